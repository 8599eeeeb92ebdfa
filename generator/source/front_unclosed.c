/* A { or [ that is never closed. */
#include <string.h>

#include "source/excerpt.h"
#include "source/front_fault.h"

/* A line after the bracket's that can only be a field of its own: it is not
 * indented deeper than the bracket's line. */
static bool
field_taken_in(const struct fault *fault, uint32_t *taken)
{
    const struct source *source = fault->yaml.source;
    int indent = line_indent(source, fault->began);
    uint32_t yaml_end = place_behind(fault->yaml);
    uint32_t line = fault->began;
    for (;;) {
        line = line_next(source, line);
        if (line > fault->at || line >= yaml_end)
            return false;
        bool own = line_is_field(source, line) || line_is_item(source, line);
        if (own && line_indent(source, line) <= indent) {
            *taken = line;
            return true;
        }
    }
}

static bool
opens_quote(const struct source *source, uint32_t p)
{
    char c = source->text[p], before = p > 0 ? source->text[p - 1] : ' ';
    return (c == '"' || c == '\'') && strchr(" {[,", before);
}

/* Past the text in quotes at `p`, which ends with its line at the latest. */
static uint32_t
past_quoted(const struct source *source, uint32_t p, uint32_t end)
{
    char quote = source->text[p++];
    while (p < end && source->text[p] != quote && source->text[p] != '\n')
        p++;
    return p;
}

/* The `#` behind a space that makes a comment of the rest of the line; 0 for
 * none. */
static uint32_t
comment_begin(const struct fault *fault, uint32_t from)
{
    const struct source *source = fault->yaml.source;
    uint32_t end = line_finish(source, from);
    for (uint32_t p = from + 1; p < end; p++) {
        if (opens_quote(source, p))
            p = past_quoted(source, p, end);
        else if (source->text[p] == '#' && source->text[p - 1] == ' ')
            return p;
    }
    return 0;
}

static bool
holds(const struct source *source, uint32_t at, char c)
{
    return memchr(source->text + at, c, line_finish(source, at) - at) != NULL;
}

/* The text around the `#`, from its field's colon to the next field. */
static void
say_swallowed(const struct fault *fault, uint32_t sign, char close)
{
    const struct source *source = fault->yaml.source;
    uint32_t begin = sign, end = sign, finish = line_finish(source, sign);
    while (begin > fault->began + 1 &&
           !strchr("{[,:", fault_byte(fault, begin - 1)))
        begin--;
    while (fault_byte(fault, begin) == ' ')
        begin++;
    while (end < finish && fault_byte(fault, end) != ',' &&
           fault_byte(fault, end) != close)
        end++;
    struct slice text =
        slice_trim((struct slice){source->text + begin, end - begin});
    fault_add(fault, place_in(source, sign, finish - sign),
        report_text(fault->report,
            "a # behind a space begins a comment, so that the %c at the end "
            "closes nothing: put the text in quotes",
            close),
        excerpt_field(fault->report,
            place_in(
                source, (uint32_t)(text.p - source->text), (uint32_t)text.n),
            text));
}

/* The last written line of what the bracket took in: the next one begins
 * anew. */
static uint32_t
last_line_within(const struct fault *fault, uint32_t taken)
{
    uint32_t last = fault->began;
    if (line_before(fault->yaml.source, taken, &last) && last > fault->began)
        return last;
    return fault->began;
}

#define OPEN_MAX 8 /* brackets that one line leaves open */

/* What closes all that is open at `end`, counted from the bracket's own line;
 * false where a sign closes what it cannot. */
static bool
closers_at(const struct fault *fault, uint32_t end, char closers[OPEN_MAX + 1])
{
    const struct source *source = fault->yaml.source;
    char open[OPEN_MAX];
    int depth = 0;
    uint32_t p = line_begin(source, fault->began);
    for (; p < end; p++) {
        char c = source->text[p];
        if (opens_quote(source, p)) {
            p = past_quoted(source, p, end);
        } else if (c == '{' || c == '[') {
            if (depth == OPEN_MAX)
                return false;
            open[depth++] = c == '{' ? '}' : ']';
        } else if ((c == '}' || c == ']') &&
                   (depth == 0 || open[--depth] != c)) {
            return false;
        }
    }
    for (int i = 0; i < depth; i++)
        closers[i] = open[depth - 1 - i];
    closers[depth] = '\0';
    return depth > 0;
}

