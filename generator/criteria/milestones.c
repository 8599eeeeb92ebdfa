#include "base/text.h"
#include "criteria/naming.h"
#include "criteria/rules.h"
#include "criteria/sealing.h"
#include "criteria/statement.h"
#include "plan/progress.h"

/* What a milestone moves. */
enum moves { MOVES_BUSINESS, MOVES_NOTHING, MOVES_ADOPTION, MOVES_UNKNOWN };

static enum moves
milestone_moves(
    const struct judging *judging, const struct milestone *milestone)
{
    if (is_absent(milestone->moves))
        return judging->def->front ? MOVES_NOTHING : MOVES_UNKNOWN;
    if (!is_set(milestone->moves))
        return MOVES_UNKNOWN;
    bool known = true, business = false;
    for (int i = 0; i < milestone->moves.count; i++) {
        const struct metric *metric = milestone->moves.items[i].to;
        if (!metric || metric->role.value == ROLE_NONE)
            known = false;
        else if (metric->role.value != ROLE_ADOPTION ||
                 metric_is_outcome(judging, metric))
            business = true;
    }
    if (business)
        return MOVES_BUSINESS;
    if (!known)
        return MOVES_UNKNOWN;
    return milestone->moves.count ? MOVES_ADOPTION : MOVES_NOTHING;
}

bool
milestone_is_feature(
    const struct judging *judging, const struct milestone *milestone)
{
    enum moves moves = milestone_moves(judging, milestone);
    return moves == MOVES_ADOPTION ||
           (moves == MOVES_NOTHING && is_absent(milestone->target));
}

/* Where CS104 says of the only metrics that it moves, an outcome's, that they
 * count use; NULL where one does not. */
static const char *
outcome_of_use(struct judging *judging, const struct milestone *milestone)
{
    const struct metric *first = milestone->moves.items[0].to;
    for (int i = 0; i < milestone->moves.count; i++) {
        const struct metric *metric = milestone->moves.items[i].to;
        if (!metric || metric->role.value != ROLE_ADOPTION)
            return NULL;
        if (metric_is_outcome(judging, metric))
            first = metric;
    }
    for (int i = 0; i < judging->outcome_count; i++)
        if (judging->outcomes[i].outcome->metric.to == first)
            return judging_text(
                judging, "%s.metric", judging->outcomes[i].field);
    return NULL;
}

/* These lines of the milestone, and its own name as one of its tasks, by the
 * people and the day that it has. */
static const char *
lines_with_task(struct judging *judging, const struct milestone *milestone,
    const char *lines)
{
    const person_list *doers = milestone->owners.vendor.count
                                   ? &milestone->owners.vendor
                                   : &milestone->owners.customer;
    const char *done = milestone->status.value == STATUS_DONE
                           ? judging_text(judging, ", done: %s",
                                 say_date(judging, milestone->done))
                           : "";
    bool begun = is_set(milestone->tasks);
    const char *around = milestone_path(judging, milestone, NULL);
    const char *path = milestone_path(judging, milestone, "tasks");
    const char *task = judging_text(judging, "{do: %s, owner: %s, due: %s%s}",
        say_scalar(judging, milestone->name.s),
        doers->count ? doers->items[0].id : "…",
        say_date(judging, milestone->due), done);
    if (!begun)
        return judging_instead(judging, around,
            judging_text(judging, "%s\ntasks: [%s]", lines, task));
    return judging_text(judging, "%s\nand under its `tasks`, below line %d:%s",
        judging_instead(judging, around, lines),
        place_start(judging_place(judging, path)).line,
        judging_lines(judging, path, judging_text(judging, "  - %s", task)));
}

/* The nearest level of the metric above the milestone or, with a step of 1,
 * below it; `end` where there is none. */
static struct level_on
level_beside(const struct plan *plan, const struct milestone *milestone,
    const struct metric *metric, int step, struct level_on end)
{
    int at = (int)(milestone - plan->milestones.items);
    for (int looked = 0; (at += step) >= 0 && at < plan->milestones.count &&
                         looked < MILESTONES_ORDERED;
         looked++) {
        const struct milestone *other = &plan->milestones.items[at];
        if (milestone_counts(other) && milestone_metric(other) == metric &&
            is_set(other->target) &&
            unit_converts(other->target.unit, metric->unit.s)) {
            end.known = true;
            end.micro = quantity_in(other->target, metric->unit.s);
            break;
        }
    }
    return end;
}

