/* import: readings for many plans at once, as a platform exports them.
 *
 * Everything is read, edited and judged in memory; one row at fault, and
 * nothing is written.  What is there already is left, so that the same file,
 * or a longer one, may come again. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "commands/commands.h"
#include "commands/import_rows.h"
#include "commands/lock.h"
#include "commands/readings_edit.h"
#include "commands/run.h"
#include "commands/settings.h"
#include "plan/progress.h"

/* A file that is to change. */
struct file_change {
    struct file_overlay now; /* first: what the plans read in its place */
    struct slice old;
    const char *shown;
    struct edits edits; /* of a file beside plans: by the plan at hand */
};

/* By its id, or by the account that its platform keeps it under. */
struct known_plan {
    const char *id;
    int index;
};
struct known_plans {
    struct known_plan *items; /* sorted */
    int count;
};

struct importing {
    struct arena *arena;
    struct arena *scratch; /* of one plan at a time */
    const struct options *options;
    struct workspace *workspace;
    struct root root; /* with what is to change of files beside plans */
    struct import_rows rows;
    struct known_plans plans, accounts;
    bool accounts_known;
    struct file_change **changes;
    int change_count, change_room;
    int written, there, plans_changed;
};

/* One plan and its rows. */
struct plan_rows {
    struct importing *im;
    const struct plan *plan;
    struct import_row *rows;
    int count;
    struct edits edits;
};

/* --- which plan --- */

static int
compare_plans(const void *a, const void *b)
{
    const struct known_plan *left = a, *right = b;
    return strcmp(left->id, right->id);
}

static const struct plan *
load(struct importing *im, int index, struct slice bytes)
{
    const char *path = workspace_path(im->workspace, index);
    if (!bytes.p && file_read(im->scratch, &im->root, path, &bytes) != FILE_OK)
        return NULL;
    return definition_plan(definition_read(im->scratch, &im->root,
        source_new(im->scratch, workspace_shown(im->workspace, index), bytes),
        path, im->options->today));
}

static void
sort_plans(struct known_plans *plans)
{
    if (plans->count > 1)
        qsort(plans->items, (size_t)plans->count, sizeof *plans->items,
            compare_plans);
}

static void
list_plans(struct importing *im)
{
    int count = workspace_count(im->workspace);
    struct known_plans *plans = &im->plans;
    plans->items = ARENA_ARRAY(im->arena, struct known_plan, count + 1);
    for (int i = 0; i < count; i++) {
        arena_reset(im->scratch);
        workspace_name(im->workspace, im->scratch, i);
        const char *id = workspace_plan_id(im->workspace, i);
        if (id)
            plans->items[plans->count++] = (struct known_plan){id, i};
    }
    sort_plans(plans);
}

/* Needs every plan to be read, and so waits for a row that names one. */
static void
list_accounts(struct importing *im)
{
    struct known_plans *accounts = &im->accounts;
    accounts->items =
        ARENA_ARRAY(im->arena, struct known_plan, im->plans.count + 1);
    for (int i = 0; i < im->plans.count; i++) {
        arena_reset(im->scratch);
        int index = im->plans.items[i].index;
        const struct plan *plan = load(im, index, (struct slice){NULL, 0});
        if (plan && is_set(plan->platform.account) &&
            plan->stage.value != STAGE_CLOSED)
            accounts->items[accounts->count++] = (struct known_plan){
                arena_strdup(im->arena, plan->platform.account.s), index};
    }
    sort_plans(accounts);
    im->accounts_known = true;
}

static const struct known_plan *
plan_called(const struct known_plans *plans, const char *name)
{
    struct known_plan wanted = {name, 0};
    return plans->count ? bsearch(&wanted, plans->items, (size_t)plans->count,
                              sizeof *plans->items, compare_plans)
                        : NULL;
}

static const char *
id_of(const struct importing *im, const struct known_plan *plan)
{
    return workspace_plan_id(im->workspace, plan->index);
}

