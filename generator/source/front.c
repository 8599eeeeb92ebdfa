#include "source/front.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "source/encoding.h"
#include "source/excerpt.h"
#include "source/front_mend.h"
#include "source/front_yaml.h"
#include "source/repair.h"

static struct place
line_place(const struct source *source, int line)
{
    struct slice text = source_line(source, line);
    uint32_t at = (uint32_t)(text.p - source->text);
    return place_in(source, at, (uint32_t)text.n);
}

/* Three hyphens and nothing else. */
static bool
is_fence(struct slice line)
{
    while (line.n > 0 && strchr(" \t", line.p[line.n - 1]))
        line.n--;
    return line.n == 3 && memcmp(line.p, "---", 3) == 0;
}

/* Without spaces at both ends, and what only looks like one. */
static struct slice
seen_of(struct slice line)
{
    struct slice seen = {line.p, 0};
    const char *p = line.p, *end = line.p + line.n;
    while (p < end) {
        const char *begin = p;
        if (odd_space(p) > 0 || *p == ' ' || *p == '\t' || *p == '\r') {
            utf8_next(&p);
            continue;
        }
        if (seen.n == 0)
            seen.p = begin;
        utf8_next(&p);
        seen.n = (size_t)(p - seen.p);
    }
    return seen;
}

/* What somebody may have meant as one: indented, too long, too short, made of
 * dashes by a word processor, beside something unseen, or YAML's other end. */
static bool
is_like_fence(struct slice line)
{
    static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94"};
    struct slice text = seen_of(line);
    if (text.n == 3 && memcmp(text.p, "...", 3) == 0)
        return true;
    size_t n = 0;
    bool one_more = true, bare_hyphen = text.n == 1;
    while (one_more && n < text.n) {
        one_more = false;
        for (size_t i = 0; i < 3; i++) {
            size_t length = strlen(dashes[i]);
            if (text.n - n >= length &&
                memcmp(text.p + n, dashes[i], length) == 0) {
                n += length;
                one_more = true;
            }
        }
    }
    return n > 0 && n == text.n && !bare_hyphen;
}

static struct place
first_written_line(const struct source *source)
{
    int line = 1;
    while (line < source->lines && slice_trim(source_line(source, line)).n == 0)
        line++;
    return line_place(source, line);
}

/* The line of the closing fence, or 0. */
static int
closing_line(const struct source *source)
{
    for (int line = 2; line <= source->lines; line++)
        if (source->text[source->line_starts[line - 1]] == '-' &&
            is_fence(source_line(source, line)))
            return line;
    return 0;
}

static void
say_no_front(const struct source *source, struct report *report)
{
    struct place at = first_written_line(source);
    struct slice text = excerpt_slice(at);
    if (slice_trim(text).n == 0) {
        report_add(report, CS001, place_in(source, 0, 0), "the file is empty");
        return;
    }
    if (source->lines == 1 && memchr(text.p, '\r', text.n)) {
        report_add(report, CS001, place_in(source, at.at, 1),
            "the whole file is one line, because its lines end in the way of "
            "old Macintosh programs")
            ->fix = "Save the file with Unix or Windows line ends";
        return;
    }
    struct finding *finding;
    if (is_fence(slice_trim(text)))
        finding = report_add(report, CS001, at,
            "the front matter must begin on the first line, with --- at its "
            "left edge");
    else if (is_like_fence(text))
        finding = report_add(report, CS001, at,
            "the first line must be exactly ---, three hyphens");
    else
        finding = report_add(
            report, CS001, at, "the file does not begin with front matter");
    finding->fix = "Make the first line --- and end the fields with another "
                   "line ---";
    if (closing_line(source) > 0 && is_like_fence(text))
        finding->fix = "Make that line exactly ---, with nothing before or "
                       "behind it";
    int above = place_start(at).line - 1;
    if (closing_line(source) > 0 && line_is_field(source, at.at))
        finding->fix = above > 0
                           ? "Line 1 is empty: write --- there, three hyphens"
                           : "Write --- as a line of its own above line 1";
    if (is_fence(text) && above > 0)
        finding->fix = above == 1
                           ? "Take out line 1, which is empty"
                           : report_text(report,
                                 "Take out lines 1-%d, which are empty", above);
}

/* What a line between the fences or below them reads like. */
enum reading {
    READS_BLANK, /* or is a comment */
    READS_TEXT,
    READS_PART,  /* may be part of a field: indented, an item, a bracket */
    READS_INNER, /* the same with a name of the format */
    READS_FIELD, /* such a name at the left edge */
    READS_END,   /* a heading or code: no field stands behind it */
};

