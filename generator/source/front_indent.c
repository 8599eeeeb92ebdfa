/* Faults of whole lines: indentation, missing colons and spaces. */
#include <string.h>

#include "base/text.h"
#include "source/excerpt.h"
#include "source/note.h"
#include "source/front_fault.h"
#include "source/stray.h"

#define ODD_LINES 40 /* mended and named at once */

/* A line above whose level the faulty line may have been meant for. */
struct level {
    uint32_t line; /* its first byte */
    int column;    /* spaces before its own text */
};

static int
column_of(const struct source *source, uint32_t at)
{
    return (int)(at - line_begin(source, at));
}

static int
distance(int a, int b)
{
    return a < b ? b - a : a - b;
}

/* The nearest level that is open above the line; of two as near the deeper
 * one.  False when none is. */
static bool
nearest_level(const struct fault *fault, struct level *best)
{
    const struct source *source = fault->yaml.source;
    int indent = line_indent(source, fault->at), least = INT32_MAX;
    bool item = line_is_item(source, fault->at), found = false;
    uint32_t line = fault->at;
    while (line_before(source, line, &line) && line >= fault->yaml.at) {
        int own = line_indent(source, line);
        if (own >= least)
            continue;
        least = own;
        struct level level = {line, own};
        if (!item)
            level.column = column_of(source, line_content(source, line));
        else if (!line_is_item(source, line))
            continue;
        if (!found ||
            distance(level.column, indent) < distance(best->column, indent)) {
            *best = level;
            found = true;
        }
    }
    return found && best->column != indent;
}

const char *
fault_spaces(struct report *report, int count)
{
    if (count == 0)
        return "no spaces";
    return report_text(report, "%d %s", count, count == 1 ? "space" : "spaces");
}

bool
fault_opens_block(const struct source *source, uint32_t line)
{
    struct slice text = excerpt_slice(line_text(source, line));
    return text.n > 0 && text.p[text.n - 1] == ':';
}

/* The first line of the block that `first` opens stands farther in than the
 * faulty line, which goes with the one below it. */
static bool
first_too_far_in(const struct fault *fault, uint32_t first, int own)
{
    const struct source *source = fault->yaml.source;
    int indent = line_indent(source, fault->at);
    uint32_t below = line_next(source, fault->at);
    return own > indent && fault_opens_block(source, first) &&
           line_indent(source, first) < indent &&
           below < place_behind(fault->yaml) &&
           line_indent(source, below) == indent;
}

/* The line before may be the one that was moved: the one before that stands
 * as far in as the faulty line, or opens what both belong to. */
static bool
moved_before(const struct fault *fault, struct level *own, struct level *wanted)
{
    const struct source *source = fault->yaml.source;
    uint32_t before, first;
    if (line_is_item(source, fault->at) ||
        !line_before(source, fault->at, &before) || before < fault->yaml.at ||
        line_is_item(source, before))
        return false;
    int indent = line_indent(source, fault->at);
    *own = (struct level){before, line_indent(source, before)};
    *wanted = (struct level){fault->at, indent};
    if (!line_before(source, before, &first) || first < fault->yaml.at)
        return own->column > indent; /* it is the first of all */
    int above = line_indent(source, first);
    if (own->column >= indent)
        return first_too_far_in(fault, first, own->column);
    return (above == indent && !line_is_item(source, first)) ||
           (above == own->column && fault_opens_block(source, first));
}

/* The line's name is one that the format has. */
static bool
is_format_name(const struct fault *fault, uint32_t line)
{
    struct slice name = line_name(fault->yaml.source, line);
    return fault->is_name && name.n > 0 && fault->is_name(name);
}

/* The name is one that stands in no part of a definition: `kind`. */
static bool
is_of_definition(const struct fault *fault, uint32_t line)
{
    struct slice name = line_name(fault->yaml.source, line);
    return fault->is_name && name.n > 0 &&
           fault->is_name(name) == NAME_OF_DEFINITION;
}

