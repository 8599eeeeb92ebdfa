/* Running headers and footers: the margin boxes of @page. */
#include "type/page.h"

#include <string.h>

#include "base/text.h"

/* A running string as it was set, with its page. */
struct setting {
    const char *name, *text;
    int page;
};

struct runner {
    struct layout *layout;
    struct pages *pages;
    struct setting *settings;
    int count;
    struct side_box {
        const struct style *style;
        const char *text;
        struct glyph_run *runs; /* of the text, shaped */
        int count;
        coord width;
    } before[MARGIN_BOXES]; /* as they were on the last page, not placed */
};

static void
note_strings(struct runner *r, const struct box_list *boxes)
{
    r->settings = ARENA_ARRAY(r->layout->arena, struct setting, boxes->count);
    for (int i = 0; i < boxes->count; i++) {
        const struct box *box = boxes->items[i];
        r->settings[r->count++] = (struct setting){box->style->string_set,
            box_extras(box)->string_text, pages_at(r->pages, flow_y(box))};
    }
}

/* The first setting on the page, else the last before it. */
static const char *
string_on(const struct runner *r, const char *name, int page)
{
    const char *text = "";
    for (int i = 0; i < r->count; i++) {
        const struct setting *setting = &r->settings[i];
        if (setting->page > page || !text_is(setting->name, name))
            continue;
        text = setting->text;
        if (setting->page == page)
            break;
    }
    return text;
}

static const char *
content_of(
    const struct runner *r, const struct page_style *style, int box, int page)
{
    struct buf text = {0};
    const struct content *content = &style->boxes[box].content;
    for (int i = 0; i < content->count; i++) {
        const struct content_piece *piece = &content->pieces[i];
        switch (piece->kind) {
        case CONTENT_TEXT:
            buf_str(&text, piece->text);
            break;
        case CONTENT_PAGE:
            buf_printf(&text, "%d", page + 1);
            break;
        case CONTENT_PAGES:
            buf_printf(&text, "%d", r->pages->count);
            break;
        case CONTENT_STRING:
            buf_str(&text, string_on(r, piece->text, page));
            break;
        case CONTENT_ATTR:
        case CONTENT_COUNTER:
        case CONTENT_COUNTERS:
            break; /* of elements only */
        }
    }
    const char *copy =
        arena_strndup(r->layout->arena, text.p ? text.p : "", text.n);
    buf_free(&text);
    return text_transform(
        r->layout->arena, copy, style->boxes[box].style.transform, NULL);
}

static struct box
box_for(struct runner *r, const struct style *style)
{
    return (struct box){
        .style = style, .lang = r->pages->root ? r->pages->root->lang : NULL};
}

static void
shape_side(struct runner *r, struct side_box *side, const char *text)
{
    struct box box = box_for(r, side->style);
    struct text_style style = text_style_of(&box);
    if (r->pages->root && r->pages->root->style->rtl)
        style.direction = TEXT_LEFTWARDS;
    side->text = text;
    side->width = runs_of_text(
        r->layout, &style, side->style->color, text, &side->runs, &side->count);
}

/* Most margin boxes say on each page what they said on the last. */
static void
shape_again(struct runner *r, struct side_box *side, int box, const char *text)
{
    struct side_box *before = &r->before[box];
    if (before->style != side->style || !text_is(before->text, text)) {
        shape_side(r, side, text);
        *before = *side;
    }
    *side = *before;
    if (side->count == 0)
        return;
    side->runs = ARENA_RAW(r->layout->arena, struct glyph_run, side->count);
    memcpy(side->runs, before->runs, sizeof *side->runs * (size_t)side->count);
}

/* The end of the last whole word, unless that takes much of the text. */
static size_t
word_end(const char *text, size_t size)
{
    size_t end = size;
    while (end > 0 && text[end] != ' ')
        end--;
    return end * 3 > size * 2 ? end : size;
}

