/* Which customers earn a plan: shares, places, scores and reasons. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "plan/merit.h"

static struct arena *arena;
static struct merit_rules rules;

static int
setup(void **state)
{
    (void)state;
    arena = arena_new();
    rules = merit_rules_usual();
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void
read_cell(struct merit_account *account, enum merit_fact fact, const char *text)
{
    const char *unit, *why = NULL;
    assert_true(merit_read(
        arena, &rules, fact, text, &account->values[fact], &unit, &why));
}

static void
only(enum merit_fact fact)
{
    for (int i = 0; i < MERIT_FACTS; i++)
        rules.weight[i] = i == (int)fact;
}

static void
rank(struct merit_account *accounts, int count, int known[MERIT_FACTS])
{
    struct merit_account *pointers[8];
    for (int i = 0; i < count; i++)
        pointers[i] = &accounts[i];
    merit_rank(&rules, pointers, count, known);
}

static void
test_numbers_by_place(void **state)
{
    static const char *const profits[] = {
        "10 EUR", "40 EUR", "40 EUR", "900 EUR", "20 EUR"};
    static const int scores[] = {0, 63, 63, 100, 25};
    static const int places[] = {5, 2, 2, 1, 4};
    struct merit_account accounts[5] = {0};
    int known[MERIT_FACTS];
    (void)state;
    only(MERIT_PROFIT);
    for (int i = 0; i < 5; i++)
        read_cell(&accounts[i], MERIT_PROFIT, profits[i]);
    rank(accounts, 5, known);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(accounts[i].score, scores[i]);
        assert_int_equal(accounts[i].values[MERIT_PROFIT].place, places[i]);
    }
    rules.lowest[MERIT_PROFIT] = true;
    rank(accounts, 5, known);
    for (int i = 0; i < 5; i++)
        assert_in_range(accounts[i].score, 100 - scores[i],
            101 - scores[i]); /* the half is rounded up on both ways */
    assert_int_equal(accounts[0].values[MERIT_PROFIT].place, 1);
    assert_int_equal(accounts[1].values[MERIT_PROFIT].place, 3);
}

static void
test_one_alone(void **state)
{
    struct merit_account account = {0};
    int known[MERIT_FACTS];
    (void)state;
    only(MERIT_FOOTPRINT);
    read_cell(&account, MERIT_FOOTPRINT, "3 sites");
    rank(&account, 1, known);
    assert_int_equal(account.score, 50);
    assert_int_equal(known[MERIT_FOOTPRINT], 1);
}

static void
test_levels(void **state)
{
    struct merit_account accounts[3] = {0};
    int known[MERIT_FACTS];
    (void)state;
    only(MERIT_FIT);
    read_cell(&accounts[0], MERIT_FIT, "HIGH");
    read_cell(&accounts[1], MERIT_FIT, "medium");
    read_cell(&accounts[2], MERIT_FIT, "no");
    rank(accounts, 3, known);
    assert_int_equal(accounts[0].score, 100);
    assert_int_equal(accounts[1].score, 50);
    assert_int_equal(accounts[2].score, 0);
}

static void
test_own_levels(void **state)
{
    struct merit_account account = {0};
    struct merit_value value;
    const char *unit, *why;
    int known[MERIT_FACTS];
    (void)state;
    only(MERIT_FIT);
    rules.levels[MERIT_FIT][0] = "schlecht";
    rules.levels[MERIT_FIT][1] = "mittel";
    rules.levels[MERIT_FIT][2] = "gut";
    rules.levels[MERIT_FIT][3] = "sehr gut";
    read_cell(&account, MERIT_FIT, "gut");
    rank(&account, 1, known);
    assert_int_equal(account.score, 67);
    assert_false(
        merit_read(arena, &rules, MERIT_FIT, "high", &value, &unit, &why));
    assert_string_equal(
        why, "write a number, or schlecht, mittel, gut or sehr gut");
}

static void
test_half_must_be_known(void **state)
{
    struct merit_account account = {0};
    int known[MERIT_FACTS];
    (void)state;
    read_cell(&account, MERIT_FIT, "high");
    read_cell(&account, MERIT_PROFIT, "");
    rank(&account, 1, known);
    assert_int_equal(account.score, -1); /* 25 of 100 */
    read_cell(&account, MERIT_INFLUENCE, "low");
    read_cell(&account, MERIT_GROWTH, "yes");
    rank(&account, 1, known);
    assert_int_equal(account.score, 70); /* 35 of 50 */
}

static void
test_reason(void **state)
{
    struct merit_account accounts[3] = {0};
    int known[MERIT_FACTS];
    (void)state;
    read_cell(&accounts[0], MERIT_PROFIT, "5000 EUR");
    read_cell(&accounts[0], MERIT_FIT, "high");
    read_cell(&accounts[0], MERIT_FOOTPRINT, "1 site");
    read_cell(&accounts[1], MERIT_PROFIT, "10 EUR");
    read_cell(&accounts[1], MERIT_FOOTPRINT, "2 sites");
    read_cell(&accounts[2], MERIT_PROFIT, "20 EUR");
    rank(accounts, 3, known);
    assert_string_equal(merit_reason(arena, &rules, &accounts[0], known),
        "fit high, profit 5000 EUR (place 1 of 3); but footprint 1 site "
        "(place 2 of 2); not known: satisfaction, share of wallet, growth "
        "market, influence");
    assert_string_equal(merit_reason(arena, &rules, &accounts[2], known),
        "not known: fit, satisfaction, share of wallet, footprint, growth "
        "market, influence");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_numbers_by_place, setup, teardown),
        cmocka_unit_test_setup_teardown(test_one_alone, setup, teardown),
        cmocka_unit_test_setup_teardown(test_levels, setup, teardown),
        cmocka_unit_test_setup_teardown(test_own_levels, setup, teardown),
        cmocka_unit_test_setup_teardown(
            test_half_must_be_known, setup, teardown),
        cmocka_unit_test_setup_teardown(test_reason, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
