#include "pdf/writer.h"

#include "pdf/tags.h"

struct writer
writer_of(struct pdf_document *document, struct page *page, int key)
{
    return (struct writer){
        .document = document,
        .page = page,
        .key = key,
        .graphics = {.line_width = PT(1), .miter = 10000, .alpha = 255},
    };
}

/* --- what is marked --- */

void
writer_push(struct writer *w, struct owner owner)
{
    w->owners = arena_grow(
        w->document->arena, w->owners, w->depth, &w->room, sizeof *w->owners);
    w->owners[w->depth++] = owner;
}

void
writer_pop(struct writer *w)
{
    if (w->depth > 0)
        w->depth--;
}

struct owner
writer_owner(const struct writer *w)
{
    return w->depth > 0 ? w->owners[w->depth - 1]
                        : (struct owner){NULL, ARTIFACT_LAYOUT};
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
void
writer_end_text(struct writer *w)
{
    if (!w->in_text)
        return;
    if (w->marked_in_text)
        close_mark(w);
    buf_str(&w->out, "ET\n");
    w->in_text = w->marked_in_text = false;
}

void
writer_end_mark(struct writer *w)
{
    writer_end_text(w);
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
    int mcid = structure_content(w->document->structure, tag, w->page, w->key,
        w->group ? w->group->object : NULL);
    buf_char(&w->out, '/');
    buf_str(&w->out, tag_role_names[tag->role]);
    buf_str(&w->out, "<</MCID ");
    buf_int(&w->out, mcid);
    buf_str(&w->out, ">>BDC\n");
    w->mark = MARK_TAG;
}

static bool
is_marked(const struct writer *w, struct owner owner)
{
    enum mark mark = owner.tag ? MARK_TAG : MARK_ARTIFACT;
    return w->mark == mark && w->marked.tag == owner.tag &&
           w->marked.artifact == owner.artifact;
}

void
writer_mark(struct writer *w)
{
    struct owner owner = writer_owner(w);
    if (w->field) /* an appearance has no marks: its annotation is tagged */
        return;
    if (is_marked(w, owner) && !w->marked_in_text)
        return;
    writer_end_mark(w);
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

void
writer_mark_text(struct writer *w)
{
    struct owner owner = writer_owner(w);
    if (w->field || is_marked(w, owner)) {
        need_text(w);
        return;
    }
    if (!w->marked_in_text)
        writer_end_text(w);
    close_mark(w);
    need_text(w);
    begin_mark(w, owner);
    w->marked_in_text = true;
}

/* --- colours and lines --- */

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

void
writer_alpha(struct writer *w, uint8_t alpha)
{
    if (w->graphics.alpha == alpha)
        return;
    buf_printf(&w->out, "/G%d gs\n", alpha);
    w->graphics.alpha = alpha;
    w->transparent = true;
}

void
writer_fill(struct writer *w, struct color color)
{
    if (!same_color(w->graphics.fill, color))
        put_color(w, color, "rg");
    w->graphics.fill = color;
}

void
writer_pen(struct writer *w, struct color color, len width, enum line_cap cap,
    enum line_join join)
{
    struct graphics *now = &w->graphics;
    if (!same_color(now->stroke, color))
        put_color(w, color, "RG");
    if (now->line_width != width) {
        writer_len(w, width);
        buf_str(&w->out, " w\n");
    }
    if (now->cap != cap)
        buf_printf(&w->out, "%d J\n", (int)cap);
    if (now->join != join)
        buf_printf(&w->out, "%d j\n", (int)join);
    now->stroke = color;
    now->line_width = width;
    now->cap = cap;
    now->join = join;
}

void
writer_miter(struct writer *w, len limit)
{
    if (w->graphics.miter != limit) {
        writer_len(w, limit);
        buf_str(&w->out, " M\n");
    }
    w->graphics.miter = limit;
}

/* --- clips --- */

void
writer_clip_begin(struct writer *w, struct rect box)
{
    writer_end_mark(w);
    if (w->clips < WRITER_CLIPS) {
        w->saved[w->clips] = w->graphics;
        buf_str(&w->out, "q\n");
        writer_point(w, (struct point){box.x, box.y + box.h});
        buf_char(&w->out, ' ');
        writer_len(w, box.w);
        buf_char(&w->out, ' ');
        writer_len(w, box.h);
        buf_str(&w->out, " re W n\n");
    }
    w->clips++;
}

void
writer_clip_end(struct writer *w)
{
    writer_end_mark(w);
    if (w->clips == 0 || --w->clips >= WRITER_CLIPS)
        return;
    buf_str(&w->out, "Q\n");
    w->graphics = w->saved[w->clips];
    w->font = NULL; /* Q brought an older one back */
}
