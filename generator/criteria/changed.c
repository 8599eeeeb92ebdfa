/* What is different since the plan was signed: terms, and arrangements that
 * nobody was told of. */
#include <string.h>

#include "base/text.h"
#include "criteria/put_back.h"
#include "criteria/sealing.h"
#include "source/excerpt.h"

/* --- terms --- */

/* The command is long: it stands in the first of these findings. */
static const char *
or_sign(struct judging *judging)
{
    for (int i = 0; i < judging->report->count - 1; i++)
        if (judging->report->findings[i].rule == CS802 &&
            judging->report->findings[i].cause.rule == RULE_NONE)
            return "or have the customer sign it as it now is.";
    return judging_text(judging,
        "or have the customer sign it as it now is:  %s",
        sealing_command(judging, SIDE_CUSTOMER));
}

/* "Take out lines 103-111", "Put back what was signed on 4 March 2026:  due:
 * 2026-08-31" */
static const char *
undo(struct judging *judging, const struct difference *difference)
{
    const char *line = difference
                           ? written_before(judging->arena,
                                 judging->sealing->kept.copy.file, difference)
                           : NULL;
    if (line)
        return put_back_line(judging, difference->path, line);
    if (difference && !difference->value_before)
        return judging_text(
            judging, "Take out %s", say_lines(judging, difference->path));
    return judging_text(judging, "Put back %s", put_back_what(judging));
}

static void
say_changed(struct judging *judging, const struct signoff *last,
    const struct difference *difference, struct finding_cause cause)
{
    struct finding *finding;
    if (difference)
        finding = judging_say(judging, CS802, difference->at, difference->path,
            "%s, and %s has not signed that", difference->sentence,
            sealing_signer(last));
    else
        finding = judging_say(judging, CS802, last->terms.at, "signoff",
            "the terms are not the ones that %s signed%s", sealing_signer(last),
            sealing_day(judging, last));
    finding->cause = cause;
    sealing_point(judging, finding, last);
    const char *back = undo(judging, difference);
    finding->fix = judging_text(judging, "%s%s%s", back,
        strchr(back, '\n')  ? "\n"
        : strchr(back, ':') ? "   "
                            : " ",
        or_sign(judging));
}

static bool
is_at_or_below(const char *path, const char *field)
{
    return text_starts(path, field) &&
           (path[strlen(field)] == '\0' || path[strlen(field)] == '.');
}

/* The part of the plan that a difference is of, where it was signed and all of
 * it is gone; else NULL. */
static const char *
lost_part(struct judging *judging, const struct difference *one)
{
    size_t length = strcspn(one->path, ".");
    if (one->value_now || !one->value_before)
        return NULL;
    char *part = arena_strndup(judging->arena, one->path, length);
    return judging_has(judging, part) ? NULL : part;
}

/* It was said with the first of its part. */
static bool
is_later_of_part(const struct differences *changed,
    const struct difference *one, const char *part)
{
    for (const struct difference *before = changed->items; before < one;
         before++)
        if (is_at_or_below(before->path, part))
            return true;
    return false;
}

/* One cause, one message: however much stood in it. */
static void
say_lost(struct judging *judging, const struct signoff *last, const char *part,
    struct finding_cause cause)
{
    const struct front *above = judging_above(judging, part);
    struct signed_part whole;
    struct finding *finding = judging_say(judging, CS802,
        above ? above->key_at : judging_place(judging, part), part,
        "the whole of `%s` was taken out, and %s has not signed that", part,
        sealing_signer(last));
    finding->cause = cause;
    finding->label =
        judging_text(judging, "expected `%s`%s", part, above ? " below" : "");
    sealing_point(judging, finding, last);
    finding->fix = judging_text(judging, "%s\n%s",
        signed_part_find(
            judging->arena, judging->sealing->kept.copy.file, part, &whole)
            ? put_back_part(judging, part, &whole)
            : undo(judging, NULL),
        or_sign(judging));
}

