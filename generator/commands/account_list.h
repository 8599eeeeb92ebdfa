/* A list of accounts: CSV whose first line names the columns, as a platform
 * exports it.  Columns are found by their names in any case, with spaces,
 * underscores or hyphens between the words.
 *
 * What is at fault is said on standard error with its place, and counted. */
#ifndef COMMANDS_ACCOUNT_LIST_H
#define COMMANDS_ACCOUNT_LIST_H

#include "commands/import_rows.h"
#include "commands/options.h"
#include "plan/csv_lines.h"

#define ACCOUNT_COLUMNS_MAX 256

struct account_list {
    struct import_rows faults;
    struct csv_lines csv;
    const char *path;
    int columns; /* of the file */
    struct csv_cell titles[ACCOUNT_COLUMNS_MAX];
    struct csv_cell cells[ACCOUNT_COLUMNS_MAX]; /* of the row at hand */
    struct place at;                            /* of its line */
};

/* Reads the file and its first line; everything is in the arena.  Otherwise
 * has said why. */
enum exit_status account_list_open(
    struct account_list *list, struct arena *arena, const char *path);
/* The next row with as many cells as the first line; false at the end. */
bool account_list_take(struct account_list *list);
/* The column called any of the names (`count` of them, in hyphens, up to a
 * NULL), or -1; a second one is a fault. */
int account_list_column(
    struct account_list *list, const char *const *names, int count);
/* In lower case, with one hyphen for whatever stands between words: how
 * columns are compared, and the id that is made of a customer's name. */
const char *account_in_hyphens(struct arena *arena, const char *text);

#endif
