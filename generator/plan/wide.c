#include "plan/wide.h"

#include <assert.h>
#include <limits.h>
#include <stdbool.h>

static int64_t
clamp(wide_t n, int64_t low, int64_t high)
{
    return n < low ? low : n > high ? high : (int64_t)n;
}

static wide_t
divide_even(wide_t n, wide_t d)
{
    assert(d != 0);
    if (d < 0) {
        n = -n;
        d = -d;
    }
    wide_t floor = n / d;
    wide_t rest = n % d;
    if (rest < 0) {
        rest += d;
        floor--;
    }
    bool up = rest > d - rest || (rest == d - rest && floor % 2 != 0);
    return floor + up;
}

int64_t
wide_divide(wide_t n, wide_t d)
{
    return clamp(divide_even(n, d), INT64_MIN, INT64_MAX);
}

int
wide_divide_int(wide_t n, wide_t d)
{
    return (int)clamp(divide_even(n, d), INT_MIN, INT_MAX);
}
