#include "document/foreign.h"

#include <ctype.h>
#include <string.h>

#define BEGIN "\xEF\xB7\x90"
#define END "\xEF\xB7\x91"
#define SIZE (sizeof BEGIN - 1)

static bool
has_letters(const char *text)
{
    while (*text && !isalpha((unsigned char)*text))
        text++;
    return *text != '\0';
}

const char *
foreign_mark(struct arena *arena, const char *text)
{
    return has_letters(text) ? arena_printf(arena, BEGIN "%s" END, text) : text;
}

static bool
is_begin(const char *at)
{
    return strncmp(at, BEGIN, SIZE) == 0;
}

static bool
is_end(const char *at)
{
    return strncmp(at, END, SIZE) == 0;
}

/* The first of the two characters; the text's end when it has none. */
static const char *
find(const char *text)
{
    while ((text = strchr(text, BEGIN[0])) && !is_begin(text) && !is_end(text))
        text++;
    return text;
}

bool
foreign_any(const char *text)
{
    return find(text) != NULL;
}

const char *
foreign_bare(struct arena *arena, const char *text)
{
    if (!text || !foreign_any(text))
        return text;
    char *bare = arena_strdup(arena, text), *to = bare;
    for (const char *p = text; *p;) {
        if (is_begin(p) || is_end(p))
            p += SIZE;
        else
            *to++ = *p++;
    }
    *to = '\0';
    return bare;
}

/* The end that belongs to a beginning before the text; NULL for none. */
static const char *
own_end(const char *text)
{
    for (int depth = 1; (text = find(text)); text += SIZE) {
        depth += is_begin(text) ? 1 : -1;
        if (depth == 0)
            return text;
    }
    return NULL;
}

bool
foreign_next(const char **text, struct slice *piece, bool *foreign)
{
    const char *from = *text, *end;
    while (is_end(from)) /* that nothing began */
        from += SIZE;
    if (!*from)
        return false;
    *foreign = is_begin(from);
    from += *foreign ? SIZE : 0;
    end = *foreign ? own_end(from) : find(from);
    if (!end)
        end = from + strlen(from);
    *piece = (struct slice){from, (size_t)(end - from)};
    *text = *foreign && *end ? end + SIZE : end;
    return true;
}
