/* Edits of a front matter: what is added can be read, and no other byte is
 * changed. */
#include "in_arena.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "source/edit.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))
#define BOM "\xEF\xBB\xBF"

static const struct edit_field entry[] = {
    {.name = "side", .value = "customer"},
    {.name = "by", .value = "lena"},
    {.name = "on", .value = "2026-07-02"},
    {.name = "proof", .value = "Looks good, go: #1 \"now\""},
    {.name = "terms", .value = "sha256:9f2c"},
};
#define ENTRY                                                                  \
    "{side: customer, by: lena, on: 2026-07-02, proof: \"Looks good, go: #1 "  \
    "\\\"now\\\"\", terms: \"sha256:9f2c\"}"

struct read {
    const struct source *source;
    struct front *front;
    int errors;
};

static struct read
read_bytes(struct arena *arena, struct slice bytes)
{
    struct report report;
    report_init(&report, arena);
    struct source *source = source_new(arena, "a.md", bytes);
    struct definition_text text = front_read(arena, source, NULL, &report);
    return (struct read){source, text.front, report.count};
}

static struct read
read_text(struct arena *arena, const char *text)
{
    return read_bytes(arena, (struct slice){text, strlen(text)});
}

/* NULL when the edit was refused. */
static const char *
appended(struct arena *arena, const char *text)
{
    struct read read = read_text(arena, text);
    struct edits edits = {0};
    if (!read.front || read.errors)
        fail_msg("cannot be read: %s", text);
    if (!edit_append(arena, &edits, read.source, read.front, "signoff", entry,
            COUNT(entry), NULL))
        return NULL;
    return edit_apply(arena, read.source, &edits).p;
}

/* --- layouts --- */

