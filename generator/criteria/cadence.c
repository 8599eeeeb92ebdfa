#include "base/text.h"
#include "criteria/rules.h"

void
check_cadence(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    if (!plan || judging->closed || plan->cadence.state == VALUE_BAD ||
        plan->cadence.count > 0 || !judging_lacks(judging, "cadence"))
        return;
    struct finding *finding = judging_say(judging, CS501,
        judging_place(judging, "cadence"), "cadence",
        "the plan has no meeting at all, so nobody will look at it together");
    finding->label = "expected `cadence`";
    finding->fix = judging_text(judging, "Agree a rhythm and add it%s",
        judging_line(judging, "cadence",
            "cadence:\n  - {meeting: Checkpoint, every: week, attendees: […], "
            "calendars: [vendor, customer]}"));
}

static bool
has_side(const struct meeting *meeting, enum side side)
{
    for (int i = 0; i < meeting->calendars.count; i++)
        if (meeting->calendars.items[i].value == (int)side)
            return true;
    return false;
}

/* Everybody who is invited is of one side. */
static bool
is_among_us(const struct meeting *meeting, enum side *lacks)
{
    int of[SIDE_CUSTOMER + 1] = {0};
    for (int i = 0; i < meeting->attendees.count; i++) {
        const struct person *person = meeting->attendees.items[i].to;
        if (!person || person->side.value == SIDE_NONE)
            return false;
        of[person->side.value]++;
    }
    *lacks = of[SIDE_VENDOR] ? SIDE_CUSTOMER : SIDE_VENDOR;
    return (of[SIDE_VENDOR] == 0) != (of[SIDE_CUSTOMER] == 0);
}

/* It stands in both calendars, and one side is not invited. */
static void
check_both_invited(
    struct judging *judging, const struct meeting *meeting, int nth)
{
    enum side lacks;
    if (!is_among_us(meeting, &lacks))
        return;
    struct finding *finding = judging_say(judging, CS503, meeting->attendees.at,
        judging_text(judging, "cadence.%d.attendees", nth),
        "nobody of %s is invited to \"%s\"", say_party(judging, lacks),
        is_set(meeting->meeting) ? meeting->meeting.s : "this meeting");
    finding->severity = SEVERITY_WARNING;
    for (int i = 0;
         i < meeting->attendees.count && finding->cause.rule == RULE_NONE; i++)
        finding->cause = side_cause(judging, meeting->attendees.items[i].to);
    const char *only, *list = say_candidates(judging, lacks, &only);
    finding->fix = judging_text(judging,
        "Add who is to be there to `attendees`, of %s: %s",
        say_party(judging, lacks), *list ? list : "…");
}

static void
check_meeting(struct judging *judging, const struct meeting *meeting, int nth)
{
    bool vendor = has_side(meeting, SIDE_VENDOR);
    bool customer = has_side(meeting, SIDE_CUSTOMER);
    if (vendor && customer && is_set(meeting->attendees))
        check_both_invited(judging, meeting, nth);
    if (meeting->calendars.state == VALUE_BAD || (vendor && customer))
        return;
    const char *path = judging_text(judging, "cadence.%d.calendars", nth);
    if (!judging_lacks(judging, path))
        return;
    const char *name =
        is_set(meeting->meeting) ? meeting->meeting.s : "this meeting";
    struct place at = is_set(meeting->calendars) ? meeting->calendars.at
                      : is_set(meeting->meeting) ? meeting->meeting.at
                                                 : meeting->at;
    struct finding *finding;
    if (vendor || customer)
        finding = judging_say(judging, CS503, at, path,
            "\"%s\" stands in %s's calendar only", name,
            say_party(judging, vendor ? SIDE_VENDOR : SIDE_CUSTOMER));
    else
        finding = judging_say(judging, CS503, at, path,
            "\"%s\" stands in nobody's calendar yet", name);
    if (judging->stage < STAGE_AGREED)
        finding->severity = SEVERITY_WARNING;
}

void
check_calendars(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && !judging->closed && i < plan->cadence.count; i++)
        check_meeting(judging, &plan->cadence.items[i], i + 1);
}
