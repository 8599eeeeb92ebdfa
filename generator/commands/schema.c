/* schema: the JSON Schemas of what is read and written. */
#include <stdio.h>

#include "base/text.h"
#include "commands/commands.h"
#include "commands/run.h"
#include "commands/schema_front.h"
#include "document/assets.h"

static const char *const kinds[] = {"findings", "verify", "diff", "portfolio",
    "audit", "export", "select", "plan", "qbr", "segment", "initiative"};
#define KINDS ((int)(sizeof kinds / sizeof *kinds))

static bool
is_kind(const char *word)
{
    if (text_among(word, kinds, KINDS))
        return true;
    const char *near = text_nearest(word, kinds, KINDS);
    complain("there is no schema \"%s\"%s%s%s", word,
        near ? ": did you mean " : "; `countersign schema` lists them",
        near ? near : "", near ? "?" : "");
    return false;
}

/* False for what is no kind of definition. */
static bool
print_front(struct arena *arena, const char *kind)
{
    struct buf text = {0};
    for (const struct field_word *word = words_kind; word->word; word++)
        if (text_is(word->word, kind))
            schema_front(&text, arena, (enum kind)word->value);
    fwrite(text.p ? text.p : "", 1, text.n, stdout);
    bool printed = text.n > 0;
    buf_free(&text);
    return printed;
}

static enum exit_status
print_schema(struct arena *arena, const char *kind)
{
    struct slice text;
    const char *path;
    if (print_front(arena, kind))
        return EXIT_CLEAN;
    const char *name = arena_printf(arena, "schema/%s.schema.json", kind);
    if (!asset_read(arena, NULL, name, &text, &path)) {
        complain("%s could not be read", path);
        return EXIT_SYSTEM;
    }
    fwrite(text.p, 1, text.n, stdout);
    return EXIT_CLEAN;
}

static enum exit_status
schema(struct arena *arena, struct options *options)
{
    enum exit_status status = EXIT_CLEAN;
    if (options->path_count > 1) {
        complain("schema prints one schema at a time");
        return EXIT_USAGE;
    }
    if (options->path_count == 0)
        for (int i = 0; i < KINDS; i++)
            printf("%s\n", kinds[i]);
    else if (is_kind(options->paths[0]))
        status = print_schema(arena, options->paths[0]);
    else
        return EXIT_USAGE;
    return run_flush() ? status : EXIT_SYSTEM;
}

int
command_schema(int argc, char **argv)
{
    return run_command("schema", 0, argc, argv, schema);
}
