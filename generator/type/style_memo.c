#include "type/style_memo.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "type/style_sheet.h"

enum {
    BUCKETS = 1024, /* a power of two */
    MOST = 4096,    /* styles kept: some megabytes */
    CONDITIONS = 64 /* that may ask about one element */
};

/* What a sheet asks beside names and classes: selectors up to a compound that
 * has such a test. */
struct asked {
    const struct stylesheet *sheet;
    const struct css_compound **conditions;
    int count, room;
    struct asked *next;
};

/* Elements alike in name, classes and what is above them. */
struct kin {
    const struct style *parent; /* kept, or NULL: of the root */
    const struct asked *asked;
    const char *name;
    const struct element *element; /* the same: one has one name */
    struct tree_class *classes;
    int class_count;
    const struct css_compound **conditions; /* that may hold for them */
    int condition_count;
    struct kept *all;
    struct kin *next; /* in its bucket */
};

/* And in all conditions: so in style. */
struct kept {
    struct style style; /* first: a style that is kept leads back to here */
    const struct kin *kin;
    uint64_t met; /* bit an index into the kin's conditions */
    bool rtl;
    struct slice presentation; /* SVG's attributes that style */
    const struct style *parts[PART_AFTER + 1];
    const struct style *anonymous; /* of boxes in it that no element makes */
    struct kept *next;             /* of the kin */
};

struct style_memo {
    struct arena *arena;
    struct asked *asked;
    struct kin *buckets[BUCKETS];
    int count;
    struct buf presentation; /* scratch */
};

struct style_memo *
style_memo_new(void)
{
    struct style_memo *memo = xmalloc(sizeof *memo);
    *memo = (struct style_memo){.arena = arena_new()};
    return memo;
}

void
style_memo_free(struct style_memo *memo)
{
    if (!memo)
        return;
    buf_free(&memo->presentation);
    arena_free(memo->arena);
    free(memo);
}

/* --- what a sheet asks --- */

static bool
asks_more(const struct css_compound *compound)
{
    for (const struct css_compound *c = compound->refused; c; c = c->next)
        if (asks_more(c))
            return true;
    return compound->id || compound->attrs || compound->nths ||
           (compound->up && (compound->combinator == CSS_NEXT ||
                                compound->combinator == CSS_FOLLOWING));
}

static void
ask(struct arena *arena, struct asked *asked, const struct css_compound *last)
{
    for (const struct css_compound *c = last; c; c = c->up) {
        if (!asks_more(c))
            continue;
        asked->conditions = arena_grow(arena, asked->conditions, asked->count,
            &asked->room, sizeof *asked->conditions);
        asked->conditions[asked->count++] = c;
    }
}

static const struct asked *
asked_by(struct style_memo *memo, const struct stylesheet *sheet)
{
    struct asked *asked = memo->asked;
    while (asked && asked->sheet != sheet)
        asked = asked->next;
    if (asked)
        return asked;
    asked = ARENA_NEW(memo->arena, struct asked);
    asked->sheet = sheet;
    asked->next = memo->asked;
    memo->asked = asked;
    for (int i = 0; i < RULE_BUCKETS; i++)
        for (const struct style_rule *r = sheet->buckets[i]; r; r = r->next)
            ask(memo->arena, asked, r->last);
    return asked;
}

/* --- kin --- */

/* The kept style itself, or NULL: what was changed since is a copy. */
static struct kept *
kept_of(const struct style *style)
{
    return style && style->kept == style ? (struct kept *)style : NULL;
}

static struct kin **
bucket_of(struct style_memo *memo, const struct stylesheet *sheet,
    const struct tree *node, const struct style *parent)
{
    uintptr_t above = parent ? (uintptr_t)parent : (uintptr_t)sheet;
    uint32_t hash = (uint32_t)(above >> 4) * 0x9E3779B1u ^ node->hash;
    for (int i = 0; i < node->class_count; i++)
        hash = (hash ^ node->classes[i].hash) * 0x9E3779B1u;
    return &memo->buckets[(hash >> 16 ^ hash) % BUCKETS];
}

static bool
is_kin(const struct kin *kin, const struct tree *node)
{
    if (kin->class_count != node->class_count ||
        kin->element != node->element ||
        (!kin->element && !tree_is(node, kin->name)))
        return false;
    for (int i = 0; i < kin->class_count; i++) {
        const struct tree_class *a = &kin->classes[i], *b = &node->classes[i];
        if (a->hash != b->hash || a->n != b->n ||
            memcmp(a->word, b->word, a->n) != 0)
            return false;
    }
    return true;
}

static void
take_conditions(
    struct style_memo *memo, struct kin *kin, const struct tree *node)
{
    int room = 0;
    for (int i = 0; i < kin->asked->count; i++) {
        const struct css_compound *condition = kin->asked->conditions[i];
        if (!css_may_match(condition, node))
            continue;
        kin->conditions = arena_grow(memo->arena, kin->conditions,
            kin->condition_count, &room, sizeof *kin->conditions);
        kin->conditions[kin->condition_count++] = condition;
    }
}

