#include "criteria/across.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "criteria/rules.h"
#include "plan/progress.h"

#define KEYS_MORE 4 /* by which the facts of a plan grow */

enum key_kind { KEY_LEFT, KEY_HOLDS, KEY_METRIC };

/* One fact of one plan. */
struct key {
    uint64_t what; /* whom or which metric it is about */
    enum key_kind kind;
    int index;           /* of the definition */
    uint32_t at, length; /* of its place in the file */
    day_t day;           /* left on; target's date */
    int64_t from, to;    /* KEY_METRIC: baseline and target */
    char *name;          /* of the person or metric */
    char *unit;          /* KEY_METRIC */
};

struct keys {
    struct key *items;
    int count;
};

/* Two facts of two plans that cannot both be. */
struct clash {
    const struct key *at, *other; /* it is said at the first */
};

struct across {
    struct workspace *workspace;
    struct keys *of; /* by index */
    int count;
    day_t today;
    struct clash *clashes; /* by their first one's index */
    int clash_count, clash_room;
};

struct across *
across_new(struct workspace *workspace)
{
    struct across *across = xmalloc(sizeof *across);
    int count = workspace_count(workspace);
    size_t size = (size_t)count * sizeof *across->of;
    *across = (struct across){.workspace = workspace,
        .of = xmalloc(size + 1),
        .count = count,
        .today = workspace_today(workspace)};
    memset(across->of, 0, size);
    return across;
}

void
across_free(struct across *across)
{
    for (int i = 0; i < across->count; i++) {
        struct keys *keys = &across->of[i];
        for (int k = 0; k < keys->count; k++) {
            free(keys->items[k].name);
            free(keys->items[k].unit);
        }
        free(keys->items);
    }
    free(across->of);
    free(across->clashes);
    free(across);
}

/* --- keeping --- */

static uint64_t
hash_eight(uint64_t hash, uint64_t bytes)
{
    hash = (hash ^ bytes) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

/* Whatever the case, and however its words are spaced.  Eight bytes at once: a
 * multiplication waits for the one before it. */
static uint64_t
hash_name(uint64_t hash, const char *name)
{
    uint64_t bytes = '\n';
    unsigned count = 1;
    for (; *name; name++) {
        if ((unsigned char)*name > ' ')
            bytes = bytes << 8 | (unsigned char)text_lower_byte(*name);
        else if ((unsigned char)name[1] > ' ')
            bytes = bytes << 8 | ' ';
        else
            continue;
        if (++count % 8 == 0) {
            hash = hash_eight(hash, bytes);
            bytes = 0;
        }
    }
    return hash_eight(hash, bytes);
}

static uint64_t
hash_of(const char *a, const char *b, const char *c)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    return hash_name(hash_name(hash_name(hash, a), b), c);
}

static struct key *
add_key(struct keys *keys, enum key_kind kind, uint64_t what, int index,
    struct place at)
{
    if (keys->count % KEYS_MORE == 0)
        keys->items = xrealloc(keys->items,
            (size_t)(keys->count + KEYS_MORE) * sizeof *keys->items);
    struct key *key = &keys->items[keys->count++];
    *key = (struct key){.what = what,
        .kind = kind,
        .index = index,
        .at = at.at,
        .length = at.length,
        .day = DAY_NONE};
    return key;
}

/* What a walk over the work of one plan is given. */
struct keeping {
    struct across *across;
    const struct plan *plan;
    struct keys *keys;
    int index;
};

static uint64_t
person_hash(const struct keeping *keeping, const struct person *person)
{
    const struct parties *parties = &keeping->plan->parties;
    return hash_of("person", person->name.s,
        person->side.value == SIDE_VENDOR ? parties->vendor.name.s
                                          : parties->customer.name.s);
}

static bool
is_kept(const struct keys *keys, enum key_kind kind, uint64_t what)
{
    for (int i = 0; i < keys->count; i++)
        if (keys->items[i].kind == kind && keys->items[i].what == what)
            return true;
    return false;
}

/* The first work of a person who is said to be there: which it is will be said
 * of the few that clash. */