/* The baseline and the target of a metric. */
static bool
are_ends_of_one(const struct difference *a, const struct difference *b)
{
    const char *from = "metrics.baseline.value", *to = "metrics.target";
    return text_is(a->name, b->name) &&
           ((text_is(a->kind, from) && text_is(b->kind, to)) ||
               (text_is(a->kind, to) && text_is(b->kind, from)));
}

/* Two values of one kind that stand each in the place of the other. */
static bool
are_swapped(const struct difference *a, const struct difference *b)
{
    return a->field && b->field &&
           ((a->field == b->field && text_is(a->kind, b->kind)) ||
               are_ends_of_one(a, b)) &&
           a->value_before && a->value_now &&
           json_same(a->value_before, b->value_now) &&
           json_same(a->value_now, b->value_before) && a->before && b->before &&
           text_is(a->before, b->now);
}

static const struct difference *
swapped_with(const struct differences *changed, const struct difference *one)
{
    for (int i = 0; i < changed->count; i++)
        if (are_swapped(one, &changed->items[i]))
            return &changed->items[i];
    return NULL;
}

const char *
changed_places(struct judging *judging, const char *field)
{
    const struct differences *changed = &judging->sealing->kept.changed;
    for (int i = 0; i < changed->count; i++) {
        const struct difference *one = &changed->items[i];
        if (!text_is(one->path, field))
            continue;
        const struct difference *other = swapped_with(changed, one);
        return !other ? NULL : other < one ? other->path : one->path;
    }
    return NULL;
}

static void
say_swapped(struct judging *judging, const struct signoff *last,
    const struct difference *one, const struct difference *other)
{
    const struct json *file = judging->sealing->kept.copy.file;
    const char *which =
        are_ends_of_one(one, other)
            ? judging_text(judging, "baseline and target of \"%s\"", one->name)
            : judging_text(judging, "`%s` of \"%s\" and of \"%s\"",
                  one->field->name, one->name, other->name);
    struct finding *finding = judging_say(judging, CS802, one->at, one->path,
        "%s were exchanged since %s signed: %s was signed here, and %s there",
        which, sealing_signer(last), one->before, other->before);
    finding->second = other->at;
    finding->second_label = "the other one";
    finding->fix = judging_text(judging,
        "Put back %s:  %s  in line %d, and  %s  in line %d; %s",
        put_back_what(judging), written_before(judging->arena, file, one),
        place_start(one->at).line, written_before(judging->arena, file, other),
        place_start(other->at).line, or_sign(judging));
}

/* An entry that was taken out and one that was added have one name: the same
 * entry under another id. */
static const struct difference *
same_entry(const struct differences *changed, const struct difference *one)
{
    bool whole = !one->field && !one->value_before != !one->value_now;
    for (int i = 0; whole && i < changed->count; i++) {
        const struct difference *other = &changed->items[i];
        if (!other->field && text_is(other->kind, one->kind) &&
            text_is(other->name, one->name) &&
            !other->value_before == !one->value_now &&
            !other->value_now == !one->value_before)
            return other;
    }
    return NULL;
}

/* The id under which an entry of that name was signed. */
static const char *
signed_id(struct judging *judging, const struct json *file, const char *path,
    const char *name)
{
    char *list = arena_strndup(judging->arena, path, strcspn(path, "."));
    const struct json *entries = json_get(json_get(file, "terms"), list);
    for (int i = 0; json_is_object(entries) && i < json_count(entries); i++)
        if (text_is(difference_name(file, file, list, json_name_at(entries, i)),
                name))
            return json_name_at(entries, i);
    return NULL;
}

