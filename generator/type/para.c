#include "type/para.h"

#include <string.h>

/* Costs are squares, as in the paper: a line that is a tenth too short in
 * ragged text, or stretched to its limit in justified text, costs 10,000. */
#define COST_RUNT 120000
#define COST_FLAGGED 20000
#define COST_OVERFULL ((int64_t)1000 * 1000 * 1000 * 1000)
#define BADNESS_MAX 10000
#define COST_LOOSE ((int64_t)BADNESS_MAX * BADNESS_MAX)
/* More candidates than this stand on no line of real text. */
#define ACTIVE_MAX 256

struct sums { /* of all items before an index */
    int64_t width, stretch, shrink;
};

/* A place where a line may begin, with the best way to get there. */
struct node {
    int at;    /* item at which the line before ended */
    int start; /* first item of the line that begins here */
    int prev;  /* node, or -1 */
    int lines;
    bool flagged;
    int64_t cost;
};

struct breaker {
    const struct para_item *items;
    int count;
    const struct para_shape *shape;
    struct sums *sums;
    struct node *nodes;
    int node_count;
    int active[ACTIVE_MAX]; /* nodes in order of their start */
    int active_count;
};

static struct sums *
sum_up(struct arena *arena, const struct para_item *items, int count)
{
    struct sums *sums = ARENA_ARRAY(arena, struct sums, count + 1);
    for (int i = 0; i < count; i++) {
        sums[i + 1] = sums[i];
        if (items[i].kind == PARA_PENALTY)
            continue;
        sums[i + 1].width += items[i].width;
        if (items[i].kind == PARA_GLUE) {
            sums[i + 1].stretch += items[i].stretch;
            sums[i + 1].shrink += items[i].shrink;
        }
    }
    return sums;
}

static bool
is_forced(const struct para_item *item)
{
    return item->kind == PARA_PENALTY && item->penalty <= PENALTY_FORCED;
}

static bool
is_legal(const struct para_item *items, int i)
{
    if (items[i].kind == PARA_GLUE)
        return i > 0 && items[i - 1].kind == PARA_BOX;
    return items[i].kind == PARA_PENALTY && items[i].penalty < PENALTY_NEVER;
}

/* Glue and penalties behind a break vanish; a forced break does not. */
static int
line_start(const struct breaker *b, int i)
{
    while (i < b->count && b->items[i].kind != PARA_BOX &&
           !is_forced(&b->items[i]))
        i++;
    return i;
}

static int64_t
ratio_cost(int64_t part, int64_t whole)
{
    if (whole <= 0)
        return part == 0 ? 0 : COST_LOOSE;
    int64_t ratio = part > whole * 100 ? 100000 : part * 1000 / whole;
    int64_t badness = ratio * ratio / 1000 * ratio / 10000;
    if (badness > BADNESS_MAX)
        badness = BADNESS_MAX;
    return (10 + badness) * (10 + badness);
}

struct line {
    int64_t width; /* natural */
    int64_t stretch, shrink;
    int64_t room; /* what it has to fill */
    bool last;    /* of its paragraph, or before a forced break */
    bool end;     /* of the paragraph */
};

static struct line
line_between(const struct breaker *b, const struct node *node, int end)
{
    const struct sums *from = &b->sums[node->start], *to = &b->sums[end];
    struct line line = {to->width - from->width, to->stretch - from->stretch,
        to->shrink - from->shrink, b->shape->width, false, end == b->count};
    if (node->start > end)
        line.width = line.stretch = line.shrink = 0;
    if (node->prev < 0)
        line.room -= b->shape->indent;
    line.last = line.end || is_forced(&b->items[end]);
    if (!line.end && b->items[end].kind == PARA_PENALTY)
        line.width += b->items[end].width;
    return line;
}

static bool
is_overfull(const struct breaker *b, const struct line *line)
{
    int64_t shrink = b->shape->ragged ? 0 : line->shrink;
    return line->width - shrink > line->room;
}

static int64_t
fit_cost(const struct breaker *b, const struct line *line)
{
    int64_t missing = line->room - line->width;
    if (missing < 0)
        return ratio_cost(-missing, line->shrink);
    if (line->last)
        return 0;
    int64_t part = line->room > 0 ? missing * 1000 / line->room : 0;
    if (b->shape->ragged)
        return part * part;
    int64_t cost = ratio_cost(missing, line->stretch);
    /* Of lines that no glue can fill the fullest is best. */
    return cost < COST_LOOSE ? cost : COST_LOOSE + 100 * part * part;
}

