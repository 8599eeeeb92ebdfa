/* Reviews name a meeting of the cadence; one that it does not have counts for
 * none. */
#include "base/text.h"
#include "plan/read.h"

/* Names that are told of, each once, and compared in all. */
#define TOLD_MOST 10
#define COMPARED_MOST 100000
/* Meetings that are offered where none is near. */
#define OFFERED_MOST 6

struct meeting_names {
    struct reader *reader;
    const char **items; /* of the cadence */
    int count;
    const char *told[TOLD_MOST];
    int told_count;
    int compared;
};

static bool
is_one_of(struct meeting_names *names, const char *const *items, int count,
    const char *name)
{
    names->compared += count;
    for (int i = 0; i < count; i++)
        if (text_is_nocase(items[i], name))
            return true;
    return false;
}

/* Each meeting's name; none where one of them could not be read. */
static bool
names_of_cadence(struct meeting_names *names, const struct plan *plan)
{
    const int count = plan->cadence.count;
    names->items = ARENA_ARRAY(names->reader->arena, const char *, count + 1);
    for (int i = 0; i < count; i++) {
        const struct text *name = &plan->cadence.items[i].meeting;
        if (!is_set(*name))
            return false;
        if (!is_one_of(names, names->items, names->count, name->s))
            names->items[names->count++] = name->s;
        if (names->compared > COMPARED_MOST)
            return false;
    }
    return plan->cadence.state == VALUE_SET && count > 0;
}

static const char *
offered(const struct meeting_names *names)
{
    struct report *report = names->reader->report;
    bool more = names->count > OFFERED_MOST;
    const char *list =
        text_any_of(report->arena, (const char *const *)names->items,
            more ? OFFERED_MOST : names->count, "`");
    return more ? report_text(report, "%s, …", list) : list;
}

static void
say_unknown(struct meeting_names *names, const struct text *meeting)
{
    struct reader *reader = names->reader;
    const char *meant = text_nearest(
        meeting->s, (const char *const *)names->items, names->count);
    struct finding *finding = report_add(reader->report, CS007, meeting->at,
        "%s is not a meeting of the cadence",
        reader_quoted(reader, meeting->s));
    finding->field = "reviews";
    finding->fix =
        meant ? report_text(reader->report, "Write `%s`.", meant)
              : report_text(reader->report,
                    "Write %s. Where it was a meeting of its own, put it back "
                    "under `cadence` with the day on which it ended: until: …",
                    offered(names));
    edit_spelling(finding, meeting->at, meeting->s, meant);
}

void
refs_meetings(struct reader *reader, struct plan *plan)
{
    struct meeting_names names = {.reader = reader};
    if (!names_of_cadence(&names, plan))
        return;
    for (int i = 0; i < plan->reviews.count; i++) {
        struct text *meeting = &plan->reviews.items[i].meeting;
        if (!is_set(*meeting) || names.compared > COMPARED_MOST ||
            is_one_of(&names, names.items, names.count, meeting->s))
            continue;
        if (!is_one_of(&names, names.told, names.told_count, meeting->s) &&
            names.told_count < TOLD_MOST) {
            names.told[names.told_count++] = meeting->s;
            say_unknown(&names, meeting);
        }
        meeting->state = VALUE_BAD; /* nobody knows which was held */
    }
}
