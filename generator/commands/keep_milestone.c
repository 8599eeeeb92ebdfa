/* done, block, resolve, expect, owner: what became of a milestone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "commands/ask.h"
#include "commands/commands.h"
#include "commands/keep.h"
#include "commands/people.h"
#include "commands/run.h"
#include "plan/progress.h"

/* --- what all five do --- */

static const char *
lacks_nothing(const struct keep *keep)
{
    return keep->word_count == 0 ? "a milestone" : NULL;
}

static bool
ask_milestone(struct keep *keep)
{
    const char *which;
    if (keep->word_count > 0)
        return true;
    if (!keep_ask_milestone(keep, &which))
        return false;
    keep->words[keep->word_count++] = arena_strdup(keep->arena, which);
    return true;
}

static bool
ask_on(struct keep *keep, const char *question)
{
    struct options *options = keep->options;
    return options->on != DAY_NONE ||
           ask_day(keep->arena, question, options->today, options->today,
               &options->on);
}

static const char *
milestone_name(const struct keep *keep)
{
    return name_or_id(keep->milestone->name, keep->milestone->id);
}

/* The first of the fields that the milestone has: what is new stands behind
 * it, not behind long lists of tasks. */
static const char *
anchor(const struct keep *keep, const char *best)
{
    static const char *const names[] = {
        "status", "owners", "target", "moves", "due", "name"};
    if (front_field(keep->node, best))
        return best;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (front_field(keep->node, names[i]))
            return names[i];
    return NULL;
}

static bool
put(struct keep *keep, const char *name, const char *value, const char *after)
{
    struct edit_field field = {.name = name, .value = value};
    return edit_put(keep->arena, &keep->edits, keep->plan->def.source,
        keep->node, &field, anchor(keep, after));
}

static const char *
iso(const struct keep *keep, day_t day)
{
    char *text = arena_alloc(keep->arena, 11);
    day_iso(day, text);
    return text;
}

static const struct milestone *
milestone_after(const struct keep *keep)
{
    int i = (int)(keep->milestone - keep->plan->milestones.items);
    return i < keep->after->milestones.count ? &keep->after->milestones.items[i]
                                             : NULL;
}

/* Not one that is done, or that was dropped. */
static enum exit_status
find_open(struct keep *keep)
{
    enum exit_status status = keep_milestone(keep, keep->words[0]);
    if (status != EXIT_CLEAN)
        return status;
    const struct milestone *milestone = keep->milestone;
    if (milestone->status.value == STATUS_DONE)
        complain("\"%s\" is done%s%s", milestone_name(keep),
            date_known(milestone->done) ? " since " : "",
            date_known(milestone->done)
                ? day_words(keep->arena, milestone->done.day)
                : "");
    else if (milestone->status.value == STATUS_DROPPED)
        complain("\"%s\" was dropped", milestone_name(keep));
    else
        return EXIT_CLEAN;
    return EXIT_FINDINGS;
}

/* "3 days before its due date". */
static void
say_against_due(const struct keep *keep, day_t day, struct buf *out)
{
    const struct date *due = &keep->milestone->due;
    if (!date_known(*due))
        return;
    int days = day - due->day;
    if (days == 0)
        buf_str(out, ", on its due date");
    else
        buf_printf(out, ", %s %s its due date",
            keep_days(keep, days < 0 ? -days : days),
            days < 0 ? "before" : "after");
}

/* --- done --- */

static bool
ask_done(struct keep *keep)
{
    struct keep_options *said = &keep->options->keep;
    return ask_milestone(keep) && ask_on(keep, "Reached on") &&
           (said->evidence ||
               ask_text(keep->arena, "What proves it, with the figure", NULL,
                   &said->evidence));
}

static enum exit_status
edit_done(struct keep *keep)
{
    const char *evidence = keep->options->keep.evidence;
    enum exit_status status = find_open(keep);
    if (status != EXIT_CLEAN)
        return status;
    if (!evidence && !is_set(keep->milestone->evidence)) {
        complain("done needs --evidence and what proves it, with the figure: "
                 "countersign done %s %s --evidence \"…\"",
            keep->options->paths[0], keep->milestone->id.s);
        return EXIT_USAGE;
    }
    bool room = put(keep, "status", "done", "status") &&
                put(keep, "done", iso(keep, keep->on), "status") &&
                (!evidence || put(keep, "evidence", evidence, "done"));
    return room ? EXIT_CLEAN : keep_no_room(keep, "the milestone's status");
}

