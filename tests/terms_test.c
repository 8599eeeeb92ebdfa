#include "plan_by_hand.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plan/fields.h"
#include "seal/terms.h"

/* --- a plan in which every field of the tables is set --- */

typedef LIST(void) any_list;

struct full {
    struct arena *arena;
    struct plan *plan;
};

static int
set_up(void **state)
{
    struct full *full = xmalloc(sizeof *full);
    full->arena = arena_new();
    *state = full;
    return 0;
}

static int
tear_down(void **state)
{
    struct full *full = *state;
    arena_free(full->arena);
    free(full);
    return 0;
}

static any_list
list_of(struct arena *arena, int count, size_t size)
{
    return (any_list){.state = VALUE_SET,
        .count = count,
        .items = arena_alloc(arena, (size_t)count * size)};
}

static void
fill_text(void *value, const char *s)
{
    *(struct text *)value = text(s);
}

static void
fill_reference(void *value, const char *id)
{
    struct person_ref *reference = value;
    reference->state = VALUE_SET;
    reference->id = id;
}

static void fill_record(
    struct arena *arena, const struct record *record, void *base);

static void
fill_records(struct arena *arena, const struct field *field, void *value)
{
    any_list list = list_of(arena, 2, field->record->size);
    for (int i = 0; i < list.count; i++) {
        char *item = (char *)list.items + (size_t)i * field->record->size;
        fill_record(arena, field->record, item);
        if (field->type == FIELD_RECORD_MAP) /* `id` is every map's first */
            fill_text(
                &((struct person *)(void *)item)->id, i ? "second" : "first");
    }
    memcpy(value, &list, sizeof list);
}

/* The value that a field has at first (`other` false) or is changed to. */
static void
fill_field(
    struct arena *arena, const struct field *field, void *value, bool other)
{
    any_list list;
    const char *s = other ? "other" : field->name;
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_ID:
        fill_text(value, s);
        break;
    case FIELD_PATH:
        *(struct path *)value = (struct path){VALUE_SET, .s = s, .full = s};
        break;
    case FIELD_WORD:
        *(struct word *)value = word(field->words[other].value);
        break;
    case FIELD_WORDS:
        list = list_of(arena, 1, sizeof(struct word));
        *(struct word *)list.items = word(field->words[other].value);
        memcpy(value, &list, sizeof list);
        break;
    case FIELD_FLAG:
        *(struct flag *)value = (struct flag){VALUE_SET, .on = !other};
        break;
    case FIELD_NUMBER:
        *(struct number *)value = number(7 + other);
        break;
    case FIELD_DATE:
        *(struct date *)value = (struct date){VALUE_SET, .day = 20000 + other};
        break;
    case FIELD_QUANTITY:
        *(struct quantity *)value = amount(5000 + other, "h");
        break;
    case FIELD_DURATION:
    case FIELD_EVERY:
        *(struct duration *)value = span(3 + other, TIME_WEEK);
        break;
    case FIELD_TIME:
        *(struct clock_time *)value =
            (struct clock_time){VALUE_SET, .minutes = 600 + other};
        break;
    case FIELD_QUARTER:
        *(struct quarter *)value =
            (struct quarter){VALUE_SET, .year = 2026, .quarter = 1 + other};
        break;
    case FIELD_PERSON:
    case FIELD_METRIC:
        fill_reference(value, s);
        break;
    case FIELD_PERSONS:
    case FIELD_METRICS:
        list = list_of(arena, 1, sizeof(struct person_ref));
        fill_reference(list.items, s);
        memcpy(value, &list, sizeof list);
        break;
    case FIELD_TEXTS:
        list = list_of(arena, 1, sizeof(struct text));
        fill_text(list.items, s);
        memcpy(value, &list, sizeof list);
        break;
    case FIELD_READINGS:
        *(struct readings *)value = (struct readings){VALUE_SET,
            .count = 1 + other, .items = ARENA_ARRAY(arena, struct reading, 2)};
        break;
    case FIELD_SIGNAL:
        *(struct signal *)value = (struct signal){VALUE_SET,
            .signal = SIGNAL_SILENT, .within = span(1 + other, TIME_DAY)};
        break;
    case FIELD_RECORD:
        fill_record(arena, field->record, value);
        break;
    case FIELD_RECORDS:
    case FIELD_ROWS:
    case FIELD_RECORD_MAP:
        fill_records(arena, field, value);
        break;
    }
}