struct layout {
    const char *before, *after;
};
static const struct layout layouts[] = {
    /* a list that is not there yet */
    {"---\nkind: plan\n---\n",
        "---\nkind: plan\nsignoff:\n  - " ENTRY "\n---\n"},
    {"---\nkind: plan\n---", "---\nkind: plan\nsignoff:\n  - " ENTRY "\n---"},
    {BOM "---\r\nkind: plan\r\n---\r\nText\n",
        BOM "---\r\nkind: plan\r\nsignoff:\r\n  - " ENTRY "\r\n---\r\nText\n"},
    {"---\nkind: plan  # a comment\n\n# the last\n\n---\n\n---\nprose\n",
        "---\nkind: plan  # a comment\n\n# the last\n\nsignoff:\n  - " ENTRY
        "\n---\n\n---\nprose\n"},
    {"---\n  kind: plan\n  id: a\n---\n",
        "---\n  kind: plan\n  id: a\n  signoff:\n    - " ENTRY "\n---\n"},
    {"---\nnotes: |\n  one\n\n  two\n\n---\n",
        "---\nnotes: |\n  one\n\n  two\n\nsignoff:\n  - " ENTRY "\n---\n"},
    {"---\nnotes: one\n  two\n---\n",
        "---\nnotes: one\n  two\nsignoff:\n  - " ENTRY "\n---\n"},
    {"---\n{kind: plan, id: a}\n---\n",
        "---\n{kind: plan, id: a, signoff: [" ENTRY "]}\n---\n"},
    {"---\n{kind: plan,\n id: a,\n}\n---\n",
        "---\n{kind: plan,\n id: a, signoff: [" ENTRY "],\n}\n---\n"},
    /* a field without a value */
    {"---\nsignoff:\nid: a\n---\n",
        "---\nsignoff:\n  - " ENTRY "\nid: a\n---\n"},
    {"---\nsignoff:   # nobody yet\n\nid: a\n---\n",
        "---\nsignoff:   # nobody yet\n  - " ENTRY "\n\nid: a\n---\n"},
    {"---\n{signoff: , id: a}\n---\n",
        "---\n{signoff: [" ENTRY "] , id: a}\n---\n"},
    {"---\nsignoff: []\nid: a\n---\n",
        "---\nsignoff: [" ENTRY "]\nid: a\n---\n"},
    /* items in braces */
    {"---\nsignoff:\n  - {side: vendor}\nid: a\n---\n",
        "---\nsignoff:\n  - {side: vendor}\n  - " ENTRY "\nid: a\n---\n"},
    {"---\nsignoff:\n- {side: vendor}   # ours\n\n# next\nid: a\n---\n",
        "---\nsignoff:\n- {side: vendor}   # ours\n- " ENTRY
        "\n\n# next\nid: a\n---\n"},
    {"---\nsignoff:\n    - {side: vendor}\n      # about ours\n    # "
     "after\n---\n",
        "---\nsignoff:\n    - {side: vendor}\n      # about ours\n    - " ENTRY
        "\n    # after\n---\n"},
    {"---\nsignoff:\n  - {side: vendor,\n     by: sam}\n---\n",
        "---\nsignoff:\n  - {side: vendor,\n     by: sam}\n  - " ENTRY
        "\n---\n"},
    {"---\nsignoff:\n  -\n    {side: vendor}\n---\n",
        "---\nsignoff:\n  -\n    {side: vendor}\n  - " ENTRY "\n---\n"},
    {"---\r\nsignoff:\r\n  - {side: vendor}\r\n---\r\n",
        "---\r\nsignoff:\r\n  - {side: vendor}\r\n  - " ENTRY "\r\n---\r\n"},
    /* items in lines */
    {"---\nsignoff:\n  - side: vendor\n    by: sam\nid: a\n---\n",
        "---\nsignoff:\n  - side: vendor\n    by: sam\n  - side: customer\n"
        "    by: lena\n    on: 2026-07-02\n"
        "    proof: \"Looks good, go: #1 \\\"now\\\"\"\n"
        "    terms: \"sha256:9f2c\"\nid: a\n---\n"},
    {"---\nsignoff:\n-   side: vendor\n    proof: |\n      Yes\n---\n",
        "---\nsignoff:\n-   side: vendor\n    proof: |\n      Yes\n"
        "-   side: customer\n    by: lena\n    on: 2026-07-02\n"
        "    proof: \"Looks good, go: #1 \\\"now\\\"\"\n"
        "    terms: \"sha256:9f2c\"\n---\n"},
    {"---\nsignoff:\n  - # ours\n    side: vendor\n---\n",
        "---\nsignoff:\n  - # ours\n    side: vendor\n  - side: customer\n"
        "    by: lena\n    on: 2026-07-02\n"
        "    proof: \"Looks good, go: #1 \\\"now\\\"\"\n"
        "    terms: \"sha256:9f2c\"\n---\n"},
    /* a list in brackets */
    {"---\nsignoff: [{side: vendor}]\n---\n",
        "---\nsignoff: [{side: vendor}, " ENTRY "]\n---\n"},
    {"---\nsignoff: [\n  {side: vendor},  # ours\n]\n---\n",
        "---\nsignoff: [\n  {side: vendor},  # ours\n  " ENTRY "\n]\n---\n"},
    {"---\nsignoff: [\n  {side: vendor}  # ours\n]\n---\n",
        "---\nsignoff: [\n  {side: vendor},  # ours\n  " ENTRY "\n]\n---\n"},
    {"---\nsignoff: [{side: vendor},\n          {side: vendor}]\n---\n",
        "---\nsignoff: [{side: vendor},\n          {side: vendor},\n         "
        " " ENTRY "]\n---\n"},
};

static const struct front *
last_entry(const struct front *root)
{
    const struct front *list = front_field(root, "signoff");
    assert_non_null(list);
    assert_int_equal(list->kind, FRONT_LIST);
    return list->last;
}

static void
check_entry(struct arena *arena, struct slice bytes)
{
    struct read read = read_bytes(arena, bytes);
    if (!read.front || read.errors)
        fail_msg("cannot be read any more: %s", bytes.p);
    const struct front *item = last_entry(read.front);
    assert_int_equal(item->count, COUNT(entry));
    for (int i = 0; i < COUNT(entry); i++)
        assert_string_equal(
            front_field(item, entry[i].name)->text, entry[i].value);
}

static void
each_layout_is_kept(void **state)
{
    for (int i = 0; i < COUNT(layouts); i++) {
        const char *made = appended(*state, layouts[i].before);
        assert_non_null(made);
        assert_string_equal(made, layouts[i].after);
        check_entry(*state, (struct slice){made, strlen(made)});
    }
}

static void
second_entry_follows_the_first(void **state)
{
    for (int i = 0; i < COUNT(layouts); i++) {
        const char *once = appended(*state, layouts[i].before);
        const char *twice = appended(*state, once);
        assert_non_null(twice);
        check_entry(*state, (struct slice){twice, strlen(twice)});
        struct read read = read_text(*state, twice);
        assert_true(last_entry(read.front)->parent->count >= 2);
    }
}

