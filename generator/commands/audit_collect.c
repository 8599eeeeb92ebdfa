#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "commands/accounts.h"
#include "commands/audit.h"
#include "commands/settings.h"
#include "criteria/judge.h"
#include "plan/account.h"
#include "plan/fidelity.h"
#include "plan/fields.h"
#include "plan/quality.h"
#include "plan/segments.h"
#include "plan/stakeholders.h"
#include "seal/signed.h"

struct collecting {
    struct audit *audit;
    const struct options *options;
    const struct root *root;
    const struct settings *settings;
    struct segments *segments;
    struct audit_plan **plans; /* by number; NULL: no plan, or not asked for */
    int count;
};

/* One plan on its way. */
struct taking {
    struct collecting *all;
    struct arena *keep, *scratch;
    const struct plan *plan; /* as it stood today, with what was signed */
    struct audit_plan *kept;
};

static void
begin(void *context, struct workspace *workspace)
{
    struct collecting *all = context;
    all->count = workspace_count(workspace);
    all->root = workspace_root(workspace);
    all->plans =
        ARENA_ARRAY(all->audit->arena, struct audit_plan *, all->count + 1);
    all->segments = segments_new(all->root, all->options->today);
}

static const char *
keep_text(struct arena *keep, const char *text)
{
    return text_blank(text) ? NULL : arena_strdup(keep, text);
}

/* --- the two scores --- */

static struct score
keep_score(struct arena *keep, struct score score)
{
    struct score_line *lines =
        ARENA_ARRAY(keep, struct score_line, score.count + 1);
    for (int i = 0; i < score.count; i++) {
        lines[i] = score.lines[i];
        lines[i].cause = arena_strdup(keep, score.lines[i].cause);
    }
    score.lines = lines;
    return score;
}

static void
take_scores(struct taking *t, int number, const struct plan *written)
{
    const struct collecting *all = t->all;
    day_t today = all->options->today;
    struct report report;
    report_init(&report, t->scratch);
    judge_definition(t->scratch, all->root, &written->def, today, &report);
    report_sort(&report);
    config_apply(
        settings_of(all->settings, number), written->def.path, today, &report);
    report_fold(&report);
    if (written->stage.value != STAGE_CLOSED)
        t->kept->quality =
            keep_score(t->keep, plan_quality(t->scratch, &report));
    t->kept->fidelity =
        keep_score(t->keep, plan_fidelity(t->scratch, t->plan, today));
}

/* --- people --- */

static const struct audit_person *
keep_person(struct taking *t, const struct stakeholder *of)
{
    const struct person *person = of->person;
    struct audit_person *kept = &t->kept->people[t->kept->people_count++];
    *kept = (struct audit_person){
        .name = arena_strdup(t->keep, name_or_id(person->name, person->id)),
        .role =
            is_set(person->role) ? keep_text(t->keep, person->role.s) : NULL,
        .side = (enum side)person->side.value,
        .left = of->left,
        .on = of->on,
        .holds = keep_text(t->keep, of->holds),
        .told_on = DAY_NONE};
    if (of->told) {
        kept->told = arena_strdup(t->keep, of->told->what.s);
        kept->told_on = of->told->on.day;
    }
    return kept;
}

static void
take_people(struct taking *t, const struct signed_terms *agreed)
{
    const struct json *people =
        json_get(json_get(agreed->file, "arrangements"), "people");
    int count = json_is_object(people) ? json_count(people) : -1;
    const char **ids = ARENA_ARRAY(t->scratch, const char *, count + 2);
    for (int i = 0; i < count; i++)
        ids[i] = json_name_at(people, i);
    struct stakeholders all = plan_stakeholders(
        t->scratch, t->plan, t->all->options->today, ids, count);
    t->kept->people = ARENA_ARRAY(t->keep, struct audit_person, all.count + 1);
    for (int i = 0; i < all.count; i++) {
        const struct audit_person *person = keep_person(t, &all.items[i]);
        t->kept->left += person->left;
        t->kept->unfollowed += person->left && person->holds;
    }
}

/* --- the segment's map --- */

