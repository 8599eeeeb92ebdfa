#include "commands/new_answers.h"

#include <string.h>

#include "base/text.h"
#include "commands/answers_pdf.h"
#include "commands/run.h"
#include "plan/answers.h"
#include "plan/fields.h"
#include "plan/progress.h"
#include "source/edit.h"

/* --- the file --- */

static const struct answers *
say_wrong(
    const struct options *options, struct report *report, const char *path)
{
    run_say_findings(options, report);
    complain("nothing is written: the answers in \"%s\" cannot be read", path);
    return NULL;
}

const struct answers *
new_answers_read(struct arena *arena, const struct options *options,
    const char *path, day_t start)
{
    struct slice bytes;
    struct report report;
    enum file_error error = file_read_any(arena, path, &bytes);
    if (error != FILE_OK) {
        complain("\"%s\" %s", path, file_error_text(error));
        return NULL;
    }
    const char *why = NULL;
    if (answers_are_pdf(bytes))
        bytes = answers_from_pdf(arena, bytes, &why);
    if (why) {
        complain("\"%s\" cannot be read: %s", path, why);
        return NULL;
    }
    report_init(&report, arena);
    const struct answers *answers =
        answers_read(arena, source_new(arena, path, bytes), start, &report);
    return answers ? answers : say_wrong(options, &report, path);
}

/* --- what it is about --- */

static const char *
line_of(const struct new_plan *plan, const struct text *text)
{
    return text_collapse(plan->arena, text->s);
}

static const char *
level_text(const struct new_plan *plan, const struct quantity *level)
{
    return arena_printf(plan->arena, "%s%s%s",
        micro_text(plan->arena, level->micro), *level->unit ? " " : "",
        level->unit);
}

/* "average first response" inside a sentence; "NPS" stays. */
static const char *
inside_sentence(const struct new_plan *plan, const char *name)
{
    bool word =
        name[0] >= 'A' && name[0] <= 'Z' && name[1] >= 'a' && name[1] <= 'z';
    return word ? arena_printf(
                      plan->arena, "%c%s", name[0] - 'A' + 'a', name + 1)
                : name;
}

/* The sentence of the outcome, where all that it needs was said. */
static void
take_outcome(struct new_plan *plan, struct words *words)
{
    const struct told_success *said = &plan->answers->success;
    bool english = text_starts(words_tag(words), "en");
    char by[11];
    if (!is_set(said->from) || !is_set(said->to) || !is_set(said->by) ||
        !is_set(said->metric) || said->by.day == DAY_NONE || plan->outcome)
        return;
    const char *metric = line_of(plan, &said->metric);
    day_iso(said->by.day, by);
    plan->outcome = words_say(words, plan->arena, "ask.statement", "metric",
        english ? inside_sentence(plan, metric) : metric, "from",
        level_text(plan, &said->from), "to", level_text(plan, &said->to), "by",
        by, (char *)NULL);
    if (!*said->to.unit)
        return;
    plan->unit = unit_canonical(plan->arena, said->to.unit);
    plan->from = quantity_in(said->from, plan->unit);
    plan->to = quantity_in(said->to, plan->unit);
    plan->by = said->by.day;
}

/* A list of accounts has the first word. */
static void
take_person(struct account *account, enum account_field name,
    const struct told_person *said)
{
    if (!account->said[name] && is_set(said->name))
        account->said[name] = said->name.s;
    if (!account->said[name + 1] && is_set(said->email))
        account->said[name + 1] = said->email.s;
}

static const char *
say(const struct new_plan *plan, struct words *words, const char *key)
{
    return words_say(words, plan->arena, key, (char *)NULL);
}

void
new_answers_take(
    struct new_plan *plan, const struct answers *answers, struct words *words)
{
    struct account *account = ARENA_NEW(plan->arena, struct account);
    *account = plan->account ? *plan->account : (struct account){{0}};
    take_person(account, ACCOUNT_CHAMPION, &answers->champion);
    take_person(account, ACCOUNT_SPONSOR, &answers->sponsor);
    plan->account = account;
    plan->answers = answers;
    plan->asked.today = say(plan, words, "ask.delivery");
    plan->asked.keep = say(plan, words, "ask.keep");
    plan->asked.mend = say(plan, words, "ask.mend");
    take_outcome(plan, words);
}

