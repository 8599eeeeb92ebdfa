#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document/words.h"

#define NB "\xC2\xA0"
#define MICRO INT64_C(1000000)

struct set {
    struct words *words;
    struct arena *arena;
};

static int
begin(void **state)
{
    struct set *set = xmalloc(sizeof *set);
    set->words = words_new(NULL);
    set->arena = arena_new();
    *state = set;
    return 0;
}

static int
end(void **state)
{
    struct set *set = *state;
    words_free(set->words);
    arena_free(set->arena);
    free(set);
    return 0;
}

static const char *
date_in(struct set *set, const char *locale, enum date_style style)
{
    words_locale(set->words, locale);
    return words_date(
        set->words, set->arena, day_from_civil(2026, 9, 30), style);
}

static void
dates_follow_the_locale(void **state)
{
    struct set *set = *state;
    assert_string_equal(
        date_in(set, "en-GB", DATE_LONG), "30" NB "September" NB "2026");
    assert_string_equal(
        date_in(set, "en-US", DATE_LONG), "September" NB "30," NB "2026");
    assert_string_equal(
        date_in(set, "de-DE", DATE_LONG), "30." NB "September" NB "2026");
    assert_string_equal(date_in(set, "ja-JP", DATE_LONG), "2026年9月30日");
}

static void
dates_without_a_year_keep_the_order_of_the_language(void **state)
{
    struct set *set = *state;
    assert_string_equal(
        date_in(set, "en-GB", DATE_DAY_MONTH), "30" NB "September");
    assert_string_equal(
        date_in(set, "en-US", DATE_DAY_MONTH), "September" NB "30");
    assert_string_equal(
        date_in(set, "de-DE", DATE_DAY_MONTH), "30." NB "September");
    assert_string_equal(date_in(set, "ja-JP", DATE_DAY_MONTH), "9月30日");
    assert_string_equal(
        date_in(set, "es-ES", DATE_DAY_MONTH), "30" NB "de" NB "septiembre");
    assert_string_equal(
        date_in(set, "hu-HU", DATE_DAY_MONTH), "szeptember" NB "30.");
    assert_string_equal(
        date_in(set, "pl-PL", DATE_DAY_MONTH), "30" NB "września");
}

/* As it is said in "the end of September 2026". */
static void
a_month_is_said_as_part_of_a_sentence(void **state)
{
    struct set *set = *state;
    assert_string_equal(
        date_in(set, "en-GB", DATE_MONTH), "September" NB "2026");
    assert_string_equal(
        date_in(set, "pl-PL", DATE_MONTH), "września" NB "2026");
}

static void
short_dates_are_shorter(void **state)
{
    struct set *set = *state;
    words_locale(set->words, "en-GB");
    const char *text = words_date(set->words, set->arena,
        day_from_civil(2026, 1, 5), DATE_DAY_MONTH_SHORT);
    assert_string_equal(text, "5" NB "Jan");
    text = words_date(
        set->words, set->arena, day_from_civil(2026, 1, 5), DATE_SHORT);
    assert_string_equal(text, "5" NB "Jan" NB "2026");
}

static void
days_before_the_epoch_and_leap_days_hold(void **state)
{
    struct set *set = *state;
    words_locale(set->words, "en-GB");
    assert_string_equal(words_date(set->words, set->arena,
                            day_from_civil(1969, 12, 31), DATE_LONG),
        "31" NB "December" NB "1969");
    assert_string_equal(words_date(set->words, set->arena,
                            day_from_civil(2028, 2, 29), DATE_LONG),
        "29" NB "February" NB "2028");
}

static const char *
amount_in(struct set *set, const char *locale, int64_t micro, const char *unit)
{
    words_locale(set->words, locale);
    return words_quantity(set->words, set->arena, micro, unit);
}

