/* Findings in every format: golden files (FORMATS=write makes them), what
 * hostile bytes become, and how findings are recognised from run to run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/text.h"
#include "report/fingerprint.h"
#include "report/formats.h"
#include "report/xml_out.h"

static const char plan[] =
    "---\n"
    "kind: plan\n"
    "owners: {vendor: sam, customer: [dana, omar]}\n"
    "title: Za\xC5\xBC\xC3\xB3\xC5\x82\xC4\x87 g\xC4\x99\xC5\x9Bl\xC4\x85\n"
    "why: \"a | b, <b>c</b> & 100% `d` [e](f) *g* _h_\"\n"
    "by: 2027-04-01\n"
    "broken: \xFF\xC3( \x1b[31m ]]>\n"
    "due: 2027-05-12\n"
    "milestones:\n"
    "  one: {name: SSO enabled}\n"
    "  two: {name: SSO enabled}\n";
static const char readings[] = "date,value\n2026-01-01,eight\n";

struct desk {
    struct arena *arena;
    struct source *plan, *readings;
    struct report report;
    struct report_group group;
    struct report_run run;
};

/* What the command said of each definition. */
static const char entries[] =
    "{\"path\":\"plans/acme.md\"},\n{\"path\":\"plans/mid-market.md\"}";

static int
set_up(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    desk->arena = arena_new();
    desk->plan = source_new(desk->arena, "plans/acme: \xC4\x85,%.md",
        (struct slice){plan, sizeof plan - 1});
    desk->readings = source_new(desk->arena, "plans/readings.csv",
        (struct slice){readings, sizeof readings - 1});
    report_init(&desk->report, desk->arena);
    desk->group = (struct report_group){&desk->report, desk->plan->path, "acme",
        "Sam <sam> & \"Co\"", NULL, false};
    desk->run = (struct report_run){.version = "0.1", .definitions = 2};
    desk->run.entries = (struct slice){entries, sizeof entries - 1};
    *state = desk;
    return 0;
}

static int
tear_down(void **state)
{
    struct desk *desk = *state;
    arena_free(desk->arena);
    free(desk);
    return 0;
}

static struct place
nth(const struct source *source, const char *words, int n)
{
    const char *p = strstr(source->text, words);
    while (p && n-- > 0)
        p = strstr(p + 1, words);
    assert_non_null(p);
    return place_in(
        source, (uint32_t)(p - source->text), (uint32_t)strlen(words));
}

static struct finding *
found(struct desk *desk, enum rule_id rule, struct place at,
    enum severity severity, const char *field, const char *message)
{
    struct finding *finding =
        report_add(&desk->report, rule, at, "%s", message);
    finding->severity = severity;
    finding->field = field;
    finding->subject = "acme";
    finding->fix = "Mend it,\n  like: this 100%";
    return finding;
}

/* One of each kind: places, severities, bytes. */
static void
find_all(struct desk *desk)
{
    struct finding *finding;
    finding = found(desk, CS403, nth(desk->plan, "dana", 0), SEVERITY_ERROR,
        "owners.customer", "two owners: \"dana\" and 'omar'");
    finding->second = nth(desk->plan, "omar", 0);
    finding->second_label = "the other";
    finding = found(desk, CS305, nth(desk->plan, "2027-05-12", 0),
        SEVERITY_ERROR, "due", "41 days after the outcome");
    finding->second = nth(desk->plan, "2027-04-01", 0);
    finding->second_label = "the outcome's date";
    finding = found(desk, CS006, nth(desk->readings, "eight", 0),
        SEVERITY_WARNING, NULL, "eight is no number");
    finding->second = nth(desk->plan, "kind", 0);
    finding->label = "a number belongs here";
    found(desk, CS010, nth(desk->plan, "<b>", 0), SEVERITY_NOTE, "why",
        "a | b, <b>c</b> & 100% `d` [e](f) *g* _h_");
    found(desk, CS002, nth(desk->plan, "\xFF\xC3(", 0), SEVERITY_ERROR, NULL,
        "bytes \xFF\xC3( and \x1b[31m, \xE2\x80\xAE, ]]> and\ta tab\nline");
    found(desk, CS301, nth(desk->plan, "SSO enabled", 0), SEVERITY_ERROR,
        "milestones", "moves nothing");
    found(desk, CS301, nth(desk->plan, "SSO enabled", 1), SEVERITY_ERROR,
        "milestones", "moves nothing");
    found(desk, CS501, nth(desk->plan, "by", 0), SEVERITY_NONE, "cadence",
        "waived by the plan")
        ->waived = "until 1 October 2026 by Sam: a \"pilot\" <b> | c";
    found(desk, CS011, (struct place){0}, SEVERITY_ERROR, NULL, "has no place");
    report_sort(&desk->report);
    desk->run.errors = report_count(&desk->report, SEVERITY_ERROR);
    desk->run.warnings = report_count(&desk->report, SEVERITY_WARNING);
    desk->run.notes = report_count(&desk->report, SEVERITY_NOTE);
    desk->run.waived = report_count(&desk->report, SEVERITY_NONE);
}

