#include <stdlib.h>
#include <unistd.h>

#include "in_arena.h"
#include "plan_from_text.h"

#include "base/text.h"
#include "seal/terms.h"

/* --- a plan, and one part of its text replaced --- */

static const char northwind[] =
    "---\n"
    "kind: plan\n"
    "id: northwind\n"
    "title: Northwind and Brightdesk mutual success plan\n"
    "type: onboarding\n"
    "product: [Routing, Help centre]\n"
    "stage: active\n"
    "start: 2026-07-01\n"
    "renewal: 2027-06-30\n"
    "parties:\n"
    "  vendor: {name: Brightdesk}\n"
    "  customer: {name: Northwind Traders}\n"
    "people:\n"
    "  sam: {name: Sam Okafor, side: vendor, role: Success Manager}\n"
    "  dana: {name: Dana Reyes, side: customer, role: Head of Support}\n"
    "  omar: {name: Omar Haddad, side: customer, role: Administrator}\n"
    "sponsors: {vendor: sam, customer: dana}\n"
    "outcome:\n"
    "  statement: Reduce first-response time from 8 h to 2 h by 2026-09-30\n"
    "  metric: response\n"
    "  why: Every hour keeps one in forty orders\n"
    "  confirmed: {by: dana, on: 2026-06-24}\n"
    "  worth: {per: 1 h, is: 12000 EUR}\n"
    "value:\n"
    "  seeks: Fewer cancelled orders\n"
    "  gives: Routing that answers the common third of tickets in Z\u00FCrich\n"
    "metrics:\n"
    "  response:\n"
    "    name: First-response time\n"
    "    role: outcome\n"
    "    unit: h\n"
    "    measured: First human reply, weekly mean\n"
    "    reported-by: omar\n"
    "    every: week\n"
    "    baseline: {value: 8, on: 2026-06-20, over: 3 months, source: Report}\n"
    "    target: 2 h\n"
    "    by: 2026-09-30\n"
    "    readings: {2026-07-15: 7.1, 2026-08-01: 5.6}\n"
    "  routed:\n"
    "    name: Tickets routed without a person\n"
    "    role: leading\n"
    "    leads-to: response\n"
    "    unit: \"%\"\n"
    "    baseline: {value: 0, on: 2026-07-01, source: Routing log}\n"
    "    target: 60\n"
    "    by: 2026-09-15\n"
    "milestones:\n"
    "  six:\n"
    "    name: First response under six hours\n"
    "    due: week 4\n"
    "    moves: [response, routed]\n"
    "    target: 6 h\n"
    "    owners: {vendor: sam, customer: dana}\n"
    "    status: planned\n"
    "  two:\n"
    "    name: Under two hours across all teams\n"
    "    due: 2026-09-30\n"
    "    moves: response\n"
    "    target: 2 h\n"
    "    owners: {vendor: sam, customer: omar}\n"
    "cadence:\n"
    "  - {meeting: Checkpoint, every: week, length: 30 min,"
    " attendees: [sam, dana]}\n"
    "expectations:\n"
    "  - expects: A named person answers within four hours\n"
    "    delivery: met\n"
    "  - expects: A fix for the weekend queue\n"
    "    delivery: partly\n"
    "escalation:\n"
    "  - {after: 5 days, when: blocked, to: [sam, dana]}\n"
    "---\n"
    "\n"
    "Some prose.\n";

