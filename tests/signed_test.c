/* Terms read back from a file, who may sign, and a plan as it was signed. */
#include "in_arena.h"
#include "plan_from_text.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/text.h"
#include "seal/signed.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

static const struct json *
read_json(struct arena *arena, const char *text)
{
    return json_read(arena, (struct slice){text, strlen(text)});
}

/* --- the reader of canonical JSON --- */

static void
canonical_json_is_read(void **state)
{
    static const char *const texts[] = {
        "\"\"",
        "\"a b\"",
        "[]",
        "{}",
        "[\"a\",[\"b\"],{\"c\":\"d\"}]",
        "{\"a\":\"1\",\"b\":[\"x\",\"y\"],\"c\":{}}",
        "\"\\u0001\\\"\\\\\xC3\xA9\"",
        "{\"\xF0\x9F\x98\x80\":\"1\",\"\xEF\xBC\xA1\":\"2\"}",
    };
    for (int i = 0; i < COUNT(texts); i++)
        if (!read_json(*state, texts[i]))
            fail_msg("is not read: %s", texts[i]);
    const struct json *value =
        read_json(*state, "{\"a\":\"1\",\"b\":[\"x\",\"y\"],\"c\":{}}");
    assert_true(json_is_object(value));
    assert_int_equal(json_count(value), 3);
    assert_string_equal(json_name_at(value, 2), "c");
    assert_string_equal(json_string_of(json_get(value, "a")), "1");
    assert_true(json_is_list(json_get(value, "b")));
    assert_string_equal(json_string_of(json_at(json_get(value, "b"), 1)), "y");
    assert_null(json_get(value, "d"));
    assert_null(json_get(json_get(value, "a"), "a"));
    assert_null(json_at(value, 3));
    assert_null(json_at(value, -1));
    assert_null(json_name_at(NULL, 0));
    assert_null(json_string_of(value));
}

static void
all_else_is_not_json_of_ours(void **state)
{
    static const char *const texts[] = {
        "",
        " ",
        "a",
        "1",
        "true",
        "null",
        "\"",
        "\"a",
        "[",
        "]",
        "[\"a\"",
        "[\"a\",]",
        "[,\"a\"]",
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":\"b\"",
        "{\"a\":\"b\",}",
        "{a:\"b\"}",
        "{\"a\" : \"b\"}",
        " {}",
        "{} ",
        "{}{}",
        "{\"b\":\"1\",\"a\":\"2\"}",
        "{\"a\":\"1\",\"a\":\"1\"}",
        "[ ]",
        "\"\\u0041\"",
        "\"\\u000a\"",
        "\"\\u0000\"",
        "\"\\u00\"",
        "\"\\x\"",
        "\"\\",
        "\"\\u+001\"",
        "\"\n\"",
        "\"a  b\"",
        "\" a\"",
        "\"\\/\"",
        "\"e\xCC\x81\"",
        "\"\xC3\"",
        "\"\xFF\"",
        "[\"\"]",
        "[{}]",
        "[1]",
        "{\"a\":1}",
        "{\"a\":{\"b\":-1.5e3}}",
        "\xEF\xBB\xBF{}",
        "{\"\xEF\xBC\xA1\":\"2\",\"\xF0\x9F\x98\x80\":\"1\"}",
    };
    for (int i = 0; i < COUNT(texts); i++)
        if (read_json(*state, texts[i]))
            fail_msg("is read: %s", texts[i]);
    assert_null(json_read(*state, (struct slice){"\"a\0b\"", 5}));
}

static const char *
nested(struct arena *arena, int depth)
{
    struct buf text = {0};
    for (int i = 0; i < depth; i++)
        buf_char(&text, '[');
    buf_str(&text, "\"a\"");
    for (int i = 0; i < depth; i++)
        buf_char(&text, ']');
    char *made = arena_strndup(arena, text.p, text.n);
    buf_free(&text);
    return made;
}

static void
nesting_is_bounded(void **state)
{
    assert_non_null(read_json(*state, nested(*state, JSON_DEPTH)));
    assert_null(read_json(*state, nested(*state, JSON_DEPTH + 1)));
    assert_null(read_json(*state, nested(*state, 1000000)));
}

