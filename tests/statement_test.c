/* Sentences with a from, a to and a by, and names by what they say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "criteria/gap.h"
#include "criteria/naming.h"
#include "criteria/statement.h"

#define ROWS(table) (sizeof(table) / sizeof(*(table)))
#define EN lexicon_of("en-GB")

/* What a sentence is read as: figures as they stand in it, "" for none. */
struct expected {
    const char *text, *unit;
    const char *from, *to;
    const char *by; /* ISO, a lacking year from 2026; "~" relative, "?" vague */
};

static const struct expected sentences[] = {
    {"Reduce average first-response time from 8 h to under 2 h by 2026-09-30",
        "h", "8 h", "2 h", "2026-09-30"},
    {"Reduce first response from 480 min to 120 min by the end of September",
        "h", "480 min", "120 min", "2026-09-30"},
    {"Today there are 11 errors per 1,000 orders; fewer than 3 by May 2026",
        "errors", "11", "3", "2026-05-31"},
    {"Time to value of 12 weeks shrinks to 6 weeks by 2026-10-01", "w",
        "12 weeks", "6 weeks", "2026-10-01"},
    {"From 14:30 min to 9 min by the end of next quarter", "min", "14:30 min",
        "9 min", "~"},
    {"First response in under two hours instead of eight hours by 30 Sept 2026",
        "h", "eight hours", "two hours", "2026-09-30"},
    {"Orders without corrections: 71 % today, 90 % by Q3 2026", "%", "71 %",
        "90 %", "2026-09-30"},
    {"Cut the cost per parcel to below €1.20 from €1.85 by the end of Q3",
        "EUR", "€1.85", "€1.20", "2026-09-30"},
    {"8 h → 2 h by Sep 30", "h", "8 h", "2 h", "2026-09-30"},
    {"8h -> 2h until September 30, 2026", "h", "8h", "2h", "2026-09-30"},
    {"Grow recurring revenue from €1.2M to at least €1.5M by 31 December 2026",
        "EUR", "€1.2M", "€1.5M", "2026-12-31"},
    {"Grow revenue from 48 000 EUR to 60,000 EUR before 1 January 2027", "EUR",
        "48 000 EUR", "60,000 EUR", "2027-01-01"},
    {"Bring the 40 agents of Area 6 from 8 h down to 2 h by 30/09/2026", "h",
        "8 h", "2 h", "2026-09-30"},
    {"Today 12 tickets are reopened a day; at most 5 by the end of 2026",
        "tickets", "12", "5", "2026-12-31"},
    {"Raise gross retention from 88 % to 93 % by year-end", "%", "88 %", "93 %",
        "2026-12-31"},
    {"From nine in ten parcels to 99 % on time by the third quarter of 2026",
        "%", "nine in ten", "99 %", "2026-09-30"},
    {"Half of all claims are paid late now; under a tenth by October 2026", "%",
        "Half", "a tenth", "2026-10-31"},
    {"Close the books in 3 days rather than 9 days within three months", "d",
        "9 days", "3 days", "~"},
    {"Reduce first-response time from 8 h to under 2 h within 12 weeks", "h",
        "8 h", "2 h", "~"},
    {"From 20 days to answers within 2 weeks by May 2026", "d", "20 days",
        "2 weeks", "2026-05-31"},
    {"Cut waiting from 1 h 30 min to 45 min before the holidays", "min",
        "1 h 30 min", "45 min", "?"},
    {"Wait less than an hour, down from two and a half hours, by May 2026", "h",
        "two and a half hours", "an hour", "2026-05-31"},
    {"Reduce complaints by a third until 30 September 2026", "complaints", "",
        "", "2026-09-30"},
    {"A third less waste by 30 September 2026", "kg", "", "", "2026-09-30"},
    {"Answer twice as many letters by 2026-09-30", "letters", "", "",
        "2026-09-30"},
    {"Make support better", "h", "", "", ""},
    {"Bring first response to 2 h", "h", "", "2 h", ""},
    {"From 1,200 to 800 open invoices by 2026-06-30", "invoices", "1,200",
        "800", "2026-06-30"},
    {"Raise uptime from 99.2 % in June 2026 to 99.9 % by 31 August", "%",
        "99.2 %", "99.9 %", "2026-08-31"},
    {"Lift it from 99.2 % in June 2026 to 99.9 %", "%", "99.2 %", "99.9 %", ""},
    {"Round-the-clock 24/7 desk: from 30 minutes to 10 minutes by H2 2026",
        "min", "30 minutes", "10 minutes", "2026-12-31"},
    {"Freeze at -18 instead of -12 by July", "°C", "-12", "-18", "2026-07-31"},
    {"We may march on from twelve days to 5 working days by 1st of May 2026",
        "d", "twelve days", "5 working days", "2026-05-01"},
    {"", "h", "", "", ""},
};

