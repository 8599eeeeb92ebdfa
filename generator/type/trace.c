#include "type/trace.h"

#include <string.h>

#include "base/text.h"
#include "type/font.h"
#include "type/image.h"

struct trace {
    struct device device;
    struct buf *out;
    int depth;
};

static struct trace *
trace_of(struct device *device)
{
    return (struct trace *)device;
}

static struct buf *
trace_line(struct device *device)
{
    struct trace *trace = trace_of(device);
    for (int i = 0; i < trace->depth; i++)
        buf_str(trace->out, "  ");
    return trace->out;
}

static void
add_number(struct buf *out, len n)
{
    buf_char(out, ' ');
    buf_milli(out, n);
}

static void
add_rect(struct buf *out, struct rect rect)
{
    add_number(out, rect.x);
    add_number(out, rect.y);
    add_number(out, rect.w);
    add_number(out, rect.h);
}

static void
add_color(struct buf *out, const char *what, struct color color)
{
    buf_printf(out, " %s#%02x%02x%02x", what, color.r, color.g, color.b);
    if (color.a != 255)
        buf_printf(out, "%02x", color.a);
}

static void
add_quoted(struct buf *out, const char *what, const char *text, size_t size)
{
    buf_printf(out, " %s\"", what);
    buf_visible(out, text, size);
    buf_char(out, '"');
}

static void
add_named(struct buf *out, const char *what, const char *text)
{
    if (text)
        add_quoted(out, what, text, strlen(text));
}

static void
add_tag(struct buf *out, const struct tag *tag)
{
    static const char *const scopes[] = {"", " scope=column", " scope=row"};
    buf_str(out, tag_role_names[tag->role]);
    buf_str(out, scopes[tag->scope]);
    if (tag->colspan > 1)
        buf_printf(out, " colspan=%d", tag->colspan);
    if (tag->rowspan > 1)
        buf_printf(out, " rowspan=%d", tag->rowspan);
    if (tag->ordered)
        buf_str(out, " ordered");
    add_named(out, "alt=", tag->alt);
    add_named(out, "lang=", tag->lang);
}

static void
trace_page_begin(struct device *device, len width, len height)
{
    struct buf *out = trace_line(device);
    buf_str(out, "page");
    add_number(out, width);
    add_number(out, height);
    buf_char(out, '\n');
    trace_of(device)->depth++;
}

static void
trace_end(struct device *device)
{
    struct trace *trace = trace_of(device);
    if (trace->depth > 0)
        trace->depth--;
}

static void
trace_tag_begin(struct device *device, const struct tag *tag)
{
    struct buf *out = trace_line(device);
    buf_printf(out, "tag %d ", tag->id);
    add_tag(out, tag);
    if (tag->role == TAG_FIGURE) {
        buf_str(out, " bbox");
        add_rect(out, tag->bbox);
    }
    buf_char(out, '\n');
    trace_of(device)->depth++;
}

static void
trace_artifact_begin(struct device *device, enum artifact artifact)
{
    static const char *const names[] = {"layout", "header", "footer"};
    struct buf *out = trace_line(device);
    buf_printf(out, "artifact %s\n", names[artifact]);
    trace_of(device)->depth++;
}

static void
trace_glyphs(struct device *device, const struct glyph_run *run)
{
    struct buf *out = trace_line(device);
    int64_t width = 0;
    for (int i = 0; i < run->count; i++)
        width += run->glyphs[i].advance;
    buf_str(out, "glyphs");
    add_number(out, run->x);
    add_number(out, run->y);
    buf_str(out, " width ");
    buf_milli(out, width);
    buf_printf(out, " %s", run->font->postscript ? run->font->postscript : "?");
    add_number(out, run->size);
    add_color(out, "", run->color);
    add_quoted(out, "", run->text, run->text_length);
    buf_str(out, run->rtl ? " rtl\n" : "\n");
}

