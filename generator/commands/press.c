#include "commands/press.h"

#include <assert.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "calendar/ical_lines.h"
#include "calendar/zone.h"
#include "commands/commands.h"
#include "commands/logos.h"
#include "commands/options.h"
#include "commands/web_fonts.h"
#include "document/assets.h"
#include "document/template.h"
#include "document/words.h"
#include "pdf/pdf.h"
#include "type/style_memo.h"

/* A slide that goes on for more slides than that is left as it is. */
#define ROUNDS 40

static bool
read_asset(struct house *house, const char *name, struct slice *bytes,
    const char **path, const char **why)
{
    if (asset_read(house->arena, house->folder, name, bytes, path))
        return true;
    *why = arena_printf(house->arena, "%s cannot be read", *path);
    return false;
}

static void
warn(struct house *house, struct css_warning warning)
{
    struct css_warnings one = {&warning, 1};
    css_warnings_join(house->arena, &house->warnings, &one);
}

/* A family that is missing gives way to the next in the list. */
static void
check_family(struct house *house, const char *family)
{
    if (!family)
        return;
    const struct font *font = font_find(house->fonts, family, 400, false);
    if (font && !text_is_nocase(font->family, family))
        warn(house,
            (struct css_warning){.path = house->own.path,
                .text = arena_printf(house->arena,
                    "this machine has no font \"%s\"; the next in its list "
                    "stands in",
                    family)});
}

/* Confined to the folder of the theme. */
bool
house_read_logo(struct house *house, const char **why)
{
    struct house_logo *logo = &house->logo;
    const char *name = house->facts.logo;
    struct root root;
    if (!name)
        return true;
    logo->src = path_beside(house->arena, house->own.path, name);
    if (!root_open(&root, path_folder(house->arena, house->own.path)))
        return false;
    const struct read_picture *read =
        picture_read(NULL, house->arena, &root, name, why);
    root_close(&root);
    if (!read) {
        *why = arena_printf(
            house->arena, "%s: the logo %s %s", house->own.path, name, *why);
        return false;
    }
    logo->picture = read->picture;
    logo->image = read->image;
    logo->bytes = logo->image.bytes;
    logo->picture.src = logo->image.src = logo->src;
    if (logo->picture.image)
        logo->picture.image->id = HOUSE_PICTURE;
    return true;
}

/* "ledger or signal" */
static const char *
built_in_themes(struct arena *arena, const char *theme, const char **nearest)
{
    static const char folder[] = "themes/", ending[] = ".css";
    const char **names =
        ARENA_ARRAY(arena, const char *, (size_t)asset_count + 1);
    int count = 0;
    for (int i = 0; i < asset_count; i++) {
        const char *name = assets[i].name;
        if (strncmp(name, folder, sizeof folder - 1) == 0 &&
            text_ends(name, ending))
            names[count++] = arena_strndup(arena, name + sizeof folder - 1,
                strlen(name) - (sizeof folder - 1) - (sizeof ending - 1));
    }
    *nearest = text_nearest(theme, names, count);
    return text_any_of(arena, names, count, "");
}

static const char *
no_theme(struct arena *arena, const char *theme)
{
    const char *nearest;
    const char *all = built_in_themes(arena, theme, &nearest);
    if (nearest)
        return arena_printf(arena,
            "the theme %s does not exist: did you mean %s?", theme, nearest);
    return arena_printf(arena,
        "the theme %s does not exist: name a file, or %s, which are built in",
        theme, all);
}

/* A file, or the name of a theme that is built in: "ledger". */
static bool
read_theme(struct house *house, const char *theme, const char **why)
{
    house->own = (struct css_source){theme, {"", 0}};
    enum file_error error =
        theme ? file_read_any(house->arena, theme, &house->own.css) : FILE_OK;
    if (error == FILE_OK)
        return true;
    const char *name = arena_printf(house->arena, "themes/%s.css", theme);
    if (error == FILE_MISSING && !strchr(theme, '/') &&
        asset_read(house->arena, house->folder, name, &house->own.css,
            &house->own.path))
        return true;
    *why = error == FILE_MISSING ? no_theme(house->arena, theme)
                                 : arena_printf(house->arena, "the theme %s %s",
                                       theme, file_error_text(error));
    return false;
}