static bool
done_reads_well(const struct keep *keep)
{
    const char *evidence = keep->options->keep.evidence;
    const struct milestone *milestone = milestone_after(keep);
    return milestone && milestone->status.value == STATUS_DONE &&
           milestone->done.day == keep->on &&
           (!evidence || text_is(milestone->evidence.s, evidence));
}

/* The earliest that is neither done nor dropped. */
static const struct milestone *
next_milestone(const struct plan *plan)
{
    const struct milestone *next = NULL;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (milestone->status.value == STATUS_DONE ||
            milestone->status.value == STATUS_DROPPED ||
            !date_known(milestone->due))
            continue;
        if (!next || milestone->due.day < next->due.day)
            next = milestone;
    }
    return next;
}

static int
count_open(const struct milestone *milestone, day_t on)
{
    int open = 0;
    for (int i = 0; i < milestone->blockers.count; i++)
        open += blocker_open(&milestone->blockers.items[i], on);
    return open;
}

/* True if a reading, of whatever day, is at the level or beyond it. */
static bool
was_reached(const struct metric *metric, int64_t level)
{
    for (int i = 0; i < metric->readings.count; i++) {
        struct quantity value = metric->readings.items[i].value;
        if (is_set(value) && unit_converts(value.unit, metric->unit.s) &&
            metric_reaches(metric, quantity_in(value, metric->unit.s), level))
            return true;
    }
    return false;
}

/* What was read so far speaks against it.  Which way is better is known only
 * with a baseline and a target. */
static bool
say_unreached(const struct keep *keep, struct buf *out)
{
    const struct milestone *milestone = keep->milestone;
    const struct metric *metric = milestone_metric(milestone);
    if (!metric || !is_set(milestone->target) ||
        !metric_baseline(metric).known || !metric_target(metric).known ||
        !unit_converts(milestone->target.unit, metric->unit.s))
        return false;
    int64_t level = quantity_in(milestone->target, metric->unit.s);
    struct level_on latest = metric_latest(metric, keep->on);
    if (!latest.known || was_reached(metric, level))
        return false;
    buf_printf(out,
        "; but the latest reading, %s on %s, does not reach the agreed %s: "
        "record the new one, countersign reading %s %s …",
        keep_level(keep, metric, latest.micro),
        day_words(keep->arena, latest.on), keep_level(keep, metric, level),
        keep->plan->def.id.s, metric->id.s);
    return true;
}

/* What proves a milestone is a level of its metric. */
static void
say_figure(const struct keep *keep, struct buf *out)
{
    const char *evidence = keep->options->keep.evidence;
    const struct milestone *milestone = keep->milestone;
    if (!evidence || strpbrk(evidence, "0123456789") ||
        !is_set(milestone->target) || milestone->moves.count == 0)
        return;
    buf_printf(out,
        "; its evidence names no figure: record what was measured, "
        "countersign reading %s %s …",
        keep->plan->def.id.s, milestone->moves.items[0].id);
}

static void
say_done(const struct keep *keep, struct buf *out)
{
    const struct milestone *next = next_milestone(keep->after);
    int open = count_open(milestone_after(keep), keep->options->today);
    buf_printf(out, "\"%s\" is done on %s", milestone_name(keep),
        day_words(keep->arena, keep->on));
    say_against_due(keep, keep->on, out);
    if (open > 0)
        buf_printf(out, "; %d %s still open", open,
            plural(open, "blocker is", "blockers are"));
    if (!say_unreached(keep, out))
        say_figure(keep, out);
    if (next)
        buf_printf(out, "; next: \"%s\", due %s",
            name_or_id(next->name, next->id),
            day_words(keep->arena, next->due.day));
    else
        buf_str(out, "; it was the last");
}

/* --- block --- */

static const char *
lacks_blocker(const struct keep *keep)
{
    return keep->word_count == 0   ? "a milestone and what is in its way"
           : keep->word_count == 1 ? "what is in the way"
           : keep->options->keep.owner
               ? NULL
               : "--owner and who clears it out of the way";
}

static bool
ask_block(struct keep *keep)
{
    const char *what;
    struct keep_options *said = &keep->options->keep;
    if (!ask_milestone(keep))
        return false;
    if (keep->word_count == 1) {
        if (!ask_text(keep->arena, "What is in the way", NULL, &what))
            return false;
        keep->words[keep->word_count++] = arena_strdup(keep->arena, what);
    }
    return (said->owner || keep_ask_person(keep, "Who clears it", SIDE_NONE,
                               NULL, &said->owner)) &&
           ask_on(keep, "In the way since");
}

