#include "plan/cut_short.h"

#include <string.h>

#include "base/text.h"
#include "source/excerpt.h"

#define NAMED_MAX 4

static bool
is_agreed(const struct plan *plan)
{
    return is_set(plan->stage) && (plan->stage.value == STAGE_AGREED ||
                                      plan->stage.value == STAGE_ACTIVE);
}

/* No plan that a customer sees does without meetings, and they stand behind
 * the milestones. */
static bool
lacks_its_end(const struct plan *plan)
{
    int stage = is_set(plan->stage) ? (int)plan->stage.value : 0;
    return (stage == STAGE_PROPOSED || is_agreed(plan)) &&
           !front_field(plan->def.front, "cadence") &&
           !front_field(plan->def.front, "signoff");
}

/* The last entry of the last block has fewer fields than any beside it. */
static bool
breaks_off(const struct front *block)
{
    const struct front *last = block->last;
    if (block->kind != FRONT_FIELDS || block->flow || !last ||
        last == block->first)
        return false;
    for (const struct front *p = block->first; p != last; p = p->next)
        if (p->kind != FRONT_FIELDS || p->count <= last->count)
            return false;
    return true;
}

/* "the text below speaks of a and b, which are not there" */
static const char *
spoken_of(struct report *report)
{
    const char *names = "";
    int count = 0;
    for (int i = 0; i < report->count && count < NAMED_MAX; i++)
        if (report->findings[i].rule == CS014) {
            struct slice id = excerpt_slice(report->findings[i].at);
            names = report_text(report, "%s%s`%.*s`", names,
                count++ ? ", " : "", (int)id.n, id.p);
        }
    return count == 0 ? ""
                      : report_text(report,
                            " The text below speaks of %s, which %s not there.",
                            names, count == 1 ? "is" : "are");
}

bool
cut_short(struct arena *arena, struct definition *def)
{
    if (def->kind != KIND_PLAN || !def->front || !def->front->last ||
        def->front->flow || !lacks_its_end((const struct plan *)def))
        return false;
    const struct front *block = def->front->last;
    const char *spoken = spoken_of(def->report);
    bool before = !front_field(def->front, "milestones");
    bool gone = before && is_agreed((const struct plan *)def);
    if (block->key_at.source != def->source ||
        (!*spoken && !breaks_off(block) && !gone))
        return false;
    struct report *report = ARENA_NEW(arena, struct report);
    report_init(report, arena);
    int last = front_last_line(block);
    struct finding *finding = report_add(report, CS001,
        line_text(def->source, def->source->line_starts[last - 1]),
        "the front matter ends here, %s`%s`: what stood below this line is "
        "lost",
        before ? "before the milestones, in " : "in the middle of ",
        block->key);
    finding->field = block->key;
    finding->fix = report_text(report,
        "Take what stood between line %d and the line --- back from an older "
        "copy of the plan.%s If there is no older copy, write `cadence`%s "
        "below "
        "line %d anew; what else is missing is told then.",
        last, spoken,
        is_agreed((const struct plan *)def) ? " and `signoff`" : "", last);
    def->report = report;
    def->front = NULL;
    def->kind = KIND_NONE;
    def->readable = false;
    return true;
}