static void
say_renamed(struct judging *judging, const struct signoff *last,
    const struct difference *added)
{
    const char *id = strrchr(added->path, '.');
    const char *before = signed_id(
        judging, judging->sealing->kept.copy.file, added->path, added->name);
    if (!id || !before) {
        say_changed(judging, last, added, (struct finding_cause){0});
        return;
    }
    struct finding *finding = judging_say(judging, CS802, added->at,
        added->path, "\"%s\" was signed as `%s`, and is called `%s` now",
        added->name, before, id + 1);
    sealing_point(judging, finding, last);
    finding->fix = judging_text(judging,
        "Put back `%s`; an id is not read by the customer and needs no change.",
        before);
}

/* Levels are in the unit of the metric that a record is or names: without it
 * all of them read otherwise. */
static bool
loses_its_unit(struct judging *judging, const char *path, const char *field)
{
    const char *step = strrchr(field, '.');
    if (!step || (!text_is(step, ".moves") && !text_is(step, ".metric") &&
                     !text_is(step, ".unit")))
        return false;
    size_t length = (size_t)(step - field);
    return is_at_or_below(path, arena_strndup(judging->arena, field, length));
}

/* CS301 of a milestone that holds nothing: all of it was signed. */
static bool
is_of_bare(const struct finding *found)
{
    const char *step = strchr(found->field, '.');
    return found->rule == CS301 && step && !strchr(step + 1, '.');
}

/* It is about the field itself, its unit, or a missing part that held it; what
 * is said of a list that is there says nothing of one entry's values. */
static bool
explains(struct judging *judging, const struct finding *found, const char *path)
{
    if (!found->field || found->rule >= CS801 ||
        (found->cause.rule != RULE_NONE && !is_of_bare(found)))
        return false;
    return text_is(path, found->field) ||
           loses_its_unit(judging, path, found->field) ||
           (is_at_or_below(path, found->field) &&
               (!judging_has(judging, found->field) ||
                   judging_empty(judging, found->field) || is_of_bare(found)));
}

/* A field that is missing or wrong is reported where it is, by a rule of its
 * own, which offers what was signed. */
static struct finding_cause
other_cause(struct judging *judging, enum severity least, const char *path)
{
    for (int i = 0; i < judging->report->count; i++) {
        const struct finding *found = &judging->report->findings[i];
        if (found->severity >= least && explains(judging, found, path))
            return found->cause.rule != RULE_NONE
                       ? found->cause
                       : (struct finding_cause){found->rule, found->field};
    }
    return (struct finding_cause){0};
}

/* A change that its words do not show. */
static bool
reads_the_same(const struct difference *difference)
{
    return difference->before && difference->now &&
           text_is(difference->before, difference->now);
}

/* It follows from a finding of at least that severity. */
static bool
is_explained(struct judging *judging, enum severity least,
    const struct difference *difference)
{
    return other_cause(judging, least, difference->path).rule;
}

static void
say_difference(struct judging *judging, const struct signoff *last,
    const struct difference *one)
{
    const struct differences *changed = &judging->sealing->kept.changed;
    const struct difference *same = same_entry(changed, one);
    const struct difference *swapped = swapped_with(changed, one);
    const char *lost = lost_part(judging, one);
    struct finding_cause cause =
        other_cause(judging, SEVERITY_ERROR, one->path);
    if (lost) {
        if (!is_later_of_part(changed, one, lost))
            say_lost(judging, last, lost, cause);
        return;
    }
    /* What may be folded takes no other with it. */
    if (same && (cause.rule || is_explained(judging, SEVERITY_ERROR, same)))
        same = NULL;
    if (swapped &&
        (cause.rule || is_explained(judging, SEVERITY_ERROR, swapped)))
        swapped = NULL;
    if ((same && !one->value_now) || (swapped && swapped < one))
        return; /* said with the other */
    if (same)
        say_renamed(judging, last, one);
    else if (swapped)
        say_swapped(judging, last, one, swapped);
    else
        say_changed(judging, last, one, cause);
}

/* The terms are those of the signed file, and only the digest beside it was
 * damaged: CS807 says so. */
