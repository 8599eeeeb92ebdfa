#include "type/style_value.h"

#include <string.h>

#include "base/text.h"

#define LEN_MAX ((int64_t)1000 * 1000 * 1000)

/* a * b / c, rounded half away from zero */
static int64_t
scale(int64_t a, int64_t b, int64_t c)
{
    int64_t n = a * b;
    return n < 0 ? -((-n * 2 + c) / (c * 2)) : (n * 2 + c) / (c * 2);
}

static int64_t
clamp(int64_t n)
{
    return n > LEN_MAX ? LEN_MAX : n < -LEN_MAX ? -LEN_MAX : n;
}

static const struct unit {
    const char *name;
    enum value_kind kind;
    int64_t times, by; /* from millionths to n */
} units[] = {
    {"pt", VALUE_LEN, 1, 1000},
    {"px", VALUE_LEN, 3, 4000},
    {"mm", VALUE_LEN, 360, 127000},
    {"cm", VALUE_LEN, 3600, 127000},
    {"in", VALUE_LEN, 72, 1000},
    {"pc", VALUE_LEN, 12, 1000},
    {"q", VALUE_LEN, 90, 127000},
    {"em", VALUE_EM, 1, 1},
    {"rem", VALUE_REM, 1, 1},
    {"ex", VALUE_EX, 1, 1},
    {"ch", VALUE_CH, 1, 1},
    {"%", VALUE_PERCENT, 1, 1000},
};

bool
value_length(const struct css_token *token, bool svg, struct value *value)
{
    if (token->kind != CSS_NUMBER)
        return false;
    const char *name = token->unit;
    if (!*name && (svg || token->number == 0))
        name = "px";
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (strcmp(units[i].name, name) == 0) {
            value->kind = units[i].kind;
            value->n = scale(token->number, units[i].times, units[i].by);
            if (value->kind == VALUE_LEN)
                value->n = clamp(value->n);
            return true;
        }
    return false;
}

bool
value_color(const struct css_token *token, struct value *value)
{
    value->kind = VALUE_COLOR;
    if (token->kind == CSS_IDENT && text_is(token->text, "currentcolor")) {
        value->kind = VALUE_CURRENT;
        return true;
    }
    return (token->kind == CSS_IDENT || token->kind == CSS_HASH ||
               token->kind == CSS_FUNCTION) &&
           color_parse(token->whole, &value->color);
}

len
value_resolve(const struct value *value, len font_size, len root_size)
{
    switch (value->kind) {
    case VALUE_EM:
        return (len)clamp(scale(value->n, font_size, 1000000));
    case VALUE_EX: /* as CSS has it where no font is known */
    case VALUE_CH:
        return (len)clamp(scale(value->n, font_size, 2000000));
    case VALUE_REM:
        return (len)clamp(scale(value->n, root_size, 1000000));
    case VALUE_PERCENT:
        return (len)clamp(scale(value->n, font_size, 100000));
    default:
        return (len)clamp(value->n);
    }
}

bool
value_take(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    *value = (struct value){.kind = VALUE_NONE};
    const struct css_token *at = reader->at;
    if (at < reader->end && property->parse(reader, property, value))
        return true;
    reader->at = at;
    return false;
}

static bool
take_global(struct value_reader *reader, struct value *value)
{
    if (reader->end - reader->at != 1 || reader->at->kind != CSS_IDENT)
        return false;
    bool inherit = text_is(reader->at->text, "inherit");
    if (!inherit && !text_is(reader->at->text, "initial"))
        return false;
    value->kind = inherit ? VALUE_INHERIT : VALUE_INITIAL;
    reader->at++;
    return true;
}

static void
add_setting(struct arena *arena, struct settings *settings,
    const struct property *property, const struct value *value)
{
    settings->items = arena_grow(arena, settings->items, settings->count,
        &settings->room, sizeof *settings->items);
    settings->items[settings->count++] = (struct setting){property, *value};
}

/* A shorthand: takes the reader's values for its longhands. */
struct shorthand {
    const char *name;
    bool (*take)(struct arena *, struct settings *, struct value_reader *,
        const struct shorthand *);
    const char *longhands[12]; /* in the order of their values */
};

static bool
add_named(struct arena *arena, struct settings *settings, const char *name,
    const struct value *value)
{
    const struct property *property = property_find(name);
    if (property)
        add_setting(arena, settings, property, value);
    return property != NULL;
}

