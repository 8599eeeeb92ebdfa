#include "commands/people.h"

#include "base/text.h"
#include "commands/options.h"

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

void
people_complain(struct arena *arena, const struct plan *plan,
    const char *option, const char *who)
{
    int count = plan->people.count;
    const char **ids = ARENA_ARRAY(arena, const char *, count + 1);
    for (int i = 0; i < count; i++)
        ids[i] = plan->people.items[i].id.s;
    const char *near = text_nearest(who, ids, count);
    if (near)
        complain("%s \"%s\" is nobody under `people`: did you mean %s?", option,
            who, near);
    else
        complain("%s \"%s\" is nobody under `people`: give the id of one of "
                 "them",
            option, who);
}
