#include "plan/score.h"

#include <assert.h>

#include "base/buf.h"
#include "plan/wide.h"

/* Whole numbers that add up to the rounded sum of the shares n / d, by
 * largest remainder; of equal remainders the first. */
static void
apportion(const wide_t *n, wide_t d, int *whole, int count)
{
    wide_t sum = 0;
    wide_t rest[SCORE_PARTS];
    int given = 0;
    for (int i = 0; i < count; i++) {
        sum += n[i];
        whole[i] = (int)(n[i] / d);
        rest[i] = n[i] % d;
        given += whole[i];
    }
    for (int left = wide_divide_int(sum, d) - given; left > 0; left--) {
        int best = 0;
        for (int i = 1; i < count; i++)
            if (rest[i] > rest[best])
                best = i;
        whole[best]++;
        rest[best] = -1;
    }
}

/* Rounding on its own could leave a part with more points than it can have:
 * takes one off a part that has room for each that lacks one. */
static void
make_room(const int *points, int *of, int count)
{
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < count && of[i] < points[i]; j++) {
            if (of[j] > points[j]) {
                of[j]--;
                of[i]++;
            }
        }
    }
}

/* False when no part has both data and weight. */
static bool
weigh(const struct score_part *parts, int count, int *points, int *of)
{
    wide_t weights = 0, counts = 1;
    for (int i = 0; i < count; i++) {
        if (!parts[i].known)
            continue;
        weights += parts[i].weight;
        counts *= parts[i].count;
    }
    if (weights == 0)
        return false;
    wide_t earned[SCORE_PARTS] = {0}, possible[SCORE_PARTS] = {0};
    for (int i = 0; i < count; i++) {
        if (!parts[i].known)
            continue;
        possible[i] = (wide_t)100 * parts[i].weight;
        earned[i] = possible[i] * parts[i].value * (counts / parts[i].count);
    }
    apportion(earned, weights * SCORE_WHOLE * counts, points, count);
    apportion(possible, weights, of, count);
    make_room(points, of, count);
    return true;
}

void
score_add(struct score *score, struct score_line line)
{
    score->lines[score->count++] = line;
    score->score += line.points;
}

struct score
score_of(
    struct arena *arena, const struct score_part *parts, int count, int more)
{
    int points[SCORE_PARTS], of[SCORE_PARTS];
    struct score score = {.known = false};
    assert(count <= SCORE_PARTS);
    score.known = weigh(parts, count, points, of);
    if (!score.known)
        return score;
    score.lines = ARENA_ARRAY(arena, struct score_line, (size_t)(count + more));
    for (int i = 0; i < count; i++)
        if (parts[i].weight > 0)
            score_add(&score, (struct score_line){parts[i].name, points[i],
                                  of[i], parts[i].cause});
    return score;
}

const char *
score_causes(struct arena *arena, const struct score_line *lines, int count)
{
    struct buf text = {0};
    for (int i = 0; i < count; i++)
        if (lines[i].points < lines[i].of || lines[i].points < 0)
            buf_printf(&text, "%s%s", text.n ? "; " : "", lines[i].cause);
    const char *kept = text.n > 0 ? arena_strndup(arena, text.p, text.n) : NULL;
    buf_free(&text);
    return kept;
}
