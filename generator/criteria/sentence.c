/* The outcome's sentence: can it be measured, and does the metric agree? */
#include <string.h>

#include "base/text.h"
#include "criteria/sentence_inner.h"
#include "criteria/span.h"
#include "criteria/where.h"
#include "plan/progress.h"

/* Read once, NULL where there is none. */
static const struct sentence *
sentence_of(struct judging *judging, struct outcome_of *of)
{
    const struct outcome *outcome = of->outcome;
    if (of->sentence || !is_set(*outcome) || !is_set(outcome->statement) ||
        text_blank(outcome->statement.s))
        return of->sentence;
    struct sentence *sentence = ARENA_NEW(judging->arena, struct sentence);
    *sentence = (struct sentence){.outcome = outcome,
        .field = of->field,
        .metric = outcome->metric.to,
        .unit = ""};
    if (sentence->metric) {
        sentence->unit = sentence->metric->unit.s;
        sentence->from = metric_baseline(sentence->metric);
        sentence->to = metric_target(sentence->metric);
    }
    sentence->read = statement_read(
        judging->arena, judging->lexicon, outcome->statement.s, sentence->unit);
    sentence_read_foreign(judging, sentence);
    of->sentence = sentence;
    return sentence;
}

const struct statement_reading *
sentence_reading(struct judging *judging, struct outcome_of *of)
{
    const struct sentence *sentence = sentence_of(judging, of);
    return sentence ? &sentence->read : NULL;
}

const char *
sentence_path(struct judging *judging, const struct sentence *sentence)
{
    return judging_text(judging, "%s.statement", sentence->field);
}

static bool
figure_is(const struct sentence *sentence,
    const struct statement_figure *figure, const struct level_on *level)
{
    return figure && level->known &&
           amount_fits(&figure->amount, sentence->unit) &&
           amount_is(&figure->amount, level->micro, sentence->unit);
}

/* A figure of the role, or one that nothing gives a role, is the level. */
static bool
says(const struct sentence *sentence, enum figure_role role,
    const struct level_on *level)
{
    for (int i = 0; i < sentence->read.count; i++) {
        const struct statement_figure *figure = &sentence->read.figures[i];
        if ((figure->role == role || figure->role == FIGURE_OPEN) &&
            figure_is(sentence, figure, level))
            return true;
    }
    return false;
}

static const char *
figure_text(struct judging *judging, const struct sentence *sentence,
    const struct statement_figure *figure)
{
    return judging_text(judging, "%.*s", (int)figure->length,
        sentence->outcome->statement.s + figure->at);
}

static const char *
missing_parts(bool from, bool to, bool by)
{
    static const char *const parts[] = {NULL, "by when", "to which level",
        "to which level or by when", "from which level",
        "from which level or by when", "from which level or to which",
        "from which level, to which or by when"};
    return parts[(!from) << 2 | (!to) << 1 | !by];
}

static void
say_missing_parts(struct judging *judging, const struct sentence *sentence,
    const char *missing)
{
    const char *why = sentence->read.relative && strstr(missing, "level")
                          ? "; a relative change has neither figure"
                          : "";
    struct finding *finding = judging_say(judging, CS102,
        sentence->outcome->statement.at, sentence_path(judging, sentence),
        "the outcome does not say %s%s", missing, why);
    finding->fix = sentence_model(judging, sentence);
}

static void
say_unsure(struct judging *judging, const struct sentence *sentence)
{
    const struct statement_figure *const *open = sentence->read.open;
    const char *one = figure_text(judging, sentence, open[0]);
    const char *other = figure_text(judging, sentence, open[1]);
    struct place at = judging_within(&sentence->outcome->statement, open[0]->at,
        open[1]->at + open[1]->length - open[0]->at);
    struct finding *finding =
        judging_say(judging, CS102, at, sentence_path(judging, sentence),
            "does the outcome lead from %s to %s, or from %s to %s?", one,
            other, other, one);
    finding->severity = SEVERITY_WARNING;
    finding->fix = sentence_model(judging, sentence);
}

static void
say_vague(struct judging *judging, const struct sentence *sentence)
{
    struct finding *finding = judging_say(judging, CS102,
        judging_within(&sentence->outcome->statement, sentence->read.by_at,
            sentence->read.by_length),
        sentence_path(judging, sentence), "\"%.*s\" is no day",
        (int)sentence->read.by_length,
        sentence->outcome->statement.s + sentence->read.by_at);
    finding->severity = SEVERITY_WARNING;
    finding->fix = sentence_model(judging, sentence);
}

