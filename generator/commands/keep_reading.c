/* reading: what a metric was measured at, in the plan's table or in the CSV
 * file that the metric keeps its readings in. */
#include <string.h>

#include "base/text.h"
#include "commands/ask.h"
#include "commands/commands.h"
#include "commands/keep.h"
#include "commands/readings_edit.h"
#include "commands/run.h"
#include "plan/progress.h"

#define FAR 10 /* times what is known of the metric */

struct measuring {
    const struct metric *metric;
    const char *text; /* the value as it is written */
    struct quantity value;
};

/* --- what is asked for --- */

static const char *
lacks(const struct keep *keep)
{
    return keep->word_count == 0   ? "a metric and its value"
           : keep->word_count == 1 ? "the value"
                                   : NULL;
}

static bool
ask(struct keep *keep)
{
    const struct plan *plan = keep->plan;
    int count = plan->metrics.count;
    const char **ids = ARENA_ARRAY(keep->arena, const char *, count + 1);
    const char **names = ARENA_ARRAY(keep->arena, const char *, count + 1);
    const char *metric, *value;
    for (int i = 0; i < count; i++) {
        ids[i] = plan->metrics.items[i].id.s;
        names[i] =
            name_or_id(plan->metrics.items[i].name, plan->metrics.items[i].id);
    }
    if (count == 0) {
        complain("%s has no metric", plan->def.id.s);
        return false;
    }
    if (keep->word_count == 0) {
        if (!ask_choice(keep->arena, "Metric",
                (struct ask_choices){ids, names, count}, ids[0], &metric))
            return false;
        keep->words[keep->word_count++] = arena_strdup(keep->arena, metric);
    }
    if (!ask_text(keep->arena, "Value", NULL, &value))
        return false;
    keep->words[keep->word_count++] = arena_strdup(keep->arena, value);
    struct options *options = keep->options;
    return options->on != DAY_NONE || ask_day(keep->arena, "On", options->today,
                                          options->today, &options->on);
}

/* --- which metric, which value --- */

static const struct metric *
find_metric(const struct keep *keep, const char *which)
{
    const struct plan *plan = keep->plan;
    const struct metric *named = NULL;
    const char **ids =
        ARENA_ARRAY(keep->arena, const char *, plan->metrics.count + 1);
    struct buf list = {0};
    for (int i = 0; i < plan->metrics.count; i++) {
        const struct metric *metric = &plan->metrics.items[i];
        if (text_is(metric->id.s, which) ||
            (is_set(metric->name) && text_is_nocase(metric->name.s, which)))
            named = metric;
        ids[i] = metric->id.s;
        buf_printf(&list, "%s%s", i > 0 ? ", " : "", ids[i]);
    }
    const char *near = text_nearest(which, ids, plan->metrics.count);
    if (!named && near)
        complain("\"%s\" is no metric of %s: did you mean %s?", which,
            plan->def.id.s, near);
    else if (!named)
        complain("\"%s\" is no metric of %s: it has %s", which, plan->def.id.s,
            list.p ? list.p : "none");
    buf_free(&list);
    return named;
}

/* What follows the metric, as one text: 4.2 h needs no quotes. */
static bool
settle_value(const struct keep *keep, struct measuring *m)
{
    const char *why = NULL;
    const char *text = keep_words(keep, 1);
    if (!text_is_clean(text)) {
        complain("\"%s\" holds what is no text", text);
        return false;
    }
    m->text = text_collapse(keep->arena, text);
    if (!quantity_parse(keep->arena, m->text, &m->value, &why)) {
        complain("\"%s\" is not a quantity: %s", m->text, why);
        return false;
    }
    m->value.state = VALUE_SET;
    return true;
}

static bool
same_level(
    const struct metric *metric, struct quantity one, struct quantity other)
{
    const char *unit = metric->unit.s;
    return unit_converts(one.unit, unit) && unit_converts(other.unit, unit) &&
           quantity_in(one, unit) == quantity_in(other, unit);
}

/* --- the edit --- */

/* The file beside the plan with one more line, or another value in one. */
static enum exit_status
edit_csv(struct keep *keep, const struct measuring *m, const char *iso,
    const struct reading *there)
{
    const struct readings *readings = &m->metric->readings;
    struct edits edits = {0};
    const char *cells[] = {iso, m->metric->id.s, m->text};
    if (!is_set(*readings) || !is_set(readings->file)) {
        complain("the readings of %s cannot be read from \"%s\"",
            m->metric->id.s, readings->file.s);
        return EXIT_FINDINGS;
    }
    const struct source *known =
        readings->count > 0 ? readings->items[0].at.source : NULL;
    if (!keep_open_csv(keep, &readings->file, known))
        return EXIT_SYSTEM;
    if (there)
        edit_csv_cell(keep->arena, &edits, there->value.at, m->text);
    else
        edit_csv_append(keep->arena, &edits, keep->csv_source, cells, 3);
    keep_settle_csv(keep, &readings->file, &edits);
    return EXIT_CLEAN;
}

static enum exit_status
edit_table(struct keep *keep, const struct measuring *m)
{
    const struct front *node = keep_node(keep, "metrics", m->metric->id.s);
    struct new_reading reading = {keep->on, m->text};
    return node && readings_edit_table(keep->arena, &keep->edits,
                       keep->plan->def.source, node, &reading, 1)
               ? EXIT_CLEAN
               : keep_no_room(keep, "the reading");
}

