/* The tables of fields: what the reader, the reference and the schema are made
 * of is whole, and says of each field who reads it and what it is signed as. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "plan/dump.h"
#include "plan/fields.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static bool
id_like(const char *name)
{
    return strspn(name, "abcdefghijklmnopqrstuvwxyz-") == strlen(name);
}

static void
check_rows(const struct record *record, int depth)
{
    assert_true(depth < 8);
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        size_t length = strlen(field->about);
        assert_true(length > 0 && field->about[length - 1] == '.');
        assert_ptr_equal(record_field(record, field->name), field);
        assert_true(id_like(field->name));
        bool words = field->type == FIELD_WORD || field->type == FIELD_WORDS;
        bool records = field->type >= FIELD_RECORD;
        assert_int_equal(words, field->words != NULL);
        assert_int_equal(records, field->record != NULL);
        assert_true(field->audience != AUDIENCE_INTERNAL ||
                    field->half == HALF_NEITHER);
        if (records)
            check_rows(field->record, depth + 1);
    }
}

static void
every_row_is_whole(void **state)
{
    (void)state;
    for (enum kind kind = KIND_PLAN; kind <= KIND_INITIATIVE; kind++)
        check_rows(record_of_kind(kind), 0);
    assert_null(record_of_kind(KIND_NONE));
    assert_null(record_field(record_of_kind(KIND_PLAN), "zebra"));
    assert_string_equal(
        field_word_text(words_status, STATUS_AT_RISK), "at-risk");
    assert_null(field_word_text(words_status, STATUS_NONE));
}

static const struct field *
field_at(const char *path)
{
    const struct record *record = record_of_kind(KIND_PLAN);
    const struct field *field = NULL;
    char *copy = xstrdup(path), *rest = copy, *step;
    while ((step = strsep(&rest, "."))) {
        field = record_field(record, step);
        assert_non_null(field);
        record = field->record;
    }
    free(copy);
    return field;
}

static void
audiences_and_halves_are_the_formats(void **state)
{
    (void)state;
    static const char *const internal[] = {"type", "segment", "renewal",
        "champion", "csm", "platform", "health", "internal", "waivers",
        "people.buying-role", "people.left", "outcome.source",
        "internal.plays.play", "internal.notes"};
    static const char *const terms[] = {"parties.customer.name",
        "outcome.statement", "outcome.metric", "metrics.name",
        "metrics.measured", "metrics.unit", "metrics.baseline.value",
        "metrics.target", "metrics.by", "milestones.due", "milestones.moves",
        "milestones.target", "expectations.expects", "value.seeks",
        "value.gives"};
    static const char *const arrangements[] = {"milestones.owners.customer",
        "milestones.name", "sponsors.vendor", "signers.customer", "people.role",
        "cadence.every", "escalation.to", "metrics.role"};
    static const char *const progress[] = {"milestones.status",
        "milestones.expected", "milestones.done", "milestones.evidence",
        "metrics.readings", "reviews.outcome", "milestones.blockers.what",
        "risks.what", "communications.to", "expectations.delivery",
        "roadmap.need"};
    for (size_t i = 0; i < COUNT(internal); i++)
        assert_int_equal(field_at(internal[i])->audience, AUDIENCE_INTERNAL);
    for (size_t i = 0; i < COUNT(terms); i++)
        assert_int_equal(field_at(terms[i])->half, HALF_TERM);
    for (size_t i = 0; i < COUNT(arrangements); i++)
        assert_int_equal(field_at(arrangements[i])->half, HALF_ARRANGEMENT);
    for (size_t i = 0; i < COUNT(progress); i++)
        assert_int_equal(field_at(progress[i])->half, HALF_PROGRESS);
    assert_int_equal(field_at("signoff")->audience, AUDIENCE_CUSTOMER);
    assert_int_equal(field_at("signoff.terms")->half, HALF_NEITHER);
}

static void
the_reference_names_every_field(void **state)
{
    (void)state;
    struct buf out = {0};
    fields_reference(&out);
    assert_non_null(strstr(out.p, "### plan\n"));
    assert_non_null(strstr(out.p, "### initiative\n"));
    assert_non_null(strstr(out.p,
        "| `status` | `planned` `on-track` `at-risk` `blocked` `done` "
        "`dropped` |  | customer | progress |"));
    assert_non_null(strstr(out.p, "| `on-behalf-of` | person |"));
    buf_free(&out);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_whole),
        cmocka_unit_test(audiences_and_halves_are_the_formats),
        cmocka_unit_test(the_reference_names_every_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
