#include "pdf/content.h"

#include "pdf/annotation.h"

#define USUAL_PAGE 16000 /* bytes */
#define NESTING 64 /* marked content and clips; deeper ones are flattened */

/* What marked content is open in the stream. */
enum mark { MARK_NONE, MARK_TAG, MARK_ARTIFACT };

/* What the drawn thing belongs to: a tag, or an artifact where tag is NULL. */
struct owner {
    const struct tag *tag;
    enum artifact artifact;
};

struct writer {
    struct pdf_document *document;
    struct page *page;
    int index;
    struct buf out;
    struct owner owners[NESTING];
    int depth;
    enum mark mark;
    struct owner marked;
    bool marked_in_text; /* within the text object */
    /* graphics state as the stream has it */
    struct color fill, stroke;
    len line_width;
    int alpha;
    /* text object */
    bool in_text;
    const struct pdf_font *font;
    len size;
    len spacing; /* Tc */
    /* Where the text line began: the sum of what was written, hundredths of a
     * point from the page's foot. */
    int64_t line_x, line_y;
    struct {
        struct color fill, stroke;
        len line_width, spacing;
        int alpha;
    } saved[NESTING];
    int clips;
    /* The last rectangle that was filled: its corners, and where `out` begins
     * to have it and ends after the operator that fills it. */
    struct point corners[2];
    size_t rectangle, filled;
    bool transparent;
    struct annotations annotations;
    /* While a field's appearance is written: the field and the page's state. */
    const struct form_field *field;
    struct writer *outside;
};

/* Hundredths of a point: what no printer shows, and a quarter less to write
 * and to compress. */
static int64_t
hundredths(len n)
{
    return (n + (n < 0 ? -5 : 5)) / 10;
}

static void
put_len(struct writer *w, len n)
{
    buf_centi(&w->out, hundredths(n));
}

static void
put_point(struct writer *w, struct point p)
{
    put_len(w, p.x);
    buf_char(&w->out, ' ');
    put_len(w, w->page->height - p.y);
}

/* Ends the marked content; a text object that it lies in goes on. */
static void
close_mark(struct writer *w)
{
    if (w->mark != MARK_NONE)
        buf_str(&w->out, "EMC\n");
    w->mark = MARK_NONE;
}

/* Marked content and text objects nest (14.6.1). */
static void
end_text(struct writer *w)
{
    if (!w->in_text)
        return;
    if (w->marked_in_text)
        close_mark(w);
    buf_str(&w->out, "ET\n");
    w->in_text = w->marked_in_text = false;
}

static void
end_mark(struct writer *w)
{
    end_text(w);
    close_mark(w);
}

static void
begin_artifact(struct writer *w, enum artifact artifact)
{
    static const char *const openings[] = {
        [ARTIFACT_LAYOUT] = "/Artifact BMC\n",
        [ARTIFACT_HEADER] = "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
        [ARTIFACT_FOOTER] = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
    };
    buf_str(&w->out, openings[artifact]);
    w->mark = MARK_ARTIFACT;
}

static void
begin_mark(struct writer *w, struct owner owner)
{
    const struct tag *tag = owner.tag;
    w->marked = owner;
    if (!tag) {
        begin_artifact(w, owner.artifact);
        return;
    }
    int mcid =
        structure_content(w->document->structure, tag, w->page, w->index);
    buf_char(&w->out, '/');
    buf_str(&w->out, tag_role_names[tag->role]);
    buf_str(&w->out, "<</MCID ");
    buf_int(&w->out, mcid);
    buf_str(&w->out, ">>BDC\n");
    w->mark = MARK_TAG;
}

static struct owner
owner_of(const struct writer *w)
{
    return w->depth > 0 ? w->owners[w->depth - 1]
                        : (struct owner){NULL, ARTIFACT_LAYOUT};
}

static bool
is_marked(const struct writer *w, struct owner owner)
{
    enum mark mark = owner.tag ? MARK_TAG : MARK_ARTIFACT;
    return w->mark == mark && w->marked.tag == owner.tag &&
           w->marked.artifact == owner.artifact;
}

/* Opens the marked content that what comes next belongs to, unless it is
 * open already: a tag gets one sequence for all that it draws in a row. */
