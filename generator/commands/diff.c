/* diff: what changed between two versions of a plan, terms, arrangements and
 * progress apart. */
#include <stdio.h>

#include "base/text.h"
#include "commands/changes.h"
#include "commands/commands.h"
#include "commands/redline.h"

static void
print_changes(struct arena *arena, const struct options *options,
    const struct changes *changes)
{
    static void (*const writers[])(
        struct arena *, const struct changes *, struct buf *) = {
        [VERDICT_TEXT] = changes_text,
        [VERDICT_JSON] = changes_json,
        [VERDICT_MARKDOWN] = changes_markdown,
    };
    struct buf out = {0};
    writers[options->verdict](arena, changes, &out);
    buf_write(&out, stdout);
    buf_free(&out);
}

static void
say_end(const struct options *options, const struct changes *changes)
{
    int all = changes_count(changes);
    if (options->quiet)
        return;
    fflush(stdout);
    const char *what = changes->without_progress
                           ? "terms and arrangements"
                           : "terms, arrangements, progress and prose";
    if (all == 0)
        fprintf(stderr, "no difference in %s\n", what);
    else
        fprintf(stderr,
            "%d %s: %d of the terms, %d of the arrangements, %d of the "
            "progress\n",
            all, plural(all, "difference", "differences"), changes->terms.count,
            changes->arrangements.count, changes->progress.count);
}

static void
say_other_plan(const struct version *old, const struct version *now)
{
    if (!text_is(old->id, now->id))
        complain("\"%s\" is the plan %s, and \"%s\" is the plan %s", old->shown,
            old->id, now->shown, now->id);
}

static enum exit_status
compare(struct arena *arena, const struct options *options,
    const struct version *old, const struct version *now)
{
    say_other_plan(old, now);
    struct changes changes = changes_of(arena, old, now, options->audience);
    if (options->output) {
        enum exit_status status = redline_write(arena, options, &changes);
        if (status != EXIT_CLEAN)
            return status;
    } else {
        print_changes(arena, options, &changes);
    }
    say_end(options, &changes);
    return changes_count(&changes) > 0 ? EXIT_FINDINGS : EXIT_CLEAN;
}

/* "signed" stands for what was signed, where no file has that name. */
static bool
is_signed(const char *name)
{
    return text_is(name, "signed") && !path_exists(name);
}

static enum exit_status
load_both(struct arena *arena, const struct options *options,
    struct version *old, struct version *now)
{
    char **paths = options->paths;
    bool signed_terms = options->path_count == 1 || is_signed(paths[0]);
    enum exit_status status =
        signed_terms ? EXIT_CLEAN : version_load(arena, options, paths[0], old);
    if (status == EXIT_CLEAN)
        status =
            version_load(arena, options, paths[options->path_count - 1], now);
    if (status == EXIT_CLEAN && signed_terms)
        status = version_signed(arena, now, old);
    return status;
}

/* git shows what is printed; any status but 0 would end it.  Where a file was
 * added or taken out, or is no plan, git's own lines are to be asked for. */
static enum exit_status
diff_for_git(struct arena *arena, const struct options *options)
{
    char **paths = options->paths;
    struct version old = {0}, now = {0};
    if (options->path_count != 7 && options->path_count != 9) {
        complain("--git is for git itself: see \"git diff\" in the manual");
        return EXIT_USAGE;
    }
    printf("plan %s\n", paths[0]);
    enum exit_status status =
        version_of_bytes(arena, options, paths[1], paths[0], &old);
    if (status == EXIT_CLEAN)
        status = version_of_bytes(arena, options, paths[4], paths[0], &now);
    if (status == EXIT_CLEAN && old.plan && now.plan) {
        struct changes changes =
            changes_of(arena, &old, &now, options->audience);
        old.shown = "before";
        now.shown = "now";
        print_changes(arena, options, &changes);
        if (changes_count(&changes) == 0)
            puts("no difference in terms, arrangements, progress and prose");
    } else if (status == EXIT_CLEAN) {
        puts(now.plan ? "the plan was added" : "the plan was taken out");
    } else {
        puts("not compared; `git diff --no-ext-diff` shows its lines");
    }
    version_close(&old);
    version_close(&now);
    return EXIT_CLEAN;
}

static enum exit_status
diff(struct arena *arena, struct options *options)
{
    struct version old = {0}, now = {0};
    enum exit_status status;
    if (options->for_git) {
        status = diff_for_git(arena, options);
        return run_flush() ? status : EXIT_SYSTEM;
    }
    if (options->path_count < 1 || options->path_count > 2) {
        complain("diff takes OLD and NEW, or one plan to compare with what was "
                 "signed");
        return EXIT_USAGE;
    }
    status = load_both(arena, options, &old, &now);
    if (status == EXIT_CLEAN)
        status = compare(arena, options, &old, &now);
    version_close(&old);
    version_close(&now);
    return run_flush() ? status : EXIT_SYSTEM;
}

int
command_diff(int argc, char **argv)
{
    return run_command("diff",
        TAKES_DIFF | TAKES_AUDIENCE | TAKES_OUTPUT | TAKES_TEMPLATES |
            TAKES_THEME,
        argc, argv, diff);
}
