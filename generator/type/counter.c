#include "type/box.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct counter {
    const char *name;
    int n;
    int depth; /* of the element that made it */
};
/* Those in scope, the innermost of a name last. */
struct counters {
    struct counter *items;
    int count, room;
};

static struct counter *
find_counter(struct layout *layout, const char *name)
{
    struct counters *counters = layout->counters;
    for (int i = counters ? counters->count - 1 : -1; i >= 0; i--)
        if (text_is(counters->items[i].name, name))
            return &counters->items[i];
    return NULL;
}

static struct counter *
make_counter(struct layout *layout, const char *name, int depth)
{
    if (!layout->counters)
        layout->counters = ARENA_NEW(layout->arena, struct counters);
    struct counters *counters = layout->counters;
    counters->items = arena_grow(layout->arena, counters->items,
        counters->count, &counters->room, sizeof *counters->items);
    struct counter *counter = &counters->items[counters->count++];
    *counter = (struct counter){name, 0, depth};
    return counter;
}

static int
add_clamped(int a, int b)
{
    int64_t sum = (int64_t)a + b, most = 1000000000;
    return (int)(sum > most ? most : sum < -most ? -most : sum);
}

static void
reset_all(struct layout *layout, const struct counter_list *list, int depth)
{
    for (int i = 0; list && i < list->count; i++) {
        struct counter *counter = find_counter(layout, list->items[i].name);
        if (!counter || counter->depth != depth)
            counter = make_counter(layout, list->items[i].name, depth);
        counter->n = list->items[i].n;
    }
}

static void
change_all(
    struct layout *layout, const struct counter_list *list, bool add, int depth)
{
    for (int i = 0; list && i < list->count; i++) {
        struct counter *counter = find_counter(layout, list->items[i].name);
        if (!counter)
            counter = make_counter(layout, list->items[i].name, depth);
        int n = list->items[i].n;
        counter->n = add ? add_clamped(counter->n, n) : n;
    }
}

void
counters_change(struct layout *layout, const struct style *style, int depth)
{
    reset_all(layout, style->counter_reset, depth);
    change_all(layout, style->counter_increment, true, depth);
    change_all(layout, style->counter_set, false, depth);
}

void
counters_end(struct layout *layout, int depth)
{
    struct counters *counters = layout->counters;
    while (counters && counters->count > 0 &&
           counters->items[counters->count - 1].depth > depth)
        counters->count--;
}

/* 1 is a, 26 is z, 27 is aa. */
static void
write_alpha(int n, char first, char *text)
{
    char back[16];
    int count = 0;
    for (; n > 0; n = (n - 1) / 26)
        back[count++] = (char)(first + (n - 1) % 26);
    while (count > 0)
        *text++ = back[--count];
}

static void
write_roman(int n, bool upper, char *text)
{
    static const struct {
        int n;
        const char *digits;
    } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
        {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"},
        {4, "iv"}, {1, "i"}};
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
        for (; n >= steps[i].n; n -= steps[i].n)
            for (const char *p = steps[i].digits; *p; p++)
                *text++ = (char)(upper ? *p - 'a' + 'A' : *p);
}

const char *
counter_text(struct arena *arena, int n, enum list_style style)
{
    char text[24] = "";
    switch (style) {
    case LIST_NONE:
        return "";
    case LIST_DISC:
        return "\u2022";
    case LIST_CIRCLE:
        return "\u25e6";
    case LIST_SQUARE:
        return "\u25aa";
    case LIST_DECIMAL:
        break;
    case LIST_DECIMAL_ZERO:
        return arena_printf(arena, "%s%02d", n < 0 ? "-" : "", abs(n));
    case LIST_LOWER_ALPHA:
    case LIST_UPPER_ALPHA:
        if (n > 0)
            write_alpha(n, style == LIST_LOWER_ALPHA ? 'a' : 'A', text);
        break;
    case LIST_LOWER_ROMAN:
    case LIST_UPPER_ROMAN:
        if (n > 0 && n < 4000)
            write_roman(n, style == LIST_UPPER_ROMAN, text);
        break;
    }
    return *text ? arena_strndup(arena, text, strlen(text))
                 : arena_printf(arena, "%d", n);
}

static void
put_counter(
    struct layout *layout, const struct content_piece *piece, struct buf *out)
{
    const struct counter *counter = find_counter(layout, piece->text);
    buf_str(out,
        counter_text(layout->arena, counter ? counter->n : 0, piece->style));
}

static void
put_counters(
    struct layout *layout, const struct content_piece *piece, struct buf *out)
{
    const struct counters *counters = layout->counters;
    bool any = false;
    for (int i = 0; counters && i < counters->count; i++) {
        const struct counter *counter = &counters->items[i];
        if (!text_is(counter->name, piece->text))
            continue;
        buf_str(out, any ? piece->between : "");
        buf_str(out, counter_text(layout->arena, counter->n, piece->style));
        any = true;
    }
    if (!any)
        put_counter(layout, piece, out);
}

const char *
content_text(struct layout *layout, const struct content *content,
    const struct tree *node)
{
    struct buf out = {0};
    for (int i = 0; i < content->count; i++) {
        const struct content_piece *piece = &content->pieces[i];
        const char *value;
        switch (piece->kind) {
        case CONTENT_TEXT:
            buf_str(&out, piece->text);
            break;
        case CONTENT_ATTR:
            value = tree_get(node, piece->text);
            buf_str(&out, value ? value : "");
            break;
        case CONTENT_COUNTER:
            put_counter(layout, piece, &out);
            break;
        case CONTENT_COUNTERS:
            put_counters(layout, piece, &out);
            break;
        case CONTENT_PAGE:
        case CONTENT_PAGES:
        case CONTENT_STRING:
            break; /* of pages only */
        }
    }
    const char *text = arena_strndup(layout->arena, out.p ? out.p : "", out.n);
    buf_free(&out);
    return text;
}
