/* Itemisation: text becomes stretches of one font and script. */
#ifndef TYPE_SHAPE_ITEM_H
#define TYPE_SHAPE_ITEM_H

#include "type/shape.h"

/* Bytes [from, to) of the text. */
struct text_item {
    uint32_t from, to;
    struct font *font;
    uint32_t script; /* ISO 15924 as a HarfBuzz tag */
    bool rtl;
};
struct text_items {
    struct text_item *items; /* logical order, without gaps */
    int count, room;
};

/* Characters that no font has are noted in the shaper; they stay in the
 * items of the style's first font.  False when there were any, or when the
 * machine has no font at all. */
bool shape_itemise(struct shaper *shaper, const struct text_style *style,
    const char *text, uint32_t length, struct text_items *items);
/* A mark belongs to the character before it, also when letters are spaced. */
bool shape_is_mark(uint32_t rune);

#endif