static struct slice
join_css(struct arena *arena, struct slice a, struct slice b)
{
    if (b.n == 0)
        return a;
    const char *all =
        arena_printf(arena, "%.*s\n%.*s", (int)a.n, a.p, (int)b.n, b.p);
    return (struct slice){all, strlen(all)};
}

/* What pages are set with that have no rules of their own.  Read when it is
 * wanted, but for a company's own, whose faults are to be named. */
static struct stylesheet *
theme_sheet(struct house *house)
{
    struct css_source both[] = {house->theme, house->own};
    if (!house->sheet) {
        house->sheet = stylesheet_read_all(
            house->arena, both, house->own.path ? 2 : 1, &house->warnings);
        stylesheet_set_fonts(house->sheet, house->fonts);
    }
    return house->sheet;
}

/* The same for every reader, where a document is to be looked at: not without a
 * company's own theme. */
static struct contrast_sheets
read_sheets(struct house *house, const struct css_source *sources, int count,
    const struct stylesheet *paper)
{
    if (!house->own.path)
        return (struct contrast_sheets){NULL, NULL, NULL};
    return contrast_sheets_read(house->arena, sources, count, paper);
}

static struct contrast_sheets
theme_sheets(struct house *house)
{
    struct css_source both[] = {house->theme, house->own};
    if (!house->sheets.paper)
        house->sheets = read_sheets(house, both, 2, theme_sheet(house));
    return house->sheets;
}

bool
house_read(struct house *house, const char *folder, const char *theme,
    const char **why)
{
    *house = (struct house){.arena = arena_new(), .folder = folder};
    pthread_mutex_init(&house->lock, NULL);
    template_library_open();
    if (!read_asset(
            house, "theme.css", &house->theme.css, &house->theme.path, why) ||
        !read_theme(house, theme, why))
        return false;
    house->css = join_css(house->arena, house->theme.css, house->own.css);
    if (theme || folder)
        theme_sheet(house);
    struct css_source both[] = {house->theme, house->own};
    if (house->own.path)
        house->facts = theme_check(house->arena, both, 2, &house->warnings);
    return true;
}

bool
house_open_with(struct house *house, const char *folder, const char *theme,
    const char **why)
{
    if (!house_read(house, folder, theme, why))
        return false;
    house->fonts = font_set_new();
    if (house->sheet)
        stylesheet_set_fonts(house->sheet, house->fonts);
    const struct font *any = font_find(house->fonts, "sans-serif", 400, false);
    if (!any) {
        *why = "this machine has no font; install the package fonts-inter";
        return false;
    }
    house->hyphens = hyphenator_new(NULL, any->work);
    check_family(house, house->facts.font);
    check_family(house, house->facts.font_display);
    return house_read_logo(house, why);
}

struct view_logo
house_logo_view(const struct house *house)
{
    return (struct view_logo){house->logo.src, house->logo.bytes};
}

void
house_say_warnings(struct house *house)
{
    contrast_warn(
        house->arena, &house->hard_to_read, &house->own, &house->warnings);
    for (int i = 0; i < house->warnings.count; i++)
        complain(
            "%s", css_warning_said(house->arena, &house->warnings.items[i]));
}

void
house_close(struct house *house)
{
    if (house->fonts)
        font_set_free(house->fonts);
    hyphenator_free(house->hyphens);
    pthread_mutex_destroy(&house->lock);
    arena_free(house->arena);
}

/* The asset beside a template: "qbr.css" for "qbr.xhtml".  Empty when there is
 * none. */
static struct css_source
beside_template(struct house *house, const char *template, const char *ending)
{
    struct css_source source = {NULL, {"", 0}};
    char *stem = path_stem(house->arena, template);
    const char *name = arena_printf(house->arena, "%s.%s", stem, ending);
    if (!asset_read(
            house->arena, house->folder, name, &source.css, &source.path))
        source.css = (struct slice){"", 0};
    return source;
}

/* The theme's own faults are known already. */
static void
keep_warnings(
    struct house *house, const char *path, const struct css_warnings *warnings)
{
    for (int i = 0; i < warnings->count; i++)
        if (text_is(warnings->items[i].path, path))
            warn(house, warnings->items[i]);
}