static enum reading
read_line(const struct source *source, int line, front_is_name *is_name)
{
    uint32_t at = source->line_starts[line - 1];
    struct slice text = slice_trim(source_line(source, line));
    if (text.n > 1 &&
        (memcmp(text.p, "##", 2) == 0 || memcmp(text.p, "``", 2) == 0 ||
            memcmp(text.p, "~~", 2) == 0))
        return READS_END;
    if (text.n == 0 || text.p[0] == '#')
        return READS_BLANK;
    bool field = line_is_field(source, at), odd = odd_space(text.p) > 0;
    bool edge = source->text[at] == text.p[0] && !line_is_item(source, at);
    struct slice own = seen_of(text);
    const char *name = edge ? own.p : source->text + line_content(source, at);
    size_t n = strcspn(name, ": \n");
    if (field && is_name && is_name((struct slice){name, n}))
        return edge && !odd ? READS_FIELD : READS_INNER;
    return !edge || odd || strchr("]}", text.p[0]) ? READS_PART : READS_TEXT;
}

/* The last line that reads like a field or part of one, before the prose: a
 * line that was put among the fields is none, but more of them follow it. */
static int
last_field_line(const struct source *source, front_is_name *is_name)
{
    int last = 1;
    bool inside = true;
    for (int line = 2; line <= source->lines; line++) {
        enum reading reads = read_line(source, line, is_name);
        if (reads == READS_END)
            break;
        if (reads == READS_FIELD)
            inside = true;
        else if (reads == READS_TEXT)
            inside =
                line_is_field(source, source->line_starts[line - 1]) && inside;
        if (inside && reads != READS_BLANK)
            last = line;
    }
    return last;
}

/* Nothing stands below the line. */
static bool
is_last_line(const struct source *source, int line)
{
    while (++line <= source->lines)
        if (slice_trim(source_line(source, line)).n > 0)
            return false;
    return true;
}

static void
say_unended(
    const struct source *source, front_is_name *is_name, struct report *report)
{
    struct finding *finding = report_add(report, CS001, line_place(source, 1),
        "the front matter that begins here never ends");
    int last = last_field_line(source, is_name);
    finding->fix = last > 1
                       ? report_text(report,
                             "Write a line that holds only --- below line %d, "
                             "where the fields end",
                             last)
                       : "Write the fields below it, and a line that holds "
                         "only --- after the last of them";
    if (last > 1 && is_last_line(source, last))
        finding->fix = report_text(report,
            "The file ends with line %d. If more stood below it, its end was "
            "lost: take it back from an older copy of the file. If not, write "
            "a line that holds only --- below it",
            last);
    for (int line = 2; line <= source->lines; line++) {
        if (!is_like_fence(source_line(source, line)))
            continue;
        finding->second = line_place(source, line);
        finding->second_label = "is not three hyphens at the left edge";
        finding->fix = "Make that line exactly ---, with nothing before or "
                       "behind it";
        return;
    }
}

/* A second --- where the fields begin: they would all be prose. */
static bool
is_fenced_twice(const struct source *source, int close)
{
    int line = 2;
    while (line < close && slice_trim(source_line(source, line)).n == 0)
        line++;
    return line == close && close < source->lines &&
           line_is_field(source, source->line_starts[close]);
}

static void
say_fenced_twice(const struct source *source, int close, struct report *report)
{
    struct finding *finding = report_add(report, CS001,
        line_place(source, close),
        "two lines of --- follow each other, and the fields stand below both");
    finding->second = line_place(source, 1);
    finding->second_label = "the front matter begins here";
    finding->fix = report_text(report, "Take out line %d", close);
    uint32_t begin = source->line_starts[close - 1];
    finding->edit = (struct finding_edit){
        .at = place_in(source, begin, source->line_starts[close] - begin),
        .with = ""};
}

/* The first field below the fence, where the front matter was ended too early:
 * what stands there would be text that the customer reads.  0 when there is
 * none; one name alone may be a word of the text. */
static int
field_below(const struct source *source, int close, front_is_name *is_name)
{
    int first = 0, names = 0;
    for (int line = close + 1; line <= source->lines; line++) {
        enum reading reads = read_line(source, line, is_name);
        if (reads == READS_END)
            break;
        if (reads != READS_FIELD && reads != READS_INNER)
            continue;
        names++;
        if (reads == READS_FIELD && first == 0)
            first = line;
    }
    return names > 1 ? first : 0;
}

