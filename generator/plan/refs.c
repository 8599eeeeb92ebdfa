/* References: ids become pointers; what is nowhere defined is CS007, what
 * nothing refers to CS008. */
#include "plan/read.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"
#include "plan/measures.h"
#include "plan/workspace.h"

/* Comparisons that guesses at what was meant may take in one plan: no person
 * reads the guesses of more, and a long list times a long list is a long
 * time. */
#define GUESSES 100000

struct refs {
    struct reader *reader;
    struct names names;
    int guesses;                     /* comparisons that are left */
    bool cut_short;                  /* the last guess puts in a name's rest */
    const struct front *last;        /* where an unknown id stood last */
    bool *person_used, *metric_used; /* named, or perhaps meant */
    bool *person_named, *metric_named; /* named as they are written */
    bool milestones_told; /* what names one that is not there follows from it */
    const char *whose;    /* "this plan" */
    const struct field *field; /* whose value is resolved, or NULL */
    const void *slot;
};

struct names
names_of(const struct definition *def)
{
    if (def->kind == KIND_QBR && ((const struct qbr *)def)->plan_to)
        def = &((const struct qbr *)def)->plan_to->def;
    struct names names = {0};
    if (def->kind == KIND_PLAN) {
        const struct plan *plan = (const struct plan *)def;
        names = (struct names){plan->people.items, plan->metrics.items,
            plan->milestones.items, plan->people.count, plan->metrics.count,
            plan->milestones.count, is_set(plan->people),
            plan->metrics.state != VALUE_BAD,
            plan->milestones.state != VALUE_BAD};
    } else if (def->kind == KIND_INITIATIVE) {
        const struct initiative *own = (const struct initiative *)def;
        names = (struct names){own->people.items, own->metrics.items, NULL,
            own->people.count, own->metrics.count, 0,
            own->people.state != VALUE_BAD, own->metrics.state != VALUE_BAD,
            true};
    } else if (def->kind == KIND_SEGMENT) {
        const struct segment *own = (const struct segment *)def;
        names = (struct names){NULL, NULL, own->milestones.items, 0, 0,
            own->milestones.count, false, false,
            own->milestones.state != VALUE_BAD};
    }
    return names;
}

/* --- finding them --- */

static bool
may_guess(struct refs *refs, int comparisons)
{
    if (comparisons > refs->guesses)
        return false;
    refs->guesses -= comparisons;
    refs->cut_short = false;
    return true;
}

static int
person_index(const struct names *names, const char *id)
{
    for (int i = 0; i < names->person_count; i++)
        if (text_is(names->people[i].id.s, id))
            return i;
    return -1;
}

static int
metric_index(const struct names *names, const char *id)
{
    for (int i = 0; i < names->metric_count; i++)
        if (text_is(names->metrics[i].id.s, id))
            return i;
    return -1;
}

static int
milestone_index(const struct names *names, const char *id)
{
    for (int i = 0; i < names->milestone_count; i++)
        if (text_is(names->milestones[i].id.s, id))
            return i;
    return -1;
}

/* By a name where an id belongs: the whole one, a first or last name that only
 * one person has, or the address. */
static int
person_by_name(
    struct reader *reader, const struct names *names, const char *text)
{
    int found = -1;
    size_t length = strlen(text);
    for (int i = 0; i < names->person_count; i++) {
        const char *name = names->people[i].name.s;
        if (text_is_nocase(name, text) ||
            (*text && text_is_nocase(names->people[i].email.s, text)))
            return i;
        const char *lower = text_lower(reader->arena, name);
        const char *part = strstr(lower, text_lower(reader->arena, text));
        bool begins = part && (part == lower || part[-1] == ' ');
        if (length < 3 || !begins || (part[length] && part[length] != ' '))
            continue;
        if (found >= 0)
            return -1;
        found = i;
    }
    return found;
}

/* The one whose whole name or address stands in the text, "Dana Reyes
 * <dana@northwind.example>"; -1 where there are several. */
