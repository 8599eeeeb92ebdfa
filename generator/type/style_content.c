/* `content` and the counters that it shows, read. */
#include <string.h>

#include "base/text.h"
#include "type/css_scan.h"
#include "type/style_parse.h"

static const struct {
    const char *name;
    enum list_style style;
} styles[] = {{"none", LIST_NONE}, {"disc", LIST_DISC}, {"circle", LIST_CIRCLE},
    {"square", LIST_SQUARE}, {"decimal", LIST_DECIMAL},
    {"decimal-leading-zero", LIST_DECIMAL_ZERO},
    {"lower-alpha", LIST_LOWER_ALPHA}, {"lower-latin", LIST_LOWER_ALPHA},
    {"upper-alpha", LIST_UPPER_ALPHA}, {"upper-latin", LIST_UPPER_ALPHA},
    {"lower-roman", LIST_LOWER_ROMAN}, {"upper-roman", LIST_UPPER_ROMAN}};

static bool
find_style(const char *name, enum list_style *style)
{
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++)
        if (text_is(styles[i].name, name)) {
            *style = styles[i].style;
            return true;
        }
    return false;
}

bool
value_parse_list_style(struct value_reader *reader,
    const struct property *property, struct value *value)
{
    (void)property;
    enum list_style style;
    if (reader->at->kind != CSS_IDENT || !find_style(reader->at->text, &style))
        return false;
    *value = (struct value){.kind = VALUE_WORD, .n = style};
    reader->at++;
    return true;
}

/* counter(name), counter(name, style), counters(name, "between", style) */
static bool
parse_counter(
    const struct css_tokens *args, bool many, struct content_piece *piece)
{
    const struct css_token *at = args->items, *end = at + args->count;
    piece->kind = many ? CONTENT_COUNTERS : CONTENT_COUNTER;
    piece->style = LIST_DECIMAL;
    if (at == end || at->kind != CSS_IDENT)
        return false;
    piece->text = at++->whole;
    if (many) {
        if (end - at < 2 || at[0].kind != CSS_COMMA || at[1].kind != CSS_STRING)
            return false;
        piece->between = at[1].text;
        at += 2;
    }
    if (at == end)
        return true;
    return end - at == 2 && at[0].kind == CSS_COMMA &&
           find_style(at[1].text, &piece->style);
}

static bool
parse_of_element(struct arena *arena, const struct css_token *token,
    struct content_piece *piece)
{
    struct css_tokens args = css_tokenise(arena, token->args);
    bool many = text_is(token->text, "counters");
    if (many || text_is(token->text, "counter"))
        return parse_counter(&args, many, piece);
    *piece = (struct content_piece){.kind = CONTENT_ATTR};
    if (args.count != 1 || !text_is(token->text, "attr"))
        return false;
    piece->text = args.items[0].whole;
    return args.items[0].kind == CSS_IDENT;
}

static bool
parse_of_page(struct arena *arena, const struct css_token *token,
    struct content_piece *piece)
{
    const char *name =
        text_lower(arena, arena_strndup(arena, token->args.p, token->args.n));
    *piece = (struct content_piece){.kind = CONTENT_STRING, .text = name};
    if (text_is(token->text, "string"))
        return *name != '\0';
    bool pages = text_is(name, "pages");
    piece->kind = pages ? CONTENT_PAGES : CONTENT_PAGE;
    return text_is(token->text, "counter") && (pages || text_is(name, "page"));
}

bool
content_parse(struct arena *arena, const struct css_token *at,
    const struct css_token *end, bool page, struct content *content)
{
    *content = (struct content){NULL, 0};
    if (end - at == 1 &&
        (text_is(at->text, "none") || text_is(at->text, "normal")))
        return true;
    content->pieces = ARENA_ARRAY(arena, struct content_piece, end - at);
    for (; at < end; at++) {
        struct content_piece *piece = &content->pieces[content->count++];
        *piece = (struct content_piece){.kind = CONTENT_TEXT, .text = at->text};
        if (at->kind == CSS_STRING)
            continue;
        if (at->kind != CSS_FUNCTION ||
            !(page ? parse_of_page : parse_of_element)(arena, at, piece))
            return false;
    }
    return content->count > 0;
}

bool
value_parse_content(struct value_reader *reader,
    const struct property *property, struct value *value)
{
    (void)property;
    struct content *content = ARENA_NEW(reader->arena, struct content);
    if (!content_parse(reader->arena, reader->at, reader->end, false, content))
        return false;
    *value = (struct value){
        .kind = VALUE_LIST, .list = content->count > 0 ? content : NULL};
    reader->at = reader->end;
    return true;
}

/* none, or names each with a whole number that need not be given. */
static bool
take_changes(struct value_reader *reader, int given, struct value *value)
{
    struct counter_list *list = ARENA_NEW(reader->arena, struct counter_list);
    *value = (struct value){.kind = VALUE_LIST};
    if (reader->end - reader->at == 1 && text_is(reader->at->text, "none")) {
        reader->at++;
        return true;
    }
    list->items = ARENA_ARRAY(
        reader->arena, struct counter_change, reader->end - reader->at);
    for (; reader->at < reader->end; reader->at++) {
        const struct css_token *t = reader->at;
        bool number = t->kind == CSS_NUMBER && !t->unit[0] && list->count > 0 &&
                      t[-1].kind == CSS_IDENT && t->number % 1000000 == 0;
        if (number)
            list->items[list->count - 1].n = (int)(t->number / 1000000);
        else if (t->kind == CSS_IDENT)
            list->items[list->count++] =
                (struct counter_change){t->whole, given};
        else
            return false;
    }
    value->list = list;
    return true;
}

bool
value_parse_reset(struct value_reader *reader, const struct property *property,
    struct value *value)
{
    (void)property;
    return take_changes(reader, 0, value);
}

bool
value_parse_increment(struct value_reader *reader,
    const struct property *property, struct value *value)
{
    (void)property;
    return take_changes(reader, 1, value);
}
