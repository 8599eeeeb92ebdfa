/* Words set into lines: where they break, and where everything stands. */
#include "type/inline.h"

#include <string.h>

#include "base/text.h"
#include "type/para.h"
#include "type/shape_item.h"

#define HYPHEN_PENALTY 50

/* One block being set. */
struct setter {
    struct layout *layout;
    struct box *block;
    const struct inline_text *content;
    coord width;
    struct word *words; /* with the widths of their atoms, none too wide */
    int count, room;
    struct fragment *open; /* inline boxes that are open, outermost first */
    int open_count, open_room;
    /* the line */
    struct line *line;
    int item_room, fragment_room;
    struct glyph_run run; /* being collected; count 0: none */
    struct box *run_box;
    coord x, run_x;
    coord above, below; /* of the baseline */
    coord tallest;      /* of what is aligned to the line's top or bottom */
};

static void
set_atom(struct setter *s, struct piece *piece)
{
    struct box *box = piece->box;
    box_edges(box, s->width);
    if (box->kind == BOX_PICTURE) {
        picture_size(s->layout, box, s->width);
    } else {
        coord room =
            s->width - box->margin[SIDE_LEFT] - box->margin[SIDE_RIGHT];
        coord w = box_sized_w(box, box->style->width, s->width);
        if (w < 0)
            w = box->max_w < room ? box->max_w : room;
        if (w < box->min_w && box->style->width.kind == SIZE_AUTO)
            w = box->min_w < room ? box->min_w : w;
        box->w = box_clamp_w(box, w, s->width);
        box_content_alone(s->layout, box);
    }
    piece->width = box_outer_w(box);
}

static struct word *
add_word(struct setter *s, const struct word *word)
{
    s->words = arena_grow(
        s->layout->arena, s->words, s->count, &s->room, sizeof *s->words);
    s->words[s->count] = *word;
    return &s->words[s->count++];
}

/* Bytes of the stretch that fit; a mark stays with its letter. */
static uint32_t
bytes_that_fit(const struct shaped *shaped, coord room, coord *used)
{
    for (int i = 0; i < shaped->count; i++) {
        int k = shaped->rtl ? shaped->count - 1 - i : i;
        const struct glyph *glyph = &shaped->glyphs[k];
        const char *at = shaped->text + glyph->cluster;
        bool first = *used + glyph->advance <= room;
        if (!first && !shape_is_mark(utf8_next(&at)))
            return glyph->cluster;
        *used += glyph->advance;
    }
    return shaped->text_length;
}

static uint32_t
first_rune(const char *text)
{
    const char *at = text;
    utf8_next(&at);
    while (*at) {
        const char *next = at;
        if (!shape_is_mark(utf8_next(&next)))
            break;
        at = next;
    }
    return (uint32_t)(at - text);
}

static uint32_t
piece_prefix(const struct piece *piece, coord room)
{
    coord used = 0;
    uint32_t bytes = 0;
    for (int i = 0; i < piece->shaped.count; i++) {
        const struct shaped *shaped = &piece->shaped.items[i];
        uint32_t n = bytes_that_fit(shaped, room, &used);
        bytes += n;
        if (n < shaped->text_length)
            break;
    }
    return bytes;
}

/* A part of a word that is wider than the line. */
struct part {
    struct piece *pieces;
    int count, room;
    coord width;
};

static void
part_add(struct setter *s, struct part *part, const struct piece *piece)
{
    part->pieces = arena_grow(s->layout->arena, part->pieces, part->count,
        &part->room, sizeof *part->pieces);
    part->pieces[part->count++] = *piece;
    part->width += piece->width;
}

static struct word *
part_flush(struct setter *s, struct part *part)
{
    struct word word = {
        .pieces = part->pieces, .count = part->count, .width = part->width};
    *part = (struct part){0};
    return add_word(s, &word);
}

static void
part_split_piece(struct setter *s, struct part *part, struct piece *piece)
{
    const char *text = s->content->text;
    while (part->width + piece->width > s->width) {
        uint32_t n = piece_prefix(piece, s->width - part->width);
        if (n == 0 && part->width > 0) {
            part_flush(s, part);
            continue;
        }
        if (n == 0)
            n = first_rune(text + piece->at);
        if (n >= piece->length)
            return;
        struct piece head = *piece;
        head.length = n;
        piece_shape(s->layout, text, &head);
        part_add(s, part, &head);
        part_flush(s, part);
        piece->at += n;
        piece->length -= n;
        piece_shape(s->layout, text, piece);
    }
}

