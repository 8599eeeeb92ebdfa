/* What is said of a first line that was lost. */
#include <string.h>

#include "base/text.h"
#include "plan/lost_head.h"
#include "source/excerpt.h"

#define GAP_ID "\u2026" /* what the author has to fill in */
#define FILL_ID "\nIn place of the " GAP_ID " write"

static const char *
message_of(struct report *report, const struct head *head)
{
    const char *name = head->field->name;
    if (head->with_list)
        return report_text(report,
            "the line `%s:` and the first line of a %s are missing above this "
            "one",
            name, head->field->record->name);
    switch (head->kind) {
    case HEAD_ID:
        if (head->stray.source)
            return report_text(report,
                "the line `%s:`, the id of this %s, stands apart from it",
                head->id, head->field->record->name);
        return report_text(report,
            "the line with the id of this %s is missing above this one",
            head->field->record->name);
    case HEAD_ITEM:
        return report_text(report,
            "the first line of this %s is missing above this one",
            head->field->record->name);
    default:
        return head->stray.source
                   ? report_text(report,
                         "the line `%s:`, which belongs above this one, stands "
                         "apart from it",
                         name)
                   : report_text(report,
                         "the line `%s:` is missing above this one", name);
    }
}

/* The line as it is to be written: what nobody but the author knows is a
 * gap. */
static const char *
line_to_write(struct report *report, const struct head *head)
{
    struct head shown = *head;
    if (head->kind == HEAD_ID && !head->id)
        shown.id = GAP_ID;
    const char *line = head_line(report->arena, &shown);
    return report_text(report, "%.*s", (int)strlen(line) - 1, line);
}

static const char *
how_to_fill(struct report *report, const struct head *head)
{
    if (!head_has_gap(head))
        return "";
    if (head->kind == HEAD_ID)
        return report_text(report,
            FILL_ID " the id that the %s had, or a short word of your choice "
                    "with a hyphen between its parts.",
            head->field->record->name);
    return report_text(report, "\n`%s` says: %s", head_first_field(head)->name,
        head_first_field(head)->about);
}

void
head_say(struct report *report, const struct source *source,
    const struct head *head, const char *const *lacks, int count)
{
    struct place line = line_text(source, head->above);
    struct finding *finding =
        report_add(report, CS002, line, "%s", message_of(report, head));
    const char *text = line_to_write(report, head);
    for (int i = 0; i < count; i++)
        text = report_text(
            report, "%s\n%*s%s: \u2026", text, head->columns + 2, "", lacks[i]);
    int number = place_start(line).line;
    bool several = count > 0 || head->with_list;
    finding->fix = report_text(report, "Write %s above line %d:\n%s%s",
        several ? "these lines" : "it as a line of its own", number, text,
        how_to_fill(report, head));
    if (!head->stray.source)
        return;
    finding->second = line_text(source, head->stray.at);
    finding->second_label = head->stray.at == line_next(source, head->above)
                                ? "stands below it"
                                : "stands here alone";
    finding->fix = report_text(report,
        "Take line %d out, and write %s above line %d:\n%s%s",
        place_start(head->stray).line, several ? "these lines" : "it", number,
        text, how_to_fill(report, head));
}

bool
lost_head_name(struct report *report, struct finding *finding, const char *id)
{
    const char *fix = finding_fix(finding);
    const char *gap = fix ? strstr(fix, " " GAP_ID ":") : NULL;
    const char *fill = gap ? strstr(gap, FILL_ID) : NULL;
    if (finding->rule != CS002 || !fill)
        return false;
    const char *rest = gap + strlen(" " GAP_ID);
    finding->fix = report_text(report, "%.*s%s%.*s", (int)(gap + 1 - fix), fix,
        id, (int)(fill - rest), rest);
    return true;
}
