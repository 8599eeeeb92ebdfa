#include "report/catalogue.h"

#include <stddef.h>
#include <string.h>

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

/* The code that a word is with figures in place of the letters that look like
 * them; "" for a word of another length. */
static void
code_of_letters(const char *word, char code[6])
{
    static const char letters[] = "OoIilSsB", figures[] = "00111558";
    size_t n = strlen(word);
    for (size_t i = 0; n == 5 && i < n; i++) {
        const char *letter = i > 1 ? strchr(letters, word[i]) : NULL;
        code[i] = letter ? figures[letter - letters] : word[i];
    }
    code[n == 5 ? n : 0] = '\0';
}

const char *
rule_nearest(const char *word)
{
    const char *names[2 * RULE_COUNT];
    int count = 0;
    char code[6];
    code_of_letters(word, code);
    enum rule_id meant = rule_find(code);
    if (meant != RULE_NONE)
        return rules[meant].code;
    for (int id = 1; id < RULE_COUNT; id++) {
        names[count++] = rules[id].name;
        names[count++] = rules[id].code;
    }
    return text_nearest(word, names, count);
}
