#include "source/front_fault.h"

#include <string.h>

#include "base/text.h"
#include "source/excerpt.h"
#include "source/note.h"

struct finding *
fault_add(const struct fault *fault, struct place at, const char *message,
    const char *fix)
{
    struct finding *finding =
        report_add(fault->report, CS002, at, "%s", message);
    finding->fix = fix;
    return finding;
}

/* The value from `at` on, quoted as it should have been. */
static const char *
fix_quoted(const struct fault *fault, struct place value)
{
    return excerpt_field(fault->report, value, excerpt_slice(value));
}

/* `@owner: sam`: the name behind the sign is one without it. */
static bool
say_sign_before_name(const struct fault *fault, uint32_t at)
{
    uint32_t begin = at + 1, p;
    bool cited = fault_byte(fault, at) == '>' && !fault->flow;
    begin +=
        cited ? (uint32_t)strspn(fault->yaml.source->text + begin, " >") : 0;
    for (p = begin; fault_name_byte(fault_byte(fault, p));)
        p++;
    if (p == begin || fault_byte(fault, p) != ':' ||
        !strchr(" \r\n", fault_byte(fault, p + 1)) ||
        (!cited && strchr("!*|>", fault_byte(fault, at))))
        return false;
    struct place value = value_meant(fault->yaml.source, begin, fault->flow);
    struct slice text = excerpt_slice(value);
    struct finding *finding = fault_add(fault,
        place_in(fault->yaml.source, at, cited ? begin - at : 1),
        report_text(fault->report, "a field's name cannot begin with %c",
            fault_byte(fault, at)),
        report_text(fault->report, "Take it out: %.*s", (int)text.n, text.p));
    finding->edit = (struct finding_edit){.at = finding->at, .with = ""};
    return true;
}

/* A closing quote alone: the other one is missing. */
static struct slice
without_last_quote(struct slice text)
{
    if (text.n > 1 && strchr("\"'", text.p[text.n - 1]) &&
        !memchr(text.p, text.p[text.n - 1], text.n - 1))
        text.n--;
    return text;
}

/* `> On 3 Aug Dana wrote: fine by us`: no field's name holds a space. */
static bool
say_quoted_mail(const struct fault *fault, struct place name)
{
    struct place line = line_text(name.source, name.at);
    struct slice words =
        slice_trim((struct slice){excerpt_slice(name).p + 1, name.length - 1});
    if (!memchr(words.p, ' ', words.n))
        return false;
    fault_add(fault, line, "this looks like a line of a mail, and is no field",
        report_text(fault->report,
            "Take line %d out, or move it below the closing ---, where text "
            "stands",
            place_start(line).line));
    return true;
}

void
fault_sign(const struct fault *fault, uint32_t at)
{
    const struct source *source = fault->yaml.source;
    char sign = fault_byte(fault, at);
    bool name = !fault->flow && !line_is_item(source, at) &&
                at == line_content(source, at) &&
                line_colon(source, at) < line_finish(source, at);
    if ((at == line_content(source, at) || fault->flow) &&
        say_sign_before_name(fault, at))
        return;
    if (name) {
        struct place place = place_in(source, at, line_colon(source, at) - at);
        if (sign == '>' && say_quoted_mail(fault, place))
            return;
        fault_add(fault, place,
            report_text(
                fault->report, "a field's name cannot begin with %c", sign),
            "Use letters, digits and hyphens for the name");
        return;
    }
    struct place value = value_meant(source, at, fault->flow);
    struct slice text = excerpt_slice(value);
    if (sign == '%' && text.n > 1 &&
        strspn(text.p + 1, "0123456789.") == text.n - 1) {
        fault_add(fault, value, "the sign % stands behind its figure",
            report_text(
                fault->report, "Write %.*s %%", (int)text.n - 1, text.p + 1));
        return;
    }
    text = without_last_quote(text);
    struct finding *finding = fault_add(fault, value,
        report_text(fault->report,
            "a value cannot begin with %c unless it is in quotes", sign),
        excerpt_field(fault->report, value, text));
    if (strchr("%@`", sign))
        excerpt_quote_edit(finding, fault->report, value, text);
}

static void
say_tab(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    uint32_t begin = fault->at, end = fault->at;
    while (begin > fault->yaml.at && fault_byte(fault, begin - 1) == '\t')
        begin--;
    while (fault_byte(fault, end) == '\t')
        end++;
    int columns = fault_columns(fault, begin);
    fault_add(fault, place_in(source, begin, end - begin),
        "a tab stands here, and only spaces can indent a line",
        columns < 0    ? "Put a space in place of the tab"
        : columns == 0 ? "Begin the line at the left edge, without the tab"
                       : report_text(fault->report,
                             "Begin the line with %d %s in place of the tab: "
                             "%s",
                             columns, columns == 1 ? "space" : "spaces",
                             excerpt_line(fault->report, columns, "",
                                 excerpt_slice(line_text(source, begin)))));
}

