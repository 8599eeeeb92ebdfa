/* Pieces of a definition's lines, for messages and the fixes in them. */
#ifndef SOURCE_EXCERPT_H
#define SOURCE_EXCERPT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/place.h"
#include "report/report.h"

#define EXCERPT_COLUMNS 57

/* Text of a place on one line, cut with an ellipsis when it is long. */
const char *excerpt(struct report *report, struct slice text);
struct slice excerpt_slice(struct place place);
/* White space at both ends left out. */
struct slice slice_trim(struct slice text);
/* In the quotes that YAML needs: "..." or, when that would need escapes,
 * '...'. */
const char *excerpt_quoted(struct report *report, struct slice text);
/* A whole line as it is to begin and go on, in backquotes, to be pasted: so
 * many spaces, then "- " or nothing, then the text.  Of one that nobody would
 * paste only the beginning. */
const char *excerpt_line(
    struct report *report, int columns, const char *dash, struct slice text);
/* The line with a repair within it made, in backquotes. */
const char *excerpt_edited(
    struct report *report, const struct finding_edit *edit);
/* The same as it is to stand, without them; NULL for one that nobody would
 * paste. */
const char *excerpt_edited_line(
    struct report *report, const struct finding_edit *edit);
/* The line with `text` in quotes in place of the value, in backquotes; of a
 * value of several lines, or in a line that nobody would paste, `name: "text"`
 * alone, without the name where there is none. */
const char *excerpt_quotes(
    struct report *report, struct place value, struct slice text);
/* The same as a fix by itself: "Replace line 12 with: …" */
const char *excerpt_field(
    struct report *report, struct place value, struct slice text);

/* Makes quotes around `text`, which lies within `at`, the finding's repair:
 * byte for byte, line ends too.  None where a comment lies inside. */
void excerpt_quote_edit(struct finding *finding, struct report *report,
    struct place at, struct slice text);
/* The same for a place in typographic quotes; none where others stand inside
 * them. */
void excerpt_smart_edit(
    struct finding *finding, struct report *report, struct place at);

/* True if the text stands in typographic quotes, which YAML takes for
 * letters; `inner` is what stands between them. */
bool smart_quoted(struct slice text, struct slice *inner);
bool smart_opened(struct slice text); /* begins with one */
/* Length of a space at `p` that only looks like one (U+00A0 and the like), or
 * is not seen at all, which YAML takes for a letter; 0 for none. */
int odd_space(const char *p);
bool no_width(const char *p); /* such a one that is not seen */

/* First byte and end of the line that holds the offset. */
uint32_t line_begin(const struct source *source, uint32_t at);
uint32_t line_finish(const struct source *source, uint32_t at);
/* First byte of the line after that of `at`; the file's end below the last. */
uint32_t line_next(const struct source *source, uint32_t at);
/* Spaces before the first character of the line. */
int line_indent(const struct source *source, uint32_t at);
/* Where a line's own text begins, with the "- " of lists left out. */
uint32_t line_content(const struct source *source, uint32_t at);
/* True if the line reads `name: …`. */
bool line_is_field(const struct source *source, uint32_t at);
bool line_is_item(const struct source *source, uint32_t at); /* `- …` */
/* That name; empty where the line reads otherwise. */
struct slice line_name(const struct source *source, uint32_t at);
/* First byte of the next field at the left edge below the line of `at`, or the
 * file's end. */
uint32_t section_end(const struct source *source, uint32_t at);
/* The line's own text. */
struct place line_text(const struct source *source, uint32_t at);
/* The first colon of the line that ends a field's name; the line's end when
 * there is none. */
uint32_t line_colon(const struct source *source, uint32_t at);
/* The last line before that of `at` with more than a comment on it: its first
 * byte.  False at the beginning of the file. */
bool line_before(const struct source *source, uint32_t at, uint32_t *before);
/* The first such line below; false at the end of the file. */
bool line_after(const struct source *source, uint32_t at, uint32_t *after);
/* The whole value that begins at `at` as its author meant it: to the end of
 * the line or a comment, inside { } and [ ] to the next comma or bracket. */
struct place value_meant(const struct source *source, uint32_t at, bool flow);

#endif
