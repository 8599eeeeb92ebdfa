#include "type/shape_item.h"

#include <hb.h>

#include "base/text.h"

bool
shape_is_mark(uint32_t rune)
{
    if (rune < 0x300)
        return false;
    hb_unicode_general_category_t kind =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), rune);
    return kind == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           kind == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           kind == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

/* Characters without a shape: joiners, selectors, direction marks, controls.
 * No font needs a glyph for them. */
static bool
is_invisible(uint32_t rune)
{
    return rune < 0x20 || (rune >= 0x7F && rune < 0xA0) || rune == 0xAD ||
           (rune >= 0x200B && rune <= 0x200F) ||
           (rune >= 0x2028 && rune <= 0x202E) ||
           (rune >= 0x2060 && rune <= 0x206F) ||
           (rune >= 0xFE00 && rune <= 0xFE0F) || rune == 0xFEFF ||
           (rune >= 0xE0000 && rune <= 0xE0FFF);
}

/* End of the cluster that begins at p: marks, selectors and what a joiner
 * joins stay with their base. */
static const char *
cluster_end(const char *p, const char *end)
{
    bool joined = false;
    utf8_next(&p);
    while (p < end) {
        const char *next = p;
        uint32_t rune = utf8_next(&next);
        bool extends = joined || shape_is_mark(rune) || rune == 0x200D ||
                       rune == 0x200C || (rune >= 0xFE00 && rune <= 0xFE0F);
        if (!extends)
            break;
        joined = rune == 0x200D;
        p = next;
    }
    return p;
}

static bool
covers(const struct font *font, const char *p, const char *end)
{
    while (p < end) {
        uint32_t rune = utf8_next(&p);
        if (!is_invisible(rune) && !font_has(font, rune))
            return false;
    }
    return true;
}

static void
note_missing(
    struct shaper *shaper, uint32_t rune, const char *text, uint32_t length)
{
    shaper->missing_met++;
    for (int i = 0; i < shaper->missing_count; i++)
        if (shaper->missing[i].rune == rune)
            return;
    shaper->missing =
        arena_grow(shaper->arena, shaper->missing, shaper->missing_count,
            &shaper->missing_room, sizeof shaper->missing[0]);
    shaper->missing[shaper->missing_count++] =
        (struct missing_char){rune, arena_strndup(shaper->arena, text, length)};
}

/* A font for a cluster that the first font does not cover: its base decides. */
static struct font *
font_for(struct shaper *shaper, const struct text_style *style,
    struct font *first, const char *p)
{
    uint32_t base = utf8_next(&p);
    struct font *font = font_find_rune(shaper->fonts, style->families,
        style->weight, style->italic, base, style->language);
    return font ? font : first;
}

static bool
note_uncovered(struct shaper *shaper, const struct font *font, const char *p,
    const char *end, const char *text, uint32_t length)
{
    bool all = true;
    while (p < end) {
        uint32_t rune = utf8_next(&p);
        if (!is_invisible(rune) && !font_has(font, rune)) {
            note_missing(shaper, rune, text, length);
            all = false;
        }
    }
    return all;
}

static bool
is_neutral(hb_script_t script)
{
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ||
           script == HB_SCRIPT_UNKNOWN;
}

static bool
is_rtl(hb_script_t script)
{
    return hb_script_get_horizontal_direction(script) == HB_DIRECTION_RTL;
}

static bool
is_digit(uint32_t rune)
{
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), rune) ==
           HB_UNICODE_GENERAL_CATEGORY_DECIMAL_NUMBER;
}

/* The script of a character whose neighbour before it has `before`.  Digits
 * run to the right in every script. */
static hb_script_t
script_of(uint32_t rune, hb_script_t before)
{
    if (rune < 0x80)
        return (rune | 0x20) >= 'a' && (rune | 0x20) <= 'z'   ? HB_SCRIPT_LATIN
               : is_rtl(before) && rune >= '0' && rune <= '9' ? HB_SCRIPT_LATIN
                                                              : before;
    hb_script_t script =
        hb_unicode_script(hb_unicode_funcs_get_default(), rune);
    if (is_rtl(is_neutral(script) ? before : script) && is_digit(rune))
        return HB_SCRIPT_LATIN;
    return is_neutral(script) ? before : script;
}

static void
add_item(
    struct arena *arena, struct text_items *items, const struct text_item *item)
{
    struct text_item *last =
        items->count ? &items->items[items->count - 1] : NULL;
    if (last && last->font == item->font && last->script == item->script) {
        last->to = item->to;
        return;
    }
    items->items = arena_grow(
        arena, items->items, items->count, &items->room, sizeof *items->items);
    items->items[items->count++] = *item;
}

/* The first script that is one, for what stands before it. */
static hb_script_t
first_script(const char *p, const char *end)
{
    while (p < end) {
        hb_script_t script = script_of(utf8_next(&p), HB_SCRIPT_COMMON);
        if (!is_neutral(script))
            return script;
    }
    return HB_SCRIPT_COMMON;
}

bool
shape_itemise(struct shaper *shaper, const struct text_style *style,
    const char *text, uint32_t length, struct text_items *items)
{
    struct font *first =
        font_find(shaper->fonts, style->families, style->weight, style->italic);
    if (!first)
        return false;
    const char *end = text + length;
    hb_script_t script = first_script(text, end);
    bool all = true;
    for (const char *p = text, *next; p < end; p = next) {
        const char *at = p;
        script = script_of(utf8_next(&at), script);
        next = cluster_end(p, end);
        struct font *font = first;
        if (!covers(first, p, next)) {
            font = font_for(shaper, style, first, p);
            all = note_uncovered(shaper, font, p, next, text, length) && all;
        }
        struct text_item item = {(uint32_t)(p - text), (uint32_t)(next - text),
            font, script,
            style->direction == TEXT_BY_SCRIPT
                ? is_rtl(script)
                : style->direction == TEXT_LEFTWARDS};
        add_item(shaper->arena, items, &item);
    }
    return all;
}
