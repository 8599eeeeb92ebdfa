#include "type/contrast.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "type/style_memo.h"
#include "type/style_sheet.h"

/* What is painted beneath a text, and whose it is. */
struct ground {
    struct color color;
    const struct tree *node; /* NULL: the bare page */
    enum css_part part;
};

struct looker {
    struct arena *arena;
    struct style_memo *styles;
    const struct stylesheet *sheet;
    bool dark;
    struct contrast_faults *faults;
};

struct contrast_sheets
contrast_sheets_read(struct arena *arena, const struct css_source *sources,
    int count, const struct stylesheet *paper)
{
    return (struct contrast_sheets){paper,
        stylesheet_read_for(arena, sources, count, CSS_SCREEN, NULL),
        stylesheet_read_for(arena, sources, count, CSS_DARK, NULL)};
}

/* --- faults --- */

static int
order_of(const struct contrast_fault *a, const struct contrast_fault *b)
{
    return a->at != b->at ? (a->at < b->at ? -1 : 1) : a->dark - b->dark;
}

static uint32_t
number_of(struct color color)
{
    return (uint32_t)color.r << 16 | (uint32_t)color.g << 8 | color.b;
}

/* How far it is from enough; of equals the darker colours, so that it does not
 * matter which is seen first. */
static bool
is_worse(const struct contrast_fault *a, const struct contrast_fault *b)
{
    int one = color_contrast(a->text, a->ground) * b->needed;
    int other = color_contrast(b->text, b->ground) * a->needed;
    if (one != other)
        return one < other;
    if (a->needed != b->needed)
        return a->needed > b->needed;
    uint32_t text = number_of(a->text), than = number_of(b->text);
    return text != than ? text < than
                        : number_of(a->ground) < number_of(b->ground);
}

static void
keep_fault(struct arena *arena, struct contrast_faults *faults,
    const struct contrast_fault *fault)
{
    struct contrast_fault **at = &faults->first;
    while (*at && order_of(*at, fault) < 0)
        at = &(*at)->next;
    struct contrast_fault *kept = *at;
    if (!kept || order_of(kept, fault) != 0) {
        kept = ARENA_NEW(arena, struct contrast_fault);
        *kept = *fault;
        kept->next = *at;
        *at = kept;
    } else if (is_worse(fault, kept)) {
        struct contrast_fault *next = kept->next;
        *kept = *fault;
        kept->next = next;
    }
}

void
contrast_join(struct arena *arena, struct contrast_faults *to,
    const struct contrast_faults *from)
{
    for (const struct contrast_fault *f = from->first; f; f = f->next)
        keep_fault(arena, to, f);
}

/* --- whose fault it is --- */

static const struct css_decl *
own_decl(const struct looker *looker, const struct css_decl *decl)
{
    const struct slice *own = &looker->sheet->own;
    return decl && decl->at >= own->p && decl->at < own->p + own->n ? decl
                                                                    : NULL;
}

/* What declares the colour of a text, on the element or above it. */
static const struct css_decl *
color_decl(const struct looker *looker, const struct tree *node,
    enum css_part part, const struct tree **where)
{
    const struct css_decl *decl = NULL;
    if (part != PART_SELF)
        decl = style_decl(looker->sheet, node, part, "color");
    for (*where = node; *where && !decl; *where = (*where)->parent) {
        decl = style_decl(looker->sheet, *where, PART_SELF, "color");
        if (decl && slice_is(decl->value, "inherit"))
            decl = NULL;
        if (decl)
            break;
    }
    return own_decl(looker, decl);
}

static int
depth_of(const struct tree *node)
{
    int depth = 0;
    for (; node; node = node->parent)
        depth++;
    return depth;
}

/* Of a colour and a ground that the theme both declares, the one that comes
 * later is out of place; on one element the colour. */
static const struct css_decl *
find_fault(const struct looker *looker, const struct tree *node,
    enum css_part part, const struct ground *ground, bool *of_ground)
{
    const struct tree *where;
    const struct css_decl *color = color_decl(looker, node, part, &where);
    const struct css_decl *under = NULL;
    if (ground->node)
        under = own_decl(looker, style_decl(looker->sheet, ground->node,
                                     ground->part, "background-color"));
    *of_ground = under && (!color || depth_of(ground->node) > depth_of(where));
    return *of_ground ? under : color;
}

/* --- what is seen --- */

static bool
is_large(const struct style *style)
{
    return style->font_size >= PT(18) ||
           (style->font_size >= PT(14) && style->weight >= 700);
}

static void
look_at(struct looker *looker, const struct tree *node, enum css_part part,
    const struct style *style, const struct ground *ground)
{
    struct contrast_fault fault = {.dark = looker->dark,
        .text = color_over(style->color, ground->color),
        .ground = ground->color,
        .needed = is_large(style) ? CONTRAST_LARGE : CONTRAST_TEXT};
    if (color_contrast(fault.text, fault.ground) >= fault.needed)
        return;
    const struct css_decl *decl =
        find_fault(looker, node, part, ground, &fault.of_ground);
    if (!decl)
        return;
    fault.at = (size_t)(decl->at - looker->sheet->own.p);
    keep_fault(looker->arena, looker->faults, &fault);
}

