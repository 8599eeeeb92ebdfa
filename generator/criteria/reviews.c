/* Whether the plan is looked at, and whether that moves anything. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "criteria/rules.h"
#include "plan/meetings.h"
#include "plan/progress.h"

#define STALE_DAYS 45
#define STILL 3 /* reviews without movement */

static bool
was_missed(const struct review *review)
{
    return is_set(review->missed) && review->missed.on;
}

static bool
was_held(const struct judging *judging, const struct review *review)
{
    return date_known(review->on) && review->on.day <= judging->today &&
           !was_missed(review) && is_absent(review->skipped) &&
           review->missed.state != VALUE_BAD;
}

/* What was missed: said in one sentence, the first few by name. */
struct missed {
    struct buf list;
    int count;
    struct place first;
    const struct meeting_day *unreviewed; /* the first with no entry */
};
#define MISSED_NAMED 4

static void
add_missed(struct judging *judging, struct missed *missed, const char *meeting,
    day_t on, struct place at)
{
    if (missed->count++ == 0)
        missed->first = at;
    if (missed->count <= MISSED_NAMED)
        buf_printf(&missed->list, "%s\"%s\" of %s",
            missed->count > 1 ? ", " : "", meeting, say_day(judging, on));
}

/* The days of a meeting that reviews of an impossible day may be of. */
#define MEANT_MOST 8
struct meant {
    const struct meeting *meeting;
    day_t days[MEANT_MOST];
    int count;
    bool any; /* one of them may be of any day */
};

static void
find_meant(
    struct judging *judging, const struct meeting *meeting, struct meant *meant)
{
    const struct plan *plan = judging->plan;
    *meant = (struct meant){.meeting = meeting};
    for (int i = 0; i < plan->reviews.count && !meant->any; i++) {
        const struct review *review = &plan->reviews.items[i];
        if (!text_is_nocase(review->meeting.s, meeting->meeting.s) ||
            !review_is_misdated(judging, review))
            continue;
        day_t day = meant->count < MEANT_MOST ? review_meant(judging, review)
                                              : DAY_NONE;
        if (day == DAY_NONE)
            meant->any = true;
        else
            meant->days[meant->count++] = day;
    }
}

static bool
is_meant(const struct meant *meant, const struct meeting_day *day)
{
    int tolerance = meeting_tolerance(day->meeting);
    for (int i = 0; i < meant->count; i++)
        if (abs(meant->days[i] - day->on) <= tolerance)
            return true;
    return meant->any;
}

/* Those that a review of an impossible day may be of are in doubt. */
static void
find_unreviewed(struct judging *judging, day_t since, struct missed *missed,
    struct missed *doubtful)
{
    const struct plan *plan = judging->plan;
    struct meant meant = {0};
    struct meeting_days asked = meetings_between(
        judging->arena, plan, since, judging->today, judging->today);
    for (int i = 0; i < asked.count; i++) {
        const struct meeting_day *day = &asked.items[i];
        const struct text *name = &day->meeting->meeting;
        if (day->on + meeting_tolerance(day->meeting) >= judging->today ||
            meeting_is_reviewed(plan, day))
            continue;
        if (day->meeting != meant.meeting)
            find_meant(judging, day->meeting, &meant);
        struct missed *to = is_meant(&meant, day) ? doubtful : missed;
        to->unreviewed = to->unreviewed ? to->unreviewed : day;
        add_missed(judging, to, name->s, day->on, name->at);
    }
}

/* The date that a meeting's days are counted from, and its field; NULL where
 * it is none of the plan's, but the day of some trouble. */
static const struct date *
counted_from(
    struct judging *judging, const struct meeting *meeting, const char **field)
{
    const struct plan *plan = judging->plan;
    struct series series;
    if (!series_of(plan, meeting, judging->today, &series))
        return NULL;
    *field = "from";
    if (series.first == 0)
        return series.from == meeting->from.day ? &meeting->from : NULL;
    *field = "until";
    for (int i = 0; i < plan->cadence.count; i++) {
        const struct meeting *before = &plan->cadence.items[i];
        if (meeting->phase.value == PHASE_STEADY &&
            before->phase.value == PHASE_ONBOARDING &&
            date_known(before->until) && before->until.day == series.from)
            return &before->until;
    }
    *field = "start";
    return meeting->phase.value != PHASE_AT_RISK ? &plan->start : NULL;
}

/* What a wrong day in the cadence would be to blame for. */
static void
show_count(struct judging *judging, const struct meeting *meeting,
    struct finding *finding)
{
    const char *field;
    const struct date *date = counted_from(judging, meeting, &field);
    if (!date)
        return;
    finding->second = date->at;
    finding->second_label = "the days are counted from here";
    finding->fix = judging_text(judging,
        "%s\nThe days of \"%s\" are counted from `%s` in line %d, %s: correct "
        "that if it is wrong.",
        finding->fix, meeting->meeting.s, field, place_start(date->at).line,
        say_day(judging, date->day));
}