static int
person_within(
    struct reader *reader, const struct names *names, const char *text)
{
    int found = -1;
    const char *lower = text_lower(reader->arena, text);
    for (int i = 0; i < names->person_count; i++) {
        const char *name = text_lower(reader->arena, names->people[i].name.s);
        const char *email = names->people[i].email.s;
        bool within =
            (strchr(name, ' ') && strstr(lower, name)) ||
            (*email && strstr(lower, text_lower(reader->arena, email)));
        if (within && found >= 0)
            return -1;
        found = within ? i : found;
    }
    return found;
}

static int
metric_by_name(const struct names *names, const char *text)
{
    for (int i = 0; i < names->metric_count; i++)
        if (text_is_nocase(names->metrics[i].name.s, text))
            return i;
    return -1;
}

static int
milestone_by_name(const struct names *names, const char *text)
{
    for (int i = 0; i < names->milestone_count; i++)
        if (text_is_nocase(names->milestones[i].name.s, text))
            return i;
    return -1;
}

static int
nearest_index(struct refs *refs, const char *text, const char **ids, int count)
{
    const char *lower = text_lower(refs->reader->arena, text);
    const char *nearest = text_nearest(lower, ids, count);
    refs->cut_short = nearest && text_starts(nearest, lower) &&
                      strlen(nearest) > strlen(lower) + 2;
    for (int i = 0; nearest && i < count; i++)
        if (text_is(ids[i], nearest))
            return i;
    return -1;
}

static int
person_meant(struct refs *refs, const char *text)
{
    const struct names *names = &refs->names;
    if (!may_guess(refs, names->person_count))
        return -1;
    int found = person_by_name(refs->reader, names, text);
    if (found < 0)
        found = person_within(refs->reader, names, text);
    if (found >= 0)
        return found;
    const char **ids =
        ARENA_ARRAY(refs->reader->arena, const char *, names->person_count + 1);
    for (int i = 0; i < names->person_count; i++)
        ids[i] = names->people[i].id.s;
    return nearest_index(refs, text, ids, names->person_count);
}

static int
metric_meant(struct refs *refs, const char *text)
{
    const struct names *names = &refs->names;
    if (!may_guess(refs, names->metric_count))
        return -1;
    int found = metric_by_name(names, text);
    if (found >= 0)
        return found;
    const char **ids =
        ARENA_ARRAY(refs->reader->arena, const char *, names->metric_count + 1);
    for (int i = 0; i < names->metric_count; i++)
        ids[i] = names->metrics[i].id.s;
    return nearest_index(refs, text, ids, names->metric_count);
}

static int
milestone_meant(struct refs *refs, const char *text)
{
    const struct names *names = &refs->names;
    if (!may_guess(refs, names->milestone_count))
        return -1;
    int found = milestone_by_name(names, text);
    if (found >= 0)
        return found;
    const char **ids = ARENA_ARRAY(
        refs->reader->arena, const char *, names->milestone_count + 1);
    for (int i = 0; i < names->milestone_count; i++)
        ids[i] = names->milestones[i].id.s;
    return nearest_index(refs, text, ids, names->milestone_count);
}

/* --- saying so --- */

static const struct front *
node_at(const struct front *node, struct place at)
{
    for (; node; node = node->next) {
        bool inside =
            node->at.at <= at.at && place_behind(at) <= place_behind(node->at);
        if (node->kind == FRONT_SCALAR && node->at.at == at.at)
            return node;
        if (node->kind != FRONT_SCALAR && inside)
            return node_at(node->first, at);
    }
    return NULL;
}

/* Those of one list come one after the other. */
static const struct front *
next_node_at(struct refs *refs, struct place at)
{
    const struct front *next = refs->last ? refs->last->next : NULL;
    bool follows = next && next->kind == FRONT_SCALAR && next->at.at == at.at;
    refs->last = follows ? next : node_at(refs->reader->def->front, at);
    return refs->last;
}

#define LISTED 8

static const char *
known_id(const struct names *names, const char *under, int i)
{
    return text_is(under, "people")    ? names->people[i].id.s
           : text_is(under, "metrics") ? names->metrics[i].id.s
                                       : names->milestones[i].id.s;
}

