#include "commands/run.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "commands/commands.h"

int
run_command(
    const char *name, unsigned takes, int argc, char **argv, run_body *body)
{
    struct arena *arena = arena_new();
    struct options options;
    enum exit_status status = EXIT_USAGE;
    /* A file that the limit of the shell ends is lost like one on a full disk;
     * to die of it would leave half of it behind. */
    signal(SIGXFSZ, SIG_IGN);
    if (options_read(arena, name, takes, argc, argv, &options)) {
        if (options.help)
            command_help(name);
        status = options.help ? EXIT_CLEAN : body(arena, &options);
    }
    arena_free(arena);
    return status;
}

/* --- paths that are not there --- */

/* The one plan below the current folder that has the id; NULL for none, or
 * for several. */
static const char *
find_meant(struct arena *arena, const struct options *options, const char *id)
{
    static char here[] = ".";
    char *paths[] = {here};
    struct workspace *all = NULL;
    const char *culprit, *nearest, *meant = NULL;
    int second;
    if (workspace_open(&all, paths, 1, options->today, &culprit) !=
        WORKSPACE_OK)
        return NULL;
    int found = workspace_find_plan(all, arena, id, &second, &nearest);
    if (found >= 0 && second < 0)
        meant = arena_strdup(arena, workspace_shown(all, found));
    workspace_close(all);
    return meant;
}

/* Other commands take a plan's id where these take its file. */
static void
say_missing(const struct options *options, const char *word)
{
    struct arena *arena = arena_new();
    const char *meant = arena_printf(arena, "%s.md", word);
    if (!option_is_id(word))
        meant = NULL;
    else if (!path_exists(meant))
        meant = find_meant(arena, options, word);
    complain("there is no file or folder \"%s\"%s%s%s", word,
        meant ? ": did you mean " : "", meant ? meant : "", meant ? "?" : "");
    arena_free(arena);
}

enum exit_status
run_open_here(struct workspace **workspace, const struct options *options)
{
    static char here[] = ".";
    char *paths[] = {here};
    struct options of_all = *options;
    of_all.paths = paths;
    of_all.path_count = 1;
    of_all.files_from = of_all.stdin_name = NULL;
    of_all.listed = 0;
    of_all.allow_empty = true;
    *workspace = NULL;
    return run_open_any(workspace, &of_all);
}

enum exit_status
run_find_plan(struct arena *arena, const struct options *options,
    const char *id, const char **file)
{
    struct workspace *all;
    const char *nearest;
    int second;
    *file = NULL;
    enum exit_status status = run_open_here(&all, options);
    if (status != EXIT_CLEAN)
        return status;
    int found = workspace_find_plan(all, arena, id, &second, &nearest);
    if (found < 0 && nearest)
        complain("no plan below this folder has the id \"%s\": did you mean "
                 "%s?",
            id, nearest);
    else if (found < 0)
        complain("there is no file \"%s\", and no plan below this folder with "
                 "that id",
            id);
    else if (second >= 0)
        complain("two plans have the id \"%s\", \"%s\" and \"%s\": give the "
                 "path of one of them",
            id, workspace_shown(all, found), workspace_shown(all, second));
    else
        *file = arena_strdup(arena, workspace_shown(all, found));
    workspace_close(all);
    return *file ? EXIT_CLEAN : EXIT_USAGE;
}

enum exit_status
run_folder(const char *folder)
{
    if (!*folder || text_is(folder, "-")) {
        complain("\"%s\" is no folder, and several files are written: name one "
                 "after -o, such as -o out",
            folder);
        return EXIT_USAGE;
    }
    if (folder_make(folder))
        return EXIT_CLEAN;
    bool blocked = errno == ENOTDIR || errno == EEXIST;
    complain("the folder \"%s\" cannot be made: %s; name another after -o",
        folder, blocked ? "a file stands in its place" : strerror(errno));
    return EXIT_SYSTEM;
}

/* Where an editor has put another ending behind the one that is asked for. */
static void
say_no_plan(const char *path)
{
    static const char *const endings[] = {".md.txt", ".markdown", ".md.rtf"};
    struct arena *arena = arena_new();
    struct file_list files = {0};
    struct root root;
    bool folder = path_is_folder(path) && root_open(&root, path);
    size_t i = 0;
    for (; folder && files.count == 0 && i < sizeof endings / sizeof *endings;
         i++)
        if (file_list(arena, &root, ".", endings[i], &files) != FILE_OK)
            files.count = 0;
    if (files.count > 0)
        complain("there is no plan at or below \"%s\": the name of \"%s\" "
                 "must end in .md alone; rename it to \"%.*s.md\"",
            path, files.paths[0],
            (int)(strlen(files.paths[0]) - strlen(endings[i - 1])),
            files.paths[0]);
    else
        complain("there is no plan at or below \"%s\": plans are files that "
                 "end in .md, other than README.md",
            path);
    if (folder)
        root_close(&root);
    arena_free(arena);
}

