/* The chain of an initiative: measures in boxes, arrows from what is done to
 * what it is done for. */
#include <string.h>

#include "base/text.h"
#include "document/chart_inner.h"

enum {
    ACROSS = 5, /* columns that stand side by side; more stand in rows */
    GAP = 230,  /* between columns, for the arrow */
    APART = 130,
    PAD = 95,
    LINES = 3, /* of a name */
    GOALS = 2, /* of a target */
    LEADING = 105,
    LEVEL = 185, /* from the name to the level's baseline */
    WIDEST = 1500,
    LANE = 110, /* of links beside boxes that stand in one column */
    LANES = 6,
    EDGE = 10 /* half of the thickest line around a box */
};

struct box {
    const struct _xmlNode *measure;
    const char *lines[LINES];
    int line_count;
    const char *goal[GOALS];
    int goal_count;
    int step; /* of the chain, from 0 */
    int x, y;
};

struct chain {
    const struct chart *chart;
    const struct _xmlNode *model;
    struct svg svg;
    struct box *boxes;
    int count, steps;
    bool rows;         /* steps run downwards */
    bool column;       /* one box a row */
    int lanes;         /* left of it, for links past a box */
    int width, height; /* of a box */
    int names;         /* lines of the longest name */
};

static int
number_of(const struct _xmlNode *node, const char *name)
{
    const char *text = model_get(node, name);
    int n = 0;
    for (const char *c = text ? text : ""; *c >= '0' && *c <= '9' && n < 10000;
         c++)
        n = n * 10 + (*c - '0');
    return n;
}

static int
in_step(const struct chain *chain, int step)
{
    int n = 0;
    for (int i = 0; i < chain->count; i++)
        n += chain->boxes[i].step == step;
    return n;
}

static int
most_in_step(const struct chain *chain)
{
    int most = 1;
    for (int i = 0; i < chain->steps; i++)
        most = in_step(chain, i) > most ? in_step(chain, i) : most;
    return most;
}

static void
read_boxes(struct chain *chain)
{
    const struct _xmlNode *node = model_first(chain->model);
    for (; node; node = model_next(node)) {
        if (!text_is(model_name(node), "measure"))
            continue;
        struct box *box = &chain->boxes[chain->count++];
        *box = (struct box){.measure = node, .step = number_of(node, "step")};
        if (box->step >= chain->steps)
            chain->steps = box->step + 1;
    }
}

static const struct box *
box_of(const struct chain *chain, const char *id)
{
    for (int i = 0; i < chain->count; i++)
        if (text_is(model_get(chain->boxes[i].measure, "id"), id))
            return &chain->boxes[i];
    return NULL;
}

/* The next link at or after `node` that leads onwards; NULL after the last. */
struct link {
    const struct _xmlNode *node;
    const struct box *from, *to;
};
static struct link
link_from(const struct chain *chain, const struct _xmlNode *node)
{
    for (; node; node = model_next(node)) {
        if (!text_is(model_name(node), "link"))
            continue;
        struct link link = {node, box_of(chain, model_get(node, "from")),
            box_of(chain, model_get(node, "to"))};
        if (link.from && link.to && link.from->step < link.to->step)
            return link;
    }
    return (struct link){0};
}

/* --- boxes in one column --- */

/* Each box is a step of its own, those of one step in the model's order. */
static void
stand_in_column(struct chain *chain)
{
    for (int i = 1; i < chain->count; i++) {
        struct box box = chain->boxes[i];
        int at = i;
        for (; at > 0 && chain->boxes[at - 1].step > box.step; at--)
            chain->boxes[at] = chain->boxes[at - 1];
        chain->boxes[at] = box;
    }
    for (int i = 0; i < chain->count; i++)
        chain->boxes[i].step = i;
    chain->column = true;
    chain->steps = chain->count;
}

static bool
passes_a_box(const struct chain *chain, const struct link *link)
{
    return chain->column && link->to->step > link->from->step + 1;
}

