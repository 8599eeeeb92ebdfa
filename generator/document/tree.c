/* The document tree: links, attributes, walking, and its text form. */
#include "document/tree.h"

#include <string.h>

#include "base/text.h"
#include "document/element.h"

uint32_t
tree_hash(const char *word, size_t n)
{
    uint32_t hash = 2166136261u; /* FNV-1a */

    for (size_t i = 0; i < n; i++) {
        hash = (hash ^ (unsigned char)word[i]) * 16777619u;
    }
    return hash ^ hash >> 16;
}

struct tree *
tree_element(struct arena *arena, const char *name)
{
    struct tree *node = ARENA_NEW(arena, struct tree);
    node->kind = TREE_ELEMENT;
    node->name = arena_strdup(arena, name);
    node->element = element_find(name);
    node->hash = tree_hash(name, strlen(name));
    return node;
}

struct tree *
tree_element_like(struct arena *arena, const struct tree *node)
{
    struct tree *like = ARENA_NEW(arena, struct tree);
    like->kind = TREE_ELEMENT;
    like->name = node->name;
    like->element = node->element;
    like->hash = node->hash;
    return like;
}

struct tree *
tree_text(struct arena *arena, const char *text)
{
    return tree_text_lent(arena, arena_strdup(arena, text));
}

struct tree *
tree_text_lent(struct arena *arena, const char *text)
{
    struct tree *node = ARENA_NEW(arena, struct tree);
    node->kind = TREE_TEXT;
    node->text = text;
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
tree_insert_after(struct tree *node, struct tree *next)
{
    next->parent = node->parent;
    next->prev = node;
    next->next = node->next;
    *(node->next ? &node->next->prev : &node->parent->last) = next;
    node->next = next;
}

struct tree *
tree_copy(struct arena *arena, const struct tree *node, bool deep)
{
    if (node->kind == TREE_TEXT) {
        return tree_text(arena, node->text);
    }
    struct tree *copy = tree_element(arena, node->name);
    copy->line = node->line;
    for (const struct tree_attr *a = node->attrs; a; a = a->next) {
        tree_set(arena, copy, a->name, a->value);
    }
    for (const struct tree *n = node->first; n && deep; n = n->next) {
        tree_append(copy, tree_copy(arena, n, true));
    }
    return copy;
}

#define SPACE " \t\n\r\f"

static int
count_words(const char *text)
{
    int count = 0;

    while (*(text += strspn(text, SPACE))) {
        text += strcspn(text, SPACE);
        count++;
    }
    return count;
}

/* Cuts the attribute `class` into words once, for the many rules of a theme
 * that ask for them. */
static void
set_classes(struct arena *arena, struct tree *node, const char *value)
{
    int count = count_words(value);
    struct tree_class *classes = ARENA_ARRAY(arena, struct tree_class, count);
    const char *p = value;

    for (int i = 0; i < count; i++) {
        p += strspn(p, SPACE);
        size_t n = strcspn(p, SPACE);
        classes[i] = (struct tree_class){p, n, tree_hash(p, n)};
        p += n;
    }
    node->classes = classes;
    node->class_count = count;
}

/* Where the node's attribute of the name hangs, or its next one will. */
static struct tree_attr **
link_of(struct tree *node, const char *name)
{
    struct tree_attr **link = &node->attrs;
    bool may_have = node->attr_bits & tree_bit(name);

    while (*link && !(may_have && text_is((*link)->name, name))) {
        link = &(*link)->next;
    }
    return link;
}

static struct tree_attr *
add_attr(struct arena *arena, struct tree *node, struct tree_attr **link,
    const char *name)
{
    *link = ARENA_NEW(arena, struct tree_attr);
    (*link)->name = name;
    node->attr_bits |= tree_bit(name);
    return *link;
}

const struct tree_attr *
tree_lend(
    struct arena *arena, struct tree *node, const char *name, const char *value)
{
    struct tree_attr **link = link_of(node, name);
    struct tree_attr *attr = *link ? *link : add_attr(arena, node, link, name);

    attr->value = value;
    if (text_is(name, "class")) {
        set_classes(arena, node, value);
    }
    return attr;
}

const struct tree_attr *
tree_set(
    struct arena *arena, struct tree *node, const char *name, const char *value)
{
    return tree_lend(
        arena, node, arena_strdup(arena, name), arena_strdup(arena, value));
}

void
tree_share(struct arena *arena, struct tree *node, const struct tree *like,
    const struct tree_attr *attr)
{
    struct tree_attr **link = &node->attrs;

    while (*link) {
        link = &(*link)->next;
    }
    add_attr(arena, node, link, attr->name)->value = attr->value;
    if (text_is(attr->name, "class")) {
        node->classes = like->classes;
        node->class_count = like->class_count;
    }
}

const char *
tree_value(const struct tree *node, const char *name)
{
    for (const struct tree_attr *a = node->attrs; a; a = a->next) {
        if (text_is(a->name, name)) {
            return a->value;
        }
    }
    return NULL;
}

bool
tree_has_class(const struct tree *node, const char *word)
{
    size_t n = strlen(word);

    for (int i = 0; i < node->class_count; i++) {
        const struct tree_class *class = &node->classes[i];
        if (class->n == n && memcmp(class->word, word, n) == 0) {
            return true;
        }
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
        } else if (tree_is(n, "br")) {
            buf_char(&text, ' ');
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
