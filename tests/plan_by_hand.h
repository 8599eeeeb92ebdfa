/* Plans built by hand, for tests of what stands behind the reader. */
#ifndef TESTS_PLAN_BY_HAND_H
#define TESTS_PLAN_BY_HAND_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plan/plan.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))
#define MICRO 1000000

static inline struct date
on(const char *iso)
{
    return (struct date){.state = VALUE_SET, .day = day_parse_iso(iso)};
}

static inline day_t
day(const char *iso)
{
    day_t found = day_parse_iso(iso);
    assert_int_not_equal(found, DAY_NONE);
    return found;
}

static inline struct quantity
amount(int64_t milli, const char *unit)
{
    return (struct quantity){
        .state = VALUE_SET, .micro = milli * 1000, .unit = unit};
}

static inline struct text
text(const char *s)
{
    return (struct text){.state = VALUE_SET, .s = s};
}

static inline struct word
word(int value)
{
    return (struct word){.state = VALUE_SET, .value = value};
}

static inline struct number
number(int n)
{
    return (struct number){.state = VALUE_SET, .n = n};
}

static inline struct duration
span(int count, enum time_unit unit)
{
    return (struct duration){.state = VALUE_SET, .count = count, .unit = unit};
}

static inline struct reading
reading(const char *iso, int64_t milli, const char *unit)
{
    return (struct reading){.state = VALUE_SET,
        .on = day_parse_iso(iso),
        .value = amount(milli, unit)};
}

static inline struct metric
metric(int64_t baseline, const char *from, int64_t target, const char *by)
{
    struct metric made = {
        .state = VALUE_SET,
        .id = text("response"),
        .name = text("First response"),
        .unit = text("h"),
        .baseline = {.state = VALUE_SET, .value = amount(baseline, "")},
        .target = amount(target, ""),
    };
    if (from)
        made.baseline.on = on(from);
    if (by)
        made.by = on(by);
    return made;
}

static inline void
read(struct metric *of, struct reading *readings, int count)
{
    of->readings.items = readings;
    of->readings.count = count;
}

static struct person sam = {.state = VALUE_SET, .side = {.value = SIDE_VENDOR}};
static struct person dana = {
    .state = VALUE_SET, .side = {.value = SIDE_CUSTOMER}};
static struct person_ref to_sam[] = {
    {.state = VALUE_SET, .id = "sam", .to = &sam}};
static struct person_ref to_dana[] = {
    {.state = VALUE_SET, .id = "dana", .to = &dana}};

static inline struct milestone
milestone(const char *due, enum status status)
{
    struct milestone made = {
        .state = VALUE_SET,
        .name = text("Half target"),
        .status = word(status),
        .owners = {.vendor = {.count = 1, .items = to_sam},
            .customer = {.count = 1, .items = to_dana}},
    };
    if (due)
        made.due = on(due);
    return made;
}

static inline struct milestone
done(const char *due, const char *when)
{
    struct milestone made = milestone(due, STATUS_DONE);
    if (when)
        made.done = on(when);
    return made;
}

static inline struct review
review(const char *iso, bool missed, const char *skipped)
{
    struct review made = {.state = VALUE_SET, .on = on(iso)};
    if (missed)
        made.missed = (struct flag){.state = VALUE_SET, .on = true};
    if (skipped)
        made.skipped = text(skipped);
    return made;
}

#endif
