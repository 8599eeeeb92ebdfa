/* Questions on a terminal, one a line, with what is meant by an empty answer
 * in brackets.
 *
 * All return false when the answers end (Ctrl-D): then nothing is to be done.
 * What goes to the terminal passes buf_visible. */
#ifndef COMMANDS_ASK_H
#define COMMANDS_ASK_H

#include "base/arena.h"
#include "plan/value.h"

/* Both ends of the talk are a terminal. */
bool ask_can(void);
/* `fallback` NULL: there must be an answer; "" lets it be empty. */
bool ask_text(struct arena *arena, const char *question, const char *fallback,
    const char **answer);
/* One of the choices, by its word, its first letters or its number; `about`,
 * where it is given, says more of each. */
struct ask_choices {
    const char *const *words;
    const char *const *about; /* or NULL */
    int count;
};
bool ask_choice(struct arena *arena, const char *question,
    struct ask_choices choices, const char *fallback, const char **answer);
/* The same, but an answer that is none of them is taken as it is. */
bool ask_open(struct arena *arena, const char *question,
    struct ask_choices choices, const char *fallback, const char **answer);
/* Not after `latest`, unless that is DAY_NONE. */
bool ask_day(struct arena *arena, const char *question, day_t fallback,
    day_t latest, day_t *day);

#endif