/* Where the text of the line ends, without a comma, before a comment. */
static uint32_t
text_end(const struct fault *fault, uint32_t line)
{
    const struct source *source = fault->yaml.source;
    struct place text = line_text(source, line);
    bool own = line_begin(source, line) == line_begin(source, fault->began);
    uint32_t sign = comment_begin(fault, own ? fault->began : text.at);
    uint32_t end = sign ? sign : place_behind(text);
    while (end > text.at && strchr(", \t", fault_byte(fault, end - 1)))
        end--;
    return end;
}

/* `target: {70`: one figure or word, and the bracket is one too many. */
static bool
is_stray(const struct fault *fault, uint32_t end)
{
    const char *text = fault->yaml.source->text;
    uint32_t begin = fault->began;
    if (text[begin] != '{' || begin < 2 || text[begin - 1] != ' ' ||
        text[begin - 2] != ':')
        return false;
    for (uint32_t p = begin + 1; p < end; p++)
        if (strchr(":,{}[]\"'", text[p]))
            return false;
    return end > begin + 1;
}

/* The line on which the group ends, with what closes it. */
static void
close_group(const struct fault *fault, struct finding *finding, uint32_t taken)
{
    const struct source *source = fault->yaml.source;
    struct report *report = fault->report;
    uint32_t line = last_line_within(fault, taken);
    uint32_t end = text_end(fault, line), finish = line_finish(source, line);
    uint32_t comma = end;
    char closers[OPEN_MAX + 1];
    if (is_stray(fault, end)) {
        finding->fix = report_text(report, "Take it out: %.*s %.*s",
            (int)(fault->began - 1 - line_content(source, fault->began)),
            source->text + line_content(source, fault->began),
            (int)(end - fault->began - 1), source->text + fault->began + 1);
        finding->edit = (struct finding_edit){.at = finding->at, .with = ""};
        return;
    }
    if (!closers_at(fault, end, closers)) {
        finding->fix = report_text(report, "Write %c where the %s ends",
            fault_byte(fault, fault->began) == '{' ? '}' : ']',
            fault_byte(fault, fault->began) == '{' ? "group" : "list");
        return;
    }
    while (comma < finish && fault_byte(fault, comma) == ',')
        comma++;
    finding->edit =
        (struct finding_edit){.at = place_in(source, end, comma - end),
            .with = report_text(report, "%s", closers)};
    const char *shown = excerpt_edited(report, &finding->edit);
    finding->fix =
        line_begin(source, line) == line_begin(source, fault->began)
            ? report_text(report, "Write %s at its end: %s", closers, shown)
            : report_text(report, "Write %s at the end of line %d: %s", closers,
                  place_start(line_text(source, line)).line, shown);
}

/* More is closed on the line than it opens. */
static bool
closes_more(const struct source *source, uint32_t line)
{
    uint32_t end = line_finish(source, line);
    int open = 0;
    for (uint32_t p = line_begin(source, line); p < end && open >= 0; p++) {
        char c = source->text[p];
        if (opens_quote(source, p))
            p = past_quoted(source, p, end);
        open += (c == '{' || c == '[') - (c == '}' || c == ']');
    }
    return open < 0;
}

/* `custom` and `er: ingrid}` on the next line: the group is closed there. */
static bool
say_broken_line(const struct fault *fault, uint32_t taken)
{
    const struct source *source = fault->yaml.source;
    struct report *report = fault->report;
    uint32_t above = last_line_within(fault, taken);
    struct place upper = line_text(source, above);
    struct place lower = line_text(source, taken);
    if (line_begin(source, above) != line_begin(source, fault->began) ||
        !closes_more(source, taken))
        return false;
    bool in_word = fault_name_byte(fault_byte(fault, place_behind(upper) - 1));
    struct slice first = excerpt_slice(upper), rest = excerpt_slice(lower);
    const char *whole = report_text(report, "%.*s%s%.*s", (int)first.n, first.p,
        in_word ? "" : " ", (int)rest.n, rest.p);
    struct finding *finding = fault_add(fault, lower,
        "this line is the rest of the one above it, which was broken in two",
        report_text(report, "Make one line of the two: %s",
            excerpt_line(report, line_indent(source, above), "",
                (struct slice){whole, strlen(whole)})));
    finding->second = place_in(source, fault->began, 1);
    finding->second_label = "opens here";
    return true;
}

