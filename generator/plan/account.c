#include "plan/account.h"

#include "base/text.h"

struct account_tally
account_tally(const struct plan *plan, day_t date)
{
    struct milestone_tally milestones = plan_milestones(plan, date);
    struct account_tally tally = {
        .time_to_value = plan_time_to_value(plan, date),
        .on_time = milestones.on_time,
        .settled = milestones.on_time + milestones.late + milestones.overdue,
    };
    for (int i = 0; i < plan->internal.referrals.count; i++) {
        const struct referral *one = &plan->internal.referrals.items[i];
        if (!date_known(one->on) || one->on.day > date)
            continue;
        tally.referrals++;
        tally.qualified += one->qualified.on;
        tally.converted += one->qualified.on && one->converted.on;
    }
    return tally;
}

static struct account_money
money_of(const struct plan *plan)
{
    struct quantity start = plan->internal.commercial.arr_start;
    struct quantity now = plan->internal.commercial.arr_now;
    if (!is_set(start) || !is_set(now) || start.micro <= 0 ||
        !text_is(start.unit, now.unit))
        return (struct account_money){0};
    return (struct account_money){true, start.unit, start.micro, now.micro};
}

static bool
is_reached(const struct milestone *milestone, day_t date)
{
    enum standing standing =
        milestone ? milestone_standing(milestone, date) : STANDING_PLANNED;
    return standing == STANDING_DONE || standing == STANDING_DONE_LATE;
}

static void
count_asks(struct account *account, const struct plan *plan, day_t date)
{
    for (int i = 0; i < plan->internal.expansion.count; i++) {
        const struct ask *ask = &plan->internal.expansion.items[i];
        if (!is_reached(ask->after_milestone, date))
            continue;
        account->asks_ready++;
        account->asks_made += is_set(ask->requested);
    }
}

static void
drift_add(struct account *account, const char *cause)
{
    account->drift[account->drift_count++] = cause;
}

static const char *
counted(struct arena *arena, int n, const char *one, const char *many)
{
    return arena_printf(arena, "%d %s", n, n == 1 ? one : many);
}

static int
blocked_count(const struct plan *plan, day_t date)
{
    int n = 0;
    for (int i = 0; i < plan->milestones.count; i++)
        n += milestone_standing(&plan->milestones.items[i], date) ==
             STANDING_BLOCKED;
    return n;
}

/* What somebody who looks would call drifting, before the score says so. */
static void
find_drift(struct arena *arena, struct account *account, day_t date)
{
    const struct plan *plan = account->plan;
    int blocked = blocked_count(plan, date);
    account->drift = ARENA_ARRAY(arena, const char *, 6);
    if (account->milestones.overdue > 0)
        drift_add(account, counted(arena, account->milestones.overdue,
                               "milestone overdue", "milestones overdue"));
    if (account->lead.known && -account->lead.days >= DRIFT_BEHIND_DAYS)
        drift_add(account, arena_printf(arena, "%d days behind the line",
                               -account->lead.days));
    if (blocked > 0)
        drift_add(account,
            counted(arena, blocked, "milestone blocked", "milestones blocked"));
    if (account->reviews.missed >= DRIFT_MISSED)
        drift_add(account,
            arena_printf(arena, "%d reviews missed", account->reviews.missed));
    if (account->outcome && metric_silence(plan, account->outcome, date).stale)
        drift_add(account, account->reading_days < 0
                               ? "the outcome was never read"
                               : arena_printf(arena, "no reading for %d days",
                                     account->reading_days));
    if (account->drift_count == 0 && account->health.known &&
        account->health.colour == HEALTH_RED)
        drift_add(account, "health is red");
}

static void
put_outcome(struct account *account, day_t date)
{
    const struct metric *metric = account->plan->outcome.metric.to;
    account->outcome = metric;
    account->reading_days = -1;
    if (!metric)
        return;
    account->latest = metric_latest(metric, date);
    account->target = metric_target(metric);
    account->lead = metric_lead(metric, date);
    if (account->latest.known)
        account->reading_days = date - account->latest.on;
}

const char *
plan_keeper(const struct plan *plan)
{
    if (plan->csm.to)
        return name_or_id(plan->csm.to->name, plan->csm.to->id);
    return text_blank(plan->csm.id) ? NULL : plan->csm.id;
}

const char *
plan_customer(const struct plan *plan)
{
    const struct text *name = &plan->parties.customer.name;
    return is_set(*name) && !text_blank(name->s) ? name->s : plan->def.id.s;
}

bool
plan_is_live(const struct plan *plan)
{
    return plan->stage.value == STAGE_AGREED ||
           plan->stage.value == STAGE_ACTIVE;
}

struct account
plan_account(struct arena *arena, const struct plan *plan, day_t date)
{
    struct account account = {
        .plan = plan,
        .customer = plan_customer(plan),
        .csm = plan_keeper(plan),
        .live = plan_is_live(plan),
        .health = plan_health(arena, plan, date),
        .milestones = plan_milestones(plan, date),
        .reviews = plan_reviews_within(plan, date, HEALTH_REVIEW_DAYS),
        .last_review = plan_reviews(plan, date).last_held,
        .tally = account_tally(plan, date),
        .money = money_of(plan),
    };
    account.next = account.milestones.next;
    if (account.next)
        account.next_standing = milestone_standing(account.next, date);
    put_outcome(&account, date);
    count_asks(&account, plan, date);
    if (account.live)
        find_drift(arena, &account, date);
    return account;
}
