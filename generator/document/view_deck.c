/* What only the slides of a review need: larger pictures, titles that say
 * what was found, what was learned, and notes for the speaker. */
#include <string.h>

#include "base/text.h"
#include "document/view_review.h"

struct deck {
    struct reviewing *r;
    struct _xmlNode *node; /* the model's "deck" */
    struct chart chart;
};

/* A part of the deck; gone again when nothing was drawn in it. */
static struct _xmlNode *
drop_empty(struct _xmlNode *node)
{
    if (!model_empty(node))
        return node;
    model_drop(node);
    return NULL;
}

/* --- metrics --- */

/* A metric on a slide of its own: its picture, and what to read beside it. */
static void
say_figure(
    struct deck *deck, struct _xmlNode *part, const struct _xmlNode *metric)
{
    chart_also_narrow(&deck->chart, part, metric, chart_metric);
    if (model_empty(part))
        return;
    model_set(part, "id", model_get(metric, "id"));
    const struct _xmlNode *quarter = model_find(metric, "quarter");
    model_say(part, "level", model_string(model_find(metric, "latest")));
    model_say(part, "change", model_string(model_find(quarter, "text")));
    model_say(part, "before", model_string(model_find(quarter, "before")));
    const struct _xmlNode *forecast = model_find(metric, "forecast");
    if (!text_is(model_get(forecast, "code"), "reached"))
        model_say(part, "forecast", model_string(forecast));
    model_say(part, "kicker", model_string(model_find(metric, "role")));
    model_say(part, "title", model_string(model_find(metric, "finding")));
}

/* Early signs are there as the reason for the outcome. */
static void
say_signs(struct deck *deck)
{
    struct view *view = &deck->r->view;
    const struct _xmlNode **signs;
    int count = review_signs(deck->r, &signs), good = 0;
    for (int i = 0; i < count; i++)
        good +=
            !text_is(model_get(model_find(signs[i], "lead"), "code"), "behind");
    struct _xmlNode *node = model_add(deck->node, "signs");
    if (count == 1) {
        say_figure(deck, node, signs[0]);
        drop_empty(node);
        return;
    }
    struct chart narrow = deck->chart;
    narrow.size = CHART_NARROW;
    chart_multiples(&deck->chart, node, signs, count);
    chart_multiples(&narrow, node, signs, count);
    if (drop_empty(node))
        model_say(node, "title",
            review_share(view, "qbr.deck.signs-found", good, count));
}

/* Whether the metric has a slide among those that come first. */
static bool
is_shown(const struct deck *deck, const char *id)
{
    const struct metric *outcome = deck->r->view.plan->outcome.metric.to;
    const struct _xmlNode *signs = model_find(deck->node, "signs");
    return (outcome && text_is(id, outcome->id.s)) ||
           text_is(id, model_get(signs, "id"));
}

/* The outcome's chart stands first; those that no slide has stand in the
 * appendix. */
static void
say_metrics(struct deck *deck)
{
    const struct metric *outcome = deck->r->view.plan->outcome.metric.to;
    struct _xmlNode *node = model_add(deck->node, "outcome");
    struct _xmlNode *item = model_first(model_find(deck->r->plan, "metrics"));
    for (; item; item = model_next(item))
        if (outcome && text_is(model_get(item, "id"), outcome->id.s))
            say_figure(deck, node, item);
    drop_empty(node);
    say_signs(deck);
    node = model_add(deck->node, "figures");
    item = model_first(model_find(deck->r->plan, "metrics"));
    for (; item; item = model_next(item)) {
        if (is_shown(deck, model_get(item, "id")))
            continue;
        struct _xmlNode *part = model_add(node, "item");
        say_figure(deck, part, item);
        drop_empty(part);
    }
    drop_empty(node);
}

/* --- the work --- */

/* For a slide, and narrow. */
static void
say_picture(struct deck *deck, const char *name,
    void (*draw)(const struct chart *chart, struct _xmlNode *parent,
        const struct _xmlNode *of),
    const struct _xmlNode *of)
{
    struct _xmlNode *node = model_add(deck->node, name);
    chart_also_narrow(&deck->chart, node, of, draw);
    drop_empty(node);
}