/* Links to one box share a lane: which, or LANES when there are too many. */
static int
lane_of(const struct chain *chain, const struct box *to)
{
    const struct box *targets[LANES] = {NULL};
    int count = 0;
    struct link link = link_from(chain, model_first(chain->model));
    for (; link.node; link = link_from(chain, model_next(link.node))) {
        int lane = 0;
        if (!passes_a_box(chain, &link))
            continue;
        while (lane < count && targets[lane] != link.to)
            lane++;
        if (link.to == to)
            return lane;
        if (lane == count && count < LANES)
            targets[count++] = link.to;
    }
    return count;
}

/* --- where everything stands --- */

static void
measure_boxes(struct chain *chain)
{
    int beside = chain->rows ? most_in_step(chain) : chain->steps;
    int gap = chain->rows ? APART : GAP, lines = 1, goals = 1;
    int room = chart_width(chain->chart) - chain->lanes * LANE;
    chain->width = (room - (beside - 1) * gap) / beside;
    if (chain->width > WIDEST && !chain->column)
        chain->width = WIDEST;
    for (int i = 0; i < chain->count; i++) {
        struct box *box = &chain->boxes[i];
        box->line_count =
            chart_wrap(chain->chart, chart_text(box->measure, "name"),
                chain->width - 2 * PAD, LINES, box->lines);
        box->goal_count =
            chart_wrap(chain->chart, chart_text(box->measure, "goal"),
                chain->width - 2 * PAD, GOALS, box->goal);
        lines = box->line_count > lines ? box->line_count : lines;
        goals = box->goal_count > goals ? box->goal_count : goals;
    }
    chain->names = lines;
    chain->height = 2 * PAD + (lines + goals + 1) * LEADING + LEVEL;
}

/* The steps fill the width, or the middle of it. */
static void
place_boxes(struct chain *chain)
{
    int most = most_in_step(chain);
    int along = chain->rows ? chain->height + GAP : chain->width + GAP;
    int across = (chain->rows ? chain->width : chain->height) + APART;
    int start =
        chain->rows ? 0 : (CHART_WIDTH - chain->steps * along + GAP) / 2;
    int lanes = chain->lanes * LANE;
    int room = chain->rows ? chart_width(chain->chart) : most * across - APART;
    for (int step = 0; step < chain->steps; step++) {
        int n = in_step(chain, step), nth = 0;
        int first = (room + lanes - (n * across - APART)) / 2;
        for (int i = 0; i < chain->count; i++) {
            struct box *box = &chain->boxes[i];
            if (box->step != step)
                continue;
            int a = start + step * along, b = first + nth++ * across;
            box->x = chain->rows ? b : a;
            box->y = chain->rows ? a : b;
        }
    }
}

static int
whole_height(const struct chain *chain)
{
    if (chain->rows)
        return chain->steps * (chain->height + GAP) - GAP;
    return most_in_step(chain) * (chain->height + APART) - APART;
}

/* --- drawing --- */

static void
draw_box(const struct chain *chain, const struct box *box)
{
    struct arena *arena = chain->chart->arena;
    const char *state = model_get(box->measure, "state");
    bool outcome = model_get(box->measure, "outcome") != NULL;
    struct svg group = svg_group(&chain->svg,
        arena_printf(arena, "box %s%s", state ? state : "unknown",
            outcome ? " result" : ""),
        box->x, box->y);
    /* A page cuts off what lies outside the picture. */
    svg_rect(&group, NULL, EDGE, EDGE, chain->width - 2 * EDGE,
        chain->height - 2 * EDGE, 60);
    int y = PAD + 60;
    for (int i = 0; i < box->line_count; i++, y += LEADING)
        svg_text(&group, "name", PAD, y, ANCHOR_START, box->lines[i]);
    y = PAD + chain->names * LEADING + LEVEL - 45;
    svg_text(
        &group, "level", PAD, y, ANCHOR_START, chart_text(box->measure, "now"));
    y += LEADING + 30;
    for (int i = 0; i < box->goal_count; i++, y += LEADING)
        svg_text(&group, "goal", PAD, y, ANCHOR_START, box->goal[i]);
    svg_text(&group, "standing", PAD, y, ANCHOR_START,
        chart_text(box->measure, "standing"));
}

