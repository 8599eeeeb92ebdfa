/* Products of two 64-bit amounts, and their rounded quotients: levels are in
 * millionths, so that their products leave 64 bits. */
#ifndef PLAN_WIDE_H
#define PLAN_WIDE_H

#include <stdint.h>

__extension__ typedef __int128 wide_t;

/* n / d to the nearest whole number, a half to the even one; beyond 64 bits
 * the nearest that fits.  `d` is not 0. */
int64_t wide_divide(wide_t n, wide_t d);
/* The same, limited to the range of int. */
int wide_divide_int(wide_t n, wide_t d);

#endif