static bool
has_words(const char *text)
{
    return text[strspn(text, " \t\r\n")] != '\0';
}

static bool
has_own_text(const struct tree *node)
{
    for (const struct tree *n = node->first; n; n = n->next)
        if (n->kind == TREE_TEXT && has_words(n->text))
            return true;
    return false;
}

/* Signs that only adorn are not read. */
static bool
is_read(const struct content *content)
{
    for (int i = 0; content && i < content->count; i++) {
        const struct content_piece *piece = &content->pieces[i];
        if (piece->kind != CONTENT_TEXT)
            return true;
        for (const char *p = piece->text; *p; p++)
            if (isalnum((unsigned char)*p))
                return true;
    }
    return false;
}

static struct ground
over(const struct ground *under, const struct style *style,
    const struct tree *node, enum css_part part)
{
    if (style->background.a == 0)
        return *under;
    return (struct ground){
        color_over(style->background, under->color), node, part};
}

static void
look_at_part(struct looker *looker, const struct tree *node, enum css_part part,
    const struct style *element, const struct ground *under)
{
    if (!style_has_part(element, part))
        return;
    const struct style *style = style_find_part(
        looker->styles, looker->arena, looker->sheet, node, part, element);
    struct ground ground = over(under, style, node, part);
    if (style->display != DISPLAY_NONE && is_read(style->content))
        look_at(looker, node, part, style, &ground);
}

static void
look_in(struct looker *looker, const struct tree *node,
    const struct style *above, const struct ground *under)
{
    if (node->kind != TREE_ELEMENT || tree_is(node, "svg"))
        return;
    const struct style *style =
        style_find(looker->styles, looker->arena, looker->sheet, node, above);
    if (style->display == DISPLAY_NONE)
        return;
    struct ground ground = over(under, style, node, PART_SELF);
    if (has_own_text(node))
        look_at(looker, node, PART_SELF, style, &ground);
    look_at_part(looker, node, PART_BEFORE, style, &ground);
    look_at_part(looker, node, PART_AFTER, style, &ground);
    for (const struct tree *n = node->first; n; n = n->next)
        look_in(looker, n, style, &ground);
}

void
contrast_look(struct arena *arena, struct style_memo *styles,
    const struct contrast_sheets *sheets, const struct tree *document,
    struct contrast_faults *faults)
{
    const struct stylesheet *const each[] = {
        sheets->paper, sheets->screen, sheets->dark};
    const struct ground page = {{255, 255, 255, 255}, NULL, PART_SELF};
    for (int i = 0; i < 3; i++) {
        struct looker looker = {arena, styles, each[i], i == 2, faults};
        look_in(&looker, document, NULL, &page);
    }
}

/* --- what is said --- */

const char *
contrast_words(struct arena *arena, bool dark, struct color color,
    struct color against, int needed)
{
    struct color near;
    int ratio = color_contrast(color, against);
    const char *better = "";
    if (color_readable(color, against, needed, &near))
        better = arena_printf(
            arena, " (#%02x%02x%02x would do)", near.r, near.g, near.b);
    return arena_printf(arena,
        "%shard to read, %d.%d : 1 where %d.%d : 1 is needed%s:",
        dark ? "in the dark " : "", ratio / 10, ratio % 10, needed / 10,
        needed % 10, better);
}

static bool
is_same_in_light(
    const struct contrast_fault *light, const struct contrast_fault *dark)
{
    return light && light->at == dark->at && !light->dark &&
           light->of_ground == dark->of_ground &&
           number_of(light->text) == number_of(dark->text) &&
           number_of(light->ground) == number_of(dark->ground);
}

void
contrast_warn(struct arena *arena, const struct contrast_faults *faults,
    const struct css_source *theme, struct css_warnings *warnings)
{
    const struct contrast_fault *before = NULL;
    for (const struct contrast_fault *f = faults->first; f; f = f->next) {
        bool said = is_same_in_light(before, f);
        before = f;
        if (said)
            continue;
        const char *words =
            contrast_words(arena, f->dark, f->of_ground ? f->ground : f->text,
                f->of_ground ? f->text : f->ground, f->needed);
        struct css_warning warning = {theme->path,
            text_lines(theme->css.p, theme->css.p + f->at) + 1, (uint32_t)f->at,
            css_extent(theme->css, f->at),
            arena_printf(arena, "%s `%s#%06x on %s#%06x`", words,
                f->of_ground ? "" : "color ", number_of(f->text),
                f->of_ground ? "background " : "", number_of(f->ground))};
        struct css_warnings one = {&warning, 1};
        css_warnings_join(arena, warnings, &one);
    }
}
