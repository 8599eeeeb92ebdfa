/* Values as the format writes them, each with its state and its place.
 *
 * Every typed value begins with VALUE_HEAD.  ABSENT: the field is not there.
 * BAD: it is there and could not be read; a finding said so, and whatever
 * follows from it stays silent.  SET: the rest of the value holds. */
#ifndef PLAN_VALUE_H
#define PLAN_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/place.h"

enum value_state { VALUE_ABSENT, VALUE_BAD, VALUE_SET };

#define VALUE_HEAD                                                             \
    enum value_state state;                                                    \
    struct place at; /* of the value; of the parent when absent */

struct value {
    VALUE_HEAD
};
#define is_set(v) ((v).state == VALUE_SET)
#define is_absent(v) ((v).state == VALUE_ABSENT)

struct text {
    VALUE_HEAD
    const char *s; /* "" unless set */
};

/* A word of a fixed set; 0 unless set (or the set's default). */
struct word {
    VALUE_HEAD
    int value;
};

struct flag {
    VALUE_HEAD
    bool on;
};

struct number {
    VALUE_HEAD
    int n;
};

/* Days since 1970-01-01 in the proleptic Gregorian calendar. */
typedef int32_t day_t;
#define DAY_NONE INT32_MIN

enum date_form { DATE_ISO, DATE_WEEK, DATE_DAY, DATE_QUARTER };

struct date {
    VALUE_HEAD
    day_t day; /* relative forms are resolved against the plan's start */
    enum date_form form;
    int count; /* of `week 8` and `day 45` */
};

/* A decimal number in millionths, with the unit as the author wrote it
 * (canonical: "EUR" for the euro sign, "h" for hours) or "" for none. */
struct quantity {
    VALUE_HEAD
    int64_t micro;
    const char *unit;
    bool points; /* written with `pp`: percentage points */
};

enum time_unit {
    TIME_SECOND,
    TIME_MINUTE,
    TIME_HOUR,
    TIME_DAY,
    TIME_WEEK,
    TIME_MONTH,
    TIME_QUARTER
};

/* `30 min`, `3 months`; `every` uses it as well (`2 weeks`). */
struct duration {
    VALUE_HEAD
    int count;
    enum time_unit unit;
};

/* `10:00`: minutes after midnight. */
struct clock_time {
    VALUE_HEAD
    int minutes;
};

/* A path relative to the definition's file; `full` is relative to the root. */
struct path {
    VALUE_HEAD
    const char *s;
    const char *full;
};

/* `2026-Q3`. */
struct quarter {
    VALUE_HEAD
    int year;
    int quarter; /* 1 to 4 */
};

/* A list of any of these or of records. */
#define LIST(type)                                                             \
    struct {                                                                   \
        VALUE_HEAD                                                             \
        int count;                                                             \
        type *items;                                                           \
    }

/* --- dates --- */
day_t day_from_civil(int year, int month, int day);
void day_to_civil(day_t day, int *year, int *month, int *day_of_month);
/* Of two numbers of days, for qsort. */
int days_compare(const void *a, const void *b);
bool day_is_real(int year, int month, int day); /* years 1 to 9999 */
/* DAY_NONE unless `text` is a real YYYY-MM-DD. */
day_t day_parse_iso(const char *text);
void day_iso(day_t day, char out[11]);
char *day_words(struct arena *arena, day_t day); /* "30 September 2026" */
day_t day_add_months(day_t day, int months);     /* the 31st becomes the last */
day_t quarter_last_day(int year, int quarter);
day_t quarter_first_day(int year, int quarter);
void day_quarter(day_t day, int *year, int *quarter);
int day_weekday(day_t day); /* 0 is Monday */
/* The date a plan with this start means by the value; DAY_NONE without. */
day_t date_resolve(struct date date, day_t start);
/* `count` units after `day`, negative before; seconds to hours count as 0. */
day_t duration_after(struct duration duration, day_t day, int times);

/* --- reading one scalar; each returns false and sets *why (what would be
 * right, as a sentence for CS006) when the text is not one --- */
bool date_parse(
    struct arena *arena, const char *text, struct date *date, const char **why);
/* What would be right where a day has passed, and only one of the two that
 * 03/12/2026 may be has; NULL when that decides nothing. */
const char *date_happened(struct arena *arena, const char *text, day_t today);
/* The one date that a text in another form can mean, as the format writes it;
 * NULL when that would be a guess. */
const char *date_sure(struct arena *arena, const char *text);
/* Dates in figures, as a program writes them that is known to keep to one
 * order: 30.09.2026, 9/30/2026, with or without a time of day behind.
 * DAY_NONE for anything else. */
enum date_order { DATES_YEAR_FIRST, DATES_DAY_FIRST, DATES_MONTH_FIRST };
day_t day_in_order(const char *text, enum date_order order);
bool quantity_parse(struct arena *arena, const char *text,
    struct quantity *quantity, const char **why);
bool duration_parse(struct arena *arena, const char *text,
    struct duration *duration, const char **why);
bool every_parse(struct arena *arena, const char *text, struct duration *every,
    const char **why);
bool clock_parse(const char *text, struct clock_time *time);
/* What to write for a text that is none. */
const char *clock_offer(struct arena *arena, const char *text);
bool quarter_parse(const char *text, struct quarter *quarter, const char **why);

/* --- quantities --- */
/* True if a quantity written in `from` can be said in `to`: the same unit,
 * none at all, or two units of time. */
bool unit_converts(const char *from, const char *to);
/* The quantity's micro in `unit`; call only if unit_converts. */
int64_t quantity_in(struct quantity quantity, const char *unit);
/* Canonical form of a unit as the author wrote it: "hours" is "h", "€" is
 * "EUR"; others with white space collapsed. */
const char *unit_canonical(struct arena *arena, const char *unit);
/* The unit is a time, and how many seconds one is; 0 otherwise. */
int64_t unit_seconds(const char *unit);
/* The unit behind so much of it in English: "d" is "days", of one "day"; those
 * that are read as they are written stay, and NULL is "". */
const char *unit_said(int64_t micro, const char *unit);
bool unit_is_currency(const char *unit); /* begins with an ISO 4217 code */
/* Bytes of the ISO 4217 code that `text` begins with, or 0. */
size_t currency_code_at(const char *text);
/* The code of the currency sign that `text` begins with and the sign's bytes;
 * NULL for none. */
const char *currency_sign_at(const char *text, size_t *length);
/* "4.2", "-0.5", "1200000": canonical decimal string of micro. */
char *micro_text(struct arena *arena, int64_t micro);

#endif
