#include "seal/canon.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/text.h"
#include "seal/json.h"

/* --- the form of a text --- */

static const UNormalizer2 *
nfc(void)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFCInstance(&error);
    assert(U_SUCCESS(error));
    return normalizer;
}

/* NFC at most triples UTF-16 (Unicode Standard Annex 15), and UTF-16 takes
 * at most three bytes a unit. */
static const char *
normalized(struct arena *arena, const char *text)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t size = (int32_t)strlen(text), units, made, bytes;
    UChar *utf16 = ARENA_ARRAY(arena, UChar, size + 1);
    u_strFromUTF8WithSub(
        utf16, size + 1, &units, text, size, 0xFFFD, NULL, &error);
    UChar *composed = ARENA_ARRAY(arena, UChar, units * 3 + 1);
    made =
        unorm2_normalize(nfc(), utf16, units, composed, units * 3 + 1, &error);
    char *utf8 = ARENA_ARRAY(arena, char, made * 3 + 1);
    u_strToUTF8(utf8, made * 3 + 1, &bytes, composed, made, &error);
    assert(U_SUCCESS(error));
    return utf8;
}

static bool
is_space(uint32_t rune)
{
    return rune < 0x80 ? rune == ' ' || (rune >= '\t' && rune <= '\r')
                       : u_isUWhiteSpace((UChar32)rune);
}

/* Bytes of a character outside of ASCII that is in NFC beside any other of
 * these, and no space: U+00A1 to U+02FF, which are the letters of most
 * languages of Europe, and U+2010 to U+2027, their quotes and dashes.  0 for
 * all others. */
static size_t
settled_length(const char *text)
{
    unsigned char lead = (unsigned char)text[0], next = (unsigned char)text[1];
    if (lead == 0xE2 && next == 0x80) {
        unsigned char last = (unsigned char)text[2];
        return last >= 0x90 && last <= 0xA7 ? 3 : 0;
    }
    bool letter = lead >= 0xC3 && lead <= 0xCB && next >= 0x80 && next <= 0xBF;
    bool sign = lead == 0xC2 && next >= 0xA1 && next <= 0xBF;
    return letter || sign ? 2 : 0;
}

/* Printable ASCII without spaces, quotes and backslashes. */
static bool
needs_no_care(char c)
{
    return c > ' ' && c < 0x7F && c != '"' && c != '\\';
}

/* With single spaces between its words it stays as it is; *bare is set when it
 * needs no escape either. */
static bool
is_settled(const char *text, bool *bare)
{
    char before = ' ';
    *bare = true;
    for (size_t n; *text; before = *text, text += n) {
        n = 1;
        if (needs_no_care(*text))
            continue;
        if ((unsigned char)*text >= 0x80)
            n = settled_length(text);
        if (n == 0 || (*text >= '\t' && *text <= '\r') ||
            (*text == ' ' && before == ' ')) {
            *bare = false;
            return false;
        }
        *bare &= *text == ' ' || n > 1;
    }
    return before != ' ';
}

/* Eight bytes at once, since nearly all text of a plan is so: printable ASCII
 * with single spaces, no quotes and no backslashes.  Each test leaves its
 * answer in the highest bit of a byte. */
static bool
are_bare(const char *eight)
{
    uint64_t bytes;
    memcpy(&bytes, eight, sizeof bytes);
    const uint64_t ones = UINT64_C(0x0101010101010101), high = 0x80 * ones;
    uint64_t odd = bytes | (bytes + ones); /* from DEL on */
    uint64_t fine = bytes + 0x60 * ones;   /* from the space on */
    fine &= (bytes ^ '"' * ones) + 0x7F * ones;
    fine &= (bytes ^ '\\' * ones) + 0x7F * ones;
    uint64_t spaces = ~((bytes ^ ' ' * ones) + 0x7F * ones) & high;
    return ((~odd & fine & high) == high) && !(spaces & spaces << 8);
}

/* False as well for what takes a closer look.  The last eight may overlap with
 * those before. */
static bool
is_bare(const char *text, size_t n)
{
    if (n < 8 || text[0] == ' ' || text[n - 1] == ' ' || !are_bare(text))
        return false;
    for (size_t at = 8; at + 8 <= n; at += 8)
        if (!are_bare(text + at) || (text[at] == ' ' && text[at - 1] == ' '))
            return false;
    return are_bare(text + n - 8);
}

/* Composed, and each run of white space one space. */
static const char *
settled(struct arena *arena, const char *text)
{
    if (!text_ascii(text, strlen(text)))
        text = normalized(arena, text);
    char *out = ARENA_ARRAY(arena, char, strlen(text) + 1);
    char *end = out;
    bool space = false;
    for (const char *p = text; *p;) {
        const char *start = p;
        uint32_t rune = utf8_next(&p);
        if (is_space(rune)) {
            space = end > out;
            continue;
        }
        if (space)
            *end++ = ' ';
        space = false;
        memcpy(end, start, (size_t)(p - start));
        end += p - start;
    }
    *end = '\0';
    return out;
}

