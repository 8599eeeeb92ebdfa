/* export: plans as records for a customer success platform. */
#include "commands/export.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "commands/commands.h"
#include "commands/survey.h"
#include "plan/account.h"
#include "plan/due.h"
#include "plan/fields.h"

struct exporting {
    struct arena *arena;
    day_t today;
    const char *target;
    struct export_texts **plans; /* by number */
    int count;
};

/* One plan on its way to records. */
struct taking {
    struct arena *keep;
    const struct plan *plan;
    day_t today;
    const char *plan_id, *account, *customer;
    struct export_records *records;
};

static void
begin(void *context, struct workspace *workspace)
{
    struct exporting *exporting = context;
    exporting->count = workspace_count(workspace);
    exporting->plans = ARENA_ARRAY(
        exporting->arena, struct export_texts *, exporting->count + 1);
}

static const char *
keep(struct taking *taking, const char *text)
{
    return text && *text ? arena_strdup(taking->keep, text) : NULL;
}

static const char *
keep_text(struct taking *taking, struct text text)
{
    return is_set(text) ? keep(taking, text.s) : NULL;
}

static const char *
keep_day(struct taking *taking, day_t day)
{
    char iso[11];
    if (day == DAY_NONE)
        return NULL;
    day_iso(day, iso);
    return arena_strdup(taking->keep, iso);
}

static const char *
keep_date(struct taking *taking, struct date date)
{
    return date_known(date) ? keep_day(taking, date.day) : NULL;
}

static const char **
add(struct taking *taking, enum export_kind kind, const char *id,
    const char *parent, const char *name)
{
    struct export_records *records = taking->records;
    records->items = arena_grow(taking->keep, records->items, records->count,
        &records->room, sizeof *records->items);
    struct export_record *record = &records->items[records->count++];
    *record = (struct export_record){.kind = kind};
    record->fields[EXPORT_ID] = id;
    record->fields[EXPORT_PARENT] = parent;
    record->fields[EXPORT_PLAN_ID] = taking->plan_id;
    record->fields[EXPORT_ACCOUNT] = taking->account;
    record->fields[EXPORT_CUSTOMER] = taking->customer;
    record->fields[EXPORT_NAME] = keep(taking, name);
    return record->fields;
}

static const struct person *
first_of(const person_list *people)
{
    return people->count > 0 ? people->items[0].to : NULL;
}

static void
put_person(struct taking *taking, const char **fields, enum export_field name,
    enum export_field email, const struct person *person)
{
    if (!person)
        return;
    fields[name] = keep(taking, name_or_id(person->name, person->id));
    fields[email] = keep_text(taking, person->email);
}

static void
put_owner(
    struct taking *taking, const char **fields, const struct person *person)
{
    bool theirs = person && person->side.value == SIDE_CUSTOMER;
    put_person(taking, fields, theirs ? EXPORT_CUSTOMER_OWNER : EXPORT_OWNER,
        theirs ? EXPORT_CUSTOMER_EMAIL : EXPORT_OWNER_EMAIL, person);
}

/* --- the plan and its outcomes --- */

static void
take_plan(struct taking *taking, const struct account *account)
{
    const struct plan *plan = taking->plan;
    const struct health_score *health = &account->health;
    const char **fields = add(taking, EXPORT_PLAN, taking->plan_id, NULL,
        is_set(plan->title) ? plan->title.s : plan->def.id.s);
    fields[EXPORT_TYPE] = field_word_text(words_type, plan->type.value);
    fields[EXPORT_STATUS] = field_word_text(words_stage, plan->stage.value);
    put_owner(taking, fields, plan->csm.to);
    put_person(taking, fields, EXPORT_CUSTOMER_OWNER, EXPORT_CUSTOMER_EMAIL,
        plan->sponsors.customer.to);
    fields[EXPORT_START] = keep_date(taking, plan->start);
    if (account->outcome)
        fields[EXPORT_DUE] = keep_date(taking, account->outcome->by);
    fields[EXPORT_DONE] = keep_date(taking, plan->closed.on);
    if (!health->known)
        return;
    fields[EXPORT_HEALTH] = arena_printf(taking->keep, "%d", health->score);
    fields[EXPORT_COLOUR] = health_colour(health);
    fields[EXPORT_TEXT] =
        score_causes(taking->keep, health->lines, health->count);
}

