#include "commands/due_forms.h"
#include "commands/accounts.h"

#include "base/text.h"
#include "commands/options.h"
#include "commands/page.h"
#include "commands/run.h"
#include "document/model.h"
#include "report/formats.h"
#include "report/json_out.h"

/* Who has to do with it, and in which way. */
static const char *
role_of(const struct due_line *line)
{
    return line->kind == DUE_READING ? "ask " : "";
}

/* The plans of one csm: from `first` on, this many. */
static int
plans_of_keeper(const struct due_report *report, int first)
{
    int n = 1;
    while (first + n < report->count &&
           text_is(report->plans[first + n]->csm, report->plans[first]->csm))
        n++;
    return n;
}

static int
items_of(const struct due_report *report, int first, int count)
{
    int n = 0;
    for (int i = 0; i < count; i++)
        n += report->plans[first + i]->count;
    return n;
}

static const char *
keeper_name(const struct due_plan *plan)
{
    return account_keeper(plan->csm);
}

static void
put_count(struct buf *out, int n, const char *one, const char *many)
{
    buf_printf(out, "%d %s", n, plural(n, one, many));
}

static void
put_day(struct buf *out, day_t day)
{
    char iso[11];
    day_iso(day, iso);
    buf_str(out, iso);
}

/* --- for a terminal --- */

static void
put_shown(struct buf *out, const char *text)
{
    buf_visible(out, text, strlen(text));
}

static void
text_line(struct buf *out, const struct due_line *line)
{
    buf_printf(out, "    %-10s", due_word(line->kind));
    if (line->on == DAY_NONE)
        buf_str(out, "now         ");
    else
        put_day(out, line->on);
    if (line->on != DAY_NONE)
        buf_str(out, line->late ? "! " : "  ");
    put_shown(out, line->what);
    buf_str(out, ": ");
    put_shown(out, line->cause);
    if (line->who) {
        buf_printf(out, " (%s", role_of(line));
        put_shown(out, line->who);
        buf_char(out, ')');
    }
    buf_char(out, '\n');
}

static void
write_text(const struct due_report *report, struct buf *out)
{
    for (int first = 0, n; first < report->count; first += n) {
        n = plans_of_keeper(report, first);
        put_shown(out, keeper_name(report->plans[first]));
        buf_str(out, ": ");
        put_count(out, items_of(report, first, n), "thing", "things");
        buf_str(out, " to do in ");
        put_count(out, n, "plan", "plans");
        buf_char(out, '\n');
        for (int i = first; i < first + n; i++) {
            buf_str(out, "\n  ");
            put_shown(out, report->plans[i]->customer);
            buf_str(out, "  ");
            put_shown(out, report->plans[i]->path);
            buf_char(out, '\n');
            for (int k = 0; k < report->plans[i]->count; k++)
                text_line(out, &report->plans[i]->items[k]);
        }
        buf_char(out, '\n');
    }
    if (report->count == 0)
        buf_printf(out, "Nothing is due in %d %s.\n", report->looked_at,
            plural(report->looked_at, "plan", "plans"));
}

/* --- Markdown --- */

static void
markdown_line(struct buf *out, const struct due_line *line)
{
    buf_printf(out, "| %s | ", due_word(line->kind));
    if (line->on != DAY_NONE)
        put_day(out, line->on);
    buf_str(out, line->late ? " **late** | " : " | ");
    markdown_put(out, line->what);
    buf_str(out, ": ");
    markdown_put(out, line->cause);
    buf_str(out, " | ");
    if (line->who)
        markdown_put(out, line->who);
    buf_str(out, " |\n");
}

static void
write_markdown(const struct due_report *report, struct buf *out)
{
    buf_str(out, "# Due on ");
    put_day(out, report->today);
    buf_char(out, '\n');
    for (int i = 0; i < report->count; i++) {
        const struct due_plan *plan = report->plans[i];
        if (i == 0 || !text_is(plan->csm, report->plans[i - 1]->csm)) {
            buf_str(out, "\n## ");
            markdown_put(out, keeper_name(plan));
            buf_char(out, '\n');
        }
        buf_str(out, "\n### ");
        markdown_put(out, plan->customer);
        buf_str(
            out, "\n\n| | When | What | Who |\n| --- | --- | --- | --- |\n");
        for (int k = 0; k < plan->count; k++)
            markdown_line(out, &plan->items[k]);
    }
    if (report->count == 0)
        buf_str(out, "\nNothing is due.\n");
}

