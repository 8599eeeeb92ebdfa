/* What each platform's import calls our fields, and how it wants days.
 * plans/README.md lists the tables with their sources. */
#include <assert.h>
#include <stdio.h>

#include "base/text.h"
#include "commands/export.h"
#include "commands/options_inner.h"
#include "report/csv_out.h"
#include "report/json_out.h"

/* How a column's value is said. */
enum column_form {
    AS_IT_IS,
    AS_TIME,  /* a day as YYYY-MM-DDT00:00:00.000Z */
    AS_FIXED, /* the same word in each row */
};
struct column {
    const char *name;
    enum export_field field;
    enum column_form form;
    const char *fixed;
};

/* One file of a target: the records of some kinds. */
struct sheet {
    const char *target, *suffix;
    unsigned kinds;               /* bits by kind */
    const struct column *columns; /* end with a row without a name */
};

#define KIND(kind) (1u << EXPORT_##kind)

static const struct column gainsight_plans[] = {
    {"External_ID__gc", EXPORT_ID, AS_IT_IS, NULL},
    {"CompanyName", EXPORT_CUSTOMER, AS_IT_IS, NULL},
    {"Name", EXPORT_NAME, AS_IT_IS, NULL},
    {"TypeName", EXPORT_TYPE, AS_IT_IS, NULL},
    {"StatusName", EXPORT_STATUS, AS_IT_IS, NULL},
    {"OwnerEmail", EXPORT_OWNER_EMAIL, AS_IT_IS, NULL},
    {"DueDate", EXPORT_DUE, AS_IT_IS, NULL},
    {"Health__gc", EXPORT_HEALTH, AS_IT_IS, NULL},
    {"Comments", EXPORT_TEXT, AS_IT_IS, NULL}, {0}};
static const struct column gainsight_objectives[] = {
    {"External_ID__gc", EXPORT_ID, AS_IT_IS, NULL},
    {"Success_Plan__gc", EXPORT_PLAN_ID, AS_IT_IS, NULL},
    {"CompanyName", EXPORT_CUSTOMER, AS_IT_IS, NULL},
    {"Name", EXPORT_NAME, AS_IT_IS, NULL},
    {"TypeName", EXPORT_NAME, AS_FIXED, "Objective"},
    {"StatusName", EXPORT_STATUS, AS_IT_IS, NULL},
    {"OwnerEmail", EXPORT_OWNER_EMAIL, AS_IT_IS, NULL},
    {"DueDate", EXPORT_DUE, AS_IT_IS, NULL},
    {"ClosedDate", EXPORT_DONE, AS_IT_IS, NULL},
    {"Comments", EXPORT_TEXT, AS_IT_IS, NULL}, {0}};
static const struct column gainsight_tasks[] = {
    {"External_ID__gc", EXPORT_ID, AS_IT_IS, NULL},
    {"Objective__gc", EXPORT_PARENT, AS_IT_IS, NULL},
    {"Name", EXPORT_NAME, AS_IT_IS, NULL},
    {"StatusName", EXPORT_STATUS, AS_IT_IS, NULL},
    {"OwnerEmail", EXPORT_OWNER_EMAIL, AS_IT_IS, NULL},
    {"DueDate", EXPORT_DUE, AS_IT_IS, NULL},
    {"ClosedDate", EXPORT_DONE, AS_IT_IS, NULL}, {0}};
static const struct column gainsight_calls[] = {
    {"External_ID__gc", EXPORT_ID, AS_IT_IS, NULL},
    {"CompanyName", EXPORT_CUSTOMER, AS_IT_IS, NULL},
    {"Name", EXPORT_NAME, AS_IT_IS, NULL},
    {"TypeName", EXPORT_NAME, AS_FIXED, "Risk"},
    {"ReasonName", EXPORT_TYPE, AS_IT_IS, NULL},
    {"StatusName", EXPORT_STATUS, AS_IT_IS, NULL},
    {"OwnerEmail", EXPORT_OWNER_EMAIL, AS_IT_IS, NULL},
    {"DueDate", EXPORT_DUE, AS_IT_IS, NULL},
    {"Comments", EXPORT_TEXT, AS_IT_IS, NULL}, {0}};

