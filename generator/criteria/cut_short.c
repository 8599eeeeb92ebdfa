/* A plan whose front matter was cut off, in its milestones or below them: it
 * has none of what stands below, and either the text still speaks of milestones
 * that are not there, or the last entry lacks a field that it must have, or has
 * fewer than all the others. What it lacks then would be a dozen findings, each
 * of which offers to make up what an older copy still has.  What is not yet
 * written may look alike, so that it is asked, and both ways are shown. */
#include "criteria/cut_short.h"

#include "base/text.h"
#include "source/excerpt.h"
#include "source/front.h"

#define NAMED_MAX 4

static struct finding *
find_rule(struct report *all, enum rule_id rule)
{
    for (int i = 0; i < all->count; i++)
        if (all->findings[i].rule == rule &&
            all->findings[i].cause.rule == RULE_NONE)
            return &all->findings[i];
    return NULL;
}

/* The block that ends the front matter. */
static const struct front *
last_block(const struct judging *judging)
{
    const struct front *front = judging->def->front;
    const struct front *block = judging->plan && front ? front->last : NULL;
    return block && block->kind != FRONT_SCALAR && !block->flow &&
                   block->last && block->key_at.source == judging->def->source
               ? block
               : NULL;
}

/* Its last entry has fewer fields than any beside it. */
static bool
breaks_off(const struct front *block)
{
    const struct front *last = block->last;
    if (!last || last == block->first)
        return false;
    for (const struct front *p = block->first; p != last; p = p->next)
        if (p->kind != FRONT_FIELDS || p->flow || p->count <= last->count)
            return false;
    return last->kind != FRONT_FIELDS || !last->flow;
}

/* A field that every such entry has is missing in the one at the path. */
static bool
is_incomplete(const struct report *all, const char *path)
{
    for (int i = 0; i < all->count; i++)
        if (all->findings[i].rule == CS005 && all->findings[i].field &&
            text_starts(all->findings[i].field, path))
            return true;
    return false;
}

/* "`half-target`, `target-hit`", of which the text speaks; or "". */
static const char *
ids_spoken_of(struct judging *judging, const struct report *all)
{
    const char *list = "";
    int count = 0;
    for (int i = 0; i < all->count && count < NAMED_MAX; i++) {
        struct slice id = excerpt_slice(all->findings[i].at);
        if (all->findings[i].rule == CS014)
            list = judging_text(judging, "%s%s`%.*s`", list,
                count++ ? ", " : "", (int)id.n, id.p);
    }
    return list;
}

/* It follows from the end's loss, or may. */
static bool
follows(const char *of_last, const struct finding *finding)
{
    if (finding->rule == CS014 || finding->rule == CS303 ||
        finding->rule == CS308 || finding->rule == CS509 ||
        finding->rule == CS607 || finding->rule == CS801)
        return true;
    return (finding->rule == CS005 || finding->rule == CS603 ||
               (finding->rule >= CS301 && finding->rule < CS501)) &&
           finding->field && text_starts(finding->field, of_last);
}

void
cut_short(struct judging *judging, struct report *all)
{
    struct finding *found = all->count > 0 ? find_rule(all, CS501) : NULL;
    if (!found && all->count > 0)
        found = find_rule(all, CS801);
    const struct front *block = found ? last_block(judging) : NULL;
    bool early = found && found->rule == CS501;
    if (!block || text_is(block->key, "signoff") ||
        (early && !text_is(block->key, "milestones")))
        return;
    const char *spoken = early ? ids_spoken_of(judging, all) : "";
    const char *path = front_path(judging->arena, block->last);
    if (!*spoken && !breaks_off(block) && !is_incomplete(all, path))
        return;
    int line = front_last_line(block->last);
    const struct source *source = judging->def->source;
    found->at = line_text(source, source->line_starts[line - 1]);
    found->label = "the fields end here";
    found->message = judging_text(judging,
        "the fields end in the middle of `%s`, and nothing of what stands "
        "below them is there, not even %s: was the rest lost?",
        block->key, early ? "a meeting" : "a sign-off");
    found->fix = judging_text(judging,
        "If more stood there, take what stood between line %d and the line --- "
        "back from an older copy of the plan%s%s.\nIf nothing did: %s",
        line, *spoken ? "; its text still speaks of " : "", spoken,
        finding_fix(found));
    for (int i = 0; i < all->count; i++)
        if (&all->findings[i] != found && follows(path, &all->findings[i]))
            all->findings[i].cause =
                (struct finding_cause){found->rule, found->field};
}
