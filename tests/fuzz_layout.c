/* Fuzz target: any bytes as a theme and a document, laid out, cut into pages
 * and printed.
 *
 * The theme ends at the first NUL or at a line `----`.  Behind it a name and
 * `{` open an element, which `}` closes; `.` before the `{` gives it a class
 * and `#` the cells that it spans; all else is text. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "type/layout.h"
#include "type/trace.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__lsan_default_suppressions(void);

/* What fontconfig keeps for itself until the end. */
const char *
__lsan_default_suppressions(void)
{
    return "leak:libfontconfig";
}

enum { INPUT_MAX = 4096, DEPTH = 60 };

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* What a picture must have to be one. */
static void
finish(struct arena *arena, struct tree *node)
{
    if (tree_is(node, "svg")) {
        tree_set(arena, node, "viewBox", "0 0 100 50");
        tree_set(arena, node, "role", "img");
        tree_set(arena, node, "aria-label", "A");
    }
    if (tree_is(node, "rect")) {
        tree_set(arena, node, "width", "80");
        tree_set(arena, node, "height", "40");
    }
    if (tree_is(node, "a"))
        tree_set(arena, node, "href", "https://a.example/");
    if (tree_is(node, "bdo"))
        tree_set(arena, node, "dir", "rtl");
}

/* `name.class#2`, as it stands before a `{`. */
static struct tree *
element(struct arena *arena, const char *p, const char *end)
{
    const char *name = p;
    while (p < end && is_letter(*p))
        p++;
    struct tree *node =
        tree_element(arena, arena_strndup(arena, name, (size_t)(p - name)));
    while (p < end) {
        char kind = *p++;
        const char *from = p;
        while (p < end && is_letter(*p))
            p++;
        char *value = arena_strndup(arena, from, (size_t)(p - from));
        if (kind == '#') {
            tree_set(arena, node, "colspan", value);
            tree_set(arena, node, "rowspan", value);
        } else {
            tree_set(arena, node, "class", value);
        }
    }
    finish(arena, node);
    return node;
}

static void
read_body(
    struct arena *arena, struct tree *body, const char *p, const char *end)
{
    struct tree *open[DEPTH] = {body};
    int depth = 0;
    while (p < end) {
        const char *stop = p;
        while (stop < end && *stop != '{' && *stop != '}')
            stop++;
        const char *name = stop;
        while (stop < end && *stop == '{' && name > p &&
               (is_letter(name[-1]) || name[-1] == '.' || name[-1] == '#'))
            name--;
        if (name > p)
            tree_append(open[depth],
                tree_text(arena, arena_strndup(arena, p, (size_t)(name - p))));
        if (stop < end && *stop == '}') {
            depth -= depth > 0;
        } else if (stop < end && name < stop && is_letter(*name) &&
                   depth + 1 < DEPTH) {
            struct tree *node = element(arena, name, stop);
            tree_append(open[depth], node);
            open[++depth] = node;
        }
        p = stop < end ? stop + 1 : end;
    }
}

static const char base[] =
    "@page { size: 200pt 150pt; margin: 20pt }"
    "html { font-family: Inter; font-size: 8pt; line-height: 10pt }";

static void
print(struct arena *arena, const struct pages *pages)
{
    struct buf out = {0};
    layout_dump(pages, &out);
    layout_draw(pages, trace_device(arena, &out));
    struct device *tags = tags_device(arena, &out);
    layout_draw(pages, tags);
    tags_finish(tags);
    buf_free(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct font_set *fonts; /* looked for once */
    if (size > INPUT_MAX)
        return 0;
    fonts = fonts ? fonts : font_set_new();
    struct arena *arena = arena_new();
    char *text = arena_strndup(arena, (const char *)data, size);
    size_t css = strlen(text);
    char *rule = strstr(text, "\n----\n");
    const char *body_at = css < size ? text + css + 1 : text + size;
    if (rule) {
        css = (size_t)(rule - text);
        body_at = rule + 6;
    }
    struct css_warnings warnings = {0};
    struct css_source sources[] = {
        {"theme.css", {base, sizeof base - 1}}, {"house.css", {text, css}}};
    struct stylesheet *sheet =
        stylesheet_read_all(arena, sources, 2, &warnings);
    stylesheet_set_fonts(sheet, fonts);
    struct tree *html = tree_element(arena, "html");
    struct tree *body = tree_element(arena, "body");
    tree_set(arena, html, "lang", "en");
    tree_append(html, body);
    read_body(arena, body, body_at, text + size);
    struct layout_input input = {
        .document = html, .sheet = sheet, .fonts = fonts};
    print(arena, layout_document(arena, &input).pages);
    arena_free(arena);
    return 0;
}
