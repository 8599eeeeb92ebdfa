/* What changed since a side agreed: the terms that need a new signature, and
 * the arrangements that need none. */
#include "document/view_change.h"
#include "plan/progress.h"
#include "seal/kept.h"

/* The customer's sign-off, else the vendor's: the one that changed, else the
 * one that there is. */
static enum side
side_of(const struct view *view)
{
    const struct seal customer =
        seal_of(view->plan, view->terms, SIDE_CUSTOMER);
    const struct seal vendor = seal_of(view->plan, view->terms, SIDE_VENDOR);
    if (customer.last && customer.state == SEAL_CHANGED)
        return SIDE_CUSTOMER;
    return vendor.state == SEAL_CHANGED || !customer.last ? SIDE_VENDOR
                                                          : SIDE_CUSTOMER;
}

static struct differences
arrangements_of(struct view *view, const struct kept *kept)
{
    struct rearrangements since =
        kept_rearranged(view->arena, view->plan, view->terms, kept);
    struct differences all = {.count = since.count,
        .items = ARENA_ARRAY(view->arena, struct difference, since.count + 1)};
    for (int i = 0; i < since.count; i++)
        all.items[i] = since.items[i].what;
    return all;
}

void
view_kept(struct view *view)
{
    if (view->plan->signoff.count == 0 || !kept_can_tell(view->plan))
        return;
    struct kept kept = kept_of(view->arena, view->options->root, view->plan,
        view->terms, side_of(view));
    const struct signoff *last = kept.seal.last;
    if (kept.copy.state != SIGNED_FINE)
        return;
    struct differences arranged = arrangements_of(view, &kept);
    const char *who = view_person(view, last->by);
    if (kept.changed.count + arranged.count == 0 || !who ||
        !date_known(last->on))
        return;
    struct _xmlNode *node = model_add(view->root, "changed");
    model_say(node, "title",
        view_say(view, "changed.title", "who", who, "on",
            words_date(view->words, view->arena, last->on.day, DATE_LONG),
            (char *)NULL));
    if (kept.changed.count > 0)
        view_changes(view, model_add(node, "terms"), &kept.changed,
            kept.copy.file, view->terms->file);
    if (arranged.count > 0)
        view_changes(view, model_add(node, "arrangements"), &arranged,
            kept.copy.file, view->terms->file);
}
