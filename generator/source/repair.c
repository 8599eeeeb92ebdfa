#include "source/repair.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
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

/* What the file is read on with: the repairs so far, in the order of their
 * places, and spaces where a fault has none that is sure. */
struct repairs {
    const struct source *source;
    const struct finding *all[FURTHER_FAULTS + 1];
    int count;
    bool sure; /* all of them are repairs */
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

static bool
is_sure(const struct repairs *repairs, const struct finding *finding)
{
    const struct finding_edit *edit = &finding->edit;
    return edit->with && !edit->guessed && edit->at.source == repairs->source &&
           !((*edit->with == '"' || *edit->with == '\'') &&
               is_fields(edit->at));
}

static bool
overlaps(struct place a, struct place b)
{
    return a.at < place_behind(b) && b.at < place_behind(a);
}

/* What is put in before a part goes before what is done to the part. */
static bool
goes_before(struct place a, struct place b)
{
    return a.at != b.at ? a.at < b.at : a.length < b.length;
}

/* In its order; false where another lies in its way. */
static bool
add_edit(struct repairs *repairs, const struct finding *finding)
{
    const struct finding_edit *edit = &finding->edit;
    int i = repairs->count;
    for (int k = 0; k < i; k++)
        if (overlaps(repairs->all[k]->edit.at, edit->at))
            return false;
    for (; i > 0 && goes_before(edit->at, repairs->all[i - 1]->edit.at); i--)
        repairs->all[i] = repairs->all[i - 1];
    repairs->all[i] = finding;
    repairs->count++;
    return true;
}

/* The field at the left edge with all that belongs to it: the next one begins
 * anew, whatever is wrong above it. */
static struct place
section_of(struct place yaml, uint32_t at)
{
    const struct source *source = yaml.source;
    uint32_t begin = line_begin(source, at);
    uint32_t end = section_end(source, begin);
    while (begin > yaml.at &&
           (line_indent(source, begin) > 0 || !line_is_field(source, begin)))
        begin = line_begin(source, begin - 1);
    if (end > place_behind(yaml))
        end = place_behind(yaml);
    return place_in(source, begin, end - begin);
}

/* Spaces in place of a part, in as many lines, which repair no rule's finding;
 * what of the repairs lies within it is no longer needed. */
static bool
add_blank(struct repairs *repairs, struct arena *arena, struct place part)
{
    struct finding *blank = ARENA_NEW(arena, struct finding);
    char *with = arena_strndup(arena, part.source->text + part.at, part.length);
    int kept = 0;
    for (uint32_t i = 0; i < part.length; i++)
        with[i] = with[i] == '\n' ? '\n' : ' ';
    for (int i = 0; i < repairs->count; i++)
        if (!overlaps(repairs->all[i]->edit.at, part))
            repairs->all[kept++] = repairs->all[i];
    repairs->count = kept;
    repairs->sure = false;
    blank->edit = (struct finding_edit){.at = part, .with = with};
    return add_edit(repairs, blank);
}

/* From where it began, if that is another. */
static struct place
faulty_part(struct place yaml, const struct finding *finding)
{
    struct place part = section_of(yaml, finding->at.at);
    struct place second = finding->second;
    if (second.source == yaml.source && second.at < part.at)
        return place_span(section_of(yaml, second.at), part);
    return part;
}

/* The finding's repair, else spaces in place of its section. */
static bool
get_past(struct repairs *repairs, struct arena *arena, struct place yaml,
    const struct finding *finding)
{
    if (is_sure(repairs, finding) && add_edit(repairs, finding))
        return true;
    if (finding->at.source != repairs->source || finding->at.at < yaml.at)
        return false;
    struct place part = faulty_part(yaml, finding);
    return part.length > 0 && add_blank(repairs, arena, part);
}

/* A line that was torn from what is blank now begins no section. */
static bool
follows_blank(const struct repairs *repairs, struct place yaml,
    const struct finding *finding)
{
    if (is_sure(repairs, finding))
        return false;
    struct place part = faulty_part(yaml, finding);
    for (int i = 0; i < repairs->count; i++) {
        const struct finding *before = repairs->all[i];
        if (before->rule == RULE_NONE &&
            place_behind(before->edit.at) == part.at)
            return true;
    }
    return false;
}

/* The offset in the file of one in the repaired copy. */
static uint32_t
move_back(const struct repaired *repaired, uint32_t at)
{
    uint32_t grown = 0;
    for (int i = 0; i < repaired->count; i++) {
        const struct finding_edit *edit = &repaired->all[i]->edit;
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
move_place(const struct repaired *repaired, struct place *place)
{
    if (place->source != repaired->copy)
        return;
    uint32_t end = move_back(repaired, place->at + place->length);
    place->at = move_back(repaired, place->at);
    place->length = end > place->at ? end - place->at : 0;
    place->source = repaired->of;
}

void
repaired_back(const struct repaired *repaired, struct finding *finding)
{
    move_place(repaired, &finding->at);
    move_place(repaired, &finding->second);
    move_place(repaired, &finding->edit.at);
}

bool
repaired_moves_lines(const struct repaired *repaired)
{
    for (int i = 0; i < repaired->count; i++) {
        const struct finding_edit *edit = &repaired->all[i]->edit;
        const char *text = edit->at.source->text + edit->at.at;
        if (text_lines(text, text + edit->at.length) !=
            text_lines(edit->with, edit->with + strlen(edit->with)))
            return true;
    }
    return false;
}

bool
repaired_adds(const struct repaired *repaired, struct place place)
{
    uint32_t grown = 0;
    for (int i = 0; place.source == repaired->copy && i < repaired->count;
         i++) {
        const struct finding_edit *edit = &repaired->all[i]->edit;
        uint32_t begin = edit->at.at + grown;
        if (edit->at.length == 0 && text_ends(edit->with, "\n") &&
            place.at >= begin && place.at < begin + strlen(edit->with))
            return true;
        grown += growth(edit);
    }
    return false;
}

static struct repaired
repaired_by(struct arena *arena, const struct repairs *repairs)
{
    const struct finding **all =
        ARENA_ARRAY(arena, const struct finding *, repairs->count);
    for (int i = 0; i < repairs->count; i++)
        all[i] = repairs->all[i];
    return (struct repaired){.of = repairs->source,
        .copy = source_repaired(arena, repairs->source, all, repairs->count),
        .all = all,
        .count = repairs->count};
}

/* Reads the file with the repairs in it.  True where all of it can be read;
 * else what stopped it is the report's. */
static bool
read_on(const struct repairs *repairs, struct place yaml,
    front_is_name *is_name, struct report *report)
{
    struct arena *scratch = arena_new();
    struct repaired repaired = repaired_by(scratch, repairs);
    for (int i = 0; i < repairs->count; i++)
        yaml.length += growth(&repairs->all[i]->edit);
    bool whole = front_parse(scratch,
        place_in(repaired.copy, yaml.at, yaml.length), is_name, report);
    for (int i = 0; i < report->count; i++)
        repaired_back(&repaired, &report->findings[i]);
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

static const struct repaired *
all_repaired(struct arena *arena, const struct repairs *repairs)
{
    if (!repairs->sure)
        return NULL;
    struct repaired *repaired = ARENA_NEW(arena, struct repaired);
    *repaired = repaired_by(arena, repairs);
    return repaired;
}

const struct repaired *
repair_further(struct arena *arena, struct place yaml, front_is_name *is_name,
    struct report *report)
{
    struct repairs repairs = {.source = yaml.source, .sure = true};
    struct finding *last = ARENA_NEW(arena, struct finding);
    *last = report->findings[report->count - 1];
    uint32_t left = FURTHER_READ;
    while (get_past(&repairs, arena, yaml, last)) {
        if (repairs.count > FURTHER_FAULTS || left < yaml.length) {
            say_unread(report);
            return NULL;
        }
        left -= yaml.length;
        struct report found;
        report_init(&found, arena);
        if (read_on(&repairs, yaml, is_name, &found))
            return all_repaired(arena, &repairs);
        last = ARENA_NEW(arena, struct finding);
        *last = found.findings[0];
        if (report_has(report, last->rule, last->at))
            return NULL;
        if (follows_blank(&repairs, yaml, last))
            continue;
        *report_add(report, last->rule, last->at, "%s", last->message) = *last;
    }
    return NULL;
}
