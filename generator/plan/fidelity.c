#include "plan/fidelity.h"

#include "base/buf.h"
#include "plan/meetings.h"
#include "plan/progress.h"
#include "plan/wide.h"

enum { PARTS = 4 };

struct following {
    struct arena *arena;
    const struct plan *plan;
    day_t date, first; /* `first` to `date` are looked at */
};

/* What counts of one thing that was to happen. */
static void
add(struct score_part *part, int64_t value)
{
    part->count++;
    part->value += value;
    part->known = true;
}

static const char *
days_text(const struct following *f, int days)
{
    return arena_printf(f->arena, "%d day%s", days, days == 1 ? "" : "s");
}

static const char *
joined(const struct following *f, const char *head, struct buf *rest)
{
    const char *text =
        rest->n > 0 ? arena_printf(f->arena, "%s; %s", head, rest->p) : head;
    buf_free(rest);
    return text;
}

/* --- milestones --- */

static void
follow_milestones(struct score_part *part, const struct following *f)
{
    struct buf others = {0};
    int well = 0;
    for (int i = 0; i < f->plan->milestones.count; i++) {
        const struct milestone *one = &f->plan->milestones.items[i];
        enum standing standing = milestone_standing(one, f->date);
        bool late = standing == STANDING_DONE_LATE;
        if (standing != STANDING_DONE && !late && standing != STANDING_OVERDUE)
            continue;
        add(part, late                        ? SCORE_WHOLE / 2
                  : standing == STANDING_DONE ? SCORE_WHOLE
                                              : 0);
        well += standing == STANDING_DONE;
        if (standing != STANDING_DONE)
            buf_printf(&others, "%s%s %s", others.n ? ", " : "",
                name_or_id(one->name, one->id),
                arena_printf(f->arena, late ? "%s late" : "overdue by %s",
                    days_text(f, milestone_days_late(one, f->date))));
    }
    part->cause = !part->known
                      ? "No milestone was to be reached yet"
                      : joined(f,
                            arena_printf(f->arena, "%d of %d by their date",
                                well, part->count),
                            &others);
}

/* --- meetings --- */

static bool
was_skipped(const struct review *review)
{
    return review && is_set(review->skipped);
}

/* Held and in no series: the lists over all accounts and the health score count
 * them, and this does not, so it says how many there are. */
static int
held_besides(const struct following *f, int held)
{
    struct review_count count =
        plan_reviews_within(f->plan, f->date, f->date - f->first + 1);
    return count.held > held ? count.held - held : 0;
}

static void
follow_meetings(struct score_part *part, const struct following *f)
{
    struct meeting_days asked =
        meetings_between(f->arena, f->plan, f->first, f->date, f->date);
    int held = 0, skipped = 0, unrecorded = 0;
    for (int i = 0; i < asked.count; i++) {
        const struct meeting_day *day = &asked.items[i];
        const struct review *review = meeting_review(f->plan, day);
        bool owed = day->on + meeting_tolerance(day->meeting) >= f->date;
        skipped += was_skipped(review);
        if (was_skipped(review) || (!review && owed))
            continue;
        bool was_held = review && !review->missed.on;
        add(part, was_held ? SCORE_WHOLE : 0);
        held += was_held;
        unrecorded += !review;
    }
    struct buf rest = {0};
    if (unrecorded > 0)
        buf_printf(&rest, "%d not recorded", unrecorded);
    if (skipped > 0)
        buf_printf(
            &rest, "%s%d left out by agreement", rest.n ? ", " : "", skipped);
    int besides = held_besides(f, held);
    if (besides > 0)
        buf_printf(&rest, "%s%d more held outside of the series",
            rest.n ? ", " : "", besides);
    part->cause =
        !part->known
            ? joined(f, "No meeting was to be held yet", &rest)
            : joined(f,
                  arena_printf(f->arena, "%d of %d held", held, part->count),
                  &rest);
}

/* --- readings --- */

/* The last day on which somebody waits for a reading. */
static day_t
reading_until(const struct following *f, const struct metric *metric)
{
    struct level_on latest = metric_latest(metric, f->date);
    struct level_on target = metric_target(metric);
    bool there = latest.known && target.known &&
                 metric_reaches(metric, latest.micro, target.micro);
    return there && metric->role.value != ROLE_OUTCOME ? latest.on : f->date;
}

/* Days from `from` on until `until` on which the newest reading was fresh. */
static int
fresh_days(const struct following *f, const struct metric *metric, day_t from,
    day_t until)
{
    int allowed = metric_silence(f->plan, metric, f->date).allowed, fresh = 0;
    day_t since = from;
    for (int i = 0; i <= metric->readings.count; i++) {
        day_t next =
            i < metric->readings.count ? metric->readings.items[i].on : until;
        if (next > until)
            next = until;
        if (next <= since)
            continue;
        fresh += next - since < allowed ? next - since : allowed;
        since = next;
    }
    return fresh;
}