/* `champion: tom` at the left edge between two people, whose names are none of
 * the format's, or `kind: plan` among the fields of a milestone: it cuts them
 * from those above. */
static bool
say_cut(const struct fault *fault, uint32_t line, uint32_t below)
{
    const struct source *source = fault->yaml.source;
    struct report *report = fault->report;
    uint32_t head = line;
    if (line_indent(source, line) > 0 || !is_format_name(fault, line) ||
        (is_format_name(fault, below) && !is_of_definition(fault, line)))
        return false;
    do {
        if (!line_before(source, head, &head) || head < fault->yaml.at)
            return false;
    } while (line_indent(source, head) > 0);
    struct place text = line_text(source, line);
    struct finding *finding = fault_add(fault, text,
        "this line cuts the entries above it from those below",
        report_text(report,
            "Take line %d out, and write it above line %d, at the left edge: "
            "%s",
            place_start(text).line, place_start(place_in(source, head, 0)).line,
            excerpt_line(report, 0, "", excerpt_slice(text))));
    finding->second = line_text(source, below);
    finding->second_label = "no longer belongs to anything";
    return true;
}

/* `half-target: Half` above the entry's fields. */
static bool
say_text_behind_id(const struct fault *fault, uint32_t line, uint32_t below)
{
    const struct source *source = fault->yaml.source;
    struct place text = line_text(source, line);
    uint32_t colon = line_colon(source, line);
    if (!fault->is_name || line_is_item(source, line) ||
        !line_is_field(source, line) || is_format_name(fault, line) ||
        !is_format_name(fault, below) || colon + 1 >= place_behind(text) ||
        line_indent(source, line) == 0)
        return false;
    struct finding *finding = fault_add(fault,
        place_in(source, colon + 2, place_behind(text) - colon - 2),
        "a text stands behind the id of an entry, whose fields stand below it",
        report_text(fault->report, "Take the text out: %s",
            excerpt_line(fault->report, line_indent(source, line), "",
                (struct slice){source->text + text.at, colon + 1 - text.at})));
    finding->second = line_text(source, below);
    finding->second_label = "a field of the entry";
    return true;
}

/* `TODO: ask Dana` at the left edge among the fields of an entry. */
static bool
say_note(const struct fault *fault, uint32_t line)
{
    const struct source *source = fault->yaml.source;
    struct place text = line_text(source, line);
    char first = source->text[text.at];
    if (line_indent(source, line) > 0 || first < 'A' || first > 'Z' ||
        !fault->is_name || is_format_name(fault, line))
        return false;
    struct finding *finding = fault_add(fault, text,
        report_text(fault->report,
            "\"%s\" is no field, and stands among the fields of an entry",
            excerpt(fault->report, excerpt_slice(text))),
        NULL);
    note_mend(finding, fault->report, line);
    finding->edit = (struct finding_edit){0}; /* it may be a field */
    return true;
}

static void
say_moved(const struct fault *fault, const struct level *own,
    const struct level *wanted)
{
    struct report *report = fault->report;
    if (wanted->column > 0 && say_note(fault, own->line))
        return;
    if (own->line < wanted->line &&
        (say_cut(fault, own->line, wanted->line) ||
            say_text_behind_id(fault, own->line, wanted->line)))
        return;
    const struct source *source = fault->yaml.source;
    struct place line = line_text(source, own->line);
    struct finding *finding = report_add(report, CS002, line,
        "this line begins with %s, and the lines it belongs to with %s",
        fault_spaces(report, own->column),
        fault_spaces(report, wanted->column));
    finding->second = line_text(source, wanted->line);
    finding->second_label = report_text(
        report, "begins with %s", fault_spaces(report, wanted->column));
    finding->fix =
        wanted->column == 0
            ? report_text(report, "Begin the line at the left edge: %s",
                  excerpt_line(report, 0, "", excerpt_slice(line)))
            : report_text(report, "Begin the line with %s: %s",
                  fault_spaces(report, wanted->column),
                  excerpt_line(
                      report, wanted->column, "", excerpt_slice(line)));
}

