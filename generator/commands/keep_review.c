/* log: a meeting of the cadence was held, was missed, or was left out. */
#include <string.h>

#include "base/text.h"
#include "commands/ask.h"
#include "commands/commands.h"
#include "commands/keep.h"
#include "commands/run.h"
#include "plan/csv_lines.h"
#include "plan/meetings.h"
#include "plan/progress.h"

#define COLUMNS_MAX 32  /* of a file with reviews */
#define NEXT_WITHIN 400 /* days in which the next meeting is looked for */

/* --- what is asked for --- */

static const char *
lacks(const struct keep *keep)
{
    return keep->options->keep.meeting ? NULL : "--meeting and its name";
}

/* The names of the cadence, each once. */
static struct ask_choices
meetings_of(const struct keep *keep)
{
    const struct plan *plan = keep->plan;
    const char **names =
        ARENA_ARRAY(keep->arena, const char *, plan->cadence.count + 1);
    int count = 0;
    for (int i = 0; i < plan->cadence.count; i++) {
        const struct text *name = &plan->cadence.items[i].meeting;
        bool seen = !is_set(*name);
        for (int k = 0; k < count; k++)
            seen |= text_is(names[k], name->s);
        if (!seen)
            names[count++] = name->s;
    }
    return (struct ask_choices){names, NULL, count};
}

static bool
ask_unblocked(struct keep *keep)
{
    const char **items = keep->options->keep.unblocked;
    for (int i = 0; i < UNBLOCKED_MAX; i++) {
        if (!ask_text(keep->arena,
                i == 0 ? "What did it get moving again (empty: nothing)"
                       : "What else (empty: nothing)",
                "", &items[i]))
            return false;
        if (!*items[i]) {
            items[i] = NULL;
            break;
        }
    }
    return true;
}

static bool
ask_held(struct keep *keep)
{
    static const char *const words[] = {
        "confirmed", "changed", "not-discussed"};
    static const char *const about[] = {
        "the outcome still holds", "it is another now", "nobody spoke of it"};
    struct keep_options *said = &keep->options->keep;
    const char *answer;
    if (!ask_choice(keep->arena, "The plan's outcome",
            (struct ask_choices){words, about, 3}, words[0], &answer))
        return false;
    said->outcome =
        (enum confirmation)field_word_value(words_confirmation, answer);
    return ask_unblocked(keep);
}

static bool
ask(struct keep *keep)
{
    static const char *const words[] = {"held", "missed", "skipped"};
    static const char *const about[] = {
        NULL, "it did not take place", "both sides agreed to leave it out"};
    struct options *options = keep->options;
    struct keep_options *said = &options->keep;
    struct ask_choices meetings = meetings_of(keep);
    const char *answer;
    if (meetings.count == 0) {
        complain(
            "%s has no `cadence`: no meeting to record", keep->plan->def.id.s);
        return false;
    }
    if (!ask_choice(keep->arena, "Meeting", meetings, meetings.words[0],
            &said->meeting) ||
        (options->on == DAY_NONE && !ask_day(keep->arena, "On", options->today,
                                        options->today, &options->on)) ||
        !ask_choice(keep->arena, "It was",
            (struct ask_choices){words, about, 3}, words[0], &answer))
        return false;
    said->missed = text_is(answer, "missed");
    if (text_is(answer, "skipped"))
        return ask_text(
            keep->arena, "Why both sides agreed", NULL, &said->skipped);
    return said->missed || ask_held(keep);
}

/* --- the entry --- */

static bool
settle_said(const struct keep *keep)
{
    const struct keep_options *said = &keep->options->keep;
    if (said->missed && said->skipped) {
        complain("a meeting was missed, or skipped with a reason: not both");
        return false;
    }
    if ((said->missed || said->skipped) &&
        (said->unblocked[0] || said->outcome != CONFIRM_NONE)) {
        complain("a meeting that was not held has no outcome and got nothing "
                 "moving: leave out --outcome and --unblocked");
        return false;
    }
    return true;
}

