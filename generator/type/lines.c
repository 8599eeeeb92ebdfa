/* Words set into lines: where they break, and where everything stands. */
#include "type/inline.h"

#include <stdlib.h>
#include <string.h>

#include "type/line_cache.h"
#include "type/page.h"

/* What a hyphen stands for that divides a word at a line's end. */
#define SOFT_HYPHEN "\xc2\xad"

/* One block being set. */
struct setter {
    struct layout *layout;
    struct box *block;
    const struct inline_text *content;
    coord width;
    const struct word *words;
    int count;
    struct fragment *open; /* inline boxes that are open, outermost first */
    int open_count, open_room;
    /* the line */
    struct line *line;

    struct glyph_run run; /* being collected; count 0: none */
    struct box *run_box;
    coord x, run_x;
    uint32_t order, run_order; /* place in the text of what is added */
    coord above, below;        /* of the baseline */
    const struct style *grown; /* the last that these have room for */
    coord hanging, standing;   /* what is tallest at the line's top, bottom */
};

/* Above and below the baseline for a text of the style: its ascent and
 * descent with half of the leading on each side. */
static void
grow_by_style(struct setter *s, const struct box *box)
{
    len ascent, descent;
    if (box->style == s->grown)
        return;
    s->grown = box->style;
    box_metrics(s->layout, box, &ascent, &descent);
    coord height = box->style->line_height;
    coord above = ascent + (height - ascent - descent) / 2;
    if (above > s->above)
        s->above = above;
    if (height - above > s->below)
        s->below = height - above;
}

static void
grow_by_atom(struct setter *s, const struct box *box)
{
    coord baseline,
        height = box->margin[SIDE_TOP] + box->h + box->margin[SIDE_BOTTOM];
    coord above = height;
    switch (box->style->valign) {
    case VALIGN_TOP:
        s->hanging = coord_max(s->hanging, height);
        return;
    case VALIGN_BOTTOM:
        s->standing = coord_max(s->standing, height);
        return;
    case VALIGN_MIDDLE: /* half an x-height up, which is a quarter em */
        above = height / 2 + s->block->style->font_size / 4;
        break;
    case VALIGN_BASELINE:
        if (box->kind != BOX_PICTURE && box_last_baseline(box, &baseline))
            above = box->margin[SIDE_TOP] + baseline;
        break;
    }
    if (above > s->above)
        s->above = above;
    if (height - above > s->below)
        s->below = height - above;
}

static struct line_item *
add_item(struct setter *s, enum line_item_kind kind, struct box *box)
{
    struct line *line = s->line;
    struct layout *layout = s->layout;
    layout->items = arena_grow(layout->arena, layout->items, line->count,
        &layout->item_room, sizeof *layout->items);
    struct line_item *item = &layout->items[line->count++];
    *item = (struct line_item){
        .kind = kind, .box = box, .order = s->order, .x = s->x};
    return item;
}

static void
flush_run(struct setter *s)
{
    struct layout *layout = s->layout;
    if (s->run.count == 0)
        return;
    struct line_item *item = add_item(s, LINE_RUN, s->run_box);
    size_t size = sizeof *layout->scratch * (size_t)s->run.count;
    struct glyph *glyphs = ARENA_RAW(layout->arena, struct glyph, s->run.count);
    struct glyph_run *run = ARENA_RAW(layout->arena, struct glyph_run, 1);
    *run = s->run;
    run->glyphs = memcpy(glyphs, layout->scratch, size);
    item->run = run;
    item->order = s->run_order;
    item->x = s->run_x;
    item->w = s->x - s->run_x;
    s->run.count = 0;
    layout->scratch_count = 0;
}

/* Room for more glyphs behind those of the run. */
static struct glyph *
glyphs_room(struct layout *layout, int more)
{
    while (layout->scratch_count + more > layout->scratch_room)
        layout->scratch =
            arena_grow(layout->arena, layout->scratch, layout->scratch_room,
                &layout->scratch_room, sizeof *layout->scratch);
    return layout->scratch + layout->scratch_count;
}

static bool
continues_run(const struct setter *s, const struct shaped *shaped,
    const struct box *box, const char *text)
{
    const struct glyph_run *run = &s->run;
    return run->count > 0 && s->run_box == box && run->font == shaped->font &&
           run->size == shaped->size && !run->rtl && !shaped->rtl &&
           run->text + run->text_length == text;
}