static void
need_mark(struct writer *w)
{
    struct owner owner = owner_of(w);
    if (w->field) /* an appearance has no marks: its annotation is tagged */
        return;
    if (is_marked(w, owner) && !w->marked_in_text)
        return;
    end_mark(w);
    begin_mark(w, owner);
}

static void
need_text(struct writer *w)
{
    if (w->in_text)
        return;
    buf_str(&w->out, "BT\n");
    w->in_text = true;
    w->line_x = w->line_y = 0;
}

/* The same for text: lines and cells that follow one another are one text
 * object with their marks inside.  Each begins where the one before began and
 * so much further, which repeats from row to row and compresses. */
static void
need_text_mark(struct writer *w)
{
    struct owner owner = owner_of(w);
    if (w->field || is_marked(w, owner)) {
        need_text(w);
        return;
    }
    if (!w->marked_in_text)
        end_text(w);
    close_mark(w);
    need_text(w);
    begin_mark(w, owner);
    w->marked_in_text = true;
}

static void
push_owner(struct writer *w, struct owner owner)
{
    if (w->depth < NESTING)
        w->owners[w->depth] = owner;
    w->depth++;
    if (w->depth > NESTING)
        w->depth = NESTING;
}

static bool
same_color(struct color a, struct color b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

static void
put_color(struct writer *w, struct color color, const char *operator)
{
    pdf_put_color(&w->out, color);
    buf_char(&w->out, ' ');
    buf_str(&w->out, operator);
    buf_char(&w->out, '\n');
}

static void
need_alpha(struct writer *w, uint8_t alpha)
{
    if (w->alpha == alpha)
        return;
    buf_printf(&w->out, "/G%d gs\n", alpha);
    w->alpha = alpha;
    w->transparent = true;
}

static void
need_fill(struct writer *w, struct color color)
{
    if (!same_color(w->fill, color))
        put_color(w, color, "rg");
    w->fill = color;
}

static void
need_stroke(struct writer *w, struct color color, len width)
{
    if (!same_color(w->stroke, color))
        put_color(w, color, "RG");
    w->stroke = color;
    if (w->line_width != width) {
        put_len(w, width);
        buf_str(&w->out, " w\n");
    }
    w->line_width = width;
}

/* --- text --- */

static void
need_font(struct writer *w, const struct pdf_font *font, len size)
{
    if (w->font == font && w->size == size)
        return;
    buf_str(&w->out, "/F");
    buf_int(&w->out, font->number);
    buf_char(&w->out, ' ');
    put_len(w, size);
    buf_str(&w->out, " Tf\n");
    w->font = font;
    w->size = size;
}

/* Letter-spacing has an operator of its own: to a program that reads the text
 * a gap made by correction would end the word. */
static void
need_spacing(struct writer *w, len spacing)
{
    if (w->spacing == spacing)
        return;
    put_len(w, spacing);
    buf_str(&w->out, " Tc\n");
    w->spacing = spacing;
}

static void
move_to(struct writer *w, len x, len y)
{
    int64_t to_x = hundredths(x), to_y = hundredths(y);
    buf_centi(&w->out, to_x - w->line_x);
    buf_char(&w->out, ' ');
    buf_centi(&w->out, to_y - w->line_y);
    buf_str(&w->out, " Td\n");
    w->line_x = to_x;
    w->line_y = to_y;
}

/* Bytes that a glyph takes at most: its code, and a correction. */
#define GLYPH_ROOM 32

/* A code inside a literal string where there is room for it: half of what
 * hexadecimal digits take before compression. */
static void
put_code(struct buf *out, const struct pdf_font *font, uint16_t code)
{
    char *p = out->p + out->n;
    if (font->code_size == 2)
        p = pdf_literal_byte(p, (unsigned char)(code >> 8));
    p = pdf_literal_byte(p, (unsigned char)(code & 0xFF));
    *p = '\0';
    out->n = (size_t)(p - out->p);
}

/* Thousandths of an em from which a glyph is put right: 0.08 pt in text of
 * 10 pt, a thirtieth of a millimetre, which nobody sees and which does not add
 * up.  A third of all corrections would be of less. */
#define TOLERANCE 8

/* The correction for an error between two glyphs: what the stream has for
 * the pair already, when that is as good.  The same kerning differs by rounding
 * and by what was not put right before, and repeated bytes compress. */
static int
correction_of(struct writer *w, const struct pdf_font *font, uint16_t before,
    uint16_t after, int64_t error)
{
    unsigned hash = (before * 31u + after) * 2654435761u >> 16;
    struct correction *known = &w->document->corrections[hash % CORRECTIONS];
    bool same =
        known->font == font && known->before == before && known->after == after;
    int64_t rest = error - known->by;
    if (!same || rest >= TOLERANCE || rest <= -TOLERANCE)
        *known = (struct correction){font, before, after, (int)error};
    return known->by;
}

/* n / size, half away from zero. */
static int64_t
divided(int64_t n, len size)
{
    return (n + (n < 0 ? -size / 2 : size / 2)) / size;
}

/* One showing operator: glyphs from `from` on with the same rise and, as far as
 * `to`, the same need of their own text.  Their positions are corrected against
 * the rounded widths that a reader adds up, so that errors do not.  Adds what
 * they advance to *x; returns the first glyph behind them. */
static int
put_glyphs(struct writer *w, const struct draw *draw, int from, int to, len *x)
{
    const struct glyph_run *run = &draw->run;
    const struct pdf_font *font = draw->font;
    /* What the operators were given: rounded as they are written. */
    int64_t spacing = hundredths(run->spacing) * 10;
    len size = (len)hundredths(run->size) * 10;
    /* By how much the reader's pen is too far, in thousandths of an em of the
     * size, times the size: no division is needed to see that it is right. */
    int64_t ahead = 0, most = (2 * TOLERANCE - 1) * (int64_t)size / 2;
    len dy = run->glyphs[from].dy, advance = 0;
    bool open = false;
    uint16_t before = 0;
    int i = from;
    buf_reserve(&w->out, (size_t)(to - from + 1) * GLYPH_ROOM);
    buf_char(&w->out, '[');
    for (; i < to && run->glyphs[i].dy == dy; i++) {
        const struct glyph *glyph = &run->glyphs[i];
        const struct pdf_glyph *use = pdf_font_glyph(font, glyph->id);
        int64_t error = ahead - (int64_t)glyph->dx * 1000;
        if (error >= most || error <= -most) {
            if (open)
                buf_char(&w->out, ')');
            int by =
                correction_of(w, font, before, use->code, divided(error, size));
            buf_int(&w->out, by);
            ahead -= (int64_t)by * size;
            open = false;
        }
        if (!open)
            buf_char(&w->out, '(');
        put_code(&w->out, font, use->code);
        before = use->code;
        open = true;
        ahead += (int64_t)use->width * size + (spacing - glyph->advance) * 1000;
        advance += glyph->advance;
    }
    buf_str(&w->out, open ? ")]TJ\n" : "]TJ\n");
    *x += advance;
    return i;
}

static void
put_rise(struct writer *w, len rise)
{
    put_len(w, rise);
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
    if (!draw->font->object || run->color.a == 0 || run->size <= 0)
        return;
    need_text_mark(w);
    need_alpha(w, run->color.a);
    need_fill(w, run->color);
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

/* --- paths and pictures --- */

/* True for the four sides of an upright rectangle, which have an operator of
 * their own. */
static bool
is_rectangle(const struct contour *contour)
{
    const struct path_step *s = contour->steps;
    if (contour->count != 5 || s[0].op != PATH_MOVE || s[4].op != PATH_CLOSE)
        return false;
    for (int i = 1; i < 4; i++)
        if (s[i].op != PATH_LINE)
            return false;
    return s[0].p[0].y == s[1].p[0].y && s[1].p[0].x == s[2].p[0].x &&
           s[2].p[0].y == s[3].p[0].y && s[3].p[0].x == s[0].p[0].x;
}

static void
put_rectangle(struct writer *w, struct point from, struct point to)
{
    w->rectangle = w->out.n;
    w->corners[0] = from;
    w->corners[1] = to;
    put_point(w, from);
    buf_char(&w->out, ' ');
    put_len(w, to.x - from.x);
    buf_char(&w->out, ' ');
    put_len(w, from.y - to.y);
    buf_str(&w->out, " re\n");
}

/* The colour is that of the rectangles just filled: they are one path, and
 * those that touch, as the rules below the cells of a row, are one rectangle,
 * without a seam. */
static void
join_rectangle(struct writer *w, struct point from, struct point to)
{
    w->out.n = w->filled - 2;
    if (from.x == w->corners[1].x && from.y == w->corners[0].y &&
        to.y == w->corners[1].y) {
        from.x = w->corners[0].x;
        w->out.n = w->rectangle;
    }
    put_rectangle(w, from, to);
}

static void
put_steps(struct writer *w, const struct contour *contour)
{
    static const char *const operators[] = {
        [PATH_MOVE] = "m", [PATH_LINE] = "l", [PATH_CURVE] = "c"};
    if (is_rectangle(contour)) {
        put_rectangle(w, contour->steps[0].p[0], contour->steps[2].p[0]);
        return;
    }
    for (int i = 0; i < contour->count; i++) {
        const struct path_step *step = &contour->steps[i];
        if (step->op == PATH_CLOSE) {
            buf_str(&w->out, "h\n");
            continue;
        }
        for (int j = 0; j < (step->op == PATH_CURVE ? 3 : 1); j++) {
            put_point(w, step->p[j]);
            buf_char(&w->out, ' ');
        }
        buf_str(&w->out, operators[step->op]);
        buf_char(&w->out, '\n');
    }
}

static void
put_line_style(struct writer *w, const struct paint *paint)
{
    if (paint->cap != CAP_BUTT)
        buf_printf(&w->out, "%d J\n", (int)paint->cap);
    if (paint->join != JOIN_MITER)
        buf_printf(&w->out, "%d j\n", (int)paint->join);
    if (paint->dashes == 0)
        return;
    buf_char(&w->out, '[');
    for (int i = 0; i < paint->dashes; i++) {
        buf_str(&w->out, i ? " " : "");
        put_len(w, paint->dash[i]);
    }
    buf_str(&w->out, "]0 d\n");
}

static bool
has_line_style(const struct paint *paint)
{
    return paint->cap != CAP_BUTT || paint->join != JOIN_MITER ||
           paint->dashes > 0;
}

/* Drawn one way round whichever it came: in one path with others none is a hole
 * in another. */
static void
fill_rectangle(struct writer *w, struct point a, struct point b)
{
    struct point from = {a.x < b.x ? a.x : b.x, a.y < b.y ? a.y : b.y};
    struct point to = {a.x < b.x ? b.x : a.x, a.y < b.y ? b.y : a.y};
    if (w->filled > 0 && w->filled == w->out.n)
        join_rectangle(w, from, to);
    else
        put_rectangle(w, from, to);
    buf_str(&w->out, "f\n");
    w->filled = w->out.n;
}

static void
put_painted(struct writer *w, const struct contour *contour,
    const struct paint *paint, bool fill, bool stroke)
{
    need_alpha(w, fill ? paint->fill.a : paint->stroke.a);
    if (fill)
        need_fill(w, paint->fill);
    if (fill && !stroke && w->alpha == 255 && is_rectangle(contour)) {
        fill_rectangle(w, contour->steps[0].p[0], contour->steps[2].p[0]);
        return;
    }
    bool styled = stroke && has_line_style(paint);
    if (stroke)
        need_stroke(w, paint->stroke, paint->width);
    if (styled) {
        buf_str(&w->out, "q\n");
        put_line_style(w, paint);
    }
    put_steps(w, contour);
    const char *operator= fill && stroke ? "B" : fill ? "f" : "S";
    buf_str(&w->out, operator);
    buf_str(&w->out, fill && paint->even_odd ? "*\n" : "\n");
    if (styled)
        buf_str(&w->out, "Q\n");
}

static void
put_path(struct writer *w, const struct draw *draw)
{
    bool fill = draw->paint.fill.a > 0;
    bool stroke = draw->paint.stroke.a > 0 && draw->paint.width > 0;
    if ((!fill && !stroke) || draw->contour.count == 0)
        return;
    need_mark(w);
    end_text(w);
    if (fill && stroke && draw->paint.fill.a != draw->paint.stroke.a) {
        put_painted(w, &draw->contour, &draw->paint, true, false);
        put_painted(w, &draw->contour, &draw->paint, false, true);
        return;
    }
    put_painted(w, &draw->contour, &draw->paint, fill, stroke);
}

static void
put_image(struct writer *w, const struct draw *draw)
{
    const struct rect *box = &draw->box;
    need_mark(w);
    end_text(w);
    need_alpha(w, 255);
    if (draw->image->image->alpha)
        w->transparent = true;
    buf_str(&w->out, "q ");
    put_len(w, box->w);
    buf_str(&w->out, " 0 0 ");
    put_len(w, box->h);
    buf_char(&w->out, ' ');
    put_point(w, (struct point){box->x, box->y + box->h});
    buf_printf(&w->out, " cm /I%d Do Q\n", draw->image->number);
}

/* --- clips --- */

static void
begin_clip(struct writer *w, struct rect box)
{
    end_mark(w);
    if (w->clips < NESTING) {
        w->saved[w->clips].fill = w->fill;
        w->saved[w->clips].stroke = w->stroke;
        w->saved[w->clips].line_width = w->line_width;
        w->saved[w->clips].spacing = w->spacing;
        w->saved[w->clips].alpha = w->alpha;
        buf_str(&w->out, "q\n");
        put_point(w, (struct point){box.x, box.y + box.h});
        buf_char(&w->out, ' ');
        put_len(w, box.w);
        buf_char(&w->out, ' ');
        put_len(w, box.h);
        buf_str(&w->out, " re W n\n");
    }
    w->clips++;
}

static void
end_clip(struct writer *w)
{
    end_mark(w);
    if (w->clips == 0 || --w->clips >= NESTING)
        return;
    buf_str(&w->out, "Q\n");
    w->fill = w->saved[w->clips].fill;
    w->stroke = w->saved[w->clips].stroke;
    w->line_width = w->saved[w->clips].line_width;
    w->spacing = w->saved[w->clips].spacing;
    w->alpha = w->saved[w->clips].alpha;
    w->font = NULL; /* Q brought an older one back */
}

/* --- fields --- */

/* The appearance is a stream of its own, in the page's coordinates. */
static void
begin_field(struct writer *w, const struct form_field *field)
{
    end_mark(w);
    struct writer *outside = ARENA_NEW(w->document->arena, struct writer);
    *outside = *w;
    *w = (struct writer){
        .document = w->document,
        .page = w->page,
        .index = w->index,
        .line_width = PT(1),
        .alpha = 255,
        .field = field,
        .outside = outside,
    };
}

static void
end_field(struct writer *w)
{
    const struct form_field *field = w->field;
    if (!w->outside)
        return;
    while (w->clips > 0)
        end_clip(w);
    end_text(w);
    struct buf appearance = w->out;
    bool transparent = w->transparent;
    *w = *w->outside;
    w->transparent |= transparent;
    struct pdf_object *widget =
        form_add(w->document, w->page, field, buf_slice(&appearance));
    annotation_add(
        &w->annotations, w->document, w->page, owner_of(w).tag, widget);
    buf_free(&appearance);
}

static void
pop_owner(struct writer *w)
{
    if (w->depth > 0)
        w->depth--;
}

static void
put_draw(struct writer *w, const struct draw *draw)
{
    switch (draw->kind) {
    case DRAW_TAG_BEGIN:
        structure_begin(w->document->structure, draw->tag, w->page);
        push_owner(w, (struct owner){draw->tag, ARTIFACT_LAYOUT});
        break;
    case DRAW_ARTIFACT_BEGIN:
        push_owner(w, (struct owner){NULL, draw->artifact});
        break;
    case DRAW_TAG_END:
    case DRAW_ARTIFACT_END:
        pop_owner(w);
        break;
    case DRAW_GLYPHS:
        put_run(w, draw);
        break;
    case DRAW_PATH:
        put_path(w, draw);
        break;
    case DRAW_IMAGE:
        put_image(w, draw);
        break;
    case DRAW_CLIP_BEGIN:
        begin_clip(w, draw->box);
        break;
    case DRAW_CLIP_END:
        end_clip(w);
        break;
    case DRAW_LINK:
        annotation_add_link(
            &w->annotations, w->document, w->page, owner_of(w).tag, draw);
        break;
    case DRAW_FIELD_BEGIN:
        begin_field(w, draw->field);
        break;
    case DRAW_FIELD_END:
        end_field(w);
        break;
    }
}

void
content_write(struct pdf_document *document, struct page *page, int index,
    struct pdf_object *resources)
{
    struct writer w = {
        .document = document,
        .page = page,
        .index = index,
        .line_width = PT(1),
        .alpha = 255,
    };
    buf_reserve(&w.out, USUAL_PAGE);
    for (const struct draw *draw = page->first; draw; draw = draw->next)
        put_draw(&w, draw);
    end_field(&w);
    while (w.clips > 0)
        end_clip(&w);
    end_mark(&w);
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
