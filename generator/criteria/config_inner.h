/* What the readers of the settings' parts share.  Private to config_*.c. */
#ifndef CRITERIA_CONFIG_INNER_H
#define CRITERIA_CONFIG_INNER_H

#include "criteria/config.h"
#include "source/front.h"

struct config_reader {
    struct arena *arena;
    struct report *report;
    struct config *config;
};

struct finding *config_say(struct config_reader *reader, enum rule_id rule,
    struct place at, const char *message, const char *fix);
/* One of the words (a list closed by NULL) must be meant: the nearest, else
 * all of them. */
const char *config_words(
    struct config_reader *reader, const char *word, const char *const *words);
/* CS004: the field is none of the words. */
struct finding *config_refuse(struct config_reader *reader,
    const struct front *field, const char *const *words);
/* The value is of the kind and not empty; else CS006: the field "needs a
 * path", which is `wanted`. */
bool config_is(struct config_reader *reader, const struct front *value,
    enum front_kind kind, const char *wanted, const char *fix);

/* Under `import`. */
void config_read_import(
    struct config_reader *reader, const struct front *value);

#endif