static bool
is_as_filed(const struct sealing *sealing)
{
    const struct kept *kept = &sealing->kept;
    return signed_digest_damaged(kept->seal.last, &kept->copy) &&
           text_is_nocase(kept->copy.digest, sealing->terms.digest);
}

/* The id is no term, but its documents, its accounts and other plans go by it;
 * a plan that lost it goes by its file's name. */
static void
check_id_kept(struct judging *judging, const struct sealing *sealing)
{
    const struct signed_terms *copy = &sealing->kept.copy;
    const char *id = copy->state == SIGNED_FINE
                         ? json_string_of(json_get(copy->file, "plan"))
                         : NULL;
    if (!id || !*id || text_is(id, judging->def->id.s) || judging->closed)
        return;
    bool given = judging_has(judging, "id");
    struct finding *finding = judging_say(judging, CS802,
        judging_place(judging, "id"), "id",
        given ? "this plan was signed as `%s`, and is called `%s` now"
              : "this plan was signed as `%s`, and without an `id` it goes by "
                "its file's name, `%s`",
        id, judging->def->id.s);
    finding->severity = SEVERITY_WARNING;
    finding->label = given ? NULL : "expected `id`";
    finding->why = "What was signed, its documents and other plans know the "
                   "plan by its id, and find it no more.";
    finding->fix = judging_text(judging, "%s%s",
        put_back_line(judging, "id", judging_text(judging, "id: %s", id)),
        given ? "" : "\nor give the file its name again");
}

void
check_terms_kept(struct judging *judging)
{
    const struct sealing *sealing = sealing_of(judging);
    if (sealing)
        check_id_kept(judging, sealing);
    if (!sealing || sealing->kept.seal.state != SEAL_CHANGED ||
        judging->closed || !kept_can_tell(judging->plan))
        return;
    const struct signoff *last = sealing->kept.seal.last;
    if (last->terms.state == VALUE_BAD || is_as_filed(sealing))
        return;
    const struct differences *changed = &sealing->kept.changed;
    struct finding_cause cause = {0};
    bool told = false;
    for (int i = 0; i < changed->count; i++) {
        const struct difference *one = &changed->items[i];
        if (!reads_the_same(one))
            say_difference(judging, last, one);
        else if (cause.rule == RULE_NONE)
            cause = other_cause(judging, SEVERITY_ERROR, one->path);
        told = told || !reads_the_same(one);
    }
    if (!told)
        say_changed(judging, last, NULL, cause);
}

/* --- arrangements --- */

static bool
is_to_say(const struct rearranged *one)
{
    return one->to_tell && !one->told;
}

/* Both are of one item of a list: "cadence.2.". */
static bool
is_same_item(const struct difference *a, const struct difference *b)
{
    const char *step = strrchr(a->path, '.');
    size_t length = step ? (size_t)(step - a->path) + 1 : 0;
    return a->field && b->field && length > 1 && step[-1] >= '0' &&
           step[-1] <= '9' && strncmp(a->path, b->path, length) == 0;
}

/* What was signed of the arrangements from the one at `from` on that are of
 * one item: "from: 2026-05-13, at: 14:00"; *names are "from, at". */
static const char *
lines_of_item(struct judging *judging, const struct rearrangements *since,
    int from, const char **names)
{
    const struct difference *first = &since->items[from].what;
    const char *lines = "";
    int indent;
    const char *between = judging_stands_alone(judging, first->path, &indent)
                              ? judging_text(judging, "\n%*s", indent, "")
                              : ", ";
    *names = first->field ? first->field->name : "";
    for (int i = from; i < since->count; i++) {
        const struct difference *one = &since->items[i].what;
        if (i > from && !is_same_item(first, one))
            continue;
        const char *line = written_before(
            judging->arena, judging->sealing->kept.copy.file, one);
        if (line)
            lines = judging_text(
                judging, "%s%s%s", lines, *lines ? between : "", line);
        if (i > from)
            *names = judging_text(judging, "%s, %s", *names, one->field->name);
    }
    return lines;
}

