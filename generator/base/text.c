#include "base/text.h"

#include <string.h>

#define DISTANCE_MAX 64

static bool
is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Length of the well-formed sequence at p, or 0 (Unicode 15, table 3-7). */
static int
sequence_length(const unsigned char *p, size_t left)
{
    if (p[0] < 0x80)
        return 1;
    if (p[0] < 0xC2 || p[0] > 0xF4)
        return 0;
    int length = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    if (left < (size_t)length)
        return 0;
    for (int i = 1; i < length; i++)
        if (!is_continuation(p[i]))
            return 0;
    if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ||
        (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F))
        return 0;
    return length;
}

static size_t
bytes_before_nul(const char *p)
{
    size_t n = 0;
    while (n < 4 && p[n])
        n++;
    return n;
}

uint32_t
utf8_next_of_many(const char **p)
{
    const unsigned char *s = (const unsigned char *)*p;
    int length = sequence_length(s, bytes_before_nul(*p));
    if (length == 0) {
        *p += 1;
        return 0xFFFD;
    }
    *p += length;
    static const unsigned char mask[5] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t rune = s[0] & mask[length];
    for (int i = 1; i < length; i++)
        rune = rune << 6 | (s[i] & 0x3F);
    return rune;
}

int
utf8_encode(uint32_t rune, char bytes[4])
{
    if (rune < 0x80) {
        bytes[0] = (char)rune;
        return 1;
    }
    int length = rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
    for (int i = length - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (rune & 0x3F));
        rune >>= 6;
    }
    static const unsigned char lead[5] = {0, 0, 0xC0, 0xE0, 0xF0};
    bytes[0] = (char)(lead[length] | rune);
    return length;
}

/* 0 for eight bytes of 1 to 0x7F: each of these stays below 0x80 when one is
 * taken from it, and NUL does not. */
static uint64_t
not_ascii(const unsigned char *eight)
{
    const uint64_t ones = 0x0101010101010101, tops = ones << 7;
    uint64_t bytes;
    memcpy(&bytes, eight, sizeof bytes);
    return (bytes | (bytes - ones)) & tops;
}

/* Thirty-two of them at a time, without a branch between them. */
static size_t
ascii_length(const unsigned char *p, size_t size)
{
    size_t i = 0;
    while (size - i >= 32 &&
           (not_ascii(p + i) | not_ascii(p + i + 8) | not_ascii(p + i + 16) |
               not_ascii(p + i + 24)) == 0)
        i += 32;
    while (size - i >= 8 && not_ascii(p + i) == 0)
        i += 8;
    return i;
}

size_t
utf8_check(const char *text, size_t size)
{
    const unsigned char *p = (const unsigned char *)text;
    for (size_t i = ascii_length(p, size); i < size;
         i += ascii_length(p + i, size - i)) {
        if (p[i] > 0 && p[i] < 0x80) {
            i++;
            continue;
        }
        int length = p[i] ? sequence_length(p + i, size - i) : 0;
        if (length == 0)
            return i;
        i += (size_t)length;
    }
    return size;
}

size_t
utf8_count(const char *text, size_t size)
{
    /* Eight bytes at a time: a line may be megabytes long. */
    const uint64_t ones = 0x0101010101010101;
    size_t count = size, i = 0;
    for (; i + 8 <= size; i += 8) {
        uint64_t bytes;
        memcpy(&bytes, text + i, sizeof bytes);
        count -= ((bytes >> 7 & ~(bytes >> 6) & ones) * ones) >> 56;
    }
    for (; i < size; i++)
        count -= is_continuation((unsigned char)text[i]);
    return count;
}

static int
rune_columns(uint32_t rune)
{
    if (rune < 0x300)
        return 1;
    bool mark = (rune >= 0x300 && rune <= 0x36F) ||
                (rune >= 0x200B && rune <= 0x200F) ||
                (rune >= 0xFE00 && rune <= 0xFE0F);
    bool wide = (rune >= 0x1100 && rune <= 0x115F) ||
                (rune >= 0x2E80 && rune <= 0xA4CF && rune != 0x303F) ||
                (rune >= 0xAC00 && rune <= 0xD7A3) ||
                (rune >= 0xF900 && rune <= 0xFAFF) ||
                (rune >= 0xFE30 && rune <= 0xFE6F) ||
                (rune >= 0xFF00 && rune <= 0xFF60) ||
                (rune >= 0xFFE0 && rune <= 0xFFE6) ||
                (rune >= 0x1F300 && rune <= 0x1F64F) ||
                (rune >= 0x20000 && rune <= 0x3FFFD);
    return mark ? 0 : wide ? 2 : 1;
}

