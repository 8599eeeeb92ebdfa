/* The rows of a list of accounts, as those who choose among them want them. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "commands/account_list.h"
#include "commands/choosing.h"
#include "commands/run.h"

#define NAMES 4

/* What platforms call a column; the first is ours. */
static const char *const id_names[NAMES] = {"id", "account-id"};
static const char *const name_names[NAMES] = {
    "customer", "name", "account-name", "account"};
static const char *const segment_names[NAMES] = {"segment", "segments"};
static const char *const type_names[NAMES] = {"type", "plan-type"};
static const char *const fact_names[MERIT_FACTS][NAMES] = {
    [MERIT_FIT] = {"fit", "who-they-are", "profile", "icp-fit"},
    [MERIT_PROFIT] = {"profit", "profitability", "margin", "gross-margin"},
    [MERIT_SATISFACTION] = {"satisfaction", "csat", "nps"},
    [MERIT_SHARE] = {"share-of-wallet", "wallet-share"},
    [MERIT_FOOTPRINT] = {"footprint"},
    [MERIT_GROWTH] = {"growth-market", "market-growth", "growth"},
    [MERIT_INFLUENCE] = {"influence", "reference-value"},
};

struct rows {
    struct choosing *choosing;
    struct account_list list;
    int id, name, segment, type; /* columns, or -1 */
    int fact[MERIT_FACTS];
    /* The first number or level of each, which the others must be like. */
    struct first {
        bool seen, is_level;
        const char *unit;
        struct place at;
    } first[MERIT_FACTS];
};

/* --- the columns --- */

static int
find_column(
    struct rows *rows, const char *called, const char *const names[NAMES])
{
    if (!called)
        return account_list_column(&rows->list, names, NAMES);
    const char *name = account_in_hyphens(rows->choosing->arena, called);
    int column = account_list_column(&rows->list, &name, 1);
    if (column < 0)
        import_fault(&rows->list.faults, rows->list.at,
            "no column is called \"%s\", which the settings say holds the %s",
            called, names[0]);
    return column;
}

/* Facts without a column are left out, as long as half of the weight stays. */
static void
weigh_columns(struct rows *rows)
{
    const struct merit_rules *rules = &rows->choosing->rules;
    int whole = 0, there = 0;
    struct buf missing = {0};
    for (int fact = 0; fact < MERIT_FACTS; fact++) {
        whole += rules->weight[fact];
        if (rows->fact[fact] >= 0)
            there += rules->weight[fact];
        else if (rules->weight[fact] > 0)
            buf_printf(
                &missing, "%s%s", missing.n > 0 ? ", " : "", merit_names[fact]);
    }
    if (2 * there < whole)
        import_fault(&rows->list.faults, rows->list.at,
            "no column is called %s: the columns that are there have less "
            "than half of the weight; add some, or say under `select: "
            "columns:` in the settings what they are called",
            missing.p);
    else if (missing.n > 0 && !rows->choosing->options->quiet)
        complain("\"%s\" has no column %s; the scores are of the other facts",
            rows->list.path, missing.p);
    buf_free(&missing);
}

static bool
find_columns(struct rows *rows)
{
    const struct merit_rules *rules = &rows->choosing->rules;
    rows->id = find_column(rows, rules->id, id_names);
    rows->name = find_column(rows, rules->name, name_names);
    rows->segment = find_column(rows, rules->segment, segment_names);
    rows->type = find_column(rows, NULL, type_names);
    for (int fact = 0; fact < MERIT_FACTS; fact++)
        rows->fact[fact] =
            find_column(rows, rules->column[fact], fact_names[fact]);
    if (rows->list.faults.faults > 0)
        return false;
    if (rows->id < 0 && rows->name < 0)
        import_fault(&rows->list.faults, rows->list.at,
            "no column is called id or customer: the first line names the "
            "columns%s",
            rows->list.columns == 1
                ? ", with commas, semicolons or tabs between them"
                : "");
    else
        weigh_columns(rows);
    return rows->list.faults.faults == 0;
}

/* --- a row --- */

static void
read_fact(struct rows *rows, struct merit_account *merit, int fact)
{
    const struct csv_cell *cell = &rows->list.cells[rows->fact[fact]];
    struct merit_value *value = &merit->values[fact];
    struct first *first = &rows->first[fact];
    const char *unit, *why;
    if (!merit_read(rows->choosing->arena, &rows->choosing->rules,
            (enum merit_fact)fact, cell->text, value, &unit, &why)) {
        import_fault(&rows->list.faults, cell->at, "%s \"%.60s\": %s",
            merit_names[fact], cell->text, why);
    } else if (value->known && !first->seen) {
        *first = (struct first){true, value->is_level, unit, cell->at};
    } else if (value->known && first->is_level != value->is_level) {
        import_fault(&rows->list.faults, cell->at,
            "%s is a %s here and a %s in line %d: they cannot be compared",
            merit_names[fact], value->is_level ? "level" : "number",
            first->is_level ? "level" : "number", place_start(first->at).line);
    } else if (value->known && !text_is(first->unit, unit)) {
        import_fault(&rows->list.faults, cell->at,
            "%s is in \"%s\" here and in \"%s\" in line %d: bring them into "
            "one unit",
            merit_names[fact], unit, first->unit, place_start(first->at).line);
    }
}