struct canon_form
canon_form(struct arena *arena, const char *text)
{
    struct canon_form form = {text, strlen(text), true};
    if (is_bare(text, form.n) || is_settled(text, &form.bare))
        return form;
    form.p = settled(arena, text);
    form.n = strlen(form.p);
    return form;
}

/* --- writing it --- */

static void
add_escape(struct buf *buf, unsigned char c)
{
    static const char letters[32] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};
    if (c >= 32)
        buf_printf(buf, "\\%c", c);
    else if (letters[c])
        buf_printf(buf, "\\%c", letters[c]);
    else
        buf_printf(buf, "\\u%04x", c);
}

/* What needs no escape is added in one piece. */
static void
add_with_escapes(struct buf *buf, const char *text)
{
    const char *start = text;
    buf_char(buf, '"');
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c >= 32 && c != '"' && c != '\\')
            continue;
        buf_add(buf, start, (size_t)(text - start));
        add_escape(buf, c);
        start = text + 1;
    }
    buf_add(buf, start, (size_t)(text - start));
    buf_char(buf, '"');
}

/* The text in quotes, and a sign behind them unless it is NUL. */
static inline void
add_bare(struct buf *buf, const char *text, size_t n, char behind)
{
    if (buf->n + n + 4 > buf->room)
        buf_reserve(buf, n + 3);
    char *to = buf->p + buf->n;
    to[0] = '"';
    memcpy(to + 1, text, n);
    to[n + 1] = '"';
    to[n + 2] = behind;
    to[n + 3] = '\0';
    buf->n += n + 2 + (behind != '\0');
}

void
canon_put(struct buf *buf, struct canon_form form)
{
    if (form.bare)
        add_bare(buf, form.p, form.n, '\0');
    else
        add_with_escapes(buf, form.p);
}

/* --- the writer --- */

size_t
canon_open(struct canon *out, char bracket)
{
    size_t at = out->buf.n;
    buf_char(&out->buf, bracket);
    return at;
}

bool
canon_close(struct canon *out, size_t open, char bracket)
{
    bool said = out->buf.n > open + 1;
    buf_char(&out->buf, bracket);
    return said;
}

/* No value ends with an opening bracket. */
size_t
canon_item(struct canon *out)
{
    size_t at = out->buf.n;
    char before = at > 0 ? out->buf.p[at - 1] : '[';
    if (before != '{' && before != '[')
        buf_char(&out->buf, ',');
    return at;
}

size_t
canon_field(struct canon *out, const char *name)
{
    size_t at = canon_item(out);
    add_bare(&out->buf, name, strlen(name), ':');
    return at;
}

size_t
canon_name(struct canon *out, struct canon_form name)
{
    size_t at = canon_item(out);
    canon_put(&out->buf, name);
    buf_char(&out->buf, ':');
    return at;
}

bool
canon_keep(struct canon *out, size_t from, bool said)
{
    if (!said)
        out->buf.n = from;
    return said;
}

bool
canon_text(struct canon *out, const char *text)
{
    if (!text)
        return false;
    struct canon_form form = canon_form(out->arena, text);
    canon_put(&out->buf, form);
    return form.n > 0;
}

bool
canon_bare(struct canon *out, const char *text)
{
    size_t n = strlen(text);
    add_bare(&out->buf, text, n, '\0');
    return n > 0;
}

bool
canon_number(
    struct canon *out, const char *before, int64_t n, const char *after)
{
    buf_char(&out->buf, '"');
    buf_str(&out->buf, before);
    buf_int(&out->buf, n);
    buf_str(&out->buf, after);
    buf_char(&out->buf, '"');
    return true;
}

static int
compare_written(const void *a, const void *b)
{
    return json_compare_names(*(const char *const *)a, *(const char *const *)b);
}

void
canon_sort(struct canon *out, struct canon_items items, int first)
{
    int count = items.count - first;
    if (count < 2)
        return;
    struct buf *buf = &out->buf;
    const char **written = ARENA_ARRAY(out->arena, const char *, count);
    for (int i = 0; i < count; i++) {
        size_t from = items.at[first + i];
        bool last = first + i + 1 == items.count;
        size_t to = last ? buf->n : items.at[first + i + 1] - 1;
        written[i] = arena_strndup(out->arena, buf->p + from, to - from);
    }
    qsort(written, (size_t)count, sizeof *written, compare_written);
    buf->n = items.at[first];
    for (int i = 0; i < count; i++) {
        if (i > 0)
            buf_char(buf, ',');
        buf_str(buf, written[i]);
    }
}
