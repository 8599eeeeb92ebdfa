#include "plan/health.h"

#include "base/buf.h"
#include "plan/progress.h"
#include "plan/wide.h"

#define PLAY_COST 5
#define WHOLE SCORE_WHOLE

enum { PARTS = 4 };

static const char *
buf_text(struct arena *arena, struct buf *buf)
{
    const char *text = arena_strndup(arena, buf->p ? buf->p : "", buf->n);
    buf_free(buf);
    return text;
}

/* --- weights --- */

static int
weight(struct number number)
{
    return is_set(number) && number.n > 0 ? number.n : 0;
}

static bool
weights_given(const struct weights *weights, struct health_weights *out)
{
    *out = (struct health_weights){
        weight(weights->milestones),
        weight(weights->outcome),
        weight(weights->reviews),
        weight(weights->adoption),
    };
    return is_set(*weights) &&
           (out->milestones || out->outcome || out->reviews || out->adoption);
}

struct health_weights
plan_health_weights(const struct plan *plan)
{
    struct health_weights weights;
    if (weights_given(&plan->health.weights, &weights))
        return weights;
    if (plan->segment_to &&
        weights_given(&plan->segment_to->health.weights, &weights))
        return weights;
    return (struct health_weights){40, 30, 20, 10};
}

/* --- milestones --- */

static const char *
standing_text(const struct milestone *milestone, enum standing standing)
{
    switch (standing) {
    case STANDING_OVERDUE:
        return "is overdue";
    case STANDING_BLOCKED:
        return "is blocked";
    default:
        break;
    }
    if (milestone->status.value == STATUS_AT_RISK)
        return "is at risk";
    return milestone_owned(milestone, SIDE_CUSTOMER) ? "has no vendor owner"
                                                     : "has no customer owner";
}

/* Due, so that it is done or overdue, or started, so that somebody said how
 * it goes. */
static bool
milestone_counts(const struct milestone *milestone, enum standing standing)
{
    if (standing == STANDING_DROPPED || standing == STANDING_PLANNED)
        return false;
    return standing != STANDING_AT_RISK ||
           milestone->status.value == STATUS_AT_RISK ||
           milestone->status.value == STATUS_ON_TRACK;
}

static int
standing_value(enum standing standing)
{
    if (standing == STANDING_OVERDUE || standing == STANDING_BLOCKED)
        return 0;
    return standing == STANDING_AT_RISK ? WHOLE / 2 : WHOLE;
}

static void
weigh_milestones(struct score_part *part, struct arena *arena,
    const struct plan *plan, day_t date)
{
    struct buf others = {0};
    int well = 0;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        enum standing standing = milestone_standing(milestone, date);
        if (!milestone_counts(milestone, standing))
            continue;
        part->count++;
        part->value += standing_value(standing);
        if (standing_value(standing) == WHOLE)
            well++;
        else
            buf_printf(&others, "%s%s %s", others.n ? ", " : "; ",
                name_or_id(milestone->name, milestone->id),
                standing_text(milestone, standing));
    }
    part->known = part->count > 0;
    part->cause =
        part->known
            ? arena_printf(arena, "%d of %d milestone%s done or on track%s",
                  well, part->count, part->count == 1 ? "" : "s",
                  others.n ? others.p : "")
            : "No milestone is due or started";
    buf_free(&others);
}

/* --- metrics --- */

/* Progress made over progress expected, 0 to WHOLE; not known before the line
 * has begun to move. */
static bool
weigh_metric(struct score_part *part, struct buf *cause,
    const struct metric *metric, day_t date)
{
    struct level_on latest = metric_latest(metric, date);
    struct level_on line = metric_expected(metric, date);
    if (!latest.known || !line.known)
        return false;
    struct way made = metric_way(metric, latest.micro);
    struct way expected = metric_way(metric, line.micro);
    struct level_on from = metric_baseline(metric);
    if (!made.known || line.micro == from.micro)
        return false;
    wide_t moved = (wide_t)latest.micro - from.micro;
    int64_t value = wide_divide(moved * WHOLE, (wide_t)line.micro - from.micro);
    part->value += value < 0 ? 0 : value > WHOLE ? WHOLE : value;
    part->count++;
    part->known = true;
    buf_printf(cause, "%s%s has gone %d %% of the way, %d %% expected by now",
        cause->n ? "; " : "", name_or_id(metric->name, metric->id),
        wide_divide_int(made.ppm, WHOLE / 100),
        wide_divide_int(expected.ppm, WHOLE / 100));
    return true;
}

