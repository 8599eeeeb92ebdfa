#include "type/page.h"
#include "type/shape_cache.h"
#include "type/svg.h"

static struct layout
layout_begin(struct arena *arena, const struct layout_input *input)
{
    struct layout layout = {.arena = arena,
        .input = input,
        .shaper = {
            .fonts = input->fonts, .cache = input->shapes, .arena = arena}};
    layout.breaker = breaker_new(arena);
    if (input->shapes)
        shape_cache_begin(input->shapes);
    layout.strings = style_shows_strings(input->sheet);
    return layout;
}

/* The block that holds everything; its margins are those of the page. */
static void
set_root(struct layout *layout, struct box *root)
{
    const struct page_style *page =
        style_page(layout->input->sheet, root->page, false);
    layout->page_height = page_text_height(page);
    box_set(layout, root, page_text_width(page));
    root->x = root->margin[SIDE_LEFT];
    root->y = root->above.plus + root->above.minus;
}

/* Pictures are read when their size is known; a figure's box on its page. */
static void
set_pictures(struct layout *layout, struct pages *pages, struct box *box,
    coord x, coord y, int page)
{
    if (!box->pictured)
        return;
    while (page + 1 < pages->count && y >= pages->items[page].bottom)
        page++;
    if (box->kind == BOX_PICTURE) {
        const struct page *on = &pages->items[page];
        if (box_extras(box)->svg)
            svg_read(layout, box);
        if (box->tag && box->tag->role == TAG_FIGURE)
            box->tag->bbox = (struct rect){coord_len(sheet_x(on, x)),
                coord_len(sheet_y(on, y)), coord_len(box->w),
                coord_len(box->h)};
    }
    for (int i = 0; i < box->line_count; i++) {
        const struct line *line = &box->lines[i];
        for (int k = 0; k < line->count; k++) {
            struct box *atom = line->items[k].box;
            if (line->items[k].kind == LINE_ATOM)
                set_pictures(layout, pages, atom, x + line->x + atom->x,
                    y + line->y + atom->y, page);
        }
    }
    for (struct box *child = box->first; child && !box->inlines;
         child = child->next)
        set_pictures(layout, pages, child, x + child->x, y + child->y, page);
}

static struct pages *
make_pages(struct layout *layout, struct box *root)
{
    if (root)
        tags_assign(layout, root);
    struct pages *pages = pages_cut(layout, root);
    pages->amended = layout->amended;
    if (root)
        set_pictures(layout, pages, root, root->x, root->y, 0);
    running_set(layout, pages);
    return pages;
}

struct layout_result
layout_document(struct arena *arena, const struct layout_input *input)
{
    struct layout layout = layout_begin(arena, input);
    struct box *root = box_build(&layout);
    struct layout_result result = {0};
    if (root) {
        named_assign(root);
        set_root(&layout, root);
    }
    if (layout.unfit) {
        result.unfit = layout.unfit->node;
    } else {
        result.pages = make_pages(&layout, root);
        result.page_count = result.pages->count;
    }
    breaker_free(layout.breaker);
    buf_free(&layout.text);
    result.missing = layout.shaper.missing;
    result.missing_count = layout.shaper.missing_count;
    return result;
}
