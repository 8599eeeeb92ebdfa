/* A person where a person must stand. */
#include <stdarg.h>
#include <string.h>

#include "base/text.h"
#include "criteria/gap.h"
#include "criteria/naming.h"
#include "criteria/rules.h"

static const char *
what_it_is(enum calling calling)
{
    switch (calling) {
    case CALLING_TEAM:
        return "is not one person: it cannot be called";
    case CALLING_ROLE:
        return "is a role, and a role does not say yes";
    case CALLING_NOBODY:
        return "is nobody yet";
    default:
        return "may be a team or a role; is there one person behind it";
    }
}

static void
say_not_a_person(struct judging *judging, struct place at, const char *path,
    const char *name, enum calling calling, const char *ids)
{
    bool mixed = calling == CALLING_MIXED;
    struct finding *finding = judging_say(judging, CS408, at, path,
        "\"%s\" %s%s", name, what_it_is(calling), mixed ? "?" : "");
    if (mixed)
        finding->severity = SEVERITY_WARNING;
    finding->fix =
        ids ? judging_text(judging,
                  "Write the id of the one person who will answer for it: %s, "
                  "or somebody whom you add under `people`.",
                  ids)
            : "Write the name of the one person who will answer for it; what "
              "they do goes into `role`.";
}

/* The company itself where one of its people must stand. */
static bool
is_a_party(const struct judging *judging, const char *name)
{
    if (!judging->plan)
        return false;
    const struct parties *parties = &judging->plan->parties;
    return *name && (text_is_nocase(name, parties->vendor.name.s) ||
                        text_is_nocase(name, parties->customer.name.s));
}

/* `<first and last name>` */
static bool
is_gap(struct judging *judging, const struct person *person)
{
    const char *name = is_set(person->name) ? person->name.s : "";
    if ((*name | 32u) - 'a' < 26)
        return false;
    struct gap gap = gap_find(judging->arena, judging->lexicon, name, 0);
    return gap.kind == GAP_FIELD && gap.at == 0 && gap.length == strlen(name);
}

/* One cause, one message: however many people a template left without a
 * name. */
static void
check_gaps(struct judging *judging)
{
    const struct person *first = NULL;
    const char *ids = "";
    int count = 0;
    for (int i = 0; i < judging->people_count; i++) {
        const struct person *person = &judging->people[i];
        if (!is_gap(judging, person))
            continue;
        first = first ? first : person;
        ids = judging_text(
            judging, "%s%s`%s`", ids, count++ ? ", " : "", person->id.s);
    }
    if (!first)
        return;
    struct finding *finding = judging_say(judging, CS408, first->name.at,
        judging_text(judging, "people.%s.name", first->id.s),
        "\"%s\" is no name yet: %s %s still to be filled in", first->name.s,
        ids, count == 1 ? "is" : "are");
    if (judging->stage == STAGE_DRAFT)
        finding->severity = SEVERITY_WARNING;
    finding->fix = "Write who it is, and take out whom nobody can name yet.";
}

static bool
is_address(const char *name)
{
    const char *at = strchr(name, '@');
    return at && at > name && strchr(at, '.') && !strpbrk(name, " \t\r\n");
}

/* What the address makes likely, "Dana Reyes"; "…" where it says too little. */
static const char *
name_in(struct judging *judging, const char *address)
{
    const char *end = strchr(address, '@'), *name = "";
    int words = 0;
    for (const char *p = address; p < end; words++) {
        size_t n = strcspn(p, "._-@");
        bool is_word = n > 1 && p[0] >= 'A' && strcspn(p, "0123456789+") >= n;
        if (!is_word)
            return "…";
        char first = p[0] >= 'a' && p[0] <= 'z' ? (char)(p[0] - 32) : p[0];
        name = judging_text(judging, "%s%s%c%.*s", name, words ? " " : "",
            first, (int)n - 1, p + 1);
        p += n + (p + n < end);
    }
    return words > 1 ? name : "…";
}

static void
say_address(struct judging *judging, const struct person *person)
{
    const char *address = person->name.s;
    struct finding *finding = judging_say(judging, CS408, person->name.at,
        judging_text(judging, "people.%s.name", person->id.s),
        "\"%s\" is an e-mail address, and no name", address);
    finding->why = "The documents say who promised what to whom; an address "
                   "does not tell the customer who that is.";
    const char *name = name_in(judging, address);
    finding->fix =
        is_set(person->email)
            ? judging_text(judging,
                  "Write the person's first and last name:  name: %s", name)
            : judging_text(judging,
                  "Write the person's first and last name, and the address "
                  "beside it:  name: %s, email: %s",
                  name, address);
}