/* --- lines --- */

static void
put_line(const struct new_plan *plan, struct buf *out, const char *lead,
    const char *name, const struct text *text)
{
    buf_printf(out, "%s%s: ", lead, name);
    edit_scalar(out, line_of(plan, text));
    buf_char(out, '\n');
}

/* The answer, or a comment that says what belongs there and whom to ask. */
static void
put_or_ask(const struct new_plan *plan, struct buf *out, const char *lead,
    const char *name, const struct text *text, const char *ask)
{
    if (is_set(*text))
        put_line(plan, out, lead, name, text);
    else
        buf_printf(out, "%s# %s: %s\n", lead, name, ask);
}

static void
put_day(struct buf *out, const char *lead, const char *name, struct date date,
    const char *ask)
{
    char iso[11];
    if (!date_known(date)) {
        buf_printf(out, "%s# %s: %s\n", lead, name, ask);
        return;
    }
    day_iso(date.day, iso);
    buf_printf(out, "%s%s: %s\n", lead, name, iso);
}

/* --- the outcome and its metric --- */

/* Whoever is called so in this plan: an id; NULL for others. */
static const char *
id_called(const struct new_plan *plan, const struct text *name)
{
    const struct {
        enum account_field field;
        const char *id;
    } people[] = {{ACCOUNT_CHAMPION, "champion"}, {ACCOUNT_SPONSOR, "sponsor"},
        {ACCOUNT_CSM, plan->csm}, {ACCOUNT_OUR_SPONSOR, plan->our_sponsor}};
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        const char *said = plan->account->said[people[i].field];
        if (said && text_is_nocase(said, line_of(plan, name)))
            return people[i].id;
    }
    return NULL;
}

static void
put_reporter(const struct new_plan *plan, struct buf *out)
{
    const struct text *said = &plan->answers->success.reported_by;
    const char *id = is_set(*said) ? id_called(plan, said) : NULL;
    if (id)
        buf_printf(out, "    reported-by: %s\n", id);
    else if (is_set(*said))
        buf_printf(out,
            "    # reported-by: %s, they said: give them an id under people, "
            "and write it here\n",
            line_of(plan, said));
    else
        buf_str(out, "    # reported-by: who sends the readings, an id under "
                     "people. Ask the champion.\n");
}

static void
put_baseline(const struct new_plan *plan, struct buf *out)
{
    const struct told_success *said = &plan->answers->success;
    if (!is_set(said->from)) {
        buf_str(out, "    # baseline: {value: where it stands today, on: when "
                     "it was read, source: the report}. Ask the champion.\n");
        return;
    }
    buf_str(out, "    baseline:\n      value: ");
    edit_scalar(out, plan->unit ? micro_text(plan->arena, plan->from)
                                : micro_text(plan->arena, said->from.micro));
    buf_char(out, '\n');
    put_day(out, "      ", "on", said->on,
        "the day it was read. Ask for the report itself.");
    put_or_ask(plan, out, "      ", "source", &said->source,
        "the report or system it was read from. Ask the champion.");
}

/* The unit that the levels are written in, or "" for none. */
static const char *
unit_of(const struct new_plan *plan)
{
    const struct told_success *said = &plan->answers->success;
    if (plan->unit)
        return plan->unit;
    return unit_canonical(plan->arena, is_set(said->to)     ? said->to.unit
                                       : is_set(said->from) ? said->from.unit
                                                            : "");
}

