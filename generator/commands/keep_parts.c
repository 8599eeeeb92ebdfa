/* What the commands that keep a plan share: its milestones and people. */
#include "base/text.h"
#include "commands/ask.h"
#include "commands/keep.h"
#include "commands/people.h"
#include "commands/run.h"
#include "plan/fields.h"
#include "plan/progress.h"

const struct front *
keep_node(const struct keep *keep, const char *map, const char *id)
{
    const struct front *all = front_field(keep->plan->def.front, map);
    const struct front *node =
        all && all->kind == FRONT_FIELDS ? front_field(all, id) : NULL;
    return node && node->kind == FRONT_FIELDS ? node : NULL;
}

bool
keep_append(struct keep *keep, const char *list,
    const struct edit_field *fields, int count)
{
    const struct definition *def = &keep->plan->def;
    const struct field *field = record_field(record_of_kind(KIND_PLAN), list);
    return edit_append(keep->arena, &keep->edits, def->source, def->front, list,
        fields, count, field_stands_below(field, def->front, def->source));
}

const char *
keep_days(const struct keep *keep, int count)
{
    return arena_printf(
        keep->arena, "%d %s", count, plural(count, "day", "days"));
}

bool
keep_open_csv(
    struct keep *keep, const struct path *file, const struct source *known)
{
    struct slice bytes;
    const struct root *root = workspace_root(keep->workspace);
    keep->csv_source = known;
    if (known)
        return true;
    if (file_read(keep->arena, root, file->full, &bytes) != FILE_OK) {
        complain("\"%s\" cannot be read", file->s);
        return false;
    }
    keep->csv_source = source_new(
        keep->arena, path_beside(keep->arena, keep->file, file->s), bytes);
    return true;
}

void
keep_settle_csv(
    struct keep *keep, const struct path *file, const struct edits *edits)
{
    struct file_overlay *csv = ARENA_NEW(keep->arena, struct file_overlay);
    *csv = (struct file_overlay){.path = file->full,
        .bytes = edit_apply(keep->arena, keep->csv_source, edits)};
    keep->csv = csv;
}

static const struct milestone *
find_milestone(const struct plan *plan, const char *which)
{
    const struct milestone *named = NULL;
    int count = 0;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (text_is(milestone->id.s, which))
            return milestone;
        if (is_set(milestone->name) &&
            text_is_nocase(milestone->name.s, which)) {
            named = milestone;
            count++;
        }
    }
    return count == 1 ? named : NULL;
}

enum exit_status
keep_milestone(struct keep *keep, const char *which)
{
    const struct plan *plan = keep->plan;
    keep->milestone = find_milestone(plan, which);
    if (keep->milestone)
        keep->node = keep_node(keep, "milestones", keep->milestone->id.s);
    if (keep->milestone)
        return keep->node ? EXIT_CLEAN : keep_no_room(keep, "that");
    const char **ids =
        ARENA_ARRAY(keep->arena, const char *, plan->milestones.count + 1);
    struct buf list = {0};
    for (int i = 0; i < plan->milestones.count; i++) {
        ids[i] = plan->milestones.items[i].id.s;
        buf_printf(&list, "%s%s", i > 0 ? ", " : "", ids[i]);
    }
    const char *near = text_nearest(which, ids, plan->milestones.count);
    if (near)
        complain("\"%s\" is no milestone of %s: did you mean %s?", which,
            plan->def.id.s, near);
    else
        complain("\"%s\" is no milestone of %s: it has %s", which,
            plan->def.id.s, list.p ? list.p : "none");
    buf_free(&list);
    return EXIT_USAGE;
}

bool
keep_ask_milestone(struct keep *keep, const char **which)
{
    const struct plan *plan = keep->plan;
    int most = plan->milestones.count, count = 0;
    const char **ids = ARENA_ARRAY(keep->arena, const char *, most + 1);
    const char **names = ARENA_ARRAY(keep->arena, const char *, most + 1);
    for (int i = 0; i < most; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (milestone->status.value == STATUS_DONE ||
            milestone->status.value == STATUS_DROPPED)
            continue;
        ids[count] = milestone->id.s;
        names[count++] = name_or_id(milestone->name, milestone->id);
    }
    struct ask_choices choices = {ids, names, count};
    if (count == 0) {
        complain("%s has no milestone that is not done", plan->def.id.s);
        return false;
    }
    return ask_choice(keep->arena, "Milestone", choices, ids[0], which);
}

bool
keep_ask_person(struct keep *keep, const char *question, enum side side,
    const char *fallback, const char **who)
{
    const struct plan *plan = keep->plan;
    int most = plan->people.count, count = 0;
    const char **ids = ARENA_ARRAY(keep->arena, const char *, most + 1);
    const char **names = ARENA_ARRAY(keep->arena, const char *, most + 1);
    for (int i = 0; i < most; i++) {
        const struct person *person = &plan->people.items[i];
        if ((side != SIDE_NONE && person->side.value != (int)side) ||
            is_set(person->left))
            continue;
        ids[count] = person->id.s;
        names[count++] = people_name(person);
    }
    struct ask_choices choices = {ids, names, count};
    if (count == 0) {
        complain("%s names nobody who could be chosen", plan->def.id.s);
        return false;
    }
    return ask_choice(
        keep->arena, question, choices, fallback ? fallback : ids[0], who);
}

const char *
keep_words(const struct keep *keep, int from)
{
    struct buf text = {0};
    for (int i = from; i < keep->word_count; i++)
        buf_printf(&text, "%s%s", i > from ? " " : "", keep->words[i]);
    const char *words =
        arena_strndup(keep->arena, text.p ? text.p : "", text.n);
    buf_free(&text);
    return words;
}

const char *
keep_level(const struct keep *keep, const struct metric *metric, int64_t micro)
{
    return arena_printf(keep->arena, "%s%s%s", micro_text(keep->arena, micro),
        *metric->unit.s ? " " : "", metric->unit.s);
}
