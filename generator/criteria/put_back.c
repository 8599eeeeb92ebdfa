#include "criteria/put_back.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "criteria/sealing.h"
#include "plan/fields.h"
#include "source/excerpt.h"

const char *
put_back_what(struct judging *judging)
{
    return judging_text(judging, "what was signed%s",
        sealing_day(judging, judging->sealing->kept.seal.last));
}

bool
put_back_left(const struct judging *judging, const struct json *value)
{
    for (int i = 0; json_is_list(value) && i < json_count(value); i++)
        if (put_back_left(judging, json_at(value, i)))
            return true;
    const char *id = json_is_list(value) ? NULL : json_string_of(value);
    for (int i = 0; id && i < judging->people_count; i++)
        if (text_is(judging->people[i].id.s, id) &&
            person_left(judging, &judging->people[i]))
            return true;
    return false;
}

static bool
find_signed(struct judging *judging, const char *path, struct signed_part *part)
{
    return signed_part_find(
        judging->arena, judging->sealing->kept.copy.file, path, part);
}

/* The plan has none of what was signed there, or something else. */
static bool
is_other_now(
    struct judging *judging, const char *path, const struct signed_part *part)
{
    struct signed_part now;
    return !signed_part_find(
               judging->arena, judging->sealing->terms.file, path, &now) ||
           !signed_part_same(part, &now);
}

/* The path without its last step, NULL for one of a single step. */
static const char *
path_around(struct judging *judging, const char *path)
{
    const char *step = strrchr(path, '.');
    return step ? arena_strndup(judging->arena, path, (size_t)(step - path))
                : NULL;
}

static bool
is_person(const struct signed_part *part)
{
    return part->field && (part->field->type == FIELD_PERSON ||
                              part->field->type == FIELD_PERSONS);
}

/* Each stands where the other was signed. */
static bool
were_exchanged(struct judging *judging, const char *path, const char *across,
    const struct signed_part *part, const struct signed_part *other)
{
    const struct json *now = judging->sealing->terms.file;
    struct signed_part here, there;
    return signed_part_find(judging->arena, now, path, &here) &&
           signed_part_find(judging->arena, now, across, &there) &&
           signed_part_same(&here, other) && signed_part_same(&there, part);
}

/* The two people of a pair are put back together, as they stand on one line,
 * unless the plan names somebody else than was signed on the other side. */
static const char *
whole_pair(struct judging *judging, const char *path, struct signed_part *part)
{
    const char *side = strrchr(path, '.');
    const char *around = path_around(judging, path);
    struct signed_part pair, other;
    if (!side || !is_person(part) ||
        (!text_is(side, ".vendor") && !text_is(side, ".customer")) ||
        !find_signed(judging, around, &pair))
        return path;
    const char *across = judging_text(judging, "%s.%s", around,
        text_is(side, ".vendor") ? "customer" : "vendor");
    if (judging_has(judging, around) && find_signed(judging, across, &other) &&
        is_other_now(judging, across, &other) &&
        !were_exchanged(judging, path, across, part, &other))
        return path;
    *part = pair;
    return around;
}

/* The level, where it went with what a milestone moves; else NULL.  One that
 * stands there is not to be written a second time. */
static const char *
level_beside(struct judging *judging, const char *path)
{
    const char *step = strrchr(path, '.');
    const char *level = judging_text(
        judging, "%.*s.target", (int)(step ? step - path : 0), path);
    struct signed_part part;
    return step && text_is(step, ".moves") &&
                   (judging_has(judging, path) ||
                       !judging_has(judging, level)) &&
                   find_signed(judging, level, &part) &&
                   is_other_now(judging, level, &part)
               ? level
               : NULL;
}

/* A milestone that holds nothing but its name stands at the path. */
static bool
is_bare_at(struct judging *judging, const char *path)
{
    const char *id =
        text_starts(path, "milestones.") ? strchr(path, '.') + 1 : "";
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && *id && i < plan->milestones.count; i++)
        if (text_is(plan->milestones.items[i].id.s, id))
            return milestone_is_bare(judging, &plan->milestones.items[i]);
    return false;
}

/* " in `people`, below line 21," where it is not there; " in line 21" where it
 * has a line of its own. */