/* `{a: [b, c])`: a ) at the line's end where what opened is to be closed. */
bool
fault_round_closer(const struct fault *fault, uint32_t at)
{
    const struct source *source = fault->yaml.source;
    char open = fault_byte(fault, fault->began);
    struct place line = line_text(source, at);
    uint32_t last = place_behind(line) - 1;
    if (line.length < 2 || fault_byte(fault, last) != ')' || at != last ||
        line_begin(source, fault->began) != line_begin(source, last) ||
        !strchr("{[", open))
        return false;
    const char *close = open == '{' ? "}" : "]";
    struct finding *finding = fault_add(fault, place_in(source, last, 1),
        report_text(fault->report,
            "a ) stands where the %c that opens here is closed by %s", open,
            close),
        NULL);
    finding->second = place_in(source, fault->began, 1);
    finding->second_label = "opens here";
    finding->edit = (struct finding_edit){.at = finding->at, .with = close};
    finding->fix = report_text(fault->report, "Write %s in its place: %s",
        close, excerpt_edited(fault->report, &finding->edit));
    return true;
}

/* The same where the ) was read as part of the last text. */
static bool
ends_in_round(const struct fault *fault, uint32_t taken)
{
    uint32_t end = text_end(fault, last_line_within(fault, taken));
    const char *text = fault->yaml.source->text + fault->began;
    char closers[OPEN_MAX + 1];
    return end > fault->began + 1 && fault_byte(fault, end - 1) == ')' &&
           !memchr(text, '(', end - fault->began) &&
           closers_at(fault, end - 1, closers) && !closers[1] &&
           fault_round_closer(fault, end - 1);
}

/* `{a: b, in: {30 d, c: d}`: what opens before one text is one too many. */
static bool
say_stray_within(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    uint32_t end = line_finish(source, fault->began), p = fault->began + 2;
    for (; p < end; p++) {
        if (source->text[p] != '{' ||
            strncmp(source->text + p - 2, ": ", 2) != 0)
            continue;
        uint32_t behind =
            p + 1 + (uint32_t)strcspn(source->text + p + 1, ":,{}[]\"'\n");
        if (behind < end && strchr(",}", source->text[behind]))
            break;
    }
    if (p >= end)
        return false;
    struct finding *finding = fault_add(fault, place_in(source, p, 1),
        "one { too many stands here, before a single text", NULL);
    finding->edit = (struct finding_edit){.at = finding->at, .with = ""};
    finding->fix = report_text(fault->report, "Take it out: %s",
        excerpt_edited(fault->report, &finding->edit));
    return true;
}

static void
say_unclosed(const struct fault *fault, uint32_t taken, bool ends)
{
    const struct source *source = fault->yaml.source;
    struct report *report = fault->report;
    char open = fault_byte(fault, fault->began),
         close = open == '{' ? '}' : ']';
    uint32_t sign = comment_begin(fault, fault->began);
    if (sign && holds(source, sign, close)) {
        say_swallowed(fault, sign, close);
        return;
    }
    if (say_stray_within(fault) || ends_in_round(fault, taken) ||
        (!ends && say_broken_line(fault, taken)))
        return;
    struct finding *finding =
        report_add(report, CS002, place_in(source, fault->began, 1),
            "the %c that opens here is never closed", open);
    close_group(fault, finding, taken);
    if (ends)
        return;
    finding->second = line_text(source, taken);
    finding->second_label = "is read as part of it";
}

bool
fault_unclosed(const struct fault *fault)
{
    uint32_t taken, end = place_behind(fault->yaml);
    if (field_taken_in(fault, &taken))
        say_unclosed(fault, taken, false);
    else if (fault->at >= end)
        say_unclosed(fault, end, true);
    else
        return false;
    return true;
}
