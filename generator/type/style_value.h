/* Values of properties: parsed once, applied to each element. */
#ifndef TYPE_STYLE_VALUE_H
#define TYPE_STYLE_VALUE_H

#include "type/css.h"
#include "type/style.h"

enum value_kind {
    VALUE_NONE,
    VALUE_INHERIT,
    VALUE_INITIAL,
    VALUE_WORD,    /* n: the field's value */
    VALUE_NUMBER,  /* n: thousandths */
    VALUE_LEN,     /* n: thousandths of a point */
    VALUE_EM,      /* n: millionths of the font size */
    VALUE_REM,     /* n: millionths of the root's font size */
    VALUE_EX,      /* n: millionths of the font's x-height */
    VALUE_CH,      /* n: millionths of the width of its "0" */
    VALUE_PERCENT, /* n: thousandths of a percent */
    VALUE_AUTO,
    VALUE_COLOR,
    VALUE_CURRENT, /* currentColor */
    VALUE_TEXT,
    VALUE_DASHES,
    VALUE_LIST /* list: of the property's own kind, or NULL */
};
struct value {
    enum value_kind kind;
    int64_t n;
    struct color color;
    const char *text;
    const void *list;
    len dashes[4];
};

/* Tokens of one value, taken from the front. */
struct value_reader {
    struct arena *arena;
    const struct css_token *at, *end;
    bool svg; /* numbers without a unit are px */
};

/* What one longhand accepts, and where its value lives. */
struct property {
    const char *name;
    bool (*parse)(
        struct value_reader *, const struct property *, struct value *);
    void (*apply)(struct style *, const struct property *, const struct value *,
        const struct style *parent, len root_size);
    size_t offset, size;      /* in struct style */
    size_t mirrored;          /* its offset where text runs to the left, or 0 */
    const struct word *words; /* or NULL */
    bool early;               /* others depend on it */
    bool negative;            /* may be below zero */
};
struct word {
    const char *text; /* NULL ends a list */
    int value;
};

/* One longhand set to a value. */
struct setting {
    const struct property *property;
    struct value value;
};
struct settings {
    struct setting *items;
    int count, room;
};

extern const struct style style_initial;

const struct property *property_find(const char *name);
const struct property *property_at(int i); /* NULL after the last */
/* `fonts` may be NULL: an `ex` and a `ch` are half an em then. */
void setting_apply(const struct setting *setting, struct style *style,
    const struct style *parent, len root_size, struct font_set *fonts);
/* The name at `i` of all properties, shorthands too; NULL after the last. */
const char *settings_name(int i);
/* Adds the longhands that a declaration sets; false when the property is not
 * known (*known false) or its value is not. */
bool settings_add(struct arena *arena, struct settings *settings,
    const char *name, struct slice value, bool *known);

/* One value of the longhand from the reader. */
bool value_take(struct value_reader *reader, const struct property *property,
    struct value *value);
bool value_length(const struct css_token *token, bool svg, struct value *value);
bool value_color(const struct css_token *token, struct value *value);
/* The pieces of `content` in [at, end), on ::before or in a page's box; false
 * when one is not known. */
bool content_parse(struct arena *arena, const struct css_token *at,
    const struct css_token *end, bool page, struct content *content);
/* A length for a font size; clamped to what a page can hold. */
len value_resolve(const struct value *value, len font_size, len root_size);

#endif
