/* Text on a line of its own: running headers, bullets, labels in pictures. */
#include <string.h>

#include "type/bidi.h"
#include "type/page.h"

/* A line of runs being made. */
struct liner {
    struct layout *layout;
    struct color color;
    coord x;
    struct glyph_run *runs;
    int count, room;
};

static void
add_list(struct liner *l, const struct text_style *style,
    const struct shaped_list *list)
{
    for (int k = 0; k < list->count; k++) {
        bool left = style->direction == TEXT_LEFTWARDS;
        const struct shaped *shaped =
            &list->items[left ? list->count - 1 - k : k];
        l->runs = arena_grow(
            l->layout->arena, l->runs, l->count, &l->room, sizeof *l->runs);
        l->runs[l->count++] = (struct glyph_run){.font = shaped->font,
            .size = shaped->size,
            .color = l->color,
            .x = coord_len(l->x),
            .spacing = style->letter_spacing,
            .glyphs = shaped->glyphs,
            .count = shaped->count,
            .text = shaped->text,
            .text_length = shaped->text_length,
            .rtl = shaped->rtl};
        l->x += shaped->width;
    }
}

/* Stretches of one level, in the order of reading. */
struct stretches {
    struct stretch {
        uint32_t at, length;
    } * items;
    uint8_t *levels;
    int count;
};

static struct stretches
find_stretches(struct arena *arena, const char *text, uint32_t size, bool rtl)
{
    const uint8_t *levels = bidi_levels(arena, text, size, NULL, 0, rtl);
    struct stretches s = {ARENA_ARRAY(arena, struct stretch, size),
        ARENA_ARRAY(arena, uint8_t, size), 0};
    for (uint32_t at = 0, end; at < size; at = end) {
        for (end = at + 1; end < size && levels[end] == levels[at];)
            end++;
        s.items[s.count] = (struct stretch){at, end - at};
        s.levels[s.count++] = levels[at];
    }
    return s;
}

static void
add_both_ways(struct liner *l, const struct text_style *style, const char *text,
    uint32_t size)
{
    struct arena *arena = l->layout->arena;
    bool rtl = style->direction == TEXT_BY_SCRIPT
                   ? bidi_begins_left(text, false)
                   : style->direction == TEXT_LEFTWARDS;
    struct stretches s = find_stretches(arena, text, size, rtl);
    int32_t *order = ARENA_ARRAY(arena, int32_t, s.count);
    bidi_order(s.levels, s.count, order);
    for (int i = 0; i < s.count; i++) {
        const struct stretch *stretch = &s.items[order[i]];
        struct text_style one = *style;
        one.direction =
            s.levels[order[i]] & 1 ? TEXT_LEFTWARDS : TEXT_RIGHTWARDS;
        struct shaped_list list = shape_text(
            &l->layout->shaper, &one, text + stretch->at, stretch->length);
        add_list(l, &one, &list);
    }
}

coord
runs_of_text(struct layout *layout, const struct text_style *style,
    struct color color, const char *text, struct glyph_run **runs, int *count)
{
    struct liner l = {.layout = layout, .color = color};
    uint32_t size = (uint32_t)strlen(text);
    if (style->direction == TEXT_LEFTWARDS || bidi_needed(text, size)) {
        add_both_ways(&l, style, text, size);
    } else {
        struct shaped_list list =
            shape_text(&layout->shaper, style, text, size);
        add_list(&l, style, &list);
    }
    *runs = l.runs;
    *count = l.count;
    return l.x;
}

/* The bullet or number ends two fifths of an em before the text. */
void
marker_set(struct layout *layout, struct box *item)
{
    const struct style *style = item->style;
    coord line_y, baseline;
    if (style->display != DISPLAY_LIST_ITEM || style->list_style == LIST_NONE ||
        !box_first_line(item, &line_y, &baseline))
        return;
    struct marker *marker = ARENA_NEW(layout->arena, struct marker);
    struct extras *extras = box_own_extras(layout, item);
    extras->marker = marker;
    marker->line_y = line_y;
    marker->baseline = baseline;
    struct text_style text_style = text_style_of(item);
    text_style.direction = style->rtl ? TEXT_LEFTWARDS : TEXT_RIGHTWARDS;
    struct color color =
        style->marker_color.a ? style->marker_color : style->color;
    const char *text =
        counter_text(layout->arena, extras->list_number, style->list_style);
    if (style->list_style >= LIST_DECIMAL)
        text = arena_printf(layout->arena, "%s.", text);
    struct glyph_run *runs;
    coord width =
        runs_of_text(layout, &text_style, color, text, &runs, &marker->count);
    coord gap = style->font_size * 2 / 5;
    coord x = style->rtl ? box_inner_x(item) + box_inner_w(item) + gap
                         : box_inner_x(item) - width - gap;
    for (int i = 0; i < marker->count; i++)
        runs[i].x += coord_len(x);
    marker->runs = runs;
}