/* ", between 8 h and 2 h" */
static const char *
say_range(struct judging *judging, const struct milestone *milestone,
    const struct metric *metric)
{
    struct level_on from = level_beside(
        judging->plan, milestone, metric, -1, metric_baseline(metric));
    struct level_on to = level_beside(
        judging->plan, milestone, metric, 1, metric_target(metric));
    if (!from.known && to.known)
        return judging_text(judging, ", on the way to %s",
            say_micro(judging, to.micro, metric->unit.s));
    if (!from.known || !to.known || from.micro == to.micro)
        return "";
    return judging_text(judging, ", between %s and %s",
        say_micro(judging, from.micro, metric->unit.s),
        say_micro(judging, to.micro, metric->unit.s));
}

/* The next milestone that shows a result, or NULL. */
static const struct milestone *
next_result(const struct judging *judging, const struct milestone *milestone)
{
    const struct plan *plan = judging->plan;
    const struct milestone *end =
        plan->milestones.items + plan->milestones.count;
    if (end - milestone > MILESTONES_ORDERED)
        end = milestone + MILESTONES_ORDERED;
    for (const struct milestone *next = milestone + 1; next < end; next++)
        if (milestone_counts(next) && is_set(next->target) &&
            milestone_moves(judging, next) == MOVES_BUSINESS)
            return next;
    return NULL;
}

/* The metric to offer in a fix: the outcome's; NULL where there is none. */
static const struct metric *
metric_to_move(const struct judging *judging)
{
    const struct metric *metric =
        judging->outcome_count ? judging->outcomes[0].outcome->metric.to : NULL;
    for (int i = 0; !metric && i < judging->metric_count; i++)
        if (judging->metrics[i].role.value == ROLE_OUTCOME)
            metric = &judging->metrics[i];
    return metric && metric->role.value != ROLE_ADOPTION ? metric : NULL;
}

/* What the milestone is called that shows a result: the level of the metric. */
static const char *
name_of_level(
    struct judging *judging, const struct metric *metric, const char *level)
{
    const char *of = metric ? say_metric(metric) : "…";
    const char *name = judging_text(judging, "%s at %s", of, level);
    return metric && !text_is(say_scalar(judging, of), of)
               ? say_scalar(judging, name)
               : name;
}

/* What the outcome calls its metric, which may not be there. */
static const char *
outcome_id(const struct judging *judging)
{
    const struct outcome *outcome =
        judging->outcome_count ? judging->outcomes[0].outcome : NULL;
    return outcome && !outcome->metric.to && is_set(outcome->metric)
               ? outcome->metric.id
               : "…";
}

/* The step becomes a task of a milestone that shows a result: of itself under
 * another name, or of the one that it helps to reach. */
static const char *
make_result(struct judging *judging, const struct milestone *milestone)
{
    const struct metric *metric = metric_to_move(judging);
    const char *unit = metric && is_set(metric->unit) ? metric->unit.s : "";
    bool end = metric && path_needs_end(judging, milestone, metric);
    const char *level =
        end ? say_level(judging, metric->target, unit)
            : judging_text(judging, "…%s%s", *unit ? " " : "", unit);
    const struct milestone *next = next_result(judging, milestone);
    const char *instead =
        next ? judging_text(judging,
                   "Or take the milestone out, and put the task below \"%s\" "
                   "in line %d.",
                   say_milestone(next), place_start(next->id.at).line)
             : "";
    return judging_text(judging,
        "Let it move a result%s, and make the step a task of it. %s%s%s",
        metric && !end ? say_range(judging, milestone, metric) : "",
        lines_with_task(judging, milestone,
            judging_text(judging, "name: %s\nmoves: %s\ntarget: %s",
                name_of_level(judging, metric, level),
                metric ? metric->id.s : outcome_id(judging), level)),
        *instead ? "\n" : "", instead);
}

static bool
takes_level(const struct metric *metric, struct quantity level)
{
    return metric && metric->role.value != ROLE_ADOPTION &&
           is_set(metric->unit) && *level.unit &&
           unit_converts(level.unit, metric->unit.s);
}

