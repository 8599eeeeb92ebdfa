#include "commands/people.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "commands/options.h"

#define LISTED 12

const char *
people_name(const struct person *person)
{
    return is_set(person->name) ? person->name.s : person->id.s;
}

/* --- who there is --- */

struct everybody {
    const struct person **items;
    int count;
};

static bool
has_id(const struct everybody *all, const char *id)
{
    for (int i = 0; i < all->count; i++)
        if (text_is(all->items[i]->id.s, id))
            return true;
    return false;
}

/* The settings were read before, and are refused where they are at fault: all
 * their people are the vendor's. */
static const struct person *
common_person(struct arena *arena, const struct front *one)
{
    struct person *person = ARENA_NEW(arena, struct person);
    const struct front *name =
        one->kind == FRONT_FIELDS ? front_field(one, "name") : NULL;
    const struct front *left =
        one->kind == FRONT_FIELDS ? front_field(one, "left") : NULL;
    *person = (struct person){.state = VALUE_SET,
        .at = one->at,
        .id.s = one->key,
        .name.s = "",
        .side = {VALUE_SET, one->at, SIDE_VENDOR}};
    if (name && name->kind == FRONT_SCALAR && *name->text)
        person->name = (struct text){VALUE_SET, name->at, name->text};
    if (left && left->kind == FRONT_SCALAR)
        person->left = (struct date){.state = VALUE_SET,
            .at = left->at,
            .day = day_parse_iso(left->text)};
    return person;
}

static struct everybody
everybody_of(struct arena *arena, const struct plan *plan)
{
    const struct front *others = plan->common_people;
    int most = plan->people.count + (others ? others->count : 0);
    struct everybody all = {
        ARENA_ARRAY(arena, const struct person *, most + 1), 0};
    for (int i = 0; i < plan->people.count; i++)
        all.items[all.count++] = &plan->people.items[i];
    if (others)
        for (const struct front *one = others->first; one; one = one->next)
            if (!has_id(&all, one->key))
                all.items[all.count++] = common_person(arena, one);
    return all;
}

static const struct person *
find_among(const struct everybody *all, const char *who)
{
    const struct person *named = NULL;
    int count = 0;
    for (int i = 0; i < all->count; i++) {
        const struct person *person = all->items[i];
        if (text_is(person->id.s, who))
            return person;
        if (is_set(person->name) && text_is_nocase(person->name.s, who)) {
            named = person;
            count++;
        }
    }
    return count == 1 ? named : NULL;
}

const struct person *
people_choose(struct arena *arena, const struct plan *plan, const char *who)
{
    struct everybody all = everybody_of(arena, plan);
    return find_among(&all, who);
}

/* --- who was meant --- */

/* "dana (Dana Reyes), omar (Omar Haddad)" */
static const char *
list_of(struct arena *arena, const struct everybody *all)
{
    const char *list = "";
    for (int i = 0; i < all->count && i < LISTED; i++) {
        const struct person *person = all->items[i];
        list = arena_printf(
            arena, "%s%s%s", list, i > 0 ? ", " : "", person->id.s);
        if (is_set(person->name))
            list = arena_printf(arena, "%s (%s)", list, person->name.s);
    }
    return all->count > LISTED ? arena_printf(arena, "%s, …", list) : list;
}

/* The nearest id, or id of the nearest name, if it may well be a slip: names
 * of four letters are near to anything. */
static const struct person *
nearest(struct arena *arena, const struct everybody *all, const char *who)
{
    int count = all->count;
    const char **words = ARENA_ARRAY(arena, const char *, 2 * count + 1);
    for (int i = 0; i < count; i++) {
        words[2 * i] = all->items[i]->id.s;
        words[2 * i + 1] = people_name(all->items[i]);
    }
    const char *near = text_nearest(who, words, 2 * count);
    if (!near || (text_distance(
                      text_lower(arena, who), text_lower(arena, near), 2) > 1 &&
                     strlen(who) < 6))
        return NULL;
    for (int i = 0; i < 2 * count; i++)
        if (words[i] == near)
            return all->items[i / 2];
    return NULL;
}

void
people_complain(struct arena *arena, const struct plan *plan,
    const char *option, const char *who)
{
    struct everybody all = everybody_of(arena, plan);
    const struct person *near = nearest(arena, &all, who);
    if (near)
        complain("%s \"%s\" is nobody under `people`: did you mean %s?", option,
            who, near->id.s);
    else if (all.count > 0)
        complain("%s \"%s\" is nobody under `people`: write one of %s; who "
                 "is not among them is added there first",
            option, who, list_of(arena, &all));
    else
        complain("%s \"%s\": the plan names nobody yet; add them under "
                 "`people` first",
            option, who);
}

/* --- who keeps accounts --- */

static int
by_id_and_name(const void *a, const void *b)
{
    const struct person *p = *(const struct person *const *)a;
    const struct person *q = *(const struct person *const *)b;
    int order = strcmp(p->id.s, q->id.s);
    return order ? order : strcmp(people_name(p), people_name(q));
}

static void
once_each(struct everybody *all)
{
    int kept = 0;
    if (all->count > 1)
        qsort(
            all->items, (size_t)all->count, sizeof *all->items, by_id_and_name);
    for (int i = 0; i < all->count; i++)
        if (kept == 0 ||
            by_id_and_name(&all->items[i], &all->items[kept - 1]) != 0)
            all->items[kept++] = all->items[i];
    all->count = kept;
}

void
people_complain_csm(struct arena *arena, const struct person **keepers,
    int count, const char *who)
{
    struct everybody all = {keepers, count};
    once_each(&all);
    const struct person *near =
        all.count == 1 ? all.items[0] : nearest(arena, &all, who);
    const char *list =
        list_of(arena, near ? &(struct everybody){&near, 1} : &all);
    if (all.count == 0)
        complain("no plan here has \"%s\" as its csm: none of them says who "
                 "keeps it; write the person's id as `csm` into the plans",
            who);
    else if (near)
        complain(
            "no plan here has \"%s\" as its csm: did you mean %s?", who, list);
    else
        complain(
            "no plan here has \"%s\" as its csm: write one of %s", who, list);
}
