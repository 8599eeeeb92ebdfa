#include "commands/paths.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "commands/run.h"

static bool
is_definition(const char *path)
{
    size_t n = strlen(path);
    return (n > 3 && text_is_nocase(path + n - 3, ".md")) ||
           path_is_folder(path);
}

static int
count_parts(struct slice bytes, char between)
{
    int count = 1;
    for (size_t i = 0; i < bytes.n; i++)
        count += bytes.p[i] == between;
    return count;
}

/* Without a carriage return at its end. */
static char *
part_at(struct arena *arena, struct slice bytes, size_t at, size_t n)
{
    if (n > 0 && bytes.p[at + n - 1] == '\r')
        n--;
    return arena_strndup(arena, bytes.p + at, n);
}

static void
add_parts(struct arena *arena, struct options *options, struct slice bytes)
{
    char between = memchr(bytes.p, '\0', bytes.n) ? '\0' : '\n';
    int room = options->path_count + count_parts(bytes, between);
    char **paths = ARENA_ARRAY(arena, char *, room + 1);
    int passed = 0;
    for (int i = 0; i < options->path_count; i++)
        paths[i] = options->paths[i];
    for (size_t at = 0; at < bytes.n;) {
        const char *end = memchr(bytes.p + at, between, bytes.n - at);
        size_t n = end ? (size_t)(end - bytes.p) - at : bytes.n - at;
        char *path = part_at(arena, bytes, at, n);
        if (*path && is_definition(path))
            paths[options->path_count + options->listed++] = path;
        else
            passed += *path != '\0';
        at += n + 1;
    }
    options->paths = paths;
    options->path_count += options->listed;
    if (passed > 0 && !options->quiet)
        complain("%d %s in \"%s\" passed over: plans are files that end in "
                 ".md",
            passed, plural(passed, "path was", "paths were"),
            options->files_from);
}

enum exit_status
paths_read(struct arena *arena, struct options *options)
{
    struct slice bytes;
    const char *name = options->files_from;
    if (!name)
        return EXIT_CLEAN;
    bool standard = text_is(name, "-");
    for (int i = 0; standard && i < options->path_count; i++) {
        if (!text_is(options->paths[i], "-"))
            continue;
        complain("standard input cannot be both a plan and the list of them");
        return EXIT_USAGE;
    }
    enum file_error error = standard ? file_read_stdin(arena, &bytes)
                                     : file_read_any(arena, name, &bytes);
    if (error == FILE_OK) {
        add_parts(arena, options, bytes);
        return EXIT_CLEAN;
    }
    complain("--files-from: the file \"%s\" %s", name, file_error_text(error));
    return error == FILE_MISSING ? EXIT_USAGE : EXIT_SYSTEM;
}