static const char *
say_where(struct judging *judging, const char *path, const char *level,
    const struct front *above)
{
    int indent;
    if (is_bare_at(judging, path))
        return judging_text(
            judging, " in place of %s", say_lines(judging, path));
    if (judging_stands_alone(judging, path, &indent))
        return judging_text(judging, " in %s%s", say_lines(judging, path),
            level && judging_has(judging, level)
                ? judging_text(judging, " and %s", say_lines(judging, level))
                : "");
    const char *around = path_around(judging, path);
    const char *step = around ? strrchr(around, '.') : NULL;
    bool missing = around && !judging_has(judging, path);
    bool item = step && step[1] >= '0' && step[1] <= '9';
    if (missing && item)
        return judging_text(judging, " in line %d",
            place_start(judging_place(judging, around)).line);
    const char *into = missing ? judging_text(judging, " in `%s`%s",
                                     step ? step + 1 : around, above ? "," : "")
                               : "";
    return above ? judging_text(judging, "%s below line %d%s", into,
                       front_last_line(above), *into ? "," : "")
                 : into;
}

/* ", and from an older copy … what no signature covers (`email`)" */
static const char *
say_unsigned(
    struct judging *judging, const char *path, const struct signed_part *part)
{
    const char *list = judging_has(judging, path) && !is_bare_at(judging, path)
                           ? ""
                           : written_unsigned(judging->arena, part);
    return *list ? judging_text(judging,
                       ", and from an older copy of the plan what no "
                       "signature covers (%s)",
                       list)
                 : "";
}

/* The line with these fields in place of the one at the path, which stands in
 * { }; NULL where there is none, or where it goes over several lines. */
static const char *
whole_line(struct judging *judging, const char *path, const char *lines)
{
    struct finding_edit edit = {
        .at = judging_field(judging, path), .with = lines};
    if (!edit.at.source || strchr(lines, '\n') ||
        memchr(edit.at.source->text + edit.at.at, '\n', edit.at.length))
        return NULL;
    return excerpt_edited_line(judging->report, &edit);
}

/* `level` is the path of a second field for the same place, or NULL. */
static const char *
put_back(struct judging *judging, const char *path, const char *lacks,
    const char *lines, const char *level)
{
    const struct front *above = judging_above(judging, path);
    const char *begin = judging_line_begin(judging, path);
    struct signed_part part;
    const char *more = level && find_signed(judging, level, &part)
                           ? written_part(judging->arena,
                                 judging->sealing->kept.copy.file, &part)
                           : "";
    const char *first = *lines == '\n' ? "" : begin ? begin : "  ";
    const char *whole =
        begin || *more ? NULL : whole_line(judging, path, lines);
    if (whole)
        return judging_text(judging, "Put back in line %d %s%s:\n%s",
            place_start(judging_place(judging, path)).line,
            put_back_what(judging), lacks, whole);
    return judging_text(judging, "Put back%s %s%s:%s%s%s%s",
        say_where(judging, path, level, above), put_back_what(judging), lacks,
        first, lines,
        !*more  ? ""
        : begin ? begin
                : ", ",
        more);
}

const char *
put_back_line(struct judging *judging, const char *path, const char *line)
{
    return put_back(judging, path, "", line, NULL);
}

const char *
put_back_part(
    struct judging *judging, const char *path, struct signed_part *part)
{
    path = whole_pair(judging, path, part);
    const char *lines =
        written_part(judging->arena, judging->sealing->kept.copy.file, part);
    return put_back(judging, path, say_unsigned(judging, path, part), lines,
        level_beside(judging, path));
}

/* What a reference names and nothing has; NULL for another finding. */
static const char *
path_named(struct judging *judging, const struct finding *finding)
{
    struct slice id = finding->rule == CS007 && finding->lacks
                          ? excerpt_slice(finding->at)
                          : (struct slice){NULL, 0};
    return id.n > 0 ? judging_text(
                          judging, "%s.%.*s", finding->lacks, (int)id.n, id.p)
                    : NULL;
}

static const char *
entry_name(const struct signed_part *entry)
{
    const char *name = json_string_of(json_get(entry->term, "name"));
    return name ? name : json_string_of(json_get(entry->arrangement, "name"));
}

/* Where the plan has the entry of that name under another id, or NULL. */
static const struct text *
other_id(const struct judging *judging, const char *list, const char *name)
{
    if (!name)
        return NULL;
    for (int i = 0; text_is(list, "people") && i < judging->people_count; i++)
        if (text_is(judging->people[i].name.s, name))
            return &judging->people[i].id;
    for (int i = 0; text_is(list, "metrics") && i < judging->metric_count; i++)
        if (text_is(judging->metrics[i].name.s, name))
            return &judging->metrics[i].id;
    return NULL;
}

/* An entry that the plan refers to and has no more. */
static void
offer_entry(struct judging *judging, struct finding *finding, const char *path,
    struct signed_part *entry)
{
    const struct text *id =
        other_id(judging, finding->lacks, entry_name(entry));
    if (id)
        finding->fix = judging_text(judging,
            "Write `%s` again in place of `%s` in line %d: with that id \"%s\" "
            "was signed.",
            entry->name, id->s, place_start(id->at).line, entry_name(entry));
    else
        finding->fix = put_back_part(judging, path, entry);
}

