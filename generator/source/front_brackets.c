/* Faults inside { } and [ ], and of text behind a closing sign. */
#include <string.h>

#include "source/excerpt.h"
#include "source/front_fault.h"

static char
byte_at(const struct fault *fault, uint32_t at)
{
    return at < fault->yaml.source->size ? fault->yaml.source->text[at] : '\0';
}

static bool
is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* A line after the bracket's that can only be a field of its own: it is not
 * indented deeper than the bracket's line. */
static bool
field_taken_in(const struct fault *fault, uint32_t *taken)
{
    const struct source *source = fault->yaml.source;
    int indent = line_indent(source, fault->began);
    uint32_t yaml_end = place_behind(fault->yaml);
    uint32_t line = line_finish(source, fault->began);
    for (;;) {
        while (line < yaml_end && source->text[line] != '\n')
            line++;
        if (++line > fault->at || line >= yaml_end)
            return false;
        bool own = line_is_field(source, line) || line_is_item(source, line);
        if (own && line_indent(source, line) <= indent) {
            *taken = line;
            return true;
        }
    }
}

/* The `#` behind a space that made a comment of the rest of the bracket's
 * line; 0 for none. */
static uint32_t
comment_begin(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    uint32_t end = line_finish(source, fault->began);
    char quote = '\0';
    for (uint32_t p = fault->began + 1; p < end; p++) {
        char c = source->text[p];
        if (quote)
            quote = c == quote ? '\0' : quote;
        else if ((c == '"' || c == '\'') &&
                 strchr(" {[,", byte_at(fault, p - 1)))
            quote = c;
        else if (c == '#' && byte_at(fault, p - 1) == ' ')
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
    while (
        begin > fault->began + 1 && !strchr("{[,:", byte_at(fault, begin - 1)))
        begin--;
    while (byte_at(fault, begin) == ' ')
        begin++;
    while (end < finish && byte_at(fault, end) != ',' &&
           byte_at(fault, end) != close)
        end++;
    struct slice text =
        slice_trim((struct slice){source->text + begin, end - begin});
    fault_add(fault, place_in(source, sign, finish - sign),
        report_text(fault->report,
            "a # behind a space begins a comment, so that the %c at the end "
            "closes nothing: put the text in quotes",
            close),
        excerpt_field(fault->report, source, begin, text));
}

static void
say_unclosed(const struct fault *fault, uint32_t taken, bool ends)
{
    const struct source *source = fault->yaml.source;
    struct report *report = fault->report;
    char open = byte_at(fault, fault->began), close = open == '{' ? '}' : ']';
    uint32_t sign = comment_begin(fault);
    if (sign && holds(source, sign, close)) {
        say_swallowed(fault, sign, close);
        return;
    }
    struct place line = line_text(source, fault->began);
    struct slice text = excerpt_slice(line);
    if (sign)
        text.n = sign - line.at;
    while (text.n > 0 && strchr(", ", text.p[text.n - 1]))
        text.n--;
    struct finding *finding =
        report_add(report, CS002, place_in(source, fault->began, 1),
            "the %c that opens here is never closed", open);
    bool one_line = line_finish(source, fault->began) >= taken ||
                    memchr(source->text + fault->began, '\n',
                        (taken > 0 ? taken - 1 : 0) - fault->began) == NULL;
    finding->fix =
        one_line ? report_text(report, "%.*s%c", (int)text.n, text.p, close)
                 : report_text(report, "Write %c where the %s ends", close,
                       open == '{' ? "group" : "list");
    if (ends)
        return;
    finding->second = line_text(source, taken);
    finding->second_label = "is read as part of it";
}

static void
say_wrong_closer(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    char open = byte_at(fault, fault->began);
    struct finding *finding =
        report_add(fault->report, CS002, place_in(source, fault->at, 1),
            "%c cannot close what %c opened", byte_at(fault, fault->at), open);
    finding->second = place_in(source, fault->began, 1);
    finding->second_label = "opens here";
    finding->fix = open == '{' ? "Write } before it, or in its place"
                               : "Write ] before it, or in its place";
}

static void
say_missing_comma(const struct fault *fault, struct place before)
{
    struct report *report = fault->report;
    fault_add(fault, before, "a comma is missing after this",
        report_text(report, "Put a comma after `%s`",
            excerpt(report, excerpt_slice(before))));
}

/* The first line of a place that spans several. */
static bool
spans_lines(struct place place, struct place *first)
{
    const char *text = place.source->text + place.at;
    const char *end = memchr(text, '\n', place.length);
    if (!end)
        return false;
    struct slice line = slice_trim((struct slice){text, (size_t)(end - text)});
    *first = place_in(place.source, place.at, (uint32_t)line.n);
    return true;
}

/* In a list the sentence begins before the colon that was taken for one of a
 * field's. */
static uint32_t
item_begin(const struct fault *fault)
{
    uint32_t at = fault->last.at;
    while (at > fault->began + 1 && !strchr(",[", byte_at(fault, at - 1)))
        at--;
    while (at < fault->last.at && strchr(" \t\r\n", byte_at(fault, at)))
        at++;
    return at;
}

/* The last word before the colon, when it may be a field's name after a comma
 * that was forgotten. */
static struct slice
last_word(struct place value)
{
    struct slice text = excerpt_slice(value), word = {text.p + text.n, 0};
    while (word.n < text.n && is_word_byte(word.p[-1])) {
        word.p--;
        word.n++;
    }
    if (word.n == text.n || word.p[-1] != ' ')
        word.n = 0;
    return word;
}

static void
say_colon(const struct fault *fault)
{
    struct report *report = fault->report;
    struct place last = fault->last, line;
    if (spans_lines(last, &line)) {
        say_missing_comma(fault, line);
        return;
    }
    bool list = byte_at(fault, fault->began) == '[';
    uint32_t begin = list ? item_begin(fault) : last.at;
    struct place value = value_meant(last.source, begin, true);
    if (smart_opened(excerpt_slice(value))) {
        fault_smart(fault, value);
        return;
    }
    const char *fix =
        excerpt_field(report, value.source, value.at, excerpt_slice(value));
    struct slice word = last_word(last);
    if (word.n > 0)
        fix = report_text(report,
            "%s   (if \"%.*s\" is a field of its own, put a comma before it)",
            fix, (int)word.n, word.p);
    fault_add(fault, value,
        "a colon inside a sentence begins a new field, unless the sentence "
        "is in quotes",
        fix);
}

static bool
last_ends_before(const struct fault *fault)
{
    if (!fault->last.source || fault->last.length == 0)
        return false;
    uint32_t end = place_behind(fault->last);
    return end <= fault->at;
}

static bool
last_is(const struct fault *fault, const char *signs)
{
    return last_ends_before(fault) &&
           strchr(signs, byte_at(fault, fault->last.at));
}

/* `name:` follows: then a comma is missing rather than quotes. */
static bool
field_follows(const struct fault *fault)
{
    uint32_t p = fault->at;
    while (is_word_byte(byte_at(fault, p)))
        p++;
    return p > fault->at && byte_at(fault, p) == ':';
}

/* `{a: [b, c])`: a ) at the line's end where what opened is to be closed. */
static bool
say_round_closer(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    char open = byte_at(fault, fault->began);
    struct place line = line_text(source, fault->at);
    uint32_t last = place_behind(line) - 1;
    if (line.length < 2 || byte_at(fault, last) != ')' || fault->at != last ||
        line_begin(source, fault->began) != line_begin(source, last) ||
        !strchr("{[", open))
        return false;
    char close = open == '{' ? '}' : ']';
    struct slice text = excerpt_slice(line);
    const char *right =
        report_text(fault->report, "%.*s%c", (int)text.n - 1, text.p, close);
    struct finding *finding = fault_add(fault, place_in(source, last, 1),
        report_text(fault->report,
            "a ) stands where the %c that opens here is closed by %c", open,
            close),
        report_text(fault->report, "Write %c in its place: %s", close,
            excerpt_line(fault->report, line_indent(source, last), "",
                (struct slice){right, strlen(right)})));
    finding->second = place_in(source, fault->began, 1);
    finding->second_label = "opens here";
    finding->edit = (struct finding_edit){
        .at = finding->at, .with = close == '}' ? "}" : "]"};
    return true;
}

void
fault_brackets(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    char c = byte_at(fault, fault->at);
    uint32_t taken, end = place_behind(fault->yaml);
    if (say_round_closer(fault))
        return;
    if (field_taken_in(fault, &taken)) {
        say_unclosed(fault, taken, false);
    } else if (fault->at >= end) {
        say_unclosed(fault, end, true);
    } else if (c == '}' || c == ']') {
        say_wrong_closer(fault);
    } else if (c == ':' && last_ends_before(fault)) {
        say_colon(fault);
    } else if (last_is(fault, "\"'[{") &&
               (field_follows(fault) || strchr("{[\"'", c))) {
        say_missing_comma(fault, fault->last);
    } else if (last_is(fault, "\"'[{")) {
        fault_after_value(fault);
    } else if (c == '?') {
        struct finding *finding = fault_add(fault,
            place_in(source, fault->at, 1),
            "a ? stands where a value belongs, and nobody can read it", NULL);
        finding->fix = "Write the value in its place, or take the field out";
    } else {
        fault_add(fault, place_in(source, fault->at, 1),
            "a comma or a closing bracket is missing before this",
            "Put sentences inside { } and [ ] in quotes");
    }
}

/* The text as it was meant: an outer pair of quotes belongs to YAML, and so
 * does an apostrophe that closed too early. */
static struct slice
without_quotes(struct place value)
{
    struct slice text = excerpt_slice(value);
    char quote = text.p[0];
    bool pair = text.n > 1 && text.p[text.n - 1] == quote;
    if ((quote == '"' || quote == '\'') && pair)
        return (struct slice){text.p + 1, text.n - 2};
    return text;
}

void
fault_after_value(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    struct report *report = fault->report;
    char c = byte_at(fault, fault->at);
    if ((c == '}' || c == ']') && !fault->flow) {
        fault_add(fault, place_in(source, fault->at, 1),
            report_text(report, "one %c too many stands here", c),
            "Delete it, or write the one that opens");
        return;
    }
    if (!last_is(fault, "\"'[{") ||
        fault->last.at < line_begin(source, fault->at)) {
        fault_add(fault, line_text(source, fault->at),
            "this line cannot be read",
            "Compare its spaces, colons and quotes with the lines above");
        return;
    }
    char open = byte_at(fault, fault->last.at);
    uint32_t last_end = place_behind(fault->last);
    struct place value = value_meant(source, fault->last.at, fault->flow);
    if (place_behind(value) <= fault->at)
        value = place_in(source, value.at, fault->at + 1 - value.at);
    const char *message =
        open == '\'' && last_end == fault->at
            ? "this apostrophe ends the text, because it began with one"
        : open == '{' || open == '[' ? "text follows the closing bracket"
                                     : "text follows the closing quote";
    struct place at = open == '\'' && last_end == fault->at
                          ? place_in(source, last_end - 1, 1)
                          : value;
    fault_add(fault, at, message,
        excerpt_field(report, source, value.at, without_quotes(value)));
}
