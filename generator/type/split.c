/* Words cut: anywhere when they are too wide, with hyphens where their language
 * allows it. */
#include "type/inline.h"

#include <string.h>

#include "base/text.h"
#include "type/hyphen.h"
#include "type/shape_item.h"

struct splitter {
    struct layout *layout;
    const char *text;
    coord width;
    struct word_list *list;
};

struct word *
word_list_add(
    struct layout *layout, struct word_list *list, const struct word *word)
{
    list->items = arena_grow(layout->arena, list->items, list->count,
        &list->room, sizeof *list->items);
    list->items[list->count] = *word;
    return &list->items[list->count++];
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
    for (int i = 0; i < piece->shaped_count; i++) {
        const struct shaped *shaped = &piece->shaped[i];
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
part_add(struct splitter *w, struct part *part, const struct piece *piece)
{
    part->pieces = arena_grow(w->layout->arena, part->pieces, part->count,
        &part->room, sizeof *part->pieces);
    part->pieces[part->count++] = *piece;
    part->width += piece->width;
}

static struct word *
part_flush(struct splitter *w, struct part *part)
{
    struct word word = {
        .pieces = part->pieces, .count = part->count, .width = part->width};
    *part = (struct part){0};
    return word_list_add(w->layout, w->list, &word);
}

/* The first bytes of the piece go to the part. */
static void
take_head(
    struct splitter *w, struct part *part, struct piece *piece, uint32_t bytes)
{
    struct piece head = *piece;
    head.length = bytes;
    piece_shape(w->layout, w->text, &head);
    part_add(w, part, &head);
    piece->at += bytes;
    piece->length -= bytes;
    piece_shape(w->layout, w->text, piece);
}

static void
part_split_piece(struct splitter *w, struct part *part, struct piece *piece)
{
    const char *text = w->text;
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
        take_head(w, part, piece, n);
        part_flush(w, part);
    }
}

/* The last part of a word ends as the word does. */
static void
part_end(struct splitter *w, struct part *part, const struct word *word)
{
    struct word *last = part_flush(w, part);
    last->space = word->space;
    last->hyphen = word->hyphen;
    last->forced = word->forced;
}

void
word_split(struct layout *layout, const char *text, const struct word *word,
    coord width, struct word_list *list)
{
    struct splitter w = {layout, text, width, list};
    struct part part = {0};
    for (int i = 0; i < word->count; i++) {
        struct piece piece = word->pieces[i];
        if (piece.kind == PIECE_TEXT)
            part_split_piece(&w, &part, &piece);
        else if (piece.kind == PIECE_ATOM && part.width > 0 &&
                 part.width + piece.width > width)
            part_flush(&w, &part);
        part_add(&w, &part, &piece);
    }
    part_end(&w, &part, word);
}

const struct piece *
word_hyphen(struct layout *layout, const struct word *word)
{
    int i = word->count - 1;
    while (i >= 0 && word->pieces[i].kind != PIECE_TEXT)
        i--;
    if (i < 0)
        return NULL;
    struct piece *hyphen = ARENA_NEW(layout->arena, struct piece);
    *hyphen = word->pieces[i];
    hyphen->at = 0;
    hyphen->length = 1;
    piece_shape(layout, "-", hyphen);
    return hyphen;
}

void
word_divide(struct layout *layout, const char *text, const struct word *word,
    const uint32_t *points, int count, struct word_list *list)
{
    struct splitter w = {layout, text, 0, list};
    struct part part = {0};
    int next = 0;
    for (int i = 0; i < word->count; i++) {
        struct piece piece = word->pieces[i];
        while (piece.kind == PIECE_TEXT && next < count &&
               points[next] < piece.at + piece.length) {
            if (points[next] > piece.at)
                take_head(&w, &part, &piece, points[next] - piece.at);
            struct word *divided = part_flush(&w, &part);
            divided->hyphen = word_hyphen(layout, divided);
            next++;
        }
        part_add(&w, &part, &piece);
    }
    part_end(&w, &part, word);
}

/* Bytes of the text that the word's own characters take. */
static void
word_bytes(const struct word *word, uint32_t *from, uint32_t *to)
{
    *from = *to = 0;
    for (int i = 0; i < word->count; i++) {
        const struct piece *piece = &word->pieces[i];
        if (piece->kind != PIECE_TEXT)
            continue;
        *from = *to == 0 ? piece->at : *from;
        *to = piece->at + piece->length;
    }
}

/* Letters of Latin, Greek and Cyrillic, which are divided with a hyphen. */
static bool
is_letter(uint32_t rune)
{
    return ((rune | 0x20) >= 'a' && (rune | 0x20) <= 'z') ||
           (rune >= 0xC0 && rune < 0x530 && rune != 0xD7 && rune != 0xF7) ||
           (rune >= 0x1E00 && rune < 0x2000);
}

/* A name is not divided, nor is what is written in capitals: only German
 * gives every noun one. */
static bool
is_plain_word(const char *word, uint32_t size, const char *language)
{
    const char *p = word, *end = word + size;
    uint32_t first = utf8_next(&p);
    bool german = language && strncmp(language, "de", 2) == 0;
    bool capital = first < 0x80 && first >= 'A' && first <= 'Z';
    for (uint32_t rune; p < end;) {
        rune = utf8_next(&p);
        if (!is_letter(rune) || (rune >= 'A' && rune <= 'Z'))
            return false;
    }
    return is_letter(first) && (!capital || german);
}

/* Whether no-break spaces tie more to the word: "September 2026" is whole. */
static bool
is_tied(const char *p, const char *end)
{
    while (p < end) {
        uint32_t rune = utf8_next(&p);
        if (is_letter(rune) || (rune >= '0' && rune <= '9'))
            return true;
    }
    return false;
}

static bool
is_atom_or_left(const struct piece *piece)
{
    return piece->kind == PIECE_ATOM ||
           (piece->kind == PIECE_TEXT &&
               (piece->direction == TEXT_LEFTWARDS ||
                   piece->box->style->hyphens != HYPHENS_AUTO ||
                   piece->box->style->white == WHITE_NOWRAP ||
                   piece->box->style->white == WHITE_PRE));
}

static bool
may_divide(const struct word *word)
{
    for (int i = 0; i < word->count; i++)
        if (is_atom_or_left(&word->pieces[i]))
            return false;
    return !word->hyphen;
}

static const char *
word_language(const struct word *word)
{
    for (int i = 0; i < word->count; i++)
        if (word->pieces[i].kind == PIECE_TEXT)
            return word->pieces[i].box->lang;
    return NULL;
}

int
word_points(struct layout *layout, const char *text, const struct word *word,
    uint32_t *points)
{
    uint32_t from, to;
    word_bytes(word, &from, &to);
    /* Quotation marks and stops stay with the word around its letters. */
    while (from < to) {
        const char *p = text + from;
        if (is_letter(utf8_next(&p)))
            break;
        from = (uint32_t)(p - text);
    }
    uint32_t end = from;
    for (const char *p = text + from; end < to; end = (uint32_t)(p - text))
        if (!is_letter(utf8_next(&p)))
            break;
    const char *language = word_language(word);
    if (end - from < 6 || !may_divide(word) || is_tied(text + end, text + to) ||
        !is_plain_word(text + from, end - from, language))
        return 0;
    const char *lower = text_transform(layout->arena,
        arena_strndup(layout->arena, text + from, end - from), CASE_LOWER,
        language);
    if (strlen(lower) != end - from)
        return 0;
    int count = hyphenator_find(
        layout->input->hyphens, language, lower, end - from, points);
    for (int i = 0; i < count; i++)
        points[i] += from;
    return count;
}

/* Of the glyphs whose characters stand before the offset. */
static coord
width_before(const struct piece *piece, uint32_t at)
{
    coord width = 0;
    uint32_t start = piece->at;
    for (int i = 0; i < piece->shaped_count; i++) {
        const struct shaped *shaped = &piece->shaped[i];
        for (int k = 0; k < shaped->count; k++)
            if (start + shaped->glyphs[k].cluster < at)
                width += shaped->glyphs[k].advance;
        start += shaped->text_length;
    }
    return width;
}

coord
word_width_before(const struct word *word, uint32_t at)
{
    coord width = 0;
    for (int i = 0; i < word->count; i++) {
        const struct piece *piece = &word->pieces[i];
        if (piece->kind == PIECE_TEXT && piece->at + piece->length > at)
            return piece->at < at ? width + width_before(piece, at) : width;
        width += piece->width;
    }
    return width;
}
