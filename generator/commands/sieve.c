#include "commands/sieve.h"

#include <errno.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "commands/history.h"
#include "commands/run.h"
#include "commands/settings.h"
#include "criteria/baseline.h"
#include "criteria/where.h"

struct sieve {
    struct arena *arena;
    const struct options *options;
    const struct workspace *workspace;
    const struct settings *settings;
    const struct changed *changed; /* NULL: everything is looked at */
    struct baseline *baseline;     /* NULL: there is none */
    atomic_bool unread;            /* a definition could not be read */
};

/* --- opening --- */

static enum exit_status
read_baseline(struct sieve *sieve)
{
    const struct options *options = sieve->options;
    struct slice bytes;
    struct buf why = {0};
    enum file_error error =
        file_read_any(sieve->arena, options->baseline, &bytes);
    if (error == FILE_MISSING && options->write_baseline)
        return EXIT_CLEAN;
    if (error != FILE_OK) {
        complain("the baseline \"%s\" %s%s", options->baseline,
            file_error_text(error),
            error == FILE_MISSING ? "; --write-baseline makes one" : "");
        return error == FILE_MISSING ? EXIT_USAGE : EXIT_SYSTEM;
    }
    sieve->baseline = baseline_read(
        sieve->arena, source_new(sieve->arena, options->baseline, bytes), &why);
    if (!sieve->baseline)
        complain("%s", why.p);
    buf_free(&why);
    return sieve->baseline ? EXIT_CLEAN : EXIT_USAGE;
}

static enum exit_status
open_baseline(struct sieve *sieve)
{
    const struct options *options = sieve->options;
    if (options->baseline && options->write_baseline && options->prune) {
        complain("--write-baseline writes the whole file, --prune only takes "
                 "entries out: choose one");
        return EXIT_USAGE;
    }
    if (options->baseline)
        return read_baseline(sieve);
    if (!options->write_baseline && !options->prune)
        return EXIT_CLEAN;
    complain("%s needs --baseline FILE",
        options->prune ? "--prune" : "--write-baseline");
    return EXIT_USAGE;
}

static enum exit_status
open_changed(struct sieve *sieve)
{
    struct buf why = {0};
    const char *revision = sieve->options->changed_since;
    if (!revision)
        return EXIT_CLEAN;
    sieve->changed = history_changed(
        sieve->arena, workspace_root(sieve->workspace)->path, revision, &why);
    if (!sieve->changed)
        complain("%s", why.p);
    buf_free(&why);
    return sieve->changed ? EXIT_CLEAN : EXIT_USAGE;
}

enum exit_status
sieve_open(struct sieve **opened, struct arena *arena,
    const struct options *options, const struct workspace *workspace,
    const struct settings *settings)
{
    struct sieve *sieve = ARENA_NEW(arena, struct sieve);
    sieve->arena = arena;
    sieve->options = options;
    sieve->workspace = workspace;
    sieve->settings = settings;
    *opened = sieve;
    enum exit_status status = open_changed(sieve);
    if (status == EXIT_CLEAN)
        status = open_baseline(sieve);
    return status;
}

/* --- what a branch touched --- */

static bool
plan_touched(const struct changed *changed, const struct plan *plan)
{
    if (history_has(changed, plan->def.path))
        return true;
    if (plan->segment_to && history_has(changed, plan->segment_to->def.path))
        return true;
    if (is_set(plan->reviews.file) &&
        history_has(changed, plan->reviews.file.full))
        return true;
    for (int i = 0; i < plan->metrics.count; i++) {
        const struct path *file = &plan->metrics.items[i].readings.file;
        if (is_set(*file) && history_has(changed, file->full))
            return true;
    }
    for (int i = 0; i < plan->signoff.count; i++) {
        const struct path *file = &plan->signoff.items[i].file;
        if (is_set(*file) && history_has(changed, file->full))
            return true;
    }
    return false;
}

/* Its own file, or one that it is made from. */
static bool
is_touched(const struct sieve *sieve, const struct definition *definition)
{
    const struct plan *plan = definition_plan(definition);
    const struct qbr *qbr = definition_qbr(definition);
    if (!sieve->changed || history_has(sieve->changed, definition->path))
        return true;
    if (qbr && qbr->plan_to)
        return plan_touched(sieve->changed, qbr->plan_to);
    return plan && plan_touched(sieve->changed, plan);
}

/* --- sifting --- */

/* A waiver that names no rule: the run ends with 2, so this is said whatever
 * was selected. */