/* In a language that is not listed only figures are looked for. */
static void
check_figures(struct judging *judging, const struct sentence *sentence)
{
    if (sentence->read.count >= 2 && sentence->read.by.kind != DATE_NONE)
        return;
    struct finding *finding = judging_say(judging, CS102,
        sentence->outcome->statement.at, sentence_path(judging, sentence),
        "no %s can be made out in the outcome",
        sentence->read.count < 2 ? "from and to figure" : "date");
    finding->severity = SEVERITY_WARNING;
    finding->fix = sentence_model(judging, sentence);
    const struct plan *plan = judging->plan;
    if (!plan || !is_set(plan->locale))
        return;
    finding->second = plan->locale.at;
    finding->second_label = "sentences are not read in this language";
    finding->fix = judging_text(judging,
        "If the plan is written in English, write in line %d:  locale: en-GB   "
        "Else: %s",
        place_start(plan->locale.at).line, finding->fix);
}

/* Its metric or the unit could not be read, so that nobody can tell which
 * figure is a level. */
static bool
is_in_the_dark(const struct judging *judging, const struct sentence *sentence)
{
    if (!sentence->metric)
        return !is_absent(sentence->outcome->metric) ||
               sentence->read.count > 0 ||
               (judging->plan && judging->plan->metrics.state == VALUE_BAD);
    return sentence->metric->unit.state == VALUE_BAD ||
           (is_absent(sentence->metric->unit) && sentence->read.count > 0);
}

static void
check_sentence(struct judging *judging, const struct sentence *sentence)
{
    const struct statement_reading *read = &sentence->read;
    bool from = read->from || says(sentence, FIGURE_FROM, &sentence->from);
    bool to = read->to || says(sentence, FIGURE_TO, &sentence->to);
    bool unsure = read->open[0] && !(from && to);
    const char *missing =
        missing_parts(from || unsure, to || unsure, read->by.kind != DATE_NONE);
    if (!judging->lexicon)
        check_figures(judging, sentence);
    else if (missing && !is_in_the_dark(judging, sentence))
        say_missing_parts(judging, sentence, missing);
    else if (!missing && unsure)
        say_unsure(judging, sentence);
    else if (!missing && read->by.kind == DATE_VAGUE)
        say_vague(judging, sentence);
    else if (!missing && sentence->foreign)
        sentence_say_foreign(judging, sentence);
}

static void
say_no_metric(struct judging *judging, const struct sentence *sentence)
{
    const char *path = judging_text(judging, "%s.metric", sentence->field);
    if (!judging_lacks(judging, path))
        return;
    struct finding *finding =
        judging_say(judging, CS102, judging_place(judging, path), path,
            "the outcome names no metric, so nobody can see it come true");
    finding->label = "expected `metric` here";
    finding->fix =
        judging_text(judging, "Name the metric that shows it:  metric: %s",
            judging->metric_count ? judging->metrics[0].id.s : "…");
}

/* As the sentence has it, which is the other half of what was agreed. */
static const char *
what_to_add(struct judging *judging, const struct sentence *sentence,
    bool target, bool by)
{
    const struct sentence_date *date = &sentence->read.by;
    const char *level = sentence_level(judging, sentence->metric, false);
    day_t day = date->kind == DATE_ABSOLUTE
                    ? sentence_date_day(date, judging->today)
                    : DAY_NONE;
    const char *written = day == DAY_NONE ? "…" : say_iso(judging, day);
    level = level ? level : "…";
    if (!by)
        return judging_text(
            judging, "Add the level that was agreed:  target: %s", level);
    if (!target)
        return judging_text(
            judging, "Add the day that was agreed:  by: %s", written);
    return judging_text(judging, "Add what was agreed%s",
        judging_line(judging, metric_path(judging, sentence->metric, "target"),
            judging_text(judging, "target: %s\nby: %s", level, written)));
}