static struct finding *
say_missed(struct judging *judging, const struct missed *missed)
{
    int more = missed->count - MISSED_NAMED;
    struct finding *finding = judging_say(judging, CS505, missed->first,
        "reviews", "%s %s not held: %.*s%s",
        missed->count == 1 ? "a review" : "reviews",
        missed->count == 1 ? "was" : "were", (int)missed->list.n,
        missed->list.p,
        more > 0 ? judging_text(judging, " and %d more", more) : "");
    const struct meeting_day *day = missed->unreviewed;
    if (!day) {
        finding->fix = judging_text(judging,
            "Hold the next one. If both sides agreed to leave this one out, "
            "write in line %d, in place of `missed`:  skipped: …",
            place_start(missed->first).line);
        return finding;
    }
    const char *entry = judging_text(judging, "- {on: %s, meeting: %s, ",
        say_iso(judging, day->on), day->meeting->meeting.s);
    finding->fix = judging_text(judging,
        "Hold the next one, and record those that were held or that both "
        "sides agreed to leave out, under `reviews`:\n  %soutcome: "
        "confirmed}\nor\n  %sskipped: …}",
        entry, entry);
    show_count(judging, day->meeting, finding);
    return finding;
}

static bool
reviews_known(const struct plan *plan)
{
    for (int i = 0; i < plan->reviews.count; i++)
        if (plan->reviews.items[i].meeting.state == VALUE_BAD ||
            plan->reviews.items[i].on.state == VALUE_BAD)
            return false;
    return plan->reviews.state != VALUE_BAD;
}

/* Looks back as far as the health score does: what is older no longer lowers
 * it. */
void
check_held(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    if (!plan || judging->stage != STAGE_ACTIVE || !reviews_known(plan) ||
        !meetings_known(plan))
        return;
    day_t since = judging->today - HEALTH_REVIEW_DAYS + 1;
    struct missed missed = {.list = {0}}, doubtful = {.list = {0}};
    for (int i = 0; i < plan->reviews.count; i++) {
        const struct review *review = &plan->reviews.items[i];
        if (was_missed(review) && date_known(review->on) &&
            review->on.day >= since && review->on.day <= judging->today)
            add_missed(judging, &missed, review->meeting.s, review->on.day,
                review->missed.at);
    }
    find_unreviewed(judging, since, &missed, &doubtful);
    if (missed.count > 0)
        say_missed(judging, &missed);
    else if (doubtful.count > 0)
        say_missed(judging, &doubtful)->cause =
            (struct finding_cause){CS015, NULL};
    buf_free(&missed.list);
    buf_free(&doubtful.list);
}

/* The newest reviews held, the newest first. */
static int
last_held(const struct judging *judging, const struct review *last[STILL])
{
    int count = 0;
    for (int i = 0; i < judging->plan->reviews.count; i++) {
        const struct review *review = &judging->plan->reviews.items[i];
        if (!was_held(judging, review))
            continue;
        int at = count < STILL ? count++ : STILL;
        for (; at > 0 && last[at - 1]->on.day <= review->on.day; at--)
            if (at < STILL)
                last[at] = last[at - 1];
        if (at < STILL)
            last[at] = review;
    }
    return count;
}

static const struct blocker *
open_blocker(const struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        for (int k = 0;
             milestone_counts(milestone) && k < milestone->blockers.count; k++)
            if (blocker_open(&milestone->blockers.items[k], judging->today))
                return &milestone->blockers.items[k];
    }
    return NULL;
}

void
check_movement(struct judging *judging)
{
    const struct review *last[STILL];
    if (!judging->plan || judging->closed || last_held(judging, last) < STILL)
        return;
    for (int i = 0; i < STILL; i++)
        if (last[i]->unblocked.count > 0 ||
            last[i]->unblocked.state == VALUE_BAD)
            return;
    const struct blocker *blocker = open_blocker(judging);
    if (!blocker)
        return;
    struct finding *finding = judging_say(judging, CS506, last[0]->on.at,
        "reviews",
        "the last three reviews moved nothing, and \"%s\" is still in the way",
        blocker->what.s);
    finding->second = is_set(blocker->what) ? blocker->what.at : blocker->at;
    finding->second_label = "open";
    finding->fix = judging_text(judging,
        "Take it to the escalation path and say so:  escalated: %s   or record "
        "what a review got moving:  unblocked: […]",
        say_iso(judging, judging->today));
}

void
check_reconfirmed(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && !judging->closed && i < plan->reviews.count; i++) {
        const struct review *review = &plan->reviews.items[i];
        if (!was_held(judging, review) || !is_absent(review->outcome))
            continue;
        const char *path = judging_text(judging, "reviews.%d.outcome", i + 1);
        if (!judging_lacks(judging, path))
            continue;
        struct finding *finding = judging_say(judging, CS507, review->on.at,
            path, "\"%s\" of %s does not say whether the outcome still holds",
            review->meeting.s, say_day(judging, review->on.day));
        finding->label = "expected `outcome`";
        finding->fix = "Write what was said:  outcome: confirmed, changed or "
                       "not-discussed";
    }
}

