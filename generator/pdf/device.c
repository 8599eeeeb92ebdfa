/* The device: calls become the display list; pdf_finish makes the file. */
#include <stddef.h>
#include <string.h>

#include "pdf/cache.h"
#include "pdf/content.h"
#include "pdf/document.h"
#include "pdf/font_typed.h"
#include "pdf/form.h"
#include "pdf/saver.h"
#include "pdf/tags.h"
#include "pdf/unicode.h"

/* U+200B: what a glyph adds to the text of its cluster. */
#define ZERO_WIDTH_SPACE "\xE2\x80\x8B"

static struct pdf_document *
document_of(struct device *device)
{
    return (struct pdf_document *)device;
}

/* Bytes that the kind has a use for: where tags begin and end is most of what
 * a page is made of, and takes a third of what a text does. */
static size_t
draw_size(enum draw_kind kind)
{
    bool is_ink = kind == DRAW_GLYPHS || kind == DRAW_PATH ||
                  kind == DRAW_IMAGE || kind == DRAW_CLIP_BEGIN ||
                  kind == DRAW_LINK;
    return is_ink ? sizeof(struct draw)
                  : offsetof(struct draw, tag) + sizeof(void *);
}

static struct draw *
add_draw(struct device *device, enum draw_kind kind)
{
    struct pdf_document *document = document_of(device);
    struct draw *draw = arena_alloc(document->arena, draw_size(kind));
    struct page *page = document->last_page;
    draw->kind = kind;
    if (!page)
        return draw; /* drawn outside of any page: lost, as on paper */
    if (page->last)
        page->last->next = draw;
    else
        page->first = draw;
    page->last = draw;
    return draw;
}

static void
page_begin(struct device *device, len width, len height)
{
    struct pdf_document *document = document_of(device);
    struct page *page = ARENA_NEW(document->arena, struct page);
    page->width = width;
    page->height = height;
    if (document->last_page)
        document->last_page->next = page;
    else
        document->first_page = page;
    document->last_page = page;
    document->page_count++;
}

static void
tag_begin(struct device *device, const struct tag *tag)
{
    add_draw(device, DRAW_TAG_BEGIN)->tag = tag;
}

static void
tag_end(struct device *device)
{
    add_draw(device, DRAW_TAG_END);
}

static void
artifact_begin(struct device *device, enum artifact artifact)
{
    add_draw(device, DRAW_ARTIFACT_BEGIN)->artifact = artifact;
}

static void
artifact_end(struct device *device)
{
    add_draw(device, DRAW_ARTIFACT_END);
}

static struct pdf_font *
font_for(struct pdf_document *document, struct font *font)
{
    struct pdf_font **link = &document->fonts;
    while (*link && (*link)->font != font)
        link = &(*link)->next;
    if (!*link)
        *link = pdf_font_new(document->arena, font, document->font_count++);
    return *link;
}

/* Length of the cluster that begins at glyph `i`; *next is the first glyph,
 * in visual order, that is not of it. */
static uint32_t
cluster_length(const struct glyph_run *run, int i, int *next)
{
    uint32_t begin = run->glyphs[i].cluster;
    int j = i + 1;
    while (j < run->count && run->glyphs[j].cluster == begin)
        j++;
    *next = j;
    uint32_t end = run->text_length;
    if (run->rtl)
        end = i > 0 ? run->glyphs[i - 1].cluster : end;
    else if (j < run->count)
        end = run->glyphs[j].cluster;
    return end > begin ? end - begin : 0;
}

/* Right-to-left text is read from the structure: poppler turns ActualText in
 * such content around. */
static void
mark_own_text(struct arena *arena, struct draw *draw, int from, int to)
{
    if (draw->run.rtl)
        return;
    if (!draw->own_text)
        draw->own_text = ARENA_ARRAY(arena, bool, draw->run.count);
    while (from < to)
        draw->own_text[from++] = true;
}

/* From the glyph on, those that stand for one letter of ASCII each, and did
 * before: nearly all that is drawn.  Returns the first that does not. */