static struct kin *
make_kin(struct style_memo *memo, const struct stylesheet *sheet,
    const struct tree *node, const struct style *parent)
{
    struct kin *kin = ARENA_NEW(memo->arena, struct kin);
    kin->parent = parent;
    kin->asked = asked_by(memo, sheet);
    kin->name = arena_strdup(memo->arena, node->name);
    kin->element = node->element;
    kin->class_count = node->class_count;
    kin->classes =
        ARENA_ARRAY(memo->arena, struct tree_class, node->class_count + 1);
    for (int i = 0; i < kin->class_count; i++) {
        kin->classes[i] = node->classes[i];
        kin->classes[i].word = arena_strndup(
            memo->arena, node->classes[i].word, node->classes[i].n);
    }
    take_conditions(memo, kin, node);
    return kin;
}

static struct kin *
find_kin(struct style_memo *memo, const struct stylesheet *sheet,
    const struct tree *node, const struct style *parent)
{
    struct kin **bucket = bucket_of(memo, sheet, node, parent);
    for (struct kin *kin = *bucket; kin; kin = kin->next)
        if (kin->parent == parent && kin->asked->sheet == sheet &&
            is_kin(kin, node))
            return kin;
    if (memo->count >= MOST)
        return NULL;
    struct kin *kin = make_kin(memo, sheet, node, parent);
    kin->next = *bucket;
    *bucket = kin;
    return kin;
}

/* --- styles --- */

static uint64_t
conditions_met(const struct kin *kin, const struct tree *node)
{
    uint64_t met = 0;
    for (int i = 0; i < kin->condition_count; i++)
        if (css_matches(kin->conditions[i], node))
            met |= UINT64_C(1) << i;
    return met;
}

static struct kept *
keep(struct style_memo *memo, struct kin *kin, const struct tree *node)
{
    struct kept *kept = ARENA_NEW(memo->arena, struct kept);
    kept->kin = kin;
    kept->style = style_of(kin->asked->sheet, node, kin->parent);
    kept->style.kept = &kept->style;
    kept->next = kin->all;
    kin->all = kept;
    memo->count++;
    return kept;
}

static struct kept *
find_kept(struct style_memo *memo, struct kin *kin, const struct tree *node)
{
    uint64_t met = conditions_met(kin, node);
    bool rtl = style_runs_left(node, kin->parent && kin->parent->rtl);
    buf_clear(&memo->presentation);
    style_put_presentation(node, &memo->presentation);
    struct slice presentation = buf_slice(&memo->presentation);
    struct kept *kept = kin->all;
    while (kept && (kept->met != met || kept->rtl != rtl ||
                       !slice_same(kept->presentation, presentation)))
        kept = kept->next;
    if (kept || memo->count >= MOST)
        return kept;
    kept = keep(memo, kin, node);
    kept->met = met;
    kept->rtl = rtl;
    kept->presentation.p =
        arena_strndup(memo->arena, presentation.p, presentation.n);
    kept->presentation.n = presentation.n;
    return kept;
}

/* A parent whose style is not kept was changed by somebody, or stands in a
 * tree that was put into this one. */
static struct kept *
find(struct style_memo *memo, const struct stylesheet *sheet,
    const struct tree *node, const struct style *parent)
{
    if (!memo || (parent ? !kept_of(parent) || !node->parent : !!node->parent))
        return NULL;
    struct kin *kin = find_kin(memo, sheet, node, parent);
    return kin && kin->condition_count <= CONDITIONS
               ? find_kept(memo, kin, node)
               : NULL;
}

static const struct style *
in_arena(struct arena *arena, struct style made)
{
    struct style *style = ARENA_NEW(arena, struct style);
    *style = made;
    return style;
}

const struct style *
style_find(struct style_memo *memo, struct arena *arena,
    const struct stylesheet *sheet, const struct tree *node,
    const struct style *parent)
{
    const struct kept *kept = find(memo, sheet, node, parent);
    if (kept)
        return &kept->style;
    return in_arena(arena, style_of(sheet, node, parent));
}

/* What follows from one that is kept, so that it has to be made only once. */
static const struct style *
keep_beside(struct style_memo *memo, struct style made)
{
    struct kept *kept = ARENA_NEW(memo->arena, struct kept);
    kept->style = made;
    kept->style.kept = &kept->style;
    return &kept->style;
}

const struct style *
style_find_part(struct style_memo *memo, struct arena *arena,
    const struct stylesheet *sheet, const struct tree *node, enum css_part part,
    const struct style *element)
{
    struct kept *kept = memo ? kept_of(element) : NULL;
    if (!kept)
        return in_arena(arena, style_of_part(sheet, node, part, element));
    if (!kept->parts[part])
        kept->parts[part] =
            keep_beside(memo, style_of_part(sheet, node, part, element));
    return kept->parts[part];
}

const struct style *
style_find_anonymous(
    struct style_memo *memo, struct arena *arena, const struct style *parent)
{
    struct kept *kept = memo ? kept_of(parent) : NULL;
    if (!kept)
        return in_arena(arena, style_anonymous(parent));
    if (!kept->anonymous)
        kept->anonymous = keep_beside(memo, style_anonymous(parent));
    return kept->anonymous;
}