/* `{…}` above the first item that has its dash. */
static bool
say_lost_dash_above(const struct fault *fault, uint32_t before)
{
    const struct source *source = fault->yaml.source;
    struct place above = line_text(source, before);
    if (line_is_item(source, before) || source->text[above.at] != '{' ||
        line_indent(source, before) != line_indent(source, fault->at))
        return false;
    fault_no_dash(fault->report, above, line_text(source, fault->at));
    return true;
}

/* `# cadence:` on the line above the list. */
static const char *
fix_no_field(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    uint32_t begin = line_begin(source, fault->at);
    struct place above = begin > fault->yaml.at ? line_text(source, begin - 1)
                                                : place_in(source, begin, 0);
    struct slice text = excerpt_slice(above);
    size_t sign = 0;
    while (sign < text.n && strchr("# ", text.p[sign]))
        sign++;
    bool commented =
        sign > 0 && sign < text.n && *text.p == '#' &&
        text.p[text.n - 1] == ':' && fault->is_name &&
        fault->is_name((struct slice){text.p + sign, text.n - sign - 1});
    return commented
               ? report_text(fault->report,
                     "Take the # out of the line above it: %.*s",
                     (int)(text.n - sign), text.p + sign)
               : "Write the field that the list belongs to on the line above "
                 "it";
}

/* The faulty line begins with the same field as this one. */
static bool
same_name(const struct fault *fault, uint32_t line)
{
    const struct source *source = fault->yaml.source;
    uint32_t own = line_content(source, fault->at);
    uint32_t other = line_content(source, line);
    return slice_same(
        (struct slice){source->text + own, line_colon(source, fault->at) - own},
        (struct slice){source->text + other, line_colon(source, line) - other});
}

/* The entry that the line `before` belongs to has the faulty line's field. */
static bool
entry_has_it(const struct fault *fault, uint32_t before)
{
    const struct source *source = fault->yaml.source;
    int columns = column_of(source, line_content(source, before));
    for (uint32_t line = before;;) {
        int own = column_of(source, line_content(source, line));
        if (own < columns)
            return false;
        if (own == columns && same_name(fault, line))
            return true;
        if ((own == columns && line_is_item(source, line)) ||
            !line_before(source, line, &line) || line < fault->yaml.at)
            return false;
    }
}

/* `- target: 5 d` among the fields of an entry: it is the only item, and the
 * field above it has a text.  An entry that begins with a dash itself begins
 * with another field than this, and a list of such entries may go on below. */
static bool
say_dash_before_field(const struct fault *fault, uint32_t before)
{
    const struct source *source = fault->yaml.source;
    int indent = line_indent(source, fault->at);
    uint32_t below = line_next(source, fault->at);
    bool ends = below >= place_behind(fault->yaml);
    uint32_t above = line_content(source, before);
    if (!is_format_name(fault, fault->at) ||
        column_of(source, above) != indent ||
        fault_opens_block(source, before) || !line_is_field(source, before) ||
        entry_has_it(fault, before) ||
        (!ends && (line_indent(source, below) > indent ||
                      (line_is_item(source, below) &&
                          line_indent(source, below) == indent))))
        return false;
    struct place line = line_text(source, fault->at);
    uint32_t own = line_content(source, fault->at);
    struct finding *finding =
        fault_add(fault, place_in(source, line.at, own - line.at),
            "a dash stands before this field, and none before those beside it",
            NULL);
    finding->second = place_in(
        source, above, place_behind(line_text(source, before)) - above);
    finding->second_label = "a field of the same entry";
    finding->edit = (struct finding_edit){
        .at = place_in(source, line.at, own - line.at), .with = ""};
    finding->fix = report_text(fault->report, "Take the dash away: %s",
        excerpt_edited(fault->report, &finding->edit));
    return true;
}

