#include "report/xml_out.h"

#include <stdbool.h>

#include "base/text.h"

static bool
is_allowed(uint32_t rune)
{
    return rune == '\t' || rune == '\n' ||
           (rune >= 0x20 && rune != 0x7F && !(rune >= 0x80 && rune < 0xA0) &&
               (rune & 0xFFFE) != 0xFFFE);
}

static void
put_rune(struct buf *out, uint32_t rune)
{
    switch (rune) {
    case '&':
        buf_str(out, "&amp;");
        break;
    case '<':
        buf_str(out, "&lt;");
        break;
    case '>':
        buf_str(out, "&gt;");
        break;
    case '"':
        buf_str(out, "&quot;");
        break;
    default:
        buf_rune(out, is_allowed(rune) ? rune : 0xFFFD);
    }
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
        if (rune == '\n' || rune == '\t')
            buf_printf(out, "&#%u;", (unsigned)rune);
        else
            put_rune(out, rune);
    buf_char(out, '"');
}

void
xml_out_number(struct buf *out, const char *name, int number)
{
    buf_printf(out, " %s=\"%d\"", name, number);
}
