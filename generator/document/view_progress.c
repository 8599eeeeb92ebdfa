/* Where the outcome, the metrics and the milestones stand. */
#include "base/text.h"
#include "document/chart.h"
#include "document/foreign.h"
#include "document/view_forecast.h"
#include "plan/quarter.h"

struct chart
view_chart(const struct view *view)
{
    return (struct chart){.arena = view->arena,
        .words = view->words,
        .today = view->options->today};
}

/* --- metrics --- */

static const char *
lead_code(struct lead lead)
{
    if (lead.days == 0)
        return "on-line";
    return lead.days > 0 ? "ahead" : "behind";
}

/* "8 days ahead of the line". */
const char *
view_lead(struct view *view, struct lead lead)
{
    int days = lead.days < 0 ? -lead.days : lead.days;
    if (days == 0)
        return view_say(view, "lead.on-line", (char *)NULL);
    return words_count(view->words, view->arena,
        lead.days > 0 ? "lead.ahead" : "lead.behind", days, (char *)NULL);
}

static bool
is_reached(const struct metric *metric, struct level_on latest)
{
    struct level_on target = metric_target(metric);
    return latest.known && target.known &&
           metric_reaches(metric, latest.micro, target.micro);
}

/* Far from the ends of the type, so that sums and differences hold. */
static bool
is_moderate(int64_t micro)
{
    return micro < INT64_MAX / 4 && micro > INT64_MIN / 4;
}

/* The line is drawn finer than levels are read: a twentieth of the way from
 * baseline to target is enough to say.  False where there is no such way. */
static bool
round_to_way(const struct metric *metric, int64_t *micro)
{
    struct level_on from = metric_baseline(metric);
    struct level_on to = metric_target(metric);
    if (!from.known || !to.known || !is_moderate(from.micro) ||
        !is_moderate(to.micro) || !is_moderate(*micro))
        return false;
    int64_t step = 1000000, way = to.micro - from.micro;
    while (step > 1 && step > (way < 0 ? -way : way) / 20)
        step /= 10;
    int64_t half = *micro < 0 ? -step / 2 : step / 2;
    *micro = (*micro + half) / step * step;
    return true;
}

/* "4.8 points short": a difference of shares is not a share. */
static const char *
distance_text(struct view *view, const struct metric *metric, struct lead lead)
{
    int64_t by = lead.micro;
    if (!round_to_way(metric, &by) || by == 0)
        return NULL;
    bool ahead = by > 0;
    by = ahead ? by : -by;
    const char *text =
        !text_is(metric->unit.s, "%")
            ? words_quantity(view->words, view->arena, by, metric->unit.s)
        : by == 1000000
            ? view_say(view, "lead.point", (char *)NULL)
            : view_say(view, "lead.points", "n",
                  words_number(view->words, view->arena, by, -1), (char *)NULL);
    return view_say(
        view, ahead ? "lead.better" : "lead.short", "by", text, (char *)NULL);
}

static void
say_lead(struct view *view, struct _xmlNode *node, const struct metric *metric)
{
    day_t today = view->options->today;
    struct lead lead = metric_lead(metric, today);
    if (is_reached(metric, metric_latest(metric, today))) {
        struct _xmlNode *at = model_say(
            node, "lead", view_say(view, "lead.reached", (char *)NULL));
        model_set(at, "code", "reached");
    } else if (lead.known) {
        struct _xmlNode *at = model_say(node, "lead", view_lead(view, lead));
        model_set(at, "code", lead_code(lead));
        model_set(at, "by", distance_text(view, metric, lead));
    }
}

static void
say_latest(
    struct view *view, struct _xmlNode *node, const struct metric *metric)
{
    struct level_on latest = metric_latest(metric, view->options->today);
    if (!latest.known)
        return;
    struct _xmlNode *level =
        view_level(view, node, "latest", latest.micro, metric->unit.s);
    char iso[11];
    day_iso(latest.on, iso);
    model_set(level, "iso", iso);
    model_set(level, "on", view_day(view, latest.on));
    model_set(level, "date",
        words_date(view->words, view->arena, latest.on, DATE_LONG));
    model_set(level, "age",
        words_count(view->words, view->arena, "age",
            (int)(view->options->today - latest.on), (char *)NULL));
}