/* `stretch` is added to each space for justification. */
static void
add_shaped(struct setter *s, const struct shaped *shaped, struct box *box,
    const char *text, len stretch)
{
    if (!continues_run(s, shaped, box, text)) {
        flush_run(s);
        s->run = (struct glyph_run){.font = shaped->font,
            .size = shaped->size,
            .color = box->style->color,
            .spacing = box->style->letter_spacing,
            .text = text,
            .rtl = shaped->rtl};
        s->run_box = box;
        s->run_x = s->x;
        s->run_order = s->order;
    }
    struct glyph *glyphs = glyphs_room(s->layout, shaped->count);
    for (int i = 0; i < shaped->count; i++) {
        glyphs[i] = shaped->glyphs[i];
        glyphs[i].advance += stretch;
        glyphs[i].cluster += s->run.text_length;
        s->x += glyphs[i].advance;
    }
    s->run.count = s->layout->scratch_count += shaped->count;
    s->run.text_length += shaped->text_length;
}

/* What comes first in text that runs to the left stands last. */
static void
add_text(
    struct setter *s, const struct piece *piece, const char *text, len stretch)
{
    const int count = piece->shaped_count;
    bool left = piece->direction == TEXT_LEFTWARDS;
    uint32_t at = left ? piece->length : 0;
    grow_by_style(s, piece->box);
    for (int i = 0; i < count; i++) {
        const struct shaped *shaped = &piece->shaped[left ? count - 1 - i : i];
        at -= left ? shaped->text_length : 0;
        s->order = piece->at + at;
        add_shaped(s, shaped, piece->box, text + at, stretch);
        at += left ? 0 : shaped->text_length;
    }
}

static void
add_hyphen(struct setter *s, const struct piece *piece)
{
    grow_by_style(s, piece->box);
    for (int i = 0; i < piece->shaped_count; i++) {
        struct shaped shaped = piece->shaped[i];
        shaped.text_length = i == 0 ? sizeof SOFT_HYPHEN - 1 : 0;
        add_shaped(s, &shaped, piece->box, SOFT_HYPHEN, 0);
    }
}

/* With or without its edge on the left. */
static void
open_box(struct setter *s, struct box *box, bool edge)
{
    s->open = arena_grow(s->layout->arena, s->open, s->open_count,
        &s->open_room, sizeof *s->open);
    s->x += edge ? box->margin[SIDE_LEFT] : 0;
    s->open[s->open_count++] =
        (struct fragment){.box = box, .x = s->x, .starts = edge};
    s->x += edge ? box->border[SIDE_LEFT] + box->padding[SIDE_LEFT] : 0;
}

static bool
is_decorated(const struct box *box)
{
    bool border = false;
    for (int side = 0; side < 4; side++)
        border |= box->border[side] > 0;
    return border || box->style->background.a > 0 || box_extras(box)->id;
}

/* Writes down what stands on this line of an inline box. */
static void
end_fragment(struct setter *s, const struct fragment *fragment, bool ends)
{
    struct line *line = s->line;
    struct box *box = fragment->box;
    coord w = s->x - fragment->x;
    if (is_decorated(box)) {
        struct layout *layout = s->layout;
        layout->fragments =
            arena_grow(layout->arena, layout->fragments, line->fragment_count,
                &layout->fragment_room, sizeof *layout->fragments);
        struct fragment *f = &layout->fragments[line->fragment_count++];
        *f = *fragment;
        f->w = w;
        f->ends = ends;
    }
    if (box_extras(box)->link && w > 0) {
        flush_run(s);
        struct line_item *item = add_item(s, LINE_LINK, box);
        item->x = fragment->x;
        item->w = w;
    }
}

static void
close_box(struct setter *s, bool edge)
{
    if (s->open_count == 0)
        return;
    struct fragment *fragment = &s->open[--s->open_count];
    const struct box *box = fragment->box;
    s->x += edge ? box->padding[SIDE_RIGHT] + box->border[SIDE_RIGHT] : 0;
    end_fragment(s, fragment, edge);
    s->x += edge ? box->margin[SIDE_RIGHT] : 0;
}