static int
skip_letters(const struct pdf_font *font, const struct glyph_run *run, int i)
{
    const struct glyph *glyphs = run->glyphs;
    const int last = run->count - 1;
    for (; i <= last; i++) {
        uint32_t at = glyphs[i].cluster;
        uint32_t next = i < last ? glyphs[i + 1].cluster : run->text_length;
        if (next != at + 1 ||
            !pdf_font_is_letter(font, glyphs[i].id, run->text[at]))
            break;
    }
    return i;
}

/* Notes what each glyph stands for.  A cluster of several glyphs, or a glyph
 * that stands for something else elsewhere, needs its own text. */
static void
use_glyphs(struct arena *arena, struct draw *draw)
{
    const struct glyph_run *run = &draw->run;
    for (int i = 0, next; i < run->count; i = next) {
        if (!run->rtl)
            i = skip_letters(draw->font, run, i);
        if (i == run->count)
            return;
        const char *text = run->text + run->glyphs[i].cluster;
        uint32_t length = cluster_length(run, i, &next);
        bool several = next - i > 1;
        bool plain = pdf_font_note(
            draw->font, run->glyphs[i].id, text, several ? 0 : length);
        for (int j = i; several && j < next; j++)
            pdf_font_part(draw->font, run->glyphs[j].id,
                j == i ? text : ZERO_WIDTH_SPACE,
                j == i ? length : sizeof ZERO_WIDTH_SPACE - 1);
        if (several || !plain)
            mark_own_text(arena, draw, i, next);
    }
}

static void
glyphs(struct device *device, const struct glyph_run *run)
{
    struct pdf_document *document = document_of(device);
    if (run->count == 0)
        return;
    struct draw *draw = add_draw(device, DRAW_GLYPHS);
    draw->run = *run;
    draw->font = font_for(document, run->font);
    document->alphas[run->color.a] |= run->color.a > 0;
    use_glyphs(document->arena, draw);
}

static void
path(struct device *device, const struct contour *contour,
    const struct paint *paint)
{
    struct pdf_document *document = document_of(device);
    struct draw *draw = add_draw(device, DRAW_PATH);
    size_t size = sizeof *contour->steps * (size_t)contour->count;
    struct path_step *steps = arena_alloc(document->arena, size);
    if (size > 0)
        memcpy(steps, contour->steps, size);
    draw->contour = (struct contour){steps, contour->count};
    draw->paint = *paint;
    document->alphas[paint->fill.a] |= paint->fill.a > 0;
    document->alphas[paint->stroke.a] |= paint->stroke.a > 0;
}

static void
image(struct device *device, struct image *image, struct rect box)
{
    struct pdf_document *document = document_of(device);
    struct pdf_image **link = &document->images;
    while (*link && (*link)->image != image)
        link = &(*link)->next;
    if (!*link) {
        *link = ARENA_NEW(document->arena, struct pdf_image);
        (*link)->image = image;
        (*link)->number = document->image_count++;
    }
    struct draw *draw = add_draw(device, DRAW_IMAGE);
    draw->image = *link;
    draw->box = box;
}

static void
clip_begin(struct device *device, struct rect box)
{
    add_draw(device, DRAW_CLIP_BEGIN)->box = box;
}

static void
clip_end(struct device *device)
{
    add_draw(device, DRAW_CLIP_END);
}

static void
group_begin(struct device *device, uint8_t alpha)
{
    struct pdf_document *document = document_of(device);
    struct pdf_group *group = ARENA_NEW(document->arena, struct pdf_group);
    group->alpha = alpha;
    group->number = document->group_count++;
    group->next = document->groups;
    document->groups = group;
    document->alphas[alpha] = true;
    add_draw(device, DRAW_GROUP_BEGIN)->group = group;
}

static void
group_end(struct device *device)
{
    add_draw(device, DRAW_GROUP_END);
}

static const char *
keep(struct pdf_document *document, const char *text)
{
    return text ? arena_strdup(document->arena, text) : NULL;
}