static void
say_expected(
    struct view *view, struct _xmlNode *node, const struct metric *metric)
{
    struct level_on expected = metric_expected(metric, view->options->today);
    if (expected.known && round_to_way(metric, &expected.micro))
        view_level(view, node, "line-today", expected.micro, metric->unit.s);
}

void
view_metrics(struct view *view, struct _xmlNode *plan)
{
    struct _xmlNode *item = model_first(model_find(plan, "metrics"));
    for (int i = 0; item && i < view->plan->metrics.count; i++) {
        const struct metric *metric = &view->plan->metrics.items[i];
        say_latest(view, item, metric);
        say_expected(view, item, metric);
        say_lead(view, item, metric);
        view_say_forecast(view, item, metric);
        item = model_next(item);
    }
}

/* --- the outcome --- */

static void
say_from_to(
    struct view *view, struct _xmlNode *node, const struct metric *metric)
{
    struct level_on from = metric_baseline(metric);
    struct level_on to = metric_target(metric);
    if (from.known) {
        struct _xmlNode *level =
            view_level(view, node, "from", from.micro, metric->unit.s);
        if (from.on != DAY_NONE)
            model_set(level, "on",
                words_date(view->words, view->arena, from.on, DATE_LONG));
        if (is_set(metric->baseline.over))
            model_set(level, "over",
                words_duration(
                    view->words, view->arena, metric->baseline.over));
    }
    if (to.known) {
        struct _xmlNode *level =
            view_level(view, node, "to", to.micro, metric->unit.s);
        if (to.on != DAY_NONE)
            model_set(level, "by",
                words_date(view->words, view->arena, to.on, DATE_LONG));
    }
}

static const char *
standing_sentence(struct view *view, const struct metric *metric)
{
    day_t today = view->options->today;
    struct level_on latest = metric_latest(metric, today);
    struct lead lead = metric_lead(metric, today);
    if (!latest.known)
        return view_say(view, "outcome.no-reading", (char *)NULL);
    const char *level =
        words_quantity(view->words, view->arena, latest.micro, metric->unit.s);
    const char *on = words_date(view->words, view->arena, latest.on, DATE_LONG);
    if (is_reached(metric, latest))
        return view_say(
            view, "outcome.reached", "level", level, "on", on, (char *)NULL);
    if (!lead.known)
        return view_say(
            view, "outcome.stands", "level", level, "on", on, (char *)NULL);
    return view_say(view, "outcome.stands-lead", "level", level, "on", on,
        "lead", view_lead(view, lead), (char *)NULL);
}

/* The heading over the chart states what it shows. */
const char *
view_finding(struct view *view, const struct metric *metric)
{
    day_t today = view->options->today;
    struct level_on latest = metric_latest(metric, today);
    struct lead lead = metric_lead(metric, today);
    const char *name = view_sentence(view, metric->name.s);
    if (!latest.known)
        return view_say(view, "finding.none", "metric", name, (char *)NULL);
    const char *level =
        words_quantity(view->words, view->arena, latest.micro, metric->unit.s);
    if (is_reached(metric, latest))
        return view_say(view, "finding.reached", "metric", name, "level", level,
            (char *)NULL);
    if (!lead.known)
        return view_say(view, "finding.stands", "metric", name, "level", level,
            (char *)NULL);
    return view_say(view, "finding.stands-lead", "metric", name, "level", level,
        "lead", view_lead(view, lead), (char *)NULL);
}

static const char *
apart(struct view *view, const char *text)
{
    return foreign_apart(view->arena, text, words_right_to_left(view->words));
}

static void
say_confirmed(
    struct view *view, struct _xmlNode *node, const struct by_on *confirmed)
{
    const char *who = view_person(view, confirmed->by);
    if (!is_set(*confirmed) || !who)
        return;
    const struct person *person = confirmed->by.to;
    if (person && is_set(person->role))
        who = arena_printf(view->arena, "%s, %s", apart(view, who),
            apart(view, view_text(view, person->role.s)));
    bool dated = is_set(confirmed->on) && confirmed->on.day != DAY_NONE;
    model_say(node, "confirmed",
        view_say(view, dated ? "confirmed.on" : "confirmed", "who", who, "on",
            dated ? words_date(
                        view->words, view->arena, confirmed->on.day, DATE_LONG)
                  : "",
            (char *)NULL));
}

