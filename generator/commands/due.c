/* due: what each customer success manager does next, over all plans. */
#include <stdlib.h>
#include <string.h>

#include "commands/accounts.h"
#include "commands/commands.h"
#include "commands/due_forms.h"
#include "commands/options_inner.h"
#include "commands/survey.h"
#include "plan/account.h"

struct finding_due {
    struct due_plan **plans; /* by number; NULL: no plan, or nothing due */
    int count;
    struct arena *arena;
    day_t today;
    const char *csm; /* whose, or NULL */
};

static void
begin(void *context, struct workspace *workspace)
{
    struct finding_due *finding = context;
    finding->count = workspace_count(workspace);
    finding->plans =
        ARENA_ARRAY(finding->arena, struct due_plan *, finding->count);
}

static void
take(void *context, int number, struct arena *keep, struct arena *scratch,
    const struct plan *plan, const char *path)
{
    struct finding_due *finding = context;
    if (!account_is_of(plan, finding->csm))
        return;
    struct due_list list = plan_due(scratch, plan, finding->today);
    if (list.count == 0)
        return;
    struct due_plan *due = ARENA_NEW(keep, struct due_plan);
    due->path = arena_strdup(keep, path);
    due->id = arena_strdup(keep, plan->def.id.s);
    due->customer = arena_strdup(keep, plan_customer(plan));
    if (plan_keeper(plan))
        due->csm = arena_strdup(keep, plan_keeper(plan));
    due->items = ARENA_ARRAY(keep, struct due_line, list.count);
    due->count = list.count;
    for (int i = 0; i < list.count; i++) {
        const struct due_item *item = &list.items[i];
        due->items[i] = (struct due_line){item->kind, item->on, item->late,
            arena_strdup(keep, item->what), arena_strdup(keep, item->cause),
            account_person(keep, item->who)};
    }
    finding->plans[number] = due;
}

/* By who keeps the account, then as the paths are. */
static int
by_keeper(const void *a, const void *b)
{
    const struct due_plan *p = *(struct due_plan *const *)a;
    const struct due_plan *q = *(struct due_plan *const *)b;
    int order = account_compare(p->csm, q->csm);
    return order ? order : strcmp(p->path, q->path);
}

static void
sort(struct finding_due *finding)
{
    int n = 0;
    for (int i = 0; i < finding->count; i++)
        if (finding->plans[i])
            finding->plans[n++] = finding->plans[i];
    finding->count = n;
    if (n > 1)
        qsort(finding->plans, (size_t)n, sizeof *finding->plans, by_keeper);
}

static enum exit_status
print_due(struct arena *arena, const struct options *options,
    const struct due_report *report)
{
    struct buf text = {0};
    const char *why = NULL;
    enum exit_status status = EXIT_CLEAN;
    if (!due_write(arena, report, options, &text, &why)) {
        complain("%s", why);
        status = EXIT_USAGE;
    } else if (!run_deliver(options, &text)) {
        status = EXIT_SYSTEM;
    }
    buf_free(&text);
    return status;
}

static enum exit_status
due(struct arena *arena, struct options *options)
{
    struct finding_due finding = {
        .arena = arena, .today = options->today, .csm = options->csm};
    const struct survey_wants wants = {
        .begin = begin, .plan = take, .context = &finding};
    struct survey survey;
    static const char *const forms[] = {"text", "markdown", "json", "html"};
    if (options->form && !option_is_one_of("--format", options->form, forms, 4))
        return EXIT_USAGE;
    enum exit_status status = survey_run(&survey, options, &wants);
    if (status != EXIT_CLEAN)
        return status;
    sort(&finding);
    struct due_report report = {
        finding.plans, finding.count, survey.plans, options->today};
    status = print_due(arena, options, &report);
    return survey_end(&survey, status);
}

int
command_due(int argc, char **argv)
{
    return run_command("due",
        TAKES_FORM | TAKES_OUTPUT | TAKES_CSM | TAKES_TEMPLATES | TAKES_THEME,
        argc, argv, due);
}
