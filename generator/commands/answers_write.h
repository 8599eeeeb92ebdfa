/* The file of answers as it is before the interview: every question that
 * `questionnaire` prints, with room for what is said. */
#ifndef COMMANDS_ANSWERS_WRITE_H
#define COMMANDS_ANSWERS_WRITE_H

#include "base/buf.h"
#include "document/words.h"
#include "plan/plan.h"

/* "northwind-answers.txt": .txt, as below a root every .md is a definition,
 * and a double click opens it. */
const char *answers_name(struct arena *arena, const char *id);
/* The questions are asked in the locale that `words` has; `plan` says what is
 * known already. */
void answers_write(struct arena *arena, struct words *words,
    const struct plan *plan, struct buf *out);

#endif
