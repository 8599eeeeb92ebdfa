/* The vendor's own plan as a model: its outcome, the chain that leads to it
 * with what was computed over all plans, and what follows. */
#include <string.h>

#include "base/text.h"
#include "document/view_inner.h"
#include "plan/as_of.h"

struct telling {
    struct view view;
    const struct initiative_view *of;
    struct _xmlNode *chain;
};

/* An initiative has the parts of a plan that its document shows as one does. */
static const struct plan *
as_plan(struct arena *arena, const struct initiative *initiative, day_t today)
{
    struct plan *plan = ARENA_NEW(arena, struct plan);
    plan->def = initiative->def;
    plan->title = initiative->title;
    plan->locale = initiative->locale;
    plan->start = initiative->start;
    plan->people.items = initiative->people.items;
    plan->people.count = initiative->people.count;
    plan->outcome = initiative->outcome;
    plan->metrics.state = initiative->metrics.state;
    plan->metrics.items = initiative->metrics.items;
    plan->metrics.count = initiative->metrics.count;
    return plan_as_of(arena, plan, today);
}

/* --- a measure --- */

/* What is known of one measure, of the plans or of the initiative's own. */
struct known {
    const char *name, *unit;
    struct measure_level now, before, target;
    bool less;
};

static const struct chain_link *
link_of(const struct initiative *initiative, const char *id)
{
    for (int i = 0; i < initiative->chain.count; i++) {
        const struct chain_link *link = &initiative->chain.items[i];
        if (text_is(link->measure.s, id) && is_set(link->target))
            return link;
    }
    return NULL;
}

static struct measure_level
level_of(struct level_on level)
{
    return (struct measure_level){level.known, level.micro};
}

static struct known
metric_known(struct telling *t, const char *id)
{
    const struct metric *metric = metric_find(t->view.plan, id);
    if (!metric)
        return (struct known){.name = id, .unit = ""};
    day_t today = t->view.options->today;
    struct level_on latest = metric_latest(metric, today);
    struct level_on before = metric_latest(metric, t->of->before);
    return (struct known){
        .name = view_text(&t->view, name_or_id(metric->name, metric->id)),
        .unit = is_set(metric->unit) ? metric->unit.s : "",
        .now = level_of(latest.known ? latest : metric_baseline(metric)),
        .before = level_of(before),
        .target = level_of(metric_target(metric)),
        .less = metric_less_is_better(metric)};
}

static struct known
known_of(struct telling *t, const char *id)
{
    struct view *view = &t->view;
    enum measure_id measure = measure_find(id);
    const struct chain_link *link = link_of(t->of->initiative, id);
    struct known known;
    if (measure == MEASURES)
        known = metric_known(t, id);
    else
        known =
            (struct known){.name = view_code(view, "initiative.measure",
                               measure_name(measure) + strlen(MEASURE_PREFIX)),
                .unit = measure_unit(measure),
                .now = t->of->levels.now[measure],
                .before = t->of->levels.before[measure],
                .less = measure_less_is_better(measure)};
    if (link) {
        const char *unit;
        view->unit = known.unit;
        known.target = (struct measure_level){
            true, view_amount(view, link->target, &unit)};
        view->unit = "";
    }
    return known;
}

static bool
is_reached(const struct known *known)
{
    return known->now.known && known->target.known &&
           (known->less ? known->now.micro <= known->target.micro
                        : known->now.micro >= known->target.micro);
}

static const char *
state_of(const struct known *known)
{
    return !known->now.known || !known->target.known ? "unknown"
           : is_reached(known)                       ? "reached"
                                                     : "short";
}

/* Levels of many plans are rounded: nobody steers by hundredths. */
static const char *
level_words(struct telling *t, const struct known *known, int64_t micro)
{
    int64_t step = 100000;
    int64_t half = micro < 0 ? -step / 2 : step / 2;
    return words_quantity(t->view.words, t->view.arena,
        (micro + half) / step * step, known->unit);
}

static void
say_level(struct telling *t, struct _xmlNode *node, const char *name,
    const struct known *known, struct measure_level level)
{
    if (!level.known)
        return;
    struct _xmlNode *said =
        model_say(node, name, level_words(t, known, level.micro));
    model_set(said, "value", micro_text(t->view.arena, level.micro));
    model_set(said, "unit", known->unit);
}

/* Since the quarter before: "better", "worse" or "same". */
static const char *
way_of(const struct known *known)
{
    if (!known->now.known || !known->before.known)
        return NULL;
    if (known->now.micro == known->before.micro)
        return "same";
    return (known->now.micro < known->before.micro) == known->less ? "better"
                                                                   : "worse";
}

/* "target 30 days at most". */
static void
say_goal(struct telling *t, struct _xmlNode *node, const struct known *known)
{
    if (!known->target.known)
        return;
    model_say(node, "goal",
        view_say(&t->view,
            known->less ? "initiative.at-most" : "initiative.goal", "level",
            level_words(t, known, known->target.micro), (char *)NULL));
}

