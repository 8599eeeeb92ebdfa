/* Dates, quantities and durations: every form the format has, and what is
 * offered for those that it does not have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "plan/value.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static struct arena *arena;

static int
setup(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* --- days --- */

static void
days_and_civil_dates_agree(void **state)
{
    (void)state;
    assert_int_equal(day_from_civil(1970, 1, 1), 0);
    assert_int_equal(day_from_civil(2000, 3, 1), 11017);
    assert_int_equal(day_from_civil(1969, 12, 31), -1);
    day_t expected = day_from_civil(1, 1, 1);
    for (int year = 1; year <= 2400; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= 31; day++) {
                int y, m, d;
                if (!day_is_real(year, month, day))
                    continue;
                assert_int_equal(day_from_civil(year, month, day), expected);
                day_to_civil(expected, &y, &m, &d);
                assert_true(y == year && m == month && d == day);
                expected++;
            }
}

static void
iso_days_are_read_strictly(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", "2026-9-30", "2026-09-31",
        "2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-09-30 ",
        " 2026-09-30", "2026/09/30", "0000-01-01", "20260930", "2026-09-3x"};
    for (size_t i = 0; i < COUNT(wrong); i++)
        assert_int_equal(day_parse_iso(wrong[i]), DAY_NONE);
    assert_int_equal(day_parse_iso("2024-02-29"), day_from_civil(2024, 2, 29));
    char text[11];
    day_iso(day_from_civil(9999, 12, 31), text);
    assert_string_equal(text, "9999-12-31");
    day_iso(day_from_civil(1, 1, 1), text);
    assert_string_equal(text, "0001-01-01");
}

static const char *
iso(day_t day)
{
    static char text[11];
    day_iso(day, text);
    return text;
}

static void
months_end_on_their_last_day(void **state)
{
    (void)state;
    day_t day = day_parse_iso("2026-01-31");
    assert_string_equal(iso(day_add_months(day, 1)), "2026-02-28");
    assert_string_equal(iso(day_add_months(day, 2)), "2026-03-31");
    assert_string_equal(iso(day_add_months(day, 25)), "2028-02-29");
    assert_string_equal(iso(day_add_months(day, -2)), "2025-11-30");
    assert_string_equal(iso(day_add_months(day, -13)), "2024-12-31");
    assert_string_equal(iso(day_add_months(day, 2000000000)), "9999-12-31");
    assert_string_equal(iso(day_add_months(day, -2000000000)), "0001-01-01");
}

static void
quarters_and_weekdays(void **state)
{
    (void)state;
    static const char *const last[] = {
        "2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"};
    for (int quarter = 1; quarter <= 4; quarter++) {
        int year, back;
        assert_string_equal(
            iso(quarter_last_day(2026, quarter)), last[quarter - 1]);
        day_quarter(quarter_last_day(2026, quarter), &year, &back);
        assert_true(year == 2026 && back == quarter);
        day_quarter(quarter_first_day(2026, quarter), &year, &back);
        assert_true(year == 2026 && back == quarter);
    }
    assert_int_equal(day_weekday(day_parse_iso("2026-08-20")), 3);
    assert_int_equal(day_weekday(day_parse_iso("1969-12-29")), 0);
}

static void
durations_are_added(void **state)
{
    (void)state;
    static const struct {
        int count;
        enum time_unit unit;
        int times;
        const char *end;
    } cases[] = {
        {5, TIME_DAY, 1, "2026-02-05"},
        {2, TIME_WEEK, 2, "2026-02-28"},
        {1, TIME_MONTH, 1, "2026-02-28"},
        {1, TIME_MONTH, 2, "2026-03-31"},
        {1, TIME_QUARTER, -1, "2025-10-31"},
        {30, TIME_MINUTE, 9, "2026-01-31"},
        {9999, TIME_QUARTER, 2000000000, "9999-12-31"},
        {9999, TIME_DAY, -2000000000, "0001-01-01"},
    };
    day_t start = day_parse_iso("2026-01-31");
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct duration duration = {
            .state = VALUE_SET, .count = cases[i].count, .unit = cases[i].unit};
        assert_string_equal(
            iso(duration_after(duration, start, cases[i].times)), cases[i].end);
    }
}