static void
put_metric(const struct new_plan *plan, struct buf *out)
{
    const struct told_success *said = &plan->answers->success;
    const char *unit = unit_of(plan);
    buf_str(out, "metrics:\n  result:\n    name: ");
    edit_scalar(out, is_set(said->metric) ? line_of(plan, &said->metric)
                     : plan->measure
                         ? plan->measure
                         : "<what is measured, in the customer's words>");
    buf_str(out, "\n    role: outcome\n    unit: ");
    edit_scalar(out, *unit ? unit : "<h, %, EUR, tickets>");
    buf_char(out, '\n');
    put_baseline(plan, out);
    if (is_set(said->to))
        buf_printf(out, "    target: %s\n",
            micro_text(plan->arena, plan->unit ? plan->to : said->to.micro));
    else
        buf_str(out, "    # target: the level to reach. Ask the sponsor.\n");
    put_day(out, "    ", "by", said->by,
        "the day it is to be reached. Ask the sponsor.");
    put_or_ask(plan, out, "    ", "measured", &said->measured,
        "how, in one sentence: which cases, which hours, mean or median. Ask "
        "the champion.");
    put_reporter(plan, out);
    buf_str(out, "    # every: week\n");
    if (is_set(said->early))
        buf_printf(out, "  # What they will see first: %s\n",
            line_of(plan, &said->early));
    else
        buf_str(out, "  # What is seen weeks before it? Ask the champion.\n");
    buf_str(out, "  # early: {name: …, role: leading, leads-to: result, unit: "
                 "…, baseline: {…}, target: …, by: …}\n");
}

/* "Discovery interview of 20 August 2026 with Dana Reyes" */
static const char *
source_of(const struct new_plan *plan)
{
    const struct answers *told = plan->answers;
    return arena_printf(plan->arena, "Discovery interview%s%s%s%s",
        date_known(told->on) ? " of " : "",
        date_known(told->on) ? day_words(plan->arena, told->on.day) : "",
        is_set(told->with) ? " with " : "",
        is_set(told->with) ? line_of(plan, &told->with) : "");
}

bool
new_answers_outcome(const struct new_plan *plan, struct buf *out)
{
    const struct told_success *said = &plan->answers->success;
    if (!plan->outcome && !is_set(said->metric) && !is_set(said->from) &&
        !is_set(said->to) && !is_set(said->by))
        return false;
    buf_str(out, "outcome:\n  statement: ");
    if (plan->outcome)
        edit_scalar(out, plan->outcome);
    else
        buf_str(out, "\"<what gets better, from which figure, to which, by "
                     "when>\"   # once all of it is known");
    buf_str(out, "\n  metric: result\n");
    put_or_ask(plan, out, "  ", "why", &said->why,
        "what it is worth to their business. Ask the sponsor.");
    buf_str(out, "  source: ");
    edit_scalar(out, source_of(plan));
    buf_printf(out,
        "\n  # confirmed: {by: champion, on: the day that %s said "
        "yes to the sentence}\n",
        plan->customer ? plan->customer : "the customer");
    put_metric(plan, out);
    return true;
}

/* --- lists --- */

static void
put_risk(
    const struct new_plan *plan, const struct told_risk *risk, struct buf *out)
{
    const char *impact = field_word_text(words_degree, risk->impact.value);
    put_line(plan, out, "  - ", "what", &risk->what);
    buf_printf(out, "    owner: %s   # or one of theirs: ask who\n", plan->csm);
    if (impact)
        buf_printf(out,
            "    impact: %s\n    # likelihood: low, medium or "
            "high. Ask the champion.\n",
            impact);
    else
        buf_str(out, "    # likelihood: low, medium or high; impact: the same. "
                     "Ask the champion.\n");
    put_or_ask(plan, out, "    ", "mitigation", &risk->mitigation,
        "what is done about it. Agree it with the champion.");
}

void
new_answers_risks(const struct new_plan *plan, struct buf *out)
{
    const struct answers *told = plan->answers;
    if (told->pressures.count + told->gaps.count > 0)
        buf_str(out, "# What presses on them, and what they said is "
                     "missing.\nrisks:\n");
    for (int i = 0; i < told->pressures.count; i++)
        put_risk(plan, &told->pressures.items[i], out);
    for (int i = 0; i < told->gaps.count; i++)
        put_risk(plan, &told->gaps.items[i], out);
}

