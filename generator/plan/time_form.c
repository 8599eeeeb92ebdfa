/* Durations, intervals and times of day as the format writes them. */
#include "plan/value.h"

#include <string.h>

#include "base/text.h"

#define COUNT_MAX 9999

static const struct unit_word {
    const char *word;
    enum time_unit unit;
} unit_words[] = {
    {"s", TIME_SECOND},
    {"second", TIME_SECOND},
    {"seconds", TIME_SECOND},
    {"min", TIME_MINUTE},
    {"minute", TIME_MINUTE},
    {"minutes", TIME_MINUTE},
    {"h", TIME_HOUR},
    {"hr", TIME_HOUR},
    {"hour", TIME_HOUR},
    {"hours", TIME_HOUR},
    {"d", TIME_DAY},
    {"day", TIME_DAY},
    {"days", TIME_DAY},
    {"w", TIME_WEEK},
    {"week", TIME_WEEK},
    {"weeks", TIME_WEEK},
    {"month", TIME_MONTH},
    {"months", TIME_MONTH},
    {"quarter", TIME_QUARTER},
    {"quarters", TIME_QUARTER},
};

/* What people write for an interval, and what the format writes. */
static const struct habit {
    const char *written, *meant;
} habits[] = {
    {"daily", "day"},
    {"weekly", "week"},
    {"biweekly", "2 weeks"},
    {"bi-weekly", "2 weeks"},
    {"fortnight", "2 weeks"},
    {"fortnightly", "2 weeks"},
    {"monthly", "month"},
    {"quarterly", "quarter"},
    {"yearly", "4 quarters"},
    {"year", "4 quarters"},
    {"annually", "4 quarters"},
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static bool
unit_of(const char *word, enum time_unit *unit)
{
    for (size_t i = 0; i < COUNT(unit_words); i++)
        if (text_is(word, unit_words[i].word)) {
            *unit = unit_words[i].unit;
            return true;
        }
    return false;
}

/* A whole number and a unit, with or without a space between. */
static bool
count_and_unit(const char *text, struct duration *duration)
{
    int count = 0;
    const char *p = text;
    for (; *p >= '0' && *p <= '9' && count <= COUNT_MAX; p++)
        count = count * 10 + (*p - '0');
    if (p == text || count > COUNT_MAX)
        return false;
    while (*p == ' ')
        p++;
    duration->count = count;
    return unit_of(p, &duration->unit);
}

bool
duration_parse(struct arena *arena, const char *text, struct duration *duration,
    const char **why)
{
    enum time_unit alone;
    if (count_and_unit(text, duration))
        return true;
    if (unit_of(text, &alone))
        *why = arena_printf(arena, "Write how many: 1 %s.", text);
    else if (strchr(text, '.') || strchr(text, ','))
        *why = "Write a whole number and a smaller unit: 90 min for an hour "
               "and a half.";
    else
        *why = "Write a number and a unit: 30 min, 2 h, 5 days, 1 week or "
               "3 months.";
    return false;
}

static const char *
every_offer(struct arena *arena, const char *text)
{
    const char *word = text_lower(arena, text);
    bool every = text_starts(word, "every ");
    word += every ? strlen("every ") : 0;
    struct duration meant;
    enum time_unit unit;
    if (every && (unit_of(word, &unit) || count_and_unit(word, &meant)))
        return arena_printf(arena, "Write it as `%s`.", word);
    for (size_t i = 0; i < COUNT(habits); i++)
        if (text_is(word, habits[i].written))
            return arena_printf(arena, "Write it as `%s`.", habits[i].meant);
    return "Write `day`, `week`, `2 weeks`, `month` or `quarter`.";
}

bool
every_parse(struct arena *arena, const char *text, struct duration *every,
    const char **why)
{
    every->count = 1;
    bool is_one = unit_of(text, &every->unit) && strlen(text) > 2;
    bool read = is_one || count_and_unit(text, every);
    if (read && every->count > 0 && every->unit >= TIME_DAY)
        return true;
    *why = every_offer(arena, text);
    return false;
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool
clock_parse(const char *text, struct clock_time *time, const char **why)
{
    const char *p = text;
    int hours = 0, digits = 0;
    for (; is_digit(*p) && digits < 2; p++, digits++)
        hours = hours * 10 + (*p - '0');
    bool shaped = digits > 0 && p[0] == ':' && is_digit(p[1]) &&
                  is_digit(p[2]) && p[3] == '\0';
    int minutes = shaped ? (p[1] - '0') * 10 + (p[2] - '0') : 0;
    if (!shaped || hours > 23 || minutes > 59) {
        *why = "Write the time by the 24-hour clock, as 09:30 or 14:00.";
        return false;
    }
    time->minutes = hours * 60 + minutes;
    return true;
}