static bool
is_at(const struct refs *refs, const char *name)
{
    return refs->field && text_is(refs->field->name, name);
}

/* Whose people alone may stand in the field; what the customer never sees is
 * the vendor's to allow and to take over. */
static enum side
side_asked(const struct refs *refs)
{
    bool own = is_at(refs, "by") && refs->field->audience == AUDIENCE_INTERNAL;
    return is_at(refs, "customer") || is_at(refs, "champion") ? SIDE_CUSTOMER
           : is_at(refs, "vendor") || own                     ? SIDE_VENDOR
                                                              : SIDE_NONE;
}

static bool
person_fits(const struct refs *refs, const struct person *person)
{
    enum side side = side_asked(refs);
    bool other = side != SIDE_NONE && person->side.value != SIDE_NONE &&
                 person->side.value != (int)side;
    return !other && !is_set(person->left);
}

/* An early sign leads neither to itself nor straight back. */
static bool
metric_fits(const struct refs *refs, const struct metric *metric)
{
    bool leads = is_at(refs, "leads-to");
    if (!leads && !is_at(refs, "moves") && !is_at(refs, "metric"))
        return true;
    if (metric->role.value == ROLE_ADOPTION)
        return false;
    if (!leads)
        return true;
    const void *from =
        (const char *)refs->slot - offsetof(struct metric, leads_to);
    const struct metric *own = from;
    return metric != own && !text_is(metric->leads_to.id, own->id.s);
}

/* False for what another rule would refuse there. */
static bool
may_stand(const struct refs *refs, const char *under, int i)
{
    const struct names *names = &refs->names;
    return text_is(under, "people")    ? person_fits(refs, &names->people[i])
           : text_is(under, "metrics") ? metric_fits(refs, &names->metrics[i])
                                       : true;
}

static bool
some_may_stand(const struct refs *refs, const char *under, int count)
{
    for (int i = 0; i < count; i++)
        if (may_stand(refs, under, i))
            return true;
    return false;
}

/* "one of `dana`, `omar`" of those that may stand there, or of any. */
static const char *
list_known(const struct refs *refs, const char *under, int count, bool any)
{
    struct report *report = refs->reader->report;
    const char *list = "";
    int listed = 0;
    for (int i = 0; i < count; i++) {
        if (!any && !may_stand(refs, under, i))
            continue;
        if (listed++ == LISTED)
            return report_text(report, "one of %s …", list);
        list = report_text(report, "%s%s`%s`", list, *list ? ", " : "",
            known_id(&refs->names, under, i));
    }
    return listed == 1 ? list : report_text(report, "one of %s", list);
}

/* "Write one of `dana`, `omar`, or add one under `people`." */
static const char *
offer_known(struct refs *refs, const char *under, const char *id)
{
    const struct names *names = &refs->names;
    struct report *report = refs->reader->report;
    int count = text_is(under, "people")    ? names->person_count
                : text_is(under, "metrics") ? names->metric_count
                                            : names->milestone_count;
    if (count == 0)
        return report_text(
            report, "Add it under `%s`: there is none yet.", under);
    bool any = !may_guess(refs, count) || !some_may_stand(refs, under, count);
    const char *known = list_known(refs, under, count, any);
    /* An id of several words was not made up: its entry may be lost. */
    const struct front *above = text_is(under, "metrics") && !refs->cut_short &&
                                        strchr(id, '-') && id_is_valid(id)
                                    ? refs_entry_above(refs->reader, under)
                                    : NULL;
    return above ? report_text(report,
                       "Write %s, or add it under `%s`, below line %d:\n%s",
                       known, under, front_last_line(above),
                       refs_entry_lines(refs->reader, under, id, NULL,
                           place_start(above->key_at).column - 1))
                 : report_text(report, "Write %s, or add one under `%s`.",
                       known, under);
}

