/* The outcome: is there one, and whose is it? */
#include "base/text.h"
#include "criteria/naming.h"
#include "criteria/rules.h"
#include "criteria/statement.h"

static bool
has_statement(const struct outcome *outcome)
{
    return is_set(*outcome) && is_set(outcome->statement) &&
           !text_blank(outcome->statement.s);
}

static bool
is_silent_about(const struct outcome *outcome)
{
    return outcome->state == VALUE_BAD || outcome->statement.state == VALUE_BAD;
}

/* The one metric that measures results; NULL for none or several. */
static const char *
only_outcome_metric(const struct judging *judging)
{
    const char *only = NULL;
    for (int i = 0; i < judging->metric_count; i++) {
        if (judging->metrics[i].role.value != ROLE_OUTCOME)
            continue;
        if (only)
            return NULL;
        only = judging->metrics[i].id.s;
    }
    return only;
}

void
check_outcome_missing(struct judging *judging)
{
    if (judging->outcome_count == 0 || judging->closed)
        return;
    const struct outcome *outcome = judging->outcomes[0].outcome;
    if (has_statement(outcome) || is_silent_about(outcome) ||
        !judging_lacks(judging, "outcome") ||
        !judging_lacks(judging, "outcome.statement"))
        return;
    bool there = is_set(*outcome);
    const char *path = there ? "outcome.statement" : "outcome";
    struct finding *finding =
        judging_say(judging, CS101, judging_place(judging, path), path,
            there ? "the outcome has no sentence that says what gets better"
                  : "the plan does not say what gets better for %s",
            say_party(judging, SIDE_CUSTOMER));
    finding->label = there ? "expected `statement` here" : "expected `outcome`";
    const char *metric = only_outcome_metric(judging);
    finding->fix = judging_text(judging,
        "Ask for the result that is wanted and add it in the customer's words: "
        " outcome: {statement: Reduce … from … to … by …, metric: %s}",
        metric ? metric : "…");
}

static bool
counts_use(struct judging *judging, const char *name)
{
    return metric_class(judging->arena, judging->lexicon, name) ==
           NAMING_ADOPTION;
}

/* What is signed is the sentence, and the metric's name may be a decent one:
 * "Bring stores that order in the app from 18 % to 31 %". */
static struct finding *
say_sentence_of_use(struct judging *judging, struct outcome_of *of)
{
    const struct text *statement = &of->outcome->statement;
    const struct statement_reading *read =
        judging->lexicon ? sentence_reading(judging, of) : NULL;
    if (!read || !statement_is_use(judging->arena, judging->lexicon, read))
        return NULL;
    const char *path = judging_text(judging, "%s.statement", of->field);
    struct finding *finding = judging_say(judging, CS104, statement->at, path,
        "does the outcome promise use of the product, or a result of %s?",
        say_party(judging, SIDE_CUSTOMER));
    finding->severity = SEVERITY_WARNING;
    finding->label = "reads as a count of use";
    if (!read->from && !read->to) /* it is to be written anew */
        finding->cause = (struct finding_cause){CS102, path};
    return finding;
}

/* Nothing but its role says that it is one: the role may be the slip. */
static const char *
other_role(struct judging *judging, const struct outcome_of *of)
{
    const struct metric *metric = of->outcome->metric.to;
    return judging_text(judging,
        "If \"%s\" is itself what gets better for %s, write  role: outcome  in "
        "line %d. If it only says how much is used, ask what gets better once "
        "people use it, and let `metric` in line %d name that.",
        say_metric(metric), say_party(judging, SIDE_CUSTOMER),
        place_start(metric->role.at).line,
        place_start(of->outcome->metric.at).line);
}

static bool
names_use(struct judging *judging, const struct metric *metric)
{
    return counts_use(judging, say_metric(metric)) ||
           name_class(judging->arena, judging->lexicon, metric->unit.s) ==
               NAMING_ADOPTION;
}