/* `edge`: the piece opens or closes a box with that edge of it. */
static void
add_piece(struct setter *s, const struct piece *piece, len stretch, bool edge)
{
    switch (piece->kind) {
    case PIECE_TEXT:
        add_text(s, piece, s->content->text + piece->at, stretch);
        break;
    case PIECE_ATOM:
        flush_run(s);
        add_item(s, LINE_ATOM, piece->box);
        piece->box->x = s->x + piece->box->margin[SIDE_LEFT];
        grow_by_atom(s, piece->box);
        s->x += piece->width;
        break;
    case PIECE_OPEN:
        open_box(s, piece->box, edge);
        break;
    case PIECE_CLOSE:
        close_box(s, edge);
        break;
    }
}

static bool
shows_hyphen(const struct setter *s, int to)
{
    return to < s->count && s->words[to - 1].hyphen;
}

/* What each space of a justified line gets: its part of what is left. */
static len
space_stretch(const struct setter *s, int from, int to)
{
    coord width = s->words[to - 1].width;
    int spaces = 0;
    if (s->block->style->align != TEXT_JUSTIFY || to == s->count ||
        s->words[to - 1].forced)
        return 0;
    for (int i = from; i + 1 < to; i++) {
        width += s->words[i].width + s->words[i].space.width;
        spaces += s->words[i].space.length > 0;
    }
    if (shows_hyphen(s, to))
        width += s->words[to - 1].hyphen->width;
    coord left = s->width - width;
    return spaces > 0 ? (len)(left / spaces) : 0;
}

/* Words that run to the right. */
static void
add_words(struct setter *s, int from, int to)
{
    len stretch = space_stretch(s, from, to);
    for (int i = from; i < to; i++) {
        const struct word *word = &s->words[i];
        for (int k = 0; k < word->count; k++)
            add_piece(s, &word->pieces[k], 0, true);
        if (i + 1 < to && word->space.length > 0)
            add_piece(s, &word->space, stretch, true);
    }
    if (shows_hyphen(s, to))
        add_hyphen(s, s->words[to - 1].hyphen);
    for (int i = 0; i < s->open_count; i++) {
        end_fragment(s, &s->open[i], false);
        s->open[i].x = 0;
        s->open[i].starts = false;
    }
}

static int
compare_order(const void *a, const void *b)
{
    const struct line_item *one = a, *two = b;
    if (one->order != two->order)
        return one->order < two->order ? -1 : 1;
    /* A link comes after its text. */
    return (one->kind == LINE_LINK) - (two->kind == LINE_LINK);
}

/* Words that run both ways: placed from left to right, kept in the order of
 * reading, which is that of the document's tags. */
static void
add_words_both_ways(struct setter *s, int from, int to)
{
    len stretch = space_stretch(s, from, to);
    bool hyphen = shows_hyphen(s, to);
    int count;
    const struct span *spans =
        visual_line(s->layout, s->block, s->words, from, to, hyphen, &count);
    for (int i = 0; i < count; i++) {
        const struct piece *piece = &spans[i].piece;
        bool edge = piece->kind == PIECE_OPEN || piece->kind == PIECE_CLOSE;
        if (!edge)
            s->order = spans[i].hyphen ? UINT32_MAX : piece->at;
        if (spans[i].hyphen)
            add_hyphen(s, piece);
        else
            add_piece(s, piece, spans[i].space ? stretch : 0, !spans[i].bare);
    }
}

/* The space at a line's end takes no room but keeps words apart for whoever
 * copies or reads aloud. */
static void
add_last_space(struct setter *s, int to)
{
    const struct piece *space = &s->words[to - 1].space;
    if (to == s->count || space->length == 0)
        return;
    if (s->block->style->rtl)
        s->x = -space->width;
    s->order = space->at;
    add_piece(s, space, 0, true);
}

static void
add_line(struct setter *s, int from, int to)
{
    s->order = 0;
    if (s->content->levels)
        add_words_both_ways(s, from, to);
    else
        add_words(s, from, to);
    s->line->w = s->x;
    add_last_space(s, to);
    flush_run(s);
    if (s->content->levels && s->line->count > 0)
        qsort(s->layout->items, (size_t)s->line->count,
            sizeof *s->layout->items, compare_order);
}

static void
place_fragment(struct setter *s, const struct box *box, coord *y, coord *h)
{
    len ascent, descent;
    box_metrics(s->layout, box, &ascent, &descent);
    *y = s->line->baseline - ascent - box_inner_y(box);
    *h = ascent + descent + box_frame_h(box);
}

