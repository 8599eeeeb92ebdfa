#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "criteria/naming.h"
#include "criteria/rules.h"
#include "plan/fields.h"
#include "plan/progress.h"
#include "source/edit.h"
#include "source/excerpt.h"

struct finding *
judging_say(struct judging *judging, enum rule_id rule, struct place at,
    const char *field, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(judging->report->arena, format, args);
    va_end(args);
    struct finding *finding =
        report_add(judging->report, rule, at, "%s", message);
    finding->field = field;
    finding->subject = judging->def->id.s;
    return finding;
}

static bool
speaks_of(const struct finding *finding, struct place at)
{
    return finding->at.source == at.source &&
           (finding->at.at == at.at ||
               (finding->places > 0 &&
                   slice_same(excerpt_slice(finding->at), excerpt_slice(at))));
}

void
judging_explains(struct judging *judging, struct finding_cause cause,
    enum rule_id follows, struct place at)
{
    struct report *read = judging->def->report;
    for (int i = 0; read && i < read->count; i++) {
        struct finding *finding = &read->findings[i];
        if (finding->rule != follows || !speaks_of(finding, at))
            continue;
        if (finding->places > 1)
            finding->places--;
        else
            finding->cause = cause;
    }
}

const char *
judging_text(struct judging *judging, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vprintf(judging->report->arena, format, args);
    va_end(args);
    return text;
}

static bool
is_step(const struct front *child, const char *step, size_t length)
{
    return child->key && child->key[0] == step[0] &&
           strncmp(child->key, step, length) == 0 && !child->key[length];
}

/* The child that a step of a path names: a field, or an item from 1.  The
 * search begins where the last one on this level ended. */
static const struct front *
front_step(struct judging *judging, const struct front *front, int depth,
    const char *step, size_t length)
{
    bool list = front->kind == FRONT_LIST;
    int wanted = list ? atoi(step) : 0, nth = 1;
    const struct front *begin = front->first, *found = NULL;
    if (judging->last[depth].parent == front &&
        (!list || judging->last[depth].nth <= wanted)) {
        begin = judging->last[depth].child;
        nth = judging->last[depth].nth;
    }
    for (const struct front *child = begin; child && !found;
         child = child->next, nth++)
        if (list ? nth == wanted : is_step(child, step, length))
            found = child;
    for (const struct front *child = front->first;
         child != begin && !found && !list; child = child->next)
        if (is_step(child, step, length))
            found = child;
    if (found) {
        judging->last[depth].parent = front;
        judging->last[depth].child = found;
        judging->last[depth].nth = wanted;
    }
    return found;
}

#define DEPTHS 3 /* deeper steps share the last one's memory */

/* Follows the path as far as it goes; *rest is what is left of it. */
static const struct front *
front_follow(struct judging *judging, const char *path, const char **rest)
{
    const struct front *front = judging->def->front;
    *rest = path;
    for (int depth = 0; front && **rest; depth += depth < DEPTHS - 1) {
        size_t length = strcspn(*rest, ".");
        const struct front *next =
            front_step(judging, front, depth, *rest, length);
        if (!next)
            break;
        front = next;
        *rest += length + ((*rest)[length] == '.');
    }
    return front;
}

static struct place
front_place(const struct judging *judging, const struct front *front)
{
    if (front && front->key)
        return front->key_at;
    if (front && front->parent)
        return front->at;
    if (front && front->first && front->first->key)
        return front->first->key_at;
    return place_in(judging->def->source, 0, 0);
}

struct place
judging_place(struct judging *judging, const char *path)
{
    const char *rest;
    return front_place(judging, front_follow(judging, path, &rest));
}

struct place
judging_field(struct judging *judging, const char *path)
{
    const char *rest;
    const struct front *front = front_follow(judging, path, &rest);
    return front && !*rest && front->key &&
                   front->key_at.source == judging->def->source &&
                   front->at.source == front->key_at.source
               ? place_span(front->key_at, front->at)
               : (struct place){0};
}

/* The record that the fields of `front` are of, or NULL. */
static const struct record *
record_of(const struct judging *judging, const struct front *front)
{
    const struct front *around = front->parent;
    const struct field *field = front->field     ? front->field
                                : around != NULL ? around->field
                                                 : NULL;
    return field    ? field->record
           : around ? NULL
                    : record_of_kind(judging->def->kind);
}

