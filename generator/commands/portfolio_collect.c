#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "commands/portfolio.h"
#include "plan/as_of.h"
#include "plan/fields.h"
#include "plan/map.h"

struct collecting {
    struct portfolio *portfolio;
    struct portfolio_account **accounts; /* by number; NULL: no plan */
    int count;
};

static void
begin(void *context, struct workspace *workspace)
{
    int count = workspace_count(workspace);
    struct collecting *collecting = context;
    collecting->accounts = ARENA_ARRAY(
        collecting->portfolio->arena, struct portfolio_account *, count + 1);
    collecting->count = count;
}

static const char *
keep_text(struct arena *keep, const char *text)
{
    return text && *text ? arena_strdup(keep, text) : NULL;
}

static const char *
keep_set(struct arena *keep, struct text text)
{
    return is_set(text) ? keep_text(keep, text.s) : NULL;
}

static struct health_score
keep_health(struct arena *keep, const struct health_score *health)
{
    struct health_score kept = *health;
    kept.lines = ARENA_ARRAY(keep, struct score_line, health->count + 1);
    for (int i = 0; i < health->count; i++) {
        const struct score_line *line = &health->lines[i];
        kept.lines[i] = (struct score_line){arena_strdup(keep, line->part),
            line->points, line->of, keep_text(keep, line->cause)};
    }
    return kept;
}

static void
keep_outcome(struct arena *keep, struct portfolio_account *kept,
    const struct account *account)
{
    const struct metric *metric = account->outcome;
    kept->latest = account->latest;
    kept->target = account->target;
    kept->lead = account->lead;
    kept->reading_days = account->reading_days;
    if (!metric)
        return;
    kept->metric = arena_strdup(keep, name_or_id(metric->name, metric->id));
    kept->unit = keep_set(keep, metric->unit);
}

static void
keep_next(struct arena *keep, struct portfolio_account *kept,
    const struct account *account)
{
    const struct milestone *next = account->next;
    kept->milestones = account->milestones;
    kept->milestones.next = kept->milestones.to_come = NULL;
    if (!next)
        return;
    kept->next = (struct portfolio_milestone){
        arena_strdup(keep, name_or_id(next->name, next->id)), next->due.day,
        date_known(next->expected) ? next->expected.day : DAY_NONE,
        account->next_standing};
}

static void
keep_identity(struct arena *keep, struct portfolio_account *kept,
    const struct account *account, const char *path)
{
    const struct plan *plan = account->plan;
    const struct segment *segment = plan->segment_to;
    kept->path = arena_strdup(keep, path);
    kept->id = arena_strdup(keep, plan->def.id.s);
    kept->title = keep_set(keep, plan->title);
    kept->customer = arena_strdup(keep, account->customer);
    kept->csm = keep_text(keep, account->csm);
    kept->segment = keep_set(keep, plan->segment);
    kept->segment_name = segment && is_set(segment->name)
                             ? arena_strdup(keep, segment->name.s)
                             : kept->segment;
    kept->type = field_word_text(words_type, plan->type.value);
    kept->stage = field_word_text(words_stage, plan->stage.value);
    kept->map_days = map_first_value(segment);
}

static void
keep_drift(struct arena *keep, struct portfolio_account *kept,
    const struct account *account)
{
    kept->drift_count = account->drift_count;
    if (account->drift_count == 0)
        return;
    kept->drift = ARENA_ARRAY(keep, const char *, account->drift_count);
    for (int i = 0; i < account->drift_count; i++)
        kept->drift[i] = arena_strdup(keep, account->drift[i]);
}

static void
take(void *context, int number, struct arena *keep, struct arena *scratch,
    const struct plan *plan, const char *path)
{
    struct collecting *collecting = context;
    const struct portfolio *portfolio = collecting->portfolio;
    struct account account = plan_account(scratch, plan, portfolio->today);
    const struct plan *before = plan_as_of(scratch, plan, portfolio->before);
    struct portfolio_account *kept = ARENA_NEW(keep, struct portfolio_account);
    kept->number = number;
    keep_identity(keep, kept, &account, path);
    kept->health = keep_health(keep, &account.health);
    keep_outcome(keep, kept, &account);
    keep_next(keep, kept, &account);
    keep_drift(keep, kept, &account);
    kept->live = account.live;
    kept->reviews = account.reviews;
    kept->last_review = account.last_review;
    kept->sample = (struct account_sample){account.tally,
        account_tally(before, portfolio->before), account.money,
        account.asks_ready, account.asks_made};
    kept->sample.money.currency = keep_text(keep, account.money.currency);
    collecting->accounts[number] = kept;
}