/* `unit: h` between `tasks:` and its list, or within the list. */
static bool
say_between(const struct fault *fault, uint32_t before)
{
    const struct source *source = fault->yaml.source;
    struct report *report = fault->report;
    uint32_t head = before;
    if (line_is_item(source, before))
        return false;
    do {
        if (!line_before(source, head, &head) || head < fault->yaml.at)
            return false;
    } while (line_indent(source, head) > line_indent(source, before));
    if (!fault_opens_block(source, head) || line_is_item(source, head) ||
        line_indent(source, head) != line_indent(source, before))
        return false;
    struct slice name = line_name(source, before);
    struct slice list = line_name(source, head);
    struct place text = line_text(source, before);
    struct finding *finding = fault_add(fault, text,
        report_text(report,
            "`%.*s` stands within `%.*s`, whose list goes on below it",
            (int)name.n, name.p, (int)list.n, list.p),
        report_text(report,
            "Take line %d out, and write it where it belongs: above line %d, "
            "or where another entry lacks it: %s",
            place_start(text).line, place_start(place_in(source, head, 0)).line,
            excerpt_line(
                report, line_indent(source, before), "", excerpt_slice(text))));
    finding->second = line_text(source, head);
    finding->second_label = "its list stands below";
    return true;
}

static void
say_no_level(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    struct place line = line_text(source, fault->at);
    uint32_t before;
    bool item = line_is_item(source, fault->at);
    if (item && line_before(source, fault->at, &before) &&
        before >= fault->yaml.at && say_lost_dash_above(fault, before))
        return;
    bool taken =
        item && line_before(source, fault->at, &before) &&
        before >= fault->yaml.at && line_is_field(source, before) &&
        line_indent(source, before) <= line_indent(source, fault->at) &&
        !fault_opens_block(source, before);
    if (taken && say_between(fault, before))
        return;
    if (taken)
        fault_add(fault, line,
            "a list begins here, but the field above it has a text already",
            report_text(fault->report,
                "If the line with the list's own field is lost, write it above "
                "line %d again. If the list belongs to line %d, the text "
                "there goes: %s",
                place_start(line).line,
                place_start(place_in(source, before, 0)).line,
                excerpt_line(fault->report, line_indent(source, before), "",
                    (struct slice){source->text + before,
                        line_colon(source, before) + 1 - before})));
    else if (item)
        fault_add(fault, line, "a list item stands here, but no field takes it",
            fix_no_field(fault));
    else
        fault_add(fault, line, "this line does not go with the lines above it",
            "Write every part of the front matter as `name: value`");
}

void
fault_indent(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    struct level own = {fault->at, line_indent(source, fault->at)}, wanted;
    uint32_t before;
    if (line_is_item(source, fault->at) &&
        line_before(source, fault->at, &before) && before >= fault->yaml.at &&
        say_dash_before_field(fault, before))
        return;
    struct stray stray;
    if (line_before(source, fault->at, &before) && before > fault->yaml.at &&
        is_format_name(fault, before) && !is_format_name(fault, fault->at) &&
        stray_find(source, before, &stray)) {
        stray_say(fault->report, source, &stray);
        return;
    }
    if (fault_items(fault))
        return;
    if (moved_before(fault, &own, &wanted)) {
        say_moved(fault, &own, &wanted);
        return;
    }
    own = (struct level){fault->at, line_indent(source, fault->at)};
    if (nearest_level(fault, &wanted))
        say_moved(fault, &own, &wanted);
    else
        say_no_level(fault);
}

/* Special spaces where the line's own text should begin, with the ordinary
 * ones among them; of no length where there are none. */
static struct place
odd_indent(const struct source *source, uint32_t line)
{
    uint32_t begin = line_content(source, line), p = begin;
    int n;
    while ((n = odd_space(source->text + p)) > 0 ||
           (p > begin && source->text[p] == ' '))
        p += n > 0 ? (uint32_t)n : 1;
    return place_in(source, begin, p - begin);
}

