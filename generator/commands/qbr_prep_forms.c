#include "commands/qbr_prep_forms.h"
#include "commands/accounts.h"

#include "base/text.h"
#include "commands/run.h"
#include "plan/progress.h"
#include "report/formats.h"
#include "report/json_out.h"

static const char *const kinds[PREP_KINDS] = {[PREP_FILE] = "file",
    [PREP_SUMMARY] = "summary",
    [PREP_SPONSOR] = "sponsor",
    [PREP_READING] = "reading",
    [PREP_ASK] = "ask",
    [PREP_DECISION] = "decision",
    [PREP_PROMISE] = "promise"};

static void
put_shown(struct buf *out, const char *text)
{
    buf_visible(out, text, strlen(text));
}

static void
put_day(struct buf *out, day_t day)
{
    char iso[11];
    day_iso(day, iso);
    buf_str(out, iso);
}

static void
put_person(struct buf *out, const struct person *person,
    void (*put)(struct buf *out, const char *text))
{
    put(out, name_or_id(person->name, person->id));
    if (!is_set(person->email))
        return;
    put(out, " <");
    put(out, person->email.s);
    put(out, ">");
}

/* Two people may owe the same: whom to ask tells the lines apart. */
static void
put_item(struct buf *out, const struct prep_item *item,
    void (*put)(struct buf *out, const char *text))
{
    put(out, item->what);
    buf_str(out, ": ");
    put(out, item->cause);
    if (item->who) {
        buf_str(out, " (ask ");
        put(out, name_or_id(item->who->name, item->who->id));
        buf_char(out, ')');
    }
    buf_char(out, '\n');
}

static bool
begins_keeper(const struct prep_report *report, int i)
{
    return i == 0 ||
           !text_is(report->accounts[i]->csm, report->accounts[i - 1]->csm);
}

static const char *
keeper_name(const struct prep_account *account)
{
    return account_keeper(account->csm);
}

static void
put_nothing(const struct prep_report *report, struct buf *out)
{
    buf_str(out, "No review is asked for until ");
    put_day(out, prep_last_day(report->today));
    buf_str(out, ".\n");
}

/* --- for a terminal: letters begin at the edge, to be copied --- */

static void
text_letter(struct buf *out, const struct letter *letter)
{
    buf_str(out, "\n    --- to ");
    put_person(out, letter->to, put_shown);
    buf_str(out, "\n\n");
    put_shown(out, letter->subject);
    buf_str(out, "\n\n");
    for (const char *line = letter->text; *line;) {
        size_t n = strcspn(line, "\n");
        buf_visible(out, line, n);
        buf_char(out, '\n');
        line += n + (line[n] == '\n');
    }
}

static void
text_account(struct buf *out, const struct prep_account *account)
{
    const struct prep_list *list = &account->list;
    buf_str(out, "\n  ");
    put_day(out, account->review.on);
    buf_printf(
        out, "  Q%d %d  ", account->review.quarter, account->review.year);
    put_shown(out, account->customer);
    buf_str(out, "  ");
    put_shown(out, account->path);
    buf_char(out, '\n');
    if (list->count == 0)
        buf_str(out, "    all is ready\n");
    for (int i = 0; i < list->count; i++) {
        const struct prep_item *item = &list->items[i];
        buf_printf(out, "    %-10s", kinds[item->kind]);
        put_item(out, item, put_shown);
    }
    for (int i = 0; i < account->letters.count; i++)
        text_letter(out, &account->letters.items[i]);
}

static void
write_text(const struct prep_report *report, struct buf *out)
{
    for (int i = 0; i < report->count; i++) {
        if (begins_keeper(report, i)) {
            buf_str(out, i ? "\n" : "");
            put_shown(out, keeper_name(report->accounts[i]));
            buf_char(out, '\n');
        }
        text_account(out, report->accounts[i]);
    }
    if (report->count == 0)
        put_nothing(report, out);
}

/* --- Markdown --- */

