/* The numbers of a review: each computed, and said in a sentence. */
#include "base/text.h"
#include "document/view_forecast.h"
#include "document/view_review.h"

/* --- metrics --- */

static const char *
level_text(struct view *view, const struct metric *metric, int64_t micro)
{
    return words_quantity(view->words, view->arena, micro, metric->unit.s);
}

/* The change over the quarter, and beside it over the one before. */
static void
say_change(
    struct reviewing *r, struct _xmlNode *item, const struct metric *metric)
{
    struct view *view = &r->view;
    struct level_change now = metric_change(metric, r->stretch);
    struct level_change before =
        metric_change(metric, quarter_before(r->stretch));
    if (!now.known)
        return;
    struct _xmlNode *node = model_add(item, "quarter");
    model_set(node, "code",
        now.better > 0   ? "better"
        : now.better < 0 ? "worse"
                         : "same");
    view_level(view, node, "from", now.from.micro, metric->unit.s);
    view_level(view, node, "to", now.to.micro, metric->unit.s);
    int64_t size = now.change < 0 ? -now.change : now.change;
    view_level(view, node, "change", size, metric->unit.s);
    model_say(node, "text",
        view_say(view,
            now.change == 0  ? "qbr.change.none"
            : now.change > 0 ? "qbr.change.up"
                             : "qbr.change.down",
            "from", level_text(view, metric, now.from.micro), "to",
            level_text(view, metric, now.to.micro), "by",
            level_text(view, metric, size), (char *)NULL));
    if (before.known)
        model_say(node, "before",
            view_say(view, "qbr.change.before", "from",
                level_text(view, metric, before.from.micro), "to",
                level_text(view, metric, before.to.micro), (char *)NULL));
}

/* A figure keeps to its line when it is on it, ahead of it or at its target. */
static bool
keeps_to_line(const struct _xmlNode *item)
{
    const char *code = model_get(model_find(item, "lead"), "code");
    return code && !text_is(code, "behind");
}

/* For pictures of the quarter. */
static struct chart
quarter_chart(const struct reviewing *r)
{
    struct chart chart = view_chart(&r->view);
    chart.from = r->stretch.first;
    chart.until = r->stretch.last;
    return chart;
}

static void
say_metrics(struct reviewing *r)
{
    struct view *view = &r->view;
    struct _xmlNode *item = model_first(model_find(r->plan, "metrics"));
    struct chart chart = quarter_chart(r);
    int moved = 0, known = 0, kept = 0;
    for (int i = 0; item && i < view->plan->metrics.count; i++) {
        const struct metric *metric = &view->plan->metrics.items[i];
        say_change(r, item, metric);
        model_say(item, "finding", view_finding(view, metric));
        chart_also_narrow(&chart, item, item, chart_metric);
        const char *code = model_get(model_find(item, "quarter"), "code");
        known += model_find(item, "latest") != NULL;
        moved += text_is(code, "better");
        kept += keeps_to_line(item);
        item = model_next(item);
    }
    if (known > 0)
        review_finding(r, "moved",
            view_say(view, "qbr.moved-found", "moved",
                review_share(view, "qbr.moved", moved, known), "kept",
                review_share(view, "qbr.on-line", kept, known), (char *)NULL));
}

int
review_signs(struct reviewing *r, const struct _xmlNode ***signs)
{
    int room = r->view.plan->metrics.count, count = 0;
    *signs = ARENA_ARRAY(r->view.arena, const struct _xmlNode *, room + 1);
    struct _xmlNode *item = model_first(model_find(r->plan, "metrics"));
    for (; item && count < room; item = model_next(item)) {
        const char *role = model_get(model_find(item, "role"), "code");
        if (text_is(role, "early-sign") &&
            model_get(model_find(item, "lead"), "code"))
            (*signs)[count++] = item;
    }
    return count;
}

/* --- pictures of the quarter --- */

/* More than these are small beside each other. */
#define SIGNS_AT_LARGE 2

static void
draw(struct reviewing *r)
{
    struct chart chart = quarter_chart(r);
    struct _xmlNode *charts = model_add(r->node, "charts");
    const struct _xmlNode *milestones = model_find(r->plan, "milestones");
    const struct _xmlNode *expectations = model_find(r->plan, "expectations");
    const struct _xmlNode **signs;
    int count = review_signs(r, &signs);
    struct chart narrow = chart;
    narrow.size = CHART_NARROW;
    if (count > SIGNS_AT_LARGE) {
        struct _xmlNode *small = model_add(charts, "signs");
        chart_multiples(&chart, small, signs, count);
        chart_multiples(&narrow, small, signs, count);
    }
    if (milestones)
        chart_dates(&chart, model_add(charts, "milestones"), milestones);
    chart_also_narrow(
        &chart, model_add(charts, "meetings"), r->plan, chart_weeks);
    if (expectations)
        chart_gaps(&chart, model_add(charts, "expectations"), expectations);
}

