#include "type/style_parse.h"

#include <string.h>

#include "type/font.h"

#define FONT_SIZE_MAX PT(10000)

/* Writes an int, an enum or a bool into the property's field. */
static void
store(struct style *style, const struct property *property, int64_t n)
{
    char *field = (char *)style + property->offset;
    int number = (int)n;
    bool flag = n != 0;
    if (property->size == sizeof flag)
        memcpy(field, &flag, sizeof flag);
    else if (property->size == sizeof number)
        memcpy(field, &number, sizeof number);
}

static void
apply_plain(struct style *style, const struct property *property,
    const struct value *value, const struct style *parent, len root_size)
{
    (void)parent;
    (void)root_size;
    store(style, property, value->n);
}

/* align-self: auto is the row's align-items. */
static void
apply_align_self(struct style *style, const struct property *property,
    const struct value *value, const struct style *parent, len root_size)
{
    (void)property;
    (void)parent;
    (void)root_size;
    style->align_self_set = value->n >= 0;
    style->align_self =
        value->n >= 0 ? (enum flex_align)value->n : FLEX_STRETCH;
}

static void
apply_len(struct style *style, const struct property *property,
    const struct value *value, const struct style *parent, len root_size)
{
    (void)parent;
    store(style, property, value_resolve(value, style->font_size, root_size));
}

static void
apply_size(struct style *style, const struct property *property,
    const struct value *value, const struct style *parent, len root_size)
{
    (void)parent;
    struct size size = {SIZE_LEN, 0};
    if (value->kind == VALUE_AUTO)
        size.kind = SIZE_AUTO;
    else if (value->kind == VALUE_PERCENT)
        size = (struct size){SIZE_PERCENT, (len)value->n};
    else
        size.n = value_resolve(value, style->font_size, root_size);
    memcpy((char *)style + property->offset, &size, sizeof size);
}

static void
apply_color(struct style *style, const struct property *property,
    const struct value *value, const struct style *parent, len root_size)
{
    (void)root_size;
    struct color color = value->color;
    if (value->kind == VALUE_CURRENT)
        color = property->early ? parent->color : style->color;
    memcpy((char *)style + property->offset, &color, sizeof color);
}

static void
apply_text(struct style *style, const struct property *property,
    const struct value *value, const struct style *parent, len root_size)
{
    (void)parent;
    (void)root_size;
    memcpy((char *)style + property->offset, &value->text, sizeof value->text);
}

static void
apply_list(struct style *style, const struct property *property,
    const struct value *value, const struct style *parent, len root_size)
{
    (void)parent;
    (void)root_size;
    memcpy((char *)style + property->offset, &value->list, sizeof value->list);
}

static void
apply_font_size(struct style *style, const struct property *property,
    const struct value *value, const struct style *parent, len root_size)
{
    (void)property;
    len size = value_resolve(value, parent->font_size, root_size);
    style->font_size = size > FONT_SIZE_MAX ? FONT_SIZE_MAX : size;
}

static void
apply_weight(struct style *style, const struct property *property,
    const struct value *value, const struct style *parent, len root_size)
{
    (void)property;
    (void)root_size;
    int from = parent->weight;
    if (value->n > 0)
        style->weight = (int)value->n;
    else if (value->n == -1) /* bolder */
        style->weight = from < 350 ? 400 : from < 550 ? 700 : 900;
    else
        style->weight = from < 550 ? 100 : from < 750 ? 400 : 700;
}

static void
apply_line_height(struct style *style, const struct property *property,
    const struct value *value, const struct style *parent, len root_size)
{
    (void)property;
    (void)parent;
    bool factor = value->kind == VALUE_NUMBER;
    style->line_factor = factor ? (int)value->n : 0;
    if (!factor)
        style->line_height = value_resolve(value, style->font_size, root_size);
}

static void
apply_dashes(struct style *style, const struct property *property,
    const struct value *value, const struct style *parent, len root_size)
{
    (void)property;
    (void)parent;
    (void)root_size;
    memcpy(style->svg_dash, value->dashes, sizeof style->svg_dash);
    style->svg_dashes = (int)value->n;
}

static const struct word content_words[] = {
    {"normal", 0}, {"start", 0}, {"space-between", 1}, {NULL, 0}};
