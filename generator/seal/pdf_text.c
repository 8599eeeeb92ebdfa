#include "seal/pdf_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define CODES 65536
#define FONTS 64

/* What the codes of one font stand for; 0 for what is no single character. */
struct code_map {
    char name[32]; /* "/F0" */
    size_t size;   /* bytes of a code: 1 or 2 */
    uint32_t *rune;
};

struct text_page {
    struct pdf_reading *pdf;
    struct arena *arena;
    pdf_ref fonts;
    struct code_map maps[FONTS];
    int map_count;
    const struct code_map *font;
    struct buf *out;
};

/* --- tokens of a content stream or a map (ISO 32000-1, 7.2) --- */

enum token_kind { TOKEN_END, TOKEN_WORD, TOKEN_NAME, TOKEN_STRING, TOKEN_MARK };
struct token {
    enum token_kind kind;
    struct slice text; /* of a string: its bytes, until the next one */
};
struct scanner {
    const char *p, *end;
    char *string; /* the bytes of the last one */
};

static struct scanner
scanner_of(struct arena *arena, struct slice bytes)
{
    return (struct scanner){
        bytes.p, bytes.p + bytes.n, arena_alloc(arena, bytes.n + 1)};
}

static bool
is_space(char c)
{
    return c == ' ' || (c >= 9 && c <= 13) || c == 0;
}

static bool
is_regular(char c)
{
    return !is_space(c) && !strchr("()<>[]{}/%", c);
}

static struct slice
scan_literal(struct scanner *s)
{
    char *bytes = s->string;
    size_t n = 0;
    for (int depth = 1; s->p < s->end; s->p++) {
        char c = *s->p;
        if (c == '\\' && s->p + 1 < s->end) {
            c = *++s->p;
            bytes[n++] = c == 'r' ? '\r' : c == 'n' ? '\n' : c;
            continue;
        }
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0)
            break;
        bytes[n++] = c;
    }
    s->p += s->p < s->end;
    return (struct slice){bytes, n};
}

