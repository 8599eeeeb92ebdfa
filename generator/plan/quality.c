#include "plan/quality.h"

#include "base/buf.h"

/* By the digit behind "CS". */
static const struct {
    const char *name;
    int weight;
} subjects[] = {{"form", 10}, {"outcome", 25}, {"metrics", 15},
    {"milestones", 20}, {"owners", 15}, {"rhythm", 10}, {"risk and growth", 5}};
#define SUBJECTS ((int)(sizeof subjects / sizeof *subjects))

/* Findings of a part that are told; who wants all runs the check. */
#define TOLD 3

struct weighing {
    int64_t cost;
    int found; /* that cost something */
    struct buf told;
};

static int64_t
cost_of(enum severity severity)
{
    return severity == SEVERITY_ERROR     ? QUALITY_ERROR
           : severity == SEVERITY_WARNING ? QUALITY_WARNING
                                          : 0;
}

static void
weigh(struct weighing *weighing, const struct finding *finding)
{
    int64_t cost = cost_of(finding->severity);
    weighing->cost += cost;
    weighing->found += cost > 0;
    if (cost > 0 && weighing->found <= TOLD)
        buf_printf(&weighing->told, "%s%s (%s)", weighing->told.n ? "; " : "",
            finding->message, rule_get(finding->rule)->code);
}

static const char *
cause(struct arena *arena, struct weighing *weighing)
{
    if (weighing->found > TOLD)
        buf_printf(&weighing->told, "; and %d more", weighing->found - TOLD);
    const char *text =
        weighing->found > 0
            ? arena_strndup(arena, weighing->told.p, weighing->told.n)
            : "Nothing to mend";
    buf_free(&weighing->told);
    return text;
}

struct score
plan_quality(struct arena *arena, const struct report *findings)
{
    struct weighing weighings[SUBJECTS] = {0};
    struct score_part parts[SUBJECTS];
    for (int i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->findings[i];
        const struct rule *rule = rule_get(finding->rule);
        int subject = rule->code[2] - '0';
        if (subject < SUBJECTS && !rule->clock)
            weigh(&weighings[subject], finding);
    }
    for (int i = 0; i < SUBJECTS; i++) {
        int64_t left = SCORE_WHOLE - weighings[i].cost;
        parts[i] = (struct score_part){subjects[i].name, subjects[i].weight,
            true, left > 0 ? left : 0, 1, cause(arena, &weighings[i])};
    }
    return score_of(arena, parts, SUBJECTS, 0);
}