static void
assert_figure(const struct expected *row, const struct statement_figure *figure,
    const char *expected)
{
    char found[80] = "";
    if (figure)
        snprintf(found, sizeof found, "%.*s", (int)figure->length,
            row->text + figure->at);
    if (!text_is(found, expected))
        fail_msg(
            "\"%s\": read \"%s\", expected \"%s\"", row->text, found, expected);
}

static void
assert_by(const struct expected *row, const struct statement_reading *read)
{
    char found[11] = "";
    if (read->by.kind == DATE_RELATIVE)
        strcpy(found, "~");
    else if (read->by.kind == DATE_VAGUE)
        strcpy(found, "?");
    else if (read->by.kind == DATE_ABSOLUTE)
        day_iso(
            sentence_date_day(&read->by, day_parse_iso("2026-03-31")), found);
    if (!text_is(found, row->by))
        fail_msg(
            "\"%s\": by \"%s\", expected \"%s\"", row->text, found, row->by);
}

static void
reads_from_to_and_by(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS(sentences); i++) {
        const struct expected *row = &sentences[i];
        struct arena *arena = arena_new();
        struct statement_reading read =
            statement_read(arena, EN, row->text, row->unit);
        assert_figure(row, read.from, row->from);
        assert_figure(row, read.to, row->to);
        assert_by(row, &read);
        arena_free(arena);
    }
}

static void
takes_no_hour_of_the_day_for_a_date(void **state)
{
    (void)state;
    static const struct {
        const char *language, *text;
        enum date_kind kind;
    } rows[] = {
        {"pl", "Wydane do godz. 14: z 60 % do 90 %", DATE_NONE},
        {"de", "Touren bis 14 Uhr von 60 % auf 90 %", DATE_NONE},
        {"de", "Touren bis Quartalsende von 60 % auf 90 %", DATE_RELATIVE},
        {"en", "Orders shipped by 2 pm from 60 % to 90 %", DATE_NONE},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        struct arena *arena = arena_new();
        struct statement_reading read = statement_read(
            arena, lexicon_of(rows[i].language), rows[i].text, "%");
        if (read.by.kind != rows[i].kind)
            fail_msg("\"%s\": %d", rows[i].text, (int)read.by.kind);
        arena_free(arena);
    }
}

static void
leaves_open_what_has_no_order(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct statement_reading read =
        statement_read(arena, EN, "First response 8 h, 2 h by 2026-09-30", "h");
    assert_null(read.from);
    assert_null(read.to);
    assert_non_null(read.open[0]);
    assert_int_equal(read.open[0]->amount.micro, 8000000);
    assert_int_equal(read.open[1]->amount.micro, 2000000);
    arena_free(arena);
}

static void
knows_relative_changes(void **state)
{
    (void)state;
    static const char *const texts[] = {"Reduce waste by 20 % by May 2026",
        "20 % less waste by May 2026", "Halve the waste by May 2026",
        "Reduce waste by at least a third by May 2026"};
    for (size_t i = 0; i < ROWS(texts); i++) {
        struct arena *arena = arena_new();
        struct statement_reading read =
            statement_read(arena, EN, texts[i], "kg");
        if (!read.relative || read.from || read.to)
            fail_msg("%s", texts[i]);
        arena_free(arena);
    }
}

