#include "type/font.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "type/font_cache.h"
#include "type/font_face.h"
#include "type/font_system.h"
#include "type/font_work.h"

struct answer {           /* to a question, so that it is asked once */
    const char *families; /* of font_find, else NULL */
    const char *language; /* of font_fallback, else NULL */
    uint32_t rune;        /* of font_fallback, else 0 */
    int weight;
    bool italic;
    bool exact;        /* of this one family, nothing in its place */
    struct font *font; /* NULL: there is none */
    struct answer *next;
};

#define ANSWER_BUCKETS 256

struct font_set {
    pthread_mutex_t lock;
    struct arena *arena;
    struct font_cache *cache;   /* NULL until it is needed */
    struct font_work *work;     /* opened with it */
    struct font_system *system; /* NULL until it is needed, and it is slow */
    struct font **fonts;
    int count, room;
    struct answer *answers[ANSWER_BUCKETS];
};

struct font_set *
font_set_new(void)
{
    struct font_set *set = xmalloc(sizeof *set);
    *set = (struct font_set){.arena = arena_new()};
    pthread_mutex_init(&set->lock, NULL);
    return set;
}

void
font_set_free(struct font_set *set)
{
    if (!set)
        return;
    for (int i = 0; i < set->count; i++)
        font_face_close(set->fonts[i]);
    font_work_close(set->work);
    font_cache_close(set->cache);
    font_system_free(set->system);
    arena_free(set->arena);
    pthread_mutex_destroy(&set->lock);
    free(set);
}

static void
open_system(struct font_set *set)
{
    if (set->system)
        return;
    set->system = font_system_new();
    int count;
    char **paths = font_system_watched(set->system, set->arena, &count);
    font_cache_watch(set->cache, paths, count);
}

/* The face for a question: as it is remembered, else as the system says. */
static bool
find_face(
    struct font_set *set, const struct font_question *q, struct face_ref *ref)
{
    if (!set->cache) {
        set->cache = font_cache_open();
        set->work = font_work_open(font_cache_folder(set->cache));
    }
    if (font_cache_find(set->cache, q, ref))
        return ref->file != NULL;
    open_system(set);
    bool found = q->rune ? font_system_for_rune(set->system, set->arena,
                               q->rune, q->name, q->weight, q->italic, ref)
                         : font_system_find(set->system, set->arena, q->name,
                               q->weight, q->italic, ref);
    font_cache_keep(set->cache, q, found ? ref : NULL);
    return found;
}

/* The face as a font of the set; NULL when the file is broken.  `family` is
 * NULL for a font that only helps out. */
static struct font *
open_face(struct font_set *set, const struct face_ref *ref, const char *family)
{
    for (int i = 0; i < set->count; i++)
        if (set->fonts[i]->index == ref->index &&
            strcmp(set->fonts[i]->file, ref->file) == 0)
            return set->fonts[i];
    struct font *font = ARENA_NEW(set->arena, struct font);
    font->file = arena_strdup(set->arena, ref->file);
    font->index = ref->index;
    font->weight = ref->weight;
    font->italic = ref->italic;
    if (family && !font_system_is_generic(family))
        font->family = arena_strdup(set->arena, family);
    font->id = set->count;
    font->work = set->work;
    font->stamp = font_work_face(ref->file, ref->index);
    if (!font_face_open(set->arena, font))
        return NULL;
    set->fonts = arena_grow(
        set->arena, set->fonts, set->count, &set->room, sizeof set->fonts[0]);
    set->fonts[set->count++] = font;
    return font;
}

/* Copies the next name of a comma list, without quotes and white space. */
static bool
next_family(const char **list, char *name, size_t size)
{
    const char *p = *list;
    p += strspn(p, " \t\r\n,");
    size_t n = strcspn(p, ",");
    *list = p + n;
    while (n > 0 && strchr(" \t\r\n\"'", p[n - 1]))
        n--;
    while (n > 0 && strchr("\"'", *p)) {
        p++;
        n--;
    }
    if (n == 0 || n >= size)
        n = 0;
    memcpy(name, p, n);
    name[n] = '\0';
    return n > 0 || **list;
}

