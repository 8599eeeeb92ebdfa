#include "type/style_parse.h"

#include <string.h>

#include "base/text.h"

bool
value_parse_word(struct value_reader *reader, const struct property *property,
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

/* text-align: "." end, of which a browser takes nothing. */
bool
value_parse_align(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    if (reader->at->kind != CSS_STRING)
        return value_parse_word(reader, property, value);
    if (!text_is(reader->at->text, "."))
        return false;
    *value = (struct value){.kind = VALUE_WORD, .n = TEXT_DECIMAL};
    reader->at++;
    if (reader->at < reader->end && text_is(reader->at->text, "end"))
        reader->at++;
    return true;
}

bool
value_parse_len(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    if (property->words && value_parse_word(reader, property, value)) {
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
bool
value_parse_absolute(struct value_reader *reader,
    const struct property *property, struct value *value)
{
    return value_parse_len(reader, property, value) &&
           value->kind != VALUE_PERCENT;
}

bool
value_parse_size(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    if (reader->at->kind == CSS_IDENT &&
        (text_is(reader->at->text, "auto") ||
            text_is(reader->at->text, "none"))) {
        value->kind = VALUE_AUTO;
        reader->at++;
        return true;
    }
    return value_parse_len(reader, property, value);
}

bool
value_parse_color(struct value_reader *reader, const struct property *property,
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

bool
value_parse_count(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    (void)property;
    int64_t n;
    if (!take_plain_number(reader, &n) || n < 1000000 || n % 1000000 != 0)
        return false;
    *value = (struct value){.kind = VALUE_WORD, .n = n / 1000000};
    return true;
}

bool
value_parse_number(struct value_reader *reader, const struct property *property,
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
bool
value_parse_opacity(struct value_reader *reader,
    const struct property *property, struct value *value)
{
    if (reader->at->kind == CSS_NUMBER && text_is(reader->at->unit, "%")) {
        *value = (struct value){.kind = VALUE_NUMBER};
        value->n = reader->at->number / 100000;
        reader->at++;
    } else if (!value_parse_number(reader, property, value)) {
        return false;
    }
    value->n = value->n > 1000 ? 1000 : value->n < 0 ? 0 : value->n;
    return true;
}

bool
value_parse_line_height(struct value_reader *reader,
    const struct property *property, struct value *value)
{
    if (text_is(reader->at->text, "normal")) {
        *value = (struct value){.kind = VALUE_NUMBER, .n = 1200};
        reader->at++;
        return true;
    }
    return value_parse_number(reader, property, value) ||
           value_parse_len(reader, property, value);
}

bool
value_parse_weight(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    int64_t n;
    if (value_parse_word(reader, property, value))
        return true;
    if (!take_plain_number(reader, &n) || n < 1000000 || n > 1000000000)
        return false;
    *value = (struct value){.kind = VALUE_WORD, .n = n / 1000000};
    return true;
}

/* The rest of the value: names, quoted or of several words. */
bool
value_parse_families(struct value_reader *reader,
    const struct property *property, struct value *value)
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
bool
value_parse_features(struct value_reader *reader,
    const struct property *property, struct value *value)
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

bool
value_parse_numeric(struct value_reader *reader,
    const struct property *property, struct value *value)
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

/* What is auto stands on its parent's page. */
bool
value_parse_page(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    (void)property;
    if (reader->at->kind != CSS_IDENT)
        return false;
    if (text_is(reader->at->text, "auto"))
        *value = (struct value){.kind = VALUE_INHERIT};
    else
        *value = (struct value){.kind = VALUE_TEXT, .text = reader->at->whole};
    reader->at++;
    return true;
}

/* none, or one to four lengths */
bool
value_parse_dashes(struct value_reader *reader, const struct property *property,
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