static void
compares_levels_in_their_units(void **state)
{
    (void)state;
    static const struct {
        const char *text, *unit;
        int64_t micro;
        bool is;
    } rows[] = {
        {"to 120 min", "h", 2000000, true},
        {"to 121 min", "h", 2000000, false},
        {"to half an hour", "min", 30000000, true},
        {"to a third", "%", 33000000, true},
        {"to a third", "%", 35000000, false},
        {"to €1.2M", "EUR per month", 1200000000000, true},
        {"to one in forty", "%", 2500000, true},
        {"to 1,5 h", "h", 1500000, true},
        {"to 0,125 h", "h", 125000, true},
        {"to 1.200.000", "EUR", 1200000000000, true},
        {"to 99999999999999999999999", "EUR", 2000000, false},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        struct arena *arena = arena_new();
        struct statement_reading read =
            statement_read(arena, EN, rows[i].text, rows[i].unit);
        assert_non_null(read.to);
        assert_true(amount_fits(&read.to->amount, rows[i].unit));
        if (amount_is(&read.to->amount, rows[i].micro, rows[i].unit) !=
            rows[i].is)
            fail_msg("%s", rows[i].text);
        arena_free(arena);
    }
}

static void
takes_a_day_either_way_round(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct statement_reading read =
        statement_read(arena, EN, "from 8 h to 2 h by 04/05/2026", "h");
    assert_true(sentence_date_is(&read.by, day_parse_iso("2026-05-04")));
    assert_true(sentence_date_is(&read.by, day_parse_iso("2026-04-05")));
    assert_false(sentence_date_is(&read.by, day_parse_iso("2026-04-04")));
    arena_free(arena);
}

static void
reads_figures_of_an_unlisted_language(void **state)
{
    (void)state;
    assert_null(lexicon_of("fi-FI"));
    struct arena *arena = arena_new();
    struct statement_reading read = statement_read(
        arena, NULL, "Vastausaika 8 h → 2 h 30.9.2026 mennessä", "h");
    assert_int_equal(read.count, 2);
    assert_int_equal(read.by.kind, DATE_ABSOLUTE);
    arena_free(arena);
}

/* --- names --- */

static const struct {
    const char *name;
    enum naming naming;
} names[] = {
    {"SSO enabled", NAMING_TASK},
    {"Hook up the telephone exchange", NAMING_TASK},
    {"Supervisor course given", NAMING_TASK},
    {"Redirect old bookmarks", NAMING_TASK},
    {"Breakage alert switched on", NAMING_TASK},
    {"Overtime tile added", NAMING_TASK},
    {"Cabling", NAMING_TASK},
    {"Fit-gap session", NAMING_TASK},
    {"Stage 2", NAMING_TASK},
    {"Go live", NAMING_TASK},
    {"Connect the helpdesk", NAMING_TASK},
    {"Two in three planners open the board each morning", NAMING_ADOPTION},
    {"All foremen have signed up", NAMING_ADOPTION},
    {"Absence chart opens per week", NAMING_ADOPTION},
    {"Crew members with a profile in the rota tool", NAMING_ADOPTION},
    {"Harbour masters using the berth map", NAMING_ADOPTION},
    {"Agents working in the new queue", NAMING_ADOPTION},
    {"Monthly active users", NAMING_ADOPTION},
    {"Logins per week", NAMING_ADOPTION},
    {"Seats assigned", NAMING_ADOPTION},
    {"80 % of agents trained", NAMING_ADOPTION},
    {"Breakages per lorry under two", NAMING_RESULT},
    {"First harvest invoiced the same day", NAMING_RESULT},
    {"Parents wait less than a minute on the phone", NAMING_RESULT},
    {"Sign-up mistakes at the counter under 1 in 200", NAMING_RESULT},
    {"First response under six hours", NAMING_RESULT},
    {"A fifth of tickets routed without a person", NAMING_RESULT},
    {"Four hours across the pilot team", NAMING_RESULT},
    {"Gate cameras up, and lorries through in four minutes", NAMING_RESULT},
    {"Berths used per night", NAMING_RESULT},
    {"Rules tuned", NAMING_TASK},
    {"Old terminals swapped", NAMING_TASK},
    {"Nurses trained within two weeks", NAMING_TASK},
    {"Nurses trained within the week", NAMING_TASK},
    {"Tickets answered within the hour", NAMING_RESULT},
    {"24 agents in the new queue", NAMING_ADOPTION},
    {"Nine of ten waiters take orders on the tablet", NAMING_ADOPTION},
    {"Share of calls the bot answers", NAMING_OPEN},
    {"Licence fees collected", NAMING_OPEN},
    {"Warehouse staff log their shifts in the app", NAMING_ADOPTION},
    {"Share of planners using the board", NAMING_ADOPTION},
    {"Library seats used per evening", NAMING_RESULT},
    {"Fishing licences sold", NAMING_OPEN},
    {"Trainee pilots cleared to fly", NAMING_OPEN},
    {"Average first-response time", NAMING_OPEN},
    {"Customer satisfaction score", NAMING_FEELING},
};

