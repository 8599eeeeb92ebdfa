/* The initiative's chain of measures, down to its outcome. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "criteria/rules.h"

/* A link by its two ends; `goes_on` is the first link that its end begins. */
struct link {
    const char *from, *to;
    int nth; /* as written, from 0 */
    bool arrives;
    int walk; /* number of the walk that passed it, 0 for none */
};

static int
by_from(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    int order = strcmp(x->from, y->from);
    return order ? order : (x->nth > y->nth) - (x->nth < y->nth);
}

static int
by_to(const void *a, const void *b)
{
    const struct link *x = *(struct link *const *)a;
    const struct link *y = *(struct link *const *)b;
    int order = strcmp(x->to, y->to);
    return order ? order : (x->nth > y->nth) - (x->nth < y->nth);
}

struct chain {
    struct link *links;    /* sorted by where they begin */
    struct link **endings; /* sorted by where they end */
    int count;
};

static struct chain
chain_of(struct arena *arena, const struct initiative *initiative)
{
    struct chain chain = {0};
    chain.links = ARENA_ARRAY(arena, struct link, initiative->chain.count);
    chain.endings = ARENA_ARRAY(arena, struct link *, initiative->chain.count);
    for (int i = 0; i < initiative->chain.count; i++) {
        const struct chain_link *link = &initiative->chain.items[i];
        if (is_set(link->measure) && is_set(link->drives))
            chain.links[chain.count++] = (struct link){
                .from = link->measure.s, .to = link->drives.s, .nth = i};
    }
    qsort(chain.links, (size_t)chain.count, sizeof *chain.links, by_from);
    for (int i = 0; i < chain.count; i++)
        chain.endings[i] = &chain.links[i];
    qsort(chain.endings, (size_t)chain.count, sizeof *chain.endings, by_to);
    return chain;
}

/* The first link that begins at the measure, or NULL. */
static struct link *
link_from(const struct chain *chain, const char *measure)
{
    int low = 0, high = chain->count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (strcmp(chain->links[middle].from, measure) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < chain->count && text_is(chain->links[low].from, measure);
    return found ? &chain->links[low] : NULL;
}

static int
first_to(const struct chain *chain, const char *measure)
{
    int low = 0, high = chain->count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (strcmp(chain->endings[middle]->to, measure) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Marks all links from which the outcome's metric is reached, from there
 * backwards. */
static void
mark_arriving(struct arena *arena, struct chain *chain, const char *outcome)
{
    const char **queue =
        ARENA_ARRAY(arena, const char *, (size_t)chain->count + 1);
    int head = 0, tail = 0;
    queue[tail++] = outcome;
    while (head < tail) {
        const char *measure = queue[head++];
        for (int i = first_to(chain, measure);
             i < chain->count && text_is(chain->endings[i]->to, measure) &&
             !chain->endings[i]->arrives;
             i++) {
            chain->endings[i]->arrives = true;
            queue[tail++] = chain->endings[i]->from;
        }
    }
}

static void
say_broken(struct judging *judging, const struct link *link,
    const char *outcome, bool circle)
{
    const struct chain_link *written =
        &judging->initiative->chain.items[link->nth];
    struct finding *finding = judging_say(judging, CS704, written->drives.at,
        judging_text(judging, "chain.%d.drives", link->nth + 1),
        circle ? "\"%s\" drives \"%s\", which leads in a circle and never to "
                 "\"%s\""
               : "\"%s\" drives \"%s\", where the chain ends without reaching "
                 "\"%s\"",
        link->from, link->to, outcome);
    finding->second = judging->initiative->outcome.metric.at;
    finding->second_label = "the outcome's metric";
    finding->fix = judging_text(judging,
        "Let it drive the next measure, or the outcome itself:  drives: %s",
        outcome);
}

/* Follows links that do not arrive; the first that a walk meets twice closes
 * a circle, and is told once. */
static void
walk(struct judging *judging, const struct chain *chain, struct link *link,
    int number, const char *outcome)
{
    while (link && link->walk == 0) {
        link->walk = number;
        struct link *next = link_from(chain, link->to);
        if (!next)
            say_broken(judging, link, outcome, false);
        else if (next->walk == number)
            say_broken(judging, link, outcome, true);
        link = next;
    }
}

void
check_chain(struct judging *judging)
{
    const struct initiative *initiative = judging->initiative;
    if (!initiative || !is_set(initiative->outcome.metric) ||
        initiative->chain.count == 0)
        return;
    const char *outcome = initiative->outcome.metric.id;
    struct chain chain = chain_of(judging->arena, initiative);
    mark_arriving(judging->arena, &chain, outcome);
    for (int i = 0; i < chain.count; i++)
        if (!chain.links[i].arrives)
            walk(judging, &chain, &chain.links[i], i + 1, outcome);
}
