#include "plan/segments.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plan/read.h"
#include "plan/workspace.h"

struct entry {
    const char *path;
    bool looked_at;
    const struct segment *segment; /* NULL: the file is no segment */
};

/* What an id was found to be, seen from a folder: thousands of plans name the
 * same few. */
struct answer {
    const char *folder;
    const char *id;
    const struct segment *found;
    const char *nearest;
};

#define ANSWERS 64

struct segments {
    pthread_mutex_t lock; /* over all that follows */
    struct arena *arena;
    const struct root *root;
    day_t today;
    bool listed;
    struct entry *entries; /* every file below the root, sorted by path */
    int count;
    const struct segment **near; /* found without that list */
    int near_count, near_room;
    struct answer answers[ANSWERS];
    int answer_count;
};

struct segments *
segments_new(const struct root *root, day_t today)
{
    struct segments *segments = xmalloc(sizeof *segments);
    *segments =
        (struct segments){.arena = arena_new(), .root = root, .today = today};
    pthread_mutex_init(&segments->lock, NULL);
    return segments;
}

void
segments_free(struct segments *segments)
{
    if (!segments)
        return;
    pthread_mutex_destroy(&segments->lock);
    arena_free(segments->arena);
    free(segments);
}

static void
list_files(struct segments *segments)
{
    struct file_list files;
    if (segments->listed)
        return;
    segments->listed = true;
    file_list(segments->arena, segments->root, ".", ".md", &files);
    segments->entries =
        ARENA_ARRAY(segments->arena, struct entry, files.count + 1);
    for (int i = 0; i < files.count; i++)
        segments->entries[i].path = files.paths[i];
    segments->count = files.count;
}

/* A line `kind: segment`: most files are plans and need not be read whole. */
static bool
looks_like_segment(struct slice bytes)
{
    const char *line = bytes.p;
    while (line) {
        if (text_starts(line, "kind:"))
            return memmem(line, strcspn(line, "\r\n"), "segment", 7) != NULL;
        line = strchr(line, '\n');
        line = line ? line + 1 : NULL;
    }
    return false;
}

static const struct segment *
read_segment(struct segments *segments, const char *path)
{
    const struct segment *segment = NULL;
    struct arena *scratch = arena_new();
    struct slice bytes;
    if (file_read(scratch, segments->root, path, &bytes) == FILE_OK &&
        looks_like_segment(bytes)) {
        bytes.p = arena_strndup(segments->arena, bytes.p, bytes.n);
        path = arena_strdup(segments->arena, path);
        segment = definition_segment(definition_read(segments->arena,
            segments->root, source_new(segments->arena, path, bytes), path,
            segments->today));
    }
    arena_free(scratch);
    return segment;
}

static const struct segment *
near_segment(const struct segments *segments, const char *path)
{
    for (int i = 0; i < segments->near_count; i++)
        if (text_is(segments->near[i]->def.path, path))
            return segments->near[i];
    return NULL;
}

static void
look_at(struct segments *segments, struct entry *entry)
{
    if (entry->looked_at)
        return;
    entry->looked_at = true;
    entry->segment = near_segment(segments, entry->path);
    if (!entry->segment)
        entry->segment = read_segment(segments, entry->path);
}

/* The file that has the id's name, or any when `stem_only` is false. */
static const struct segment *
search(struct segments *segments, const char *id, bool stem_only)
{
    struct arena *scratch = arena_new();
    const struct segment *found = NULL;
    for (int i = 0; i < segments->count && !found; i++) {
        struct entry *entry = &segments->entries[i];
        if (stem_only && !text_is(path_stem(scratch, entry->path), id))
            continue;
        look_at(segments, entry);
        if (entry->segment && text_is(entry->segment->def.id.s, id))
            found = entry->segment;
        arena_reset(scratch);
    }
    arena_free(scratch);
    return found;
}

static const char *
nearest_id(struct segments *segments, const char *id)
{
    const char **ids =
        ARENA_ARRAY(segments->arena, const char *, segments->count + 1);
    int count = 0;
    for (int i = 0; i < segments->count; i++)
        if (segments->entries[i].segment)
            ids[count++] = segments->entries[i].segment->def.id.s;
    return text_nearest(id, ids, count);
}

/* Anywhere below the root. */
static struct answer
search_all(struct segments *segments, const char *id)
{
    struct answer answer = {0};
    list_files(segments);
    answer.found = search(segments, id, true);
    if (!answer.found)
        answer.found = search(segments, id, false);
    if (!answer.found)
        answer.nearest = nearest_id(segments, id);
    return answer;
}

/* The segment in the file that would be named so. */
static const struct segment *
try_file(struct segments *segments, const char *path, const char *id)
{
    const struct segment *segment = near_segment(segments, path);
    if (!segment) {
        segment = read_segment(segments, path);
        if (!segment)
            return NULL;
        segments->near = arena_grow(segments->arena, segments->near,
            segments->near_count, &segments->near_room, sizeof *segments->near);
        segments->near[segments->near_count++] = segment;
    }
    return text_is(segment->def.id.s, id) ? segment : NULL;
}