/* " below line 140:" and the entry of `changes` that says so, with whom could
 * have been told. */
static const char *
say_change(struct judging *judging, const char *what)
{
    const char *only, *told = say_candidates(judging, SIDE_CUSTOMER, &only);
    const char *entry = judging_text(judging, "{on: %s, what: %s, told: %s}",
        say_iso(judging, judging->today),
        excerpt_quoted(judging->report, (struct slice){what, strlen(what)}),
        only ? only : "…");
    const char *who =
        !only && *told ? judging_text(judging, "\nwhere … is one of %s", told)
                       : "";
    const char *line =
        judging_has(judging, "changes")
            ? judging_text(judging, " under `changes`:  - %s", entry)
            : judging_line(judging, "changes",
                  judging_text(judging, "changes: [%s]", entry));
    return judging_text(judging, "%s%s", line, who);
}

static struct finding *
say_not_told(
    struct judging *judging, const struct rearrangements *since, int from)
{
    const struct difference *one = &since->items[from].what;
    const char *names;
    const char *lines = lines_of_item(judging, since, from, &names);
    bool several = one->field && !text_is(names, one->field->name);
    struct finding *finding = judging_say(judging, CS808, one->at, one->path,
        "%s%s%s: changed since it was signed, and whom you told is not said",
        one->sentence, several ? "; of the same entry all of " : "",
        several ? names : "");
    finding->cause = other_cause(judging, SEVERITY_WARNING, one->path);
    sealing_point(judging, finding, judging->sealing->kept.seal.last);
    const char *back = put_back_line(judging, one->path, lines);
    const char *undone = put_back_left(judging, one->value_before) ? ""
                         : *lines ? judging_text(judging, "%s%sor ", back,
                                        strchr(back, '\n') ? "\n" : "   ")
                                  : judging_text(judging, "Take out %s   or ",
                                        say_lines(judging, one->path));
    finding->fix = judging_text(judging,
        "%s%s the other side, and write it down%s", undone,
        *undone ? "tell" : "Tell", say_change(judging, one->sentence));
    return finding;
}

/* It was said with another one of its item; what is folded takes none with
 * it. */
static bool
was_said(struct judging *judging, const struct rearrangements *since, int index)
{
    const struct difference *one = &since->items[index].what;
    if (is_explained(judging, SEVERITY_WARNING, one))
        return false;
    for (int i = 0; i < index; i++)
        if (is_same_item(&since->items[i].what, one) &&
            is_to_say(&since->items[i]) &&
            !is_explained(judging, SEVERITY_WARNING, &since->items[i].what))
            return true;
    return false;
}

/* Who stands no more where they were signed, and who does in their place. */
struct succession {
    const char *gone, *come; /* ids; `come` is NULL for nobody new */
};

static bool
has_id(const struct json *value, const char *id)
{
    for (int i = 0; json_is_list(value) && i < json_count(value); i++)
        if (has_id(json_at(value, i), id))
            return true;
    return !json_is_list(value) && text_is(json_string_of(value), id);
}

/* How many ids of `value` are not in `other`; *only is the last of them. */
static int
count_unlike(
    const struct json *value, const struct json *other, const char **only)
{
    const char *id = json_is_list(value) ? NULL : json_string_of(value);
    int count = 0;
    for (int i = 0; json_is_list(value) && i < json_count(value); i++)
        count += count_unlike(json_at(value, i), other, only);
    if (!id || has_id(other, id))
        return count;
    *only = id;
    return 1;
}

/* One person in place of one other, and nothing else of its item. */
static bool
is_succession(struct judging *judging, const struct rearrangements *since,
    int index, struct succession *who)
{
    const struct difference *one = &since->items[index].what;
    *who = (struct succession){NULL, NULL};
    for (int i = 0; i < since->count; i++)
        if (i != index && is_same_item(&since->items[i].what, one))
            return false;
    return is_to_say(&since->items[index]) && one->field &&
           (one->field->type == FIELD_PERSON ||
               one->field->type == FIELD_PERSONS) &&
           !is_explained(judging, SEVERITY_WARNING, one) &&
           count_unlike(one->value_before, one->value_now, &who->gone) == 1 &&
           count_unlike(one->value_now, one->value_before, &who->come) <= 1;
}

