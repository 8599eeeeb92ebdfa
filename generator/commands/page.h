/* One page over many plans, printed on its own: the house is opened for it and
 * closed behind it. */
#ifndef COMMANDS_PAGE_H
#define COMMANDS_PAGE_H

#include "commands/options.h"
#include "commands/press.h"

/* What is to be printed with a press; false with *why. */
typedef bool page_printer(void *context, struct press *press, const char **why);
/* Opens the house of the options' template and theme, lets it print, and
 * closes it.  False with *why, in the arena. */
bool page_print(struct arena *arena, const struct options *options,
    page_printer *printer, void *context, const char **why);

/* One document, as HTML or as PDF.
 * False with *why, in the arena, which only a template or a theme at fault
 * brings. */
bool page_write(struct arena *arena, const struct options *options,
    struct printing *printing, struct _xmlDoc *model, bool pdf, struct buf *out,
    const char **why);

/* A sentence that also goes into feeds, set for a page in English: with curly
 * quotation marks, and each figure beside its per cent sign or its month.  NULL
 * for NULL. */
const char *page_sentence(struct arena *arena, const char *text);

#endif
