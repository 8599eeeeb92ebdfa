#include "commands/fix.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "commands/lock.h"
#include "commands/progress.h"
#include "commands/run.h"
#include "commands/sieve.h"
#include "plan/workspace.h"
#include "source/edit_order.h"
#include "source/excerpt.h"
#include "source/repair.h"

/* A broken file tells of some of its faults at a time. */
#define ROUNDS_MAX 100

struct fixing {
    const struct options *options;
    struct workspace *workspace;
    struct sieve *sieve;
    struct arena **arenas; /* of each worker */
    struct fixed *done;    /* of each definition */
};

/* What was done to one file. */
struct fixed {
    int count;
    struct buf said;
    bool failed; /* it could not be written */
};

/* One file on its way. */
struct fix {
    struct fixing *fixing;
    struct arena *arena;
    int index;
    struct source *source;
    struct fixed *done;
};

/* --- which repairs --- */

static bool
hides_field(struct slice text)
{
    struct slice name;
    return front_hidden_name(text, field_name_known, &name);
}

static bool
puts_in_quotes(const char *with)
{
    return *with == '"' || *with == '\'';
}

static bool
is_wanted(const struct fix *fix, const struct finding *finding, bool guesses)
{
    return finding->edit.with && finding->edit.guessed == guesses &&
           finding->severity != SEVERITY_NONE &&
           finding->edit.at.source == fix->source &&
           (!puts_in_quotes(finding->edit.with) ||
               !hides_field(excerpt_slice(finding->edit.at)));
}

/* --- one round over a text --- */

static int
by_place(const void *a, const void *b)
{
    const struct finding *left = *(const struct finding *const *)a;
    const struct finding *right = *(const struct finding *const *)b;
    return place_compare(left->edit.at, right->edit.at);
}

/* The wanted repairs in their order, none of which touches another. */
static int
choose(const struct fix *fix, struct report *report, bool guesses,
    const struct finding **chosen)
{
    int count = 0, kept = 0;
    for (int i = 0; i < report->count; i++)
        if (is_wanted(fix, &report->findings[i], guesses))
            chosen[count++] = &report->findings[i];
    qsort(chosen, (size_t)count, sizeof(struct finding *), by_place);
    for (int i = 0; i < count; i++) {
        const struct place *before = kept ? &chosen[kept - 1]->edit.at : NULL;
        if (!before || before->at + before->length <= chosen[i]->edit.at.at)
            chosen[kept++] = chosen[i];
    }
    return kept;
}

static void
add_change(struct buf *line, struct report *report, const char *with)
{
    if (*with)
        buf_printf(line, " is now %s",
            excerpt(report, (struct slice){with, strlen(with)}));
    else
        buf_str(line, " was taken out");
}

/* Spaces to begin a line with, and perhaps the lines that follow. */
static bool
is_indent(const char *with)
{
    return *with == ' ' && (strchr(with, '\n') || !with[strspn(with, " ")]);
}

static void
say_repair(
    struct buf *said, struct report *report, const struct finding *finding)
{
    struct line_column at = place_start(finding->edit.at);
    const char *with = finding->edit.with;
    struct buf line = {0};
    buf_printf(&line, "%s:%d:%d: repaired: ", finding->edit.at.source->path,
        at.line, at.column);
    if (is_indent(with)) {
        buf_str(&line, "ordinary spaces are in place of the special ones");
    } else {
        buf_str(&line, excerpt(report, excerpt_slice(finding->edit.at)));
        add_change(&line, report, with);
    }
    buf_printf(&line, " [%s]", rule_get(finding->rule)->code);
    buf_visible(said, line.p, line.n);
    buf_char(said, '\n');
    buf_free(&line);
}

static struct definition *
read_text(const struct fix *fix)
{
    struct workspace *workspace = fix->fixing->workspace;
    return workspace_read(workspace, fix->arena, fix->index, fix->source);
}

/* The findings of reading alone: no other has a repair. */
static bool
sift(
    const struct fix *fix, struct definition *definition, struct report *report)
{
    struct sifted sifted = {0};
    report_init(report, fix->arena);
    report_merge(report, definition->report);
    bool looked_at = sieve_definition(
        fix->fixing->sieve, fix->index, definition, report, &sifted);
    buf_free(&sifted.entries);
    return looked_at;
}

/* Quotes in the wrong place can tear what was whole. */
static bool
reads_worse(const struct definition *before, const struct definition *after)
{
    return before->readable &&
           (!after->readable || after->report->count >= before->report->count);
}

static int
count_of(const struct report *report, enum rule_id rule)
{
    int count = 0;
    for (int i = 0; i < report->count; i++)
        count += report->findings[i].rule == rule;
    return count;
}

/* A word that is understood may bring up what is wrong behind it, so findings
 * are not counted; but none may stand where one was repaired. */