/* One to four values: top, right, bottom, left. */
static bool
take_sides(struct arena *arena, struct settings *settings,
    struct value_reader *reader, const struct shorthand *shorthand)
{
    struct value values[4];
    int n = 0;
    const struct property *property = property_find(shorthand->longhands[0]);
    for (; n < 4 && reader->at < reader->end; n++)
        if (!value_take(reader, property, &values[n]))
            return false;
    if (n == 0)
        return false;
    static const unsigned char source[4][4] = {
        {0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
    for (int i = 0; i < 4; i++)
        add_named(arena, settings, shorthand->longhands[i],
            &values[source[n - 1][i]]);
    return true;
}

/* One value for the start and the end of the line, or one for each. */
static bool
take_inline(struct arena *arena, struct settings *settings,
    struct value_reader *reader, const struct shorthand *shorthand)
{
    struct value values[2];
    const struct property *property = property_find(shorthand->longhands[0]);
    if (!value_take(reader, property, &values[0]))
        return false;
    values[1] = values[0];
    if (reader->at < reader->end && !value_take(reader, property, &values[1]))
        return false;
    return add_named(arena, settings, shorthand->longhands[0], &values[0]) &&
           add_named(arena, settings, shorthand->longhands[1], &values[1]);
}

/* Values in any order, each for the longhand that accepts it; what is not
 * given gets its initial value.  Longhands come in groups of three (width,
 * style, colour of a side), all sides alike. */
static bool
take_border(struct arena *arena, struct settings *settings,
    struct value_reader *reader, const struct shorthand *shorthand)
{
    struct value values[3] = {0};
    bool none = reader->at == reader->end;
    while (reader->at < reader->end) {
        int i = 0;
        struct value value;
        for (; i < 3; i++)
            if (values[i].kind == VALUE_NONE &&
                value_take(
                    reader, property_find(shorthand->longhands[i]), &value))
                break;
        if (i == 3)
            return false;
        values[i] = value;
    }
    if (values[0].kind == VALUE_NONE)
        values[0].kind = VALUE_INITIAL;
    if (values[1].kind == VALUE_NONE)
        values[1].kind = VALUE_INITIAL;
    if (values[2].kind == VALUE_NONE)
        values[2].kind = VALUE_CURRENT;
    for (int i = 0; i < 12 && shorthand->longhands[i]; i++)
        add_named(arena, settings, shorthand->longhands[i], &values[i % 3]);
    return !none;
}

/* flex: none | auto | grow [shrink] [basis] */
static bool
take_flex(struct arena *arena, struct settings *settings,
    struct value_reader *reader, const struct shorthand *shorthand)
{
    struct value values[3] = {{.kind = VALUE_NUMBER, .n = 1000},
        {.kind = VALUE_NUMBER, .n = 1000}, {.kind = VALUE_LEN}};
    const struct css_token *word = reader->at;
    if (word->kind == CSS_IDENT) {
        values[2].kind = VALUE_AUTO;
        if (text_is(word->text, "none"))
            values[0].n = values[1].n = 0;
        else if (!text_is(word->text, "auto"))
            return false;
        reader->at++;
    } else {
        bool number = false;
        int n = 0;
        for (; n < 2 && value_take(reader,
                            property_find(shorthand->longhands[n]), &values[n]);
             n++)
            number = true;
        if (n < 2) /* value_take has wiped the one that it did not find */
            values[n] = (struct value){.kind = VALUE_NUMBER, .n = 1000};
        if (reader->at < reader->end &&
            !value_take(
                reader, property_find(shorthand->longhands[2]), &values[2]))
            return false;
        if (!number)
            values[0].n = 1000;
    }
    for (int i = 0; i < 3; i++)
        add_named(arena, settings, shorthand->longhands[i], &values[i]);
    return true;
}

/* font: [style | weight]* size[/line-height] families */
static bool
take_font(struct arena *arena, struct settings *settings,
    struct value_reader *reader, const struct shorthand *shorthand)
{
    struct value values[5];
    for (int i = 0; i < 5; i++)
        values[i] = (struct value){.kind = VALUE_INITIAL};
    while (reader->at < reader->end) {
        struct value value;
        if (value_take(reader, property_find("font-style"), &value))
            values[0] = value;
        else if (value_take(reader, property_find("font-weight"), &value))
            values[1] = value;
        else
            break;
    }
    if (!value_take(reader, property_find("font-size"), &values[2]))
        return false;
    if (reader->at < reader->end && reader->at->kind == CSS_SLASH) {
        reader->at++;
        if (!value_take(reader, property_find("line-height"), &values[3]))
            return false;
    }
    if (!value_take(reader, property_find("font-family"), &values[4]))
        return false;
    for (int i = 0; i < 5; i++)
        add_named(arena, settings, shorthand->longhands[i], &values[i]);
    return true;
}

/* The first longhand that accepts all of it; the one for another name. */
static bool
take_one(struct arena *arena, struct settings *settings,
    struct value_reader *reader, const struct shorthand *shorthand)
{
    struct value value;
    if (!value_take(reader, property_find(shorthand->longhands[0]), &value))
        return false;
    return add_named(arena, settings, shorthand->longhands[0], &value);
}

/* gap: row column; rows of boxes are apart by the second. */
static bool
take_gap(struct arena *arena, struct settings *settings,
    struct value_reader *reader, const struct shorthand *shorthand)
{
    struct value value;
    const struct property *property = property_find(shorthand->longhands[0]);
    if (!value_take(reader, property, &value) ||
        (reader->at < reader->end && !value_take(reader, property, &value)))
        return false;
    return add_named(arena, settings, shorthand->longhands[0], &value);
}

#define SIDES(before, after)                                                   \
    {                                                                          \
        before "-top" after, before "-right" after, before "-bottom" after,    \
            before "-left" after                                               \
    }
#define BORDER(side)                                                           \
    "border-" side "-width", "border-" side "-style", "border-" side "-color"

static const struct shorthand shorthands[] = {
    {"margin", take_sides, SIDES("margin", "")},
    {"padding", take_sides, SIDES("padding", "")},
    {"margin-inline", take_inline,
        {"margin-inline-start", "margin-inline-end"}},
    {"padding-inline", take_inline,
        {"padding-inline-start", "padding-inline-end"}},
    {"border-width", take_sides, SIDES("border", "-width")},
    {"border-style", take_sides, SIDES("border", "-style")},
    {"border-color", take_sides, SIDES("border", "-color")},
    {"border", take_border,
        {BORDER("top"), BORDER("right"), BORDER("bottom"), BORDER("left")}},
    {"border-top", take_border, {BORDER("top")}},
    {"border-right", take_border, {BORDER("right")}},
    {"border-bottom", take_border, {BORDER("bottom")}},
    {"border-left", take_border, {BORDER("left")}},
    {"border-inline-start", take_border, {BORDER("inline-start")}},
    {"border-inline-end", take_border, {BORDER("inline-end")}},
    {"background", take_one, {"background-color"}},
    {"list-style", take_one, {"list-style-type"}},
    {"text-decoration", take_one, {"text-decoration-line"}},
    {"page-break-before", take_one, {"break-before"}},
    {"page-break-after", take_one, {"break-after"}},
    {"page-break-inside", take_one, {"break-inside"}},
    {"gap", take_gap, {"column-gap"}},
    {"flex", take_flex, {"flex-grow", "flex-shrink", "flex-basis"}},
    {"font", take_font,
        {"font-style", "font-weight", "font-size", "line-height",
            "font-family"}},
};

enum { SHORTHANDS = sizeof shorthands / sizeof shorthands[0] };

const char *
settings_name(int i)
{
    if (i < SHORTHANDS)
        return shorthands[i].name;
    const struct property *property = property_at(i - SHORTHANDS);
    return property ? property->name : NULL;
}

static const struct shorthand *
shorthand_find(const char *name)
{
    for (size_t i = 0; i < SHORTHANDS; i++)
        if (strcmp(shorthands[i].name, name) == 0)
            return &shorthands[i];
    return NULL;
}

static void
add_global(struct arena *arena, struct settings *settings,
    const struct shorthand *shorthand, const struct value *value)
{
    for (int i = 0; i < 12 && shorthand->longhands[i]; i++)
        add_named(arena, settings, shorthand->longhands[i], value);
}

static bool
take_property(struct arena *arena, struct settings *settings,
    struct value_reader *reader, const struct property *property)
{
    struct value value = {0};
    reader->svg = text_starts(property->name, "stroke");
    if (!take_global(reader, &value) &&
        !(value_take(reader, property, &value) && reader->at == reader->end))
        return false;
    add_setting(arena, settings, property, &value);
    return true;
}

bool
settings_add(struct arena *arena, struct settings *settings, const char *name,
    struct slice text, bool *known)
{
    struct css_tokens tokens = css_tokenise(arena, text);
    const struct property *property = property_find(name);
    const struct shorthand *shorthand = property ? NULL : shorthand_find(name);
    *known = property || shorthand;
    if (!*known || tokens.count == 0)
        return false;
    struct value_reader reader = {
        arena, tokens.items, tokens.items + tokens.count, false};
    if (property)
        return take_property(arena, settings, &reader, property);
    struct value value = {0};
    if (take_global(&reader, &value)) {
        add_global(arena, settings, shorthand, &value);
        return true;
    }
    int before = settings->count;
    bool ok = shorthand->take(arena, settings, &reader, shorthand) &&
              reader.at == reader.end;
    if (!ok)
        settings->count = before;
    return ok;
}
