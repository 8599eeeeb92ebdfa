/* Two fields on one line, or the first of a block on the line of its name. */
#include <string.h>

#include "base/text.h"
#include "source/excerpt.h"
#include "source/front_fault.h"

bool
front_hidden_name(struct slice text, front_is_name *is_name, struct slice *name)
{
    for (size_t i = 1; is_name && i < text.n; i++) {
        if (text.p[i] != ':' ||
            (i + 1 < text.n && !strchr(" \t\r\n", text.p[i + 1])))
            continue;
        size_t begin = i;
        while (begin > 0 && !strchr(" \t\r\n,{[\"'", text.p[begin - 1]))
            begin--;
        *name = (struct slice){text.p + begin, i - begin};
        if (begin > 0 && is_name(*name))
            return true;
    }
    return false;
}

/* The next written line of the front matter; false below the last. */
static bool
line_below(const struct fault *fault, uint32_t at, uint32_t *below)
{
    const struct source *source = fault->yaml.source;
    uint32_t end = place_behind(fault->yaml), line = line_finish(source, at);
    while (line < end && strchr("\r\n", source->text[line]))
        line++;
    *below = line;
    return line < end;
}

/* Spaces before the second field on a line of its own: as many as before the
 * first or, where it opens the lines below, fewer than these have. */
static int
own_columns(const struct fault *fault, struct place name, uint32_t first)
{
    const struct source *source = fault->yaml.source;
    int columns =
        (int)(line_content(source, first) - line_begin(source, first));
    uint32_t below, line = first;
    if (!fault_opens_block(source, name.at) ||
        !line_below(fault, first, &below) ||
        line_indent(source, below) > columns)
        return columns;
    while (line_before(source, line, &line) && line >= fault->yaml.at)
        if (line_indent(source, line) < line_indent(source, below))
            return line_indent(source, line);
    return columns;
}

/* The second field as it would stand by itself. */
static const char *
on_its_own(const struct fault *fault, struct place name, struct place value)
{
    const struct source *source = value.source;
    struct slice rest = {source->text + name.at, place_behind(value) - name.at};
    if (!fault->flow)
        return excerpt_line(
            fault->report, own_columns(fault, name, value.at), "", rest);
    uint32_t before = name.at;
    while (before > value.at && strchr("; \t\r\n", source->text[before - 1]))
        before--;
    struct finding_edit edit = {
        .at = place_in(source, before, name.at - before), .with = ", "};
    return excerpt_edited(fault->report, &edit);
}

/* What stands behind a value in { } or [ ], from its end on. */
static struct slice
behind_brackets(struct slice value)
{
    char opener = value.n > 0 ? *value.p : '\0';
    const char *end = opener == '{'   ? memchr(value.p, '}', value.n)
                      : opener == '[' ? memchr(value.p, ']', value.n)
                                      : NULL;
    return end ? (struct slice){end, value.n - (size_t)(end - value.p)} : value;
}

/* A figure, or one word before the name; or the name opens lines below. */
static bool
is_no_sentence(const struct fault *fault, struct place value, struct place name)
{
    struct slice before = slice_trim(
        (struct slice){value.source->text + value.at, name.at - value.at});
    struct slice all = excerpt_slice(value);
    uint32_t below;
    bool opens = !fault->flow && all.n > 0 && all.p[all.n - 1] == ':' &&
                 line_below(fault, value.at, &below) &&
                 (line_is_item(value.source, below) ||
                     line_indent(value.source, below) >
                         own_columns(fault, name, value.at));
    return opens || (all.n > 0 && text_digit(*all.p)) ||
           (before.n > 0 && !memchr(before.p, ' ', before.n));
}

