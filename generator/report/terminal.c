/* Findings as a person reads them: four parts with a caret, or one line. */
#include <string.h>

#include "base/text.h"
#include "report/caret.h"
#include "report/formats.h"

/* More findings of one rule in one definition than FOLD_FROM are folded: so
 * many are shown whole, and so many of the other lines are named. */
#define FOLD_FROM 5
#define FOLD_SHOWN 3
#define FOLD_LINES 10

struct writer {
    struct buf *out;
    const struct report_group *group;
    bool color, brief;
};

static void
paint(const struct writer *writer, const char *sequence)
{
    if (writer->color)
        buf_str(writer->out, sequence);
}

static void
put_visible(const struct writer *writer, const char *text)
{
    buf_visible(writer->out, text, strlen(text));
}

static void
put_path(const struct writer *writer, const struct finding *finding)
{
    struct line_column start = place_start(finding->at);
    put_visible(writer, finding_path(writer->group, finding));
    buf_printf(writer->out, ":%d:%d", start.line, start.column);
}

/* A part such as "fix" with its text, further lines indented below it. */
static void
put_part(const struct writer *writer, const char *name, const char *text)
{
    if (text_blank(text))
        return;
    buf_str(writer->out, "  ");
    paint(writer, "\x1b[1m");
    buf_printf(writer->out, "%-4s", name);
    paint(writer, COLOR_OFF);
    buf_char(writer->out, ' ');
    while (*text) {
        size_t length = strcspn(text, "\n");
        buf_visible(writer->out, text, length);
        buf_char(writer->out, '\n');
        text += length;
        if (*text == '\n' && *++text)
            buf_str(writer->out, "       ");
    }
}

/* What is the same for each finding of a rule is said with the first. */
static void
put_full(const struct writer *writer, const struct finding *finding, bool first)
{
    const struct rule *rule = rule_get(finding->rule);
    paint(writer, caret_color(finding->severity));
    buf_printf(writer->out, "%s[%s %s]", severity_name(finding->severity),
        rule->code, rule->name);
    paint(writer, COLOR_OFF);
    buf_str(writer->out, ": ");
    put_visible(writer, finding->message);
    buf_str(writer->out, "\n  ");
    put_path(writer, finding);
    buf_char(writer->out, '\n');
    if (finding->at.source)
        caret_put(writer->out, finding, writer->color);
    if (first || finding->why)
        put_part(writer, "why", finding->why ? finding->why : rule->why);
    put_part(writer, "fix", finding_fix(finding));
    if (first) {
        buf_str(writer->out, "  ");
        paint(writer, "\x1b[1m");
        buf_str(writer->out, "more");
        paint(writer, COLOR_OFF);
        buf_printf(writer->out, " countersign explain %s\n", rule->name);
    }
    buf_char(writer->out, '\n');
}

/* How often a rule was found, and how often it was shown so far. */
struct counts {
    int found[RULE_COUNT];
    int shown[RULE_COUNT];
};

static void
count_rules(const struct report *report, struct counts *counts)
{
    for (int i = 0; i < report->count; i++)
        if (report->findings[i].severity != SEVERITY_NONE)
            counts->found[report->findings[i].rule]++;
}

/* "and 12 more …", with the lines where they stand. */
static void
put_folded(const struct writer *writer, const struct report *report, int from,
    int count)
{
    const struct finding *first = &report->findings[from];
    int named = 0;
    paint(writer, caret_color(first->severity));
    buf_printf(writer->out, "and %d more of %s %s", count,
        rule_get(first->rule)->code, rule_get(first->rule)->name);
    paint(writer, COLOR_OFF);
    buf_printf(writer->out, ": line%s", count == 1 ? "" : "s");
    for (int i = from; i < report->count && named < FOLD_LINES; i++) {
        const struct finding *finding = &report->findings[i];
        if (finding->rule != first->rule || finding->severity == SEVERITY_NONE)
            continue;
        buf_str(writer->out, named ? ", " : " ");
        if (finding->at.source != first->at.source) {
            put_visible(writer, finding_path(writer->group, finding));
            buf_char(writer->out, ':');
        }
        buf_int(writer->out, place_start(finding->at).line);
        named++;
    }
    if (count > named)
        buf_printf(writer->out, " and %d further", count - named);
    buf_str(writer->out, "\n  --format concise shows each of them\n\n");
}

static void
put_or_fold(const struct writer *writer, const struct report *report, int i,
    bool fold, struct counts *counts)
{
    const struct finding *finding = &report->findings[i];
    int found = counts->found[finding->rule];
    int shown = counts->shown[finding->rule]++;
    bool folds = fold && found > FOLD_FROM;
    if (!folds || shown < FOLD_SHOWN)
        put_full(writer, finding, shown == 0 && !writer->brief);
    else if (shown == FOLD_SHOWN)
        put_folded(writer, report, i, found - FOLD_SHOWN);
}

void
full_group(const struct report_style *style, const struct report_group *group,
    struct buf *out)
{
    struct writer writer = {out, group, style->color, style->brief};
    struct counts counts = {0};
    count_rules(group->report, &counts);
    for (int i = 0; i < group->report->count; i++)
        if (group->report->findings[i].severity != SEVERITY_NONE)
            put_or_fold(&writer, group->report, i, style->fold, &counts);
}

void
full_keeper(const char *name, struct buf *out)
{
    buf_str(out, "--- ");
    if (name)
        buf_visible(out, name, strlen(name));
    else
        buf_str(out, "nobody keeps the account");
    buf_str(out, " ---\n\n");
}

static void
put_concise(const struct writer *writer, const struct finding *finding)
{
    put_path(writer, finding);
    buf_str(writer->out, ": ");
    paint(writer, caret_color(finding->severity));
    buf_str(writer->out, severity_name(finding->severity));
    paint(writer, COLOR_OFF);
    buf_str(writer->out, ": ");
    put_visible(writer, finding->message);
    if (finding->edit.guessed) {
        buf_str(writer->out, ": did you mean `");
        put_visible(writer, finding->edit.with);
        buf_str(writer->out, "`?");
    } else if (finding->label && text_starts(finding->label, "did you mean ")) {
        buf_str(writer->out, ": ");
        put_visible(writer, finding->label);
    }
    buf_printf(writer->out, " [%s]\n", rule_get(finding->rule)->code);
}

void
concise_group(const struct report_style *style,
    const struct report_group *group, struct buf *out)
{
    struct writer writer = {out, group, style->color, style->brief};
    for (int i = 0; i < group->report->count; i++)
        if (group->report->findings[i].severity != SEVERITY_NONE)
            put_concise(&writer, &group->report->findings[i]);
}

void
report_write(
    const struct report *report, struct report_style style, struct buf *out)
{
    struct report_group group = {.report = report};
    report_writer(style.format)->group(&style, &group, out);
}
