/* The placed boxes as text (`dump --stage layout`). */
#include "base/text.h"
#include "type/page.h"

struct dump {
    struct buf *out;
    const struct page *page;
    int depth;
};

static void
begin_line(struct dump *d)
{
    for (int i = 0; i < d->depth; i++)
        buf_str(d->out, "  ");
}

static void
add_place(struct dump *d, coord x, coord y, coord w, coord h)
{
    coord numbers[] = {x, y, w, h};
    for (int i = 0; i < 4; i++) {
        buf_char(d->out, ' ');
        buf_milli(d->out, numbers[i]);
    }
}

static const char *
name_of(const struct box *box)
{
    static const char *const names[] = {[BOX_BLOCK] = "(block)",
        [BOX_FLEX] = "(flex)",
        [BOX_TABLE] = "(table)",
        [BOX_ROW_GROUP] = "(group)",
        [BOX_ROW] = "(row)",
        [BOX_CELL] = "(cell)",
        [BOX_PICTURE] = "(picture)",
        [BOX_INLINE] = "(inline)",
        [BOX_TEXT] = "(text)",
        [BOX_BREAK] = "(break)"};
    return box->node ? box->node->name : names[box->kind];
}

static void
dump_line(struct dump *d, const struct line *line, coord x, coord y)
{
    begin_line(d);
    buf_str(d->out, "line");
    add_place(d, x, y, line->w, line->h);
    buf_str(d->out, " \"");
    for (int i = 0; i < line->count; i++)
        if (line->items[i].kind == LINE_RUN)
            buf_visible(d->out, line->items[i].run->text,
                line->items[i].run->text_length);
        else if (line->items[i].kind == LINE_ATOM)
            buf_str(d->out, "[]");
    buf_str(d->out, "\"\n");
}

static void dump_box(struct dump *d, const struct box *box, coord x, coord y);

static void
dump_lines(struct dump *d, const struct box *box, coord x, coord y)
{
    for (int i = 0; i < box->line_count; i++) {
        const struct line *line = &box->lines[i];
        if (!page_owns(d->page, y + line->y))
            continue;
        dump_line(d, line, sheet_x(d->page, x + line->x),
            sheet_y(d->page, y + line->y));
        d->depth++;
        for (int k = 0; k < line->count; k++) {
            const struct box *atom = line->items[k].box;
            if (line->items[k].kind == LINE_ATOM)
                dump_box(d, atom, x + line->x + atom->x, y + line->y + atom->y);
        }
        d->depth--;
    }
}

static void
dump_box(struct dump *d, const struct box *box, coord x, coord y)
{
    if (!page_shows(d->page, box, y))
        return;
    begin_line(d);
    buf_str(d->out, name_of(box));
    const char *id = box_extras(box)->id;
    if (id)
        buf_printf(d->out, "#%s", id);
    add_place(d, sheet_x(d->page, x), sheet_y(d->page, y), box->w, box->h);
    buf_str(d->out, page_owns(d->page, y) ? "\n" : " …\n");
    d->depth++;
    dump_lines(d, box, x, y);
    for (const struct box *child = box->first; child && !box->inlines;
         child = child->next)
        dump_box(d, child, x + child->x, y + child->y);
    d->depth--;
}

void
layout_dump(const struct pages *pages, struct buf *out)
{
    for (int i = 0; i < pages->count; i++) {
        const struct page *page = &pages->items[i];
        struct dump d = {out, page, 1};
        buf_printf(out, "page %d ", i + 1);
        buf_milli(out, page->style->width);
        buf_str(out, " x ");
        buf_milli(out, page->style->height);
        buf_char(out, '\n');
        if (pages->root)
            dump_box(&d, pages->root, pages->root->x, pages->root->y);
    }
}