static const struct person *
person_of(const struct keep *keep, const char *option, const char *who)
{
    const struct person *person = people_choose(keep->arena, keep->plan, who);
    if (!person)
        people_complain(keep->arena, keep->plan, option, who);
    return person;
}

static const char *
clean_word(const struct keep *keep, int i)
{
    const char *text = keep->words[i];
    if (!text_blank(text) && text_is_clean(text))
        return text_collapse(keep->arena, text);
    complain("\"%s\" is no text", text);
    return NULL;
}

static enum exit_status
edit_block(struct keep *keep)
{
    enum exit_status status = find_open(keep);
    if (status != EXIT_CLEAN)
        return status;
    const char *what = clean_word(keep, 1);
    const struct person *owner =
        person_of(keep, "--owner", keep->options->keep.owner);
    if (!what || !owner)
        return EXIT_USAGE;
    struct edit_field fields[] = {
        {.name = "what", .value = what},
        {.name = "owner", .value = owner->id.s},
        {.name = "since", .value = iso(keep, keep->on)},
    };
    keep->own = arena_strdup(keep->arena, what);
    bool room = edit_append(keep->arena, &keep->edits, keep->plan->def.source,
                    keep->node, "blockers", fields, 3, NULL) &&
                put(keep, "status", "blocked", "status");
    return room ? EXIT_CLEAN : keep_no_room(keep, "the blocker");
}

static bool
block_reads_well(const struct keep *keep)
{
    const struct milestone *milestone = milestone_after(keep);
    int count = keep->milestone->blockers.count;
    return milestone && milestone->status.value == STATUS_BLOCKED &&
           milestone->blockers.count == count + 1 &&
           text_is(milestone->blockers.items[count].what.s, keep->own) &&
           milestone->blockers.items[count].since.day == keep->on;
}

/* Whom the plan says to call, and when. */
static void
say_escalation(const struct keep *keep, struct buf *out)
{
    const struct escalation *step = escalation_first(keep->after);
    if (step)
        buf_printf(out, "; unless it is cleared, call %s on %s",
            escalation_whom(keep->arena, step),
            day_words(keep->arena, duration_after(step->after, keep->on, 1)));
}

static void
say_block(const struct keep *keep, struct buf *out)
{
    const struct person *owner =
        people_choose(keep->arena, keep->plan, keep->options->keep.owner);
    buf_printf(out, "\"%s\" is blocked since %s, and %s clears it",
        milestone_name(keep), day_words(keep->arena, keep->on),
        people_name(owner));
    say_escalation(keep, out);
}

/* --- resolve --- */

struct resolving {
    const struct blocker *blocker;
    const struct front *node;
    const char *status; /* what the milestone's becomes, or NULL */
};

static bool
is_resolved(const struct blocker *blocker)
{
    return !is_absent(blocker->resolved);
}

static bool
ask_resolve(struct keep *keep)
{
    return ask_milestone(keep) && ask_on(keep, "Out of the way on");
}

/* By its number, or by words that it begins with or has in it. */
static bool
is_meant(const struct blocker *blocker, int number, const char *which)
{
    char *end;
    if (strtol(which, &end, 10) == number && !*end)
        return true;
    return is_set(blocker->what) && strcasestr(blocker->what.s, which);
}

static enum exit_status
refuse_blocker(const struct keep *keep, int open, int meant)
{
    const char *which = keep->word_count > 1 ? keep->words[1] : NULL;
    if (open == 0) {
        complain("\"%s\" has no open blocker", milestone_name(keep));
        return EXIT_FINDINGS;
    }
    complain(!which  ? "\"%s\" has %d open blockers: say which one, by its "
                       "number or words of it"
             : meant ? "\"%s\" has %d open blockers, and several of them are "
                       "meant by that"
                     : "\"%s\" has %d open, and none is meant by that:",
        milestone_name(keep), open);
    int number = 0;
    for (int i = 0; i < keep->milestone->blockers.count; i++) {
        const struct blocker *blocker = &keep->milestone->blockers.items[i];
        struct buf shown = {0};
        number++;
        if (is_resolved(blocker))
            continue;
        buf_visible(&shown, blocker->what.s, strlen(blocker->what.s));
        fprintf(stderr, "  %d  %s\n", number, buf_slice(&shown).p);
        buf_free(&shown);
    }
    return EXIT_USAGE;
}