static const char *
level(struct taking *taking, struct level_on of, const struct metric *metric)
{
    bool unit = is_set(metric->unit);
    if (!of.known)
        return NULL;
    return arena_printf(taking->keep, "%s%s%s",
        micro_text(taking->keep, of.micro), unit ? " " : "",
        unit ? metric->unit.s : "");
}

static void
take_outcome(struct taking *taking, const struct outcome *outcome)
{
    const struct metric *metric = outcome->metric.to;
    if (!is_set(outcome->statement))
        return;
    const char *id = arena_printf(taking->keep, "%s/outcome/%s",
        taking->plan_id, metric ? metric->id.s : "stated");
    const char **fields = add(
        taking, EXPORT_OBJECTIVE, id, taking->plan_id, outcome->statement.s);
    fields[EXPORT_TEXT] = keep_text(taking, outcome->why);
    if (!metric)
        return;
    struct level_on latest = metric_latest(metric, taking->today);
    struct level_on target = metric_target(metric);
    bool reached = latest.known && target.known &&
                   metric_reaches(metric, latest.micro, target.micro);
    fields[EXPORT_STATUS] = reached ? "reached" : "open";
    fields[EXPORT_DUE] = keep_date(taking, metric->by);
    fields[EXPORT_LEVEL] = level(taking, latest, metric);
    fields[EXPORT_TARGET] = level(taking, target, metric);
    put_owner(taking, fields, taking->plan->csm.to);
}

/* --- milestones, their tasks, what slipped --- */

/* FNV-1a: a task has no id of its own, and its place may change. */
static unsigned
words_digest(const char *text)
{
    uint32_t hash = 2166136261u;
    for (const unsigned char *c = (const unsigned char *)text; *c; c++)
        hash = (hash ^ *c) * 16777619u;
    return hash;
}

static void
take_task(struct taking *taking, const struct task *task, const char *milestone)
{
    const char *what = is_set(task->what) ? task->what.s : "";
    const char *id = arena_printf(
        taking->keep, "%s/task/%08x", milestone, words_digest(what));
    const char **fields = add(taking, EXPORT_TASK, id, milestone, what);
    bool done = date_known(task->done) && task->done.day <= taking->today;
    fields[EXPORT_STATUS] = done ? "done" : "open";
    fields[EXPORT_DUE] = keep_date(taking, task->due);
    fields[EXPORT_DONE] = done ? keep_date(taking, task->done) : NULL;
    put_owner(taking, fields, task->owner.to);
}

static void
take_milestone(struct taking *taking, const struct milestone *milestone)
{
    static const char *const standings[] = {[STANDING_PLANNED] = "planned",
        [STANDING_ON_TRACK] = "on track",
        [STANDING_AT_RISK] = "at risk",
        [STANDING_BLOCKED] = "blocked",
        [STANDING_OVERDUE] = "overdue",
        [STANDING_DONE] = "done",
        [STANDING_DONE_LATE] = "done late",
        [STANDING_DROPPED] = "dropped"};
    const char *id = arena_printf(
        taking->keep, "%s/milestone/%s", taking->plan_id, milestone->id.s);
    const char **fields = add(taking, EXPORT_MILESTONE, id, taking->plan_id,
        name_or_id(milestone->name, milestone->id));
    fields[EXPORT_STATUS] =
        standings[milestone_standing(milestone, taking->today)];
    fields[EXPORT_DUE] = keep_date(taking, milestone->due);
    fields[EXPORT_EXPECTED] = keep_date(taking, milestone->expected);
    fields[EXPORT_DONE] = keep_date(taking, milestone->done);
    fields[EXPORT_TEXT] = keep_text(taking, milestone->evidence);
    put_owner(taking, fields, first_of(&milestone->owners.vendor));
    put_owner(taking, fields, first_of(&milestone->owners.customer));
    for (int i = 0; i < milestone->tasks.count; i++)
        take_task(taking, &milestone->tasks.items[i], id);
}

static void
take_calls(struct taking *taking, struct arena *scratch)
{
    struct due_list due = plan_due(scratch, taking->plan, taking->today);
    for (int i = 0; i < due.count; i++) {
        const struct due_item *item = &due.items[i];
        if (!(item->late || item->kind == DUE_PLAY) || item->kind == DUE_ASK)
            continue;
        const char *id = arena_printf(taking->keep, "%s/call/%s/%08x",
            taking->plan_id, due_word(item->kind), words_digest(item->what));
        const char **fields =
            add(taking, EXPORT_CTA, id, taking->plan_id, item->what);
        fields[EXPORT_TYPE] = due_word(item->kind);
        fields[EXPORT_STATUS] = "open";
        fields[EXPORT_DUE] = keep_day(taking, item->on);
        fields[EXPORT_TEXT] = keep(taking, item->cause);
        put_owner(taking, fields, item->who ? item->who : taking->plan->csm.to);
    }
}