/* Of what is in several parts only the whole is put back: where it is not
 * there, or is a milestone of which nothing but the name is. */
static bool
is_to_put_back(
    struct judging *judging, const char *path, const struct signed_part *part)
{
    return part->record
               ? !judging_has(judging, path) || judging_empty(judging, path) ||
                     is_bare_at(judging, path)
               : is_other_now(judging, path, part);
}

/* What concerns the signature itself is mended in another way, and a repair
 * that is known is the better one. */
static void
offer_signed(struct judging *judging, struct finding *finding)
{
    struct signed_part part;
    if (finding->rule >= CS801 || finding->edit.with || !finding->field)
        return;
    const char *named = path_named(judging, finding);
    if (named && !judging_has(judging, finding->lacks) &&
        find_signed(judging, finding->lacks, &part))
        finding->fix = put_back_part(judging, finding->lacks, &part);
    else if (named && !judging_has(judging, named) &&
             find_signed(judging, named, &part))
        offer_entry(judging, finding, named, &part);
    else if (find_signed(judging, finding->field, &part) &&
             is_to_put_back(judging, finding->field, &part) &&
             !put_back_left(judging, part.arrangement))
        finding->fix = put_back_part(judging, finding->field, &part);
}

/* It says that a metric which was signed is there no more. */
static bool
misses_a_metric(struct judging *judging, const struct finding *finding)
{
    struct signed_part metric;
    const char *path =
        finding->rule == CS802 ? finding->field : path_named(judging, finding);
    return path && text_starts(path, "metrics.") &&
           !strchr(path + strlen("metrics."), '.') &&
           !judging_has(judging, path) && find_signed(judging, path, &metric);
}

/* It says that a milestone which was signed is there no more. */
static bool
misses_a_milestone(struct judging *judging, const struct finding *finding)
{
    const char *path = finding->rule == CS802 ? finding->field : NULL;
    struct signed_part part;
    return path && text_starts(path, "milestones.") &&
           !strchr(path + strlen("milestones."), '.') &&
           !judging_has(judging, path) && find_signed(judging, path, &part);
}

/* What may follow from such a milestone: one that the text names, or any. */
static const struct finding *
milestone_missed(struct judging *judging, const struct report *all,
    const struct finding *finding)
{
    bool named = finding->rule == CS014 || finding->rule == CS604;
    bool any = finding->rule == CS303 || finding->rule == CS307 ||
               finding->rule == CS308;
    for (int i = 0; (named || any) && i < all->count; i++) {
        const struct finding *one = &all->findings[i];
        if (one->cause.rule == RULE_NONE && misses_a_milestone(judging, one) &&
            (any || slice_is(excerpt_slice(finding->at),
                        one->field + strlen("milestones."))))
            return one;
    }
    return NULL;
}

/* No error of the plan itself is silent for what was signed, which may have
 * been changed on purpose. */
static void
follow_milestone(
    struct judging *judging, const struct report *all, struct finding *finding)
{
    const struct finding *missed = milestone_missed(judging, all, finding);
    struct signed_part part;
    struct slice id = excerpt_slice(finding->at);
    const char *path =
        finding->rule == CS014 && !finding->edit.with && !missed
            ? judging_text(judging, "milestones.%.*s", (int)id.n, id.p)
            : NULL;
    if (path && !judging_has(judging, path) &&
        find_signed(judging, path, &part))
        finding->fix = put_back_part(judging, path, &part);
    if (missed && finding->fix && !text_starts(finding->fix, "First see"))
        finding->fix = judging_text(judging,
            "First see line %d: with the milestone that was taken out this is "
            "mended. If it is to stay out: %s",
            place_start(missed->at).line, finding->fix);
}

/* It has put back the level of a milestone. */
static bool
misses_a_level(struct judging *judging, const struct finding *finding)
{
    const char *field = finding->field;
    struct signed_part part;
    return field && text_starts(field, "milestones.") &&
           (text_ends(field, ".target") || text_ends(field, ".moves")) &&
           find_signed(judging, field, &part) &&
           is_other_now(judging, field, &part);
}

/* The worst one that stands for itself and of which this holds. */
static struct finding_cause
cause_among(struct judging *judging, const struct report *all,
    bool (*holds)(struct judging *, const struct finding *))
{
    const struct finding *worst = NULL;
    for (int i = 0; i < all->count; i++) {
        const struct finding *finding = &all->findings[i];
        if (finding->cause.rule == RULE_NONE &&
            (!worst || finding->severity > worst->severity) &&
            holds(judging, finding))
            worst = finding;
    }
    return worst ? (struct finding_cause){worst->rule, worst->field}
                 : (struct finding_cause){0};
}

