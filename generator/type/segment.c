/* The only file that knows ICU's break iterators and case mapping. */
#include "type/segment.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ucasemap.h>
#include <unicode/utext.h>

#include "base/text.h"
#include "type/box.h"

struct breaker {
    struct arena *arena;
    UBreakIterator *iterator;
    UText *text;
    char lang[32]; /* that the iterator was opened for */
    int32_t *offsets;
    int room;
};

struct breaker *
breaker_new(struct arena *arena)
{
    struct breaker *breaker = ARENA_NEW(arena, struct breaker);
    breaker->arena = arena;
    return breaker;
}

void
breaker_free(struct breaker *breaker)
{
    if (breaker->iterator)
        ubrk_close(breaker->iterator);
    if (breaker->text)
        utext_close(breaker->text);
    *breaker = (struct breaker){0};
}

/* Opening reads rules: done again only when the language changes. */
static bool
open_iterator(struct breaker *breaker, const char *lang)
{
    lang = lang && strlen(lang) < sizeof breaker->lang ? lang : "";
    if (breaker->iterator && strcmp(breaker->lang, lang) == 0)
        return true;
    if (breaker->iterator)
        ubrk_close(breaker->iterator);
    UErrorCode error = U_ZERO_ERROR;
    breaker->iterator =
        ubrk_open(UBRK_LINE, *lang ? lang : "root", NULL, 0, &error);
    if (U_FAILURE(error)) {
        error = U_ZERO_ERROR;
        breaker->iterator = ubrk_open(UBRK_LINE, "root", NULL, 0, &error);
    }
    if (U_FAILURE(error))
        breaker->iterator = NULL;
    memcpy(breaker->lang, lang, strlen(lang) + 1);
    return breaker->iterator != NULL;
}

static bool
set_text(struct breaker *breaker, const char *text, size_t size)
{
    UErrorCode error = U_ZERO_ERROR;
    breaker->text = utext_openUTF8(breaker->text, text, (int64_t)size, &error);
    if (U_FAILURE(error))
        return false;
    ubrk_setUText(breaker->iterator, breaker->text, &error);
    return U_SUCCESS(error);
}

static int
find_any(
    struct breaker *breaker, const char *lang, const char *text, size_t size)
{
    int count = 0;
    if (open_iterator(breaker, lang) && set_text(breaker, text, size)) {
        ubrk_first(breaker->iterator);
        int32_t at;
        while ((at = ubrk_next(breaker->iterator)) != UBRK_DONE)
            breaker->offsets[count++] = at;
    }
    if (count == 0 || breaker->offsets[count - 1] != (int32_t)size)
        breaker->offsets[count++] = (int32_t)size;
    return count;
}

const int32_t *
breaker_find(struct breaker *breaker, const char *lang, const char *text,
    size_t size, int *count)
{
    if (size > INT32_MAX / 2)
        size = INT32_MAX / 2;
    if ((size_t)breaker->room <= size) {
        breaker->room = (int)size + 1;
        breaker->offsets = ARENA_ARRAY(breaker->arena, int32_t, breaker->room);
    }
    *count = breaks_of_plain(text, size, breaker->offsets);
    if (*count == NOT_PLAIN)
        *count = find_any(breaker, lang, text, size);
    return breaker->offsets;
}

typedef int32_t case_function(const UCaseMap *map, char *to, int32_t room,
    const char *from, int32_t size, UErrorCode *error);

static int32_t
to_title(const UCaseMap *map, char *to, int32_t room, const char *from,
    int32_t size, UErrorCode *error)
{
    UErrorCode opened = U_ZERO_ERROR;
    UCaseMap *title = ucasemap_open(
        ucasemap_getLocale(map), U_TITLECASE_NO_LOWERCASE, &opened);
    if (U_FAILURE(opened)) {
        *error = opened;
        return 0;
    }
    int32_t n = ucasemap_utf8ToTitle(title, to, room, from, size, error);
    ucasemap_close(title);
    return n;
}

static const char *
map_case(struct arena *arena, const char *text, const char *lang,
    case_function *function)
{
    size_t size = strlen(text);
    UErrorCode error = U_ZERO_ERROR;
    UCaseMap *map = ucasemap_open(lang ? lang : "", 0, &error);
    if (U_FAILURE(error) || size > INT32_MAX / 8)
        return text;
    size_t room = size * 3 + 16; /* the most that case mapping expands by */
    char *mapped = arena_alloc(arena, room);
    int32_t n =
        function(map, mapped, (int32_t)room - 1, text, (int32_t)size, &error);
    ucasemap_close(map);
    if (U_FAILURE(error))
        return text;
    mapped[n] = '\0';
    return mapped;
}

const char *
text_transform(struct arena *arena, const char *text,
    enum text_transform transform, const char *lang)
{
    switch (transform) {
    case CASE_UPPER:
        return map_case(arena, text, lang, ucasemap_utf8ToUpper);
    case CASE_LOWER:
        return map_case(arena, text, lang, ucasemap_utf8ToLower);
    case CASE_CAPITALIZE:
        return map_case(arena, text, lang, to_title);
    case CASE_NONE:
        break;
    }
    return text;
}
