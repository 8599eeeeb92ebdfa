/* The text of a block: white space collapsed, cut into words, shaped. */
#include "type/inline.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "type/bidi.h"
#include "type/line_cache.h"

#define SOFT_HYPHEN "\xc2\xad"
#define OBJECT "\xef\xbf\xbc" /* stands for an atom in the text */
/* Words longer than this are cut before they are shaped. */
#define WORD_BYTES 256

struct gather {
    struct layout *layout;
    struct buf *text; /* the layout's, until the next block */
    bool space;       /* the text so far ends with collapsible space */
    struct piece *pieces;
    int count, room;
};

struct text_style
text_style_of(const struct box *box)
{
    const struct style *style = box->style;
    return (struct text_style){.families = style->families,
        .weight = style->weight,
        .italic = style->italic,
        .size = style->font_size,
        .letter_spacing = style->letter_spacing,
        .features = style->features,
        .language = box->lang};
}

void
box_metrics(
    struct layout *layout, const struct box *box, len *ascent, len *descent)
{
    if (layout->metrics_of != box->style) {
        struct text_style style = text_style_of(box);
        shape_metrics(
            &layout->shaper, &style, &layout->ascent, &layout->descent);
        layout->metrics_of = box->style;
    }
    *ascent = layout->ascent;
    *descent = layout->descent;
}

static void
gather_piece(struct gather *g, enum piece_kind kind, struct box *box, size_t at)
{
    g->pieces = arena_grow(
        g->layout->arena, g->pieces, g->count, &g->room, sizeof *g->pieces);
    g->pieces[g->count++] = (struct piece){.kind = kind,
        .box = box,
        .at = (uint32_t)at,
        .length = (uint32_t)(g->text->n - at)};
}

static void
add_collapsed(struct gather *g, const char *text)
{
    while (*text) {
        size_t n = strcspn(text, " \t\r\n\f");
        if (n > 0) {
            buf_add(g->text, text, n);
            g->space = false;
        }
        text += n;
        n = strspn(text, " \t\r\n\f");
        if (n > 0 && !g->space)
            buf_char(g->text, ' ');
        g->space |= n > 0;
        text += n;
    }
}

static void
add_preserved(struct gather *g, const char *text)
{
    for (; *text; text++) {
        if (*text == '\t')
            buf_str(g->text, "    ");
        else if (*text != '\r')
            buf_char(g->text, *text);
        g->space = *text == '\n';
    }
}

static bool
keeps_space(const struct box *box)
{
    return box->style->white == WHITE_PRE ||
           box->style->white == WHITE_PRE_WRAP;
}

static void
gather_text(struct gather *g, struct box *box)
{
    size_t at = g->text->n;
    if (keeps_space(box))
        add_preserved(g, box->text);
    else
        add_collapsed(g, box->text);
    if (g->text->n > at)
        gather_piece(g, PIECE_TEXT, box, at);
}

void
inline_set_underline(struct box *box)
{
    const struct box *parent = box->parent;
    box->underline = box->kind == BOX_TEXT
                         ? parent->underline
                         : box->style->underline |
                               (parent->inline_level ? parent->underline : 0);
}

static void
gather_box(struct gather *g, struct box *box)
{
    size_t at = g->text->n;
    inline_set_underline(box);
    if (box->kind == BOX_TEXT) {
        gather_text(g, box);
    } else if (box->kind == BOX_BREAK) {
        buf_char(g->text, '\n');
        gather_piece(g, PIECE_TEXT, box, at);
        g->space = true;
    } else if (box_is_atom(box)) {
        buf_str(g->text, OBJECT);
        gather_piece(g, PIECE_ATOM, box, at);
        g->space = false;
    }
}

/* Opens and closes are gathered without recursion: up and down the tree. */
static void
gather(struct gather *g, struct box *block)
{
    block->underline = block->style->underline;
    struct box *box = block->first;
    while (box && box != block) {
        bool open = box->kind == BOX_INLINE;
        gather_box(g, box);
        if (open)
            gather_piece(g, PIECE_OPEN, box, g->text->n);
        if (open && box->first) {
            box = box->first;
            continue;
        }
        if (open)
            gather_piece(g, PIECE_CLOSE, box, g->text->n);
        while (box != block && !box->next) {
            box = box->parent;
            if (box != block)
                gather_piece(g, PIECE_CLOSE, box, g->text->n);
        }
        if (box != block)
            box = box->next;
    }
}

