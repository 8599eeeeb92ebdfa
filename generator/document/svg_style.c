#include "document/svg_style.h"

#include <string.h>

#include "base/text.h"

#define SPACE " \t\r\n\f"

static struct slice
trimmed(const char *from, const char *end)
{
    while (from < end && strchr(SPACE, *from))
        from++;
    while (end > from && strchr(SPACE, end[-1]))
        end--;
    return (struct slice){from, (size_t)(end - from)};
}

static bool
is_one_of(struct slice text, const char *const *words)
{
    while (*words && !slice_is(text, *words))
        words++;
    return *words != NULL;
}

/* The text without its comments. */
static char *
without_comments(struct arena *arena, const char *text)
{
    char *bare = arena_strdup(arena, text), *to = bare;
    while (*text) {
        const char *end =
            strncmp(text, "/*", 2) == 0 ? strstr(text + 2, "*/") : NULL;
        if (end)
            text = end + 2;
        else
            *to++ = *text++;
    }
    *to = '\0';
    return bare;
}

static bool
add_rule(struct arena *arena, struct svg_rules *rules, struct slice selector,
    struct slice declarations)
{
    if (selector.n < 2 || selector.p[0] != '.' ||
        memchr(selector.p + 1, '.', selector.n - 1))
        return false;
    for (size_t i = 1; i < selector.n; i++)
        if (strchr(SPACE ":#[>+~*", selector.p[i]))
            return false;
    rules->items = arena_grow(
        arena, rules->items, rules->count, &rules->room, sizeof *rules->items);
    rules->items[rules->count++] =
        (struct svg_rule){{selector.p + 1, selector.n - 1}, declarations};
    return true;
}

bool
svg_style_read(struct arena *arena, struct svg_rules *rules, const char *text)
{
    const char *p = without_comments(arena, text);
    for (;;) {
        p += strspn(p, SPACE);
        const char *open = strchr(p, '{');
        const char *close = open ? strchr(open, '}') : NULL;
        if (!*p)
            return true;
        if (!close || *p == '@')
            return false;
        struct slice declarations = trimmed(open + 1, close);
        while (p < open) {
            const char *comma = memchr(p, ',', (size_t)(open - p));
            const char *end = comma ? comma : open;
            if (!add_rule(arena, rules, trimmed(p, end), declarations))
                return false;
            p = comma ? comma + 1 : open;
        }
        p = close + 1;
    }
}

static const char *const painted[] = {"fill", "fill-opacity", "fill-rule",
    "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray",
    "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "opacity",
    "color", "font-family", "font-size", "font-weight", "font-style",
    "letter-spacing", "text-anchor", NULL};
/* Of use to what is refused, or to a screen. */
static const char *const harmless[] = {"enable-background", "clip-rule",
    "stop-color", "stop-opacity", "color-rendering", "shape-rendering",
    "image-rendering", "text-rendering", "isolation", "overflow", "solid-color",
    "solid-opacity", NULL};
/* The others that an attribute may say; as they are by themselves they change
 * nothing. */
static const char *const others[] = {"display", "visibility", "clip-path",
    "mask", "filter", "mix-blend-mode", "transform-origin", "vector-effect",
    "stroke-dashoffset", "paint-order", "marker", "marker-start", "marker-mid",
    "marker-end", NULL};
static const char *const idle[] = {
    "none", "normal", "auto", "visible", "inline", "0", NULL};

bool
svg_property_is(const char *attribute)
{
    struct slice name = {attribute, strlen(attribute)};
    return is_one_of(name, painted) || is_one_of(name, harmless) ||
           is_one_of(name, others);
}

enum svg_property
svg_property_of(const struct svg_said *said)
{
    const struct slice name = said->name, value = said->value;
    if (slice_is(name, "display") && slice_is(value, "none"))
        return SVG_HIDES;
    if (memmem(value.p, value.n, "url(", 4) ||
        memmem(value.p, value.n, "var(", 4) ||
        memmem(value.p, value.n, "!important", 10))
        return SVG_REFUSED;
    if (is_one_of(name, painted))
        return SVG_PAINTED;
    if ((name.n > 0 && name.p[0] == '-') || is_one_of(name, harmless) ||
        is_one_of(value, idle) || slice_is(name, "display"))
        return SVG_HARMLESS;
    return SVG_REFUSED;
}

enum svg_property
svg_style_set(struct arena *arena, struct tree *node, struct slice declarations,
    struct svg_said *said)
{
    const char *p = declarations.p, *end = p + declarations.n;
    while (p < end) {
        const char *semicolon = memchr(p, ';', (size_t)(end - p));
        const char *stop = semicolon ? semicolon : end;
        const char *colon = memchr(p, ':', (size_t)(stop - p));
        if (colon) {
            *said =
                (struct svg_said){trimmed(p, colon), trimmed(colon + 1, stop)};
            enum svg_property means = svg_property_of(said);
            if (means == SVG_HIDES || means == SVG_REFUSED)
                return means;
            if (means == SVG_PAINTED)
                tree_set(arena, node,
                    arena_strndup(arena, said->name.p, said->name.n),
                    arena_strndup(arena, said->value.p, said->value.n));
        }
        p = stop + 1;
    }
    return SVG_PAINTED;
}

static bool
has_class(const char *classes, struct slice name)
{
    while (*classes) {
        classes += strspn(classes, SPACE);
        size_t n = strcspn(classes, SPACE);
        if (n == name.n && memcmp(classes, name.p, n) == 0)
            return true;
        classes += n;
    }
    return false;
}

enum svg_property
svg_classes_set(struct arena *arena, struct tree *node,
    const struct svg_rules *rules, const char *classes, struct svg_said *said)
{
    for (int i = 0; i < rules->count; i++) {
        if (!has_class(classes, rules->items[i].name))
            continue;
        enum svg_property means =
            svg_style_set(arena, node, rules->items[i].declarations, said);
        if (means == SVG_HIDES || means == SVG_REFUSED)
            return means;
    }
    return SVG_PAINTED;
}
