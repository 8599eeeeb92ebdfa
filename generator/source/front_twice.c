/* Fields that are given twice. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "source/excerpt.h"
#include "source/front_fault.h"
#include "source/front_mend.h"

static int
by_key(const void *a, const void *b)
{
    const struct front *left = *(struct front *const *)a;
    const struct front *right = *(struct front *const *)b;
    int order = strcmp(left->key, right->key);
    if (order != 0)
        return order;
    return place_compare(left->key_at, right->key_at);
}

static bool
says_the_same(const struct front *a, const struct front *b)
{
    if (a->kind == FRONT_SCALAR)
        return b->kind == FRONT_SCALAR && text_is(a->text, b->text);
    struct slice left = excerpt_slice(a->at), right = excerpt_slice(b->at);
    return a->flow && b->flow && left.n == right.n &&
           memcmp(left.p, right.p, left.n) == 0;
}

/* The whole line, when nothing else stands on it. */
static struct place
own_line(const struct front *value)
{
    const struct source *source = value->at.source;
    int line = place_start(value->key_at).line;
    struct slice text = source_line(source, line);
    uint32_t begin = source->line_starts[line - 1];
    struct place last = value->text[0] ? value->at : value->key_at;
    uint32_t end = place_behind(last) + !value->text[0];
    for (uint32_t at = begin; at < value->key_at.at; at++)
        if (source->text[at] != ' ')
            return place_in(source, begin, 0);
    for (uint32_t at = end; at < begin + text.n; at++)
        if (!strchr(" \t\r", source->text[at]))
            return place_in(source, begin, 0);
    return place_in(source, begin,
        line < source->lines && end <= begin + text.n
            ? source->line_starts[line] - begin
            : 0);
}

/* The lines of a value, from its name on; none where it shares one. */
static struct place
own_lines(const struct front *value)
{
    const struct source *source = value->key_at.source;
    int line = place_start(value->key_at).line, last = front_last_line(value);
    uint32_t begin = source->line_starts[line - 1];
    for (uint32_t at = begin; at < value->key_at.at; at++)
        if (source->text[at] != ' ')
            return place_in(source, begin, 0);
    uint32_t end =
        last < source->lines ? source->line_starts[last] : source->size;
    return place_in(source, begin, end - begin);
}

/* Of blocks, which may have any fields in any order. */
static bool
is_copy(const struct front *a, const struct front *b)
{
    if (a->kind == FRONT_SCALAR || a->flow || b->flow)
        return false;
    struct slice left = excerpt_slice(own_lines(a));
    struct slice right = excerpt_slice(own_lines(b));
    return left.n > 0 && left.n == right.n &&
           memcmp(left.p, right.p, left.n) == 0;
}

static void
say_copy(
    struct report *report, struct finding *finding, const struct front *value)
{
    finding->fix = report_text(report,
        "The two are the same word for word: take out lines %d-%d",
        place_start(value->key_at).line, front_last_line(value));
    finding->edit = (struct finding_edit){.at = own_lines(value), .with = ""};
}

/* Two that say the same are one, and the second is taken out. */
static void
say_again(struct report *report, struct finding *finding,
    const struct front *value, const struct front *first)
{
    struct place line = value->flow ? own_lines(value) : own_line(value);
    int own = place_start(value->key_at).line;
    finding->fix = "Both say the same: take this one out";
    if (line.length == 0)
        return;
    finding->edit = (struct finding_edit){.at = line, .with = ""};
    if (front_last_line(value) == own)
        finding->fix =
            report_text(report, "Take out line %d: it repeats line %d", own,
                place_start(first->key_at).line);
}

/* `metrics:` and nothing more: on its line, and below it. */
static bool
is_empty(const struct front *value)
{
    return value->kind == FRONT_SCALAR && !value->quoted && !*value->text;
}

/* Of two one says nothing. */
static void
say_empty(
    struct report *report, struct finding *finding, const struct front *empty)
{
    finding->fix = report_text(report, "Take out line %d, which says nothing.",
        place_start(empty->key_at).line);
    struct place line = own_line(empty);
    if (line.length > 0)
        finding->edit = (struct finding_edit){.at = line, .with = ""};
}

/* Entries, each under an id of its own: two may be two. */
static bool
are_entries(const struct front *fields)
{
    for (const struct front *p = fields->first; p; p = p->next)
        if (p->kind != FRONT_FIELDS)
            return false;
    return true;
}

/* An item of a list may begin there, too, whose first line was lost. */
static const char *
first_line_lost(struct report *report, const struct front *value)
{
    struct place first = value->parent->first->key_at;
    int columns = place_start(first).column - 1;
    return report_text(report,
        "; or, if another entry begins here whose first line was lost, write "
        "that above line %d:\n%*s- %.*s: \u2026",
        place_start(value->key_at).line, columns > 2 ? columns - 2 : 0, "",
        (int)first.length, first.source->text + first.at);
}

