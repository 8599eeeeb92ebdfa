/* Lines that are no field: a colon is missing, or the text goes on, or was
 * pasted. */
#include <string.h>

#include "base/text.h"
#include "source/excerpt.h"
#include "source/front_fault.h"

/* The first colon that text follows without a space, as in `due:2026`; the
 * line's end when there is none. */
static uint32_t
tight_colon(struct place line)
{
    const char *text = line.source->text;
    uint32_t end = place_behind(line);
    uint32_t p = line_content(line.source, line.at);
    while (p < end && text[p] != ':' && text[p] != ' ')
        p++;
    bool tight = p + 1 < end && text[p] == ':' && text[p + 1] != ' ' &&
                 text[p + 1] != '/';
    return tight ? p : end;
}

/* U+FF1A, the colon of Japanese and Chinese keyboards. */
static bool
say_wide_colon(const struct fault *fault, struct place line)
{
    struct slice text = excerpt_slice(line);
    const char *colon = memmem(text.p, text.n, "\xEF\xBC\x9A", 3);
    if (!colon)
        return false;
    uint32_t at = (uint32_t)(colon - line.source->text);
    struct slice name = {text.p, (size_t)(colon - text.p)};
    struct slice value = {colon + 3, text.n - name.n - 3};
    value = slice_trim(value);
    fault_add(fault, place_in(line.source, at, 3),
        "this colon is a wide one, which does not end a field's name",
        report_text(fault->report, "%.*s: %.*s", (int)name.n, name.p,
            (int)value.n, value.p));
    return true;
}

/* A number with its unit, a day, or one word in small letters: no sentence that
 * goes on in the next line. */
static bool
is_whole(struct slice value)
{
    size_t n = 0;
    while (
        n < value.n && (text_alnum(value.p[n]) || strchr("-.,:", value.p[n])))
        n++;
    bool number = n > 0 && text_digit(value.p[0]);
    if (!number)
        return n > 0 && n == value.n && value.p[0] >= 'a' &&
               value.p[0] <= 'z' && value.p[n - 1] != ',';
    while (n < value.n && value.p[n] == ' ')
        n++;
    while (n < value.n && value.p[n] != ' ')
        n++;
    return n == value.n && value.p[n - 1] != ',';
}

/* A sentence above that has no quotes and no end of its own. */
static const char *
fix_broken_text(const struct fault *fault, struct place line)
{
    const struct source *source = fault->yaml.source;
    uint32_t above;
    if (!line_before(source, line.at, &above) || above < fault->yaml.at ||
        !line_is_field(source, above) || fault_opens_block(source, above))
        return NULL;
    struct slice text = excerpt_slice(line_text(source, above));
    uint32_t value = line_colon(source, above) + 1;
    value += (uint32_t)strspn(source->text + value, " ");
    if (strchr(">|", source->text[value]) &&
        strchr("\r\n", source->text[value + 1])) {
        int columns =
            (int)(line_content(source, above) - line_begin(source, above)) + 2;
        return report_text(fault->report,
            "If it is the text of line %d, begin it with %s: %s",
            place_start(place_in(source, above, 0)).line,
            fault_spaces(fault->report, columns),
            excerpt_line(fault->report, columns, "", excerpt_slice(line)));
    }
    if (strchr("\"'{[|>", source->text[value]))
        return NULL;
    const char *whole = report_text(fault->report, "%.*s %.*s", (int)text.n,
        text.p, (int)line.length, source->text + line.at);
    struct slice said = {source->text + value,
        (size_t)(text.p + text.n - (source->text + value))};
    return report_text(fault->report,
        "%s goes on with line %d, make one line of the two: %s",
        is_whole(said)
            ? report_text(fault->report, "Take line %d out; or, if it really",
                  place_start(line).line)
            : "If it",
        place_start(place_in(source, above, 0)).line,
        excerpt_line(fault->report, line_indent(source, above), "",
            (struct slice){whole, strlen(whole)}));
}

/* A word at the left edge that is no field's name, below a sentence and above
 * another field of the same block: no heading is missing its colon there. */
static bool
is_rest_of_text(const struct fault *fault, struct place line, uint32_t next)
{
    uint32_t above;
    return line_indent(line.source, line.at) == 0 && fault->is_name &&
           !fault->is_name(excerpt_slice(line)) &&
           line_before(line.source, line.at, &above) &&
           line_indent(line.source, above) == line_indent(line.source, next) &&
           fix_broken_text(fault, line) != NULL;
}