static const struct word align_words[] = {{"start", FLEX_START},
    {"flex-start", FLEX_START}, {"center", FLEX_CENTER}, {"end", FLEX_END},
    {"flex-end", FLEX_END}, {"stretch", FLEX_STRETCH},
    {"baseline", FLEX_BASELINE}, {NULL, 0}};
static const struct word align_self_words[] = {{"auto", -1},
    {"start", FLEX_START}, {"flex-start", FLEX_START}, {"center", FLEX_CENTER},
    {"end", FLEX_END}, {"flex-end", FLEX_END}, {"stretch", FLEX_STRETCH},
    {"baseline", FLEX_BASELINE}, {NULL, 0}};
static const struct word border_words[] = {{"none", BORDER_NONE},
    {"hidden", BORDER_NONE}, {"solid", BORDER_SOLID}, {"dashed", BORDER_DASHED},
    {"dotted", BORDER_DOTTED}, {NULL, 0}};
static const struct word width_words[] = {
    {"thin", 750}, {"medium", 2250}, {"thick", 3750}, {NULL, 0}};
static const struct word collapse_words[] = {
    {"separate", 0}, {"collapse", 1}, {NULL, 0}};
static const struct word sizing_words[] = {
    {"content-box", 0}, {"border-box", 1}, {NULL, 0}};
static const struct word break_words[] = {{"auto", BREAK_AUTO},
    {"avoid", BREAK_AVOID}, {"avoid-page", BREAK_AVOID}, {"page", BREAK_PAGE},
    {"always", BREAK_PAGE}, {NULL, 0}};
static const struct word before_words[] = {{"auto", BREAK_AUTO},
    {"avoid", BREAK_AVOID}, {"avoid-page", BREAK_AVOID}, {"page", BREAK_PAGE},
    {"always", BREAK_PAGE}, {"balance", BREAK_BALANCE}, {NULL, 0}};
static const struct word inside_words[] = {{"auto", BREAK_AUTO},
    {"avoid", BREAK_AVOID}, {"avoid-page", BREAK_AVOID}, {NULL, 0}};
static const struct word normal_words[] = {{"normal", 0}, {NULL, 0}};
static const struct word display_words[] = {{"none", DISPLAY_NONE},
    {"block", DISPLAY_BLOCK}, {"inline", DISPLAY_INLINE},
    {"inline-block", DISPLAY_INLINE_BLOCK}, {"flex", DISPLAY_FLEX},
    {"list-item", DISPLAY_LIST_ITEM}, {"table", DISPLAY_TABLE},
    {"table-header-group", DISPLAY_TABLE_HEAD},
    {"table-row-group", DISPLAY_TABLE_BODY}, {"table-row", DISPLAY_TABLE_ROW},
    {"table-cell", DISPLAY_TABLE_CELL},
    {"table-caption", DISPLAY_TABLE_CAPTION}, {NULL, 0}};
static const struct word flow_words[] = {{"row", 0}, {NULL, 0}};
static const struct word direction_words[] = {
    {"ltr", 0}, {"rtl", 1}, {NULL, 0}};
static const struct word size_words[] = {{"xx-small", 6750}, {"x-small", 7500},
    {"small", 9750}, {"medium", 12000}, {"large", 13500}, {"x-large", 18000},
    {"xx-large", 24000}, {NULL, 0}};
static const struct word italic_words[] = {
    {"normal", 0}, {"italic", 1}, {"oblique", 1}, {NULL, 0}};
static const struct word weight_words[] = {
    {"normal", 400}, {"bold", 700}, {"bolder", -1}, {"lighter", -2}, {NULL, 0}};
static const struct word hyphens_words[] = {{"none", HYPHENS_NONE},
    {"manual", HYPHENS_MANUAL}, {"auto", HYPHENS_AUTO}, {NULL, 0}};
static const struct word justify_words[] = {{"start", JUSTIFY_START},
    {"flex-start", JUSTIFY_START}, {"normal", JUSTIFY_START},
    {"center", JUSTIFY_CENTER}, {"end", JUSTIFY_END}, {"flex-end", JUSTIFY_END},
    {"space-between", JUSTIFY_BETWEEN}, {NULL, 0}};