static void
fill_record(struct arena *arena, const struct record *record, void *base)
{
    for (int i = 0; i < record->count; i++)
        fill_field(arena, &record->fields[i],
            (char *)base + record->fields[i].offset, false);
}

static struct plan *
full_plan(struct arena *arena)
{
    struct plan *plan = ARENA_NEW(arena, struct plan);
    fill_record(arena, record_of_kind(KIND_PLAN), plan);
    for (int i = 0; i < plan->metrics.count; i++)
        plan->metrics.items[i].unit = text("h");
    return plan;
}

/* --- which fields count --- */

struct sweep {
    struct arena *arena;
    struct plan *plan;
    struct terms before;
    struct buf terms, arrangements; /* paths whose change shows there */
    int fields;
};

static void
compare_terms(struct sweep *sweep, const char *path)
{
    struct terms after = terms_of(sweep->arena, sweep->plan);
    bool same = text_is(after.digest, sweep->before.digest);
    assert_int_equal(same, slice_same(after.terms, sweep->before.terms));
    if (!same)
        buf_printf(&sweep->terms, "%s\n", path);
    if (!slice_same(after.arrangements, sweep->before.arrangements))
        buf_printf(&sweep->arrangements, "%s\n", path);
    sweep->fields++;
}

static void
sweep_record(struct sweep *sweep, const struct record *record, void *base,
    const char *path)
{
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        char *value = (char *)base + field->offset;
        const char *here = arena_printf(
            sweep->arena, "%s%s%s", path, *path ? "." : "", field->name);
        any_list list;
        switch (field->type) {
        case FIELD_RECORD:
            sweep_record(sweep, field->record, value, here);
            break;
        case FIELD_RECORDS:
        case FIELD_ROWS:
        case FIELD_RECORD_MAP:
            memcpy(&list, value, sizeof list);
            sweep_record(sweep, field->record, list.items, here);
            break;
        default:
            fill_field(sweep->arena, field, value, true);
            compare_terms(sweep, here);
            fill_field(sweep->arena, field, value, false);
            if (text_is(here, "metrics.unit"))
                *(struct text *)(void *)value = text("h");
        }
    }
}

static const char terms_paths[] = "parties.vendor.name\n"
                                  "parties.customer.name\n"
                                  "outcome.statement\n"
                                  "outcome.metric\n"
                                  "outcome.why\n"
                                  "outcome.worth.per\n"
                                  "outcome.worth.is\n"
                                  "further-outcomes.statement\n"
                                  "further-outcomes.metric\n"
                                  "value.seeks\n"
                                  "value.gives\n"
                                  "metrics.name\n"
                                  "metrics.unit\n"
                                  "metrics.measured\n"
                                  "metrics.baseline.value\n"
                                  "metrics.baseline.on\n"
                                  "metrics.baseline.over\n"
                                  "metrics.baseline.source\n"
                                  "metrics.target\n"
                                  "metrics.by\n"
                                  "milestones.due\n"
                                  "milestones.moves\n"
                                  "milestones.target\n"
                                  "expectations.expects\n";
static const char arrangement_paths[] = "title\n"
                                        "product\n"
                                        "start\n"
                                        "people.name\n"
                                        "people.side\n"
                                        "people.role\n"
                                        "sponsors.vendor\n"
                                        "sponsors.customer\n"
                                        "signers.vendor\n"
                                        "signers.customer\n"
                                        "agreement.name\n"
                                        "agreement.on\n"
                                        "metrics.role\n"
                                        "metrics.leads-to\n"
                                        "metrics.reported-by\n"
                                        "metrics.every\n"
                                        "milestones.name\n"
                                        "milestones.first-value\n"
                                        "milestones.owners.vendor\n"
                                        "milestones.owners.customer\n"
                                        "cadence.meeting\n"
                                        "cadence.phase\n"
                                        "cadence.every\n"
                                        "cadence.length\n"
                                        "cadence.from\n"
                                        "cadence.at\n"
                                        "cadence.until\n"
                                        "cadence.attendees\n"
                                        "cadence.calendars\n"
                                        "escalation.after\n"
                                        "escalation.when\n"
                                        "escalation.to\n";