static const char *
plan_of_account(struct importing *im, const struct import_row *row)
{
    const struct known_plans *all = &im->accounts;
    if (!im->accounts_known)
        list_accounts(im);
    const struct known_plan *found = plan_called(all, row->plan);
    if (!found)
        return NULL;
    const struct known_plan *other = found;
    if (found > all->items && text_is(found[-1].id, row->plan))
        other--;
    else if (found + 1 < all->items + all->count &&
             text_is(found[1].id, row->plan))
        other++;
    if (other != found)
        import_fault(&im->rows, row->plan_at,
            "two plans are of the account \"%s\", %s and %s: give the id of "
            "one of them",
            row->plan, id_of(im, found), id_of(im, other));
    return id_of(im, found);
}

/* The plan's id; NULL, having said so, for none. */
static const char *
find_plan(struct importing *im, const struct import_row *row)
{
    const struct known_plan *found = plan_called(&im->plans, row->plan);
    if (!found)
        found = plan_called(&im->plans, text_lower(im->arena, row->plan));
    const char *id = found ? found->id : plan_of_account(im, row);
    if (id)
        return id;
    int count = im->plans.count;
    const char **ids = ARENA_ARRAY(im->arena, const char *, count + 1);
    for (int i = 0; i < count; i++)
        ids[i] = im->plans.items[i].id;
    const char *near = text_nearest(row->plan, ids, count);
    import_fault(&im->rows, row->plan_at,
        "no plan has the id or the platform's account \"%s\"%s%s%s", row->plan,
        near ? ": did you mean " : "", near ? near : "", near ? "?" : "");
    return NULL;
}

/* Rows come sorted by what they call their plan. */
static void
find_plans(struct importing *im)
{
    struct import_rows *rows = &im->rows;
    const char *called = NULL, *id = NULL;
    int kept = 0;
    for (int i = 0; i < rows->count; i++) {
        struct import_row row = rows->items[i];
        if (!text_is(row.plan, called))
            id = find_plan(im, &row);
        called = row.plan;
        row.plan = id;
        if (id)
            rows->items[kept++] = row;
    }
    rows->count = import_rows_settle(rows, 0, kept);
}

/* --- which readings are new --- */

/* By its id, or by its name as the plan has it. */
static const struct metric *
find_metric(const struct plan_rows *task, const struct import_row *row)
{
    const struct plan *plan = task->plan;
    int count = plan->metrics.count;
    const struct metric *found = metric_find(plan, row->metric);
    const char **ids = ARENA_ARRAY(task->im->scratch, const char *, count + 1);
    for (int i = 0; i < count; i++) {
        const struct metric *metric = &plan->metrics.items[i];
        ids[i] = metric->id.s;
        if (!found && is_set(metric->name) &&
            text_is_nocase(metric->name.s, row->metric))
            found = metric;
    }
    if (found)
        return found;
    const char *near = text_nearest(row->metric, ids, count);
    import_fault(&task->im->rows, row->metric_at,
        "\"%s\" is no metric of %s%s%s%s", row->metric, plan->def.id.s,
        near ? ": did you mean " : "", near ? near : "", near ? "?" : "");
    return NULL;
}

/* Gives the rows the ids of their metrics; those of none are left out. */
static void
find_metrics(struct plan_rows *task)
{
    const struct metric *metric = NULL;
    const char *called = NULL;
    int kept = 0, first = (int)(task->rows - task->im->rows.items);
    for (int i = 0; i < task->count; i++) {
        struct import_row row = task->rows[i];
        if (!text_is(row.metric, called))
            metric = find_metric(task, &row);
        called = row.metric;
        if (!metric)
            continue;
        row.metric = metric->id.s;
        task->rows[kept++] = row;
    }
    task->count = import_rows_settle(&task->im->rows, first, kept);
}