/* The metric whose unit the level has: the outcome's, else the first. */
static const char *
metric_for_level(const struct judging *judging, struct quantity level)
{
    if (judging->outcome_count) {
        const struct metric *outcome = judging->outcomes[0].outcome->metric.to;
        if (takes_level(outcome, level) || (outcome && !*level.unit))
            return outcome->id.s;
    }
    for (int i = 0; i < judging->metric_count; i++)
        if (takes_level(&judging->metrics[i], level))
            return judging->metrics[i].id.s;
    return "…";
}

/* It has a level, and nothing that it is a level of. */
static void
say_level_of_nothing(struct judging *judging, const struct milestone *milestone)
{
    struct finding *finding = judging_say(judging, CS301, milestone->target.at,
        milestone_path(judging, milestone, "moves"),
        "\"%s\" has a target of %s, but of which metric is not said",
        say_milestone(milestone), say_level(judging, milestone->target, ""));
    int line = place_start(milestone->id.at).line;
    const char *moves = judging_text(
        judging, "moves: %s", metric_for_level(judging, milestone->target));
    const char *path = milestone_path(judging, milestone, "moves");
    finding->label = "expected `moves` beside this";
    finding->fix = judging_empty(judging, path)
                       ? judging_instead(judging,
                             milestone_path(judging, milestone, NULL), moves)
                   : line == place_start(milestone->target.at).line
                       ? judging_text(judging, "Add beside it:  %s", moves)
                       : judging_text(judging, "Add%s",
                             judging_line(judging, path, moves));
}

static struct finding *
say_feature_only(struct judging *judging, const struct milestone *milestone,
    enum moves moves)
{
    struct place at =
        is_set(milestone->name) ? milestone->name.at : milestone->id.at;
    struct finding *finding = judging_say(judging, CS301, at,
        milestone_path(judging, milestone, "moves"),
        "\"%s\" says what was done, not what gets better for %s",
        say_milestone(milestone), say_party(judging, SIDE_CUSTOMER));
    if (moves == MOVES_ADOPTION)
        finding->label = judging_text(judging, "moves only %s, %s",
            milestone->moves.items[0].id,
            milestone->moves.count > 1 ? "and other adoption metrics"
                                       : "an adoption metric");
    else
        finding->label = "moves no metric";
    finding->fix = make_result(judging, milestone);
    return finding;
}

/* All milestones would be features for one wrong metric. */
static void
check_moves_use(struct judging *judging, const struct milestone *milestone)
{
    const char *field = outcome_of_use(judging, milestone);
    if (field)
        say_feature_only(judging, milestone, MOVES_ADOPTION)->cause =
            (struct finding_cause){CS104, field};
}

static bool
was_signed(struct judging *judging, const struct milestone *milestone)
{
    const struct sealing *sealing = sealing_of(judging);
    const struct json *terms =
        sealing ? json_get(sealing->kept.copy.file, "terms") : NULL;
    return json_get(json_get(terms, "milestones"), milestone->id.s) != NULL;
}

/* "`half-way` in lines 68-69, `end` in line 70": all that are bare, without
 * those of which there is something signed, and how many. */
static const char *
say_all_bare(struct judging *judging, int *count)
{
    const struct plan *plan = judging->plan;
    const char *list = "";
    *count = 0;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (milestone_is_bare(judging, milestone) &&
            !was_signed(judging, milestone))
            list = judging_text(judging, "%s%s`%s` in %s", list,
                (*count)++ ? ", " : "", milestone->id.s,
                say_lines(judging, milestone_path(judging, milestone, NULL)));
    }
    return list;
}

/* What it lacks is all of it, and most likely it was left from a copy.  Of
 * several the first speaks for all, but for those whose signed fields are to be
 * put back. */