/* A name without its colon, or an item without its dash. */
static bool
say_missing_sign(const struct fault *fault, struct place line)
{
    struct slice text = excerpt_slice(line);
    if (text.n > 0 && text.p[0] == '{') {
        fault_add(fault, line, "the dash is missing before this item of a list",
            excerpt_line(
                fault->report, line_indent(line.source, line.at), "- ", text));
        return true;
    }
    for (size_t i = 0; i < text.n; i++)
        if (!(text.p[i] >= 'a' && text.p[i] <= 'z') && text.p[i] != '-')
            return false;
    uint32_t next = line_finish(line.source, line.at);
    next += (uint32_t)strspn(line.source->text + next, "\r\n");
    next = line_begin(line.source, next);
    bool opens =
        line_is_item(line.source, next) ||
        line_indent(line.source, next) > line_indent(line.source, line.at);
    if (!opens || is_rest_of_text(fault, line, next))
        return false;
    struct finding *finding = fault_add(
        fault, line, "a colon is missing after this field's name", NULL);
    struct finding_edit edit = {
        .at = place_in(line.source, place_behind(line), 0), .with = ":"};
    finding->fix = report_text(
        fault->report, "Write it: %s", excerpt_edited(fault->report, &edit));
    if (fault->is_name && fault->is_name(text))
        finding->edit = edit;
    return true;
}

bool
fault_lost_colon(const struct fault *fault, uint32_t colon)
{
    struct place line = line_text(fault->yaml.source, fault->at);
    const char *text = line.source->text;
    uint32_t begin = line_content(line.source, line.at), p = begin;
    while (p < colon && ((text[p] >= 'a' && text[p] <= 'z') || text[p] == '-'))
        p++;
    bool tight = p > begin && text[p] == ':' && strchr("{[", text[p + 1]);
    if (tight && p + 1 < colon) {
        struct finding *finding =
            fault_add(fault, place_in(line.source, begin, p + 1 - begin),
                "a space is missing after this colon", NULL);
        finding->edit = (struct finding_edit){
            .at = place_in(line.source, p + 1, 0), .with = " "};
        finding->fix = report_text(fault->report, "Write one: %s",
            excerpt_edited(fault->report, &finding->edit));
        return true;
    }
    uint32_t behind = p + (uint32_t)strspn(text + p, " ");
    if (p == begin || behind >= colon || !strchr("{[", text[behind]))
        return false;
    struct finding *finding = fault_add(fault,
        place_in(line.source, begin, p - begin),
        "a colon is missing after this field's name",
        report_text(fault->report, "%.*s: %.*s", (int)(p - begin), text + begin,
            (int)(place_behind(line) - behind), text + behind));
    finding->edit = (struct finding_edit){
        .at = place_in(line.source, p, behind - p), .with = ": "};
    return true;
}

/* A reading's, "2026-07-08". */
static bool
is_day(struct slice text)
{
    for (size_t i = 0; i < 10; i++)
        if (i >= text.n ||
            (i == 4 || i == 7 ? text.p[i] != '-' : !text_digit(text.p[i])))
            return false;
    return true;
}

/* `stage proposed`: where a field's name ends that lost its colon, and where
 * its value begins. */
struct bare {
    struct place line;
    size_t name, value; /* bytes before */
    bool known;         /* the format has the name, or it is a day */
    bool both;          /* a name and a value */
};

static struct bare
bare_of(const struct fault *fault, struct place line)
{
    struct slice text = excerpt_slice(line);
    size_t n = 0, day = is_day(text) ? 10 : 0;
    while (n < text.n && (n < day || (text.p[n] >= 'a' && text.p[n] <= 'z') ||
                             (n > 0 && text.p[n] == '-')))
        n++;
    size_t value = n;
    while (value < text.n && strchr(" =", text.p[value]))
        value++;
    return (struct bare){line, n, value,
        .known = day > 0 || !fault->is_name ||
                 fault->is_name((struct slice){text.p, n}),
        .both = n >= 2 && value > n && value < text.n};
}

/* A field of the format that stands as far in as the one above or below it,
 * where no text of one goes on.  At the left edge a text that was broken in two
 * goes on as well. */
static bool
is_lost_colon(const struct fault *fault, const struct bare *bare)
{
    const struct source *source = fault->yaml.source;
    struct slice name = {source->text + bare->line.at, bare->name};
    uint32_t own = line_content(source, bare->line.at), beside;
    int column = (int)(own - line_begin(source, own));
    if (!bare->both || !bare->known || !fault->is_name ||
        fault->is_name(name) == NAME_OF_NONE)
        return false;
    bool edge = column == 0 && fault->is_name(name) != NAME_OF_DEFINITION;
    bool above = line_before(source, own, &beside) && beside >= fault->yaml.at;
    uint32_t content = line_content(source, beside);
    if (above && line_is_field(source, beside) &&
        (int)(content - line_begin(source, content)) == column)
        return !edge || fix_broken_text(fault, bare->line) == NULL;
    return !edge && line_after(source, own, &beside) &&
           beside < place_behind(fault->yaml) &&
           line_is_field(source, beside) &&
           line_indent(source, beside) == column;
}

static void
say_lost_colon(const struct fault *fault, const struct bare *bare)
{
    const struct source *source = fault->yaml.source;
    uint32_t begin = bare->line.at;
    struct finding *finding =
        fault_add(fault, place_in(source, begin, (uint32_t)bare->name),
            "a colon is missing after this field's name", NULL);
    finding->edit = (struct finding_edit){
        .at = place_in(source, begin + (uint32_t)bare->name,
            (uint32_t)(bare->value - bare->name)),
        .with = ": "};
    finding->fix = report_text(fault->report, "Write it: %s",
        excerpt_edited(fault->report, &finding->edit));
}

