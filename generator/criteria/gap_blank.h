/* Letters, lines, dots and question marks where a figure, a date or a name
 * goes: "XX days", "dd/mm/yyyy", "from ... to ...", "$CUSTOMER". */
#ifndef CRITERIA_GAP_BLANK_H
#define CRITERIA_GAP_BLANK_H

#include "base/text.h"
#include "criteria/gap.h"

/* What is beyond ASCII is a letter here. */
static inline bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80;
}

static inline bool
begins_word(const char *text, size_t at)
{
    return at == 0 || (!is_letter(text[at - 1]) && !text_digit(text[at - 1]));
}

/* True if a currency's sign ends at `at`. */
bool gap_after_currency(const char *text, size_t at);
/* A filter by a character or two: true if a blank may begin at `at`. */
extern const unsigned char gap_follows[256];       /* inner */
bool gap_is_followed(const char *text, size_t at); /* inner */
static inline bool
gap_may_blank(const char *text, size_t at)
{
    return gap_follows[(unsigned char)text[at]] && gap_is_followed(text, at);
}
/* The blank that begins there, or one of kind GAP_NONE. */
struct gap gap_blank_at(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at);

#endif