static void
say_bare(struct judging *judging, const struct milestone *milestone,
    const char **said)
{
    const char *path = milestone_path(judging, milestone, NULL);
    bool named = is_set(milestone->name);
    struct finding *finding =
        judging_say(judging, CS301, milestone->id.at, path,
            named ? "`%s` holds nothing but its name, \"%s\""
                  : "`%s` holds nothing",
            milestone->id.s, say_milestone(milestone));
    finding->label = "no date, no owners, no level";
    int count = 1;
    const char *which = say_lines(judging, path), *all = NULL;
    bool alone = was_signed(judging, milestone);
    if (*said && !alone)
        finding->cause = (struct finding_cause){CS301, *said};
    else if (!alone)
        all = say_all_bare(judging, &count);
    if (count > 1) {
        finding->message = judging_text(judging,
            "%d milestones hold nothing, or nothing but a name: %s", count,
            all);
        which = "them";
        *said = path;
    }
    int indent = place_start(milestone->id.at).column + 1;
    finding->fix = judging_text(judging,
        "Take %s out, or fill %s:\n%s%*sdue: …\n%*smoves: …\n%*starget: …\n"
        "%*sowners: {vendor: …, customer: …}",
        which, count > 1 ? "each" : "it",
        named ? "" : judging_text(judging, "%*sname: …\n", indent, ""), indent,
        "", indent, "", indent, "", indent, "");
}

void
check_moves(struct judging *judging)
{
    if (!judging->plan)
        return;
    const char *bare = NULL;
    for (int i = 0; i < judging->plan->milestones.count; i++) {
        const struct milestone *milestone = &judging->plan->milestones.items[i];
        if (milestone_is_bare(judging, milestone)) {
            say_bare(judging, milestone, &bare);
            continue;
        }
        enum moves moves = milestone_moves(judging, milestone);
        bool said_elsewhere = moves == MOVES_NOTHING &&
                              !judging_lacks(judging,
                                  milestone_path(judging, milestone, "moves"));
        if (milestone_counts(milestone) && moves == MOVES_BUSINESS)
            check_moves_use(judging, milestone);
        if (milestone_counts(milestone) && !said_elsewhere &&
            (moves == MOVES_NOTHING || moves == MOVES_ADOPTION)) {
            if (is_absent(milestone->moves) && is_set(milestone->target))
                say_level_of_nothing(judging, milestone);
            else
                say_feature_only(judging, milestone, moves);
        }
    }
}

/* The level that the name speaks of, if it does.  A name that stays a task's
 * would be the next thing to be said. */
static const char *
level_to_add(struct judging *judging, const struct milestone *milestone,
    const struct metric *metric, bool task)
{
    const char *name = is_set(milestone->name) ? milestone->name.s : "";
    const char *unit = is_set(metric->unit) ? metric->unit.s : "";
    const char *path = milestone_path(judging, milestone, "target");
    struct statement_reading read =
        statement_read(judging->arena, judging->lexicon, name, unit);
    if (read.to && *read.to->amount.unit && amount_fits(&read.to->amount, unit))
        return judging_text(judging, "Add the level that its name speaks of%s",
            judging_line(judging, path,
                judging_text(judging, "target: %s",
                    say_micro(judging, read.to->amount.micro,
                        read.to->amount.unit))));
    const char *level =
        path_ends_without_level(judging, milestone)
            ? say_level(judging, metric->target, unit)
            : judging_text(judging, "…%s%s", *unit ? " " : "", unit);
    if (task)
        return judging_text(judging,
            "Say which level of \"%s\" proves it%s, name it by that level, and "
            "make the step a task of it. %s",
            say_metric(metric), say_range(judging, milestone, metric),
            lines_with_task(judging, milestone,
                judging_text(judging, "name: %s\ntarget: %s",
                    name_of_level(judging, metric, level), level)));
    return judging_text(judging,
        "Say which level of \"%s\" proves it%s, and add it%s",
        say_metric(metric), say_range(judging, milestone, metric),
        judging_line(judging, path,
            judging_text(judging, "target: …%s%s", *unit ? " " : "", unit)));
}

static void
say_no_level(struct judging *judging, const struct milestone *milestone,
    const char *path)
{
    const char *name = is_set(milestone->name) ? milestone->name.s : "";
    const struct metric *metric = milestone_metric(milestone);
    enum naming naming = name_class(judging->arena, judging->lexicon, name);
    bool task = naming == NAMING_TASK || naming == NAMING_ADOPTION;
    if (judging->closed && !task)
        return;
    struct finding *finding = judging_say(judging, CS302,
        is_set(milestone->name) ? milestone->name.at : milestone->id.at, path,
        task ? "\"%s\" is done when somebody says so: no level of \"%s\" "
               "proves it"
             : "\"%s\" moves \"%s\", but to which level is not said",
        say_milestone(milestone), say_metric(metric));
    finding->label = naming == NAMING_ADOPTION ? "counts use, not a result"
                     : task                    ? "reads as a task"
                                               : "expected `target` here";
    if (!task)
        finding->severity = SEVERITY_WARNING;
    finding->fix = level_to_add(judging, milestone, metric, task);
}