static void
equal_values_are_the_same(void **state)
{
    static const char *const texts[] = {"\"a\"", "\"b\"", "[]", "{}", "[\"a\"]",
        "[\"a\",\"a\"]", "{\"a\":\"a\"}", "{\"b\":\"a\"}", "{\"a\":\"b\"}"};
    for (int i = 0; i < COUNT(texts); i++)
        for (int j = 0; j < COUNT(texts); j++)
            assert_int_equal(json_same(read_json(*state, texts[i]),
                                 read_json(*state, texts[j])),
                i == j);
    assert_true(json_same(NULL, NULL));
    assert_false(json_same(NULL, read_json(*state, "{}")));
}

/* --- the file of terms --- */

static const char base[] =
    "---\n"
    "kind: plan\n"
    "id: northwind\n"
    "title: Plan\n"
    "type: onboarding\n"
    "stage: active\n"
    "start: 2026-07-01\n"
    "parties: {vendor: {name: Brightdesk}, customer: {name: Northwind}}\n"
    "people:\n"
    "  sam:   {name: Sam Okafor, side: vendor}\n"
    "  priya: {name: Priya Raman, side: vendor}\n"
    "  dana:  {name: Dana Reyes, side: customer}\n"
    "  lena:  {name: Lena Vogt, side: customer}\n"
    "sponsors: {vendor: priya, customer: lena}\n"
    "outcome: {statement: Reduce it, metric: response, "
    "worth: {per: 1 h, is: 5 EUR}}\n"
    "value: {seeks: Speed, gives: Help}\n"
    "metrics:\n"
    "  response:\n"
    "    name: First response\n"
    "    role: outcome\n"
    "    unit: h\n"
    "    baseline: {value: 8, on: 2026-06-20, source: Report}\n"
    "    target: 2\n"
    "    by: 2026-09-30\n"
    "    readings: {2026-07-15: 7.1}\n"
    "milestones:\n"
    "  half:\n"
    "    name: Half target\n"
    "    due: 2026-08-19\n"
    "    moves: response\n"
    "    target: 4 h\n"
    "    owners: {vendor: sam, customer: dana}\n"
    "expectations:\n"
    "  - {expects: A named person, delivery: met}\n"
    "---\n";

static const char *
edited(struct arena *arena, const char *text, const char *old, const char *now)
{
    const char *at = strstr(text, old);
    if (!at)
        fail_msg("the plan lacks %s", old);
    return arena_printf(
        arena, "%.*s%s%s", (int)(at - text), text, now, at + strlen(old));
}

static struct slice
file_of(struct arena *arena, const struct terms *terms, const char *end)
{
    const char *text =
        arena_printf(arena, "%.*s%s", (int)terms->json.n, terms->json.p, end);
    return (struct slice){text, strlen(text)};
}

static void
file_is_held_against_its_digest(void **state)
{
    struct arena *arena = *state;
    struct terms terms = terms_of(arena, plan_from_text(arena, base));
    static const char *const ends[] = {"\n", "", "\r\n"};
    for (int i = 0; i < COUNT(ends); i++) {
        struct signed_terms found =
            signed_parse(arena, file_of(arena, &terms, ends[i]), terms.digest);
        assert_int_equal(found.state, SIGNED_FINE);
        assert_string_equal(found.digest, terms.digest);
        assert_null(found.why);
        assert_true(json_same(found.file, terms.file));
    }
    struct slice bytes = file_of(arena, &terms, "\n");
    struct signed_terms other = signed_parse(arena, bytes, "sha256:00");
    assert_int_equal(other.state, SIGNED_EDITED);
    assert_non_null(other.why);
    const char *softened =
        edited(arena, bytes.p, "\"target\":\"2\"", "\"target\":\"3\"");
    struct signed_terms soft = signed_parse(
        arena, (struct slice){softened, strlen(softened)}, terms.digest);
    assert_int_equal(soft.state, SIGNED_EDITED);
    assert_non_null(soft.file);
    assert_string_not_equal(soft.digest, terms.digest);
}

