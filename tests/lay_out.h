/* Markup and a theme, laid out and printed in every text form. */
#ifndef TESTS_LAY_OUT_H
#define TESTS_LAY_OUT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "markup.h"
#include "type/layout.h"
#include "type/trace.h"

/* A page of 400 by 300 pt with margins of 50: the text area is 300 by 200.
 * Lines are 10 pt high. */
#define PAGE                                                                   \
    "@page { size: 400pt 300pt; margin: 50pt }"                                \
    "html { font-family: Inter; font-size: 8pt; line-height: 10pt }"           \
    "body, p, h1, h2, h3, ul, ol, figure, table { margin: 0 }"                 \
    "h1, h2, h3 { font-size: 8pt } table { border-spacing: 0 }"                \
    "td, th { padding: 0; vertical-align: top; text-align: start }"

struct laid {
    struct arena *arena;
    struct font_set *fonts;
    struct hyphenator *hyphens; /* the suite's, or NULL */
    struct layout_result result;
    char *dump, *trace, *tags;
    bool gives_up; /* of layout_input */
};

static struct laid laid;

static inline char *
lay_keep(struct buf *buf)
{
    char *text = arena_strndup(laid.arena, buf->p ? buf->p : "", buf->n);
    buf_free(buf);
    return text;
}

static inline void
lay_print(void)
{
    struct buf out = {0};
    layout_dump(laid.result.pages, &out);
    laid.dump = lay_keep(&out);
    layout_draw(laid.result.pages, trace_device(laid.arena, &out));
    laid.trace = lay_keep(&out);
    struct device *tags = tags_device(laid.arena, &out);
    layout_draw(laid.result.pages, tags);
    tags_finish(tags);
    laid.tags = lay_keep(&out);
}

static inline void
lay_tree(const char *css, const struct tree *tree)
{
    struct css_warnings warnings = {0};
    struct layout_input input = {
        .document = tree, .fonts = laid.fonts, .hyphens = laid.hyphens};
    char *theme = arena_printf(laid.arena, "%s%s", PAGE, css);
    struct stylesheet *sheet = stylesheet_read(laid.arena, "theme.css",
        (struct slice){theme, strlen(theme)}, &warnings);
    stylesheet_set_fonts(sheet, laid.fonts);
    input.sheet = sheet;
    for (int i = 0; i < warnings.count; i++)
        print_error("%s\n", css_warning_said(laid.arena, &warnings.items[i]));
    assert_int_equal(warnings.count, 0);
    input.gives_up = laid.gives_up;
    laid.result = layout_document(laid.arena, &input);
    if (laid.result.pages)
        lay_print();
}

/* The body's markup, in an English document. */
static inline void
lay_out(const char *css, const char *markup)
{
    char *whole = arena_printf(
        laid.arena, "<html lang=\"en\"><body>%s</body></html>", markup);
    lay_tree(css, markup_read(laid.arena, whole));
}

static inline int
lay_set_up(void **state)
{
    (void)state;
    laid = (struct laid){.arena = arena_new(), .fonts = font_set_new()};
    return 0;
}

static inline int
lay_tear_down(void **state)
{
    (void)state;
    font_set_free(laid.fonts);
    arena_free(laid.arena);
    return 0;
}

/* Where the dump's line stands that begins with `name` and contains `text`;
 * in thousandths. */
struct where {
    int page;
    long x, y, w, h;
};

static inline long
lay_milli(const char **at)
{
    const char *p = *at + strspn(*at, " ");
    long sign = *p == '-' ? -1 : 1, n = 0, scale = 1000;
    for (p += *p == '-'; *p >= '0' && *p <= '9'; p++)
        n = n * 10 + (*p - '0');
    n *= 1000;
    if (*p == '.')
        for (p++; *p >= '0' && *p <= '9'; p++)
            n += (*p - '0') * (scale /= 10);
    *at = p;
    return sign * n;
}

static inline struct where
lay_where(const char *name, const char *text)
{
    struct where where = {0};
    size_t size = strlen(name);
    for (const char *line = laid.dump; *line; line += strcspn(line, "\n") + 1) {
        const char *at = line + strspn(line, " ");
        if (strncmp(line, "page ", 5) == 0)
            where.page = atoi(line + 5);
        char *copy = arena_strndup(laid.arena, at, strcspn(at, "\n"));
        if (strncmp(at, name, size) != 0 || at[size] != ' ' ||
            !strstr(copy, text))
            continue;
        at += size;
        where.x = lay_milli(&at);
        where.y = lay_milli(&at);
        where.w = lay_milli(&at);
        where.h = lay_milli(&at);
        return where;
    }
    print_error("no %s with %s in:\n%s", name, text, laid.dump);
    fail();
    return where;
}

static inline struct where
lay_line(const char *text)
{
    return lay_where("line", text);
}

static inline int
lay_count(const char *text, const char *needle)
{
    int count = 0;
    while ((text = strstr(text, needle))) {
        count++;
        text += strlen(needle);
    }
    return count;
}

static inline void
lay_has(const char *text, const char *needle)
{
    if (strstr(text, needle))
        return;
    print_error("no %s in:\n%s", needle, text);
    fail();
}

/* `count` paragraphs of one line: "p1", "p2", … */
static inline char *
lay_lines(int from, int count)
{
    struct buf out = {0};
    for (int i = from; i < from + count; i++)
        buf_printf(&out, "<p>p%d.</p>", i);
    return lay_keep(&out);
}

#endif
