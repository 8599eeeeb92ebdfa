/* Where lines end: words that are too wide are cut, the rest is the
 * paragraph breaker's. */
#include "type/inline.h"

#include "base/text.h"
#include "type/page.h"
#include "type/para.h"
#include "type/shape_item.h"

#define HYPHEN_PENALTY 50

struct wrapper {
    struct layout *layout;
    struct box *block;
    const struct inline_text *content;
    coord width;
    struct word *words; /* with the widths of their atoms, none too wide */
    int count, room;
};

/* As wide as it likes if the line has room. */
static coord
atom_width(const struct box *box, coord whole)
{
    coord room = whole - box->margin[SIDE_LEFT] - box->margin[SIDE_RIGHT];
    coord width = box_sized_w(box, box->style->width, whole);
    if (width < 0)
        width = box->max_w < room ? box->max_w : room;
    return box_clamp_w(box, width, whole);
}

static void
set_atom(struct wrapper *w, struct piece *piece)
{
    struct box *box = piece->box;
    box_edges(box, w->width);
    if (box->kind == BOX_PICTURE) {
        picture_size(w->layout, box, w->width);
    } else {
        box->w = atom_width(box, w->width);
        box_content_alone(w->layout, box);
    }
    piece->width = box_outer_w(box);
}

static struct word *
add_word(struct wrapper *w, const struct word *word)
{
    w->words = arena_grow(
        w->layout->arena, w->words, w->count, &w->room, sizeof *w->words);
    w->words[w->count] = *word;
    return &w->words[w->count++];
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
part_add(struct wrapper *w, struct part *part, const struct piece *piece)
{
    part->pieces = arena_grow(w->layout->arena, part->pieces, part->count,
        &part->room, sizeof *part->pieces);
    part->pieces[part->count++] = *piece;
    part->width += piece->width;
}

static struct word *
part_flush(struct wrapper *w, struct part *part)
{
    struct word word = {
        .pieces = part->pieces, .count = part->count, .width = part->width};
    *part = (struct part){0};
    return add_word(w, &word);
}

static void
part_split_piece(struct wrapper *w, struct part *part, struct piece *piece)
{
    const char *text = w->content->text;
    while (part->width + piece->width > w->width) {
        uint32_t n = piece_prefix(piece, w->width - part->width);
        if (n == 0 && part->width > 0) {
            part_flush(w, part);
            continue;
        }
        if (n == 0)
            n = first_rune(text + piece->at);
        if (n >= piece->length)
            return;
        struct piece head = *piece;
        head.length = n;
        piece_shape(w->layout, text, &head);
        part_add(w, part, &head);
        part_flush(w, part);
        piece->at += n;
        piece->length -= n;
        piece_shape(w->layout, text, piece);
    }
}

static void
split_word(struct wrapper *w, const struct word *word)
{
    struct part part = {0};
    for (int i = 0; i < word->count; i++) {
        struct piece piece = word->pieces[i];
        if (piece.kind == PIECE_TEXT)
            part_split_piece(w, &part, &piece);
        else if (piece.kind == PIECE_ATOM && part.width > 0 &&
                 part.width + piece.width > w->width)
            part_flush(w, &part);
        part_add(w, &part, &piece);
    }
    struct word *last = part_flush(w, &part);
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
take_words(struct wrapper *w)
{
    w->room = w->content->count;
    w->words = ARENA_ARRAY(w->layout->arena, struct word, w->room + 1);
    for (int i = 0; i < w->content->count; i++) {
        struct word word = w->content->words[i];
        for (int k = 0; k < word.count; k++) {
            if (word.pieces[k].kind != PIECE_ATOM)
                continue;
            set_atom(w, &word.pieces[k]);
            word.width += word.pieces[k].width;
        }
        if (word.width > w->width && w->width > 0 && may_split(&word))
            split_word(w, &word);
        else
            add_word(w, &word);
    }
}

static int
add_items(const struct word *word, bool last, struct para_item *item)
{
    item[0] =
        (struct para_item){.kind = PARA_BOX, .width = coord_len(word->width)};
    if (last)
        return 1;
    item[1] = (struct para_item){.kind = PARA_PENALTY};
    if (word->forced) {
        item[1].penalty = PENALTY_FORCED;
    } else if (word->hyphen.length > 0) {
        item[1].width = coord_len(word->hyphen.width);
        item[1].penalty = HYPHEN_PENALTY;
        item[1].flagged = true;
    } else if (word->space.length > 0) {
        len width = coord_len(word->space.width);
        item[1] = (struct para_item){.kind = PARA_GLUE,
            .width = width,
            .stretch = width / 2,
            .shrink = width / 3};
    }
    return 2;
}

/* Every word is a box and what follows it; item i belongs to word i / 2. */
static int *
break_words(struct wrapper *w, int *lines)
{
    struct arena *arena = w->layout->arena;
    int items = 0;
    struct para_item *item = ARENA_ARRAY(arena, struct para_item, w->count * 2);
    for (int i = 0; i < w->count; i++)
        items += add_items(&w->words[i], i + 1 == w->count, &item[items]);
    struct para_shape shape = {.width = coord_len(w->width),
        .ragged = w->block->style->align != TEXT_JUSTIFY};
    int *ends = para_break(arena, item, items, &shape, lines);
    for (int i = 0; i < *lines; i++)
        ends[i] = (ends[i] + 1) / 2;
    return ends;
}

static bool
fits_one_line(const struct wrapper *w)
{
    coord width = 0;
    for (int i = 0; i < w->count; i++) {
        width += w->words[i].width;
        if (width > w->width || (w->words[i].forced && i + 1 < w->count))
            return false;
        width += w->words[i].space.width;
    }
    return true;
}

struct wrapped
inline_wrap(struct layout *layout, struct box *block)
{
    struct wrapper w = {.layout = layout,
        .block = block,
        .content = inline_prepare(layout, block),
        .width = box_inner_w(block)};
    if (w.content->count == 0)
        return (struct wrapped){0};
    take_words(&w);
    struct wrapped wrapped = {.words = w.words, .count = w.count, .lines = 1};
    if (fits_one_line(&w)) {
        wrapped.ends = ARENA_NEW(layout->arena, int);
        wrapped.ends[0] = w.count;
    } else {
        wrapped.ends = break_words(&w, &wrapped.lines);
    }
    return wrapped;
}
