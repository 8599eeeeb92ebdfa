/* One cause of many references that lead nowhere: an id that was misspelt
 * where it is defined, or is not defined at all. */
#include "plan/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plan/workspace.h"
#include "source/excerpt.h"

#define FOLDED_MAX 500 /* findings: nobody reads more of one plan */

static bool
means(const struct finding *finding, const char *id)
{
    return finding->rule == CS007 && finding->edit.guessed &&
           text_is(finding->edit.with, id);
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
        struct slice text = excerpt_slice(finding->edit.at);
        struct slice other =
            count ? excerpt_slice(report->findings[*first].edit.at) : text;
        if (!slice_same(text, other))
            return 0;
        *first = count ? *first : i;
        count++;
    }
    return count;
}

/* Drops the others, those of a file of readings too, and that the id is not
 * even written like one.  Returns where the first is now. */
static int
drop_but(struct report *report, const struct text *id, int first)
{
    int kept = 0, left = first;
    struct slice named = excerpt_slice(report->findings[first].edit.at);
    for (int i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        bool of_form = finding->rule == CS006 && finding->at.at == id->at.at &&
                       finding->at.source == id->at.source;
        bool elsewhere = finding->rule == CS007 &&
                         finding->at.source != id->at.source &&
                         slice_same(excerpt_slice(finding->at), named);
        if (i != first && (of_form || elsewhere || means(finding, id->s)))
            continue;
        left = i == first ? kept : left;
        report->findings[kept++] = *finding;
    }
    report->count = kept;
    return left;
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
    struct slice text = excerpt_slice(finding->edit.at);
    const char *named = report_text(report, "%.*s", (int)text.n, text.p);
    if (!id_is_valid(named))
        return;
    struct place reference = finding->at;
    finding = &report->findings[drop_but(report, id, first)];
    finding->lacks = NULL;
    finding->at = id->at;
    finding->second = reference;
    finding->second_label = "named here";
    finding->label = report_text(report, "did you mean `%s`?", named);
    finding->field = report_text(report, "%s.%s", under, id->s);
    finding->message = report_text(report,
        "%s names `%s` %d times, and under `%s` stands `%s`", whose, named,
        count, under, id->s);
    bool capitals = text_is(
        text_lower(report->arena, id->s), text_lower(report->arena, named));
    finding->fix =
        capitals ? report_text(report, "Write `%s` here.", named)
                 : report_text(report,
                       "Write `%s` here, if that is meant; else add `%s` under "
                       "`%s`.",
                       named, named, under);
    finding->edit = (struct finding_edit){0};
    edit_spelling(finding, id->at, id->s, named);
}

#define LINES_NAMED 8

static bool
names_same(const struct finding *a, const struct finding *b)
{
    struct slice left = excerpt_slice(a->at), right = excerpt_slice(b->at);
    return text_is(a->lacks, b->lacks) && a->at.source == b->at.source &&
           slice_same(left, right);
}

