#include "document/foreign.h"

#include <ctype.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/text.h"

/* The four characters: a beginning and an end of each kind. */
#define HEAD "\xEF\xB7"
#define FIRST 0x90
#define SIZE (sizeof HEAD)

/* Everything below U+0590 runs to the right or has no direction. */
#define FIRST_LEAD 0xD6

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
    return has_letters(text)
               ? arena_printf(arena, HEAD "\x90%s" HEAD "\x91", text)
               : text;
}

static bool
runs_left(struct slice text)
{
    for (const char *p = text.p, *end = p + text.n; p < end;) {
        if ((unsigned char)*p < FIRST_LEAD) {
            p++;
            continue;
        }
        UCharDirection direction = u_charDirection((UChar32)utf8_next(&p));
        if (direction == U_RIGHT_TO_LEFT ||
            direction == U_RIGHT_TO_LEFT_ARABIC || direction == U_ARABIC_NUMBER)
            return true;
    }
    return false;
}

bool
foreign_to_left(const char *text)
{
    return runs_left((struct slice){text, strlen(text)});
}

int
foreign_lean(const char *text)
{
    int lean = 0;
    for (const char *p = text, *end = text + strlen(text); p < end;) {
        UCharDirection direction = u_charDirection((UChar32)utf8_next(&p));
        lean +=
            direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
        lean -= direction == U_LEFT_TO_RIGHT;
    }
    return lean;
}

static bool
runs_right(struct slice text)
{
    for (const char *p = text.p, *end = p + text.n; p < end;)
        if (u_charDirection((UChar32)utf8_next(&p)) == U_LEFT_TO_RIGHT)
            return true;
    return false;
}

/* Which of the four stands there: 0 to 3, or -1. */
static int
mark_at(const char *at)
{
    int which = strncmp(at, HEAD, SIZE - 1) == 0
                    ? (unsigned char)at[SIZE - 1] - FIRST
                    : -1;
    return which <= 3 ? which : -1;
}

/* The kind that begins or ends there. */
static enum foreign_kind
kind_at(const char *at)
{
    int which = mark_at(at);
    return which < 0 ? FOREIGN_NOT : (enum foreign_kind)(which / 2 + 1);
}

static bool
is_end(const char *at)
{
    return mark_at(at) % 2 == 1;
}

/* The first of the characters that are of a later kind; NULL for none. */
static const char *
find(const char *text, enum foreign_kind around)
{
    while ((text = strchr(text, HEAD[0])) && kind_at(text) <= around)
        text++;
    return text;
}

bool
foreign_any(const char *text)
{
    return find(text, FOREIGN_NOT) != NULL;
}

const char *
foreign_bare(struct arena *arena, const char *text)
{
    if (!text || !foreign_any(text))
        return text;
    char *bare = arena_strdup(arena, text), *to = bare;
    for (const char *p = text; *p;) {
        if (mark_at(p) >= 0)
            p += SIZE;
        else
            *to++ = *p++;
    }
    *to = '\0';
    return bare;
}

/* The end that belongs to a beginning before the text; NULL for none. */
static const char *
own_end(const char *text, enum foreign_kind kind)
{
    for (int depth = 1; (text = find(text, kind - 1)); text += SIZE) {
        if (kind_at(text) == kind)
            depth += is_end(text) ? -1 : 1;
        if (depth == 0)
            return text;
    }
    return NULL;
}

bool
foreign_next(const char **text, struct slice *piece, enum foreign_kind *kind,
    enum foreign_kind around)
{
    const char *from = *text, *end;
    while (is_end(from)) /* that nothing began */
        from += SIZE;
    if (!*from)
        return false;
    *kind = kind_at(from) > around ? kind_at(from) : FOREIGN_NOT;
    from += *kind ? SIZE : 0;
    end = *kind ? own_end(from, *kind) : find(from, around);
    if (!end)
        end = from + strlen(from);
    *piece = (struct slice){from, (size_t)(end - from)};
    *text = *kind && *end ? end + SIZE : end;
    return true;
}

const char *
foreign_apart(struct arena *arena, const char *text, bool right_to_left)
{
    struct slice piece;
    enum foreign_kind kind;
    bool against = false;
    for (const char *p = text;
         !against && foreign_next(&p, &piece, &kind, FOREIGN_NOT);)
        if (kind == FOREIGN_NOT)
            against = right_to_left ? runs_right(piece) : runs_left(piece);
    return against ? arena_printf(arena, HEAD "\x92%s" HEAD "\x93", text)
                   : text;
}
