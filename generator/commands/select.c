/* select: which customers earn a plan, and who is served without one. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "commands/account_list.h"
#include "plan/account.h"
#include "commands/choosing.h"
#include "commands/commands.h"
#include "commands/options_inner.h"
#include "commands/run.h"
#include "commands/settings.h"
#include "commands/survey.h"

/* A plan that is there, by what an account may be called. */
struct known_plan {
    const char *id, *customer, *path;
};

struct knowing {
    struct choosing *choosing;
    struct known_plan *plans; /* by the definition's number; id NULL: none */
    int count;
};

/* --- the plans that are there --- */

static void
look_up_segments(struct choosing *choosing, const struct workspace *workspace)
{
    for (int i = 0; i < choosing->segment_count; i++) {
        struct chosen_segment *one = &choosing->segments[i];
        const char *nearest = NULL;
        const struct segment *found =
            workspace_segment(workspace, one->id, &nearest);
        one->known = found != NULL;
        one->nearest = nearest ? arena_strdup(choosing->arena, nearest) : NULL;
        if (found)
            one->engagement = (enum engagement)found->engagement.value;
    }
}

static void
begin(void *context, struct workspace *workspace)
{
    struct knowing *knowing = context;
    knowing->count = workspace_count(workspace);
    knowing->plans = ARENA_ARRAY(
        knowing->choosing->arena, struct known_plan, knowing->count + 1);
    look_up_segments(knowing->choosing, workspace);
}

static void
take(void *context, int number, struct arena *keep, struct arena *scratch,
    const struct plan *plan, const char *path)
{
    struct knowing *knowing = context;
    (void)scratch;
    knowing->plans[number] = (struct known_plan){
        arena_strdup(keep, plan->def.id.s),
        arena_strdup(keep, plan_customer(plan)),
        arena_strdup(keep, path),
    };
}

static int
by_plan_id(const void *a, const void *b)
{
    return strcasecmp(
        ((const struct known_plan *)a)->id, ((const struct known_plan *)b)->id);
}

static int
by_customer(const void *a, const void *b)
{
    return strcasecmp(((const struct known_plan *)a)->customer,
        ((const struct known_plan *)b)->customer);
}

/* Plans that could be read, side by side. */
static int
close_ranks(struct known_plan *plans, int count)
{
    int n = 0;
    for (int i = 0; i < count; i++)
        if (plans[i].id)
            plans[n++] = plans[i];
    return n;
}

/* An account's plan has its id or, where that is none's, its customer. */
static void
give_plans(struct knowing *knowing)
{
    struct choosing *choosing = knowing->choosing;
    struct known_plan *plans = knowing->plans;
    int count = close_ranks(plans, knowing->count);
    for (int pass = 0; pass < 2 && count > 0; pass++) {
        int (*order)(const void *, const void *) =
            pass ? by_customer : by_plan_id;
        qsort(plans, (size_t)count, sizeof *plans, order);
        for (int i = 0; i < choosing->count; i++) {
            struct candidate *one = choosing->candidates[i];
            struct known_plan key = {one->id, one->customer, NULL};
            const struct known_plan *found =
                bsearch(&key, plans, (size_t)count, sizeof *plans, order);
            if (found && !one->plan)
                one->plan = arena_strdup(choosing->arena, found->path);
        }
    }
}

static enum exit_status
look_at_plans(struct choosing *choosing, const struct options *options)
{
    struct knowing knowing = {.choosing = choosing};
    const struct survey_wants wants = {
        .begin = begin, .plan = take, .context = &knowing};
    struct survey survey;
    struct options of_plans = *options;
    of_plans.paths++;
    of_plans.path_count--;
    choosing->has_plans = of_plans.path_count > 0;
    if (!choosing->has_plans)
        return EXIT_CLEAN;
    enum exit_status status = survey_run(&survey, &of_plans, &wants);
    if (status != EXIT_CLEAN)
        return status;
    give_plans(&knowing);
    return survey_end(&survey, EXIT_CLEAN);
}

/* --- who gets one --- */

/* `earned`: accounts before this one that earn a plan. */
static enum choice
choose(const struct choosing *choosing, const struct candidate *one, int earned)
{
    const struct merit_rules *rules = &choosing->rules;
    if (one->merit.score < 0)
        return CHOICE_ASK;
    if (one->merit.score < rules->score)
        return one->plan ? CHOICE_QUESTION : CHOICE_SERVED;
    if (rules->plans > 0 && earned >= rules->plans)
        return one->plan ? CHOICE_QUESTION : CHOICE_WAIT;
    return one->plan ? CHOICE_KEEP : CHOICE_START;
}

