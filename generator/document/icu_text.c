#include "document/icu_text.h"

#include <string.h>
#include <unicode/ustring.h>

enum { NO_BREAK_SPACE = 0xA0, NARROW_NO_BREAK_SPACE = 0x202F, THIN = 0x2009 };

char *
icu_utf8(struct arena *arena, const uint16_t *text, int32_t length)
{
    int32_t room = 3 * length + 1;
    char *bytes = ARENA_ARRAY(arena, char, room);
    UErrorCode error = U_ZERO_ERROR;
    u_strToUTF8(bytes, room, NULL, text, length, &error);
    if (U_FAILURE(error))
        bytes[0] = '\0';
    return bytes;
}

char *
icu_unbroken(struct arena *arena, uint16_t *text, int32_t length)
{
    for (int32_t i = 0; i < length; i++)
        if (text[i] == ' ' || text[i] == NARROW_NO_BREAK_SPACE ||
            text[i] == THIN)
            text[i] = NO_BREAK_SPACE;
    return icu_utf8(arena, text, length);
}

uint16_t *
icu_utf16(struct arena *arena, const char *text, int32_t *length)
{
    int32_t room = (int32_t)strlen(text) + 1;
    uint16_t *wide = ARENA_ARRAY(arena, uint16_t, room);
    UErrorCode error = U_ZERO_ERROR;
    u_strFromUTF8WithSub(wide, room, length, text, -1, 0xFFFD, NULL, &error);
    if (U_FAILURE(error))
        *length = 0;
    return wide;
}