static bool
is_map(const struct front *front)
{
    return front->field && front->field->type == FIELD_RECORD_MAP;
}

const struct front *
judging_above(struct judging *judging, const char *path)
{
    const char *rest;
    const struct front *around = front_follow(judging, path, &rest);
    if (!around || !*rest || strchr(rest, '.') ||
        around->kind != FRONT_FIELDS || around->flow)
        return NULL;
    if (is_map(around))
        return around->last;
    const struct record *record = record_of(judging, around);
    const struct field *field = record ? record_field(record, rest) : NULL;
    return field ? field_stands_below(field, around, judging->def->source)
                 : NULL;
}

/* The lines of a text with `between` before each but the first. */
static const char *
join_lines(struct judging *judging, const char *lines, const char *between)
{
    const char *text = "";
    while (*lines) {
        size_t length = strcspn(lines, "\n");
        text = judging_text(judging, "%s%s%.*s", text, *text ? between : "",
            (int)length, lines);
        lines += length + (lines[length] == '\n');
    }
    return text;
}

const char *
judging_line_begin(struct judging *judging, const char *path)
{
    const struct front *above = judging_above(judging, path);
    int indent = above ? place_start(above->key_at).column - 1 : 0;
    if (!above && !judging_stands_alone(judging, path, &indent))
        return NULL;
    return judging_text(judging, "\n%*s", indent, "");
}

const char *
judging_lines(struct judging *judging, const char *path, const char *lines)
{
    const char *begin = judging_line_begin(judging, path);
    if (!begin)
        return judging_text(judging, "  %s", join_lines(judging, lines, ", "));
    return judging_text(
        judging, "%s%s", begin, join_lines(judging, lines, begin));
}

const char *
judging_line(struct judging *judging, const char *path, const char *lines)
{
    const struct front *above = judging_above(judging, path);
    const struct front *empty = above ? NULL : judging_empty(judging, path);
    const char *where =
        above ? judging_text(judging, " below line %d", front_last_line(above))
        : empty ? judging_text(judging, " in place of line %d",
                      place_start(empty->key_at).line)
                : "";
    return judging_text(
        judging, "%s:%s", where, judging_lines(judging, path, lines));
}

const struct front *
judging_empty(struct judging *judging, const char *path)
{
    const char *rest;
    const struct front *front = front_follow(judging, path, &rest);
    bool empty = front && !*rest && front->key && front->kind == FRONT_SCALAR &&
                 !*front->text;
    return empty && front->key_at.source == judging->def->source ? front : NULL;
}

bool
judging_stands_alone(struct judging *judging, const char *path, int *indent)
{
    const char *rest;
    const struct front *front = front_follow(judging, path, &rest);
    if (*rest || !front || !front->key || !front->parent ||
        front->parent->flow || front->key_at.source != judging->def->source)
        return false;
    *indent = place_start(front->key_at).column - 1;
    return line_indent(front->key_at.source, front->key_at.at) == *indent;
}

/* The end of the last value in it, which for text in block style may be the
 * line behind. */
static int
last_line(const struct front *front)
{
    while (front->last)
        front = front->last;
    struct line_column end = place_end(front->at);
    return end.line - (end.column == 1 && front->at.length > 0);
}

const char *
say_lines(struct judging *judging, const char *path)
{
    const char *rest;
    const struct front *front = front_follow(judging, path, &rest);
    struct place place = front_place(judging, front);
    int begin = place_start(place).line;
    int end = front && !*rest ? last_line(front) : begin;
    return end > begin ? judging_text(judging, "lines %d-%d", begin, end)
                       : judging_text(judging, "line %d", begin);
}

