/* Letters that ask for what a review lacks, in the plan's language. */
#include "plan_by_hand.h"

#include <string.h>

#include "document/letters.h"

#define TODAY day("2026-09-25")

struct fixture {
    struct arena *arena;
    struct words *words;
    struct plan plan;
    struct prep_review review;
    struct prep_item items[6];
    struct prep_list list;
};
static struct fixture f;

static int
set_up(void **state)
{
    (void)state;
    struct words *words = f.words;
    f = (struct fixture){.arena = arena_new(), .words = words};
    sam.id = text("sam");
    sam.name = text("Sam Okafor");
    dana.id = text("dana");
    dana.name = text("Dana Reyes");
    f.plan.csm = to_sam[0];
    f.plan.def.id = text("northwind");
    f.plan.parties.customer.name = text("Northwind");
    f.review = (struct prep_review){
        .plan = &f.plan, .year = 2026, .quarter = 3, .on = day("2026-10-08")};
    f.list.items = f.items;
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    arena_free(f.arena);
    return 0;
}

static int
begin(void **state)
{
    (void)state;
    f.words = words_new(NULL);
    return f.words == NULL;
}

static int
end(void **state)
{
    (void)state;
    words_free(f.words);
    return 0;
}

static void
wish(const struct person *who, enum prep_wish wish, const char *name,
    const char *iso)
{
    f.items[f.list.count++] = (struct prep_item){.who = who,
        .wish = wish,
        .name = name,
        .on = iso ? day(iso) : DAY_NONE,
        .micro = 5500000,
        .unit = "h"};
}

static struct letters
letters(void)
{
    return letters_for_review(f.arena, f.words, &f.review, &f.list, TODAY);
}

static void
everybody_gets_one_letter_with_all_that_is_asked(void **state)
{
    (void)state;
    wish(&dana, WISH_COME, NULL, NULL);
    wish(&dana, WISH_FIGURE, "First response", "2026-06-30");
    wish(&sam, WISH_OWNER, "Two carriers", NULL);
    wish(&dana, WISH_RESULT, "A trial login", "2026-08-07");
    wish(&dana, WISH_STANDING, "Below twelve", "2026-08-28");
    wish(NULL, WISH_NONE, NULL, NULL);
    struct letters made = letters();
    assert_int_equal(made.count, 2);
    assert_ptr_equal(made.items[0].to, &dana);
    assert_ptr_equal(made.items[1].to, &sam);
    assert_string_equal(made.items[0].subject,
        "Northwind: review of Q3 2026 on 8 October 2026");
    assert_string_equal(made.items[0].text,
        "Hello Dana Reyes,\n\nOn 8 October 2026 we look back on Q3 2026 "
        "together. Before that I need from you:\n\n"
        "- to keep 8 October 2026 free: the outcome is confirmed and decisions "
        "are taken in this review, and without you they cannot be\n"
        "- the figure for “First response” (last read on 30 June 2026: 5.5 h)\n"
        "- what became of “A trial login”, due on 7 August 2026\n"
        "- how it stands with “Below twelve”, due on 28 August 2026\n\n"
        "Could you let me have this by 6 October 2026?\n\nThank you,\n"
        "Sam Okafor\n");
    assert_non_null(strstr(made.items[1].text, "- who owns “Two carriers”\n"));
}

static void
what_is_near_is_asked_for_today(void **state)
{
    (void)state;
    wish(&dana, WISH_FIGURE, "First response", NULL);
    f.review.on = day("2026-09-28");
    const char *text = letters().items[0].text;
    assert_non_null(strstr(text, "have this today?"));
    assert_non_null(strstr(text, "(never read yet)"));
}

static void
nobody_is_asked_for_nothing(void **state)
{
    (void)state;
    assert_int_equal(letters().count, 0);
    wish(NULL, WISH_NONE, NULL, NULL);
    assert_int_equal(letters().count, 0);
}

/* No sentence is left in English, and no gap is left open. */
static void
letters_are_in_the_plans_language(void **state)
{
    (void)state;
    for (int i = WISH_COME; i <= WISH_STANDING; i++)
        wish(&dana, (enum prep_wish)i, "X", "2026-08-07");
    const char *english = letters().items[0].text;
    static const char *const said[][2] = {{"de", "bis zum 6. Oktober 2026"},
        {"fr", "d’ici au 6 octobre 2026"},
        {"es", "a más tardar el 6 de octubre"},
        {"pl", "do dnia 6 października 2026"},
        {"pt", "até ao dia 6 de outubro de 2026"},
        {"pt-BR", "até 6 de outubro de 2026"}};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        f.plan.locale = text(said[i][0]);
        const char *made = letters().items[0].text;
        if (!strstr(made, said[i][1]))
            fail_msg("%s: %s", said[i][0], made);
        assert_null(strchr(made, '{'));
        if (strcmp(said[i][0], "de") == 0)
            assert_non_null(strstr(made, "\n\nVielen Dank\n"));
        for (const char *line = english; (line = strchr(line, '\n')); line++)
            if (line[1] == '-')
                assert_null(strstr(made,
                    arena_strndup(f.arena, line + 1, strcspn(line + 1, "\n"))));
    }
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(everybody_gets_one_letter_with_all_that_is_asked),
        TEST(what_is_near_is_asked_for_today),
        TEST(nobody_is_asked_for_nothing),
        TEST(letters_are_in_the_plans_language),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
