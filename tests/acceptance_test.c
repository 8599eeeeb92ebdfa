/* The file that the form of an HTML page saves: strict, and refused by place.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "seal/acceptance.h"

#define DIGEST                                                                 \
    "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define HEAD "{\"format\":\"countersign-acceptance-1\",\"plan\":\"p\","
#define REST                                                                   \
    "\"side\":\"customer\",\"terms\":\"" DIGEST "\",\"role\":\"\","            \
    "\"date\":\"2026-08-20\""

/* "fine", or "LINE:COLUMN why". */
static const char *
judge(const char *text)
{
    static char said[200];
    struct arena *arena = arena_new();
    struct acceptance result =
        acceptance_read(arena, (struct slice){text, strlen(text)});
    if (result.why)
        snprintf(said, sizeof said, "%d:%d %s", result.line, result.column,
            result.why);
    else
        snprintf(said, sizeof said, "fine, by %s", result.name);
    arena_free(arena);
    return said;
}

static void
test_good(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const char *text = HEAD "\"name\":\" Ada \\t Ly\"," REST "}\n";
    struct acceptance result =
        acceptance_read(arena, (struct slice){text, strlen(text)});
    assert_null(result.why);
    assert_string_equal(result.plan, "p");
    assert_string_equal(result.name, "Ada Ly");
    assert_string_equal(result.role, "");
    assert_string_equal(result.terms, DIGEST);
    assert_int_equal(result.side, SIDE_CUSTOMER);
    char on[11];
    day_iso(result.date, on);
    assert_string_equal(on, "2026-08-20");
    arena_free(arena);
}

static void
test_escapes(void **state)
{
    (void)state;
    assert_string_equal(
        judge(HEAD "\"name\":\"\\u00C4\\ud83d\\ude00\"," REST "}"),
        "fine, by \xC3\x84\xF0\x9F\x98\x80");
    static const char *const wrong[] = {"\\u12", "\\ud83d", "\\ude00",
        "\\ud83d\\u0041", "\\u0000", "\\x", "\t"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char text[400];
        snprintf(
            text, sizeof text, "%s\"name\":\"%s\",%s}", HEAD, wrong[i], REST);
        assert_string_equal(
            judge(text), "1:56 is not JSON: a string is wanted here");
    }
}

static void
test_places(void **state)
{
    (void)state;
    assert_string_equal(judge(""), "1:1 is not JSON: an object is wanted here");
    assert_string_equal(
        judge("{}"), "1:2 is not JSON: a string is wanted here");
    assert_string_equal(judge("{\n  \"name\" \"x\"}"),
        "2:10 is not JSON: a colon is wanted here");
    assert_string_equal(judge("{\"name\": \"x\" \"role\": \"y\"}"),
        "1:14 is not JSON: a comma or } is wanted here");
    assert_string_equal(judge("{\"name\": \"x\",}"),
        "1:14 is not JSON: a string is wanted here");
    assert_string_equal(judge("{\"name\": \"x\",\n\"name\": \"y\"}"),
        "2:1 says \"name\" twice");
    assert_string_equal(judge("{\"a\\u0062\": \"x\"}"),
        "1:2 has \"ab\", which an acceptance does not");
    assert_string_equal(
        judge("{\"name\": \"x\"}"), "0:0 does not say \"format\"");
    assert_string_equal(
        judge(HEAD "\"name\":\" \"," REST "}"), "1:56 has an empty name");
    assert_string_equal(judge(HEAD "\"name\":\"x\"," REST "} x"),
        "1:191 has something behind its end");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
