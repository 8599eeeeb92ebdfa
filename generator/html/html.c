/* The document as one self-contained HTML file. */
#include "html/html.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "document/element.h"
#include "html/escape.h"
#include "html/head.h"
#include "html/number.h"
#include "html/policy.h"

#define USUAL_BODY 32000 /* bytes */

struct writer {
    const struct html_parts *parts;
    struct buf *out;
    const struct html_head *head;
    struct html_gap *gap;       /* where the style is left out, or NULL */
    const struct tree *svg;     /* the outermost one that is open, or NULL */
    const struct tree *heading; /* the last one, or NULL */
};

static void
write_raw(const char *element, const struct buf *text, struct buf *out)
{
    if (text->n) {
        buf_printf(out, "<%s>", element);
        buf_add(out, text->p, text->n);
        buf_printf(out, "</%s>\n", element);
    }
}

static void
write_style(struct writer *w)
{
    const struct buf *style = &w->head->style;

    if (!w->gap || !style->n) {
        write_raw("style", style, w->out);
        return;
    }
    buf_str(w->out, "<style>");
    w->gap->at = w->out->n;
    buf_str(w->out, "</style>\n");
}

/* Tags */

static bool
breaks_line(const struct writer *w, const struct tree *node)
{
    return node && node->kind == TREE_ELEMENT && !w->svg && node->element &&
           node->element->block;
}

static void
write_attrs(struct writer *w, const struct tree *node)
{
    for (const struct tree_attr *a = node->attrs; a; a = a->next) {
        if (!policy_allows_attr(node, a, w->svg != NULL)) {
            continue;
        }
        buf_char(w->out, ' ');
        buf_str(w->out, a->name);
        buf_str(w->out, "=\"");
        escape_attribute(a->value, w->out);
        buf_char(w->out, '"');
    }
}

static void
write_start(struct writer *w, const struct tree *node)
{
    buf_char(w->out, '<');
    buf_str(w->out, node->name);
    write_attrs(w, node);
}

static bool
is_heading(const struct tree *node)
{
    const char *name = node->name;

    return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !name[2];
}

/* The text alone, because ids and links stand only once; but words of another
 * language stay marked as such. */
static void
write_words(struct writer *w, const struct tree *node)
{
    if (node->kind == TREE_TEXT) {
        escape_text(node->text, w->out);
        return;
    }
    const char *lang = tree_get(node, "lang");
    if (lang) {
        buf_str(w->out, "<span lang=\"");
        escape_attribute(lang, w->out);
        buf_str(w->out, "\">");
    }
    for (const struct tree *n = node->first; n; n = n->next) {
        write_words(w, n);
    }
    buf_str(w->out, lang ? "</span>" : "");
}

static bool
has_caption(const struct tree *table)
{
    const struct tree *first = table->first;

    while (first && first->kind == TREE_TEXT) {
        first = first->next;
    }
    return first && tree_is(first, "caption");
}

/* A table without a caption has that of the heading it stands under, which
 * only a screen reader tells: who sees the page has just read it. */
static void
write_caption(struct writer *w, const struct tree *table)
{
    if (!w->heading || has_caption(table) || tree_get(table, "aria-label") ||
        tree_get(table, "aria-labelledby")) {
        return;
    }
    buf_str(w->out, "\n<caption class=\"unseen\">");
    write_words(w, w->heading);
    buf_str(w->out, "</caption>");
}

static void
write_end(struct writer *w, const struct tree *node)
{
    buf_str(w->out, "</");
    buf_str(w->out, node->name);
    buf_char(w->out, '>');
}

