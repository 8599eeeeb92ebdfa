#include "criteria/judge.h"

#include <string.h>

#include "base/text.h"
#include "criteria/cut_short.h"
#include "criteria/put_back.h"
#include "criteria/rules.h"
#include "criteria/sealing.h"
#include "criteria/where.h"
#include "plan/workspace.h"

static rule_check *const checks[RULE_COUNT] = {
#define RULE(code, name, level, stops, clock, check, title, why, fix)          \
    [code] = check,
#include "report/catalogue.def"
#undef RULE
};

void
by_reader(struct judging *judging)
{
    (void)judging;
}

void
by_printer(struct judging *judging)
{
    (void)judging;
}

void
by_templates(struct judging *judging)
{
    (void)judging;
}

static void
add_outcome(
    struct judging *judging, const struct outcome *outcome, const char *field)
{
    judging->outcomes[judging->outcome_count++] =
        (struct outcome_of){.outcome = outcome, .field = field};
}

static void
look_at_plan(struct judging *judging, const struct plan *plan)
{
    int further = plan->further_outcomes.count;
    judging->outcomes =
        ARENA_ARRAY(judging->arena, struct outcome_of, 1 + further);
    add_outcome(judging, &plan->outcome, "outcome");
    for (int i = 0; i < further; i++)
        add_outcome(judging, &plan->further_outcomes.items[i],
            judging_text(judging, "further-outcomes.%d", i + 1));
    judging->metrics = plan->metrics.items;
    judging->metric_count = plan->metrics.count;
    judging->people = plan->people.items;
    judging->people_count = plan->people.count;
    if (plan->stage.value != STAGE_NONE)
        judging->stage = (enum stage)plan->stage.value;
    judging->closed = judging->stage == STAGE_CLOSED;
}

static void
look_at_initiative(struct judging *judging, const struct initiative *initiative)
{
    judging->outcomes = ARENA_ARRAY(judging->arena, struct outcome_of, 1);
    add_outcome(judging, &initiative->outcome, "outcome");
    judging->metrics = initiative->metrics.items;
    judging->metric_count = initiative->metrics.count;
    judging->people = initiative->people.items;
    judging->people_count = initiative->people.count;
}

/* The plan whose language the definition is written in. */
static const struct plan *
speaking_plan(const struct judging *judging)
{
    return judging->qbr ? judging->qbr->plan_to : judging->plan;
}

/* A definition and what its rules find while it is judged. */
struct hearing {
    struct judging judging;
    struct report found;
};

static void
open_hearing(struct hearing *hearing, const struct judge_case *is,
    const struct root *root, day_t today)
{
    const struct definition *definition = is->definition;
    struct judging *judging = &hearing->judging;
    report_init(&hearing->found, is->report->arena);
    *judging = (struct judging){
        .arena = is->arena,
        .root = root,
        .def = definition,
        .plan = definition_plan(definition),
        .qbr = definition_qbr(definition),
        .segment = definition_segment(definition),
        .initiative = definition_initiative(definition),
        .stage = STAGE_PROPOSED,
        .today = today,
        .report = &hearing->found,
    };
    if (judging->plan)
        look_at_plan(judging, judging->plan);
    if (judging->initiative)
        look_at_initiative(judging, judging->initiative);
    const struct plan *plan = speaking_plan(judging);
    judging->lexicon =
        lexicon_of(plan && is_set(plan->locale) ? plan->locale.s : "en");
}

/* An error of these rules is only a warning in a draft. */
static void
settle(const struct judging *judging, struct finding *finding)
{
    if (rule_get(finding->rule)->level == LEVEL_EW &&
        judging->stage == STAGE_DRAFT && finding->severity == SEVERITY_ERROR)
        finding->severity = SEVERITY_WARNING;
}

/* Of a milestone that lacks all and its name too, a name that is no person's, a
 * gap that is also a reference, a gap in brackets that is also a list, a field
 * in <> that is also raw HTML, and a level that is not its name's, the rule
 * that knows more speaks. */
static bool
tells_better(enum rule_id rule, enum rule_id than)
{
    return than == CS007                    ? rule == CS408 || rule == CS604
           : than == CS006 || than == CS012 ? rule == CS010
           : than == CS005                  ? rule == CS301
           : than == CS306                  ? rule == CS314
           : than == CS314                  ? rule == CS308
                                            : false;
}

/* Those of one place, of which there are few. */
static void
mark_at(struct finding *at, int count)
{
    for (int i = 0; i < count; i++)
        for (int k = 0; k < count; k++)
            if (tells_better(at[k].rule, at[i].rule)) {
                at[i].cause =
                    at[k].cause.rule != RULE_NONE
                        ? at[k].cause
                        : (struct finding_cause){at[k].rule, at[k].field};
                at[i].repeats = true;
            }
}

