#include "criteria/waive.h"

#include <string.h>

#include "base/text.h"
#include "plan/progress.h"

static bool
path_covers(const char *waived, const char *field)
{
    size_t n = strlen(waived);
    return field && strncmp(waived, field, n) == 0 &&
           (field[n] == '\0' || field[n] == '.');
}

/* What is there and could not be read is an error by itself; the finding that
 * was waived is not brought back by it. */
static enum waiver_state
state_of(const struct waiver *waiver, day_t today)
{
    bool reason =
        waiver->reason.state == VALUE_BAD || !text_blank(waiver->reason.s);
    if (waiver->rule_id == RULE_NONE || !reason || is_absent(waiver->until) ||
        waiver->field.state == VALUE_BAD)
        return WAIVER_VOID;
    if (waiver->until.state == VALUE_BAD)
        return WAIVER_IN_FORCE;
    return waiver->until.day < today ? WAIVER_EXPIRED : WAIVER_IN_FORCE;
}

/* "until 1 October 2026 by Priya Raman: Two-week pilot", as far as it could be
 * read. */
static const char *
said_of(struct arena *arena, const struct waiver *waiver)
{
    const struct person *by = waiver->by.to;
    bool named = by && is_set(by->name), ends = date_known(waiver->until),
         reason = is_set(waiver->reason);
    if (!named && !ends && !reason)
        return NULL;
    return arena_printf(arena, "%s%s%s%s%s%s", ends ? "until " : "",
        ends ? day_words(arena, waiver->until.day) : "",
        named ? ends ? " by " : "by " : "", named ? by->name.s : "",
        reason && (named || ends) ? ": " : "", reason ? waiver->reason.s : "");
}

/* Of a finding of its rule. */
static bool
is_for(const struct waiver *waiver, const struct finding *finding)
{
    return is_absent(waiver->field) ||
           path_covers(waiver->field.s, finding->field);
}

struct waived_list
waive(struct arena *arena, const struct plan *plan, day_t today,
    struct report *report)
{
    int count = plan ? plan->waivers.count : 0;
    struct waived_list list = {ARENA_ARRAY(arena, struct waived, count), count};
    for (int i = 0; i < count; i++) {
        struct waived *waived = &list.items[i];
        waived->waiver = &plan->waivers.items[i];
        waived->state = state_of(waived->waiver, today);
        waived->field = arena_printf(arena, "waivers.%d", i + 1);
        for (int j = 0; j < report->count; j++) {
            struct finding *finding = &report->findings[j];
            if (waived->state == WAIVER_VOID ||
                waived->waiver->rule_id != finding->rule)
                continue;
            if (!is_for(waived->waiver, finding)) {
                if (!waived->elsewhere)
                    waived->elsewhere = finding->field;
                continue;
            }
            waived->matches++;
            if (waived->state != WAIVER_IN_FORCE)
                continue;
            finding->severity = SEVERITY_NONE;
            finding->waived = said_of(arena, waived->waiver);
        }
    }
    return list;
}
