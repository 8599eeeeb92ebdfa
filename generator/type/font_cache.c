#include "type/font_cache.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/text.h"

#define HEADER "countersign fonts 1\n"
#define FIELDS_MAX 12

/* State of a file or folder; a missing one has size -1. */
struct stamp {
    long long seconds, nanoseconds, size;
};

struct watched {
    const char *path;
    struct stamp stamp;
};

struct known {
    struct font_question question;
    struct face_ref ref; /* file NULL: none */
    struct stamp stamp;  /* of the file */
};

struct font_cache {
    struct arena *arena;
    const char *folder, *path; /* NULL: there is no cache folder */
    struct watched *watched;
    int watched_count, watched_room;
    struct known *known;
    int known_count, known_room;
    bool changed;
};

static struct stamp
stamp_of(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return (struct stamp){0, 0, -1};
    return (struct stamp){
        st.st_mtim.tv_sec, st.st_mtim.tv_nsec, (long long)st.st_size};
}

static bool
is_same(struct stamp a, struct stamp b)
{
    return a.seconds == b.seconds && a.nanoseconds == b.nanoseconds &&
           a.size == b.size;
}

/* What of the environment decides which fonts there are. */
static const char *
environment(struct arena *arena)
{
    static const char *const names[] = {"HOME", "XDG_DATA_HOME",
        "XDG_CONFIG_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH",
        "FONTCONFIG_SYSROOT"};
    const char *text = "";
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        text = arena_printf(arena, "%s\t%s", text, value ? value : "");
    }
    return text;
}

static const char *
cache_folder(struct arena *arena)
{
    const char *base = getenv("XDG_CACHE_HOME");
    if (base && base[0] == '/')
        return arena_printf(arena, "%s/countersign", base);
    const char *home = getenv("HOME");
    if (!home || home[0] != '/')
        return NULL;
    return arena_printf(arena, "%s/.cache/countersign", home);
}

static void
add_watched(struct font_cache *cache, const char *path, struct stamp stamp)
{
    cache->watched = arena_grow(cache->arena, cache->watched,
        cache->watched_count, &cache->watched_room, sizeof *cache->watched);
    cache->watched[cache->watched_count++] = (struct watched){path, stamp};
}

static void
add_known(struct font_cache *cache, const struct known *known)
{
    cache->known = arena_grow(cache->arena, cache->known, cache->known_count,
        &cache->known_room, sizeof *cache->known);
    cache->known[cache->known_count++] = *known;
}

/* Splits a line at its tabs, in place; -1 when there are too many. */
static int
split(char *line, char *fields[FIELDS_MAX])
{
    int count = 0;
    for (char *p = line; p; count++) {
        if (count == FIELDS_MAX)
            return -1;
        fields[count] = p;
        p = strchr(p, '\t');
        if (p)
            *p++ = '\0';
    }
    return count;
}

static bool
number(const char *text, long long *n)
{
    char *end;
    *n = strtoll(text, &end, 10);
    return *text && !*end;
}

static bool
numbers(char **fields, int count, long long *n)
{
    for (int i = 0; i < count; i++)
        if (!number(fields[i], &n[i]))
            return false;
    return true;
}

/* watch, seconds, nanoseconds, size, path: false when it has changed. */
static bool
read_watched(struct font_cache *cache, char **fields, int count)
{
    long long n[3];
    if (count != 5 || !numbers(fields + 1, 3, n))
        return false;
    struct stamp stamp = {n[0], n[1], n[2]};
    add_watched(cache, fields[4], stamp);
    return is_same(stamp, stamp_of(fields[4]));
}

/* face, rune, weight, italic, index, weight, italic, stamp (3), name, file */
static bool
read_known(struct font_cache *cache, char **fields, int count)
{
    long long n[9];
    if (count != 12 || !numbers(fields + 1, 9, n))
        return false;
    struct known known = {
        .question = {fields[10], (uint32_t)n[0], (int)n[1], n[2] != 0},
        .ref = {NULL, (unsigned)n[3], (int)n[4], n[5] != 0},
        .stamp = {n[6], n[7], n[8]}};
    if (*fields[11])
        known.ref.file = fields[11];
    add_known(cache, &known);
    return true;
}

static bool
read_line(struct font_cache *cache, char *line)
{
    char *fields[FIELDS_MAX];
    int count = split(line, fields);
    if (count < 1)
        return false;
    if (strcmp(fields[0], "watch") == 0)
        return read_watched(cache, fields, count);
    return strcmp(fields[0], "face") == 0 && read_known(cache, fields, count);
}

