/* Where words may be divided, by the dictionaries of the system's hyphen-*
 * packages: Liang's patterns ("Word Hy-phen-a-tion by Com-put-er", 1983) in
 * the files of libhyphen.
 *
 * They are read here and not by libhyphen because that takes 40 ms for the
 * English ones and 4 s for the German ones, and this one to five: patterns
 * stay where they are in the file, and a table finds them by their letters.
 * A dictionary is read for the first word that no run before has divided
 * (font_work.h); where one is not installed, words of that language are not
 * divided.  One hyphenator serves all workers. */
#ifndef TYPE_HYPHEN_H
#define TYPE_HYPHEN_H

#include <stdint.h>

struct font_work;
struct hyphenator;

/* Dictionaries are files hyph_<language>.dic in the folder, which outlives
 * the hyphenator; NULL: the system's.  `work`, where words are kept, outlives
 * all finding; NULL: they are not. */
struct hyphenator *hyphenator_new(const char *folder, struct font_work *work);
void hyphenator_free(struct hyphenator *hyphenator); /* NULL is fine */

/* A word has no more points than this. */
#define HYPHEN_POINTS 32
/* Offsets in the word before which a hyphen may stand, from the left; returns
 * how many.  The word is all letters, in lower case.  Two of them at least
 * stay before a hyphen, three behind. */
int hyphenator_find(struct hyphenator *hyphenator, const char *language,
    const char *word, uint32_t size, uint32_t points[HYPHEN_POINTS]);

#endif