/* --- dates --- */

static void
dates_have_three_forms(void **state)
{
    (void)state;
    const char *why;
    day_t start = day_parse_iso("2026-07-01");
    static const struct {
        const char *text;
        enum date_form form;
        const char *day;
    } cases[] = {
        {"2026-09-30", DATE_ISO, "2026-09-30"},
        {"week 8", DATE_WEEK, "2026-08-26"},
        {"week 0", DATE_WEEK, "2026-07-01"},
        {"day 45", DATE_DAY, "2026-08-15"},
        {"2026-Q3", DATE_QUARTER, "2026-09-30"},
        {"2027-Q1", DATE_QUARTER, "2027-03-31"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct date date = {.state = VALUE_SET};
        assert_true(date_parse(arena, cases[i].text, &date, &why));
        assert_int_equal(date.form, cases[i].form);
        assert_string_equal(iso(date_resolve(date, start)), cases[i].day);
        bool relative = date.form == DATE_WEEK || date.form == DATE_DAY;
        assert_int_equal(date_resolve(date, DAY_NONE) == DAY_NONE, relative);
        date.state = VALUE_BAD;
        assert_int_equal(date_resolve(date, start), DAY_NONE);
    }
}

struct wrong {
    const char *text, *offer; /* a part of what is offered */
};

static void
other_dates_are_offered_in_the_right_form(void **state)
{
    (void)state;
    static const struct wrong cases[] = {
        {"30/09/2026", "Write it as 2026-09-30."},
        {"09/30/2026", "Write it as 2026-09-30."},
        {"30.09.2026", "Write it as 2026-09-30."},
        {"03.04.2026", "Write it as 2026-04-03."},
        {"04/04/2026", "Write it as 2026-04-04."},
        {"03/04/2026", "2026-04-03 if 3 April is meant, 2026-03-04 if it is "
                       "4 March"},
        {"30/9/26", "2026-09-30"},
        {"2026/9/30", "2026-09-30"},
        {"2026-9-5", "2026-09-05"},
        {"2026-09-30T10:00", "2026-09-30"},
        {"30 Sep 2026", "2026-09-30"},
        {"Sept 30, 2026", "2026-09-30"},
        {"30th September 2026", "2026-09-30"},
        {"September 2026", "2026-09-30, the month's last"},
        {"2026-02", "2026-02-28, the month's last"},
        {"2026-02-30", "2026-02-28 is its last"},
        {"Week 8", "`week 8`"},
        {"8 weeks", "`week 8`"},
        {"week8", "`week 8`"},
        {"45 days", "`day 45`"},
        {"Q3 2026", "2026-Q3"},
        {"2026-q3", "2026-Q3"},
        {"week -1", "`week 8`"},
        {"week 99999999999999999999", "`week 8`"},
        {"13/13/2026", "`week 8`"},
        {"soon", "`week 8`"},
        {"", "`week 8`"},
        {"1 2 3 4 5 6 7 8 9", "`week 8`"},
        {"1\xC5\x81"
         "2\xC5\x81"
         "3\xC5\x81",
            "`week 8`"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct date date = {.state = VALUE_SET};
        const char *why = NULL;
        assert_false(date_parse(arena, cases[i].text, &date, &why));
        if (!strstr(why, cases[i].offer))
            fail_msg("%s: %s", cases[i].text, why);
    }
}

static void
quarters_are_read(void **state)
{
    (void)state;
    static const char *const wrong[] = {"2026-Q0", "2026-Q5", "2026Q3",
        "2026-Q33", "2026-3", "Q3", "", "0000-Q1", "20x6-Q3"};
    struct quarter quarter = {0};
    const char *why;
    assert_true(quarter_parse("2026-Q3", &quarter, &why));
    assert_true(quarter.year == 2026 && quarter.quarter == 3);
    for (size_t i = 0; i < COUNT(wrong); i++)
        assert_false(quarter_parse(wrong[i], &quarter, &why));
}

/* --- quantities --- */

static void
quantities_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text, *number, *unit;
    } cases[] = {
        {"2", "2", ""},
        {"2 h", "2", "h"},
        {"2h", "2", "h"},
        {"2 hours", "2", "h"},
        {"90 minutes", "90", "min"},
        {"4.25", "4.25", ""},
        {"-0.5", "-0.5", ""},
        {"45 %", "45", "%"},
        {"45%", "45", "%"},
        {"48000 EUR", "48000", "EUR"},
        {"EUR 48000", "48000", "EUR"},
        {"\u20AC1.2M", "1200000", "EUR"},
        {"-\u20AC5", "-5", "EUR"},
        {"\u20AC-5", "-5", "EUR"},
        {"$5k", "5000", "USD"},
        {"\u00A3"
         "2bn",
            "2000000000", "GBP"},
        {"12 z\u0142", "12", "PLN"},
        {"5k", "5000", ""},
        {"5 k", "5000", ""},
        {"5M EUR per month", "5000000", "EUR per month"},
        {"\u20AC5k per month", "5000", "EUR per month"},
        {"\u20AC5/month", "5", "EUR/month"},
        {"43kWh", "43", "kWh"},
        {"3 Mbit/s", "3", "Mbit/s"},
        {"3 m", "3", "m"},
        {"5 t CO2e", "5", "t CO2e"},
        {"0.000001", "0.000001", ""},
        {"1.50000000000", "1.5", ""},
        {"9223372036854.775807", "9223372036854.775807", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct quantity quantity = {0};
        const char *why = "";
        if (!quantity_parse(arena, cases[i].text, &quantity, &why))
            fail_msg("%s: %s", cases[i].text, why);
        assert_string_equal(micro_text(arena, quantity.micro), cases[i].number);
        assert_string_equal(quantity.unit, cases[i].unit);
        assert_false(quantity.points);
    }
    struct quantity points = {0};
    const char *why;
    assert_true(quantity_parse(arena, "5 pp", &points, &why));
    assert_true(points.points);
    assert_string_equal(points.unit, "%");
}

static void
other_quantities_are_offered_in_the_right_form(void **state)
{
    (void)state;
    static const struct wrong cases[] = {
        {"1,5 h", "Write 1.5 h"},
        {"0,125", "Write 0.125"},
        {"1,500 EUR", "Write 1500 EUR: no separators"},
        {"1,500 h", "Write 1500 h, without a separator, or 1.500 h"},
        {"1.500 EUR", "Write 1500 EUR: a point is a decimal one"},
        {"48 000 EUR", "Write 48000 EUR"},
        {"48\u00A0"
         "000 EUR",
            "Write 48000 EUR"},
        {"1'000", "Write 1000"},
        {"1.500.000", "Write 1500000"},
        {"1,500,000", "Write 1500000"},
        {"1.500,50", "Write 1500.50"},
        {"1,234.56", "Write 1234.56"},
        {"5k tickets", "Write the number out"},
        {"5 million EUR", "Write 5M EUR"},
        {"\u20AC1.2m", "Write \u20AC1.2M."},
        {"<2 h", "Write 2 h"},
        {"\u2265 95 %", "Write 95 %"},
        {"~5", "Write 5:"},
        {"\u22125", "Write -5"},
        {".5", "Write 0.5"},
        {"1 h 30 min", "one number and one unit"},
        {"2-3 h", "Write one of the two: 2 h or 3 h."},
        {"4-6", "Write one of the two: 4 or 6."},
        {"\u20AC5 users", "one unit"},
        {"99999999999999", "below nine million million"},
        {"9223372036854.775808", "below nine million million"},
        {"9999999999 bn", "below nine million million"},
        {"0.0000001", "six decimals"},
        {"two", "Write one number"},
        {"", "Write one number"},
        {"h", "Write one number"},
        {"\u20AC", "Write one number"},
        {"-", "Write one number"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct quantity quantity = {0};
        const char *why = "";
        if (quantity_parse(arena, cases[i].text, &quantity, &why))
            fail_msg("%s was read", cases[i].text);
        if (!strstr(why, cases[i].offer))
            fail_msg("%s: %s", cases[i].text, why);
    }
}

/* Long input must not leave the fixed parts that offers are made in. */
static void
long_numbers_are_refused(void **state)
{
    (void)state;
    char text[400];
    memset(text, '1', sizeof text);
    for (size_t i = 3; i < sizeof text - 1; i += 4)
        text[i] = ',';
    text[sizeof text - 1] = '\0';
    struct quantity quantity = {0};
    struct date date = {0};
    const char *why = NULL;
    assert_false(quantity_parse(arena, text, &quantity, &why));
    assert_false(date_parse(arena, text, &date, &why));
    memset(text, 'x', sizeof text - 1);
    assert_false(date_parse(arena, text, &date, &why));
}

static void
units_convert(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
        bool converts;
    } cases[] = {
        {"", "h", true},
        {"h", "h", true},
        {"min", "h", true},
        {"w", "s", true},
        {"EUR", "EUR", true},
        {"%", "h", false},
        {"EUR", "USD", false},
        {"EUR", "EUR per month", false},
        {"h", "", false},
        {"tickets", "Tickets", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(
            unit_converts(cases[i].from, cases[i].to), cases[i].converts);
    struct quantity quantity = {
        .state = VALUE_SET, .micro = 90000000, .unit = "min"};
    assert_int_equal(quantity_in(quantity, "h"), 1500000);
    quantity.unit = "";
    assert_int_equal(quantity_in(quantity, "h"), 90000000);
    quantity = (struct quantity){.micro = INT64_MAX, .unit = "w"};
    assert_int_equal(quantity_in(quantity, "s"), INT64_MAX);
    quantity.micro = -INT64_MAX;
    assert_int_equal(quantity_in(quantity, "s"), INT64_MIN);
}

static void
units_have_one_form(void **state)
{
    (void)state;
    static const struct {
        const char *written, *canonical;
    } cases[] = {
        {"hours", "h"},
        {"Hours", "h"},
        {"hrs", "h"},
        {"H", "H"},
        {"minutes", "min"},
        {"weeks", "w"},
        {"\u20AC", "EUR"},
        {"\u20AC per  month", "EUR per month"},
        {"\u20AC/seat", "EUR/seat"},
        {"z\u0142", "PLN"},
        {" new   tickets ", "new tickets"},
        {"%", "%"},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(
            unit_canonical(arena, cases[i].written), cases[i].canonical);
    assert_true(unit_is_currency("EUR"));
    assert_true(unit_is_currency("EUR per month"));
    assert_true(unit_is_currency("USD/seat"));
    assert_false(unit_is_currency("EURO"));
    assert_false(unit_is_currency("ABC"));
    assert_false(unit_is_currency("EU"));
    assert_false(unit_is_currency(""));
}

static void
micro_is_written_canonically(void **state)
{
    (void)state;
    assert_string_equal(micro_text(arena, 4200000), "4.2");
    assert_string_equal(micro_text(arena, -500000), "-0.5");
    assert_string_equal(micro_text(arena, 0), "0");
    assert_string_equal(micro_text(arena, 1), "0.000001");
    assert_string_equal(micro_text(arena, 1200000000000), "1200000");
    assert_string_equal(micro_text(arena, INT64_MIN), "-9223372036854.775808");
}

static void
a_level_is_said_in_english(void **state)
{
    (void)state;
    assert_string_equal(unit_said(13500000, "d"), "days");
    assert_string_equal(unit_said(1000000, "d"), "day");
    assert_string_equal(unit_said(1000000, "w"), "week");
    assert_string_equal(unit_said(0, "w"), "weeks");
    assert_string_equal(unit_said(2000000, "h"), "h");
    assert_string_equal(unit_said(2000000, NULL), "");
}

/* --- durations, intervals, times --- */

static void
durations_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int count;
        enum time_unit unit;
    } right[] = {
        {"30 min", 30, TIME_MINUTE},
        {"30min", 30, TIME_MINUTE},
        {"2 h", 2, TIME_HOUR},
        {"5 days", 5, TIME_DAY},
        {"5 d", 5, TIME_DAY},
        {"1 week", 1, TIME_WEEK},
        {"3 months", 3, TIME_MONTH},
        {"10 seconds", 10, TIME_SECOND},
        {"2 quarters", 2, TIME_QUARTER},
    };
    static const struct wrong wrong[] = {
        {"week", "1 week"},
        {"1.5 h", "90 min"},
        {"1,5 h", "90 min"},
        {"an hour", "Write 1 h."},
        {"a while", "30 min, 2 h"},
        {"5", "30 min, 2 h"},
        {"", "30 min, 2 h"},
        {"-5 d", "30 min, 2 h"},
        {"99999999999999999999 d", "30 min, 2 h"},
    };
    struct duration duration;
    const char *why;
    for (size_t i = 0; i < COUNT(right); i++) {
        assert_true(duration_parse(arena, right[i].text, &duration, &why));
        assert_int_equal(duration.count, right[i].count);
        assert_int_equal(duration.unit, right[i].unit);
    }
    for (size_t i = 0; i < COUNT(wrong); i++) {
        assert_false(duration_parse(arena, wrong[i].text, &duration, &why));
        assert_non_null(strstr(why, wrong[i].offer));
    }
}

static void
intervals_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int count;
        enum time_unit unit;
    } right[] = {
        {"day", 1, TIME_DAY},
        {"week", 1, TIME_WEEK},
        {"2 weeks", 2, TIME_WEEK},
        {"month", 1, TIME_MONTH},
        {"quarter", 1, TIME_QUARTER},
    };
    static const struct wrong wrong[] = {
        {"weekly", "`week`"},
        {"Weekly", "`week`"},
        {"every week", "`week`"},
        {"every 2 weeks", "`2 weeks`"},
        {"biweekly", "`2 weeks`"},
        {"fortnightly", "`2 weeks`"},
        {"yearly", "`4 quarters`"},
        {"30 min", "`quarter`"},
        {"0 weeks", "`quarter`"},
        {"w", "`quarter`"},
        {"", "`quarter`"},
    };
    struct duration every;
    const char *why;
    for (size_t i = 0; i < COUNT(right); i++) {
        assert_true(every_parse(arena, right[i].text, &every, &why));
        assert_int_equal(every.count, right[i].count);
        assert_int_equal(every.unit, right[i].unit);
    }
    for (size_t i = 0; i < COUNT(wrong); i++) {
        assert_false(every_parse(arena, wrong[i].text, &every, &why));
        assert_non_null(strstr(why, wrong[i].offer));
    }
}