static void
what_has_no_room_is_refused(void **state)
{
    static const char *const texts[] = {
        "---\nsignoff: yes\n---\n",
        "---\nsignoff: \"\"\n---\n",
        "---\nsignoff: {side: vendor}\n---\n",
        "---\nsignoff:\n  - yes\n---\n",
        "---\nsignoff:\n  - - {side: vendor}\n---\n",
        "---\n---\n",
    };
    for (int i = 0; i < COUNT(texts); i++)
        assert_null(appended(*state, texts[i]));
}

/* --- every byte of the author's --- */

/* `after` is `before` with bytes put in: nothing is lost or moved. */
static bool
is_within(struct slice before, struct slice after)
{
    size_t head = 0, tail = 0;
    while (head < before.n && before.p[head] == after.p[head])
        head++;
    while (tail < before.n - head &&
           before.p[before.n - 1 - tail] == after.p[after.n - 1 - tail])
        tail++;
    return head + tail == before.n;
}

static void
check_insertion(struct arena *arena, struct slice bytes)
{
    struct read read = read_bytes(arena, bytes);
    struct edits edits = {0};
    assert_non_null(read.front);
    assert_true(edit_append(arena, &edits, read.source, read.front, "signoff",
        entry, COUNT(entry), NULL));
    struct slice after = edit_apply(arena, read.source, &edits);
    assert_true(after.n > bytes.n);
    assert_true(is_within(bytes, after));
    check_entry(arena, after);
}

static struct slice
with_crlf(struct arena *arena, struct slice bytes)
{
    char *made = ARENA_ARRAY(arena, char, 2 * bytes.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < bytes.n; i++) {
        if (bytes.p[i] == '\n')
            made[n++] = '\r';
        made[n++] = bytes.p[i];
    }
    return (struct slice){made, n};
}

static struct slice
with_mark(struct arena *arena, struct slice bytes)
{
    return (struct slice){
        arena_printf(arena, BOM "%.*s", (int)bytes.n, bytes.p), bytes.n + 3};
}

static void
no_byte_of_the_examples_is_changed(void **state)
{
    struct arena *arena = *state;
    struct root root;
    struct file_list list;
    int seen = 0;
    assert_true(root_open(&root, "plans"));
    assert_int_equal(file_list(arena, &root, ".", ".md", &list), FILE_OK);
    for (int i = 0; i < list.count; i++) {
        struct slice bytes;
        assert_int_equal(
            file_read(arena, &root, list.paths[i], &bytes), FILE_OK);
        if (!text_starts(bytes.p, "---\nkind"))
            continue;
        check_insertion(arena, bytes);
        check_insertion(arena, with_crlf(arena, bytes));
        check_insertion(arena, with_mark(arena, bytes));
        check_insertion(arena, with_mark(arena, with_crlf(arena, bytes)));
        seen++;
    }
    assert_true(seen >= 6);
    root_close(&root);
}

/* --- one word --- */

static const char *
with_word(struct arena *arena, const char *text)
{
    struct read read = read_text(arena, text);
    struct edits edits = {0};
    assert_non_null(read.front);
    if (!edit_word(arena, &edits, front_field(read.front, "stage"), "agreed"))
        return NULL;
    return edit_apply(arena, read.source, &edits).p;
}

static void
word_is_changed_inside_its_quotes(void **state)
{
    static const struct layout words[] = {
        {"---\nstage: proposed\n---\n", "---\nstage: agreed\n---\n"},
        {"---\nstage:   \"proposed\"  # now\r\n---\n",
            "---\nstage:   \"agreed\"  # now\r\n---\n"},
        {"---\nstage: 'proposed'\n---\n", "---\nstage: 'agreed'\n---\n"},
        {"---\n{stage: proposed, id: proposed}\n---\n",
            "---\n{stage: agreed, id: proposed}\n---\n"},
        {"---\nid: proposed\nstage: >-\n  proposed\n---\n",
            "---\nid: proposed\nstage: >-\n  agreed\n---\n"},
    };
    for (int i = 0; i < COUNT(words); i++)
        assert_string_equal(with_word(*state, words[i].before), words[i].after);
    assert_null(with_word(*state, "---\nstage: \"propos\\x65d\"\n---\n"));
    assert_null(with_word(*state, "---\nstage: [proposed]\n---\n"));
    assert_null(with_word(*state, "---\nstage:\n---\n"));
}