static int64_t
break_cost(const struct breaker *b, const struct node *node, int end)
{
    if (end == b->count || is_forced(&b->items[end]) ||
        b->items[end].kind != PARA_PENALTY)
        return 0;
    int64_t penalty = b->items[end].penalty;
    int64_t cost = penalty * (penalty < 0 ? -penalty : penalty);
    if (node->flagged && b->items[end].flagged)
        cost += COST_FLAGGED;
    return cost;
}

/* A last line of one short word looks like a mistake. */
static bool
is_runt(const struct breaker *b, const struct node *node,
    const struct line *line, int end)
{
    if (!line->end || node->prev < 0 || line->width * 4 > line->room)
        return false;
    for (int i = node->start; i < end; i++)
        if (b->items[i].kind == PARA_GLUE && i + 1 < end &&
            b->items[i].width > 0)
            return line->width * 10 < line->room;
    return true;
}

static int64_t
line_cost(const struct breaker *b, const struct node *node,
    const struct line *line, int end)
{
    int64_t cost = node->cost + fit_cost(b, line) + break_cost(b, node, end);
    if (is_runt(b, node, line, end))
        cost += COST_RUNT;
    if (line->end && node->flagged) /* half a word on the last line */
        cost += COST_FLAGGED;
    return cost;
}

static void
drop_worst(struct breaker *b)
{
    int worst = 0;
    for (int i = 1; i < b->active_count; i++)
        if (b->nodes[b->active[i]].cost > b->nodes[b->active[worst]].cost)
            worst = i;
    b->active_count--;
    memmove(b->active + worst, b->active + worst + 1,
        sizeof b->active[0] * (size_t)(b->active_count - worst));
}

static void
add_node(struct breaker *b, int end, int prev, int64_t cost)
{
    if (b->active_count == ACTIVE_MAX)
        drop_worst(b);
    struct node *node = &b->nodes[b->node_count];
    *node = (struct node){end, line_start(b, end == b->count ? end : end + 1),
        prev, b->nodes[prev].lines + 1, false, cost};
    node->flagged = end < b->count && b->items[end].flagged;
    b->active[b->active_count++] = b->node_count++;
}

/* The best line that ends here.  Candidates whose line has become too long
 * leave; when all have, the shortest of those lines is taken all the same. */
static void
try_break(struct breaker *b, int end)
{
    bool forced = end == b->count || is_forced(&b->items[end]);
    int best = -1, rescue = -1, kept = 0;
    int64_t best_cost = 0;
    int least = forced ? 0 : b->items[end].penalty;
    for (int i = 0; i < b->active_count; i++) {
        int n = b->active[i];
        const struct node *node = &b->nodes[n];
        if (node->start > end && !forced) { /* nothing on the line yet */
            b->active[kept++] = n;
            continue;
        }
        struct line line = line_between(b, node, end);
        if (is_overfull(b, &line)) {
            rescue = n;
            continue;
        }
        b->active[kept++] = n;
        if (best >= 0 && node->cost >= best_cost && least >= 0)
            continue; /* no line makes up for that */
        int64_t cost = line_cost(b, node, &line, end);
        if (best < 0 || cost < best_cost) {
            best = n;
            best_cost = cost;
        }
    }
    b->active_count = forced ? 0 : kept;
    if (best >= 0)
        add_node(b, end, best, best_cost);
    else if (rescue >= 0)
        add_node(b, end, rescue, b->nodes[rescue].cost + COST_OVERFULL);
}

static int *
collect(struct arena *arena, const struct breaker *b, int *lines)
{
    int last = b->node_count - 1;
    *lines = b->nodes[last].lines;
    int *ends = ARENA_ARRAY(arena, int, *lines + 1);
    for (int n = last, i = *lines - 1; i >= 0; n = b->nodes[n].prev, i--)
        ends[i] = b->nodes[n].at;
    return ends;
}