static void
link(struct device *device, struct rect box, const char *uri,
    const char *anchor, const char *label)
{
    struct pdf_document *document = document_of(device);
    struct draw *draw = add_draw(device, DRAW_LINK);
    draw->box = box;
    draw->uri = keep(document, uri);
    draw->anchor = keep(document, anchor);
    draw->label = keep(document, label);
}

static void
anchor(struct device *device, const char *name, struct point at)
{
    struct pdf_document *document = document_of(device);
    struct anchor *anchor = ARENA_NEW(document->arena, struct anchor);
    anchor->name = keep(document, name);
    anchor->page = document->last_page;
    anchor->at = at;
    anchor->next = document->anchors;
    document->anchors = anchor;
}

static void
outline_entry(
    struct device *device, int level, const char *title, struct point at)
{
    struct pdf_document *document = document_of(device);
    struct bookmark *bookmark = ARENA_NEW(document->arena, struct bookmark);
    *bookmark = (struct bookmark){
        .level = level,
        .title = keep(document, title),
        .page = document->last_page,
        .at = at,
    };
    if (document->last_bookmark)
        document->last_bookmark->next = bookmark;
    else
        document->bookmarks = bookmark;
    document->last_bookmark = bookmark;
}

static void
field_begin(struct device *device, const struct form_field *field)
{
    struct pdf_document *document = document_of(device);
    struct form_field *kept = ARENA_NEW(document->arena, struct form_field);
    *kept = *field;
    kept->name = keep(document, field->name);
    kept->label = keep(document, field->label);
    kept->value = keep(document, field->value);
    if (kept->font)
        font_for(document_of(device), kept->font)->typed = true;
    add_draw(device, DRAW_FIELD_BEGIN)->field = kept;
}

static void
field_end(struct device *device)
{
    add_draw(device, DRAW_FIELD_END);
}

static const struct device_ops ops = {
    .page_begin = page_begin,
    .tag_begin = tag_begin,
    .tag_end = tag_end,
    .artifact_begin = artifact_begin,
    .artifact_end = artifact_end,
    .glyphs = glyphs,
    .path = path,
    .image = image,
    .clip_begin = clip_begin,
    .clip_end = clip_end,
    .group_begin = group_begin,
    .group_end = group_end,
    .link = link,
    .anchor = anchor,
    .outline_entry = outline_entry,
    .field_begin = field_begin,
    .field_end = field_end,
};

struct device *
pdf_device(
    struct arena *arena, struct pdf_cache *cache, const struct pdf_info *info)
{
    struct pdf_document *document = ARENA_NEW(arena, struct pdf_document);
    document->device.ops = &ops;
    document->arena = arena;
    document->cache = cache;
    document->info = *info;
    document->alphas[255] = true;
    return &document->device;
}

void
page_put_rect(struct buf *out, const struct page *page, struct rect box)
{
    buf_char(out, '[');
    buf_milli(out, box.x);
    buf_char(out, ' ');
    buf_milli(out, page->height - box.y - box.h);
    buf_char(out, ' ');
    buf_milli(out, box.x + box.w);
    buf_char(out, ' ');
    buf_milli(out, page->height - box.y);
    buf_char(out, ']');
}

/* One dictionary for all pages: a document uses few fonts and pictures. */
static struct pdf_object *
write_resources(struct pdf_document *document)
{
    struct pdf_object *resources = pdf_object(document->file);
    document->resources = resources;
    pdf_entry(resources, "/Font<<");
    for (const struct pdf_font *f = document->fonts; f; f = f->next)
        pdf_entry(resources, "/F%d %d 0 R", f->number, f->object->number);
    pdf_entry(resources, ">>/ExtGState<<");
    for (int alpha = 0; alpha <= 255; alpha++) {
        if (!document->alphas[alpha])
            continue;
        struct buf value = {0};
        buf_milli(&value, (alpha * 1000 + 127) / 255);
        pdf_entry(resources, "/G%d<</ca %s/CA %s>>", alpha, value.p, value.p);
        buf_free(&value);
    }
    pdf_entry(resources, ">>/XObject<<");
    for (const struct pdf_image *i = document->images; i; i = i->next)
        pdf_entry(resources, "/I%d %d 0 R", i->number, i->object->number);
    for (const struct pdf_group *g = document->groups; g; g = g->next)
        pdf_entry(resources, "/X%d %d 0 R", g->number, g->object->number);
    pdf_entry(resources, ">>");
    return resources;
}