static void
check_metric(struct judging *judging, const struct sentence *sentence)
{
    const struct metric *metric = sentence->metric;
    if (!metric) {
        if (is_absent(sentence->outcome->metric))
            say_no_metric(judging, sentence);
        return;
    }
    bool target =
        is_absent(metric->target) &&
        judging_lacks(judging, metric_path(judging, metric, "target"));
    bool by = is_absent(metric->by) &&
              judging_lacks(judging, metric_path(judging, metric, "by"));
    if (!target && !by)
        return;
    struct finding *finding = judging_say(judging, CS102, metric->id.at,
        metric_path(judging, metric, target ? "target" : "by"),
        "\"%s\" measures the outcome, but has no %s", say_metric(metric),
        !by       ? "target"
        : !target ? "date by which to reach its target"
                  : "target and no date");
    finding->label = target ? "expected `target` here" : "expected `by` here";
    finding->fix = what_to_add(judging, sentence, target, by);
}

void
check_outcome_measurable(struct judging *judging)
{
    for (int i = 0; i < judging->outcome_count && !judging->closed; i++) {
        const struct sentence *sentence =
            sentence_of(judging, &judging->outcomes[i]);
        if (!sentence)
            continue;
        check_sentence(judging, sentence);
        check_metric(judging, sentence);
    }
}

/* --- the sentence against the metric --- */

/* Target and baseline are equal: CS203 speaks, and says what stands here. */
static bool
stands_still(const struct sentence *sentence)
{
    return sentence->from.known && sentence->to.known &&
           sentence->from.micro == sentence->to.micro;
}

const char *
sentence_level(struct judging *judging, const struct metric *metric, bool from)
{
    for (int i = 0; i < judging->outcome_count; i++) {
        const struct sentence *sentence =
            sentence_of(judging, &judging->outcomes[i]);
        if (!sentence || sentence->metric != metric)
            continue;
        const struct statement_figure *figure =
            from ? sentence->read.from : sentence->read.to;
        const char *unit = figure ? figure->amount.unit : "";
        if (!figure || !amount_fits(&figure->amount, sentence->unit))
            return NULL;
        return say_micro(judging, figure->amount.micro,
            *unit && unit_converts(unit, sentence->unit) ? unit
                                                         : sentence->unit);
    }
    return NULL;
}

/* The level as the sentence would say it: "4 days" where it says "5 days";
 * NULL where it has no figure of that unit. */
static const char *
in_its_words(struct judging *judging, const struct sentence *sentence,
    const struct statement_figure *figure, int64_t micro)
{
    const char *text = figure_text(judging, sentence, figure);
    size_t n = strspn(text, "0123456789.,");
    if (n == 0 || !text_is(figure->amount.unit, sentence->unit) || !text[n] ||
        strpbrk(text + n, "0123456789"))
        return NULL;
    return judging_text(
        judging, "%s%s", micro_text(judging->arena, micro), text + n);
}

/* The last milestone that has a level of the metric, or NULL. */
static const struct milestone *
ends_path(const struct judging *judging, const struct sentence *sentence)
{
    const struct plan *plan = judging->plan;
    for (int i = plan ? plan->milestones.count : 0; i-- > 0;) {
        const struct milestone *last = &plan->milestones.items[i];
        if (!milestone_counts(last) || !is_set(last->target) ||
            milestone_metric(last) != sentence->metric)
            continue;
        return unit_converts(last->target.unit, sentence->unit) ? last : NULL;
    }
    return NULL;
}

/* Of sentence, target and last milestone two mostly agree, and the third is
 * the slip. */
static const char *
mend_level(struct judging *judging, const struct sentence *sentence,
    const struct statement_figure *figure, const char *words)
{
    const struct milestone *last = ends_path(judging, sentence);
    const char *text = figure_text(judging, sentence, figure);
    int line = place_start(sentence->metric->target.at).line;
    int64_t level = last ? quantity_in(last->target, sentence->unit) : 0;
    if (last && level == sentence->to.micro)
        return judging_text(judging,
            "Write %s in the sentence: the target and the last milestone "
            "both say so. Or, if %s was agreed, correct both: lines %d and %d.",
            words, text, line, place_start(last->target.at).line);
    if (last && amount_fits(&figure->amount, sentence->unit) &&
        amount_is(&figure->amount, level, sentence->unit))
        return judging_text(judging,
            "The last milestone says %s too, so line %d is to say:  target: %s "
            "  Or, if %s was agreed, write that in the sentence and in line "
            "%d.",
            text, line, say_level(judging, last->target, sentence->unit), words,
            place_start(last->target.at).line);
    return judging_text(judging,
        "Write %s in the sentence, or correct the target, whichever was "
        "agreed.",
        words);
}