void
piece_shape(struct layout *layout, const char *text, struct piece *piece)
{
    struct text_style style = text_style_of(piece->box);
    style.direction = piece->direction;
    struct shaped_list list =
        shape_text(&layout->shaper, &style, text + piece->at, piece->length);
    piece->shaped = list.items;
    piece->shaped_count = list.count;
    piece->width = list.width;
}

/* An inline box's own width on one side. */
static coord
edge_width(const struct box *box, int side)
{
    return box->margin[side] + box->border[side] + box->padding[side];
}

static void
atom_measure(struct layout *layout, struct box *box)
{
    box_edges(box, 0);
    box_measure(layout, box);
}

struct cutter {
    struct layout *layout;
    char *text;
    const uint8_t *levels;      /* or NULL */
    const struct piece *pieces; /* as gathered */
    int count, next;
    uint32_t used;      /* bytes of pieces[next] that words have taken */
    struct piece space; /* the last one, shaped */
    struct piece *out;  /* of all words, one word's after the other's */
    int out_count, out_room;
    struct word *words;
    int word_count, word_room;
    bool atoms;
};

static struct piece *
cut_piece(struct cutter *c, const struct piece *from)
{
    assert(c->out_count < c->out_room);
    c->out[c->out_count] = *from;
    return &c->out[c->out_count++];
}

/* The piece becomes that of the bytes [a, b), which run one way. */
static void
take_bytes(const struct cutter *c, struct piece *piece, uint32_t a, uint32_t b)
{
    piece->at = a;
    piece->length = b - a;
    if (!c->levels)
        return;
    piece->level = c->levels[a];
    piece->direction = piece->level & 1 ? TEXT_LEFTWARDS : TEXT_RIGHTWARDS;
}

static uint32_t
level_end(const struct cutter *c, uint32_t a, uint32_t b)
{
    uint32_t end = a + 1;
    if (!c->levels)
        return b;
    while (end < b && c->levels[end] == c->levels[a])
        end++;
    return end;
}

static void
cut_text(struct cutter *c, const struct piece *from, uint32_t a, uint32_t b)
{
    if (from->box->kind == BOX_BREAK)
        return;
    for (uint32_t end; a < b; a = end) {
        end = level_end(c, a, b);
        struct piece *piece = cut_piece(c, from);
        take_bytes(c, piece, a, end);
        piece_shape(c->layout, c->text, piece);
    }
}

static void
cut_other(struct cutter *c, const struct piece *from)
{
    struct piece *piece = cut_piece(c, from);
    struct box *box = piece->box;
    if (piece->kind == PIECE_ATOM) {
        c->atoms = true;
        take_bytes(c, piece, piece->at, piece->at + piece->length);
        atom_measure(c->layout, box);
        return;
    }
    bool left = (piece->kind == PIECE_OPEN) != box->style->rtl;
    box_edges(box, 0);
    piece->width = edge_width(box, left ? SIDE_LEFT : SIDE_RIGHT);
}