static bool
is_void_waiver(const struct finding *finding)
{
    return finding->rule == CS006 && finding->field &&
           text_starts(finding->field, "waivers.") &&
           text_is(strrchr(finding->field, '.'), ".rule");
}

/* A file that cannot be read has no other findings: what is wrong with it is
 * said whatever was selected. */
static void
keep_selected(const struct sieve *sieve, bool readable, struct report *report)
{
    const struct selection *rules = &sieve->options->rules;
    int kept = 0;
    for (int i = 0; i < report->count; i++) {
        enum rule_id rule = report->findings[i].rule;
        bool wanted =
            readable ? selection_has(rules, rule) : !rules->left_out[rule];
        if (wanted || is_void_waiver(&report->findings[i]))
            report->findings[kept++] = report->findings[i];
    }
    report->count = kept;
}

/* What was just written down is known, too. */
static void
write_down(struct report *report, struct sifted *sifted)
{
    int kept = 0;
    for (int i = 0; i < report->count; i++) {
        if (report->findings[i].severity == SEVERITY_NONE)
            report->findings[kept++] = report->findings[i];
        else
            baseline_line(&report->findings[i], &sifted->entries);
    }
    sifted->known += report->count - kept;
    report->count = kept;
}

static void
sift_baseline(struct sieve *sieve, int index, struct report *report,
    struct sifted *sifted)
{
    if (sieve->options->write_baseline)
        write_down(report, sifted);
    else if (sieve->baseline)
        sifted->known +=
            baseline_apply(sieve->baseline, index, sifted->again, report);
}

/* What fails counts, shown or not; what is put off is always shown. */
static void
sift_severity(
    const struct sieve *sieve, struct report *report, struct sifted *sifted)
{
    const struct options *options = sieve->options;
    int kept = 0;
    for (int i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        bool counts = finding->severity != SEVERITY_NONE;
        sifted->fails |= counts && finding->severity >= options->fail_on;
        if (!counts || finding->deferred || finding->severity >= options->show)
            report->findings[kept++] = *finding;
        else
            sifted->hidden++;
    }
    report->count = kept;
}

/* A waiver for a rule that does not exist waives nothing: whoever wrote it
 * believes otherwise. */
static bool
waives_nothing(const struct definition *definition)
{
    const struct plan *plan = definition_plan(definition);
    for (int i = 0; plan && i < plan->waivers.count; i++) {
        const struct waiver *waiver = &plan->waivers.items[i];
        if (waiver->rule.state == VALUE_BAD && *waiver->rule.s)
            return true;
    }
    return false;
}

bool
sieve_definition(struct sieve *sieve, int index,
    const struct definition *definition, struct report *report,
    struct sifted *sifted)
{
    if (!definition->readable)
        atomic_store(&sieve->unread, true);
    if (!is_touched(sieve, definition))
        return false;
    for (int i = 0; i < report->count; i++) {
        struct finding *finding = &report->findings[i];
        if (!finding->field)
            finding->field =
                where_field(report->arena, definition, finding->at);
        if (!finding->subject)
            finding->subject = definition->id.s;
    }
    config_apply(settings_of(sieve->settings, index), definition->path,
        sieve->options->today, report);
    keep_selected(sieve, definition->readable, report);
    if (definition->readable)
        sift_baseline(sieve, index, report, sifted);
    if (sieve->baseline && definition->readable)
        baseline_seen(sieve->baseline, definition->id.s);
    report_fold(report);
    sift_severity(sieve, report, sifted);
    sifted->untrusted |= waives_nothing(definition);
    return true;
}

/* The definition that a place is in; -1 for none. */
static int
index_of(const struct sieve *sieve, struct place place)
{
    int count = place.source ? workspace_count(sieve->workspace) : 0;
    for (int i = 0; i < count; i++)
        if (text_is(workspace_shown(sieve->workspace, i), place.source->path))
            return i;
    return -1;
}

static bool
place_touched(const struct sieve *sieve, int index)
{
    return index >= 0 &&
           history_has(sieve->changed, workspace_path(sieve->workspace, index));
}

/* A branch touched one of the files that the finding is about. */
static bool
finding_touched(
    const struct sieve *sieve, int index, const struct finding *finding)
{
    return !sieve->changed || place_touched(sieve, index) ||
           place_touched(sieve, index_of(sieve, finding->second));
}

static void
sift_settled(struct sieve *sieve, int index, struct report *report,
    struct sifted *sifted)
{
    keep_selected(sieve, true, report);
    sift_baseline(sieve, index, report, sifted);
    sift_severity(sieve, report, sifted);
}

