/* What differs between two versions of a plan, and how it is printed. */
#ifndef COMMANDS_CHANGES_H
#define COMMANDS_CHANGES_H

#include "commands/version.h"

struct changes {
    const struct version *old, *now;
    /* The prose is of the progress. */
    struct differences terms, arrangements, progress;
    /* One of the two is what was signed, which holds no progress. */
    bool without_progress;
};

/* Sections of prose that no customer sees are compared for the audience
 * INTERNAL only. */
struct changes changes_of(struct arena *arena, const struct version *old,
    const struct version *now, enum audience audience);
int changes_count(const struct changes *changes);
/* "What Lena Vogt signed on 2 July 2026", else the version's name. */
const char *changes_name(struct arena *arena, const struct version *version);

void changes_text(
    struct arena *arena, const struct changes *changes, struct buf *out);
/* By templates/schema/diff.schema.json. */
void changes_json(
    struct arena *arena, const struct changes *changes, struct buf *out);
/* For a merge request. */
void changes_markdown(
    struct arena *arena, const struct changes *changes, struct buf *out);

#endif