/* The longest beginning that fits with an ellipsis. */
static void
shorten(struct runner *r, struct side_box *side, coord room)
{
    const char *whole = side->text;
    size_t low = 0, high = strlen(whole);
    while (low < high) {
        size_t middle = low + (high - low + 1) / 2, cut = middle;
        while (cut > low && ((unsigned char)whole[cut] & 0xc0) == 0x80)
            cut--;
        shape_side(
            r, side, arena_printf(r->layout->arena, "%.*s…", (int)cut, whole));
        if (side->width <= room && cut > low)
            low = cut;
        else if (side->width <= room)
            break;
        else
            high = cut > low ? cut - 1 : low;
    }
    while (low > 0 && ((unsigned char)whole[low] & 0xc0) == 0x80)
        low--;
    low = word_end(whole, low);
    shape_side(
        r, side, arena_printf(r->layout->arena, "%.*s…", (int)low, whole));
}

static void
fit_side(struct runner *r, struct side_box *side, coord room)
{
    if (side->style && side->width > room && *side->text)
        shorten(r, side, room > 0 ? room : 0);
}

/* Three texts share a line: the outer two yield to the middle one, which goes
 * a little aside when there is room for all but not there.  Gives the middle
 * one's place. */
static coord
fit_sides(struct runner *r, struct side_box *sides, coord whole)
{
    coord gap = PT(12), outer = sides[0].width + sides[2].width;
    fit_side(r, &sides[1], whole);
    coord middle = sides[1].width, at = (whole - middle) / 2;
    if (middle == 0) {
        fit_side(r, &sides[2], whole);
        fit_side(r, &sides[0],
            sides[2].width > 0 ? whole - sides[2].width - gap : whole);
        return at;
    }
    if (outer + middle + 2 * gap <= whole) {
        coord last = whole - sides[2].width - gap - middle;
        at = coord_max(at, sides[0].width + gap);
        return at < last ? at : last;
    }
    fit_side(r, &sides[0], at - gap);
    fit_side(r, &sides[2], at - gap);
    return at;
}

static coord
baseline_in(
    struct runner *r, const struct style *style, coord top, coord height)
{
    len ascent, descent;
    struct box box = box_for(r, style);
    box_metrics(r->layout, &box, &ascent, &descent);
    coord text = ascent + descent, y = top + (height - text) / 2;
    if (style->valign == VALIGN_TOP)
        y = top;
    else if (style->valign == VALIGN_BOTTOM)
        y = top + height - text;
    return y + ascent;
}

static void
place_side(struct runner *r, struct page *page, const struct side_box *side,
    coord x, bool header)
{
    const struct page_style *style = page->style;
    coord height = style->margin[header ? SIDE_TOP : SIDE_BOTTOM];
    coord y = baseline_in(
        r, side->style, header ? 0 : style->height - height, height);
    for (int i = 0; i < side->count; i++) {
        side->runs[i].x += coord_len(x);
        side->runs[i].y = coord_len(y);
    }
    if (side->count > 0)
        page->running[page->running_count++] = (struct running){side->runs,
            side->count, header ? ARTIFACT_HEADER : ARTIFACT_FOOTER};
}

static void
set_edge(struct runner *r, int number, bool header)
{
    struct page *page = &r->pages->items[number];
    const struct page_style *style = page->style;
    int first = header ? MARGIN_TOP_LEFT : MARGIN_BOTTOM_LEFT;
    coord left = style->margin[SIDE_LEFT];
    coord whole = style->width - left - style->margin[SIDE_RIGHT];
    struct side_box sides[3] = {{0}};
    /* A document that runs to the left has its header the other way round. */
    bool mirrored = r->pages->root && r->pages->root->style->rtl;
    for (int i = 0; i < 3; i++) {
        int box = first + (mirrored ? 2 - i : i);
        if (style->boxes[box].content.count == 0)
            continue;
        sides[i].style = &style->boxes[box].style;
        shape_again(r, &sides[i], box, content_of(r, style, box, number));
    }
    coord middle = fit_sides(r, sides, whole);
    coord x[3] = {left, left + middle, left + whole - sides[2].width};
    for (int i = 0; i < 3; i++)
        if (sides[i].style)
            place_side(r, page, &sides[i], x[i], header);
}

void
running_set(struct layout *layout, struct pages *pages)
{
    struct runner r = {.layout = layout, .pages = pages};
    note_strings(&r, &layout->string_boxes);
    for (int i = 0; i < pages->count; i++) {
        struct page *page = &pages->items[i];
        page->running =
            ARENA_ARRAY(layout->arena, struct running, MARGIN_BOXES);
        set_edge(&r, i, true);
        set_edge(&r, i, false);
    }
}
