/* templates/README.md and the reader of themes agree on every property: on its
 * name, and on the values that the table gives it. */
#include <ctype.h>
#include <stdlib.h>

#include "style_fixture.h"

#include "base/file.h"
#include "type/style_value.h"

#define TABLE "<!-- properties -->\n"
#define NAMES 16
#define WORDS 24

/* A row of the table: names and values that stand in `code`. */
struct row {
    const char *names[NAMES], *words[WORDS];
    int name_count, word_count;
    const char *values; /* the whole cell */
};

static struct row rows[120];
static int row_count;

/* What stands in `code` in the cell, without the quoting of the table. */
static int
take_codes(const char *cell, const char **codes, int room)
{
    int count = 0;
    for (const char *p = strchr(cell, '`'); p; p = strchr(p, '`')) {
        const char *end = strchr(++p, '`');
        assert_non_null(end);
        assert_true(count < room);
        codes[count++] = arena_strndup(fix.arena, p, (size_t)(end - p));
        p = end + 1;
    }
    return count;
}

static char *
take_cell(char **line)
{
    char *cell = *line + 2, *end = strstr(cell, " |");
    assert_non_null(end);
    *end = '\0';
    *line = end + 1;
    return cell;
}

static void
read_rows(void)
{
    struct slice file;
    assert_int_equal(
        file_read_any(fix.arena, "templates/README.md", &file), FILE_OK);
    char *text = arena_strndup(fix.arena, file.p, file.n);
    char *line = strstr(text, TABLE);
    assert_non_null(line);
    row_count = 0;
    for (line += strlen(TABLE); *line == '|';) {
        char *next = strchr(line, '\n');
        *next = '\0';
        if (strncmp(line, "| `", 3) == 0) {
            struct row *row = &rows[row_count++];
            *row = (struct row){0};
            row->name_count = take_codes(take_cell(&line), row->names, NAMES);
            row->values = take_cell(&line);
            row->word_count = take_codes(row->values, row->words, WORDS);
        }
        line = next + 1;
    }
}

static const struct row *
row_of(const char *name)
{
    const struct row *found = NULL;
    for (int i = 0; i < row_count; i++)
        for (int k = 0; k < rows[i].name_count; k++)
            if (strcmp(rows[i].names[k], name) == 0) {
                if (found)
                    fail_msg("%s is documented twice", name);
                found = &rows[i];
            }
    return found;
}

static void
assert_takes(const char *name, const char *value)
{
    struct settings settings = {0};
    bool known;
    if (!settings_add(fix.arena, &settings, name,
            (struct slice){value, strlen(value)}, &known))
        fail_msg("`%s: %s` is documented but not read", name, value);
}

static bool
has_word(const struct row *row, const char *word)
{
    for (int i = 0; i < row->word_count; i++)
        if (strcmp(row->words[i], word) == 0)
            return true;
    return false;
}

static void
every_property_is_documented(void **state)
{
    (void)state;
    read_rows();
    assert_true(row_count > 40);
    for (int i = 0; settings_name(i); i++)
        if (!row_of(settings_name(i)))
            fail_msg("`%s` is not in the table", settings_name(i));
}

static void
every_word_of_a_property_is_documented(void **state)
{
    (void)state;
    read_rows();
    for (int i = 0; property_at(i); i++) {
        const struct property *property = property_at(i);
        const struct row *row = row_of(property->name);
        for (const struct word *w = property->words; w && w->text; w++)
            if (!has_word(row, w->text))
                fail_msg(
                    "`%s: %s` is not in the table", property->name, w->text);
    }
}

static bool
is_word(const char *text)
{
    return text[strspn(text, "abcdefghijklmnopqrstuvwxyz-")] == '\0';
}

/* `page: auto` and `string-set` are read elsewhere. */
static void
what_is_documented_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *phrase, *value;
    } phrases[] = {{"a length", "1.5mm"}, {"a percentage", "40%"},
        {"a colour", "#0b5160"}, {"a number", "3"}};
    read_rows();
    for (int i = 0; i < row_count; i++)
        for (int k = 0; k < rows[i].name_count; k++) {
            const char *name = rows[i].names[k];
            if (strcmp(name, "string-set") == 0)
                continue;
            for (int w = 0; w < rows[i].word_count; w++)
                if (is_word(rows[i].words[w]))
                    assert_takes(name, rows[i].words[w]);
            for (size_t p = 0; p < sizeof phrases / sizeof phrases[0]; p++)
                if (strstr(rows[i].values, phrases[p].phrase))
                    assert_takes(name, phrases[p].value);
        }
}

static void
what_is_not_documented_is_named(void **state)
{
    (void)state;
    read_theme("p { float: left; colr: red; position: fixed }\n"
               "p { transform: none; grid-area: a; columns: 2 }");
    static const char *const expected[] = {
        "theme.css:1: unknown property `float`",
        "theme.css:1: unknown property `colr`: did you mean `color`?",
        "theme.css:1: unknown property `position`",
        "theme.css:2: unknown property `transform`",
        "theme.css:2: unknown property `grid-area`",
        "theme.css:2: unknown property `columns`",
    };
    assert_int_equal(fix.warnings.count, 6);
    for (int i = 0; i < 6; i++)
        assert_string_equal(warned(i), expected[i]);
}

#define PROPERTIES(test)                                                       \
    cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        PROPERTIES(every_property_is_documented),
        PROPERTIES(every_word_of_a_property_is_documented),
        PROPERTIES(what_is_documented_is_read),
        PROPERTIES(what_is_not_documented_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
