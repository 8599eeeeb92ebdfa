/* Inline content between cutting into words and setting into lines; private
 * to inline.c, wrap.c and lines.c. */
#ifndef TYPE_INLINE_H
#define TYPE_INLINE_H

#include "type/box.h"

enum piece_kind { PIECE_TEXT, PIECE_ATOM, PIECE_OPEN, PIECE_CLOSE };

/* What belongs to one box inside a word; of a whole stretch when cutting. */
struct piece {
    struct box *box;
    uint32_t at, length; /* bytes of the block's text */
    const struct shaped *shaped;
    int shaped_count;
    enum piece_kind kind : 8;
    enum text_direction direction : 8;
    uint8_t level; /* of its direction, where the text has levels */
    coord width;
};

/* What no line break divides, with the space that follows it. */
struct word {
    struct piece *pieces;
    int count;
    bool forced; /* a line ends here in any case */
    coord width;
    struct piece space;         /* length 0: none */
    const struct piece *hyphen; /* shown when a line ends here, or NULL */
};

struct inline_text {
    const char *text;
    uint32_t size;
    const uint8_t *levels; /* one a byte; NULL: all runs to the right */
    struct word *words;
    int count;
    bool atoms; /* some stand in the words, and add to their widths */
    bool lasts; /* the next document may have it as it is (line_cache.h) */
};

/* Shapes what the piece covers of the text. */
void piece_shape(struct layout *layout, const char *text, struct piece *piece);

/* A piece where it stands on a line: of an inline box that begins or ends
 * there, `bare` when that edge of it stands on another line or place. */
struct span {
    struct piece piece;
    bool space; /* between words: justification widens it */
    bool hyphen;
    bool bare;
};
/* visual.c: the pieces of the words [from, to) from left to right, in the
 * arena; the space that ends the line is not among them. */
struct span *visual_line(struct layout *layout, const struct box *block,
    const struct word *words, int from, int to, bool hyphen, int *count);

/* Words cut into others: split.c. */
struct word_list {
    struct word *items;
    int count, room;
};
struct word *word_list_add(
    struct layout *layout, struct word_list *list, const struct word *word);
/* Adds the word in parts that are no wider than `width`. */
void word_split(struct layout *layout, const char *text,
    const struct word *word, coord width, struct word_list *list);
/* Adds the word divided with hyphens before these offsets in the text. */
void word_divide(struct layout *layout, const char *text,
    const struct word *word, const uint32_t *points, int count,
    struct word_list *list);
/* Where in the text the word may be divided, by its language. */
int word_points(struct layout *layout, const char *text,
    const struct word *word, uint32_t *points);
/* Width of what stands before the offset. */
coord word_width_before(const struct word *word, uint32_t at);
/* A hyphen as the last text of the word has it; NULL when it has no text. */
const struct piece *word_hyphen(struct layout *layout, const struct word *word);

/* Words and the numbers of words at which lines end. */
struct wrapped {
    const struct word *words; /* with the widths of their atoms */
    int count;
    int *ends;
    int lines;
};
/* Gives lines to the block's width; inline blocks in it are set. */
struct wrapped inline_wrap(struct layout *layout, struct box *block);

#endif
