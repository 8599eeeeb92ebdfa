#include "document/view.h"

#include "base/text.h"
#include "document/view_inner.h"

struct word_list_of {
    struct _xmlNode *node;
    bool internal;
    const char *only; /* those of one kind of document, by what they begin with;
                         NULL: those of all */
};

/* What the key of a word begins with that only one kind of document has. */
static const char *
special(const char *key)
{
    static const char *const kinds[] = {
        VIEW_REVIEW_WORDS, VIEW_INITIATIVE_WORDS};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (text_starts(key, kinds[i]))
            return kinds[i];
    return NULL;
}

/* What the program says itself: of fields that changed, of forecasts, and to
 * people in letters; and what stands in the interview alone. */
static bool
is_own(const char *key)
{
    return text_starts(key, "change.") || text_starts(key, "forecast.") ||
           text_starts(key, "letter.") || text_starts(key, "ask.");
}

/* The words of the internal part are as absent as the part itself, and those
 * of one kind of document stand there only. */
static void
say_word(void *context, const char *key, const char *text)
{
    struct word_list_of *list = context;
    if (text_is(special(key), list->only) &&
        (list->internal || !text_starts(key, "internal")) && !is_own(key))
        model_lend(list->node, key, text);
}

void
view_words(struct view *view, const char *only)
{
    struct word_list_of list = {model_find(view->root, "words"), .only = only};
    words_each(view->words, say_word, &list);
}

/* The head of the model: for whom, when and how. */
void
view_head(struct view *view)
{
    const struct view_options *options = view->options;
    bool internal = options->audience == AUDIENCE_INTERNAL;
    words_mark_foreign(view->words, true);
    model_set(view->root, "lang", words_tag(view->words));
    model_set(
        view->root, "dir", words_right_to_left(view->words) ? "rtl" : "ltr");
    model_set(view->root, "audience", internal ? "internal" : "customer");
    model_set(view->root, "draft", options->draft ? "yes" : NULL);
    view_date(view, view->root, "today", options->today);
    struct word_list_of list = {
        model_add(view->root, "words"), .internal = internal};
    words_each(view->words, say_word, &list);
}

void
view_end(struct view *view)
{
    words_mark_foreign(view->words, false);
}

/* Where it is in its life.  Whatever the stage says, it is called agreed only
 * as far as the customer has signed what it says. */
static const char *
stage_text(struct view *view)
{
    const struct plan *plan = view->plan;
    if (plan->stage.value == STAGE_PAUSED && is_set(plan->paused.until))
        return view_say(view, "stage-line.paused", "until",
            view_day(view, plan->paused.until.day), (char *)NULL);
    if (plan->stage.value == STAGE_CLOSED && is_set(plan->closed.on))
        return view_say(view, "stage-line.closed", "on",
            view_day(view, plan->closed.on.day), (char *)NULL);
    const char *code = field_word_text(words_stage, plan->stage.value);
    if (plan->stage.value == STAGE_AGREED ||
        plan->stage.value == STAGE_ACTIVE) {
        struct seal seal = seal_of(plan, view->terms, SIDE_CUSTOMER);
        if (seal.state == SEAL_CHANGED)
            code = "changed";
        else if (seal.state == SEAL_UNSIGNED &&
                 plan->stage.value == STAGE_AGREED)
            code = "proposed";
    }
    return code ? view_code(view, "stage-line", code) : NULL;
}

static void
say_title(struct view *view)
{
    const struct plan *plan = view->plan;
    model_say(view->root, "title",
        is_set(plan->title) ? view_text(view, plan->title.s) : NULL);
    if (!view->options->draft || plan->stage.value == STAGE_DRAFT)
        model_say(view->root, "stage", stage_text(view));
    model_say(view->root, "standing-on",
        view_say(view, "standing-on", "date",
            words_date(
                view->words, view->arena, view->options->today, DATE_LONG),
            (char *)NULL));
    if (is_set(plan->start) && plan->start.day != DAY_NONE)
        model_say(view->root, "starts",
            view_say(view, "starts", "date",
                words_date(
                    view->words, view->arena, plan->start.day, DATE_LONG),
                (char *)NULL));
    if (plan->show_renewal.on && is_set(plan->renewal))
        model_say(view->root, "renews",
            view_say(view, "renews", "date",
                words_date(
                    view->words, view->arena, plan->renewal.day, DATE_LONG),
                (char *)NULL));
}

const char *
view_locale(const struct plan *plan)
{
    return is_set(plan->locale) ? plan->locale.s : "en-GB";
}

struct view
view_begin(struct _xmlDoc *model, struct arena *arena, const struct plan *plan,
    const struct terms *terms, const struct view_options *options)
{
    struct view view = {.arena = arena,
        .plan = plan,
        .terms = terms,
        .options = options,
        .words = options->words,
        .root = model_root(model),
        .unit = ""};
    words_locale(options->words, view_locale(plan));
    view_head(&view);
    model_set(view.root, "digest", terms->short_digest);
    say_title(&view);
    return view;
}

struct _xmlNode *
view_parts(struct view *view)
{
    struct _xmlNode *node = model_add(view->root, "plan");
    model_set(node, "id", view->plan->def.id.s);
    view_record(view, node, record_of_kind(KIND_PLAN), view->plan);
    view_metrics(view, node);
    view_milestones(view, node);
    view_outcome(view, node);
    view_sides(view);
    view_work(view, node);
    return node;
}

struct _xmlDoc *
view_plan(struct arena *arena, const struct plan *plan,
    const struct terms *terms, const struct view_options *options,
    struct report *report)
{
    struct _xmlDoc *model = model_new(arena, "model");
    struct view view = view_begin(model, arena, plan, terms, options);
    (void)report;
    struct _xmlNode *node = view_parts(&view);
    view_accept(&view);
    view_kept(&view);
    view_prose(&view, node, &plan->def.prose);
    view_internal(&view);
    model_set(view.root, "density", view_density(view.root));
    view_end(&view);
    return model;
}

void
view_dump(struct _xmlDoc *model, struct buf *out)
{
    model_dump(model, out);
}