static const struct word cap_words[] = {{"butt", CAP_BUTT},
    {"round", CAP_ROUND}, {"square", CAP_SQUARE}, {NULL, 0}};
static const struct word join_words[] = {{"miter", JOIN_MITER},
    {"round", JOIN_ROUND}, {"bevel", JOIN_BEVEL}, {NULL, 0}};
static const struct word text_align_words[] = {{"start", TEXT_START},
    {"left", TEXT_LEFT}, {"right", TEXT_RIGHT}, {"end", TEXT_END},
    {"center", TEXT_CENTER}, {"justify", TEXT_JUSTIFY}, {NULL, 0}};
static const struct word anchor_words[] = {
    {"start", 0}, {"middle", 1}, {"end", 2}, {NULL, 0}};
static const struct word underline_words[] = {{"none", 0},
    {"underline", DECOR_UNDER}, {"line-through", DECOR_THROUGH}, {NULL, 0}};
static const struct word wrap_words[] = {
    {"wrap", 0}, {"pretty", 0}, {"balance", 1}, {NULL, 0}};
static const struct word transform_words[] = {{"none", CASE_NONE},
    {"uppercase", CASE_UPPER}, {"lowercase", CASE_LOWER},
    {"capitalize", CASE_CAPITALIZE}, {NULL, 0}};
static const struct word valign_words[] = {{"baseline", VALIGN_BASELINE},
    {"top", VALIGN_TOP}, {"middle", VALIGN_MIDDLE}, {"bottom", VALIGN_BOTTOM},
    {NULL, 0}};
static const struct word white_words[] = {{"normal", WHITE_NORMAL},
    {"nowrap", WHITE_NOWRAP}, {"pre", WHITE_PRE}, {"pre-wrap", WHITE_PRE_WRAP},
    {NULL, 0}};

#define FIELD(field)                                                           \
    .offset = offsetof(struct style, field), .size = sizeof style_initial.field

/* The start of a line is its left side, or its right one in text that runs to
 * the left; the other way round for its end. */
#define START(before, after)                                                   \
    FIELD(before[3] after), .mirrored = offsetof(struct style, before[1] after)
#define END(before, after)                                                     \
    FIELD(before[1] after), .mirrored = offsetof(struct style, before[3] after)