static int
compare_lines(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

const char *
say_numbers(struct judging *judging, int *lines, int count)
{
    const char *list = "";
    int told = 0;
    qsort(lines, (size_t)count, sizeof *lines, compare_lines);
    for (int i = 0; i < count; i++)
        if (i == 0 || lines[i] != lines[i - 1])
            list = judging_text(
                judging, "%s%s%d", list, told++ ? ", " : "", lines[i]);
    return judging_text(judging, "%s %s", told > 1 ? "lines" : "line", list);
}

bool
judging_has(struct judging *judging, const char *path)
{
    const char *rest;
    return front_follow(judging, path, &rest) && !*rest;
}

bool
judging_lacks(struct judging *judging, const char *path)
{
    const char *rest;
    const struct front *front = front_follow(judging, path, &rest);
    if (!front || !*rest)
        return true;
    const struct report *read = judging->def->report;
    for (const struct front *child = front->first; read && child;
         child = child->next)
        if (child->key && report_has(read, CS004, child->key_at) &&
            text_distance(child->key, rest, 2) <= 2)
            return false;
    return true;
}

/* The nth (from 0) place of a word in a range of the file. */
static const char *
find_nth(const char *p, size_t size, struct slice word, int nth)
{
    const char *end = p + size;
    while ((p = memmem(p, (size_t)(end - p), word.p, word.n)) && nth-- > 0)
        p++;
    return p;
}

/* How many places of it begin before byte `at`. */
static int
count_before(const char *text, size_t at, struct slice word)
{
    const char *end = text + at + word.n - 1;
    int count = 0;
    for (const char *p = text;
         (p = memmem(p, (size_t)(end - p), word.p, word.n)); p++)
        count++;
    return count;
}

struct place
judging_within(const struct text *text, size_t at, size_t length)
{
    const struct source *source = text->at.source;
    if (!source || length == 0 || text->at.at > source->size ||
        text->at.length > source->size - text->at.at)
        return text->at;
    struct slice word = {text->s + at, length};
    const char *begin = source->text + text->at.at;
    const char *found =
        find_nth(begin, text->at.length, word, count_before(text->s, at, word));
    if (!found)
        return text->at;
    return place_in(source, (uint32_t)(found - source->text), (uint32_t)length);
}

const char *
say_day(struct judging *judging, day_t day)
{
    return day_words(judging->report->arena, day);
}

const char *
say_micro(struct judging *judging, int64_t micro, const char *unit)
{
    return judging_text(judging, "%s%s%s",
        micro_text(judging->report->arena, micro), *unit ? " " : "", unit);
}

const char *
say_level(struct judging *judging, struct quantity quantity, const char *unit)
{
    return say_micro(
        judging, quantity.micro, *quantity.unit ? quantity.unit : unit);
}

static const char *
name_unless_empty(const struct text *name, const struct text *id)
{
    return is_set(*name) && *name->s ? name->s : id->s;
}

const char *
say_person(const struct person *person)
{
    return name_unless_empty(&person->name, &person->id);
}

const char *
say_metric(const struct metric *metric)
{
    return name_unless_empty(&metric->name, &metric->id);
}

const char *
say_milestone(const struct milestone *milestone)
{
    return name_unless_empty(&milestone->name, &milestone->id);
}

const char *
say_step(struct judging *judging, const struct text *what, const char *other)
{
    return text_blank(what->s) ? other
                               : judging_text(judging, "\"%s\"", what->s);
}

/* A name that is left to fill in, `<the customer>`, is none. */
const char *
say_party(const struct judging *judging, enum side side)
{
    const struct party *party = NULL;
    if (judging->plan)
        party = side == SIDE_VENDOR ? &judging->plan->parties.vendor
                                    : &judging->plan->parties.customer;
    if (party && is_set(party->name) && *party->name.s && *party->name.s != '<')
        return party->name.s;
    return side == SIDE_VENDOR ? "the vendor" : "the customer";
}

const char *
say_side(enum side side)
{
    return side == SIDE_VENDOR ? "vendor" : "customer";
}

/* So many are told; a plan of more has a team that is better asked. */
#define CANDIDATES 12

/* The side of a person; of one that was misspelt, the one it must have been. */
static enum side
side_meant(const struct judging *judging, const struct person *person)
{
    const struct report *read = judging->def->report;
    for (int i = 0; person->side.state == VALUE_BAD && read && i < read->count;
         i++) {
        const struct finding *finding = &read->findings[i];
        const char *with = finding->edit.with ? finding->edit.with : "";
        if (finding->at.at == person->side.at.at && finding->rule == CS006)
            return text_is(with, "customer") ? SIDE_CUSTOMER
                   : text_is(with, "vendor") ? SIDE_VENDOR
                                             : SIDE_NONE;
    }
    return (enum side)person->side.value;
}

static bool
is_sponsor(const struct judging *judging, const struct person *person)
{
    const struct plan *plan = judging->plan;
    return plan && (plan->sponsors.vendor.to == person ||
                       plan->sponsors.customer.to == person);
}

/* A team cannot be called: CS408. */
static bool
can_be_asked(struct judging *judging, const struct person *person,
    enum side side, bool sponsors)
{
    return (side == SIDE_NONE || side_meant(judging, person) == side) &&
           !is_set(person->left) &&
           (sponsors || !is_sponsor(judging, person)) &&
           calling_class(judging->arena, judging->lexicon,
               say_person(person)) == CALLING_PERSON;
}

static const char *
list_people(
    struct judging *judging, enum side side, bool sponsors, const char **only)
{
    const char *list = "";
    int count = 0;
    *only = NULL;
    for (int i = 0; i < judging->people_count && count <= CANDIDATES; i++) {
        const struct person *person = &judging->people[i];
        if (!can_be_asked(judging, person, side, sponsors))
            continue;
        if (count == CANDIDATES)
            return judging_text(judging, "%s and others", list);
        list = judging_text(
            judging, "%s%s%s", list, count > 0 ? ", " : "", person->id.s);
        if (is_set(person->role))
            list = judging_text(judging, "%s (%s)", list, person->role.s);
        *only = count++ == 0 ? person->id.s : NULL;
    }
    return list;
}

const char *
say_candidates(struct judging *judging, enum side side, const char **only)
{
    return list_people(judging, side, true, only);
}

const char *
say_candidate(struct judging *judging, enum side side)
{
    for (int i = 0; i < judging->people_count; i++)
        if (can_be_asked(judging, &judging->people[i], side, true))
            return judging->people[i].id.s;
    return "…";
}

const char *
say_doers(struct judging *judging, enum side side, const char **only)
{
    const char *list = list_people(judging, side, false, only);
    return *list ? list : say_candidates(judging, side, only);
}

const char *
say_each_side(struct judging *judging, const char *vendor, const char *customer)
{
    const char *only_vendor, *only_customer;
    const char *of_vendor = say_doers(judging, SIDE_VENDOR, &only_vendor);
    const char *of_customer = say_doers(judging, SIDE_CUSTOMER, &only_customer);
    vendor = vendor ? vendor : only_vendor;
    customer = customer ? customer : only_customer;
    const char *list =
        vendor && customer ? ""
        : vendor           ? of_customer
        : customer         ? of_vendor
        : *of_vendor && *of_customer
            ? judging_text(judging,
                  "%s at the vendor, and one of %s at the customer", of_vendor,
                  of_customer)
            : "";
    return judging_text(judging, "{vendor: %s, customer: %s}%s%s",
        vendor ? vendor : "…", customer ? customer : "…",
        *list ? "  where … is one of " : "", list);
}

const char *
say_iso(struct judging *judging, day_t day)
{
    char iso[11];
    day_iso(day, iso);
    return judging_text(judging, "%s", iso);
}

const char *
say_id(const struct person_ref *ref)
{
    return is_set(*ref) ? ref->id : "…";
}

const char *
say_date(struct judging *judging, struct date date)
{
    return date_known(date) ? say_iso(judging, date.day) : "…";
}

const char *
say_days(struct judging *judging, int count)
{
    return judging_text(judging, count == 1 ? "%d day" : "%d days", count);
}

const char *
say_scalar(struct judging *judging, const char *text)
{
    struct buf buf = {0};
    edit_scalar(&buf, text);
    const char *scalar = judging_text(judging, "%.*s", (int)buf.n, buf.p);
    buf_free(&buf);
    return scalar;
}

bool
milestone_counts(const struct milestone *milestone)
{
    return milestone->status.value != STATUS_DROPPED;
}

bool
milestone_is_bare(struct judging *judging, const struct milestone *milestone)
{
    const char *rest;
    if (!is_absent(milestone->due) && !is_absent(milestone->moves))
        return false; /* nearly all: two fields that need no looking for */
    const struct front *front =
        front_follow(judging, milestone_path(judging, milestone, NULL), &rest);
    const struct front *first = front && !*rest ? front->first : NULL;
    return front && !*rest &&
           (first ? is_set(milestone->name) && !first->next
                  : milestone->state != VALUE_BAD);
}

const char *
milestone_path(struct judging *judging, const struct milestone *milestone,
    const char *field)
{
    return judging_text(judging, "milestones.%s%s%s", milestone->id.s,
        field ? "." : "", field ? field : "");
}

const char *
metric_path(
    struct judging *judging, const struct metric *metric, const char *field)
{
    return judging_text(judging, "metrics.%s%s%s", metric->id.s,
        field ? "." : "", field ? field : "");
}
