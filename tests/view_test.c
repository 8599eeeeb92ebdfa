/* The model: what templates may speak of, and what no customer may read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "document/assets.h"
#include "document/template.h"
#include "document/view.h"
#include "document/words.h"
#include "plan/workspace.h"

#define TODAY "2026-08-20"
#define NORTHWIND "tests/plan/northwind"
#define GOLDEN "tests/view/northwind.model.xml"

struct set {
    struct arena *arena;
    struct words *words;
    struct root root;
};

static int
begin(void **state)
{
    struct set *set = xmalloc(sizeof *set);
    set->arena = arena_new();
    set->words = words_new(NULL);
    assert_true(root_open(&set->root, NORTHWIND));
    *state = set;
    return 0;
}

static int
end(void **state)
{
    struct set *set = *state;
    words_free(set->words);
    root_close(&set->root);
    arena_free(set->arena);
    free(set);
    return 0;
}

/* --- making models --- */

static const struct plan *
read_plan(struct set *set, const char *text)
{
    struct slice bytes = {text, strlen(text)};
    struct definition *def = definition_read(set->arena, &set->root,
        source_new(set->arena, "plan.md", bytes), "plan.md",
        day_parse_iso(TODAY));
    const struct plan *plan = definition_plan(def);
    assert_non_null(plan);
    return plan;
}

static const struct plan *
northwind(struct set *set)
{
    struct slice bytes;
    assert_int_equal(
        file_read(set->arena, &set->root, "plan.md", &bytes), FILE_OK);
    return read_plan(set, bytes.p);
}

static struct _xmlDoc *
model_of(struct set *set, const struct plan *plan, enum audience audience,
    bool draft)
{
    struct terms terms = terms_of(set->arena, plan);
    struct view_options options = {.audience = audience,
        .today = day_parse_iso(TODAY),
        .draft = draft,
        .root = &set->root,
        .words = set->words};
    return view_plan(set->arena, plan, &terms, &options, plan->def.report);
}

static const char *
dump_of(struct set *set, const struct plan *plan, enum audience audience)
{
    struct buf out = {0};
    struct _xmlDoc *model = model_of(set, plan, audience, false);
    view_dump(model, &out);
    char *kept = arena_strndup(set->arena, out.p, out.n);
    buf_free(&out);
    return kept;
}

static void
assert_says(const char *dump, const char *text)
{
    if (!strstr(dump, text))
        fail_msg("the model does not say: %s", text);
}

static void
assert_silent(const char *dump, const char *text)
{
    const char *at = strstr(dump, text);
    if (at)
        fail_msg("the model says %s: %.80s", text, at);
}

static struct tree *
document_of(struct set *set, const struct plan *plan, enum audience audience)
{
    const char *path, *error;
    struct slice text;
    assert_true(asset_read(set->arena, NULL, "plan.xhtml", &text, &path));
    struct template *template =
        template_compile(set->arena, path, text, &error);
    assert_non_null(template);
    struct _xmlDoc *model = model_of(set, plan, audience, false);
    struct tree *tree = template_run(template, model, set->arena, &error);
    if (!tree)
        fail_msg("%s", error);
    template_free(template);
    return tree;
}

/* --- the whole --- */

/* Without the fixed words: they are data of their own. */
static const char *
without_words(struct set *set, const char *dump)
{
    const char *from = strstr(dump, "  <words>");
    const char *to = strstr(dump, "</words>\n");
    assert_non_null(from);
    assert_non_null(to);
    return arena_printf(set->arena, "%.*s%s", (int)(from - dump), dump, to + 9);
}

/* UPDATE=1 in the environment writes it anew. */
static void
the_example_makes_the_model_that_was_approved(void **state)
{
    struct set *set = *state;
    const char *dump =
        without_words(set, dump_of(set, northwind(set), AUDIENCE_CUSTOMER));
    struct slice made = {dump, strlen(dump)}, golden;
    if (getenv("UPDATE"))
        assert_true(file_write(GOLDEN, made));
    assert_int_equal(file_read_any(set->arena, GOLDEN, &golden), FILE_OK);
    assert_string_equal(dump, golden.p);
}

static void
two_models_of_a_plan_are_alike(void **state)
{
    struct set *set = *state;
    const struct plan *plan = northwind(set);
    assert_string_equal(dump_of(set, plan, AUDIENCE_INTERNAL),
        dump_of(set, plan, AUDIENCE_INTERNAL));
}