static void
say_unknown(struct refs *refs, struct place at, const char *id,
    const char *what, const char *under, const char *meant)
{
    struct reader *reader = refs->reader;
    const struct front *node = next_node_at(refs, at);
    struct finding *finding = reader_finding(reader, CS007, node, at,
        "%s is not a %s of %s", reader_quoted(reader, id), what, refs->whose);
    const char *several =
        text_is(under, "people") ? people_named(reader, id) : NULL;
    if (several) {
        finding->fix =
            report_text(reader->report, "Write each by itself: [%s]", several);
        return;
    }
    finding->lacks = under;
    if (meant)
        offer_word(reader->report, finding, meant);
    else
        finding->fix = offer_known(refs, under, id);
    if (!refs->cut_short)
        edit_spelling(finding, at, id, meant);
}

static const struct person *
resolve_person(struct refs *refs, const char *id, struct place at)
{
    const struct names *names = &refs->names;
    int found = person_index(names, id);
    bool known = found >= 0;
    if (!known && names->people_known)
        found = person_meant(refs, id);
    if (found >= 0)
        refs->person_used[found] = true;
    if (known) {
        refs->person_named[found] = true;
        return &names->people[found];
    }
    if (names->people_known)
        say_unknown(refs, at, id, "person", "people",
            found >= 0 ? names->people[found].id.s : NULL);
    return NULL;
}

static const struct metric *
resolve_metric(struct refs *refs, const char *id, struct place at)
{
    const struct names *names = &refs->names;
    int found = metric_index(names, id);
    bool known = found >= 0;
    if (!known && names->metrics_known)
        found = metric_meant(refs, id);
    if (found >= 0)
        refs->metric_used[found] = true;
    if (known) {
        refs->metric_named[found] = true;
        return &names->metrics[found];
    }
    if (names->metrics_known)
        say_unknown(refs, at, id, "metric", "metrics",
            found >= 0 ? names->metrics[found].id.s : NULL);
    return NULL;
}

static void
visit_ref(
    const struct field *field, enum field_type type, void *slot, void *context)
{
    struct refs *refs = context;
    refs->field = field;
    refs->slot = slot;
    if (type == FIELD_PERSON) {
        struct person_ref *person = slot;
        person->to = resolve_person(refs, person->id, person->at);
    } else if (type == FIELD_METRIC) {
        struct metric_ref *metric = slot;
        metric->to = resolve_metric(refs, metric->id, metric->at);
    } else if (type == FIELD_SIGNAL) {
        struct metric_ref *metric = &((struct signal *)slot)->metric;
        if (is_set(*metric))
            metric->to = resolve_metric(refs, metric->id, metric->at);
    }
}

/* --- references that are not a field type of their own --- */

static void
resolve_communication(struct refs *refs, struct communication *item)
{
    int count = item->to.count;
    item->to_people =
        ARENA_ARRAY(refs->reader->arena, const struct person *, count + 1);
    if (is_set(item->from))
        item->from_person = resolve_person(refs, item->from.s, item->from.at);
    for (int i = 0; i < count; i++)
        item->to_people[i] =
            resolve_person(refs, item->to.items[i].s, item->to.items[i].at);
}

/* Anything that is neither a milestone nor like one waits for something else,
 * which is CS604's. */
static void
resolve_ask(struct refs *refs, struct ask *ask)
{
    if (!is_set(ask->after))
        return;
    const struct names *names = &refs->names;
    int found = milestone_index(names, ask->after.s);
    if (found >= 0) {
        ask->after_milestone = &names->milestones[found];
        return;
    }
    found = milestone_meant(refs, ask->after.s);
    if (found < 0) {
        if (!refs->milestones_told)
            return;
        ask->after.state = VALUE_BAD;
        return;
    }
    say_unknown(refs, ask->after.at, ask->after.s, "milestone", "milestones",
        names->milestones[found].id.s);
    ask->after.state = VALUE_BAD;
}

static void
resolve_plan(struct refs *refs, struct plan *plan)
{
    for (int i = 0; i < plan->communications.count; i++)
        resolve_communication(refs, &plan->communications.items[i]);
    for (int i = 0; i < plan->internal.expansion.count; i++)
        resolve_ask(refs, &plan->internal.expansion.items[i]);
    for (int i = 0; i < plan->internal.advocacy.count; i++)
        resolve_ask(refs, &plan->internal.advocacy.items[i]);
    refs_meetings(refs->reader, plan);
}