static void
take_people(struct taking *taking)
{
    const struct plan *plan = taking->plan;
    for (int i = 0; i < plan->people.count; i++) {
        const struct person *person = &plan->people.items[i];
        const char *id = arena_printf(
            taking->keep, "%s/person/%s", taking->plan_id, person->id.s);
        const char **fields = add(taking, EXPORT_PERSON, id, taking->plan_id,
            name_or_id(person->name, person->id));
        fields[EXPORT_TYPE] =
            person->side.value == SIDE_CUSTOMER ? "customer" : "vendor";
        fields[EXPORT_TEXT] = keep_text(taking, person->role);
        fields[EXPORT_STATUS] = date_known(person->left) ? "left" : "here";
        put_owner(taking, fields, person);
    }
}

static void
take(void *context, int number, struct arena *kept, struct arena *scratch,
    const struct plan *plan, const char *path)
{
    struct exporting *exporting = context;
    struct account account = plan_account(scratch, plan, exporting->today);
    struct taking taking = {
        .keep = scratch, .plan = plan, .today = exporting->today};
    (void)path;
    taking.records = ARENA_NEW(scratch, struct export_records);
    taking.plan_id = arena_strdup(scratch, plan->def.id.s);
    taking.account = is_set(plan->platform.account)
                         ? arena_strdup(scratch, plan->platform.account.s)
                         : taking.plan_id;
    taking.customer = arena_strdup(scratch, account.customer);
    take_plan(&taking, &account);
    take_outcome(&taking, &plan->outcome);
    for (int i = 0; i < plan->further_outcomes.count; i++)
        take_outcome(&taking, &plan->further_outcomes.items[i]);
    for (int i = 0; i < plan->milestones.count; i++)
        take_milestone(&taking, &plan->milestones.items[i]);
    take_people(&taking);
    take_calls(&taking, scratch);
    exporting->plans[number] = ARENA_NEW(kept, struct export_texts);
    *exporting->plans[number] =
        export_texts(kept, exporting->target, taking.records);
}

static enum exit_status
put_down(const struct options *options, const struct exporting *exporting,
    const struct survey *survey)
{
    struct products products = {.arena = exporting->arena,
        .folder = options->output ? options->output : "out",
        .stem = options->target};
    const char *culprit = products.folder;
    enum exit_status status = run_folder(products.folder);
    export_write(options->target, exporting->plans, exporting->count,
        exporting->today, &products);
    if (status == EXIT_CLEAN && !products_write(&products, &culprit)) {
        complain("%s cannot be written: %s", culprit, strerror(errno));
        status = EXIT_SYSTEM;
    }
    for (int i = 0; status == EXIT_CLEAN && i < products.count; i++)
        if (!options->quiet) {
            struct buf line = {0};
            buf_visible(
                &line, products.files[i].path, strlen(products.files[i].path));
            puts(line.p);
            buf_free(&line);
        }
    if (status == EXIT_CLEAN && !options->quiet)
        printf("%d %s exported to %s\n", survey->plans,
            plural(survey->plans, "plan", "plans"), options->target);
    products_free(&products);
    return run_flush() ? status : EXIT_SYSTEM;
}

static enum exit_status
export_all(struct arena *arena, struct options *options)
{
    struct exporting exporting = {
        .arena = arena, .today = options->today, .target = options->target};
    const struct survey_wants wants = {
        .begin = begin, .plan = take, .context = &exporting};
    struct survey survey;
    if (!options->target) {
        complain("--to says for which platform: json, csv, gainsight, "
                 "planhat, vitally, totango or salesforce");
        return EXIT_USAGE;
    }
    if (!export_is_target(options->target))
        return EXIT_USAGE;
    enum exit_status status = survey_run(&survey, options, &wants);
    if (status != EXIT_CLEAN)
        return status;
    status = put_down(options, &exporting, &survey);
    return survey_end(&survey, status);
}

int
command_export(int argc, char **argv)
{
    return run_command(
        "export", TAKES_TARGET | TAKES_OUTPUT, argc, argv, export_all);
}