static const struct column planhat_objectives[] = {
    {"externalId", EXPORT_ID, AS_IT_IS, NULL},
    {"companyId", EXPORT_ACCOUNT, AS_IT_IS, NULL},
    {"companyName", EXPORT_CUSTOMER, AS_IT_IS, NULL},
    {"name", EXPORT_NAME, AS_IT_IS, NULL},
    {"custom.Status", EXPORT_STATUS, AS_IT_IS, NULL},
    {"custom.Due", EXPORT_DUE, AS_TIME, NULL},
    {"custom.Level", EXPORT_LEVEL, AS_IT_IS, NULL},
    {"custom.Target", EXPORT_TARGET, AS_IT_IS, NULL}, {0}};
static const struct column planhat_projects[] = {
    {"externalId", EXPORT_ID, AS_IT_IS, NULL},
    {"companyId", EXPORT_ACCOUNT, AS_IT_IS, NULL},
    {"companyName", EXPORT_CUSTOMER, AS_IT_IS, NULL},
    {"name", EXPORT_NAME, AS_IT_IS, NULL},
    {"startDate", EXPORT_START, AS_TIME, NULL},
    {"custom.Health", EXPORT_HEALTH, AS_IT_IS, NULL},
    {"custom.Health causes", EXPORT_TEXT, AS_IT_IS, NULL},
    {"custom.Status", EXPORT_STATUS, AS_IT_IS, NULL},
    {"custom.CSM", EXPORT_OWNER, AS_IT_IS, NULL}, {0}};
static const struct column planhat_tasks[] = {
    {"sourceId", EXPORT_ID, AS_IT_IS, NULL},
    {"mainType", EXPORT_NAME, AS_FIXED, "task"},
    {"companyId", EXPORT_ACCOUNT, AS_IT_IS, NULL},
    {"companyName", EXPORT_CUSTOMER, AS_IT_IS, NULL},
    {"action", EXPORT_NAME, AS_IT_IS, NULL},
    {"description", EXPORT_TEXT, AS_IT_IS, NULL},
    {"ownerName", EXPORT_OWNER, AS_IT_IS, NULL},
    {"endTime", EXPORT_DUE, AS_TIME, NULL},
    {"dateDone", EXPORT_DONE, AS_TIME, NULL},
    {"status", EXPORT_STATUS, AS_IT_IS, NULL}, {0}};

static const struct column vitally_tasks[] = {
    {"externalId", EXPORT_ID, AS_IT_IS, NULL},
    {"accountId", EXPORT_ACCOUNT, AS_IT_IS, NULL},
    {"name", EXPORT_NAME, AS_IT_IS, NULL},
    {"description", EXPORT_TEXT, AS_IT_IS, NULL},
    {"assignedTo", EXPORT_OWNER_EMAIL, AS_IT_IS, NULL},
    {"dueDate", EXPORT_DUE, AS_IT_IS, NULL},
    {"completedAt", EXPORT_DONE, AS_TIME, NULL}, {0}};
static const struct column vitally_plans[] = {
    {"externalId", EXPORT_ID, AS_IT_IS, NULL},
    {"accountId", EXPORT_ACCOUNT, AS_IT_IS, NULL},
    {"name", EXPORT_NAME, AS_IT_IS, NULL},
    {"status", EXPORT_STATUS, AS_IT_IS, NULL},
    {"assignedTo", EXPORT_OWNER_EMAIL, AS_IT_IS, NULL},
    {"startDate", EXPORT_START, AS_IT_IS, NULL},
    {"targetCompletionDate", EXPORT_DUE, AS_IT_IS, NULL},
    {"health", EXPORT_HEALTH, AS_IT_IS, NULL},
    {"healthCauses", EXPORT_TEXT, AS_IT_IS, NULL}, {0}};

static const struct column totango_accounts[] = {
    {"Account ID", EXPORT_ACCOUNT, AS_IT_IS, NULL},
    {"Account Name", EXPORT_CUSTOMER, AS_IT_IS, NULL},
    {"Success Plan ID", EXPORT_ID, AS_IT_IS, NULL},
    {"Success Plan", EXPORT_NAME, AS_IT_IS, NULL},
    {"Success Plan Status", EXPORT_STATUS, AS_IT_IS, NULL},
    {"Success Plan Due", EXPORT_DUE, AS_IT_IS, NULL},
    {"Success Plan Health", EXPORT_HEALTH, AS_IT_IS, NULL},
    {"Success Plan Causes", EXPORT_TEXT, AS_IT_IS, NULL}, {0}};
