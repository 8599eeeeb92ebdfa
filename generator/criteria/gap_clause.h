/* The clause that a gap stands in: where it begins and ends, and whether it is
 * about a part that a plan lacks. */
#ifndef CRITERIA_GAP_CLAUSE_H
#define CRITERIA_GAP_CLAUSE_H

#include "criteria/lexicon.h"

#define GAP_CLAUSE 100 /* bytes of the longest that is read */

/* A colon stands there; the French have a space before it. */
bool gap_is_label(const char *rest);
/* An order to the writer begins with it in any text: "describe", "please". */
bool gap_is_edit(
    const struct lexicon *lexicon, const struct tokens *tokens, int i);
/* The clause ends there. */
bool gap_ends_clause(const char *rest);
/* Where the sentence that byte `at` stands in begins, or a part of it that
 * stands alone; no further back than one is long. */
size_t gap_sentence(const char *text, size_t at);
/* The words from the last of the stops before byte `at`, or from `most` bytes
 * before it. */
struct tokens gap_words_before(struct arena *arena,
    const struct lexicon *lexicon, const char *text, size_t at,
    const char *stops, size_t most);
/* The word that ends at `*at`, with the spaces behind it; *at goes to its
 * beginning. */
struct tokens gap_word_before(struct arena *arena,
    const struct lexicon *lexicon, const char *text, size_t *at);
/* Bytes before the first of the stops, `most` at most: asked at many a word of
 * a text that may be a single line of megabytes. */
size_t gap_length(const char *text, const char *stops, size_t most);

/* What a plan is left without: a quote that somebody has to write; a picture,
 * too; a date as well, which somebody has to find out. */
enum gap_part { GAP_PART_TEXT, GAP_PART_PICTURE, GAP_PART_ANY };

/* "The figure from finance is still missing": what the sentence before `at`
 * is about has to be written or found out. */
bool gap_is_about(struct arena *arena, const struct lexicon *lexicon,
    const char *text, size_t at, enum gap_part part);
/* "Awaiting the figure from finance": the same of what `rest` begins with,
 * where not much more is said of it. */
bool gap_is_before(struct arena *arena, const struct lexicon *lexicon,
    const char *rest, enum gap_part part);

#endif
