#include "plan/segments.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plan/workspace.h"

struct entry {
    const char *path;
    bool looked_at;
    const struct segment *segment; /* NULL: the file is no segment */
};

/* What an id was found to be: thousands of plans name the same few. */
struct answer {
    const char *id;
    const struct segment *found;
    const char *nearest;
};

#define ANSWERS 32

struct segments {
    pthread_mutex_t lock; /* over all that follows */
    struct arena *arena;
    const struct root *root;
    day_t today;
    bool listed;
    struct entry *entries; /* every file below the root, sorted by path */
    int count;
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

static void
look_at(struct segments *segments, struct entry *entry)
{
    if (entry->looked_at)
        return;
    entry->looked_at = true;
    struct arena *scratch = arena_new();
    struct slice bytes;
    if (file_read(scratch, segments->root, entry->path, &bytes) == FILE_OK &&
        looks_like_segment(bytes)) {
        bytes.p = arena_strndup(segments->arena, bytes.p, bytes.n);
        entry->segment = definition_segment(definition_read(segments->arena,
            segments->root, source_new(segments->arena, entry->path, bytes),
            entry->path, segments->today));
    }
    arena_free(scratch);
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

static struct answer
look_for(struct segments *segments, const char *id)
{
    struct answer answer = {arena_strdup(segments->arena, id), NULL, NULL};
    list_files(segments);
    answer.found = search(segments, id, true);
    if (!answer.found)
        answer.found = search(segments, id, false);
    if (!answer.found)
        answer.nearest = nearest_id(segments, id);
    return answer;
}

static struct answer
answer_for(struct segments *segments, const char *id)
{
    for (int i = 0; i < segments->answer_count; i++)
        if (text_is(segments->answers[i].id, id))
            return segments->answers[i];
    struct answer answer = look_for(segments, id);
    if (segments->answer_count < ANSWERS)
        segments->answers[segments->answer_count++] = answer;
    return answer;
}

const struct segment *
segments_find(struct segments *segments, const char *id, const char **nearest)
{
    pthread_mutex_lock(&segments->lock);
    struct answer answer = answer_for(segments, id);
    pthread_mutex_unlock(&segments->lock);
    *nearest = answer.nearest;
    return answer.found;
}
