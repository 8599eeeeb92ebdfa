#include "plan/merit.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define WHOLE 1000  /* a share of the weight */
#define STRONG 600  /* from here on a fact speaks for an account */
#define WEAK 400    /* and up to here against it */
#define FOR_SHOWN 3 /* facts that are named at most */
#define AGAINST_SHOWN 2

const char *const merit_names[MERIT_FACTS + 1] = {
    [MERIT_FIT] = "fit",
    [MERIT_PROFIT] = "profit",
    [MERIT_SATISFACTION] = "satisfaction",
    [MERIT_SHARE] = "share-of-wallet",
    [MERIT_FOOTPRINT] = "footprint",
    [MERIT_GROWTH] = "growth-market",
    [MERIT_INFLUENCE] = "influence",
};

/* For sentences. */
static const char *const spoken[MERIT_FACTS] = {
    [MERIT_FIT] = "fit",
    [MERIT_PROFIT] = "profit",
    [MERIT_SATISFACTION] = "satisfaction",
    [MERIT_SHARE] = "share of wallet",
    [MERIT_FOOTPRINT] = "footprint",
    [MERIT_GROWTH] = "growth market",
    [MERIT_INFLUENCE] = "influence",
};

struct merit_rules
merit_rules_usual(void)
{
    return (struct merit_rules){
        .weight =
            {
                [MERIT_FIT] = 25,
                [MERIT_PROFIT] = 20,
                [MERIT_SATISFACTION] = 10,
                [MERIT_SHARE] = 10,
                [MERIT_FOOTPRINT] = 10,
                [MERIT_GROWTH] = 10,
                [MERIT_INFLUENCE] = 15,
            },
        .score = 60,
    };
}

/* --- one cell --- */

static int
level_of(const char *const *levels, const char *text)
{
    for (int i = 0; levels[i]; i++)
        if (text_is_nocase(levels[i], text))
            return i;
    return -1;
}

static int
level_count(const char *const *levels)
{
    int count = 0;
    while (levels[count])
        count++;
    return count;
}

bool
merit_read(struct arena *arena, const struct merit_rules *rules,
    enum merit_fact fact, const char *text, struct merit_value *value,
    const char **unit, const char **why)
{
    static const char *const usual[] = {"low", "medium", "high", NULL};
    static const char *const answers[] = {"no", "partly", "yes", NULL};
    const char *const *said = rules->levels[fact];
    const char *const *offered = *said ? said : usual, *const *levels = offered;
    struct quantity quantity = {0};
    *value = (struct merit_value){.text = text};
    *unit = "";
    if (!*text)
        return true;
    int level = level_of(levels, text);
    if (level < 0 && !*said)
        level = level_of(levels = answers, text);
    if (level >= 0) {
        value->share = WHOLE * level / (level_count(levels) - 1);
        value->micro = level;
        return value->known = value->is_level = true;
    }
    if (!quantity_parse(arena, text, &quantity, why)) {
        if (!strpbrk(text, "0123456789"))
            *why = arena_printf(arena, "write a number, or %s",
                text_any_of(arena, offered, level_count(offered), ""));
        return false;
    }
    value->micro = quantity.micro;
    *unit = quantity.unit;
    return value->known = true;
}

/* --- all of them --- */

/* Sorted instead of what it points to, which is far apart. */
struct ranked {
    int64_t micro;
    struct merit_value *value;
};

static int
compare_micro(const void *a, const void *b)
{
    int64_t left = ((const struct ranked *)a)->micro;
    int64_t right = ((const struct ranked *)b)->micro;
    return (left > right) - (left < right);
}

/* Numbers from the lowest up; equal ones get the middle of their places. */
static void
place_numbers(const struct ranked *numbers, int count, bool lowest)
{
    for (int from = 0, to; from < count; from = to) {
        for (to = from + 1;
             to < count && numbers[to].micro == numbers[from].micro;)
            to++;
        int64_t share = count == 1 ? WHOLE / 2
                                   : (int64_t)WHOLE * (from + to - 1) /
                                         (2 * ((int64_t)count - 1));
        for (int i = from; i < to; i++) {
            numbers[i].value->share = (int)(lowest ? WHOLE - share : share);
            numbers[i].value->place = lowest ? from + 1 : count - to + 1;
        }
    }
}