void
check_level(struct judging *judging)
{
    if (!judging->plan)
        return;
    for (int i = 0; i < judging->plan->milestones.count; i++) {
        const struct milestone *milestone = &judging->plan->milestones.items[i];
        if (!milestone_counts(milestone) || !is_absent(milestone->target) ||
            !is_set(milestone->moves) || !milestone_metric(milestone) ||
            milestone_moves(judging, milestone) != MOVES_BUSINESS)
            continue;
        const char *path = milestone_path(judging, milestone, "target");
        if (judging_lacks(judging, path) &&
            !path_asks_level(judging, milestone))
            say_no_level(judging, milestone, path);
    }
}

/* CS301 and CS302 speak first. */
void
check_task_names(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (!milestone_counts(milestone) || !is_set(milestone->name) ||
            !is_set(milestone->target) ||
            milestone_moves(judging, milestone) != MOVES_BUSINESS)
            continue;
        enum naming naming =
            name_class(judging->arena, judging->lexicon, milestone->name.s);
        if (naming != NAMING_TASK && naming != NAMING_ADOPTION)
            continue;
        const struct metric *metric = milestone_metric(milestone);
        struct finding *finding = judging_say(judging, CS312,
            milestone->name.at, milestone_path(judging, milestone, "name"),
            naming == NAMING_TASK
                ? "\"%s\" names a task, not what is then true for %s"
                : "\"%s\" names how much is used, not what is then true for "
                  "%s",
            milestone->name.s, say_party(judging, SIDE_CUSTOMER));
        const char *level =
            say_level(judging, milestone->target, metric ? metric->unit.s : "");
        finding->fix = judging_text(judging,
            "Name the milestone by its result, for instance so, and make the "
            "task one of it. %s",
            lines_with_task(judging, milestone,
                judging_text(judging, "name: %s",
                    name_of_level(judging, metric, level))));
    }
}

static int
count_milestones(const struct plan *plan)
{
    int count = 0;
    for (int i = 0; i < plan->milestones.count; i++)
        count += milestone_counts(&plan->milestones.items[i]);
    return count;
}

static int
count_bare(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    int count = 0;
    for (int i = 0; i < plan->milestones.count; i++)
        count += milestone_is_bare(judging, &plan->milestones.items[i]);
    return count;
}

void
check_milestone_count(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    if (!plan || plan->milestones.state == VALUE_BAD)
        return;
    int count = count_milestones(plan);
    if ((count >= 3 && count <= 6) || !judging_lacks(judging, "milestones"))
        return;
    if (count > 6 && count - count_bare(judging) > 6) {
        struct finding *finding = judging_say(judging, CS303,
            judging_place(judging, "milestones"), "milestones",
            "%d milestones: more than six are a project plan", count);
        finding->fix =
            "Keep the three to six that show a result; make the others "
            "tasks below them:  tasks: [{do: …, owner: …, due: …}]";
    } else if (count < 3 && !judging->closed) {
        struct finding *finding = judging_say(judging, CS303,
            judging_place(judging, "milestones"), "milestones",
            count == 0   ? "the plan has no milestones"
            : count == 1 ? "one milestone: nothing shows on the way"
                         : "two milestones: too few to show the way");
        finding->fix = "Add the levels between today and the target, three to "
                       "six in all, each with its date.";
    }
}

void
check_due(struct judging *judging)
{
    if (!judging->plan || judging->closed)
        return;
    for (int i = 0; i < judging->plan->milestones.count; i++) {
        const struct milestone *milestone = &judging->plan->milestones.items[i];
        if (!milestone_counts(milestone) || !is_absent(milestone->due) ||
            milestone_is_bare(judging, milestone))
            continue;
        const char *path = milestone_path(judging, milestone, "due");
        if (!judging_lacks(judging, path))
            continue;
        struct finding *finding = judging_say(judging, CS304, milestone->id.at,
            path, "\"%s\" has no date", say_milestone(milestone));
        finding->label = "expected `due` here";
        finding->fix = judging_text(judging,
            "Agree the day and add it, as year-month-day or counted from the "
            "start such as week 8,%s",
            judging_line(judging, path, "due: …"));
    }
}

