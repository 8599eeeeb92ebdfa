/* Fuzz target: any bytes as a company's theme, then the style of a small
 * document. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "type/contrast.h"
#include "type/style.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct tree *
add(struct arena *arena, struct tree *parent, const char *name,
    const char *classes)
{
    struct tree *node = tree_element(arena, name);
    tree_set(arena, node, "class", classes);
    tree_set(arena, node, "id", "i");
    if (parent)
        tree_append(parent, node);
    return node;
}

static void
style_all(const struct stylesheet *sheet, const struct tree *node,
    const struct style *parent)
{
    struct style style = style_of(sheet, node, parent);
    if (style_has_part(&style, PART_BEFORE))
        style_of_part(sheet, node, PART_BEFORE, &style);
    for (const struct tree *child = node->first; child; child = child->next)
        style_all(sheet, child, &style);
}

static const char base[] =
    ":root { --ink: #000; --paper: #fff; --soft: #333; --panel: #044 }";

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    /* A copy that ends with the input, so that reading past it is seen. */
    char *text = xmalloc(size);
    if (size > 0)
        memcpy(text, data, size);
    struct css_warnings warnings = {0};
    struct css_source sources[] = {
        {"theme.css", {base, sizeof base - 1}}, {"house.css", {text, size}}};
    struct stylesheet *sheet =
        stylesheet_read_all(arena, sources, 2, &warnings);
    theme_check(arena, sources, 2, &warnings);
    struct tree *html = add(arena, NULL, "html", "a");
    struct tree *p = add(arena, add(arena, html, "body", "b a"), "p", "a b c");
    struct tree *rect = add(arena, add(arena, p, "svg", ""), "rect", "a");
    char *value = arena_strndup(arena, text, size);
    tree_set(arena, rect, "fill", value);
    tree_set(arena, rect, "stroke-dasharray", value);
    tree_append(p, tree_text(arena, "text"));
    style_all(sheet, html, NULL);
    struct contrast_sheets sheets =
        contrast_sheets_read(arena, sources, 2, sheet);
    struct contrast_faults faults = {NULL};
    contrast_look(arena, NULL, &sheets, html, &faults);
    contrast_warn(arena, &faults, &sources[1], &warnings);
    style_page(sheet, NULL, true);
    free(text);
    arena_free(arena);
    return 0;
}
