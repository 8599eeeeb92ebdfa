/* Scanning of the theme's text, for the parts of the reader. */
#ifndef TYPE_CSS_SCAN_H
#define TYPE_CSS_SCAN_H

#include "type/css.h"

bool css_is_space(char c);
bool css_is_name(char c); /* may stand in an identifier */
const char *css_skip_space(const char *p, const char *end); /* and comments */
struct slice css_trim(const char *p, const char *end);
/* ASCII letters alike whatever their case, runs of space one. */
bool css_slice_is(struct slice text, const char *word);
/* The first of the characters outside strings, comments, parentheses and
 * brackets (and blocks, unless `{` is sought); `end` when there is none. */
const char *css_find(const char *p, const char *end, const char *any);
/* Where the block that opens at p closes: at its `}`, or at the end. */
const char *css_block_end(const char *p, const char *end);
/* Adds the selectors of a list to the rule; unknown ones are warned about. */
void css_parse_selectors(struct arena *arena, struct css_log *log,
    struct slice list, struct css_rule *rule);
/* Whether the condition of @supports holds: by what the PDF takes, or with
 * `all` as if every declaration and selector were known. */
bool css_supports(
    struct arena *arena, struct slice text, bool all, bool *is_condition);

#endif