/* Every field of the tables is changed by itself. */
static void
exactly_the_terms_change_the_digest(void **state)
{
    struct full *full = *state;
    struct sweep sweep = {.arena = full->arena};
    sweep.plan = full_plan(full->arena);
    sweep.before = terms_of(full->arena, sweep.plan);
    sweep_record(&sweep, record_of_kind(KIND_PLAN), sweep.plan, "");
    assert_string_equal(sweep.terms.p, terms_paths);
    assert_string_equal(sweep.arrangements.p, arrangement_paths);
    assert_true(sweep.fields > 120);
    struct terms after = terms_of(full->arena, sweep.plan);
    assert_string_equal(after.digest, sweep.before.digest);
    buf_free(&sweep.terms);
    buf_free(&sweep.arrangements);
}

/* --- no field that a customer does not see is one that he signs --- */

static void
check_audience(const struct record *record, bool internal)
{
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        bool hidden = internal || field->audience == AUDIENCE_INTERNAL;
        if (hidden && field->record && field->half != HALF_NEITHER)
            check_audience(field->record, true);
        else if (hidden)
            assert_int_equal(field->half, HALF_NEITHER);
        else if (field->record)
            check_audience(field->record, false);
    }
}

static void
nothing_internal_is_signed(void **state)
{
    (void)state;
    check_audience(record_of_kind(KIND_PLAN), false);
}

/* --- canonical values --- */

static const char *
terms_text(struct full *full, const struct plan *plan)
{
    struct slice terms = terms_of(full->arena, plan).terms;
    return arena_strndup(full->arena, terms.p, terms.n);
}

static void
a_plan_with_nothing_has_no_terms(void **state)
{
    struct full *full = *state;
    struct plan plan = {.def = {.kind = KIND_PLAN}};
    struct terms terms = terms_of(full->arena, &plan);
    assert_string_equal(terms.json.p,
        "{\"arrangements\":{},\"format\":\"countersign-terms-1\","
        "\"plan\":\"\",\"terms\":{}}");
    assert_string_equal(terms.digest, "sha256:44136fa355b3678a1146ad16f7e8649e"
                                      "94fb4fc21fe77e8310c060f61caaff8a");
    assert_string_equal(terms.short_digest, "44136fa3");
}

struct small {
    struct plan plan;
    struct metric metrics[2];
    struct milestone milestones[3];
    struct metric_ref moves[3];
};

static void
make_small(struct small *small)
{
    *small = (struct small){.plan = {.def = {.kind = KIND_PLAN}}};
    small->plan.def.id = text("small");
    small->metrics[0] = metric(8000, "2026-06-20", 2000, "2026-09-30");
    small->metrics[1] = metric(0, "2026-07-01", 60000, "2026-09-15");
    small->metrics[1].id = text("auto");
    small->metrics[1].unit = text("%");
    small->moves[0] = (struct metric_ref){
        VALUE_SET, .id = "response", .to = &small->metrics[0]};
    small->moves[1] =
        (struct metric_ref){VALUE_SET, .id = "auto", .to = &small->metrics[1]};
    small->moves[2] = (struct metric_ref){VALUE_BAD, .id = "absent"};
    small->milestones[0] = milestone("2026-08-26", STATUS_PLANNED);
    small->milestones[0].id = text("half");
    small->milestones[0].moves.items = small->moves;
    small->milestones[0].moves.count = 3;
    small->milestones[0].target = amount(240000, "min");
    small->plan.metrics.items = small->metrics;
    small->plan.metrics.count = 1;
    small->plan.milestones.items = small->milestones;
    small->plan.milestones.count = 1;
}

static void
terms_are_written_in_one_way(void **state)
{
    struct full *full = *state;
    struct small small;
    make_small(&small);
    struct terms terms = terms_of(full->arena, &small.plan);
    assert_string_equal(terms.json.p,
        "{\"arrangements\":{\"milestones\":{\"half\":{\"name\":\"Half target\","
        "\"owners\":{\"customer\":[\"dana\"],\"vendor\":[\"sam\"]}}}},"
        "\"format\":\"countersign-terms-1\",\"plan\":\"small\",\"terms\":{"
        "\"metrics\":{\"response\":{"
        "\"baseline\":{\"on\":\"2026-06-20\",\"value\":\"8\"},"
        "\"by\":\"2026-09-30\",\"name\":\"First response\","
        "\"target\":\"2\",\"unit\":\"h\"}},"
        "\"milestones\":{\"half\":{\"due\":\"2026-08-26\","
        "\"moves\":[\"response\",\"absent\",\"auto\"],\"target\":\"4\"}}}}");
    assert_int_equal(terms.json.n, strlen(terms.json.p));
    assert_true(strstr(terms.json.p, terms.terms.p) != NULL);
    assert_true(strstr(terms.json.p, terms.arrangements.p) != NULL);
    assert_memory_equal(terms.digest + 7, terms.short_digest, 8);
}

