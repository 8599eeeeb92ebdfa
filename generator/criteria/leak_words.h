/* Sentences found again in another text, whatever the case, the spacing and
 * the punctuation: both are seen as words, and all sentences are looked for at
 * once (Aho and Corasick), in time that grows with the length of the texts. */
#ifndef CRITERIA_LEAK_WORDS_H
#define CRITERIA_LEAK_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

struct sentences;

/* Only sentences of at least `least` words are looked for. */
struct sentences *sentences_new(struct arena *arena, int least);
/* Adds the sentences of a text; each end of a text ends a sentence. */
void sentences_add(struct sentences *sentences, const char *text, int tag);
bool sentences_empty(const struct sentences *sentences);

/* Where a search stands; goes on from text to text until it is zeroed. */
struct sentence_search {
    int node;
};
struct sentence_found {
    struct slice text; /* the sentence as it was added */
    int tag;
};
/* Called once a sentence, at the first place where it is found. */
typedef void sentence_hit(void *context, const struct sentence_found *found);
void sentences_search(struct sentences *sentences,
    struct sentence_search *search, const char *text, sentence_hit *hit,
    void *context);

#endif