/* How many spaces they are to the eye. */
static int
count_spaces(struct place indent)
{
    const char *p = indent.source->text + indent.at;
    const char *end = p + indent.length;
    int count = 0;
    while (p < end) {
        int n = odd_space(p);
        count += !no_width(p);
        p += n > 0 ? n : 1;
    }
    return count;
}

/* With ordinary spaces the line goes with the one above or below. */
static bool
goes_with_others(const struct fault *fault, struct place indent)
{
    const struct source *source = fault->yaml.source;
    int columns = column_of(source, indent.at) + count_spaces(indent);
    const char *name = source->text + place_behind(indent);
    if (columns == 0 && fault->is_name &&
        fault->is_name((struct slice){name, strcspn(name, ":\n")}))
        return true;
    uint32_t above, below = line_finish(source, indent.at);
    while (strchr("\r\n", source->text[below]) && source->text[below])
        below++;
    if (below < place_behind(fault->yaml) &&
        column_of(source, line_content(source, below)) == columns)
        return true;
    if (!line_before(source, indent.at, &above) || above < fault->yaml.at)
        return columns == 0;
    struct place odd = odd_indent(source, above);
    int own = odd.length ? column_of(source, odd.at) + count_spaces(odd)
                         : column_of(source, line_content(source, above));
    return own == columns ||
           (fault_opens_block(source, above) && own < columns);
}

/* All lines of the front matter from this one on that begin so: the repair puts
 * ordinary spaces in their place. */
struct odd_lines {
    struct buf repaired;
    const char *list; /* "150, 152" */
    uint32_t behind;  /* the last of them */
    int count;
    bool sure;
};

static struct odd_lines
odd_lines_from(const struct fault *fault, struct place first)
{
    const struct source *source = fault->yaml.source;
    struct odd_lines lines = {{0}, "", first.at, 0, true};
    uint32_t end = place_behind(fault->yaml), line = first.at;
    while (line < end && lines.count < ODD_LINES) {
        struct place indent = odd_indent(source, line);
        if (indent.length > 0 && indent.at >= lines.behind) {
            buf_add(&lines.repaired, source->text + lines.behind,
                indent.at - lines.behind);
            for (int i = count_spaces(indent); i > 0; i--)
                buf_char(&lines.repaired, ' ');
            lines.behind = place_behind(indent);
            lines.sure &= goes_with_others(fault, indent);
            lines.list = report_text(fault->report, "%s%s%d", lines.list,
                lines.count++ ? ", " : "", place_start(indent).line);
        }
        line = line_finish(source, line);
        while (line < end && strchr("\r\n", source->text[line]))
            line++;
    }
    return lines;
}

bool
fault_space(const struct fault *fault, uint32_t at)
{
    const struct source *source = fault->yaml.source;
    struct place indent = odd_indent(source, at);
    if (indent.length == 0)
        return false;
    struct odd_lines lines = odd_lines_from(fault, indent);
    struct report *report = fault->report;
    struct finding *finding = fault_add(fault, indent,
        lines.count > 1
            ? report_text(report,
                  "%d lines from here on are indented with special spaces, "
                  "which YAML takes for letters",
                  lines.count)
        : no_width(source->text + indent.at)
            ? "this line begins with a character that is not seen, which YAML "
              "takes for a letter"
            : "this line is indented with special spaces, which YAML takes for "
              "letters",
        NULL);
    const char *also = lines.sure ? report_text(report,
                                        "   Or let the program do it:  "
                                        "countersign check --fix %s",
                                        source->path)
                                  : "";
    if (lines.count > 1)
        finding->fix = report_text(
            report, "Write ordinary spaces in lines %s%s", lines.list, also);
    else if (lines.sure)
        finding->fix = report_text(report, "%s%s%s",
            no_width(source->text + indent.at)
                ? "Write the line anew: "
                : "Write ordinary ones, all of them: ",
            excerpt_line(report,
                column_of(source, indent.at) + count_spaces(indent), "",
                (struct slice){source->text + place_behind(indent),
                    line_finish(source, at) - place_behind(indent)}),
            also);
    else
        finding->fix =
            "Take them out, and begin the line with as many ordinary "
            "spaces as the lines that it belongs to";
    if (lines.sure)
        finding->edit = (struct finding_edit){
            .at = place_in(source, indent.at, lines.behind - indent.at),
            .with = arena_strndup(
                report->arena, lines.repaired.p, lines.repaired.n)};
    buf_free(&lines.repaired);
    return true;
}