static void
say_pictures(struct deck *deck)
{
    struct _xmlNode *plan = deck->r->plan;
    struct _xmlNode *internal = model_find(deck->r->view.root, "internal");
    say_picture(
        deck, "milestones", chart_dates, model_find(plan, "milestones"));
    say_picture(deck, "weeks", chart_weeks, plan);
    say_picture(
        deck, "expectations", chart_gaps, model_find(plan, "expectations"));
    struct _xmlNode *node = model_add(deck->node, "health");
    chart_health(&deck->chart, node, model_find(internal, "health"));
    const struct _xmlNode *health = model_find(internal, "health");
    if (drop_empty(node))
        model_say(node, "title",
            view_say(&deck->r->view, "internal.health-found", "score",
                model_get(health, "score"), "colour",
                model_get(health, "colour"), (char *)NULL));
}

/* Blockers that are open, wherever they lie. */
static int
say_blockers(struct deck *deck, struct _xmlNode *node)
{
    int count = 0;
    struct _xmlNode *list = model_add(node, "blockers");
    struct _xmlNode *stone =
        model_first(model_find(deck->r->plan, "milestones"));
    for (; stone; stone = model_next(stone)) {
        struct _xmlNode *one = model_first(model_find(stone, "blockers"));
        for (; one; one = model_next(one)) {
            if (!text_is(model_get(one, "state"), "open"))
                continue;
            struct _xmlNode *item = model_add(list, "item");
            const char *const parts[] = {"what", "owner", "when", "then"};
            for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
                model_say(
                    item, parts[i], model_string(model_find(one, parts[i])));
            count++;
        }
    }
    drop_empty(list);
    return count;
}

static int
children_of(const struct _xmlNode *node)
{
    int count = 0;
    for (const struct _xmlNode *n = model_first(node); n; n = model_next(n))
        count++;
    return count;
}

/* Of those that are open the one that has stood longest; one without a date
 * only where none has any. */
static const struct blocker *
oldest_blocker(const struct plan *plan, day_t today)
{
    const struct blocker *oldest = NULL;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *stone = &plan->milestones.items[i];
        for (int k = 0; k < stone->blockers.count; k++) {
            const struct blocker *one = &stone->blockers.items[k];
            if (!blocker_open(one, today))
                continue;
            if (!oldest || (date_known(one->since) &&
                               (!date_known(oldest->since) ||
                                   one->since.day < oldest->since.day)))
                oldest = one;
        }
    }
    return oldest;
}

static const struct risk *
greatest_risk(const struct plan *plan)
{
    const struct risk *greatest = NULL;
    int weight = -1;
    for (int i = 0; i < plan->risks.count; i++) {
        const struct risk *one = &plan->risks.items[i];
        int weighs = one->impact.value * 2 + one->likelihood.value;
        if (weighs > weight)
            greatest = one;
        weight = weighs > weight ? weighs : weight;
    }
    return greatest;
}

/* What stands in the way by name, else an open issue, else the greatest risk;
 * and how much more there is.  Counts alone would let nobody decide. */
static const char *
open_title(struct deck *deck, int all)
{
    struct view *view = &deck->r->view;
    const struct blocker *blocker =
        oldest_blocker(view->plan, view->options->today);
    const struct risk *risk = greatest_risk(view->plan);
    const struct _xmlNode *issue =
        model_first(model_find(deck->r->node, "service"));
    const char *what = blocker ? blocker->what.s
                       : issue ? model_string(model_find(issue, "what"))
                               : risk->what.s;
    bool since = blocker && date_known(blocker->since);
    return view_say(view,
        since     ? "qbr.deck.blocked-since"
        : blocker ? "qbr.deck.blocked"
        : issue   ? "qbr.deck.service"
                  : "qbr.deck.risk",
        "what", review_more(view, what, all - 1), "date",
        since ? view_day(view, blocker->since.day) : "", (char *)NULL);
}

static void
say_open(struct deck *deck)
{
    struct _xmlNode *node = model_add(deck->node, "open");
    int all = say_blockers(deck, node) +
              children_of(model_find(deck->r->node, "service")) +
              children_of(model_find(deck->r->plan, "risks"));
    if (all == 0)
        model_drop(node);
    else
        model_say(node, "title", open_title(deck, all));
}

/* --- prose --- */

/* What a slide's title may hold of a paragraph. */
#define TITLE_BYTES 160

