#include "commands/new_write.h"

#include <string.h>

#include "base/text.h"
#include "commands/new_answers.h"
#include "plan/answers.h"
#include "plan/fields.h"
#include "plan/progress.h"
#include "plan/wide.h"
#include "source/edit.h"

/* People that every plan has, under ids that say what they do in it: their
 * names are the first gaps to fill. */
#define NAME_GAP "\"<first and last name>\""

static const char *
customer_of(const struct new_plan *plan)
{
    return plan->customer ? plan->customer : "the customer";
}

/* The settings have the person, under an id that this plan uses. */
static bool
is_common(const struct new_plan *plan, const char *id)
{
    for (int i = 0; plan->common && i < plan->common->people.count; i++)
        if (text_is(plan->common->people.items[i].id.s, id))
            return true;
    return false;
}

static bool
has_common_vendor(const struct new_plan *plan)
{
    return !plan->vendor && plan->common &&
           is_set(plan->common->parties.vendor.name);
}

static const char *
vendor_of(const struct new_plan *plan)
{
    return has_common_vendor(plan) ? plan->common->parties.vendor.name.s
                                   : plan->vendor;
}

/* NULL for what no list of accounts says. */
static const char *
said(const struct new_plan *plan, enum account_field field)
{
    return plan->account ? plan->account->said[field] : NULL;
}

static void
write_text(struct buf *out, const char *name, const char *text)
{
    buf_printf(out, "%s: ", name);
    edit_scalar(out, text);
    buf_char(out, '\n');
}

/* --- the segment's own words --- */

static bool
is_one_of(const char *key, const char *const *names)
{
    for (; names && *names; names++)
        if (text_is(key, *names))
            return true;
    return false;
}

static void write_value(struct buf *out, const struct front *node);

/* `a: 1, b: [x]`, without the fields that are written otherwise. */
static void
write_fields(
    struct buf *out, const struct front *node, const char *const *without)
{
    bool first = true;
    for (const struct front *child = node->first; child; child = child->next) {
        if (is_one_of(child->key, without))
            continue;
        buf_printf(out, "%s%s: ", first ? "" : ", ", child->key);
        write_value(out, child);
        first = false;
    }
}

static void
write_value(struct buf *out, const struct front *node)
{
    const struct front *child;
    switch (node->kind) {
    case FRONT_SCALAR:
        edit_scalar(out, node->text);
        break;
    case FRONT_LIST:
        buf_char(out, '[');
        for (child = node->first; child; child = child->next) {
            write_value(out, child);
            buf_str(out, child->next ? ", " : "");
        }
        buf_char(out, ']');
        break;
    case FRONT_FIELDS:
        buf_char(out, '{');
        write_fields(out, node, NULL);
        buf_char(out, '}');
        break;
    }
}

/* The items of one of the segment's lists; NULL for none. */
static const struct front *
items_of(const struct segment *segment, const char *name)
{
    const struct front *list = front_field(segment->def.front, name);
    return list && list->kind == FRONT_LIST ? list->first : NULL;
}

