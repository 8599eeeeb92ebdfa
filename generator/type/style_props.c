#include "type/style_value.h"

#include <string.h>

#include "base/text.h"

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
static const struct word normal_words[] = {{"normal", 0}, {NULL, 0}};
static const struct word display_words[] = {{"none", DISPLAY_NONE},
    {"block", DISPLAY_BLOCK}, {"inline", DISPLAY_INLINE},
    {"inline-block", DISPLAY_INLINE_BLOCK}, {"flex", DISPLAY_FLEX},
    {"list-item", DISPLAY_LIST_ITEM}, {"table", DISPLAY_TABLE},
    {"table-header-group", DISPLAY_TABLE_HEAD},
    {"table-row-group", DISPLAY_TABLE_BODY}, {"table-row", DISPLAY_TABLE_ROW},
    {"table-cell", DISPLAY_TABLE_CELL},
    {"table-caption", DISPLAY_TABLE_CAPTION}, {NULL, 0}};
static const struct word direction_words[] = {{"row", 0}, {NULL, 0}};
static const struct word size_words[] = {{"xx-small", 6750}, {"x-small", 7500},
    {"small", 9750}, {"medium", 12000}, {"large", 13500}, {"x-large", 18000},
    {"xx-large", 24000}, {NULL, 0}};
static const struct word italic_words[] = {
    {"normal", 0}, {"italic", 1}, {"oblique", 1}, {NULL, 0}};
static const struct word weight_words[] = {
    {"normal", 400}, {"bold", 700}, {"bolder", -1}, {"lighter", -2}, {NULL, 0}};
static const struct word hyphens_words[] = {
    {"none", 0}, {"manual", 0}, {"auto", 1}, {NULL, 0}};
static const struct word justify_words[] = {{"start", JUSTIFY_START},
    {"flex-start", JUSTIFY_START}, {"normal", JUSTIFY_START},
    {"center", JUSTIFY_CENTER}, {"end", JUSTIFY_END}, {"flex-end", JUSTIFY_END},
    {"space-between", JUSTIFY_BETWEEN}, {NULL, 0}};
static const struct word list_words[] = {{"none", LIST_NONE},
    {"disc", LIST_DISC}, {"decimal", LIST_DECIMAL}, {NULL, 0}};
static const struct word cap_words[] = {{"butt", CAP_BUTT},
    {"round", CAP_ROUND}, {"square", CAP_SQUARE}, {NULL, 0}};
static const struct word join_words[] = {{"miter", JOIN_MITER},
    {"round", JOIN_ROUND}, {"bevel", JOIN_BEVEL}, {NULL, 0}};
static const struct word text_align_words[] = {{"start", TEXT_START},
    {"left", TEXT_LEFT}, {"right", TEXT_RIGHT}, {"end", TEXT_RIGHT},
    {"center", TEXT_CENTER}, {"justify", TEXT_JUSTIFY}, {NULL, 0}};
static const struct word anchor_words[] = {
    {"start", 0}, {"middle", 1}, {"end", 2}, {NULL, 0}};
static const struct word underline_words[] = {
    {"none", 0}, {"underline", 1}, {NULL, 0}};
static const struct word transform_words[] = {{"none", CASE_NONE},
    {"uppercase", CASE_UPPER}, {"lowercase", CASE_LOWER},
    {"capitalize", CASE_CAPITALIZE}, {NULL, 0}};
static const struct word valign_words[] = {{"baseline", VALIGN_BASELINE},
    {"top", VALIGN_TOP}, {"middle", VALIGN_MIDDLE}, {"bottom", VALIGN_BOTTOM},
    {NULL, 0}};
static const struct word white_words[] = {{"normal", WHITE_NORMAL},
    {"nowrap", WHITE_NOWRAP}, {"pre", WHITE_PRE}, {"pre-wrap", WHITE_PRE_WRAP},
    {NULL, 0}};

static bool
parse_word(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    if (reader->at->kind != CSS_IDENT)
        return false;
    for (const struct word *w = property->words; w->text; w++)
        if (strcmp(w->text, reader->at->text) == 0) {
            *value = (struct value){.kind = VALUE_WORD, .n = w->value};
            reader->at++;
            return true;
        }
    return false;
}