static const struct milestone *
first_value_after(const struct plan *plan, int *index)
{
    while (++*index < plan->milestones.count) {
        const struct milestone *milestone = &plan->milestones.items[*index];
        if (milestone_counts(milestone) && milestone->first_value.on)
            return milestone;
    }
    return NULL;
}

void
check_first_value(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    int index = -1;
    if (!plan || judging->closed || plan->type.value != TYPE_ONBOARDING ||
        count_milestones(plan) == 0 || first_value_after(plan, &index))
        return;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (milestone->first_value.state == VALUE_BAD ||
            milestone_is_bare(judging, milestone) ||
            !judging_lacks(
                judging, milestone_path(judging, milestone, "first-value")))
            return;
    }
    struct finding *finding = judging_say(judging, CS307,
        judging_place(judging, "milestones"), "milestones",
        "no milestone says when %s first gets something out of it",
        say_party(judging, SIDE_CUSTOMER));
    finding->fix = "Mark the first milestone in which the customer is better "
                   "off:  first-value: yes";
}

static bool
same_date(struct date one, struct date other)
{
    return date_known(one) && date_known(other) && one.day == other.day;
}

static bool
same_person(const person_list *one, const person_list *other)
{
    return one->count == 1 && other->count == 1 &&
           text_is(one->items[0].id, other->items[0].id);
}

static bool
same_level(const struct milestone *one, const struct milestone *other)
{
    return is_set(one->target) && is_set(other->target) &&
           milestone_metric(one) == milestone_metric(other) &&
           one->target.micro == other->target.micro &&
           text_is(one->target.unit, other->target.unit);
}

/* The same level of the same metric on the same day by the same people, or the
 * same name: it is most likely a copy that was not changed, or half. */
static bool
is_copy(const struct milestone *one, const struct milestone *other)
{
    return text_is(say_milestone(one), say_milestone(other)) ||
           (same_level(one, other) && same_date(one->due, other->due) &&
               same_person(&one->owners.vendor, &other->owners.vendor) &&
               same_person(&one->owners.customer, &other->owners.customer));
}

static void
say_copied(struct judging *judging, struct finding *finding,
    const struct milestone *first, const struct milestone *other)
{
    bool name = text_is(say_milestone(first), say_milestone(other));
    const char *lines =
        say_lines(judging, milestone_path(judging, other, NULL));
    finding->message =
        name ? judging_text(judging,
                   "\"%s\" stands here twice, as `%s` and as `%s`, and both "
                   "say that they are the first value",
                   say_milestone(first), first->id.s, other->id.s)
             : judging_text(judging,
                   "`%s` and `%s` both say that they are the first value, and "
                   "have the same day, level and owners",
                   first->id.s, other->id.s);
    finding->fix = judging_text(judging,
        "If `%s` was pasted by mistake, take the whole of it out: %s. Else "
        "%stake `first-value` in line %d out.",
        other->id.s, lines,
        name ? "give it its own name, and "
             : "correct what is not its own, "
               "and ",
        place_start(other->first_value.at).line);
}

void
check_one_first_value(struct judging *judging)
{
    int index = -1;
    const struct milestone *first =
        judging->plan ? first_value_after(judging->plan, &index) : NULL;
    const struct milestone *other;
    while (first && (other = first_value_after(judging->plan, &index))) {
        struct finding *finding =
            judging_say(judging, CS313, other->first_value.at,
                milestone_path(judging, other, "first-value"),
                "\"%s\" and \"%s\" both say that they are the first value",
                say_milestone(first), say_milestone(other));
        finding->second = first->first_value.at;
        finding->second_label = "the other one";
        finding->fix = judging_text(
            judging, "Take `first-value` out of \"%s\".", say_milestone(other));
        if (is_copy(first, other))
            say_copied(judging, finding, first, other);
    }
}
