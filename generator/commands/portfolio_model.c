/* The portfolio as a model for portfolio.xhtml: its words are made here, its
 * order and look there. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "commands/accounts.h"
#include "commands/page.h"
#include "commands/portfolio.h"
#include "document/model.h"

struct making {
    struct arena *arena;
    const struct portfolio *portfolio;
};

static const char *
number(struct making *making, int64_t n)
{
    return arena_printf(making->arena, "%d", (int)n);
}

static const char *
days(struct making *making, int n)
{
    return arena_printf(making->arena, "%d %s", n, plural(n, "day", "days"));
}

/* Rounded to whole days, as nobody plans by quarters of one. */
static const char *
whole(struct making *making, int64_t micro)
{
    return number(making, (micro + 500000) / 1000000);
}

static const char *
percent(struct making *making, int64_t micro)
{
    return arena_printf(
        making->arena, "%d\u00a0%%", (int)((micro + 500000) / 1000000));
}

static const char *
amount(struct making *making, int64_t micro, const char *unit)
{
    const char *said = unit_said(micro, unit);
    return arena_printf(making->arena, "%s%s%s",
        micro_text(making->arena, micro), *said ? "\u00a0" : "", said);
}

static const char *
short_day(struct making *making, day_t day)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May",
        "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int y, m, d;
    if (day == DAY_NONE)
        return NULL;
    day_to_civil(day, &y, &m, &d);
    return arena_printf(
        making->arena, "%d\u00a0%s\u00a0%d", d, months[m - 1], y);
}

static void
set_day(struct _xmlNode *node, const char *name, day_t day)
{
    char iso[11];
    if (day != DAY_NONE)
        day_iso(day, iso);
    model_set(node, name, day == DAY_NONE ? NULL : iso);
}

/* --- an account --- */

static void
put_health(struct making *making, struct _xmlNode *node,
    const struct portfolio_account *one)
{
    if (!one->health.known)
        return;
    struct _xmlNode *health = model_add(node, "health");
    model_set(health, "colour", health_colour(&one->health));
    model_set(health, "score", number(making, one->health.score));
    model_say(health, "causes",
        page_sentence(making->arena,
            score_causes(making->arena, one->health.lines, one->health.count)));
}

static const char *
lead_words(struct making *making, struct lead lead)
{
    if (lead.days == 0)
        return "on the line";
    return arena_printf(making->arena, "%s %s",
        days(making, lead.days < 0 ? -lead.days : lead.days),
        lead.days < 0 ? "behind the line" : "ahead of the line");
}

static void
put_outcome(struct making *making, struct _xmlNode *node,
    const struct portfolio_account *one)
{
    if (!one->metric)
        return;
    struct _xmlNode *outcome = model_add(node, "outcome");
    model_say(outcome, "metric", page_sentence(making->arena, one->metric));
    if (one->latest.known)
        model_set(
            outcome, "level", amount(making, one->latest.micro, one->unit));
    if (one->target.known)
        model_set(
            outcome, "target", amount(making, one->target.micro, one->unit));
    model_set(outcome, "by",
        short_day(making, one->target.known ? one->target.on : DAY_NONE));
    if (!one->lead.known)
        return;
    model_set(outcome, "lead", lead_words(making, one->lead));
    model_set(outcome, "days", number(making, one->lead.days));
    model_set(outcome, "way", one->lead.days < 0 ? "behind" : "ahead");
}

static void
put_next(struct making *making, struct _xmlNode *node,
    const struct portfolio_account *one)
{
    if (!one->next.name)
        return;
    struct _xmlNode *next = model_add(node, "next");
    model_set(next, "standing", standing_word(one->next.standing));
    model_set(next, "words",
        one->next.standing == STANDING_AT_RISK ? "at risk"
        : one->next.standing == STANDING_ON_TRACK
            ? "on track"
            : standing_word(one->next.standing));
    model_set(next, "due", short_day(making, one->next.due));
    set_day(next, "iso", one->next.due);
    model_set(next, "expected", short_day(making, one->next.expected));
    model_say(next, "name", page_sentence(making->arena, one->next.name));
}

static void
put_drift(struct making *making, struct _xmlNode *node,
    const struct portfolio_account *one)
{
    for (int i = 0; i < one->drift_count; i++)
        model_say(node, "drift", page_sentence(making->arena, one->drift[i]));
}