static bool
parse_len(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    if (property->words && parse_word(reader, property, value)) {
        value->kind = VALUE_LEN;
        return true;
    }
    if (!value_length(reader->at, reader->svg, value) ||
        (value->n < 0 && !property->negative))
        return false;
    reader->at++;
    return true;
}

/* A length, and percentages have nothing to be of. */
static bool
parse_absolute(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    return parse_len(reader, property, value) && value->kind != VALUE_PERCENT;
}

static bool
parse_size(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    if (reader->at->kind == CSS_IDENT &&
        (text_is(reader->at->text, "auto") ||
            text_is(reader->at->text, "none"))) {
        value->kind = VALUE_AUTO;
        reader->at++;
        return true;
    }
    return parse_len(reader, property, value);
}

static bool
parse_color(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    (void)property;
    if (!value_color(reader->at, value))
        return false;
    reader->at++;
    return true;
}

static bool
take_plain_number(struct value_reader *reader, int64_t *millionths)
{
    if (reader->at->kind != CSS_NUMBER || reader->at->unit[0] ||
        reader->at->number < 0)
        return false;
    *millionths = reader->at->number;
    reader->at++;
    return true;
}

static bool
parse_count(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    (void)property;
    int64_t n;
    if (!take_plain_number(reader, &n) || n < 1000000 || n % 1000000 != 0)
        return false;
    *value = (struct value){.kind = VALUE_WORD, .n = n / 1000000};
    return true;
}

static bool
parse_number(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    (void)property;
    int64_t n;
    if (!take_plain_number(reader, &n))
        return false;
    *value = (struct value){.kind = VALUE_NUMBER, .n = (n + 500) / 1000};
    return true;
}

/* 0.4 or 40%, at most all of it. */
static bool
parse_opacity(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    if (reader->at->kind == CSS_NUMBER && text_is(reader->at->unit, "%")) {
        *value = (struct value){.kind = VALUE_NUMBER};
        value->n = reader->at->number / 100000;
        reader->at++;
    } else if (!parse_number(reader, property, value)) {
        return false;
    }
    value->n = value->n > 1000 ? 1000 : value->n < 0 ? 0 : value->n;
    return true;
}

static bool
parse_line_height(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    if (text_is(reader->at->text, "normal")) {
        *value = (struct value){.kind = VALUE_NUMBER, .n = 1200};
        reader->at++;
        return true;
    }
    return parse_number(reader, property, value) ||
           parse_len(reader, property, value);
}

static bool
parse_weight(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    int64_t n;
    if (parse_word(reader, property, value))
        return true;
    if (!take_plain_number(reader, &n) || n < 1000000 || n > 1000000000)
        return false;
    *value = (struct value){.kind = VALUE_WORD, .n = n / 1000000};
    return true;
}

/* The rest of the value: names, quoted or of several words. */
static bool
parse_families(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    (void)property;
    struct buf list = {0};
    bool ok = true, between = false;
    for (; reader->at < reader->end && ok; reader->at++) {
        const struct css_token *t = reader->at;
        if (t->kind == CSS_COMMA) {
            ok = list.n > 0 && between;
            buf_str(&list, ", ");
            between = false;
            continue;
        }
        ok = t->kind == CSS_STRING || t->kind == CSS_IDENT;
        if (between)
            buf_char(&list, ' ');
        buf_str(&list, t->kind == CSS_STRING ? t->text : t->whole);
        between = true;
    }
    ok = ok && between;
    if (ok)
        *value = (struct value){.kind = VALUE_TEXT,
            .text = arena_strndup(reader->arena, list.p, list.n)};
    buf_free(&list);
    return ok;
}

/* "tnum" 1, "cv11", "liga" 0: as HarfBuzz writes them. */
static bool
parse_features(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    (void)property;
    *value = (struct value){.kind = VALUE_TEXT};
    if (text_is(reader->at->text, "normal")) {
        reader->at++;
        return true;
    }
    const char *list = "";
    for (; reader->at < reader->end; reader->at++) {
        const struct css_token *t = reader->at;
        if (t->kind == CSS_STRING && strlen(t->text) == 4)
            list = arena_printf(
                reader->arena, "%s%s%s", list, *list ? "," : "", t->text);
        else if (t->kind == CSS_NUMBER && *list)
            list = arena_printf(
                reader->arena, "%s=%d", list, (int)(t->number / 1000000));
        else if (t->kind == CSS_IDENT && *list &&
                 (text_is(t->text, "on") || text_is(t->text, "off")))
            list = arena_printf(
                reader->arena, "%s=%d", list, text_is(t->text, "on"));
        else if (t->kind != CSS_COMMA)
            return false;
    }
    value->text = list;
    return *list != '\0';
}

