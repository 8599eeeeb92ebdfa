#include "pdf/content.h"

#include "pdf/form.h"
#include "pdf/paths.h"
#include "pdf/tags.h"
#include "pdf/writer.h"

#define USUAL_PAGE 16000 /* bytes */

static void
need_font(struct writer *w, const struct pdf_font *font, len size)
{
    if (w->font == font && w->size == size)
        return;
    buf_str(&w->out, "/F");
    buf_int(&w->out, font->number);
    buf_char(&w->out, ' ');
    writer_len(w, size);
    buf_str(&w->out, " Tf\n");
    w->font = font;
    w->size = size;
}

/* Letter-spacing has an operator of its own: to a program that reads the text
 * a gap made by correction would end the word. */
static void
need_spacing(struct writer *w, len spacing)
{
    if (w->graphics.spacing == spacing)
        return;
    writer_len(w, spacing);
    buf_str(&w->out, " Tc\n");
    w->graphics.spacing = spacing;
}

static void
move_to(struct writer *w, len x, len y)
{
    int64_t to_x = writer_hundredths(x), to_y = writer_hundredths(y);
    buf_centi(&w->out, to_x - w->line_x);
    buf_char(&w->out, ' ');
    buf_centi(&w->out, to_y - w->line_y);
    buf_str(&w->out, " Td");
    w->line_x = to_x;
    w->line_y = to_y;
}

/* Bytes that a glyph takes at most: its code, and a correction. */
#define GLYPH_ROOM 32

/* A code inside a literal string, which is half of what hexadecimal digits take
 * before compression.  Returns the end, as does the next. */
static inline char *
put_code(char *p, int size, uint16_t code)
{
    if (size == 2)
        p = pdf_literal_byte(p, (unsigned char)(code >> 8));
    return pdf_literal_byte(p, (unsigned char)(code & 0xFF));
}

/* A correction at the end of what is in the buffer's room. */
static char *
put_correction(struct buf *out, char *p, int64_t by)
{
    out->n = (size_t)(p - out->p);
    buf_int(out, by);
    return out->p + out->n;
}

/* Thousandths of an em from which a glyph is put right: 0.08 pt in text of
 * 10 pt, a thirtieth of a millimetre, which nobody sees and which does not add
 * up.  A third of all corrections would be of less. */
#define TOLERANCE 8
/* What corrections are multiples of, for the same reason: those of a pair would
 * differ by what was not put right before, and repeated bytes compress. */
#define STEP 10

/* n / size, half away from zero. */
static int64_t
divided(int64_t n, int64_t size)
{
    return (n + (n < 0 ? -size / 2 : size / 2)) / size;
}

/* One showing operator: glyphs from `from` on with the same rise and, as far as
 * `to`, the same need of their own text.  Their positions are corrected against
 * the rounded widths that a reader adds up, so that errors do not.  Adds what
 * they advance to *x; returns the first glyph behind them.  Nothing else is
 * done ten thousand times a plan: it is written through a pointer, and the font
 * is copied, so that it is known not to change with what is written. */
static int
put_glyphs(struct writer *w, const struct draw *draw, int from, int to, len *x)
{
    const struct glyph_run *run = &draw->run;
    const struct pdf_font font = *draw->font;
    /* What the operators were given: rounded as they are written. */
    int64_t spacing = writer_hundredths(run->spacing) * 10;
    len size = (len)writer_hundredths(run->size) * 10;
    /* By how much the reader's pen is too far, in thousandths of an em of the
     * size, times the size: no division is needed to see that it is right. */
    int64_t ahead = 0, most = (2 * TOLERANCE - 1) * (int64_t)size / 2;
    const struct glyph *glyph = run->glyphs + from, *end = run->glyphs + to;
    len dy = glyph->dy, advance = 0;
    bool open = false;
    buf_reserve(&w->out, (size_t)(to - from + 1) * GLYPH_ROOM);
    char *p = w->out.p + w->out.n;
    *p++ = '[';
    for (; glyph < end && glyph->dy == dy; glyph++) {
        const struct pdf_glyph *use = pdf_font_glyph(&font, glyph->id);
        int64_t error = ahead - (int64_t)glyph->dx * 1000;
        if (error >= most || error <= -most) {
            if (open)
                *p++ = ')';
            int64_t by = divided(error, STEP * (int64_t)size) * STEP;
            p = put_correction(&w->out, p, by);
            ahead -= by * size;
            open = false;
        }
        if (!open)
            *p++ = '(';
        p = put_code(p, font.code_size, use->code);
        open = true;
        ahead += (int64_t)use->width * size + (spacing - glyph->advance) * 1000;
        advance += glyph->advance;
    }
    w->out.n = (size_t)(p - w->out.p);
    buf_str(&w->out, open ? ")]TJ\n" : "]TJ\n");
    *x += advance;
    return (int)(glyph - run->glyphs);
}