/* --- scalars --- */

static void
any_text_becomes_a_scalar_that_reads_the_same(void **state)
{
    static const char *const texts[] = {"lena", "2026-07-02", "a b", "a, b",
        "- a", "a: b", "a #b", "#b", "[a]", "{a", "\"", "'", "a'b", "\\", "~",
        "null", "yes", "!x", "&x", "*x", "%x", "@x", "`x", "|", ">", "? x",
        ":x", "x:", " x", "x ", "-", "---", "...", "0x1F", "é – ü", "\t",
        "a\nb", "\x01", "\x7f", "sha256:00", "x=", "<<", "http://a/b?c=d&e"};
    struct arena *arena = *state;
    for (int i = 0; i < COUNT(texts); i++) {
        struct edit_field field = {.name = "by", .value = texts[i]};
        struct read read = read_text(arena, "---\nkind: plan\n---\n");
        struct edits edits = {0};
        assert_true(edit_append(arena, &edits, read.source, read.front,
            "signoff", &field, 1, NULL));
        struct slice after = edit_apply(arena, read.source, &edits);
        struct read again = read_bytes(arena, after);
        if (!again.front || again.errors)
            fail_msg("cannot be read: %s", after.p);
        assert_string_equal(
            front_field(last_entry(again.front), "by")->text, texts[i]);
    }
}

/* --- fields --- */

struct putting {
    const char *before, *name, *value, *after, *expected;
};
/* All in the fields of `a`. */
static const struct putting puttings[] = {
    {"a:\n  b: 1\n  c: 2  # two\n", "d", "3", NULL,
        "a:\n  b: 1\n  c: 2  # two\n  d: 3\n"},
    {"a:\n  b: 1\n  c: 2  # two\n", "d", "3", "b",
        "a:\n  b: 1\n  d: 3\n  c: 2  # two\n"},
    {"a:\n  b: 1\n  c: 2\n", "d", "3", EDIT_FIRST,
        "a:\n  d: 3\n  b: 1\n  c: 2\n"},
    {"a:\n  b: |\n    one\n    # two\n\n  # three\nz: 1\n", "d", "x: y", NULL,
        "a:\n  b: |\n    one\n    # two\n  d: \"x: y\"\n\n  # three\nz: 1\n"},
    {"a:\n  b:\n    # deep\n  # own\n", "d", "3", NULL,
        "a:\n  b:\n    # deep\n  d: 3\n  # own\n"},
    {"a: {b: 1,\n  c: 2 }\n", "d", "3", NULL, "a: {b: 1,\n  c: 2, d: 3 }\n"},
    {"a: {b: 1}\n", "d", "3", EDIT_FIRST, "a: {d: 3, b: 1}\n"},
    {"a: {b: , c: 1}\n", "d", "3", "b", "a: {b: , d: 3 , c: 1}\n"},
    {"a: { }\n", "d", "3", NULL, "a: {d: 3 }\n"},
    /* in place of what is there */
    {"a:\n  b: 1   # one\n", "b", "3", NULL, "a:\n  b: 3   # one\n"},
    {"a:\n  b: '1'\n", "b", "3", NULL, "a:\n  b: '3'\n"},
    {"a:\n  b: '1'\n", "b", "3, 4", NULL, "a:\n  b: \"3, 4\"\n"},
    {"a:\n  b:   # none\n", "b", "3", NULL, "a:\n  b: 3   # none\n"},
    {"a:\n  b: one\n    two\n  c: 1\n", "b", "3", NULL, "a:\n  b: 3\n  c: 1\n"},
    {"a:\n  b: >-\n    one\n    two\n  c: 1\n", "b", "3", NULL,
        "a:\n  b: 3\n  c: 1\n"},
    {"a: {b: [x, y], c: 1}\n", "b", "3", NULL, "a: {b: 3, c: 1}\n"},
    {"a: {b: , c: 1}\n", "b", "3", NULL, "a: {b: 3 , c: 1}\n"},
    /* no room */
    {"a:\n  b: >-  # said\n    one\n", "b", "3", NULL, NULL},
    {"a:\n  b:\n    - x\n", "b", "3", NULL, NULL},
    {"a: 1\n", "b", "3", NULL, NULL},
    {"a:\n", "b", "3", NULL, NULL},
};