/* Sorted by name, for the search. */
static const struct property properties[] = {
    {"align-content", value_parse_word, apply_plain, FIELD(fills),
        .words = content_words},
    {"align-items", value_parse_word, apply_plain, FIELD(align_items),
        .words = align_words},
    {"align-self", value_parse_word, apply_align_self, FIELD(align_self),
        .words = align_self_words},
    {"background-color", value_parse_color, apply_color, FIELD(background)},
    {"border-bottom-color", value_parse_color, apply_color,
        FIELD(border[2].color)},
    {"border-bottom-style", value_parse_word, apply_plain,
        FIELD(border[2].kind), .words = border_words},
    {"border-bottom-width", value_parse_absolute, apply_len,
        FIELD(border[2].width), .words = width_words},
    {"border-collapse", value_parse_word, apply_plain, FIELD(collapse),
        .words = collapse_words},
    {"border-inline-end-color", value_parse_color, apply_color,
        END(border, .color)},
    {"border-inline-end-style", value_parse_word, apply_plain,
        END(border, .kind), .words = border_words},
    {"border-inline-end-width", value_parse_absolute, apply_len,
        END(border, .width), .words = width_words},
    {"border-inline-start-color", value_parse_color, apply_color,
        START(border, .color)},
    {"border-inline-start-style", value_parse_word, apply_plain,
        START(border, .kind), .words = border_words},
    {"border-inline-start-width", value_parse_absolute, apply_len,
        START(border, .width), .words = width_words},
    {"border-left-color", value_parse_color, apply_color,
        FIELD(border[3].color)},
    {"border-left-style", value_parse_word, apply_plain, FIELD(border[3].kind),
        .words = border_words},
    {"border-left-width", value_parse_absolute, apply_len,
        FIELD(border[3].width), .words = width_words},
    {"border-radius", value_parse_absolute, apply_len, FIELD(radius)},
    {"border-right-color", value_parse_color, apply_color,
        FIELD(border[1].color)},
    {"border-right-style", value_parse_word, apply_plain, FIELD(border[1].kind),
        .words = border_words},
    {"border-right-width", value_parse_absolute, apply_len,
        FIELD(border[1].width), .words = width_words},
    {"border-spacing", value_parse_absolute, apply_len, FIELD(border_spacing)},
    {"border-top-color", value_parse_color, apply_color,
        FIELD(border[0].color)},
    {"border-top-style", value_parse_word, apply_plain, FIELD(border[0].kind),
        .words = border_words},
    {"border-top-width", value_parse_absolute, apply_len,
        FIELD(border[0].width), .words = width_words},
    {"box-sizing", value_parse_word, apply_plain, FIELD(border_box),
        .words = sizing_words},
    {"break-after", value_parse_word, apply_plain, FIELD(break_after),
        .words = break_words},
    {"break-before", value_parse_word, apply_plain, FIELD(break_before),
        .words = before_words},
    {"break-inside", value_parse_word, apply_plain, FIELD(break_inside),
        .words = inside_words},
    {"color", value_parse_color, apply_color, FIELD(color), .early = true},
    {"column-gap", value_parse_absolute, apply_len, FIELD(gap),
        .words = normal_words},
    {"content", value_parse_content, apply_list, FIELD(content)},
    {"counter-increment", value_parse_increment, apply_list,
        FIELD(counter_increment)},
    {"counter-reset", value_parse_reset, apply_list, FIELD(counter_reset)},
    {"counter-set", value_parse_reset, apply_list, FIELD(counter_set)},
    {"direction", value_parse_word, apply_plain, FIELD(rtl),
        .words = direction_words, .early = true},
    {"display", value_parse_word, apply_plain, FIELD(display),
        .words = display_words},
    {"fill", value_parse_color, apply_color, FIELD(svg_fill)},
    {"flex-basis", value_parse_size, apply_size, FIELD(flex_basis)},
    {"flex-direction", value_parse_word, NULL, FIELD(flex_grow),
        .words = flow_words},
    {"flex-grow", value_parse_number, apply_plain, FIELD(flex_grow)},
    {"flex-shrink", value_parse_number, apply_plain, FIELD(flex_shrink)},
    {"font-family", value_parse_families, apply_text, FIELD(families),
        .early = true},
    {"font-feature-settings", value_parse_features, apply_text,
        FIELD(feature_settings)},
    {"font-size", value_parse_len, apply_font_size, FIELD(font_size),
        .words = size_words, .early = true},
    {"font-style", value_parse_word, apply_plain, FIELD(italic),
        .words = italic_words, .early = true},
    {"font-variant-numeric", value_parse_numeric, apply_text,
        FIELD(feature_numeric)},
    {"font-weight", value_parse_weight, apply_weight, FIELD(weight),
        .words = weight_words, .early = true},
    {"height", value_parse_size, apply_size, FIELD(height)},
    {"hyphens", value_parse_word, apply_plain, FIELD(hyphens),
        .words = hyphens_words},
    {"justify-content", value_parse_word, apply_plain, FIELD(justify),
        .words = justify_words},
    {"letter-spacing", value_parse_absolute, apply_len, FIELD(letter_spacing),
        .words = normal_words, .negative = true},
    {"line-height", value_parse_line_height, apply_line_height,
        FIELD(line_factor)},
    {"list-style-type", value_parse_list_style, apply_plain, FIELD(list_style)},
    {"margin-bottom", value_parse_size, apply_size, FIELD(margin[2]),
        .negative = true},
    {"margin-inline-end", value_parse_size, apply_size, END(margin, ),
        .negative = true},
    {"margin-inline-start", value_parse_size, apply_size, START(margin, ),
        .negative = true},
    {"margin-left", value_parse_size, apply_size, FIELD(margin[3]),
        .negative = true},
    {"margin-right", value_parse_size, apply_size, FIELD(margin[1]),
        .negative = true},
    {"margin-top", value_parse_size, apply_size, FIELD(margin[0]),
        .negative = true},
    {"max-width", value_parse_size, apply_size, FIELD(max_width)},
    {"min-height", value_parse_size, apply_size, FIELD(min_height)},
    {"min-width", value_parse_size, apply_size, FIELD(min_width)},
    {"opacity", value_parse_opacity, apply_plain, FIELD(opacity)},
    {"orphans", value_parse_count, apply_plain, FIELD(orphans)},
    {"padding-bottom", value_parse_size, apply_size, FIELD(padding[2])},
    {"padding-inline-end", value_parse_size, apply_size, END(padding, )},
    {"padding-inline-start", value_parse_size, apply_size, START(padding, )},
    {"padding-left", value_parse_size, apply_size, FIELD(padding[3])},
    {"padding-right", value_parse_size, apply_size, FIELD(padding[1])},
    {"padding-top", value_parse_size, apply_size, FIELD(padding[0])},
    {"page", value_parse_page, apply_text, FIELD(page)},
    {"stroke", value_parse_color, apply_color, FIELD(svg_stroke)},
    {"stroke-dasharray", value_parse_dashes, apply_dashes, FIELD(svg_dash)},
    {"stroke-linecap", value_parse_word, apply_plain, FIELD(svg_cap),
        .words = cap_words},
    {"stroke-linejoin", value_parse_word, apply_plain, FIELD(svg_join),
        .words = join_words},
    {"stroke-width", value_parse_absolute, apply_len, FIELD(svg_stroke_width)},
    {"text-align", value_parse_align, apply_plain, FIELD(align),
        .words = text_align_words},
    {"text-anchor", value_parse_word, apply_plain, FIELD(svg_anchor),
        .words = anchor_words},
    {"text-decoration-line", value_parse_word, apply_plain, FIELD(underline),
        .words = underline_words},
    {"text-transform", value_parse_word, apply_plain, FIELD(transform),
        .words = transform_words},
    {"text-wrap", value_parse_word, apply_plain, FIELD(balance),
        .words = wrap_words},
    {"vertical-align", value_parse_word, apply_plain, FIELD(valign),
        .words = valign_words},
    {"white-space", value_parse_word, apply_plain, FIELD(white),
        .words = white_words},
    {"widows", value_parse_count, apply_plain, FIELD(widows)},
    {"width", value_parse_size, apply_size, FIELD(width)},
};