int
text_columns(const char *text, size_t size)
{
    int columns = 0;
    const char *end = text + size;
    while (text < end && *text)
        columns += rune_columns(utf8_next(&text));
    return columns;
}

/* As strcmp, which costs more to call than the three characters take that most
 * names of a table have in common. */
static inline int
order_of(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return (unsigned char)*a - (unsigned char)*b;
}

size_t
text_start_of(const char *text, const char *const *starts, int count)
{
    for (int i = 0; i < count; i++)
        if (text_starts(text, starts[i]))
            return strlen(starts[i]);
    return 0;
}

bool
text_among(const char *text, const char *const *texts, int count)
{
    for (int i = 0; i < count; i++)
        if (text_is(text, texts[i]))
            return true;
    return false;
}

char *
text_any_of(
    struct arena *arena, const char *const *texts, int count, const char *mark)
{
    struct buf list = {0};
    buf_reserve(&list, 0);
    for (int i = 0; i < count; i++)
        buf_printf(&list, "%s%s%s%s",
            i == 0           ? ""
            : i == count - 1 ? " or "
                             : ", ",
            mark, texts[i], mark);
    char *text = arena_strndup(arena, list.p, list.n);
    buf_free(&list);
    return text;
}

const void *
text_row(const char *name, const void *rows, size_t count, size_t size)
{
    const char *from = rows;
    while (count > 0) {
        const char *row = from + count / 2 * size;
        const char *other = *(const char *const *)(const void *)row;
        int order = order_of(name, other);
        if (order == 0)
            return row;
        from = order > 0 ? row + size : from;
        count = order > 0 ? count - count / 2 - 1 : count / 2;
    }
    return NULL;
}

