#include "plan/exclude.h"

#include <string.h>

#include "base/glob.h"
#include "base/text.h"

/* A folder that the walk is in, and the settings that speak there. */
struct level {
    const char *folder;          /* relative to the root; "" is the root */
    const char *seen_from;       /* where they stand */
    const struct front *exclude; /* NULL: they leave nothing out */
};

struct exclude {
    struct arena *arena;
    const struct root *root;
    struct level *levels; /* each inside the one before */
    int count, room;
};

struct exclude *
exclude_new(struct arena *arena, const struct root *root)
{
    struct exclude *exclude = ARENA_NEW(arena, struct exclude);
    *exclude = (struct exclude){.arena = arena, .root = root};
    return exclude;
}

static void
read_level(
    struct exclude *exclude, struct level *level, const char *path, bool named)
{
    struct arena *arena = exclude->arena;
    struct report unsaid;
    struct slice bytes;
    enum file_error error = named
                                ? file_read_any(arena, path, &bytes)
                                : file_read(arena, exclude->root, path, &bytes);
    if (error == FILE_MISSING)
        return;
    level->seen_from = level->folder;
    level->exclude = NULL;
    if (error != FILE_OK)
        return;
    report_init(&unsaid, arena);
    const char *shown = named ? path : path_shown(arena, exclude->root, path);
    const struct front *top =
        front_read_yaml(arena, source_new(arena, shown, bytes), &unsaid);
    const struct front *list = top ? front_field(top, "exclude") : NULL;
    level->exclude = list && list->kind == FRONT_LIST ? list : NULL;
}

/* The settings for what lies in the folder. */
static const struct level *
enter(struct exclude *exclude, const char *folder)
{
    const char *named = exclude->root->settings;
    while (exclude->count > 0 &&
           !path_inside(folder, exclude->levels[exclude->count - 1].folder))
        exclude->count--;
    const struct level *last =
        exclude->count > 0 ? &exclude->levels[exclude->count - 1] : NULL;
    if (last && text_is(last->folder, folder))
        return last;
    struct level level = {
        .folder = arena_strdup(exclude->arena, folder), .seen_from = ""};
    if (*folder) {
        const struct level *above =
            enter(exclude, path_above(exclude->arena, folder));
        level.seen_from = above->seen_from;
        level.exclude = above->exclude;
    }
    if (!named)
        read_level(exclude, &level,
            path_in(exclude->arena, folder, SETTINGS_NAME), false);
    else if (!*folder)
        read_level(exclude, &level, named, true);
    exclude->levels = arena_grow(exclude->arena, exclude->levels,
        exclude->count, &exclude->room, sizeof *exclude->levels);
    exclude->levels[exclude->count] = level;
    return &exclude->levels[exclude->count++];
}

static const struct front *
fitting(struct arena *arena, const struct level *level, const char *path)
{
    size_t skip = *level->seen_from ? strlen(level->seen_from) + 1 : 0;
    const char *above = path_above(arena, path);
    bool at_top = strlen(above) < skip || !*above;
    for (const struct front *item = level->exclude->first; item;
         item = item->next) {
        const char *pattern = glob_plain(arena, item->text);
        if (item->kind == FRONT_SCALAR && *pattern &&
            glob_fits(pattern, path + skip) &&
            (at_top || !glob_fits(pattern, above + skip)))
            return item;
    }
    return NULL;
}

const struct front *
exclude_entry(struct exclude *exclude, const char *path)
{
    struct arena *scratch = exclude->arena;
    const struct level *level = enter(exclude, path_above(scratch, path));
    return level->exclude ? fitting(scratch, level, path) : NULL;
}

const struct front *
exclude_find(struct exclude *exclude, const char *path)
{
    const struct front *found = NULL;
    for (size_t n = 0; path[n] && !found;) {
        n += path[n] == '/';
        n += strcspn(path + n, "/");
        found = exclude_entry(exclude, arena_strndup(exclude->arena, path, n));
    }
    return found;
}
