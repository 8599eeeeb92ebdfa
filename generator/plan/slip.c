#include "plan/slip.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define ONE 1000000
#define WEEK 7

bool
milestone_slip(const struct milestone *milestone, day_t date, int *days)
{
    enum standing standing = milestone_standing(milestone, date);
    bool done = standing == STANDING_DONE || standing == STANDING_DONE_LATE;
    day_t came = DAY_NONE;
    if (standing == STANDING_DROPPED || !date_known(milestone->due))
        return false;
    if (done && date_known(milestone->done))
        came = milestone->done.day;
    else if (!done && date_known(milestone->expected))
        came = milestone->expected.day;
    if (standing == STANDING_OVERDUE && came < date)
        came = date;
    *days = came == DAY_NONE ? 0 : came - milestone->due.day;
    return came != DAY_NONE;
}

static int
by_text(const char *a, const char *b)
{
    if (!a || !b)
        return !a - !b;
    return strcmp(a, b);
}

static int
by_milestone(const void *a, const void *b)
{
    const struct slip_sample *p = a, *q = b;
    int order = by_text(p->segment, q->segment);
    if (order == 0)
        order = by_text(p->id, q->id);
    return order ? order : by_text(p->name, q->name);
}

static int
by_loss(const void *a, const void *b)
{
    const struct slip *p = a, *q = b;
    int order = by_text(p->segment, q->segment);
    if (order)
        return order;
    if (p->lost != q->lost)
        return p->lost < q->lost ? 1 : -1;
    return by_text(p->id, q->id);
}

static bool
is_of(const struct slip_sample *sample, const struct slip *slip)
{
    return text_is(sample->segment, slip->segment) &&
           text_is(sample->id, slip->id);
}

static struct slip
slip_of(const struct slip_sample *samples, int count, int *days)
{
    struct slip slip = {.segment = samples->segment,
        .id = samples->id,
        .name = samples->name,
        .due = samples->due,
        .plans = count,
        .worst = samples->days};
    for (int i = 0; i < count; i++) {
        days[i] = samples[i].days;
        slip.late += days[i] > 0;
        slip.lost += days[i] > 0 ? days[i] : 0;
        slip.worst = days[i] > slip.worst ? days[i] : slip.worst;
    }
    slip.days = spread_of(days, count);
    return slip;
}

struct slips
slips_of(struct arena *arena, struct slip_sample *samples, int count)
{
    struct slips slips = {ARENA_ARRAY(arena, struct slip, count + 1), 0};
    int *days = ARENA_ARRAY(arena, int, count + 1);
    if (count > 1)
        qsort(samples, (size_t)count, sizeof *samples, by_milestone);
    for (int first = 0, last; first < count; first = last) {
        struct slip of = {
            .segment = samples[first].segment, .id = samples[first].id};
        for (last = first; last < count && is_of(&samples[last], &of);)
            last++;
        slips.items[slips.count++] =
            slip_of(samples + first, last - first, days);
    }
    if (slips.count > 1)
        qsort(slips.items, (size_t)slips.count, sizeof *slips.items, by_loss);
    return slips;
}

const char *
slip_advice(struct arena *arena, const struct slip *slip)
{
    int64_t median = slip->days.median;
    if (slip->plans < SLIP_PLANS || slip->late * 2 < slip->plans ||
        median < (int64_t)SLIP_DAYS * ONE)
        return NULL;
    int days = (int)((median + ONE - 1) / ONE);
    int weeks = (days + WEEK - 1) / WEEK;
    if (slip->due < 0)
        return arena_printf(
            arena, "Plan it %d week%s later", weeks, weeks == 1 ? "" : "s");
    return arena_printf(arena, "Put it in week %d of the map, not day %d",
        (slip->due + days + WEEK - 1) / WEEK, slip->due);
}
