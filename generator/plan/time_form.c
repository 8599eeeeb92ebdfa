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

/* The units in the languages that sentences are read in. */
static const struct foreign {
    const char *unit, *written; /* between bars */
} foreign[] = {
    {"min", "minute|minuten|minuto|minutos|minuta|minuty|minut|"},
    {"h", "stunde|stunden|std|heure|heures|hora|horas|godzina|godziny|godzin|"},
    {"day",
        "tag|tage|tagen|t\u00E4glich|jour|jours|d\u00EDa|d\u00EDas|dia|dias|"
        "dzie\u0144|dni|"},
    {"week",
        "woche|wochen|w\u00F6chentlich|semaine|semaines|hebdomadaire|semana|"
        "semanas|semanal|tydzie\u0144|tygodnie|tygodni|"},
    {"month", "monat|monate|monaten|monatlich|mois|mensuel|mes|meses|mensual|"
              "m\u00EAs|mensal|miesi\u0105c|miesi\u0105ce|miesi\u0119cy|"},
    {"quarter", "quartal|quartale|viertelj\u00E4hrlich|trimestre|trimestres|"
                "trimestriel|trimestral|kwarta\u0142|kwarta\u0142y|"},
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
    for (; text_digit(*p) && count <= COUNT_MAX; p++)
        count = count * 10 + (*p - '0');
    if (p == text || count > COUNT_MAX)
        return false;
    while (*p == ' ')
        p++;
    duration->count = count;
    return unit_of(p, &duration->unit);
}

/* `5 Tage` as `5 days`; a unit alone as itself; NULL for what is none. */
static const char *
translated(struct arena *arena, const char *text)
{
    const char *word = text_lower(arena, text_collapse(arena, text));
    size_t digits = strspn(word, "0123456789");
    const char *unit = word + digits + strspn(word + digits, " ");
    size_t n = strlen(unit);
    for (size_t i = 0; n > 1 && i < COUNT(foreign); i++)
        for (const char *p = foreign[i].written; *p; p = strchr(p, '|') + 1) {
            if (strncmp(p, unit, n) != 0 || p[n] != '|')
                continue;
            bool many = digits > 1 || (digits == 1 && *word > '1');
            return digits == 0 ? foreign[i].unit
                               : arena_printf(arena, "%.*s %s%s", (int)digits,
                                     word, foreign[i].unit,
                                     many && strchr("dwmq", *foreign[i].unit) &&
                                             !text_is(foreign[i].unit, "min")
                                         ? "s"
                                         : "");
        }
    return NULL;
}

static const char *
duration_offer(struct arena *arena, const char *text)
{
    const char *meant = translated(arena, text);
    if (meant && text_digit(*meant))
        return arena_printf(arena, "Write it as `%s`.", meant);
    if (text_is_nocase(text, "half an hour"))
        return "Write 30 min.";
    if (text_is_nocase(text, "an hour") || text_is_nocase(text, "one hour"))
        return "Write 1 h.";
    return "Write a number and a unit: 30 min, 2 h, 5 days, 1 week or "
           "3 months.";
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
        *why = duration_offer(arena, text);
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
    const char *said = translated(arena, word);
    if (said && (unit_of(said, &unit) || count_and_unit(said, &meant)))
        return arena_printf(arena, "Write it as `%s`.", said);
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

/* Digits, two at most. */
static const char *
two_digits(const char *p, int *n)
{
    int digits = 0;
    for (*n = 0; text_digit(*p) && digits < 2; p++, digits++)
        *n = *n * 10 + (*p - '0');
    return p;
}

/* `10am`, `2.30 pm`, `10 Uhr`, `14h30`. */
const char *
clock_offer(struct arena *arena, const char *text)
{
    int hours, minutes = 0;
    const char *lower = text_lower(arena, text);
    const char *p = two_digits(lower, &hours);
    bool any = p > lower;
    if (*p && strchr(".:h", *p) && text_digit(p[1]))
        p = two_digits(p + 1, &minutes);
    while (*p == ' ')
        p++;
    bool noon = text_is(p, "pm") || text_is(p, "p.m.");
    bool morning = text_is(p, "am") || text_is(p, "a.m.");
    bool known = !*p || text_is(p, "uhr") || text_is(p, "h");
    if (!any || !(noon || morning || known) || hours > 23 || minutes > 59 ||
        ((noon || morning) && (hours < 1 || hours > 12)))
        return "Write the time by the 24-hour clock, as 09:30 or 14:00.";
    if (noon || morning)
        hours = hours % 12 + (noon ? 12 : 0);
    return arena_printf(arena, "Write it as %02d:%02d.", hours, minutes);
}

bool
clock_parse(const char *text, struct clock_time *time)
{
    int hours, minutes = 0;
    const char *p = two_digits(text, &hours);
    bool shaped = p > text && p[0] == ':' && text_digit(p[1]) &&
                  text_digit(p[2]) && p[3] == '\0';
    if (shaped)
        two_digits(p + 1, &minutes);
    if (!shaped || hours > 23 || minutes > 59)
        return false;
    time->minutes = hours * 60 + minutes;
    return true;
}
