#include "commands/press.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "commands/commands.h"
#include "commands/web_fonts.h"
#include "document/assets.h"
#include "document/svg_file.h"
#include "document/template.h"
#include "document/words.h"
#include "pdf/pdf.h"
#include "type/image.h"

static bool
read_asset(struct house *house, const char *name, struct slice *bytes,
    const char **path, const char **why)
{
    if (asset_read(house->arena, house->folder, name, bytes, path))
        return true;
    *why = arena_printf(house->arena, "%s cannot be read", *path);
    return false;
}

bool
house_open(struct house *house, const char *folder, const char **why)
{
    const char *css_path;
    *house = (struct house){.arena = arena_new(), .folder = folder};
    template_library_open();
    if (!read_asset(house, "plan.xhtml", &house->plan_template,
            &house->plan_template_path, why) ||
        !read_asset(house, "theme.css", &house->css, &css_path, why))
        return false;
    house->sheet =
        stylesheet_read(house->arena, css_path, house->css, &house->warnings);
    house->fonts = font_set_new();
    if (font_find(house->fonts, "sans-serif", 400, false))
        return true;
    *why = "this machine has no font; install the package fonts-inter";
    return false;
}

void
house_close(struct house *house)
{
    if (house->fonts)
        font_set_free(house->fonts);
    arena_free(house->arena);
}

bool
press_open(struct press *press, const struct house *house, const char **why)
{
    *press = (struct press){.house = house, .arena = arena_new()};
    press->plan_template = template_compile(
        press->arena, house->plan_template_path, house->plan_template, why);
    if (!press->plan_template)
        return false;
    press->words = words_new(house->folder);
    press->shapes = shape_cache_new();
    press->pdf = pdf_cache_new();
    press->web_fonts = web_font_cache_new();
    return true;
}

void
press_close(struct press *press)
{
    if (press->plan_template)
        template_free(press->plan_template);
    if (press->words)
        words_free(press->words);
    if (press->shapes)
        shape_cache_free(press->shapes);
    if (press->pdf)
        pdf_cache_free(press->pdf);
    web_font_cache_free(press->web_fonts);
    arena_free(press->arena);
}

struct _xmlDoc *
press_model(struct press *press, struct arena *arena,
    const struct printing *printing, struct report *report)
{
    struct view_options options = {
        .audience = printing->audience,
        .today = printing->today,
        .draft = printing->draft,
        .root = printing->root,
        .words = press->words,
    };
    return view_plan(arena, printing->plan, &printing->terms, &options, report);
}

/* Where the plan names the picture, for a finding. */
static struct place
place_of_picture(const struct plan *plan, const char *src)
{
    const struct path *logos[] = {
        &plan->parties.vendor.logo, &plan->parties.customer.logo};
    for (size_t i = 0; i < sizeof logos / sizeof *logos; i++)
        if (is_set(*logos[i]) && text_is(logos[i]->full, src))
            return logos[i]->at;
    return plan->def.prose.root ? plan->def.prose.root->at : plan->parties.at;
}

/* Reads one picture for both printings; false with a sentence in *why. */
static bool
read_picture(struct arena *arena, const struct root *root, const char *src,
    struct picture *picture, struct html_image *image, const char **why)
{
    struct slice bytes;
    enum file_error error = file_read(arena, root, src, &bytes);
    *why = file_error_text(error);
    if (error != FILE_OK)
        return false;
    *picture = (struct picture){.src = src};
    *image = (struct html_image){.src = src, .bytes = bytes};
    if (svg_file_is(bytes)) {
        picture->svg = svg_file_read(arena, bytes, why);
        image->type = "image/svg+xml";
    } else {
        picture->image = image_decode(arena, bytes, why);
        if (picture->image)
            image->type = picture->image->type;
        else
            *why = arena_printf(arena, "cannot be shown: %s", *why);
    }
    return picture->svg || picture->image;
}