static const struct column totango_collections[] = {
    {"Account ID", EXPORT_ACCOUNT, AS_IT_IS, NULL},
    {"Collection ID", EXPORT_ID, AS_IT_IS, NULL},
    {"Name", EXPORT_NAME, AS_IT_IS, NULL},
    {"Status", EXPORT_STATUS, AS_IT_IS, NULL},
    {"Due Date", EXPORT_DUE, AS_IT_IS, NULL},
    {"Completed Date", EXPORT_DONE, AS_IT_IS, NULL},
    {"Owner", EXPORT_OWNER_EMAIL, AS_IT_IS, NULL}, {0}};
static const struct column totango_tasks[] = {
    {"Account ID", EXPORT_ACCOUNT, AS_IT_IS, NULL},
    {"Task ID", EXPORT_ID, AS_IT_IS, NULL},
    {"Title", EXPORT_NAME, AS_IT_IS, NULL},
    {"Description", EXPORT_TEXT, AS_IT_IS, NULL},
    {"Assignee", EXPORT_OWNER_EMAIL, AS_IT_IS, NULL},
    {"Due Date", EXPORT_DUE, AS_IT_IS, NULL},
    {"Status", EXPORT_STATUS, AS_IT_IS, NULL}, {0}};

static const struct column salesforce_plans[] = {
    {"Countersign_Id__c", EXPORT_ID, AS_IT_IS, NULL},
    {"Account__c", EXPORT_ACCOUNT, AS_IT_IS, NULL},
    {"Name", EXPORT_NAME, AS_IT_IS, NULL},
    {"Type__c", EXPORT_TYPE, AS_IT_IS, NULL},
    {"Status__c", EXPORT_STATUS, AS_IT_IS, NULL},
    {"Owner.Email", EXPORT_OWNER_EMAIL, AS_IT_IS, NULL},
    {"Start_Date__c", EXPORT_START, AS_IT_IS, NULL},
    {"Due_Date__c", EXPORT_DUE, AS_IT_IS, NULL},
    {"Health__c", EXPORT_HEALTH, AS_IT_IS, NULL},
    {"Health_Causes__c", EXPORT_TEXT, AS_IT_IS, NULL}, {0}};
static const struct column salesforce_parts[] = {
    {"Countersign_Id__c", EXPORT_ID, AS_IT_IS, NULL},
    {"Success_Plan__r.Countersign_Id__c", EXPORT_PLAN_ID, AS_IT_IS, NULL},
    {"Name", EXPORT_NAME, AS_IT_IS, NULL},
    {"Status__c", EXPORT_STATUS, AS_IT_IS, NULL},
    {"Customer_Owner__c", EXPORT_CUSTOMER_OWNER, AS_IT_IS, NULL},
    {"Due_Date__c", EXPORT_DUE, AS_IT_IS, NULL},
    {"Expected_Date__c", EXPORT_EXPECTED, AS_IT_IS, NULL},
    {"Done_Date__c", EXPORT_DONE, AS_IT_IS, NULL},
    {"Level__c", EXPORT_LEVEL, AS_IT_IS, NULL},
    {"Target__c", EXPORT_TARGET, AS_IT_IS, NULL},
    {"Evidence__c", EXPORT_TEXT, AS_IT_IS, NULL}, {0}};
static const struct column salesforce_tasks[] = {
    {"Countersign_Id__c", EXPORT_ID, AS_IT_IS, NULL},
    {"WhatId", EXPORT_ACCOUNT, AS_IT_IS, NULL},
    {"Subject", EXPORT_NAME, AS_IT_IS, NULL},
    {"Description", EXPORT_TEXT, AS_IT_IS, NULL},
    {"ActivityDate", EXPORT_DUE, AS_IT_IS, NULL},
    {"Status", EXPORT_STATUS, AS_IT_IS, NULL},
    {"Owner.Email", EXPORT_OWNER_EMAIL, AS_IT_IS, NULL}, {0}};

