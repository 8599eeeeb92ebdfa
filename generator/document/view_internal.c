/* What only the vendor's own copy holds, beside the internal fields. */
#include "base/text.h"
#include "document/view_inner.h"
#include "plan/health.h"
#include "seal/signed.h"

static const char *const signals[] = {[SIGNAL_FALLS] = "internal.signal.falls",
    [SIGNAL_RISES] = "internal.signal.rises",
    [SIGNAL_ABOVE] = "internal.signal.above",
    [SIGNAL_BELOW] = "internal.signal.below",
    [SIGNAL_SILENT] = "internal.signal.silent",
    [SIGNAL_CHAMPION_LEFT] = "internal.signal.champion-left",
    [SIGNAL_SPONSOR_LEFT] = "internal.signal.sponsor-left",
    [SIGNAL_MILESTONE_OVERDUE] = "internal.signal.milestone-overdue",
    [SIGNAL_REVIEWS_MISSED] = "internal.signal.reviews-missed"};

static const char *
signal_text(struct view *view, const struct signal *signal)
{
    const char *key = signals[signal->signal];
    if (!is_set(*signal) || !key)
        return NULL;
    const struct metric *metric = signal->metric.to;
    view->unit = metric && is_set(metric->unit) ? metric->unit.s : "";
    /* A share of the level is not in the metric's unit. */
    if (is_set(signal->amount) && text_is(signal->amount.unit, "%"))
        view->unit = "";
    const char *amount =
        is_set(signal->amount) ? view_quantity(view, signal->amount) : "";
    view->unit = "";
    const char *within =
        is_set(signal->within)
            ? words_duration(view->words, view->arena, signal->within)
            : "";
    if (is_set(signal->count))
        return words_count(
            view->words, view->arena, key, signal->count.n, (char *)NULL);
    return view_say(view, key, "metric", metric ? metric->name.s : "", "amount",
        amount, "within", within, (char *)NULL);
}

static void
say_plays(struct view *view, struct _xmlNode *node, const struct plan *plan)
{
    for (int i = 0; i < plan->internal.plays.count; i++) {
        const struct play *play = &plan->internal.plays.items[i];
        struct _xmlNode *item = model_add(node, "item");
        model_say(item, "signal", signal_text(view, &play->signal));
        model_say(item, "play", play->play.s);
        model_say(item, "owner", view_person(view, play->owner));
        const char *cause = NULL;
        if (is_set(play->signal) && signal_met(view->arena, plan, &play->signal,
                                        view->options->today, &cause))
            model_say(item, "met", cause);
    }
}

static void
say_health(struct view *view, struct _xmlNode *node, const struct plan *plan)
{
    struct health_score health =
        plan_health(view->arena, plan, view->options->today);
    if (!health.known)
        return;
    struct _xmlNode *score = model_add(node, "health");
    const char *colour = health_colour(&health);
    model_set(score, "code", colour);
    model_set(score, "score", arena_printf(view->arena, "%d", health.score));
    model_set(score, "colour", view_code(view, "internal.health", colour));
    for (int i = 0; i < health.count; i++) {
        const struct score_line *line = &health.lines[i];
        struct _xmlNode *item = model_add(score, "item");
        model_say(item, "part", view_code(view, "internal.health", line->part));
        model_say(
            item, "points", arena_printf(view->arena, "%d", line->points));
        model_say(item, "of",
            line->of ? arena_printf(view->arena, "%d", line->of) : NULL);
        model_say(item, "cause", line->cause);
    }
}

/* Of what was signed, as in every list of accounts: terms that the file has
 * and nobody agreed to change no score. */
void
view_internal(struct view *view)
{
    const struct view_options *options = view->options;
    if (options->audience != AUDIENCE_INTERNAL)
        return;
    const struct plan *plan =
        plan_as_stood(view->arena, options->root, view->plan, options->today);
    struct _xmlNode *node = model_add(view->root, "internal");
    say_health(view, node, plan);
    struct _xmlNode *plays = model_add(node, "plays");
    say_plays(view, plays, plan);
    if (model_empty(plays))
        model_drop(plays);
}