static struct font *
find_family(struct font_set *set, const char *family, int weight, bool italic)
{
    struct face_ref ref;
    struct font_question question = {family, 0, weight, italic};
    if (!find_face(set, &question, &ref))
        return NULL;
    return open_face(set, &ref, family);
}

static struct font *
find_first(struct font_set *set, const char *families, int weight, bool italic)
{
    char name[128];
    for (const char *list = families; next_family(&list, name, sizeof name);) {
        struct font *font =
            name[0] ? find_family(set, name, weight, italic) : NULL;
        if (font)
            return font;
    }
    return find_family(set, "sans-serif", weight, italic);
}

static unsigned
bucket_of(const char *text, uint32_t rune, int weight)
{
    unsigned hash = 2166136261u ^ rune ^ (unsigned)weight << 8;
    for (; text && *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return (hash ^ hash >> 15) % ANSWER_BUCKETS;
}

/* The kept answer to a question; *bucket says where to keep a new one. */
static struct answer *
kept_answer(struct font_set *set, const struct answer *asked, unsigned *bucket)
{
    *bucket = bucket_of(asked->families, asked->rune, asked->weight);
    struct answer *a = set->answers[*bucket];
    while (a && (a->rune != asked->rune || a->weight != asked->weight ||
                    a->italic != asked->italic || a->exact != asked->exact ||
                    !text_is(a->families, asked->families) ||
                    !text_is(a->language, asked->language)))
        a = a->next;
    return a;
}

static void
keep_answer(struct font_set *set, const struct answer *asked, unsigned bucket,
    struct font *font)
{
    struct answer *a = ARENA_NEW(set->arena, struct answer);
    *a = *asked;
    if (a->families)
        a->families = arena_strdup(set->arena, a->families);
    if (a->language)
        a->language = arena_strdup(set->arena, a->language);
    a->font = font;
    a->next = set->answers[bucket];
    set->answers[bucket] = a;
}

static struct font *
find_fallback(struct font_set *set, const struct answer *asked)
{
    struct face_ref ref;
    struct font_question question = {asked->language ? asked->language : "en",
        asked->rune, asked->weight, asked->italic};
    if (!find_face(set, &question, &ref))
        return NULL;
    struct font *font = open_face(set, &ref, NULL);
    return font && font_has(font, asked->rune) ? font : NULL;
}

static struct font *
find_answer(struct font_set *set, const struct answer *asked)
{
    if (asked->rune)
        return find_fallback(set, asked);
    if (asked->exact)
        return find_family(set, asked->families, asked->weight, asked->italic);
    return find_first(set, asked->families, asked->weight, asked->italic);
}

static struct font *
ask(struct font_set *set, const struct answer *asked)
{
    unsigned bucket;
    pthread_mutex_lock(&set->lock);
    struct answer *a = kept_answer(set, asked, &bucket);
    struct font *font = a ? a->font : find_answer(set, asked);
    if (!a)
        keep_answer(set, asked, bucket, font);
    pthread_mutex_unlock(&set->lock);
    return font;
}

struct font *
font_find(struct font_set *set, const char *families, int weight, bool italic)
{
    struct answer asked = {.weight = weight, .italic = italic};
    asked.families = families ? families : "";
    return ask(set, &asked);
}

struct font *
font_fallback(struct font_set *set, const struct font *font, uint32_t rune,
    const char *language)
{
    struct answer asked = {.language = language, .rune = rune};
    asked.weight = font->weight;
    asked.italic = font->italic;
    return ask(set, &asked);
}

struct font *
font_find_rune(struct font_set *set, const char *families, int weight,
    bool italic, uint32_t rune, const char *language)
{
    char name[128];
    const char *list = families ? families : "";
    while (next_family(&list, name, sizeof name)) {
        struct answer asked = {.families = name, .exact = true};
        asked.weight = weight;
        asked.italic = italic;
        struct font *font = name[0] ? ask(set, &asked) : NULL;
        if (font && font_has(font, rune))
            return font;
    }
    struct font *first = font_find(set, families, weight, italic);
    return first ? font_fallback(set, first, rune, language) : NULL;
}