/* --- JSON --- */

static void
json_plan(struct json_out *json, const struct due_plan *plan)
{
    json_out_open(json, NULL, '{');
    json_out_text(json, "id", plan->id);
    json_out_text(json, "path", plan->path);
    json_out_text(json, "customer", plan->customer);
    json_out_text(json, "csm", plan->csm);
    json_out_open(json, "due", '[');
    for (int i = 0; i < plan->count; i++) {
        const struct due_line *line = &plan->items[i];
        json_out_open(json, NULL, '{');
        json_out_text(json, "kind", due_word(line->kind));
        account_json_day(json, "on", line->on);
        json_out_flag(json, "late", line->late);
        json_out_text(json, "what", line->what);
        json_out_text(json, "cause", line->cause);
        json_out_text(json, "who", line->who);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
    json_out_close(json, '}');
}

static void
write_json(const struct due_report *report, struct buf *out)
{
    struct json_out json = {out, false};
    json_out_open(&json, NULL, '{');
    json_out_text(&json, "format", "countersign-due");
    json_out_number(&json, "version", 1);
    account_json_day(&json, "today", report->today);
    json_out_number(&json, "plansLookedAt", report->looked_at);
    json_out_open(&json, "plans", '[');
    for (int i = 0; i < report->count; i++) {
        json_out_line(&json);
        json_plan(&json, report->plans[i]);
    }
    json_out_close(&json, ']');
    json_out_close(&json, '}');
    buf_char(out, '\n');
}

/* --- HTML: a model for due.xhtml --- */

static void
model_lines(
    struct arena *arena, struct _xmlNode *parent, const struct due_plan *plan)
{
    struct _xmlNode *node = model_add(parent, "plan");
    model_set(node, "path", plan->path);
    model_say(node, "customer", plan->customer);
    for (int i = 0; i < plan->count; i++) {
        const struct due_line *line = &plan->items[i];
        struct _xmlNode *item = model_add(node, "item");
        model_set(item, "kind", due_word(line->kind));
        model_set(item, "late", line->late ? "yes" : NULL);
        model_say(item, "on",
            line->on == DAY_NONE ? NULL : day_words(arena, line->on));
        model_say(item, "what", page_sentence(arena, line->what));
        model_say(item, "cause", page_sentence(arena, line->cause));
        model_say(item, "who", line->who);
        model_say(item, "ask", line->kind == DUE_READING ? "ask " : NULL);
    }
}

static struct _xmlDoc *
due_model(struct arena *arena, const struct due_report *report)
{
    struct _xmlDoc *model = model_new(arena, "model");
    struct _xmlNode *root = model_root(model);
    model_say(root, "today", day_words(arena, report->today));
    for (int first = 0, n; first < report->count; first += n) {
        n = plans_of_keeper(report, first);
        struct _xmlNode *csm = model_add(root, "csm");
        int items = items_of(report, first, n);
        model_say(csm, "name", keeper_name(report->plans[first]));
        model_say(csm, "count",
            arena_printf(arena, "%d %s in %d %s", items,
                plural(items, "thing", "things"), n,
                plural(n, "plan", "plans")));
        for (int i = first; i < first + n; i++)
            model_lines(arena, csm, report->plans[i]);
    }
    return model;
}

static bool
write_html(struct arena *arena, const struct due_report *report,
    const struct options *options, struct buf *out, const char **why)
{
    struct printing printing = {.template = "due.xhtml",
        .title = "Due",
        .locale = "en-GB",
        .today = report->today};
    return page_write(
        arena, options, &printing, due_model(arena, report), false, out, why);
}

bool
due_write(struct arena *arena, const struct due_report *report,
    const struct options *options, struct buf *out, const char **why)
{
    if (text_is(options->form, "html"))
        return write_html(arena, report, options, out, why);
    if (text_is(options->form, "json"))
        write_json(report, out);
    else if (text_is(options->form, "markdown"))
        write_markdown(report, out);
    else
        write_text(report, out);
    return true;
}