void
new_answers_expectations(const struct new_plan *plan, struct buf *out)
{
    const struct answers *told = plan->answers;
    buf_str(out, told->expectations.count > 0 ? "expectations:\n" : "");
    for (int i = 0; i < told->expectations.count; i++) {
        const struct told_expectation *one = &told->expectations.items[i];
        const char *delivery =
            field_word_text(words_delivery, one->delivery.value);
        put_line(plan, out, "  - ", "expects", &one->expects);
        buf_printf(out, "    delivery: %s%s\n", delivery ? delivery : "unknown",
            delivery ? "" : "   # met, partly or missed? Ask the champion.");
        if (is_set(one->note))
            put_line(plan, out, "    ", "note", &one->note);
        else if (one->delivery.value == DELIVERY_PARTLY ||
                 one->delivery.value == DELIVERY_MISSED)
            buf_str(out, "    # note: what you do about it. Ask the champion "
                         "what would mend it.\n");
    }
}

/* As it was written: a quarter stays one. */
static const char *
date_text(const struct new_plan *plan, struct date date)
{
    struct place at = date.at;
    const char *text = at.source->text + at.at;
    while (at.length > 1 && strchr("\"'", *text)) {
        text++;
        at.length -= 2;
    }
    return text_collapse(
        plan->arena, arena_strndup(plan->arena, text, at.length));
}

void
new_answers_roadmap(const struct new_plan *plan, struct buf *out)
{
    const struct answers *told = plan->answers;
    buf_str(out, told->needs.count > 0 ? "roadmap:\n" : "");
    for (int i = 0; i < told->needs.count; i++) {
        const struct told_need *one = &told->needs.items[i];
        put_line(plan, out, "  - ", "need", &one->need);
        if (is_set(one->when))
            buf_printf(out, "    when: %s\n", date_text(plan, one->when));
        else
            buf_str(out, "    # when: 2027-Q1. Ask the sponsor.\n");
    }
}

void
new_answers_offers(const struct new_plan *plan, struct buf *out)
{
    const struct answers *told = plan->answers;
    for (int i = 0; i < told->needs.count; i++) {
        buf_str(out, "  #   - {offer: ");
        edit_scalar(out, line_of(plan, &told->needs.items[i].need));
        buf_printf(out, ", after: a milestone's id, owner: %s}\n", plan->csm);
    }
}

/* --- prose --- */

/* What they wrote is text, whatever Markdown would make of it. */
static void
put_prose(struct buf *out, const char *text)
{
    enum { BEGIN, NUMBER, INSIDE } at = BEGIN; /* of the line */
    for (; *text; text++) {
        bool space = *text == ' ' || *text == '\t';
        bool digit = *text >= '0' && *text <= '9';
        if (at == BEGIN && space)
            continue; /* four would make code of it */
        if (strchr("\\`*_[]<>&|", *text) ||
            (at == BEGIN && strchr("#-+=~:", *text)) ||
            (at == NUMBER && strchr(".)", *text)))
            buf_char(out, '\\');
        buf_char(out, *text);
        at = *text == '\n' ? BEGIN : digit && at != INSIDE ? NUMBER : INSIDE;
    }
    buf_char(out, '\n');
}

static void
put_answer(struct buf *out, const char *question, const struct text *text)
{
    if (!is_set(*text))
        return;
    buf_printf(out, "\n**%s**\n\n", question);
    put_prose(out, text->s);
}

void
new_answers_prose(const struct new_plan *plan, struct buf *out)
{
    const struct answers *told = plan->answers;
    const struct told_today *today = &told->today;
    buf_str(out, "## Why this plan\n\n");
    if (is_set(told->success.goal))
        put_prose(out, told->success.goal.s);
    else
        buf_printf(out,
            "<!-- Two or three sentences that %s would recognise as their own. "
            "Ask the sponsor what is better in a year, and for whom. -->\n",
            plan->customer ? plan->customer : "the customer");
    if (is_set(today->keep) || is_set(today->mend))
        buf_printf(out, "\n## %s\n", plan->asked.today);
    put_answer(out, plan->asked.keep, &today->keep);
    put_answer(out, plan->asked.mend, &today->mend);
    if (is_set(told->notes)) {
        buf_str(out, "\n## Internal: notes of the interview\n\n");
        put_prose(out, told->notes.s);
    }
}