static struct _xmlNode *
say_measure(struct telling *t, const char *id, int step)
{
    struct view *view = &t->view;
    const struct metric_ref *outcome = &t->of->initiative->outcome.metric;
    struct known known = known_of(t, id);
    struct _xmlNode *node = model_add(t->chain, "measure");
    const char *state = state_of(&known);
    model_set(node, "id", id);
    model_set(node, "step", arena_printf(view->arena, "%d", step));
    model_set(node, "state", state);
    model_set(node, "way", way_of(&known));
    model_set(node, "outcome",
        is_set(*outcome) && text_is(outcome->id, id) ? "yes" : NULL);
    model_say(node, "name", known.name);
    say_level(t, node, "now", &known, known.now);
    if (!known.now.known)
        model_say(
            node, "now", view_say(view, "initiative.no-figure", (char *)NULL));
    say_level(t, node, "before", &known, known.before);
    say_level(t, node, "target", &known, known.target);
    say_goal(t, node, &known);
    model_say(node, "standing", view_code(view, "initiative.state", state));
    for (int i = 0; i < t->of->initiative->chain.count; i++) {
        const struct chain_link *link = &t->of->initiative->chain.items[i];
        if (text_is(link->measure.s, id) && is_set(link->drives))
            model_say(node, "drives", known_of(t, link->drives.s).name);
    }
    return node;
}

/* --- the chain --- */

struct node {
    const char *id;
    int depth; /* links to the end */
};

static int
node_index(const struct node *nodes, int count, const char *id)
{
    for (int i = 0; i < count; i++)
        if (text_is(nodes[i].id, id))
            return i;
    return count;
}

/* The longest way to the end; a circle, which the check refuses, ends after as
 * many rounds as there are measures. */
static void
find_depths(const struct initiative *initiative, struct node *nodes, int count)
{
    bool moved = true;
    for (int round = 0; moved && round < count; round++) {
        moved = false;
        for (int i = 0; i < initiative->chain.count; i++) {
            const struct chain_link *link = &initiative->chain.items[i];
            int from = node_index(nodes, count, link->measure.s);
            int to = node_index(nodes, count, link->drives.s);
            if (from == count || to == count ||
                nodes[from].depth > nodes[to].depth)
                continue;
            nodes[from].depth = nodes[to].depth + 1;
            moved = true;
        }
    }
}

static int
add_node(struct node *nodes, int count, const struct text *id)
{
    if (is_set(*id) && node_index(nodes, count, id->s) == count)
        nodes[count++] = (struct node){id->s, 0};
    return count;
}

static void
say_links(struct telling *t)
{
    const struct initiative *initiative = t->of->initiative;
    for (int i = 0; i < initiative->chain.count; i++) {
        const struct chain_link *link = &initiative->chain.items[i];
        if (!is_set(link->measure) || !is_set(link->drives))
            continue;
        struct _xmlNode *node = model_add(t->chain, "link");
        model_set(node, "from", link->measure.s);
        model_set(node, "to", link->drives.s);
    }
}

static void
say_chain(struct telling *t)
{
    const struct initiative *initiative = t->of->initiative;
    int count = 0, deepest = 0;
    struct node *nodes = ARENA_ARRAY(
        t->view.arena, struct node, 2 * initiative->chain.count + 1);
    for (int i = 0; i < initiative->chain.count; i++)
        count = add_node(nodes, count, &initiative->chain.items[i].measure);
    for (int i = 0; i < initiative->chain.count; i++)
        count = add_node(nodes, count, &initiative->chain.items[i].drives);
    if (count == 0)
        return;
    find_depths(initiative, nodes, count);
    for (int i = 0; i < count; i++)
        deepest = nodes[i].depth > deepest ? nodes[i].depth : deepest;
    t->chain = model_add(t->view.root, "chain");
    for (int step = 0; step <= deepest; step++)
        for (int i = 0; i < count; i++)
            if (deepest - nodes[i].depth == step)
                say_measure(t, nodes[i].id, step);
    say_links(t);
    struct chart chart = view_chart(&t->view);
    chart_also_narrow(&chart, t->chain, t->chain, chart_chain);
}

/* --- objectives --- */

static void
say_objectives(struct telling *t)
{
    const struct initiative *initiative = t->of->initiative;
    struct view *view = &t->view;
    struct _xmlNode *list = NULL;
    for (int i = 0; i < initiative->objectives.count; i++) {
        const struct objective *one = &initiative->objectives.items[i];
        if (!list)
            list = model_add(view->root, "objectives");
        struct _xmlNode *node = model_add(list, "item");
        model_say(node, "what", view_sentence(view, one->what.s));
        const char *owner =
            is_absent(one->owner) ? NULL : view_person(view, one->owner);
        model_say(node, "owner", owner);
        view_date(
            view, node, "by", date_known(one->by) ? one->by.day : DAY_NONE);
        if (!is_set(one->measure))
            continue;
        struct known known = known_of(t, one->measure.s);
        model_say(node, "measure", known.name);
        model_set(node, "state", state_of(&known));
        say_level(t, node, "now", &known, known.now);
        say_goal(t, node, &known);
    }
}

/* --- insights --- */