static void
amounts_keep_to_their_unit(void **state)
{
    struct set *set = *state;
    assert_string_equal(amount_in(set, "en-GB", 4200000, "h"), "4.2" NB "h");
    assert_string_equal(amount_in(set, "fr-FR", 4200000, "h"), "4,2" NB "h");
    assert_string_equal(amount_in(set, "en-GB", 45 * MICRO, "%"), "45" NB "%");
    assert_string_equal(amount_in(set, "en-GB", 1 * MICRO, "d"), "1" NB "day");
    assert_string_equal(
        amount_in(set, "en-GB", 30 * MICRO, "d"), "30" NB "days");
    assert_string_equal(amount_in(set, "en-GB", -MICRO / 2, ""), "-0.5");
    assert_string_equal(
        amount_in(set, "en-GB", 24 * MICRO, "agents"), "24" NB "agents");
}

static void
percentages_and_times_stand_as_the_language_has_them(void **state)
{
    struct set *set = *state;
    assert_string_equal(amount_in(set, "de-DE", 37500000, "%"), "37,5" NB "%");
    assert_string_equal(amount_in(set, "pl-PL", 45 * MICRO, "%"), "45%");
    assert_string_equal(amount_in(set, "tr-TR", 45 * MICRO, "%"), "%45");
    assert_string_equal(
        amount_in(set, "fr-FR", -MICRO / 2, "%"), "-0,5" NB "%");
    assert_string_equal(amount_in(set, "de-DE", 8 * MICRO, "h"), "8" NB "Std.");
    assert_string_equal(
        amount_in(set, "pl-PL", 8 * MICRO, "h"), "8" NB "godz.");
    assert_string_equal(words_time(set->words, set->arena, 605), "10:05");
    words_locale(set->words, "en-US");
    assert_string_equal(
        words_time(set->words, set->arena, 605), "10:05" NB "AM");
    assert_non_null(amount_in(set, "en-GB", INT64_MAX, "%"));
    assert_non_null(amount_in(set, "en-GB", INT64_MIN, "d"));
}

struct form {
    const char *locale;
    int64_t micro;
    const char *unit, *text;
};