static void
keep_holder(
    void *context, const struct person_ref *ref, const struct held *held)
{
    (void)held;
    struct keeping *keeping = context;
    const struct person *person = ref->to;
    if (!is_set(person->name) || !is_absent(person->left))
        return;
    uint64_t hash = person_hash(keeping, person);
    if (is_kept(keeping->keys, KEY_HOLDS, hash))
        return;
    add_key(keeping->keys, KEY_HOLDS, hash, keeping->index, ref->at);
}

static void
keep_left(struct keeping *keeping)
{
    for (int i = 0; i < keeping->plan->people.count; i++) {
        const struct person *person = &keeping->plan->people.items[i];
        if (!is_set(person->name) || !date_known(person->left) ||
            person->left.day > keeping->across->today)
            continue;
        struct key *key = add_key(keeping->keys, KEY_LEFT,
            person_hash(keeping, person), keeping->index, person->left.at);
        key->day = person->left.day;
        key->name = xstrdup(person->name.s);
    }
}

static void
keep_metric(struct keeping *keeping)
{
    const struct metric *metric = keeping->plan->outcome.metric.to;
    struct level_on from, to;
    if (!metric || !is_set(metric->name) || !is_set(metric->unit) ||
        !(from = metric_baseline(metric)).known ||
        !(to = metric_target(metric)).known || to.on == DAY_NONE)
        return;
    struct key *key = add_key(keeping->keys, KEY_METRIC,
        hash_of(keeping->plan->parties.customer.name.s, metric->name.s,
            metric->unit.s),
        keeping->index, metric->target.at);
    key->day = to.on;
    key->from = from.micro;
    key->to = to.micro;
    key->name = xstrdup(metric->name.s);
    key->unit = xstrdup(metric->unit.s);
}

void
across_remember(
    struct across *across, int index, const struct definition *definition)
{
    const struct plan *plan =
        definition->kind == KIND_PLAN ? (const struct plan *)definition : NULL;
    if (!plan || !definition->readable || plan->stage.value == STAGE_CLOSED)
        return;
    struct keys *keys = &across->of[index];
    struct keeping keeping = {across, plan, keys, index};
    keep_left(&keeping);
    keep_metric(&keeping);
    each_held_work(plan, keep_holder, &keeping);
}

/* --- comparing --- */

