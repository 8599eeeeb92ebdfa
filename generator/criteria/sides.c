/* Whether a person's own `side` is the slip: all that the plan gives them to
 * do is the other side's. */
#include "criteria/rules.h"
#include "plan/progress.h"

#define PLACES_LISTED 12

struct named {
    const struct person *person;
    const struct person_ref *first; /* as owner, sponsor, champion or csm */
    int own, other;                 /* places for each side */
    int lines[PLACES_LISTED];       /* of the other side's */
    int listed;
};

static void
add_place(struct named *named, const struct person_ref *ref, enum side side)
{
    if (ref->to != named->person)
        return;
    if (named->person->side.value == (int)side) {
        named->own++;
        return;
    }
    named->other++;
    if (named->listed < PLACES_LISTED)
        named->lines[named->listed++] = place_start(ref->at).line;
}

/* One that CS404 looks at. */
static void
add_role(struct named *named, const struct person_ref *ref, enum side side)
{
    bool other = named->other > 0;
    add_place(named, ref, side);
    if (!named->first && !other && named->other > 0)
        named->first = ref;
}

static struct named
places_of(const struct plan *plan, const struct person *person)
{
    struct named named = {.person = person};
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        const struct owners *owners = &milestone->owners;
        if (milestone_counts(milestone) && owners->vendor.count == 1)
            add_role(&named, &owners->vendor.items[0], SIDE_VENDOR);
        if (milestone_counts(milestone) && owners->customer.count == 1)
            add_role(&named, &owners->customer.items[0], SIDE_CUSTOMER);
    }
    add_role(&named, &plan->sponsors.vendor, SIDE_VENDOR);
    add_role(&named, &plan->sponsors.customer, SIDE_CUSTOMER);
    add_role(&named, &plan->champion, SIDE_CUSTOMER);
    add_role(&named, &plan->csm, SIDE_VENDOR);
    add_place(&named, &plan->outcome.confirmed.by, SIDE_CUSTOMER);
    for (int i = 0; i < plan->signoff.count; i++)
        add_place(&named, &plan->signoff.items[i].by,
            (enum side)plan->signoff.items[i].side.value);
    return named;
}

/* Once may be the wrong person; twice, and never for their own side, is the
 * wrong side. */
static bool
is_slip(const struct named *named)
{
    return named->first && named->other > 1 && named->own == 0;
}

struct finding_cause
side_cause(struct judging *judging, const struct person *person)
{
    if (!judging->plan || !person || person->side.value == SIDE_NONE)
        return (struct finding_cause){0};
    struct named named = places_of(judging->plan, person);
    return is_slip(&named)
               ? (struct finding_cause){CS404,
                     judging_text(judging, "people.%s.side", person->id.s)}
               : (struct finding_cause){0};
}

struct finding_cause
side_cause_any(struct judging *judging)
{
    struct finding_cause cause = {0};
    for (int i = 0; i < judging->people_count && cause.rule == RULE_NONE; i++)
        cause = side_cause(judging, &judging->people[i]);
    return cause;
}

bool
side_names_none_own(const struct judging *judging, const struct person *person)
{
    return places_of(judging->plan, person).own == 0;
}

bool
side_said(struct judging *judging, const struct person_ref *ref)
{
    const struct person *person = ref->to;
    struct named named = places_of(judging->plan, person);
    if (!is_slip(&named))
        return false;
    if (named.first != ref)
        return true;
    enum side given = (enum side)person->side.value;
    enum side meant = given == SIDE_VENDOR ? SIDE_CUSTOMER : SIDE_VENDOR;
    struct finding *finding = judging_say(judging, CS404, person->side.at,
        judging_text(judging, "people.%s.side", person->id.s),
        "%s belongs to %s here, and everywhere else to %s, %d times",
        say_person(person), say_party(judging, given),
        say_party(judging, meant), named.other);
    finding->second = ref->at;
    finding->second_label =
        judging_text(judging, "as the %s's", say_side(meant));
    finding->fix = judging_text(judging,
        "Write here  side: %s   If the side is right, name somebody else in "
        "%s%s",
        say_side(meant), say_numbers(judging, named.lines, named.listed),
        named.other > named.listed ? " and below" : "");
    return true;
}