static void
split_word(struct setter *s, const struct word *word)
{
    struct part part = {0};
    for (int i = 0; i < word->count; i++) {
        struct piece piece = word->pieces[i];
        if (piece.kind == PIECE_TEXT)
            part_split_piece(s, &part, &piece);
        else if (piece.kind == PIECE_ATOM && part.width > 0 &&
                 part.width + piece.width > s->width)
            part_flush(s, &part);
        part_add(s, &part, &piece);
    }
    struct word *last = part_flush(s, &part);
    last->space = word->space;
    last->hyphen = word->hyphen;
    last->forced = word->forced;
}

static bool
may_split(const struct word *word)
{
    for (int i = 0; i < word->count; i++) {
        enum white_space white = word->pieces[i].box->style->white;
        if (white != WHITE_NOWRAP && white != WHITE_PRE)
            return true;
    }
    return false;
}

static void
take_words(struct setter *s)
{
    s->room = s->content->count;
    s->words = ARENA_ARRAY(s->layout->arena, struct word, s->room + 1);
    for (int i = 0; i < s->content->count; i++) {
        struct word word = s->content->words[i];
        for (int k = 0; k < word.count; k++) {
            if (word.pieces[k].kind != PIECE_ATOM)
                continue;
            set_atom(s, &word.pieces[k]);
            word.width += word.pieces[k].width;
        }
        if (word.width > s->width && s->width > 0 && may_split(&word))
            split_word(s, &word);
        else
            add_word(s, &word);
    }
}

/* Words wider than this never fit, so that an int holds any width. */
static len
to_len(coord n)
{
    return n > PT(100000) ? PT(100000) : n < -PT(100000) ? -PT(100000) : (len)n;
}

static int
add_items(const struct word *word, bool last, struct para_item *item)
{
    item[0] =
        (struct para_item){.kind = PARA_BOX, .width = to_len(word->width)};
    if (last)
        return 1;
    item[1] = (struct para_item){.kind = PARA_PENALTY};
    if (word->forced) {
        item[1].penalty = PENALTY_FORCED;
    } else if (word->hyphen.length > 0) {
        item[1].width = to_len(word->hyphen.width);
        item[1].penalty = HYPHEN_PENALTY;
        item[1].flagged = true;
    } else if (word->space.length > 0) {
        len width = to_len(word->space.width);
        item[1] = (struct para_item){.kind = PARA_GLUE,
            .width = width,
            .stretch = width / 2,
            .shrink = width / 3};
    }
    return 2;
}

/* Every word is a box and what follows it; item i belongs to word i / 2. */
static int *
break_words(struct setter *s, int *lines)
{
    struct arena *arena = s->layout->arena;
    int items = 0;
    struct para_item *item = ARENA_ARRAY(arena, struct para_item, s->count * 2);
    for (int i = 0; i < s->count; i++)
        items += add_items(&s->words[i], i + 1 == s->count, &item[items]);
    struct para_shape shape = {.width = to_len(s->width),
        .ragged = s->block->style->align != TEXT_JUSTIFY};
    int *ends = para_break(arena, item, items, &shape, lines);
    for (int i = 0; i < *lines; i++)
        ends[i] = (ends[i] + 1) / 2;
    return ends;
}

static bool
fits_one_line(const struct setter *s)
{
    coord width = 0;
    for (int i = 0; i < s->count; i++) {
        width += s->words[i].width;
        if (width > s->width || (s->words[i].forced && i + 1 < s->count))
            return false;
        width += s->words[i].space.width;
    }
    return true;
}

/* Above and below the baseline for a text of the style: its ascent and
 * descent with half of the leading on each side. */