static void
put_account(struct making *making, struct _xmlNode *root,
    const struct portfolio_account *one)
{
    struct _xmlNode *node = model_add(root, "account");
    model_set(node, "drifts", one->drift_count > 0 ? "yes" : NULL);
    model_set(node, "stage", one->live ? NULL : one->stage);
    model_set(node, "segment", one->segment_name);
    model_set(node, "csm", one->csm);
    model_set(node, "path", one->path);
    set_day(node, "reviewed", one->last_review);
    model_set(node, "review", short_day(making, one->last_review));
    if (one->reading_days >= 0)
        model_set(node, "reading", number(making, one->reading_days));
    model_say(node, "customer", one->customer);
    put_drift(making, node, one);
    put_health(making, node, one);
    put_outcome(making, node, one);
    put_next(making, node, one);
}

/* --- a segment --- */

static const char *
spread_words(struct making *making, const struct spread *spread)
{
    if (spread->count < 2)
        return NULL;
    return arena_printf(making->arena, "half within %s to %s, of %d",
        whole(making, spread->lower), whole(making, spread->upper),
        spread->count);
}

/* One figure with what it was a quarter ago. */
static void
put_figure(struct _xmlNode *node, const char *name, const char *value,
    const char *detail, const char *before)
{
    struct _xmlNode *figure = model_add(node, name);
    model_set(figure, "value", value);
    model_set(figure, "detail", detail);
    model_set(figure, "before", before);
}

static void
put_share(struct making *making, struct _xmlNode *node, const char *name,
    int64_t now, int64_t before, const char *detail)
{
    put_figure(node, name, now < 0 ? NULL : percent(making, now),
        now < 0 ? NULL : detail, before < 0 ? NULL : percent(making, before));
}

/* "1 converted, 50 %"; NULL where none is qualified. */
static const char *
converted_words(struct making *making, int converted, int qualified)
{
    return qualified > 0
               ? arena_printf(making->arena, "%d converted, %s", converted,
                     percent(making, share_percent(converted, qualified)))
               : NULL;
}

static const char *
before_words(struct making *making, int converted, int qualified)
{
    const char *rest = converted_words(making, converted, qualified);
    return rest ? arena_printf(making->arena, "%d, %s", qualified, rest)
                : number(making, qualified);
}

static void
put_growth(
    struct making *making, struct _xmlNode *node, const struct benchmark *of)
{
    const char *detail = arena_printf(making->arena, "%s gained%s",
        amount(making, of->grown, of->currency),
        of->others > 0 ? ", other currencies apart" : "");
    put_share(making, node, "expansion", share_percent(of->grown, of->revenue),
        -1, detail);
    put_share(making, node, "conversion",
        share_percent(of->converted, of->qualified),
        share_percent(of->converted_before, of->qualified_before),
        arena_printf(making->arena, "%d of %d", of->converted, of->qualified));
    put_figure(node, "referrals", number(making, of->qualified),
        converted_words(making, of->converted, of->qualified),
        before_words(making, of->converted_before, of->qualified_before));
}

static void
put_benchmark(
    struct making *making, struct _xmlNode *node, const struct benchmark *of)
{
    model_set(node, "accounts", number(making, of->accounts));
    put_figure(node, "days",
        of->days.count ? whole(making, of->days.median) : NULL,
        spread_words(making, &of->days),
        of->days_before.count ? whole(making, of->days_before.median) : NULL);
    put_share(making, node, "completion",
        share_percent(of->on_time, of->settled),
        share_percent(of->on_time_before, of->settled_before),
        arena_printf(making->arena, "%d of %d", of->on_time, of->settled));
    put_growth(making, node, of);
}

static void
put_segments(struct making *making, struct _xmlNode *root)
{
    const struct portfolio *portfolio = making->portfolio;
    for (int i = 0; i < portfolio->segment_count; i++) {
        const struct portfolio_segment *one = &portfolio->segments[i];
        struct _xmlNode *node = model_add(root, "segment");
        model_say(node, "name", one->name ? one->name : "No segment");
        model_set(node, "id", one->name);
        model_set(node, "drifting", number(making, one->drifting));
        put_benchmark(making, node, &one->benchmark);
        for (int k = 0; k < one->diagnosis.count; k++)
            model_say(node, "diagnosis",
                page_sentence(making->arena, one->diagnosis.items[k]));
    }
}

/* --- who keeps them --- */

