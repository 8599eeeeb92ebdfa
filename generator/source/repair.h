/* A definition's text with the repairs of findings in it, and what is told of
 * broken YAML beyond its first fault by reading it so. */
#ifndef SOURCE_REPAIR_H
#define SOURCE_REPAIR_H

#include "base/place.h"
#include "report/report.h"
#include "source/front.h"

/* A file as the repairs of its findings make it. */
struct repaired {
    const struct source *of, *copy;
    const struct finding *const *all; /* in the order of their places */
    int count;
    bool lost; /* they are lines that were lost */
    bool gap;  /* a word in a line of theirs is anybody's, for the author to
                 fill in: it cannot be held against what was signed */
};

/* A copy of the file with these repairs, which are of it, stand in the order
 * of their places, and do not touch each other. */
struct source *source_repaired(struct arena *arena, const struct source *source,
    const struct finding *const *repairs, int count);

/* libyaml stops at its first fault, which the report's last finding tells of:
 * where its repair is sure, the rest is read as if it were made, and so on.
 * Behind another fault the next section begins anew.  Adds what else is found,
 * with places in the file as it is.  Returns the repaired copy when every
 * repair is sure and all of it can be read, else NULL. */
const struct repaired *repair_further(struct arena *arena, struct place yaml,
    front_is_name *is_name, struct report *report);
/* Moves the places of a finding about the copy back into the file. */
void repaired_back(const struct repaired *repaired, struct finding *finding);
/* A line has another number in the copy than in the file. */
bool repaired_moves_lines(const struct repaired *repaired);
/* The place in the copy begins within a line that a repair put there. */
bool repaired_adds(const struct repaired *repaired, struct place place);

#endif