static int
compare_keys(const void *a, const void *b)
{
    const struct key *x = *(struct key *const *)a;
    const struct key *y = *(struct key *const *)b;
    if (x->what != y->what)
        return x->what < y->what ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

/* Keys about one person or metric: the first is held against each other. */
static bool
is_clash(const struct key *first, const struct key *key)
{
    if (first->kind == KEY_LEFT)
        return key->kind == KEY_HOLDS && key->index != first->index;
    return key->kind == KEY_METRIC &&
           (key->to != first->to || key->from != first->from ||
               key->day != first->day);
}

static void
add_clash(struct across *across, const struct key *at, const struct key *other)
{
    if (across->clash_count == across->clash_room) {
        across->clash_room = across->clash_room * 2 + 16;
        across->clashes = xrealloc(across->clashes,
            (size_t)across->clash_room * sizeof *across->clashes);
    }
    across->clashes[across->clash_count++] = (struct clash){at, other};
}

static int
compare_clashes(const void *a, const void *b)
{
    const struct clash *left = a, *right = b;
    return (left->at->index > right->at->index) -
           (left->at->index < right->at->index);
}

static struct key **
sorted_keys(const struct across *across, int *count)
{
    *count = 0;
    for (int i = 0; i < across->count; i++)
        *count += across->of[i].count;
    struct key **keys = xmalloc((size_t)(*count + 1) * sizeof *keys);
    *count = 0;
    for (int i = 0; i < across->count; i++)
        for (int k = 0; k < across->of[i].count; k++)
            keys[(*count)++] = &across->of[i].items[k];
    qsort(keys, (size_t)*count, sizeof *keys, compare_keys);
    return keys;
}

void
across_compare(struct across *across)
{
    int count;
    struct key **keys = sorted_keys(across, &count);
    for (int first = 0, i = 1; i < count; i++) {
        if (keys[i]->what != keys[first]->what)
            first = i;
        else if (is_clash(keys[first], keys[i]))
            add_clash(across, keys[i], keys[first]);
    }
    free(keys);
    if (across->clash_count > 1)
        qsort(across->clashes, (size_t)across->clash_count,
            sizeof *across->clashes, compare_clashes);
}

/* The place of the first clash that does not stand before the index. */
static int
first_clash(const struct across *across, int index)
{
    int low = 0, high = across->clash_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (across->clashes[middle].at->index < index)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool
is_of(const struct across *across, int clash, int index)
{
    return clash < across->clash_count &&
           across->clashes[clash].at->index == index;
}

bool
across_has(const struct across *across, int index)
{
    return is_of(across, first_clash(across, index), index);
}

/* --- judging --- */

/* Where the two stand that clash. */
struct places {
    struct place at, other;
};

/* What a walk over the work of one plan looks for. */
struct looking {
    struct arena *arena;
    const struct key *key;
    const char *field, *said; /* NULL until it is found */
};

static void
find_held(void *context, const struct person_ref *ref, const struct held *held)
{
    struct looking *looking = context;
    if (looking->said || ref->at.at != looking->key->at)
        return;
    looking->field = held_path(looking->arena, held);
    looking->said = held_what(looking->arena, held);
}

static struct finding *
say_left(const struct across *across, const struct clash *clash,
    struct places places, const struct plan *plan, struct report *report)
{
    const struct key *left = clash->other;
    const char *shown = workspace_shown(across->workspace, left->index);
    struct looking held = {report->arena, clash->at, NULL, NULL};
    char iso[11];
    day_iso(left->day, iso);
    each_held_work(plan, find_held, &held);
    if (!held.said)
        return NULL;
    struct finding *finding = report_add(report, CS405, places.at,
        "%s left on %s, as %s says, and is still %s", left->name,
        day_words(report->arena, left->day), shown, held.said);
    if (across->today - left->day <= DAYS_TO_REPLACE)
        finding->severity = SEVERITY_WARNING;
    finding->field = held.field;
    finding->second_label = "left";
    finding->fix = report_text(report,
        "If %s is still there, take `left` out of line %d of %s. Otherwise "
        "agree it with whoever follows, name them here, and write under "
        "`people`:  left: %s",
        left->name, place_start(places.other).line, shown, iso);
    return finding;
}

/* "From 8 to 2 h by 30 September 2026" */
static const char *
say_way(struct arena *arena, const struct key *key)
{
    return arena_printf(arena, "from %s to %s %s by %s",
        micro_text(arena, key->from), micro_text(arena, key->to), key->unit,
        day_words(arena, key->day));
}

static struct finding *
say_disagree(const struct across *across, const struct clash *clash,
    struct places places, const struct plan *plan, struct report *report)
{
    const struct key *key = clash->at, *other = clash->other;
    const struct metric *metric = plan->outcome.metric.to;
    if (!metric)
        return NULL;
    struct finding *finding = report_add(report, CS103, places.at,
        "\"%s\" goes %s here, and %s in %s, a plan of the same customer",
        key->name, say_way(report->arena, key), say_way(report->arena, other),
        workspace_shown(across->workspace, other->index));
    finding->field = report_text(report, "metrics.%s", metric->id.s);
    finding->second_label = "the other plan";
    finding->fix = "Ask the customer which holds, and let both plans say it; "
                   "close the one that is over:  stage: closed";
    return finding;
}

/* Nothing of a plan that was changed since it was first read. */
static void
say_clash(const struct across *across, const struct clash *clash,
    const struct plan *plan, struct report *report)
{
    const struct key *key = clash->at, *other = clash->other;
    struct places places = {
        place_within(plan->def.source, key->at, key->length),
        place_within(
            workspace_source(across->workspace, report->arena, other->index),
            other->at, other->length)};
    struct finding *finding =
        (key->kind == KEY_HOLDS ? say_left : say_disagree)(
            across, clash, places, plan, report);
    if (!finding)
        return;
    finding->second = places.other;
    finding->subject = report_text(report, "%s", plan->def.id.s);
}

void
across_judge(const struct across *across, int index,
    const struct definition *definition, struct report *report)
{
    if (definition->kind != KIND_PLAN || !definition->readable)
        return;
    for (int i = first_clash(across, index); is_of(across, i, index); i++)
        say_clash(across, &across->clashes[i], (const struct plan *)definition,
            report);
}