static const char *
replaced(
    struct arena *arena, const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    if (!at)
        fail_msg("%s is not in the plan", from);
    assert_null(strstr(at + 1, from));
    return arena_printf(
        arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static struct terms
terms_of_text(struct arena *arena, const char *text)
{
    return terms_of(arena, plan_from_text(arena, text));
}

struct edit {
    const char *from, *to;
};

enum shows { IN_NONE, IN_TERMS, IN_ARRANGEMENTS, IN_BOTH };

static void
assert_edits_show(
    struct arena *arena, const struct edit *edits, size_t count, enum shows in)
{
    struct terms before = terms_of_text(arena, northwind);
    for (size_t i = 0; i < count; i++) {
        const char *text =
            replaced(arena, northwind, edits[i].from, edits[i].to);
        struct terms after = terms_of_text(arena, text);
        bool terms = !text_is(after.digest, before.digest);
        bool arrangements =
            !slice_same(after.arrangements, before.arrangements);
        if (terms != (in == IN_TERMS || in == IN_BOTH) ||
            arrangements != (in == IN_ARRANGEMENTS || in == IN_BOTH))
            fail_msg("%s -> %s: terms %d, arrangements %d", edits[i].from,
                edits[i].to, terms, arrangements);
    }
}
#define ASSERT_EDITS_SHOW(arena, edits, in)                                    \
    assert_edits_show((arena), (edits), sizeof(edits) / sizeof *(edits), (in))

/* --- */

static void
ways_to_write_the_same_do_not_count(void **state)
{
    static const struct edit edits[] = {
        {"target: 2 h\n    by:", "target: 120 min\n    by:"},
        {"target: 2 h\n    by:", "target: 2.0\n    by:"},
        {"target: 6 h", "target: 6 hours"},
        {"target: 6 h", "target: 0.25 d"},
        {"value: 8,", "value: 480 min,"},
        {"target: 60", "target: 60 %"},
        {"due: week 4", "due: 2026-07-29"},
        {"due: week 4", "due: day 28"},
        {"by: 2026-09-30\n    readings", "by: 2026-Q3\n    readings"},
        {"unit: h", "unit: hours"},
        {"per: 1 h", "per: 60 min"},
        {"is: 12000 EUR", "is: €12k"},
        {"over: 3 months", "over: 3 month"},
        {"seeks: Fewer cancelled orders",
            "seeks: >\n    Fewer\n    cancelled   orders"},
        {"seeks: Fewer cancelled orders", "seeks: \"Fewer cancelled orders\""},
        {"Z\u00FCrich", "Zu\u0308rich"},
        {"first-response time from", "first-response\u00A0time from"},
        {"kind: plan\n", "kind: plan\n# a comment\n"},
        {"product: [Routing, Help centre]", "product: [Help centre, Routing]"},
        {"attendees: [sam, dana]", "attendees: [dana, sam]"},
        {"every: week, length: 30 min,", "length: 30 min, every: week,"},
        {"to: [sam, dana]", "to: [dana, sam]"},
        {"after: 5 days", "after: 5 d"},
        {"moves: response\n", "moves: [response]\n"},
        {"stage: active\nstart: 2026-07-01\n",
            "start: 2026-07-01\nstage: active\n"},
        {"    role: outcome\n    unit: h\n",
            "    unit: h\n    role: outcome\n"},
        {"  - expects: A named person answers within four hours\n"
         "    delivery: met\n"
         "  - expects: A fix for the weekend queue\n"
         "    delivery: partly\n",
            "  - expects: A fix for the weekend queue\n"
            "    delivery: partly\n"
            "  - expects: A named person answers within four hours\n"
            "    delivery: met\n"},
    };
    ASSERT_EDITS_SHOW(*state, edits, IN_NONE);
}

static void
progress_does_not_count(void **state)
{
    static const struct edit edits[] = {
        {"status: planned", "status: done\n    done: 2026-07-29\n"
                            "    evidence: Report of 29 July, 5.7 h"},
        {"status: planned", "status: dropped"},
        {"status: planned", "status: at-risk\n    expected: 2026-08-12"},
        {"2026-08-01: 5.6}", "2026-08-01: 5.6, 2026-08-15: 4.2}"},
        {"delivery: partly", "delivery: missed\n    note: In release 8.2"},
        {"on: 2026-06-24", "on: 2026-09-24"},
        {"stage: active", "stage: paused"},
        {"renewal: 2027-06-30", "renewal: 2027-07-31"},
        {"type: onboarding", "type: growth"},
        {"Some prose.", "Other prose."},
        {"expectations:\n", "risks:\n  - what: Peak season\nexpectations:\n"},
        {"expectations:\n", "platform: {name: Gainsight, account: x}\n"
                            "internal: {notes: Not for them}\n"
                            "expectations:\n"},
    };
    ASSERT_EDITS_SHOW(*state, edits, IN_NONE);
}

static void
arrangements_do_not_break_a_signature(void **state)
{
    static const struct edit edits[] = {
        {"owners: {vendor: sam, customer: dana}",
            "owners: {vendor: sam, customer: omar}"},
        {"name: First response under six hours", "name: Six hours, at last"},
        {"sponsors: {vendor: sam, customer: dana}",
            "sponsors: {vendor: sam, customer: omar}"},
        {"sponsors: {", "signers: {customer: omar}\nsponsors: {"},
        {"role: Head of Support", "role: Director of Support"},
        {"name: Dana Reyes", "name: Dana Reyes-Klein"},
        {"every: week, length", "every: month, length"},
        {"length: 30 min", "length: 45 min"},
        {"after: 5 days", "after: 3 days"},
        {"role: leading\n    leads-to: response", "role: adoption"},
        {"reported-by: omar", "reported-by: dana"},
    };
    ASSERT_EDITS_SHOW(*state, edits, IN_ARRANGEMENTS);
}

static void
every_softened_term_counts(void **state)
{
    static const struct edit edits[] = {
        {"vendor: {name: Brightdesk}", "vendor: {name: Brightdesk Ltd}"},
        {"from 8 h to 2 h", "from 8 h to 3 h"},
        {"  metric: response\n"
         "  why: Every hour keeps one in forty orders\n"
         "  confirmed: {by: dana, on: 2026-06-24}\n"
         "  worth: {per: 1 h,",
            "  metric: routed\n"
            "  why: Every hour keeps one in forty orders\n"
            "  confirmed: {by: dana, on: 2026-06-24}\n"
            "  worth: {per: 1,"},
        {"Every hour keeps", "Each hour keeps"},
        {"is: 12000 EUR", "is: 12000 USD"},
        {"is: 12000 EUR", "is: 11999.99 EUR"},
        {"per: 1 h", "per: 1.1 h"},
        {"seeks: Fewer", "seeks: No"},
        {"gives: Routing", "gives: Sorting"},
        {"name: First-response time", "name: First response"},
        {"unit: h", "unit: d"},
        {"weekly mean", "weekly median"},
        {"value: 8,", "value: 8.000001,"},
        {"on: 2026-06-20", "on: 2026-06-21"},
        {"over: 3 months", "over: 4 months"},
        {"source: Report", "source: Estimate"},
        {"target: 2 h\n    by:", "target: 2.5 h\n    by:"},
        {"by: 2026-09-30\n    readings", "by: 2026-10-31\n    readings"},
        {"due: week 4", "due: week 5"},
        {"due: week 4", "due: 2026-07-30"},
        {"moves: [response, routed]", "moves: [response]"},
        {"target: 6 h", "target: 361 min"},
        {"within four hours", "within five hours"},
        {"  - expects: A fix for the weekend queue\n    delivery: partly\n",
            ""},
        {"metrics:\n", "further-outcomes:\n  - statement: More routed\n"
                       "    metric: routed\nmetrics:\n"},
    };
    ASSERT_EDITS_SHOW(*state, edits, IN_TERMS);
}

/* The day of a relative date moves with the start; a new id is a new name
 * for what was agreed, and for who owns it. */
static void
some_changes_show_in_both(void **state)
{
    static const struct edit edits[] = {
        {"2026-07-01\nrenewal", "2026-07-02\nrenewal"},
        {"  two:\n    name", "  three:\n    name"},
    };
    ASSERT_EDITS_SHOW(*state, edits, IN_BOTH);
}

static void
line_ends_and_byte_order_marks_do_not_count(void **state)
{
    struct terms before = terms_of_text(*state, northwind);
    struct buf windows = {0};
    buf_str(&windows, "\xEF\xBB\xBF");
    for (const char *p = northwind; *p; p++) {
        if (*p == '\n')
            buf_char(&windows, '\r');
        buf_char(&windows, *p);
    }
    struct terms after = terms_of_text(*state, windows.p);
    assert_string_equal(after.json.p, before.json.p);
    buf_free(&windows);
}

/* By a program that shares nothing with this one, where there is Python. */
static void
digest_is_found_independently(void **state)
{
    if (system("command -v python3 >/dev/null 2>&1") != 0)
        skip();
    struct terms terms = terms_of_text(*state, northwind);
    char path[] = "/tmp/countersign-terms-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(
        write(fd, terms.json.p, terms.json.n), (ssize_t)terms.json.n);
    close(fd);
    const char *command = arena_printf(*state,
        "python3 tests/terms_independent.py check %s %s", path, terms.digest);
    int status = system(command);
    unlink(path);
    assert_int_equal(status, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(ways_to_write_the_same_do_not_count),
        ARENA_TEST(progress_does_not_count),
        ARENA_TEST(arrangements_do_not_break_a_signature),
        ARENA_TEST(every_softened_term_counts),
        ARENA_TEST(some_changes_show_in_both),
        ARENA_TEST(line_ends_and_byte_order_marks_do_not_count),
        ARENA_TEST(digest_is_found_independently),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