/* Not there yet, or to be replaced; at fault otherwise. */
static bool
is_new(struct plan_rows *task, const struct metric *metric,
    const struct import_row *row)
{
    struct import_rows *rows = &task->im->rows;
    const char *unit = metric->unit.s;
    const struct reading *there = metric_reading_find(metric, row->on);
    struct level_on baseline = metric_baseline(metric);
    if (!unit_converts(row->value.unit, unit)) {
        import_fault(rows, row->value_at, "the unit of %s is %s, not %s",
            metric->id.s, unit, row->value.unit);
        return false;
    }
    if (baseline.known && baseline.on != DAY_NONE && row->on < baseline.on) {
        import_fault(rows, row->at, "the baseline of %s is of %s, after that",
            metric->id.s, day_words(task->im->arena, baseline.on));
        return false;
    }
    if (!there)
        return true;
    if (unit_converts(there->value.unit, unit) &&
        quantity_in(there->value, unit) == quantity_in(row->value, unit)) {
        task->im->there++;
        return false;
    }
    if (task->im->options->keep.replace)
        return true;
    import_fault(rows, row->value_at,
        "%s of %s has %s on that day already (%s:%d), and %s is another "
        "value: --replace puts it in the place of that",
        metric->id.s, task->plan->def.id.s,
        micro_text(task->im->arena, quantity_in(there->value, unit)),
        there->at.source->path, place_start(there->at).line, row->text);
    return false;
}

/* --- the edits --- */

static struct file_change *
add_change(
    struct importing *im, const char *path, const char *shown, struct slice old)
{
    struct file_change *change = ARENA_NEW(im->arena, struct file_change);
    *change = (struct file_change){
        .now = {.path = path, .bytes = old}, .old = old, .shown = shown};
    im->changes = arena_grow(im->arena, im->changes, im->change_count,
        &im->change_room, sizeof *im->changes);
    im->changes[im->change_count++] = change;
    return change;
}

/* The files beside plans are what the root reads in their place. */
static struct file_change *
first_beside(const struct importing *im)
{
    return (struct file_change *)im->root.overlay;
}

static struct file_change *
next_beside(const struct file_change *change)
{
    return (struct file_change *)change->now.next;
}

/* The readings file, as it is by now: several metrics, and plans, may keep
 * theirs in one. */
static struct file_change *
file_of(struct plan_rows *task, const struct metric *metric)
{
    struct importing *im = task->im;
    const struct path *file = &metric->readings.file;
    struct slice bytes;
    for (struct file_change *change = first_beside(im); change;
         change = next_beside(change))
        if (text_is(change->now.path, file->full))
            return change;
    if (!is_set(metric->readings) ||
        file_read(im->arena, &im->root, file->full, &bytes) != FILE_OK)
        return NULL;
    struct file_change *change = add_change(im,
        arena_strdup(im->arena, file->full),
        path_beside(im->arena, task->plan->def.source->path, file->s), bytes);
    change->now.next = im->root.overlay;
    im->root.overlay = &change->now;
    return change;
}

static bool
edit_file(struct plan_rows *task, const struct metric *metric,
    const struct import_row *const *rows, int count)
{
    struct importing *im = task->im;
    struct file_change *change = file_of(task, metric);
    if (!change)
        return false;
    const struct source *source =
        source_new(im->scratch, change->shown, change->now.bytes);
    for (int i = 0; i < count; i++) {
        char iso[11];
        const struct reading *there = metric_reading_find(metric, rows[i]->on);
        day_iso(rows[i]->on, iso);
        const char *cells[] = {iso, metric->id.s, rows[i]->text};
        if (there)
            edit_csv_cell(
                im->scratch, &change->edits, there->value.at, rows[i]->text);
        else
            edit_csv_append(im->scratch, &change->edits, source, cells, 3);
    }
    return true;
}

/* What the plan's metrics did to the files beside it, all at once: the places
 * of the cells are those that the plan was read from. */
static void
settle_files(struct importing *im)
{
    for (struct file_change *change = first_beside(im); change;
         change = next_beside(change)) {
        if (change->edits.count == 0)
            continue;
        const struct source *source =
            source_new(im->scratch, change->shown, change->now.bytes);
        change->now.bytes = edit_apply(im->arena, source, &change->edits);
        change->edits = (struct edits){0};
    }
}

static bool
edit_plan(struct plan_rows *task, const struct metric *metric,
    const struct import_row *const *rows, int count)
{
    struct arena *arena = task->im->scratch;
    const struct definition *def = &task->plan->def;
    const struct front *all = front_field(def->front, "metrics");
    const struct front *node = all ? front_field(all, metric->id.s) : NULL;
    struct new_reading *readings =
        ARENA_ARRAY(arena, struct new_reading, count);
    for (int i = 0; i < count; i++)
        readings[i] = (struct new_reading){rows[i]->on, rows[i]->text};
    return node && readings_edit_table(
                       arena, &task->edits, def->source, node, readings, count);
}