static void
resolve_measure(struct refs *refs, struct text *measure)
{
    if (!is_set(*measure) || measure_find(measure->s) < MEASURES)
        return;
    if (!text_starts(measure->s, MEASURE_PREFIX)) {
        if (!resolve_metric(refs, measure->s, measure->at))
            measure->state = VALUE_BAD;
        return;
    }
    const char *nearest = measure_nearest(measure->s);
    struct finding *finding = report_add(refs->reader->report, CS007,
        measure->at, "%s is not computed from the plans",
        reader_quoted(refs->reader, measure->s));
    if (nearest)
        offer_word(refs->reader->report, finding, nearest);
    else
        finding->fix = "Write one of those that plans/README.md lists, such as "
                       "`portfolio.milestone-completion`.";
    measure->state = VALUE_BAD;
}

static void
resolve_initiative(struct refs *refs, struct initiative *initiative)
{
    for (int i = 0; i < initiative->chain.count; i++) {
        resolve_measure(refs, &initiative->chain.items[i].measure);
        resolve_measure(refs, &initiative->chain.items[i].drives);
    }
    for (int i = 0; i < initiative->objectives.count; i++)
        resolve_measure(refs, &initiative->objectives.items[i].measure);
}

/* --- headings --- */

static void
check_headings(struct refs *refs)
{
    struct reader *reader = refs->reader;
    const struct prose_text *prose = &reader->def->prose;
    const struct names *names = &refs->names;
    for (int i = 0; i < prose->count && !refs->milestones_told; i++) {
        const struct section *section = &prose->sections[i];
        if (section->kind != SECTION_MILESTONE || !section->milestone ||
            milestone_index(names, section->milestone) >= 0)
            continue;
        int meant = milestone_meant(refs, section->milestone);
        struct finding *finding = report_add(reader->report, CS014,
            section->milestone_at, "%s is not a milestone of %s",
            reader_quoted(reader, section->milestone), refs->whose);
        finding->fix = "Write an id that stands under `milestones`.";
        if (meant >= 0)
            offer_word(reader->report, finding, names->milestones[meant].id.s);
        edit_spelling(finding, section->milestone_at, section->milestone,
            meant >= 0 ? names->milestones[meant].id.s : NULL);
    }
}

/* --- what was misspelt where it is defined --- */

static void
fold_all_misspelt(struct refs *refs)
{
    const struct names *names = &refs->names;
    int64_t entries = names->person_count + names->metric_count;
    if (entries * refs->reader->report->count > GUESSES)
        return;
    for (int i = 0; i < names->person_count; i++)
        if (!refs->person_named[i] &&
            names->people[i].id.at.source == refs->reader->def->source)
            refs_fold_misspelt(
                refs->reader, &names->people[i].id, "people", refs->whose);
    for (int i = 0; i < names->metric_count; i++)
        if (!refs->metric_named[i] &&
            names->metrics[i].id.at.source == refs->reader->def->source)
            refs_fold_misspelt(
                refs->reader, &names->metrics[i].id, "metrics", refs->whose);
}

/* A value that was not understood may have named anybody. */
static void
mark_unread(struct refs *refs, const struct front *node)
{
    if (node->kind == FRONT_SCALAR) {
        int person = person_index(&refs->names, node->text);
        int metric = metric_index(&refs->names, node->text);
        if (person >= 0)
            refs->person_used[person] = true;
        if (metric >= 0)
            refs->metric_used[metric] = true;
        return;
    }
    for (const struct front *child = node->first; child; child = child->next)
        mark_unread(refs, child);
}

static bool
person_is_unused(const struct refs *refs, int i)
{
    const struct person *person = &refs->names.people[i];
    return !refs->person_used[i] && is_set(*person) &&
           person->id.at.source == refs->reader->def->source &&
           id_is_valid(person->id.s);
}

/* Metrics of use feed the health score without being named. */
static bool
metric_is_unused(const struct refs *refs, int i)
{
    const struct metric *metric = &refs->names.metrics[i];
    return !refs->metric_used[i] && is_set(*metric) &&
           id_is_valid(metric->id.s) && metric->role.value != ROLE_ADOPTION;
}

