#include "criteria/select.h"

#include <string.h>

#include "base/text.h"

#define CLOCK "clock"
#define WORD_MAX 64

static const char *const groups[RULE_GROUPS] = {
    "file",
    "outcome",
    "metrics",
    "milestones",
    "owners",
    "cadence",
    "health",
    "segments",
    "signoff",
    "qbr",
};

const char *
rule_group_word(int digit)
{
    return groups[digit];
}

/* "CS3" and "CS30": the rules whose code begins so. */
static bool
is_code_part(const char *word)
{
    size_t n = strlen(word);
    return (n == 3 || n == 4) && (word[0] | 32) == 'c' &&
           (word[1] | 32) == 's' && strspn(word + 2, "0123456789") == n - 2;
}

static bool
is_named(const struct rule *rule, const char *word)
{
    if (is_code_part(word))
        return strncmp(rule->code + 2, word + 2, strlen(word) - 2) == 0;
    if (text_is_nocase(word, CLOCK))
        return rule->clock;
    return text_is_nocase(word, groups[rule->code[2] - '0']) ||
           text_is_nocase(word, rule->code) || text_is_nocase(word, rule->name);
}

static const char *
nearest_word(const char *word)
{
    const char *names[2 * RULE_COUNT + RULE_GROUPS + 1];
    int count = 0;
    for (int id = 1; id < RULE_COUNT; id++) {
        names[count++] = rule_get((enum rule_id)id)->name;
        names[count++] = rule_get((enum rule_id)id)->code;
    }
    for (int i = 0; i < RULE_GROUPS; i++)
        names[count++] = groups[i];
    names[count++] = CLOCK;
    return text_nearest(word, names, count);
}

/* Also one without rules. */
static bool
is_group(const char *word)
{
    for (int i = 0; i < RULE_GROUPS; i++)
        if (text_is_nocase(word, groups[i]))
            return true;
    return is_code_part(word) && strlen(word) == 3;
}

static bool
mark_word(bool *marks, const char *word)
{
    bool any = is_group(word);
    for (int id = 1; id < RULE_COUNT; id++)
        if (is_named(rule_get((enum rule_id)id), word))
            marks[id] = any = true;
    return any;
}

static void
say_unknown(const char *word, struct buf *why)
{
    const char *near = nearest_word(word);
    buf_printf(why, "\"%s\" is no rule, group or \"clock\"", word);
    if (near)
        buf_printf(why, ": did you mean \"%s\"?", near);
    else
        buf_str(why, "; `countersign explain` lists them");
}

static bool
mark_list(bool *marks, const char *list, struct buf *why)
{
    for (;;) {
        list += strspn(list, " \t");
        size_t n = strcspn(list, ","), kept = n;
        char word[WORD_MAX];
        while (kept > 0 && strchr(" \t", list[kept - 1]))
            kept--;
        kept = kept < sizeof word ? kept : sizeof word - 1;
        memcpy(word, list, kept);
        word[kept] = '\0';
        if (!mark_word(marks, word)) {
            say_unknown(word, why);
            return false;
        }
        if (!list[n])
            return true;
        list += n + 1;
    }
}

bool
selection_take(struct selection *selection, const char *list, struct buf *why)
{
    selection->narrowed = true;
    return mark_list(selection->taken, list, why);
}

bool
selection_leave(struct selection *selection, const char *list, struct buf *why)
{
    return mark_list(selection->left_out, list, why);
}

bool
selection_has(const struct selection *selection, enum rule_id rule)
{
    return (!selection->narrowed || selection->taken[rule]) &&
           !selection->left_out[rule];
}
