#include "plan/health.h"

#include "base/buf.h"
#include "plan/progress.h"
#include "plan/wide.h"

#define PLAY_COST 5
#define WHOLE 1000000

enum { PARTS = 4 };

/* One of the four parts. */
struct part {
    const char *name;
    int weight;
    bool known;
    int64_t value; /* 0 to WHOLE times `count` */
    int count;     /* things that the value is the mean over */
    const char *cause;
};

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
weigh_milestones(
    struct part *part, struct arena *arena, const struct plan *plan, day_t date)
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
weigh_metric(struct part *part, struct buf *cause, const struct metric *metric,
    day_t date)
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
weigh_outcome(
    struct part *part, struct arena *arena, const struct plan *plan, day_t date)
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
weigh_adoption(
    struct part *part, struct arena *arena, const struct plan *plan, day_t date)
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
weigh_reviews(
    struct part *part, struct arena *arena, const struct plan *plan, day_t date)
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

/* --- points --- */

/* Whole numbers that add up to the rounded sum of the shares n / d, by
 * largest remainder; of equal remainders the first. */
static void
apportion(const wide_t n[PARTS], wide_t d, int whole[PARTS])
{
    wide_t sum = 0;
    wide_t rest[PARTS];
    int given = 0;
    for (int i = 0; i < PARTS; i++) {
        sum += n[i];
        whole[i] = (int)(n[i] / d);
        rest[i] = n[i] % d;
        given += whole[i];
    }
    for (int left = wide_divide_int(sum, d) - given; left > 0; left--) {
        int best = 0;
        for (int i = 1; i < PARTS; i++)
            if (rest[i] > rest[best])
                best = i;
        whole[best]++;
        rest[best] = -1;
    }
}

/* Rounding on its own could leave a part with more points than it can have:
 * takes one off a part that has room for each that lacks one. */
static void
make_room(const int points[PARTS], int of[PARTS])
{
    for (int i = 0; i < PARTS; i++) {
        for (int j = 0; j < PARTS && of[i] < points[i]; j++) {
            if (of[j] > points[j]) {
                of[j]--;
                of[i]++;
            }
        }
    }
}

/* False when no part has both data and weight. */
static bool
weigh(const struct part parts[PARTS], int points[PARTS], int of[PARTS])
{
    wide_t weights = 0, counts = 1;
    for (int i = 0; i < PARTS; i++) {
        if (!parts[i].known)
            continue;
        weights += parts[i].weight;
        counts *= parts[i].count;
    }
    if (weights == 0)
        return false;
    wide_t earned[PARTS] = {0}, possible[PARTS] = {0};
    for (int i = 0; i < PARTS; i++) {
        if (!parts[i].known)
            continue;
        possible[i] = (wide_t)100 * parts[i].weight;
        earned[i] = possible[i] * parts[i].value * (counts / parts[i].count);
    }
    apportion(earned, weights * WHOLE * counts, points);
    apportion(possible, weights, of);
    make_room(points, of);
    return true;
}

/* --- the score --- */

static void
add_line(struct health_score *score, struct health_line line)
{
    score->lines[score->count++] = line;
    score->score += line.points;
}

static void
take_plays(struct health_score *score, struct arena *arena,
    const struct plan *plan, struct plays plays, day_t date)
{
    for (int i = 0; i < plays.count; i++) {
        const struct play *play = &plays.items[i];
        const char *cause;
        if (!signal_met(arena, plan, &play->signal, date, &cause))
            continue;
        int cost = score->score < PLAY_COST ? score->score : PLAY_COST;
        const char *name = play->play.s ? play->play.s : "";
        add_line(score, (struct health_line){name, -cost, 0, cause});
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
weigh_parts(struct part parts[PARTS], struct arena *arena,
    const struct plan *plan, day_t date)
{
    struct health_weights weights = plan_health_weights(plan);
    parts[0] = (struct part){"milestones", .weight = weights.milestones};
    parts[1] = (struct part){"outcome", .weight = weights.outcome};
    parts[2] = (struct part){"reviews", .weight = weights.reviews};
    parts[3] = (struct part){"adoption", .weight = weights.adoption};
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
    struct part parts[PARTS];
    int points[PARTS], of[PARTS];
    weigh_parts(parts, arena, plan, date);
    struct health_score score = {.known = weigh(parts, points, of)};
    if (!score.known)
        return score;
    struct plays plays = plan_plays(plan);
    score.lines = ARENA_ARRAY(arena, struct health_line, PARTS + plays.count);
    for (int i = 0; i < PARTS; i++)
        if (parts[i].weight > 0)
            add_line(&score, (struct health_line){parts[i].name, points[i],
                                 of[i], parts[i].cause});
    take_plays(&score, arena, plan, plays, date);
    score.colour = colour(plan, score.score, date);
    return score;
}

const char *
health_causes(struct arena *arena, const struct health_line *lines, int count)
{
    struct buf text = {0};
    for (int i = 0; i < count; i++)
        if (lines[i].points < lines[i].of || lines[i].points < 0)
            buf_printf(&text, "%s%s", text.n ? "; " : "", lines[i].cause);
    if (text.n == 0)
        return NULL;
    return buf_text(arena, &text);
}
