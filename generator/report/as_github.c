/* GitHub's annotations.  A step shows ten errors, ten warnings and ten
 * notices, so that a rule is said once a definition, errors come first, and
 * the last notice says how many there are besides. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/formats.h"

#define SHOWN 10

/* Escaped for the value of a property, or for the text. */
static void
put_escaped(struct buf *out, const char *text, size_t size, const char *also)
{
    struct buf shown = {0};
    buf_visible(&shown, text, size);
    for (size_t i = 0; i < shown.n; i++)
        if (shown.p[i] == '%' || strchr(also, shown.p[i]))
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)shown.p[i]);
        else
            buf_char(out, shown.p[i]);
    buf_free(&shown);
}

static void
put_property(struct buf *out, const char *name, const char *value)
{
    buf_printf(out, "%s=", name);
    put_escaped(out, value, strlen(value), ",:");
}

static void
put_text(struct buf *out, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        put_escaped(out, text, length, "");
        text += length;
        if (*text == '\n') {
            buf_str(out, "%0A");
            text++;
        }
    }
}

static void
put_region(struct buf *out, struct place at)
{
    struct line_column start = place_start(at), end = place_end(at);
    buf_printf(out, ",line=%d", start.line);
    if (end.line == start.line && end.column > start.column)
        buf_printf(out, ",col=%d,endColumn=%d", start.column, end.column);
    else if (end.line > start.line)
        buf_printf(out, ",endLine=%d", end.line);
}

static const char *
command_of(enum severity severity)
{
    return severity == SEVERITY_NOTE ? "notice" : severity_name(severity);
}

/* "COUNT ::error …": how many findings the annotation stands for; the count
 * is taken off in the end. */
static void
put_annotation(struct buf *out, const struct report_group *group,
    const struct finding *finding, int count)
{
    const struct rule *rule = rule_get(finding->rule);
    struct buf title = {0};
    char *said = finding_said(finding);
    buf_printf(&title, "%s %s", rule->code, rule->name);
    buf_printf(out, "%d ::%s ", count, command_of(finding->severity));
    put_property(out, "file", finding_path(group, finding));
    put_region(out, finding->at);
    buf_char(out, ',');
    put_property(out, "title", title.p);
    buf_str(out, "::");
    put_text(out, said);
    if (count > 1)
        buf_printf(
            out, "%%0A(and %d more of this rule in this file)", count - 1);
    buf_char(out, '\n');
    buf_free(&title);
    free(said);
}

void
github_group(const struct report_style *style, const struct report_group *group,
    struct buf *out)
{
    const struct finding *worst[RULE_COUNT] = {0};
    int counts[RULE_COUNT] = {0};
    (void)style;
    for (int i = 0; i < group->report->count; i++) {
        const struct finding *finding = &group->report->findings[i];
        enum rule_id rule = finding->rule;
        if (finding->severity == SEVERITY_NONE)
            continue;
        counts[rule]++;
        if (!worst[rule] || finding->severity > worst[rule]->severity)
            worst[rule] = finding;
    }
    for (int i = 0; i < group->report->count; i++) {
        const struct finding *finding = &group->report->findings[i];
        if (worst[finding->rule] == finding)
            put_annotation(out, group, finding, counts[finding->rule]);
    }
}

/* The first `room` annotations of one kind; returns how many findings they
 * stand for. */
static int
take_kind(const struct buf *body, const char *kind, int room, struct buf *out)
{
    int said = 0;
    for (const char *line = body->p; line && *line && room > 0;) {
        const char *end = strchr(line, '\n') + 1;
        const char *text = strchr(line, ' ') + 1;
        if (text_starts(text, kind)) {
            said += atoi(line);
            buf_add(out, text, (size_t)(end - text));
            room--;
        }
        line = end;
    }
    return said;
}

void
github_settle(const struct report_run *run, struct buf *body)
{
    struct buf settled = {0};
    int said = take_kind(body, "::error", SHOWN, &settled) +
               take_kind(body, "::warning", SHOWN, &settled) +
               take_kind(body, "::notice", SHOWN - 1, &settled);
    int cut = run->errors + run->warnings + run->notes - said;
    if (cut > 0)
        buf_printf(&settled,
            "::notice title=countersign::%d more finding%s not shown here%%0A"
            "The step's summary and `countersign check` have all of them.\n",
            cut, cut == 1 ? " is" : "s are");
    buf_free(body);
    *body = settled;
}