/* The rows of one metric; returns how many there are. */
static int
take_metric(struct plan_rows *task, const struct import_row *first, int left)
{
    struct importing *im = task->im;
    const struct metric *metric = metric_find(task->plan, first->metric);
    const struct import_row **rows =
        ARENA_ARRAY(im->scratch, const struct import_row *, left);
    int count = 0, i = 0;
    for (; i < left && text_is(first[i].metric, first->metric); i++)
        if (is_new(task, metric, &first[i]))
            rows[count++] = &first[i];
    if (count == 0)
        return i;
    bool in_file = !is_absent(metric->readings.file);
    if (in_file ? edit_file(task, metric, rows, count)
                : edit_plan(task, metric, rows, count))
        im->written += count;
    else
        import_fault(&im->rows, first->at,
            "\"%s\" has no sure place for the readings of %s",
            in_file ? metric->readings.file.s : task->plan->def.source->path,
            metric->id.s);
    return i;
}

static int
count_errors(const struct plan *plan)
{
    return report_count(plan->def.report, SEVERITY_ERROR);
}

/* Every reading stands where it belongs, and nothing is worse than before. */
static bool
reads_well(const struct plan_rows *task, const struct plan *after)
{
    if (!after || count_errors(after) > count_errors(task->plan))
        return false;
    for (int i = 0; i < task->count; i++) {
        const struct metric *metric = metric_find(after, task->rows[i].metric);
        const struct reading *reading =
            metric ? metric_reading_find(metric, task->rows[i].on) : NULL;
        if (!reading || quantity_in(reading->value, metric->unit.s) !=
                            quantity_in(task->rows[i].value, metric->unit.s))
            return false;
    }
    return true;
}

static void
take_plan(struct importing *im, struct import_row *rows, int count)
{
    int index = plan_called(&im->plans, rows->plan)->index;
    int before = im->written, faults = im->rows.faults;
    arena_reset(im->scratch);
    struct plan_rows task = {.im = im, .rows = rows, .count = count};
    task.plan = load(im, index, (struct slice){NULL, 0});
    if (!task.plan) {
        import_fault(&im->rows, rows->plan_at, "\"%s\" cannot be read",
            workspace_shown(im->workspace, index));
        return;
    }
    find_metrics(&task);
    for (int i = 0; i < task.count;)
        i += take_metric(&task, rows + i, task.count - i);
    settle_files(im);
    if (im->written == before || im->rows.faults > faults)
        return;
    const struct source *source = task.plan->def.source;
    struct slice old = {
        arena_strndup(im->arena, source->text, source->size), source->size};
    struct slice bytes = edit_apply(im->scratch, source, &task.edits);
    if (!reads_well(&task, load(im, index, bytes)))
        import_fault(&im->rows, rows->at, "\"%s\" has no sure place for these",
            source->path);
    else if (task.edits.count > 0)
        add_change(im, workspace_path(im->workspace, index),
            workspace_shown(im->workspace, index), old)
            ->now.bytes =
            (struct slice){arena_strndup(im->arena, bytes.p, bytes.n), bytes.n};
    im->plans_changed++;
}

/* --- writing --- */

static enum exit_status
write_change(const struct importing *im, const struct file_change *change)
{
    bool changed;
    const char *path =
        arena_printf(im->arena, "%s/%s", im->root.path, change->now.path);
    int lock = lock_is_link(path) ? -1 : lock_file(path);
    if (lock < 0) {
        complain("\"%s\" is not written", change->shown);
        return EXIT_SYSTEM;
    }
    bool written = file_replace(path, change->old, change->now.bytes, &changed);
    if (!written && changed)
        complain("\"%s\" was changed by somebody else meanwhile, and is left "
                 "as it is now: import again",
            change->shown);
    else if (!written)
        complain(
            "\"%s\" cannot be written: %s", change->shown, strerror(errno));
    close(lock);
    return written ? EXIT_CLEAN : EXIT_SYSTEM;
}