/* The same again is no fault; another value on the same day is, unless it is
 * told to take its place. */
static enum exit_status
check_there(
    struct keep *keep, const struct measuring *m, const struct reading *there)
{
    keep->settled = same_level(m->metric, there->value, m->value);
    if (keep->settled || keep->options->keep.replace)
        return EXIT_CLEAN;
    struct line_column at = place_start(there->at);
    complain("%s has %s%s%s on %s already (%s:%d), and %s is another value: "
             "--replace puts it in the place of that",
        m->metric->id.s, micro_text(keep->arena, there->value.micro),
        *there->value.unit ? " " : "", there->value.unit,
        day_words(keep->arena, keep->on), there->at.source->path, at.line,
        m->text);
    return EXIT_FINDINGS;
}

static enum exit_status
edit(struct keep *keep)
{
    struct measuring *m = keep->own;
    char *iso = arena_alloc(keep->arena, 11);
    m->metric = find_metric(keep, keep->words[0]);
    if (!m->metric || !settle_value(keep, m))
        return EXIT_USAGE;
    const struct reading *there = metric_reading_find(m->metric, keep->on);
    enum exit_status status = there ? check_there(keep, m, there) : EXIT_CLEAN;
    if (status != EXIT_CLEAN || keep->settled)
        return status;
    day_iso(keep->on, iso);
    if (!is_absent(m->metric->readings.file))
        return edit_csv(keep, m, iso, there);
    return edit_table(keep, m);
}

static bool
reads_well(const struct keep *keep)
{
    const struct measuring *m = keep->own;
    const struct metric *metric = metric_find(keep->after, m->metric->id.s);
    const struct reading *reading =
        metric ? metric_reading_find(metric, keep->on) : NULL;
    int more = metric_reading_find(m->metric, keep->on) ? 0 : 1;
    return reading && same_level(metric, reading->value, m->value) &&
           metric->readings.count == m->metric->readings.count + more;
}

/* --- what it means --- */

/* So far from everything that the metric was or is to be that a slip of the
 * pen is likelier: another unit, a digit too many, a fraction for a
 * percentage.  Nothing at all is a level that many a metric comes to. */
static bool
is_far(const struct keep *keep, const struct metric *metric, int64_t micro)
{
    const struct level_on levels[] = {metric_target(metric),
        metric_latest(metric, keep->on - 1), metric_baseline(metric)};
    int64_t most = 0, least = INT64_MAX;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        if (!levels[i].known)
            continue;
        int64_t level = levels[i].micro, size = level < 0 ? -level : level;
        most = size > most ? size : most;
        least = level < least ? level : least;
    }
    bool beyond = (micro < 0 ? -micro : micro) / FAR > most;
    bool below = micro > 0 && least > 0 && micro < least / FAR;
    return most > 0 && (beyond || below);
}

static void
say_lead(const struct keep *keep, const struct metric *metric, struct buf *out)
{
    struct lead lead = metric_lead(metric, keep->on);
    struct level_on latest = metric_latest(metric, keep->on);
    struct level_on target = metric_target(metric);
    if (!lead.known || !target.known)
        return;
    if (metric_reaches(metric, latest.micro, target.micro)) {
        buf_printf(out, ": the target of %s is reached",
            keep_level(keep, metric, target.micro));
        return;
    }
    if (lead.days == 0)
        buf_str(out, ", on the line");
    else
        buf_printf(out, ", %s %s the line",
            keep_days(keep, lead.days < 0 ? -lead.days : lead.days),
            lead.days < 0 ? "behind" : "ahead of");
    buf_printf(out, " to %s by %s", keep_level(keep, metric, target.micro),
        day_words(keep->arena, target.on));
}

static void
say(const struct keep *keep, struct buf *out)
{
    const struct measuring *m = keep->own;
    const struct metric *metric = metric_find(keep->after, m->metric->id.s);
    struct level_on latest =
        metric ? metric_latest(metric, keep->on) : (struct level_on){0};
    buf_printf(out, "%s %s on %s", name_or_id(m->metric->name, m->metric->id),
        latest.known ? keep_level(keep, metric, latest.micro) : m->text,
        day_words(keep->arena, keep->on));
    if (keep->settled)
        buf_str(out, " is recorded already");
    if (metric && latest.known && is_far(keep, metric, latest.micro))
        buf_printf(out, ", far from all that it was and is to be: if that is "
                        "a slip, give the value again with --replace");
    else if (metric)
        say_lead(keep, metric, out);
}

static enum exit_status
run(struct arena *arena, struct options *options)
{
    static const struct keep_verb verb = {
        .name = "reading",
        .usage = "reading PLAN METRIC VALUE",
        .words_least = 2,
        .words_most = 6, /* EUR per month */
        .lacks = lacks,
        .ask = ask,
        .edit = edit,
        .reads_well = reads_well,
        .say = say,
    };
    struct measuring measuring = {0};
    return keep_run(arena, options, &verb, &measuring);
}

int
command_reading(int argc, char **argv)
{
    return run_command("reading", TAKES_ON | TAKES_REPLACE, argc, argv, run);
}