/* False when anything in it is broken or out of date. */
static bool
read_all(struct font_cache *cache, char *text)
{
    const char *head =
        arena_printf(cache->arena, HEADER "%s\n", environment(cache->arena));
    if (!text_starts(text, head))
        return false;
    bool ended = false;
    for (char *p = text + strlen(head); *p && !ended;) {
        char *end = strchr(p, '\n');
        if (!end)
            return false;
        *end = '\0';
        ended = strcmp(p, "end") == 0;
        if (!ended && !read_line(cache, p))
            return false;
        p = end + 1;
    }
    return ended && cache->watched_count > 0;
}

struct font_cache *
font_cache_open(void)
{
    struct font_cache *cache = xmalloc(sizeof *cache);
    *cache = (struct font_cache){.arena = arena_new()};
    cache->folder = cache_folder(cache->arena);
    if (!cache->folder)
        return cache;
    cache->path = arena_printf(cache->arena, "%s/fonts", cache->folder);
    struct slice bytes;
    if (file_read_any(cache->arena, cache->path, &bytes) == FILE_OK) {
        char *text = arena_strndup(cache->arena, bytes.p, bytes.n);
        if (!read_all(cache, text))
            cache->watched_count = cache->known_count = 0;
    }
    return cache;
}

const char *
font_cache_folder(const struct font_cache *cache)
{
    return cache->folder;
}

static void
write_stamp(struct buf *out, struct stamp stamp)
{
    buf_printf(out, "\t%lld\t%lld\t%lld", stamp.seconds, stamp.nanoseconds,
        stamp.size);
}

static void
write_known(struct buf *out, const struct known *known)
{
    const struct font_question *q = &known->question;
    buf_printf(out, "face\t%u\t%d\t%d\t%u\t%d\t%d", (unsigned)q->rune,
        q->weight, q->italic, known->ref.index, known->ref.weight,
        known->ref.italic);
    write_stamp(out, known->stamp);
    buf_printf(
        out, "\t%s\t%s\n", q->name, known->ref.file ? known->ref.file : "");
}

static void
write_all(const struct font_cache *cache)
{
    struct buf out = {0};
    buf_printf(&out, HEADER "%s\n", environment(cache->arena));
    for (int i = 0; i < cache->watched_count; i++) {
        buf_str(&out, "watch");
        write_stamp(&out, cache->watched[i].stamp);
        buf_printf(&out, "\t%s\n", cache->watched[i].path);
    }
    for (int i = 0; i < cache->known_count; i++)
        write_known(&out, &cache->known[i]);
    buf_str(&out, "end\n");
    if (folder_make(cache->folder))
        file_write(cache->path, buf_slice(&out));
    buf_free(&out);
}

void
font_cache_close(struct font_cache *cache)
{
    if (!cache)
        return;
    if (cache->path && cache->changed && cache->watched_count > 0)
        write_all(cache);
    arena_free(cache->arena);
    free(cache);
}

static struct known *
find_known(const struct font_cache *cache, const struct font_question *question)
{
    for (int i = 0; i < cache->known_count; i++) {
        const struct font_question *q = &cache->known[i].question;
        if (q->rune == question->rune && q->weight == question->weight &&
            q->italic == question->italic && text_is(q->name, question->name))
            return &cache->known[i];
    }
    return NULL;
}

/* Only the file that is asked for is looked at: there may be hundreds. */
bool
font_cache_find(struct font_cache *cache, const struct font_question *question,
    struct face_ref *ref)
{
    struct known *known = find_known(cache, question);
    if (!known)
        return false;
    *ref = known->ref;
    if (!ref->file || is_same(known->stamp, stamp_of(ref->file)))
        return true;
    cache->known_count = 0; /* as when a folder has changed */
    return false;
}

void
font_cache_keep(struct font_cache *cache, const struct font_question *question,
    const struct face_ref *ref)
{
    struct known known = {.question = *question};
    if (strpbrk(question->name, "\t\n") || (ref && strpbrk(ref->file, "\t\n")))
        return;
    known.question.name = arena_strdup(cache->arena, question->name);
    if (ref) {
        known.ref = *ref;
        known.ref.file = arena_strdup(cache->arena, ref->file);
        known.stamp = stamp_of(ref->file);
    }
    add_known(cache, &known);
    cache->changed = true;
}

void
font_cache_watch(struct font_cache *cache, char **paths, int count)
{
    cache->watched_count = 0;
    for (int i = 0; i < count; i++)
        if (!strpbrk(paths[i], "\t\n"))
            add_watched(cache, arena_strdup(cache->arena, paths[i]),
                stamp_of(paths[i]));
}
