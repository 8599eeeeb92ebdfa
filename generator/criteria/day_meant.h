/* Which day was meant where one cannot be true: a slip of one figure. */
#ifndef CRITERIA_DAY_MEANT_H
#define CRITERIA_DAY_MEANT_H

#include "plan/value.h"

/* The day from `from` to `to`, both counted in, that has another month, another
 * year, or month and day exchanged, and is otherwise `wrong`.  Of several the
 * one nearest to `expected` is taken, without it (DAY_NONE) none: DAY_NONE. */
day_t day_meant(day_t wrong, day_t from, day_t to, day_t expected);

#endif
