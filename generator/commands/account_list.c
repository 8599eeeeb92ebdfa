#include "commands/account_list.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"

const char *
account_in_hyphens(struct arena *arena, const char *text)
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

static bool
is_one_of(const char *title, const char *const *names, int count)
{
    for (int i = 0; i < count && names[i]; i++)
        if (text_is(title, names[i]))
            return true;
    return false;
}

int
account_list_column(
    struct account_list *list, const char *const *names, int count)
{
    int found = -1;
    for (int i = 0; i < list->columns; i++) {
        if (!is_one_of(list->titles[i].text, names, count))
            continue;
        if (found >= 0)
            import_fault(&list->faults, list->titles[i].at,
                "a second column holds the %s: rename one of the two",
                names[0]);
        found = found < 0 ? i : found;
    }
    return found;
}

static void
read_titles(struct account_list *list)
{
    struct csv_lines *csv = &list->csv;
    csv->separator = csv_separator(csv_line(csv->source, csv->at));
    if (!csv_take(csv, list->titles, ACCOUNT_COLUMNS_MAX, &list->columns,
            &list->at)) {
        import_fault(&list->faults, list->at, "a quotation mark is not closed");
    } else if (list->columns > ACCOUNT_COLUMNS_MAX) {
        import_fault(&list->faults, list->at,
            "more than %d columns are not read", ACCOUNT_COLUMNS_MAX);
    } else {
        for (int i = 0; i < list->columns; i++)
            list->titles[i].text =
                account_in_hyphens(csv->arena, list->titles[i].text);
    }
}

enum exit_status
account_list_open(
    struct account_list *list, struct arena *arena, const char *path)
{
    struct slice bytes;
    enum file_error error = file_read_list(arena, path, &bytes);
    memset(list, 0, sizeof *list);
    if (error != FILE_OK) {
        complain("\"%s\" %s", path, file_error_text(error));
        return error == FILE_MISSING ? EXIT_USAGE : EXIT_SYSTEM;
    }
    const struct source *source = source_new(arena, path, bytes);
    size_t bad = utf8_check(source->text, source->size);
    list->path = path;
    list->faults.arena = arena;
    list->csv = (struct csv_lines){.arena = arena, .source = source};
    if (bad < source->size) {
        import_fault(&list->faults, place_in(source, (uint32_t)bad, 1),
            "this is not UTF-8 text: save the list as \"CSV UTF-8\"");
        return EXIT_FINDINGS;
    }
    if (text_starts(source->text, "\xEF\xBB\xBF"))
        list->csv.at = 3;
    read_titles(list);
    return list->faults.faults > 0 ? EXIT_FINDINGS : EXIT_CLEAN;
}

/* --- the rows --- */

bool
account_list_take(struct account_list *list)
{
    int count;
    while (list->csv.at < list->csv.source->size) {
        if (!csv_take(&list->csv, list->cells, ACCOUNT_COLUMNS_MAX, &count,
                &list->at))
            import_fault(&list->faults, list->at,
                "a cell in quotation marks does not end as it should");
        else if (count == list->columns && (count > 1 || *list->cells[0].text))
            return true;
        else if (count > 1 || *list->cells[0].text)
            import_fault(&list->faults, list->at, "this line has %d %s, not %d",
                count, count == 1 ? "cell" : "cells", list->columns);
    }
    return false;
}