/* The blocker's fields, by the place that the reader gave it. */
static const struct front *
blocker_node(const struct keep *keep, const struct blocker *blocker)
{
    const struct front *list = front_field(keep->node, "blockers");
    for (const struct front *item = list ? list->first : NULL; item;
         item = item->next) {
        const struct front *what =
            item->kind == FRONT_FIELDS ? front_field(item, "what") : NULL;
        if (what && what->at.at == blocker->what.at.at)
            return item;
    }
    return NULL;
}

static enum exit_status
find_blocker(struct keep *keep, struct resolving *r)
{
    const char *which = keep->word_count > 1 ? keep->words[1] : NULL;
    int open = 0, meant = 0;
    for (int i = 0; i < keep->milestone->blockers.count; i++) {
        const struct blocker *blocker = &keep->milestone->blockers.items[i];
        if (is_resolved(blocker))
            continue;
        open++;
        if (which && !is_meant(blocker, i + 1, which))
            continue;
        meant++;
        r->blocker = blocker;
    }
    if (meant != 1)
        return refuse_blocker(keep, open, meant);
    r->node = blocker_node(keep, r->blocker);
    if (!r->node)
        return keep_no_room(keep, "the day");
    if (!date_known(r->blocker->since) || r->blocker->since.day <= keep->on)
        return EXIT_CLEAN;
    complain("\"%s\" is in the way since %s: --on must not be before it",
        r->blocker->what.s, day_words(keep->arena, r->blocker->since.day));
    return EXIT_USAGE;
}

/* What a milestone is when the last thing in its way is gone. */
static const char *
status_without(const struct keep *keep)
{
    const struct milestone *milestone = keep->milestone;
    if (milestone->status.value != STATUS_BLOCKED)
        return NULL;
    int open = 0;
    for (int i = 0; i < milestone->blockers.count; i++)
        open += !is_resolved(&milestone->blockers.items[i]);
    if (open > 1)
        return NULL;
    day_t day =
        date_known(milestone->expected) ? milestone->expected.day : keep->on;
    bool late = date_known(milestone->due) && day > milestone->due.day;
    return late ? "at-risk" : "on-track";
}

static enum exit_status
edit_resolve(struct keep *keep)
{
    struct resolving *r = keep->own;
    enum exit_status status = keep_milestone(keep, keep->words[0]);
    if (status == EXIT_CLEAN)
        status = find_blocker(keep, r);
    if (status != EXIT_CLEAN)
        return status;
    struct edit_field field = {
        .name = "resolved", .value = iso(keep, keep->on)};
    r->status = status_without(keep);
    bool room = edit_put(keep->arena, &keep->edits, keep->plan->def.source,
                    r->node, &field, NULL) &&
                (!r->status || put(keep, "status", r->status, "status"));
    return room ? EXIT_CLEAN : keep_no_room(keep, "the day");
}

static bool
resolve_reads_well(const struct keep *keep)
{
    const struct resolving *r = keep->own;
    const struct milestone *milestone = milestone_after(keep);
    int i = (int)(r->blocker - keep->milestone->blockers.items);
    return milestone && i < milestone->blockers.count &&
           milestone->blockers.items[i].resolved.day == keep->on &&
           (!r->status ||
               text_is(field_word_text(words_status, milestone->status.value),
                   r->status));
}

static void
say_resolve(const struct keep *keep, struct buf *out)
{
    const struct resolving *r = keep->own;
    const struct milestone *milestone = milestone_after(keep);
    buf_printf(out, "\"%s\" is out of the way", r->blocker->what.s);
    if (date_known(r->blocker->since))
        buf_printf(out, " after %s",
            keep_days(keep, keep->on - r->blocker->since.day));
    int open = 0;
    for (int i = 0; i < milestone->blockers.count; i++)
        open += !is_resolved(&milestone->blockers.items[i]);
    if (r->status)
        buf_printf(out, "; \"%s\" is %s", milestone_name(keep),
            text_is(r->status, "at-risk") ? "at risk: it will be late"
                                          : "on track again");
    else if (open > 0)
        buf_printf(out, "; %d more %s open", open, plural(open, "is", "are"));
}

/* --- expect --- */

static const char *
lacks_day(const struct keep *keep)
{
    return keep->word_count == 0   ? "a milestone and a date"
           : keep->word_count == 1 ? "the date"
                                   : NULL;
}