/* As `new` finds it: the segment "ID-growth", else for an onboarding plan the
 * segment itself. */
static const struct segment *
map_of(struct taking *t)
{
    const struct plan *plan = t->plan;
    const char *nearest;
    if (!plan->segment_to)
        return NULL;
    const struct segment *map = segments_find(t->all->segments, ".",
        arena_printf(t->scratch, "%s-%s", plan->segment.s,
            field_word_text(words_type, plan->type.value)),
        &nearest);
    bool own = plan->type.value == TYPE_ONBOARDING;
    return map ? map : own ? plan->segment_to : NULL;
}

static void
take_map(struct taking *t, const struct segment *map)
{
    struct map_changes changes = plan_map_changes(t->scratch, t->plan, map);
    t->kept->mapped = t->plan->segment_to != NULL;
    t->kept->map_count = changes.count;
    t->kept->map = ARENA_ARRAY(t->keep, struct map_change, changes.count + 1);
    for (int i = 0; i < changes.count; i++) {
        t->kept->map[i] = changes.items[i];
        t->kept->map[i].name = arena_strdup(t->keep, changes.items[i].name);
        t->kept->map[i].text = arena_strdup(t->keep, changes.items[i].text);
    }
}

static void
take_slips(struct taking *t, const struct segment *map)
{
    const struct plan *plan = t->plan;
    struct audit_plan *kept = t->kept;
    kept->slips =
        ARENA_ARRAY(t->keep, struct slip_sample, plan->milestones.count + 1);
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *one = &plan->milestones.items[i];
        const struct milestone *in_map = map_find(map, one->id.s);
        int days;
        if (!milestone_slip(one, t->all->options->today, &days))
            continue;
        kept->slips[kept->slip_count++] = (struct slip_sample){kept->segment,
            arena_strdup(t->keep, one->id.s),
            arena_strdup(t->keep, name_or_id(one->name, one->id)),
            in_map ? map_due(in_map) : -1, days};
    }
}

static void
take_identity(struct taking *t, int number, const char *path)
{
    const struct plan *plan = t->plan;
    const struct segment *segment = plan->segment_to;
    struct audit_plan *kept = t->kept;
    kept->number = number;
    kept->path = arena_strdup(t->keep, path);
    kept->id = arena_strdup(t->keep, plan->def.id.s);
    kept->customer = arena_strdup(t->keep, plan_customer(plan));
    kept->csm = keep_text(t->keep, plan_keeper(plan));
    kept->segment = keep_text(t->keep, plan->segment.s);
    kept->segment_name = segment && is_set(segment->name)
                             ? arena_strdup(t->keep, segment->name.s)
                             : kept->segment;
    kept->type = field_word_text(words_type, plan->type.value);
    kept->stage = field_word_text(words_stage, plan->stage.value);
}

static void
take(void *context, int number, struct arena *keep, struct arena *scratch,
    const struct plan *plan, const char *path)
{
    struct collecting *all = context;
    day_t today = all->options->today;
    struct taking t = {.all = all, .keep = keep, .scratch = scratch};
    if (!account_is_of(plan, all->options->csm))
        return;
    struct signed_terms agreed = signed_on(scratch, all->root, plan, today);
    t.plan = plan_as_signed(scratch, plan, today, &agreed);
    t.kept = ARENA_NEW(keep, struct audit_plan);
    take_identity(&t, number, path);
    take_scores(&t, number, plan);
    take_people(&t, &agreed);
    const struct segment *map = map_of(&t);
    take_map(&t, map);
    take_slips(&t, map);
    all->plans[number] = t.kept;
}

/* --- all of them --- */

/* A plan whose scores are not known has nothing to be mended before others. */
static int
worst(const struct audit_plan *plan)
{
    int quality = plan->quality.known ? plan->quality.score : 101;
    int fidelity = plan->fidelity.known ? plan->fidelity.score : 101;
    return quality < fidelity ? quality : fidelity;
}

