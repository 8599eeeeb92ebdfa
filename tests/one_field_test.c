/* Every field of every passing example changed once, in each way that its row
 * of the field table calls wrong: what the change must bring follows from the
 * row alone. */
#include "judged.h"

#include "plan/fields.h"
#include "source/front.h"

/* A field of an example, with its row. */
struct spot {
    const char *text; /* of the whole example */
    const struct front *node;
    const struct field *field;
};

struct run {
    struct arena *arena; /* over all examples */
    const char *example;
    bool is_read; /* by a customer, who would see a placeholder */
    const char **tried;
    int tried_count, tried_room;
    int changes, wrong;
};

/* Another example has the same field with the same value: most of them share
 * base.md. */
static bool
is_new(struct run *run, const struct spot *spot, const char *how)
{
    const char *value = spot->node->text ? spot->node->text : "";
    const char *key = arena_printf(
        run->arena, "%s %s=%s", how, front_path(run->arena, spot->node), value);
    for (int i = 0; i < run->tried_count; i++)
        if (text_is(run->tried[i], key))
            return false;
    run->tried = arena_grow(run->arena, run->tried, run->tried_count,
        &run->tried_room, sizeof *run->tried);
    run->tried[run->tried_count++] = key;
    return true;
}

/* One of the codes, which are between spaces, is brought. */
static void
expect(struct run *run, const struct spot *spot, const char *how,
    const struct place *old, const char *with, const char *codes)
{
    struct judged judged;
    if (!is_new(run, spot, how))
        return;
    setup(&judged);
    judge_text(&judged, splice(judged.arena, spot->text, spot->text + old->at,
                            old->length, with, strlen(with)));
    bool found = false;
    for (int i = 0; i < judged.report.count && !found; i++)
        found = strstr(codes, rule_get(judged.report.findings[i].rule)->code) !=
                NULL;
    run->changes++;
    if (!found) {
        run->wrong++;
        print_error("%s, %s of %s: %s expected, not\n", run->example, how,
            front_path(run->arena, spot->node), codes);
        print_findings(&judged);
    }
    teardown(&judged);
}

/* What no value of the type looks like, and the codes that say so. */
static const struct {
    const char *with, *codes;
} wrong_values[FIELD_RECORD_MAP + 1] = {
    [FIELD_WORD] = {"zzzz", "CS006"},
    [FIELD_FLAG] = {"perhaps", "CS006"},
    [FIELD_NUMBER] = {"several", "CS006"},
    [FIELD_DATE] = {"soon", "CS006"},
    [FIELD_QUANTITY] = {"several", "CS006"},
    [FIELD_DURATION] = {"a while", "CS006"},
    [FIELD_EVERY] = {"now and then", "CS006"},
    [FIELD_TIME] = {"noon", "CS006"},
    [FIELD_QUARTER] = {"autumn", "CS006"},
    [FIELD_PATH] = {"nowhere/none.csv", "CS011 CS007 CS807"},
    [FIELD_PERSON] = {"zzzz", "CS007"},
    [FIELD_METRIC] = {"zzzz", "CS007"},
};

static void
change_scalar(struct run *run, const struct spot *spot)
{
    const struct field *field = spot->field;
    const struct place *at = &spot->node->at;
    if (wrong_values[field->type].with)
        expect(run, spot, "another value", at, wrong_values[field->type].with,
            wrong_values[field->type].codes);
    if (run->is_read && field->type == FIELD_TEXT &&
        field->audience == AUDIENCE_CUSTOMER)
        expect(run, spot, "a placeholder", at, "TODO", "CS010 CS006 CS408");
    if (field->type <= FIELD_PERSON && field->type != FIELD_WORDS)
        expect(run, spot, "fields as the value", at, "{zzzz: 1}", "CS006");
    if (field->required == REQUIRED)
        expect(run, spot, "no value", at, "\"\"", "CS005 CS006");
}

