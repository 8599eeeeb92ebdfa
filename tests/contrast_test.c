/* What a company's rules make hard to read, in a document as it comes out. */
#include "style_fixture.h"

#include "type/contrast.h"

static const char *const base =
    "body { background: #fff } .box { color: #333 }";

/* The sentences about `own` laid over the base, in fix.warnings. */
static void
look(const char *own)
{
    struct css_source sources[] = {
        {"theme.css", {base, strlen(base)}}, {"house.css", {own, strlen(own)}}};
    memset(&fix.warnings, 0, sizeof fix.warnings);
    struct stylesheet *paper = stylesheet_read_all(fix.arena, sources, 2, NULL);
    struct contrast_sheets sheets =
        contrast_sheets_read(fix.arena, sources, 2, paper);
    struct contrast_faults faults = {NULL};
    contrast_look(fix.arena, NULL, &sheets, fix.html, &faults);
    contrast_warn(fix.arena, &faults, &sources[1], &fix.warnings);
}

static void
write_in(struct tree *node)
{
    tree_append(node, tree_text(fix.arena, "words"));
}

static void
expect(const char *own, const char *said)
{
    look(own);
    assert_int_equal(fix.warnings.count, said != NULL);
    if (said)
        assert_string_equal(warned(0), said);
}

static void
a_rule_answers_for_its_color(void **state)
{
    (void)state;
    write_in(fix.p);
    expect("", NULL);
    expect("p { color: #767676 }", NULL);
    expect("h1 { color: #ccc }", NULL); /* nothing is such */
    expect("b { color: #ccc }", NULL);  /* it holds no words */
    expect("\np { color: #777 }",
        "house.css:2: hard to read, 4.4 : 1 where 4.5 : 1 is needed (#767676 "
        "would do): `color #777777 on #ffffff`");
    /* What is declared last counts, and a value that is none does not. */
    expect("p { color: #ccc; color: #111 }", NULL);
    expect("p { color: #ccc }\np.note { color: #eee; color: nocolor }",
        "house.css:2: hard to read, 1.1 : 1 where 4.5 : 1 is needed (#767676 "
        "would do): `color #eeeeee on #ffffff`");
    expect(".wide { color: #ccc }\np { color: inherit }",
        "house.css:1: hard to read, 1.6 : 1 where 4.5 : 1 is needed (#767676 "
        "would do): `color #cccccc on #ffffff`");
}

static void
a_rule_answers_for_its_ground(void **state)
{
    (void)state;
    write_in(fix.p);
    expect("\n\n.box { background: #555 }",
        "house.css:3: hard to read, 1.6 : 1 where 4.5 : 1 is needed (#9b9b9b "
        "would do): `#333333 on background #555555`");
    /* Half of black over white. */
    expect("p { background-color: rgba(0, 0, 0, 0.5) }",
        "house.css:1: hard to read, 3.1 : 1 where 4.5 : 1 is needed (#9b9b9b "
        "would do): `#333333 on background #7f7f7f`");
    /* The nearer of two. */
    expect("body { background: #000; color: #fff }\n.box { color: #222 }",
        "house.css:2: hard to read, 1.3 : 1 where 4.5 : 1 is needed (#757575 "
        "would do): `color #222222 on #000000`");
    expect("body { background: #000 } .box { color: #fff }", NULL);
}

static void
large_type_needs_less(void **state)
{
    (void)state;
    write_in(fix.p);
    expect("p { color: #949494; font-size: 18pt }", NULL);
    expect("p { color: #949494; font-size: 14pt; font-weight: bold }", NULL);
    look("p { color: #949494; font-size: 14pt }");
    assert_int_equal(fix.warnings.count, 1);
    look("p { color: #959595; font-size: 18pt }");
    assert_int_equal(fix.warnings.count, 1);
    assert_non_null(strstr(warned(0), "2.9 : 1 where 3.0 : 1 is needed"));
}

static void
each_reader_is_looked_for(void **state)
{
    (void)state;
    write_in(fix.p);
    /* Paper, a screen, a screen in the dark. */
    expect("@media screen { p { color: #fff } }",
        "house.css:1: hard to read, 1.0 : 1 where 4.5 : 1 is needed (#767676 "
        "would do): `color #ffffff on #ffffff`");
    look("@media print { p { color: #fff } }");
    assert_int_equal(fix.warnings.count, 1);
    expect(
        "@media screen and (prefers-color-scheme: dark) {"
        " body { background: #111 } .box { color: #fff }\np { color: #222 } }",
        "house.css:2: in the dark hard to read, 1.1 : 1 where 4.5 : 1 is "
        "needed (#7c7c7c would do): `color #222222 on #111111`");
    expect("p { display: none; color: #fff }", NULL);
}

static void
of_one_rule_the_worst_is_said_once(void **state)
{
    (void)state;
    write_in(fix.p);
    write_in(fix.b);
    write_in(child(fix.div, "i", NULL));
    expect("b, p, i { color: #777 } b { background: #888 }",
        "house.css:1: hard to read, 1.2 : 1 where 4.5 : 1 is needed (#212121 "
        "would do): `color #777777 on #888888`");
}

static void
parts_are_read_where_they_say_something(void **state)
{
    (void)state;
    look("p::before { content: \"\xC2\xB7\"; color: #fff }");
    assert_int_equal(fix.warnings.count, 0);
    look("p::before { content: \"No \"; color: #fff }");
    assert_int_equal(fix.warnings.count, 1);
    look("p::after { content: attr(class); background: #333 }");
    assert_int_equal(fix.warnings.count, 1);
    assert_non_null(strstr(warned(0), "on background #333333"));
}

static void
drawings_are_not_looked_at(void **state)
{
    (void)state;
    write_in(child(child(fix.p, "svg", NULL), "text", NULL));
    expect("text { color: #fff }", NULL);
}

/* In whatever order documents are printed. */
static void
the_order_of_documents_does_not_matter(void **state)
{
    (void)state;
    struct contrast_fault one = {.at = 5,
        .text = {1, 1, 1, 255},
        .ground = {2, 2, 2, 255},
        .needed = CONTRAST_TEXT};
    struct contrast_fault other = one, early = one;
    other.text.r = 2;
    early.at = 1;
    early.dark = true;
    struct contrast_fault *const items[] = {&one, &other, &early};
    static const int orders[][3] = {{0, 1, 2}, {2, 1, 0}, {1, 0, 2}, {1, 2, 0}};
    for (size_t i = 0; i < 4; i++) {
        struct contrast_faults faults = {NULL};
        for (int k = 0; k < 3; k++) {
            struct contrast_faults single = {items[orders[i][k]]};
            contrast_join(fix.arena, &faults, &single);
        }
        assert_int_equal(faults.first->at, 1);
        assert_int_equal(faults.first->next->text.r, 1);
        assert_null(faults.first->next->next);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        STYLE_TEST(a_rule_answers_for_its_color),
        STYLE_TEST(a_rule_answers_for_its_ground),
        STYLE_TEST(large_type_needs_less),
        STYLE_TEST(each_reader_is_looked_for),
        STYLE_TEST(of_one_rule_the_worst_is_said_once),
        STYLE_TEST(parts_are_read_where_they_say_something),
        STYLE_TEST(drawings_are_not_looked_at),
        STYLE_TEST(the_order_of_documents_does_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
