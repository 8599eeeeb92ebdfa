/* The document tree: links, attributes, walking, and its text form. */
#include "document/tree.h"

#include <string.h>

#include "base/text.h"

struct tree *
tree_element(struct arena *arena, const char *name)
{
    struct tree *node = ARENA_NEW(arena, struct tree);
    node->kind = TREE_ELEMENT;
    node->name = arena_strdup(arena, name);
    return node;
}

struct tree *
tree_text(struct arena *arena, const char *text)
{
    struct tree *node = ARENA_NEW(arena, struct tree);
    node->kind = TREE_TEXT;
    node->text = arena_strdup(arena, text);
    return node;
}

void
tree_append(struct tree *parent, struct tree *child)
{
    child->parent = parent;
    child->prev = parent->last;
    child->next = NULL;
    if (parent->last) {
        parent->last->next = child;
    } else {
        parent->first = child;
    }
    parent->last = child;
}

void
tree_remove(struct tree *node)
{
    struct tree *parent = node->parent;

    if (!parent) {
        return;
    }
    *(node->prev ? &node->prev->next : &parent->first) = node->next;
    *(node->next ? &node->next->prev : &parent->last) = node->prev;
    node->parent = node->prev = node->next = NULL;
}

void
tree_set(
    struct arena *arena, struct tree *node, const char *name, const char *value)
{
    struct tree_attr **link = &node->attrs;

    while (*link && !text_is((*link)->name, name)) {
        link = &(*link)->next;
    }
    if (!*link) {
        *link = ARENA_NEW(arena, struct tree_attr);
        (*link)->name = arena_strdup(arena, name);
    }
    (*link)->value = arena_strdup(arena, value);
}

const char *
tree_get(const struct tree *node, const char *name)
{
    for (const struct tree_attr *a = node->attrs; a; a = a->next) {
        if (text_is(a->name, name)) {
            return a->value;
        }
    }
    return NULL;
}

bool
tree_is(const struct tree *node, const char *name)
{
    return node && node->kind == TREE_ELEMENT && text_is(node->name, name);
}

bool
tree_has_class(const struct tree *node, const char *word)
{
    const char *space = " \t\n\r\f";
    const char *at = node->kind == TREE_ELEMENT ? tree_get(node, "class") : 0;
    size_t size = strlen(word);

    while (size && at && *at) {
        size_t length = strcspn(at, space);
        if (length == size && memcmp(at, word, size) == 0) {
            return true;
        }
        at += length;
        at += strspn(at, space);
    }
    return false;
}

const struct tree *
tree_find(const struct tree *root, const char *name)
{
    const struct tree *node = root;

    while (node && !tree_is(node, name)) {
        node = tree_walk(node, root);
    }
    return node;
}

const struct tree *
tree_skip(const struct tree *node, const struct tree *top)
{
    while (node != top && !node->next) {
        node = node->parent;
    }
    return node == top ? NULL : node->next;
}

const struct tree *
tree_walk(const struct tree *node, const struct tree *top)
{
    return node->first ? node->first : tree_skip(node, top);
}

char *
tree_plain(struct arena *arena, const struct tree *node)
{
    struct buf text = {0};

    for (const struct tree *n = node; n; n = tree_walk(n, node)) {
        if (n->kind == TREE_TEXT) {
            buf_str(&text, n->text);
        }
    }
    char *plain = arena_strndup(arena, text.p ? text.p : "", text.n);
    buf_free(&text);
    return plain;
}

/* A text or value in quotes, on one line. */
static void
dump_quoted(const char *text, struct buf *out)
{
    buf_char(out, '"');
    for (; *text; text++) {
        if (*text == '\n') {
            buf_str(out, "\\n");
            continue;
        }
        if (*text == '"' || *text == '\\') {
            buf_char(out, '\\');
        }
        buf_char(out, *text);
    }
    buf_char(out, '"');
}

static void
dump_node(const struct tree *node, struct buf *out)
{
    if (node->kind == TREE_TEXT) {
        dump_quoted(node->text, out);
        return;
    }
    buf_str(out, node->name);
    for (const struct tree_attr *a = node->attrs; a; a = a->next) {
        buf_printf(out, " %s=", a->name);
        dump_quoted(a->value, out);
    }
}

void
tree_dump(const struct tree *root, struct buf *out)
{
    for (const struct tree *n = root; n; n = tree_walk(n, root)) {
        for (const struct tree *up = n; up != root; up = up->parent) {
            buf_str(out, "  ");
        }
        dump_node(n, out);
        buf_char(out, '\n');
    }
}