static void
check_level_agrees(struct judging *judging, const struct sentence *sentence,
    enum figure_role role)
{
    bool from = role == FIGURE_FROM;
    const struct statement_figure *figure =
        from ? sentence->read.from : sentence->read.to;
    const struct level_on *level = from ? &sentence->from : &sentence->to;
    if (!figure || !level->known || says(sentence, role, level) ||
        stands_still(sentence))
        return;
    const char *text = figure_text(judging, sentence, figure);
    const char *known = say_micro(judging, level->micro, sentence->unit);
    const char *words = in_its_words(judging, sentence, figure, level->micro);
    struct finding *finding = judging_say(judging, CS103,
        judging_within(
            &sentence->outcome->statement, figure->at, figure->length),
        sentence_path(judging, sentence),
        "the outcome says %s %s, but the %s of \"%s\" is %s",
        from ? "from" : "to", text, from ? "baseline" : "target",
        say_metric(sentence->metric), known);
    finding->second = from ? sentence->metric->baseline.value.at
                           : sentence->metric->target.at;
    finding->second_label = from ? "the baseline" : "the target";
    if (!words)
        words = known;
    finding->fix =
        from ? judging_text(judging,
                   "Write %s in the sentence, or correct the baseline, "
                   "whichever was agreed.",
                   words)
             : mend_level(judging, sentence, figure, words);
}

static void
check_date_agrees(struct judging *judging, const struct sentence *sentence)
{
    const struct sentence_date *by = &sentence->read.by;
    const struct date *agreed = &sentence->metric->by;
    if (by->kind != DATE_ABSOLUTE || !is_set(*agreed) ||
        agreed->day == DAY_NONE || sentence_date_is(by, agreed->day))
        return;
    const char *day = say_day(judging, agreed->day);
    struct finding *finding = judging_say(judging, CS103,
        judging_within(&sentence->outcome->statement, sentence->read.by_at,
            sentence->read.by_length),
        sentence_path(judging, sentence),
        "the outcome says by %s, but \"%s\" is due by %s",
        say_day(judging, sentence_date_day(by, agreed->day)),
        say_metric(sentence->metric), day);
    if (!sentence->read.from && !sentence->read.to) /* it is another one */
        finding->cause =
            (struct finding_cause){CS102, sentence_path(judging, sentence)};
    finding->second = agreed->at;
    finding->second_label = "the metric's date";
    finding->fix =
        span_is_by(judging, sentence->metric)
            ? judging_text(judging,
                  "All else goes with the sentence, so that line %d is to "
                  "say:  by: %s",
                  place_start(agreed->at).line,
                  say_iso(judging, sentence_date_day(by, agreed->day)))
            : judging_text(judging,
                  "Write %s in the sentence, or correct `by`, whichever was "
                  "agreed.",
                  day);
}

/* The figure is the level's, and only its unit another. */
static bool
is_in_other_unit(const struct sentence *sentence,
    const struct statement_figure *figure, const struct level_on *level)
{
    return figure && level->known && *figure->amount.unit && *sentence->unit &&
           !unit_converts(figure->amount.unit, sentence->unit) &&
           figure->amount.micro == level->micro;
}

/* CS006 has said that its values contradict its unit. */
static struct finding_cause
doubt_of_unit(const struct judging *judging, const struct metric *metric)
{
    const struct report *report = judging->def->report;
    for (int i = 0; report && i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        if (finding->rule == CS006 &&
            (finding->second.at == metric->unit.at.at ||
                finding->at.at == metric->unit.at.at))
            return (struct finding_cause){CS006,
                finding->field
                    ? finding->field
                    : where_field(judging->arena, judging->def, finding->at)};
    }
    return (struct finding_cause){0};
}

static void
say_other_unit(struct judging *judging, const struct sentence *sentence,
    const struct statement_figure *figure)
{
    const struct metric *metric = sentence->metric;
    const char *unit = figure->amount.unit;
    struct finding *finding = judging_say(judging, CS103,
        judging_within(
            &sentence->outcome->statement, figure->at, figure->length),
        sentence_path(judging, sentence),
        "the outcome counts in %s, but \"%s\" in %s", unit, say_metric(metric),
        sentence->unit);
    finding->cause = doubt_of_unit(judging, metric);
    finding->second = metric->unit.at;
    finding->second_label = "its unit";
    finding->fix = judging_text(judging,
        "Write %s in the sentence, or  unit: %s%s%s  whichever was agreed.",
        sentence->unit, text_is(unit, "%") ? "\"" : "", unit,
        text_is(unit, "%") ? "\"" : "");
}