static int
compare_reviews(const void *a, const void *b)
{
    const struct review *one = *(const struct review *const *)a;
    const struct review *other = *(const struct review *const *)b;
    if (one->on.day != other->on.day)
        return one->on.day < other->on.day ? -1 : 1;
    int order = strcmp(one->meeting.s, other->meeting.s);
    return order ? order : one < other ? -1 : one > other;
}

/* Nearly all plans have them in the order of their days. */
static bool
some_on_one_day(const struct plan *plan)
{
    bool ordered = true, same = false;
    for (int i = 1; i < plan->reviews.count; i++) {
        const struct review *before = &plan->reviews.items[i - 1];
        ordered &= before->on.day <= plan->reviews.items[i].on.day;
        same |= before->on.day == plan->reviews.items[i].on.day;
    }
    return same || !ordered;
}

static void
say_twice(struct judging *judging, const struct review *first,
    const struct review *again)
{
    int nth = (int)(again - judging->plan->reviews.items) + 1;
    struct finding *finding = judging_say(judging, CS510, again->on.at,
        judging_text(judging, "reviews.%d", nth),
        "\"%s\" of %s is recorded twice", again->meeting.s,
        say_day(judging, again->on.day));
    finding->second = first->on.at;
    finding->second_label = "the other one";
    finding->fix = judging_text(judging,
        "Take one of the two out, line %d or line %d; or correct the day of "
        "the one that was another meeting.",
        place_start(first->on.at).line, place_start(again->on.at).line);
}

void
check_reviews_once(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    if (!plan || !some_on_one_day(plan))
        return;
    const struct review **sorted =
        ARENA_ARRAY(judging->arena, const struct review *, plan->reviews.count);
    int count = 0;
    for (int i = 0; i < plan->reviews.count; i++)
        if (date_known(plan->reviews.items[i].on) &&
            is_set(plan->reviews.items[i].meeting))
            sorted[count++] = &plan->reviews.items[i];
    qsort(sorted, (size_t)count, sizeof *sorted, compare_reviews);
    for (int i = 1; i < count; i++)
        if (sorted[i - 1]->on.day == sorted[i]->on.day &&
            text_is(sorted[i - 1]->meeting.s, sorted[i]->meeting.s))
            say_twice(judging, sorted[i - 1], sorted[i]);
}

/* The newest day on which something happened. */
static void
newer(const struct judging *judging, struct date date, day_t *newest)
{
    if (date_known(date) && date.day <= judging->today && date.day > *newest)
        *newest = date.day;
}

static void
newest_of_work(const struct judging *judging, day_t *newest)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        newer(judging, milestone->done, newest);
        for (int k = 0; k < milestone->tasks.count; k++)
            newer(judging, milestone->tasks.items[k].done, newest);
        for (int k = 0; k < milestone->blockers.count; k++) {
            newer(judging, milestone->blockers.items[k].since, newest);
            newer(judging, milestone->blockers.items[k].escalated, newest);
            newer(judging, milestone->blockers.items[k].resolved, newest);
        }
    }
}

static day_t
newest_day(const struct judging *judging)
{
    const struct plan *plan = judging->plan;
    day_t newest = DAY_NONE;
    newer(judging, plan->start, &newest);
    newest_of_work(judging, &newest);
    for (int i = 0; i < judging->outcome_count; i++)
        newer(judging, judging->outcomes[i].outcome->confirmed.on, &newest);
    for (int i = 0; i < plan->reviews.count; i++)
        if (was_held(judging, &plan->reviews.items[i]))
            newer(judging, plan->reviews.items[i].on, &newest);
    for (int i = 0; i < plan->signoff.count; i++)
        newer(judging, plan->signoff.items[i].on, &newest);
    for (int i = 0; i < plan->metrics.count; i++) {
        struct level_on latest =
            metric_latest(&plan->metrics.items[i], judging->today);
        if (latest.known && latest.on > newest)
            newest = latest.on;
    }
    return newest;
}

void
check_stale(struct judging *judging)
{
    if (!judging->plan || judging->stage != STAGE_ACTIVE)
        return;
    day_t newest = newest_day(judging);
    if (newest == DAY_NONE || judging->today - newest < STALE_DAYS)
        return;
    struct finding *finding = judging_say(judging, CS508,
        judging->plan->stage.at, "stage",
        "the plan is called active, and nothing in it is newer than %s, %s ago",
        say_day(judging, newest), say_days(judging, judging->today - newest));
    finding->fix = "Bring it up to date: readings, reviews, what was done; or "
                   "say that it rests:  stage: paused";
}