int *
para_break(struct arena *arena, const struct para_item *items, int count,
    const struct para_shape *shape, int *lines)
{
    struct breaker b = {.items = items, .count = count, .shape = shape};
    b.sums = sum_up(arena, items, count);
    b.nodes = ARENA_ARRAY(arena, struct node, count + 2);
    /* What follows the last box cannot begin a line. */
    int text_end = count;
    while (text_end > 0 && items[text_end - 1].kind != PARA_BOX)
        text_end--;
    b.nodes[0] = (struct node){-1, line_start(&b, 0), -1, 0, false, 0};
    b.node_count = b.active_count = 1;
    for (int i = b.nodes[0].start; i < text_end; i++)
        if (i > 0 && is_legal(items, i))
            try_break(&b, i);
    /* Measured to the last box, reported as the whole. */
    b.count = text_end;
    try_break(&b, text_end);
    b.nodes[b.node_count - 1].at = count;
    return collect(arena, &b, lines);
}

/* --- as even as can be --- */

/* A place where a line may end, with the best way to get there in the number of
 * lines at hand, and in one less. */
struct stop {
    int at;               /* item at which it ends */
    int start;            /* first item of the line behind it */
    int64_t cost, before; /* NEVER_REACHED: in no way */
    int *prev;            /* stop at which the line begins, by lines */
};
#define NEVER_REACHED INT64_MAX

/* The lines begin with a stop before the first, and end with one at the end. */
static struct stop *
list_stops(struct arena *arena, const struct breaker *b, int lines, int *count)
{
    struct stop *stops = ARENA_ARRAY(arena, struct stop, b->count + 2);
    stops[0] = (struct stop){-1, line_start(b, 0), NEVER_REACHED, 0, NULL};
    *count = 1;
    for (int i = stops[0].start; i <= b->count; i++)
        if (i == b->count || (i > 0 && is_legal(b->items, i)))
            stops[(*count)++] = (struct stop){i,
                line_start(b, i == b->count ? i : i + 1), NEVER_REACHED,
                NEVER_REACHED, ARENA_ARRAY(arena, int, lines)};
    return stops;
}

static int64_t
even_cost(const struct breaker *b, const struct line *line, int end, len mean)
{
    int64_t part = (line->width - mean) * 1000 / mean;
    int64_t penalty = line->last ? 0 : b->items[end].penalty;
    return part * part + penalty * (penalty < 0 ? -penalty : penalty);
}

/* The best line that ends at the stop, behind so many others. */
static void
reach(const struct breaker *b, struct stop *stops, int to, int line, len mean)
{
    struct stop *stop = &stops[to];
    stop->cost = NEVER_REACHED;
    for (int from = to - 1; from >= 0; from--) {
        const struct stop *begin = &stops[from];
        const struct node node = {.start = begin->start, .prev = from - 1};
        struct line l = line_between(b, &node, stop->at);
        if (is_overfull(b, &l))
            break;
        if (begin->before != NEVER_REACHED && begin->start <= stop->at) {
            int64_t cost = begin->before + even_cost(b, &l, stop->at, mean);
            if (cost < stop->cost) {
                stop->cost = cost;
                stop->prev[line] = from;
            }
        }
        if (from > 0 && is_forced(&b->items[begin->at]))
            break;
    }
}

int *
para_even(struct arena *arena, const struct para_item *items, int count,
    const struct para_shape *shape, int lines)
{
    struct breaker b = {.items = items, .count = count, .shape = shape};
    b.sums = sum_up(arena, items, count);
    while (b.count > 0 && items[b.count - 1].kind != PARA_BOX)
        b.count--;
    int last;
    struct stop *stops = list_stops(arena, &b, lines, &last);
    const len mean = (len)(b.sums[b.count].width / lines) + 1;
    for (int line = 0; line < lines; line++) {
        for (int to = 1; to < last; to++)
            reach(&b, stops, to, line, mean);
        for (int to = 0; to < last; to++)
            stops[to].before = stops[to].cost;
    }
    if (stops[last - 1].cost == NEVER_REACHED)
        return NULL;
    int *ends = ARENA_ARRAY(arena, int, lines + 1);
    for (int line = lines - 1, to = last - 1; line >= 0; line--) {
        ends[line] = stops[to].at;
        to = stops[to].prev[line];
    }
    ends[lines - 1] = count;
    return ends;
}
