/* The theme as an HTML page takes it. */
#include "html/style.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

struct sheet {
    struct slice css;
    size_t at;
    struct buf text; /* the statement before `at`, white space collapsed */
    struct buf *out;
    int depth; /* open blocks */
    int page;  /* depth of the @page that is open, or 0 */
};

static char
peek(const struct sheet *s, size_t ahead)
{
    return s->at + ahead < s->css.n ? s->css.p[s->at + ahead] : 0;
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void
take(struct sheet *s, size_t count)
{
    if (count > s->css.n - s->at) {
        count = s->css.n - s->at;
    }
    buf_add(&s->text, s->css.p + s->at, count);
    s->at += count;
}

/* White space and comments, which become one space within a statement. */
static bool
skip_space(struct sheet *s)
{
    size_t start = s->at;

    for (;;) {
        if (is_space(peek(s, 0))) {
            s->at++;
        } else if (peek(s, 0) == '/' && peek(s, 1) == '*') {
            const char *from = s->css.p + s->at + 2;
            size_t left = s->css.n - s->at - 2;
            const char *end = memmem(from, left, "*/", 2);
            s->at = end ? (size_t)(end - s->css.p) + 2 : s->css.n;
        } else {
            return s->at > start;
        }
    }
}

/* Bytes of the character or escape here; an escaped line end is one. */
static size_t
token_size(const struct sheet *s)
{
    if (peek(s, 0) != '\\') {
        return 1;
    }
    return peek(s, 1) == '\r' && peek(s, 2) == '\n' ? 3 : 2;
}

/* A string ends at its quote or, unfinished, at the end of the line. */
static void
take_string(struct sheet *s)
{
    char quote = peek(s, 0);

    take(s, 1);
    while (s->at < s->css.n && peek(s, 0) != quote && peek(s, 0) != '\n') {
        take(s, token_size(s));
    }
    take(s, peek(s, 0) == quote ? 1 : 0);
}

/* Bytes that mean something here. */
static const bool is_special[256] = {
    [0] = true,
    [';'] = true,
    ['{'] = true,
    ['}'] = true,
    ['('] = true,
    [')'] = true,
    ['['] = true,
    [']'] = true,
    ['"'] = true,
    ['\''] = true,
    ['\\'] = true,
    ['/'] = true,
    [' '] = true,
    ['\t'] = true,
    ['\r'] = true,
    ['\n'] = true,
    ['\f'] = true,
};

/* Takes a string, an escape, or as many bytes as mean nothing here. */
static void
take_token(struct sheet *s)
{
    char c = peek(s, 0);
    size_t size = token_size(s);

    if (c == '"' || c == '\'') {
        take_string(s);
        return;
    }
    while (!is_special[(unsigned char)peek(s, size)]) {
        size++;
    }
    take(s, size);
}

/* Reads a statement and returns what ended it: one of ";{}", or 0. */
static char
next_statement(struct sheet *s)
{
    int nested = 0; /* parentheses, in which nothing ends a statement */

    buf_clear(&s->text);
    skip_space(s);
    while (s->at < s->css.n) {
        char c = peek(s, 0);
        if (nested == 0 && strchr(";{}", c)) {
            s->at++;
            return c;
        }
        nested += c == '(' || c == '[';
        nested -= (c == ')' || c == ']') && nested > 0;
        take_token(s);
        if (skip_space(s) && !(nested == 0 && strchr(";{}", peek(s, 0)))) {
            buf_char(&s->text, ' ');
        }
    }
    return 0;
}

static bool
starts(const char *text, const char *word)
{
    bool may = text[0] == word[0] || (text[0] ^ 0x20) == word[0];

    return may && strncasecmp(text, word, strlen(word)) == 0;
}

/* True if each address in the text is data or a part of the page. */
static bool
fetches_nothing(const char *text)
{
    while ((text = strcasestr(text, "url("))) {
        text += strlen("url(");
        text += strspn(text, " \"'");
        if (!starts(text, "data:") && *text != '#') {
            return false;
        }
    }
    return true;
}

/* Nothing that has to be fetched, or that only the PDF knows. */
static bool
calls_nothing(const char *text)
{
    return !strchr(text, '(') ||
           (fetches_nothing(text) && !strstr(text, "string("));
}

static bool
keeps(const struct sheet *s)
{
    const char *text = s->text.p ? s->text.p : "";

    return s->text.n > 0 && calls_nothing(text) &&
           !starts(text, "string-set") && !starts(text, "@import") &&
           !starts(text, "@charset") && !starts(text, "@namespace") &&
           !(starts(text, "text-align") && strpbrk(text, "\"'")) &&
           !(starts(text, "break-before") && strcasestr(text, "balance")) &&
           !(s->page && starts(text, "font-feature-settings"));
}

static void
add_statement(struct sheet *s, char end)
{
    buf_add(s->out, s->text.p, s->text.n);
    buf_char(s->out, end);
}

static void
open_block(struct sheet *s)
{
    s->depth++;
    if (!s->page && s->text.n && starts(s->text.p, "@page")) {
        s->page = s->depth;
    }
    add_statement(s, '{');
}

static void
close_block(struct sheet *s)
{
    if (s->depth == 0) {
        return;
    }
    buf_str(s->out, s->depth == 1 ? "}\n" : "}");
    s->page = s->page == s->depth ? 0 : s->page;
    s->depth--;
}

void
style_write(struct slice css, struct buf *out)
{
    struct sheet s = {.css = css, .out = out};
    char end;

    do {
        end = next_statement(&s);
        if (end == '{') {
            open_block(&s);
            continue;
        }
        if (keeps(&s)) {
            add_statement(&s, ';');
        }
        if (end == '}') {
            close_block(&s);
        }
    } while (end);
    while (s.depth > 0) {
        close_block(&s);
    }
    buf_free(&s.text);
}
