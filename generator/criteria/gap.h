/* Finding what was left to fill in: TODO, `<customer>`, "to be decided". */
#ifndef CRITERIA_GAP_H
#define CRITERIA_GAP_H

#include "criteria/lexicon.h"

enum gap_kind {
    GAP_NONE,
    GAP_MARKER, /* TODO, TBD */
    GAP_FIELD,  /* <customer>, [name], ____ */
    GAP_PHRASE  /* to be decided: a gap unless somebody does by a day */
};

struct gap {
    enum gap_kind kind;
    size_t at, length; /* bytes of the text */
};

/* The first gap at or after byte `from`.  Code in backticks, links, task
 * boxes and footnotes are none.  Without a lexicon there are none. */
struct gap gap_find(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t from);
#endif