static void
tells_use_from_results(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < ROWS(names); i++) {
        struct arena *arena = arena_new();
        enum naming naming = name_class(arena, EN, names[i].name);
        if (naming != names[i].naming) {
            print_error("\"%s\": %d, expected %d\n", names[i].name, (int)naming,
                (int)names[i].naming);
            wrong++;
        }
        assert_int_equal(name_class(arena, NULL, names[i].name), NAMING_OPEN);
        arena_free(arena);
    }
    assert_int_equal(wrong, 0);
}

static const struct {
    const char *name;
    enum calling calling;
} callings[] = {
    {"Sam Okafor", CALLING_PERSON},
    {"dana", CALLING_PERSON},
    {"Piet de Wit", CALLING_PERSON},
    {"J. R. Müller", CALLING_PERSON},
    {"山田太郎", CALLING_PERSON},
    {"Dr Weber", CALLING_PERSON},
    {"Captain Rossi", CALLING_PERSON},
    {"Mark Manager", CALLING_PERSON},
    {"Dana Reyes, Head of Support", CALLING_PERSON},
    {"Dana Reyes (support team)", CALLING_PERSON},
    {"Dean Baker", CALLING_PERSON},
    {"Anna Lead-Schmidt", CALLING_PERSON},
    {"Lead, Jane", CALLING_PERSON},
    {"Support team", CALLING_TEAM},
    {"IT", CALLING_TEAM},
    {"Ada's crew", CALLING_TEAM},
    {"Customer Success Manager", CALLING_ROLE},
    {"Head of Support", CALLING_ROLE},
    {"TBD", CALLING_NOBODY},
    {"to be named", CALLING_NOBODY},
    {"???", CALLING_NOBODY},
    {"Northwind support team", CALLING_MIXED},
    {"Chris from Support", CALLING_MIXED},
    {"Site managers", CALLING_MIXED},
    {"Sam / Dana", CALLING_MIXED},
    {"Ward 6", CALLING_MIXED},
    {"Head of Support (Dana Reyes)", CALLING_MIXED},
};

static void
tells_people_from_teams(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS(callings); i++) {
        struct arena *arena = arena_new();
        enum calling calling = calling_class(arena, EN, callings[i].name);
        if (calling != callings[i].calling)
            fail_msg("\"%s\": %d, expected %d", callings[i].name, (int)calling,
                (int)callings[i].calling);
        arena_free(arena);
    }
}