bool
fault_joined(const struct fault *fault, struct place value, bool ended)
{
    const struct source *source = value.source;
    struct report *report = fault->report;
    struct slice name;
    if (!front_hidden_name(
            behind_brackets(excerpt_slice(value)), fault->is_name, &name))
        return false;
    struct place at =
        place_in(source, (uint32_t)(name.p - source->text), (uint32_t)name.n);
    struct finding *finding = fault_add(fault, at,
        report_text(report,
            fault->flow
                ? "`%.*s` may be a field, and no comma stands before it"
                : "`%.*s` may be a field, and stands on the line of another",
            (int)name.n, name.p),
        NULL);
    const char *own = on_its_own(fault, at, value);
    const char *way =
        fault->flow ? "Put a comma before it" : "Begin a new line with it";
    finding->fix =
        ended || is_no_sentence(fault, value, at)
            ? report_text(report, "%s: %s", way, own)
            : report_text(report,
                  "%s: %s   If it is part of the sentence, put that in "
                  "quotes: %s",
                  way, own,
                  excerpt_quotes(report, value, excerpt_slice(value)));
    return true;
}

bool
fault_pulled_up(const struct fault *fault, struct place value)
{
    const struct source *source = value.source;
    uint32_t below;
    if (fault->flow || !line_below(fault, value.at, &below))
        return false;
    int columns = line_indent(source, below);
    if (columns <= (int)(line_content(source, value.at) -
                         line_begin(source, value.at)) ||
        line_colon(source, below) == line_finish(source, below))
        return false;
    fault_add(fault, value,
        "this belongs below its field's name, and stands on its line",
        report_text(fault->report,
            "Begin a new line with it, as far in as the one below: %s",
            excerpt_line(fault->report, columns, "", excerpt_slice(value))));
    return true;
}

/* The name and colon at `p`, or of a reading its day: their length; 0 for none
 * of the format's. */
static size_t
name_at(const struct fault *fault, const char *p)
{
    size_t n = 0;
    while (fault_name_byte(p[n]))
        n++;
    bool day = n == 10 && strspn(p, "0123456789-") == n && p[4] == '-';
    bool known = day || (n > 0 && fault->is_name &&
                            fault->is_name((struct slice){p, n}));
    return known && p[n] == ':' && p[n + 1] == ' ' ? n + 1 : 0;
}

/* `…, owner: dana` */
static bool
goes_on(const struct fault *fault, struct slice text)
{
    for (size_t i = 1; i + 2 < text.n; i++)
        if (text.p[i] == ',' &&
            name_at(fault, text.p + i + 1 + strspn(text.p + i + 1, " ")))
            return true;
    return false;
}

/* `- do: Name who covers, owner: dana}` */
static bool
say_no_opener(const struct fault *fault, struct place value)
{
    const struct source *source = value.source;
    uint32_t content = line_content(source, value.at);
    struct place begin = place_in(source,
        name_at(fault, source->text + value.at) ? value.at : content, 0);
    struct finding *finding =
        fault_add(fault, place_in(value.source, place_behind(value) - 1, 1),
            "this } closes what no { opens", NULL);
    finding->edit = (struct finding_edit){.at = begin, .with = "{"};
    finding->fix = report_text(fault->report, "Write the { as well: %s",
        excerpt_edited(fault->report, &finding->edit));
    return true;
}

bool
fault_no_braces(const struct fault *fault, struct place value)
{
    struct slice text = excerpt_slice(value);
    if (!goes_on(fault, text))
        return false;
    uint32_t line = line_begin(value.source, value.at);
    if (text.p[text.n - 1] == '}' &&
        !memchr(value.source->text + line, '{', place_behind(value) - line))
        return say_no_opener(fault, value);
    if (!name_at(fault, text.p))
        return false;
    const char *braced =
        report_text(fault->report, "{%.*s}", (int)text.n, text.p);
    uint32_t begin = line_content(value.source, value.at);
    struct finding *finding =
        fault_add(fault, value, "these fields lack the { } around them",
            report_text(fault->report, "Write them in { }: %.*s%s",
                (int)(value.at - begin), value.source->text + begin, braced));
    finding->edit = (struct finding_edit){.at = value, .with = braced};
    return true;
}
