/* Work on fonts kept in the user's cache folder: shaped words, subsets.
 *
 * What HarfBuzz makes of a face and a text is the same each time, and costs a
 * process that prints one plan more than all else that it does.  A piece is
 * found again by the face (its file, size and time) and a key that says all
 * that the piece depends on; pieces made by another build of the program or
 * another HarfBuzz do not count, so the cache never changes an output.  Where
 * it cannot be read or written it is silently not there.
 *
 * Shared by all threads. */
#ifndef TYPE_FONT_WORK_H
#define TYPE_FONT_WORK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

enum font_work_kind {
    WORK_WORD,     /* shape_cache.c */
    WORK_WEB_FONT, /* commands/web_fonts.c */
    WORK_SUBSET,   /* pdf/subset.c */
    WORK_POINTS,   /* hyphen.c */
    WORK_GLYPHS    /* pdf/smaller.c */
};

struct font_work;

/* `folder` is the user's cache folder, or NULL. */
struct font_work *font_work_open(const char *folder);
/* Writes what is new, and gives the memory back; NULL is fine. */
void font_work_close(struct font_work *work);

/* A number that stands for the face. */
uint64_t font_work_face(const char *file, unsigned index);
/* A number that stands for a text of any length. */
uint64_t font_work_hash(uint64_t seed, struct slice text);
/* The value is lent until font_work_close, and aligned to 8 bytes. */
bool font_work_find(struct font_work *work, enum font_work_kind kind,
    uint64_t face, struct slice key, struct slice *value);
/* Copies both.  What is kept is found from the next run on: a run has caches
 * of its own.  Of pieces with one key the last counts. */
void font_work_keep(struct font_work *work, enum font_work_kind kind,
    uint64_t face, struct slice key, struct slice value);

#endif