static char *
written(struct desk *desk, enum report_format format, bool with_head)
{
    const struct report_writer *writer = report_writer(format);
    struct report_style style = {.format = format};
    struct buf body = {0}, whole = {0};
    writer->group(&style, &desk->group, &body);
    if (writer->settle)
        writer->settle(&desk->run, &body);
    if (writer->head && with_head)
        writer->head(&desk->run, &whole);
    buf_add(&whole, body.p ? body.p : "", body.n);
    if (writer->foot)
        writer->foot(&desk->run, &whole);
    buf_free(&body);
    return buf_detach(&whole, NULL);
}

/* What a rule says of itself is the catalogue's, and not what is tested. */
static void
leave_out(char *text, const char *words)
{
    char *p;
    while ((p = strstr(text, words)))
        memmove(p, p + strlen(words), strlen(p + strlen(words)) + 1);
}

static void
is_golden(struct desk *desk, enum report_format format, bool with_head)
{
    struct slice golden = {"", 0};
    char *path = arena_printf(
        desk->arena, "tests/formats/findings.%s", report_writer(format)->name);
    find_all(desk);
    char *text = written(desk, format, with_head);
    for (int id = 1; id < RULE_COUNT; id++)
        leave_out(text, rule_get((enum rule_id)id)->why);
    if (getenv("FORMATS"))
        assert_true(file_write(path, (struct slice){text, strlen(text)}));
    assert_int_equal(file_read_any(desk->arena, path, &golden), FILE_OK);
    assert_string_equal(text, golden.p);
    free(text);
}

#define GOLDEN(name, format, with_head)                                        \
    static void name(void **state)                                             \
    {                                                                          \
        is_golden(*state, format, with_head);                                  \
    }
GOLDEN(full_is_golden, REPORT_FULL, true)
GOLDEN(concise_is_golden, REPORT_CONCISE, true)
GOLDEN(json_is_golden, REPORT_JSON, true)
GOLDEN(sarif_is_golden, REPORT_SARIF, false) /* its head is the catalogue */
GOLDEN(junit_is_golden, REPORT_JUNIT, true)
GOLDEN(github_is_golden, REPORT_GITHUB, true)
GOLDEN(gitlab_is_golden, REPORT_GITLAB, true)
GOLDEN(checkstyle_is_golden, REPORT_CHECKSTYLE, true)
GOLDEN(rdjsonl_is_golden, REPORT_RDJSONL, true)
GOLDEN(markdown_is_golden, REPORT_MARKDOWN, true)

/* --- bytes --- */

static void
no_format_sends_raw_control_characters(void **state)
{
    struct desk *desk = *state;
    find_all(desk);
    for (int format = 0; format < REPORT_FORMATS; format++) {
        char *text = written(desk, (enum report_format)format, true);
        size_t size = strlen(text);
        if (utf8_check(text, size) != size)
            print_error("%s is no UTF-8 at %zu\n",
                report_writer((enum report_format)format)->name,
                utf8_check(text, size));
        assert_int_equal(utf8_check(text, size), size);
        for (const char *p = text; *p; p++)
            assert_true((unsigned char)*p >= ' ' || *p == '\n');
        free(text);
    }
}