static int
hex_value(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static struct slice
scan_hex(struct scanner *s)
{
    char *bytes = s->string;
    size_t digits = 0;
    for (; s->p < s->end && *s->p != '>'; s->p++) {
        int value = hex_value(*s->p);
        if (value < 0)
            continue;
        if (digits % 2 == 0)
            bytes[digits / 2] = (char)(value << 4);
        else
            bytes[digits / 2] = (char)(bytes[digits / 2] | value);
        digits++;
    }
    s->p += s->p < s->end;
    return (struct slice){bytes, (digits + 1) / 2};
}

static struct token
scan(struct scanner *s)
{
    while (s->p < s->end && is_space(*s->p))
        s->p++;
    if (s->p == s->end)
        return (struct token){TOKEN_END, {"", 0}};
    const char *from = s->p++;
    bool twice = s->p < s->end && *s->p == *from;
    if (*from == '(')
        return (struct token){TOKEN_STRING, scan_literal(s)};
    if (*from == '<' && !twice)
        return (struct token){TOKEN_STRING, scan_hex(s)};
    if (!is_regular(*from) && *from != '/') {
        s->p += twice && (*from == '<' || *from == '>');
        return (struct token){TOKEN_MARK, {from, (size_t)(s->p - from)}};
    }
    while (s->p < s->end && is_regular(*s->p))
        s->p++;
    return (struct token){
        *from == '/' ? TOKEN_NAME : TOKEN_WORD, {from, (size_t)(s->p - from)}};
}

static bool
token_is(const struct token *token, const char *word)
{
    return token->kind == TOKEN_WORD && slice_is(token->text, word);
}

/* --- fonts --- */

static uint32_t
number_of(struct slice bytes)
{
    uint32_t n = 0;
    for (size_t i = 0; i < bytes.n && i < 4; i++)
        n = n << 8 | (unsigned char)bytes.p[i];
    return n;
}

/* What a code stands for, if that is one character of the basic plane. */
static void
set_rune(uint32_t *runes, uint32_t code, const struct token *to, uint32_t more)
{
    if (code < CODES && to->kind == TOKEN_STRING && to->text.n == 2)
        runes[code] = number_of(to->text) + more;
}

/* Behind the first and the last code: one text from which to count, or a list
 * of texts (ISO 32000-1, 9.10.3). */
static void
read_range(struct scanner *s, uint32_t *runes, uint32_t first, uint32_t last)
{
    struct token to = scan(s);
    if (to.kind == TOKEN_STRING) {
        for (uint32_t code = first; code <= last && code < CODES; code++)
            set_rune(runes, code, &to, code - first);
        return;
    }
    for (to = scan(s); to.kind == TOKEN_STRING; to = scan(s))
        set_rune(runes, first++, &to, 0);
}

static void
read_map(struct text_page *page, struct slice bytes, struct code_map *map)
{
    uint32_t *runes = ARENA_ARRAY(page->arena, uint32_t, CODES);
    map->rune = runes;
    map->size = 2;
    struct scanner s = scanner_of(page->arena, bytes);
    bool chars = false, ranges = false, spaces = false;
    for (struct token t = scan(&s); t.kind != TOKEN_END; t = scan(&s)) {
        if (t.kind == TOKEN_WORD) {
            chars = token_is(&t, "beginbfchar");
            ranges = token_is(&t, "beginbfrange");
            spaces = token_is(&t, "begincodespacerange");
        }
        if (t.kind != TOKEN_STRING || t.text.n < 1 || t.text.n > 2)
            continue;
        if (spaces)
            map->size = t.text.n;
        if (t.text.n != map->size || (!chars && !ranges))
            continue;
        uint32_t code = number_of(t.text);
        t = scan(&s);
        if (chars)
            set_rune(runes, code, &t, 0);
        else if (t.kind == TOKEN_STRING)
            read_range(&s, runes, code, number_of(t.text));
    }
}

static const struct code_map *
map_of(struct text_page *page, struct slice name)
{
    struct code_map *map = &page->maps[page->map_count];
    if (name.n >= sizeof map->name || page->map_count == FONTS)
        return NULL;
    for (int i = 0; i < page->map_count; i++)
        if (strncmp(page->maps[i].name, name.p, name.n) == 0 &&
            page->maps[i].name[name.n] == '\0')
            return &page->maps[i];
    memset(map->name, 0, sizeof map->name);
    memcpy(map->name, name.p, name.n);
    pdf_ref unicode = pdf_read_find(
        page->pdf, page->fonts, map->name, "/ToUnicode", (char *)NULL);
    read_map(page, pdf_read_stream(page->pdf, unicode, true), map);
    page->map_count++;
    return map;
}

/* --- the page --- */

static void
show(struct text_page *page, struct slice codes)
{
    const struct code_map *map = page->font;
    for (size_t i = 0; map && i + map->size <= codes.n; i += map->size) {
        uint32_t rune =
            map->rune[number_of((struct slice){codes.p + i, map->size})];
        if (rune)
            buf_rune(page->out, rune);
    }
}

static void
read_content(struct text_page *page, struct slice bytes)
{
    struct scanner s = scanner_of(page->arena, bytes);
    struct slice name = {"", 0};
    for (struct token t = scan(&s); t.kind != TOKEN_END; t = scan(&s)) {
        if (t.kind == TOKEN_NAME)
            name = t.text;
        else if (t.kind == TOKEN_STRING)
            show(page, t.text);
        else if (token_is(&t, "Tf"))
            page->font = map_of(page, name);
        else if (token_is(&t, "TJ") || token_is(&t, "Tj"))
            buf_char(page->out, '\n');
    }
}

void
pdf_text_of(struct pdf_reading *pdf, pdf_ref page, struct buf *out)
{
    struct arena *arena = arena_new();
    struct text_page reading = {.pdf = pdf,
        .arena = arena,
        .fonts = pdf_read_find(pdf, page, "/Resources", "/Font", (char *)NULL),
        .out = out};
    pdf_ref contents = pdf_read_get(pdf, page, "/Contents");
    if (pdf_read_kind(pdf, contents) == PDF_STREAM)
        read_content(&reading, pdf_read_stream(pdf, contents, true));
    for (int i = 0; i < pdf_read_count(pdf, contents); i++)
        read_content(&reading,
            pdf_read_stream(pdf, pdf_read_at(pdf, contents, i), true));
    arena_free(arena);
}