static bool
are_gone(const struct report *report, const struct finding **chosen, int count)
{
    uint32_t grown = 0;
    for (int i = 0; i < count; i++) {
        const struct finding_edit *edit = &chosen[i]->edit;
        uint32_t at = edit->at.at + grown;
        for (int k = 0; k < report->count; k++) {
            const struct finding *left = &report->findings[k];
            if (left->edit.guessed && left->edit.at.at == at &&
                left->rule == chosen[i]->rule)
                return false;
        }
        grown += (uint32_t)strlen(edit->with) - edit->at.length;
    }
    return true;
}

/* One round; NULL when there is nothing left to do. */
static struct definition *
repair_once(struct fix *fix, struct definition *definition, struct buf *said,
    int *repairs)
{
    struct report report;
    if (!sift(fix, definition, &report))
        return NULL;
    const struct finding **chosen =
        ARENA_ARRAY(fix->arena, const struct finding *, report.count + 1);
    bool guesses = false;
    int count = choose(fix, &report, guesses, chosen);
    if (count == 0 && fix->fixing->options->fix_spelling) {
        guesses = true;
        count = choose(fix, &report, guesses, chosen);
    }
    if (count == 0)
        return NULL;
    struct source *before = fix->source;
    fix->source = source_repaired(fix->arena, before, chosen, count);
    struct definition *after = read_text(fix);
    if (guesses ? !are_gone(after->report, chosen, count) ||
                      count_of(after->report, CS003) >
                          count_of(definition->report, CS003)
                : reads_worse(definition, after)) {
        fix->source = before;
        return NULL;
    }
    for (int i = 0; i < count; i++)
        say_repair(said, &report, chosen[i]);
    *repairs += count;
    return after;
}

/* --- the order of the fields --- */

static int
rank_in(const void *record, const char *name)
{
    const struct record *kind = record;
    const struct field *field = record_field(kind, name);
    return field ? (int)(field - kind->fields) : -1;
}

/* What stands a level in: of `outcome`, and of each of the `milestones`.  The
 * items of lists stay as they are. */
static int
find_groups(struct arena *arena, const struct record *kind,
    const struct front *front, struct edit_group **groups)
{
    int count = 0, room = 0;
    *groups = NULL;
    for (const struct front *top = front->first; top; top = top->next) {
        const struct field *field = record_field(kind, top->key);
        bool by_id = field && field->type == FIELD_RECORD_MAP;
        if (top->kind != FRONT_FIELDS ||
            (!by_id && (!field || field->type != FIELD_RECORD)))
            continue;
        const struct front *fields = by_id ? top->first : top;
        for (; fields; fields = by_id ? fields->next : NULL) {
            *groups = arena_grow(arena, *groups, count, &room, sizeof **groups);
            (*groups)[count++] =
                (struct edit_group){fields, rank_in, field->record};
        }
    }
    return count;
}

static int
say_moved(
    const struct fix *fix, struct buf *said, const struct front *const *moved)
{
    int count = 0;
    for (; moved[count]; count++) {
        struct line_column at = place_start(moved[count]->key_at);
        char *line = arena_printf(fix->arena,
            "%s:%d:%d: repaired: %s moved to its place among the fields",
            fix->source->path, at.line, at.column,
            front_path(fix->arena, moved[count]));
        buf_visible(said, line, strlen(line));
        buf_char(said, '\n');
    }
    return count;
}

/* No rule asks for an order, so it is left alone where rules are picked; and
 * a field given twice, or unknown, is for its author to settle first. */
static void
put_in_order(struct fix *fix, struct definition *definition, struct buf *said,
    int *repairs)
{
    struct report report;
    const struct front **moved;
    if (!definition->readable || fix->fixing->options->rules.narrowed ||
        fix->fixing->options->keep_order ||
        count_of(definition->report, CS003) > 0 ||
        count_of(definition->report, CS004) > 0 ||
        !sift(fix, definition, &report))
        return;
    const struct record *kind = record_of_kind(definition->kind);
    struct edit_text text = {fix->source, definition->front};
    struct edit_group *inside;
    int count = find_groups(fix->arena, kind, text.front, &inside);
    /* Said with the lines of the file as it was: no group grows. */
    if (edit_order(fix->arena, &text, inside, count, &moved))
        *repairs += say_moved(fix, said, moved);
    struct edit_group all = {text.front, rank_in, kind};
    if (edit_order(fix->arena, &text, &all, 1, &moved))
        *repairs += say_moved(fix, said, moved);
    fix->source = text.source;
}

/* --- one file --- */

