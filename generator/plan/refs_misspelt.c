/* An id that was misspelt where it is defined: all that name it are right. */
#include "plan/read.h"

#include <string.h>

#include "base/text.h"

static bool
means(const struct finding *finding, const char *id)
{
    return finding->rule == CS007 && finding->edit.guessed &&
           text_is(finding->edit.with, id);
}

static struct slice
written_at(struct place place)
{
    return (struct slice){place.source->text + place.at, place.length};
}

/* How many references say one and the same where `id` was meant; 0 when they
 * say several things.  *first is the first of them. */
static int
count_alike(const struct report *report, const char *id, int *first)
{
    int count = 0;
    for (int i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        if (!means(finding, id))
            continue;
        struct slice text = written_at(finding->edit.at);
        struct slice other =
            count ? written_at(report->findings[*first].edit.at) : text;
        if (text.n != other.n || memcmp(text.p, other.p, text.n) != 0)
            return 0;
        *first = count ? *first : i;
        count++;
    }
    return count;
}

static void
drop_but(struct report *report, const char *id, int first)
{
    int kept = 0;
    for (int i = 0; i < report->count; i++)
        if (i == first || !means(&report->findings[i], id))
            report->findings[kept++] = report->findings[i];
    report->count = kept;
}

void
refs_fold_misspelt(struct reader *reader, const struct text *id,
    const char *under, const char *whose)
{
    struct report *report = reader->report;
    int first = 0, count = count_alike(report, id->s, &first);
    if (count < 2)
        return;
    struct finding *finding = &report->findings[first];
    struct slice text = written_at(finding->edit.at);
    const char *named = report_text(report, "%.*s", (int)text.n, text.p);
    if (!id_is_valid(named))
        return;
    struct place reference = finding->at;
    drop_but(report, id->s, first);
    finding->at = id->at;
    finding->second = reference;
    finding->second_label = "named here";
    finding->field = report_text(report, "%s.%s", under, id->s);
    finding->message = report_text(report,
        "%s names `%s` %d times, and under `%s` stands `%s`", whose, named,
        count, under, id->s);
    finding->fix = report_text(report,
        "Write `%s` here, if that is meant; else add `%s` under `%s`.", named,
        named, under);
    finding->edit = (struct finding_edit){0};
    edit_spelling(finding, id->at, id->s, named);
}