static void
finds_what_was_left_to_fill_in(void **state)
{
    (void)state;
    static const struct {
        const char *text, *gap;
    } rows[] = {
        {"Agree TODO with them", "TODO"},
        {"todo: ask Dana", "todo"},
        {"tbd", "tbd"},
        {"Lorem ipsum dolor", "Lorem ipsum"},
        {"Welcome <customer>", "<customer>"},
        {"Dear [name], hello", "[name]"},
        {"Dear {{first name}}", "{{first name}}"},
        {"By %%date%% at last", "%%date%%"},
        {"Signed by ________", "________"},
        {"Scope to be decided", "to be decided"},
        {"«customer»", "«customer»"},
        {"Every rule has to be agreed with Dana", ""},
        {"Rules to be agreed with each site", ""},
        {"Rules to be agreed.", "to be agreed"},
        {"Not yet settled who takes it", "Not yet settled"},
        {"The todo list is short", ""},
        {"See [the guide](https://example.com)", ""},
        {"See <https://example.com> or <a@b.example>", ""},
        {"- [x] done, [ ] open [1] [^2]", ""},
        {"In [0, 5] and a < b but c > d", ""},
        {"He said [sic] that [the team] won", ""},
        {"Run `make <target>` and `TODO`", ""},
        {"Items[index] stays", ""},
        {"One<br>two", ""},
        {"«Bonjour»", ""},
        {"Mastodon", ""},
        {"", ""},
        {"$[X] saved a day", "[X]"},
        {"\u20ac[X] saved a day", "[X]"},
        {"\u00a5XX saved a day", "\u00a5XX"},
        {"[X] Contract signed", ""},
        {"n/a", "n/a"},
        {"Still open.", "Still open"},
        {"Missing", "Missing"},
        {"Nothing yet!", "Nothing yet"},
        {"Nothing yet shows the gain", ""},
        {"Missing parts cost two weeks", ""},
        {"The case is still open.", ""},
        {"Later", ""},
        {"To do", ""}, /* a heading, unless it shouts */
        {"Baseline: later", "later"},
    };
    for (size_t i = 0; i < ROWS(rows); i++) {
        struct arena *arena = arena_new();
        struct gap gap = gap_find(arena, EN, rows[i].text, 0);
        char found[40] = "";
        if (gap.kind != GAP_NONE)
            snprintf(found, sizeof found, "%.*s", (int)gap.length,
                rows[i].text + gap.at);
        if (!text_is(found, rows[i].gap))
            fail_msg("\"%s\": \"%s\", expected \"%s\"", rows[i].text, found,
                rows[i].gap);
        arena_free(arena);
    }
}

static void
reads_a_list_of_any_form(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const char list[] = "# words\n[settings]\ndecimal = comma\n[to]\n"
                               "auf , bis  zu\n[task]\nbau*\n[nonsense]\nx\n"
                               "[number]\nzwei = 2\n[";
    const struct lexicon *lexicon =
        lexicon_read(arena, (struct slice){list, sizeof list - 1});
    assert_true(lexicon_comma_decimal(lexicon));
    struct tokens tokens =
        tokens_of(arena, lexicon, "Baut bis zu zwei, 1.234 x");
    assert_int_equal(tokens.count, 6);
    assert_true(token_is(&tokens, 0, WORD_TASK));
    assert_true(token_is(&tokens, 1, WORD_TO));
    assert_int_equal(tokens.items[1].length, 6);
    assert_string_equal(
        token_value(lexicon, &tokens.items[2], WORD_NUMBER), "2");
    assert_int_equal(tokens.items[4].micro, 1234000000);
    assert_int_equal(tokens.items[5].classes, 0);
    assert_false(token_is(&tokens, 6, WORD_TO));
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_from_to_and_by),
        cmocka_unit_test(takes_no_hour_of_the_day_for_a_date),
        cmocka_unit_test(leaves_open_what_has_no_order),
        cmocka_unit_test(knows_relative_changes),
        cmocka_unit_test(compares_levels_in_their_units),
        cmocka_unit_test(takes_a_day_either_way_round),
        cmocka_unit_test(reads_figures_of_an_unlisted_language),
        cmocka_unit_test(tells_use_from_results),
        cmocka_unit_test(tells_people_from_teams),
        cmocka_unit_test(finds_what_was_left_to_fill_in),
        cmocka_unit_test(reads_a_list_of_any_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
