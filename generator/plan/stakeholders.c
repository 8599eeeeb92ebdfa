#include "plan/stakeholders.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "plan/held.h"
#include "plan/progress.h"

struct asking {
    struct arena *arena;
    const struct person *person;
    struct buf holds;
};

static void
note_held(void *context, const struct person_ref *ref, const struct held *held)
{
    struct asking *asking = context;
    if (ref->to == asking->person)
        buf_printf(&asking->holds, "%s%s", asking->holds.n ? ", " : "",
            held_what(asking->arena, held));
}

static const char *
holds(struct arena *arena, const struct plan *plan, const struct person *person)
{
    struct asking asking = {.arena = arena, .person = person};
    each_held_work(plan, note_held, &asking);
    const char *text = asking.holds.n > 0 ? arena_strndup(arena, asking.holds.p,
                                                asking.holds.n)
                                          : NULL;
    buf_free(&asking.holds);
    return text;
}

/* The first word of a name, as colleagues write it. */
static bool
names(const char *sentence, const struct person *person)
{
    const char *name = name_or_id(person->name, person->id);
    size_t n = strcspn(name, " ");
    if (strstr(sentence, name))
        return true;
    for (const char *c = sentence; *c; c += strcspn(c, " "), c += *c == ' ') {
        size_t word = strcspn(c, " ,;.:'");
        if (n > 1 && word == n && strncmp(c, name, n) == 0)
            return true;
    }
    return false;
}

static const struct change *
told(const struct plan *plan, const struct person *person)
{
    const struct change *newest = NULL;
    for (int i = 0; i < plan->changes.count; i++) {
        const struct change *change = &plan->changes.items[i];
        if (is_set(change->what) && is_set(change->told) &&
            names(change->what.s, person) &&
            (!newest || change->on.day >= newest->on.day))
            newest = change;
    }
    return newest;
}

static void
add(struct arena *arena, struct stakeholders *all, const struct plan *plan,
    const struct person *person, bool left)
{
    all->items[all->count++] =
        (struct stakeholder){person, left, left ? person->left.day : DAY_NONE,
            holds(arena, plan, person), told(plan, person)};
}

static bool
has_left(const struct person *person, day_t date)
{
    return date_known(person->left) && person->left.day <= date;
}

struct stakeholders
plan_stakeholders(struct arena *arena, const struct plan *plan, day_t date,
    const char *const *before, int count)
{
    struct stakeholders all = {
        ARENA_ARRAY(arena, struct stakeholder, plan->people.count + 1), 0};
    for (int i = 0; i < plan->people.count; i++)
        if (has_left(&plan->people.items[i], date))
            add(arena, &all, plan, &plan->people.items[i], true);
    for (int i = 0; count >= 0 && i < plan->people.count; i++) {
        const struct person *person = &plan->people.items[i];
        if (!has_left(person, date) && !text_among(person->id.s, before, count))
            add(arena, &all, plan, person, false);
    }
    return all;
}
