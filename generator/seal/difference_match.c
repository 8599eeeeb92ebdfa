#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "seal/difference_inner.h"
#include "seal/terms.h"

/* More than these are not looked through for a common key: so many changes at
 * once are told as what went and what came. */
#define KEYS_MAX 300

/* --- by what they say --- */

struct written {
    const char *text;
    int index;
};

static int
by_text(const void *a, const void *b)
{
    const struct written *left = a, *right = b;
    int order = strcmp(left->text, right->text);
    return order ? order
                 : (left->index > right->index) - (left->index < right->index);
}

static const char *
text_of(struct arena *arena, const struct json *value)
{
    struct buf buf = {0};
    json_write(&buf, value);
    char *text = arena_strndup(arena, buf.p, buf.n);
    buf_free(&buf);
    return text;
}

static struct written *
sorted(struct written *all, int count)
{
    if (count > 1)
        qsort(all, (size_t)count, sizeof *all, by_text);
    return all;
}

static struct written *
sorted_items(struct arena *arena, const struct json *list)
{
    int count = json_count(list);
    struct written *all = ARENA_ARRAY(arena, struct written, count + 1);
    for (int i = 0; i < count; i++)
        all[i] = (struct written){text_of(arena, json_at(list, i)), i};
    return sorted(all, count);
}

/* For each of `from` the one of `to` with the same text, each at most once;
 * -1 for none. */
static int *
pair_up(struct arena *arena, const struct written *from, int from_count,
    const struct written *to, int to_count)
{
    int *pairs = ARENA_ARRAY(arena, int, from_count + 1);
    int j = 0;
    for (int i = 0; i < from_count; i++) {
        while (j < to_count && strcmp(to[j].text, from[i].text) < 0)
            j++;
        bool same = j < to_count && text_is(to[j].text, from[i].text);
        pairs[from[i].index] = same ? to[j++].index : -1;
    }
    return pairs;
}

const int *
match_records(struct arena *arena, const struct json *list,
    const struct record *record, enum half half, const void *items, int count)
{
    struct written *made = ARENA_ARRAY(arena, struct written, count + 1);
    for (int i = 0; i < count; i++) {
        const char *item = (const char *)items + (size_t)i * record->size;
        made[i] = (struct written){
            text_of(arena, terms_record(arena, record, item, half)), i};
    }
    return pair_up(arena, sorted_items(arena, list), json_count(list),
        sorted(made, count), count);
}

/* --- by their key, and by being left over --- */

static int
left_before(const struct matching *m, int from)
{
    while (from < m->before_count && m->partner[from] >= 0)
        from++;
    return from;
}

static int
left_now(const struct matching *m, int from)
{
    while (from < m->now_count && m->taken[from])
        from++;
    return from;
}

static void
marry(struct matching *m, int before, int now)
{
    m->partner[before] = now;
    m->taken[now] = true;
}

static void
match_keys(struct matching *m, const struct json *before,
    const struct json *now, const char *key)
{
    for (int i = left_before(m, 0); i < m->before_count;
         i = left_before(m, i + 1)) {
        const struct json *known = json_get(json_at(before, i), key);
        int j = left_now(m, 0);
        while (j < m->now_count &&
               !(known && json_same(known, json_get(json_at(now, j), key))))
            j = left_now(m, j + 1);
        if (j < m->now_count)
            marry(m, i, j);
    }
}

static int
count_left(const struct matching *m)
{
    int left = 0;
    for (int i = left_before(m, 0); i < m->before_count;
         i = left_before(m, i + 1))
        left++;
    for (int j = left_now(m, 0); j < m->now_count; j = left_now(m, j + 1))
        left++;
    return left;
}

static void
match_last(struct matching *m)
{
    int before = left_before(m, 0), now = left_now(m, 0);
    if (count_left(m) == 2 && before < m->before_count && now < m->now_count)
        marry(m, before, now);
}

struct matching
match_items(struct arena *arena, const struct json *before,
    const struct json *now, const char *key)
{
    struct matching m = {.before_count = json_count(before),
        .now_count = json_count(now),
        .same = ARENA_ARRAY(arena, bool, json_count(before) + 1),
        .taken = ARENA_ARRAY(arena, bool, json_count(now) + 1)};
    m.partner = pair_up(arena, sorted_items(arena, before), m.before_count,
        sorted_items(arena, now), m.now_count);
    for (int i = 0; i < m.before_count; i++)
        if (m.partner[i] >= 0) {
            m.same[i] = true;
            m.taken[m.partner[i]] = true;
        }
    if (key && count_left(&m) <= KEYS_MAX)
        match_keys(&m, before, now, key);
    match_last(&m);
    return m;
}