static bool
parse_numeric(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    (void)property;
    static const char *const names[][2] = {{"tabular-nums", "tnum"},
        {"proportional-nums", "pnum"}, {"lining-nums", "lnum"},
        {"oldstyle-nums", "onum"}, {"slashed-zero", "zero"}};
    const char *list = NULL;
    for (; reader->at < reader->end; reader->at++) {
        size_t i = 0;
        while (i < 5 && !text_is(reader->at->text, names[i][0]))
            i++;
        if (i == 5 && !text_is(reader->at->text, "normal"))
            return false;
        if (i < 5)
            list = list
                       ? arena_printf(reader->arena, "%s,%s", list, names[i][1])
                       : names[i][1];
    }
    *value = (struct value){.kind = VALUE_TEXT, .text = list};
    return true;
}

/* none, or one to four lengths */
static bool
parse_dashes(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    (void)property;
    *value = (struct value){.kind = VALUE_DASHES};
    if (text_is(reader->at->text, "none")) {
        reader->at++;
        return true;
    }
    for (; reader->at < reader->end; reader->at++) {
        struct value one = {0};
        if (reader->at->kind == CSS_COMMA)
            continue;
        if (value->n == 4 || !value_length(reader->at, true, &one) ||
            one.kind != VALUE_LEN || one.n < 0)
            return false;
        value->dashes[value->n++] = (len)one.n;
    }
    return value->n > 0;
}

#define FIELD(field)                                                           \
    .offset = offsetof(struct style, field), .size = sizeof style_initial.field

