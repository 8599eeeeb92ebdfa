#include "commands/logos.h"

#include <stdlib.h>

#include "base/text.h"
#include "commands/press.h"

#define SLOTS 64 /* a power of two */

struct logos {
    char *shown[SLOTS]; /* paths, each where its hash puts it */
};

struct logos *
logos_new(void)
{
    struct logos *logos = xmalloc(sizeof *logos);
    *logos = (struct logos){0};
    return logos;
}

void
logos_free(struct logos *logos)
{
    for (int i = 0; i < SLOTS; i++)
        free(logos->shown[i]);
    free(logos);
}

static char **
slot_of(struct logos *logos, const char *path)
{
    uint32_t hash = 0;
    for (; *path; path++)
        hash = hash * 31 + (unsigned char)*path;
    return &logos->shown[(hash ^ hash >> 16) % SLOTS];
}

static bool
is_named(const struct path *logo)
{
    return is_set(*logo) && logo->full;
}

static bool
was_shown(struct logos *logos, const struct path *logo)
{
    return !is_named(logo) ||
           (*slot_of(logos, logo->full) &&
               text_is(*slot_of(logos, logo->full), logo->full));
}

static void
remember(struct logos *logos, const struct path *logo)
{
    if (was_shown(logos, logo))
        return;
    char **slot = slot_of(logos, logo->full);
    free(*slot);
    *slot = xstrdup(logo->full);
}

void
logos_check(struct logos *logos, struct arena *arena, const struct root *root,
    const struct plan *plan, struct report *report)
{
    if (!plan)
        return;
    const struct parties *parties = &plan->parties;
    if (was_shown(logos, &parties->vendor.logo) &&
        was_shown(logos, &parties->customer.logo))
        return;
    if (!press_check_logos(arena, root, plan, report))
        return;
    remember(logos, &parties->vendor.logo);
    remember(logos, &parties->customer.logo);
}