static void
check_put(struct arena *arena, const struct putting *put, const char *end)
{
    struct buf text = {0}, wanted = {0};
    const char *p;
    buf_printf(&text, "---%s", end);
    for (p = put->before; *p; p++)
        buf_str(&text, *p == '\n' ? end : (char[]){*p, '\0'});
    buf_printf(&text, "---%s", end);
    buf_printf(&wanted, "---%s", end);
    for (p = put->expected ? put->expected : ""; *p; p++)
        buf_str(&wanted, *p == '\n' ? end : (char[]){*p, '\0'});
    buf_printf(&wanted, "---%s", end);
    struct read read = read_text(arena, text.p);
    struct edits edits = {0};
    struct edit_field field = {.name = put->name, .value = put->value};
    bool room = edit_put(arena, &edits, read.source,
        front_field(read.front, "a"), &field, put->after);
    assert_int_equal(room, put->expected != NULL);
    if (room) {
        struct slice bytes = edit_apply(arena, read.source, &edits);
        assert_string_equal(bytes.p, wanted.p);
        struct read again = read_bytes(arena, bytes);
        assert_string_equal(
            front_field(front_field(again.front, "a"), put->name)->text,
            put->value);
    }
    buf_free(&text);
    buf_free(&wanted);
}

static void
fields_are_put_where_they_belong(void **state)
{
    for (int i = 0; i < COUNT(puttings); i++) {
        check_put(*state, &puttings[i], "\n");
        check_put(*state, &puttings[i], "\r\n");
    }
}

static void
lists_grow_inside_other_fields(void **state)
{
    static const struct edit_field item[] = {{.name = "x", .value = "1"}};
    static const struct {
        const char *before, *expected;
    } cases[] = {
        {"---\na:\n  b: 1\nc: 2\n---\n",
            "---\na:\n  b: 1\n  list:\n    - {x: 1}\nc: 2\n---\n"},
        {"---\na: {b: 1}\nc: 2\n---\n",
            "---\na: {b: 1, list: [{x: 1}]}\nc: 2\n---\n"},
        {"---\na:\n  list:\n  - x: 0\n    y: 2\nc: 2\n---\n",
            "---\na:\n  list:\n  - x: 0\n    y: 2\n  - x: 1\nc: 2\n---\n"},
        {"---\na:\n  list:\nc: 2\n---\n",
            "---\na:\n  list:\n    - {x: 1}\nc: 2\n---\n"},
    };
    for (int i = 0; i < COUNT(cases); i++) {
        struct read read = read_text(*state, cases[i].before);
        struct edits edits = {0};
        assert_true(edit_append(*state, &edits, read.source,
            front_field(read.front, "a"), "list", item, 1, NULL));
        assert_string_equal(
            edit_apply(*state, read.source, &edits).p, cases[i].expected);
    }
}

static void
lines_are_added_to_csv_as_it_ends(void **state)
{
    static const char *const cells[] = {"2026-08-20", "a", "1, \"2\""};
    static const struct {
        const char *before, *expected;
    } cases[] = {
        {"d,m,v\n", "d,m,v\n2026-08-20,a,\"1, \"\"2\"\"\"\n"},
        {"d,m,v\r\n1,2,3", "d,m,v\r\n1,2,3\r\n2026-08-20,a,\"1, \"\"2\"\"\""},
        {"", "2026-08-20,a,\"1, \"\"2\"\"\"\n"},
    };
    for (int i = 0; i < COUNT(cases); i++) {
        struct slice bytes = {cases[i].before, strlen(cases[i].before)};
        struct source *source = source_new(*state, "a.csv", bytes);
        struct edits edits = {0};
        edit_csv_append(*state, &edits, source, cells, 3);
        assert_string_equal(
            edit_apply(*state, source, &edits).p, cases[i].expected);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(each_layout_is_kept),
        ARENA_TEST(second_entry_follows_the_first),
        ARENA_TEST(what_has_no_room_is_refused),
        ARENA_TEST(no_byte_of_the_examples_is_changed),
        ARENA_TEST(word_is_changed_inside_its_quotes),
        ARENA_TEST(fields_are_put_where_they_belong),
        ARENA_TEST(lists_grow_inside_other_fields),
        ARENA_TEST(lines_are_added_to_csv_as_it_ends),
        ARENA_TEST(any_text_becomes_a_scalar_that_reads_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