static struct _xmlNode *
item_of(struct _xmlNode *list, const char *id)
{
    struct _xmlNode *item = model_first(list);
    while (item && !text_is(model_get(item, "id"), id))
        item = model_next(item);
    return item;
}

/* What the mark on the bar is; none without a day between both ends. */
static void
say_mark(
    struct view *view, struct _xmlNode *node, const struct _xmlNode *metric)
{
    const struct _xmlNode *line = model_find(metric, "line-today");
    if (line)
        model_say(node, "mark",
            view_say(view, "outcome.mark", "level", model_string(line),
                (char *)NULL));
}

/* "for each 2 h", and of one "for each hour". */
static const char *
each_step(struct view *view, struct quantity per)
{
    const char *unit, *said = NULL;
    if (!is_set(per))
        return NULL;
    if (view_amount(view, per, &unit) == 1000000)
        said = words_word(view->words, view->arena,
            arena_printf(view->arena, "worth-each.%s", unit));
    return said ? said
                : view_say(view, "worth-each", "level",
                      view_quantity(view, per), (char *)NULL);
}

/* What the author ended without a sign has one where more follows it. */
static void
say_stop(struct _xmlNode *sentence)
{
    static const char *const signs[] = {".", "!", "?", "\u2026", "\u3002",
        "\uFF01", "\uFF1F", "\u0964", "\u061F"};
    const char *text = model_string(sentence);
    if (text_blank(text))
        return;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (text_ends(text, signs[i]))
            return;
    model_set(sentence, "stop", ".");
}

void
view_outcome(struct view *view, struct _xmlNode *plan)
{
    const struct outcome *outcome = &view->plan->outcome;
    const struct metric *metric = outcome->metric.to;
    if (!is_set(*outcome))
        return;
    struct _xmlNode *node = model_add(view->root, "outcome");
    struct _xmlNode *own = model_find(plan, "outcome");
    say_stop(model_find(own, "statement"));
    say_stop(model_find(own, "why"));
    say_confirmed(view, node, &outcome->confirmed);
    model_say(node, "each", each_step(view, outcome->worth.per));
    if (!metric)
        return;
    say_from_to(view, node, metric);
    say_latest(view, node, metric);
    say_lead(view, node, metric);
    model_say(node, "standing", standing_sentence(view, metric));
    model_say(node, "finding", view_finding(view, metric));
    struct level_on latest = metric_latest(metric, view->options->today);
    if (latest.known && !is_reached(metric, latest))
        view_say_forecast(view, node, metric);
    struct _xmlNode *item = item_of(model_find(plan, "metrics"), metric->id.s);
    struct chart chart = view_chart(view);
    if (item) {
        say_mark(view, node, item);
        chart_rail(&chart, node, item);
        chart_also_narrow(&chart, node, item, chart_metric);
    }
}

/* --- milestones --- */

/* Where its metric stands, and which one it is when it is not the outcome's. */
static void
say_measure(
    struct view *view, struct _xmlNode *item, const struct milestone *milestone)
{
    const struct metric *moved = milestone_metric(milestone);
    if (moved)
        say_latest(view, item, moved);
    if (moved && moved != view->plan->outcome.metric.to)
        model_say(item, "measure", view_sentence(view, moved->name.s));
}

/* A sentence with one date, or none for a date that is not known. */
static const char *
dated(struct view *view, const char *key, struct date date)
{
    if (!is_set(date) || date.day == DAY_NONE)
        return NULL;
    return view_say(view, key, "date", view_day(view, date.day), (char *)NULL);
}

static void
mark_tasks(
    struct view *view, struct _xmlNode *item, const struct milestone *milestone)
{
    struct _xmlNode *node = model_first(model_find(item, "tasks"));
    for (int i = 0; node && i < milestone->tasks.count; i++) {
        const struct task *task = &milestone->tasks.items[i];
        bool late = is_set(task->due) && !is_set(task->done) &&
                    task->due.day < view->options->today;
        model_set(node, "state",
            is_set(task->done) ? "done"
            : late             ? "late"
                               : "open");
        model_say(node, "when",
            is_set(task->done) ? dated(view, "task.done-on", task->done)
            : late             ? dated(view, "task.late", task->due)
                               : dated(view, "task.due", task->due));
        node = model_next(node);
    }
}