/* Those that drift, then the others that are under way, then the rest; among
 * equals the lower score, then the path. */
static int
rank(const struct portfolio_account *account)
{
    return account->drift_count > 0 ? 0 : account->live ? 1 : 2;
}

static int
by_drift(const void *a, const void *b)
{
    const struct portfolio_account *p = *(struct portfolio_account *const *)a;
    const struct portfolio_account *q = *(struct portfolio_account *const *)b;
    if (rank(p) != rank(q))
        return rank(p) - rank(q);
    if (p->health.known != q->health.known)
        return q->health.known - p->health.known;
    if (p->health.colour != q->health.colour)
        return (int)p->health.colour - (int)q->health.colour;
    if (p->health.score != q->health.score)
        return p->health.score - q->health.score;
    return p->number - q->number;
}

static void
count_up(struct portfolio *portfolio)
{
    for (int i = 0; i < portfolio->count; i++) {
        const struct portfolio_account *one = portfolio->accounts[i];
        portfolio->live += one->live;
        portfolio->drifting += one->drift_count > 0;
        if (!one->live || !one->health.known)
            continue;
        portfolio->green += one->health.colour == HEALTH_GREEN;
        portfolio->amber += one->health.colour == HEALTH_AMBER;
        portfolio->red += one->health.colour == HEALTH_RED;
    }
}

/* Those under way, side by side by segment; those of none last. */
static int
by_segment(const void *a, const void *b)
{
    const struct portfolio_account *p = *(struct portfolio_account *const *)a;
    const struct portfolio_account *q = *(struct portfolio_account *const *)b;
    if (!p->segment || !q->segment)
        return (p->segment == NULL) - (q->segment == NULL);
    return strcmp(p->segment, q->segment);
}

static void
compare_segments(struct portfolio *portfolio)
{
    struct arena *arena = portfolio->arena;
    int n = 0;
    struct portfolio_account **live =
        ARENA_ARRAY(arena, struct portfolio_account *, portfolio->live + 1);
    const struct account_sample **samples =
        ARENA_ARRAY(arena, const struct account_sample *, portfolio->live + 1);
    for (int i = 0; i < portfolio->count; i++)
        if (portfolio->accounts[i]->live)
            live[n++] = portfolio->accounts[i];
    if (n > 1)
        qsort(live, (size_t)n, sizeof *live, by_segment);
    for (int i = 0; i < n; i++)
        samples[i] = &live[i]->sample;
    portfolio->all = benchmark_of(arena, samples, n);
    portfolio->segments = ARENA_ARRAY(arena, struct portfolio_segment, n + 1);
    for (int first = 0, last; first < n; first = last) {
        struct portfolio_segment *segment =
            &portfolio->segments[portfolio->segment_count++];
        segment->id = live[first]->segment;
        segment->name = live[first]->segment_name;
        for (last = first;
             last < n && text_is(live[last]->segment, segment->id); last++)
            segment->drifting += live[last]->drift_count > 0;
        segment->benchmark = benchmark_of(arena, samples + first, last - first);
        segment->diagnosis = benchmark_diagnosis(
            arena, &segment->benchmark, &portfolio->all, live[first]->map_days);
    }
}

static day_t
quarter_before_ends(day_t today)
{
    int year, quarter;
    day_quarter(today, &year, &quarter);
    return quarter_first_day(year, quarter) - 1;
}

enum exit_status
portfolio_collect(struct portfolio *portfolio, struct survey *survey,
    const struct options *options, struct arena *arena)
{
    *portfolio = (struct portfolio){.arena = arena,
        .today = options->today,
        .before = quarter_before_ends(options->today)};
    struct collecting collecting = {.portfolio = portfolio};
    const struct survey_wants wants = {
        .begin = begin, .plan = take, .context = &collecting};
    enum exit_status status = survey_run(survey, options, &wants);
    if (status != EXIT_CLEAN)
        return status;
    portfolio->accounts = collecting.accounts;
    for (int i = 0; i < collecting.count; i++)
        if (collecting.accounts[i])
            portfolio->accounts[portfolio->count++] = collecting.accounts[i];
    if (portfolio->count > 1)
        qsort(portfolio->accounts, (size_t)portfolio->count,
            sizeof *portfolio->accounts, by_drift);
    count_up(portfolio);
    compare_segments(portfolio);
    return EXIT_CLEAN;
}
