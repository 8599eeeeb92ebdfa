/* Who owns what, one a side. */
#include "base/text.h"
#include "criteria/naming.h"
#include "criteria/rules.h"

static const person_list *
owners_of(const struct milestone *milestone, enum side side)
{
    return side == SIDE_VENDOR ? &milestone->owners.vendor
                               : &milestone->owners.customer;
}

static const char *
owners_path(
    struct judging *judging, const struct milestone *milestone, enum side side)
{
    return judging_text(
        judging, "milestones.%s.owners.%s", milestone->id.s, say_side(side));
}

static void
say_no_owner(
    struct judging *judging, const struct milestone *milestone, enum side side)
{
    bool customer = side == SIDE_CUSTOMER;
    bool done = milestone->status.value == STATUS_DONE;
    struct finding *finding = judging_say(judging, customer ? CS401 : CS402,
        is_set(milestone->owners) ? milestone->owners.at : milestone->id.at,
        owners_path(judging, milestone, side),
        customer && done ? "nobody at %s owns \"%s\", which is done: nobody "
                           "there can say that it is"
        : customer ? "nobody at %s owns \"%s\": it is at risk from day one"
                   : "nobody at %s owns \"%s\", so the customer has no one to "
                     "call",
        say_party(judging, side), say_milestone(milestone));
    finding->label =
        customer ? "expected `customer` here" : "expected `vendor` here";
    const person_list *others =
        owners_of(milestone, customer ? SIDE_VENDOR : SIDE_CUSTOMER);
    const char *kept = others->count ? others->items[0].id : NULL;
    const char *line = judging_text(judging, "owners: %s",
        say_each_side(judging, customer ? kept : NULL, customer ? NULL : kept));
    finding->fix = judging_text(judging, "Agree one person and add them%s",
        judging_line(
            judging, milestone_path(judging, milestone, "owners"), line));
}

static bool
has_no_owners(const struct milestone *milestone)
{
    return is_absent(milestone->owners);
}

/* The whole line is not there: CS402 asks for both, and CS401 follows. */
static void
say_no_owners(
    struct judging *judging, const struct milestone *milestone, enum side side)
{
    const char *whole = milestone_path(judging, milestone, "owners");
    bool first = side == SIDE_VENDOR;
    struct finding *finding = judging_say(judging, first ? CS402 : CS401,
        milestone->id.at, first ? whole : owners_path(judging, milestone, side),
        "nobody owns \"%s\", neither at %s nor at %s", say_milestone(milestone),
        say_party(judging, SIDE_CUSTOMER), say_party(judging, SIDE_VENDOR));
    finding->label = "expected `owners` here";
    finding->fix =
        judging_text(judging, "Agree one person a side and add them%s",
            judging_line(judging, whole,
                judging_text(judging, "owners: %s",
                    say_each_side(judging, NULL, NULL))));
    if (!first)
        finding->cause = (struct finding_cause){CS402, whole};
}

static void
check_owner(struct judging *judging, enum side side)
{
    if (!judging->plan || judging->closed)
        return;
    for (int i = 0; i < judging->plan->milestones.count; i++) {
        const struct milestone *milestone = &judging->plan->milestones.items[i];
        const person_list *owners = owners_of(milestone, side);
        bool readable =
            milestone->owners.state != VALUE_BAD && owners->state != VALUE_BAD;
        if (milestone_counts(milestone) && readable && owners->count == 0 &&
            !milestone_is_bare(judging, milestone) &&
            judging_lacks(
                judging, milestone_path(judging, milestone, "owners")) &&
            judging_lacks(judging, owners_path(judging, milestone, side)))
            (has_no_owners(milestone) ? say_no_owners : say_no_owner)(
                judging, milestone, side);
    }
}

void
check_customer_owner(struct judging *judging)
{
    check_owner(judging, SIDE_CUSTOMER);
}

void
check_vendor_owner(struct judging *judging)
{
    check_owner(judging, SIDE_VENDOR);
}

