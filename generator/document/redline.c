#include "document/redline.h"

#include <string.h>

#include "base/text.h"
#include "document/model.h"

struct word_run {
    int count;
    const char **words;
};

static struct word_run
words_in(struct arena *arena, const char *text)
{
    struct word_run run = {0, NULL};
    int room = 0;
    for (const char *p = text; *p;) {
        size_t n = strcspn(p, " ");
        run.words =
            arena_grow(arena, run.words, run.count, &room, sizeof *run.words);
        run.words[run.count++] = arena_strndup(arena, p, n);
        p += n + (p[n] == ' ');
    }
    return run;
}

/* The longest common run of words from i and j on, for all of them. */
static int *
common_lengths(
    struct arena *arena, const struct word_run *a, const struct word_run *b)
{
    int width = b->count + 1;
    int *lengths = ARENA_ARRAY(arena, int, (a->count + 1) * width);
    for (int i = a->count - 1; i >= 0; i--)
        for (int j = b->count - 1; j >= 0; j--) {
            int down = lengths[(i + 1) * width + j];
            int right = lengths[i * width + j + 1];
            lengths[i * width + j] = text_is(a->words[i], b->words[j])
                                         ? lengths[(i + 1) * width + j + 1] + 1
                                     : down > right ? down
                                                    : right;
        }
    return lengths;
}

/* Words of one fate, joined until another one comes. */
struct pen {
    struct _xmlNode *parent;
    const char *fate; /* "keep", or NULL before the first */
    struct buf text;
};

static void
pen_lift(struct pen *pen)
{
    if (pen->fate)
        model_say(pen->parent, pen->fate, pen->text.n ? pen->text.p : "");
    buf_free(&pen->text);
    pen->fate = NULL;
}

/* The space before a word goes with what is kept. */
static void
pen_word(struct pen *pen, const char *fate, const char *word)
{
    bool first = !model_first(pen->parent) && !pen->fate;
    if (pen->fate && !text_is(pen->fate, fate)) {
        if (text_is(pen->fate, "keep"))
            buf_char(&pen->text, ' ');
        bool spaced = text_is(pen->fate, "keep");
        pen_lift(pen);
        if (!spaced && text_is(fate, "keep"))
            buf_char(&pen->text, ' ');
    } else if (!first) {
        buf_char(&pen->text, ' ');
    }
    pen->fate = fate;
    buf_str(&pen->text, word);
}

void
redline_words(struct arena *arena, struct _xmlNode *before, const char *old,
    struct _xmlNode *now, const char *new)
{
    struct word_run a = words_in(arena, text_collapse(arena, old));
    struct word_run b = words_in(arena, text_collapse(arena, new));
    if (a.count > REDLINE_WORDS || b.count > REDLINE_WORDS) {
        model_say(before, "del", old);
        model_say(now, "ins", new);
        return;
    }
    const int *lengths = common_lengths(arena, &a, &b);
    int width = b.count + 1;
    struct pen left = {.parent = before}, right = {.parent = now};
    for (int i = 0, j = 0; i < a.count || j < b.count;) {
        if (i < a.count && j < b.count && text_is(a.words[i], b.words[j])) {
            pen_word(&left, "keep", a.words[i++]);
            pen_word(&right, "keep", b.words[j++]);
        } else if (j >= b.count ||
                   (i < a.count && lengths[(i + 1) * width + j] >=
                                       lengths[i * width + j + 1])) {
            pen_word(&left, "del", a.words[i++]);
        } else {
            pen_word(&right, "ins", b.words[j++]);
        }
    }
    pen_lift(&left);
    pen_lift(&right);
}
