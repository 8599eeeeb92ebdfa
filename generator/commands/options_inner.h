/* How an option is described.  Private to options*.c. */
#ifndef COMMANDS_OPTIONS_INNER_H
#define COMMANDS_OPTIONS_INNER_H

#include "commands/options.h"

struct parsing {
    struct arena *arena;
    const char *command;
    unsigned takes;
    struct options *options;
    const char *color; /* auto, always, never */
};

/* Sets the value of one option; false with a message. */
typedef bool option_set(struct parsing *parsing, const char *value);

struct option {
    const char *name;
    const char *letter; /* "-o", or NULL */
    unsigned takes;     /* 0: common */
    bool has_value;
    option_set *set;
};

/* What is recorded of a plan's life; ends with a row without a name. */
extern const struct option options_of_keep[];

/* False, with a message that offers the nearest, for what is none of them. */
bool option_is_one_of(
    const char *option, const char *value, const char *const *words, int n);

#endif
