/* The model of `questionnaire.xhtml`: the interview that a plan begins with.
 * What the plan knows already stands in its place. */
#include <string.h>

#include "base/text.h"
#include "document/view_inner.h"

/* Lines to write on. */
#define ROWS 4
#define NEEDS 3

static void
say_word(void *context, const char *key, const char *text)
{
    if (text_starts(key, "ask."))
        model_say(context, key, text);
}

static void
say_person(struct view *view, struct _xmlNode *parent, const char *name,
    struct person_ref who)
{
    struct _xmlNode *node = model_add(parent, name);
    const struct person *person = who.to;
    if (!person || !text_filled(&person->name))
        return;
    model_say(node, "name", view_text(view, person->name.s));
    if (text_filled(&person->role))
        model_say(node, "role", view_text(view, person->role.s));
    if (text_filled(&person->email))
        model_say(node, "email", person->email.s);
}

/* Numbered lines; those of the plan first. */
static struct _xmlNode *
add_row(struct view *view, struct _xmlNode *list, int number)
{
    struct _xmlNode *row = model_add(list, "row");
    model_set(row, "n", arena_printf(view->arena, "%d", number));
    return row;
}

static void
say_rows(struct view *view, struct _xmlNode *node, const char *name, int count)
{
    struct _xmlNode *list = model_add(node, name);
    for (int i = 1; i <= count; i++)
        add_row(view, list, i);
}

static void
say_expectations(struct view *view, struct _xmlNode *node)
{
    const struct plan *plan = view->plan;
    struct _xmlNode *list = model_add(node, "expectations");
    int said = plan->expectations.count;
    for (int i = 0; i < ROWS || i < said; i++) {
        struct _xmlNode *row = add_row(view, list, i + 1);
        if (i < said && is_set(plan->expectations.items[i].expects))
            model_say(row, "expects",
                view_text(view, plan->expectations.items[i].expects.s));
    }
}

struct _xmlDoc *
view_interview(struct arena *arena, const struct plan *plan,
    const struct terms *terms, const struct view_options *options,
    const char *file)
{
    struct _xmlDoc *model = model_new(arena, "model");
    struct view view = view_begin(model, arena, plan, terms, options);
    words_each(view.words, say_word, model_find(view.root, "words"));
    view_sides(&view);
    struct _xmlNode *node = model_add(view.root, "interview");
    model_set(node, "plan", plan->def.id.s);
    model_set(node, "file", file);
    if (text_filled(&plan->parties.customer.name))
        model_set(node, "customer", plan->parties.customer.name.s);
    model_say(node, "saved",
        view_say(&view, "ask.saved", "file", file, (char *)NULL));
    say_expectations(&view, node);
    say_rows(&view, node, "needs", NEEDS);
    say_rows(&view, node, "pressures", ROWS);
    say_rows(&view, node, "gaps", ROWS);
    say_person(&view, node, "champion", plan->champion);
    say_person(&view, node, "sponsor", plan->sponsors.customer);
    view_end(&view);
    return model;
}