static bool
is_of_other_side(const struct person_ref *ref, enum side side)
{
    const struct person *person = is_set(*ref) ? ref->to : NULL;
    return person && person->side.value != SIDE_NONE &&
           person->side.value != (int)side;
}

static bool
is_a_person(struct judging *judging, const struct person_ref *ref)
{
    const char *name = ref->to ? say_person(ref->to) : ref->id;
    return calling_class(judging->arena, judging->lexicon, name) ==
           CALLING_PERSON;
}

/* The owner to keep: the first who is not of the other side, and a person
 * rather than a team; somebody of the plan rather than a name. */
static const struct person_ref *
to_keep(struct judging *judging, const person_list *owners, enum side side)
{
    const struct person_ref *kept = NULL;
    for (int i = 0; i < owners->count; i++) {
        const struct person_ref *owner = &owners->items[i];
        if (is_of_other_side(owner, side))
            continue;
        bool person = is_a_person(judging, owner);
        if (person && owner->to)
            return owner;
        if (!kept || (person && !is_a_person(judging, kept)))
            kept = owner;
    }
    return kept ? kept : &owners->items[0];
}

static void
say_two_owners(
    struct judging *judging, const struct milestone *milestone, enum side side)
{
    const person_list *owners = owners_of(milestone, side);
    if (owners->count < 2)
        return;
    struct finding *finding = judging_say(judging, CS403, owners->items[0].at,
        owners_path(judging, milestone, side),
        "the %s side of \"%s\" has %s owners, so nobody is the one to call",
        say_side(side), say_milestone(milestone),
        owners->count == 2 ? "two" : "several");
    finding->second = owners->items[1].at;
    finding->second_label = "the other one";
    const struct person_ref *kept = to_keep(judging, owners, side);
    const struct person_ref *other = &owners->items[kept == owners->items];
    struct finding_cause cause = {CS403, finding->field};
    for (int i = 0; i < owners->count; i++)
        if (&owners->items[i] != kept)
            judging_explains(judging, cause, CS007, owners->items[i].at);
    finding->fix =
        is_of_other_side(other, side)
            ? judging_text(judging, "%s belongs to %s, so keep:  %s: %s",
                  say_person(other->to),
                  say_party(judging, (enum side)other->to->side.value),
                  say_side(side), kept->id)
        : kept->to && !other->to
            ? judging_text(judging,
                  "`%s` is nobody of this plan, so keep:  %s: %s", other->id,
                  say_side(side), kept->id)
        : !is_a_person(judging, other) && is_a_person(judging, kept)
            ? judging_text(judging,
                  "Only a person can answer for it, so keep:  %s: %s",
                  say_side(side), kept->id)
            : judging_text(judging,
                  "The other can own a task below the milestone, so keep one:"
                  "  %s: %s",
                  say_side(side), kept->id);
}

void
check_one_owner(struct judging *judging)
{
    if (!judging->plan)
        return;
    for (int i = 0; i < judging->plan->milestones.count; i++) {
        const struct milestone *milestone = &judging->plan->milestones.items[i];
        if (!milestone_counts(milestone))
            continue;
        say_two_owners(judging, milestone, SIDE_VENDOR);
        say_two_owners(judging, milestone, SIDE_CUSTOMER);
    }
}

static void
check_side_of(struct judging *judging, const struct person_ref *ref,
    enum side side, const char *path, const char *what)
{
    const struct person *person = ref->to;
    if (!is_of_other_side(ref, side) || side_said(judging, ref))
        return;
    struct finding *finding = judging_say(judging, CS404, ref->at, path,
        "%s is the %s's %s, but belongs to %s", say_person(person),
        say_side(side), what,
        say_party(judging, (enum side)person->side.value));
    finding->second = person->side.at;
    finding->second_label = "the side that is given";
    const char *only = NULL, *list = text_is(what, "owner")
                                         ? say_doers(judging, side, &only)
                                         : say_candidates(judging, side, &only);
    const char *name =
        judging_text(judging, "ame somebody of the %s's side%s%s",
            say_side(side), *list ? ": " : "", list);
    finding->fix =
        side_names_none_own(judging, person)
            ? judging_text(judging,
                  "Correct line %d, if %s is of %s:  side: %s   Or n%s",
                  place_start(person->side.at).line, say_person(person),
                  say_party(judging, side), say_side(side), name)
            : judging_text(judging, "N%s, or correct `side` under people.%s.",
                  name, person->id.s);
}

