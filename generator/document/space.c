/* White space of a document, as a browser would see it. */
#include "document/space.h"

#include <string.h>

#include "document/element.h"

struct space {
    struct arena *arena;
    struct tree *last; /* text that ends in a space on this line, or NULL */
    bool line_start;   /* no text or picture on this line yet */
    const struct tree *svg; /* the drawing that it is in, or NULL */
};

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Most texts are: a space stands alone, and not at the start if `trim`. */
static bool
is_collapsed(const char *text, bool trim)
{
    for (; *text; text++) {
        bool space = (unsigned char)*text <= ' ';
        if (space && (trim || *text != ' ')) {
            return false;
        }
        trim = space;
    }
    return true;
}

/* The text with each run one space, without one at its start if `trim`. */
static char *
collapse(struct arena *arena, const char *text, bool trim)
{
    char *result = arena_alloc(arena, strlen(text) + 1);
    char *to = result;

    for (; *text; text++) {
        if (!is_space(*text)) {
            *to++ = *text;
            trim = false;
        } else if (!trim) {
            *to++ = ' ';
            trim = true;
        }
    }
    *to = 0;
    return result;
}

char *
space_joined(struct arena *arena, const char *text)
{
    return collapse(arena, text, false);
}

/* A line ends here: the space at its end means nothing. */
static void
end_line(struct space *s)
{
    if (s->last) {
        size_t size = strlen(s->last->text) - 1;
        s->last->text = arena_strndup(s->arena, s->last->text, size);
        if (size == 0) {
            tree_remove(s->last);
        }
    }
    s->last = NULL;
    s->line_start = true;
}

static void
visit_text(struct space *s, struct tree *node)
{
    bool trim = s->line_start || s->last;

    if (node->collapsed) {
        node->text += trim && node->text[0] == ' ';
    } else if (!is_collapsed(node->text, trim)) {
        node->text = collapse(s->arena, node->text, trim);
    }
    size_t size = strlen(node->text);
    if (size == 0) {
        tree_remove(node);
        return;
    }
    s->line_start = false;
    s->last = node->text[size - 1] == ' ' ? node : NULL;
}

static bool
ends_line(const struct space *s, const struct tree *node)
{
    if (s->svg) {
        return !tree_is(node, "tspan") && !tree_is(node, "a");
    }
    return node->element && (node->element->block || tree_is(node, "br"));
}

/* At the start and at the end of an element. */
static void
visit_edge(struct space *s, const struct tree *node)
{
    if (ends_line(s, node)) {
        end_line(s);
    } else if (node->element && node->element->picture) {
        s->last = NULL;
        s->line_start = false;
    }
}

static void
visit_start(struct space *s, const struct tree *node)
{
    visit_edge(s, node);
    if (!s->svg && node->element && node->element->content == CONTENT_SVG) {
        s->svg = node;
    }
}

static void
visit_end(struct space *s, const struct tree *node)
{
    if (s->svg == node) {
        s->svg = NULL;
    }
    visit_edge(s, node);
}

bool
space_is_kept(const struct tree *element)
{
    return tree_is(element, "pre") || tree_is(element, "textarea");
}

/* The node after one that may have been removed meanwhile: `parent` and
 * `next` are its links from before. */
static struct tree *
leave(struct space *s, struct tree *next, struct tree *parent,
    const struct tree *root)
{
    while (!next && parent) {
        visit_end(s, parent);
        next = parent == root ? NULL : parent->next;
        parent = parent == root ? NULL : parent->parent;
    }
    return next;
}

void
space_collapse(struct arena *arena, struct tree *root)
{
    struct space s = {.arena = arena, .line_start = true};
    struct tree *node = root;

    while (node) {
        struct tree *next = node == root ? NULL : node->next;
        struct tree *parent = node == root ? NULL : node->parent;
        if (node->kind == TREE_TEXT) {
            visit_text(&s, node);
        } else {
            visit_start(&s, node);
            if (node->first && !space_is_kept(node)) {
                node = node->first;
                continue;
            }
            visit_end(&s, node);
        }
        node = leave(&s, next, parent, root);
    }
    end_line(&s);
}
