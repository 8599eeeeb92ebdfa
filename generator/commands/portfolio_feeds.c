/* The portfolio's feeds. */
#include "base/text.h"
#include "commands/portfolio.h"
#include "commands/accounts.h"
#include "report/csv_out.h"
#include "report/json_out.h"

/* --- CSV: one line an account --- */

static void
csv_day(struct csv_out *csv, day_t day)
{
    char iso[11];
    if (day != DAY_NONE)
        day_iso(day, iso);
    csv_out_plain(csv, day == DAY_NONE ? NULL : iso);
}

static void
csv_count(struct csv_out *csv, bool known, int64_t number)
{
    if (known)
        csv_out_number(csv, number);
    else
        csv_out_plain(csv, NULL);
}

static void
csv_micro(struct csv_out *csv, struct arena *arena, bool known, int64_t micro)
{
    csv_out_plain(csv, known ? micro_text(arena, micro) : NULL);
}

static const char *
joined(struct arena *arena, const char *const *items, int count)
{
    struct buf text = {0};
    for (int i = 0; i < count; i++)
        buf_printf(&text, "%s%s", i ? "; " : "", items[i]);
    const char *kept = arena_strndup(arena, text.p ? text.p : "", text.n);
    buf_free(&text);
    return kept;
}

static void
csv_outcome(struct csv_out *csv, struct arena *arena,
    const struct portfolio_account *one)
{
    csv_out_text(csv, one->metric);
    csv_micro(csv, arena, one->latest.known, one->latest.micro);
    csv_day(csv, one->latest.on);
    csv_micro(csv, arena, one->target.known, one->target.micro);
    csv_day(csv, one->target.known ? one->target.on : DAY_NONE);
    csv_out_text(csv, one->unit);
    csv_count(csv, one->lead.known, one->lead.days);
    csv_count(csv, one->reading_days >= 0, one->reading_days);
}

static void
csv_plan(struct csv_out *csv, struct arena *arena,
    const struct portfolio_account *one)
{
    const struct account_tally *tally = &one->sample.now;
    const struct account_money *money = &one->sample.money;
    csv_out_text(csv, one->next.name);
    csv_day(csv, one->next.name ? one->next.due : DAY_NONE);
    csv_day(csv, one->next.name ? one->next.expected : DAY_NONE);
    csv_out_plain(
        csv, one->next.name ? standing_word(one->next.standing) : NULL);
    csv_day(csv, one->last_review);
    csv_out_number(csv, one->milestones.all);
    csv_out_number(csv, tally->on_time);
    csv_out_number(csv, tally->settled);
    csv_out_number(csv, one->milestones.overdue);
    csv_count(csv, tally->time_to_value >= 0, tally->time_to_value);
    csv_out_text(csv, money->currency);
    csv_micro(csv, arena, money->known, money->start);
    csv_micro(csv, arena, money->known, money->now);
    csv_out_number(csv, tally->qualified);
    csv_out_number(csv, tally->converted);
}

static void
csv_account(struct csv_out *csv, struct arena *arena,
    const struct portfolio_account *one)
{
    csv_out_text(csv, one->id);
    csv_out_text(csv, one->customer);
    csv_out_text(csv, one->csm);
    csv_out_text(csv, one->segment);
    csv_out_plain(csv, one->type);
    csv_out_plain(csv, one->stage);
    csv_out_plain(csv, one->drift_count > 0 ? "yes" : "no");
    csv_out_text(csv, joined(arena, one->drift, one->drift_count));
    csv_count(csv, one->health.known, one->health.score);
    csv_out_plain(csv, health_colour(&one->health));
    csv_out_text(
        csv, score_causes(arena, one->health.lines, one->health.count));
    csv_outcome(csv, arena, one);
    csv_plan(csv, arena, one);
    csv_out_text(csv, one->path);
    csv_out_line(csv);
}

void
portfolio_csv(const struct portfolio *portfolio, struct buf *out)
{
    static const char *const names[] = {"id", "customer", "csm", "segment",
        "type", "stage", "drifts", "drift", "health", "colour", "causes",
        "metric", "level", "level_on", "target", "target_on", "unit",
        "days_ahead", "days_since_reading", "next_milestone", "next_due",
        "next_expected", "next_standing", "last_review", "milestones",
        "milestones_on_time", "milestones_settled", "milestones_overdue",
        "time_to_value_days", "currency", "revenue_start", "revenue_now",
        "referrals_qualified", "referrals_converted", "path"};
    struct csv_out csv = {out, false};
    struct arena *scratch = arena_new();
    csv_out_head(&csv, names, (int)(sizeof names / sizeof *names));
    for (int i = 0; i < portfolio->count; i++) {
        arena_reset(scratch);
        csv_account(&csv, scratch, portfolio->accounts[i]);
    }
    arena_free(scratch);
}