bool
text_ends(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

int
text_compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int
text_lines(const char *from, const char *to)
{
    int lines = 0;
    while (from < to && (from = memchr(from, '\n', (size_t)(to - from)))) {
        lines++;
        from++;
    }
    return lines;
}

bool
text_is_nocase(const char *text, const char *other)
{
    while (*text && text_lower_byte(*text) == text_lower_byte(*other)) {
        text++;
        other++;
    }
    return text_lower_byte(*text) == text_lower_byte(*other);
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool
text_blank(const char *text)
{
    while (text && is_space(*text))
        text++;
    return !text || !*text;
}

/* What ends a line for YAML, though not for an editor. */
static bool
is_odd_break(uint32_t rune)
{
    return rune == 0x85 || rune == 0x2028 || rune == 0x2029;
}

bool
text_is_clean(const char *text)
{
    if (utf8_check(text, strlen(text)) != strlen(text))
        return false;
    while (*text) {
        uint32_t rune = utf8_next(&text);
        bool space = rune == '\t' || rune == '\r' || rune == '\n';
        if ((rune < 32 && !space) || rune == 127 || is_odd_break(rune))
            return false;
    }
    return true;
}

char *
text_collapse(struct arena *arena, const char *text)
{
    char *copy = arena_alloc(arena, strlen(text) + 1);
    size_t n = 0;
    for (; *text; text++) {
        if (!is_space(*text))
            copy[n++] = *text;
        else if (n > 0 && copy[n - 1] != ' ')
            copy[n++] = ' ';
    }
    if (n > 0 && copy[n - 1] == ' ')
        n--;
    copy[n] = '\0';
    return copy;
}

/* Eight bytes at once: each test leaves its answer in a byte's highest bit,
 * which is shifted to the one that makes a letter small. */
static void
lower_eight(char *eight)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = 0x80 * ones;
    uint64_t bytes;
    memcpy(&bytes, eight, sizeof bytes);
    uint64_t seven = bytes & ~high, from_a = seven + (0x80 - 'A') * ones;
    uint64_t above_z = seven + (0x7F - 'Z') * ones;
    bytes |= (from_a & ~above_z & ~bytes & high) >> 2;
    memcpy(eight, &bytes, sizeof bytes);
}

char *
text_lower(struct arena *arena, const char *text)
{
    size_t n = strlen(text), at = 0;
    char *copy = arena_strndup(arena, text, n);
    for (; at + 8 <= n; at += 8)
        lower_eight(copy + at);
    for (; at < n; at++)
        copy[at] = text_lower_byte(copy[at]);
    return copy;
}

static int
min3(int a, int b, int c)
{
    int least = a < b ? a : b;
    return least < c ? least : c;
}

#define SHORT_FORM 3 /* bytes that a longer word can be told by */

int
text_distance(const char *a, const char *b, int limit)
{
    int n = (int)strnlen(a, DISTANCE_MAX), m = (int)strnlen(b, DISTANCE_MAX);
    if (n >= DISTANCE_MAX || m >= DISTANCE_MAX || n - m > limit ||
        m - n > limit)
        return text_is(a, b) ? 0 : limit + 1;
    int rows[3][DISTANCE_MAX + 1];
    int *before = rows[0], *above = rows[1], *row = rows[2];
    for (int j = 0; j <= m; j++)
        above[j] = before[j] = j;
    for (int i = 1; i <= n; i++) {
        row[0] = i;
        for (int j = 1; j <= m; j++) {
            int cost = a[i - 1] != b[j - 1];
            row[j] = min3(above[j] + 1, row[j - 1] + 1, above[j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
                a[i - 2] == b[j - 1] && before[j - 2] + 1 < row[j])
                row[j] = before[j - 2] + 1;
        }
        int *spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[m] > limit ? limit + 1 : above[m];
}

/* "warn" of "warning": the one candidate that begins with the text. */
static const char *
longer(const char *text, const char *const *candidates, int count)
{
    const char *only = NULL;
    if (strlen(text) < SHORT_FORM)
        return NULL;
    for (int i = 0; i < count; i++) {
        if (!text_starts(candidates[i], text) || text_is(only, candidates[i]))
            continue;
        if (only)
            return NULL;
        only = candidates[i];
    }
    return only;
}

const char *
text_nearest(const char *text, const char *const *candidates, int count)
{
    /* Of a short word, two changes leave nothing to recognise. */
    int limit = strlen(text) <= 3 ? 1 : 2;
    const char *best = NULL;
    int best_distance = limit + 1;
    bool tie = false;
    for (int i = 0; i < count; i++) {
        int distance = text_distance(text, candidates[i], limit);
        if (distance > 1 && strcasecmp(text, candidates[i]) == 0)
            distance = 1; /* all of it in capitals */
        if (distance < best_distance) {
            best = candidates[i];
            best_distance = distance;
            tie = false;
        } else if (best && distance == best_distance &&
                   !text_is(best, candidates[i])) {
            tie = true;
        }
    }
    if (tie)
        return NULL;
    return best ? best : longer(text, candidates, count);
}

static bool
is_invisible(uint32_t rune)
{
    return rune < 0x20 || (rune >= 0x7F && rune < 0xA0) ||
           (rune >= 0x200B && rune <= 0x200F) ||
           (rune >= 0x2028 && rune <= 0x202E) ||
           (rune >= 0x2060 && rune <= 0x206F) || rune == 0xFEFF ||
           rune == 0xFFFD;
}

void
buf_visible(struct buf *buf, const char *text, size_t size)
{
    const char *end = text + size;
    while (text < end) {
        const char *start = text;
        uint32_t rune = *text ? utf8_next(&text) : 0;
        if (rune == 0)
            text++;
        if (rune == '\t')
            buf_char(buf, ' ');
        else if (is_invisible(rune) && rune != 0xFFFD)
            buf_printf(buf, "<U+%04X>", (unsigned)rune);
        else if (rune == 0xFFFD && text - start == 1)
            buf_printf(buf, "<%02X>", (unsigned)(unsigned char)*start);
        else
            buf_add(buf, start, (size_t)(text - start));
    }
}