/* --- is the outcome reached in time? --- */

static const char *
verdict_code(const struct forecast_words *said, struct level_on latest,
    struct level_on target)
{
    if (!latest.known)
        return "no-reading";
    if (said->is.state == FORECAST_SILENT)
        return "unsure";
    if (said->is.state != FORECAST_DATED || text_is(said->code, "due"))
        return said->code;
    bool late = target.on != DAY_NONE && said->is.likely > target.on;
    return late ? "late" : "on-time";
}

static void
say_verdict(struct reviewing *r)
{
    struct view *view = &r->view;
    const struct metric *metric = view->plan->outcome.metric.to;
    if (!metric)
        return;
    day_t today = view->options->today;
    struct level_on latest = metric_latest(metric, today);
    struct level_on target = metric_target(metric);
    struct forecast_words said = view_forecast(view, metric);
    struct lead lead = metric_lead(metric, today);
    const char *code = verdict_code(&said, latest, target);
    bool unread = !latest.known && !metric_baseline(metric).known;
    const char *text = view_say(view,
        arena_printf(
            view->arena, "qbr.verdict.%s", unread ? "never-read" : code),
        "metric", view_sentence(view, metric->name.s), "level",
        latest.known ? level_text(view, metric, latest.micro) : "", "target",
        target.known ? level_text(view, metric, target.micro) : "", "by",
        target.on != DAY_NONE ? view_day(view, target.on) : "", "when",
        said.text, "lead", lead.known ? view_lead(view, lead) : "", "on",
        latest.known ? view_day(view, latest.on) : "", (char *)NULL);
    model_set(model_say(r->node, "verdict", text), "code", code);
    review_finding(r, "outcome", text);
}

static void
say_worth(struct reviewing *r)
{
    struct view *view = &r->view;
    struct worth_to_date worth = plan_worth(view->plan, view->options->today);
    const struct metric *metric = view->plan->outcome.metric.to;
    if (!worth.known || worth.micro == 0)
        return;
    const struct worth *agreed = &view->plan->outcome.worth;
    struct _xmlNode *node =
        view_level(view, r->node, "worth", worth.micro, worth.unit);
    const char *total =
        words_quantity(view->words, view->arena, worth.micro, worth.unit);
    struct level_on from = metric_baseline(metric);
    struct level_on to = metric_latest(metric, view->options->today);
    const char *sum = view_say(view, "qbr.worth-sum", "from",
        level_text(view, metric, from.micro), "to",
        level_text(view, metric, to.micro), "steps",
        words_number(view->words, view->arena, worth.steps, 2), "is",
        words_quantity(
            view->words, view->arena, agreed->is.micro, agreed->is.unit),
        "per",
        level_text(view, metric, quantity_in(agreed->per, metric->unit.s)),
        "total", total, (char *)NULL);
    model_set(node, "sum", sum);
    review_finding(
        r, "worth", view_say(view, "qbr.worth", "total", total, (char *)NULL));
}

/* --- milestones, reviews, blockers --- */

static void
set_count(struct view *view, struct _xmlNode *node, const char *name, int count)
{
    model_set(node, name, arena_printf(view->arena, "%d", count));
}

/* "2 of 5 milestones reached, all on time": what is overdue weighs more than
 * what was late, and is named. */
static const char *
milestones_text(struct view *view, const struct milestone_tally *tally)
{
    int reached = tally->on_time + tally->late;
    const char *text = review_share(view, "qbr.reached", reached, tally->all);
    const char *rest = NULL;
    if (tally->overdue > 0)
        return view_say(view, "qbr.reached-overdue", "reached", text, "what",
            review_more(view, tally->next->name.s, tally->overdue - 1),
            (char *)NULL);
    if (tally->late > 0)
        rest = words_count(view->words, view->arena,
            tally->on_time > 0 ? "qbr.reached-some-late" : "qbr.reached-late",
            tally->late, (char *)NULL);
    else if (reached > 0)
        rest = words_count(view->words, view->arena, "qbr.reached-on-time",
            reached, (char *)NULL);
    return rest ? view_say(view, "qbr.milestones-found", "reached", text,
                      "rest", rest, (char *)NULL)
                : text;
}

