#include "commands/new_account.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "commands/import_rows.h"
#include "plan/csv_lines.h"
#include "plan/fields.h"

#define COLUMNS_MAX 256

/* With its other names, as platforms call it. */
static const char *const names[ACCOUNT_FIELDS][3] = {
    [ACCOUNT_ID] = {"id", "account-id"},
    [ACCOUNT_NAME] = {"name", "account-name", "customer"},
    [ACCOUNT_SEGMENT] = {"segment"},
    [ACCOUNT_TYPE] = {"type", "plan-type"},
    [ACCOUNT_RENEWAL] = {"renewal", "renewal-date"},
    [ACCOUNT_PRODUCT] = {"product", "products"},
    [ACCOUNT_LOCALE] = {"locale"},
    [ACCOUNT_TIMEZONE] = {"timezone", "time-zone"},
    [ACCOUNT_CSM] = {"csm", "csm-name"},
    [ACCOUNT_CSM_EMAIL] = {"csm-email"},
    [ACCOUNT_OUR_SPONSOR] = {"our-sponsor", "vendor-sponsor"},
    [ACCOUNT_OUR_SPONSOR_EMAIL] = {"our-sponsor-email", "vendor-sponsor-email"},
    [ACCOUNT_CHAMPION] = {"champion", "contact", "contact-name"},
    [ACCOUNT_CHAMPION_EMAIL] = {"champion-email", "contact-email"},
    [ACCOUNT_SPONSOR] = {"sponsor", "customer-sponsor"},
    [ACCOUNT_SPONSOR_EMAIL] = {"sponsor-email", "customer-sponsor-email"},
};

struct list {
    struct import_rows faults; /* says and counts them */
    struct csv_lines csv;
    const char *id;
    int columns;
    int at[ACCOUNT_FIELDS]; /* the column of each, or -1 */
    const char **known;     /* what rows are called, for a suggestion */
    int count, room;
    struct place found; /* the row; no source: none yet */
    struct account *account;
};

/* In lower case, with one hyphen for whatever stands between words. */
static const char *
in_hyphens(struct arena *arena, const char *text)
{
    char *name = text_lower(arena, text);
    size_t n = 0;
    for (const char *p = name; *p; p++) {
        bool gap = strchr(" _-./,&'", *p) != NULL;
        if (!gap || (n > 0 && name[n - 1] != '-'))
            name[n++] = gap ? '-' : *p;
    }
    while (n > 0 && name[n - 1] == '-')
        n--;
    name[n] = '\0';
    return name;
}

/* --- the first line --- */

static int
field_called(const char *name)
{
    for (int field = 0; field < ACCOUNT_FIELDS; field++)
        for (int i = 0; i < 3 && names[field][i]; i++)
            if (text_is(name, names[field][i]))
                return field;
    return -1;
}

static bool
find_columns(struct list *list, const struct csv_cell *cells)
{
    struct arena *arena = list->csv.arena;
    for (int i = 0; i < ACCOUNT_FIELDS; i++)
        list->at[i] = -1;
    for (int i = 0; i < list->columns; i++) {
        int field = field_called(in_hyphens(arena, cells[i].text));
        if (field < 0)
            continue;
        if (list->at[field] >= 0) {
            import_fault(&list->faults, cells[i].at,
                "a second column holds the %s: rename one of the two",
                names[field][0]);
            return false;
        }
        list->at[field] = i;
    }
    return true;
}

static bool
read_header(struct list *list)
{
    struct csv_cell cells[COLUMNS_MAX];
    struct place at;
    list->csv.separator =
        csv_separator(csv_line(list->csv.source, list->csv.at));
    if (!csv_take(&list->csv, cells, COLUMNS_MAX, &list->columns, &at)) {
        import_fault(&list->faults, at, "a quotation mark is not closed");
        return false;
    }
    if (list->columns > COLUMNS_MAX) {
        import_fault(&list->faults, at, "more than %d columns are not read",
            COLUMNS_MAX);
        return false;
    }
    if (!find_columns(list, cells))
        return false;
    if (list->at[ACCOUNT_ID] >= 0 || list->at[ACCOUNT_NAME] >= 0)
        return true;
    import_fault(&list->faults, at,
        "no column is called id or name: the first line names the columns%s",
        list->columns == 1 ? ", with commas, semicolons or tabs between them"
                           : "");
    return false;
}

