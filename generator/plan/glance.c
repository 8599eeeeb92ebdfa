#include "plan/glance.h"

#include <string.h>

#include "plan/quarter.h"

#define PLAIN "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"

enum seen { SEEN_KIND, SEEN_ID, SEEN_PLAN, SEEN_QUARTER, SEEN_ALL };

static const struct {
    const char *field;
    const char *plain; /* what its value is made of */
} fields[SEEN_ALL] = {
    [SEEN_KIND] = {"kind:", PLAIN},
    [SEEN_ID] = {"id:", PLAIN},
    [SEEN_PLAN] = {"plan:", PLAIN "./_"},
    [SEEN_QUARTER] = {"quarter:", PLAIN},
};

/* A field's lines, and the value of the last; its length is 0 where it is more
 * than a plain word. */
struct line {
    struct slice value;
    int count;
};

static void
look_for(enum seen seen, const char *text, size_t length, struct line *line)
{
    const char *field = fields[seen].field;
    size_t n = strlen(field);
    if (length < n || memcmp(text, field, n) != 0)
        return;
    const char *end = text + length;
    while (end > text && (end[-1] == ' ' || end[-1] == '\r'))
        end--;
    const char *word = text + n;
    while (word < end && *word == ' ')
        word++;
    size_t size = (size_t)(end - word);
    bool plain = size > 0 && strspn(word, fields[seen].plain) >= size;
    line->value = (struct slice){word, plain ? size : 0};
    line->count++;
}

/* False when the front matter does not end. */
static bool
look_at_lines(struct slice text, struct line lines[SEEN_ALL])
{
    struct slice line;
    bool ended = false;
    for (int n = 0; !ended && slice_line(&text, &line); n++) {
        for (int i = 0; i < SEEN_ALL; i++)
            look_for((enum seen)i, line.p, line.n, &lines[i]);
        ended = n > 0 && line.n >= 3 && memcmp(line.p, "---", 3) == 0;
    }
    return ended;
}

static bool
is_plain(const struct line *line)
{
    return line->count == 1 && line->value.n > 0;
}

static bool
is_word(const struct line *line, const char *word)
{
    return slice_is(line->value, word);
}

struct glance
glance_at(struct arena *arena, struct slice text)
{
    struct line lines[SEEN_ALL] = {0};
    struct glance glance = {.kind = KIND_NONE};
    const struct line *quarter = &lines[SEEN_QUARTER],
                      *plan = &lines[SEEN_PLAN];
    const char *why;
    if (!look_at_lines(text, lines) || !is_plain(&lines[SEEN_KIND]))
        return glance;
    if (is_word(&lines[SEEN_KIND], "plan") && is_plain(&lines[SEEN_ID])) {
        glance.kind = KIND_PLAN;
        glance.id = lines[SEEN_ID].value;
    } else if (is_word(&lines[SEEN_KIND], "qbr") && is_plain(plan) &&
               is_plain(quarter) &&
               quarter_parse(
                   arena_strndup(arena, quarter->value.p, quarter->value.n),
                   &glance.when, &why)) {
        glance.kind = KIND_QBR;
        glance.plan = arena_strndup(arena, plan->value.p, plan->value.n);
        glance.at = quarter->value;
    }
    return glance;
}