static void
json_escapes_what_it_must(void **state)
{
    static const char bytes[] = "a\"b\\c\n\t\x01\x7F\xC2\x85\xE2\x80\xAE\xFFz";
    struct buf out = {0};
    struct json_out json = {&out, false};
    (void)state;
    json_out_open(&json, NULL, '[');
    json_out_slice(&json, NULL, (struct slice){bytes, sizeof bytes});
    json_out_text(&json, NULL, NULL);
    json_out_number(&json, NULL, -7);
    json_out_flag(&json, NULL, false);
    json_out_close(&json, ']');
    assert_string_equal(out.p,
        "[\"a\\\"b\\\\c\\n\\u0009\\u0001\\u007f\\u0085\\u202e\xEF\xBF\xBDz"
        "\\u0000\",-7,false]");
    buf_free(&out);
}

static void
xml_holds_what_it_can(void **state)
{
    struct buf out = {0};
    (void)state;
    xml_out_text(&out, "a<b>&\"c\"\n\t\x01\x7F\xFF\xEF\xBF\xBF]]>");
    assert_string_equal(out.p,
        "a&lt;b&gt;&amp;&quot;c&quot;\n&#9;\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
        "\xEF\xBF\xBD]]&gt;");
    buf_clear(&out);
    xml_out_attribute(&out, "x", "a\n\"b");
    xml_out_attribute(&out, "y", NULL);
    assert_string_equal(out.p, " x=\"a&#10;&quot;b\"");
    buf_free(&out);
}

static void
any_bytes_leave_every_format_whole(void **state)
{
    struct desk *desk = *state;
    char message[256];
    uint32_t seed = 1;
    for (int round = 0; round < 40; round++) {
        for (size_t i = 0; i < sizeof message - 1; i++) {
            seed = seed * 1664525 + 1013904223;
            message[i] = (char)(seed >> 24 ? seed >> 24 : 1);
        }
        message[sizeof message - 1] = '\0';
        char *copy = arena_strdup(desk->arena, message);
        struct source *source =
            source_new(desk->arena, copy, (struct slice){copy, strlen(copy)});
        struct finding *finding = found(desk, (enum rule_id)(1 + round),
            place_in(source, (uint32_t)round, 30), SEVERITY_ERROR, copy, copy);
        finding->fix = finding->label = copy;
        finding->second = place_in(source, 100, 3);
    }
    report_sort(&desk->report);
    for (int format = 0; format < REPORT_FORMATS; format++) {
        char *text = written(desk, (enum report_format)format, true);
        assert_int_equal(utf8_check(text, strlen(text)), strlen(text));
        for (const char *p = text; *p; p++)
            assert_true((unsigned char)*p >= ' ' || *p == '\n');
        free(text);
    }
}

/* --- fingerprints --- */

static uint64_t
hash_of(
    struct desk *desk, const char *text, const char *value, const char *field)
{
    char *copy = arena_strdup(desk->arena, text);
    struct source *source =
        source_new(desk->arena, "x.md", (struct slice){copy, strlen(copy)});
    struct finding finding = {.rule = CS301,
        .at = nth(source, value, 0),
        .field = field,
        .subject = "acme"};
    return finding_hash(&finding);
}

static void
a_fingerprint_follows_text_and_field_not_lines(void **state)
{
    struct desk *desk = *state;
    uint64_t hash = hash_of(desk, "name: SSO enabled", "SSO enabled", "a.b");
    assert_true(
        hash == hash_of(desk, "\n\n  name: SSO enabled", "SSO enabled", "a.b"));
    assert_true(hash == hash_of(desk, "name: SSO\n   enabled",
                            "SSO\n   enabled", "a.b"));
    assert_true(
        hash != hash_of(desk, "name: SSO enabled", "SSO enabled", "a.c"));
    assert_true(hash != hash_of(desk, "name: SSO enable", "SSO enable", "a.b"));
    assert_true(
        hash != hash_of(desk, "name: SSO enabled", "SSO enabled", NULL));
}