static int
by_need(const void *a, const void *b)
{
    const struct audit_plan *p = *(struct audit_plan *const *)a;
    const struct audit_plan *q = *(struct audit_plan *const *)b;
    if (worst(p) != worst(q))
        return worst(p) - worst(q);
    return p->number - q->number;
}

static int
by_segment(const void *a, const void *b)
{
    const struct audit_plan *p = *(struct audit_plan *const *)a;
    const struct audit_plan *q = *(struct audit_plan *const *)b;
    if (!p->segment || !q->segment)
        return !p->segment - !q->segment;
    return strcmp(p->segment, q->segment);
}

static struct spread
scores_of(struct arena *arena, struct audit_plan *const *plans, int count,
    bool fidelity)
{
    int *scores = ARENA_ARRAY(arena, int, count + 1), n = 0;
    for (int i = 0; i < count; i++) {
        const struct score *score =
            fidelity ? &plans[i]->fidelity : &plans[i]->quality;
        if (score->known)
            scores[n++] = score->score;
    }
    return spread_of(scores, n);
}

static void
count_up(struct audit *audit)
{
    for (int i = 0; i < audit->count; i++) {
        const struct audit_plan *plan = audit->plans[i];
        audit->mapped += plan->mapped;
        audit->differ += plan->map_count > 0;
        audit->left += plan->left;
        audit->unfollowed += plan->unfollowed;
        audit->came += plan->people_count - plan->left;
    }
    audit->quality = scores_of(audit->arena, audit->plans, audit->count, false);
    audit->fidelity = scores_of(audit->arena, audit->plans, audit->count, true);
}

static void
segment_slips(struct arena *arena, struct audit_segment *segment,
    struct audit_plan *const *plans, int count)
{
    int n = 0;
    for (int i = 0; i < count; i++)
        n += plans[i]->slip_count;
    struct slip_sample *samples = ARENA_ARRAY(arena, struct slip_sample, n + 1);
    n = 0;
    for (int i = 0; i < count; i++)
        for (int k = 0; k < plans[i]->slip_count; k++)
            samples[n++] = plans[i]->slips[k];
    struct slips slips = slips_of(arena, samples, n);
    segment->slips = slips.items;
    segment->slip_count = slips.count;
}

static void
sum_segments(struct audit *audit)
{
    struct arena *arena = audit->arena;
    int n = audit->count;
    struct audit_plan **plans = ARENA_ARRAY(arena, struct audit_plan *, n + 1);
    audit->segments = ARENA_ARRAY(arena, struct audit_segment, n + 1);
    for (int i = 0; i < n; i++)
        plans[i] = audit->plans[i];
    if (n > 1)
        qsort(plans, (size_t)n, sizeof *plans, by_segment);
    for (int first = 0, last; first < n; first = last) {
        struct audit_segment *one = &audit->segments[audit->segment_count++];
        one->id = plans[first]->segment;
        one->name = plans[first]->segment_name;
        for (last = first; last < n && text_is(plans[last]->segment, one->id);
             last++)
            one->differ += plans[last]->map_count > 0;
        one->plans = last - first;
        one->quality = scores_of(arena, plans + first, last - first, false);
        one->fidelity = scores_of(arena, plans + first, last - first, true);
        segment_slips(arena, one, plans + first, last - first);
    }
}

enum exit_status
audit_collect(struct audit *audit, struct survey *survey,
    const struct options *options, struct arena *arena)
{
    *audit = (struct audit){.arena = arena, .today = options->today};
    struct collecting all = {.audit = audit, .options = options};
    const struct survey_wants wants = {.begin = begin,
        .plan = take,
        .settings = &all.settings,
        .context = &all,
        .as_written = true};
    enum exit_status status = survey_run(survey, options, &wants);
    segments_free(all.segments);
    if (status != EXIT_CLEAN)
        return status;
    audit->plans = all.plans;
    for (int i = 0; i < all.count; i++)
        if (all.plans[i])
            audit->plans[audit->count++] = all.plans[i];
    if (audit->count > 1)
        qsort(
            audit->plans, (size_t)audit->count, sizeof *audit->plans, by_need);
    count_up(audit);
    sum_segments(audit);
    return EXIT_CLEAN;
}