/* The end of the first sentence of a short enough text; 0 when it has none. */
static size_t
first_sentence(const char *text)
{
    for (const char *p = text; (p = strpbrk(p, ".!?")); p++)
        if (p[1] == ' ' || p[1] == '\0')
            return p - text < TITLE_BYTES ? (size_t)(p - text) : 0;
    return 0;
}

/* A section's first sentence is its title; the heading says what it is of. */
static void
say_section(struct deck *deck, struct _xmlNode *list, struct _xmlNode *section)
{
    struct arena *arena = deck->r->view.arena;
    struct _xmlNode *item = model_add(list, "item");
    struct _xmlNode *body = model_find(section, "body");
    struct _xmlNode *first = model_first(body);
    const char *heading = model_get(section, "heading");
    const char *text = text_is(model_name(first), "p") && !model_first(first)
                           ? model_string(first)
                           : NULL;
    size_t n = text ? first_sentence(text) : 0;
    model_set(item, "heading", heading);
    model_say(item, "title", n ? arena_strndup(arena, text, n) : heading);
    const char *rest = n ? text + n + strspn(text + n, ".!? ") : NULL;
    if (rest)
        model_say(item, "lead", *rest ? rest : NULL);
    struct _xmlNode *kept = model_add(item, "body");
    for (struct _xmlNode *part = n ? model_next(first) : first; part;
         part = model_next(part))
        model_copy(kept, part);
    drop_empty(kept);
}

/* Which slide an internal section speaks of: "Internal: milestones". */
static const char *
slide_of(struct deck *deck, const char *heading)
{
    static const struct {
        const char *slide, *key;
    } slides[] = {{"value", "qbr.worth-title"},
        {"changed", "qbr.changed-title"}, {"promised", "qbr.promised-title"},
        {"outcome", "qbr.deck.outcome"}, {"signs", "qbr.deck.signs"},
        {"milestones", "milestones"}, {"learned", "qbr.deck.learned"},
        {"open", "qbr.deck.open"}, {"next", "qbr.next-title"},
        {"together", "qbr.deck.together"}, {"together", "qbr.decisions-title"}};
    const char *about = strchr(heading, ':');
    about = about ? about + 1 + strspn(about + 1, " \xC2\xA0") : heading;
    for (size_t i = 0; i < sizeof slides / sizeof *slides; i++) {
        const char *word =
            view_say(&deck->r->view, slides[i].key, (char *)NULL);
        if (text_is_nocase(about, word) ||
            text_is_nocase(about, slides[i].slide))
            return slides[i].slide;
    }
    return "summary";
}

static void
say_note(struct deck *deck, struct _xmlNode *section)
{
    const char *slide = slide_of(deck, model_get(section, "heading"));
    struct _xmlNode *notes = model_find(deck->node, "notes");
    if (!notes)
        notes = model_add(deck->node, "notes");
    struct _xmlNode *note = model_find(notes, slide);
    if (!note)
        note = model_add(notes, slide);
    struct _xmlNode *part = model_first(model_find(section, "body"));
    for (; part; part = model_next(part))
        model_copy(note, part);
}

/* The first section is the summary's; what is internal goes to the notes. */
static void
say_prose(struct deck *deck)
{
    struct _xmlNode *prose = model_find(deck->r->view.root, "prose");
    struct _xmlNode *section = model_first(prose), *summary = NULL;
    struct _xmlNode *learned = model_add(deck->node, "learned");
    for (; section; section = model_next(section)) {
        if (model_get(section, "internal")) {
            say_note(deck, section);
        } else if (!summary) {
            summary = model_add(deck->node, "summary");
            struct _xmlNode *part = model_first(model_find(section, "body"));
            for (; part; part = model_next(part))
                model_copy(summary, part);
        } else {
            say_section(deck, learned, section);
        }
    }
    drop_empty(learned);
}

void
review_deck(struct reviewing *r)
{
    struct deck deck = {.r = r,
        .node = model_add(r->view.root, "deck"),
        .chart = view_chart(&r->view)};
    deck.chart.size = CHART_SLIDE;
    deck.chart.from = r->stretch.first;
    deck.chart.until = r->stretch.last;
    say_metrics(&deck);
    say_pictures(&deck);
    say_open(&deck);
    say_prose(&deck);
}