/* It may be nothing but the name that is wrong. */
static const char *
name_by_measure(struct judging *judging, const struct metric *metric)
{
    if (!counts_use(judging, say_metric(metric)) || !is_set(metric->measured))
        return "";
    return judging_text(judging,
        "If it is measured as line %d says, \"%s\", only the name is wrong: "
        "name it by what gets better there. Otherwise: ",
        place_start(metric->measured.at).line, metric->measured.s);
}

static void
check_adoption(struct judging *judging, struct outcome_of *of)
{
    const struct metric *metric = of->outcome->metric.to;
    if (!metric)
        return;
    const char *path = judging_text(judging, "%s.metric", of->field);
    struct finding *finding;
    if (metric->role.value == ROLE_ADOPTION) {
        finding = judging_say(judging, CS104, of->outcome->metric.at, path,
            "the outcome is measured by \"%s\", which says how much is used, "
            "not what gets better",
            say_metric(metric));
        finding->second = metric->role.at;
        finding->second_label = "an adoption metric";
    } else if (names_use(judging, metric)) {
        finding = judging_say(judging, CS104,
            is_set(metric->name) ? metric->name.at : metric->id.at, path,
            "does \"%s\" measure the use of the product, or a result of %s?",
            say_metric(metric), say_party(judging, SIDE_CUSTOMER));
        finding->severity = SEVERITY_WARNING;
        finding->label = "reads as a count of use";
        finding->second = of->outcome->metric.at;
        finding->second_label = "the outcome is measured by it";
    } else
        finding = say_sentence_of_use(judging, of);
    if (!finding)
        return;
    finding->fix =
        metric->role.value == ROLE_ADOPTION && !names_use(judging, metric)
            ? other_role(judging, of)
            : judging_text(judging,
                  "%sAsk what gets better once people use it, and measure "
                  "that; keep the use as a metric with  role: adoption",
                  name_by_measure(judging, metric));
}

void
check_outcome_adoption(struct judging *judging)
{
    for (int i = 0; i < judging->outcome_count; i++)
        check_adoption(judging, &judging->outcomes[i]);
}

static const char *
a_customer(struct judging *judging)
{
    const struct person *champion = judging->plan->champion.to;
    if (champion && champion->side.value == SIDE_CUSTOMER &&
        !is_set(champion->left))
        return champion->id.s;
    return say_candidate(judging, SIDE_CUSTOMER);
}

static void
check_agreed(struct judging *judging, const struct outcome_of *of)
{
    const struct by_on *confirmed = &of->outcome->confirmed;
    const char *path = judging_text(judging, "%s.confirmed", of->field);
    const struct person *by = confirmed->by.to;
    struct finding *finding;
    if (!has_statement(of->outcome) || !judging_lacks(judging, path))
        return;
    if (is_absent(*confirmed) ||
        (is_set(*confirmed) && is_absent(confirmed->by)))
        finding = judging_say(judging, CS105, judging_place(judging, path),
            path, "nobody of %s has said yes to this outcome",
            say_party(judging, SIDE_CUSTOMER));
    else if (by && by->side.value == SIDE_VENDOR) {
        finding = judging_say(judging, CS105, confirmed->by.at, path,
            "%s confirmed the outcome, but belongs to %s", say_person(by),
            say_party(judging, SIDE_VENDOR));
        finding->second = by->side.at;
        finding->second_label = "the side";
        finding->cause = side_cause(judging, by);
    } else
        return;
    finding->fix = judging_text(judging,
        "Read the sentence to them and record who agreed%s",
        judging_line(judging, path,
            judging_text(judging, "confirmed: {by: %s, on: %s}",
                a_customer(judging), say_iso(judging, judging->today))));
}

void
check_outcome_agreed(struct judging *judging)
{
    if (!judging->plan || judging->closed)
        return;
    for (int i = 0; i < judging->outcome_count; i++)
        check_agreed(judging, &judging->outcomes[i]);
}