static void
check_name(struct judging *judging, const struct person *person)
{
    if (!is_set(person->name) || is_gap(judging, person))
        return;
    if (is_address(person->name.s)) {
        say_address(judging, person);
        return;
    }
    enum calling calling =
        is_a_party(judging, person->name.s)
            ? CALLING_TEAM
            : calling_class(judging->arena, judging->lexicon, person->name.s);

    if (calling != CALLING_PERSON)
        say_not_a_person(judging, person->name.at,
            judging_text(judging, "people.%s.name", person->id.s),
            person->name.s, calling, NULL);
}

static void check_ref(struct judging *judging, const struct person_ref *ref,
    enum side side, const char *path_format, ...)
    __attribute__((format(printf, 4, 5)));

/* The side that a word names where a person belongs, or its company does. */
static enum side
side_named(const struct judging *judging, const char *word)
{
    const struct parties *parties =
        judging->plan ? &judging->plan->parties : NULL;
    if (text_is_nocase(word, "customer") ||
        (parties && text_is_nocase(word, parties->customer.name.s)))
        return SIDE_CUSTOMER;
    if (text_is_nocase(word, "vendor") ||
        (parties && text_is_nocase(word, parties->vendor.name.s)))
        return SIDE_VENDOR;
    return SIDE_NONE;
}

/* A reference that nobody defined: "owners: {customer: TBD}".  Its path is put
 * together only where one is said to be at fault. */
static void
check_ref(struct judging *judging, const struct person_ref *ref, enum side side,
    const char *path_format, ...)
{
    if (is_absent(*ref) || ref->to || !ref->id || !*ref->id)
        return;
    enum calling calling =
        calling_class(judging->arena, judging->lexicon, ref->id);

    if (calling == CALLING_PERSON || calling == CALLING_MIXED)
        return;
    va_list args;
    va_start(args, path_format);
    const char *path = arena_vprintf(judging->report->arena, path_format, args);
    va_end(args);
    if (side == SIDE_NONE)
        side = side_named(judging, ref->id);
    const char *only, *list = say_candidates(judging, side, &only);
    say_not_a_person(
        judging, ref->at, path, ref->id, calling, *list ? list : NULL);
}

static void
check_owners(struct judging *judging, const struct milestone *milestone,
    const person_list *owners, enum side side)
{
    for (int i = 0; i < owners->count; i++)
        check_ref(judging, &owners->items[i], side, "milestones.%s.owners.%s",
            milestone->id.s, say_side(side));
}

static void
check_work(struct judging *judging, const struct milestone *milestone)
{
    check_owners(judging, milestone, &milestone->owners.vendor, SIDE_VENDOR);
    check_owners(
        judging, milestone, &milestone->owners.customer, SIDE_CUSTOMER);
    for (int i = 0; i < milestone->tasks.count; i++)
        check_ref(judging, &milestone->tasks.items[i].owner, SIDE_NONE,
            "milestones.%s.tasks.%d.owner", milestone->id.s, i + 1);
    for (int i = 0; i < milestone->blockers.count; i++)
        check_ref(judging, &milestone->blockers.items[i].owner, SIDE_NONE,
            "milestones.%s.blockers.%d.owner", milestone->id.s, i + 1);
}

void
check_person(struct judging *judging)
{
    check_gaps(judging);
    for (int i = 0; i < judging->people_count; i++)
        check_name(judging, &judging->people[i]);
    const struct plan *plan = judging->plan;
    if (!plan)
        return;
    for (int i = 0; i < plan->milestones.count; i++)
        if (milestone_counts(&plan->milestones.items[i]))
            check_work(judging, &plan->milestones.items[i]);
    check_ref(judging, &plan->sponsors.vendor, SIDE_VENDOR, "sponsors.vendor");
    check_ref(
        judging, &plan->sponsors.customer, SIDE_CUSTOMER, "sponsors.customer");
    check_ref(judging, &plan->champion, SIDE_CUSTOMER, "champion");
    for (int i = 0; i < plan->risks.count; i++)
        check_ref(judging, &plan->risks.items[i].owner, SIDE_NONE,
            "risks.%d.owner", i + 1);
}
