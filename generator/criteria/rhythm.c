/* Whether the meetings are often enough, with the right people, and who is
 * called when they are not enough. */
#include "base/text.h"
#include "criteria/rules.h"
#include "plan/meetings.h"

#define WEEKLY 7
#define MONTHLY 31
#define QUARTERLY 92

static bool
is_over(const struct judging *judging, const struct meeting *meeting)
{
    return is_set(meeting->until) && meeting->until.day != DAY_NONE &&
           meeting->until.day < judging->today;
}

static bool
has_phase(const struct plan *plan, enum phase phase)
{
    for (int i = 0; i < plan->cadence.count; i++)
        if (plan->cadence.items[i].phase.value == (int)phase)
            return true;
    return false;
}

static bool
is_every(const struct meeting *meeting, int days)
{
    int interval = meeting_interval(meeting);
    return interval > 0 && interval <= days;
}

/* Without a phase of its own, onboarding is the begin of the steady one. */
static bool
meets_weekly_in_onboarding(const struct plan *plan)
{
    enum phase phase =
        has_phase(plan, PHASE_ONBOARDING) ? PHASE_ONBOARDING : PHASE_STEADY;
    for (int i = 0; i < plan->cadence.count; i++)
        if (plan->cadence.items[i].phase.value == (int)phase &&
            is_every(&plan->cadence.items[i], WEEKLY))
            return true;
    return false;
}

/* Who meets: whoever keeps the account, the champion, and for a quarter's
 * review the sponsors. */
static const char *
attendees(struct judging *judging, bool sponsors)
{
    const struct plan *plan = judging->plan;
    const struct person_ref *who[] = {&plan->csm, &plan->champion,
        sponsors ? &plan->sponsors.vendor : NULL,
        sponsors ? &plan->sponsors.customer : NULL};
    const char *list = "";
    for (size_t i = 0; i < sizeof who / sizeof *who; i++)
        if (who[i] && is_set(*who[i]))
            list = judging_text(
                judging, "%s%s%s", list, *list ? ", " : "", who[i]->id);
    return *list ? list : "…";
}

/* False, having said so, when both sides do not meet every week. */
static bool
check_onboarding(struct judging *judging)
{
    if (meets_weekly_in_onboarding(judging->plan))
        return true;
    struct finding *finding = judging_say(judging, CS502,
        judging_place(judging, "cadence"), "cadence",
        "both sides do not meet every week while %s is brought on board",
        say_party(judging, SIDE_CUSTOMER));
    finding->fix = judging_text(judging,
        "Add a weekly meeting:  - {meeting: Checkpoint, phase: onboarding, "
        "every: week, until: week 12, attendees: [%s], calendars: [vendor, "
        "customer]}",
        attendees(judging, false));
    return false;
}

/* A monthly meeting and, beside it, a quarterly one. */
static void
check_steady(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    int monthly = 0, quarterly = 0;
    for (int i = 0; i < plan->cadence.count; i++) {
        const struct meeting *meeting = &plan->cadence.items[i];
        bool counts = meeting->phase.value != PHASE_AT_RISK;
        monthly += counts && is_every(meeting, MONTHLY);
        quarterly += counts && is_every(meeting, QUARTERLY);
    }
    if (monthly > 0 && quarterly > 1)
        return;
    struct finding *finding = judging_say(judging, CS502,
        judging_place(judging, "cadence"), "cadence",
        monthly == 0 ? "the working level does not meet every month"
                     : "beside the working meeting there is none every "
                       "quarter");
    finding->fix = judging_text(judging,
        "Add one:  - {meeting: %s, every: %s, attendees: [%s], calendars: "
        "[vendor, customer]}",
        monthly == 0 ? "Working session" : "QBR",
        monthly == 0 ? "month" : "quarter", attendees(judging, monthly > 0));
}

static const struct milestone *
first_troubled(const struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; i < plan->milestones.count; i++)
        if (meetings_at_risk(&plan->milestones.items[i], judging->today) &&
            plan->milestones.items[i].status.value != STATUS_DONE)
            return &plan->milestones.items[i];
    return NULL;
}

