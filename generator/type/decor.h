/* Backgrounds and borders; private to draw.c and decor.c. */
#ifndef TYPE_DECOR_H
#define TYPE_DECOR_H

#include "type/box.h"

/* A box or the part of it that shows, on the sheet. */
struct decor {
    const struct style *style;
    coord x, y, w, h;
    coord border[4]; /* 0 on a side that is not here */
    bool open[4];    /* the box goes on beyond that side */
};
bool decor_shows(const struct decor *decor);
void decor_draw(struct device *device, const struct decor *decor);
void decor_rect(struct device *device, coord x, coord y, coord w, coord h,
    struct color color);

#endif