static void
first_metric_moved_has_a_meaning(void **state)
{
    struct full *full = *state;
    struct small small;
    make_small(&small);
    small.milestones[0].target = amount(4000, "");
    const char *before = terms_text(full, &small.plan);
    struct metric_ref first = small.moves[0];
    small.moves[1] = small.moves[2];
    small.moves[2] =
        (struct metric_ref){VALUE_SET, .id = "auto", .to = &small.metrics[1]};
    assert_string_equal(terms_text(full, &small.plan), before);
    small.moves[0] = small.moves[2];
    small.moves[2] = first;
    assert_string_not_equal(terms_text(full, &small.plan), before);
}

static void
level_in_another_unit_keeps_it(void **state)
{
    struct full *full = *state;
    struct small small;
    make_small(&small);
    small.milestones[0].target = amount(4500, "EUR");
    assert_non_null(
        strstr(terms_text(full, &small.plan), "\"target\":\"4.5 EUR\""));
    small.milestones[0].moves.count = 0;
    small.milestones[0].target = amount(4500, "");
    assert_non_null(
        strstr(terms_text(full, &small.plan), "\"target\":\"4.5\""));
    small.milestones[0].moves.count = 1;
    small.milestones[0].target.points = true;
    assert_non_null(
        strstr(terms_text(full, &small.plan), "\"target\":\"4.5 pp\""));
}

static void
relative_date_without_a_start_still_counts(void **state)
{
    struct full *full = *state;
    struct small small;
    make_small(&small);
    small.milestones[0].due = (struct date){
        VALUE_SET, .day = DAY_NONE, .form = DATE_WEEK, .count = 8};
    assert_non_null(
        strstr(terms_text(full, &small.plan), "\"due\":\"week 8\""));
    small.milestones[0].due.form = DATE_DAY;
    assert_non_null(strstr(terms_text(full, &small.plan), "\"due\":\"day 8\""));
}

static void
durations_of_equal_length_are_equal(void **state)
{
    struct full *full = *state;
    static const struct {
        int count;
        enum time_unit unit;
        const char *is;
    } cases[] = {
        {90, TIME_SECOND, "\"over\":\"PT90S\""},
        {30, TIME_MINUTE, "\"over\":\"PT1800S\""},
        {2, TIME_HOUR, "\"over\":\"PT7200S\""},
        {14, TIME_DAY, "\"over\":\"P14D\""},
        {2, TIME_WEEK, "\"over\":\"P14D\""},
        {3, TIME_MONTH, "\"over\":\"P3M\""},
        {1, TIME_QUARTER, "\"over\":\"P3M\""},
        {INT32_MAX, TIME_HOUR, "\"over\":\"PT7730941129200S\""},
    };
    struct small small;
    make_small(&small);
    for (int i = 0; i < COUNT(cases); i++) {
        small.metrics[0].baseline.over = span(cases[i].count, cases[i].unit);
        assert_non_null(strstr(terms_text(full, &small.plan), cases[i].is));
    }
}

static void
entry_without_fields_stays(void **state)
{
    struct full *full = *state;
    struct small small;
    make_small(&small);
    small.milestones[0] = (struct milestone){.id = text("bare")};
    small.milestones[1] = (struct milestone){.id = text("b")};
    small.plan.milestones.count = 2;
    struct terms terms = terms_of(full->arena, &small.plan);
    const char *bare = "\"milestones\":{\"b\":{},\"bare\":{}}";
    const char *found = strstr(terms.json.p, bare);
    assert_true(found > terms.terms.p);
    assert_ptr_equal(found, strstr(terms.json.p, "\"milestones\""));
}

