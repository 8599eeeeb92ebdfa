#include "plan/answers.h"

#include "base/text.h"
#include "plan/read.h"
#include "source/front.h"

/* The items that say something; those that are left stand together. */
#define KEEP_SAID(list, said)                                                  \
    do {                                                                       \
        int kept = 0;                                                          \
        for (int i = 0; i < (list).count; i++)                                 \
            if (said)                                                          \
                (list).items[kept++] = (list).items[i];                        \
        (list).count = kept;                                                   \
    } while (0)

static void
drop_unsaid(struct answers *answers)
{
    KEEP_SAID(
        answers->expectations, is_set(answers->expectations.items[i].expects));
    KEEP_SAID(answers->needs, is_set(answers->needs.items[i].need));
    KEEP_SAID(answers->pressures, is_set(answers->pressures.items[i].what));
    KEEP_SAID(answers->gaps, is_set(answers->gaps.items[i].what));
}

static void
say(struct reader *reader, struct place at, const char *field,
    const char *message, const char *fix)
{
    struct finding *finding =
        report_add(reader->report, CS006, at, "%s", message);
    finding->field = field;
    finding->fix = fix;
}

/* What comes after a level without one: its own unit says nothing then. */
static void
take_unit(struct quantity *of, const struct quantity *other)
{
    if (is_set(*of) && is_set(*other) && !*of->unit)
        of->unit = other->unit;
}

/* A level to leave and a level to reach, and a day that is still to come. */
static void
check_success(struct reader *reader, struct told_success *said)
{
    take_unit(&said->from, &said->to);
    take_unit(&said->to, &said->from);
    bool both = is_set(said->from) && is_set(said->to);
    if (both && !unit_converts(said->from.unit, said->to.unit))
        say(reader, said->to.at, "success.to",
            report_text(reader->report,
                "it stands in %s today and is to be reached in %s",
                said->from.unit, said->to.unit),
            "Give both in one unit.");
    else if (both && quantity_in(said->from, said->to.unit) == said->to.micro)
        say(reader, said->to.at, "success.to",
            "what is to be reached is where it stands today",
            "Ask for the level that would be a success.");
    if (is_set(said->by) && reader->start != DAY_NONE &&
        said->by.day <= reader->start)
        say(reader, said->by.at, "success.by",
            report_text(reader->report, "the plan begins on %s, not before it",
                day_words(reader->arena, reader->start)),
            "Write the day that it is to be reached, or give the plan's first "
            "day with --start.");
    if (is_set(said->on) && said->on.day > reader->today)
        say(reader, said->on.at, "success.on",
            "it was read on a day that is still to come",
            "Write the day of the report.");
}

const struct answers *
answers_read(struct arena *arena, const struct source *source, day_t start,
    struct report *report)
{
    struct answers *answers = ARENA_NEW(arena, struct answers);
    struct definition def = {.kind = KIND_NONE,
        .source = source,
        .path = source->path,
        .report = report};
    struct reader reader = {.arena = arena,
        .report = report,
        .def = &def,
        .today = start,
        .start = start};
    int before = report->count;
    *answers = (struct answers){0};
    const struct front *top = front_read_yaml(arena, source, report);
    if (!top)
        return NULL;
    read_record(&reader, record_of_answers(), top, answers);
    drop_unsaid(answers);
    check_success(&reader, &answers->success);
    return report->count == before ? answers : NULL;
}