static void
style_paper(struct house *house, struct paper *paper)
{
    paper->beside = beside_template(house, paper->name, "css");
    struct css_source sources[] = {house->theme, paper->beside, house->own};
    struct css_warnings warnings = {0};
    paper->script = beside_template(house, paper->name, "js").css;
    if (paper->beside.css.n == 0) {
        paper->beside.path = NULL;
        paper->css = house->css;
        paper->sheet = theme_sheet(house);
        paper->sheets = theme_sheets(house);
    } else {
        paper->css = join_css(house->arena,
            join_css(house->arena, sources[0].css, sources[1].css),
            sources[2].css);
        paper->sheet = stylesheet_read_all(
            house->arena, sources, house->own.path ? 3 : 2, &warnings);
        stylesheet_set_fonts(paper->sheet, house->fonts);
        keep_warnings(house, sources[1].path, &warnings);
        paper->sheets = read_sheets(house, sources, 3, paper->sheet);
    }
}

const struct paper *
house_paper(struct house *house, const char *name, const char **why)
{
    pthread_mutex_lock(&house->lock);
    struct paper *paper = house->papers;
    while (paper && !text_is(paper->name, name))
        paper = paper->next;
    if (!paper) {
        struct paper read = {.name = name, .next = house->papers};
        if (read_asset(house, name, &read.template, &read.template_path, why)) {
            style_paper(house, &read);
            paper = ARENA_NEW(house->arena, struct paper);
            *paper = read;
            house->papers = paper;
        }
    }
    pthread_mutex_unlock(&house->lock);
    return paper;
}

void
press_open(struct press *press, struct house *house)
{
    *press = (struct press){.house = house, .arena = arena_new()};
    press->words = words_new(house->folder);
    press->shapes = shape_cache_new();
    press->styles = style_memo_new();
    press->lines = line_cache_new();
    press->pdf = pdf_cache_new();
    press->web_fonts = web_font_cache_new();
    press->html = html_cache_new();
    press->pictures = picture_cache_new();
    press->zones = zone_tables_new();
    press->calendars = ical_lines_new();
}

void
press_close(struct press *press)
{
    for (int i = 0; i < press->template_count; i++)
        template_free(press->templates[i].template);
    words_free(press->words);
    shape_cache_free(press->shapes);
    line_cache_free(press->lines);
    style_memo_free(press->styles);
    pdf_cache_free(press->pdf);
    web_font_cache_free(press->web_fonts);
    html_cache_free(press->html);
    picture_cache_free(press->pictures);
    zone_tables_free(press->zones);
    ical_lines_free(press->calendars);
    arena_free(press->arena);
}

static void
keep_fault(struct house *house, const char *why)
{
    pthread_mutex_lock(&house->lock);
    if (!house->fault)
        house->fault = arena_strdup(house->arena, why);
    pthread_mutex_unlock(&house->lock);
}

/* Compiled when it is first wanted; NULL with *why when it cannot be. */
static const struct press_template *
find_template(struct press *press, const char *name, const char **why)
{
    for (int i = 0; i < press->template_count; i++)
        if (text_is(press->templates[i].paper->name, name))
            return &press->templates[i];
    assert(press->template_count < PRESS_TEMPLATES);
    struct press_template *next = &press->templates[press->template_count];
    next->paper = house_paper(press->house, name, why);
    next->template =
        next->paper ? template_compile(press->arena, next->paper->template_path,
                          next->paper->template, why)
                    : NULL;
    if (!next->template) {
        keep_fault(press->house, *why);
        return NULL;
    }
    press->template_count++;
    return next;
}

/* Where the plan names the picture, for a finding. */
static struct place
place_of_picture(const struct plan *plan, const char *src)
{
    if (!plan)
        return (struct place){0};
    const struct path *logos[] = {
        &plan->parties.vendor.logo, &plan->parties.customer.logo};
    for (size_t i = 0; i < sizeof logos / sizeof *logos; i++)
        if (is_set(*logos[i]) && text_is(logos[i]->full, src))
            return logos[i]->at;
    for (const struct prose_picture *p = plan->def.prose.pictures; p;
         p = p->next)
        if (p->node->file && text_is(p->node->file, src))
            return p->at;
    return plan->def.prose.root ? plan->def.prose.root->at : plan->parties.at;
}

