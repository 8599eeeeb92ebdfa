#include "criteria/leak_words.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/text.h"

/* Node 0 is the root and, as a link, none. */
struct node {
    uint64_t word;
    int parent;
    int fail;     /* the longest other beginning that ends here as well */
    int shorter;  /* the nearest on the way of `fail` that ends a sentence */
    int sentence; /* from 1; 0: none ends here, or it was found */
};

struct sentences {
    struct arena *arena;
    int least;
    struct node *nodes; /* a parent stands before its children */
    int node_count, node_room;
    struct sentence_found *items;
    int count, room;
    int *slots; /* by parent and word: a node, 0 for free */
    int slot_count;
    bool linked;
    /* Words with which sentences begin, by first letter: a bit a length. */
    uint32_t firsts[32];
};

struct sentences *
sentences_new(struct arena *arena, int least)
{
    struct sentences *sentences = ARENA_NEW(arena, struct sentences);
    sentences->arena = arena;
    sentences->least = least;
    sentences->node_room = 64;
    sentences->nodes = ARENA_ARRAY(arena, struct node, sentences->node_room);
    sentences->node_count = 1;
    sentences->slot_count = 256;
    sentences->slots = ARENA_ARRAY(arena, int, sentences->slot_count);
    return sentences;
}

bool
sentences_empty(const struct sentences *sentences)
{
    return sentences->count == 0;
}

/* --- texts as words --- */

/* Stands inside a word and is not seen. */
static bool
is_unseen(uint32_t rune)
{
    return rune == '\'' || rune == 0x2019 || rune == 0xAD ||
           (rune >= 0x200B && rune <= 0x200D) || rune == 0x2060 ||
           rune == 0xFEFF;
}

/* Scripts that set no spaces: each sign is a word. */
static bool
is_word_alone(uint32_t rune)
{
    return rune >= 0x2E80 && rune < 0xAC00;
}

static bool
ends_sentence(uint32_t rune)
{
    return rune == '.' || rune == '!' || rune == '?' || rune == 0x3002 ||
           rune == 0xFF01 || rune == 0xFF1F || rune == 0x2026;
}

#define HASH_START UINT64_C(14695981039346656037)
#define HASH_STEP UINT64_C(1099511628211)

static uint64_t
hash_rune(uint64_t hash, uint32_t rune)
{
    return (hash ^ rune) * HASH_STEP;
}

static bool
is_letter_or_digit(uint32_t rune)
{
    return rune < 0x80 ? (rune | 32) - 'a' < 26 || rune - '0' < 10
                       : u_isalnum((UChar32)rune);
}

static uint32_t
fold(uint32_t rune)
{
    if (rune < 0x80)
        return rune - 'A' < 26 ? rune | 32 : rune;
    return (uint32_t)u_foldCase((UChar32)rune, 0);
}

/* A letter or digit of one byte, folded; 0 for anything else. */
static unsigned char
plain_fold(char c)
{
    unsigned char letter = (unsigned char)c | 32;
    if (letter >= 'a' && letter <= 'z')
        return letter;
    return c >= '0' && c <= '9' ? (unsigned char)c : 0;
}

/* The next word as a number, and *p moved behind it; 0 at the text's end.
 * *stop is set when a sentence ended before it. */
static uint64_t
next_word(const char **p, bool *stop)
{
    uint64_t hash = HASH_START;
    bool any = false, point = false;
    for (;;) {
        const char *before = *p;
        for (unsigned char c; (c = plain_fold(*before)) != 0; before++)
            hash = hash_rune(hash, c);
        any |= before > *p;
        *p = before;
        uint32_t rune = utf8_next(p);
        if (rune == 0 || (!is_letter_or_digit(rune) && !is_unseen(rune))) {
            if (any || rune == 0) {
                *p = before;
                return any ? hash : 0;
            }
            /* A point inside a figure or an address ends nothing. */
            *stop |= point && u_isUWhiteSpace((UChar32)rune);
            point = ends_sentence(rune) || (point && rune != ' ');
            continue;
        }
        if (is_unseen(rune))
            continue;
        if (is_word_alone(rune) && any) {
            *p = before;
            return hash;
        }
        any = true;
        hash = hash_rune(hash, fold(rune));
        if (is_word_alone(rune))
            return hash;
    }
}

/* --- the first words --- */

static uint32_t
length_bit(size_t length)
{
    return (uint32_t)1 << (length < 31 ? length : 31);
}

/* With other signs in it, the word may be written in ways that begin
 * otherwise. */
static void
note_first(struct sentences *sentences, const char *word, const char *end)
{
    while (word < end && plain_fold(*word) == 0 && (unsigned char)*word < 0x80)
        word++;
    size_t length = text_alnum_run(word, end);
    if (word + length == end)
        sentences->firsts[plain_fold(*word) & 31] |= length_bit(length);
    else
        memset(sentences->firsts, 0xFF, sizeof sentences->firsts);
}

/* Past words with which no sentence begins: nearly all, at half the cost of
 * looking each up. */
static const char *
skip_others(
    const struct sentences *sentences, const char *text, const char *end)
{
    for (;;) {
        size_t length = text_alnum_run(text, end);
        unsigned char behind = (unsigned char)text[length];
        if (behind >= 0x80 || behind == '\'')
            return text;
        if (length > 0 && sentences->firsts[*text & 31] & length_bit(length))
            return text;
        if (behind == '\0')
            return length > 0 ? text + length : text;
        text += length + 1;
    }
}