static int
rank_fact(struct merit_account *const *accounts, int count, int fact,
    bool lowest, struct ranked *numbers)
{
    int known = 0, n = 0;
    for (int i = 0; i < count; i++) {
        struct merit_value *value = &accounts[i]->values[fact];
        known += value->known;
        if (value->known && !value->is_level)
            numbers[n++] = (struct ranked){value->micro, value};
    }
    if (n > 1)
        qsort(numbers, (size_t)n, sizeof *numbers, compare_micro);
    place_numbers(numbers, n, lowest);
    return known;
}

static int
score(const struct merit_rules *rules, const struct merit_account *account)
{
    int whole = 0, known = 0;
    int64_t sum = 0;
    for (int fact = 0; fact < MERIT_FACTS; fact++) {
        whole += rules->weight[fact];
        if (!account->values[fact].known)
            continue;
        known += rules->weight[fact];
        sum += (int64_t)rules->weight[fact] * account->values[fact].share;
    }
    if (known == 0 || 2 * known < whole)
        return -1;
    int64_t one = (int64_t)known * (WHOLE / 100);
    return (int)((sum + one / 2) / one);
}

void
merit_rank(const struct merit_rules *rules,
    struct merit_account *const *accounts, int count, int known[MERIT_FACTS])
{
    struct ranked *numbers = xmalloc(sizeof *numbers * (size_t)(count + 1));
    for (int fact = 0; fact < MERIT_FACTS; fact++)
        known[fact] =
            rank_fact(accounts, count, fact, rules->lowest[fact], numbers);
    for (int i = 0; i < count; i++)
        accounts[i]->score = score(rules, accounts[i]);
    free(numbers);
}

/* --- why --- */

static void
put_fact(
    struct buf *out, const struct merit_account *account, int fact, int known)
{
    const struct merit_value *value = &account->values[fact];
    buf_printf(out, "%s %s", spoken[fact], value->text);
    if (value->place > 0)
        buf_printf(out, " (place %d of %d)", value->place, known);
}

/* The facts that speak for the account, or against it, the weightiest first;
 * at most so many. */
static int
choose(const struct merit_rules *rules, const struct merit_account *account,
    bool against, int most, int chosen[])
{
    int count = 0;
    bool taken[MERIT_FACTS] = {0};
    while (count < most) {
        int best = -1, heaviest = 0;
        for (int fact = 0; fact < MERIT_FACTS; fact++) {
            const struct merit_value *value = &account->values[fact];
            int share = against ? WHOLE - value->share : value->share;
            int heavy = rules->weight[fact] * share;
            bool speaks =
                value->known && !taken[fact] &&
                (against ? value->share <= WEAK : value->share >= STRONG);
            if (speaks && heavy > heaviest) {
                best = fact;
                heaviest = heavy;
            }
        }
        if (best < 0)
            break;
        taken[best] = true;
        chosen[count++] = best;
    }
    return count;
}

static void
put_facts(struct buf *out, const struct merit_rules *rules,
    const struct merit_account *account, const int known[MERIT_FACTS],
    bool against)
{
    int chosen[MERIT_FACTS];
    int count = choose(
        rules, account, against, against ? AGAINST_SHOWN : FOR_SHOWN, chosen);
    for (int i = 0; i < count; i++) {
        buf_str(out, i > 0 ? ", " : !against ? "" : out->n > 0 ? "; but " : "");
        put_fact(out, account, chosen[i], known[chosen[i]]);
    }
}

static void
put_unknown(struct buf *out, const struct merit_rules *rules,
    const struct merit_account *account)
{
    const char *before = out->n > 0 ? "; not known: " : "not known: ";
    for (int fact = 0; fact < MERIT_FACTS; fact++) {
        if (account->values[fact].known || rules->weight[fact] == 0)
            continue;
        buf_printf(out, "%s%s", before, spoken[fact]);
        before = ", ";
    }
}

const char *
merit_reason(struct arena *arena, const struct merit_rules *rules,
    const struct merit_account *account, const int known[MERIT_FACTS])
{
    struct buf out = {0};
    put_facts(&out, rules, account, known, false);
    put_facts(&out, rules, account, known, true);
    put_unknown(&out, rules, account);
    if (out.n == 0)
        buf_str(&out, "every fact is about that of the others");
    const char *reason = arena_strndup(arena, out.p, out.n);
    buf_free(&out);
    return reason;
}