static void
mark_blockers(
    struct view *view, struct _xmlNode *item, const struct milestone *milestone)
{
    struct _xmlNode *node = model_first(model_find(item, "blockers"));
    for (int i = 0; node && i < milestone->blockers.count; i++) {
        const struct blocker *blocker = &milestone->blockers.items[i];
        bool resolved = is_set(blocker->resolved) &&
                        blocker->resolved.day <= view->options->today;
        model_set(node, "state", resolved ? "resolved" : "open");
        model_say(node, "when", dated(view, "blocker.since", blocker->since));
        if (resolved)
            model_say(node, "then",
                dated(view, "blocker.resolved", blocker->resolved));
        else
            model_say(node, "then",
                dated(view, "blocker.escalated", blocker->escalated));
        node = model_next(node);
    }
}

static void
say_standing(
    struct view *view, struct _xmlNode *item, const struct milestone *milestone)
{
    day_t today = view->options->today;
    enum standing stands = milestone_standing(milestone, today);
    /* Overdue is what it counts as; what to do about it lies in the block. */
    bool blocked =
        stands == STANDING_OVERDUE && milestone->status.value == STATUS_BLOCKED;
    struct _xmlNode *standing = model_say(item, "standing",
        view_code(view, "standing",
            blocked ? "blocked-late" : standing_word(stands)));
    model_set(standing, "code", standing_word(stands));
    int late = milestone_days_late(milestone, today);
    if (late > 0)
        model_say(item, "late",
            words_count(view->words, view->arena, "late", late, (char *)NULL));
    if (is_set(milestone->expected) && !is_set(milestone->done) &&
        milestone->expected.day != milestone->due.day)
        model_say(item, "slip", dated(view, "slip", milestone->expected));
    model_say(item, "reached", dated(view, "reached-on", milestone->done));
}

static void
say_owners(
    struct view *view, struct _xmlNode *item, const struct milestone *milestone)
{
    struct _xmlNode *owned = model_add(item, "owned");
    const person_list *sides[] = {
        &milestone->owners.vendor, &milestone->owners.customer};
    const char *const names[] = {"vendor", "customer"};
    for (int i = 0; i < 2; i++) {
        const char *who = view_persons(view, sides[i]);
        if (*who)
            model_say(owned, names[i], who);
    }
}

/* "2 of 4 milestones reached. Next: …". */
static const char *
path_finding(struct view *view)
{
    day_t today = view->options->today;
    struct milestone_tally tally = plan_milestones(view->plan, today);
    int64_t reached = tally.on_time + tally.late;
    if (tally.all == 0)
        return NULL;
    const char *text =
        words_count(view->words, view->arena, "path.reached", tally.all, "done",
            words_number(view->words, view->arena, reached * 1000000, 0),
            (char *)NULL);
    const struct milestone *next = tally.next;
    if (!next)
        return text;
    const char *code = standing_word(milestone_standing(next, today));
    return view_say(view, "path.next", "reached", text, "name",
        view_sentence(view, next->name.s), "due", view_day(view, next->due.day),
        "standing", view_code(view, "standing", code), (char *)NULL);
}

void
view_milestones(struct view *view, struct _xmlNode *plan)
{
    struct _xmlNode *list = model_find(plan, "milestones");
    struct _xmlNode *item = model_first(list);
    for (int i = 0; item && i < view->plan->milestones.count; i++) {
        const struct milestone *m = &view->plan->milestones.items[i];
        say_owners(view, item, m);
        say_standing(view, item, m);
        say_measure(view, item, m);
        mark_tasks(view, item, m);
        mark_blockers(view, item, m);
        item = model_next(item);
    }
    if (!list)
        return;
    struct _xmlNode *path = model_add(view->root, "path");
    model_say(path, "finding", path_finding(view));
    struct chart chart = view_chart(view);
    chart_path(&chart, path, list);
}