/* A list's dash without its space. */
static bool
say_tight_dash(const struct fault *fault, uint32_t at)
{
    const struct source *source = fault->yaml.source;
    struct place line = line_text(source, at);
    struct slice text = excerpt_slice(line);
    if (text.n < 2 || text.p[0] != '-' || !strchr("{[\"'", text.p[1]))
        return false;
    struct place dash = place_in(source, line.at, 1);
    struct finding *finding =
        fault_add(fault, dash, "a space is missing after this dash",
            report_text(fault->report, "Write a space behind it: %s",
                excerpt_line(fault->report, line_indent(source, at), "- ",
                    (struct slice){text.p + 1, text.n - 1})));
    finding->edit = (struct finding_edit){.at = place_in(source, line.at, 2),
        .with = report_text(fault->report, "- %c", text.p[1])};
    return true;
}

/* The line below or, without one, above, that is an item. */
static bool
item_beside(const struct fault *fault, uint32_t at, uint32_t *item, bool *below)
{
    const struct source *source = fault->yaml.source;
    uint32_t next = line_finish(source, at);
    while (source->text[next] == '\r' || source->text[next] == '\n')
        next++;
    *below = next < place_behind(fault->yaml) && line_is_item(source, next);
    *item = line_begin(source, next);
    return *below ||
           (line_before(source, at, item) && *item >= fault->yaml.at &&
               line_is_item(source, *item));
}

/* How to write the item of a list, as far in as the one beside it. */
static const char *
item_in_line(const struct fault *fault, uint32_t at, struct slice text)
{
    const struct source *source = fault->yaml.source;
    uint32_t item;
    bool below;
    if (!item_beside(fault, at, &item, &below) ||
        line_indent(source, item) == line_indent(source, at))
        return report_text(fault->report, "Write - in place of the sign: %s",
            excerpt_line(fault->report, line_indent(source, at), "- ", text));
    int columns = line_indent(source, item);
    return report_text(fault->report,
        "Begin the line with %s, as the one %s, and - in place of the sign: %s",
        fault_spaces(fault->report, columns), below ? "below" : "above",
        excerpt_line(fault->report, columns, "- ", text));
}

/* What a word processor makes of the hyphen, and what others write for it. */
static bool
say_bullet(const struct fault *fault, uint32_t at)
{
    static const char *const bullets[] = {
        "\xE2\x80\x93 ", "\xE2\x80\x94 ", "\xE2\x80\xA2 ", "\xC2\xB7 ", "* "};
    struct place line = line_text(fault->yaml.source, at);
    struct slice text = excerpt_slice(line);
    for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++) {
        size_t n = strlen(bullets[i]);
        if (text.n < n || memcmp(text.p, bullets[i], n) != 0)
            continue;
        text = slice_trim((struct slice){text.p + n, text.n - n});
        fault_add(fault, place_in(line.source, line.at, (uint32_t)n - 1),
            "this sign begins no list: a list's lines begin with a hyphen and "
            "a space",
            item_in_line(fault, at, text));
        return true;
    }
    return false;
}