/* Where most people keep it: to list a whole root for one plan takes longer
 * than to check it. */
static const struct segment *
try_folder(struct segments *segments, const char *folder, const char *id)
{
    static const char *const within[] = {"segments/", ""};
    struct arena *scratch = arena_new();
    const struct segment *found = NULL;
    for (size_t i = 0; i < sizeof within / sizeof *within && !found; i++)
        found = try_file(segments,
            path_in(scratch, text_is(folder, ".") ? "" : folder,
                arena_printf(scratch, "%s%s.md", within[i], id)),
            id);
    arena_free(scratch);
    return found;
}

static struct answer
answer_for(struct segments *segments, const char *folder, const char *id)
{
    for (int i = 0; i < segments->answer_count; i++)
        if (text_is(segments->answers[i].id, id) &&
            text_is(segments->answers[i].folder, folder))
            return segments->answers[i];
    struct answer answer = {.found = try_folder(segments, folder, id)};
    if (!answer.found)
        answer = text_is(folder, ".")
                     ? search_all(segments, id)
                     : answer_for(
                           segments, path_folder(segments->arena, folder), id);
    answer.folder = arena_strdup(segments->arena, folder);
    answer.id = arena_strdup(segments->arena, id);
    if (segments->answer_count < ANSWERS)
        segments->answers[segments->answer_count++] = answer;
    return answer;
}

const struct segment *
segments_find(struct segments *segments, const char *folder, const char *id,
    const char **nearest)
{
    pthread_mutex_lock(&segments->lock);
    struct answer answer = answer_for(segments, folder, id);
    pthread_mutex_unlock(&segments->lock);
    *nearest = answer.nearest;
    return answer.found;
}

/* It is there, but is no segment that can be used. */
static bool
is_unread(const struct segments *segments, const char *path)
{
    struct arena *scratch = arena_new();
    struct slice bytes;
    enum file_error error = file_read(scratch, segments->root, path, &bytes);
    bool unread =
        error != FILE_OK
            ? error != FILE_MISSING
            : looks_like_segment(bytes) &&
                  !definition_segment(definition_read(scratch, segments->root,
                      source_new(scratch, path, bytes), path, segments->today));
    arena_free(scratch);
    return unread;
}

const char *
segments_unread(struct segments *segments, struct arena *arena, const char *id)
{
    const char *found = NULL;
    pthread_mutex_lock(&segments->lock);
    list_files(segments);
    for (int i = 0; i < segments->count && !found; i++) {
        const char *path = segments->entries[i].path;
        if (text_is(path_stem(arena, path), id) && is_unread(segments, path))
            found = arena_strdup(arena, path);
    }
    pthread_mutex_unlock(&segments->lock);
    return found;
}

#define SEGMENTS_NAMED 8

/* "There are `enterprise`, `mid-market`: write one of these, …"; NULL for none.
 */
static const char *
list_segments(struct segments *segments, struct report *report)
{
    const char *list = NULL;
    int count = 0;
    pthread_mutex_lock(&segments->lock);
    list_files(segments);
    for (int i = 0; i < segments->count; i++) {
        look_at(segments, &segments->entries[i]);
        const struct segment *segment = segments->entries[i].segment;
        if (segment && count++ < SEGMENTS_NAMED)
            list = report_text(report, "%s%s`%s`", list ? list : "",
                list ? ", " : "", segment->def.id.s);
    }
    pthread_mutex_unlock(&segments->lock);
    if (count > SEGMENTS_NAMED)
        list =
            report_text(report, "%s and %d more", list, count - SEGMENTS_NAMED);
    return list ? report_text(report,
                      "There %s %s: write one of these, or add "
                      "a file with `kind: segment`.",
                      count == 1 ? "is" : "are", list)
                : NULL;
}

static void
say_no_segment(struct segments *segments, struct arena *arena,
    struct plan *plan, const char *nearest)
{
    const char *id = plan->segment.s;
    struct report *report = plan->def.report;
    const char *unread = segments_unread(segments, arena, id);
    struct finding *finding = definition_finding(&plan->def, CS007,
        plan->segment.at, "segment",
        unread ? report_text(report, "the segment \"%s\" cannot be read", id)
               : report_text(report, "no segment has the id \"%s\"", id));
    if (unread) {
        finding->fix =
            report_text(report, "Mend its file:  countersign check %s",
                path_shown(arena, segments->root, unread));
        return;
    }
    const char *list = nearest ? NULL : list_segments(segments, report);
    finding->fix = list ? list
                        : "Add a file with `kind: segment` and this id below "
                          "the same folder, or take the line out.";
    if (nearest)
        offer_word(report, finding, nearest);
    edit_spelling(finding, plan->segment.at, id, nearest);
}

void
segments_link(struct segments *segments, struct arena *arena, struct plan *plan)
{
    const char *nearest = NULL;
    if (!is_set(plan->segment))
        return;
    plan->segment_to = segments_find(segments,
        path_folder(arena, plan->def.path), plan->segment.s, &nearest);
    if (plan->segment_to)
        return;
    say_no_segment(segments, arena, plan, nearest);
    plan->segment.state = VALUE_BAD;
}
