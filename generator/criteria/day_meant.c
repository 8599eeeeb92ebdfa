#include "criteria/day_meant.h"

#include <stdlib.h>

struct choice {
    day_t from, to, expected;
    day_t best;
    int count;
};

static void
consider(struct choice *choice, int year, int month, int day)
{
    if (!day_is_real(year, month, day))
        return;
    day_t on = day_from_civil(year, month, day);
    if (on < choice->from || on > choice->to || on == choice->best)
        return;
    if (choice->count++ == 0 ||
        (choice->expected != DAY_NONE &&
            abs(on - choice->expected) < abs(choice->best - choice->expected)))
        choice->best = on;
}

day_t
day_meant(day_t wrong, day_t from, day_t to, day_t expected)
{
    struct choice choice = {from, to, expected, DAY_NONE, 0};
    int year, month, day, first, last, ignored;
    if (from == DAY_NONE || to == DAY_NONE || from > to)
        return DAY_NONE;
    day_to_civil(wrong, &year, &month, &day);
    day_to_civil(from, &first, &ignored, &ignored);
    day_to_civil(to, &last, &ignored, &ignored);
    for (int other = first; other <= last && other < first + 10; other++)
        consider(&choice, other, month, day);
    for (int other = 1; other <= 12; other++)
        consider(&choice, year, other, day);
    consider(&choice, year, day, month);
    return choice.count == 1 || expected != DAY_NONE ? choice.best : DAY_NONE;
}
