/* The charts of a review, each on a sheet that becomes a picture.  librsvg and
 * cairo make pixels of it; they are loaded when charts are asked for. */
#include "commands/charts.h"

#include <errno.h>
#include <string.h>

#include "base/library.h"
#include "base/text.h"
#include "type/sheet.h"

#define PIXELS_WIDE 1920
#define SVG_LIBRARY "librsvg-2.so.2"
#define CAIRO_LIBRARY "libcairo.so.2"
#define RGB24 1 /* CAIRO_FORMAT_RGB24 */

struct viewport { /* RsvgRectangle */
    double x, y, width, height;
};
typedef int png_sink(void *closure, const unsigned char *bytes, unsigned n);

static struct {
    void *(*svg_new)(const unsigned char *, size_t, void **);
    int (*svg_render)(void *, void *, const struct viewport *, void **);
    void (*svg_free)(void *);
    void *(*surface_new)(int, int, int);
    void *(*cairo_new)(void *);
    void (*color)(void *, double, double, double);
    void (*fill_all)(void *);
    int (*png)(void *, png_sink *, void *);
    void (*cairo_free)(void *);
    void (*surface_free)(void *);
} lib;

static bool
load_libraries(struct buf *why)
{
    const struct library_call svg[] = {
        {"rsvg_handle_new_from_data", &lib.svg_new},
        {"rsvg_handle_render_document", &lib.svg_render},
        {"g_object_unref", &lib.svg_free}};
    const struct library_call cairo[] = {
        {"cairo_image_surface_create", &lib.surface_new},
        {"cairo_create", &lib.cairo_new}, {"cairo_set_source_rgb", &lib.color},
        {"cairo_paint", &lib.fill_all},
        {"cairo_surface_write_to_png_stream", &lib.png},
        {"cairo_destroy", &lib.cairo_free},
        {"cairo_surface_destroy", &lib.surface_free}};
    return library_load(SVG_LIBRARY, "charts as PNG need", svg,
               sizeof svg / sizeof *svg, why) &&
           library_load(CAIRO_LIBRARY, "charts as PNG need", cairo,
               sizeof cairo / sizeof *cairo, why);
}

/* Workers share what was loaded. */
static bool
load_once(struct work *work, struct buf *why)
{
    pthread_mutex_t *lock = &work->rendering->house.lock;
    pthread_mutex_lock(lock);
    bool ok = lib.surface_free || load_libraries(why);
    pthread_mutex_unlock(lock);
    return ok;
}

static int
keep_png(void *closure, const unsigned char *bytes, unsigned n)
{
    buf_add(closure, bytes, n);
    return 0;
}

static bool
write_png(const struct sheet *sheet, const struct buf *svg, struct buf *png)
{
    int high = (int)((int64_t)PIXELS_WIDE * sheet->height / sheet->width);
    void *error = NULL;
    void *handle = lib.svg_new((const unsigned char *)svg->p, svg->n, &error);
    if (!handle)
        return false;
    void *surface = lib.surface_new(RGB24, PIXELS_WIDE, high);
    void *cairo = lib.cairo_new(surface);
    struct viewport viewport = {0, 0, PIXELS_WIDE, high};
    lib.color(cairo, 1, 1, 1);
    lib.fill_all(cairo);
    bool ok = lib.svg_render(handle, cairo, &viewport, &error) &&
              lib.png(surface, keep_png, png) == 0;
    lib.cairo_free(cairo);
    lib.surface_free(surface);
    lib.svg_free(handle);
    return ok;
}

/* The sections of the document are its sheets. */
static const struct tree *
next_sheet(const struct tree *after, const struct tree *document)
{
    const struct tree *node = after ? after : document;
    while ((node = tree_walk(node, document)))
        if (tree_is(node, "section"))
            return node;
    return NULL;
}

/* "-milestones", and "-milestones-2" for the second of a name. */
static const char *
sheet_suffix(struct arena *arena, const struct tree *document,
    const struct tree *section)
{
    int before = 0;
    const char *id = tree_get(section, "id");
    for (const struct tree *n = next_sheet(NULL, document); n != section;
         n = next_sheet(n, document))
        before += text_is(tree_get(n, "id"), id);
    return before ? arena_printf(arena, "-%s-%d", id, before + 1)
                  : arena_printf(arena, "-%s", id);
}

static bool
add_pictures(struct work *work, struct products *products,
    const struct sheets *sheets, const struct tree *document)
{
    const struct tree *section = next_sheet(NULL, document);
    for (int i = 0; i < sheets->count && section; i++) {
        if (products->count + 2 > FILE_OUTPUTS)
            break;
        const char *suffix = sheet_suffix(work->arena, document, section);
        const char *title = tree_plain(work->arena, tree_find(section, "h2"));
        struct buf *svg = products_add(products, suffix, "svg");
        sheet_write(&sheets->items[i], title, svg);
        if (!write_png(
                &sheets->items[i], svg, products_add(products, suffix, "png")))
            return false;
        section = next_sheet(section, document);
    }
    return true;
}

bool
charts_write(struct work *work, const struct packet *packet,
    struct _xmlDoc *model, const char *folder)
{
    const char *why = NULL, *culprit;
    struct buf missing = {0};
    struct printing printing = packet_printing(packet, "charts.xhtml");
    printing.shared = &work->pictures;
    struct products products = {.arena = work->arena,
        .folder = folder,
        .stem = packet->stem,
        .internal = packet->view.audience == AUDIENCE_INTERNAL};
    struct sheets *sheets = ARENA_NEW(work->arena, struct sheets);
    bool ok = folder_make(folder) && load_once(work, &missing) &&
              press_document(work->press, work->arena, &printing, model,
                  &work->report, &why);
    if (ok) {
        press_layout(work->press, work->arena, &printing);
        layout_draw(printing.layout.pages, sheet_device(work->arena, sheets));
        ok = add_pictures(work, &products, sheets, printing.document) &&
             products_write(&products, &culprit);
    }
    if (!ok)
        render_say(work, "%s: the charts could not be written to %s: %s",
            work->definition->source->path, folder,
            missing.n ? missing.p
            : why     ? why
                      : strerror(errno));
    sheets_free(sheets);
    products_free(&products);
    buf_free(&missing);
    return ok;
}