static void
times_of_day_are_read(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "24:00", "10:60", "10", "10am", "10.30", "010:00", "10:000", ":30", ""};
    static const struct {
        const char *text, *offer;
    } offers[] = {{"10am", "Write it as 10:00."}, {"12 am", "00:00"},
        {"2.30 p.m.", "14:30"}, {"14h30", "14:30"}, {"10 Uhr", "10:00"},
        {"13 pm", "24-hour clock"}, {"noon", "24-hour clock"},
        {"25:00", "24-hour clock"}};
    struct clock_time time;
    assert_true(clock_parse("10:00", &time));
    assert_int_equal(time.minutes, 600);
    assert_true(clock_parse("9:05", &time));
    assert_int_equal(time.minutes, 545);
    for (size_t i = 0; i < COUNT(wrong); i++)
        assert_false(clock_parse(wrong[i], &time));
    for (size_t i = 0; i < COUNT(offers); i++)
        assert_non_null(
            strstr(clock_offer(arena, offers[i].text), offers[i].offer));
}

static void
sure_dates_are_told_from_guesses(void **state)
{
    static const struct {
        const char *text, *sure;
    } cases[] = {
        {"30.09.2026", "2026-09-30"},
        {"3.4.2026", "2026-04-03"},
        {"2026/9/30", "2026-09-30"},
        {"09/30/2026", "2026-09-30"},
        {"30/09/2026", "2026-09-30"},
        {"5/5/2026", "2026-05-05"},
        {"30 Sep 2026", "2026-09-30"},
        {"September 30th, 2026", "2026-09-30"},
        {"04/05/2026", NULL},
        {"09.30.2026", NULL},
        {"31.02.2026", NULL},
        {"30.09.26", NULL},
        {"Sep 2026", NULL},
        {"30.09.2026?", NULL},
        {"by 30 Sep 2026", NULL},
        {"2026-09-30 10:00", NULL},
        {"2026-09-30 10", NULL},
        {"Q3 2026", NULL},
        {"", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *sure = date_sure(arena, cases[i].text);
        if (cases[i].sure)
            assert_string_equal(sure ? sure : "none", cases[i].sure);
        else
            assert_null(sure);
    }
}

static void
dates_are_read_in_one_known_order(void **state)
{
    static const struct {
        const char *text;
        enum date_order order;
        const char *iso; /* NULL: it is none */
    } cases[] = {
        {"20.08.2026", DATES_DAY_FIRST, "2026-08-20"},
        {"5/6/2026", DATES_DAY_FIRST, "2026-06-05"},
        {"5/6/2026", DATES_MONTH_FIRST, "2026-05-06"},
        {"2026/8/20", DATES_YEAR_FIRST, "2026-08-20"},
        {"20-08-2026T07:00:00.000Z", DATES_DAY_FIRST, "2026-08-20"},
        {"8/20/2026 7:00:00 PM", DATES_MONTH_FIRST, "2026-08-20"},
        {"8/20/2026", DATES_DAY_FIRST, NULL},
        {"20/08/26", DATES_DAY_FIRST, NULL},
        {"2026-08-20", DATES_DAY_FIRST, NULL},
        {"20.08/2026", DATES_DAY_FIRST, NULL},
        {"20.08.2026?", DATES_DAY_FIRST, NULL},
        {"29.02.2026", DATES_DAY_FIRST, NULL},
        {"", DATES_DAY_FIRST, NULL},
        {"00000000000000000001.08.2026", DATES_DAY_FIRST, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char iso[11] = "none";
        day_t day = day_in_order(cases[i].text, cases[i].order);
        if (day != DAY_NONE)
            day_iso(day, iso);
        assert_string_equal(iso, cases[i].iso ? cases[i].iso : "none");
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_and_civil_dates_agree),
        cmocka_unit_test(iso_days_are_read_strictly),
        cmocka_unit_test(months_end_on_their_last_day),
        cmocka_unit_test(quarters_and_weekdays),
        cmocka_unit_test(durations_are_added),
        cmocka_unit_test(dates_have_three_forms),
        cmocka_unit_test(other_dates_are_offered_in_the_right_form),
        cmocka_unit_test(quarters_are_read),
        cmocka_unit_test(quantities_are_read),
        cmocka_unit_test(other_quantities_are_offered_in_the_right_form),
        cmocka_unit_test(long_numbers_are_refused),
        cmocka_unit_test(units_convert),
        cmocka_unit_test(units_have_one_form),
        cmocka_unit_test(micro_is_written_canonically),
        cmocka_unit_test(a_level_is_said_in_english),
        cmocka_unit_test(sure_dates_are_told_from_guesses),
        cmocka_unit_test(dates_are_read_in_one_known_order),
        cmocka_unit_test(durations_are_read),
        cmocka_unit_test(intervals_are_read),
        cmocka_unit_test(times_of_day_are_read),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