static void
write_policy(struct writer *w)
{
    buf_str(w->out, "<meta charset=\"utf-8\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"");
    buf_add(w->out, w->head->policy.p, w->head->policy.n);
    buf_str(w->out, "\">\n");
}

static const struct html_image *
find_image(const struct html_parts *parts, const char *src)
{
    for (int i = 0; i < parts->image_count; i++) {
        if (text_is(parts->images[i].src, src)) {
            return &parts->images[i];
        }
    }
    return NULL;
}

/* A picture that may not be shown is replaced by its alternative text. */
static void
write_image(struct writer *w, const struct tree *node)
{
    const char *src = tree_get(node, "src");
    const char *alt = tree_get(node, "alt");
    const struct html_image *image = src ? find_image(w->parts, src) : NULL;

    if (!image && !(src && policy_allows_image(src))) {
        escape_text(alt ? alt : "", w->out);
        return;
    }
    buf_str(w->out, "<img src=\"");
    if (image) {
        buf_printf(w->out, "data:%s;base64,", image->type);
        buf_base64(w->out, image->bytes.p, image->bytes.n);
    } else {
        escape_attribute(src, w->out);
    }
    buf_char(w->out, '"');
    if (!alt) {
        buf_str(w->out, " alt=\"\"");
    }
    write_attrs(w, node);
    buf_char(w->out, '>');
}

static void
open_svg(struct writer *w, const struct tree *node)
{
    write_start(w, node);
    buf_str(w->out, node->first ? ">" : "/>");
}

/* HTML drops a line end that follows these start tags at once. */
static bool
eats_line_end(const struct tree *node)
{
    const struct tree *first = node->first;

    return (tree_is(node, "pre") || tree_is(node, "textarea")) && first &&
           first->kind == TREE_TEXT && first->text[0] == '\n';
}

static void
open_element(struct writer *w, const struct tree *node)
{
    assert(element_fits(node) && "the document's elements nest");
    if (tree_is(node, "img")) {
        write_image(w, node);
        return;
    }
    write_start(w, node);
    buf_char(w->out, '>');
    if (is_heading(node)) {
        w->heading = node;
    } else if (tree_is(node, "table")) {
        write_caption(w, node);
    }
    if (breaks_line(w, node->first) || eats_line_end(node)) {
        buf_char(w->out, '\n');
    }
    if (tree_is(node, "head")) {
        if (!breaks_line(w, node->first)) {
            buf_char(w->out, '\n');
        }
        write_policy(w);
    }
}

static void
close_element(struct writer *w, const struct tree *node)
{
    const struct element *element = node->element;

    if (tree_is(node, "head")) {
        write_style(w);
    } else if (tree_is(node, "body")) {
        write_raw("script", &w->head->script, w->out);
    }
    if (w->parts->grows == node) {
        for (int i = 0; i < w->parts->more_count; i++) {
            buf_add(w->out, w->parts->more[i].p, w->parts->more[i].n);
        }
    }
    if (element->content != CONTENT_NONE) {
        write_end(w, node);
    }
    if (element->block || breaks_line(w, node->next)) {
        buf_char(w->out, '\n');
    }
}

static void
leave(struct writer *w, const struct tree *node)
{
    if (node->kind == TREE_TEXT) {
        if (breaks_line(w, node->next)) {
            buf_char(w->out, '\n');
        }
        return;
    }
    if (w->svg && w->svg != node) {
        if (node->first) {
            write_end(w, node);
        }
        return;
    }
    w->svg = NULL;
    close_element(w, node);
}

/* True where a span may stand, and the text is not to be read as it is. */
static bool
is_prose(const struct writer *w, const struct tree *text)
{
    const struct tree *in = text->parent;

    return !w->svg && in && in->element && !tree_is(in, "code") &&
           !tree_is(in, "pre") &&
           (in->element->content == CONTENT_PHRASING ||
               in->element->content == CONTENT_FLOW);
}

static void
write_text(struct writer *w, const struct tree *node)
{
    size_t from = w->out->n;

    escape_text(node->text, w->out);
    if (is_prose(w, node)) {
        number_keep(w->out, from);
    }
}

/* Writes what comes before the node's children; false to pass it over. */
static bool
enter(struct writer *w, const struct tree *node)
{
    if (node->kind == TREE_TEXT) {
        assert((w->svg || element_fits(node)) && "text stands where it may");
        write_text(w, node);
        return true;
    }
    if (!policy_allows_element(node, w->svg != NULL)) {
        return false;
    }
    if (w->svg) {
        open_svg(w, node);
        return true;
    }
    w->svg = tree_is(node, "svg") ? node : NULL;
    open_element(w, node);
    return true;
}

static void
write_tree(struct writer *w, const struct tree *root)
{
    const struct tree *node = root;

    while (node) {
        bool entered = enter(w, node);
        if (entered && node->first) {
            node = node->first;
            continue;
        }
        if (entered) {
            leave(w, node);
        }
        while (node != root && !node->next) {
            node = node->parent;
            leave(w, node);
        }
        node = node == root ? NULL : node->next;
    }
}

void
html_put(const struct tree *element, struct buf *out)
{
    static const struct html_parts none;
    struct writer w = {.parts = &none, .out = out};

    for (const struct tree *n = element->first; n; n = n->next) {
        write_tree(&w, n);
    }
}

static void
write_page(struct writer *w, size_t style)
{
    assert(tree_is(w->parts->document, "html"));
    assert(tree_find(w->parts->document, "head"));
    buf_reserve(
        w->out, w->head->policy.n + style + w->head->script.n + USUAL_BODY);
    buf_str(w->out, "<!DOCTYPE html>\n");
    write_tree(w, w->parts->document);
}

void
html_write(const struct html_parts *parts, struct buf *out)
{
    struct html_head *head = html_head_of(parts);
    struct writer w = {.parts = parts, .out = out, .head = head};

    write_page(&w, head->style.n);
    html_head_drop(head);
}

void
html_write_around(
    const struct html_parts *parts, struct buf *out, struct html_gap *gap)
{
    *gap = (struct html_gap){.head = html_head_of(parts)};
    struct writer w = {
        .parts = parts, .out = out, .head = gap->head, .gap = gap};

    write_page(&w, 0);
    gap->style = buf_slice(&gap->head->style);
}

void
html_gap_drop(struct html_gap *gap)
{
    html_head_drop(gap->head);
    *gap = (struct html_gap){.head = NULL};
}
