#include "document/model_names.h"

#include <string.h>

#include "base/text.h"
#include "document/assets.h"

#define FILE_NAME "model.names"

struct model_names {
    struct model_entry *entries;
};

/* Reading: a section is "[a.xhtml b.xhtml]", a row "key: name name", and what
 * begins with a space goes on with the row. */

struct names_reader {
    struct arena *arena;
    const char *template;      /* whose sections are read */
    struct model_names *names; /* NULL until one was seen */
    struct model_entry *entry; /* of the row, or NULL */
    bool reads;                /* within such a section */
    const char **templates;    /* those seen so far */
    int template_count, template_room;
};

/* The next word of the line, or NULL. */
static const char *
take_word(struct arena *arena, const char **at, const char *end)
{
    while (*at < end && **at == ' ')
        ++*at;
    const char *from = *at;
    while (*at < end && !strchr(" :]", **at))
        ++*at;
    return *at > from ? arena_strndup(arena, from, (size_t)(*at - from)) : NULL;
}

static void
read_section(struct names_reader *r, const char *line, const char *end)
{
    const char *template;
    r->reads = false;
    r->entry = NULL;
    while ((template = take_word(r->arena, &line, end))) {
        if (r->template && text_is(template, r->template)) {
            r->reads = true;
            if (!r->names)
                r->names = ARENA_NEW(r->arena, struct model_names);
        }
        if (text_among(template, r->templates, r->template_count))
            continue;
        r->templates = arena_grow(r->arena, r->templates, r->template_count,
            &r->template_room, sizeof *r->templates);
        r->templates[r->template_count++] = template;
    }
}

static struct model_entry *
find_entry(const struct model_names *names, const char *key)
{
    struct model_entry *entry = names->entries;
    while (entry && !text_is(entry->key, key))
        entry = entry->next;
    return entry;
}

static void
begin_row(struct names_reader *r, const char **line, const char *end)
{
    const char *key = take_word(r->arena, line, end);
    r->entry = find_entry(r->names, key);
    if (!r->entry) {
        r->entry = ARENA_NEW(r->arena, struct model_entry);
        r->entry->key = key;
        r->entry->next = r->names->entries;
        r->names->entries = r->entry;
    }
    *line += *line < end && **line == ':';
}

static void
read_names(struct names_reader *r, const char *line, const char *end)
{
    struct model_entry *entry = r->entry;
    const char *name;
    while ((name = take_word(r->arena, &line, end))) {
        if (text_is(name, "*")) {
            entry->open = true;
            continue;
        }
        entry->holds = arena_grow(r->arena, entry->holds, entry->count,
            &entry->room, sizeof *entry->holds);
        entry->holds[entry->count++] = name;
    }
}

static void
read_line(struct names_reader *r, const char *line, const char *end)
{
    if (line == end || *line == '#')
        return;
    if (*line == '[') {
        read_section(r, line + 1, end);
        return;
    }
    if (!r->reads)
        return;
    if (*line != ' ')
        begin_row(r, &line, end);
    if (r->entry)
        read_names(r, line, end);
}

static void
read_file(struct names_reader *r)
{
    struct slice bytes, line;
    const char *path;
    if (!asset_read(r->arena, NULL, FILE_NAME, &bytes, &path))
        return;
    while (slice_line(&bytes, &line))
        read_line(r, line.p, line.p + line.n);
}

/* Asking */

const struct model_names *
model_names_of(struct arena *arena, const char *template)
{
    struct names_reader reader = {.arena = arena, .template = template};
    read_file(&reader);
    return reader.names;
}

const char *const *
model_names_templates(struct arena *arena, int *count)
{
    struct names_reader reader = {.arena = arena};
    read_file(&reader);
    *count = reader.template_count;
    return reader.templates;
}

const struct model_entry *
model_names_root(const struct model_names *names)
{
    return find_entry(names, "model");
}

bool
model_entry_holds(const struct model_entry *entry, const char *name)
{
    return entry->open || text_among(name, entry->holds, entry->count);
}

const struct model_entry *
model_names_child(struct arena *arena, const struct model_names *names,
    const struct model_entry *entry, const char *name)
{
    const char *key = text_is(name, "item")
                          ? arena_printf(arena, "%s/item", entry->key)
                          : name;
    const struct model_entry *child = find_entry(names, key);
    if (child)
        return child;
    struct model_entry *leaf = ARENA_NEW(arena, struct model_entry);
    leaf->key = key;
    return leaf;
}

const struct model_entry *
model_names_holder(const struct model_names *names, const char *name)
{
    static const char *const high[] = {"model", "plan"};
    const struct model_entry *found = NULL;
    for (size_t i = 0; i < sizeof high / sizeof *high; i++) {
        const struct model_entry *e = find_entry(names, high[i]);
        if (e && text_among(name, e->holds, e->count))
            return e;
    }
    for (const struct model_entry *e = names->entries; e; e = e->next)
        if (text_among(name, e->holds, e->count))
            found = e; /* the first of the file is the last of the list */
    return found;
}