enum { PROPERTIES = sizeof properties / sizeof properties[0] };

const struct property *
property_at(int i)
{
    return i < PROPERTIES ? &properties[i] : NULL;
}

const struct property *
property_find(const char *name)
{
    int low = 0, high = PROPERTIES - 1;
    while (low <= high) {
        int middle = (low + high) / 2;
        int order = strcmp(name, properties[middle].name);
        if (order == 0)
            return &properties[middle];
        if (order < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    return NULL;
}

static void
copy_field(struct style *style, const struct property *property,
    const struct style *from)
{
    memcpy((char *)style + property->offset,
        (const char *)from + property->offset, property->size);
    if (property->apply == apply_line_height)
        style->line_height = from->line_height;
    if (property->apply == apply_dashes)
        style->svg_dashes = from->svg_dashes;
}

/* A length in ex or ch as one in em, by the font of the style. */
static struct value
value_in_em(const struct value *value, const struct style *style,
    struct font_set *fonts)
{
    const struct font *font =
        font_find(fonts, style->families, style->weight, style->italic);
    struct value em = *value;
    int units = font ? font->zero_width : 0;
    if (font && value->kind == VALUE_EX)
        units = font->x_height;
    if (units <= 0)
        return em;
    em.kind = VALUE_EM;
    em.n = em.n * units / font->units_per_em;
    return em;
}

void
setting_apply(const struct setting *setting, struct style *style,
    const struct style *parent, len root_size, struct font_set *fonts)
{
    const struct property *property = setting->property;
    const struct value *value = &setting->value;
    struct value em;
    struct property other;
    if ((value->kind == VALUE_EX || value->kind == VALUE_CH) && fonts) {
        bool size = property->apply == apply_font_size;
        em = value_in_em(value, size ? parent : style, fonts);
        value = &em;
    }
    if (!property->apply)
        return;
    if (property->mirrored > 0 && style->rtl) {
        other = *property;
        other.offset = other.mirrored;
        property = &other;
    }
    if (setting->value.kind == VALUE_INHERIT)
        copy_field(style, property, parent);
    else if (setting->value.kind == VALUE_INITIAL)
        copy_field(style, property, &style_initial);
    else
        property->apply(style, property, value, parent, root_size);
}