/* --- JSON --- */

static void
json_micro(struct json_out *json, struct arena *arena, const char *name,
    bool known, int64_t micro)
{
    if (known)
        json_out_text(json, name, micro_text(arena, micro));
}

static void
json_texts(struct json_out *json, const char *name, const char *const *items,
    int count)
{
    json_out_open(json, name, '[');
    for (int i = 0; i < count; i++)
        json_out_text(json, NULL, items[i]);
    json_out_close(json, ']');
}

static void
json_outcome(struct json_out *json, struct arena *arena,
    const struct portfolio_account *one)
{
    if (!one->metric)
        return;
    json_out_open(json, "outcome", '{');
    json_out_text(json, "metric", one->metric);
    json_out_text(json, "unit", one->unit);
    json_micro(json, arena, "level", one->latest.known, one->latest.micro);
    account_json_day(
        json, "levelOn", one->latest.known ? one->latest.on : DAY_NONE);
    json_micro(json, arena, "target", one->target.known, one->target.micro);
    account_json_day(
        json, "targetOn", one->target.known ? one->target.on : DAY_NONE);
    if (one->lead.known)
        json_out_number(json, "daysAhead", one->lead.days);
    if (one->reading_days >= 0)
        json_out_number(json, "daysSinceReading", one->reading_days);
    json_out_close(json, '}');
}

static void
json_milestones(struct json_out *json, const struct portfolio_account *one)
{
    if (one->next.name) {
        json_out_open(json, "nextMilestone", '{');
        json_out_text(json, "name", one->next.name);
        account_json_day(json, "due", one->next.due);
        account_json_day(json, "expected", one->next.expected);
        json_out_text(json, "standing", standing_word(one->next.standing));
        json_out_close(json, '}');
    }
    json_out_open(json, "milestones", '{');
    json_out_number(json, "all", one->milestones.all);
    json_out_number(json, "onTime", one->sample.now.on_time);
    json_out_number(json, "settled", one->sample.now.settled);
    json_out_number(json, "overdue", one->milestones.overdue);
    json_out_number(json, "onTimeBefore", one->sample.before.on_time);
    json_out_number(json, "settledBefore", one->sample.before.settled);
    json_out_close(json, '}');
}

static void
json_growth(struct json_out *json, struct arena *arena,
    const struct portfolio_account *one)
{
    const struct account_sample *sample = &one->sample;
    if (sample->money.known) {
        json_out_open(json, "revenue", '{');
        json_out_text(json, "currency", sample->money.currency);
        json_micro(json, arena, "start", true, sample->money.start);
        json_micro(json, arena, "now", true, sample->money.now);
        json_out_close(json, '}');
    }
    json_out_open(json, "expansion", '{');
    json_out_number(json, "ready", sample->asks_ready);
    json_out_number(json, "requested", sample->asks_made);
    json_out_close(json, '}');
    json_out_open(json, "referrals", '{');
    json_out_number(json, "all", sample->now.referrals);
    json_out_number(json, "qualified", sample->now.qualified);
    json_out_number(json, "converted", sample->now.converted);
    json_out_number(json, "qualifiedBefore", sample->before.qualified);
    json_out_number(json, "convertedBefore", sample->before.converted);
    json_out_close(json, '}');
}

static void
json_account(struct json_out *json, struct arena *arena,
    const struct portfolio_account *one)
{
    json_out_open(json, NULL, '{');
    json_out_text(json, "path", one->path);
    json_out_text(json, "id", one->id);
    json_out_text(json, "title", one->title);
    json_out_text(json, "customer", one->customer);
    json_out_text(json, "csm", one->csm);
    json_out_text(json, "segment", one->segment);
    json_out_text(json, "type", one->type);
    json_out_text(json, "stage", one->stage);
    json_out_flag(json, "live", one->live);
    json_texts(json, "drift", one->drift, one->drift_count);
    account_json_health(json, &one->health);
    json_outcome(json, arena, one);
    json_milestones(json, one);
    account_json_day(json, "lastReview", one->last_review);
    json_out_number(json, "reviewsMissed", one->reviews.missed);
    if (one->sample.now.time_to_value >= 0)
        json_out_number(json, "timeToValue", one->sample.now.time_to_value);
    if (one->sample.before.time_to_value >= 0)
        json_out_number(
            json, "timeToValueBefore", one->sample.before.time_to_value);
    json_growth(json, arena, one);
    json_out_close(json, '}');
}