/* Of fonts that are not simple, where more than the first use it. */
static void
write_joined(struct pdf_maps *maps)
{
    struct buf map = {0};
    if (!maps->joined)
        return;
    unicode_map(&map, maps->list.glyphs, maps->list.count, 2);
    pdf_stream_made(maps->composite, &map);
    maps->composite->form = STREAM_PLAIN;
}

/* Faces that the document is set in rather than fallen back to: a Chinese one
 * of TrueType would leave them no codes. */
static bool
comes_first(const struct pdf_font *font)
{
    return font->typed || font->font->cff;
}

static void
claim_codes(struct pdf_document *document, struct codes *codes)
{
    for (struct pdf_font *font = document->fonts; font; font = font->next)
        if (comes_first(font))
            pdf_font_claim(font, codes);
    for (struct pdf_font *font = document->fonts; font; font = font->next)
        if (font->typed)
            typed_font_claim(font, codes);
    for (struct pdf_font *font = document->fonts; font; font = font->next)
        if (!font->in_order)
            pdf_font_claim(font, codes);
}

static bool
finish_fonts(struct pdf_document *document, struct codes *codes,
    struct pdf_maps *maps, const char **why)
{
    struct subset_cache *subsets = cache_subsets(document->cache);
    subset_cache_trim(subsets);
    for (int pass = 0; pass < 2; pass++)
        for (struct pdf_font *font = document->fonts; font; font = font->next) {
            if (comes_first(font) == (pass == 1) ||
                pdf_font_finish(font, codes, subsets, document->file, maps))
                continue;
            *why = arena_printf(document->arena,
                "the font %s could not be made smaller for the document",
                font->font->file);
            return false;
        }
    return true;
}

/* The maps that fonts share are written once their codes are. */
static bool
write_fonts(struct pdf_document *document, const char **why)
{
    struct codes *codes = codes_new(document->arena);
    struct pdf_object *unicode = pdf_object(document->file);
    struct pdf_maps maps = {.simple = unicode};
    claim_codes(document, codes);
    if (!finish_fonts(document, codes, &maps, why))
        return false;
    pdf_stream(unicode, cache_map(document->cache, codes));
    unicode->form = STREAM_DEFLATED;
    write_joined(&maps);
    return true;
}

static bool
write_document(struct pdf_document *document, const char **why)
{
    if (document->page_count == 0) {
        *why = "the document has no page";
        return false;
    }
    for (struct page *page = document->first_page; page; page = page->next)
        page->object = pdf_page(document->file, page->width, page->height);
    document->structure =
        structure_new(document->arena, document->file, document->page_count);
    if (!write_fonts(document, why))
        return false;
    for (struct pdf_image *image = document->images; image; image = image->next)
        image_write(document, image);
    for (struct pdf_group *group = document->groups; group; group = group->next)
        group->object = pdf_object(document->file);
    struct pdf_object *resources = write_resources(document);
    int index = 0;
    for (struct page *page = document->first_page; page; page = page->next)
        content_write(document, page, index++, resources);
    if (document->form)
        form_write(document, document->form);
    outline_write(document);
    attachment_write(document);
    pdf_entry(pdf_catalog(document->file), "/StructTreeRoot %d 0 R",
        structure_write(document->structure));
    meta_write(document);
    return true;
}

bool
pdf_finish(struct device *device, struct buf *out, const char **why)
{
    struct pdf_document *document = document_of(device);
    struct pdf_written_list list;
    *why = "the PDF library could not make the document";
    document->file = pdf_file_new(document->arena);
    if (!document->file)
        return false;
    bool ok = write_document(document, why);
    if (ok && !pdf_file_write(document->file, &list)) {
        *why = "the PDF library reported an error";
        ok = false;
    }
    if (ok)
        saver_write(
            document->arena, cache_compressor(document->cache), &list, out);
    pdf_file_free(document->file);
    return ok;
}