bool
press_check_logos(struct arena *arena, const struct root *root,
    const struct plan *plan, struct report *report)
{
    if (!plan)
        return true;
    bool ok = true;
    const struct path *logos[] = {
        &plan->parties.vendor.logo, &plan->parties.customer.logo};
    for (size_t i = 0; i < sizeof logos / sizeof *logos; i++) {
        struct picture picture;
        struct html_image image;
        const char *why;
        if (!is_set(*logos[i]) || !logos[i]->full ||
            read_picture(arena, root, logos[i]->full, &picture, &image, &why))
            continue;
        report_add(
            report, CS011, logos[i]->at, "the logo \"%s\" %s", logos[i]->s, why)
            ->fix = "Save it as PNG, JPEG or plain SVG.";
        ok = false;
    }
    return ok;
}

static bool
has_picture(const struct printing *printing, const char *src)
{
    for (int i = 0; i < printing->picture_count; i++)
        if (strcmp(printing->pictures[i].src, src) == 0)
            return true;
    return false;
}

static bool
read_pictures(
    struct arena *arena, struct printing *printing, struct report *report)
{
    int room = 0;
    bool ok = true;
    const struct tree *top = printing->document;
    for (const struct tree *n = top; n; n = tree_walk(n, top))
        room += tree_is(n, "img");
    printing->pictures = ARENA_ARRAY(arena, struct picture, room + 1);
    printing->images = ARENA_ARRAY(arena, struct html_image, room + 1);
    for (const struct tree *n = top; n; n = tree_walk(n, top)) {
        const char *why, *src = tree_is(n, "img") ? tree_get(n, "src") : NULL;
        int next = printing->picture_count;
        if (!src || has_picture(printing, src))
            continue;
        if (read_picture(arena, printing->root, src, &printing->pictures[next],
                &printing->images[next], &why)) {
            printing->picture_count++;
            continue;
        }
        report_add(report, CS011, place_of_picture(printing->plan, src),
            "the picture %s %s", src, why);
        ok = false;
    }
    return ok;
}

bool
press_document(struct press *press, struct arena *arena,
    struct printing *printing, struct report *report, const char **why)
{
    *why = NULL;
    struct _xmlDoc *model = press_model(press, arena, printing, report);
    printing->document = template_run(press->plan_template, model, arena, why);
    view_free(model);
    return printing->document && read_pictures(arena, printing, report);
}

void
press_layout(
    struct press *press, struct arena *arena, struct printing *printing)
{
    struct layout_input input = {
        .document = printing->document,
        .sheet = press->house->sheet,
        .fonts = press->house->fonts,
        .shapes = press->shapes,
        .pictures = printing->pictures,
        .picture_count = printing->picture_count,
    };
    printing->layout = layout_document(arena, &input);
}

void
press_html(struct press *press, struct arena *arena,
    const struct printing *printing, struct buf *out)
{
    struct web_fonts fonts = web_fonts_of(
        arena, press->web_fonts, printing->layout.pages, press->house->css);
    struct html_parts parts = {
        .document = printing->document,
        .css = press->house->css,
        .script = {"", 0},
        .fonts = fonts.items,
        .font_count = fonts.count,
        .images = printing->images,
        .image_count = printing->picture_count,
    };
    html_write(&parts, out);
}

/* Metadata are written for the customer as well: only what pages show. */
bool
press_pdf(struct press *press, struct arena *arena,
    const struct printing *printing, struct buf *out, const char **why)
{
    const struct plan *plan = printing->plan;
    struct pdf_info info = {
        .title = is_set(plan->title) ? plan->title.s : plan->def.id.s,
        .author = is_set(plan->parties.vendor.name)
                      ? plan->parties.vendor.name.s
                      : NULL,
        .language = view_locale(plan),
        .right_to_left = words_right_to_left(press->words),
        .producer = COUNTERSIGN_VERSION,
        .date = (int64_t)printing->today * 86400,
    };
    struct device *device = pdf_device(arena, press->pdf, &info);
    layout_draw(printing->layout.pages, device);
    return pdf_finish(device, out, why);
}
