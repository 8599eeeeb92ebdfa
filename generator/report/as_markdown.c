/* A table a definition, for comments on a change and for mails. */
#include <string.h>

#include "base/text.h"
#include "report/formats.h"

static void
put_line(struct buf *out, const char *text, size_t size)
{
    struct buf shown = {0};
    buf_visible(&shown, text, size);
    for (size_t i = 0; i < shown.n; i++) {
        char c = shown.p[i];
        if (c == '<')
            buf_str(out, "&lt;");
        else if (c == '>')
            buf_str(out, "&gt;");
        else if (c == '&')
            buf_str(out, "&amp;");
        else if (strchr("\\`*_[]|~", c))
            buf_printf(out, "\\%c", c);
        else
            buf_char(out, c);
    }
    buf_free(&shown);
}

void
markdown_put(struct buf *out, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        put_line(out, text, length);
        text += length;
        if (*text == '\n') {
            buf_str(out, "<br>");
            text++;
        }
    }
}

static void
put_row(struct buf *out, const struct report_group *group,
    const struct finding *finding)
{
    const struct rule *rule = rule_get(finding->rule);
    const char *path = finding_path(group, finding);
    struct line_column start = place_start(finding->at);
    buf_str(out, "| ");
    if (!text_is(path, group->path)) {
        markdown_put(out, path);
        buf_char(out, ':');
    }
    buf_printf(out, "%d:%d | %s | ", start.line, start.column,
        severity_name(finding->severity));
    markdown_put(out, finding->message);
    buf_printf(out, " (%s %s) | ", rule->code, rule->name);
    if (finding->severity != SEVERITY_NONE) {
        markdown_put(out, finding_fix(finding));
    } else if (finding->waived) {
        buf_str(out, "Waived ");
        markdown_put(out, finding->waived);
    }
    buf_str(out, " |\n");
}

void
markdown_group(const struct report_style *style,
    const struct report_group *group, struct buf *out)
{
    (void)style;
    if (group->report->count == 0)
        return;
    buf_str(out, "## ");
    markdown_put(out, group->path);
    if (group->keeper) {
        buf_str(out, " (");
        markdown_put(out, group->keeper);
        buf_char(out, ')');
    }
    buf_str(out, "\n\n| Place | | Finding | Fix |\n"
                 "| --- | --- | --- | --- |\n");
    for (int i = 0; i < group->report->count; i++)
        put_row(out, group, &group->report->findings[i]);
}

void
markdown_keeper(const char *name, struct buf *out)
{
    if (out->n > 0)
        buf_char(out, '\n');
    buf_str(out, "# ");
    markdown_put(out, name ? name : "Nobody keeps these accounts");
    buf_str(out, "\n\n");
}

static void
put_count(struct buf *out, int n, const char *word)
{
    if (n > 0)
        buf_printf(out, ", %d %s%s", n, word, n == 1 ? "" : "s");
}

/* The counts stand above all of it. */
void
markdown_settle(const struct report_run *run, struct buf *body)
{
    struct buf settled = {0};
    buf_printf(&settled, "# Findings\n\n%d file%s checked", run->definitions,
        run->definitions == 1 ? "" : "s");
    if (run->errors + run->warnings + run->notes == 0)
        buf_str(&settled, ", no findings");
    put_count(&settled, run->errors, "error");
    put_count(&settled, run->warnings, "warning");
    put_count(&settled, run->notes, "note");
    if (run->waived > 0)
        buf_printf(&settled, ", %d waived", run->waived);
    buf_str(&settled, ".\n");
    if (body->n > 0) {
        buf_char(&settled, '\n');
        buf_add(&settled, body->p, body->n);
    }
    buf_free(body);
    *body = settled;
}