/* Each stands where the other belongs: one slip, one finding. */
static bool
are_swapped(struct judging *judging, const struct person_ref *vendor,
    const struct person_ref *customer)
{
    return is_of_other_side(vendor, SIDE_VENDOR) &&
           is_of_other_side(customer, SIDE_CUSTOMER) &&
           side_cause(judging, vendor->to).rule == RULE_NONE &&
           side_cause(judging, customer->to).rule == RULE_NONE;
}

static void
say_swapped(struct judging *judging, const struct person_ref *vendor,
    const struct person_ref *customer, const char *path, const char *field,
    const char *whose)
{
    struct finding *finding = judging_say(judging, CS404, vendor->at, path,
        "the two %s of %s may be swapped: %s, the vendor's, belongs to %s, and "
        "%s, the customer's, to %s",
        field, whose, say_person(vendor->to), say_party(judging, SIDE_CUSTOMER),
        say_person(customer->to), say_party(judging, SIDE_VENDOR));
    finding->second = customer->at;
    finding->second_label = "the customer's";
    finding->fix = judging_text(judging,
        "Swap them:  %s: {vendor: %s, customer: %s}   or correct `side` under "
        "people.%s and people.%s.",
        field, customer->id, vendor->id, vendor->id, customer->id);
}

static bool
has_swapped_owners(struct judging *judging, const struct milestone *milestone)
{
    const struct owners *owners = &milestone->owners;
    const struct person_ref *vendor = owners->vendor.items;
    const struct person_ref *customer = owners->customer.items;
    if (owners->vendor.count != 1 || owners->customer.count != 1 ||
        !are_swapped(judging, vendor, customer))
        return false;
    say_swapped(judging, vendor, customer,
        owners_path(judging, milestone, SIDE_VENDOR), "owners",
        judging_text(judging, "\"%s\"", say_milestone(milestone)));
    return true;
}

/* Of several, CS403 says whom to keep. */
static void
check_owner_sides(
    struct judging *judging, const struct milestone *milestone, enum side side)
{
    const person_list *owners = owners_of(milestone, side);
    if (owners->count > 1 &&
        !is_of_other_side(to_keep(judging, owners, side), side))
        return;
    for (int i = 0; i < owners->count; i++)
        if (is_of_other_side(&owners->items[i], side))
            check_side_of(judging, &owners->items[i], side,
                owners_path(judging, milestone, side), "owner");
}

void
check_sides(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    if (!plan)
        return;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (!milestone_counts(milestone) ||
            has_swapped_owners(judging, milestone))
            continue;
        check_owner_sides(judging, milestone, SIDE_VENDOR);
        check_owner_sides(judging, milestone, SIDE_CUSTOMER);
    }
    const struct each_side *sponsors = &plan->sponsors;
    if (are_swapped(judging, &sponsors->vendor, &sponsors->customer)) {
        say_swapped(judging, &sponsors->vendor, &sponsors->customer,
            "sponsors.vendor", "sponsors", "the plan");
    } else {
        check_side_of(judging, &sponsors->vendor, SIDE_VENDOR,
            "sponsors.vendor", "sponsor");
        check_side_of(judging, &sponsors->customer, SIDE_CUSTOMER,
            "sponsors.customer", "sponsor");
    }
    check_side_of(
        judging, &plan->champion, SIDE_CUSTOMER, "champion", "champion");
    check_side_of(
        judging, &plan->csm, SIDE_VENDOR, "csm", "customer success manager");
}