static void
mark_told_better(struct report *all)
{
    report_sort(all);
    for (int from = 0, to; from < all->count; from = to) {
        for (to = from + 1;
             to < all->count &&
             place_compare(all->findings[from].at, all->findings[to].at) == 0;)
            to++;
        mark_at(&all->findings[from], to - from);
    }
}

/* These two judge what the waivers made of all other findings. */
static bool
judges_waivers(enum rule_id id)
{
    return id == CS804 || id == CS805;
}

static void
run_checks(struct hearing *hearings, int count, bool of_waivers)
{
    for (int id = 1; id < RULE_COUNT; id++)
        for (int i = 0; i < count; i++)
            if (hearings[i].judging.def->readable &&
                judges_waivers((enum rule_id)id) == of_waivers)
                checks[id](&hearings[i].judging);
}

static void
settle_all(const struct judging *judging, struct report *all)
{
    for (int i = 0; i < all->count; i++) {
        struct finding *finding = &all->findings[i];
        if (!finding->subject)
            finding->subject = judging->def->id.s;
        if (!finding->field)
            finding->field =
                where_field(judging->arena, judging->def, finding->at);
        settle(judging, finding);
    }
}

/* What is expected somewhere, and stands there empty, is shown itself: whoever
 * wrote it where the others are would have it twice. */
static void
show_empty(struct judging *judging, struct finding *finding)
{
    if (!finding->field || !finding->label ||
        !text_starts(finding->label, "expected `"))
        return;
    const struct front *empty = judging_empty(judging, finding->field);
    if (!empty || empty->key_at.at == finding->at.at)
        return;
    finding->at = empty->key_at;
    finding->label = "nothing stands behind it";
}

/* What all rules found, and what the waivers make of it. */
static void
close_hearing(struct hearing *hearing, struct report *report)
{
    struct judging *judging = &hearing->judging;
    struct report *found = &hearing->found, all;
    report_init(&all, report->arena);
    if (judging->def->report)
        report_merge(&all, judging->def->report);
    report_merge(&all, found);
    settle_all(judging, &all);
    mark_told_better(&all);
    judging->waived =
        waive(judging->arena, judging->plan, judging->today, &all);
    put_back_signed(judging, &all);
    cut_short(judging, &all);
    for (int i = 0; i < all.count; i++)
        show_empty(judging, &all.findings[i]);
    waivers_of_all(judging, &all);
    waivers_unneeded(judging, &all);
    found->count = 0;
    run_checks(hearing, 1, true);
    settle_all(judging, found);
    report_merge(&all, found);
    report_merge(report, &all);
    report_sort(report);
}

/* One a case, over; NULL for no case. */
static const struct hearing *
hear(const struct judge_case *cases, int count, const struct root *root,
    day_t today)
{
    if (count == 0)
        return NULL;
    struct hearing *hearings =
        ARENA_ARRAY(cases[0].arena, struct hearing, count);
    for (int i = 0; i < count; i++)
        open_hearing(&hearings[i], &cases[i], root, today);
    run_checks(hearings, count, false);
    for (int i = 0; i < count; i++)
        close_hearing(&hearings[i], cases[i].report);
    return hearings;
}

void
judge_definitions(const struct judge_case *cases, int count,
    const struct root *root, day_t today)
{
    hear(cases, count, root, today);
}

const struct terms *
judge_definition(struct arena *arena, const struct root *root,
    const struct definition *definition, day_t today, struct report *report)
{
    struct judge_case one = {arena, definition, report};
    const struct sealing *sealing = hear(&one, 1, root, today)->judging.sealing;
    return sealing ? &sealing->terms : NULL;
}

static bool
is_markdown(const char *path)
{
    size_t n = strlen(path);
    return n > 3 && text_is_nocase(path + n - 3, ".md");
}

/* Findings of a plan may stand in its readings file as well. */
static bool
is_about(const struct definition *definition, const struct finding *finding)
{
    const struct source *source = finding->at.source;
    if (!source || source == definition->source)
        return source != NULL;
    return finding->subject && text_is(finding->subject, definition->id.s) &&
           !is_markdown(source->path);
}

bool
judge_allows_signing(
    const struct definition *definition, const struct report *report)
{
    const struct plan *plan = definition_plan(definition);
    if (!definition->readable || !plan || plan->stage.value == STAGE_DRAFT)
        return false;
    for (int i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        if (finding->severity == SEVERITY_ERROR && !finding->repeats &&
            rule_get(finding->rule)->stops && is_about(definition, finding))
            return false;
    }
    return true;
}
