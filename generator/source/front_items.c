/* Faults of lists: an item without its dash, and entries of which one has a
 * dash and another its id. */
#include <string.h>

#include "base/text.h"
#include "source/excerpt.h"
#include "source/front_fault.h"

/* The name that the line begins with, dash or not; empty when there is none. */
static struct place
name_of(const struct source *source, uint32_t line)
{
    uint32_t begin = line_content(source, line);
    uint32_t end =
        line_is_field(source, line) ? line_colon(source, line) : begin;
    return place_in(source, begin, end - begin);
}

/* The text behind the line's name and colon. */
static struct slice
rest_of(const struct source *source, uint32_t line)
{
    struct place text = line_text(source, line), name = name_of(source, line);
    uint32_t begin = place_behind(name) + 1, end = place_behind(text);
    return begin < end
               ? slice_trim((struct slice){source->text + begin, end - begin})
               : (struct slice){"", 0};
}

/* `some-id:`, with the rest below it or in { } beside it. */
static bool
opens_entry(const struct source *source, uint32_t line)
{
    if (!line_is_field(source, line))
        return false;
    struct slice rest = rest_of(source, line);
    return rest.n == 0 || rest.p[0] == '{' || rest.p[0] == '#';
}

static bool
says_its_id(const struct source *source, uint32_t line)
{
    struct place name = name_of(source, line);
    return name.length == 2 && memcmp(source->text + name.at, "id", 2) == 0 &&
           rest_of(source, line).n > 0;
}

/* The last line above that stands as far in as the faulty one, where none
 * between them stands less far in. */
static bool
beside_before(const struct fault *fault, uint32_t *beside)
{
    const struct source *source = fault->yaml.source;
    int indent = line_indent(source, fault->at);
    uint32_t line = fault->at;
    while (line_before(source, line, &line) && line >= fault->yaml.at) {
        int own = line_indent(source, line);
        if (own <= indent) {
            *beside = line;
            return own == indent;
        }
    }
    return false;
}

/* How far in the item stands that begins on this line or above it; else how
 * far in the line does. */
static int
columns_of_item(struct place from)
{
    int own = line_indent(from.source, from.at);
    uint32_t line = from.at;
    do {
        int indent = line_indent(from.source, line);
        if (indent <= own && line_is_item(from.source, line))
            return indent;
        if (indent < own)
            break;
    } while (line_before(from.source, line, &line));
    return own;
}

void
fault_no_dash(struct report *report, struct place name, struct place beside)
{
    struct place line = line_text(name.source, name.at);
    struct finding *finding = report_add(
        report, CS002, name, "the dash is missing before this item of a list");
    finding->fix = excerpt_line(report, columns_of_item(beside), "- ",
        (struct slice){
            name.source->text + name.at, place_behind(line) - name.at});
}

/* The entry's line as it should begin. */
static const char *
without_dash(const struct fault *fault, uint32_t line)
{
    const struct source *source = fault->yaml.source;
    uint32_t begin = line_content(source, line);
    struct slice rest = rest_of(source, line);
    if (says_its_id(source, line))
        return report_text(fault->report,
            "Begin it with its id in place of the dash:  %.*s:", (int)rest.n,
            rest.p);
    if (opens_entry(source, line))
        return report_text(fault->report, "Take the dash away:  %.*s",
            (int)(line_finish(source, line) - begin), source->text + begin);
    return "Begin it with an id of your choice and a colon, in place of the "
           "dash";
}

static void
say_mixed(const struct fault *fault, uint32_t item, uint32_t entry)
{
    const struct source *source = fault->yaml.source;
    struct finding *finding = fault_add(fault, line_text(source, item),
        "this entry begins with a dash, and the one beside it with its id",
        without_dash(fault, item));
    finding->second = line_text(source, entry);
    finding->second_label = "begins with its id";
}

/* `{…}` below `- {…}`, however far in. */
static bool
say_flow_item(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    struct place line = line_text(source, fault->at);
    uint32_t before;
    if (line.length == 0 || source->text[line.at] != '{' ||
        !line_before(source, fault->at, &before) || before < fault->yaml.at ||
        !line_is_item(source, before) ||
        source->text[line_content(source, before)] != '{')
        return false;
    fault_no_dash(fault->report, line, line);
    return true;
}

bool
fault_items(const struct fault *fault)
{
    const struct source *source = fault->yaml.source;
    uint32_t own = line_begin(source, fault->at), above;
    if (say_flow_item(fault))
        return true;
    if (!beside_before(fault, &above) || !line_is_field(source, own) ||
        !line_is_field(source, above))
        return false;
    bool item = line_is_item(source, own);
    if (item == line_is_item(source, above))
        return false;
    struct place name = name_of(source, own);
    struct place other = name_of(source, above);
    if (!item && slice_same(excerpt_slice(name), excerpt_slice(other))) {
        fault_no_dash(fault->report, name, name);
        return true;
    }
    uint32_t with_dash = item ? own : above, with_id = item ? above : own;
    if (!opens_entry(source, with_id) ||
        (item && !opens_entry(source, own) && !says_its_id(source, own)))
        return false;
    say_mixed(fault, with_dash, with_id);
    return true;
}
