#include "report/csv_out.h"

#include <string.h>

static void
begin(struct csv_out *csv)
{
    if (csv->begun)
        buf_char(csv->buf, ',');
    csv->begun = true;
}

void
csv_out_plain(struct csv_out *csv, const char *text)
{
    begin(csv);
    if (text)
        buf_str(csv->buf, text);
}

void
csv_out_text(struct csv_out *csv, const char *text)
{
    text = text ? text : "";
    bool formula = text[0] && strchr("=+-@\t\r", text[0]);
    bool quoted = strpbrk(text, ",\"\r\n") || formula || text[0] == ' ';
    begin(csv);
    if (!quoted) {
        buf_str(csv->buf, text);
        return;
    }
    buf_char(csv->buf, '"');
    if (formula)
        buf_char(csv->buf, '\'');
    for (const char *c = text; *c; c++) {
        if (*c == '"')
            buf_char(csv->buf, '"');
        buf_char(csv->buf, *c);
    }
    buf_char(csv->buf, '"');
}

void
csv_out_number(struct csv_out *csv, int64_t number)
{
    begin(csv);
    buf_int(csv->buf, number);
}

void
csv_out_line(struct csv_out *csv)
{
    buf_str(csv->buf, "\r\n");
    csv->begun = false;
}

void
csv_out_head(struct csv_out *csv, const char *const *names, int count)
{
    for (int i = 0; i < count; i++)
        csv_out_plain(csv, names[i]);
    csv_out_line(csv);
}
