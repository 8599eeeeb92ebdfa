/* How large a picture is: by style, attributes, or itself. */
#include "type/box.h"

#include "base/text.h"
#include "type/svg.h"

#define PX ((coord)750) /* a CSS pixel: 1/96 inch in 1/1000 pt */

struct natural {
    coord w, h;                   /* 0: unknown */
    coord rw, rh;                 /* the sides' ratio; 0: none */
    struct size asked_w, asked_h; /* by attributes */
};

static struct size
attribute_size(const struct tree *node, const char *name)
{
    const char *text = node ? tree_get(node, name) : NULL;
    return text ? svg_size(text) : (struct size){SIZE_AUTO, 0};
}

/* A picture's file says its natural size; an inline one asks for it. */
static struct natural
natural_of(const struct box *box)
{
    struct natural n = {.asked_w = attribute_size(box->node, "width"),
        .asked_h = attribute_size(box->node, "height")};
    const struct extras *extras = box_extras(box);
    if (extras->svg) {
        struct svg_view view = svg_view_of(extras->svg);
        n.rw = view.w;
        n.rh = view.h;
        if (extras->svg != box->node) {
            struct size w = attribute_size(extras->svg, "width");
            n.w = w.kind == SIZE_LEN ? w.n : view.w * PX / 1000;
            n.h = n.rw > 0 ? n.w * n.rh / n.rw : n.w;
        }
    } else if (extras->picture && extras->picture->image) {
        n.w = n.rw = extras->picture->image->width * PX;
        n.h = n.rh = extras->picture->image->height * PX;
    }
    return n;
}

static coord
asked(coord styled, struct size attribute, coord whole)
{
    return styled >= 0 || attribute.kind == SIZE_AUTO
               ? styled
               : size_of(attribute, whole);
}

static coord
scaled(coord n, coord part, coord whole)
{
    return whole > 0 ? n * part / whole : n;
}

struct picture_box {
    coord w, h;
    bool auto_h;
};

static void
limit_width(struct picture_box *p, const struct natural *n, coord w)
{
    if (p->auto_h)
        p->h = n->rw > 0 ? scaled(w, n->rh, n->rw) : scaled(p->h, w, p->w);
    p->w = w;
}

static struct picture_box
size_by(const struct box *box, const struct natural *n, coord whole)
{
    coord frame_w = box_frame_w(box), frame_h = box_frame_h(box);
    coord w = box_sized_w(box, box->style->width, whole);
    coord h = box_sized_h(box, box->style->height);
    w = asked(w < 0 ? w : w - frame_w, n->asked_w, whole);
    h = asked(h < 0 ? h : h - frame_h, n->asked_h, 0);
    if (n->asked_h.kind == SIZE_PERCENT &&
        box_sized_h(box, box->style->height) < 0)
        h = -1;
    bool auto_h = h < 0;
    if (w < 0 && h >= 0 && n->rh > 0)
        w = scaled(h, n->rw, n->rh);
    if (w < 0)
        w = n->w > 0 || !box_extras(box)->svg
                ? n->w
                : whole - frame_w - box->margin[SIDE_LEFT] -
                      box->margin[SIDE_RIGHT];
    if (w < 0)
        w = 0;
    if (h < 0)
        h = n->rw > 0 ? scaled(w, n->rh, n->rw) : n->h;
    return (struct picture_box){w, h, auto_h};
}

void
picture_size(struct layout *layout, struct box *box, coord whole)
{
    struct natural n = natural_of(box);
    struct picture_box p = size_by(box, &n, whole);
    coord frame = box_frame_w(box);
    coord clamped = box_clamp_w(box, p.w + frame, whole) - frame;
    if (clamped != p.w && p.w > 0)
        limit_width(&p, &n, clamped > 0 ? clamped : 0);
    coord most = layout->page_height - box_frame_h(box);
    if (p.h > most && most > 0) {
        p.w = scaled(p.w, most, p.h);
        p.h = most;
    }
    box->w = p.w + frame;
    box->h = p.h + box_frame_h(box);
}

void
picture_measure(
    struct layout *layout, const struct box *box, coord *min, coord *max)
{
    (void)layout;
    struct natural n = natural_of(box);
    bool percent = box->style->width.kind == SIZE_PERCENT ||
                   n.asked_w.kind == SIZE_PERCENT;
    struct picture_box p = size_by(box, &n, 0);
    if (percent || (p.w == 0 && box_extras(box)->svg))
        p.w = n.w > 0 ? n.w : n.rw * PX / 1000;
    *max = p.w > 0 ? p.w : 0;
    *min = percent || box->style->max_width.kind == SIZE_PERCENT ? 0 : *max;
}