static void
follow_metric(struct score_part *part, struct buf *cause,
    const struct following *f, const struct metric *metric)
{
    day_t from = f->first, until = reading_until(f, metric);
    if (date_known(metric->baseline.on) && metric->baseline.on.day > from)
        from = metric->baseline.on.day;
    if (until <= from)
        return;
    int fresh = fresh_days(f, metric, from, until);
    add(part, wide_divide((wide_t)fresh * SCORE_WHOLE, (wide_t)(until - from)));
    buf_printf(cause, "%s%s fresh on %d of %s", cause->n ? "; " : "",
        name_or_id(metric->name, metric->id), fresh,
        days_text(f, until - from));
}

static void
follow_readings(struct score_part *part, const struct following *f)
{
    struct buf cause = {0};
    for (int i = 0; i < f->plan->metrics.count; i++) {
        const struct metric *metric = &f->plan->metrics.items[i];
        if (is_set(metric->every) || metric == f->plan->outcome.metric.to)
            follow_metric(part, &cause, f, metric);
    }
    part->cause = part->known ? arena_strndup(f->arena, cause.p, cause.n)
                              : "No reading was to be taken yet";
    buf_free(&cause);
}

/* --- tasks and blockers --- */

static bool
follow_task(
    struct score_part *part, const struct following *f, const struct task *task)
{
    bool done = date_known(task->done) && task->done.day <= f->date;
    if (!date_known(task->due) || (!done && task->due.day >= f->date))
        return true;
    bool kept = done && task->done.day <= task->due.day;
    add(part, kept ? SCORE_WHOLE : done ? SCORE_WHOLE / 2 : 0);
    return kept;
}

/* Days that the plan gives a blocker before somebody is asked; -1: it does
 * not say. */
static int
days_to_escalate(const struct plan *plan)
{
    int least = -1;
    for (int i = 0; i < plan->escalation.count; i++) {
        const struct duration *after = &plan->escalation.items[i].after;
        int days = is_set(*after) ? duration_after(*after, 0, 1) : -1;
        if (days >= 0 && (least < 0 || days < least))
            least = days;
    }
    return least;
}

static bool
follow_blocker(struct score_part *part, const struct following *f,
    const struct blocker *blocker, int allowed)
{
    if (allowed < 0 || !date_known(blocker->since))
        return true;
    day_t last = blocker->since.day + allowed;
    bool mended =
        date_known(blocker->resolved) && blocker->resolved.day <= last;
    bool raised =
        date_known(blocker->escalated) && blocker->escalated.day <= last;
    if (last >= f->date && !mended && !raised)
        return true;
    add(part, mended || raised ? SCORE_WHOLE : 0);
    return mended || raised;
}

static void
follow_work(struct score_part *part, const struct following *f)
{
    int tasks = 0, blockers = 0, allowed = days_to_escalate(f->plan);
    for (int i = 0; i < f->plan->milestones.count; i++) {
        const struct milestone *one = &f->plan->milestones.items[i];
        if (one->status.value == STATUS_DROPPED)
            continue;
        for (int k = 0; k < one->tasks.count; k++)
            tasks += !follow_task(part, f, &one->tasks.items[k]);
        for (int k = 0; k < one->blockers.count; k++)
            blockers +=
                !follow_blocker(part, f, &one->blockers.items[k], allowed);
    }
    struct buf rest = {0};
    if (tasks > 0)
        buf_printf(
            &rest, "%d task%s late or not done", tasks, tasks == 1 ? "" : "s");
    if (blockers > 0)
        buf_printf(&rest, "%s%d blocker%s not escalated within %s",
            rest.n ? ", " : "", blockers, blockers == 1 ? "" : "s",
            days_text(f, allowed));
    part->cause = !part->known
                      ? "No task was due, and nothing was blocked for long"
                      : joined(f,
                            arena_printf(f->arena, "%d of %d kept",
                                part->count - tasks - blockers, part->count),
                            &rest);
}

struct score
plan_fidelity(struct arena *arena, const struct plan *plan, day_t date)
{
    struct score_part parts[PARTS] = {{"milestones", .weight = 40},
        {"meetings", .weight = 25}, {"readings", .weight = 20},
        {"tasks and blockers", .weight = 15}};
    struct following following = {arena, plan, date, date - FIDELITY_DAYS + 1};
    if (plan->stage.value < STAGE_AGREED)
        return (struct score){.known = false};
    if (date_known(plan->start) && plan->start.day > following.first)
        following.first = plan->start.day;
    follow_milestones(&parts[0], &following);
    follow_meetings(&parts[1], &following);
    follow_readings(&parts[2], &following);
    follow_work(&parts[3], &following);
    return score_of(arena, parts, PARTS, 0);
}
