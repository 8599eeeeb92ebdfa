/* The audit as a model for audit.xhtml: its words are made here, its order and
 * look there. */
#include "commands/accounts.h"
#include "commands/audit.h"
#include "commands/page.h"
#include "document/model.h"

struct making {
    struct arena *arena;
    const struct audit *audit;
};

static const char *
number(struct making *making, int n)
{
    return arena_printf(making->arena, "%d", n);
}

/* As the health score's colours. */
static const char *
colour(int score)
{
    return score >= 75 ? "green" : score >= 50 ? "amber" : "red";
}

static void
put_line(struct making *making, struct _xmlNode *parent,
    const struct score_line *line)
{
    struct _xmlNode *item = model_add(parent, "line");
    model_set(item, "points", number(making, line->points));
    model_set(item, "of", number(making, line->of));
    model_say(item, "part", line->part);
    model_say(item, "cause", page_sentence(making->arena, line->cause));
}

/* Lines that lack points, and the others in one sentence. */
static void
put_score(struct making *making, struct _xmlNode *parent, const char *name,
    const struct score *score)
{
    if (!score->known)
        return;
    struct _xmlNode *node = model_add(parent, name);
    model_set(node, "score", number(making, score->score));
    model_set(node, "colour", colour(score->score));
    struct buf full = {0};
    for (int i = 0; i < score->count; i++) {
        const struct score_line *line = &score->lines[i];
        if (line->points < line->of)
            put_line(making, node, line);
        else if (line->of > 0)
            buf_printf(
                &full, "%s%s %d", full.n ? ", " : "", line->part, line->of);
    }
    model_say(node, "full", full.p);
    buf_free(&full);
}

static void
put_person(struct making *making, struct _xmlNode *parent,
    const struct audit_plan *plan, const struct audit_person *person)
{
    struct _xmlNode *node = model_add(parent, "person");
    model_set(node, "change", person->left ? "left" : "came");
    model_set(node, "open", person->left && person->holds ? "yes" : NULL);
    model_set(node, "untold", person->told ? NULL : "yes");
    model_say(node, "customer", plan->customer);
    model_say(node, "name", person->name);
    model_say(node, "role", person->role);
    model_say(
        node, "side", person->side == SIDE_CUSTOMER ? "customer" : "vendor");
    model_say(node, "on",
        person->on == DAY_NONE ? NULL : day_words(making->arena, person->on));
    model_say(node, "holds", page_sentence(making->arena, person->holds));
    model_say(node, "told", page_sentence(making->arena, person->told));
    model_say(node, "told-on",
        person->told ? day_words(making->arena, person->told_on) : NULL);
}

static void
put_plan(
    struct making *making, struct _xmlNode *root, const struct audit_plan *plan)
{
    struct _xmlNode *node = model_add(root, "plan");
    model_set(node, "path", plan->path);
    model_set(node, "csm", account_keeper(plan->csm));
    model_set(node, "segment", plan->segment_name);
    model_set(node, "stage", plan->stage);
    model_set(node, "type", plan->type);
    model_say(node, "customer", plan->customer);
    put_score(making, node, "quality", &plan->quality);
    put_score(making, node, "fidelity", &plan->fidelity);
    for (int i = 0; i < plan->map_count; i++) {
        struct _xmlNode *differs = model_add(node, "differs");
        model_set(differs, "kind", map_kind_word(plan->map[i].kind));
        model_text(differs, page_sentence(making->arena, plan->map[i].text));
    }
}

/* Weeks where it is whole weeks, as maps are written. */
static const char *
map_words(struct making *making, int due)
{
    if (due < 0)
        return NULL;
    return due % 7 == 0 ? arena_printf(making->arena, "week\u00a0%d", due / 7)
                        : arena_printf(making->arena, "day\u00a0%d", due);
}

static void
put_slip(
    struct making *making, struct _xmlNode *parent, const struct slip *slip)
{
    struct _xmlNode *node = model_add(parent, "slip");
    model_set(node, "late", number(making, slip->late));
    model_set(node, "plans", number(making, slip->plans));
    model_set(node, "median", audit_median(making->arena, &slip->days));
    model_set(node, "worst", number(making, slip->worst));
    model_set(node, "map", map_words(making, slip->due));
    model_say(node, "name", slip->name);
    model_say(node, "mend", slip_advice(making->arena, slip));
}

static void
put_segment(struct making *making, struct _xmlNode *root,
    const struct audit_segment *segment)
{
    struct _xmlNode *node = model_add(root, "segment");
    model_set(node, "plans", number(making, segment->plans));
    model_set(node, "differ", number(making, segment->differ));
    model_set(node, "quality", audit_median(making->arena, &segment->quality));
    model_set(
        node, "fidelity", audit_median(making->arena, &segment->fidelity));
    model_say(node, "name", audit_segment_name(segment));
    for (int i = 0; i < segment->slip_count && segment->slips[i].late > 0; i++)
        put_slip(making, node, &segment->slips[i]);
}

static void
put_head(struct making *making, struct _xmlNode *root, int shown)
{
    const struct audit *audit = making->audit;
    model_set(root, "count", number(making, audit->count));
    model_set(root, "shown", number(making, shown));
    model_set(root, "cut", shown < audit->count ? "yes" : NULL);
    model_set(root, "quality", audit_median(making->arena, &audit->quality));
    model_set(root, "fidelity", audit_median(making->arena, &audit->fidelity));
    model_set(root, "mapped", number(making, audit->mapped));
    model_set(root, "differ", number(making, audit->differ));
    model_set(root, "left", number(making, audit->left));
    model_set(root, "unfollowed", number(making, audit->unfollowed));
    model_set(root, "came", number(making, audit->came));
    model_say(root, "today", day_words(making->arena, audit->today));
}

/* Who left something behind comes first, then who left, then who came. */
static int
person_rank(const struct audit_person *person)
{
    return !person->left ? 2 : !person->holds;
}

static void
put_people(struct making *making, struct _xmlNode *root, int shown)
{
    for (int rank = 0; rank < 3; rank++)
        for (int i = 0; i < shown; i++) {
            const struct audit_plan *plan = making->audit->plans[i];
            for (int k = 0; k < plan->people_count; k++)
                if (person_rank(&plan->people[k]) == rank)
                    put_person(making, root, plan, &plan->people[k]);
        }
}

static struct _xmlDoc *
audit_model(struct arena *arena, const struct audit *audit)
{
    struct _xmlDoc *model = model_new(arena, "model");
    struct _xmlNode *root = model_root(model);
    struct making making = {arena, audit};
    int shown = audit->count < AUDIT_SHOWN ? audit->count : AUDIT_SHOWN;
    put_head(&making, root, shown);
    for (int i = 0; i < audit->segment_count; i++)
        put_segment(&making, root, &audit->segments[i]);
    put_people(&making, root, shown);
    for (int i = 0; i < shown; i++)
        put_plan(&making, root, audit->plans[i]);
    return model;
}

bool
audit_page(const struct audit *audit, const struct options *options, bool pdf,
    struct buf *out, const char **why)
{
    struct arena *arena = audit->arena;
    struct printing printing = {.template = "audit.xhtml",
        .title = "Audit",
        .locale = "en-GB",
        .today = audit->today};
    return page_write(
        arena, options, &printing, audit_model(arena, audit), pdf, out, why);
}
