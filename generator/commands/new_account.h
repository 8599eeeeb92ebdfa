/* One account's row in a list of accounts: CSV whose first line names the
 * columns, as a platform exports it.  Columns are found by their names in any
 * case, with spaces, underscores or hyphens between the words. */
#ifndef COMMANDS_NEW_ACCOUNT_H
#define COMMANDS_NEW_ACCOUNT_H

#include "commands/options.h"

enum account_field {
    ACCOUNT_ID,
    ACCOUNT_NAME,
    ACCOUNT_SEGMENT,
    ACCOUNT_TYPE,
    ACCOUNT_RENEWAL,
    ACCOUNT_PRODUCT,
    ACCOUNT_LOCALE,
    ACCOUNT_TIMEZONE,
    ACCOUNT_CSM,
    ACCOUNT_CSM_EMAIL,
    ACCOUNT_OUR_SPONSOR,
    ACCOUNT_OUR_SPONSOR_EMAIL,
    ACCOUNT_CHAMPION,
    ACCOUNT_CHAMPION_EMAIL,
    ACCOUNT_SPONSOR,
    ACCOUNT_SPONSOR_EMAIL,
    ACCOUNT_FIELDS
};

struct account {
    const char *said[ACCOUNT_FIELDS]; /* NULL: an empty cell, or no column */
};

/* The row for `id`: its cell `id`, or in a list without that column its name,
 * is `id`.  On failure has said why, with the place. */
enum exit_status new_account_read(struct arena *arena, const char *path,
    const char *id, struct account *account);

#endif
