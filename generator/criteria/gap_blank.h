/* Letters, lines, dots and question marks where a figure, a date or a name
 * goes: "XX days", "dd/mm/yyyy", "from ... to ...", "$CUSTOMER". */
#ifndef CRITERIA_GAP_BLANK_H
#define CRITERIA_GAP_BLANK_H

#include "criteria/gap.h"

/* A filter by a character or two: true if a blank may begin at `at`. */
bool gap_may_blank(const char *text, size_t at);
/* The blank that begins there, or one of kind GAP_NONE. */
struct gap gap_blank_at(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at);

#endif
