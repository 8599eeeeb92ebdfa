/* Faults inside { } and [ ], and of text behind a closing sign. */
#include <string.h>

#include "base/text.h"
#include "source/excerpt.h"
#include "source/front_fault.h"

/* The quotes close, and every bracket of the line closes what opened last;
 * the first of them stands behind a space. */
static bool
is_balanced(struct slice line)
{
    char open[FRONT_DEPTH];
    int depth = 0;
    bool begins = false, any = false; /* a value may begin here */
    for (size_t i = 0; i < line.n; i++) {
        char c = line.p[i];
        const char *quote = begins && (c == '"' || c == '\'')
                                ? memchr(line.p + i + 1, c, line.n - i - 1)
                                : NULL;
        bool bracket = any || (i > 0 && line.p[i - 1] == ' ');
        if (quote)
            i = (size_t)(quote - line.p);
        else if (bracket && (c == '{' || c == '[')) {
            if (depth == FRONT_DEPTH)
                return false;
            open[depth++] = c == '{' ? '}' : ']';
            any = true;
        } else if (any && (c == '}' || c == ']') &&
                   (depth == 0 || open[--depth] != c))
            return false;
        begins = strchr("{[,: ", c) && (c != ' ' || begins);
    }
    return any && depth == 0;
}

/* With this in place of `length` bytes at the fault the whole line is in
 * order. */
static bool
puts_in_order(
    const struct fault *fault, struct finding_edit *edit, const char *with)
{
    const struct source *source = fault->yaml.source;
    uint32_t begin = line_begin(source, edit->at.at);
    uint32_t behind = place_behind(edit->at);
    const char *line = report_text(fault->report, "%.*s%s%.*s",
        (int)(edit->at.at - begin), source->text + begin, with,
        (int)(line_finish(source, behind) - behind), source->text + behind);
    edit->with = with;
    return is_balanced((struct slice){line, strlen(line)});
}

/* First byte of the value that the sign at `at` ends, where no other bracket
 * stands between: behind a colon and its space; 0 for none. */
static uint32_t
value_before(const struct fault *fault, uint32_t at)
{
    uint32_t p = at;
    while (p > fault->began + 2 && !strchr("{}[]\"'\n", fault_byte(fault, p))) {
        p--;
        if (fault_byte(fault, p) == ' ' && fault_byte(fault, p - 1) == ':')
            return p + 1;
    }
    return 0;
}

/* `unblocked: ]` or `unblocked: Routing rules]`, where the bracket that opens
 * is missing, `{…]` and `[a}}`: the one repair with which each bracket closes
 * what it should. */
static bool
right_closer(const struct fault *fault, char open, struct finding_edit *edit)
{
    const struct source *source = fault->yaml.source;
    const char *closer = open == '{' ? "}" : "]";
    const char *opener = fault_byte(fault, fault->at) == ']' ? "[" : "{";
    uint32_t p = fault->at;
    while (p > fault->began && fault_byte(fault, p - 1) == ' ')
        p--;
    /* `{a, b]` holds no field: it is a list. */
    edit->at = place_in(source, fault->began, 1);
    if (open == '{' && fault->began < fault->at &&
        !memchr(source->text + fault->began, ':', fault->at - fault->began) &&
        puts_in_order(fault, edit, opener))
        return true;
    edit->at = place_in(source, fault->at, 0);
    if (fault_byte(fault, p - 1) == ':' && puts_in_order(fault, edit, opener))
        return true;
    if (puts_in_order(fault, edit, closer))
        return true;
    edit->at.length = 1;
    if (puts_in_order(fault, edit, closer))
        return true;
    uint32_t value = value_before(fault, fault->at - 1);
    edit->at = place_in(source, value, 0);
    return value > 0 && puts_in_order(fault, edit, opener);
}

static void
say_wrong_closer(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    char open = fault_byte(fault, fault->began);
    struct finding *finding = report_add(fault->report, CS002,
        place_in(source, fault->at, 1), "%c cannot close what %c opened",
        fault_byte(fault, fault->at), open);
    finding->second = place_in(source, fault->began, 1);
    finding->second_label = "opens here";
    finding->fix = open == '{' ? "Write } before it, or in its place"
                               : "Write ] before it, or in its place";
    struct finding_edit edit = {0};
    if (!right_closer(fault, open, &edit))
        return;
    bool missing = strchr("{[", *edit.with) && edit.at.length == 0;
    finding->edit = edit;
    finding->fix = report_text(fault->report, "%sWrite %s %s %s: %s",
        missing ? "The bracket that opens is missing. " : "", edit.with,
        edit.at.length > 0 ? "in place of" : "before",
        edit.at.at == fault->began ? "the {"
        : edit.at.at < fault->at   ? "the list"
                                   : "it",
        excerpt_edited(fault->report, &edit));
}

static void
say_missing_comma(const struct fault *fault, struct place before)
{
    struct report *report = fault->report;
    struct finding_edit edit = {
        .at = place_in(before.source, place_behind(before), 0), .with = ","};
    fault_add(fault, before, "a comma is missing after this",
        report_text(
            report, "Put a comma after it: %s", excerpt_edited(report, &edit)));
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
    while (at > fault->began + 1 && !strchr(",[", fault_byte(fault, at - 1)))
        at--;
    while (at < fault->last.at && strchr(" \t\r\n", fault_byte(fault, at)))
        at++;
    return at;
}

/* The last word before the colon, when it may be a field's name after a comma
 * that was forgotten. */