static int
by_number(const void *a, const void *b)
{
    const uint32_t *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

/* "lines 12, 15 and 3 more", of all these places but the first. */
static const char *
lines_text(struct report *report, const struct source *source,
    const uint32_t *places, int count)
{
    struct buf text = {0};
    buf_str(&text, count > 2 ? "lines" : "line");
    for (int i = 1; i < count && i <= LINES_NAMED; i++)
        buf_printf(&text, "%s %d", i > 1 ? "," : "",
            place_start(place_in(source, places[i], 0)).line);
    if (count - 1 > LINES_NAMED)
        buf_printf(&text, " and %d more", count - 1 - LINES_NAMED);
    const char *said = report_text(report, "%s", text.p);
    buf_free(&text);
    return said;
}

/* The finding says what all of the same name are; `field` of them tells most of
 * the entry. */
static void
say_all(struct reader *reader, struct finding *finding, const uint32_t *places,
    int count, const char *whose, const char *field)
{
    struct report *report = reader->report;
    struct slice text = excerpt_slice(finding->at);
    const char *id = report_text(report, "%.*s", (int)text.n, text.p);
    const char *lines = lines_text(report, finding->at.source, places, count);
    const char *near = finding->edit.with;
    bool person = text_is(finding->lacks, "people");
    const struct front *above = refs_entry_above(reader, finding->lacks);
    finding->at.at = places[0];
    finding->places = count;
    finding->message = report_text(report,
        "%s names `%s` %d times, and %s under `%s` has that id", whose, id,
        count, person ? "nobody" : "nothing", finding->lacks);
    const char *add =
        above ? report_text(report, "Add it under `%s`, below line %d:\n%s\n",
                    finding->lacks, front_last_line(above),
                    refs_entry_lines(reader, finding->lacks, id, field,
                        place_start(above->key_at).column - 1))
              : report_text(report, "Add it under `%s`:\n%s\n", finding->lacks,
                    refs_entry_lines(reader, finding->lacks, id, field, 2));
    finding->fix = report_text(report, "%sor write %s%s%s here and in %s", add,
        near ? "`" : "", near ? near : "another id", near ? "`" : "", lines);
    finding->edit = (struct finding_edit){0};
}

/* Of a reference that says on which side the person is. */
static bool
says_side(const struct finding *finding)
{
    return text_ends(finding->field ? finding->field : "", ".vendor") ||
           text_ends(finding->field ? finding->field : "", ".customer");
}

/* Who is named three times was not mistyped, and who is like nobody not in two
 * places. */
static void
fold_same(struct reader *reader, int index, const char *whose)
{
    struct report *report = reader->report;
    const struct finding like = report->findings[index];
    uint32_t *places = ARENA_ARRAY(reader->arena, uint32_t, report->count);
    int count = 0, kept = index + 1;
    const char *field = like.field;
    for (int i = index; i < report->count; i++)
        if (names_same(&like, &report->findings[i])) {
            places[count++] = report->findings[i].at.at;
            if (says_side(&report->findings[i]))
                field = report->findings[i].field;
        }
    if (count < (like.edit.with ? 3 : 2))
        return;
    qsort(places, (size_t)count, sizeof *places, by_number);
    for (int i = kept; i < report->count; i++)
        if (!names_same(&like, &report->findings[i]))
            report->findings[kept++] = report->findings[i];
    report->count = kept;
    say_all(reader, &report->findings[index], places, count, whose, field);
}

/* The id that a reference to nothing names; NULL where it is not one. */
static const char *
id_named(struct report *report, const struct finding *finding)
{
    struct slice text = excerpt_slice(finding->at);
    const char *id = report_text(report, "%.*s", (int)text.n, text.p);
    return id_is_valid(id) ? id : NULL;
}

void
refs_fold_same(struct reader *reader, const char *whose)
{
    struct report *report = reader->report;
    if (report->count > FOLDED_MAX)
        return;
    for (int i = 0; i < report->count; i++)
        if (report->findings[i].lacks && id_named(report, &report->findings[i]))
            fold_same(reader, i, whose);
}

/* --- what all of them have in common --- */

/* The list itself stands twice, and the first one is read. */
static bool
is_list_twice(const struct report *report, const char *under)
{
    for (int i = 0; i < report->count; i++)
        if (report->findings[i].rule == CS003 &&
            text_is(report->findings[i].field, under))
            return true;
    return false;
}

/* " below line 27, at the left edge", where the list belongs. */
static const char *
list_below(struct reader *reader, const char *under)
{
    const struct record *record = record_of_kind(reader->def->kind);
    const struct field *field = record ? record_field(record, under) : NULL;
    const struct front *above =
        field && reader->def->front
            ? field_stands_below(field, reader->def->front, reader->def->source)
            : NULL;
    return above ? report_text(
                       reader->report, " below line %d", front_last_line(above))
                 : "";
}

/* Where a list is not there at all, the ids that it should have are one. */
void
refs_fold_list(struct reader *reader, const char *under, const char *whose)
{
    struct report *report = reader->report;
    struct finding *first = NULL;
    const char *ids = "", *lines = "";
    int kept = 0, count = 0;
    if (report->count > FOLDED_MAX)
        return;
    for (int i = 0; i < report->count; i++) {
        struct finding *finding = &report->findings[i];
        const char *id =
            text_is(finding->lacks, under) ? id_named(report, finding) : NULL;
        if (!id || !first)
            report->findings[kept++] = *finding;
        if (!id)
            continue;
        if (!first)
            first = &report->findings[kept - 1];
        const char *quoted = report_text(report, "`%s`", id);
        if (strstr(ids, quoted))
            continue;
        ids = report_text(report, "%s%s%s", ids, count++ ? ", " : "", quoted);
        lines = report_text(report, "%s\n%s", lines,
            refs_entry_lines(reader, under, id, finding->field, 2));
    }
    if (first && is_list_twice(report, under))
        first->cause = (struct finding_cause){CS003, under};
    if (!first || kept == report->count)
        return;
    report->count = kept;
    first->message = report_text(
        report, "%s refers to %s, and has no `%s`", whose, ids, under);
    first->fix = report_text(report, "Write them%s:\n%s:%s",
        list_below(reader, under), under, lines);
}

/* The finding of the one id that is not under the list; NULL for none, or for
 * several. */
static struct finding *
only_unknown(struct report *report, const char *under)
{
    struct finding *only = NULL;
    for (int i = 0; i < report->count; i++) {
        struct finding *finding = &report->findings[i];
        if (!text_is(finding->lacks, under))
            continue;
        if (only || !id_named(report, finding))
            return NULL;
        only = finding;
    }
    return only;
}

/* CS003 of an entry of the list, and not of a field in it. */
static bool
is_second_entry(const struct finding *finding, const char *under)
{
    size_t n = strlen(under);
    return finding->rule == CS003 && finding->field &&
           strncmp(finding->field, under, n) == 0 && finding->field[n] == '.' &&
           !strchr(finding->field + n + 1, '.');
}

static struct finding *
second_entry(const struct report *report, const char *under)
{
    for (int i = 0; report && i < report->count; i++)
        if (is_second_entry(&report->findings[i], under))
            return &report->findings[i];
    return NULL;
}

bool
definition_gives_twice(const struct definition *definition, const char *under)
{
    return second_entry(definition->report, under) != NULL;
}

void
refs_fold_second_entry(struct reader *reader, const char *under)
{
    struct report *report = reader->report;
    struct finding *unknown = only_unknown(report, under);
    struct finding *second = second_entry(report, under);
    if (!unknown || !second)
        return;
    second->fix = report_text(report,
        "Write `%s` here: that is named in line %d, and no entry has it",
        id_named(report, unknown), place_start(unknown->at).line);
    unknown->cause = (struct finding_cause){CS003, second->field};
}

bool
refs_fold_renamed(
    struct reader *reader, const char *under, const struct text *id)
{
    struct report *report = reader->report;
    struct finding *unknown = only_unknown(report, under);
    if (!unknown || unknown->edit.with || unknown->label)
        return false;
    const char *named = id_named(report, unknown);
    unknown->message =
        report_text(report, "%s; and nothing refers to `%s`, which is there",
            unknown->message, id->s);
    unknown->second = id->at;
    unknown->second_label = "nothing refers to this";
    unknown->fix = report_text(report,
        "If both are one, write `%s` in line %d; else add `%s` under `%s`, and "
        "take the other out.",
        named, place_start(id->at).line, named, under);
    return true;
}