/* Which of the plan's people plays a role that a segment names. */
static const char *
person_in_role(const struct new_plan *plan, const char *role, bool of_vendor)
{
    static const char *const heads[] = {
        "vp", "executive", "sponsor", "chief", "head", "director", "lead"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (strcasestr(role, heads[i]))
            return of_vendor ? plan->our_sponsor : "sponsor";
    return of_vendor ? plan->csm : "champion";
}

/* --- what it is --- */

/* What the list of accounts says, else what is to be asked. */
static void
write_gap(const struct new_plan *plan, struct buf *out,
    enum account_field field, const char *name, const char *ask)
{
    if (said(plan, field))
        write_text(out, name, said(plan, field));
    else
        buf_printf(out, "# %s: %s\n", name, ask);
}

static void
write_head(const struct new_plan *plan, struct buf *out)
{
    char start[11];
    day_iso(plan->start, start);
    buf_printf(out, "---\nkind: plan\nid: %s\n", plan->id);
    struct buf title = {0};
    buf_printf(
        &title, "%s success plan", plan->customer ? plan->customer : plan->id);
    if (plan->customer && vendor_of(plan)) {
        buf_clear(&title);
        buf_printf(
            &title, "%s and %s success plan", plan->customer, vendor_of(plan));
    }
    write_text(out, "title", title.p);
    buf_free(&title);
    buf_printf(out,
        "type: %s\nstage: draft   # proposed, once the customer is to see "
        "it\nsegment: %s\nstart: %s   # the first day of work: weeks count "
        "from "
        "it\n",
        field_word_text(words_type, (int)plan->type), plan->segment->def.id.s,
        start);
    write_gap(plan, out, ACCOUNT_RENEWAL, "renewal",
        "when the contract is up, such as 2027-06-30. Ask whoever sold it.");
    write_gap(plan, out, ACCOUNT_PRODUCT, "product",
        "[what they bought]. It stands in the contract.");
    if (!plan->common || !is_set(plan->common->locale))
        write_gap(plan, out, ACCOUNT_LOCALE, "locale",
            "language and country of the documents: en-GB, de-DE, fr-FR");
    if (!plan->common || !is_set(plan->common->timezone))
        write_gap(plan, out, ACCOUNT_TIMEZONE, "timezone",
            "where meeting times are meant: Europe/London");
}

static void
write_party(
    struct buf *out, const char *side, const char *name, const char *gap)
{
    buf_printf(out, "  %s: {name: ", side);
    edit_scalar(out, name ? name : gap);
    buf_str(out, "}\n");
}

/* Of somebody whom the answers name. */
static const char *
role_of(const struct new_plan *plan, enum account_field name)
{
    const struct told_person *person =
        !plan->answers             ? NULL
        : name == ACCOUNT_CHAMPION ? &plan->answers->champion
        : name == ACCOUNT_SPONSOR  ? &plan->answers->sponsor
                                   : NULL;
    return person && is_set(person->role)
               ? text_collapse(plan->arena, person->role.s)
               : NULL;
}

/* The cell after the name is the address. */
static void
write_person(const struct new_plan *plan, struct buf *out,
    enum account_field name, const char *id, const char *rest)
{
    const char *email = said(plan, name + 1);
    const char *role = role_of(plan, name);
    buf_printf(out, "  %s: {name: ", id);
    if (said(plan, name))
        edit_scalar(out, said(plan, name));
    else
        buf_str(out, NAME_GAP);
    buf_printf(out, ", side: %s", rest);
    if (role) {
        buf_str(out, ", role: ");
        edit_scalar(out, role);
    }
    if (email) {
        buf_str(out, ", email: ");
        edit_scalar(out, email);
    }
    buf_str(out, "}\n");
}

static void
write_ours(const struct new_plan *plan, struct buf *out)
{
    int count = plan->common ? plan->common->people.count : 0;
    for (int i = 0; i < count; i++) {
        const struct person *one = &plan->common->people.items[i];
        buf_printf(out, "%s%s (%s)%s", i == 0 ? "  # The settings have " : ", ",
            one->id.s, text_collapse(plan->arena, one->name.s),
            i == count - 1 ? ": an id is enough.\n" : "");
    }
    if (!is_common(plan, plan->csm) || !is_common(plan, plan->our_sponsor))
        buf_str(out, "  # You, and the executive of yours who is called when "
                     "work is stuck.\n");
    if (!is_common(plan, plan->csm))
        write_person(plan, out, ACCOUNT_CSM, plan->csm,
            "vendor, role: Customer Success Manager");
    if (!is_common(plan, plan->our_sponsor))
        write_person(
            plan, out, ACCOUNT_OUR_SPONSOR, plan->our_sponsor, "vendor");
}

static void
write_people(const struct new_plan *plan, struct buf *out)
{
    buf_str(out, "parties:\n");
    if (!has_common_vendor(plan))
        write_party(out, "vendor", plan->vendor, "<your company>");
    write_party(out, "customer", plan->customer, "<the customer>");
    buf_str(out, "# The ids (csm, champion) may be changed, everywhere at "
                 "once. Add email:, role:.\npeople:\n");
    write_ours(plan, out);
    buf_printf(out,
        "  # Who drives it at %s, and who decides on the money. Ask whoever "
        "sold it.\n",
        customer_of(plan));
    write_person(plan, out, ACCOUNT_CHAMPION, "champion",
        "customer, buying-role: champion");
    write_person(plan, out, ACCOUNT_SPONSOR, "sponsor",
        "customer, buying-role: economic buyer");
    buf_printf(out,
        "sponsors: {vendor: %s, customer: sponsor}\n"
        "champion: champion\ncsm: %s\n"
        "# agreement: {name: the contract beside this plan, on: its date}\n",
        plan->our_sponsor, plan->csm);
}

/* --- what it is for --- */

static void
write_discovery(const struct new_plan *plan, struct buf *out)
{
    buf_printf(out,
        "# There is no outcome yet. Ask %s, and write it as one sentence:\n"
        "#   what gets better, from which figure, to which, by when\n"
        "# Begin with: what would have to be true in a year for you to call "
        "this a\n# success? How do you measure it today, and where does it "
        "stand?\n",
        customer_of(plan));
    if (is_set(plan->segment->outcome)) {
        buf_str(out, "# For customers like them it often is: ");
        buf_str(out, text_collapse(plan->arena, plan->segment->outcome.s));
        buf_char(out, '\n');
    }
    buf_str(out,
        "# outcome:\n#   statement: Reduce … from … to … by 2026-12-18\n"
        "#   metric: result\n"
        "# metrics:\n#   result: {name: …, role: outcome, unit: …, baseline: "
        "{value: …, on: …, source: …}, target: …, by: …}\n");
}

static void
write_metric(const struct new_plan *plan, struct buf *out)
{
    char by[11];
    buf_str(out, "metrics:\n  result:\n");
    write_text(out, "    name",
        plan->measure
            ? plan->measure
            : arena_printf(plan->arena,
                  "<what is measured, in the words of %s>", customer_of(plan)));
    buf_str(out, "    role: outcome\n");
    if (!plan->unit) {
        buf_str(out,
            "    unit: \"<h, %, EUR, tickets>\"\n"
            "    # baseline: {value: where it stands today, on: when it was "
            "read, source: the report}\n"
            "    # target: the level to reach\n    # by: the day it is to be "
            "reached\n");
    } else {
        day_iso(plan->by, by);
        write_text(out, "    unit", plan->unit);
        buf_printf(out,
            "    baseline:\n      value: %s\n"
            "      # on: the day it was read. Ask for the report itself.\n"
            "      # source: the report or system it was read from\n",
            micro_text(plan->arena, plan->from));
        buf_printf(out, "    target: %s\n    by: %s\n",
            micro_text(plan->arena, plan->to), by);
    }
    buf_str(out,
        "    # measured: how, in one sentence: which cases, which hours, mean "
        "or median\n"
        "    # reported-by: who sends the readings, an id under people\n"
        "    # every: week\n"
        "  # An early sign of it, that moves weeks before it does:\n"
        "  # early: {name: …, role: leading, leads-to: result, unit: …, "
        "baseline: {…}, target: …, by: …}\n");
}

static void
write_outcome(const struct new_plan *plan, struct buf *out)
{
    if (plan->answers && new_answers_outcome(plan, out))
        return;
    if (!plan->outcome) {
        write_discovery(plan, out);
        return;
    }
    buf_str(out, "outcome:\n");
    write_text(out, "  statement", plan->outcome);
    buf_printf(out,
        "  metric: result\n"
        "  # why: what it is worth to their business. Ask the sponsor.\n"
        "  # source: where you heard it: a call, a mail, the sales handover\n"
        "  # confirmed: {by: champion, on: the day that %s said yes, that is "
        "it}\n",
        customer_of(plan));
    write_metric(plan, out);
}

/* --- the way there --- */

static int64_t
share(int64_t from, int64_t to, int days, int all)
{
    int64_t level =
        from + wide_divide(((wide_t)to - from) * days, all > 0 ? all : 1);
    /* Two digits are what people agree on. */
    int64_t step = 1;
    int64_t span = to > from ? to - from : from - to;
    while (span / step > 100)
        step *= 10;
    return step > 1 ? (level + (level < 0 ? -step : step) / 2) / step * step
                    : level;
}

static day_t
due_of(const struct new_plan *plan, const struct milestone *milestone)
{
    return is_set(milestone->due) ? date_resolve(milestone->due, plan->start)
                                  : DAY_NONE;
}

static const char *
written_due(const struct new_plan *plan, const struct milestone *milestone,
    const struct front *node)
{
    char iso[11];
    const struct front *due = front_field(node, "due");
    day_t day = due_of(plan, milestone);
    if (plan->unit && day != DAY_NONE && day > plan->by) {
        day_iso(plan->by, iso);
        return arena_strdup(plan->arena, iso);
    }
    return due && due->kind == FRONT_SCALAR ? due->text : NULL;
}

static void
write_level(
    const struct new_plan *plan, int i, const char *lead, struct buf *out)
{
    const struct segment *map = plan->map;
    int last = map->milestones.count - 1;
    day_t end = due_of(plan, &map->milestones.items[last]);
    day_t due = due_of(plan, &map->milestones.items[i]);
    if (!plan->unit || due == DAY_NONE || end == DAY_NONE) {
        buf_printf(out, "%s# target: the level that proves it\n", lead);
        return;
    }
    int64_t level = i == last ? plan->to
                              : share(plan->from, plan->to, due - plan->start,
                                    end - plan->start);
    buf_printf(out, "%starget: ", lead);
    edit_scalar(out, arena_printf(plan->arena, "%s %s",
                         micro_text(plan->arena, level), plan->unit));
    buf_printf(
        out, "%s\n", i == last ? "" : "   # on the straight line: agree it");
}

/* Behind a number sign each until there is a metric for them to move. */
static void
write_milestones(const struct new_plan *plan, struct buf *out)
{
    const struct front *nodes = front_field(plan->map->def.front, "milestones");
    const char *lead = plan->unit ? "" : "# ";
    if (!nodes || nodes->kind != FRONT_FIELDS || !nodes->first)
        return;
    if (!plan->unit)
        buf_str(out, "# The way of such plans, once there is a level for it "
                     "to reach:\n");
    buf_printf(out, "%smilestones:\n", lead);
    int i = 0;
    for (const struct front *node = nodes->first;
         node && i < plan->map->milestones.count; node = node->next, i++) {
        const struct milestone *milestone = &plan->map->milestones.items[i];
        const char *due = written_due(plan, milestone, node);
        buf_printf(out, "%s  %s:\n%s    name: ", lead, milestone->id.s, lead);
        edit_scalar(out, name_or_id(milestone->name, milestone->id));
        buf_char(out, '\n');
        if (due)
            buf_printf(out, "%s    due: %s\n", lead, due);
        if (is_set(milestone->first_value) && milestone->first_value.on)
            buf_printf(out, "%s    first-value: yes\n", lead);
        buf_printf(out, "%s    moves: result\n", lead);
        write_level(plan, i, plan->unit ? "    " : "#     ", out);
        buf_printf(out, "%s    owners: {vendor: %s, customer: champion}\n",
            lead, plan->csm);
    }
}

static void
write_cadence(const struct new_plan *plan, struct buf *out)
{
    static const char *const without[] = {"attendees", "calendars", NULL};
    const struct front *item = items_of(plan->map, "cadence");
    if (!item)
        item = items_of(plan->segment, "cadence");
    if (!item)
        return;
    buf_str(out, "cadence:\n");
    for (; item; item = item->next) {
        const struct front *every = front_field(item, "every");
        bool both = every && every->kind == FRONT_SCALAR &&
                    text_is(every->text, "quarter");
        buf_str(out, "  - {");
        write_fields(out, item, without);
        buf_printf(out,
            ", attendees: [%s, champion%s%s%s], calendars: [vendor, "
            "customer]}\n",
            plan->csm, both ? ", " : "", both ? plan->our_sponsor : "",
            both ? ", sponsor" : "");
    }
}

static void
write_speakers(const struct new_plan *plan, struct buf *out,
    const struct front *node, bool of_vendor)
{
    bool list = node->kind == FRONT_LIST;
    buf_str(out, list ? "[" : "");
    for (const struct front *who = list ? node->first : node; who;
         who = list ? who->next : NULL) {
        if (who != (list ? node->first : node))
            buf_str(out, ", ");
        buf_str(
            out, person_in_role(plan, who->text ? who->text : "", of_vendor));
    }
    buf_str(out, list ? "]" : "");
}

static void
write_communications(const struct new_plan *plan, struct buf *out)
{
    static const char *const without[] = {"from", "to", NULL};
    const struct front *item = items_of(plan->segment, "communications");
    buf_str(out, item ? "communications:\n" : "");
    for (; item; item = item->next) {
        const struct front *from = front_field(item, "from");
        const struct front *to = front_field(item, "to");
        buf_str(out, "  - {from: ");
        if (from)
            write_speakers(plan, out, from, true);
        else
            buf_str(out, plan->csm);
        buf_str(out, ", to: ");
        if (to)
            write_speakers(plan, out, to, false);
        else
            buf_str(out, "champion");
        buf_str(out, ", ");
        write_fields(out, item, without);
        buf_str(out, "}\n");
    }
}

static void
write_risks(const struct new_plan *plan, struct buf *out)
{
    const struct segment *segment = plan->segment;
    size_t before = out->n;
    if (plan->answers)
        new_answers_risks(plan, out);
    if (segment->failure_modes.count > 0)
        buf_printf(out,
            "# How such plans usually go wrong. %s will read these: ask which "
            "they fear, and take\n# out the others.\n%s",
            customer_of(plan), out->n > before ? "" : "risks:\n");
    for (int i = 0; i < segment->failure_modes.count; i++) {
        write_text(out, "  - what", segment->failure_modes.items[i].s);
        buf_printf(out,
            "    owner: %s\n    # likelihood: low, medium or high; impact: the "
            "same\n    # mitigation: what is done about it\n",
            plan->csm);
    }
    for (int i = 0; i < segment->early_warnings.count; i++)
        buf_printf(out, "%s#   %s\n",
            i == 0 ? "# What is seen before they do:\n" : "",
            text_collapse(plan->arena, segment->early_warnings.items[i].s));
}

static void
write_rest(const struct new_plan *plan, struct buf *out)
{
    buf_printf(out,
        "escalation:\n"
        "  - {when: A milestone is blocked, after: 5 days, to: [%s, "
        "sponsor]}\n",
        plan->our_sponsor);
    if (plan->answers)
        new_answers_expectations(plan, out);
    if (!plan->answers || plan->answers->expectations.count == 0)
        buf_printf(out,
            "# What %s counts on, and how it goes today. Ask the champion.\n"
            "# expectations:\n"
            "#   - {expects: A named person answers within four hours, "
            "delivery: "
            "unknown}\n",
            customer_of(plan));
    if (plan->answers)
        new_answers_roadmap(plan, out);
    if (!plan->answers || plan->answers->needs.count == 0)
        buf_str(out, "# What they will need next, and when. Ask the sponsor.\n"
                     "# roadmap:\n#   - {when: 2027-Q1, need: …}\n");
}

static void
write_internal(const struct new_plan *plan, struct buf *out)
{
    const struct front *item = items_of(plan->segment, "plays");
    buf_str(out, "internal:   # never reaches the customer\n");
    buf_str(out, item ? "  plays:\n" : "");
    for (; item; item = item->next) {
        buf_str(out, "    - {");
        write_fields(out, item, NULL);
        buf_printf(out, ", owner: %s}\n", plan->csm);
    }
    buf_printf(out,
        "  # What was promised in the sale, and what will be difficult. Ask "
        "whoever sold it.\n"
        "  # handover: {promised: …, foreseen: […], accepted: {by: %s, on: "
        "…}}\n"
        "  # What you may offer and ask once a milestone is reached:\n"
        "  # expansion:\n",
        plan->csm);
    if (plan->answers)
        new_answers_offers(plan, out);
    if (!plan->answers || plan->answers->needs.count == 0)
        buf_printf(out,
            "  #   - {offer: …, after: a milestone's id, owner: %s}\n",
            plan->csm);
    buf_printf(out, "  notes: Started from the segment %s\n---\n\n",
        plan->map->def.id.s);
    if (plan->answers) {
        new_answers_prose(plan, out);
        return;
    }
    buf_str(out, "## Why this plan\n\n");
    buf_printf(out,
        "<!-- Two or three sentences that %s would recognise as their own. "
        "-->\n",
        customer_of(plan));
}

void
new_plan_write(const struct new_plan *plan, struct buf *out)
{
    write_head(plan, out);
    write_people(plan, out);
    buf_char(out, '\n');
    write_outcome(plan, out);
    buf_char(out, '\n');
    write_milestones(plan, out);
    buf_char(out, '\n');
    write_cadence(plan, out);
    write_communications(plan, out);
    buf_char(out, '\n');
    write_risks(plan, out);
    write_rest(plan, out);
    buf_char(out, '\n');
    write_internal(plan, out);
}
