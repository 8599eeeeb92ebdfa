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
    int number;          /* of the definition */
    uint32_t at, length; /* of its place in the file */
    day_t day;           /* left on; target's date */
    int64_t from, to;    /* KEY_METRIC: baseline and target */
    char *name;          /* of the person or metric */
    char *field;
    char *said; /* "an owner of …"; "2 h by 2026-09-30" */
};

struct keys {
    struct key *items;
    int count;
    char *path, *shown, *id;
};

struct across {
    struct keys *of; /* by number */
    int count;
    day_t today;
};

struct across *
across_new(int count, day_t today)
{
    struct across *across = xmalloc(sizeof *across);
    size_t size = (size_t)count * sizeof *across->of;
    *across = (struct across){xmalloc(size + 1), count, today};
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
            free(keys->items[k].field);
            free(keys->items[k].said);
        }
        free(keys->items);
        free(keys->path);
        free(keys->shown);
        free(keys->id);
    }
    free(across->of);
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
add_key(struct keys *keys, enum key_kind kind, uint64_t what, int number,
    struct place at)
{
    if (keys->count % KEYS_MORE == 0)
        keys->items = xrealloc(keys->items,
            (size_t)(keys->count + KEYS_MORE) * sizeof *keys->items);
    struct key *key = &keys->items[keys->count++];
    *key = (struct key){.what = what,
        .kind = kind,
        .number = number,
        .at = at.at,
        .length = at.length,
        .day = DAY_NONE};
    return key;
}

/* What a walk over the work of one plan is given. */
struct keeping {
    struct across *across;
    struct arena *arena;
    const struct plan *plan;
    struct keys *keys;
    int number;
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

/* The first work of a person who is said to be there. */
static void
keep_holder(
    void *context, const struct person_ref *ref, const struct held *held)
{
    struct keeping *keeping = context;
    const struct person *person = ref->to;
    if (!is_set(person->name) || !is_absent(person->left))
        return;
    uint64_t hash = person_hash(keeping, person);
    if (is_kept(keeping->keys, KEY_HOLDS, hash))
        return;
    struct key *key =
        add_key(keeping->keys, KEY_HOLDS, hash, keeping->number, ref->at);
    key->field = xstrdup(held_path(keeping->arena, held));
    key->said = xstrdup(held_what(keeping->arena, held));
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
            person_hash(keeping, person), keeping->number, person->left.at);
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
        keeping->number, metric->target.at);
    key->day = to.on;
    key->from = from.micro;
    key->to = to.micro;
    key->name = xstrdup(metric->name.s);
    key->field =
        xstrdup(arena_printf(keeping->arena, "metrics.%s", metric->id.s));
    key->said = xstrdup(arena_printf(keeping->arena, "from %s to %s %s by %s",
        micro_text(keeping->arena, from.micro),
        micro_text(keeping->arena, to.micro), metric->unit.s,
        day_words(keeping->arena, to.on)));
}

void
across_remember(struct across *across, struct arena *arena, int number,
    const struct definition *definition)
{
    const struct plan *plan =
        definition->kind == KIND_PLAN ? (const struct plan *)definition : NULL;
    if (!plan || !definition->readable || plan->stage.value == STAGE_CLOSED)
        return;
    struct keys *keys = &across->of[number];
    struct keeping keeping = {across, arena, plan, keys, number};
    keys->path = xstrdup(definition->path);
    keys->shown = xstrdup(definition->source->path);
    keys->id = xstrdup(definition->id.s);
    keep_left(&keeping);
    keep_metric(&keeping);
    each_held_work(plan, keep_holder, &keeping);
}

/* --- judging --- */

static int
compare_keys(const void *a, const void *b)
{
    const struct key *x = *(struct key *const *)a;
    const struct key *y = *(struct key *const *)b;
    if (x->what != y->what)
        return x->what < y->what ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

static struct place
place_of(const struct across *across, const struct root *root,
    struct arena *arena, const struct key *key)
{
    const struct keys *keys = &across->of[key->number];
    struct slice bytes;
    if (file_read(arena, root, keys->path, &bytes) != FILE_OK)
        bytes = (struct slice){"", 0};
    struct source *source = source_new(arena, keys->shown, bytes);
    bool inside = key->at + key->length <= bytes.n;
    return place_in(source, inside ? key->at : 0, inside ? key->length : 0);
}

/* What both kinds of findings share. */
static void
settle(const struct across *across, const struct root *root,
    struct report *report, struct finding *finding, const struct key *at,
    const struct key *other)
{
    finding->at = place_of(across, root, report->arena, at);
    finding->second = place_of(across, root, report->arena, other);
    finding->field = report_text(report, "%s", at->field);
    finding->subject = report_text(report, "%s", across->of[at->number].id);
}

static void
say_left(const struct across *across, const struct root *root,
    struct report *report, const struct key *holds, const struct key *left)
{
    struct finding *finding = report_add(report, CS405, (struct place){0},
        "%s left on %s, as %s says, and is still %s", left->name,
        day_words(report->arena, left->day), across->of[left->number].shown,
        holds->said);
    settle(across, root, report, finding, holds, left);
    if (across->today - left->day <= DAYS_TO_REPLACE)
        finding->severity = SEVERITY_WARNING;
    finding->second_label = "left";
    finding->fix = report_text(report,
        "Agree it with whoever follows %s, name them here, and write the day "
        "under `people`:  left: …",
        left->name);
}

static void
say_disagree(const struct across *across, const struct root *root,
    struct report *report, const struct key *at, const struct key *other)
{
    struct finding *finding = report_add(report, CS103, (struct place){0},
        "\"%s\" goes %s here, and %s in %s, a plan of the same customer",
        at->name, at->said, other->said, across->of[other->number].shown);
    settle(across, root, report, finding, at, other);
    finding->second_label = "the other plan";
    finding->fix = "Ask the customer which holds, and let both plans say it; "
                   "close the one that is over:  stage: closed";
}

/* Keys about one person or metric, from `first` on. */
static void
judge_alike(const struct across *across, const struct root *root,
    struct report *report, struct key *const *keys, int count)
{
    const struct key *first = keys[0];
    for (int i = 1; i < count; i++) {
        const struct key *key = keys[i];
        if (first->kind == KEY_LEFT && key->kind == KEY_HOLDS &&
            key->number != first->number)
            say_left(across, root, report, key, first);
        if (key->kind == KEY_METRIC &&
            (key->to != first->to || key->from != first->from ||
                key->day != first->day))
            say_disagree(across, root, report, key, first);
    }
}

void
across_judge(
    struct across *across, const struct root *root, struct report *report)
{
    int count = 0;
    for (int i = 0; i < across->count; i++)
        count += across->of[i].count;
    struct key **keys = xmalloc((size_t)(count + 1) * sizeof *keys);
    count = 0;
    for (int i = 0; i < across->count; i++)
        for (int k = 0; k < across->of[i].count; k++)
            keys[count++] = &across->of[i].items[k];
    qsort(keys, (size_t)count, sizeof *keys, compare_keys);
    for (int i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && keys[end]->what == keys[i]->what;)
            end++;
        judge_alike(across, root, report, keys + i, end - i);
    }
    free(keys);
}