static const struct column all_fields[] = {{"id", EXPORT_ID, AS_IT_IS, NULL},
    {"parent", EXPORT_PARENT, AS_IT_IS, NULL},
    {"plan", EXPORT_PLAN_ID, AS_IT_IS, NULL},
    {"account", EXPORT_ACCOUNT, AS_IT_IS, NULL},
    {"customer", EXPORT_CUSTOMER, AS_IT_IS, NULL},
    {"name", EXPORT_NAME, AS_IT_IS, NULL},
    {"type", EXPORT_TYPE, AS_IT_IS, NULL},
    {"status", EXPORT_STATUS, AS_IT_IS, NULL},
    {"owner", EXPORT_OWNER, AS_IT_IS, NULL},
    {"ownerEmail", EXPORT_OWNER_EMAIL, AS_IT_IS, NULL},
    {"customerOwner", EXPORT_CUSTOMER_OWNER, AS_IT_IS, NULL},
    {"customerEmail", EXPORT_CUSTOMER_EMAIL, AS_IT_IS, NULL},
    {"start", EXPORT_START, AS_IT_IS, NULL},
    {"due", EXPORT_DUE, AS_IT_IS, NULL},
    {"expected", EXPORT_EXPECTED, AS_IT_IS, NULL},
    {"done", EXPORT_DONE, AS_IT_IS, NULL},
    {"level", EXPORT_LEVEL, AS_IT_IS, NULL},
    {"target", EXPORT_TARGET, AS_IT_IS, NULL},
    {"health", EXPORT_HEALTH, AS_IT_IS, NULL},
    {"colour", EXPORT_COLOUR, AS_IT_IS, NULL},
    {"text", EXPORT_TEXT, AS_IT_IS, NULL}, {0}};

static const struct sheet sheets[] = {
    {"csv", "", ~0u, all_fields},
    {"gainsight", "-success-plans", KIND(PLAN), gainsight_plans},
    {"gainsight", "-objectives", KIND(OBJECTIVE) | KIND(MILESTONE),
        gainsight_objectives},
    {"gainsight", "-tasks", KIND(TASK), gainsight_tasks},
    {"gainsight", "-ctas", KIND(CTA), gainsight_calls},
    {"planhat", "-projects", KIND(PLAN), planhat_projects},
    {"planhat", "-objectives", KIND(OBJECTIVE), planhat_objectives},
    {"planhat", "-tasks", KIND(MILESTONE) | KIND(TASK) | KIND(CTA),
        planhat_tasks},
    {"vitally", "-projects", KIND(PLAN), vitally_plans},
    {"vitally", "-tasks", KIND(MILESTONE) | KIND(TASK) | KIND(CTA),
        vitally_tasks},
    {"totango", "-accounts", KIND(PLAN), totango_accounts},
    {"totango", "-collections", KIND(OBJECTIVE) | KIND(MILESTONE),
        totango_collections},
    {"totango", "-tasks", KIND(TASK) | KIND(CTA), totango_tasks},
    {"salesforce", "-Success_Plan__c", KIND(PLAN), salesforce_plans},
    {"salesforce", "-Success_Plan_Part__c", KIND(OBJECTIVE) | KIND(MILESTONE),
        salesforce_parts},
    {"salesforce", "-Task", KIND(TASK) | KIND(CTA), salesforce_tasks},
};
#define SHEETS ((int)(sizeof sheets / sizeof *sheets))

static const char *const kind_words[] = {[EXPORT_PLAN] = "plan",
    [EXPORT_OBJECTIVE] = "objective",
    [EXPORT_MILESTONE] = "milestone",
    [EXPORT_TASK] = "task",
    [EXPORT_PERSON] = "person",
    [EXPORT_CTA] = "call"};

bool
export_is_target(const char *name)
{
    static const char *const targets[] = {"json", "csv", "gainsight", "planhat",
        "vitally", "totango", "salesforce"};
    return option_is_one_of("--to", name, targets, 7);
}

static bool
is_day(enum export_field field)
{
    return field == EXPORT_START || field == EXPORT_DUE ||
           field == EXPORT_EXPECTED || field == EXPORT_DONE;
}

static void
put_cell(struct csv_out *csv, const struct column *column,
    const struct export_record *record)
{
    const char *value = record->fields[column->field];
    char time[32];
    if (column->form == AS_FIXED)
        value = column->fixed;
    if (value && column->form == AS_TIME) {
        snprintf(time, sizeof time, "%sT00:00:00.000Z", value);
        value = time;
    }
    if (is_day(column->field))
        csv_out_plain(csv, value);
    else
        csv_out_text(csv, value);
}