static void
place_atom(struct setter *s, struct box *box)
{
    const struct line *line = s->line;
    coord baseline,
        height = box->margin[SIDE_TOP] + box->h + box->margin[SIDE_BOTTOM];
    coord y = line->baseline - height;
    switch (box->style->valign) {
    case VALIGN_TOP:
        y = 0;
        break;
    case VALIGN_BOTTOM:
        y = line->h - height;
        break;
    case VALIGN_MIDDLE:
        y = line->baseline - height / 2 - s->block->style->font_size / 4;
        break;
    case VALIGN_BASELINE:
        if (box->kind != BOX_PICTURE && box_last_baseline(box, &baseline))
            y = line->baseline - baseline - box->margin[SIDE_TOP];
        break;
    }
    box->y = y + box->margin[SIDE_TOP];
}

/* A line that is not full goes to the right. */
static bool
ends_right(const struct style *style)
{
    switch (style->align) {
    case TEXT_START:
    case TEXT_JUSTIFY:
        return style->rtl;
    case TEXT_END:
    case TEXT_DECIMAL:
        return !style->rtl;
    case TEXT_RIGHT:
        return true;
    case TEXT_LEFT:
    case TEXT_CENTER:
        break;
    }
    return false;
}

static void
place_line(struct setter *s)
{
    struct line *line = s->line;
    line->baseline = coord_max(s->above, s->standing - s->below);
    line->h = coord_max(line->baseline + s->below, s->hanging);
    for (int i = 0; i < line->count; i++) {
        struct line_item *item = &line->items[i];
        if (item->kind == LINE_ATOM)
            place_atom(s, item->box);
        else if (item->kind == LINE_LINK)
            place_fragment(s, item->box, &item->y, &item->h);
    }
    for (int i = 0; i < line->fragment_count; i++) {
        struct fragment *f = &line->fragments[i];
        place_fragment(s, f->box, &f->y, &f->h);
    }
    coord left = s->width - line->w;
    line->x = box_inner_x(s->block);
    if (left > 0 && ends_right(s->block->style))
        line->x += left;
    else if (left > 0 && s->block->style->align == TEXT_CENTER)
        line->x += left / 2;
}

/* What was collected in the layout's own arrays becomes the line's. */
static void
keep_line(struct setter *s)
{
    struct line *line = s->line;
    struct layout *layout = s->layout;
    size_t items = sizeof *line->items * (size_t)line->count;
    size_t fragments = sizeof *line->fragments * (size_t)line->fragment_count;
    line->items = arena_alloc(layout->arena, items);
    line->fragments = arena_alloc(layout->arena, fragments);
    if (items > 0)
        memcpy(line->items, layout->items, items);
    if (fragments > 0)
        memcpy(line->fragments, layout->fragments, fragments);
}

static void
set_line(struct setter *s, struct line *line, int from, int to)
{
    s->line = line;

    s->x = s->hanging = s->standing = 0;
    s->above = s->below = -COORD_MAX;
    s->grown = NULL;
    grow_by_style(s, s->block);
    add_line(s, from, to);
    keep_line(s);
    place_line(s);
}

static coord
set_lines(struct layout *layout, struct box *box)
{
    struct wrapped wrapped = inline_wrap(layout, box);
    struct setter s = {.layout = layout,
        .block = box,
        .content = inline_prepare(layout, box),
        .width = box_inner_w(box),
        .words = wrapped.words,
        .count = wrapped.count};
    box->lines = ARENA_ARRAY(layout->arena, struct line, wrapped.lines);
    coord y = 0;
    const int *ends = wrapped.ends;
    for (int i = 0, from = 0; i < wrapped.lines; from = ends[i++]) {
        if (ends[i] <= from)
            continue;
        struct line *line = &box->lines[box->line_count++];
        set_line(&s, line, from, ends[i]);
        line->y = box_inner_y(box) + y;
        y += line->h;
    }
    return y;
}

coord
inline_set(struct layout *layout, struct box *box)
{
    coord height;
    struct kept_block *kept = line_cache_find(layout, box);
    if (kept && line_cache_take(layout, kept, box, &height))
        return height;
    int missing = layout->shaper.missing_met;
    height = set_lines(layout, box);
    const struct inline_text *content = box->content;
    if (kept && content->lasts && layout->shaper.missing_met == missing)
        line_cache_keep(layout, kept, box,
            (struct slice){content->text, content->size}, height);
    return height;
}
