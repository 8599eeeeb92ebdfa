/* due: what each customer success manager does next, over all plans. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "commands/commands.h"
#include "commands/due_forms.h"
#include "commands/options_inner.h"
#include "commands/survey.h"
#include "plan/progress.h"

struct finding_due {
    struct due_plan **plans; /* by number; NULL: no plan, or nothing due */
    int count;
    struct arena *arena;
    day_t today;
    const char *csm; /* whose, or NULL */
};

static void
begin(void *context, int count)
{
    struct finding_due *finding = context;
    finding->plans = ARENA_ARRAY(finding->arena, struct due_plan *, count);
    finding->count = count;
}

static bool
is_asked_for(const struct finding_due *finding, const struct plan *plan)
{
    return !finding->csm || text_is(plan->csm.id, finding->csm) ||
           (plan->csm.to && text_is_nocase(plan->csm.to->name.s, finding->csm));
}

static const char *
keep_text(struct arena *keep, const char *text)
{
    return text ? arena_strdup(keep, text) : NULL;
}

static const char *
keep_name(struct arena *keep, const struct person *person)
{
    return person ? arena_strdup(keep, name_or_id(person->name, person->id))
                  : NULL;
}

static void
take(void *context, int number, struct arena *keep, struct arena *scratch,
    const struct plan *plan, const char *path)
{
    struct finding_due *finding = context;
    if (!is_asked_for(finding, plan))
        return;
    struct due_list list = plan_due(scratch, plan, finding->today);
    if (list.count == 0)
        return;
    const struct text *customer = &plan->parties.customer.name;
    struct due_plan *due = ARENA_NEW(keep, struct due_plan);
    due->path = arena_strdup(keep, path);
    due->id = arena_strdup(keep, plan->def.id.s);
    due->customer =
        arena_strdup(keep, is_set(*customer) ? customer->s : plan->def.id.s);
    due->csm = plan->csm.to ? keep_name(keep, plan->csm.to)
                            : keep_text(keep, plan->csm.id);
    due->items = ARENA_ARRAY(keep, struct due_line, list.count);
    due->count = list.count;
    for (int i = 0; i < list.count; i++) {
        const struct due_item *item = &list.items[i];
        due->items[i] = (struct due_line){item->kind, item->on, item->late,
            arena_strdup(keep, item->what), arena_strdup(keep, item->cause),
            keep_name(keep, item->who)};
    }
    finding->plans[number] = due;
}

/* By who keeps the account, those of nobody last, then as the paths are. */
static int
by_keeper(const void *a, const void *b)
{
    const struct due_plan *p = *(struct due_plan *const *)a;
    const struct due_plan *q = *(struct due_plan *const *)b;
    if (p->csm && !q->csm)
        return -1;
    if (!p->csm && q->csm)
        return 1;
    int order = p->csm ? strcmp(p->csm, q->csm) : 0;
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

static bool
deliver(const struct options *options, const struct buf *text)
{
    if (!options->output)
        return buf_write(text, stdout) && run_flush();
    if (file_write(options->output, buf_slice(text)))
        return true;
    complain("%s cannot be written: %s", options->output, strerror(errno));
    return false;
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
    } else if (!deliver(options, &text)) {
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
    struct survey survey;
    static const char *const forms[] = {"text", "markdown", "json", "html"};
    if (options->form && !option_is_one_of("--format", options->form, forms, 4))
        return EXIT_USAGE;
    enum exit_status status =
        survey_run(&survey, options, begin, take, &finding);
    if (status != EXIT_CLEAN)
        return status;
    sort(&finding);
    struct due_report report = {
        finding.plans, finding.count, survey.plans, options->today};
    status = print_due(arena, options, &report);
    enum exit_status said = survey_say(&survey);
    survey_free(&survey);
    return status > said ? status : said;
}

int
command_due(int argc, char **argv)
{
    return run_command("due",
        TAKES_FORM | TAKES_OUTPUT | TAKES_CSM | TAKES_TEMPLATES | TAKES_THEME,
        argc, argv, due);
}