static void
say_start(const struct fault *fault)
{
    struct place last = fault->last;
    bool behind = last.source && last.length > 0 &&
                  place_behind(last) <= fault->at &&
                  line_begin(last.source, place_behind(last) - 1) ==
                      line_begin(last.source, fault->at) &&
                  strchr("\"'{[", fault_byte(fault, last.at));
    if (fault_byte(fault, fault->at) == '\t')
        say_tab(fault);
    else if (behind && !fault->flow)
        fault_after_value(fault);
    else
        fault_sign(fault, fault->at);
}

static void
say_began(const struct fault *fault)
{
    fault_sign(fault, fault->began);
}

static void
say_control(const struct fault *fault)
{
    const char *p = fault->yaml.source->text + fault->at, *begin = p;
    uint32_t rune = utf8_next(&p);
    fault_add(fault,
        place_in(fault->yaml.source, fault->at, (uint32_t)(p - begin)),
        report_text(fault->report,
            "an invisible control character (U+%04X) stands here",
            (unsigned)rune),
        "Delete the invisible character");
}

void
fault_smart(const struct fault *fault, struct place value)
{
    struct slice text = excerpt_slice(value), inner;
    if (!smart_quoted(text, &inner))
        inner = (struct slice){text.p + 3, text.n - 3};
    struct finding *finding = fault_add(fault, value,
        "these are typographic quotes, which YAML takes for letters",
        excerpt_field(fault->report, value, inner));
    excerpt_smart_edit(finding, fault->report, value);
}

/* The first colon of a line cannot be the fault itself: the line above went
 * on into this one. */
static void
say_first_colon(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    uint32_t before;
    if (fault->at == line_content(source, fault->at)) {
        fault_add(fault, place_in(source, fault->at, 1),
            "no field's name stands before this colon",
            "Write the name before the colon, or delete the colon");
        return;
    }
    bool above =
        line_before(source, fault->at, &before) && before >= fault->yaml.at;
    if (above && !line_is_field(source, before) &&
        !line_is_item(source, before) &&
        line_colon(source, before) == line_finish(source, before))
        fault_bare_line(fault, before);
    else
        fault_indent(fault);
}

/* `confirmed: by: dana, on: 2026-06-24` may be a sentence, but looks like
 * fields. */
static void
say_sentence(const struct fault *fault, struct place value)
{
    struct finding *finding = fault_add(fault, value,
        "a colon inside a sentence begins a new field, unless the sentence "
        "is in quotes",
        fix_quoted(fault, value));
    uint32_t p = value.at;
    while (p < fault->at &&
           ((fault_byte(fault, p) >= 'a' && fault_byte(fault, p) <= 'z') ||
               fault_byte(fault, p) == '-'))
        p++;
    bool fields = p == fault->at && fault->at + 1 < place_behind(value);
    if (fields)
        finding->fix = report_text(fault->report,
            "%s   (if these are fields, write { } around them)", finding->fix);
    else if (place_behind(value) > fault->at + 1)
        excerpt_quote_edit(finding, fault->report, value, excerpt_slice(value));
}

static void
say_colon(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    uint32_t first = line_colon(source, fault->at);
    if (first >= fault->at) {
        say_first_colon(fault);
        return;
    }
    uint32_t begin = first + 1;
    while (begin < fault->at && strchr(" \t", fault_byte(fault, begin)))
        begin++;
    struct place value = value_meant(source, begin, false);
    if (begin == fault->at) {
        fault_add(fault, place_in(source, fault->at, 1),
            "one colon too many stands after the field's name",
            "Delete one of the two");
    } else if (smart_opened(excerpt_slice(value))) {
        fault_smart(fault, value);
    } else if (!fault_lost_colon(fault, first) &&
               !fault_pulled_up(fault, value) &&
               !fault_no_braces(fault, value) &&
               !fault_joined(fault, value, false)) {
        say_sentence(fault, value);
    }
}

static void
say_no_colon(const struct fault *fault)
{
    fault_bare_line(fault, fault->began);
}

