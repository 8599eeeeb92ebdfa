#include "source/note.h"

#include <string.h>

#include "base/text.h"
#include "source/excerpt.h"

bool
note_begins(struct slice text)
{
    static const char *const marks[] = {
        "TODO", "FIXME", "TBD", "TBC", "XXX", "- [ ]", "- [x]"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        size_t n = strlen(marks[i]);
        if (text.n >= n && memcmp(text.p, marks[i], n) == 0)
            return text.n == n || !(text_alnum(text.p[n]) || text.p[n] == '-');
    }
    return false;
}

void
note_mend(struct finding *finding, struct report *report, uint32_t at)
{
    const struct source *source = finding->at.source;
    struct place line = line_text(source, at);
    finding->fix = report_text(report,
        "Take line %d out, or make a note of it that nobody but you reads: %s",
        place_start(line).line,
        excerpt_line(
            report, line_indent(source, at), "# ", excerpt_slice(line)));
    finding->edit =
        (struct finding_edit){.at = place_in(source, line.at, 0), .with = "# "};
}

/* `| Metric | Was | Is |` */
static bool
is_table_row(struct slice text)
{
    return text.n > 2 && text.p[0] == '|' &&
           memchr(text.p + 1, '|', text.n - 1) != NULL;
}

static bool
reads_row(const struct source *source, uint32_t at)
{
    return is_table_row(excerpt_slice(line_text(source, at)));
}

bool
note_said(struct report *report, const struct source *source, uint32_t at)
{
    struct place line = line_text(source, at);
    struct slice text = excerpt_slice(line);
    if (note_begins(text)) {
        note_mend(report_add(report, CS002, line,
                      "\"%s\" is a note, and no field", excerpt(report, text)),
            report, at);
        return true;
    }
    if (!is_table_row(text))
        return false;
    uint32_t first = line.at, last = line.at, next;
    while (line_before(source, first, &next) && reads_row(source, next))
        first = next;
    while (reads_row(source, next = line_next(source, last)))
        last = next;
    line = line_text(source, first);
    int from = place_start(line).line;
    int to = place_start(place_in(source, last, 0)).line;
    bool one = from == to;
    report_add(report, CS002, line,
        "%s of a table %s here, and among the fields there are none",
        one ? "a row" : "rows", one ? "stands" : "stand")
        ->fix = report_text(report,
        one ? "Move line %d below the closing ---, where text stands, or take "
              "it out"
            : "Move lines %d-%d below the closing ---, where text stands, or "
              "take them out",
        from, to);
    return true;
}