/* The name as the cadence writes it; NULL, having said which there are. */
static const char *
find_meeting(const struct keep *keep)
{
    const char *given = keep->options->keep.meeting;
    struct ask_choices known = meetings_of(keep);
    struct buf list = {0};
    for (int i = 0; i < known.count; i++)
        if (text_is_nocase(known.words[i], given))
            return known.words[i];
    for (int i = 0; i < known.count; i++)
        buf_printf(&list, "%s\"%s\"", i > 0 ? ", " : "", known.words[i]);
    const char *near = text_nearest(given, known.words, known.count);
    if (near)
        complain("--meeting \"%s\" is not in the cadence of %s: did you mean "
                 "\"%s\"?",
            given, keep->plan->def.id.s, near);
    else
        complain("--meeting \"%s\" is not in the cadence of %s: it has %s",
            given, keep->plan->def.id.s, list.p ? list.p : "none");
    buf_free(&list);
    return NULL;
}

static bool
is_recorded(const struct keep *keep, const char *meeting)
{
    const struct plan *plan = keep->plan;
    for (int i = 0; i < plan->reviews.count; i++) {
        const struct review *review = &plan->reviews.items[i];
        if (date_known(review->on) && review->on.day == keep->on &&
            text_is(review->meeting.s, meeting)) {
            struct line_column at = place_start(review->at);
            complain("%s of %s is recorded already, in %s:%d", meeting,
                day_words(keep->arena, keep->on), review->at.source->path,
                at.line);
            return true;
        }
    }
    return false;
}

static int
write_fields(
    const struct keep *keep, const char *meeting, struct edit_field *fields)
{
    static const char *const nothing[] = {NULL};
    const struct keep_options *said = &keep->options->keep;
    char *on = arena_alloc(keep->arena, 11);
    int count = 0;
    day_iso(keep->on, on);
    fields[count++] = (struct edit_field){.name = "on", .value = on};
    fields[count++] = (struct edit_field){.name = "meeting", .value = meeting};
    if (said->missed) {
        fields[count++] =
            (struct edit_field){.name = "missed", .value = "true"};
    } else if (said->skipped) {
        fields[count++] =
            (struct edit_field){.name = "skipped", .value = said->skipped};
    } else {
        if (said->outcome != CONFIRM_NONE)
            fields[count++] = (struct edit_field){.name = "outcome",
                .value =
                    field_word_text(words_confirmation, (int)said->outcome)};
        fields[count++] = (struct edit_field){.name = "unblocked",
            .items = said->unblocked[0] ? said->unblocked : nothing};
    }
    return count;
}

/* What stands in the cell for a field; NULL, having said so, where it would
 * read as something else. */
static const char *
cell_text(const struct keep *keep, const struct edit_field *field)
{
    const char *text = field->value ? field->value : "";
    for (int i = 0; field->items && field->items[i]; i++) {
        if (strchr(field->items[i], ';')) {
            complain("a semicolon in \"%s\" would make two of it in \"%s\": "
                     "write a comma",
                field->items[i], keep->plan->reviews.file.s);
            return NULL;
        }
        text = arena_printf(
            keep->arena, "%s%s%s", text, i > 0 ? "; " : "", field->items[i]);
    }
    return text;
}

/* Puts the field into its column. */
static bool
fill_cell(const struct keep *keep, const struct edit_field *field,
    const struct csv_cell *names, const char **cells, int count)
{
    const char *text = cell_text(keep, field);
    for (int i = 0; text && i < count; i++)
        if (text_is(names[i].text, field->name)) {
            cells[i] = text;
            return true;
        }
    if (text && *text)
        complain("\"%s\" has no column `%s`: add it to the first line, and a "
                 "comma to every other",
            keep->plan->reviews.file.s, field->name);
    return text && !*text;
}

/* One more line in the file that the plan keeps its reviews in. */
static enum exit_status
edit_csv(struct keep *keep, const struct edit_field *fields, int field_count)
{
    struct csv_cell names[COLUMNS_MAX];
    const char *cells[COLUMNS_MAX];
    const struct reviews *reviews = &keep->plan->reviews;
    struct edits edits = {0};
    struct place line;
    int count = 0;
    if (!is_set(*reviews)) {
        complain("the reviews cannot be read from \"%s\"; `countersign check` "
                 "says why",
            reviews->file.s);
        return EXIT_FINDINGS;
    }
    if (!keep_open_csv(keep, &reviews->file,
            reviews->count > 0 ? reviews->items[0].at.source : NULL))
        return EXIT_SYSTEM;
    const char *text = keep->csv_source->text;
    struct csv_lines csv = {keep->arena, keep->csv_source,
        text_starts(text, "\xEF\xBB\xBF") ? 3 : 0, ','};
    if (!csv_take(&csv, names, COLUMNS_MAX, &count, &line) ||
        count > COLUMNS_MAX)
        return keep_no_room(keep, "the review");
    for (int i = 0; i < count; i++)
        cells[i] = "";
    for (int i = 0; i < field_count; i++)
        if (!fill_cell(keep, &fields[i], names, cells, count))
            return EXIT_FINDINGS;
    edit_csv_append(keep->arena, &edits, keep->csv_source, cells, count);
    keep_settle_csv(keep, &reviews->file, &edits);
    return EXIT_CLEAN;
}

