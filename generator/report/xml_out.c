#include "report/xml_out.h"

#include <stdbool.h>

#include "base/text.h"

static bool
is_allowed(uint32_t rune)
{
    return rune == '\t' || rune == '\n' ||
           (rune >= 0x20 && !(rune >= 0x7F && rune < 0xA0) &&
               (rune & 0xFFFE) != 0xFFFE);
}

/* What no editor shows, or what turns the direction of text. */
static bool
is_invisible(uint32_t rune)
{
    return rune == '\t' || (rune >= 0x200B && rune <= 0x200F) ||
           (rune >= 0x2028 && rune <= 0x202E) ||
           (rune >= 0x2060 && rune <= 0x206F) || rune == 0xFEFF;
}

static void
put_rune(struct buf *out, uint32_t rune)
{
    if (rune == '&')
        buf_str(out, "&amp;");
    else if (rune == '<')
        buf_str(out, "&lt;");
    else if (rune == '>')
        buf_str(out, "&gt;");
    else if (rune == '"')
        buf_str(out, "&quot;");
    else if (is_invisible(rune))
        buf_printf(out, "&#%u;", (unsigned)rune);
    else
        buf_rune(out, is_allowed(rune) ? rune : 0xFFFD);
}

void
xml_out_text(struct buf *out, const char *text)
{
    uint32_t rune;
    while ((rune = utf8_next(&text)))
        put_rune(out, rune);
}

void
xml_out_attribute(struct buf *out, const char *name, const char *value)
{
    uint32_t rune;
    if (!value)
        return;
    buf_printf(out, " %s=\"", name);
    while ((rune = utf8_next(&value)))
        if (rune == '\n')
            buf_str(out, "&#10;");
        else
            put_rune(out, rune);
    buf_char(out, '"');
}

void
xml_out_number(struct buf *out, const char *name, int number)
{
    buf_printf(out, " %s=\"%d\"", name, number);
}