static bool
lacks_sponsor(struct judging *judging, enum side side)
{
    const struct each_side *sponsors = &judging->plan->sponsors;
    const struct person_ref *sponsor =
        side == SIDE_VENDOR ? &sponsors->vendor : &sponsors->customer;
    return sponsors->state != VALUE_BAD && is_absent(*sponsor) &&
           judging_lacks(judging, "sponsors") &&
           judging_lacks(
               judging, judging_text(judging, "sponsors.%s", say_side(side)));
}

/* `path` is the side's, or all of it where both are missing. */
static void
say_no_sponsor(struct judging *judging, const char *path, const char *whose)
{
    const struct each_side *sponsors = &judging->plan->sponsors;
    struct finding *finding =
        judging_say(judging, CS406, judging_place(judging, path), path,
            "no executive of %s stands behind this plan", whose);
    finding->label = judging_text(judging, "expected `%s`", path);
    const char *line =
        judging_text(judging, "sponsors: {vendor: %s, customer: %s}",
            say_id(&sponsors->vendor), say_id(&sponsors->customer));
    finding->fix = judging_text(
        judging, "Name one a side%s", judging_line(judging, "sponsors", line));
}

void
check_sponsors(struct judging *judging)
{
    if (!judging->plan || judging->closed)
        return;
    bool vendor = lacks_sponsor(judging, SIDE_VENDOR);
    bool customer = lacks_sponsor(judging, SIDE_CUSTOMER);
    if (vendor && customer)
        say_no_sponsor(judging, "sponsors", "either side");
    else if (vendor)
        say_no_sponsor(
            judging, "sponsors.vendor", say_party(judging, SIDE_VENDOR));
    else if (customer)
        say_no_sponsor(
            judging, "sponsors.customer", say_party(judging, SIDE_CUSTOMER));
}

/* Whose work a plan is: how many owners of its milestones and tasks are of
 * each side. */
struct shares {
    int of[SIDE_CUSTOMER + 1];
    int unknown;
};

static void
count_owner(struct shares *shares, const struct person_ref *ref)
{
    if (is_absent(*ref))
        return;
    if (ref->to && ref->to->side.value != SIDE_NONE)
        shares->of[ref->to->side.value]++;
    else
        shares->unknown++;
}

static void
count_owners(struct shares *shares, const struct milestone *milestone)
{
    shares->unknown += milestone->owners.state == VALUE_BAD;
    for (int i = 0; i < milestone->owners.vendor.count; i++)
        count_owner(shares, &milestone->owners.vendor.items[i]);
    for (int i = 0; i < milestone->owners.customer.count; i++)
        count_owner(shares, &milestone->owners.customer.items[i]);
    for (int i = 0; i < milestone->tasks.count; i++)
        count_owner(shares, &milestone->tasks.items[i].owner);
}

void
check_mutual(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    struct shares shares = {{0}, 0};
    for (int i = 0; plan && i < plan->milestones.count; i++)
        if (milestone_counts(&plan->milestones.items[i]))
            count_owners(&shares, &plan->milestones.items[i]);
    int vendor = shares.of[SIDE_VENDOR], customer = shares.of[SIDE_CUSTOMER];
    if (shares.unknown || (vendor == 0) == (customer == 0))
        return;
    enum side doer = vendor ? SIDE_VENDOR : SIDE_CUSTOMER;
    enum side other = vendor ? SIDE_CUSTOMER : SIDE_VENDOR;
    struct finding *finding = judging_say(judging, CS410,
        judging_place(judging, "milestones"), "milestones",
        "everything in this plan is owned by %s and nothing by %s",
        say_party(judging, doer), say_party(judging, other));
    finding->cause = side_cause_any(judging);
    finding->fix = judging_text(judging,
        "Ask %s what they will do for it, and name them there:  owners: %s",
        say_party(judging, other), say_each_side(judging, NULL, NULL));
}