static void
add_paint(struct buf *out, const struct paint *paint)
{
    if (paint->fill.a)
        add_color(out, "fill ", paint->fill);
    if (!paint->stroke.a)
        return;
    add_color(out, "stroke ", paint->stroke);
    add_number(out, paint->width);
    if (paint->dashes)
        buf_str(out, " dash");
    for (int i = 0; i < paint->dashes; i++)
        add_number(out, paint->dash[i]);
    if (paint->cap)
        buf_printf(out, " cap %d", paint->cap);
    if (paint->join)
        buf_printf(out, " join %d", paint->join);
    else if (paint->miter != 0 && paint->miter != MITER_USUAL)
        buf_printf(out, " miter %d", (int)paint->miter);
}

static void
trace_path(struct device *device, const struct contour *contour,
    const struct paint *paint)
{
    static const char letters[] = "MLCZ";
    static const int points[] = {1, 1, 3, 0};
    struct buf *out = trace_line(device);
    buf_str(out, "path");
    add_paint(out, paint);
    for (int i = 0; i < contour->count; i++) {
        const struct path_step *step = &contour->steps[i];
        buf_printf(out, " %c", letters[step->op]);
        for (int k = 0; k < points[step->op]; k++) {
            add_number(out, step->p[k].x);
            add_number(out, step->p[k].y);
        }
    }
    buf_char(out, '\n');
}

static void
trace_image(struct device *device, struct image *image, struct rect box)
{
    struct buf *out = trace_line(device);
    buf_printf(out, "image %dx%d", image->width, image->height);
    add_rect(out, box);
    buf_char(out, '\n');
}

static void
trace_clip_begin(struct device *device, struct rect box)
{
    struct buf *out = trace_line(device);
    buf_str(out, "clip");
    add_rect(out, box);
    buf_char(out, '\n');
    trace_of(device)->depth++;
}

static void
trace_group_begin(struct device *device, uint8_t alpha)
{
    buf_printf(trace_line(device), "group %d\n", alpha);
    trace_of(device)->depth++;
}

static void
trace_link(struct device *device, struct rect box, const char *uri,
    const char *anchor, const char *label)
{
    struct buf *out = trace_line(device);
    buf_str(out, "link");
    add_rect(out, box);
    add_named(out, "uri=", uri);
    add_named(out, "anchor=", anchor);
    add_named(out, "label=", label);
    buf_char(out, '\n');
}

static void
trace_anchor(struct device *device, const char *name, struct point at)
{
    struct buf *out = trace_line(device);
    buf_str(out, "anchor");
    add_number(out, at.x);
    add_number(out, at.y);
    add_named(out, "", name);
    buf_char(out, '\n');
}

static void
trace_outline(
    struct device *device, int level, const char *title, struct point at)
{
    struct buf *out = trace_line(device);
    buf_printf(out, "outline %d", level);
    add_number(out, at.x);
    add_number(out, at.y);
    add_named(out, "", title);
    buf_char(out, '\n');
}

static void
trace_field_begin(struct device *device, const struct form_field *field)
{
    static const char *const kinds[] = {[FORM_SIGNATURE] = "field signature",
        [FORM_TEXT] = "field text",
        [FORM_CHECK] = "field check"};
    struct buf *out = trace_line(device);
    buf_str(out, kinds[field->kind]);
    add_rect(out, field->box);
    add_named(out, "name=", field->name);
    add_named(out, "label=", field->label);
    add_named(out, "value=", field->value);
    buf_char(out, '\n');
    trace_of(device)->depth++;
}

static const struct device_ops trace_ops = {
    .page_begin = trace_page_begin,
    .page_end = trace_end,
    .tag_begin = trace_tag_begin,
    .tag_end = trace_end,
    .artifact_begin = trace_artifact_begin,
    .artifact_end = trace_end,
    .glyphs = trace_glyphs,
    .path = trace_path,
    .image = trace_image,
    .clip_begin = trace_clip_begin,
    .clip_end = trace_end,
    .group_begin = trace_group_begin,
    .group_end = trace_end,
    .link = trace_link,
    .anchor = trace_anchor,
    .outline_entry = trace_outline,
    .field_begin = trace_field_begin,
    .field_end = trace_end,
};

struct device *
trace_device(struct arena *arena, struct buf *out)
{
    struct trace *trace = ARENA_NEW(arena, struct trace);
    *trace = (struct trace){{&trace_ops}, out, 0};
    return &trace->device;
}

/* A tag with its children, or a stretch of text. */
struct tag_node {
    const struct tag *tag; /* NULL for text */
    struct tag_node *parent, *first, *last, *next;
    struct buf text;
};

