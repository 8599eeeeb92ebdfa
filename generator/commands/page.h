/* One page over many plans, printed on its own: the house is opened for it and
 * closed behind it. */
#ifndef COMMANDS_PAGE_H
#define COMMANDS_PAGE_H

#include "commands/options.h"
#include "commands/press.h"

/* The template and theme of the options.  As HTML, or as PDF.
 * False with *why, in the arena, which only a template or a theme at fault
 * brings. */
bool page_write(struct arena *arena, const struct options *options,
    struct printing *printing, struct _xmlDoc *model, bool pdf, struct buf *out,
    const char **why);

/* A sentence that also goes into feeds, set for a page in English: with curly
 * quotation marks, and each figure beside its per cent sign.  NULL for NULL. */
const char *page_sentence(struct arena *arena, const char *text);

#endif
