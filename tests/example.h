/* The rules' examples: fields that replace those of templates/rules/base.md.
 *
 * An example is a whole definition if it begins with a fence and `kind`, or
 * with a heading.  Else it is fields; of `people`, `metrics` and `milestones`
 * it replaces only the entries that it names.  "# without x" and "# without
 * x.y" take a field or an entry out.  What follows a fence replaces the
 * prose. */
#ifndef TESTS_EXAMPLE_H
#define TESTS_EXAMPLE_H

#include <string.h>

#include "base/file.h"
#include "base/text.h"

/* A field or an entry and all the lines that belong to it. */
static inline size_t
block_length(const char *p, int indent)
{
    size_t at = 0;
    do {
        const char *end = strchr(p + at, '\n');
        at = end ? (size_t)(end - p) + 1 : strlen(p);
    } while (p[at] && (p[at] == '\n' || (int)strspn(p + at, " ") > indent) &&
             !text_starts(p + at, "---"));
    return at;
}

static inline size_t
key_length(const char *p)
{
    return strcspn(p, ":\n");
}

/* Where the field of `key` stands in `text` from `p`, or NULL. */
static inline const char *
find_block(
    const char *p, const char *end, const char *key, size_t length, int indent)
{
    while (p < end) {
        if (key_length(p + indent) == length &&
            memcmp(p + indent, key, length) == 0 &&
            (int)strspn(p, " ") == indent)
            return p;
        p += block_length(p, indent);
    }
    return NULL;
}

/* `text` with the bytes from `at` to `at + length` replaced. */
static inline char *
splice(struct arena *arena, const char *text, const char *at, size_t length,
    const char *with, size_t n)
{
    return arena_printf(
        arena, "%.*s%.*s%s", (int)(at - text), text, (int)n, with, at + length);
}

static inline const char *
fields_end(const char *text)
{
    const char *end = strstr(text, "\n---\n");
    return end ? end + 1 : text + strlen(text);
}

static inline bool
is_map(const char *key, size_t n)
{
    static const char *const maps[] = {"people", "metrics", "milestones"};
    for (int i = 0; i < 3; i++)
        if (strlen(maps[i]) == n && memcmp(key, maps[i], n) == 0)
            return true;
    return false;
}

static inline char *
put_block(struct arena *arena, char *text, const char *block, size_t n,
    const char *map, int indent)
{
    const char *begin = text, *end = fields_end(text);
    if (map) {
        begin = find_block(text, end, map, key_length(map), 0);
        end = begin + block_length(begin, 0);
        begin += key_length(begin) + 2;
    }
    const char *old = find_block(
        begin, end, block + indent, key_length(block + indent), indent);
    return splice(arena, text, old ? old : end,
        old ? block_length(old, indent) : 0, block, n);
}

static inline char *
take_out(struct arena *arena, char *text, const char *path)
{
    size_t n = strcspn(path, " :\n"), dot = strcspn(path, ".");
    const char *end = fields_end(text);
    const char *old = find_block(text, end, path, dot < n ? dot : n, 0);
    size_t length = old ? block_length(old, 0) : 0;
    if (old && dot < n) {
        old = find_block(old + key_length(old) + 2, old + length,
            path + dot + 1, n - dot - 1, 2);
        length = old ? block_length(old, 2) : 0;
    }
    return old ? splice(arena, text, old, length, "", 0) : text;
}

static inline char *
put_field(struct arena *arena, char *text, const char *block, size_t n)
{
    size_t key = key_length(block);
    if (!is_map(block, key) || block[key + 1] != '\n')
        return put_block(arena, text, block, n, NULL, 0);
    for (const char *p = block + key + 2; p < block + n;
         p += block_length(p, 2))
        text = put_block(arena, text, p, block_length(p, 2), block, 2);
    return text;
}

/* What stands for the digest of the terms that the example itself has. */
#define EXAMPLE_PRESENT "sha256:PRESENT"

static inline char *
example_sign(struct arena *arena, char *text, const char *digest)
{
    const char *at;
    while ((at = strstr(text, EXAMPLE_PRESENT)))
        text = splice(
            arena, text, at, strlen(EXAMPLE_PRESENT), digest, strlen(digest));
    return text;
}

/* The definition that an example stands for. */
static inline char *
example_whole(struct arena *arena, const char *base, const char *example)
{
    char *text = arena_strdup(arena, base);
    if (text_starts(example, "---\nkind") || text_starts(example, "## "))
        return arena_strdup(arena, example);
    const char *p = example;
    while (*p && !text_starts(p, "---\n")) {
        size_t n = *p == '#' ? strcspn(p, "\n") + 1 : block_length(p, 0);
        if (text_starts(p, "# without "))
            text = take_out(arena, text, p + strlen("# without "));
        else if (*p != '#')
            text = put_field(arena, text, p, n);
        p += n;
    }
    if (*p)
        text = arena_printf(
            arena, "%.*s%s", (int)(fields_end(text) - text), text, p);
    return text;
}

#endif
