/* Where a signature stands in its file, as bytes alone tell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "seal/pdf_range.h"

/* "%PDF-1.7 /Contents <0a0B00> /ByteRange %%EOF": the gap is 19 to 27. */
#define HEAD "%PDF-1.7 /Contents "
#define TAIL " /ByteRange %%EOF\n"

static const char *
refuse(const char *gap, int64_t first, int64_t second, int64_t rest)
{
    static char why[100];
    struct arena *arena = arena_new();
    const char *file = arena_printf(arena, "%s%s%s", HEAD, gap, TAIL);
    struct slice bytes = {file, strlen(file)};
    const int64_t numbers[] = {0, first, second, rest};
    struct pdf_range range;
    const char *said;
    bool read = pdf_range_read(arena, bytes, numbers, &range, &said);
    if (read) {
        assert_int_equal(range.end, second + rest);
        assert_int_equal(range.parts[0].n, first);
        assert_int_equal(range.parts[1].n, rest);
    }
    snprintf(why, sizeof why, "%s", read ? "read" : said);
    arena_free(arena);
    return why;
}

static void
test_gap(void **state)
{
    (void)state;
    const char *other = "the gap in its byte range is not exactly its contents";
    assert_string_equal(refuse("<0a0B00>", 19, 27, 18), "read");
    assert_string_equal(refuse("<0a0B00>", 19, 27, 17), "read");
    assert_string_equal(refuse("<0a0B00>", 18, 27, 18), other);
    assert_string_equal(refuse("<0a0B00>", 19, 28, 17), other);
    assert_string_equal(refuse("<0a0B00>", 20, 27, 18), other);
    assert_string_equal(refuse("<0a0B0>>", 19, 27, 18), other);
    assert_string_equal(refuse("<0a><00>", 19, 27, 18), other);
    assert_string_equal(refuse("<0a 0b0>", 19, 27, 18), other);
    assert_string_equal(refuse("(0a0B00)", 19, 27, 18), other);
}

static void
test_contents(void **state)
{
    (void)state;
    const char *twice = "it says its contents twice, or not where its gap is";
    const struct {
        const char *text;
        bool good;
    } cases[] = {
        {"%PDF-1.7 1 0 obj<</Contents<00>/M(D)>>endobj", true},
        {"%PDF-1.7 /Contents 2 endobj 1 0 obj<</Contents<00>>>endobj", true},
        {"%PDF-1.7 1 0 obj<</Contents<00>>>endobj 2 0 obj /Contents", true},
        {"%PDF-1.7 1 0 obj<</Contents<01>/Contents<00>>>endobj", false},
        {"%PDF-1.7 1 0 obj<</Contents<00>/Contents<01>>>endobj", false},
        {"%PDF-1.7 1 0 obj<</Cont#65nts<01>/Contents<00>>>endobj", false},
        {"%PDF-1.7 1 0 obj<</Reason<00>/Contents<01>>>endobj", false},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *text = cases[i].text, *gap = strstr(text, "<00>");
        const int64_t numbers[] = {
            0, gap - text, gap - text + 4, (int64_t)strlen(gap + 4)};
        struct pdf_range range;
        const char *why;
        bool read = pdf_range_read(
            arena, (struct slice){text, strlen(text)}, numbers, &range, &why);
        assert_int_equal(read, cases[i].good);
        if (!read)
            assert_string_equal(why, twice);
    }
    arena_free(arena);
}

static void
test_bounds(void **state)
{
    (void)state;
    const char *outside = "its byte range does not lie in the file";
    assert_string_equal(refuse("<0a0B00>", 19, 27, 19), outside);
    assert_string_equal(refuse("<0a0B00>", 0, 27, 18), outside);
    assert_string_equal(refuse("<0a0B00>", 27, 19, 18), outside);
    assert_string_equal(refuse("<0a0B00>", 19, 27, 0), outside);
    assert_string_equal(refuse("<0a0B00>", 19, INT64_MAX, 18), outside);
    assert_string_equal(refuse("<0a0B00>", 19, 27, INT64_MAX), outside);
    assert_string_equal(refuse("<0a0B00>", -5, 27, 18), outside);
    struct arena *arena = arena_new();
    struct pdf_range range;
    const char *why;
    const int64_t numbers[] = {1, 18, 27, 18};
    assert_false(pdf_range_read(arena, (struct slice){HEAD "<0a0B00>" TAIL, 45},
        numbers, &range, &why));
    assert_string_equal(why, "its byte range does not begin at 0");
    arena_free(arena);
}

static void
test_first_revision(void **state)
{
    (void)state;
    assert_int_equal(pdf_first_revision((struct slice){"a%%EOF\r\nb", 9}), 8);
    assert_int_equal(pdf_first_revision((struct slice){"a%%EOF\nb", 8}), 7);
    assert_int_equal(pdf_first_revision((struct slice){"a%%EOF", 6}), 6);
    assert_int_equal(pdf_first_revision((struct slice){"a%%EO", 5}), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gap),
        cmocka_unit_test(test_contents),
        cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_first_revision),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
