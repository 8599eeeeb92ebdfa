/* A line or a cell of a CSV file (RFC 4180). */
#include <string.h>

#include "source/edit_inner.h"

static void
write_cell(struct buf *buf, const char *text)
{
    size_t length = strlen(text);
    bool quoted = text[strcspn(text, ",;\"\r\n\t")] ||
                  (length && (text[0] == ' ' || text[length - 1] == ' '));
    if (!quoted) {
        buf_str(buf, text);
        return;
    }
    buf_char(buf, '"');
    for (; *text; text++)
        buf_printf(buf, *text == '"' ? "\"\"" : "%c", *text);
    buf_char(buf, '"');
}

void
edit_csv_append(struct arena *arena, struct edits *edits,
    const struct source *source, const char *const *cells, int count)
{
    struct editing e = {arena, edits, source, "\n"};
    struct buf line = {0};
    const char *first = memchr(source->text, '\n', source->size);
    if (first && first > source->text && first[-1] == '\r')
        e.line_end = "\r\n";
    bool ended = source->size == 0 || source->text[source->size - 1] == '\n';
    if (!ended)
        buf_str(&line, e.line_end);
    for (int i = 0; i < count; i++) {
        if (i > 0)
            buf_char(&line, ',');
        write_cell(&line, cells[i]);
    }
    if (ended)
        buf_str(&line, e.line_end);
    editing_add(&e, source->size, 0, &line);
}

void
edit_csv_cell(struct arena *arena, struct edits *edits, struct place cell,
    const char *text)
{
    struct editing e = {arena, edits, cell.source, "\n"};
    struct buf written = {0};
    write_cell(&written, text);
    editing_add(&e, cell.at, cell.length, &written);
}