struct tags {
    struct device device;
    struct arena *arena;
    struct buf *out;
    struct tag_node root, *open;
    struct tag_node **by_id;
    int room;
};

static struct tags *
tags_of(struct device *device)
{
    return (struct tags *)device;
}

static struct tag_node *
node_add(struct tags *tags, struct tag_node *parent, const struct tag *tag)
{
    struct tag_node *node = ARENA_NEW(tags->arena, struct tag_node);
    node->tag = tag;
    node->parent = parent;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

static struct tag_node **
node_slot(struct tags *tags, int id)
{
    while (id >= tags->room) {
        int old = tags->room;
        tags->by_id = arena_grow(
            tags->arena, tags->by_id, old, &tags->room, sizeof *tags->by_id);
    }
    return &tags->by_id[id];
}

static void
tags_begin(struct device *device, const struct tag *tag)
{
    struct tags *tags = tags_of(device);
    struct tag_node **slot = node_slot(tags, tag->id);
    if (!*slot)
        *slot = node_add(tags, tags->open, tag);
    tags->open = *slot;
}

static void
tags_end(struct device *device)
{
    struct tags *tags = tags_of(device);
    if (tags->open->parent)
        tags->open = tags->open->parent;
}

/* Artifacts get a node of their own that nobody prints. */
static void
tags_artifact_begin(struct device *device, enum artifact artifact)
{
    (void)artifact;
    struct tags *tags = tags_of(device);
    struct tag_node *node = ARENA_NEW(tags->arena, struct tag_node);
    node->parent = tags->open;
    tags->open = node;
}

static void
tags_artifact_end(struct device *device)
{
    struct tags *tags = tags_of(device);
    struct tag_node *parent = tags->open->parent;
    for (struct tag_node *n = tags->open->first; n; n = n->next)
        buf_free(&n->text);
    tags->open = parent;
}

/* What stands in a field is its value. */
static void
tags_field_begin(struct device *device, const struct form_field *field)
{
    (void)field;
    tags_artifact_begin(device, ARTIFACT_LAYOUT);
}

static void
tags_glyphs(struct device *device, const struct glyph_run *run)
{
    struct tags *tags = tags_of(device);
    struct tag_node *last = tags->open->last;
    if (!last || last->tag)
        last = node_add(tags, tags->open, NULL);
    buf_add(&last->text, run->text, run->text_length);
}

static const struct device_ops tags_ops = {
    .tag_begin = tags_begin,
    .tag_end = tags_end,
    .artifact_begin = tags_artifact_begin,
    .artifact_end = tags_artifact_end,
    .glyphs = tags_glyphs,
    .field_begin = tags_field_begin,
    .field_end = tags_artifact_end,
};

struct device *
tags_device(struct arena *arena, struct buf *out)
{
    struct tags *tags = ARENA_NEW(arena, struct tags);
    tags->device.ops = &tags_ops;
    tags->arena = arena;
    tags->out = out;
    tags->open = &tags->root;
    return &tags->device;
}

/* Next node to print; depth follows. */
static struct tag_node *
node_next(struct tag_node *node, int *depth)
{
    if (node->first) {
        ++*depth;
        return node->first;
    }
    while (node && !node->next) {
        node = node->parent;
        --*depth;
    }
    return node ? node->next : NULL;
}

static bool
is_only_text(const struct tag_node *node)
{
    return !node->tag && node->parent->first == node && !node->next &&
           node->parent->tag;
}

void
tags_finish(struct device *device)
{
    struct tags *tags = tags_of(device);
    struct buf *out = tags->out;
    int depth = 0;
    for (struct tag_node *node = node_next(&tags->root, &depth); node;
         node = node_next(node, &depth)) {
        bool inline_text = is_only_text(node);
        for (int i = 1; i < depth && !inline_text; i++)
            buf_str(out, "  ");
        if (node->tag) {
            add_tag(out, node->tag);
        } else {
            out->n -= inline_text; /* the line end: back to the tag's line */
            add_quoted(out, "", node->text.p ? node->text.p : "", node->text.n);
            buf_free(&node->text);
        }
        buf_char(out, '\n');
    }
}