static void
weigh_outcome(struct score_part *part, struct arena *arena,
    const struct plan *plan, day_t date)
{
    struct buf cause = {0};
    const struct metric *metric = plan->outcome.metric.to;
    if (!metric)
        buf_str(&cause, "The outcome has no metric");
    else if (!weigh_metric(part, &cause, metric, date))
        buf_printf(&cause, "%s has nothing to compare yet",
            name_or_id(metric->name, metric->id));
    part->cause = buf_text(arena, &cause);
}

static void
weigh_adoption(struct score_part *part, struct arena *arena,
    const struct plan *plan, day_t date)
{
    struct buf cause = {0};
    for (int i = 0; i < plan->metrics.count; i++)
        if (plan->metrics.items[i].role.value == ROLE_ADOPTION)
            weigh_metric(part, &cause, &plan->metrics.items[i], date);
    if (!part->known)
        buf_str(&cause, "No adoption metric has anything to compare yet");
    part->cause = buf_text(arena, &cause);
}

static void
weigh_reviews(struct score_part *part, struct arena *arena,
    const struct plan *plan, day_t date)
{
    struct review_count count =
        plan_reviews_within(plan, date, HEALTH_REVIEW_DAYS);
    part->count = count.held + count.missed;
    part->value = (int64_t)count.held * WHOLE;
    part->known = part->count > 0;
    part->cause =
        part->known
            ? arena_printf(arena, "%d of %d review%s held in the last %d days",
                  count.held, part->count, part->count == 1 ? "" : "s",
                  HEALTH_REVIEW_DAYS)
            : arena_printf(arena, "No review was due in the last %d days",
                  HEALTH_REVIEW_DAYS);
}

/* --- the score --- */

static void
take_plays(struct score *score, struct arena *arena, const struct plan *plan,
    struct plays plays, day_t date)
{
    for (int i = 0; i < plays.count; i++) {
        const struct play *play = &plays.items[i];
        const char *cause;
        if (!signal_met(arena, plan, &play->signal, date, &cause))
            continue;
        int cost = score->score < PLAY_COST ? score->score : PLAY_COST;
        const char *name = play->play.s ? play->play.s : "";
        score_add(score, (struct score_line){name, -cost, 0, cause});
    }
}

static enum health_colour
colour(const struct plan *plan, int score, day_t date)
{
    int overdue = 0;
    for (int i = 0; i < plan->milestones.count; i++)
        overdue += milestone_standing(&plan->milestones.items[i], date) ==
                   STANDING_OVERDUE;
    if (overdue > 1 || score < 50)
        return HEALTH_RED;
    return overdue == 1 || score < 75 ? HEALTH_AMBER : HEALTH_GREEN;
}

static void
weigh_parts(struct score_part parts[PARTS], struct arena *arena,
    const struct plan *plan, day_t date)
{
    struct health_weights weights = plan_health_weights(plan);
    parts[0] = (struct score_part){"milestones", .weight = weights.milestones};
    parts[1] = (struct score_part){"outcome", .weight = weights.outcome};
    parts[2] = (struct score_part){"reviews", .weight = weights.reviews};
    parts[3] = (struct score_part){"adoption", .weight = weights.adoption};
    weigh_milestones(&parts[0], arena, plan, date);
    weigh_outcome(&parts[1], arena, plan, date);
    weigh_reviews(&parts[2], arena, plan, date);
    weigh_adoption(&parts[3], arena, plan, date);
}

struct plays
plan_plays(const struct plan *plan)
{
    struct plays own = {plan->internal.plays.items, plan->internal.plays.count};
    if (own.count > 0 || !plan->segment_to)
        return own;
    return (struct plays){
        plan->segment_to->plays.items, plan->segment_to->plays.count};
}

struct health_score
plan_health(struct arena *arena, const struct plan *plan, day_t date)
{
    struct score_part parts[PARTS];
    struct plays plays = plan_plays(plan);
    weigh_parts(parts, arena, plan, date);
    struct score score = score_of(arena, parts, PARTS, plays.count);
    if (!score.known)
        return (struct health_score){.known = false};
    take_plays(&score, arena, plan, plays, date);
    return (struct health_score){true, score.score,
        colour(plan, score.score, date), score.lines, score.count};
}

const char *
health_colour(const struct health_score *health)
{
    static const char *const words[] = {[HEALTH_RED] = "red",
        [HEALTH_AMBER] = "amber",
        [HEALTH_GREEN] = "green"};
    return health->known ? words[health->colour] : NULL;
}
