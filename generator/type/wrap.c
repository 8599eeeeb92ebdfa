/* Where lines end: words that are too wide are cut, the rest is the
 * paragraph breaker's. */
#include "type/inline.h"

#include <string.h>

#include "base/text.h"
#include "type/hyphen.h"
#include "type/page.h"
#include "type/para.h"

/* A hyphen is worth a twentieth of a justified line, and a quarter of a ragged
 * one, which may as well end where its words do. */
#define HYPHEN_PENALTY 50
#define HYPHEN_PENALTY_RAGGED 250
/* What has more lines than this is no heading. */
#define BALANCED_MAX 6
/* A line of a title rather ends where a clause does, even if that makes it a
 * fifth (a tenth) longer or shorter than the others; behind a word that
 * belongs to the next one, only if that saves as much. */
#define PAUSE_LONG (-300)
#define PAUSE_SHORT (-170)
#define BINDS 240
/* A ragged line may be this part of its width too short. */
#define SHORT_PART 4

struct wrapper {
    struct layout *layout;
    struct box *block;
    const struct inline_text *content;
    coord width;
    const struct word *words; /* with the widths of their atoms */
    int count;
    bool wide; /* one is wider than the line */
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

static bool
is_too_wide(const struct wrapper *w, const struct word *word)
{
    return word->width > w->width && w->width > 0 && may_split(word);
}

static void
use_words(struct wrapper *w, const struct word_list *list)
{
    w->words = list->items;
    w->count = list->count;
}

static void
set_atoms(struct wrapper *w, struct word *word)
{
    for (int k = 0; k < word->count; k++) {
        if (word->pieces[k].kind != PIECE_ATOM)
            continue;
        set_atom(w, &word->pieces[k]);
        word->width += word->pieces[k].width;
    }
}

/* Only where atoms widen them are they others than those that were cut. */
static void
take_words(struct wrapper *w)
{
    const struct inline_text *content = w->content;
    struct word_list list = {content->words, content->count, content->count};
    if (content->atoms) {
        list.items = ARENA_ARRAY(w->layout->arena, struct word, list.count);
        memcpy(list.items, content->words,
            sizeof *list.items * (size_t)list.count);
        for (int i = 0; i < list.count; i++)
            set_atoms(w, &list.items[i]);
    }
    use_words(w, &list);
    for (int i = 0; i < w->count; i++)
        w->wide |= is_too_wide(w, &w->words[i]);
}

/* Cuts what is wider than the line. */
static void
split_wide(struct wrapper *w)
{
    struct word_list parts = {0};
    if (!w->wide)
        return;
    for (int i = 0; i < w->count; i++)
        if (is_too_wide(w, &w->words[i]))
            word_split(
                w->layout, w->content->text, &w->words[i], w->width, &parts);
        else
            word_list_add(w->layout, &parts, &w->words[i]);
    use_words(w, &parts);
}

/* Items for the breaker, and what a line that ends at one of them ends
 * with: a word, or the part of it before the offset. */
struct items {
    struct para_item *list;
    struct slot {
        int word;
        uint32_t at; /* 0: the whole word */
    } * slots;
    int count, room, slot_room;
};

static void
add_item(struct wrapper *w, struct items *items, struct para_item item,
    int word, uint32_t at)
{
    struct arena *arena = w->layout->arena;
    items->list = arena_grow(
        arena, items->list, items->count, &items->room, sizeof *items->list);
    items->slots = arena_grow(arena, items->slots, items->count,
        &items->slot_room, sizeof *items->slots);
    items->slots[items->count] = (struct slot){word, at};
    items->list[items->count++] = item;
}

static struct para_item
hyphen_item(const struct wrapper *w, coord width)
{
    return (struct para_item){.kind = PARA_PENALTY,
        .width = coord_len(width),
        .penalty = w->block->style->align == TEXT_JUSTIFY
                       ? HYPHEN_PENALTY
                       : HYPHEN_PENALTY_RAGGED,
        .flagged = true};
}

/* The last text of the word; NULL when it has none. */
static const struct piece *
last_text(const struct word *word)
{
    for (int i = word->count - 1; i >= 0; i--)
        if (word->pieces[i].kind == PIECE_TEXT && word->pieces[i].length > 0)
            return &word->pieces[i];
    return NULL;
}

/* Of an alphabet: Latin, Greek or Cyrillic. */
static bool
is_letter(uint32_t rune)
{
    return rune < 0x80 ? (rune | 32) >= 'a' && (rune | 32) <= 'z'
                       : rune < 0x530;
}

/* At most three letters: an article, or a preposition. */
static bool
is_particle(const char *text, const char *end)
{
    for (int letters = 0; text < end; letters++)
        if (letters == 3 || !is_letter(utf8_next(&text)))
            return false;
    return true;
}

/* What a title's line that ends behind the word is worth to its sense. */
static int
sense_of(const struct wrapper *w, const struct word *word)
{
    const struct piece *piece = last_text(word);
    if (!w->block->style->balance || !piece)
        return 0;
    const char *text = w->content->text + piece->at;
    const char *end = text + piece->length;
    if (strchr(":;.?!", end[-1]))
        return PAUSE_LONG;
    if (end[-1] == ',')
        return PAUSE_SHORT;
    return is_particle(text, end) ? BINDS : 0;
}

/* Behind a hyphen that the text has itself. */
static int
own_hyphen(const struct wrapper *w, const struct word *word)
{
    const struct piece *piece = last_text(word);
    bool hyphen =
        piece && w->content->text[piece->at + piece->length - 1] == '-';
    return hyphen ? hyphen_item(w, 0).penalty : 0;
}

/* What follows the word. */
static struct para_item
gap_item(const struct wrapper *w, const struct word *word)
{
    len width = coord_len(word->space.width);
    if (word->forced)
        return (struct para_item){
            .kind = PARA_PENALTY, .penalty = PENALTY_FORCED};
    if (word->hyphen)
        return hyphen_item(w, word->hyphen->width);
    if (word->space.length == 0)
        return (struct para_item){
            .kind = PARA_PENALTY, .penalty = own_hyphen(w, word)};
    return (struct para_item){.kind = PARA_GLUE,
        .width = width,
        .stretch = width / 2,
        .shrink = width / 3,
        .penalty = sense_of(w, word)};
}

static struct para_item
box_item(coord width)
{
    return (struct para_item){.kind = PARA_BOX, .width = coord_len(width)};
}

/* The word in parts, where it may be divided; true if it may. */
static bool
add_parts(struct wrapper *w, struct items *items, int i)
{
    const struct word *word = &w->words[i];
    uint32_t points[HYPHEN_POINTS];
    int count = word_points(w->layout, w->content->text, word, points);
    coord done = 0, hyphen = 0;
    for (int k = 0; k < count; k++) {
        coord before = word_width_before(word, points[k]);
        hyphen = k == 0 ? word_hyphen(w->layout, word)->width : hyphen;
        add_item(w, items, box_item(before - done), i, 0);
        add_item(w, items, hyphen_item(w, hyphen), i, points[k]);
        done = before;
    }
    add_item(w, items, box_item(word->width - done), i, 0);
    return count > 0;
}

/* Items of all words; `divided` is set when some may be divided. */
static struct items
make_items(struct wrapper *w, bool *divided)
{
    struct items items = {.room = w->count * 2};
    items.slot_room = items.room;
    items.list = ARENA_ARRAY(w->layout->arena, struct para_item, items.room);
    items.slots = ARENA_ARRAY(w->layout->arena, struct slot, items.room);
    for (int i = 0; i < w->count; i++) {
        if (divided)
            *divided |= add_parts(w, &items, i);
        else
            add_item(w, &items, box_item(w->words[i].width), i, 0);
        if (i + 1 < w->count)
            add_item(w, &items, gap_item(w, &w->words[i]), i, 0);
    }
    return items;
}

static int *
break_items(struct wrapper *w, const struct items *items, int *lines)
{
    struct para_shape shape = {.width = coord_len(w->width),
        .ragged = w->block->style->align != TEXT_JUSTIFY};
    int *ends =
        para_break(w->layout->arena, items->list, items->count, &shape, lines);
    bool even = w->block->style->balance && shape.ragged && !w->wide;
    if (!even || *lines < 2 || *lines > BALANCED_MAX)
        return ends;
    int *better =
        para_even(w->layout->arena, items->list, items->count, &shape, *lines);
    return better ? better : ends;
}

/* Whether all lines but the last of a paragraph are full enough, or there are
 * only two: then no word is divided. */
static bool
looks_well(const struct wrapper *w, const struct items *items, const int *ends,
    int lines)
{
    bool justified = w->block->style->align == TEXT_JUSTIFY;
    if (lines < 3)
        return true;
    for (int line = 0, i = 0; line + 1 < lines; line++) {
        coord width = 0, stretch = 0;
        for (; i < ends[line]; i++) {
            width +=
                items->list[i].kind == PARA_PENALTY ? 0 : items->list[i].width;
            stretch += items->list[i].stretch;
        }
        const struct para_item *end = &items->list[i++];
        bool forced =
            end->kind == PARA_PENALTY && end->penalty <= PENALTY_FORCED;
        coord missing = w->width - width;
        if (!forced && missing > (justified ? stretch : w->width / SHORT_PART))
            return false;
    }
    return true;
}

/* The line's end lies in the word, or behind it. */
static bool
ends_in(const struct items *items, int end, int word)
{
    return end < items->count && items->slots[end].word == word;
}

/* The words of a line end as the slot says: those before it are taken over,
 * a divided one in parts. */
static void
take_divided(struct wrapper *w, const struct items *items, const int *ends,
    int lines, struct wrapped *wrapped)
{
    struct word_list out = {0};
    uint32_t points[HYPHEN_POINTS];
    int line = 0;
    wrapped->ends = ARENA_ARRAY(w->layout->arena, int, lines);
    for (int word = 0; word < w->count; word++) {
        int count = 0, first = line;
        for (; line < lines && ends_in(items, ends[line], word) &&
               items->slots[ends[line]].at > 0;
             line++)
            points[count++] = items->slots[ends[line]].at;
        if (count == 0)
            word_list_add(w->layout, &out, &w->words[word]);
        else
            word_divide(w->layout, w->content->text, &w->words[word], points,
                count, &out);
        for (int k = 0; k < count; k++)
            wrapped->ends[first + k] = out.count - count + k;
        if (line < lines && ends_in(items, ends[line], word))
            wrapped->ends[line++] = out.count;
    }
    if (lines > 0)
        wrapped->ends[lines - 1] = out.count;
    wrapped->words = out.items;
    wrapped->count = out.count;
    wrapped->lines = lines;
}

/* The same where no word is divided. */
static void
take_whole(const struct wrapper *w, const struct items *items, const int *ends,
    int lines, struct wrapped *wrapped)
{
    wrapped->ends = ARENA_ARRAY(w->layout->arena, int, lines);
    for (int line = 0; line + 1 < lines; line++)
        wrapped->ends[line] = items->slots[ends[line]].word + 1;
    if (lines > 0)
        wrapped->ends[lines - 1] = w->count;
    wrapped->words = w->words;
    wrapped->count = w->count;
    wrapped->lines = lines;
}

static bool
fits_one_line(const struct wrapper *w)
{
    coord width = 0;
    for (int i = 0; i < w->count; i++) {
        const struct word *word = &w->words[i];
        width += word->width;
        if (width > w->width || (word->forced && i + 1 < w->count))
            return false;
        width += word->space.width;
    }
    return true;
}

static bool
divides(const struct wrapper *w)
{
    return w->layout->input->hyphens &&
           w->block->style->hyphens == HYPHENS_AUTO;
}

/* No part may be wider than the line. */
static bool
parts_fit(const struct wrapper *w, const struct items *items)
{
    for (int i = 0; i < items->count; i++)
        if (items->list[i].kind == PARA_BOX && items->list[i].width > w->width)
            return false;
    return true;
}

/* False when no word can be divided, or not well enough. */
static bool
wrap_divided(struct wrapper *w, struct wrapped *wrapped)
{
    bool any = false;
    int lines;
    struct items items = make_items(w, &any);
    if (!any || !parts_fit(w, &items))
        return false;
    const int *ends = break_items(w, &items, &lines);
    take_divided(w, &items, ends, lines, wrapped);
    return true;
}

/* Without dividing words, unless that looks bad. */
static void
wrap_words(struct wrapper *w, struct wrapped *wrapped)
{
    int lines;
    if (w->wide && divides(w) && wrap_divided(w, wrapped))
        return;
    split_wide(w);
    struct items items = make_items(w, NULL);
    const int *ends = break_items(w, &items, &lines);
    if (!w->wide && divides(w) && !looks_well(w, &items, ends, lines) &&
        wrap_divided(w, wrapped))
        return;
    take_whole(w, &items, ends, lines, wrapped);
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
    if (!w.wide && fits_one_line(&w)) {
        wrapped.ends = ARENA_NEW(layout->arena, int);
        wrapped.ends[0] = w.count;
    } else {
        wrap_words(&w, &wrapped);
    }
    return wrapped;
}