/* The places where one person took over from another: one change. */
struct succeeded {
    struct succession who;
    int first, count;
    int *lines;
};

/* All places of the one at `index`; a count of 0 where it is not of that
 * kind. */
static struct succeeded
successions_like(
    struct judging *judging, const struct rearrangements *since, int index)
{
    struct succeeded all = {{NULL, NULL}, index, 0, NULL};
    struct succession who, other;
    if (!is_succession(judging, since, index, &who))
        return all;
    all.who = who;
    all.lines = ARENA_ARRAY(judging->arena, int, since->count);
    for (int i = 0; i < since->count && !all.who.come; i++)
        if (is_succession(judging, since, i, &other) &&
            text_is(other.gone, who.gone))
            all.who.come = other.come;
    for (int i = 0; i < since->count; i++) {
        if (!is_succession(judging, since, i, &other) ||
            !text_is(other.gone, who.gone) ||
            (other.come && !text_is(other.come, all.who.come)))
            continue;
        if (all.count == 0 || place_compare(since->items[i].what.at,
                                  since->items[all.first].what.at) < 0)
            all.first = i;
        all.lines[all.count++] = place_start(since->items[i].what.at).line;
    }
    return all;
}

static const char *
name_of(const struct judging *judging, const char *id)
{
    return difference_name(judging->sealing->kept.copy.file,
        judging->sealing->terms.file, "people", id);
}

/* One entry of `changes` tells all of it. */
static void
say_succeeded(struct judging *judging, const struct succeeded *all,
    const struct difference *one)
{
    const char *gone = name_of(judging, all->who.gone);
    const char *come =
        all->who.come ? name_of(judging, all->who.come) : "nobody";
    const char *lines = say_numbers(judging, all->lines, all->count);
    struct finding *finding = judging_say(judging, CS808, one->at, one->path,
        "%s stands in %d places where %s was signed (%s), and whom you told is "
        "not said",
        come, all->count, gone, lines);
    sealing_point(judging, finding, judging->sealing->kept.seal.last);
    bool left = put_back_left(judging, one->value_before);
    finding->fix =
        judging_text(judging, "%s%s the other side, and write it down%s",
            left ? ""
                 : judging_text(judging, "Write `%s` again in %s   or ",
                       all->who.gone, lines),
            left ? "Tell" : "tell",
            say_change(judging,
                all->who.come
                    ? judging_text(judging, "%s takes over from %s", come, gone)
                    : judging_text(judging, "%s takes part no more", gone)));
}

static void
say_rearranged(
    struct judging *judging, const struct rearrangements *since, int index)
{
    const struct difference *one = &since->items[index].what;
    struct succeeded all = successions_like(judging, since, index);
    if (all.count > 1 && all.first == index) {
        say_succeeded(judging, &all, one);
        return;
    }
    struct finding *finding = say_not_told(judging, since, index);
    if (all.count > 1)
        finding->cause =
            (struct finding_cause){CS808, since->items[all.first].what.path};
}

void
check_changes_told(struct judging *judging)
{
    const struct sealing *sealing = sealing_of(judging);
    if (!sealing || judging->closed || !kept_can_tell(judging->plan) ||
        judging->plan->changes.state == VALUE_BAD)
        return;
    struct rearrangements since = kept_rearranged(
        judging->arena, judging->plan, &sealing->terms, &sealing->kept);
    for (int i = 0; i < since.count; i++)
        if (is_to_say(&since.items[i]) && !was_said(judging, &since, i))
            say_rearranged(judging, &since, i);
}