static void
file_of_anything_else_is_unreadable(void **state)
{
    struct arena *arena = *state;
    static const char *const texts[] = {"", "\n", "{}\n", "not json", "\"a\"",
        "{\"arrangements\":{},\"format\":\"countersign-terms-2\",\"plan\":"
        "\"a\","
        "\"terms\":{}}",
        "{\"arrangements\":{},\"format\":\"countersign-terms-1\",\"plan\":"
        "\"a\","
        "\"terms\":\"a\"}",
        "{\"format\":\"countersign-terms-1\",\"plan\":\"a\",\"terms\":{}}",
        ("{\"arrangements\":{},\"format\":\"countersign-terms-1\","
         "\"plan\":\"a\",\n \"terms\":{}}")};
    for (int i = 0; i < COUNT(texts); i++) {
        struct slice bytes = {texts[i], strlen(texts[i])};
        struct signed_terms found = signed_parse(arena, bytes, "sha256:");
        assert_int_equal(found.state, SIGNED_UNREADABLE);
        assert_null(found.file);
        assert_string_equal(found.digest, "");
        assert_non_null(found.why);
    }
}

/* No flipped bit of the terms goes unseen. */
static void
every_byte_of_the_terms_counts(void **state)
{
    struct arena *arena = *state;
    struct terms terms = terms_of(arena, plan_from_text(arena, base));
    struct slice bytes = file_of(arena, &terms, "\n");
    size_t from = (size_t)(strstr(bytes.p, "\"terms\":{") - bytes.p);
    for (size_t i = from; i < bytes.n - 1; i++) {
        struct arena *scratch = arena_new();
        char *bad = arena_strndup(scratch, bytes.p, bytes.n);
        bad[i] ^= 1;
        struct signed_terms found =
            signed_parse(scratch, (struct slice){bad, bytes.n}, terms.digest);
        assert_int_not_equal(found.state, SIGNED_FINE);
        arena_free(scratch);
    }
}

/* --- names, proofs, signers --- */

static void
names_and_proofs(void **state)
{
    assert_string_equal(
        signed_name(*state, "northwind", "sha256:9f2c1a40b7d3ffff"),
        "northwind.terms-9f2c1a40b7d3.json");
    assert_true(signed_proof_is_file("signed.pdf", HOW_EMAIL));
    assert_true(signed_proof_is_file("The mail of May.EML", HOW_EMAIL));
    assert_true(signed_proof_is_file("scan", HOW_PDF));
    assert_false(signed_proof_is_file("Looks good.", HOW_EMAIL));
    assert_false(signed_proof_is_file("agreed", HOW_MEETING));
    assert_false(signed_proof_is_file("as in v1.2", HOW_FORM));
    assert_false(signed_proof_is_file("  ", HOW_PDF));
    assert_false(signed_proof_is_file(NULL, HOW_PDF));
    struct plan plan = {.def.path = "plans/a.md"};
    struct signoff signoff = {.how.value = HOW_EMAIL};
    assert_null(signed_proof(*state, &plan, &signoff));
    signoff.proof = (struct text){VALUE_SET, .s = "../mails/yes.eml"};
    assert_string_equal(signed_proof(*state, &plan, &signoff), "mails/yes.eml");
    signoff.proof.s = "Looks good";
    assert_null(signed_proof(*state, &plan, &signoff));
}

static struct signoff
by(enum side side, const char *who, const char *whom)
{
    struct signoff made = {.side = {VALUE_SET, .value = side}};
    made.by = (struct person_ref){VALUE_SET, .id = who};
    if (whom)
        made.on_behalf_of = (struct person_ref){VALUE_SET, .id = whom};
    return made;
}