static void
json_spread(struct json_out *json, struct arena *arena, const char *name,
    const struct spread *spread)
{
    json_out_open(json, name, '{');
    json_out_number(json, "accounts", spread->count);
    json_micro(json, arena, "lowerQuartile", spread->count > 0, spread->lower);
    json_micro(json, arena, "median", spread->count > 0, spread->median);
    json_micro(json, arena, "upperQuartile", spread->count > 0, spread->upper);
    json_out_close(json, '}');
}

static void
json_share(struct json_out *json, struct arena *arena, const char *name,
    int64_t part, int64_t whole)
{
    int64_t share = share_percent(part, whole);
    json_micro(json, arena, name, share >= 0, share);
}

static void
json_revenue(
    struct json_out *json, struct arena *arena, const struct benchmark *all)
{
    json_out_open(json, "expansion", '{');
    json_out_text(json, "currency", all->currency);
    json_out_number(json, "accounts", all->paying);
    json_out_number(json, "otherCurrencies", all->others);
    json_micro(json, arena, "revenueStart", all->paying > 0, all->revenue);
    json_micro(json, arena, "grown", all->paying > 0, all->grown);
    json_share(json, arena, "percent", all->grown, all->revenue);
    json_out_number(json, "ready", all->asks_ready);
    json_out_number(json, "requested", all->asks_made);
    json_out_close(json, '}');
}

static void
json_benchmark(
    struct json_out *json, struct arena *arena, const struct benchmark *all)
{
    json_out_number(json, "accounts", all->accounts);
    json_spread(json, arena, "timeToValue", &all->days);
    json_spread(json, arena, "timeToValueBefore", &all->days_before);
    json_out_open(json, "milestonesOnTime", '{');
    json_out_number(json, "onTime", all->on_time);
    json_out_number(json, "settled", all->settled);
    json_share(json, arena, "percent", all->on_time, all->settled);
    json_share(
        json, arena, "percentBefore", all->on_time_before, all->settled_before);
    json_out_close(json, '}');
    json_revenue(json, arena, all);
    json_out_open(json, "referrals", '{');
    json_out_number(json, "all", all->referrals);
    json_out_number(json, "qualified", all->qualified);
    json_out_number(json, "converted", all->converted);
    json_out_number(json, "qualifiedBefore", all->qualified_before);
    json_out_number(json, "convertedBefore", all->converted_before);
    json_share(json, arena, "percent", all->converted, all->qualified);
    json_share(json, arena, "percentBefore", all->converted_before,
        all->qualified_before);
    json_out_close(json, '}');
}

static void
json_segments(struct json_out *json, struct arena *arena,
    const struct portfolio *portfolio)
{
    json_out_open(json, "all", '{');
    json_benchmark(json, arena, &portfolio->all);
    json_out_close(json, '}');
    json_out_open(json, "segments", '[');
    for (int i = 0; i < portfolio->segment_count; i++) {
        const struct portfolio_segment *one = &portfolio->segments[i];
        json_out_line(json);
        json_out_open(json, NULL, '{');
        json_out_text(json, "id", one->id);
        json_out_text(json, "name", one->name);
        json_out_number(json, "drifting", one->drifting);
        json_benchmark(json, arena, &one->benchmark);
        json_texts(
            json, "diagnosis", one->diagnosis.items, one->diagnosis.count);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

void
portfolio_json(const struct portfolio *portfolio, struct buf *out)
{
    struct json_out json = {out, false};
    struct arena *scratch = arena_new();
    json_out_open(&json, NULL, '{');
    json_out_text(&json, "format", "countersign-portfolio");
    json_out_number(&json, "version", 1);
    account_json_day(&json, "today", portfolio->today);
    account_json_day(&json, "before", portfolio->before);
    json_segments(&json, scratch, portfolio);
    json_out_open(&json, "accounts", '[');
    for (int i = 0; i < portfolio->count; i++) {
        arena_reset(scratch);
        json_out_line(&json);
        json_account(&json, scratch, portfolio->accounts[i]);
    }
    json_out_close(&json, ']');
    json_out_close(&json, '}');
    buf_char(out, '\n');
    arena_free(scratch);
}
