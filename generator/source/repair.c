#include "source/repair.h"

#include <stdlib.h>
#include <string.h>

#include "source/edit.h"
#include "source/excerpt.h"
#include "source/front_yaml.h"

/* A file is read once for each fault, and one that is made to be slow is not
 * read to its end: bytes that are read again in all. */
#define FURTHER_FAULTS 200
#define FURTHER_READ 4000000u

struct source *
source_repaired(struct arena *arena, const struct source *source,
    const struct finding *const *repairs, int count)
{
    struct edits edits = {
        .count = count, .items = ARENA_ARRAY(arena, struct edit, count)};
    for (int i = 0; i < count; i++) {
        const struct finding_edit *edit = &repairs[i]->edit;
        edits.items[i] =
            (struct edit){edit->at.at, edit->at.length, edit->with};
    }
    return source_new(arena, source->path, edit_apply(arena, source, &edits));
}

/* The repairs so far, in the order of their places. */
struct repairs {
    const struct source *source;
    const struct finding *all[FURTHER_FAULTS + 1];
    int count;
};

static uint32_t
growth(const struct finding_edit *edit)
{
    return (uint32_t)strlen(edit->with) - edit->at.length;
}

/* Two colons in a sentence are fields on one line, more likely. */
static bool
is_fields(struct place place)
{
    struct slice text = excerpt_slice(place);
    int colons = 0;
    for (size_t i = 0; i + 1 < text.n; i++)
        colons += text.p[i] == ':' && text.p[i + 1] == ' ';
    return colons > 1;
}

/* False where the finding has none that is sure, or one inside another. */
static bool
add_repair(struct repairs *repairs, const struct finding *finding)
{
    const struct finding_edit *edit = &finding->edit;
    int i = repairs->count;
    if (!edit->with || edit->guessed || edit->at.source != repairs->source ||
        ((*edit->with == '"' || *edit->with == '\'') && is_fields(edit->at)))
        return false;
    for (; i > 0 && repairs->all[i - 1]->edit.at.at > edit->at.at; i--)
        repairs->all[i] = repairs->all[i - 1];
    repairs->all[i] = finding;
    repairs->count++;
    for (i = 1; i < repairs->count; i++) {
        struct place before = repairs->all[i - 1]->edit.at;
        if (place_behind(before) > repairs->all[i]->edit.at.at)
            return false;
    }
    return true;
}

/* The offset in the file of one in the repaired copy. */
static uint32_t
move_back(const struct repairs *repairs, uint32_t at)
{
    uint32_t grown = 0;
    for (int i = 0; i < repairs->count; i++) {
        const struct finding_edit *edit = &repairs->all[i]->edit;
        uint32_t begin = edit->at.at + grown;
        if (at <= begin)
            break;
        if (at < begin + strlen(edit->with))
            return edit->at.at;
        grown += growth(edit);
    }
    return at - grown;
}

static void
move_place(const struct repairs *repairs, struct place *place)
{
    if (!place->source)
        return;
    uint32_t end = move_back(repairs, place->at + place->length);
    place->at = move_back(repairs, place->at);
    place->length = end > place->at ? end - place->at : 0;
    place->source = repairs->source;
}

/* Reads the file with the repairs in it.  True where all of it can be read;
 * else what stopped it is the report's. */
static bool
read_on(const struct repairs *repairs, struct place yaml, struct report *report)
{
    struct arena *scratch = arena_new();
    const struct source *copy =
        source_repaired(scratch, repairs->source, repairs->all, repairs->count);
    for (int i = 0; i < repairs->count; i++)
        yaml.length += growth(&repairs->all[i]->edit);
    bool whole =
        front_parse(scratch, place_in(copy, yaml.at, yaml.length), report);
    for (int i = 0; i < report->count; i++) {
        move_place(repairs, &report->findings[i].at);
        move_place(repairs, &report->findings[i].second);
        move_place(repairs, &report->findings[i].edit.at);
    }
    arena_free(scratch);
    return whole;
}

static void
say_unread(struct report *report)
{
    struct finding *last = &report->findings[report->count - 1];
    const char *these =
        report->count == 1 ? "this one is"
                           : report_text(report, "these %d are", report->count);
    last->message =
        report_text(report, "%s (and what stands below is read when %s mended)",
            last->message, these);
}

struct source *
repair_further(struct arena *arena, struct place yaml, struct report *report)
{
    struct repairs repairs = {.source = yaml.source};
    struct finding *last = ARENA_NEW(arena, struct finding);
    *last = report->findings[report->count - 1];
    uint32_t left = FURTHER_READ;
    while (add_repair(&repairs, last)) {
        if (repairs.count > FURTHER_FAULTS || left < yaml.length) {
            say_unread(report);
            return NULL;
        }
        left -= yaml.length;
        struct report found;
        report_init(&found, arena);
        if (read_on(&repairs, yaml, &found))
            return source_repaired(
                arena, repairs.source, repairs.all, repairs.count);
        last = ARENA_NEW(arena, struct finding);
        *last = found.findings[0];
        if (report_has(report, last->rule, last->at))
            return NULL;
        *report_add(report, last->rule, last->at, "%s", last->message) = *last;
    }
    return NULL;
}

uint32_t
repair_moved(const struct report *report, const struct finding *finding)
{
    uint32_t at = finding->edit.at.at, grown = 0;
    for (int i = 0; i < report->count; i++) {
        const struct finding_edit *edit = &report->findings[i].edit;
        if (edit->with && edit->at.source == finding->edit.at.source &&
            edit->at.at < at)
            grown += growth(edit);
    }
    return at + grown;
}
