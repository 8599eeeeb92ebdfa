/* A word file, judged line by line: CS021. */
#ifndef DOCUMENT_WORDS_CHECK_H
#define DOCUMENT_WORDS_CHECK_H

#include "base/place.h"
#include "document/languages.h"
#include "report/report.h"

/* `source` is the file of the language `name` ("de-CH"); what it lacks may
 * stand in another one that `languages` reads for it.  `english` is the
 * built-in one: what the program says. */
void words_check(struct arena *arena, const struct source *source,
    struct languages *languages, const struct language *english,
    const char *name, struct report *report);

#endif
