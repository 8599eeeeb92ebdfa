#include "report/json_out.h"

#include <string.h>

#include "base/text.h"

static bool
needs_escape(uint32_t rune)
{
    return rune < 0x20 || (rune >= 0x7F && rune < 0xA0) ||
           (rune >= 0x200B && rune <= 0x200F) ||
           (rune >= 0x2028 && rune <= 0x202E) ||
           (rune >= 0x2060 && rune <= 0x206F) || rune == 0xFEFF;
}

static void
put_rune(struct buf *out, uint32_t rune)
{
    if (rune == '"' || rune == '\\') {
        buf_char(out, '\\');
        buf_char(out, (char)rune);
    } else if (rune == '\n') {
        buf_str(out, "\\n");
    } else if (needs_escape(rune)) {
        buf_printf(out, "\\u%04x", (unsigned)rune);
    } else {
        buf_rune(out, rune);
    }
}

static void
put_string(struct buf *out, struct slice text)
{
    const char *p = text.p, *end = text.p + text.n;
    buf_char(out, '"');
    while (p < end) {
        uint32_t rune = *p ? utf8_next(&p) : 0;
        if (rune == 0)
            p++;
        put_rune(out, rune);
    }
    buf_char(out, '"');
}

static void
put_name(struct json_out *json, const char *name)
{
    if (json->begun)
        buf_char(json->buf, ',');
    json->begun = true;
    if (!name)
        return;
    put_string(json->buf, (struct slice){name, strlen(name)});
    buf_char(json->buf, ':');
}

void
json_out_open(struct json_out *json, const char *name, char bracket)
{
    put_name(json, name);
    buf_char(json->buf, bracket);
    json->begun = false;
}

void
json_out_close(struct json_out *json, char bracket)
{
    buf_char(json->buf, bracket);
    json->begun = true;
}

void
json_out_slice(struct json_out *json, const char *name, struct slice text)
{
    put_name(json, name);
    put_string(json->buf, text);
}

void
json_out_text(struct json_out *json, const char *name, const char *text)
{
    if (text)
        json_out_slice(json, name, (struct slice){text, strlen(text)});
}

void
json_out_number(struct json_out *json, const char *name, int64_t number)
{
    put_name(json, name);
    buf_int(json->buf, number);
}

void
json_out_flag(struct json_out *json, const char *name, bool flag)
{
    put_name(json, name);
    buf_str(json->buf, flag ? "true" : "false");
}

void
json_out_null(struct json_out *json, const char *name)
{
    put_name(json, name);
    buf_str(json->buf, "null");
}

void
json_out_line(struct json_out *json)
{
    if (json->begun)
        buf_char(json->buf, ',');
    json->begun = false;
    buf_char(json->buf, '\n');
}
