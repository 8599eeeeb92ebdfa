/* The only file that knows ICU's bidirectional algorithm. */
#include "type/bidi.h"

#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include "base/text.h"

/* Everything below U+0590 runs to the right or has no direction. */
#define FIRST_LEAD 0xD6
#define LRI 0x2066
#define RLI 0x2067
#define PDI 0x2069

static bool
is_left(uint32_t rune)
{
    switch (u_charDirection((UChar32)rune)) {
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
    case U_ARABIC_NUMBER:
    case U_RIGHT_TO_LEFT_EMBEDDING:
    case U_RIGHT_TO_LEFT_OVERRIDE:
    case U_RIGHT_TO_LEFT_ISOLATE:
    case U_LEFT_TO_RIGHT_OVERRIDE:
        return true;
    default:
        return false;
    }
}

bool
bidi_needed(const char *text, size_t size)
{
    for (const char *p = text, *end = text + size; p < end;)
        if ((unsigned char)*p < FIRST_LEAD)
            p++;
        else if (is_left(utf8_next(&p)))
            return true;
    return false;
}

bool
bidi_begins_left(const char *text, bool otherwise)
{
    while (*text) {
        UCharDirection direction = u_charDirection((UChar32)utf8_next(&text));
        if (direction == U_LEFT_TO_RIGHT)
            return false;
        if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
            return true;
    }
    return otherwise;
}

/* The text as ICU takes it, with the byte that each unit came from. */
struct units {
    UChar *text;
    uint32_t *from;
    int32_t count;
};

static void
put_unit(struct units *units, uint32_t unit, uint32_t at)
{
    units->text[units->count] = (UChar)unit;
    units->from[units->count++] = at;
}

static void
put_rune(struct units *units, uint32_t rune, uint32_t at)
{
    if (rune < 0x10000) {
        put_unit(units, rune, at);
        return;
    }
    put_unit(units, 0xD800 + ((rune - 0x10000) >> 10), at);
    put_unit(units, 0xDC00 + ((rune - 0x10000) & 0x3FF), at);
}

static struct units
to_units(struct arena *arena, const char *text, size_t size,
    const struct bidi_mark *marks, int count)
{
    size_t room = size + (size_t)count + 1;
    struct units units = {
        ARENA_ARRAY(arena, UChar, room), ARENA_ARRAY(arena, uint32_t, room), 0};
    int mark = 0;
    for (const char *p = text;;) {
        uint32_t at = (uint32_t)(p - text);
        for (; mark < count && marks[mark].at <= at; mark++)
            put_unit(&units,
                marks[mark].end   ? PDI
                : marks[mark].rtl ? RLI
                                  : LRI,
                at);
        if (at >= size)
            return units;
        put_rune(&units, utf8_next(&p), at);
    }
}

/* Marks give way: the character at a byte comes after those before it. */
static void
to_bytes(const struct units *units, const UBiDiLevel *levels, size_t size,
    uint8_t *bytes)
{
    for (int32_t i = 0; i < units->count; i++)
        if (units->from[i] < size)
            bytes[units->from[i]] = levels[i];
}

uint8_t *
bidi_levels(struct arena *arena, const char *text, size_t size,
    const struct bidi_mark *marks, int mark_count, bool rtl)
{
    uint8_t *bytes = ARENA_ARRAY(arena, uint8_t, size + 1);
    UErrorCode error = U_ZERO_ERROR;
    if (size > INT32_MAX / 4)
        return bytes;
    struct units units = to_units(arena, text, size, marks, mark_count);
    UBiDi *bidi = ubidi_open();
    ubidi_setPara(bidi, units.text, units.count, rtl ? UBIDI_RTL : UBIDI_LTR,
        NULL, &error);
    const UBiDiLevel *levels = ubidi_getLevels(bidi, &error);
    if (U_SUCCESS(error) && levels)
        to_bytes(&units, levels, size, bytes);
    ubidi_close(bidi);
    for (size_t i = 1; i < size; i++)
        if (((unsigned char)text[i] & 0xC0) == 0x80)
            bytes[i] = bytes[i - 1];
    return bytes;
}

void
bidi_order(const uint8_t *levels, int count, int32_t *order)
{
    ubidi_reorderVisual(levels, count, order);
}