static void
a_place_past_the_end_has_a_fingerprint(void **state)
{
    struct desk *desk = *state;
    struct finding finding = {
        .rule = CS301, .at = place_in(desk->plan, 4000000000U, 4000000000U)};
    struct finding none = {.rule = CS301};
    assert_true(finding_hash(&finding) == finding_hash(&none));
}

static void
equal_fingerprints_get_ordinals(void **state)
{
    struct desk *desk = *state;
    for (int i = 0; i < 3; i++)
        found(desk, CS301, nth(desk->plan, "SSO enabled", i % 2),
            SEVERITY_ERROR, "x", "m");
    struct identity *all = report_identities(&desk->report);
    for (int i = 0; i < 3; i++) {
        assert_true(all[i].hash == all[0].hash);
        assert_int_equal(all[i].ordinal, i + 1);
    }
    struct buf text = {0};
    identity_put(&text, (struct identity){0xAB, 1});
    assert_string_equal(text.p, "00000000000000ab");
    identity_put(&text, (struct identity){0xAB, 2});
    assert_string_equal(text.p, "00000000000000ab00000000000000ab-2");
    buf_free(&text);
    free(all);
}

static void
gitlab_tells_copies_of_a_plan_apart(void **state)
{
    struct desk *desk = *state;
    const struct report_writer *writer = report_writer(REPORT_GITLAB);
    struct report_style style = {.format = REPORT_GITLAB};
    struct buf body = {0}, once = {0};
    found(desk, CS301, nth(desk->plan, "SSO enabled", 0), SEVERITY_ERROR, "x",
        "m");
    writer->group(&style, &desk->group, &once);
    writer->group(&style, &desk->group, &body);
    buf_str(&body, writer->between);
    writer->group(&style, &desk->group, &body);
    writer->settle(&desk->run, &body);
    assert_int_equal(strncmp(body.p, once.p, once.n), 0);
    assert_int_equal(body.n, 2 * once.n + strlen(writer->between) + 2);
    assert_non_null(strstr(body.p + once.n, "-2\",\"check_name\""));
    buf_free(&once);
    buf_free(&body);
}

/* --- limits and gates --- */

static int
count_of(const char *text, const char *words)
{
    int count = 0;
    for (; (text = strstr(text, words)); text++)
        count++;
    return count;
}

static void
github_shows_ten_of_a_kind_and_says_the_rest(void **state)
{
    struct desk *desk = *state;
    struct place at = nth(desk->plan, "kind", 0);
    for (int rule = 1; rule <= 12; rule++) {
        found(desk, (enum rule_id)rule, at, SEVERITY_ERROR, NULL, "one");
        found(desk, (enum rule_id)rule, at, SEVERITY_WARNING, NULL, "two");
        found(desk, (enum rule_id)(rule + 12), at, SEVERITY_WARNING, NULL, "m");
        found(desk, (enum rule_id)(rule + 24), at, SEVERITY_NOTE, NULL, "m");
    }
    desk->run.errors = 12;
    desk->run.warnings = 24;
    desk->run.notes = 12;
    char *text = written(desk, REPORT_GITHUB, true);
    assert_int_equal(count_of(text, "::error file="), 10);
    assert_int_equal(count_of(text, "::warning file="), 10);
    assert_int_equal(count_of(text, "::notice file="), 9);
    assert_int_equal(count_of(text, "(and 1 more of this rule"), 10);
    assert_true(strstr(text, "::warning") > strstr(text, "::error"));
    /* 48 in all; 10 errors stand for two each, 10 warnings, 9 notes. */
    assert_non_null(strstr(text, "::9 more findings are not shown here"));
    free(text);
}