static void
grow_by_style(struct setter *s, const struct box *box)
{
    len ascent, descent;
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
    coord top, baseline,
        height = box->margin[SIDE_TOP] + box->h + box->margin[SIDE_BOTTOM];
    coord above = height;
    switch (box->style->valign) {
    case VALIGN_TOP:
    case VALIGN_BOTTOM:
        s->tallest = height > s->tallest ? height : s->tallest;
        return;
    case VALIGN_MIDDLE: /* half an x-height up, which is a quarter em */
        above = height / 2 + s->block->style->font_size / 4;
        break;
    case VALIGN_BASELINE:
        if (box->kind != BOX_PICTURE && box_first_line(box, &top, &baseline))
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
    line->items = arena_grow(s->layout->arena, line->items, line->count,
        &s->item_room, sizeof *line->items);
    struct line_item *item = &line->items[line->count++];
    *item = (struct line_item){.kind = kind, .box = box, .x = s->x};
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
    struct glyph *glyphs =
        ARENA_ARRAY(layout->arena, struct glyph, s->run.count);
    memcpy(glyphs, layout->scratch, size);
    item->run = s->run;
    item->run.glyphs = glyphs;
    item->x = s->run_x;
    item->w = s->x - s->run_x;
    s->run.count = 0;
    layout->scratch_count = 0;
}

static void
add_glyph(struct layout *layout, const struct glyph *glyph, uint32_t shift)
{
    layout->scratch = arena_grow(layout->arena, layout->scratch,
        layout->scratch_count, &layout->scratch_room, sizeof *glyph);
    struct glyph *copy = &layout->scratch[layout->scratch_count++];
    *copy = *glyph;
    copy->cluster += shift;
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
    }
    for (int i = 0; i < shaped->count; i++) {
        struct glyph glyph = shaped->glyphs[i];
        glyph.advance += stretch;
        s->x += glyph.advance;
        add_glyph(s->layout, &glyph, s->run.text_length);
    }
    s->run.count = s->layout->scratch_count;
    s->run.text_length += shaped->text_length;
}

static void
add_text(
    struct setter *s, const struct piece *piece, const char *text, len stretch)
{
    grow_by_style(s, piece->box);
    for (int i = 0; i < piece->shaped.count; i++) {
        const struct shaped *shaped = &piece->shaped.items[i];
        add_shaped(s, shaped, piece->box, text, stretch);
        text += shaped->text_length;
    }
}

static void
open_box(struct setter *s, struct box *box)
{
    s->open = arena_grow(s->layout->arena, s->open, s->open_count,
        &s->open_room, sizeof *s->open);
    s->x += box->margin[SIDE_LEFT];
    s->open[s->open_count++] =
        (struct fragment){.box = box, .x = s->x, .starts = true};
    s->x += box->border[SIDE_LEFT] + box->padding[SIDE_LEFT];
}

static bool
is_decorated(const struct box *box)
{
    bool border = false;
    for (int side = 0; side < 4; side++)
        border |= box->border[side] > 0;
    return border || box->style->background.a > 0 || box->id != NULL;
}

/* Writes down what stands on this line of an inline box. */
static void
end_fragment(struct setter *s, const struct fragment *fragment, bool ends)
{
    struct line *line = s->line;
    struct box *box = fragment->box;
    coord w = s->x - fragment->x;
    if (is_decorated(box)) {
        line->fragments = arena_grow(s->layout->arena, line->fragments,
            line->fragment_count, &s->fragment_room, sizeof *line->fragments);
        struct fragment *f = &line->fragments[line->fragment_count++];
        *f = *fragment;
        f->w = w;
        f->ends = ends;
    }
    if (box->link && w > 0) {
        flush_run(s);
        struct line_item *item = add_item(s, LINE_LINK, box);
        item->x = fragment->x;
        item->w = w;
    }
}

static void
close_box(struct setter *s)
{
    if (s->open_count == 0)
        return;
    struct fragment *fragment = &s->open[--s->open_count];
    const struct box *box = fragment->box;
    s->x += box->padding[SIDE_RIGHT] + box->border[SIDE_RIGHT];
    end_fragment(s, fragment, true);
    s->x += box->margin[SIDE_RIGHT];
}

static void
add_piece(struct setter *s, const struct piece *piece)
{
    switch (piece->kind) {
    case PIECE_TEXT:
        add_text(s, piece, s->content->text + piece->at, 0);
        break;
    case PIECE_ATOM:
        flush_run(s);
        add_item(s, LINE_ATOM, piece->box);
        piece->box->x = s->x + piece->box->margin[SIDE_LEFT];
        grow_by_atom(s, piece->box);
        s->x += piece->width;
        break;
    case PIECE_OPEN:
        open_box(s, piece->box);
        break;
    case PIECE_CLOSE:
        close_box(s);
        break;
    }
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
    coord left = s->width - width;
    return spaces > 0 && left > 0 ? (len)(left / spaces) : 0;
}