/* From the middle of one side to the middle of the next box's, with a bend
 * where they do not face each other. */
static void
draw_arrow(
    const struct chain *chain, const struct box *from, const struct box *to)
{
    struct buf d = {0};
    bool rows = chain->rows;
    int x1 = from->x + (rows ? chain->width / 2 : chain->width + 25);
    int y1 = from->y + (rows ? chain->height + 25 : chain->height / 2);
    int x2 = to->x + (rows ? chain->width / 2 : -30);
    int y2 = to->y + (rows ? -30 : chain->height / 2);
    int middle = rows ? y2 - GAP / 2 : x2 - GAP / 2;
    svg_step(&d, 'M', x1, y1);
    if (rows ? x1 != x2 : y1 != y2) {
        svg_step(&d, 'L', rows ? x1 : middle, rows ? middle : y1);
        svg_step(&d, 'L', rows ? x2 : middle, rows ? middle : y2);
    }
    svg_step(&d, 'L', x2, y2);
    svg_path(&chain->svg, "arrow", d.p);
    buf_clear(&d);
    svg_step(&d, 'M', x2 - 55, y2 - 55);
    svg_step(&d, 'L', x2, y2);
    svg_step(&d, 'L', rows ? x2 + 55 : x2 - 55, rows ? y2 - 55 : y2 + 55);
    svg_path(&chain->svg, "arrow", d.p);
    buf_free(&d);
}

/* Out of a box's side, down its lane, and into the side of the other. */
static void
draw_past(const struct chain *chain, const struct link *link)
{
    struct buf d = {0};
    int lane = lane_of(chain, link->to) * LANE + 20;
    int x1 = link->from->x - 20, y1 = link->from->y + chain->height * 2 / 3;
    int x2 = link->to->x - 30, y2 = link->to->y + chain->height / 3;
    svg_step(&d, 'M', x1, y1);
    svg_step(&d, 'L', lane, y1);
    svg_step(&d, 'L', lane, y2);
    svg_step(&d, 'L', x2, y2);
    svg_step(&d, 'M', x2 - 45, y2 - 45);
    svg_step(&d, 'L', x2, y2);
    svg_step(&d, 'L', x2 - 45, y2 + 45);
    svg_path(&chain->svg, "arrow", d.p);
    buf_free(&d);
}

static void
draw_arrows(const struct chain *chain)
{
    struct link link = link_from(chain, model_first(chain->model));
    for (; link.node; link = link_from(chain, model_next(link.node)))
        if (passes_a_box(chain, &link))
            draw_past(chain, &link);
        else
            draw_arrow(chain, link.from, link.to);
}

static const char *
alt_text(const struct chain *chain)
{
    const struct chart *chart = chain->chart;
    const char **items =
        ARENA_ARRAY(chart->arena, const char *, chain->count + 1);
    for (int i = 0; i < chain->count; i++) {
        const struct _xmlNode *measure = chain->boxes[i].measure;
        const char *goal = chart_text(measure, "goal");
        items[i] = arena_printf(chart->arena, "%s: %s%s%s",
            chart_text(measure, "name"), chart_text(measure, "now"),
            *goal ? ", " : "", goal);
    }
    return chart_alt_list(chart, "initiative.chain-alt", items, chain->count);
}

void
chart_chain(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *model)
{
    struct chain chain = {.chart = chart, .model = model};
    int room = 0;
    for (const struct _xmlNode *n = model_first(model); n; n = model_next(n))
        room++;
    chain.boxes = ARENA_ARRAY(chart->arena, struct box, room + 1);
    read_boxes(&chain);
    if (chain.count < 2)
        return;
    if (chart_is_narrow(chart))
        stand_in_column(&chain);
    chain.lanes = lane_of(&chain, NULL);
    chain.rows = chain.column || chain.steps > ACROSS;
    measure_boxes(&chain);
    place_boxes(&chain);
    chain.svg = chart_new(chart, parent, "chart chain", chart_width(chart),
        whole_height(&chain), alt_text(&chain));
    draw_arrows(&chain);
    for (int i = 0; i < chain.count; i++)
        draw_box(&chain, &chain.boxes[i]);
}
