/* A line of text that runs both ways: its pieces from left to right.
 *
 * Text and atoms are put in visual order; the inline boxes around them are
 * then opened and closed anew, because what is one box in the order of reading
 * can be several stretches on the line.  The edges of a box are drawn where
 * CSS 2.1 (8.6) has them: on its outermost stretch to either side. */
#include "type/bidi.h"
#include "type/inline.h"

#define NO_PLACE (-1)

/* An inline box that has something on the line. */
struct around {
    const struct box *box;
    bool starts, ends; /* it begins, ends on this line */
    int first, last;   /* places of what it holds, from the left */
};

struct visual {
    struct arena *arena;
    const struct box *block;
    struct span *read; /* what has a place, in the order of reading */
    uint8_t *levels;
    int count, room, levels_room;
    struct around *around;
    int around_count, around_room;
    struct span *out;
    int out_count, out_room;
    const struct box **open; /* outermost first */
    int open_count, open_room;
};

static struct around *
around_of(struct visual *v, const struct box *box)
{
    for (int i = 0; i < v->around_count; i++)
        if (v->around[i].box == box)
            return &v->around[i];
    v->around = arena_grow(v->arena, v->around, v->around_count,
        &v->around_room, sizeof *v->around);
    struct around *around = &v->around[v->around_count++];
    *around = (struct around){.box = box, .first = NO_PLACE, .last = NO_PLACE};
    return around;
}

static void
read_piece(struct visual *v, const struct piece *piece, bool space)
{
    v->read =
        arena_grow(v->arena, v->read, v->count, &v->room, sizeof *v->read);
    v->levels = arena_grow(
        v->arena, v->levels, v->count, &v->levels_room, sizeof *v->levels);
    v->levels[v->count] = piece->level;
    v->read[v->count++] = (struct span){.piece = *piece, .space = space};
}

/* The inline box that the piece stands in; NULL: in the block itself. */
static const struct box *
inner_box(const struct visual *v, const struct piece *piece)
{
    const struct box *box = piece->box;
    if (piece->kind != PIECE_OPEN)
        box = box->parent;
    return box == v->block ? NULL : box;
}

static const struct box *
outer_box(const struct visual *v, const struct box *box)
{
    return box->parent == v->block ? NULL : box->parent;
}

/* An empty box holds a place by its opening, as its surroundings run. */
static void
read_edge(struct visual *v, const struct word *word, int i)
{
    const struct piece *piece = &word->pieces[i];
    struct around *around = around_of(v, piece->box);
    if (piece->kind == PIECE_CLOSE) {
        around->ends = true;
        return;
    }
    around->starts = true;
    if (i + 1 >= word->count || word->pieces[i + 1].box != piece->box)
        return;
    struct piece empty = *piece;
    empty.level =
        v->count > 0 ? v->levels[v->count - 1] : (uint8_t)v->block->style->rtl;
    read_piece(v, &empty, false);
}

static void
read_word(struct visual *v, const struct word *word)
{
    for (int i = 0; i < word->count; i++) {
        const struct piece *piece = &word->pieces[i];
        if (piece->kind == PIECE_OPEN || piece->kind == PIECE_CLOSE)
            read_edge(v, word, i);
        else
            read_piece(v, piece, false);
    }
}

static void
note_place(struct visual *v, const struct piece *piece, int place)
{
    const struct box *box = inner_box(v, piece);
    for (; box; box = outer_box(v, box)) {
        struct around *around = around_of(v, box);
        if (around->first == NO_PLACE)
            around->first = place;
        around->last = place;
    }
}

static void
put(struct visual *v, const struct span *span)
{
    v->out = arena_grow(
        v->arena, v->out, v->out_count, &v->out_room, sizeof *v->out);
    v->out[v->out_count++] = *span;
}

static void
put_edge(struct visual *v, const struct box *box, bool open, int place)
{
    const struct around *around = around_of(v, box);
    bool outermost = place == (open ? around->first : around->last);
    bool here = open != box->style->rtl ? around->starts : around->ends;
    struct span span = {.bare = !outermost || !here};
    span.piece.kind = open ? PIECE_OPEN : PIECE_CLOSE;
    /* The tree is the layout's own: only the way here is through const. */
    span.piece.box = (struct box *)box;
    put(v, &span);
}

static bool
stands_in(
    const struct visual *v, const struct piece *piece, const struct box *box)
{
    const struct box *at = inner_box(v, piece);
    while (at && at != box)
        at = outer_box(v, at);
    return at != NULL;
}

static void
open_boxes(struct visual *v, const struct box *box, int place)
{
    if (!box || (v->open_count > 0 && v->open[v->open_count - 1] == box))
        return;
    open_boxes(v, outer_box(v, box), place);
    v->open = arena_grow(
        v->arena, v->open, v->open_count, &v->open_room, sizeof *v->open);
    v->open[v->open_count++] = box;
    put_edge(v, box, true, place);
}

static void
put_in_order(struct visual *v, const int32_t *order)
{
    for (int i = 0; i < v->count; i++)
        note_place(v, &v->read[order[i]].piece, i);
    for (int i = 0; i <= v->count; i++) {
        const struct span *span = i < v->count ? &v->read[order[i]] : NULL;
        while (v->open_count > 0 && !(span && stands_in(v, &span->piece,
                                                  v->open[v->open_count - 1])))
            put_edge(v, v->open[--v->open_count], false, i - 1);
        if (!span)
            break;
        open_boxes(v, inner_box(v, &span->piece), i);
        if (span->piece.kind != PIECE_OPEN)
            put(v, span);
    }
}

struct span *
visual_line(struct layout *layout, const struct box *block,
    const struct word *words, int from, int to, bool hyphen, int *count)
{
    struct visual v = {.arena = layout->arena, .block = block};
    for (int i = from; i < to; i++) {
        read_word(&v, &words[i]);
        if (i + 1 < to && words[i].space.length > 0)
            read_piece(&v, &words[i].space, true);
    }
    if (hyphen) {
        read_piece(&v, words[to - 1].hyphen, false);
        v.read[v.count - 1].hyphen = true;
    }
    int32_t *order = ARENA_ARRAY(layout->arena, int32_t, v.count + 1);
    bidi_order(v.levels, v.count, order);
    put_in_order(&v, order);
    *count = v.out_count;
    return v.out;
}
