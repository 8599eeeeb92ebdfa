/* Fields in brackets and lines that were left to fill in: `<customer>`,
 * "[name]", "{{date}}", "(when?)", "____". */
#ifndef CRITERIA_GAP_FIELD_H
#define CRITERIA_GAP_FIELD_H

#include <stdbool.h>

#include "criteria/lexicon.h"

/* A filter by the first byte: brackets and such. */
static inline bool
gap_may_field(char c)
{
    return c == '<' || c == '[' || c == '{' || c == '(' || c == ':' ||
           c == '%' || c == '_' || c == '*' || c == '@' ||
           (unsigned char)c == 0xC2 || (unsigned char)c == 0xE2;
}

/* Bytes of the field that begins there, with its brackets, or 0. */
size_t gap_field_at(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at);
/* True if a field in brackets may stand for something: "customer name", not
 * "br" or "https://…". */
bool gap_is_field(struct arena *arena, const struct lexicon *lexicon,
    const char *inner, size_t length, char open);

#endif
