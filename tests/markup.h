/* Markup as a test writes it becomes a document tree: elements, attributes,
 * text, &amp; &lt; &gt; &quot; &nbsp; and numbers.  No checks: tests are
 * right. */
#ifndef TESTS_MARKUP_H
#define TESTS_MARKUP_H

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "document/tree.h"

static inline void
markup_entity(const char **at, struct buf *out)
{
    static const struct {
        const char *name;
        const char *text;
    } entities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"},
        {"&quot;", "\""}, {"&nbsp;", "\xc2\xa0"}, {"&shy;", "\xc2\xad"}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        size_t n = strlen(entities[i].name);
        if (strncmp(*at, entities[i].name, n) == 0) {
            buf_str(out, entities[i].text);
            *at += n;
            return;
        }
    }
    if ((*at)[1] == '#') {
        char *end;
        bool hex = (*at)[2] == 'x';
        buf_rune(out, (uint32_t)strtoul(*at + 2 + hex, &end, hex ? 16 : 10));
        *at = end + 1;
        return;
    }
    buf_char(out, *(*at)++);
}

static inline char *
markup_text(struct arena *arena, const char **at, const char *end)
{
    struct buf text = {0};
    while (**at && !strchr(end, **at)) {
        if (**at == '&')
            markup_entity(at, &text);
        else
            buf_char(&text, *(*at)++);
    }
    char *copy = arena_strndup(arena, text.p ? text.p : "", text.n);
    buf_free(&text);
    return copy;
}

static inline char *
markup_name(struct arena *arena, const char **at)
{
    size_t n = strcspn(*at, " \t\r\n=/>");
    char *name = arena_strndup(arena, *at, n);
    *at += n;
    return name;
}

static inline struct tree *
markup_element(struct arena *arena, const char **at, bool *empty)
{
    struct tree *node = tree_element(arena, markup_name(arena, at));
    for (;;) {
        *at += strspn(*at, " \t\r\n");
        if (**at == '\0' || **at == '>' || **at == '/')
            break;
        char *name = markup_name(arena, at);
        char quote[2] = {**at ? (*at)[1] : 0, 0};
        *at += **at ? 2 : 0;
        tree_set(arena, node, name, markup_text(arena, at, quote));
        *at += **at != '\0';
    }
    *empty = **at == '/';
    *at += strcspn(*at, ">");
    *at += **at != '\0';
    return node;
}

static inline struct tree *
markup_read(struct arena *arena, const char *at)
{
    struct tree top = {0}, *open = &top;
    while (*at) {
        if (*at != '<') {
            char *text = markup_text(arena, &at, "<");
            if (open != &top)
                tree_append(open, tree_text(arena, text));
            continue;
        }
        if (at[1] == '/') {
            open = open->parent ? open->parent : open;
            at += strcspn(at, ">");
            at += *at != '\0';
            continue;
        }
        if (at[1] == '!' || at[1] == '?') {
            const char *end = strstr(at, at[2] == '-' ? "-->" : ">");
            at = end ? end + (at[2] == '-' ? 3 : 1) : at + strlen(at);
            continue;
        }
        bool empty;
        at++;
        struct tree *node = markup_element(arena, &at, &empty);
        tree_append(open, node);
        open = empty ? open : node;
    }
    if (top.first)
        top.first->parent = NULL;
    return top.first;
}

#endif