static bool
is_changed(const struct report *all, const char *field)
{
    for (int i = 0; i < all->count; i++)
        if (all->findings[i].rule == CS802 &&
            all->findings[i].cause.rule == RULE_NONE &&
            text_is(all->findings[i].field, field))
            return true;
    return false;
}

/* What says nothing but that a metric or a level which was taken out is
 * missing, or that dates are out of order which were exchanged. */
static void
find_cause(
    struct judging *judging, const struct report *all, struct finding *finding)
{
    const char *exchanged =
        finding->rule == CS306 ? changed_places(judging, finding->field) : NULL;
    if (finding->rule == CS205)
        finding->cause = cause_among(judging, all, misses_a_metric);
    else if (finding->rule == CS308 && text_is(finding->field, "milestones"))
        finding->cause = cause_among(judging, all, misses_a_level);
    else if (exchanged)
        finding->cause = (struct finding_cause){CS802, exchanged};
    else if (finding->rule == CS302 && finding->field &&
             finding->severity < SEVERITY_ERROR &&
             is_changed(all, finding->field))
        finding->cause = (struct finding_cause){CS802, finding->field};
}

/* --- what is said of a value that is not the one that was signed --- */

struct changes {
    const struct finding **items; /* CS802, by place */
    int count;
};

static int
compare_places(const void *a, const void *b)
{
    const struct finding *const *one = a, *const *other = b;
    return place_compare((*one)->at, (*other)->at);
}

static struct changes
changes_among(struct judging *judging, const struct report *all)
{
    struct changes changes = {
        ARENA_ARRAY(judging->arena, const struct finding *, all->count), 0};
    for (int i = 0; i < all->count; i++) {
        const struct finding *finding = &all->findings[i];
        if (finding->rule == CS802 && finding->cause.rule == RULE_NONE &&
            finding->severity == SEVERITY_ERROR)
            changes.items[changes.count++] = finding;
    }
    qsort(changes.items, (size_t)changes.count, sizeof(void *), compare_places);
    return changes;
}

static const struct finding *
change_at(const struct changes *changes, struct place at)
{
    const struct finding like = {.at = at}, *key = &like;
    const struct finding **found =
        at.source ? bsearch(&key, changes->items, (size_t)changes->count,
                        sizeof(void *), compare_places)
                  : NULL;
    return found ? *found : NULL;
}

/* It points at a value that CS802 says was another one at signing: with that
 * put back there is nothing more to say.  What stops a signature stays, as the
 * change may be signed, and asks for that first; CS103 has held all the values
 * of a metric against each other. */
static void
follow_change(
    struct judging *judging, const struct changes *changes, struct finding *one)
{
    if (one->rule >= CS801 || one->cause.rule != RULE_NONE)
        return;
    const struct finding *change = change_at(changes, one->at);
    if (!change)
        change = change_at(changes, one->second);
    if (!change)
        return;
    if (!rule_get(one->rule)->stops || one->severity < SEVERITY_ERROR)
        one->cause = (struct finding_cause){CS802, change->field};
    else if (one->fix && one->rule != CS103 && !one->edit.with &&
             !text_starts(one->fix, "Put back") &&
             !text_starts(one->fix, "First see"))
        one->fix = judging_text(judging,
            "First see line %d, where another value was signed. If that is to "
            "stay as it is: %s",
            place_start(change->at).line, one->fix);
}

static bool
is_half_as_signed(const struct sealing *sealing, const char *half)
{
    return json_same(json_get(sealing->kept.copy.file, half),
        json_get(sealing->terms.file, half));
}

void
put_back_signed(struct judging *judging, struct report *all)
{
    if (!all->count || !judging->def->readable || judging->closed)
        return;
    const struct sealing *sealing = sealing_of(judging);
    if (!sealing || sealing->kept.copy.state != SIGNED_FINE ||
        (is_half_as_signed(sealing, "terms") &&
            is_half_as_signed(sealing, "arrangements")))
        return;
    for (int i = 0; i < all->count; i++)
        offer_signed(judging, &all->findings[i]);
    for (int i = 0; i < all->count; i++)
        if (all->findings[i].cause.rule == RULE_NONE)
            find_cause(judging, all, &all->findings[i]);
    for (int i = 0; i < all->count; i++)
        if (all->findings[i].cause.rule == RULE_NONE)
            follow_milestone(judging, all, &all->findings[i]);
    struct changes changes = changes_among(judging, all);
    for (int i = 0; changes.count > 0 && i < all->count; i++)
        follow_change(judging, &changes, &all->findings[i]);
}