static enum exit_status
write_all(const struct importing *im)
{
    enum exit_status status = EXIT_CLEAN;
    for (int i = 0; i < im->change_count; i++) {
        enum exit_status one = write_change(im, im->changes[i]);
        status = one > status ? one : status;
    }
    if (status == EXIT_CLEAN && !im->options->quiet)
        printf("%d %s in %d %s; %d %s there already\n", im->written,
            plural(im->written, "reading", "readings"), im->plans_changed,
            plural(im->plans_changed, "plan", "plans"),
            im->there + im->rows.again,
            plural(im->there + im->rows.again, "was", "were"));
    return status;
}

/* --- the whole --- */

static enum exit_status
import(struct importing *im)
{
    const struct import_rows *rows = &im->rows;
    list_plans(im);
    find_plans(im);
    for (int i = 0, n; i < rows->count; i += n) {
        for (n = 1; i + n < rows->count; n++)
            if (!text_is(rows->items[i].plan, rows->items[i + n].plan))
                break;
        take_plan(im, &rows->items[i], n);
    }
    if (rows->faults == 0)
        return write_all(im);
    complain("nothing is written: %d %s at fault", rows->faults,
        plural(rows->faults, "row is", "rows are"));
    return EXIT_FINDINGS;
}

/* As the settings of the plans' folder say, and over them the options. */
static enum exit_status
find_form(const struct importing *im, struct config_import *form)
{
    const struct config *config;
    const struct options *options = im->options;
    const char *folder = options->path_count > 1 ? options->paths[1] : ".";
    if (!path_is_folder(folder))
        folder = path_folder(im->arena, folder);
    const char *below = path_below(im->arena, im->root.path, folder);
    enum exit_status status =
        settings_find(&config, im->arena, options, &im->root,
            path_in(im->arena, !below || text_is(below, ".") ? "" : below,
                "import.csv"));
    *form = status == EXIT_CLEAN && config ? config->import
                                           : (struct config_import){0};
    if (status == EXIT_CLEAN &&
        !import_columns_name(im->arena, form, options->keep.columns))
        status = EXIT_USAGE;
    return status;
}

static enum exit_status
read_rows(struct importing *im, const char *path)
{
    struct slice bytes;
    struct config_import form;
    bool standard = text_is(path, "-");
    enum exit_status status = find_form(im, &form);
    if (status != EXIT_CLEAN)
        return status;
    enum file_error error = standard ? file_read_stdin(im->arena, &bytes)
                                     : file_read_any(im->arena, path, &bytes);
    if (error != FILE_OK) {
        complain(
            "\"%s\" cannot be imported: it %s", path, file_error_text(error));
        return error == FILE_MISSING ? EXIT_USAGE : EXIT_SYSTEM;
    }
    if (!import_rows_read(&im->rows,
            source_new(im->arena, standard ? "<stdin>" : path, bytes), &form,
            im->options->today)) {
        complain("nothing is written");
        return EXIT_USAGE;
    }
    return EXIT_CLEAN;
}

static enum exit_status
open_and_import(struct arena *arena, struct options *options)
{
    struct importing im = {
        .arena = arena, .options = options, .rows.arena = arena};
    struct options plans = *options;
    if (options->path_count == 0) {
        complain("import takes a CSV file with the columns plan, date, metric "
                 "and value, then the folders of the plans");
        return EXIT_USAGE;
    }
    plans.paths++;
    plans.path_count--;
    enum exit_status status = run_open(&im.workspace, &plans);
    if (status != EXIT_CLEAN)
        return status;
    im.root = *workspace_root(im.workspace);
    im.scratch = arena_new();
    status = read_rows(&im, options->paths[0]);
    if (status == EXIT_CLEAN)
        status = import(&im);
    arena_free(im.scratch);
    workspace_close(im.workspace);
    return run_flush() ? status : EXIT_SYSTEM;
}

int
command_import(int argc, char **argv)
{
    return run_command(
        "import", TAKES_REPLACE | TAKES_COLUMNS, argc, argv, open_and_import);
}
