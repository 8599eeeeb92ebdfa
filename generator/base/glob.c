#include "base/glob.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"

/* Where the last star of each kind can be made to take more. */
struct matching {
    const char *p, *s;
    const char *star, *star_at;
    const char *stars, *stars_at;
    bool folders; /* the two stars take whole folders only */
};

static void
begin_stars(struct matching *m)
{
    while (*m->p == '*')
        m->p++;
    m->folders = *m->p == '/';
    m->p += m->folders;
    m->stars = m->p;
    m->stars_at = m->s;
    m->star = NULL;
}

static void
begin_star(struct matching *m)
{
    m->star = ++m->p;
    m->star_at = m->s;
}

static bool
take_more(struct matching *m)
{
    if (m->star && *m->star_at != '/') {
        m->s = ++m->star_at;
        m->p = m->star;
        return true;
    }
    if (!m->stars)
        return false;
    const char *from = m->stars_at;
    const char *to = m->folders ? strchr(from, '/') : from;
    if (!to || !*to)
        return false;
    m->s = m->stars_at = to + 1;
    m->p = m->stars;
    m->star = NULL;
    return true;
}

static bool
take_one(struct matching *m)
{
    if (*m->p == '?' && *m->s != '/') {
        utf8_next(&m->s);
        m->p++;
        return true;
    }
    if (*m->p != *m->s)
        return false;
    m->p++;
    m->s++;
    return true;
}

const char *
glob_plain(struct arena *arena, const char *written)
{
    while (text_starts(written, "./"))
        written += 2;
    size_t n = strlen(written);
    while (n > 1 && written[n - 1] == '/')
        n--;
    return written[n] ? arena_strndup(arena, written, n) : written;
}

bool
glob_fits(const char *pattern, const char *path)
{
    struct matching m = {.p = pattern, .s = path};
    while (*m.s) {
        bool at_folder = *m.s == '/' || (m.s > path && m.s[-1] == '/');
        if (!*m.p && at_folder && m.p > pattern && m.p != m.stars)
            return true;
        if (m.p[0] == '*' && m.p[1] == '*')
            begin_stars(&m);
        else if (*m.p == '*')
            begin_star(&m);
        else if (!take_one(&m) && !take_more(&m))
            return false;
    }
    while (*m.p == '*')
        m.p++;
    return !*m.p;
}
