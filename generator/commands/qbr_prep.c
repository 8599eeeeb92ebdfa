/* qbr-prep: what the reviews of the next ten working days still lack. */
#include <stdlib.h>
#include <string.h>

#include "commands/accounts.h"
#include "commands/commands.h"
#include "commands/options_inner.h"
#include "commands/qbr_prep_forms.h"
#include "commands/survey.h"
#include "plan/account.h"

struct looking {
    struct prep_account **accounts; /* by number; NULL: no review is near */
    int count;
    struct arena *arena;
    struct workspace *workspace;
    day_t today;
    const char *csm; /* whose, or NULL */
};

static void
begin(void *context, struct workspace *workspace)
{
    struct looking *looking = context;
    looking->workspace = workspace;
    looking->count = workspace_count(workspace);
    looking->accounts =
        ARENA_ARRAY(looking->arena, struct prep_account *, looking->count);
}

/* The plan goes with the survey's scratch: what is shown of people is kept. */
static const struct person *
keep_person(struct arena *keep, const struct person *person)
{
    if (!person)
        return NULL;
    struct person *kept = ARENA_NEW(keep, struct person);
    kept->id = person->id;
    kept->name = person->name;
    kept->email = person->email;
    kept->id.s = arena_strdup(keep, person->id.s);
    kept->name.s = arena_strdup(keep, person->name.s ? person->name.s : "");
    kept->email.s = arena_strdup(keep, person->email.s ? person->email.s : "");
    return kept;
}

static const char *
keep_text(struct arena *keep, const char *text)
{
    return text ? arena_strdup(keep, text) : NULL;
}

static struct prep_list
keep_list(struct arena *keep, struct prep_list list)
{
    struct prep_list kept = {.count = list.count};
    kept.items = ARENA_ARRAY(keep, struct prep_item, list.count);
    for (int i = 0; i < list.count; i++) {
        struct prep_item *item = &kept.items[i];
        *item = list.items[i];
        item->what = keep_text(keep, item->what);
        item->cause = keep_text(keep, item->cause);
        item->who = keep_person(keep, item->who);
        item->name = keep_text(keep, item->name);
        item->unit = keep_text(keep, item->unit);
    }
    return kept;
}

/* So much of the plan as the letters name. */
static const struct plan *
keep_plan(struct arena *keep, const struct plan *plan)
{
    struct plan *kept = ARENA_NEW(keep, struct plan);
    kept->def.id = plan->def.id;
    kept->def.id.s = keep_text(keep, plan->def.id.s);
    kept->locale = plan->locale;
    kept->locale.s = keep_text(keep, plan->locale.s);
    kept->parties.customer.name = plan->parties.customer.name;
    kept->parties.customer.name.s =
        keep_text(keep, plan->parties.customer.name.s);
    kept->csm.to = keep_person(keep, plan->csm.to);
    return kept;
}

static void
take(struct looking *looking, int number, struct arena *keep,
    struct arena *scratch, const struct prep_review *review, const char *path)
{
    const struct plan *plan = review->plan;
    struct prep_account *account = ARENA_NEW(keep, struct prep_account);
    account->path = arena_strdup(keep, path);
    account->id = arena_strdup(keep, plan->def.id.s);
    account->customer = arena_strdup(keep, plan_customer(plan));
    if (plan_keeper(plan))
        account->csm = arena_strdup(keep, plan_keeper(plan));
    account->list = keep_list(keep, plan_prep(scratch, review, looking->today));
    account->review = (struct prep_review){.plan = keep_plan(keep, plan),
        .year = review->year,
        .quarter = review->quarter,
        .on = review->on};
    looking->accounts[number] = account;
}

static void
take_plan(void *context, int number, struct arena *keep, struct arena *scratch,
    const struct plan *plan, const char *path)
{
    struct looking *looking = context;
    struct prep_review review;
    if (!account_is_of(plan, looking->csm) ||
        !prep_is_asked(scratch, plan, looking->today, &review))
        return;
    struct quarter quarter = {
        .state = VALUE_SET, .year = review.year, .quarter = review.quarter};
    if (!workspace_has_qbr(looking->workspace, scratch, plan, quarter))
        take(looking, number, keep, scratch, &review, path);
}

static void
take_qbr(void *context, int number, struct arena *keep, struct arena *scratch,
    const struct qbr *qbr, const struct plan *plan, const char *path)
{
    struct looking *looking = context;
    if (!account_is_of(plan, looking->csm) ||
        !prep_is_near(qbr, looking->today))
        return;
    struct qbr_list earlier =
        workspace_qbrs_before(looking->workspace, scratch, qbr);
    struct prep_review review = {.plan = plan,
        .qbr = qbr,
        .before = qbr_before_of(&earlier, qbr),
        .year = qbr->quarter.year,
        .quarter = qbr->quarter.quarter,
        .on = qbr->date.day};
    take(looking, number, keep, scratch, &review, path);
}

/* By who keeps the account, then by day, then as the paths are. */
static int
by_keeper(const void *a, const void *b)
{
    const struct prep_account *p = *(struct prep_account *const *)a;
    const struct prep_account *q = *(struct prep_account *const *)b;
    int order = account_compare(p->csm, q->csm);
    if (!order)
        order = (p->review.on > q->review.on) - (p->review.on < q->review.on);
    return order ? order : strcmp(p->path, q->path);
}

static void
sort(struct looking *looking)
{
    int n = 0;
    for (int i = 0; i < looking->count; i++)
        if (looking->accounts[i])
            looking->accounts[n++] = looking->accounts[i];
    looking->count = n;
    if (n > 1)
        qsort(looking->accounts, (size_t)n, sizeof(void *), by_keeper);
}

/* In one thread: the words are of one. */
static void
write_letters(struct looking *looking, const char *templates)
{
    struct words *words = words_new(templates);
    for (int i = 0; i < looking->count; i++) {
        struct prep_account *account = looking->accounts[i];
        account->letters = letters_for_review(looking->arena, words,
            &account->review, &account->list, looking->today);
    }
    words_free(words);
}

static enum exit_status
qbr_prep(struct arena *arena, struct options *options)
{
    struct looking looking = {
        .arena = arena, .today = options->today, .csm = options->csm};
    const struct survey_wants wants = {.begin = begin,
        .plan = take_plan,
        .qbr = take_qbr,
        .context = &looking};
    static const char *const forms[] = {"text", "markdown", "json"};
    struct survey survey;
    if (options->form && !option_is_one_of("--format", options->form, forms, 3))
        return EXIT_USAGE;
    enum exit_status status = survey_run(&survey, options, &wants);
    if (status != EXIT_CLEAN)
        return status;
    sort(&looking);
    write_letters(&looking, options->templates);
    struct buf text = {0};
    prep_write(
        &(struct prep_report){looking.accounts, looking.count, options->today},
        options->form, &text);
    if (!run_deliver(options, &text))
        status = EXIT_SYSTEM;
    buf_free(&text);
    return survey_end(&survey, status);
}

int
command_qbr_prep(int argc, char **argv)
{
    return run_command("qbr-prep", TAKES_FORM | TAKES_OUTPUT | TAKES_CSM, argc,
        argv, qbr_prep);
}
