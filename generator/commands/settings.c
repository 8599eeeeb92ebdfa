#include "commands/settings.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "commands/run.h"

/* A folder on the way to the definition, and the settings that hold in it. */
struct level {
    const char *folder;          /* relative to the root; "" is the root */
    const struct config *config; /* its own or those from above, or NULL */
};

struct settings {
    struct arena *arena;
    const struct options *options;
    const struct root *root;
    const struct config *named; /* by --config */
    /* Each inside the one before: paths come sorted, so that every folder is
     * entered once. */
    struct level *levels;
    int count, room;
    const struct config **of; /* by definition */
    struct report report;
};

static enum exit_status
say_wrong(struct settings *settings, const char *path)
{
    run_say_findings(settings->options, &settings->report);
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    complain("the settings in \"%s\" cannot be used%s", path,
        *name == '.'
            ? " (the file lies beside your plans; its name begins with "
              "a dot, so your computer may hide it)"
            : "");
    return EXIT_USAGE;
}

static enum exit_status
read_bytes(struct settings *settings, struct slice bytes, const char *shown,
    const char *folder, const struct config **config)
{
    const struct source *source = source_new(settings->arena, shown, bytes);
    *config = config_read(
        settings->arena, source, folder, settings->root, &settings->report);
    return *config ? EXIT_CLEAN : say_wrong(settings, shown);
}

static enum exit_status
say_unread(const char *path, enum file_error error)
{
    complain("the settings in \"%s\" cannot be used: it %s", path,
        file_error_text(error));
    return error == FILE_MISSING ? EXIT_USAGE : EXIT_SYSTEM;
}

static enum exit_status
read_named(struct settings *settings, const char *path)
{
    struct slice bytes;
    enum file_error error = file_read_any(settings->arena, path, &bytes);
    if (error != FILE_OK)
        return say_unread(path, error);
    return read_bytes(settings, bytes, path, "", &settings->named);
}

static enum exit_status
enter(struct settings *settings, const char *folder)
{
    struct slice bytes;
    struct level level = {.folder = folder};
    const char *path = path_in(settings->arena, folder, SETTINGS_NAME);
    enum exit_status status = EXIT_CLEAN;
    enum file_error error =
        file_read(settings->arena, settings->root, path, &bytes);
    if (settings->count > 0)
        level.config = settings->levels[settings->count - 1].config;
    if (error == FILE_OK)
        status = read_bytes(settings, bytes,
            path_shown(settings->arena, settings->root, path), folder,
            &level.config);
    else if (error != FILE_MISSING)
        status = say_unread(
            path_shown(settings->arena, settings->root, path), error);
    settings->levels = arena_grow(settings->arena, settings->levels,
        settings->count, &settings->room, sizeof *settings->levels);
    settings->levels[settings->count++] = level;
    return status;
}

/* The nearest at or above the folder. */
static enum exit_status
find_config(
    struct settings *settings, const char *folder, const struct config **config)
{
    enum exit_status status = EXIT_CLEAN;
    while (settings->count > 0 &&
           !path_inside(folder, settings->levels[settings->count - 1].folder))
        settings->count--;
    if (settings->count == 0)
        status = enter(settings, "");
    while (status == EXIT_CLEAN) {
        const struct level *last = &settings->levels[settings->count - 1];
        size_t n = strlen(last->folder);
        *config = last->config;
        if (!folder[n])
            break;
        n += folder[n] == '/';
        n += strcspn(folder + n, "/");
        status = enter(settings, arena_strndup(settings->arena, folder, n));
    }
    return status;
}

static enum exit_status
begin(struct settings *settings, struct arena *arena,
    const struct options *options, const struct root *root)
{
    *settings =
        (struct settings){.arena = arena, .options = options, .root = root};
    report_init(&settings->report, arena);
    return options->config ? read_named(settings, options->config) : EXIT_CLEAN;
}

enum exit_status
settings_open(struct settings **opened, struct arena *arena,
    const struct options *options, const struct workspace *workspace)
{
    struct settings *settings = ARENA_NEW(arena, struct settings);
    int count = workspace_count(workspace);
    enum exit_status status =
        begin(settings, arena, options, workspace_root(workspace));
    const char *last = NULL;
    const struct config *config = settings->named;
    settings->of = ARENA_ARRAY(arena, const struct config *, count + 1);
    for (int i = 0; i < count && status == EXIT_CLEAN; i++) {
        const char *folder = path_above(arena, workspace_path(workspace, i));
        if (!options->config && !text_is(last, folder))
            status = find_config(settings, folder, &config);
        last = folder;
        settings->of[i] = config;
    }
    *opened = settings;
    return status;
}

const struct config *
settings_of(const struct settings *settings, int index)
{
    return settings->of[index];
}

enum exit_status
settings_find(const struct config **config, struct arena *arena,
    const struct options *options, const struct root *root, const char *path)
{
    struct settings settings;
    enum exit_status status = begin(&settings, arena, options, root);
    *config = settings.named;
    if (status == EXIT_CLEAN && !options->config)
        status = find_config(&settings, path_above(arena, path), config);
    return status;
}