static void
check_trouble(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    const struct milestone *troubled = first_troubled(judging);
    if (!troubled)
        return;
    for (int i = 0; i < plan->cadence.count; i++)
        if (is_every(&plan->cadence.items[i], WEEKLY) &&
            !is_over(judging, &plan->cadence.items[i]))
            return;
    struct finding *finding = judging_say(judging, CS502,
        judging_place(judging, "cadence"), "cadence",
        "\"%s\" is in trouble, and both sides do not meet every week until it "
        "recovers",
        say_milestone(troubled));
    finding->second =
        is_set(troubled->status) ? troubled->status.at : troubled->due.at;
    finding->second_label = "in trouble";
    finding->fix = judging_text(judging,
        "Add a weekly meeting for that time:  - {meeting: Recovery call, "
        "phase: at-risk, every: week, attendees: [%s], calendars: [vendor, "
        "customer]}",
        attendees(judging, false));
}

void
check_rhythm(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    if (!plan || judging->closed || plan->cadence.count == 0 ||
        !meetings_known(plan))
        return;
    bool weekly = true;
    if (plan->type.value == TYPE_ONBOARDING)
        weekly = check_onboarding(judging);
    else if (plan->type.value != TYPE_NONE)
        check_steady(judging);
    if (weekly) /* else the same meeting would be asked for twice */
        check_trouble(judging);
}

static bool
is_invited(const struct meeting *meeting, const struct person *person)
{
    for (int i = 0; i < meeting->attendees.count; i++)
        if (meeting->attendees.items[i].to == person)
            return true;
    return false;
}

/* The list of attendees with the sponsors that are missing. */
static const char *
with_sponsors(struct judging *judging, const struct meeting *meeting)
{
    const struct each_side *sponsors = &judging->plan->sponsors;
    const struct person *missing[] = {
        sponsors->vendor.to, sponsors->customer.to};
    const char *list = "";
    for (int i = 0; i < meeting->attendees.count; i++)
        list = judging_text(judging, "%s%s%s", list, *list ? ", " : "",
            meeting->attendees.items[i].id);
    for (int i = 0; i < 2; i++)
        if (missing[i] && !is_invited(meeting, missing[i]))
            list = judging_text(
                judging, "%s%s%s", list, *list ? ", " : "", missing[i]->id.s);
    return list;
}

static void
check_invited(struct judging *judging, const struct meeting *meeting, int nth)
{
    const struct each_side *sponsors = &judging->plan->sponsors;
    const struct person *vendor = sponsors->vendor.to;
    const struct person *customer = sponsors->customer.to;
    bool no_vendor = vendor && !is_invited(meeting, vendor);
    bool no_customer = customer && !is_invited(meeting, customer);
    if (!no_vendor && !no_customer)
        return;
    const char *who = no_vendor && no_customer ? "neither sponsor"
                      : no_vendor              ? say_person(vendor)
                                               : say_person(customer);
    struct finding *finding = judging_say(judging, CS504, meeting->attendees.at,
        judging_text(judging, "cadence.%d.attendees", nth),
        "%s is %sinvited to \"%s\"", who,
        no_vendor && no_customer ? "" : "not ", meeting->meeting.s);
    finding->second = no_vendor ? sponsors->vendor.at : sponsors->customer.at;
    finding->second_label = "the sponsor";
    finding->fix = judging_text(judging, "Invite both:  attendees: [%s]",
        with_sponsors(judging, meeting));
}

void
check_sponsors_invited(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && !judging->closed && i < plan->cadence.count; i++) {
        const struct meeting *meeting = &plan->cadence.items[i];
        if (meeting_interval(meeting) >= QUARTERLY - 3 &&
            meeting_interval(meeting) <= QUARTERLY + 1 &&
            is_set(meeting->attendees))
            check_invited(judging, meeting, i + 1);
    }
}

void
check_escalation(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    if (!plan || judging->closed || plan->escalation.state == VALUE_BAD)
        return;
    for (int i = 0; i < plan->escalation.count; i++)
        if (!is_absent(plan->escalation.items[i].to))
            return;
    if (!judging_lacks(judging, "escalation"))
        return;
    struct finding *finding = judging_say(judging, CS509,
        judging_place(judging, "escalation"), "escalation",
        "when a milestone is blocked there is nobody to go to");
    finding->label = "expected `escalation`";
    const struct each_side *sponsors = &plan->sponsors;
    const char *entry = judging_text(judging,
        "escalation: [{after: 5 days, when: A milestone is blocked, to: [%s, "
        "%s]}]",
        sponsors->vendor.to ? sponsors->vendor.to->id.s : "…",
        sponsors->customer.to ? sponsors->customer.to->id.s : "…");
    finding->fix =
        judging_text(judging, "Agree whom to call, and after how long%s%s",
            is_absent(plan->escalation) ? ", and add it" : "",
            judging_line(judging, "escalation", entry));
}
