/* The machine's fonts, by fontconfig.  Not locked: the font set is. */
#ifndef TYPE_FONT_SYSTEM_H
#define TYPE_FONT_SYSTEM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct font_system;

/* A face as the machine has it. */
struct face_ref {
    const char *file; /* the arena's */
    unsigned index;   /* in a collection */
    int weight;       /* 100 to 900 */
    bool italic;
};

struct font_system *font_system_new(void);
void font_system_free(struct font_system *system); /* NULL is fine */
/* The nearest face of exactly this family (or of what a generic name such as
 * sans-serif stands for); false when the machine does not have it. */
bool font_system_find(struct font_system *system, struct arena *arena,
    const char *family, int weight, bool italic, struct face_ref *ref);
/* The nearest face with a glyph for the code point. */
bool font_system_for_rune(struct font_system *system, struct arena *arena,
    uint32_t rune, const char *language, int weight, bool italic,
    struct face_ref *ref);
bool font_system_is_generic(const char *family);
/* Folders and files whose change can change an answer. */
char **font_system_watched(
    struct font_system *system, struct arena *arena, int *count);

#endif
