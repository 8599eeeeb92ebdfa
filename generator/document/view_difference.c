#include "document/view_change.h"
#include "plan/progress.h"

static void
say_compared(struct view *view, const struct signoff *since)
{
    const char *who = since ? view_person(view, since->by) : NULL;
    model_say(view->root, "compared",
        who && date_known(since->on)
            ? view_say(view, "diff.signed", "who", who, "on",
                  words_date(
                      view->words, view->arena, since->on.day, DATE_LONG),
                  (char *)NULL)
            : view_say(view, "diff.earlier", (char *)NULL));
}

static void
say_party(struct view *view, const char *name, const struct party *party)
{
    struct _xmlNode *node = model_add(view->root, name);
    model_say(node, "name",
        is_set(party->name) ? view_text(view, party->name.s) : NULL);
}

static void
say_part(struct view *view, const struct difference_view *d, const char *code,
    const struct differences *found)
{
    if (found->count == 0)
        return;
    struct _xmlNode *part = model_add(view->root, "part");
    model_set(part, "code", code);
    model_say(part, "title",
        view_say(
            view, arena_printf(view->arena, "diff.%s", code), (char *)NULL));
    model_say(part, "note",
        view_say(view, arena_printf(view->arena, "diff.%s-note", code),
            (char *)NULL));
    view_changes(view, part, found, d->before, d->now);
}

struct _xmlDoc *
view_difference(struct arena *arena, const struct difference_view *difference,
    const struct view_options *options)
{
    const struct plan *plan = difference->plan;
    struct _xmlDoc *model = model_new(arena, "model");
    struct view view = {.arena = arena,
        .plan = plan,
        .options = options,
        .words = options->words,
        .root = model_root(model),
        .unit = ""};
    words_locale(options->words, view_locale(plan));
    view_head(&view);
    model_set(view.root, "digest", difference->short_digest);
    model_say(view.root, "title",
        is_set(plan->title) ? view_text(&view, plan->title.s) : NULL);
    say_party(&view, "vendor", &plan->parties.vendor);
    say_party(&view, "customer", &plan->parties.customer);
    say_compared(&view, difference->since);
    say_part(&view, difference, "terms", difference->terms);
    say_part(&view, difference, "arrangements", difference->arrangements);
    say_part(&view, difference, "progress", difference->progress);
    view_end(&view);
    return model;
}