/* What a letter says is quoted as it is: it has no marks of its own. */
static void
markdown_letter(struct buf *out, const struct letter *letter)
{
    buf_str(out, "\n**To** ");
    put_person(out, letter->to, markdown_put);
    buf_str(out, "  \n**Subject** ");
    markdown_put(out, letter->subject);
    buf_str(out, "\n\n");
    for (const char *line = letter->text; *line;) {
        size_t n = strcspn(line, "\n");
        buf_str(out, n ? "    " : "");
        buf_visible(out, line, n);
        buf_char(out, '\n');
        line += n + (line[n] == '\n');
    }
}

static void
markdown_account(struct buf *out, const struct prep_account *account)
{
    const struct prep_list *list = &account->list;
    buf_str(out, "\n### ");
    markdown_put(out, account->customer);
    buf_printf(
        out, ", Q%d %d, ", account->review.quarter, account->review.year);
    put_day(out, account->review.on);
    buf_str(out, list->count ? "\n\n" : "\n\nAll is ready.\n");
    for (int i = 0; i < list->count; i++) {
        const struct prep_item *item = &list->items[i];
        buf_printf(out, "- [ ] %s: ", kinds[item->kind]);
        put_item(out, item, markdown_put);
    }
    for (int i = 0; i < account->letters.count; i++)
        markdown_letter(out, &account->letters.items[i]);
}

static void
write_markdown(const struct prep_report *report, struct buf *out)
{
    buf_str(out, "# Reviews from ");
    put_day(out, report->today);
    buf_str(out, " to ");
    put_day(out, prep_last_day(report->today));
    buf_char(out, '\n');
    for (int i = 0; i < report->count; i++) {
        if (begins_keeper(report, i)) {
            buf_str(out, "\n## ");
            markdown_put(out, keeper_name(report->accounts[i]));
            buf_char(out, '\n');
        }
        markdown_account(out, report->accounts[i]);
    }
    if (report->count == 0) {
        buf_char(out, '\n');
        put_nothing(report, out);
    }
}

/* --- JSON --- */

static void
json_person(struct json_out *json, const struct person *person)
{
    if (!person)
        return;
    json_out_text(json, "to", name_or_id(person->name, person->id));
    json_out_text(
        json, "email", is_set(person->email) ? person->email.s : NULL);
}

static void
json_account(struct json_out *json, const struct prep_account *account)
{
    const struct prep_list *list = &account->list;
    json_out_open(json, NULL, '{');
    json_out_text(json, "id", account->id);
    json_out_text(json, "path", account->path);
    json_out_text(json, "customer", account->customer);
    json_out_text(json, "csm", account->csm);
    account_json_day(json, "on", account->review.on);
    json_out_number(json, "year", account->review.year);
    json_out_number(json, "quarter", account->review.quarter);
    json_out_open(json, "missing", '[');
    for (int i = 0; i < list->count; i++) {
        const struct prep_item *item = &list->items[i];
        json_out_open(json, NULL, '{');
        json_out_text(json, "kind", kinds[item->kind]);
        json_out_text(json, "what", item->what);
        json_out_text(json, "cause", item->cause);
        json_person(json, item->who);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
    json_out_open(json, "messages", '[');
    for (int i = 0; i < account->letters.count; i++) {
        const struct letter *letter = &account->letters.items[i];
        json_out_open(json, NULL, '{');
        json_person(json, letter->to);
        json_out_text(json, "subject", letter->subject);
        json_out_text(json, "text", letter->text);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
    json_out_close(json, '}');
}

static void
write_json(const struct prep_report *report, struct buf *out)
{
    struct json_out json = {out, false};
    json_out_open(&json, NULL, '{');
    json_out_text(&json, "format", "countersign-qbr-prep");
    json_out_number(&json, "version", 1);
    account_json_day(&json, "today", report->today);
    account_json_day(&json, "until", prep_last_day(report->today));
    json_out_open(&json, "reviews", '[');
    for (int i = 0; i < report->count; i++) {
        json_out_line(&json);
        json_account(&json, report->accounts[i]);
    }
    json_out_close(&json, ']');
    json_out_close(&json, '}');
    buf_char(out, '\n');
}

void
prep_write(const struct prep_report *report, const char *form, struct buf *out)
{
    if (text_is(form, "json"))
        write_json(report, out);
    else if (text_is(form, "markdown"))
        write_markdown(report, out);
    else
        write_text(report, out);
}
