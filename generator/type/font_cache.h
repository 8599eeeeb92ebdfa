/* Answers about fonts kept in the user's cache folder, so that a single
 * rendering need not wait for fontconfig.
 *
 * An answer counts only while every folder and file that fontconfig reads is
 * as it was: the cache never changes what is chosen.  Where it cannot be read
 * or written it is silently not there. */
#ifndef TYPE_FONT_CACHE_H
#define TYPE_FONT_CACHE_H

#include "type/font_system.h"

/* Which face is meant: of a family, or for a character. */
struct font_question {
    const char *name; /* the family, or the language */
    uint32_t rune;    /* 0: of a family */
    int weight;
    bool italic;
};

struct font_cache;

struct font_cache *font_cache_open(void);
/* The cache folder; NULL when there is none. */
const char *font_cache_folder(const struct font_cache *cache);
/* Writes what is new, and gives the memory back. */
void font_cache_close(struct font_cache *cache);
/* True when the answer is known; ref->file is NULL when it is "none". */
bool font_cache_find(struct font_cache *cache,
    const struct font_question *question, struct face_ref *ref);
/* `ref` NULL: there is none. */
void font_cache_keep(struct font_cache *cache,
    const struct font_question *question, const struct face_ref *ref);
/* Names what the answers depend on; called before the first is kept. */
void font_cache_watch(struct font_cache *cache, char **paths, int count);

#endif