static void
say_dash(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    uint32_t p = fault->at;
    while (p > fault->yaml.at && strchr(" \t", fault_byte(fault, p - 1)))
        p--;
    if (fault->last.source && place_behind(fault->last) == p &&
        fault_byte(fault, p - 1) != ':') {
        fault_after_value(fault);
        return;
    }
    struct place value = value_meant(source, fault->at, fault->flow);
    fault_add(fault, value,
        "a list item cannot stand on the line of its field's name",
        report_text(fault->report,
            "For a list, begin each item on a line of its own; for a "
            "sentence, use quotes: %s",
            fix_quoted(fault, value)));
}

bool
fault_next_field(const char *p)
{
    const char *name = p + 1 + strspn(p + 1, " ");
    const char *colon = name;
    while ((*colon >= 'a' && *colon <= 'z') || *colon == '-')
        colon++;
    return *p == ',' && colon > name && colon[0] == ':' && colon[1] == ' ';
}

/* Brackets that are open on the line where the text at `at` begins. */
static int
brackets_open(const struct source *source, uint32_t at)
{
    int open = 0;
    for (uint32_t p = line_begin(source, at); p < at; p++)
        open += strchr("{[", source->text[p])   ? 1
                : strchr("}]", source->text[p]) ? -1
                                                : 0;
    return open;
}

/* Where the text of a quote that was never closed ends: with its line; inside
 * { } before the next field, or before the signs that close what the line has
 * opened. */
static uint32_t
open_quote_end(const struct fault *fault, uint32_t quote)
{
    const struct source *source = fault->yaml.source;
    const char *text = source->text;
    uint32_t end = line_finish(source, quote);
    if (!fault->flow)
        return end;
    for (uint32_t p = quote + 1; p < end; p++)
        if (fault_next_field(text + p))
            return p;
    for (uint32_t p = quote + 1; p + 1 < end; p++)
        if (strchr("}]", text[p]) && strncmp(text + p + 1, " #", 2) == 0)
            end = p + 1;
    int open = brackets_open(source, quote);
    while (end > quote + 1 && (strchr(" \t,", text[end - 1]) ||
                                  (open > 0 && strchr("}]", text[end - 1]))))
        open -= strchr("}]", text[--end]) != NULL;
    return end;
}

/* The line's rest with the quote closed.  An apostrophe before a letter or
 * digit is part of the text ('90s). */
static const char *
fix_open_quote(const struct fault *fault, uint32_t quote)
{
    const struct source *source = fault->yaml.source;
    bool before_name =
        quote == line_content(source, quote) && !line_is_item(source, quote);
    uint32_t begin = quote + 1, end = open_quote_end(fault, quote);
    if (before_name || end == begin)
        return report_text(fault->report,
            "Write another %c where the text ends", fault_byte(fault, quote));
    char next = fault_byte(fault, begin);
    if (fault_byte(fault, quote) == '\'' &&
        ((next >= '0' && next <= '9') || (next >= 'a' && next <= 'z')))
        begin = quote;
    struct slice text = {source->text + begin, end - begin};
    return excerpt_field(
        fault->report, place_in(source, quote, end - quote), text);
}

/* Surely so where the text ends with its line, or a field follows it. */
static void
edit_open_quote(
    const struct fault *fault, struct finding *finding, uint32_t quote)
{
    uint32_t end = place_behind(finding->at);
    struct slice text = {fault->yaml.source->text + quote + 1, end - quote - 1};
    bool begins_line = quote == line_content(fault->yaml.source, quote);
    if (!begins_line && text.n > 0 && !memchr(text.p, '\'', text.n) &&
        (!fault->flow || !memchr(text.p, ',', text.n)))
        excerpt_quote_edit(finding, fault->report, finding->at, text);
}

static void
say_open_quote(const struct fault *fault, uint32_t quote)
{
    struct finding *finding = fault_add(fault,
        place_in(
            fault->yaml.source, quote, open_quote_end(fault, quote) - quote),
        "the quote that opens here is never closed",
        fix_open_quote(fault, quote));
    edit_open_quote(fault, finding, quote);
}

static void
say_quote(const struct fault *fault)
{
    say_open_quote(fault, fault->began);
}

bool
fault_open_quote(const struct fault *fault, struct place value)
{
    const struct source *source = value.source;
    int indent = line_indent(source, value.at);
    uint32_t end = place_behind(value);
    uint32_t line = line_finish(source, value.at);
    while ((line = line_finish(source, line)) < end) {
        while (line < end && strchr("\r\n", source->text[line]))
            line++;
        if (line >= end)
            break;
        bool own = line_is_field(source, line) || line_is_item(source, line);
        if (own && line_indent(source, line) <= indent) {
            say_open_quote(fault, value.at);
            return true;
        }
    }
    return false;
}

