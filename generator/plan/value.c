#include "plan/value.h"

#include <string.h>

#define DAYS_PER_ERA 146097 /* 400 Gregorian years */

static int64_t
floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Years are counted from March, so that the leap day is a year's last. */
day_t
day_from_civil(int year, int month, int day)
{
    int64_t y = month <= 2 ? (int64_t)year - 1 : year;
    int64_t era = floor_div(y, 400);
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (day_t)(era * DAYS_PER_ERA + day_of_era - 719468);
}

void
day_to_civil(day_t day, int *year, int *month, int *day_of_month)
{
    int64_t shifted = (int64_t)day + 719468;
    int64_t era = floor_div(shifted, DAYS_PER_ERA);
    int64_t of_era = shifted - era * DAYS_PER_ERA;
    int64_t year_of_era =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year =
        of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t from_march = (5 * of_year + 2) / 153;
    *day_of_month = (int)(of_year - (153 * from_march + 2) / 5 + 1);
    *month = (int)(from_march < 10 ? from_march + 3 : from_march - 9);
    *year = (int)(year_of_era + era * 400 + (*month <= 2));
}

static int
month_length(int year, int month)
{
    static const int length[12] = {
        31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return length[month - 1] + (month == 2 && leap);
}

int
days_compare(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

bool
day_is_real(int year, int month, int day)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
           day <= month_length(year, month);
}

/* The number of exactly `count` digits at `text`, or -1. */
static int
digits(const char *text, int count)
{
    int n = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        n = n * 10 + (text[i] - '0');
    }
    return n;
}

day_t
day_parse_iso(const char *text)
{
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
        return DAY_NONE;
    int year = digits(text, 4), month = digits(text + 5, 2);
    int day = digits(text + 8, 2);
    return day_is_real(year, month, day) ? day_from_civil(year, month, day)
                                         : DAY_NONE;
}

void
day_iso(day_t day, char out[11])
{
    int year, month, of_month;
    day_to_civil(day, &year, &month, &of_month);
    year = year < 0 ? 0 : year > 9999 ? 9999 : year;
    for (int i = 3, rest = year; i >= 0; i--, rest /= 10)
        out[i] = (char)('0' + rest % 10);
    out[4] = out[7] = '-';
    out[5] = (char)('0' + month / 10);
    out[6] = (char)('0' + month % 10);
    out[8] = (char)('0' + of_month / 10);
    out[9] = (char)('0' + of_month % 10);
    out[10] = '\0';
}

static day_t
day_clamp(int64_t day)
{
    day_t first = day_from_civil(1, 1, 1), last = day_from_civil(9999, 12, 31);
    return day < first ? first : day > last ? last : (day_t)day;
}

/* English, as all messages are. */
char *
day_words(struct arena *arena, day_t day)
{
    static const char *const months[] = {"January", "February", "March",
        "April", "May", "June", "July", "August", "September", "October",
        "November", "December"};
    int year, month, of_month;
    day_to_civil(day, &year, &month, &of_month);
    return arena_printf(arena, "%d %s %d", of_month, months[month - 1], year);
}

day_t
day_add_months(day_t day, int months)
{
    int year, month, of_month;
    day_to_civil(day, &year, &month, &of_month);
    int64_t index = (int64_t)year * 12 + month - 1 + months;
    if (index < 12 || index >= (int64_t)10000 * 12)
        return day_clamp(index < 12 ? INT32_MIN : INT32_MAX);
    year = (int)(index / 12);
    month = (int)(index % 12) + 1;
    int last = month_length(year, month);
    return day_from_civil(year, month, of_month > last ? last : of_month);
}

day_t
quarter_first_day(int year, int quarter)
{
    return day_from_civil(year, quarter * 3 - 2, 1);
}

day_t
quarter_last_day(int year, int quarter)
{
    int month = quarter * 3;
    return day_from_civil(year, month, month_length(year, month));
}

void
day_quarter(day_t day, int *year, int *quarter)
{
    int month, of_month;
    day_to_civil(day, year, &month, &of_month);
    *quarter = (month + 2) / 3;
}

int
day_weekday(day_t day)
{
    int64_t from_monday = (int64_t)day + 3; /* 1970-01-01 was a Thursday */
    return (int)(from_monday - floor_div(from_monday, 7) * 7);
}

day_t
date_resolve(struct date date, day_t start)
{
    if (!is_set(date))
        return DAY_NONE;
    if (date.form == DATE_ISO || date.form == DATE_QUARTER)
        return date.day;
    if (start == DAY_NONE)
        return DAY_NONE;
    int64_t days = date.form == DATE_WEEK ? 7 : 1;
    return day_clamp(start + days * date.count);
}

day_t
duration_after(struct duration duration, day_t day, int times)
{
    int64_t count = (int64_t)duration.count * times;
    switch (duration.unit) {
    case TIME_SECOND:
    case TIME_MINUTE:
    case TIME_HOUR:
        return day;
    case TIME_DAY:
        return day_clamp(day + count);
    case TIME_WEEK:
        return day_clamp(day + count * 7);
    case TIME_MONTH:
    case TIME_QUARTER:
        break;
    }
    int64_t months = duration.unit == TIME_QUARTER ? count * 3 : count;
    /* Beyond the calendar either way; day_add_months clamps. */
    int limit = 10000 * 12;
    return day_add_months(day, months > limit    ? limit
                               : months < -limit ? -limit
                                                 : (int)months);
}