struct printing
plan_printing(const struct plan *plan, const struct view_options *view)
{
    const struct text *vendor = &plan->parties.vendor.name;
    return (struct printing){
        .template = "plan.xhtml",
        .title = is_set(plan->title) ? plan->title.s : plan->def.id.s,
        .author = is_set(*vendor) ? vendor->s : NULL,
        .locale = view_locale(plan),
        .root = view->root,
        .plan = plan,
        .today = view->today,
    };
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
read_pictures(struct arena *arena, const struct house_logo *logo,
    struct printing *printing, struct report *report)
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
        if (text_is(src, logo->src)) {
            printing->pictures[next] = logo->picture;
            printing->images[next] = logo->image;
            printing->picture_count++;
            continue;
        }
        const struct read_picture *read =
            picture_read(printing->shared, arena, printing->root, src, &why);
        if (read) {
            printing->pictures[next] = read->picture;
            printing->images[next] = read->image;
            printing->picture_count++;
            continue;
        }
        report_add(report, CS011, place_of_picture(printing->plan, src),
            "the picture %s %s", src, why);
        ok = false;
    }
    return ok;
}

void
press_ready(struct press *press, const char *template)
{
    const char *why;
    find_template(press, template, &why);
}

/* What a company's rules make hard to read in this document. */
static void
look_at_colors(
    struct press *press, struct arena *arena, const struct printing *printing)
{
    struct house *house = press->house;
    struct contrast_faults faults = {NULL};
    if (!house->own.path)
        return;
    contrast_look(arena, press->styles, &printing->paper->sheets,
        printing->document, &faults);
    pthread_mutex_lock(&house->lock);
    contrast_join(house->arena, &house->hard_to_read, &faults);
    pthread_mutex_unlock(&house->lock);
}

bool
press_document(struct press *press, struct arena *arena,
    struct printing *printing, struct _xmlDoc *model, struct report *report,
    const char **why)
{
    *why = NULL;
    const struct press_template *with =
        find_template(press, printing->template, why);
    if (with) {
        printing->paper = with->paper;
        printing->document = template_run(with->template, model, arena, why);
    }
    if (printing->document)
        look_at_colors(press, arena, printing);
    return printing->document &&
           read_pictures(arena, &press->house->logo, printing, report);
}

void
press_layout(
    struct press *press, struct arena *arena, struct printing *printing)
{
    struct layout_input input = {
        .document = printing->document,
        .sheet = printing->paper->sheet,
        .fonts = press->house->fonts,
        .shapes = press->shapes,
        .styles = press->styles,
        .lines = press->lines,
        .hyphens = press->house->hyphens,
        .pictures = printing->pictures,
        .picture_count = printing->picture_count,
    };
    /* Each round amends once all that does not fit. */
    for (int round = 0;; round++) {
        input.gives_up = round < ROUNDS;
        printing->layout = layout_document(arena, &input);
        if (round == ROUNDS ||
            !layout_amend(arena, &printing->layout, printing->document))
            break;
    }
}

void
press_html(struct press *press, struct arena *arena,
    const struct printing *printing, struct buf *out, struct html_gap *gap)
{
    const struct paper *paper = printing->paper;
    struct web_fonts fonts = web_fonts_of(
        arena, press->web_fonts, printing->layout.pages, paper->css);
    struct html_parts parts = {
        .cache = press->html,
        .document = printing->document,
        .css = paper->css,
        .script = printing->unscripted ? (struct slice){"", 0} : paper->script,
        .fonts = fonts.items,
        .font_count = fonts.count,
        .images = printing->images,
        .image_count = printing->picture_count,
        .grows = printing->grows,
        .more = printing->more,
        .more_count = printing->more_count,
    };
    if (gap)
        html_write_around(&parts, out, gap);
    else
        html_write(&parts, out);
}

bool
press_pdf(struct press *press, struct arena *arena,
    const struct printing *printing, struct buf *out, const char **why)
{
    struct pdf_info info = {
        .title = printing->title,
        .author = printing->author,
        .language = printing->locale,
        .right_to_left = words_right_to_left(press->words),
        .producer = COUNTERSIGN_VERSION,
        .date = (int64_t)printing->today * 86400,
        .attachment = printing->attachment,
    };
    struct device *device = pdf_device(arena, press->pdf, &info);
    layout_draw(printing->layout.pages, device);
    return pdf_finish(device, out, why);
}