static void
add_words(struct setter *s, int from, int to)
{
    len stretch = space_stretch(s, from, to);
    const char *text = s->content->text;
    for (int i = from; i < to; i++) {
        const struct word *word = &s->words[i];
        for (int k = 0; k < word->count; k++)
            add_piece(s, &word->pieces[k]);
        if (i + 1 < to && word->space.length > 0)
            add_text(s, &word->space, text + word->space.at, stretch);
    }
    const struct word *last = &s->words[to - 1];
    if (to < s->count && last->hyphen.length > 0)
        add_text(s, &last->hyphen, "-", 0);
    for (int i = 0; i < s->open_count; i++) {
        end_fragment(s, &s->open[i], false);
        s->open[i].x = 0;
        s->open[i].starts = false;
    }
    s->line->w = s->x;
    /* The space at a line's end takes no room but keeps words apart for
     * whoever copies or reads aloud. */
    if (to < s->count && last->space.length > 0)
        add_text(s, &last->space, text + last->space.at, 0);
    flush_run(s);
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
    coord top, baseline,
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
        if (box->kind != BOX_PICTURE && box_first_line(box, &top, &baseline))
            y = line->baseline - baseline - box->margin[SIDE_TOP];
        break;
    }
    box->y = y + box->margin[SIDE_TOP];
}

static void
place_line(struct setter *s)
{
    struct line *line = s->line;
    line->baseline = s->above;
    line->h = s->above + s->below;
    if (line->h < s->tallest)
        line->h = s->tallest;
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
    enum text_align align = s->block->style->align;
    coord left = s->width - line->w;
    line->x = box_inner_x(s->block);
    if (left > 0 && align == TEXT_RIGHT)
        line->x += left;
    else if (left > 0 && align == TEXT_CENTER)
        line->x += left / 2;
}

static void
set_line(struct setter *s, struct line *line, int from, int to)
{
    s->line = line;
    s->item_room = s->fragment_room = 0;
    s->x = s->tallest = 0;
    s->above = s->below = -COORD_MAX;
    grow_by_style(s, s->block);
    add_words(s, from, to);
    place_line(s);
}

coord
inline_set(struct layout *layout, struct box *box)
{
    struct setter s = {.layout = layout,
        .block = box,
        .content = inline_prepare(layout, box),
        .width = box_inner_w(box)};
    if (s.content->count == 0)
        return 0;
    take_words(&s);
    int one = s.count, *ends = &one, lines = 1;
    if (!fits_one_line(&s))
        ends = break_words(&s, &lines);
    box->lines = ARENA_ARRAY(layout->arena, struct line, lines);
    coord y = 0;
    for (int i = 0, from = 0; i < lines; from = ends[i++]) {
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
runs_of_text(struct layout *layout, const struct text_style *style,
    struct color color, const char *text, struct glyph_run **runs, int *count)
{
    struct shaped_list list =
        shape_text(&layout->shaper, style, text, (uint32_t)strlen(text));
    coord x = 0;
    *count = list.count;
    *runs = ARENA_ARRAY(layout->arena, struct glyph_run, list.count);
    for (int i = 0; i < list.count; i++) {
        const struct shaped *shaped = &list.items[i];
        (*runs)[i] = (struct glyph_run){.font = shaped->font,
            .size = shaped->size,
            .color = color,
            .x = to_len(x),
            .glyphs = shaped->glyphs,
            .count = shaped->count,
            .text = shaped->text,
            .text_length = shaped->text_length,
            .rtl = shaped->rtl};
        x += shaped->width;
    }
    return x;
}

/* The bullet or number ends two fifths of an em left of the text. */
void
marker_set(struct layout *layout, struct box *item)
{
    struct marker *marker = &item->marker;
    const struct style *style = item->style;
    if (style->display != DISPLAY_LIST_ITEM || style->list_style == LIST_NONE ||
        !box_first_line(item, &marker->line_y, &marker->baseline))
        return;
    struct text_style text_style = text_style_of(item);
    struct color color =
        style->marker_color.a ? style->marker_color : style->color;
    const char *text = "\xe2\x80\xa2";
    if (style->list_style == LIST_DECIMAL)
        text = arena_printf(layout->arena, "%d.", item->list_number);
    struct glyph_run *runs;
    coord width =
        runs_of_text(layout, &text_style, color, text, &runs, &marker->count);
    coord x = box_inner_x(item) - width - style->font_size * 2 / 5;
    for (int i = 0; i < marker->count; i++)
        runs[i].x += to_len(x);
    marker->runs = runs;
}