/* --- what a customer reads --- */

#define BASE                                                                   \
    "---\n"                                                                    \
    "kind: plan\n"                                                             \
    "id: acme\n"                                                               \
    "title: Acme plan\n"                                                       \
    "type: growth\n"                                                           \
    "stage: active\n"                                                          \
    "start: 2026-07-01\n"                                                      \
    "parties: {vendor: {name: Vend}, customer: {name: Acme}}\n"                \
    "people:\n"                                                                \
    "  sam: {name: Sam Okafor, side: vendor, role: CSM}\n"                     \
    "  dana: {name: Dana Reyes, side: customer, role: Lead,"                   \
    " buying-role: champion}\n"                                                \
    "  piet: {name: Piet de Wit, side: customer, left: 2026-08-01}\n"          \
    "sponsors: {vendor: sam, customer: dana}\n"

#define METRICS                                                                \
    "outcome:\n"                                                               \
    "  statement: Cut the wait from 8 h to 2 h by 2026-09-30\n"                \
    "  metric: wait\n"                                                         \
    "  source: INTERNAL-source\n"                                              \
    "metrics:\n"                                                               \
    "  wait: {name: Wait, role: outcome, unit: h, target: 2, by: 2026-09-30,"  \
    " baseline: {value: 8, on: 2026-06-20},"                                   \
    " readings: {2026-08-15: 4.2}}\n"                                          \
    "  sign: {name: Routed, role: leading, leads-to: wait, unit: \"%\","       \
    " target: 60, by: 2026-09-15}\n"                                           \
    "  users: {name: Agents, role: adoption, unit: agents, target: 24,"        \
    " by: 2026-09-15}\n"

#define MILESTONES                                                             \
    "milestones:\n"                                                            \
    "  half: {name: Four hours, due: 2026-08-26, moves: wait, target: 4 h,"    \
    " owners: {vendor: sam, customer: dana}}\n"                                \
    "  alone: {name: Two hours, due: 2026-09-30, moves: wait, target: 2 h,"    \
    " owners: {vendor: sam}}\n"

/* Every field that is the vendor's own, each with a word that is nowhere
 * else. */
static const char secrets[] = BASE METRICS MILESTONES
    "segment: internal-segment\n"
    "champion: dana\n"
    "csm: sam\n"
    "renewal: 2029-01-31\n"
    "platform: {name: INTERNAL-platform, account: INTERNAL-account}\n"
    "internal:\n"
    "  expansion: [{offer: INTERNAL-offer, after: half, owner: sam}]\n"
    "  advocacy: [{ask: INTERNAL-ask, after: half, owner: sam}]\n"
    "  commercial: {arr-start: 987654 EUR, arr-now: 987655 EUR}\n"
    "  referrals: [{on: 2026-08-01, to: INTERNAL-referral}]\n"
    "  plays: [{signal: {champion: left}, play: INTERNAL-play, owner: sam}]\n"
    "  handover: {promised: INTERNAL-promise, foreseen: [INTERNAL-seen],"
    " accepted: {by: sam, on: 2026-06-28}}\n"
    "  notes: INTERNAL-notes\n"
    "waivers:\n"
    "  - {rule: CS501, reason: INTERNAL-waiver, until: 2026-10-01, by: sam}\n"
    "---\n\n## For all\n\nCommon prose.\n\n"
    "## Internal: sales\n\nINTERNAL-prose\n\n### Deeper\n\nINTERNAL-deeper\n";

static const char *const secret_words[] = {"INTERNAL-source",
    "internal-segment", "INTERNAL-platform", "INTERNAL-account",
    "INTERNAL-offer", "INTERNAL-ask", "987,654", "INTERNAL-referral",
    "INTERNAL-play", "INTERNAL-promise", "INTERNAL-seen", "INTERNAL-notes",
    "INTERNAL-waiver", "INTERNAL-prose", "INTERNAL-deeper", "2029"};