static uint32_t
max_u32(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

static uint32_t
min_u32(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* Takes what lies in [a, b) from the gathered pieces; ink ends at `ink`. The
 * piece that the space behind `ink` belongs to goes to *space. */
static void
take_pieces(struct cutter *c, uint32_t a, uint32_t ink, uint32_t b, bool last,
    struct piece *space)
{
    for (; c->next < c->count; c->next++) {
        const struct piece *piece = &c->pieces[c->next];
        uint32_t end = piece->at + piece->length;
        bool here = piece->kind == PIECE_CLOSE ? piece->at <= b : piece->at < b;
        if (!here && !last)
            return;
        if (piece->kind != PIECE_TEXT) {
            cut_other(c, piece);
            continue;
        }
        cut_text(c, piece, max_u32(a, piece->at), min_u32(ink, end));
        if (piece->at <= ink && ink < end && piece->box->kind == BOX_TEXT)
            *space = *piece;
        if (end > b)
            return;
    }
}

static bool
has_suffix(const char *text, uint32_t a, uint32_t b, const char *suffix)
{
    uint32_t n = (uint32_t)strlen(suffix);
    return b - a >= n && memcmp(text + b - n, suffix, n) == 0;
}

static void
set_space(struct cutter *c, struct word *word, const struct piece *owner,
    uint32_t a, uint32_t b)
{
    if (a >= b || !owner->box)
        return;
    word->space = *owner;
    take_bytes(c, &word->space, a, b);
    /* One space is like another of the same style. */
    bool same = b - a == 1 && c->space.length == 1 &&
                c->space.box->style == owner->box->style &&
                c->space.direction == word->space.direction &&
                text_is(c->space.box->lang, owner->box->lang);
    if (same) {
        word->space.shaped = c->space.shaped;
        word->space.shaped_count = c->space.shaped_count;
        word->space.width = c->space.width;
        return;
    }
    piece_shape(c->layout, c->text, &word->space);
    c->space = word->space;
}

/* Where a line is broken by force a space keeps the words apart for whoever
 * copies the text or hears it. */
static void
set_break_space(struct cutter *c, struct word *word, uint32_t at)
{
    for (int i = word->count - 1; i >= 0; i--)
        if (word->pieces[i].kind == PIECE_TEXT) {
            c->text[at] = ' ';
            set_space(c, word, &word->pieces[i], at, at + 1);
            return;
        }
}

static void
cut_word(struct cutter *c, uint32_t a, uint32_t b, bool last)
{
    uint32_t ink = b;
    bool forced = ink > a && c->text[ink - 1] == '\n';
    uint32_t end = ink -= forced;
    while (ink > a && c->text[ink - 1] == ' ')
        ink--;
    bool hyphen =
        ink == end && !last && has_suffix(c->text, a, ink, SOFT_HYPHEN);
    struct piece space = {0};
    assert(c->word_count < c->word_room);
    struct word *word = &c->words[c->word_count++];
    word->pieces = &c->out[c->out_count];
    word->forced = forced;
    int first = c->out_count;
    take_pieces(c, a, hyphen ? ink - 2 : ink, b, last, &space);
    word->count = c->out_count - first;
    set_space(c, word, &space, ink, end);
    if (forced && !last && ink == end)
        set_break_space(c, word, end);
    if (hyphen)
        word->hyphen = word_hyphen(c->layout, word);
}

/* The piece that the byte belongs to: pieces are in order of the text. */
static const struct piece *
piece_at(const struct gather *g, int *hint, uint32_t at)
{
    while (*hint + 1 < g->count &&
           g->pieces[*hint].at + g->pieces[*hint].length <= at)
        ++*hint;
    return &g->pieces[*hint];
}

static bool
is_kept_together(
    const struct gather *g, const char *text, int *hint, uint32_t at)
{
    if (text[at - 1] == '\n')
        return false;
    const struct style *style = piece_at(g, hint, at - 1)->box->style;
    bool soft = has_suffix(text, 0, at, SOFT_HYPHEN);
    return style->white == WHITE_NOWRAP || style->white == WHITE_PRE ||
           (soft && style->hyphens == HYPHENS_NONE);
}

static uint32_t
rune_start(const char *text, uint32_t at)
{
    while (at > 0 && ((unsigned char)text[at] & 0xc0) == 0x80)
        at--;
    return at;
}

/* Room for all words, and for their pieces: each begins with a word, a piece
 * that was gathered, or another direction. */
static void
make_room(struct cutter *c, int breaks, uint32_t size)
{
    struct arena *arena = c->layout->arena;
    c->word_room = breaks + (int)(size / (WORD_BYTES / 2));
    c->out_room = c->word_room + c->count;
    for (uint32_t i = 1; c->levels && i < size; i++)
        c->out_room += c->levels[i] != c->levels[i - 1];
    c->words = ARENA_ARRAY(arena, struct word, c->word_room);
    c->out = ARENA_ARRAY(arena, struct piece, c->out_room);
}

static void
cut(struct cutter *c, const struct gather *g, uint32_t size, const char *lang)
{
    int count, hint = 0;
    const int32_t *found =
        breaker_find(c->layout->breaker, lang, c->text, size, &count);
    /* An inline block in this text finds breaks of its own meanwhile. */
    int32_t *ends = ARENA_ARRAY(c->layout->arena, int32_t, count);
    memcpy(ends, found, sizeof *ends * (size_t)count);
    make_room(c, count, size);
    uint32_t a = 0;
    for (int i = 0; i < count; i++) {
        uint32_t b = (uint32_t)ends[i];
        bool last = i + 1 == count;
        if (b == 0 || (!last && is_kept_together(g, c->text, &hint, b)))
            continue;
        while (b - a > WORD_BYTES) {
            uint32_t middle = rune_start(c->text, a + WORD_BYTES);
            cut_word(c, a, middle, false);
            a = middle;
        }
        cut_word(c, a, b, last);
        a = b;
    }
}

static coord
atom_width(const struct box *box, bool most)
{
    return (most ? box->max_w : box->min_w) + box->margin[SIDE_LEFT] +
           box->margin[SIDE_RIGHT];
}

static void
sum_widths(struct inline_text *content)
{
    for (int i = 0; i < content->count; i++) {
        struct word *word = &content->words[i];
        for (int k = 0; k < word->count; k++)
            word->width += word->pieces[k].width;
    }
}

/* Inline elements with a direction of their own stand by themselves among
 * what is around them. */
static bool
is_isolate(const struct box *box)
{
    return box->node &&
           (tree_get(box->node, "dir") || tree_is(box->node, "bdi"));
}

static const uint8_t *
find_levels(const struct gather *g, const struct box *block)
{
    if (!block->style->rtl && !bidi_needed(g->text->p, g->text->n))
        return NULL;
    struct arena *arena = g->layout->arena;
    struct bidi_mark *marks = ARENA_ARRAY(arena, struct bidi_mark, g->count);
    int count = 0;
    for (int i = 0; i < g->count; i++) {
        const struct piece *piece = &g->pieces[i];
        bool edge = piece->kind == PIECE_OPEN || piece->kind == PIECE_CLOSE;
        if (edge && is_isolate(piece->box))
            marks[count++] = (struct bidi_mark){
                piece->at, piece->kind == PIECE_CLOSE, piece->box->style->rtl};
    }
    return bidi_levels(
        arena, g->text->p, g->text->n, marks, count, block->style->rtl);
}

const struct inline_text *
inline_prepare(struct layout *layout, struct box *box)
{
    if (box->content)
        return box->content;
    struct gather g = {
        .layout = layout, .text = &layout->text, .space = !keeps_space(box)};
    g.text->n = 0;
    gather(&g, box);
    struct inline_text *content = ARENA_NEW(layout->arena, struct inline_text);
    int missing = layout->shaper.missing_met;
    uint32_t size = (uint32_t)g.text->n;
    char *text = arena_strndup(layout->arena, g.text->p ? g.text->p : "", size);
    content->text = text;
    content->size = size;

    if (g.count > 0 && size > 0) {
        content->levels = find_levels(&g, box);
        struct cutter c = {.layout = layout,
            .text = text,
            .levels = content->levels,
            .pieces = g.pieces,
            .count = g.count};
        cut(&c, &g, size, box->lang);
        content->words = c.words;
        content->count = c.word_count;
        content->atoms = c.atoms;
        sum_widths(content);
    }
    content->lasts = !content->levels && !content->atoms &&
                     layout->shaper.missing_met == missing;
    box->content = content;
    return content;
}

/* A word's width, its atoms as narrow or as wide as they get. */
static coord
word_width(const struct word *word, bool most)
{
    coord width = word->width;
    for (int i = 0; i < word->count; i++)
        if (word->pieces[i].kind == PIECE_ATOM)
            width += atom_width(word->pieces[i].box, most);
    return width;
}

static void
measure_words(const struct inline_text *content, coord *min, coord *max)
{
    coord line = 0, space = 0;
    *min = *max = 0;
    for (int i = 0; i < content->count; i++) {
        const struct word *word = &content->words[i];
        coord width = word_width(word, true);
        coord least = word_width(word, false);
        line += space + width;
        space = word->space.width;
        if (line > *max)
            *max = line;
        if (least > *min)
            *min = least;
        if (word->forced)
            line = space = 0;
    }
}

void
inline_measure(struct layout *layout, struct box *box, coord *min, coord *max)
{
    struct kept_block *kept = line_cache_find(layout, box);
    if (!kept || !kept->measured) {
        const struct inline_text *content = inline_prepare(layout, box);
        measure_words(content, min, max);
        if (kept && content->lasts)
            *kept = (struct kept_block){true, *min, *max, kept->lines};
        return;
    }
    *min = kept->min;
    *max = kept->max;
}