static void
say_ended_early(const struct source *source, int close, int below,
    front_is_name *is_name, struct report *report)
{
    struct slice text = slice_trim(source_line(source, below));
    struct finding *finding = report_add(report, CS001,
        line_place(source, below),
        "`%.*s` stands below the --- that ends the front matter: there it is "
        "no field, but text that the customer reads",
        (int)strcspn(text.p, ":"), text.p);
    finding->second = line_place(source, close);
    finding->second_label = "the front matter ends here";
    int last = last_field_line(source, is_name);
    for (int line = last + 1; line <= source->lines; line++) {
        struct slice own = source_line(source, line);
        if (slice_trim(own).n == 0)
            continue;
        finding->fix = is_fence(own)
                           ? report_text(report,
                                 "Take out line %d: the fields end with the "
                                 "--- in line %d",
                                 close, line)
                           : NULL;
        break;
    }
    if (!finding->fix)
        finding->fix = report_text(report,
            "Take out line %d, and write a line that holds only --- below "
            "line %d, where the fields end",
            close, last);
}

/* Offset of a line's first byte; the file's end past the last. */
static uint32_t
line_offset(const struct source *source, int line)
{
    return line > source->lines ? source->size : source->line_starts[line - 1];
}

uint32_t
front_end(const struct source *source)
{
    int close = closing_line(source);
    return close ? line_offset(source, close) : 0;
}

struct definition_text
front_read(struct arena *arena, const struct source *source,
    front_is_name *is_name, struct report *report)
{
    struct definition_text text = {
        .source = source, .prose = place_in(source, source->size, 0)};
    if (!encoding_check(source, report))
        return text;
    if (!is_fence(source_line(source, 1))) {
        say_no_front(source, report);
        return text;
    }
    int close = closing_line(source);
    if (!close) {
        say_unended(source, is_name, report);
        return text;
    }
    if (is_fenced_twice(source, close)) {
        say_fenced_twice(source, close, report);
        return text;
    }
    int below = is_name ? field_below(source, close, is_name) : 0;
    if (below > 0) {
        say_ended_early(source, close, below, is_name, report);
        return text;
    }
    uint32_t begin = line_offset(source, 2), end = line_offset(source, close);
    uint32_t prose = line_offset(source, close + 1);
    text.prose = place_in(source, prose, source->size - prose);
    struct place yaml = place_in(source, begin, end - begin);
    text.front = front_parse(arena, yaml, is_name, report);
    if (text.front)
        front_mend(arena, text.front, report);
    else
        text.repaired = repair_further(arena, yaml, is_name, report);
    return text;
}

struct front *
front_read_yaml(
    struct arena *arena, const struct source *source, struct report *report)
{
    if (!encoding_check(source, report))
        return NULL;
    bool fenced = is_fence(source_line(source, 1));
    uint32_t begin = fenced ? line_offset(source, 2) : 0;
    struct front *front = front_parse(
        arena, place_in(source, begin, source->size - begin), NULL, report);
    if (front)
        front_mend(arena, front, report);
    return front;
}

const struct front *
front_field(const struct front *fields, const char *key)
{
    if (!fields || fields->kind != FRONT_FIELDS)
        return NULL;
    for (const struct front *field = fields->first; field; field = field->next)
        if (text_is(field->key, key))
            return field;
    return NULL;
}

int
front_last_line(const struct front *value)
{
    while (!value->flow && value->last)
        value = value->last;
    struct place at = value->at.length > 0 ? value->at : value->key_at;
    return place_start(place_in(at.source, place_behind(at) - 1, 0)).line;
}

struct front *
front_next(const struct front *value)
{
    if (value->first)
        return value->first;
    while (value && !value->next)
        value = value->parent;
    return value ? value->next : NULL;
}

/* Among its parent's children, from 1. */
static int
number_of(const struct front *value)
{
    int number = 1;
    for (const struct front *p = value->parent->first; p && p != value;
         p = p->next)
        number++;
    return number;
}

char *
front_path(struct arena *arena, const struct front *value)
{
    const struct front *steps[FRONT_DEPTH + 1];
    int depth = 0;
    for (; value && value->parent && depth <= FRONT_DEPTH;
         value = value->parent)
        steps[depth++] = value;
    struct buf path = {0};
    while (depth-- > 0) {
        if (path.n > 0)
            buf_char(&path, '.');
        if (steps[depth]->key)
            buf_str(&path, steps[depth]->key);
        else
            buf_printf(&path, "%d", number_of(steps[depth]));
    }
    char *text = arena_strndup(arena, path.p ? path.p : "", path.n);
    buf_free(&path);
    return text;
}