static void
a_customer_reads_nothing_internal(void **state)
{
    struct set *set = *state;
    const struct plan *plan = read_plan(set, secrets);
    const char *customer = dump_of(set, plan, AUDIENCE_CUSTOMER);
    const char *internal = dump_of(set, plan, AUDIENCE_INTERNAL);
    for (size_t i = 0; i < sizeof secret_words / sizeof *secret_words; i++) {
        assert_says(internal, secret_words[i]);
        assert_silent(customer, secret_words[i]);
    }
    static const char *const never[] = {"INTERNAL", "nternal", "dopti",
        "leading", "lagging", "champion", "csm", "ealth", "98765", "waiver",
        "buying", "Piet de Wit</name>\n        <role", "left"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_silent(customer, never[i]);
    assert_says(customer, "Common prose.");
    assert_says(customer, "early sign");
}

static void
all_that_is_internal_is_printed_in_the_internal_copy(void **state)
{
    struct set *set = *state;
    const struct plan *plan = read_plan(set, secrets);
    const char *inside =
        tree_plain(set->arena, document_of(set, plan, AUDIENCE_INTERNAL));
    const char *outside =
        tree_plain(set->arena, document_of(set, plan, AUDIENCE_CUSTOMER));
    for (size_t i = 0; i < sizeof secret_words / sizeof *secret_words; i++) {
        assert_says(inside, secret_words[i]);
        assert_silent(outside, secret_words[i]);
    }
}

static void
the_renewal_is_shown_only_when_the_plan_says_so(void **state)
{
    struct set *set = *state;
    const char *dump = dump_of(set,
        read_plan(
            set, BASE METRICS "renewal: 2029-01-31\nshow-renewal: yes\n---\n"),
        AUDIENCE_CUSTOMER);
    assert_says(dump, "<renews>");
}

static void
a_plan_paused_says_until_when(void **state)
{
    struct set *set = *state;
    const struct plan *plan = northwind(set);
    struct plan paused = *plan;
    paused.stage.value = STAGE_PAUSED;
    paused.paused.until =
        (struct date){.state = VALUE_SET, .day = day_parse_iso("2026-11-05")};
    assert_says(dump_of(set, &paused, AUDIENCE_CUSTOMER),
        "<stage>Paused until 5\xC2\xA0November</stage>");
}

/* --- text is data --- */

static void
hostile_text_stays_text(void **state)
{
    struct set *set = *state;
    const struct plan *plan = read_plan(set,
        "---\n"
        "kind: plan\n"
        "title: \"<script>alert(1)</script> & {1+1} \\x01\\\"q\\\"\"\n"
        "type: growth\n"
        "stage: draft\n"
        "start: 2026-07-01\n"
        "parties: {vendor: {name: \"]]>\"}, customer: {name: \"<b>\"}}\n"
        "people: {sam: {name: Sam, side: vendor, email: \"x' on=1\"}}\n"
        "---\n\n"
        "<script>evil()</script>\n\n"
        "[a](javascript:alert(1)) [b](JaVaScRiPt:x) [c](HTTPS://ok.example)"
        " [d](//host/x) ![pic](http://evil.example/x.png) <i>inline</i>\n");
    const char *dump = dump_of(set, plan, AUDIENCE_CUSTOMER);
    assert_silent(dump, "<script>");
    assert_silent(dump, "avascript");
    assert_silent(dump, "JaVaScRiPt");
    assert_silent(dump, "evil");
    assert_silent(dump, "//host");
    assert_silent(dump, "\x01");
    assert_says(dump, "HTTPS://ok.example");
    struct tree *tree = document_of(set, plan, AUDIENCE_CUSTOMER);
    assert_null(tree_find(tree, "script"));
    assert_null(tree_find(tree, "i"));
    assert_says(tree_plain(set->arena, tree_find(tree, "h1")),
        "<script>alert(1)</script> & {1+1} “q”");
}

static void
prose_that_nests_without_end_is_cut(void **state)
{
    struct set *set = *state;
    struct buf text = {0};
    buf_str(&text, BASE "---\n\n");
    for (int i = 0; i < 300; i++)
        buf_str(&text, "> ");
    buf_str(&text, "deep\n");
    const struct plan *plan =
        read_plan(set, arena_strndup(set->arena, text.p, text.n));
    buf_free(&text);
    assert_says(dump_of(set, plan, AUDIENCE_CUSTOMER), "<blockquote>");
}

static void
sentences_say_dates_in_words(void **state)
{
    struct set *set = *state;
    assert_says(
        dump_of(set, read_plan(set, BASE METRICS "---\n"), AUDIENCE_CUSTOMER),
        "<statement stop=\".\">Cut the wait from 8\xC2\xA0h to "
        "2\xC2\xA0h by 30\xC2\xA0September\xC2\xA0"
        "2026</statement>");
}

static void
what_ends_with_a_sign_has_no_other(void **state)
{
    static const char *const ended[] = {"Every hour counts!",
        "\u3044\u3064\u3067\u3082\u3002", "It counts\u2026"};
    struct set *set = *state;
    for (size_t i = 0; i < sizeof ended / sizeof *ended; i++) {
        const char *plan = arena_printf(set->arena,
            BASE "outcome: {statement: Cut the wait., why: \"%s\"}\n---\n",
            ended[i]);
        const char *model =
            dump_of(set, read_plan(set, plan), AUDIENCE_CUSTOMER);
        assert_says(model, "<statement>Cut the wait.</statement>");
        assert_says(model, arena_printf(set->arena, "<why>%s</why>", ended[i]));
    }
}

/* No line ends between a figure and its unit, or in a short name. */
static void
figures_and_names_are_kept_together(void **state)
{
    struct set *set = *state;
    const char *dump = dump_of(set,
        read_plan(set, BASE METRICS MILESTONES
            "expectations:\n"
            "  - expects: An answer in 14 days from 230 agents of 3 locations\n"
            "  - expects: A call from Sam Okafor, or Sam Okafors deputy, not "
            "Sam Smith\n"
            "  - expects: A call to +49 40 3617-0 within 5 rings, or "
            "+1 (415) 555 0100, in 2 + 3 days\n"
            "---\n"),
        AUDIENCE_CUSTOMER);
    assert_says(dump, "An answer in 14\xC2\xA0"
                      "days from 230 agents of 3 locations<");
    assert_says(dump, "<vendor>Sam\xC2\xA0Okafor</vendor>");
    assert_says(dump, "A call from Sam\xC2\xA0Okafor, or Sam\xC2\xA0Okafors "
                      "deputy, not Sam Smith<");
    assert_says(dump, "A call to +49\xC2\xA0"
                      "40\xC2\xA0"
                      "3617-0 within 5\xC2\xA0rings, or +1\xC2\xA0(415)"
                      "\xC2\xA0"
                      "555\xC2\xA0"
                      "0100, in 2\xC2\xA0+ 3\xC2\xA0"
                      "days<");
}

/* --- where it stands --- */

static void
a_milestone_without_an_owner_is_at_risk(void **state)
{
    struct set *set = *state;
    const char *dump = dump_of(set,
        read_plan(set, BASE METRICS MILESTONES "---\n"), AUDIENCE_CUSTOMER);
    const char *alone = strstr(dump, "<item id=\"alone\">");
    assert_non_null(alone);
    assert_says(alone, "<standing code=\"at-risk\">");
    const char *doc = tree_plain(set->arena,
        document_of(set, read_plan(set, BASE METRICS MILESTONES "---\n"),
            AUDIENCE_CUSTOMER));
    assert_says(doc, "no owner yet");
}

static void
a_plan_with_next_to_nothing_has_a_document(void **state)
{
    struct set *set = *state;
    struct tree *tree = document_of(set,
        read_plan(set, "---\nkind: plan\ntitle: T\n---\n"), AUDIENCE_INTERNAL);
    assert_non_null(tree_find(tree, "h1"));
    tree = document_of(
        set, read_plan(set, "---\nkind: plan\n---\n"), AUDIENCE_CUSTOMER);
    assert_non_null(tree_find(tree, "h1"));
}

static void
levels_at_the_ends_of_the_type_do_no_harm(void **state)
{
    struct set *set = *state;
    const struct plan *plan = read_plan(set,
        BASE "outcome: {statement: S, metric: m}\n"
             "metrics:\n"
             "  m: {name: M, role: outcome, unit: x, target: 9223372036854,"
             " by: 2026-09-30, baseline: {value: -9223372036854,"
             " on: 2026-07-01}, readings: {2026-07-02: 9223372036854}}\n"
             "---\n");
    assert_says(dump_of(set, plan, AUDIENCE_CUSTOMER), "9,223,372,036,854");
    document_of(set, plan, AUDIENCE_CUSTOMER);
}

/* --- signing --- */

static const char *
signed_dump(struct set *set, const char *how, const char *digest)
{
    const char *text = arena_printf(set->arena,
        "%ssignoff:\n"
        "  - {side: customer, by: dana, on: 2026-07-02, how: %s,"
        " recorded-by: sam, terms: \"%s\"}\n---\n",
        BASE METRICS MILESTONES, how, digest);
    return dump_of(set, read_plan(set, text), AUDIENCE_CUSTOMER);
}

static void
only_a_pdf_is_called_signed(void **state)
{
    struct set *set = *state;
    struct terms terms =
        terms_of(set->arena, read_plan(set, BASE METRICS MILESTONES "---\n"));
    const char *dump = signed_dump(set, "pdf", terms.digest);
    assert_says(dump, "<sign state=\"held\" how=\"pdf\">");
    assert_says(dump, "Signed on 2\xC2\xA0July\xC2\xA0");
    assert_says(dump, "recorded by Sam Okafor");
    assert_says(dump, "<sign state=\"blank\">");
    static const char *const others[] = {"email", "form", "meeting"};
    for (int i = 0; i < 3; i++) {
        dump = signed_dump(set, others[i], terms.digest);
        assert_says(dump, "state=\"held\"");
        assert_silent(dump, "<agreed>Signed");
    }
}

static void
a_signature_over_other_terms_asks_for_a_new_one(void **state)
{
    struct set *set = *state;
    const char *dump = signed_dump(set, "pdf",
        "sha256:0000000000000000000000000000000000000000000000000000000000000"
        "000");
    assert_silent(dump, "state=\"held\"");
    assert_says(dump, "terms that have changed since");
}

static void
a_draft_has_nothing_to_sign(void **state)
{
    struct set *set = *state;
    struct buf out = {0};
    struct _xmlDoc *model =
        model_of(set, northwind(set), AUDIENCE_CUSTOMER, true);
    view_dump(model, &out);
    assert_says(out.p, "draft=\"yes\"");
    assert_says(out.p, "<sign state=\"draft\">");
    assert_silent(out.p, "<sign state=\"blank\">");
    buf_free(&out);
}

/* --- the document --- */

static void
headings_keep_their_order(void **state)
{
    struct set *set = *state;
    struct tree *tree = document_of(set, northwind(set), AUDIENCE_INTERNAL);
    int last = 0, firsts = 0;
    for (const struct tree *n = tree; n; n = tree_walk(n, tree)) {
        if (n->kind != TREE_ELEMENT || strlen(n->name) != 2 ||
            n->name[0] != 'h' || n->name[1] < '1' || n->name[1] > '6')
            continue;
        int level = n->name[1] - '0';
        assert_true(level <= last + 1);
        firsts += level == 1;
        last = level;
    }
    assert_int_equal(firsts, 1);
}

static void
a_part_with_nothing_to_say_is_absent(void **state)
{
    struct set *set = *state;
    const char *text = tree_plain(
        set->arena, document_of(set, read_plan(set, BASE METRICS "---\n"),
                        AUDIENCE_CUSTOMER));
    static const char *const absent[] = {"Milestones", "Risks",
        "What comes later", "When we meet", "Background", "What Acme seeks",
        "{", "}"};
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
        assert_silent(text, absent[i]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_makes_the_model_that_was_approved),
        cmocka_unit_test(two_models_of_a_plan_are_alike),
        cmocka_unit_test(a_customer_reads_nothing_internal),
        cmocka_unit_test(all_that_is_internal_is_printed_in_the_internal_copy),
        cmocka_unit_test(the_renewal_is_shown_only_when_the_plan_says_so),
        cmocka_unit_test(a_plan_paused_says_until_when),
        cmocka_unit_test(hostile_text_stays_text),
        cmocka_unit_test(prose_that_nests_without_end_is_cut),
        cmocka_unit_test(sentences_say_dates_in_words),
        cmocka_unit_test(what_ends_with_a_sign_has_no_other),
        cmocka_unit_test(figures_and_names_are_kept_together),
        cmocka_unit_test(a_milestone_without_an_owner_is_at_risk),
        cmocka_unit_test(a_plan_with_next_to_nothing_has_a_document),
        cmocka_unit_test(levels_at_the_ends_of_the_type_do_no_harm),
        cmocka_unit_test(only_a_pdf_is_called_signed),
        cmocka_unit_test(a_signature_over_other_terms_asks_for_a_new_one),
        cmocka_unit_test(a_draft_has_nothing_to_sign),
        cmocka_unit_test(headings_keep_their_order),
        cmocka_unit_test(a_part_with_nothing_to_say_is_absent),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
