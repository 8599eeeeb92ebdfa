/* Hand-made models for charts, and what may be said of any picture. */
#ifndef TESTS_CHARTS_H
#define TESTS_CHARTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "document/chart.h"
#include "document/model.h"
#include "document/svg.h"

#define MICRO INT64_C(1000000)

struct set {
    struct arena *arena;
    struct words *words;
    struct _xmlDoc *model;
    struct _xmlNode *root;
    struct chart chart;
};

static inline int
begin(void **state)
{
    struct set *set = xmalloc(sizeof *set);
    set->arena = arena_new();
    set->words = words_new(NULL);
    set->model = model_new(set->arena, "model");
    set->root = model_root(set->model);
    set->chart = (struct chart){.arena = set->arena,
        .words = set->words,
        .today = day_parse_iso("2026-08-20")};
    *state = set;
    return 0;
}

static inline int
end(void **state)
{
    struct set *set = *state;
    words_free(set->words);
    arena_free(set->arena);
    free(set);
    return 0;
}

/* --- models of metrics --- */

static inline struct _xmlNode *
level(struct set *set, struct _xmlNode *parent, const char *name, int64_t micro,
    const char *unit)
{
    struct _xmlNode *node = model_say(
        parent, name, words_quantity(set->words, set->arena, micro, unit));
    model_set(node, "value", micro_text(set->arena, micro));
    model_set(node, "unit", unit);
    return node;
}

static inline void
date(struct set *set, struct _xmlNode *parent, const char *name, day_t day)
{
    char iso[11];
    day_iso(day, iso);
    model_set(model_say(parent, name,
                  words_date(set->words, set->arena, day, DATE_LONG)),
        "iso", iso);
}

static inline struct _xmlNode *
metric(struct set *set, int64_t from, const char *on, int64_t to,
    const char *by, const char *unit)
{
    struct _xmlNode *node = model_add(set->root, "item");
    struct _xmlNode *baseline = model_add(node, "baseline");
    model_say(node, "name", "Wait");
    level(set, baseline, "value", from, unit);
    date(set, baseline, "on", day_parse_iso(on));
    level(set, node, "target", to, unit);
    date(set, node, "by", day_parse_iso(by));
    model_add(node, "readings");
    return node;
}

static inline void
reading(struct set *set, struct _xmlNode *metric_node, day_t on, int64_t micro,
    const char *unit)
{
    char iso[11];
    day_iso(on, iso);
    model_set(
        level(set, model_find(metric_node, "readings"), "item", micro, unit),
        "iso", iso);
}

/* --- what is on the picture --- */

struct box {
    int x, y, w, h;
};
enum { LABELS = 80, WIDTH = 4880 };

static inline int
tenths(const struct _xmlNode *node, const char *name)
{
    const char *text = model_get(node, name);
    return text ? (int)(strtod(text, NULL) * 10 + 0.5) : 0;
}

/* The texts right below the svg, as boxes of their estimated size. */
static inline int
labels_of(const struct _xmlNode *svg, struct box *boxes)
{
    int count = 0;
    for (struct _xmlNode *n = model_first(svg); n; n = model_next(n)) {
        if (!text_is(model_name(n), "text") || count == LABELS)
            continue;
        int w = svg_text_width(model_string(n));
        const char *anchor = model_get(n, "text-anchor");
        struct box box = {tenths(n, "x"), tenths(n, "y") - 60, w, 70};
        if (text_is(anchor, "end"))
            box.x -= w;
        else if (text_is(anchor, "middle"))
            box.x -= w / 2;
        boxes[count++] = box;
    }
    return count;
}

static inline void
assert_apart(const struct box *boxes, int count)
{
    for (int a = 0; a < count; a++)
        for (int b = a + 1; b < count; b++)
            if (boxes[a].x < boxes[b].x + boxes[b].w &&
                boxes[b].x < boxes[a].x + boxes[a].w &&
                boxes[a].y < boxes[b].y + boxes[b].h &&
                boxes[b].y < boxes[a].y + boxes[a].h)
                fail_msg("labels %d and %d touch", a, b);
}

static inline void
assert_inside(const struct box *boxes, int count, int height)
{
    for (int i = 0; i < count; i++) {
        assert_true(boxes[i].x >= -10);
        assert_true(boxes[i].x + boxes[i].w <= WIDTH + 20);
        assert_true(boxes[i].y >= 0);
        assert_true(boxes[i].y + boxes[i].h <= height);
    }
}

static inline int
height_of(const struct _xmlNode *svg)
{
    const char *box = model_get(svg, "viewBox");
    const char *last = strrchr(box, ' ');
    return (int)(strtod(last, NULL) * 10);
}

static inline void
assert_legible(const struct _xmlNode *svg)
{
    struct box boxes[LABELS];
    int count = labels_of(svg, boxes);
    assert_true(count > 0);
    assert_apart(boxes, count);
    assert_inside(boxes, count, height_of(svg));
}

static inline int
count_class(const struct _xmlNode *svg, const char *start)
{
    int count = 0;
    for (struct _xmlNode *n = model_first(svg); n; n = model_next(n)) {
        const char *class = model_get(n, "class");
        count += class && text_starts(class, start);
    }
    return count;
}

#endif