/* Those of one bin before those of the next, each in the order they had. */
static void
sort_into(struct choosing *choosing, int bins,
    int (*bin_of)(const struct candidate *one))
{
    struct candidate **sorted =
        ARENA_ARRAY(choosing->arena, struct candidate *, choosing->count + 1);
    int *from = ARENA_ARRAY(choosing->arena, int, bins + 1);
    for (int i = 0; i < choosing->count; i++)
        from[bin_of(choosing->candidates[i]) + 1]++;
    for (int bin = 0; bin < bins; bin++)
        from[bin + 1] += from[bin];
    for (int i = 0; i < choosing->count; i++)
        sorted[from[bin_of(choosing->candidates[i])]++] =
            choosing->candidates[i];
    choosing->candidates = sorted;
}

/* The best first, those without a score last. */
static int
score_bin(const struct candidate *one)
{
    return 100 - one->merit.score;
}

static int
choice_bin(const struct candidate *one)
{
    return (int)one->choice;
}

static void
choose_all(struct choosing *choosing)
{
    int earned = 0;
    sort_into(choosing, 102, score_bin);
    for (int i = 0; i < choosing->count; i++) {
        struct candidate *one = choosing->candidates[i];
        one->choice = choose(choosing, one, earned);
        bool earns = one->choice == CHOICE_START || one->choice == CHOICE_KEEP;
        earned += earns;
        choosing->chosen[one->choice]++;
        for (int k = 0; k < one->segment_count; k++) {
            choosing->segments[one->segments[k]].accounts++;
            choosing->segments[one->segments[k]].earn += earns;
        }
        one->reason = merit_reason(
            choosing->arena, &choosing->rules, &one->merit, choosing->known);
    }
    sort_into(choosing, CHOICES, choice_bin);
}

static void
rank(struct choosing *choosing)
{
    struct merit_account **accounts = ARENA_ARRAY(
        choosing->arena, struct merit_account *, choosing->count + 1);
    for (int i = 0; i < choosing->count; i++)
        accounts[i] = &choosing->candidates[i]->merit;
    merit_rank(&choosing->rules, accounts, choosing->count, choosing->known);
}

/* --- the whole --- */

/* Those above the list, or --config. */
static enum exit_status
find_rules(struct choosing *choosing, const char *list)
{
    struct root root = {.fd = -1};
    const struct config *config = NULL;
    struct arena *arena = choosing->arena;
    choosing->rules = merit_rules_usual();
    const char *folder = path_folder(arena, list);
    if (!root_open(&root, root_find(arena, folder))) {
        complain("\"%s\" cannot be read", folder);
        return EXIT_SYSTEM;
    }
    const char *below = path_below(arena, root.path, list);
    enum exit_status status = settings_find(
        &config, arena, choosing->options, &root, below ? below : list);
    if (config)
        choosing->rules = config->merit;
    root_close(&root);
    return status;
}

static enum exit_status
print(struct choosing *choosing)
{
    struct buf text = {0};
    choosing_write(choosing, &text);
    bool ok = run_deliver(choosing->options, &text);
    buf_free(&text);
    return ok ? EXIT_CLEAN : EXIT_SYSTEM;
}

static enum exit_status
choose_from(struct choosing *choosing, const char *list)
{
    choosing->list = list;
    enum exit_status status =
        path_exists(list) ? find_rules(choosing, list) : EXIT_CLEAN;
    if (status == EXIT_CLEAN)
        status = choosing_read(choosing, list);
    if (status != EXIT_CLEAN)
        return status;
    enum exit_status said = look_at_plans(choosing, choosing->options);
    if (said != EXIT_CLEAN && said != EXIT_FINDINGS)
        return said;
    rank(choosing);
    choose_all(choosing);
    status = print(choosing);
    return status > said ? status : said;
}

static enum exit_status
select_accounts(struct arena *arena, struct options *options)
{
    static const char *const forms[] = {"text", "markdown", "csv", "json"};
    struct choosing choosing = {.arena = arena, .options = options};
    if (options->form && !option_is_one_of("--format", options->form, forms, 4))
        return EXIT_USAGE;
    if (options->path_count > 0)
        return choose_from(&choosing, options->paths[0]);
    complain("select needs a list of accounts: a CSV file whose first line "
             "names the columns, such as id, customer, segment and profit");
    return EXIT_USAGE;
}

int
command_select(int argc, char **argv)
{
    return run_command("select", TAKES_FORM | TAKES_OUTPUT | TAKES_CONFIG, argc,
        argv, select_accounts);
}
