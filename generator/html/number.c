#include "html/number.h"

#include "base/text.h"

/* What is longer is no number that fits a line of a telephone. */
#define LONGEST 20

/* A hyphen between digits in [at, end); NULL when there is none. */
static const char *
find_hyphen(const char *at, const char *end)
{
    while (at < end && (at = memchr(at, '-', (size_t)(end - at)))) {
        if (text_digit(at[1]) && text_digit(at[-1]))
            return at;
        at++;
    }
    return NULL;
}

static bool
in_number(char c)
{
    return text_alnum(c) || c == '-' || c == '/' || c == '.';
}

static void
write_kept(struct slice text, struct buf *out)
{
    const char *done = text.p, *end = text.p + text.n, *hyphen;
    while ((hyphen = find_hyphen(done + 1, end))) {
        const char *first = hyphen, *last = hyphen;
        while (first > done && in_number(first[-1]))
            first--;
        while (last < end && in_number(*last))
            last++;
        while (last[-1] == '.')
            last--;
        bool kept = last - first <= LONGEST;
        buf_add(out, done, (size_t)(first - done));
        buf_str(out, kept ? "<span class=\"whole\">" : "");
        buf_add(out, first, (size_t)(last - first));
        buf_str(out, kept ? "</span>" : "");
        done = last;
    }
    buf_add(out, done, (size_t)(end - done));
}

void
number_keep(struct buf *out, size_t from)
{
    if (out->n - from < 3 || !find_hyphen(out->p + from + 1, out->p + out->n))
        return;
    struct buf text = {0};
    buf_add(&text, out->p + from, out->n - from);
    out->n = from;
    write_kept((struct slice){text.p, text.n}, out);
    buf_free(&text);
}