enum exit_status
run_open_any(struct workspace **workspace, const struct options *options)
{
    static char here[] = ".";
    char *const fallback[] = {here};
    bool given = options->path_count > 0 || options->files_from;
    struct workspace_wants wants = {options->stdin_name, options->allow_empty,
        options->config,
        options->force_exclude ? options->path_count : options->listed};
    const char *culprit = NULL;
    errno = 0;
    switch (workspace_open_as(workspace, given ? options->paths : fallback,
        given ? options->path_count : 1, wants, options->today, &culprit)) {
    case WORKSPACE_OK:
        return EXIT_CLEAN;
    case WORKSPACE_MISSING:
        if (options->stdin_name && text_is(culprit, "-"))
            complain("the folder of \"%s\" is not there, or not below the "
                     "root of the other paths",
                options->stdin_name);
        else if (path_exists(culprit))
            complain("\"%s\" does not lie below the same root as the first "
                     "path; check or render it in a run of its own",
                culprit);
        else
            say_missing(options, culprit);
        return EXIT_USAGE;
    case WORKSPACE_EMPTY:
        if (options->files_from && options->path_count == 0)
            complain("\"%s\" lists no plan; --allow-empty lets that pass",
                options->files_from);
        else
            say_no_plan(culprit);
        return EXIT_USAGE;
    case WORKSPACE_EXCLUDED:
        complain("there is no plan at or below \"%s\" that `exclude` in %s "
                 "does not leave out; %s",
            culprit, options->config ? options->config : SETTINGS_NAME,
            options->force_exclude
                ? "--allow-empty lets that pass"
                : "name a file or folder itself to have it read");
        return EXIT_USAGE;
    case WORKSPACE_FAILED:
        break;
    }
    complain("\"%s\" cannot be read: %s", culprit,
        errno ? strerror(errno) : "it is not a file or folder");
    return EXIT_SYSTEM;
}

enum exit_status
run_open_with(struct workspace **workspace, struct settings **settings,
    struct arena *arena, const struct options *options)
{
    enum exit_status status = run_open_any(workspace, options);
    if (status != EXIT_CLEAN)
        return status;
    status = settings_open(settings, arena, options, *workspace);
    if (status == EXIT_CLEAN)
        return EXIT_CLEAN;
    workspace_close(*workspace);
    *workspace = NULL;
    return status;
}

enum exit_status
run_open(struct workspace **workspace, const struct options *options)
{
    struct arena *arena = arena_new();
    struct settings *unused;
    enum exit_status status = run_open_with(workspace, &unused, arena, options);
    arena_free(arena);
    return status;
}

void
run_say_findings(const struct options *options, struct report *report)
{
    struct report_style style = {
        .format = REPORT_FULL, .color = options->color_messages, .brief = true};
    struct buf out = {0};
    report_sort(report);
    report_write(report, style, &out);
    fwrite(out.p, 1, out.n, stderr);
    buf_free(&out);
}

bool
run_flush(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return true;
    complain("standard output could not be written");
    return false;
}

bool
run_deliver(const struct options *options, const struct buf *text)
{
    if (!options->output)
        return buf_write(text, stdout) && run_flush();
    if (file_write(options->output, buf_slice(text)))
        return true;
    complain("%s cannot be written: %s", options->output, strerror(errno));
    return false;
}

const char *
plural(int n, const char *one, const char *many)
{
    return n == 1 ? one : many;
}

void
tally_add(struct tally *tally, const struct report *report)
{
    tally->errors += report_count(report, SEVERITY_ERROR);
    tally->warnings += report_count(report, SEVERITY_WARNING);
    tally->notes += report_count(report, SEVERITY_NOTE);
    tally->waived += report_count(report, SEVERITY_NONE);
}

void
tally_join(struct tally *tally, const struct tally *more)
{
    tally->errors += more->errors;
    tally->warnings += more->warnings;
    tally->notes += more->notes;
    tally->waived += more->waived;
}

static void
say_part(struct buf *out, int n, const char *one, const char *many)
{
    if (n == 0)
        return;
    if (out->n > 0 && out->p[out->n - 1] != ' ')
        buf_str(out, ", ");
    buf_printf(out, "%d %s", n, plural(n, one, many));
}

void
tally_say(const struct tally *tally, struct buf *out)
{
    if (tally->errors + tally->warnings + tally->notes == 0)
        buf_str(out, "no findings");
    say_part(out, tally->errors, "error", "errors");
    say_part(out, tally->warnings, "warning", "warnings");
    say_part(out, tally->notes, "note", "notes");
    if (tally->waived > 0)
        buf_printf(out, ", %d waived", tally->waived);
}