static bool
ask_expect(struct keep *keep)
{
    day_t day;
    if (!ask_milestone(keep))
        return false;
    if (keep->word_count > 1)
        return true;
    if (!ask_day(keep->arena, "Expected on", DAY_NONE, DAY_NONE, &day))
        return false;
    keep->words[keep->word_count++] = arena_strdup(keep->arena, iso(keep, day));
    return true;
}

static enum exit_status
edit_expect(struct keep *keep)
{
    const char *why = NULL;
    const char *text = keep_words(keep, 1);
    struct date *date = keep->own;
    enum exit_status status = find_open(keep);
    if (status != EXIT_CLEAN)
        return status;
    if (!date_parse(keep->arena, text, date, &why)) {
        complain("\"%s\" is not a date: %s", text, why);
        return EXIT_USAGE;
    }
    date->day = date_resolve(
        *date, is_set(keep->plan->start) ? keep->plan->start.day : DAY_NONE);
    if (date->day < keep->options->today) {
        complain("%s is past: a milestone is expected from today on, or done",
            day_words(keep->arena, date->day));
        return EXIT_USAGE;
    }
    return put(keep, "expected", text, "due") ? EXIT_CLEAN
                                              : keep_no_room(keep, "the date");
}

static bool
expect_reads_well(const struct keep *keep)
{
    const struct date *date = keep->own;
    const struct milestone *milestone = milestone_after(keep);
    return milestone && milestone->expected.day == date->day;
}

static void
say_expect(const struct keep *keep, struct buf *out)
{
    const struct date *date = keep->own;
    buf_printf(out, "\"%s\" is expected on %s", milestone_name(keep),
        day_words(keep->arena, date->day));
    say_against_due(keep, date->day, out);
    if (date_known(keep->milestone->due) &&
        date->day != keep->milestone->due.day)
        buf_printf(out, " of %s, which stays",
            day_words(keep->arena, keep->milestone->due.day));
}

/* --- the commands --- */

static const struct keep_verb verb_done = {
    .name = "done",
    .usage = "done PLAN MILESTONE --evidence TEXT",
    .words_least = 1,
    .words_most = 1,
    .lacks = lacks_nothing,
    .ask = ask_done,
    .edit = edit_done,
    .reads_well = done_reads_well,
    .say = say_done,
};
static const struct keep_verb verb_block = {
    .name = "block",
    .usage = "block PLAN MILESTONE \"WHAT\" --owner WHO",
    .words_least = 2,
    .words_most = 2,
    .lacks = lacks_blocker,
    .ask = ask_block,
    .edit = edit_block,
    .reads_well = block_reads_well,
    .say = say_block,
};
static const struct keep_verb verb_resolve = {
    .name = "resolve",
    .usage = "resolve PLAN MILESTONE [BLOCKER]",
    .words_least = 1,
    .words_most = 2,
    .lacks = lacks_nothing,
    .ask = ask_resolve,
    .edit = edit_resolve,
    .reads_well = resolve_reads_well,
    .say = say_resolve,
};
static const struct keep_verb verb_expect = {
    .name = "expect",
    .usage = "expect PLAN MILESTONE DATE",
    .words_least = 2,
    .words_most = 3, /* week 20 */
    .lacks = lacks_day,
    .ask = ask_expect,
    .edit = edit_expect,
    .reads_well = expect_reads_well,
    .say = say_expect,
};

static enum exit_status
run_done(struct arena *arena, struct options *options)
{
    return keep_run(arena, options, &verb_done, NULL);
}

static enum exit_status
run_block(struct arena *arena, struct options *options)
{
    return keep_run(arena, options, &verb_block, NULL);
}

static enum exit_status
run_resolve(struct arena *arena, struct options *options)
{
    struct resolving resolving = {0};
    return keep_run(arena, options, &verb_resolve, &resolving);
}

static enum exit_status
run_expect(struct arena *arena, struct options *options)
{
    struct date date = {.state = VALUE_SET};
    return keep_run(arena, options, &verb_expect, &date);
}

int
command_done(int argc, char **argv)
{
    return run_command("done", TAKES_ON | TAKES_EVIDENCE, argc, argv, run_done);
}

int
command_block(int argc, char **argv)
{
    return run_command("block", TAKES_ON | TAKES_OWNER, argc, argv, run_block);
}

int
command_resolve(int argc, char **argv)
{
    return run_command("resolve", TAKES_ON, argc, argv, run_resolve);
}

int
command_expect(int argc, char **argv)
{
    return run_command("expect", 0, argc, argv, run_expect);
}