static void
plural_forms_are_the_languages_own(void **state)
{
    struct set *set = *state;
    static const struct form forms[] = {
        {"pl-PL", 1 * MICRO, "d", "1" NB "dzień"},
        {"pl-PL", 2 * MICRO, "d", "2" NB "dni"},
        {"pl-PL", 4200000, "d", "4,2" NB "dnia"},
        {"pl-PL", 1 * MICRO, "w", "1" NB "tydzień"},
        {"pl-PL", 3 * MICRO, "w", "3" NB "tygodnie"},
        {"pl-PL", 12 * MICRO, "w", "12" NB "tygodni"},
        {"pl-PL", 23 * MICRO, "w", "23" NB "tygodnie"},
        {"fr-FR", 0, "d", "0" NB "jour"},
        {"fr-FR", 1500000, "d", "1,5" NB "jour"},
        {"fr-FR", 2 * MICRO, "d", "2" NB "jours"},
        {"de-DE", 1500000, "d", "1,5" NB "Tage"},
        {"en-GB", 1500000, "d", "1.5" NB "days"},
        {"ja-JP", 1 * MICRO, "d", "1" NB "day"},
        {"ja-JP", 2 * MICRO, "d", "2" NB "days"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        assert_string_equal(
            amount_in(set, forms[i].locale, forms[i].micro, forms[i].unit),
            forms[i].text);
}

static void
none_of_a_thing_may_have_a_word(void **state)
{
    struct set *set = *state;
    words_locale(set->words, "en-GB");
    assert_string_equal(
        words_count(set->words, set->arena, "age", 0, (char *)NULL), "today");
    assert_string_equal(
        words_count(set->words, set->arena, "duration.day", 0, (char *)NULL),
        "0" NB "days");
}

static const char *
quoted_in(struct set *set, const char *locale, const char *text)
{
    words_locale(set->words, locale);
    return words_quoted(set->words, set->arena, text);
}

static void
quotation_marks_follow_the_locale(void **state)
{
    struct set *set = *state;
    const char *text = "See \"b\" and (\"c d\").";
    assert_string_equal(quoted_in(set, "en-GB", text), "See “b” and (“c d”).");
    assert_string_equal(quoted_in(set, "de-DE", text), "See „b“ and („c d“).");
    assert_string_equal(quoted_in(set, "fr-FR", text),
        "See «" NB "b" NB "» and («" NB "c d" NB "»).");
    assert_string_equal(quoted_in(set, "es-ES", text), "See «b» and («c d»).");
    assert_string_equal(quoted_in(set, "pl-PL", text), "See „b” and („c d”).");
    assert_string_equal(quoted_in(set, "pt-PT", text), "See «b» and («c d»).");
    assert_string_equal(quoted_in(set, "pt-BR", text), "See “b” and (“c d”).");
}

static void
apostrophes_and_measures_are_told_from_quotations(void **state)
{
    struct set *set = *state;
    static const char *const pairs[][2] = {{"it's", "it’s"},
        {"the teams' queue", "the teams’ queue"}, {"'a b' c", "‘a b’ c"},
        {"\"it's 'a' b\"", "“it’s ‘a’ b”"}, {"a 19\" screen", "a 19\" screen"},
        {"5' long", "5' long"}, {"\"\"", "“”"}, {"\"", "”"}, {"'", "’"},
        {"", ""}, {"plain", "plain"}, {"'tis", "’tis"},
        {"in \"2026\"", "in “2026”"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_string_equal(quoted_in(set, "en-GB", pairs[i][0]), pairs[i][1]);
}

static void
polish_ends_no_line_with_one_letter(void **state)
{
    struct set *set = *state;
    const char *text = "W domu i z (o tak) wiadro w\nu tu a";
    assert_string_equal(quoted_in(set, "pl-PL", text),
        "W" NB "domu i" NB "z" NB "(o" NB "tak) wiadro w\nu" NB "tu a");
    assert_string_equal(quoted_in(set, "en-GB", text), text);
}

static void
lists_join_as_the_language_does(void **state)
{
    struct set *set = *state;
    const char *const names[] = {"Ana", "Ben", "Ines"};
    static const char *const joined[][2] = {{"de-DE", "Ana, Ben und Ines"},
        {"en-US", "Ana, Ben, and Ines"}, {"es-ES", "Ana, Ben e Ines"},
        {"fr-FR", "Ana, Ben et Ines"}, {"pl-PL", "Ana, Ben i" NB "Ines"},
        {"pt-BR", "Ana, Ben e Ines"}};
    for (size_t i = 0; i < sizeof joined / sizeof *joined; i++) {
        words_locale(set->words, joined[i][0]);
        assert_string_equal(
            words_list(set->words, set->arena, names, 3), joined[i][1]);
    }
}

static void
the_first_of_a_month_is_an_ordinal_in_french(void **state)
{
    struct set *set = *state;
    words_locale(set->words, "fr-FR");
    assert_string_equal(words_date(set->words, set->arena,
                            day_from_civil(2026, 10, 1), DATE_LONG),
        "1er" NB "octobre" NB "2026");
    assert_string_equal(words_date(set->words, set->arena,
                            day_from_civil(2026, 10, 11), DATE_LONG),
        "11" NB "octobre" NB "2026");
    assert_string_equal(words_date(set->words, set->arena,
                            day_from_civil(2026, 10, 1), DATE_MONTH),
        "octobre" NB "2026");
}

static void
short_dates_have_no_words_between(void **state)
{
    struct set *set = *state;
    assert_string_equal(date_in(set, "pt-BR", DATE_SHORT), "30/09/2026");
    assert_string_equal(date_in(set, "pt-BR", DATE_LONG),
        "30" NB "de" NB "setembro" NB "de" NB "2026");
    assert_string_equal(
        date_in(set, "fr-FR", DATE_QUARTER_YEAR), "T3" NB "2026");
}

static void
a_locale_has_a_tag_and_a_direction(void **state)
{
    struct set *set = *state;
    static const struct {
        const char *locale, *tag;
        bool right_to_left;
    } cases[] = {{"en-GB", "en-GB", false}, {"DE-de", "de-DE", false},
        {"ar-EG", "ar-EG", true}, {"he", "he", true}, {"fa-IR", "fa-IR", true},
        {"zh-Hant-TW", "zh-Hant-TW", false},
        {"en-GB-u-ca-buddhist", "en-GB", false}, {"", "en-GB", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        words_locale(set->words, cases[i].locale);
        assert_string_equal(words_tag(set->words), cases[i].tag);
        assert_int_equal(
            words_right_to_left(set->words), cases[i].right_to_left);
    }
}

static void
money_is_grouped_and_shortened_from_a_million(void **state)
{
    struct set *set = *state;
    assert_string_equal(
        amount_in(set, "en-GB", 48000 * MICRO, "EUR"), "€48,000");
    assert_string_equal(
        amount_in(set, "en-GB", 1200000 * MICRO, "EUR"), "€1.2M");
    assert_string_equal(
        amount_in(set, "de-DE", 48000 * MICRO, "EUR"), "48.000" NB "€");
    assert_string_equal(amount_in(set, "en-GB", 12500000, "EUR"), "€12.50");
    assert_string_equal(amount_in(set, "en-GB", 900 * MICRO, "EUR per month"),
        "€900 per month");
}

static void
four_digits_are_grouped_where_the_language_does(void **state)
{
    struct set *set = *state;
    static const char *const said[][3] = {{"de-DE", "6.500", "48.750"},
        {"es-ES", "6500", "48.750"}, {"pl-PL", "6500", "48" NB "750"},
        {"pt-PT", "6500", "48" NB "750"}, {"pt-BR", "6.500", "48.750"},
        {"es-MX", "6,500", "48,750"}};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        words_locale(set->words, said[i][0]);
        assert_string_equal(
            words_number(set->words, set->arena, 6500 * MICRO, -1), said[i][1]);
        assert_string_equal(
            words_number(set->words, set->arena, 48750 * MICRO, -1),
            said[i][2]);
    }
    assert_string_equal(
        amount_in(set, "pl-PL", 6500 * MICRO, "PLN"), "6500" NB "zł");
}

static void
numbers_are_exact(void **state)
{
    struct set *set = *state;
    words_locale(set->words, "en-GB");
    assert_string_equal(
        words_number(set->words, set->arena, 100000, -1), "0.1");
    assert_string_equal(words_number(set->words, set->arena, 1234567890123, -1),
        "1,234,567.890123");
    assert_string_equal(words_number(set->words, set->arena, 2500000, 0), "3");
    assert_non_null(words_number(set->words, set->arena, INT64_MAX, -1));
    assert_non_null(words_number(set->words, set->arena, INT64_MIN, -1));
}

/* The same again, and among others that may have taken its place. */
static void
what_is_kept_of_numbers_is_theirs(void **state)
{
    struct set *set = *state;
    struct words *words = set->words;
    words_locale(words, "en-GB");
    for (int i = 0; i < 4000; i++) {
        int64_t n = i % 999 * INT64_C(1000000) + 500000;
        const char *half = arena_printf(set->arena, "%d.5", i % 999);
        const char *whole = arena_printf(set->arena, "%d", i % 999 + 1);
        assert_string_equal(words_number(words, set->arena, n, -1), half);
        assert_string_equal(words_number(words, set->arena, n, 0), whole);
        assert_string_equal(words_number(words, set->arena, -n, 1),
            arena_printf(set->arena, "-%s", half));
    }
    assert_string_equal(
        words_number(words, set->arena, 1000 * MICRO, -1), "1,000");
    words_locale(words, "de-DE");
    assert_string_equal(
        words_number(words, set->arena, 1000 * MICRO, -1), "1.000");
}

static void
what_is_kept_of_lists_is_theirs(void **state)
{
    struct set *set = *state;
    char long_name[300];
    memset(long_name, 'x', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    const char *const pairs[][2] = {
        {"A", "BC"}, {"AB", "C"}, {"", "ABC"}, {"A", long_name}};
    words_locale(set->words, "en-GB");
    for (int i = 0; i < 8; i++) {
        const char *const *pair = pairs[i % 4];
        assert_string_equal(words_list(set->words, set->arena, pair, 2),
            arena_printf(set->arena, "%s and %s", pair[0], pair[1]));
    }
    for (int i = 0; i < 1000; i++) {
        char name[8];
        snprintf(name, sizeof name, "%d", i % 300);
        const char *const two[] = {name, "B"};
        assert_string_equal(words_list(set->words, set->arena, two, 2),
            arena_printf(set->arena, "%s and B", name));
    }
}

static void
lists_and_counts_are_sentences(void **state)
{
    struct set *set = *state;
    const char *const names[] = {"A", "B", "C"};
    words_locale(set->words, "en-GB");
    assert_string_equal(words_list(set->words, set->arena, names, 0), "");
    assert_string_equal(words_list(set->words, set->arena, names, 1), "A");
    assert_string_equal(
        words_list(set->words, set->arena, names, 3), "A, B and C");
    struct duration two = {.count = 2, .unit = TIME_WEEK};
    assert_string_equal(
        words_every(set->words, set->arena, two), "every 2" NB "weeks");
    two.count = 1;
    assert_string_equal(words_every(set->words, set->arena, two), "every week");
    assert_string_equal(
        words_duration(set->words, set->arena, two), "1" NB "week");
}

static void
values_are_not_templates(void **state)
{
    struct set *set = *state;
    words_locale(set->words, "en-GB");
    assert_string_equal(words_say(set->words, set->arena, "confirmed.on", "who",
                            "{on}", "on", "{who}", (char *)NULL),
        "Confirmed by {on}, on {who}");
}

static void
an_unknown_key_is_said_as_it_is(void **state)
{
    struct set *set = *state;
    assert_string_equal(
        words_say(set->words, set->arena, "no.such.key", (char *)NULL),
        "no.such.key");
    assert_null(words_find(set->words, "no.such.key"));
}

static void
odd_locales_do_no_harm(void **state)
{
    struct set *set = *state;
    static const char *const odd[] = {"", "x", "../../etc/passwd", "zz-ZZ",
        "en-GB-u-ca-buddhist", "th-TH", "\xC3\xA9\xC3\xA9",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        const char *text = date_in(set, odd[i], DATE_LONG);
        assert_non_null(strstr(text, "2026"));
        assert_non_null(words_find(set->words, "milestones"));
    }
}

static void
what_english_stands_in_for_is_marked_when_asked(void **state)
{
    struct set *set = *state;
    words_locale(set->words, "he-IL");
    assert_string_equal(
        words_say(set->words, set->arena, "milestones", (char *)NULL),
        "Milestones");
    words_mark_foreign(set->words, true);
    assert_string_equal(
        words_say(set->words, set->arena, "milestones", (char *)NULL),
        "\xEF\xB7\x90Milestones\xEF\xB7\x91");
    assert_string_equal(
        words_typed(set->words, set->arena, "milestones", (char *)NULL),
        "Milestones");
    assert_string_equal(
        words_word(set->words, set->arena, "colon"), ":"); /* no letters */
    words_locale(set->words, "de-DE");
    assert_string_equal(
        words_word(set->words, set->arena, "milestones"), "Meilensteine");
    assert_null(words_word(set->words, set->arena, "no.such.key"));
    words_mark_foreign(set->words, false);
    words_locale(set->words, "en-GB");
}

#define DANA "\xD7\x93\xD7\xA0\xD7\x94"
#define APART(name) "\xEF\xB7\x92" name "\xEF\xB7\x93"

static void
names_of_the_other_direction_are_kept_apart(void **state)
{
    struct set *set = *state;
    const char *const names[] = {"Sam", DANA};
    words_locale(set->words, "en-GB");
    words_mark_foreign(set->words, true);
    assert_string_equal(words_say(set->words, set->arena, "confirmed", "who",
                            DANA, (char *)NULL),
        "Confirmed by " APART(DANA));
    assert_string_equal(words_say(set->words, set->arena, "confirmed", "who",
                            APART(DANA) ", Head", (char *)NULL),
        "Confirmed by " APART(DANA) ", Head");
    assert_string_equal(words_say(set->words, set->arena, "confirmed", "who",
                            "Sam 2", (char *)NULL),
        "Confirmed by Sam 2");
    assert_string_equal(
        words_list(set->words, set->arena, names, 2), "Sam and " APART(DANA));
    /* A file has the names alone; English in Hebrew is English. */
    assert_string_equal(words_typed(set->words, set->arena, "confirmed", "who",
                            DANA, (char *)NULL),
        "Confirmed by " DANA);
    words_locale(set->words, "he-IL");
    assert_string_equal(words_say(set->words, set->arena, "confirmed", "who",
                            DANA, (char *)NULL),
        "\xEF\xB7\x90"
        "Confirmed by " APART(DANA) "\xEF\xB7\x91");
    assert_non_null(
        strstr(words_list(set->words, set->arena, names, 2), APART("Sam")));
    words_mark_foreign(set->words, false);
    words_locale(set->words, "en-GB");
}

struct seen {
    int count;
    bool ordered;
    char last[64];
};

static void
see(void *context, const char *key, const char *text)
{
    struct seen *seen = context;
    assert_null(strchr(text, '{'));
    seen->ordered = seen->ordered && strcmp(seen->last, key) < 0;
    snprintf(seen->last, sizeof seen->last, "%s", key);
    seen->count++;
}

static void
every_plain_word_is_offered_once(void **state)
{
    struct set *set = *state;
    struct seen seen = {0, true, ""};
    words_each(set->words, see, &seen);
    assert_true(seen.count > 100);
    assert_true(seen.ordered);
}

static void
keep_milestones(void *context, const char *key, const char *text)
{
    const char **found = context;
    if (strcmp(key, "milestones") == 0)
        *found = text;
}

static void
plain_words_are_marked_as_asked_last(void **state)
{
    struct set *set = *state;
    const char *bare = NULL, *marked = NULL;
    words_locale(set->words, "he-IL");
    words_each(set->words, keep_milestones, &bare);
    words_mark_foreign(set->words, true);
    words_each(set->words, keep_milestones, &marked);
    words_mark_foreign(set->words, false);
    words_locale(set->words, "en-GB");
    assert_string_equal(bare, "Milestones");
    assert_string_equal(marked, "\xEF\xB7\x90Milestones\xEF\xB7\x91");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_follow_the_locale),
        cmocka_unit_test(dates_without_a_year_keep_the_order_of_the_language),
        cmocka_unit_test(a_month_is_said_as_part_of_a_sentence),
        cmocka_unit_test(short_dates_are_shorter),
        cmocka_unit_test(days_before_the_epoch_and_leap_days_hold),
        cmocka_unit_test(amounts_keep_to_their_unit),
        cmocka_unit_test(percentages_and_times_stand_as_the_language_has_them),
        cmocka_unit_test(plural_forms_are_the_languages_own),
        cmocka_unit_test(none_of_a_thing_may_have_a_word),
        cmocka_unit_test(quotation_marks_follow_the_locale),
        cmocka_unit_test(apostrophes_and_measures_are_told_from_quotations),
        cmocka_unit_test(polish_ends_no_line_with_one_letter),
        cmocka_unit_test(lists_join_as_the_language_does),
        cmocka_unit_test(the_first_of_a_month_is_an_ordinal_in_french),
        cmocka_unit_test(short_dates_have_no_words_between),
        cmocka_unit_test(a_locale_has_a_tag_and_a_direction),
        cmocka_unit_test(money_is_grouped_and_shortened_from_a_million),
        cmocka_unit_test(four_digits_are_grouped_where_the_language_does),
        cmocka_unit_test(numbers_are_exact),
        cmocka_unit_test(what_is_kept_of_numbers_is_theirs),
        cmocka_unit_test(what_is_kept_of_lists_is_theirs),
        cmocka_unit_test(lists_and_counts_are_sentences),
        cmocka_unit_test(values_are_not_templates),
        cmocka_unit_test(an_unknown_key_is_said_as_it_is),
        cmocka_unit_test(what_english_stands_in_for_is_marked_when_asked),
        cmocka_unit_test(names_of_the_other_direction_are_kept_apart),
        cmocka_unit_test(odd_locales_do_no_harm),
        cmocka_unit_test(every_plain_word_is_offered_once),
        cmocka_unit_test(plain_words_are_marked_as_asked_last),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