static const char *
fix_twice(struct report *report, const struct front *value,
    const struct front *first, bool entries)
{
    int line = place_start(first->key_at).line;
    if (entries)
        return report_text(report,
            "If the two are different, write another id here in place of "
            "`%s`; else keep one: this one or line %d",
            excerpt(report, excerpt_slice(value->key_at)), line);
    if (place_start(value->key_at).line == line)
        return report_text(report,
            "Keep one of the two: this one or the one at column %d",
            place_start(first->key_at).column);
    const struct front *fields = value->parent;
    bool item = fields->parent && fields->parent->kind == FRONT_LIST &&
                !fields->flow && value->parent->first != first;
    return report_text(report, "Keep one of the two: this one or line %d%s",
        line, item ? first_line_lost(report, value) : "");
}

static void
say_twice(struct report *report, struct front *value, const struct front *first,
    bool entries)
{
    struct finding *finding = report_add(report, CS003, value->key_at,
        "the %s \"%s\" is given twice", entries ? "entry" : "field",
        excerpt(report, (struct slice){value->key, strlen(value->key)}));
    finding->field = front_path(report->arena, value);
    finding->second = first->key_at;
    finding->second_label = "given here first";
    if (is_empty(value) != is_empty(first))
        say_empty(report, finding, is_empty(first) ? first : value);
    else if (says_the_same(value, first))
        say_again(report, finding, value, first);
    else if (is_copy(value, first))
        say_copy(report, finding, value);
    else
        finding->fix = fix_twice(report, value, first, entries);
}

/* Few fields are compared with each other sooner than sorted. */
#define FEW 64

static uint8_t
name_hash(const char *name)
{
    unsigned hash = (unsigned char)name[0];
    if (name[0] && name[1])
        hash += (unsigned char)name[1] * 7u + (unsigned char)name[2] * 31u;
    return (uint8_t)hash;
}

static bool
has_twice(const struct front *fields)
{
    uint64_t seen[4] = {0}; /* a bit a name, by its first letters */
    if (fields->count > FEW)
        return true;
    for (const struct front *p = fields->first; p; p = p->next) {
        unsigned hash = name_hash(p->key);
        uint64_t bit = UINT64_C(1) << hash % 64;
        if (seen[hash / 64] & bit)
            for (const struct front *q = fields->first; q != p; q = q->next)
                if (text_is(p->key, q->key))
                    return true;
        seen[hash / 64] |= bit;
    }
    return false;
}

/* A list's item whose first field comes again is two, and what is given twice
 * behind it follows from that. */
static bool
say_lost_dash(
    struct report *report, const struct front *fields, struct front *again)
{
    if (fields->flow || !fields->parent || fields->parent->kind != FRONT_LIST ||
        !text_is(again->key, fields->first->key))
        return false;
    fault_no_dash(report, again->key_at, fields->first->key_at);
    return true;
}

/* Takes the marked ones out. */
static void
drop_marked(struct front *fields)
{
    struct front *before = NULL, *next;
    for (struct front *p = fields->first; p; p = next) {
        next = p->next;
        if (p->parent)
            before = p;
        else
            front_drop_after(fields, before, p);
    }
}

/* Of several of one name the first that has a value, else the first. */
static struct front *
to_keep(struct front **sorted, int from, int n)
{
    for (int i = from; i < n && text_is(sorted[i]->key, sorted[from]->key); i++)
        if (!is_empty(sorted[i]))
            return sorted[i];
    return sorted[from];
}

void
front_twice(struct front *fields, struct report *report)
{
    if (fields->count < 2 || !has_twice(fields))
        return;
    struct front **sorted = xmalloc(sizeof *sorted * (size_t)fields->count);
    bool *marked = xmalloc(sizeof *marked * (size_t)fields->count);
    memset(marked, 0, sizeof *marked * (size_t)fields->count);
    int n = 0, twice = 0;
    for (struct front *p = fields->first; p; p = p->next)
        sorted[n++] = p;
    qsort(sorted, (size_t)n, sizeof *sorted, by_key);
    bool split = false, entries = are_entries(fields);
    for (int i = 1, first = 0; i < n; i++)
        if (!text_is(sorted[i]->key, sorted[first]->key))
            first = i;
        else
            split |= say_lost_dash(report, fields, sorted[i]);
    struct front *kept = to_keep(sorted, 0, n);
    for (int i = 1, first = 0; i < n; i++) {
        if (!text_is(sorted[i]->key, sorted[first]->key)) {
            first = i;
            kept = to_keep(sorted, i, n);
            continue;
        }
        if (!split)
            say_twice(report, sorted[i], sorted[first], entries);
        twice++;
        marked[i] = sorted[i] != kept;
        marked[first] |= sorted[first] != kept;
    }
    for (int i = 0; i < n; i++)
        if (marked[i])
            sorted[i]->parent = NULL;
    free(marked);
    free(sorted);
    if (twice > 0)
        drop_marked(fields);
}