static enum exit_status
edit(struct keep *keep)
{
    struct edit_field fields[5];
    const char *meeting = settle_said(keep) ? find_meeting(keep) : NULL;
    if (!meeting)
        return EXIT_USAGE;
    if (is_recorded(keep, meeting))
        return EXIT_FINDINGS;
    int count = write_fields(keep, meeting, fields);
    keep->own = arena_strdup(keep->arena, meeting);
    if (!is_absent(keep->plan->reviews.file))
        return edit_csv(keep, fields, count);
    return keep_append(keep, "reviews", fields, count)
               ? EXIT_CLEAN
               : keep_no_room(keep, "the review");
}

static bool
reads_well(const struct keep *keep)
{
    const struct keep_options *said = &keep->options->keep;
    int count = keep->plan->reviews.count;
    if (keep->after->reviews.count != count + 1)
        return false;
    const struct review *review = &keep->after->reviews.items[count];
    int unblocked = 0;
    while (said->unblocked[unblocked])
        unblocked++;
    return review->on.day == keep->on &&
           text_is(review->meeting.s, keep->own) &&
           review->missed.on == said->missed &&
           is_set(review->skipped) == (said->skipped != NULL) &&
           review->unblocked.count == unblocked &&
           review->outcome.value == (int)said->outcome;
}

/* --- what it means --- */

static void
say_next(const struct keep *keep, struct buf *out)
{
    day_t from =
        keep->on > keep->options->today ? keep->on : keep->options->today;
    if (keep->on == from)
        from++;
    const struct meeting_day *next = NULL;
    struct meeting_days days = meetings_between(keep->arena, keep->after, from,
        from + NEXT_WITHIN, keep->options->today);
    for (int i = 0; i < days.count; i++)
        if (!next || days.items[i].on < next->on)
            next = &days.items[i];
    if (!next) {
        buf_str(out, "; no meeting is due after it");
        return;
    }
    const struct clock_time *time = &next->meeting->time;
    buf_printf(out, "; next: %s on %s", next->meeting->meeting.s,
        day_words(keep->arena, next->on));
    if (is_set(*time))
        buf_printf(out, " at %d:%02d", time->minutes / 60, time->minutes % 60);
}

static void
say(const struct keep *keep, struct buf *out)
{
    const struct keep_options *said = &keep->options->keep;
    int count = 0;
    while (said->unblocked[count])
        count++;
    buf_printf(out, "%s of %s recorded as %s", (const char *)keep->own,
        day_words(keep->arena, keep->on),
        said->missed    ? "missed"
        : said->skipped ? "skipped"
                        : "held");
    if (is_set(keep->plan->start) && keep->on < keep->plan->start.day)
        buf_printf(out, ", %s before the plan begins",
            keep_days(keep, keep->plan->start.day - keep->on));
    if (said->outcome != CONFIRM_NONE)
        buf_printf(out, ", outcome %s",
            said->outcome == CONFIRM_YES       ? "confirmed"
            : said->outcome == CONFIRM_CHANGED ? "changed"
                                               : "not discussed");
    if (count > 0)
        buf_printf(out, ", %d %s moving again", count,
            plural(count, "thing", "things"));
    say_next(keep, out);
}

static enum exit_status
run(struct arena *arena, struct options *options)
{
    static const struct keep_verb verb = {
        .name = "log",
        .usage = "log PLAN --meeting NAME",
        .lacks = lacks,
        .ask = ask,
        .edit = edit,
        .reads_well = reads_well,
        .say = say,
    };
    return keep_run(arena, options, &verb, NULL);
}

int
command_log(int argc, char **argv)
{
    return run_command("log", TAKES_ON | TAKES_REVIEW, argc, argv, run);
}