/* --- the rows --- */

static void
take_account(struct list *list, const struct csv_cell *cells, struct place at)
{
    struct line_column first = {0};
    if (list->found.source) {
        first = place_start(list->found);
        import_fault(&list->faults, at,
            "the account %s stands here a second time; line %d has it, too",
            list->id, first.line);
        return;
    }
    list->found = at;
    for (int i = 0; i < ACCOUNT_FIELDS; i++) {
        const struct csv_cell *cell =
            list->at[i] >= 0 ? &cells[list->at[i]] : NULL;
        list->account->said[i] = cell && *cell->text ? cell->text : NULL;
        if (cell && !text_is_clean(cell->text))
            import_fault(
                &list->faults, cell->at, "the cell holds what is no text");
    }
    const char *renewal = list->account->said[ACCOUNT_RENEWAL];
    if (renewal && day_parse_iso(renewal) == DAY_NONE)
        import_fault(&list->faults, cells[list->at[ACCOUNT_RENEWAL]].at,
            "\"%.60s\" is not a day: write it as 2027-06-30", renewal);
}

static void
read_row(struct list *list)
{
    struct arena *arena = list->csv.arena;
    struct csv_cell cells[COLUMNS_MAX];
    struct place at;
    int count;
    if (!csv_take(&list->csv, cells, COLUMNS_MAX, &count, &at)) {
        import_fault(&list->faults, at,
            "a cell in quotation marks does not end as it should");
        return;
    }
    if (count == 1 && !*cells[0].text)
        return; /* an empty line */
    if (count != list->columns) {
        import_fault(&list->faults, at, "this line has %d cells, not %d", count,
            list->columns);
        return;
    }
    bool by_id = list->at[ACCOUNT_ID] >= 0;
    const char *text = cells[list->at[by_id ? ACCOUNT_ID : ACCOUNT_NAME]].text;
    const char *name =
        by_id ? text_lower(arena, text) : in_hyphens(arena, text);
    if (text_is_nocase(name, list->id))
        take_account(list, cells, at);
    list->known = arena_grow(
        arena, list->known, list->count, &list->room, sizeof *list->known);
    list->known[list->count++] = name;
}

/* --- the whole --- */

static enum exit_status
read_list(struct list *list, const char *path)
{
    const struct source *source = list->csv.source;
    size_t bad = utf8_check(source->text, source->size);
    if (bad < source->size) {
        import_fault(&list->faults, place_in(source, (uint32_t)bad, 1),
            "this is not UTF-8 text: save the list as \"CSV UTF-8\"");
        return EXIT_FINDINGS;
    }
    if (text_starts(source->text, "\xEF\xBB\xBF"))
        list->csv.at = 3;
    if (read_header(list))
        while (list->csv.at < source->size)
            read_row(list);
    if (list->faults.faults > 0)
        return EXIT_FINDINGS;
    if (list->found.source)
        return EXIT_CLEAN;
    const char *near = text_nearest(list->id, list->known, list->count);
    complain("\"%s\" has no account %s%s%s%s", path, list->id,
        near ? ": did you mean " : "", near ? near : "", near ? "?" : "");
    return EXIT_USAGE;
}

enum exit_status
new_account_read(struct arena *arena, const char *path, const char *id,
    struct account *account)
{
    struct slice bytes;
    struct list list = {.faults.arena = arena,
        .csv.arena = arena,
        .id = id,
        .account = account};
    *account = (struct account){0};
    enum file_error error = file_read_any(arena, path, &bytes);
    if (error != FILE_OK) {
        complain("\"%s\" %s", path, file_error_text(error));
        return error == FILE_MISSING ? EXIT_USAGE : EXIT_SYSTEM;
    }
    list.csv.source = source_new(arena, path, bytes);
    return read_list(&list, path);
}