static void
order_of_lists_and_maps_does_not_count(void **state)
{
    struct full *full = *state;
    struct plan *plan = full_plan(full->arena);
    plan->expectations.items[1].expects = text("Another");
    plan->cadence.items[1].meeting = text("Another");
    struct terms before = terms_of(full->arena, plan);
    struct expectation first = plan->expectations.items[0];
    plan->expectations.items[0] = plan->expectations.items[1];
    plan->expectations.items[1] = first;
    struct meeting meeting = plan->cadence.items[0];
    plan->cadence.items[0] = plan->cadence.items[1];
    plan->cadence.items[1] = meeting;
    struct milestone milestone_one = plan->milestones.items[0];
    plan->milestones.items[0] = plan->milestones.items[1];
    plan->milestones.items[1] = milestone_one;
    struct terms after = terms_of(full->arena, plan);
    assert_string_equal(after.json.p, before.json.p);
}

static void
flag_says_no_by_being_absent(void **state)
{
    struct full *full = *state;
    struct small small;
    make_small(&small);
    struct terms before = terms_of(full->arena, &small.plan);
    small.milestones[0].first_value = (struct flag){VALUE_SET, .on = false};
    struct terms after = terms_of(full->arena, &small.plan);
    assert_string_equal(after.json.p, before.json.p);
    small.milestones[0].first_value.on = true;
    after = terms_of(full->arena, &small.plan);
    assert_non_null(strstr(after.arrangements.p, "\"first-value\":\"yes\""));
    assert_string_equal(after.digest, before.digest);
}

static void
dropping_a_milestone_is_progress(void **state)
{
    struct full *full = *state;
    struct small small;
    make_small(&small);
    const char *before = terms_text(full, &small.plan);
    small.milestones[0].status = word(STATUS_DROPPED);
    assert_string_equal(terms_text(full, &small.plan), before);
}

/* --- sign-offs --- */

static struct signoff
signed_by(enum side side, const char *when, const char *digest)
{
    struct signoff made = {
        .state = VALUE_SET, .side = word(side), .terms = text(digest)};
    if (when)
        made.on = on(when);
    return made;
}

static void
last_signoff_of_a_side_decides(void **state)
{
    struct full *full = *state;
    struct small small;
    make_small(&small);
    struct terms terms = terms_of(full->arena, &small.plan);
    struct signoff list[] = {
        signed_by(SIDE_CUSTOMER, "2026-07-03", terms.digest),
        signed_by(SIDE_CUSTOMER, "2026-07-02", "sha256:00"),
        signed_by(SIDE_VENDOR, "2026-07-02", terms.digest),
        signed_by(SIDE_VENDOR, "2026-07-02", "sha256:00"),
    };
    struct seal seal = seal_of(&small.plan, &terms, SIDE_CUSTOMER);
    assert_int_equal(seal.state, SEAL_UNSIGNED);
    assert_null(seal.last);
    small.plan.signoff.items = list;
    small.plan.signoff.count = COUNT(list);
    seal = seal_of(&small.plan, &terms, SIDE_CUSTOMER);
    assert_int_equal(seal.state, SEAL_HOLDS);
    assert_ptr_equal(seal.last, &list[0]);
    seal = seal_of(&small.plan, &terms, SIDE_VENDOR);
    assert_int_equal(seal.state, SEAL_CHANGED);
    assert_ptr_equal(seal.last, &list[3]);
    list[0].terms = (struct text){.s = ""};
    seal = seal_of(&small.plan, &terms, SIDE_CUSTOMER);
    assert_int_equal(seal.state, SEAL_CHANGED);
    list[0].on = (struct date){.day = DAY_NONE}; /* then the dated one */
    seal = seal_of(&small.plan, &terms, SIDE_CUSTOMER);
    assert_ptr_equal(seal.last, &list[1]);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(exactly_the_terms_change_the_digest),
        TEST(nothing_internal_is_signed),
        TEST(a_plan_with_nothing_has_no_terms),
        TEST(terms_are_written_in_one_way),
        TEST(first_metric_moved_has_a_meaning),
        TEST(level_in_another_unit_keeps_it),
        TEST(relative_date_without_a_start_still_counts),
        TEST(durations_of_equal_length_are_equal),
        TEST(entry_without_fields_stays),
        TEST(order_of_lists_and_maps_does_not_count),
        TEST(flag_says_no_by_being_absent),
        TEST(dropping_a_milestone_is_progress),
        TEST(last_signoff_of_a_side_decides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