static struct slice
last_word(struct place value)
{
    struct slice text = excerpt_slice(value), word = {text.p + text.n, 0};
    while (word.n < text.n && fault_name_byte(word.p[-1])) {
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
    bool list = fault_byte(fault, fault->began) == '[';
    uint32_t begin = list ? item_begin(fault) : last.at;
    struct place value = value_meant(last.source, begin, true);
    if (smart_opened(excerpt_slice(value))) {
        fault_smart(fault, value);
        return;
    }
    if (fault_joined(fault, value, false))
        return;
    const char *fix = excerpt_field(report, value, excerpt_slice(value));
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
           strchr(signs, fault_byte(fault, fault->last.at));
}

/* `name:` follows: then a comma is missing rather than quotes. */
static bool
field_follows(const struct fault *fault)
{
    uint32_t p = fault->at;
    while (fault_name_byte(fault_byte(fault, p)))
        p++;
    return p > fault->at && fault_byte(fault, p) == ':';
}

void
fault_brackets(const struct fault *noticed)
{
    struct fault at_bracket = *noticed;
    const struct fault *fault = &at_bracket;
    const struct source *source = fault->yaml.source;
    if (!strchr("{[", fault_byte(fault, fault->began)))
        at_bracket.began = fault->opened;
    char c = fault_byte(fault, fault->at);
    if (fault_round_closer(fault, fault->at) || fault_unclosed(fault))
        return;
    if (c == '}' || c == ']') {
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

static bool
ends_value(const char *p)
{
    p += strspn(p, " \t");
    return !*p || strchr(",}]\r\n#", *p);
}

/* `"Drawings "that, in time" were late"`: with a comma inside, the value goes
 * on to the quote that ends it. */
static struct place
to_last_quote(struct place value)
{
    const struct source *source = value.source;
    char quote = source->text[value.at];
    uint32_t end = line_finish(source, value.at), p = value.at + 1;
    uint32_t behind = place_behind(value);
    for (; p < end && !fault_next_field(source->text + p); p++)
        if (source->text[p] == quote && p + 1 > behind &&
            ends_value(source->text + p + 1))
            return place_in(source, value.at, p + 1 - value.at);
    return value;
}

static bool
is_odd(struct slice text)
{
    bool odd = false;
    for (size_t i = 0; i < text.n; i++)
        odd ^= text.p[i] == text.p[0];
    return odd;
}

/* `[dana, omar]>`: signs that no text begins with. */
static bool
say_behind_bracket(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    uint32_t begin = place_behind(fault->last);
    struct place rest = value_meant(source, begin, fault->flow);
    struct slice text = slice_trim(excerpt_slice(rest));
    if (!last_is(fault, "{[") || text.n == 0)
        return false;
    for (size_t i = 0; i < text.n; i++)
        if (text_alnum(text.p[i]) || (text.p[i] & 0x80) ||
            strchr("\"'{[", text.p[i]))
            return false;
    struct finding *finding = fault_add(fault,
        place_in(source, (uint32_t)(text.p - source->text), (uint32_t)text.n),
        "this stands behind the bracket that ends the value",
        report_text(fault->report, "Take it out: %.*s",
            (int)(begin - line_content(source, begin)),
            source->text + line_content(source, begin)));
    finding->edit = (struct finding_edit){.at = rest, .with = ""};
    return true;
}

/* `unit: "%" measured: …`: another field follows the quote or bracket. */
static bool
say_joined_behind(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    struct place value = value_meant(source, fault->last.at, fault->flow);
    uint32_t end = place_behind(fault->last);
    struct slice name;
    if (place_behind(value) <= end)
        value = place_in(
            source, fault->last.at, line_finish(source, end) - fault->last.at);
    struct slice rest = {source->text + end,
        place_behind(value) > end ? place_behind(value) - end : 0};
    return front_hidden_name(rest, fault->is_name, &name) &&
           name.p == rest.p + strspn(rest.p, " ") &&
           fault_joined(fault, value, true);
}

/* A letter of several bytes is not parted: libyaml would not come back from
 * what is left of it. */
static uint32_t
behind_letter(const struct source *source, uint32_t at)
{
    do
        at++;
    while (((unsigned char)source->text[at] & 0xC0) == 0x80);
    return at;
}

void
fault_after_value(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    struct report *report = fault->report;
    char c = fault_byte(fault, fault->at);
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
    if (say_behind_bracket(fault) || say_joined_behind(fault))
        return;
    char open = fault_byte(fault, fault->last.at);
    uint32_t last_end = place_behind(fault->last);
    struct place value = value_meant(source, fault->last.at, fault->flow);
    if ((open == '"' || open == '\'') && fault->flow &&
        fault_byte(fault, place_behind(value) - 1) != open)
        value = to_last_quote(value);
    if (place_behind(value) <= fault->at)
        value = place_in(
            source, value.at, behind_letter(source, fault->at) - value.at);
    const char *message =
        open == '\'' && last_end == fault->at
            ? "this apostrophe ends the text, because it began with one"
        : open == '{' || open == '[' ? "text follows the closing bracket"
                                     : "text follows the closing quote";
    struct place at = open == '\'' && last_end == fault->at
                          ? place_in(source, last_end - 1, 1)
                          : value;
    struct finding *finding = fault_add(fault, at, message,
        excerpt_field(report, value, without_quotes(value)));
    if (open != '"' && open != '\'')
        excerpt_quote_edit(finding, report, value, excerpt_slice(value));
    else if (!is_odd(excerpt_slice(value)) || open == '\'')
        excerpt_quote_edit(finding, report, value, without_quotes(value));
}
