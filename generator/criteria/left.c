/* People who have left and are still counted on: one finding for each, with
 * all places that name them. */
#include "criteria/rules.h"
#include "plan/progress.h"

#define PLACES_NAMED 4   /* in words */
#define PLACES_LISTED 12 /* by their lines */

/* Where one who left is still named. */
struct gone {
    struct place first;
    const char *field;        /* of the first */
    const char *what;         /* "an owner of …, invited to … (line 120)" */
    int lines[PLACES_LISTED]; /* of all but the first */
    int listed, count;
    bool works; /* something is to be done, not only heard */
};

struct leaving {
    struct judging *judging;
    struct gone *gone; /* one for each of the people */
};

bool
person_left(const struct judging *judging, const struct person *person)
{
    return is_set(person->left) && person->left.day != DAY_NONE &&
           person->left.day <= judging->today;
}

/* NULL for who is still here, and for a place beyond those that are told. */
static struct gone *
gone_of(const struct leaving *leaving, const struct person *person, bool works)
{
    if (!person || !person_left(leaving->judging, person))
        return NULL;
    struct gone *gone = &leaving->gone[person - leaving->judging->people];
    gone->works |= works;
    return gone->count++ < PLACES_LISTED ? gone : NULL;
}

static void
add_place(struct judging *judging, struct gone *gone, struct place at,
    const char *field, const char *what)
{
    int line = place_start(at).line;
    if (gone->count == 1) {
        gone->first = at;
        gone->field = field;
        gone->what = what;
        return;
    }
    if (gone->count <= PLACES_NAMED)
        gone->what =
            judging_text(judging, "%s, %s (line %d)", gone->what, what, line);
    gone->lines[gone->listed++] = line;
}

static void
add_work(void *context, const struct person_ref *ref, const struct held *held)
{
    const struct leaving *leaving = context;
    struct arena *arena = leaving->judging->report->arena;
    struct gone *gone = gone_of(leaving, ref->to, true);
    if (gone)
        add_place(leaving->judging, gone, ref->at, held_path(arena, held),
            held_what(arena, held));
}

/* Those of a list: who is invited, who is called. */
static void
add_people(const struct leaving *leaving, const person_list *people,
    const char *what, const char *name, const char *field)
{
    struct judging *judging = leaving->judging;
    for (int i = 0; i < people->count; i++) {
        struct gone *gone = gone_of(leaving, people->items[i].to, false);
        if (gone)
            add_place(judging, gone, people->items[i].at, field,
                judging_text(judging, "%s \"%s\"", what, name));
    }
}

static void
look_at_meetings(const struct leaving *leaving, const struct plan *plan)
{
    struct judging *judging = leaving->judging;
    for (int i = 0; i < plan->cadence.count; i++) {
        const struct meeting *meeting = &plan->cadence.items[i];
        if (!date_known(meeting->until) || meeting->until.day >= judging->today)
            add_people(leaving, &meeting->attendees, "invited to",
                meeting->meeting.s,
                judging_text(judging, "cadence.%d.attendees", i + 1));
    }
    for (int i = 0; i < plan->escalation.count; i++)
        add_people(leaving, &plan->escalation.items[i].to,
            "called on for the escalation", plan->escalation.items[i].when.s,
            judging_text(judging, "escalation.%d.to", i + 1));
}

static void
look_at_messages(const struct leaving *leaving, const struct plan *plan)
{
    struct judging *judging = leaving->judging;
    for (int i = 0; i < plan->communications.count; i++) {
        const struct communication *message = &plan->communications.items[i];
        const char *field = judging_text(judging, "communications.%d", i + 1);
        struct gone *gone = gone_of(leaving, message->from_person, false);
        if (gone)
            add_place(judging, gone, message->from.at, field,
                "the one who writes in `communications`");
        for (int k = 0; k < message->to.count; k++)
            if ((gone = gone_of(leaving, message->to_people[k], false)))
                add_place(judging, gone, message->to.items[k].at, field,
                    "written to in `communications`");
    }
}

static void
look_at_reports(const struct leaving *leaving, const struct plan *plan)
{
    struct judging *judging = leaving->judging;
    for (int i = 0; i < plan->metrics.count; i++) {
        const struct metric *metric = &plan->metrics.items[i];
        struct gone *gone = gone_of(leaving, metric->reported_by.to, false);
        if (gone)
            add_place(judging, gone, metric->reported_by.at,
                metric_path(judging, metric, "reported-by"),
                judging_text(
                    judging, "the one who reports \"%s\"", say_metric(metric)));
    }
    for (int i = 0; i < plan->risks.count; i++) {
        const struct risk *risk = &plan->risks.items[i];
        struct gone *gone = gone_of(leaving, risk->owner.to, false);
        if (gone)
            add_place(judging, gone, risk->owner.at,
                judging_text(judging, "risks.%d.owner", i + 1),
                judging_text(
                    judging, "the owner of the risk \"%s\"", risk->what.s));
    }
}

static void
say_left(
    struct judging *judging, const struct person *person, struct gone *gone)
{
    int more = gone->count - PLACES_NAMED;
    struct finding *finding = judging_say(judging, CS405, gone->first,
        gone->field, "%s left on %s and is still %s%s", say_person(person),
        say_day(judging, person->left.day), gone->what,
        more > 0 ? judging_text(judging, " and in %d more %s", more,
                       more == 1 ? "place" : "places")
                 : "");
    if (!gone->works || judging->today - person->left.day <= DAYS_TO_REPLACE)
        finding->severity = SEVERITY_WARNING;
    finding->second = person->left.at;
    finding->second_label = "left";
    const char *only,
        *others = say_doers(judging, (enum side)person->side.value, &only);
    finding->fix = judging_text(judging,
        "If %s is still there, take `left` out of line %d. Otherwise agree it "
        "with whoever follows, and name them here%s%s%s: %s%s.",
        say_person(person), place_start(person->left.at).line,
        gone->listed ? " and in " : "",
        gone->listed ? say_numbers(judging, gone->lines, gone->listed) : "",
        gone->count > PLACES_LISTED ? " and below" : "", others,
        *others ? ", or somebody whom you add under `people`"
                : "somebody whom you add under `people`");
}

void
check_left(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    int count = judging->people_count, first = 0;
    while (first < count && !person_left(judging, &judging->people[first]))
        first++;
    if (!plan || judging->closed || first == count)
        return;
    struct leaving leaving = {
        judging, ARENA_ARRAY(judging->arena, struct gone, count)};
    each_held_work(plan, add_work, &leaving);
    look_at_meetings(&leaving, plan);
    look_at_messages(&leaving, plan);
    look_at_reports(&leaving, plan);
    for (int i = first; i < count; i++)
        if (leaving.gone[i].count > 0)
            say_left(judging, &judging->people[i], &leaving.gone[i]);
}