static int
segment_called(struct choosing *choosing, const char *id)
{
    for (int i = 0; i < choosing->segment_count; i++)
        if (text_is(choosing->segments[i].id, id))
            return i;
    choosing->segments =
        arena_grow(choosing->arena, choosing->segments, choosing->segment_count,
            &choosing->segment_room, sizeof *choosing->segments);
    choosing->segments[choosing->segment_count] =
        (struct chosen_segment){.id = arena_strdup(choosing->arena, id)};
    return choosing->segment_count++;
}

static void
add_segment(struct choosing *choosing, struct candidate *one, int segment)
{
    for (int i = 0; i < one->segment_count; i++)
        if (one->segments[i] == segment)
            return;
    int *segments = ARENA_ARRAY(choosing->arena, int, one->segment_count + 1);
    for (int i = 0; i < one->segment_count; i++)
        segments[i] = one->segments[i];
    segments[one->segment_count++] = segment;
    one->segments = segments;
}

/* One cell may name several, with any of ; | / + between them. */
static void
read_segments(struct choosing *choosing, struct candidate *one, const char *p)
{
    while (*p) {
        size_t length = strcspn(p, ";|/+");
        const char *id = account_in_hyphens(
            choosing->arena, arena_strndup(choosing->arena, p, length));
        if (*id)
            add_segment(choosing, one, segment_called(choosing, id));
        p += length + (p[length] != '\0');
    }
}

static void
read_row(struct rows *rows)
{
    struct choosing *choosing = rows->choosing;
    struct account_list *list = &rows->list;
    struct candidate *one = ARENA_NEW(choosing->arena, struct candidate);
    int shown = rows->name >= 0 ? rows->name : rows->id;
    int named = rows->id >= 0 ? rows->id : rows->name;
    one->at = list->at;
    one->customer = list->cells[shown].text;
    one->id = rows->id >= 0
                  ? list->cells[named].text
                  : account_in_hyphens(choosing->arena, one->customer);
    if (!*one->id || !text_is_clean(one->id) || !text_is_clean(one->customer)) {
        import_fault(&list->faults, list->cells[named].at,
            *one->id ? "the cell holds what is no text"
                     : "this account has no name");
        return;
    }
    if (rows->segment >= 0)
        read_segments(choosing, one, list->cells[rows->segment].text);
    one->typed = rows->type >= 0 && *list->cells[rows->type].text;
    for (int fact = 0; fact < MERIT_FACTS; fact++)
        if (rows->fact[fact] >= 0)
            read_fact(rows, &one->merit, fact);
    choosing->candidates = arena_grow(choosing->arena, choosing->candidates,
        choosing->count, &choosing->room, sizeof *choosing->candidates);
    choosing->candidates[choosing->count++] = one;
}

/* --- accounts that the list has twice --- */

static int
by_id(const void *a, const void *b)
{
    const struct candidate *left = *(struct candidate *const *)a;
    const struct candidate *right = *(struct candidate *const *)b;
    int order = strcasecmp(left->id, right->id);
    return order ? order
                 : (left->at.at > right->at.at) - (left->at.at < right->at.at);
}

static bool
facts_alike(const struct merit_account *a, const struct merit_account *b)
{
    for (int i = 0; i < MERIT_FACTS; i++)
        if (a->values[i].known != b->values[i].known ||
            a->values[i].micro != b->values[i].micro)
            return false;
    return true;
}

/* One row a segment is how some platforms say that an account is in two. */
static void
join_rows(struct rows *rows)
{
    struct choosing *choosing = rows->choosing;
    struct candidate *last = NULL;
    int n = 0;
    if (choosing->count > 1)
        qsort(choosing->candidates, (size_t)choosing->count,
            sizeof *choosing->candidates, by_id);
    for (int i = 0; i < choosing->count; i++) {
        struct candidate *one = choosing->candidates[i];
        if (!last || !text_is_nocase(last->id, one->id)) {
            choosing->candidates[n++] = last = one;
            continue;
        }
        int before = last->segment_count;
        for (int k = 0; k < one->segment_count; k++)
            add_segment(choosing, last, one->segments[k]);
        if (last->segment_count == before ||
            !facts_alike(&last->merit, &one->merit))
            import_fault(&rows->list.faults, one->at,
                "the account %s stands here a second time; line %d has it, "
                "too",
                one->id, place_start(last->at).line);
    }
    choosing->count = n;
}

enum exit_status
choosing_read(struct choosing *choosing, const char *path)
{
    struct rows *rows = ARENA_NEW(choosing->arena, struct rows);
    rows->choosing = choosing;
    enum exit_status status =
        account_list_open(&rows->list, choosing->arena, path);
    if (status != EXIT_CLEAN)
        return status;
    if (find_columns(rows))
        while (account_list_take(&rows->list))
            read_row(rows);
    join_rows(rows);
    if (rows->list.faults.faults > 0)
        return EXIT_FINDINGS;
    if (choosing->count > 0)
        return EXIT_CLEAN;
    complain("\"%s\" lists no account: below the first line, write one a line",
        path);
    return EXIT_FINDINGS;
}
