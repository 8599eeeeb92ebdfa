/* How both sides work: reviews, communications, meetings, the contract. */
#include "base/text.h"
#include "document/view_inner.h"

/* --- reviews --- */

static const char *
reviews_sentence(struct view *view)
{
    struct review_count count = plan_reviews(view->plan, view->options->today);
    int due = count.held + count.missed;
    if (due + count.skipped == 0)
        return NULL;
    const char *held = words_number(
        view->words, view->arena, (int64_t)count.held * 1000000, 0);
    if (count.last_held == DAY_NONE)
        return words_count(view->words, view->arena, "reviews.none", due,
            "held", held, (char *)NULL);
    return words_count(view->words, view->arena, "reviews.held", due, "held",
        held, "last", view_day(view, count.last_held), (char *)NULL);
}

/* --- communications --- */

static void
say_partners(struct view *view, struct _xmlNode *item,
    const struct communication *communication)
{
    const char **names =
        ARENA_ARRAY(view->arena, const char *, communication->to.count + 1);
    for (int i = 0; i < communication->to.count; i++) {
        const struct person *to =
            communication->to_people ? communication->to_people[i] : NULL;
        names[i] =
            view_text(view, to ? to->name.s : communication->to.items[i].s);
        if (communication->to.count > 1)
            names[i] = view_tied_name(view, names[i]);
    }
    const struct person *from = communication->from_person;
    model_say(item, "sender",
        from || is_set(communication->from)
            ? view_text(view, from ? from->name.s : communication->from.s)
            : NULL);
    model_say(
        item, "receivers", view_names(view, names, communication->to.count));
}

static void
say_communications(struct view *view, struct _xmlNode *plan)
{
    struct _xmlNode *item = model_first(model_find(plan, "communications"));
    for (int i = 0; item && i < view->plan->communications.count; i++) {
        say_partners(view, item, &view->plan->communications.items[i]);
        item = model_next(item);
    }
}

/* --- the sentence on the contract --- */

static const char *
contract_sentence(struct view *view)
{
    const struct agreement *agreement = &view->plan->agreement;
    if (!is_set(*agreement) || !is_set(agreement->name))
        return view_say(view, "contract", (char *)NULL);
    if (!is_set(agreement->on) || agreement->on.day == DAY_NONE)
        return view_say(
            view, "contract.named", "name", agreement->name.s, (char *)NULL);
    return view_say(view, "contract.dated", "name", agreement->name.s, "on",
        words_date(view->words, view->arena, agreement->on.day, DATE_LONG),
        (char *)NULL);
}

void
view_work(struct view *view, struct _xmlNode *plan)
{
    say_communications(view, plan);
    model_say(view->root, "reviews", reviews_sentence(view));
    model_say(view->root, "contract", contract_sentence(view));
}