static void
signers_stand_before_sponsors(void **state)
{
    struct arena *arena = *state;
    const struct plan *plan = plan_from_text(arena, base);
    assert_string_equal(seal_signer(plan, SIDE_VENDOR)->id, "priya");
    assert_string_equal(seal_signer(plan, SIDE_CUSTOMER)->id, "lena");
    struct signoff lena = by(SIDE_CUSTOMER, "lena", NULL);
    struct signoff dana = by(SIDE_CUSTOMER, "dana", NULL);
    struct signoff for_lena = by(SIDE_CUSTOMER, "dana", "lena");
    assert_true(seal_is_entitled(plan, &lena));
    assert_false(seal_is_entitled(plan, &dana));
    assert_true(seal_is_entitled(plan, &for_lena));
    plan = plan_from_text(arena,
        edited(arena, base, "value:", "signers: {customer: dana}\nvalue:"));
    assert_string_equal(seal_signer(plan, SIDE_CUSTOMER)->id, "dana");
    assert_string_equal(seal_signer(plan, SIDE_VENDOR)->id, "priya");
    assert_true(seal_is_entitled(plan, &dana));
    assert_true(seal_is_entitled(plan, &lena));
    struct plan empty = {0};
    assert_true(is_absent(*seal_signer(&empty, SIDE_VENDOR)));
    assert_false(seal_is_entitled(&empty, &lena));
}

/* --- a folder with signed terms --- */

struct folder {
    char path[32];
    struct root root;
};

static struct folder
make_folder(void)
{
    struct folder folder = {.path = "/tmp/countersign-XXXXXX"};
    assert_non_null(mkdtemp(folder.path));
    assert_true(root_open(&folder.root, folder.path));
    return folder;
}

static void
drop_folder(struct arena *arena, struct folder *folder)
{
    struct file_list list;
    file_list(arena, &folder->root, ".", "", &list);
    for (int i = 0; i < list.count; i++)
        unlink(arena_printf(arena, "%s/%s", folder->path, list.paths[i]));
    root_close(&folder->root);
    rmdir(folder->path);
}

/* Puts the terms of the text into the folder; the entry to put in a plan. */
static const char *
sign_text(struct arena *arena, const struct folder *folder, const char *text,
    const char *side, const char *who, const char *on)
{
    struct terms terms = terms_of(arena, plan_from_text(arena, text));
    const char *name = signed_name(arena, "northwind", terms.digest);
    assert_true(file_write(arena_printf(arena, "%s/%s", folder->path, name),
        file_of(arena, &terms, "\n")));
    return arena_printf(arena,
        "  - {side: %s, by: %s, on: %s, terms: \"%s\", file: %s}\n", side, who,
        on, terms.digest, name);
}

static const char *
with_signoffs(struct arena *arena, const char *text, const char *entries)
{
    return edited(arena, text,
        "value:", arena_printf(arena, "signoff:\n%svalue:", entries));
}

static void
signed_terms_are_found_or_told_apart(void **state)
{
    struct arena *arena = *state;
    struct folder folder = make_folder();
    const char *entry =
        sign_text(arena, &folder, base, "customer", "lena", "2026-07-02");
    const struct plan *plan =
        plan_from_text(arena, with_signoffs(arena, base, entry));
    struct signoff signoff = plan->signoff.items[0];
    struct signed_terms found = signed_read(arena, &folder.root, &signoff);
    assert_int_equal(found.state, SIGNED_FINE);
    assert_string_equal(found.path, signoff.file.s);
    signoff.terms.s = "sha256:00";
    found = signed_read(arena, &folder.root, &signoff);
    assert_int_equal(found.state, SIGNED_OTHER);
    struct slice bytes = {NULL, 0};
    assert_int_equal(
        file_read(arena, &folder.root, signoff.file.full, &bytes), FILE_OK);
    assert_true(
        file_write(arena_printf(arena, "%s/copy.json", folder.path), bytes));
    signoff.file.full = "copy.json";
    found = signed_read(arena, &folder.root, &signoff);
    assert_int_equal(found.state, SIGNED_EDITED);
    signoff.file.full = "gone.json";
    found = signed_read(arena, &folder.root, &signoff);
    assert_int_equal(found.state, SIGNED_MISSING);
    assert_string_equal(found.why, "does not exist");
    signoff.file.full = "../gone.json";
    found = signed_read(arena, &folder.root, &signoff);
    assert_int_equal(found.state, SIGNED_UNREADABLE);
    signoff.file.state = VALUE_ABSENT;
    found = signed_read(arena, &folder.root, &signoff);
    assert_int_equal(found.state, SIGNED_UNNAMED);
    assert_null(found.path);
    drop_folder(arena, &folder);
}

