/* Pages as SVG pictures that stand alone: letters are shapes, colours are
 * their own, so that they look the same wherever they are put.  Pictures of
 * pixels are left out. */
#ifndef TYPE_SHEET_H
#define TYPE_SHEET_H

#include "base/arena.h"
#include "base/buf.h"
#include "type/device.h"

#define SHEETS_MAX 200

struct sheets {
    struct sheet {
        len width, height;
        struct buf body;
    } items[SHEETS_MAX];
    int count;
};

/* Draws each page into a sheet of `sheets`; further pages are left out. */
struct device *sheet_device(struct arena *arena, struct sheets *sheets);
/* The whole SVG, with its title in words. */
void sheet_write(const struct sheet *sheet, const char *title, struct buf *out);
void sheets_free(struct sheets *sheets);

#endif