static void
put_rows(struct csv_out *csv, const struct sheet *sheet,
    const struct export_records *records)
{
    for (int i = 0; i < records->count; i++) {
        const struct export_record *record = &records->items[i];
        if (!(sheet->kinds & 1u << record->kind))
            continue;
        if (sheet->columns == all_fields)
            csv_out_plain(csv, kind_words[record->kind]);
        for (const struct column *c = sheet->columns; c->name; c++)
            put_cell(csv, c, record);
        csv_out_line(csv);
    }
}

/* --- one plan's text --- */

/* The sheets of a target; JSON has none. */
static int
sheets_of(const char *target, const struct sheet *of[EXPORT_FILES])
{
    int count = 0;
    for (int i = 0; i < SHEETS; i++)
        if (text_is(sheets[i].target, target)) {
            assert(count < EXPORT_FILES);
            of[count++] = &sheets[i];
        }
    return count;
}

static void
json_record(struct json_out *json, const struct export_record *record)
{
    json_out_line(json);
    json_out_open(json, NULL, '{');
    json_out_text(json, "kind", kind_words[record->kind]);
    for (const struct column *c = all_fields; c->name; c++)
        json_out_text(json, c->name, record->fields[c->field]);
    json_out_close(json, '}');
}

static struct slice
kept(struct arena *arena, struct buf *text)
{
    struct slice slice = {
        arena_strndup(arena, text->p ? text->p : "", text->n), text->n};
    buf_clear(text);
    return slice;
}

struct export_texts
export_texts(struct arena *arena, const char *target,
    const struct export_records *records)
{
    struct export_texts texts = {0};
    const struct sheet *of[EXPORT_FILES];
    int count = sheets_of(target, of);
    struct buf text = {0};
    struct json_out json = {&text, false};
    struct csv_out csv = {&text, false};
    for (int i = 0; i < count; i++) {
        put_rows(&csv, of[i], records);
        texts.files[i] = kept(arena, &text);
    }
    for (int i = 0; count == 0 && i < records->count; i++)
        json_record(&json, &records->items[i]);
    if (count == 0)
        texts.files[0] = kept(arena, &text);
    buf_free(&text);
    return texts;
}

/* --- the files around them --- */

/* The texts that file `nth` has of the plans, between `head` and `foot`. */
static void
add_file(struct products *products, const char *suffix, const char *ending,
    struct export_texts *const *plans, int count, int nth,
    const struct slice frame[3])
{
    struct slice *parts =
        ARENA_ARRAY(products->arena, struct slice, 2 * count + 2);
    int n = 0;
    parts[n++] = frame[0];
    for (int i = 0; i < count; i++) {
        if (!plans[i] || plans[i]->files[nth].n == 0)
            continue;
        if (n > 1)
            parts[n++] = frame[1];
        parts[n++] = plans[i]->files[nth];
    }
    parts[n++] = frame[2];
    products_add_parts(products, suffix, ending, parts, n);
}

static void
add_json(struct products *products, struct export_texts *const *plans,
    int count, day_t today)
{
    struct buf head = {0};
    struct json_out json = {&head, false};
    char iso[11];
    day_iso(today, iso);
    json_out_open(&json, NULL, '{');
    json_out_text(&json, "format", "countersign-export");
    json_out_number(&json, "version", 1);
    json_out_text(&json, "today", iso);
    json_out_open(&json, "records", '[');
    struct slice frame[] = {
        kept(products->arena, &head), {",", 1}, {"]}\n", 3}};
    buf_free(&head);
    add_file(products, "", "json", plans, count, 0, frame);
}

static void
add_sheet(struct products *products, const struct sheet *sheet, int nth,
    struct export_texts *const *plans, int count)
{
    struct buf head = {0};
    struct csv_out csv = {&head, false};
    if (sheet->columns == all_fields)
        csv_out_plain(&csv, "kind");
    for (const struct column *c = sheet->columns; c->name; c++)
        csv_out_plain(&csv, c->name);
    csv_out_line(&csv);
    struct slice frame[] = {kept(products->arena, &head), {"", 0}, {"", 0}};
    buf_free(&head);
    add_file(products, sheet->suffix, "csv", plans, count, nth, frame);
}

void
export_write(const char *target, struct export_texts *const *plans, int count,
    day_t today, struct products *products)
{
    const struct sheet *of[EXPORT_FILES];
    int files = sheets_of(target, of);
    if (files == 0)
        add_json(products, plans, count, today);
    for (int i = 0; i < files; i++)
        add_sheet(products, of[i], i, plans, count);
}