/* The index of the only unused one; -1 for none or several. */
static int
only_unused(const struct refs *refs, int count,
    bool (*is_unused)(const struct refs *, int))
{
    int only = -1;
    for (int i = 0; i < count; i++) {
        if (!is_unused(refs, i))
            continue;
        if (only >= 0)
            return -1;
        only = i;
    }
    return only;
}

/* One cause of several references to what is not there. */
static void
fold_lacking(struct refs *refs)
{
    struct reader *reader = refs->reader;
    const struct names *names = &refs->names;
    for (int i = 0; i < reader->unread_count; i++)
        mark_unread(refs, reader->unread[i]);
    if (names->metric_count == 0)
        refs_fold_list(reader, "metrics", refs->whose);
    refs_fold_same(reader, refs->whose);
    refs_fold_second_entry(reader, "people");
    refs_fold_second_entry(reader, "metrics");
    int person = only_unused(refs, names->person_count, person_is_unused);
    if (person >= 0)
        refs->person_used[person] |=
            refs_fold_renamed(reader, "people", &names->people[person].id);
    int metric = only_unused(refs, names->metric_count, metric_is_unused);
    if (metric >= 0)
        refs->metric_used[metric] |=
            refs_fold_renamed(reader, "metrics", &names->metrics[metric].id);
}

/* --- what is not used --- */

static void
say_unused(
    struct refs *refs, const struct text *id, const char *list, const char *fix)
{
    struct reader *reader = refs->reader;
    struct finding *finding = report_add(reader->report, CS008, id->at,
        "nothing in %s refers to `%s`", refs->whose, id->s);
    finding->field = report_text(reader->report, "%s.%s", list, id->s);
    finding->fix = fix;
}

static void
check_unused(struct refs *refs)
{
    const struct names *names = &refs->names;
    for (int i = 0; i < names->person_count; i++)
        if (person_is_unused(refs, i) && is_absent(names->people[i].left))
            say_unused(refs, &names->people[i].id, "people",
                "Give the person a part in the plan, or take the entry out.");
    for (int i = 0; i < names->metric_count; i++)
        if (metric_is_unused(refs, i))
            say_unused(refs, &names->metrics[i].id, "metrics",
                "Say which milestone moves it, or take the entry out.");
}

void
refs_resolve(struct reader *reader)
{
    struct definition *def = reader->def;
    struct refs refs = {.reader = reader,
        .guesses = GUESSES,
        .names = names_of(def),
        .whose = def->kind == KIND_INITIATIVE ? "this initiative"
                 : def->kind == KIND_SEGMENT  ? "this segment"
                 : def->kind == KIND_QBR      ? "the plan"
                                              : "this plan"};
    refs.milestones_told =
        !refs.names.milestones_known ||
        (def->kind == KIND_PLAN && refs.names.milestone_count == 0) ||
        definition_gives_twice(def, "milestones");
    refs.person_used =
        ARENA_ARRAY(reader->arena, bool, refs.names.person_count + 1);
    refs.metric_used =
        ARENA_ARRAY(reader->arena, bool, refs.names.metric_count + 1);
    refs.person_named =
        ARENA_ARRAY(reader->arena, bool, refs.names.person_count + 1);
    refs.metric_named =
        ARENA_ARRAY(reader->arena, bool, refs.names.metric_count + 1);
    check_headings(&refs);
    if (def->kind == KIND_SEGMENT)
        return;
    record_walk(record_of_kind(def->kind), def, visit_ref, &refs);
    refs.field = NULL;
    if (def->kind == KIND_PLAN)
        resolve_plan(&refs, (struct plan *)def);
    if (def->kind == KIND_INITIATIVE)
        resolve_initiative(&refs, (struct initiative *)def);
    if (def->kind != KIND_QBR) {
        fold_all_misspelt(&refs);
        fold_lacking(&refs);
        /* Those that are not there would have named the rest. */
        if (def->kind != KIND_PLAN || refs.names.milestone_count > 0)
            check_unused(&refs);
    }
}