void
sieve_settled(struct sieve *sieve, struct report *report, struct sifted *sifted)
{
    sift_settled(sieve, workspace_count(sieve->workspace), report, sifted);
}

void
sieve_across(struct sieve *sieve, int index, struct report *report,
    struct sifted *sifted)
{
    int kept = 0;
    for (int i = 0; i < report->count; i++)
        if (finding_touched(sieve, index, &report->findings[i]))
            report->findings[kept++] = report->findings[i];
    report->count = kept;
    config_apply(settings_of(sieve->settings, index),
        workspace_path(sieve->workspace, index), sieve->options->today, report);
    sift_settled(sieve, index, report, sifted);
}

/* --- closing --- */

void
sifted_join(struct sifted *sifted, struct sifted *more)
{
    sifted->known += more->known;
    sifted->hidden += more->hidden;
    sifted->fails |= more->fails;
    sifted->untrusted |= more->untrusted;
    buf_add(&sifted->entries, buf_slice(&more->entries).p, more->entries.n);
    buf_free(&more->entries);
}

void
sifted_say(const struct sifted *sifted, struct buf *out)
{
    if (sifted->known > 0)
        buf_printf(out, ", %d in the baseline", sifted->known);
    if (sifted->hidden > 0)
        buf_printf(out, ", %d not shown", sifted->hidden);
}

static bool
is_above(const char *folder, const char *path)
{
    char real_folder[PATH_MAX], real_path[PATH_MAX];
    if (!realpath(folder, real_folder) || !realpath(path, real_path))
        return false;
    size_t n = strlen(real_folder);
    return text_is(real_folder, "/") ||
           (text_starts(real_path, real_folder) &&
               (real_path[n] == '/' || !real_path[n]));
}

/* True if a plan of the baseline that was not seen is no more: all could be
 * read, none was left out, and the run was over the folder that the baseline
 * lies in. */
static bool
saw_everything(struct sieve *sieve)
{
    const struct options *options = sieve->options;
    if (sieve->changed || options->files_from || atomic_load(&sieve->unread))
        return false;
    bool covered = options->path_count == 0 && is_above(".", options->baseline);
    for (int i = 0; i < options->path_count; i++)
        covered |= path_is_folder(options->paths[i]) &&
                   is_above(options->paths[i], options->baseline);
    return covered;
}

static enum exit_status
write_baseline(const struct sieve *sieve, const struct buf *lines)
{
    struct buf file = {0};
    baseline_file(lines, &file);
    bool written = file_write(sieve->options->baseline, buf_slice(&file));
    if (!written)
        complain("the baseline \"%s\" could not be written: %s",
            sieve->options->baseline, strerror(errno));
    buf_free(&file);
    return written ? EXIT_CLEAN : EXIT_SYSTEM;
}

static enum exit_status
prune(const struct sieve *sieve, struct baseline_scope scope)
{
    struct buf lines = {0};
    baseline_pruned(sieve->baseline, scope, &lines);
    enum exit_status status = write_baseline(sieve, &lines);
    buf_free(&lines);
    return status;
}

static enum exit_status
settle_repaired(const struct sieve *sieve, struct baseline_scope scope)
{
    const struct options *options = sieve->options;
    struct buf said = {0};
    enum exit_status status = EXIT_CLEAN;
    int count = baseline_repaired(sieve->baseline, scope, &said);
    if (count > 0 && options->prune)
        status = prune(sieve, scope);
    if (count > 0 && !options->quiet && status == EXIT_CLEAN) {
        if (!options->prune)
            fwrite(said.p, 1, said.n, stderr);
        complain("%d %s of \"%s\" %s%s", count,
            plural(count, "entry", "entries"), options->baseline,
            options->prune ? plural(count, "was", "were")
                           : plural(count, "is", "are"),
            options->prune ? " taken out"
                           : " no longer needed; --prune takes them out");
    }
    buf_free(&said);
    return status;
}

enum exit_status
sieve_close(struct sieve *sieve, struct sifted *all)
{
    enum exit_status status = EXIT_CLEAN;
    const struct options *options = sieve->options;
    struct baseline_scope scope = {.rules = &options->rules};
    if (options->baseline)
        scope.whole = saw_everything(sieve);
    if (options->write_baseline) {
        if (sieve->baseline)
            baseline_unseen(sieve->baseline, scope, &all->entries);
        status = write_baseline(sieve, &all->entries);
    } else if (sieve->baseline) {
        status = settle_repaired(sieve, scope);
    }
    buf_free(&all->entries);
    return status;
}