static const char *
text_of(const struct _xmlNode *node, const char *child)
{
    const char *text = model_string(model_find(node, child));
    return text ? text : "";
}

static void
insight(struct _xmlNode *list, const char *text)
{
    model_say(list, "item", text);
}

/* The first link that is short holds up all that follow. */
static void
say_weakest(struct telling *t, struct _xmlNode *list)
{
    struct view *view = &t->view;
    const struct _xmlNode *first = NULL;
    int known = 0;
    for (const struct _xmlNode *n = model_first(t->chain); n;
         n = model_next(n)) {
        const char *state = model_get(n, "state");
        known += text_is(state, "reached") || text_is(state, "short");
        if (!first && text_is(state, "short") && !model_get(n, "outcome"))
            first = n;
    }
    if (first)
        insight(list, view_say(view, "initiative.insight.weakest", "name",
                          text_of(first, "name"), "now", text_of(first, "now"),
                          "goal", text_of(first, "goal"), (char *)NULL));
    else if (known > 0)
        insight(list, view_say(view, "initiative.insight.fine", (char *)NULL));
}

static void
say_moves(struct telling *t, struct _xmlNode *list)
{
    struct view *view = &t->view;
    for (const struct _xmlNode *n = model_first(t->chain); n;
         n = model_next(n)) {
        const char *way = model_get(n, "way");
        if (!text_is(way, "worse") && !text_is(way, "better"))
            continue;
        insight(list, view_say(view,
                          text_is(way, "worse") ? "initiative.insight.worse"
                                                : "initiative.insight.better",
                          "name", text_of(n, "name"), "before",
                          text_of(n, "before"), "now", text_of(n, "now"),
                          "date", view_day(view, t->of->before), (char *)NULL));
    }
}

static void
say_segments(struct telling *t, struct _xmlNode *list)
{
    static const char *const keys[] = {
        [DIAGNOSIS_MAP] = "initiative.insight.map",
        [DIAGNOSIS_SLOW] = "initiative.insight.slow",
        [DIAGNOSIS_LATE] = "initiative.insight.late",
        [DIAGNOSIS_ASK] = "initiative.insight.ask",
        [DIAGNOSIS_TRIGGERS] = "initiative.insight.triggers"};
    struct view *view = &t->view;
    for (int i = 0; i < t->of->insight_count; i++) {
        const struct initiative_insight *one = &t->of->insights[i];
        const char *segment =
            one->segment
                ? view_text(view, one->segment)
                : view_say(view, "initiative.no-segment", (char *)NULL);
        insight(list, view_say(view, keys[one->kind], "segment", segment, "n",
                          words_number(view->words, view->arena,
                              (int64_t)one->n * 1000000, 0),
                          (char *)NULL));
    }
}

static void
say_insights(struct telling *t)
{
    struct view *view = &t->view;
    struct _xmlNode *list = model_add(view->root, "insights");
    if (t->chain) {
        say_weakest(t, list);
        say_moves(t, list);
    }
    if (t->of->live > 0)
        insight(list, view_say(view, "initiative.insight.drift", "n",
                          words_number(view->words, view->arena,
                              (int64_t)t->of->drifting * 1000000, 0),
                          "all",
                          words_number(view->words, view->arena,
                              (int64_t)t->of->live * 1000000, 0),
                          (char *)NULL));
    say_segments(t, list);
    if (model_empty(list))
        model_drop(list);
}

/* --- the whole --- */

static void
say_head(struct telling *t)
{
    struct view *view = &t->view;
    const struct initiative *initiative = t->of->initiative;
    view_head(view);
    view_words(view, VIEW_INITIATIVE_WORDS);
    model_say(view->root, "title",
        view_text(view, is_set(initiative->title) ? initiative->title.s
                                                  : initiative->def.id.s));
    model_say(view->root, "standing-on",
        view_say(view, "standing-on", "date",
            words_date(
                view->words, view->arena, view->options->today, DATE_LONG),
            (char *)NULL));
    view_date(view, view->root, "before", t->of->before);
}

struct _xmlDoc *
view_initiative(struct arena *arena, const struct initiative_view *of,
    const struct view_options *options)
{
    struct _xmlDoc *model = model_new(arena, "model");
    struct view_options own = *options;
    own.audience = AUDIENCE_INTERNAL;
    struct telling t = {
        .view = {.arena = arena,
            .plan = as_plan(arena, of->initiative, options->today),
            .options = &own,
            .words = options->words,
            .root = model_root(model),
            .unit = ""},
        .of = of};
    words_locale(options->words, view_locale(t.view.plan));
    say_head(&t);
    struct _xmlNode *node = model_add(t.view.root, "plan");
    model_set(node, "id", of->initiative->def.id.s);
    view_record(&t.view, node, record_of_kind(KIND_PLAN), t.view.plan);
    view_metrics(&t.view, node);
    view_outcome(&t.view, node);
    say_chain(&t);
    say_objectives(&t);
    say_insights(&t);
    view_prose(&t.view, node, &of->initiative->def.prose);
    view_end(&t.view);
    return model;
}