/* From and to stand in each other's place. */
static bool
are_swapped(const struct sentence *sentence)
{
    const struct statement_figure *from = sentence->read.from;
    const struct statement_figure *to = sentence->read.to;
    return figure_is(sentence, from, &sentence->to) &&
           figure_is(sentence, to, &sentence->from) && !stands_still(sentence);
}

/* Up in the sentence and down in the metric, or the reverse. */
static bool
leads_otherwise(const struct sentence *sentence)
{
    const struct statement_figure *from = sentence->read.from;
    const struct statement_figure *to = sentence->read.to;
    return from && to && sentence->from.known && sentence->to.known &&
           !stands_still(sentence) &&
           text_is(from->amount.unit, to->amount.unit) &&
           amount_fits(&to->amount, sentence->unit) &&
           (from->amount.micro < to->amount.micro) !=
               (sentence->from.micro < sentence->to.micro);
}

const char *
sentence_swaps(struct judging *judging, const struct metric *metric)
{
    for (int i = 0; i < judging->outcome_count; i++) {
        const struct sentence *sentence =
            sentence_of(judging, &judging->outcomes[i]);
        if (sentence && sentence->metric == metric &&
            (are_swapped(sentence) || leads_otherwise(sentence)))
            return sentence_path(judging, sentence);
    }
    return NULL;
}

/* Whether a milestone has the level that the metric begins at, as the last of
 * those has that lead where the sentence does. */
static bool
milestones_go_back(
    const struct judging *judging, const struct sentence *sentence)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (milestone_counts(milestone) && is_set(milestone->target) &&
            milestone_metric(milestone) == sentence->metric &&
            unit_converts(milestone->target.unit, sentence->unit) &&
            quantity_in(milestone->target, sentence->unit) ==
                sentence->from.micro)
            return true;
    }
    return false;
}

static const char *
how_to_swap(struct judging *judging, const struct sentence *sentence,
    const char *was, const char *is)
{
    const struct metric *metric = sentence->metric;
    if (!milestones_go_back(judging, sentence))
        return judging_text(judging,
            "Swap the two where they are wrong: %s to %s in the sentence, or "
            "the baseline %s and the target %s.",
            was, is, is, was);
    return judging_text(judging,
        "The milestones go with the sentence, so swap the metric's two:  "
        "value: %s  in line %d, and  target: %s  in line %d.",
        say_micro(judging, sentence->to.micro, sentence->unit),
        place_start(metric->baseline.value.at).line,
        say_micro(judging, sentence->from.micro, sentence->unit),
        place_start(metric->target.at).line);
}

static void
say_swapped(struct judging *judging, const struct sentence *sentence)
{
    const struct metric *metric = sentence->metric;
    const struct statement_figure *from = sentence->read.from;
    const char *was = say_micro(judging, sentence->from.micro, sentence->unit);
    const char *is = say_micro(judging, sentence->to.micro, sentence->unit);
    struct finding *finding = judging_say(judging, CS103,
        judging_within(&sentence->outcome->statement, from->at, from->length),
        sentence_path(judging, sentence),
        "the outcome leads from %s to %s, but \"%s\" from %s to %s", is, was,
        say_metric(metric), was, is);
    finding->second = metric->target.at;
    finding->second_label = "the target";
    finding->fix = how_to_swap(judging, sentence, was, is);
}

static void
check_levels_agree(struct judging *judging, const struct sentence *sentence)
{
    const struct statement_figure *from = sentence->read.from;
    const struct statement_figure *to = sentence->read.to;
    if (is_in_other_unit(sentence, to, &sentence->to) &&
        (!from || !*from->amount.unit ||
            is_in_other_unit(sentence, from, &sentence->from))) {
        say_other_unit(judging, sentence, to);
        return;
    }
    if (are_swapped(sentence)) {
        say_swapped(judging, sentence);
        return;
    }
    check_level_agrees(judging, sentence, FIGURE_FROM);
    check_level_agrees(judging, sentence, FIGURE_TO);
}

void
check_outcome_agrees(struct judging *judging)
{
    for (int i = 0; i < judging->outcome_count; i++) {
        const struct sentence *sentence =
            sentence_of(judging, &judging->outcomes[i]);
        if (!sentence || !sentence->metric)
            continue;
        check_levels_agree(judging, sentence);
        check_date_agrees(judging, sentence);
    }
}