/* The line begins at the left edge, and the one above farther in: most likely
 * its text was broken in two. */
static bool
is_cut_off(const struct fault *fault, const struct bare *bare)
{
    const struct source *source = fault->yaml.source;
    uint32_t above;
    return line_indent(source, bare->line.at) == 0 &&
           line_before(source, bare->line.at, &above) &&
           above >= fault->yaml.at &&
           line_content(source, above) > line_begin(source, above);
}

/* It may be a field without its colon. */
static const char *
fix_bare_line(const struct fault *fault, const struct bare *bare)
{
    struct report *report = fault->report;
    struct slice text = excerpt_slice(bare->line);
    int n = (int)bare->name;
    bool field = bare->both && bare->known, cut = is_cut_off(fault, bare);
    const char *broken =
        !field || cut ? fix_broken_text(fault, bare->line) : NULL;
    const char *colon = report_text(report,
        "If `%.*s` is a field, a colon is missing:  %.*s: %.*s", n, text.p, n,
        text.p, (int)(text.n - bare->value), text.p + bare->value);
    if (broken)
        return report_text(report, "%s   %s", broken,
            field ? colon : "What is no field belongs below the closing ---");
    if (!bare->both)
        return "Write it as `name: text`; if it goes on with the text above, "
               "begin it with more spaces than that field; what is no field "
               "belongs below the closing ---";
    return report_text(report,
        "%s   If the line goes on with the text above, begin it with more "
        "spaces than that field",
        colon);
}

/* A pasted mail: lines at the left edge up to the next field, which begins with
 * no capital; `last` is the last that has something on it.  Their number. */
static int
lines_pasted(const struct fault *fault, uint32_t at, uint32_t *last)
{
    const struct source *source = fault->yaml.source;
    uint32_t end = place_behind(fault->yaml), line = line_begin(source, at);
    int count = 0;
    while (line < end) {
        bool blank = line_text(source, line).length == 0;
        char first = source->text[line];
        bool field =
            line_is_field(source, line) && !(first >= 'A' && first <= 'Z');
        if (field || (!blank && line_indent(source, line) > 0))
            break;
        if (!blank) {
            *last = line;
            count++;
        }
        line = line_next(source, line);
    }
    return count;
}

/* The mail's own head, `From: …`, which looks like fields. */
static uint32_t
first_pasted(const struct fault *fault, uint32_t at)
{
    const struct source *source = fault->yaml.source;
    uint32_t first = line_begin(source, at), above = first;
    while (line_before(source, above, &above) && above >= fault->yaml.at &&
           source->text[above] >= 'A' && source->text[above] <= 'Z')
        first = above;
    return first;
}

bool
fault_pasted(const struct fault *fault, uint32_t at)
{
    const struct source *source = fault->yaml.source;
    struct report *report = fault->report;
    uint32_t first, last;
    if (line_indent(source, at) > 0)
        return false;
    first = first_pasted(fault, at);
    int count = lines_pasted(fault, first, &last);
    if (count < 2)
        return false;
    struct place line = line_text(source, first);
    fault_add(fault, line,
        report_text(report,
            "%d lines that begin with \"%s\" are no fields, and stand among "
            "them",
            count, excerpt(report, excerpt_slice(line))),
        report_text(report,
            "Take lines %d-%d out, or move them below the closing ---, where "
            "text stands",
            place_start(line).line,
            place_start(place_in(source, last, 0)).line));
    return true;
}

/* `due:2026-06-30`, or with a space that is none. */
static bool
say_tight_colon(const struct fault *fault, struct place line)
{
    const struct source *source = line.source;
    uint32_t colon = tight_colon(line), begin = line_content(source, line.at);
    if (colon == place_behind(line))
        return false;
    uint32_t odd = (uint32_t)odd_space(source->text + colon + 1);
    struct finding *finding =
        fault_add(fault, place_in(source, line.at, colon + 1 - line.at),
            odd > 0 ? "the space after this colon is a special one, which "
                      "YAML takes for a letter"
                    : "a space is missing after this colon",
            NULL);
    struct finding_edit edit = {
        .at = place_in(source, colon + 1, odd), .with = " "};
    finding->fix = report_text(
        fault->report, "Write one: %s", excerpt_edited(fault->report, &edit));
    if (fault->is_name &&
        fault->is_name((struct slice){source->text + begin, colon - begin}))
        finding->edit = edit;
    return true;
}

void
fault_bare_line(const struct fault *fault, uint32_t at)
{
    struct report *report = fault->report;
    struct place line = line_text(fault->yaml.source, at);
    if (say_tight_colon(fault, line))
        return;
    if (fault_begin(fault, at) || say_wide_colon(fault, line) ||
        say_missing_sign(fault, line) || fault_pasted(fault, at))
        return;
    struct bare bare = bare_of(fault, line);
    if (is_lost_colon(fault, &bare)) {
        say_lost_colon(fault, &bare);
        return;
    }
    fault_add(fault, line,
        report_text(report,
            "\"%s\" is neither a field nor part of the text above it",
            excerpt(report, excerpt_slice(line))),
        fix_bare_line(fault, &bare));
}