/* What stands between two fields of one parent, where one is before `at`; NULL
 * in a list, where another field would begin an item. */
static const char *
between(struct run *run, const struct spot *spot, uint32_t at)
{
    uint32_t line = at;
    while (line > 0 && spot->text[line - 1] != '\n')
        line--;
    if (spot->node->parent->flow)
        return ", ";
    return strspn(spot->text + line, " ") == at - line
               ? arena_printf(run->arena, "\n%*s", (int)(at - line), "")
               : NULL;
}

static void
change_field(struct run *run, const struct spot *spot)
{
    const struct front *node = spot->node;
    struct place key = {
        node->key_at.source, node->key_at.at, (uint32_t)strlen(node->key)};
    struct place before = {key.source, key.at, 0};
    const char *gap = between(run, spot, key.at);
    expect(run, spot, "a misspelt name", &key,
        arena_printf(run->arena, "%sq", node->key), "CS004");
    if (node->kind == FRONT_SCALAR)
        change_scalar(run, spot);
    else if (node->flow && node->kind == FRONT_FIELDS)
        expect(
            run, spot, "a word for fields", &node->at, "zzzz", "CS006 CS011");
    if (node->kind == FRONT_SCALAR && gap)
        expect(run, spot, "the same field", &before,
            arena_printf(run->arena, "%.*s%s",
                (int)(node->at.at + node->at.length - key.at),
                spot->text + key.at, gap),
            "CS003");
}

static void change_fields(struct run *run, const char *text,
    const struct front *fields, const struct record *record);

/* Lists and fields by id, down to the records in them. */
static void
change_below(struct run *run, const char *text, const struct front *node,
    const struct field *field)
{
    if (field->type == FIELD_RECORD && node->kind == FRONT_FIELDS)
        change_fields(run, text, node, field->record);
    if (field->type != FIELD_RECORD_MAP && !field_is_records(field->type))
        return;
    for (const struct front *item = node->first; item; item = item->next)
        if (item->kind == FRONT_FIELDS)
            change_fields(run, text, item, field->record);
}

static void
change_fields(struct run *run, const char *text, const struct front *fields,
    const struct record *record)
{
    for (const struct front *node = fields->first; node; node = node->next) {
        const struct field *field = record_field(record, node->key);
        /* A kind has a table of its own; a QBR's plan is read by those who
         * know where it lies (workspace_test). */
        if (!field || text_is(node->key, "kind") || text_is(node->key, "plan"))
            continue;
        change_field(run, &(struct spot){text, node, field});
        if (field->record)
            change_below(run, text, node, field);
    }
}

static void
change_example(struct run *run, enum rule_id rule)
{
    struct judged judged;
    setup(&judged);
    char *base = example_file(judged.arena, "base.md");
    run->example = rule_get(rule)->code;
    char *example = example_file(
        judged.arena, arena_printf(judged.arena, "%s.pass.md", run->example));
    if (!example) { /* a template's, a theme's */
        teardown(&judged);
        return;
    }
    const char *text = example_whole(judged.arena, base, example);
    struct slice bytes = {text, strlen(text)};
    judge_text(&judged, text);
    struct definition_text cut = front_read(judged.arena,
        source_new(judged.arena, "northwind.md", bytes), NULL, &judged.report);
    const struct record *record =
        judged.def ? record_of_kind(judged.def->kind) : NULL;
    run->is_read = definition_plan(judged.def) || definition_qbr(judged.def);
    if (cut.front && record)
        change_fields(run, text, cut.front, record);
    teardown(&judged);
}

static void
each_change_brings_what_its_row_says(void **state)
{
    (void)state;
    struct run run = {.arena = arena_new()};
    for (int rule = 1; rule < RULE_COUNT; rule++)
        change_example(&run, (enum rule_id)rule);
    print_message("%d changes\n", run.changes);
    assert_true(run.changes > 500);
    assert_int_equal(run.wrong, 0);
    arena_free(run.arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_change_brings_what_its_row_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