static void
say_milestones(struct reviewing *r)
{
    struct view *view = &r->view;
    day_t today = view->options->today;
    struct milestone_tally tally = plan_milestones(view->plan, today);
    if (tally.all == 0)
        return;
    struct _xmlNode *node = model_add(r->node, "milestones");
    set_count(view, node, "all", tally.all);
    set_count(view, node, "due", tally.due);
    set_count(view, node, "on-time", tally.on_time);
    set_count(view, node, "late", tally.late);
    set_count(view, node, "overdue", tally.overdue);
    review_finding(r, "milestones", milestones_text(view, &tally));
    int days = plan_time_to_value(view->plan, today);
    if (days >= 0)
        model_say(node, "first-value",
            words_count(view->words, view->arena, "qbr.first-value", days,
                (char *)NULL));
    const struct milestone *next = tally.to_come; /* overdue: named already */
    if (next)
        model_say(node, "next",
            view_say(view, "qbr.next-milestone", "name",
                view_sentence(view, next->name.s), "due",
                view_day(view, next->due.day), (char *)NULL));
}

/* Meetings outside of the series are more than what was planned, and "2 held
 * of 0" would be no share of anything. */
static const char *
meetings_key(const struct review_tally *reviews)
{
    bool share =
        reviews->asked > 0 && reviews->held + reviews->missed <= reviews->asked;
    if (share)
        return reviews->missed > 0 ? "qbr.reviews-missed" : "qbr.reviews";
    return reviews->missed > 0 ? "qbr.meetings-missed" : "qbr.meetings";
}

static void
say_meetings(struct reviewing *r)
{
    struct view *view = &r->view;
    struct stretch seen = r->stretch;
    if (seen.last > view->options->today)
        seen.last = view->options->today;
    struct review_tally reviews =
        plan_reviews_in(view->arena, view->plan, seen);
    struct blocker_tally blockers = plan_blockers(view->plan, seen);
    struct _xmlNode *node = model_add(r->node, "meetings");
    set_count(view, node, "held", reviews.held);
    set_count(view, node, "missed", reviews.missed);
    set_count(view, node, "skipped", reviews.skipped);
    set_count(view, node, "asked", reviews.asked);
    set_count(view, node, "opened", blockers.opened);
    set_count(view, node, "resolved", blockers.resolved);
    set_count(view, node, "open", blockers.open);
    model_say(node, "reviews",
        words_count(view->words, view->arena, meetings_key(&reviews),
            reviews.held, "asked", review_count(view, reviews.asked), "missed",
            review_count(view, reviews.missed), (char *)NULL));
    model_say(node, "blockers",
        words_count(view->words, view->arena, "qbr.blockers", blockers.opened,
            "resolved", review_count(view, blockers.resolved), "open",
            review_count(view, blockers.open), (char *)NULL));
    if (blockers.open > 0)
        model_say(node, "oldest",
            words_count(view->words, view->arena, "qbr.oldest", blockers.oldest,
                (char *)NULL));
}

/* How many are met, and the first that is not: missed, or only partly met. */
static void
say_expectations(struct reviewing *r)
{
    const struct plan *plan = r->view.plan;
    int asked = 0, met = 0;
    const struct expectation *partly = NULL, *missed = NULL;
    for (int i = plan->expectations.count; i-- > 0;) {
        const struct expectation *one = &plan->expectations.items[i];
        int delivery = one->delivery.value;
        asked += delivery != DELIVERY_UNKNOWN && delivery != DELIVERY_NONE;
        met += delivery == DELIVERY_MET;
        partly = delivery == DELIVERY_PARTLY ? one : partly;
        missed = delivery == DELIVERY_MISSED ? one : missed;
    }
    if (asked == 0)
        return;
    const char *found = review_share(&r->view, "qbr.expectations", met, asked);
    const struct expectation *worst = missed ? missed : partly;
    if (worst)
        found = view_say(&r->view,
            missed ? "qbr.expectations-missed" : "qbr.expectations-partly",
            "met", found, "what",
            review_more(&r->view, worst->expects.s, asked - met - 1),
            (char *)NULL);
    review_finding(r, "expectations", found);
}

void
review_numbers(struct reviewing *r)
{
    say_verdict(r);
    say_metrics(r);
    say_worth(r);
    say_milestones(r);
    say_meetings(r);
    say_expectations(r);
    draw(r);
}
