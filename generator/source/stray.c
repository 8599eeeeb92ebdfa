#include "source/stray.h"

#include <string.h>

#include "base/text.h"
#include "source/excerpt.h"

/* What stands behind the line's name and colon. */
static struct slice
value_of(const struct source *source, uint32_t line)
{
    uint32_t begin = line_colon(source, line), end = line_finish(source, line);
    begin += begin < end;
    return slice_trim((struct slice){source->text + begin, end - begin});
}

/* `some-id:`, with the rest below it or in { } beside it. */
static bool
opens_entry(const struct source *source, uint32_t line)
{
    struct slice value = value_of(source, line);
    return line_is_field(source, line) && !line_is_item(source, line) &&
           (value.n == 0 || strchr("{#", *value.p));
}

/* `{…, name: …}` */
static bool
braces_have(struct slice braces, struct slice name)
{
    for (size_t i = 1; i + name.n < braces.n; i++)
        if (memcmp(braces.p + i, name.p, name.n) == 0 &&
            braces.p[i + name.n] == ':' && strchr("{, ", braces.p[i - 1]))
            return true;
    return false;
}

/* The entry that the line opens has a field of the name; `last` is its last
 * line. */
static bool
entry_has(const struct source *source, uint32_t entry, struct slice name,
    uint32_t *last)
{
    bool has = braces_have(value_of(source, entry), name);
    uint32_t line = *last = entry;
    while (line_after(source, line, &line) &&
           line_indent(source, line) > line_indent(source, entry)) {
        has |= slice_same(line_name(source, line), name);
        *last = line;
    }
    return has;
}

bool
stray_find(const struct source *source, uint32_t at, struct stray *stray)
{
    uint32_t head, entry, last, line = line_begin(source, at);
    struct slice name = line_name(source, line);
    if (name.n == 0 || line_is_item(source, line) ||
        !line_before(source, line, &head) || !line_after(source, line, &entry))
        return false;
    int outer = line_indent(source, head), inner = line_indent(source, entry);
    if (!opens_entry(source, head) || value_of(source, head).n > 0 ||
        !opens_entry(source, entry) || outer >= inner ||
        inner >= line_indent(source, line))
        return false;
    *stray = (struct stray){.line = line, .list = line_name(source, head)};
    bool more = true;
    for (; more && line_indent(source, entry) == inner;
         more = line_after(source, last, &entry)) {
        if (entry_has(source, entry, name, &last))
            continue;
        if (stray->lacking++ == 0) {
            stray->entry = line_name(source, entry);
            stray->last = last;
        }
    }
    return true;
}

static int
number_of(const struct source *source, uint32_t line)
{
    return place_start(place_in(source, line, 0)).line;
}

void
stray_say(struct report *report, const struct source *source,
    const struct stray *stray)
{
    struct place text = line_text(source, stray->line);
    struct slice name = line_name(source, stray->line);
    int number = number_of(source, stray->line);
    struct finding *finding = report_add(report, CS002, text,
        "`%.*s` stands above the first id of `%.*s`, and so in none of its "
        "entries",
        (int)name.n, name.p, (int)stray->list.n, stray->list.p);
    finding->fix =
        stray->lacking == 1
            ? report_text(report,
                  "Take line %d out, and write it in `%.*s`, which has no "
                  "`%.*s`, below line %d:\n%*s%.*s",
                  number, (int)stray->entry.n, stray->entry.p, (int)name.n,
                  name.p, number_of(source, stray->last),
                  line_indent(source, stray->line), "", (int)text.length,
                  source->text + text.at)
            : report_text(report,
                  "Take line %d out, and write it below the id of the entry "
                  "that it belongs to. If the line with that entry's id is "
                  "lost, write it above line %d again",
                  number, number);
}
