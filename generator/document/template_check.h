/* A template without a model: all that is wrong with it, as findings.
 *
 * What template_compile refuses is CS018.  What asks the model for a name that
 * it cannot hold would print nothing, and nobody would be told: CS019.  Of an
 * expression only names are judged; behind a function, `..`, `//` or another
 * axis than XPath's two usual ones, only whether anything is called so. */
#ifndef DOCUMENT_TEMPLATE_CHECK_H
#define DOCUMENT_TEMPLATE_CHECK_H

#include "base/place.h"
#include "document/languages.h"
#include "document/model_names.h"
#include "report/report.h"

/* `english` has the words that every language can have. */
void template_check(struct arena *arena, const struct source *source,
    const struct model_names *names, const struct language *english,
    struct report *report);

#endif
