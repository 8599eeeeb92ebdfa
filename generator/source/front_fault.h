/* Broken YAML in the words of the plan's author.
 *
 * libyaml says what its grammar expected; the author has to hear what to
 * mend.  The cause is found from libyaml's sentence and from the line itself;
 * one finding (CS002) with a fix that can be pasted. */
#ifndef SOURCE_FRONT_FAULT_H
#define SOURCE_FRONT_FAULT_H

#include <stdbool.h>

#include "base/place.h"
#include "report/report.h"
#include "source/front.h"

struct fault {
    struct report *report;
    front_is_name *is_name; /* or NULL */
    struct place yaml;      /* the front matter between its fences */
    const char *problem;    /* libyaml's words */
    const char *context;    /* what it was reading, or "" */
    uint32_t at;            /* where it noticed */
    uint32_t began;         /* where what it was reading began */
    bool flow;              /* inside { } or [ ] */
    uint32_t opened;        /* the innermost of them that is still open */
    struct place last;      /* the value that was read last, or none */
};

/* NUL past the end. */
static inline char
fault_byte(const struct fault *fault, uint32_t at)
{
    const struct source *source = fault->yaml.source;
    return at < source->size ? source->text[at] : '\0';
}

/* Of a field's name, or of a day. */
static inline bool
fault_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* A comma at `p`, which a field's name and colon follow. */
bool fault_next_field(const char *p);

/* Translates what libyaml said. */
void fault_report(const struct fault *fault);
/* A value (or a name) that begins with a sign of YAML's. */
void fault_sign(const struct fault *fault, uint32_t at);
/* A quote that spans lines and took fields into itself; false if not so. */
bool fault_open_quote(const struct fault *fault, struct place value);
/* A special space before the text of the line that holds `at`, where an
 * ordinary one belongs; false if there is none. */
bool fault_space(const struct fault *fault, uint32_t at);
/* The same, or what begins a line in place of a list's dash and its space, or
 * a mark that git left there. */
bool fault_begin(const struct fault *fault, uint32_t at);

/* For what front_fault.c splits off. */
struct finding *fault_add(const struct fault *fault, struct place at,
    const char *message, const char *fix);
/* "no spaces", "1 space" */
const char *fault_spaces(struct report *report, int count);
/* The line ends with a colon. */
bool fault_opens_block(const struct source *source, uint32_t line);
/* Lines that do not fit those above them. */
void fault_indent(const struct fault *fault);
/* A list's item without its dash, or an entry that has one too many; false if
 * it is neither. */
bool fault_items(const struct fault *fault);
/* A dash is missing before the field that begins with this name; the item that
 * it goes with begins on the line of `beside` or above it. */
void fault_no_dash(
    struct report *report, struct place name, struct place beside);
/* Spaces that the line should begin with in place of its tabs, told by the
 * lines around it; -1 when the tab at `at` is not its indentation. */
int fault_columns(const struct fault *fault, uint32_t at);
/* `name {…: …`, where `colon` is not the name's own; false if it is. */
bool fault_lost_colon(const struct fault *fault, uint32_t colon);
/* A line that has no name and colon of its own, beginning at `at`. */
void fault_bare_line(const struct fault *fault, uint32_t at);
/* Several lines at the left edge that are no fields; false for fewer. */
bool fault_pasted(const struct fault *fault, uint32_t at);
/* Text behind a closing quote or bracket. */
void fault_after_value(const struct fault *fault);
/* Typographic quotes around a value. */
void fault_smart(const struct fault *fault, struct place value);
/* A field of the format within the value, behind other words; `ended`: they end
 * with a quote or bracket.  False if there is none. */
bool fault_joined(const struct fault *fault, struct place value, bool ended);
/* `owners: vendor: sam, customer: omar`: fields without their { }. */
bool fault_no_braces(const struct fault *fault, struct place value);
/* The first field of a block on the line of the block's name; false if it is
 * none. */
bool fault_pulled_up(const struct fault *fault, struct place value);
/* A ) at `at`, the line's end, where what opened on it is to be closed. */
bool fault_round_closer(const struct fault *fault, uint32_t at);
/* A bracket that is never closed; false if it is. */
bool fault_unclosed(const struct fault *fault);
/* What went wrong inside { } or [ ]. */
void fault_brackets(const struct fault *fault);

#endif