/* --- the tree of beginnings --- */

static int *
slot_of(const struct sentences *sentences, int parent, uint64_t word)
{
    uint64_t hash = (word ^ (uint64_t)parent * UINT64_C(0x9E3779B97F4A7C15));
    uint64_t mask = (uint64_t)sentences->slot_count - 1;
    for (uint64_t at = (hash ^ hash >> 29) & mask;; at = (at + 1) & mask) {
        int node = sentences->slots[at];
        if (!node || (sentences->nodes[node].parent == parent &&
                         sentences->nodes[node].word == word))
            return &sentences->slots[at];
    }
}

static void
make_room(struct sentences *sentences)
{
    sentences->nodes = arena_grow(sentences->arena, sentences->nodes,
        sentences->node_count, &sentences->node_room, sizeof(struct node));
    if (sentences->node_count * 2 < sentences->slot_count)
        return;
    sentences->slot_count *= 2;
    sentences->slots =
        ARENA_ARRAY(sentences->arena, int, sentences->slot_count);
    for (int i = 1; i < sentences->node_count; i++)
        *slot_of(sentences, sentences->nodes[i].parent,
            sentences->nodes[i].word) = i;
}

static int
step(struct sentences *sentences, int parent, uint64_t word)
{
    int *slot = slot_of(sentences, parent, word);
    if (*slot)
        return *slot;
    make_room(sentences);
    int node = sentences->node_count++;
    sentences->nodes[node] = (struct node){.word = word, .parent = parent};
    *slot_of(sentences, parent, word) = node;
    return node;
}

static void
end_sentence(struct sentences *sentences, int node, int words,
    struct slice text, int tag)
{
    if (words < sentences->least || sentences->nodes[node].sentence)
        return;
    sentences->items = arena_grow(sentences->arena, sentences->items,
        sentences->count, &sentences->room, sizeof *sentences->items);
    sentences->items[sentences->count++] = (struct sentence_found){text, tag};
    sentences->nodes[node].sentence = sentences->count;
}

void
sentences_add(struct sentences *sentences, const char *text, int tag)
{
    const char *p = text, *begin = NULL, *end = NULL;
    int node = 0, words = 0;
    for (;;) {
        bool stop = false;
        const char *before = p;
        uint64_t word = next_word(&p, &stop);
        if ((stop || word == 0) && words > 0) {
            end_sentence(sentences, node, words,
                (struct slice){begin, (size_t)(end - begin)}, tag);
            node = words = 0;
        }
        if (word == 0)
            return;
        if (words++ == 0) {
            begin = before;
            note_first(sentences, before, p);
        }
        node = step(sentences, node, word);
        end = p;
    }
}

/* --- the search --- */

static int
next_node(const struct sentences *sentences, int node, uint64_t word)
{
    for (;; node = sentences->nodes[node].fail) {
        int next = *slot_of(sentences, node, word);
        if (next || node == 0)
            return next;
    }
}

/* Breadth first: a node's links need those of shorter beginnings. */
static void
link_all(struct sentences *sentences)
{
    int count = sentences->node_count;
    int *depth = ARENA_ARRAY(sentences->arena, int, count);
    int *order = ARENA_ARRAY(sentences->arena, int, count);
    int *starts = ARENA_ARRAY(sentences->arena, int, (size_t)count + 2);
    for (int i = 1; i < count; i++)
        starts[(depth[i] = depth[sentences->nodes[i].parent] + 1) + 1]++;
    for (int i = 1; i <= count; i++)
        starts[i] += starts[i - 1];
    for (int i = 1; i < count; i++)
        order[starts[depth[i]]++] = i;
    for (int i = 0; i < count - 1; i++) {
        struct node *node = &sentences->nodes[order[i]];
        if (node->parent)
            node->fail = next_node(
                sentences, sentences->nodes[node->parent].fail, node->word);
        const struct node *fail = &sentences->nodes[node->fail];
        node->shorter = fail->sentence ? node->fail : fail->shorter;
    }
    sentences->linked = true;
}

/* The nearest sentence that ends here and was not found yet; the way there is
 * shortened, so that it is gone once. */
static int
open_end(struct sentences *sentences, int node)
{
    while (node && !sentences->nodes[node].sentence) {
        int shorter = sentences->nodes[node].shorter;
        if (shorter && !sentences->nodes[shorter].sentence)
            sentences->nodes[node].shorter = sentences->nodes[shorter].shorter;
        node = shorter;
    }
    return node;
}

void
sentences_search(struct sentences *sentences, struct sentence_search *search,
    const char *text, sentence_hit *hit, void *context)
{
    if (!sentences->linked)
        link_all(sentences);
    const char *behind = text + strlen(text);
    bool stop = false;
    for (;;) {
        if (search->node == 0)
            text = skip_others(sentences, text, behind);
        uint64_t word = next_word(&text, &stop);
        if (word == 0)
            return;
        search->node = next_node(sentences, search->node, word);
        int end;
        while ((end = open_end(sentences, search->node)) != 0) {
            int found = sentences->nodes[end].sentence;
            sentences->nodes[end].sentence = 0;
            hit(context, &sentences->items[found - 1]);
        }
    }
}
