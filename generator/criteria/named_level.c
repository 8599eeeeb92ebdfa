/* A milestone that is named by another level than the one it asks for. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "criteria/lexicon_rows.h"
#include "criteria/rules.h"
#include "criteria/statement.h"
#include "plan/progress.h"

#define MICRO 1000000
#define LONGEST_NUMBER 24 /* bytes of a number word */

static bool
is_in_word(char c)
{
    return text_alnum(c) || (unsigned char)c >= 0x80;
}

/* The value that a word has in a class; NULL where it is none of it. */
static const char *
value_of(const struct lexicon *lexicon, const char *word, size_t length,
    enum lexicon_class class)
{
    char small[LONGEST_NUMBER];
    if (length == 0 || length > sizeof small)
        return NULL;
    for (size_t i = 0; i < length; i++)
        small[i] = text_lower_byte(word[i]);
    int row = lexicon_word(lexicon, small, length).found;
    return row >= 0 && lexicon_classes(lexicon, row) & BIT(class)
               ? lexicon_value(lexicon, row, class)
               : NULL;
}

/* What a number word says; -1 for another word. */
static int64_t
number_said(const struct lexicon *lexicon, const char *word, size_t length)
{
    const char *value = value_of(lexicon, word, length, WORD_NUMBER);
    return value ? atoi(value) : -1;
}

/* The first number of a name, by its digits or the sum of the words that stand
 * together, "twenty-eight"; -1 for none.  *behind is what follows a number
 * that is told in words. */
static int64_t
first_number(
    const struct lexicon *lexicon, const char *name, struct slice *behind)
{
    int64_t sum = -1;
    *behind = (struct slice){NULL, 0};
    for (const char *p = name; *p;) {
        if (text_digit(*p))
            return sum >= 0 ? sum : atoi(p);
        size_t n = 0;
        while (is_in_word(p[n]))
            n++;
        int64_t said = number_said(lexicon, p, n);
        if (said < 0 && sum >= 0 && n > 0) {
            *behind = (struct slice){p, n};
            return sum;
        }
        if (said >= 0)
            sum = sum < 0 ? said : sum + said;
        p += n > 0 ? n : 1;
    }
    return sum;
}

/* "Three carriers" is a level of carriers alone. */
static bool
counts_something(const struct lexicon *lexicon, struct slice behind,
    const struct metric *metric)
{
    return behind.n > 0 && !text_is(metric->unit.s, "%") &&
           !value_of(lexicon, behind.p, behind.n, WORD_UNIT);
}

/* A name without a number, or whose number is the target's, "six of ten" too,
 * needs no reading: nearly all are so. */
static bool
may_contradict(const struct lexicon *lexicon, const struct milestone *milestone,
    const struct metric *metric)
{
    struct slice behind;
    int64_t number = first_number(lexicon, milestone->name.s, &behind);
    int64_t target = milestone->target.micro;
    return number >= 0 && number <= MICRO && number * MICRO != target &&
           number * 10 * MICRO != target &&
           !counts_something(lexicon, behind, metric);
}

/* It is a level of that unit and no other: hours are not told in weeks. */
static bool
is_level(const struct statement_figure *figure, const char *unit)
{
    const struct amount *amount = &figure->amount;
    return (figure->role == FIGURE_OPEN || figure->role == FIGURE_TO) &&
           *amount->unit && !amount->rounded && amount_fits(amount, unit) &&
           (text_is(amount->unit, unit) || !unit_converts("h", unit));
}

/* The one level that the name speaks of; NULL for none, and where it may speak
 * of several. */
static const struct statement_figure *
level_named(const struct statement_reading *read, const char *unit)
{
    const struct statement_figure *only = NULL;
    for (int i = 0; i < read->count; i++) {
        const struct statement_figure *figure = &read->figures[i];
        if (!is_level(figure, unit))
            continue;
        if (only || read->relative)
            return NULL;
        only = figure;
    }
    return only;
}

/* Another metric that it moves may be the one that is named. */
static bool
moves_two_of_unit(const struct milestone *milestone, const char *unit)
{
    for (int i = 1; i < milestone->moves.count; i++) {
        const struct metric *metric = milestone->moves.items[i].to;
        if (!metric || unit_converts(metric->unit.s, unit))
            return true;
    }
    return false;
}

/* "Under six hours" is kept by four, and not by eight. */
static bool
is_kept(const struct milestone *milestone, const struct metric *metric,
    const struct statement_figure *named)
{
    const char *unit = metric->unit.s;
    int64_t target = quantity_in(milestone->target, unit);
    struct quantity level = {.state = VALUE_SET,
        .micro = named->amount.micro,
        .unit = named->amount.unit};
    return amount_is(&named->amount, target, unit) ||
           (named->role == FIGURE_TO && metric_target(metric).known &&
               metric_baseline(metric).known &&
               metric_reaches(metric, target, quantity_in(level, unit)));
}

/* The level with a sign of minus that does not belong there. */
static bool
is_minus(const char *now, const char *level)
{
    return (*now == '-' && text_is(now + 1, level)) ||
           (text_starts(now, "\u2212") &&
               text_is(now + strlen("\u2212"), level));
}

static void
say_other_level(struct judging *judging, const struct milestone *milestone,
    const struct statement_figure *named, const char *unit)
{
    const char *level =
        say_micro(judging, named->amount.micro, named->amount.unit);
    struct finding *finding = judging_say(judging, CS314, milestone->target.at,
        milestone_path(judging, milestone, "target"),
        "\"%s\" speaks of %s, but its target is %s", milestone->name.s, level,
        say_level(judging, milestone->target, unit));
    finding->second =
        judging_within(&milestone->name, named->at, named->length);
    finding->second_label = "the level that it is named by";
    const char *now = say_level(judging, milestone->target, unit);
    finding->fix =
        is_minus(now, level)
            ? judging_text(judging, "Take the minus out:  target: %s", level)
            : judging_text(judging,
                  "Write the one that was agreed in both places:  target: %s  "
                  "here, or %s in the name.",
                  level, now);
}

void
check_named_levels(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && judging->lexicon && i < plan->milestones.count;
         i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        const struct metric *metric = milestone_metric(milestone);
        if (!metric || !is_set(metric->unit) || !is_set(milestone->target) ||
            !is_set(milestone->name) || !milestone_counts(milestone) ||
            milestone->status.value == STATUS_DONE || /* CS310 has that */
            !unit_converts(milestone->target.unit, metric->unit.s) ||
            !may_contradict(judging->lexicon, milestone, metric))
            continue;
        const char *unit = metric->unit.s;
        struct statement_reading read = statement_read(
            judging->arena, judging->lexicon, milestone->name.s, unit);
        const struct statement_figure *named = level_named(&read, unit);
        if (named && !moves_two_of_unit(milestone, unit) &&
            !is_kept(milestone, metric, named))
            say_other_level(judging, milestone, named, unit);
    }
}