static void
junit_fails_what_reaches_the_gate(void **state)
{
    struct desk *desk = *state;
    struct report_style style = {
        .format = REPORT_JUNIT, .gate = SEVERITY_WARNING};
    struct buf out = {0};
    found(desk, CS301, nth(desk->plan, "SSO", 0), SEVERITY_WARNING, "x", "m");
    junit_group(&style, &desk->group, &out);
    assert_non_null(strstr(out.p, "<failure type=\"warning\""));
    buf_clear(&out);
    style.gate = SEVERITY_ERROR;
    junit_group(&style, &desk->group, &out);
    assert_null(strstr(out.p, "<failure"));
    assert_non_null(strstr(out.p, "<system-out>"));
    buf_free(&out);
}

static void
junit_passes_a_clean_definition(void **state)
{
    struct desk *desk = *state;
    char *text = written(desk, REPORT_JUNIT, true);
    assert_non_null(strstr(text, "tests=\"1\" failures=\"0\""));
    assert_non_null(strstr(text, "name=\"no findings\"/>"));
    free(text);
}

static void
a_report_without_findings_is_whole(void **state)
{
    struct desk *desk = *state;
    char *text = written(desk, REPORT_MARKDOWN, true);
    assert_string_equal(text, "# Findings\n\n2 files checked, no findings.\n");
    free(text);
    text = written(desk, REPORT_GITLAB, true);
    assert_string_equal(text, "[\n\n]\n");
    free(text);
    text = written(desk, REPORT_GITHUB, true);
    assert_true(!text || !text[0]);
    free(text);
}

static void
many_of_one_rule_are_folded_with_their_number(void **state)
{
    struct desk *desk = *state;
    struct report_style style = {.format = REPORT_FULL, .fold = true};
    struct buf out = {0};
    for (int i = 0; i < 20; i++)
        found(desk, CS006, place_in(desk->plan, (uint32_t)i * 5, 1),
            SEVERITY_ERROR, NULL, "m");
    full_group(&style, &desk->group, &out);
    assert_int_equal(count_of(out.p, "error[CS006"), 3);
    assert_non_null(strstr(out.p, "and 17 more of CS006 wrong-value: lines "));
    assert_non_null(strstr(out.p, " and 7 further\n"));
    assert_int_equal(count_of(out.p, "  why  "), 1);
    buf_clear(&out);
    style.fold = false;
    full_group(&style, &desk->group, &out);
    assert_int_equal(count_of(out.p, "error[CS006"), 20);
    buf_free(&out);
}

static void
formats_are_found_by_name(void **state)
{
    (void)state;
    for (int i = 0; i < REPORT_FORMATS; i++)
        assert_int_equal(
            report_format_find(report_writer((enum report_format)i)->name), i);
    assert_int_equal(report_format_find("xml"), REPORT_FORMATS);
}

int
main(void)
{
#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        AT_DESK(full_is_golden),
        AT_DESK(concise_is_golden),
        AT_DESK(json_is_golden),
        AT_DESK(sarif_is_golden),
        AT_DESK(junit_is_golden),
        AT_DESK(github_is_golden),
        AT_DESK(gitlab_is_golden),
        AT_DESK(checkstyle_is_golden),
        AT_DESK(rdjsonl_is_golden),
        AT_DESK(markdown_is_golden),
        AT_DESK(no_format_sends_raw_control_characters),
        cmocka_unit_test(json_escapes_what_it_must),
        cmocka_unit_test(xml_holds_what_it_can),
        AT_DESK(any_bytes_leave_every_format_whole),
        AT_DESK(a_fingerprint_follows_text_and_field_not_lines),
        AT_DESK(a_place_past_the_end_has_a_fingerprint),
        AT_DESK(equal_fingerprints_get_ordinals),
        AT_DESK(gitlab_tells_copies_of_a_plan_apart),
        AT_DESK(github_shows_ten_of_a_kind_and_says_the_rest),
        AT_DESK(junit_fails_what_reaches_the_gate),
        AT_DESK(junit_passes_a_clean_definition),
        AT_DESK(a_report_without_findings_is_whole),
        AT_DESK(many_of_one_rule_are_folded_with_their_number),
        cmocka_unit_test(formats_are_found_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