/* Sorted by name, for the search. */
static const struct property properties[] = {
    {"align-items", parse_word, apply_plain, FIELD(align_items),
        .words = align_words},
    {"align-self", parse_word, apply_align_self, FIELD(align_self),
        .words = align_self_words},
    {"background-color", parse_color, apply_color, FIELD(background)},
    {"border-bottom-color", parse_color, apply_color, FIELD(border[2].color)},
    {"border-bottom-style", parse_word, apply_plain, FIELD(border[2].kind),
        .words = border_words},
    {"border-bottom-width", parse_absolute, apply_len, FIELD(border[2].width),
        .words = width_words},
    {"border-collapse", parse_word, apply_plain, FIELD(collapse),
        .words = collapse_words},
    {"border-left-color", parse_color, apply_color, FIELD(border[3].color)},
    {"border-left-style", parse_word, apply_plain, FIELD(border[3].kind),
        .words = border_words},
    {"border-left-width", parse_absolute, apply_len, FIELD(border[3].width),
        .words = width_words},
    {"border-radius", parse_absolute, apply_len, FIELD(radius)},
    {"border-right-color", parse_color, apply_color, FIELD(border[1].color)},
    {"border-right-style", parse_word, apply_plain, FIELD(border[1].kind),
        .words = border_words},
    {"border-right-width", parse_absolute, apply_len, FIELD(border[1].width),
        .words = width_words},
    {"border-spacing", parse_absolute, apply_len, FIELD(border_spacing)},
    {"border-top-color", parse_color, apply_color, FIELD(border[0].color)},
    {"border-top-style", parse_word, apply_plain, FIELD(border[0].kind),
        .words = border_words},
    {"border-top-width", parse_absolute, apply_len, FIELD(border[0].width),
        .words = width_words},
    {"box-sizing", parse_word, apply_plain, FIELD(border_box),
        .words = sizing_words},
    {"break-after", parse_word, apply_plain, FIELD(break_after),
        .words = break_words},
    {"break-before", parse_word, apply_plain, FIELD(break_before),
        .words = break_words},
    {"break-inside", parse_word, apply_plain, FIELD(break_inside),
        .words = break_words},
    {"color", parse_color, apply_color, FIELD(color), .early = true},
    {"column-gap", parse_absolute, apply_len, FIELD(gap),
        .words = normal_words},
    {"display", parse_word, apply_plain, FIELD(display),
        .words = display_words},
    {"fill", parse_color, apply_color, FIELD(svg_fill)},
    {"flex-basis", parse_size, apply_size, FIELD(flex_basis)},
    {"flex-direction", parse_word, NULL, FIELD(flex_grow),
        .words = direction_words},
    {"flex-grow", parse_number, apply_plain, FIELD(flex_grow)},
    {"flex-shrink", parse_number, apply_plain, FIELD(flex_shrink)},
    {"font-family", parse_families, apply_text, FIELD(families)},
    {"font-feature-settings", parse_features, apply_text,
        FIELD(feature_settings)},
    {"font-size", parse_len, apply_font_size, FIELD(font_size),
        .words = size_words, .early = true},
    {"font-style", parse_word, apply_plain, FIELD(italic),
        .words = italic_words},
    {"font-variant-numeric", parse_numeric, apply_text, FIELD(feature_numeric)},
    {"font-weight", parse_weight, apply_weight, FIELD(weight),
        .words = weight_words},
    {"height", parse_size, apply_size, FIELD(height)},
    {"hyphens", parse_word, apply_plain, FIELD(hyphens),
        .words = hyphens_words},
    {"justify-content", parse_word, apply_plain, FIELD(justify),
        .words = justify_words},
    {"letter-spacing", parse_absolute, apply_len, FIELD(letter_spacing),
        .words = normal_words, .negative = true},
    {"line-height", parse_line_height, apply_line_height, FIELD(line_factor)},
    {"list-style-type", parse_word, apply_plain, FIELD(list_style),
        .words = list_words},
    {"margin-bottom", parse_size, apply_size, FIELD(margin[2]),
        .negative = true},
    {"margin-left", parse_size, apply_size, FIELD(margin[3]), .negative = true},
    {"margin-right", parse_size, apply_size, FIELD(margin[1]),
        .negative = true},
    {"margin-top", parse_size, apply_size, FIELD(margin[0]), .negative = true},
    {"max-width", parse_size, apply_size, FIELD(max_width)},
    {"min-height", parse_size, apply_size, FIELD(min_height)},
    {"min-width", parse_size, apply_size, FIELD(min_width)},
    {"opacity", parse_opacity, apply_plain, FIELD(opacity)},
    {"orphans", parse_count, apply_plain, FIELD(orphans)},
    {"padding-bottom", parse_size, apply_size, FIELD(padding[2])},
    {"padding-left", parse_size, apply_size, FIELD(padding[3])},
    {"padding-right", parse_size, apply_size, FIELD(padding[1])},
    {"padding-top", parse_size, apply_size, FIELD(padding[0])},
    {"stroke", parse_color, apply_color, FIELD(svg_stroke)},
    {"stroke-dasharray", parse_dashes, apply_dashes, FIELD(svg_dash)},
    {"stroke-linecap", parse_word, apply_plain, FIELD(svg_cap),
        .words = cap_words},
    {"stroke-linejoin", parse_word, apply_plain, FIELD(svg_join),
        .words = join_words},
    {"stroke-width", parse_absolute, apply_len, FIELD(svg_stroke_width)},
    {"text-align", parse_word, apply_plain, FIELD(align),
        .words = text_align_words},
    {"text-anchor", parse_word, apply_plain, FIELD(svg_anchor),
        .words = anchor_words},
    {"text-decoration-line", parse_word, apply_plain, FIELD(underline),
        .words = underline_words},
    {"text-transform", parse_word, apply_plain, FIELD(transform),
        .words = transform_words},
    {"vertical-align", parse_word, apply_plain, FIELD(valign),
        .words = valign_words},
    {"white-space", parse_word, apply_plain, FIELD(white),
        .words = white_words},
    {"widows", parse_count, apply_plain, FIELD(widows)},
    {"width", parse_size, apply_size, FIELD(width)},
};

const struct property *
property_find(const char *name)
{
    int low = 0, high = (int)(sizeof properties / sizeof properties[0]) - 1;
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

void
setting_apply(const struct setting *setting, struct style *style,
    const struct style *parent, len root_size)
{
    const struct property *property = setting->property;
    if (!property->apply)
        return;
    if (setting->value.kind == VALUE_INHERIT)
        copy_field(style, property, parent);
    else if (setting->value.kind == VALUE_INITIAL)
        copy_field(style, property, &style_initial);
    else
        property->apply(style, property, &setting->value, parent, root_size);
}