static void
put_rise(struct writer *w, len rise)
{
    writer_len(w, rise);
    buf_str(&w->out, " Ts\n");
}

/* Text of the cluster that begins at the glyph. */
static void
put_actual_text(struct writer *w, const struct glyph_run *run, int from)
{
    uint32_t begin = run->glyphs[from].cluster, end = run->text_length;
    for (int i = 0; i < run->count; i++) {
        uint32_t cluster = run->glyphs[i].cluster;
        if (cluster > begin && cluster < end)
            end = cluster;
    }
    char *text =
        arena_strndup(w->document->arena, run->text + begin, end - begin);
    buf_str(&w->out, "/Span<</ActualText");
    pdf_put_text(&w->out, text);
    buf_str(&w->out, ">>BDC\n");
}

/* The end of the glyphs from `from` that are either plain or one cluster that
 * needs its own text. */
static int
stretch_end(const struct draw *draw, int from)
{
    const struct glyph_run *run = &draw->run;
    const bool *own = draw->own_text;
    int to = from + 1;
    if (!own)
        return run->count;
    while (to < run->count &&
           (own[from] ? run->glyphs[to].cluster == run->glyphs[from].cluster
                      : !own[to]))
        to++;
    return to;
}

static void
put_run(struct writer *w, const struct draw *draw)
{
    const struct glyph_run *run = &draw->run;
    /* What is written as size 0 is a point. */
    if (!draw->font->object || run->color.a == 0 ||
        writer_hundredths(run->size) <= 0)
        return;
    writer_mark_text(w);
    writer_alpha(w, run->color.a);
    writer_fill(w, run->color);
    need_font(w, draw->font, run->size);
    need_spacing(w, run->spacing);
    len x = run->x, rise = 0;
    for (int from = 0; from < run->count;) {
        bool own_text = draw->own_text && draw->own_text[from];
        int to = stretch_end(draw, from);
        if (own_text)
            put_actual_text(w, run, from);
        while (from < to) {
            if (run->glyphs[from].dy != rise)
                put_rise(w, rise = run->glyphs[from].dy);
            move_to(w, x, w->page->height - run->y);
            from = put_glyphs(w, draw, from, to, &x);
        }
        if (own_text)
            buf_str(&w->out, "EMC\n");
    }
    if (rise != 0)
        put_rise(w, 0);
}

/* --- fields --- */

/* Begins a stream of its own, in the page's coordinates. */
static void
begin_inside(struct writer *w)
{
    writer_end_mark(w);
    struct writer *outside = ARENA_NEW(w->document->arena, struct writer);
    *outside = *w;
    *w = writer_of(w->document, w->page, w->key);
    w->outside = outside;
}

/* Back to the stream outside; what was written is the caller's. */
static struct buf
end_inside(struct writer *w)
{
    while (w->clips > 0)
        writer_clip_end(w);
    writer_end_mark(w);
    struct buf out = w->out;
    bool transparent = w->transparent;
    *w = *w->outside;
    w->transparent |= transparent;
    return out;
}

static void
begin_field(struct writer *w, const struct form_field *field)
{
    begin_inside(w);
    w->field = field;
    w->group = w->outside->group;
}

static void
end_field(struct writer *w)
{
    const struct form_field *field = w->field;
    struct buf appearance = end_inside(w);
    struct pdf_object *widget =
        form_add(w->document, w->page, field, buf_slice(&appearance));
    annotation_add(
        &w->annotations, w->document, w->page, writer_owner(w).tag, widget);
    buf_free(&appearance);
}

