#include "commands/new_account.h"

#include "base/text.h"
#include "commands/account_list.h"
#include "plan/fields.h"

#define NAMES 3

/* With its other names, as platforms call it. */
static const char *const names[ACCOUNT_FIELDS][NAMES] = {
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

struct wanted {
    struct account_list list;
    const char *id;
    int at[ACCOUNT_FIELDS]; /* the column of each, or -1 */
    const char **known;     /* what rows are called, for a suggestion */
    int count, room;
    struct place found; /* the row; no source: none yet */
    struct account *account;
};

/* --- the first line --- */

static bool
find_columns(struct wanted *wanted)
{
    struct account_list *list = &wanted->list;
    for (int i = 0; i < ACCOUNT_FIELDS; i++)
        wanted->at[i] = account_list_column(list, names[i], NAMES);
    if (list->faults.faults > 0)
        return false;
    if (wanted->at[ACCOUNT_ID] >= 0 || wanted->at[ACCOUNT_NAME] >= 0)
        return true;
    import_fault(&list->faults, list->at,
        "no column is called id or name: the first line names the columns%s",
        list->columns == 1 ? ", with commas, semicolons or tabs between them"
                           : "");
    return false;
}

/* --- the rows --- */

static void
refuse_day(struct wanted *wanted, const char *renewal)
{
    struct account_list *list = &wanted->list;
    const char *day = date_sure(list->csv.arena, renewal);
    import_fault(&list->faults, list->cells[wanted->at[ACCOUNT_RENEWAL]].at,
        "\"%.60s\" is not a day: write it as %s", renewal,
        day ? day : "YYYY-MM-DD");
}

static void
take_account(struct wanted *wanted)
{
    struct account_list *list = &wanted->list;
    if (wanted->found.source) {
        import_fault(&list->faults, list->at,
            "the account %s stands here a second time; line %d has it, too",
            wanted->id, place_start(wanted->found).line);
        return;
    }
    wanted->found = list->at;
    for (int i = 0; i < ACCOUNT_FIELDS; i++) {
        const struct csv_cell *cell =
            wanted->at[i] >= 0 ? &list->cells[wanted->at[i]] : NULL;
        wanted->account->said[i] = cell && *cell->text ? cell->text : NULL;
        if (cell && !text_is_clean(cell->text))
            import_fault(
                &list->faults, cell->at, "the cell holds what is no text");
    }
    const char *renewal = wanted->account->said[ACCOUNT_RENEWAL];
    if (renewal && day_parse_iso(renewal) == DAY_NONE)
        refuse_day(wanted, renewal);
}

static void
look_at_row(struct wanted *wanted)
{
    struct arena *arena = wanted->list.csv.arena;
    bool by_id = wanted->at[ACCOUNT_ID] >= 0;
    const char *text =
        wanted->list.cells[wanted->at[by_id ? ACCOUNT_ID : ACCOUNT_NAME]].text;
    const char *name =
        by_id ? text_lower(arena, text) : account_in_hyphens(arena, text);
    if (text_is_nocase(name, wanted->id))
        take_account(wanted);
    wanted->known = arena_grow(arena, wanted->known, wanted->count,
        &wanted->room, sizeof *wanted->known);
    wanted->known[wanted->count++] = name;
}

/* --- the whole --- */

static enum exit_status
say_none(const struct wanted *wanted)
{
    const char *near = text_nearest(wanted->id, wanted->known, wanted->count);
    complain("\"%s\" has no account %s%s%s%s", wanted->list.path, wanted->id,
        near ? ": did you mean " : "", near ? near : "", near ? "?" : "");
    return EXIT_USAGE;
}

enum exit_status
new_account_read(struct arena *arena, const char *path, const char *id,
    struct account *account)
{
    struct wanted *wanted = ARENA_NEW(arena, struct wanted);
    *account = (struct account){0};
    wanted->id = id;
    wanted->account = account;
    enum exit_status status = account_list_open(&wanted->list, arena, path);
    if (status != EXIT_CLEAN)
        return status;
    if (find_columns(wanted))
        while (account_list_take(&wanted->list))
            look_at_row(wanted);
    if (wanted->list.faults.faults > 0)
        return EXIT_FINDINGS;
    return wanted->found.source ? EXIT_CLEAN : say_none(wanted);
}
