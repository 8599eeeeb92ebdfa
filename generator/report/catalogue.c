#include "report/catalogue.h"

#include <stddef.h>

#include "base/text.h"

static const struct rule rules[RULE_COUNT] = {
#define RULE(code, name, level, stops, clock, check, title, why, fix)          \
    [code] = {#code, name, level, stops, clock, title, why, fix},
#include "report/catalogue.def"
#undef RULE
};

const struct rule *
rule_get(enum rule_id id)
{
    return &rules[id];
}

enum rule_id
rule_find(const char *code_or_name)
{
    for (int id = 1; id < RULE_COUNT; id++)
        if (text_is_nocase(code_or_name, rules[id].code) ||
            text_is_nocase(code_or_name, rules[id].name))
            return (enum rule_id)id;
    return RULE_NONE;
}

const char *
rule_nearest(const char *word)
{
    const char *names[2 * RULE_COUNT];
    int count = 0;
    for (int id = 1; id < RULE_COUNT; id++) {
        names[count++] = rules[id].name;
        names[count++] = rules[id].code;
    }
    return text_nearest(word, names, count);
}
