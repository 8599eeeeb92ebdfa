/* What edits of lists and of fields share.  Private to edit*.c. */
#ifndef SOURCE_EDIT_INNER_H
#define SOURCE_EDIT_INNER_H

#include "source/edit.h"

struct editing {
    struct arena *arena;
    struct edits *edits;
    const struct source *source;
    const char *line_end; /* as the file's front matter ends its lines */
};

struct editing editing_of(
    struct arena *arena, struct edits *edits, const struct source *source);
void editing_add(const struct editing *e, uint32_t at, uint32_t length,
    struct buf *written); /* frees it */

/* Nothing in it that YAML could take for a sign, anywhere. */
bool edit_is_plain(const char *text);
void write_field(struct buf *buf, const struct edit_field *field);
void write_spaces(struct buf *buf, int count);

int column_in(const struct source *source, uint32_t at);
/* Comments that stand deeper than the column belong to what is above. */
uint32_t after_comments(const struct source *source, uint32_t at, int column);
/* Where a field ends: behind its value, or its colon where it has none; false
 * when neither can be found. */
bool field_end(
    const struct source *source, const struct front *field, uint32_t *end);
/* The comma that may follow it inside braces: a colon that a comma follows at
 * once would be a part of the name. */
const char *field_comma(const struct source *source, const struct front *field);
/* A field without a value: the place behind its colon. */
bool field_is_bare(
    const struct source *source, const struct front *field, uint32_t *colon);

#endif