/* --- what holds, and what does not --- */

static void
terms_break_a_seal_and_progress_does_not(void **state)
{
    static const struct {
        const char *old, *now;
        enum seal_state is;
    } edits[] = {
        {"", "", SEAL_HOLDS},
        {"target: 2\n", "target: 3\n", SEAL_CHANGED},
        {"due: 2026-08-19", "due: 2026-08-26", SEAL_CHANGED},
        {"A named person", "Any person", SEAL_CHANGED},
        {"gives: Help", "gives: Hope", SEAL_CHANGED},
        {"target: 2\n", "target: 120 min\n", SEAL_HOLDS},
        {"due: 2026-08-19", "due: week 7", SEAL_HOLDS},
        {"2026-07-15: 7.1", "2026-07-15: 7.1, 2026-08-01: 5", SEAL_HOLDS},
        {"delivery: met", "delivery: missed, note: Late", SEAL_HOLDS},
        {"target: 4 h\n",
            "target: 4 h\n    status: at-risk\n    expected: "
            "2026-09-04\n",
            SEAL_HOLDS},
        {"stage: active", "stage: agreed", SEAL_HOLDS},
        {"owners: {vendor: sam", "owners: {vendor: priya", SEAL_HOLDS},
        {"---\n", "---\n# a comment\n", SEAL_HOLDS},
    };
    struct arena *arena = *state;
    struct terms terms = terms_of(arena, plan_from_text(arena, base));
    const char *entries = arena_printf(arena,
        "  - {side: customer, by: lena, on: 2026-07-02, terms: \"%s\"}\n"
        "  - {side: vendor, by: priya, on: 2026-07-03, terms: \"%s\"}\n",
        terms.digest, terms.digest);
    const char *text = with_signoffs(arena, base, entries);
    for (int i = 0; i < COUNT(edits); i++) {
        const struct plan *plan = plan_from_text(
            arena, edited(arena, text, edits[i].old, edits[i].now));
        struct terms now = terms_of(arena, plan);
        assert_int_equal(seal_of(plan, &now, SIDE_CUSTOMER).state, edits[i].is);
        assert_int_equal(seal_of(plan, &now, SIDE_VENDOR).state, edits[i].is);
    }
}

/* --- a plan as it was signed --- */

static void
check_first(const struct plan *then, const struct plan *plan)
{
    const struct metric *metric = &then->metrics.items[0];
    const struct milestone *half = &then->milestones.items[0];
    assert_string_equal(then->outcome.statement.s, "Reduce it");
    assert_string_equal(metric->name.s, "First response");
    assert_int_equal(quantity_in(metric->target, metric->unit.s), 2000000);
    assert_int_equal(metric->by.day, day_parse_iso("2026-09-30"));
    assert_int_equal(half->due.day, day_parse_iso("2026-08-19"));
    assert_int_equal(quantity_in(half->target, metric->unit.s), 4000000);
    assert_ptr_equal(half->moves.items[0].to, metric);
    assert_ptr_not_equal(then, plan);
}

static const struct plan *
as_signed(struct arena *arena, const struct folder *folder,
    const struct plan *plan, day_t day)
{
    struct signed_terms agreed = signed_on(arena, &folder->root, plan, day);
    return plan_as_signed(arena, plan, day, &agreed);
}

