#include "commands/people.h"

#include "base/text.h"
#include "commands/options.h"

#define LISTED 12

const char *
people_name(const struct person *person)
{
    return is_set(person->name) ? person->name.s : person->id.s;
}

const struct person *
people_find(const struct plan *plan, const char *who)
{
    const struct person *named = NULL;
    int count = 0;
    for (int i = 0; i < plan->people.count; i++) {
        const struct person *person = &plan->people.items[i];
        if (text_is(person->id.s, who))
            return person;
        if (is_set(person->name) && text_is_nocase(person->name.s, who)) {
            named = person;
            count++;
        }
    }
    return count == 1 ? named : NULL;
}

/* "dana (Dana Reyes), omar (Omar Haddad)" */
static const char *
everybody(struct arena *arena, const struct plan *plan)
{
    const char *list = "";
    int count = plan->people.count;
    for (int i = 0; i < count && i < LISTED; i++) {
        const struct person *person = &plan->people.items[i];
        list = arena_printf(
            arena, "%s%s%s", list, i > 0 ? ", " : "", person->id.s);
        if (is_set(person->name))
            list = arena_printf(arena, "%s (%s)", list, person->name.s);
    }
    return count > LISTED ? arena_printf(arena, "%s, …", list) : list;
}

/* The nearest id, or id of the nearest name, if it may well be a slip: names
 * of four letters are near to anything. */
static const struct person *
nearest(struct arena *arena, const struct plan *plan, const char *who)
{
    int count = plan->people.count;
    const char **words = ARENA_ARRAY(arena, const char *, 2 * count + 1);
    for (int i = 0; i < count; i++) {
        words[2 * i] = plan->people.items[i].id.s;
        words[2 * i + 1] = people_name(&plan->people.items[i]);
    }
    const char *near = text_nearest(who, words, 2 * count);
    if (!near || (text_distance(
                      text_lower(arena, who), text_lower(arena, near), 2) > 1 &&
                     strlen(who) < 6))
        return NULL;
    for (int i = 0; i < 2 * count; i++)
        if (words[i] == near)
            return &plan->people.items[i / 2];
    return NULL;
}

void
people_complain(struct arena *arena, const struct plan *plan,
    const char *option, const char *who)
{
    const struct person *near = nearest(arena, plan, who);
    if (near)
        complain("%s \"%s\" is nobody under `people`: did you mean %s?", option,
            who, near->id.s);
    else if (plan->people.count > 0)
        complain("%s \"%s\" is nobody under `people`: write one of %s; who "
                 "is not among them is added there first",
            option, who, everybody(arena, plan));
    else
        complain("%s \"%s\": the plan names nobody yet; add them under "
                 "`people` first",
            option, who);
}
