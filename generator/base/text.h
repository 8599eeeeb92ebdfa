/* UTF-8 text: decoding, checking, comparing, showing.
 *
 * Strings are UTF-8 that was checked when it was read, so decoding cannot
 * fail there; utf8_check is what the reader calls at the border. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/arena.h"
#include "base/buf.h"

/* Decodes the code point at *p and moves *p behind it.  Returns 0 at the NUL;
 * a byte that is not UTF-8 gives U+FFFD and moves by one. */
uint32_t utf8_next_of_many(const char **p); /* inner: two bytes and more */
static inline uint32_t
utf8_next(const char **p)
{
    unsigned char byte = (unsigned char)**p;
    if (byte >= 0x80)
        return utf8_next_of_many(p);
    *p += byte != 0;
    return byte;
}
int utf8_encode(uint32_t rune, char bytes[4]); /* bytes written */
/* Offset of the first byte that is not part of well-formed UTF-8, or that is
 * NUL; `size` when all is well. */
size_t utf8_check(const char *text, size_t size);
size_t utf8_count(const char *text, size_t size); /* code points */
/* Columns that the text takes on a terminal: wide East Asian counts two,
 * marks none. */
int text_columns(const char *text, size_t size);

/* NULL equals NULL only.  In the header because names are compared a hundred
 * thousand times a plan, and nearly all differ in their first two letters. */
static inline bool
text_is(const char *text, const char *other)
{
    if (!text || !other)
        return text == other;
    if (text[0] != other[0] || !text[0])
        return text[0] == other[0];
    return text[1] == other[1] && strcmp(text + 1, other + 1) == 0;
}
/* In the header so that a prefix that is a constant is compared in place. */
static inline bool
text_starts(const char *text, const char *prefix)
{
    while (*prefix)
        if (*text++ != *prefix++)
            return false;
    return true;
}
/* An ASCII digit, whatever the locale. */
static inline bool
text_digit(char c)
{
    return (unsigned)(c - '0') < 10;
}
/* An ASCII letter or digit, whatever the locale: most of what texts are, so
 * that it is asked of nearly every byte of a plan. */
static inline bool
text_alnum(char c)
{
    return (unsigned)((c | 32) - 'a') < 26 || text_digit(c);
}
/* All of these bytes are of ASCII. */
static inline bool
text_ascii(const char *text, size_t n)
{
    unsigned bits = 0;
    for (size_t i = 0; i < n; i++)
        bits |= (unsigned char)text[i];
    return bits < 0x80;
}
#ifdef __SSE2__
/* Which of sixteen bytes are letters and digits of ASCII: a bit each. */
static inline unsigned
text_alnum_bits(const char *sixteen)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)sixteen);
    __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    __m128i letter = _mm_sub_epi8(small, _mm_set1_epi8('a'));
    __m128i digit = _mm_sub_epi8(bytes, _mm_set1_epi8('0'));
    letter = _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)), letter);
    digit = _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
    return (unsigned)_mm_movemask_epi8(_mm_or_si128(letter, digit));
}
#endif
/* How many letters and digits of ASCII stand at `p`, before `end`.  Sixteen or
 * eight bytes at once, where each byte's answer is its highest bit.  A loop
 * over the bytes would end where the processor did not foresee it, at every
 * word of a plan. */
static inline size_t
text_alnum_run(const char *p, const char *end)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = 0x80 * ones;
    const char *from = p;
#ifdef __SSE2__
    for (; end - p >= 16; p += 16) {
        unsigned other = ~text_alnum_bits(p) & 0xFFFF;
        if (other)
            return (size_t)(p - from) + (size_t)__builtin_ctz(other);
    }
#endif
    for (; end - p >= 8; p += 8) {
        uint64_t bytes;
        memcpy(&bytes, p, sizeof bytes);
        bytes = le64toh(bytes);
        uint64_t seven = bytes & ~high, small = seven | 0x20 * ones;
        uint64_t letter =
            (small + (0x80 - 'a') * ones) & ~(small + (0x7F - 'z') * ones);
        uint64_t digit =
            (seven + (0x80 - '0') * ones) & ~(seven + (0x7F - '9') * ones);
        uint64_t other = (~(letter | digit) | bytes) & high;
        if (other)
            return (size_t)(p - from) + (size_t)__builtin_ctzll(other) / 8;
    }
    while (p < end && text_alnum(*p))
        p++;
    return (size_t)(p - from);
}
/* The row that is named so, or NULL: `rows` of `size` bytes, each of which
 * begins with a pointer to its name, in the order of the names' bytes. */
const void *text_row(
    const char *name, const void *rows, size_t count, size_t size);
bool text_ends(const char *text, const char *end);
/* Bytes of the first of these that the text begins with; 0: with none. */
size_t text_start_of(const char *text, const char *const *starts, int count);
/* It is one of them, byte for byte. */
bool text_among(const char *text, const char *const *texts, int count);
/* "a, b or c", each between two of `mark`: "`" or nothing. */
char *text_any_of(
    struct arena *arena, const char *const *texts, int count, const char *mark);
/* Of two pointers to texts, by bytes: for qsort. */
int text_compare(const void *a, const void *b);
/* ASCII letters alike whatever their case. */
bool text_is_nocase(const char *text, const char *other);
int text_lines(const char *from, const char *to); /* line ends between */
bool text_blank(const char *text); /* NULL, empty or only white space */
/* Well-formed UTF-8 without control characters other than white space, and
 * without the line ends that only YAML knows. */
bool text_is_clean(const char *text);
/* A copy with white space trimmed and each run of it made one space. */
char *text_collapse(struct arena *arena, const char *text);
/* ASCII letters in lower case, everything else as it is. */
static inline char
text_lower_byte(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}
char *text_lower(struct arena *arena, const char *text);

/* Edit distance with adjacent swaps counted once (Damerau, optimal string
 * alignment), in bytes; more than `limit` is reported as limit + 1. */
int text_distance(const char *a, const char *b, int limit);
/* The one candidate at distance two or less that is clearly nearest; without
 * any the one that the text is a short form of, else NULL.  A tie gives
 * NULL. */
const char *text_nearest(
    const char *text, const char *const *candidates, int count);

/* Appends the text with control characters, bidirectional controls and line
 * ends shown as visible escapes: what may go to a terminal or a log. */
void buf_visible(struct buf *buf, const char *text, size_t size);

#endif