static void
plan_is_told_as_it_was_signed(void **state)
{
    struct arena *arena = *state;
    struct folder folder = make_folder();
    const char *second = edited(arena, base, "target: 2\n", "target: 3\n");
    second = edited(arena, second, "due: 2026-08-19", "due: 2026-08-26");
    second = edited(arena, second, "Reduce it", "Reduce it a bit");
    second = edited(arena, second, "name: First response", "name: Answer");
    second = edited(arena, second, "target: 4 h", "target: 5 h");
    const char *entries = arena_printf(arena, "%s%s",
        sign_text(arena, &folder, base, "customer", "lena", "2026-07-02"),
        sign_text(arena, &folder, second, "vendor", "priya", "2026-08-10"));
    const char *third = edited(arena, second, "target: 3\n", "target: 4\n");
    const struct plan *plan =
        plan_from_text(arena, with_signoffs(arena, third, entries));
    const struct plan *then =
        as_signed(arena, &folder, plan, day_parse_iso("2026-07-31"));
    check_first(then, plan);
    assert_int_equal(then->signoff.count, 1);
    then = as_signed(arena, &folder, plan, day_parse_iso("2026-08-10"));
    assert_int_equal(then->metrics.items[0].target.micro, 3000000);
    assert_string_equal(then->outcome.statement.s, "Reduce it a bit");
    then = as_signed(arena, &folder, plan, day_parse_iso("2026-07-01"));
    assert_int_equal(then->metrics.items[0].target.micro, 4000000);
    assert_int_equal(then->signoff.count, 0);
    assert_int_equal(plan->metrics.items[0].target.micro, 4000000);
    drop_folder(arena, &folder);
}

/* A damaged file is passed over, a metric with another unit left alone, and
 * what one unit of time says is said in the other. */
static void
signed_terms_that_do_not_fit_are_left(void **state)
{
    struct arena *arena = *state;
    struct folder folder = make_folder();
    const char *entry =
        sign_text(arena, &folder, base, "customer", "lena", "2026-07-02");
    const char *later = edited(arena, base, "target: 2\n", "target: 3\n");
    const char *entries = arena_printf(arena,
        "%s  - {side: vendor, by: sam, on: 2026-07-05, terms: \"sha256:00\", "
        "file: no.json}\n",
        entry);
    const struct plan *plan =
        plan_from_text(arena, with_signoffs(arena, later, entries));
    day_t day = day_parse_iso("2026-07-31");
    const struct plan *then = as_signed(arena, &folder, plan, day);
    assert_int_equal(then->metrics.items[0].target.micro, 2000000);
    plan = plan_from_text(
        arena, edited(arena, with_signoffs(arena, later, entries), "unit: h",
                   "unit: min"));
    then = as_signed(arena, &folder, plan, day);
    const struct metric *metric = &then->metrics.items[0];
    assert_string_equal(metric->unit.s, "min");
    assert_int_equal(quantity_in(metric->target, "min"), 120000000);
    later = edited(arena, later, "unit: h", "unit: tickets");
    later = edited(arena, later, "per: 1 h", "per: 1");
    later = edited(arena, later, "target: 4 h", "target: 4");
    plan = plan_from_text(arena, with_signoffs(arena, later, entries));
    then = as_signed(arena, &folder, plan, day);
    assert_int_equal(then->metrics.items[0].target.micro, 3000000);
    assert_string_equal(then->metrics.items[0].unit.s, "tickets");
    assert_int_equal(then->milestones.items[0].target.micro, 4000000);
    assert_string_equal(then->milestones.items[0].target.unit, "");
    assert_string_equal(then->outcome.worth.per.unit, "");
    drop_folder(arena, &folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(canonical_json_is_read),
        ARENA_TEST(all_else_is_not_json_of_ours),
        ARENA_TEST(nesting_is_bounded),
        ARENA_TEST(equal_values_are_the_same),
        ARENA_TEST(file_is_held_against_its_digest),
        ARENA_TEST(file_of_anything_else_is_unreadable),
        ARENA_TEST(every_byte_of_the_terms_counts),
        ARENA_TEST(names_and_proofs),
        ARENA_TEST(signers_stand_before_sponsors),
        ARENA_TEST(signed_terms_are_found_or_told_apart),
        ARENA_TEST(terms_break_a_seal_and_progress_does_not),
        ARENA_TEST(plan_is_told_as_it_was_signed),
        ARENA_TEST(signed_terms_that_do_not_fit_are_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