static int
by_keeper(const void *a, const void *b)
{
    const struct portfolio_account *p = *(struct portfolio_account *const *)a;
    const struct portfolio_account *q = *(struct portfolio_account *const *)b;
    if (!p->csm || !q->csm)
        return (p->csm == NULL) - (q->csm == NULL);
    return strcmp(p->csm, q->csm);
}

struct keeper {
    const char *name; /* NULL: nobody */
    int accounts, drifting;
};

/* Whoever has most that drift needs help first. */
static int
by_need(const void *a, const void *b)
{
    const struct keeper *p = a, *q = b;
    if (p->drifting != q->drifting)
        return q->drifting - p->drifting;
    if (!p->name || !q->name)
        return (p->name == NULL) - (q->name == NULL);
    return strcmp(p->name, q->name);
}

/* How many there are; `accounts` are side by side by keeper. */
static int
count_keepers(
    struct portfolio_account *const *accounts, int n, struct keeper *keepers)
{
    int count = 0;
    for (int i = 0; i < n; i++) {
        if (i == 0 || !text_is(accounts[i]->csm, accounts[i - 1]->csm))
            keepers[count++] = (struct keeper){accounts[i]->csm, 0, 0};
        keepers[count - 1].accounts++;
        keepers[count - 1].drifting += accounts[i]->drift_count > 0;
    }
    return count;
}

static void
put_keepers(struct making *making, struct _xmlNode *root)
{
    const struct portfolio *portfolio = making->portfolio;
    int n = 0;
    struct portfolio_account **live = ARENA_ARRAY(
        making->arena, struct portfolio_account *, portfolio->count + 1);
    struct keeper *keepers =
        ARENA_ARRAY(making->arena, struct keeper, portfolio->live + 1);
    for (int i = 0; i < portfolio->count; i++)
        if (portfolio->accounts[i]->live)
            live[n++] = portfolio->accounts[i];
    if (n == 0)
        return;
    qsort(live, (size_t)n, sizeof *live, by_keeper);
    n = count_keepers(live, n, keepers);
    qsort(keepers, (size_t)n, sizeof *keepers, by_need);
    for (int i = 0; i < n; i++) {
        struct _xmlNode *node = model_add(root, "csm");
        model_set(node, "accounts", number(making, keepers[i].accounts));
        model_set(node, "drifting", number(making, keepers[i].drifting));
        model_set(node, "id", keepers[i].name);
        model_say(node, "name", account_keeper(keepers[i].name));
    }
}

static void
put_head(struct making *making, struct _xmlNode *root)
{
    const struct portfolio *portfolio = making->portfolio;
    int n = portfolio->drifting;
    model_set(root, "count", number(making, portfolio->count));
    model_set(root, "live", number(making, portfolio->live));
    model_set(root, "drifting", number(making, n));
    model_set(root, "green", number(making, portfolio->green));
    model_set(root, "amber", number(making, portfolio->amber));
    model_set(root, "red", number(making, portfolio->red));
    model_say(root, "today", day_words(making->arena, portfolio->today));
    model_say(root, "before", day_words(making->arena, portfolio->before));
    model_say(root, "verdict",
        n == 0 ? "No account drifts"
               : arena_printf(making->arena, "%d of %d %s", n, portfolio->live,
                     n == 1 ? "accounts drifts" : "accounts drift"));
    put_benchmark(making, model_add(root, "all"), &portfolio->all);
}

static void
put_accounts(struct making *making, struct _xmlNode *root, int first, int last)
{
    for (int i = first; i < last; i++)
        put_account(making, root, making->portfolio->accounts[i]);
}

struct _xmlDoc *
portfolio_model(
    struct arena *arena, const struct portfolio *portfolio, int shown)
{
    struct _xmlDoc *model = model_new(arena, "model");
    struct _xmlNode *root = model_root(model);
    struct making making = {arena, portfolio};
    put_head(&making, root);
    model_set(root, "shown", number(&making, shown));
    model_set(root, "cut", shown < portfolio->count ? "yes" : NULL);
    put_segments(&making, root);
    put_keepers(&making, root);
    put_accounts(&making, root, 0, shown);
    return model;
}

struct _xmlDoc *
portfolio_model_rows(struct arena *arena, const struct portfolio *portfolio,
    int first, int count)
{
    struct _xmlDoc *model = model_new(arena, "model");
    struct making making = {arena, portfolio};
    put_accounts(&making, model_root(model), first, first + count);
    return model;
}