static bool
put_back(const struct fix *fix, struct slice old)
{
    struct workspace *workspace = fix->fixing->workspace;
    const char *shown = workspace_shown(workspace, fix->index);
    const char *path = arena_printf(fix->arena, "%s/%s",
        workspace_root(workspace)->path, workspace_path(workspace, fix->index));
    if (lock_is_link(path)) {
        complain("\"%s\" is a link, and is not repaired", shown);
        return false;
    }
    int lock = lock_file(path);
    if (lock < 0)
        return false;
    bool changed = false;
    bool written = file_replace(path, old,
        (struct slice){fix->source->text, fix->source->size}, &changed);
    if (!written && changed)
        complain(
            "\"%s\" was changed by somebody else, and is not repaired", shown);
    else if (!written)
        complain("\"%s\" cannot be written: %s", shown, strerror(errno));
    close(lock);
    return written;
}

/* What is in the way of every other repair, as a file that cannot be read is
 * left as it is. */
static void
say_unread(struct fix *fix, const struct definition *now)
{
    const struct report *report = now->report;
    for (int i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        if (finding->severity != SEVERITY_ERROR || finding->edit.with)
            continue;
        struct line_column at = place_start(finding->at);
        char *line = arena_printf(fix->arena,
            "%s:%d:%d: nothing was repaired: this cannot be read, and has no "
            "sure repair; mend it by hand, then run --fix again [%s]",
            fix->source->path, at.line, at.column,
            rule_get(finding->rule)->code);
        buf_visible(&fix->done->said, line, strlen(line));
        buf_char(&fix->done->said, '\n');
        return;
    }
}

static void
fix_one(void *context, int job, int number)
{
    struct fixing *fixing = context;
    struct fix fix = {.fixing = fixing,
        .arena = fixing->arenas[number],
        .index = job,
        .done = &fixing->done[job]};
    struct slice old;
    struct buf said = {0};
    int repairs = 0;
    arena_reset(fix.arena);
    if (file_read(fix.arena, workspace_root(fixing->workspace),
            workspace_path(fixing->workspace, job), &old) != FILE_OK)
        return; /* check says so */
    fix.source =
        source_new(fix.arena, workspace_shown(fixing->workspace, job), old);
    struct definition *now = read_text(&fix), *next;
    for (int i = 0; i < ROUNDS_MAX; i++) {
        next = repair_once(&fix, now, &said, &repairs);
        if (!next)
            break;
        now = next;
    }
    put_in_order(&fix, now, &said, &repairs);
    if (repairs > 0 && now->readable) {
        fix.done->failed = !put_back(&fix, old);
        if (!fix.done->failed) {
            fix.done->count = repairs;
            fix.done->said = said;
            return;
        }
    }
    if (!now->readable)
        say_unread(&fix, now);
    buf_free(&said);
}

/* --- all --- */

static enum exit_status
say_all(const struct fixing *fixing, int count)
{
    enum exit_status status = EXIT_CLEAN;
    int repairs = 0, files = 0;
    for (int i = 0; i < count; i++) {
        struct fixed *done = &fixing->done[i];
        if (done->said.n > 0 && !fixing->options->quiet)
            fwrite(done->said.p, 1, done->said.n, stderr);
        buf_free(&done->said);
        repairs += done->count;
        files += done->count > 0;
        if (done->failed)
            status = EXIT_SYSTEM;
    }
    if (!fixing->options->quiet)
        fprintf(stderr, "%d %s in %d %s\n", repairs,
            plural(repairs, "repair", "repairs"), files,
            plural(files, "file", "files"));
    return status;
}

static enum exit_status
fix_workspace(struct arena *arena, struct fixing *fixing)
{
    int jobs = fixing->options->jobs;
    int count = workspace_count(fixing->workspace);
    fixing->done = ARENA_ARRAY(arena, struct fixed, count + 1);
    fixing->arenas = ARENA_ARRAY(arena, struct arena *, jobs);
    for (int i = 0; i < jobs; i++)
        fixing->arenas[i] = arena_new();
    progress_pool(fixing->options, "repairing", count, fix_one, fixing);
    enum exit_status status = say_all(fixing, count);
    for (int i = 0; i < jobs; i++)
        arena_free(fixing->arenas[i]);
    return status;
}

static bool
reads_stdin(const struct options *options)
{
    for (int i = 0; i < options->path_count; i++)
        if (text_is(options->paths[i], "-"))
            return true;
    return false;
}

enum exit_status
fix_all(struct arena *arena, const struct options *options)
{
    /* What is known or below --show is repaired as well. */
    struct options all = *options;
    all.baseline = NULL;
    all.write_baseline = all.prune = false;
    all.show = SEVERITY_NOTE;
    struct fixing fixing = {.options = &all};
    if (reads_stdin(options)) {
        complain("--fix repairs files; standard input is none");
        return EXIT_USAGE;
    }
    struct settings *settings;
    enum exit_status status =
        run_open_with(&fixing.workspace, &settings, arena, &all);
    if (status != EXIT_CLEAN)
        return status;
    status = sieve_open(&fixing.sieve, arena, &all, fixing.workspace, settings);
    if (status == EXIT_CLEAN)
        status = fix_workspace(arena, &fixing);
    workspace_close(fixing.workspace);
    return status;
}