static bool
say_merge(const struct fault *fault, uint32_t at)
{
    static const char *const marks[] = {"<<<<<<<", "=======", ">>>>>>>"};
    const struct source *source = fault->yaml.source;
    const char *line = source->text + line_begin(source, at);
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (!text_starts(line, marks[i]) ||
            !strchr(" \r\n", line[strlen(marks[i])]))
            continue; /* "==========" is a line that somebody drew */
        fault_add(fault, line_text(source, at),
            "git left two versions of these lines here, since two people "
            "changed them",
            "Keep the lines that are right, and delete those that begin with "
            "<<<<<<<, ======= and >>>>>>>");
        return true;
    }
    return false;
}

bool
fault_begin(const struct fault *fault, uint32_t at)
{
    return fault_space(fault, at) || say_tight_dash(fault, at) ||
           say_bullet(fault, at) || say_merge(fault, at);
}

static bool
has_tab(const struct source *source, uint32_t line)
{
    return source->text[line_begin(source, line) +
                        (uint32_t)line_indent(source, line)] == '\t';
}

/* The nearest line above that spaces alone indent, by less than `below`. */
static bool
spaced_before(const struct fault *fault, uint32_t line, int below, bool item,
    uint32_t *before)
{
    const struct source *source = fault->yaml.source;
    while (line_before(source, line, &line) && line >= fault->yaml.at)
        if (!has_tab(source, line) && line_indent(source, line) < below &&
            (!item || line_is_item(source, line))) {
            *before = line;
            return true;
        }
    return false;
}

/* The line below, if spaces alone indent it; else -1. */
static int
columns_below(const struct fault *fault, uint32_t at)
{
    const struct source *source = fault->yaml.source;
    uint32_t end = place_behind(fault->yaml);
    uint32_t line = line_finish(source, at);
    while (line < end && strchr("\r\n", source->text[line]))
        line++;
    return line < end && !has_tab(source, line) ? line_indent(source, line)
                                                : -1;
}

/* How far the file's first indented line stands in. */
static int
step_of(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    uint32_t end = place_behind(fault->yaml);
    for (uint32_t line = fault->yaml.at; line < end; line++) {
        if (line > 0 && source->text[line - 1] != '\n')
            continue;
        int columns = line_indent(source, line);
        if (columns > 0 && !has_tab(source, line))
            return columns;
    }
    return 2;
}

static int
own_column(const struct source *source, uint32_t line, bool item)
{
    return item ? line_indent(source, line)
                : column_of(source, line_content(source, line));
}

/* `name: |`, with its text on the lines below. */
static bool
opens_text(const struct source *source, uint32_t line)
{
    struct slice text = excerpt_slice(line_text(source, line));
    return text.n > 0 &&
           (text.p[text.n - 1] == '|' || text.p[text.n - 1] == '>');
}

int
fault_columns(const struct fault *fault, uint32_t at)
{
    const struct source *source = fault->yaml.source;
    bool item = line_is_item(source, at);
    int below = columns_below(fault, at);
    uint32_t begin = line_begin(source, at), line;
    const char *text = source->text + begin;
    if (at - begin > strspn(text, " \t"))
        return -1;
    /* What the line opens stands below it, and it stands less far in. */
    if (fault_opens_block(source, at) && below > 0) {
        if (!spaced_before(fault, at, below, item, &line))
            return 0;
        int own = own_column(source, line, item), step = step_of(fault);
        bool within =
            !item && fault_opens_block(source, line) && below > own + step;
        return within ? own + step : own;
    }
    if (!spaced_before(fault, at, INT32_MAX, false, &line))
        return 0;
    int above = column_of(source, line_content(source, line));
    if (fault_opens_block(source, line) || opens_text(source, line)) {
        /* What an item goes on with stands farther in than its dash. */
        uint32_t next = line_finish(source, at) + 1;
        bool goes_on = item && below > above + 1 && !line_is_item(source, next);
        return goes_on         ? below - 2
               : below > above ? below
                               : above + step_of(fault);
    }
    if (item && !spaced_before(fault, at, INT32_MAX, true, &line))
        return above;
    return own_column(source, line, item);
}
