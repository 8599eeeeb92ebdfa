/* Paragraphs that are taken from the cache are those that would be set. */
#include "lay_out.h"

#include "type/line_cache.h"
#include "type/page.h"
#include "type/style_memo.h"

static const char *const rules = PAGE
    ".narrow { width: 90pt } .justified { text-align: justify; width: 80pt }"
    ".even { text-wrap: balance; width: 120pt } .part { padding: 0 10% }"
    ".mark { background: #ffff00; padding: 0 2pt } b { font-weight: 700 }"
    "td { text-align: '.'; padding: 2pt; border: 1pt solid #000 }"
    "table { border-collapse: collapse }"
    ".box { display: inline-block; width: 20pt } a { color: #0000ff }"
    ".noted::before { content: \"Note: \" } .tall { line-height: 20pt }";

#define WORDS "The answer to a first request comes within four hours "
#define GONE "\xf4\x8f\xbf\xbd" /* in no font */

static const char *const paragraphs[] = {
    "<p>" WORDS "</p>",
    "<p class=\"narrow\">" WORDS "<b>" WORDS "</b>of work.</p>",
    "<p class=\"narrow\">" WORDS "<b>" WORDS "of work.</b></p>",
    "<p class=\"even\">" WORDS WORDS "<br/>" WORDS "</p>",
    "<p class=\"justified\">" WORDS WORDS "</p>",
    "<p class=\"justified tall\" lang=\"de\">" WORDS WORDS "</p>",
    "<p class=\"part\">" WORDS WORDS WORDS "</p>",
    "<div class=\"narrow\"><p class=\"part\">" WORDS WORDS "</p></div>",
    "<p>By <a href=\"#here\">" WORDS "</a> and <a>" WORDS "</a></p>",
    "<p>By <a>" WORDS "</a> and <a href=\"https://a.example\">" WORDS
    "</a></p>",
    "<p><span class=\"mark\">" WORDS WORDS "</span></p>",
    "<p><span>" WORDS "</span><span id=\"here\">" WORDS "</span></p>",
    "<p><span id=\"there\">" WORDS "</span><span>" WORDS "</span></p>",
    "<p class=\"noted\">" WORDS "</p>",
    "<p>" WORDS "<span class=\"box\">in a box</span></p>",
    "<p>" WORDS "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d " WORDS "</p>",
    "<p>" WORDS GONE " and " GONE "</p>",
    "<p>" WORDS GONE "</p>",
    "<div>Alone <p>" WORDS "</p> and after</div>",
    "<ul><li>" WORDS "</li><li><p>" WORDS "</p></li></ul>",
    "<table><tr><td>4.25</td><td>" WORDS "</td></tr>"
    "<tr><td>10.5</td><td>" WORDS "</td></tr></table>",
};

static struct stylesheet *sheet;
static struct style_memo *styles;
static struct line_cache *lines;

static int
open_cache(void **state)
{
    struct css_warnings warnings = {0};
    lay_set_up(state);
    sheet = stylesheet_read(laid.arena, "theme.css",
        (struct slice){rules, strlen(rules)}, &warnings);
    styles = style_memo_new();
    lines = line_cache_new();
    return 0;
}

static int
close_cache(void **state)
{
    line_cache_free(lines);
    style_memo_free(styles);
    return lay_tear_down(state);
}

static void
set(const char *markup, struct line_cache *cache)
{
    const char *whole = arena_printf(laid.arena,
        "<html lang=\"en\"><body>%s<p>%s</p></body></html>", markup,
        "and an end");
    struct layout_input input = {.document = markup_read(laid.arena, whole),
        .sheet = sheet,
        .fonts = laid.fonts,
        .styles = styles,
        .lines = cache};
    laid.result = layout_document(laid.arena, &input);
    lay_print();
}

static void
check(const char *markup)
{
    set(markup, NULL);
    const struct laid plain = laid;
    for (int time = 0; time < 3; time++) {
        set(markup, lines);
        assert_string_equal(laid.dump, plain.dump);
        assert_string_equal(laid.trace, plain.trace);
        assert_string_equal(laid.tags, plain.tags);
        assert_int_equal(laid.result.missing_count, plain.result.missing_count);
    }
}

static void
each_is_set_as_without_a_cache(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof paragraphs / sizeof *paragraphs; i++)
        check(paragraphs[i]);
}

/* All on one page, so that one's boxes may not be taken for another's. */
static void
all_are_set_as_without_a_cache(void **state)
{
    (void)state;
    struct buf all = {0};
    for (size_t i = 0; i < sizeof paragraphs / sizeof *paragraphs; i++)
        buf_str(&all, paragraphs[i]);
    check(all.p);
    buf_free(&all);
}

static const struct glyph *
first_glyphs(void)
{
    const struct box *root = laid.result.pages->root;
    for (const struct box *box = root; box; box = box_next(box, root))
        if (box->line_count > 0)
            return box->lines[0].items[0].run->glyphs;
    return NULL;
}

static const struct glyph *
glyphs_of(const char *markup)
{
    set(markup, lines);
    return first_glyphs();
}

static void
what_was_set_is_taken(void **state)
{
    (void)state;
    set(paragraphs[1], lines);
    const struct glyph *taken = glyphs_of(paragraphs[1]);
    assert_ptr_equal(glyphs_of(paragraphs[1]), taken);
    line_cache_trim(lines); /* there is room for much more */
    assert_ptr_equal(glyphs_of(paragraphs[1]), taken);
    assert_ptr_not_equal(glyphs_of(paragraphs[2]), taken);
}

static void
what_is_in_no_font_is_not_taken(void **state)
{
    (void)state;
    const struct glyph *first = glyphs_of(paragraphs[16]);
    assert_ptr_not_equal(glyphs_of(paragraphs[16]), first);
    assert_int_equal(laid.result.missing_count, 1);
}

/* More is said than is kept. */
static void
a_full_cache_is_trimmed(void **state)
{
    (void)state;
    set(paragraphs[0], lines);
    const struct glyph *taken = glyphs_of(paragraphs[0]);
    for (int i = 0; i < 200; i++) {
        struct buf all = {0};
        for (int k = 0; k < 100; k++)
            buf_printf(&all, "<p>" WORDS WORDS "%d</p>", i * 100 + k);
        set(all.p, lines);
        buf_free(&all);
    }
    assert_ptr_equal(glyphs_of(paragraphs[0]), taken);
    check("<p>" WORDS "no longer</p>");
    line_cache_trim(lines);
    set(paragraphs[0], lines);
    assert_ptr_not_equal(first_glyphs(), taken);
    check(paragraphs[0]);
}

#define CACHE(test)                                                            \
    cmocka_unit_test_setup_teardown(test, open_cache, close_cache)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        CACHE(each_is_set_as_without_a_cache),
        CACHE(all_are_set_as_without_a_cache),
        CACHE(what_was_set_is_taken),
        CACHE(what_is_in_no_font_is_not_taken),
        CACHE(a_full_cache_is_trimmed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