static void
say_escape(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    uint32_t at = fault->at;
    while (at > fault->began && fault_byte(fault, at) != '\\')
        at--;
    struct place value = value_meant(source, fault->began, fault->flow);
    struct slice text = excerpt_slice(value);
    if (text.n >= 2 && text.p[text.n - 1] == '"')
        text = (struct slice){text.p + 1, text.n - 2};
    fault_add(fault, place_in(source, at, 2),
        "between \" and \" a backslash begins a code, and this one is none",
        excerpt_field(fault->report, value, text));
}

static void
say_directive(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    uint32_t at = fault->yaml.at;
    while (
        at < fault->at && !(fault_byte(fault, at) == '%' &&
                              (at == 0 || fault_byte(fault, at - 1) == '\n')))
        at++;
    fault_add(fault, line_text(source, at),
        "a line that begins with % is not part of the format",
        "Delete the line");
}

/* The whole front matter began as a list. */
static bool
say_root_list(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    if (!strstr(fault->problem, "'-' indicator") ||
        line_indent(source, fault->began) > 0)
        return false;
    uint32_t line;
    bool field_above = false;
    for (line = fault->began; line_before(source, line, &line);)
        field_above = field_above || line >= fault->yaml.at;
    if (field_above)
        return false;
    fault_add(fault, line_text(source, fault->began),
        "the front matter must be fields, and here it begins with a list",
        "Write each field as `name: value`, and lists below their field");
    return true;
}

static void
say_block(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    char c = fault_byte(fault, fault->at);
    struct place line = line_text(source, fault->at);
    if (fault_byte(fault, fault->yaml.at) == '%')
        say_directive(fault);
    else if (c == ':' && line.at == fault->at)
        say_first_colon(fault);
    else if (say_root_list(fault))
        return;
    else if (line.at != fault->at || c == '}' || c == ']')
        fault_after_value(fault);
    else
        fault_indent(fault);
}

static void
say_lone_comma(const struct fault *fault)
{
    struct finding *finding =
        fault_add(fault, place_in(fault->yaml.source, fault->at, 1),
            "nothing stands before this comma", NULL);
    finding->edit = (struct finding_edit){.at = finding->at, .with = ""};
    finding->fix = report_text(fault->report, "Delete the comma: %s",
        excerpt_edited(fault->report, &finding->edit));
}

static void
say_gap(const struct fault *fault)
{
    char c = fault_byte(fault, fault->at);
    struct fault bracket = *fault;
    bracket.began = fault->opened;
    if (!fault->flow)
        fault_sign(fault, fault->at);
    else if (c == ',')
        say_lone_comma(fault);
    else
        fault_brackets(&bracket);
}

static const struct cause {
    const char *words; /* of libyaml's problem or context */
    void (*say)(const struct fault *fault);
} causes[] = {
    {"control characters", say_control},
    {"cannot start any token", say_start},
    {"tab character", say_tab},
    {"mapping values are not allowed", say_colon},
    {"could not find expected ':'", say_no_colon},
    {"block sequence entries", say_dash},
    {"mapping keys are not allowed", say_start},
    {"unexpected end of stream", say_quote},
    {"document indicator", say_quote},
    {"parsing a quoted scalar", say_escape},
    {"a block scalar", say_began},
    {"an alias", say_began},
    {"an anchor", say_began},
    {"a tag", say_began},
    {"tag handle", say_start},
    {"directive", say_directive},
    {"expected ',' or", fault_brackets},
    {"node content", say_gap},
    {"document start", say_block},
    {"expected key", say_block},
    {"'-' indicator", say_block},
};

/* The line itself is no field, or the one above, which those below it no
 * longer fit. */
static bool
say_stray(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    uint32_t above;
    if (fault->flow)
        return false;
    return note_said(fault->report, source, fault->at) ||
           (line_before(source, fault->at, &above) && above >= fault->yaml.at &&
               note_said(fault->report, source, above));
}

void
fault_report(const struct fault *fault)
{
    if (strstr(fault->problem, "control characters") == NULL &&
        (fault_begin(fault, fault->at) || say_stray(fault)))
        return;
    for (size_t i = 0; i < sizeof causes / sizeof causes[0]; i++)
        if (strstr(fault->problem, causes[i].words) ||
            strstr(fault->context, causes[i].words)) {
            causes[i].say(fault);
            return;
        }
    fault_add(fault, line_text(fault->yaml.source, fault->at),
        "this line cannot be read",
        "Compare its spaces, colons and quotes with the lines above");
}