/* A stream that is painted begins with the state it is painted in (8.10.1),
 * but opaque (11.6.6); the marks are its own (14.7.4.3). */
static void
begin_group(struct writer *w, const struct pdf_group *group)
{
    begin_inside(w);
    const struct writer *outside = w->outside;
    w->graphics = outside->graphics;
    w->graphics.alpha = 255;
    w->annotations = outside->annotations;
    w->field = outside->field;
    w->group = group;
    w->key = structure_key(w->document->structure);
    for (int i = 0; i < outside->depth; i++)
        writer_push(w, outside->owners[i]);
}

static void
end_group(struct writer *w)
{
    const struct pdf_group *group = w->group;
    struct pdf_object *object = group->object;
    int key = w->key;
    struct annotations annotations = w->annotations;
    struct buf content = end_inside(w);
    w->annotations = annotations;
    pdf_entry(object,
        "/Type/XObject/Subtype/Form/Group<</S/Transparency/CS/DeviceRGB/I true"
        ">>/StructParents %d/Resources %d 0 R/BBox",
        key, w->document->resources->number);
    page_put_rect(&object->entries, w->page,
        (struct rect){0, 0, w->page->width, w->page->height});
    pdf_stream_made(object, &content);
    writer_alpha(w, group->alpha);
    w->transparent = true;
    buf_printf(&w->out, "/X%d Do\n", group->number);
}

/* Whether the stream is a group's, not a field's. */
static bool
is_group(const struct writer *w)
{
    return w->group != w->outside->group;
}

/* What the one who drew has not ended ends with the page. */
static void
end_all(struct writer *w)
{
    while (w->outside)
        if (is_group(w))
            end_group(w);
        else
            end_field(w);
}

static void
put_draw(struct writer *w, const struct draw *draw)
{
    switch (draw->kind) {
    case DRAW_TAG_BEGIN:
        structure_begin(w->document->structure, draw->tag, w->page);
        writer_push(w, (struct owner){draw->tag, ARTIFACT_LAYOUT});
        break;
    case DRAW_ARTIFACT_BEGIN:
        writer_push(w, (struct owner){NULL, draw->artifact});
        break;
    case DRAW_TAG_END:
    case DRAW_ARTIFACT_END:
        writer_pop(w);
        break;
    case DRAW_GLYPHS:
        put_run(w, draw);
        break;
    case DRAW_PATH:
        paths_put(w, draw);
        break;
    case DRAW_IMAGE:
        paths_put_image(w, draw);
        break;
    case DRAW_CLIP_BEGIN:
        writer_clip_begin(w, draw->box);
        break;
    case DRAW_CLIP_END:
        writer_clip_end(w);
        break;
    case DRAW_LINK:
        annotation_add_link(
            &w->annotations, w->document, w->page, writer_owner(w).tag, draw);
        break;
    case DRAW_FIELD_BEGIN:
        begin_field(w, draw->field);
        break;
    case DRAW_FIELD_END:
        if (w->outside && !is_group(w))
            end_field(w);
        break;
    case DRAW_GROUP_BEGIN:
        begin_group(w, draw->group);
        break;
    case DRAW_GROUP_END:
        if (w->outside && is_group(w))
            end_group(w);
        break;
    }
}

void
content_write(struct pdf_document *document, struct page *page, int index,
    struct pdf_object *resources)
{
    struct writer w = writer_of(document, page, index);
    buf_reserve(&w.out, USUAL_PAGE);
    for (const struct draw *draw = page->first; draw; draw = draw->next)
        put_draw(&w, draw);
    end_all(&w);
    while (w.clips > 0)
        writer_clip_end(&w);
    writer_end_mark(&w);
    struct pdf_object *content = pdf_object(document->file);
    pdf_stream_made(content, &w.out);
    struct pdf_page_parts parts = {
        .content = content,
        .resources = resources,
        .annotations = w.annotations.items,
        .annotation_count = w.annotations.count,
        .struct_parents = index,
        .transparent = w.transparent,
    };
    pdf_page_finish(page->object, &parts);
}
