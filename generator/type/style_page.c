#include <string.h>

#include "base/text.h"
#include "type/style_sheet.h"

static const struct {
    const char *name;
    len width, height;
} sheets[] = {
    {"a3", 841890, 1190551},
    {"a4", 595276, 841890},
    {"a5", 419528, 595276},
    {"letter", 612000, 792000},
    {"legal", 612000, 1008000},
};

static bool
take_length(const struct css_token *token, len *n)
{
    struct value value = {0};
    if (!value_length(token, false, &value) || value.kind == VALUE_PERCENT ||
        value.n < 0)
        return false;
    *n =
        value_resolve(&value, style_initial.font_size, style_initial.font_size);
    return true;
}

static bool
take_sheet(const struct css_token *token, len *width, len *height)
{
    for (size_t i = 0; i < sizeof sheets / sizeof sheets[0]; i++)
        if (text_is(token->text, sheets[i].name)) {
            *width = sheets[i].width;
            *height = sheets[i].height;
            return true;
        }
    return false;
}

/* A name and an orientation in any order, or one or two lengths. */
static bool
parse_size(const struct css_tokens *t, struct page_style *page)
{
    len width = page->width, height = page->height;
    if (t->count < 1 || t->count > 2)
        return false;
    if (take_length(&t->items[0], &width)) {
        height = width;
        if (t->count == 2 && !take_length(&t->items[1], &height))
            return false;
    } else {
        for (int i = 0; i < t->count; i++) {
            const char *word = t->items[i].text;
            bool portrait = text_is(word, "portrait");
            if (!take_sheet(&t->items[i], &width, &height) && !portrait &&
                !text_is(word, "landscape"))
                return false;
        }
        const char *last = t->items[t->count - 1].text;
        const char *first = t->items[0].text;
        bool wide = text_is(last, "landscape") || text_is(first, "landscape");
        if (wide == (width < height)) {
            len swap = width;
            width = height;
            height = swap;
        }
    }
    if (width < PT(72) || height < PT(72))
        return false;
    page->width = width;
    page->height = height;
    return true;
}

static bool
parse_margin(const struct css_tokens *t, const char *name, len margin[4])
{
    static const char *const names[4] = {
        "margin-top", "margin-right", "margin-bottom", "margin-left"};
    static const unsigned char source[4][4] = {
        {0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
    len values[4];
    if (t->count < 1 || t->count > 4)
        return false;
    for (int i = 0; i < t->count; i++)
        if (!take_length(&t->items[i], &values[i]))
            return false;
    if (text_is(name, "margin")) {
        for (int i = 0; i < 4; i++)
            margin[i] = values[source[t->count - 1][i]];
        return true;
    }
    int side = 0;
    while (side < 4 && !text_is(name, names[side]))
        side++;
    if (side == 4 || t->count != 1)
        return false;
    margin[side] = values[0];
    return true;
}

/* What the page itself understands; everything else is style. */
static bool
is_of_page(const struct css_decl *decl, bool box)
{
    return box ? text_is(decl->name, "content")
               : text_is(decl->name, "size") ||
                     text_starts(decl->name, "margin");
}

static void
apply_own(struct sheet_reader *reader, const struct css_page_rule *rule,
    const struct css_decl *decl, struct page_style *page)
{
    struct slice value;
    if (!sheet_value(reader, decl, &value))
        return;
    struct css_tokens t = css_tokenise(reader->arena, value);
    bool ok;
    if (rule->box >= 0)
        ok = t.count > 0 &&
             content_parse(reader->arena, t.items, t.items + t.count, true,
                 &page->boxes[rule->box].content);
    else if (text_is(decl->name, "size"))
        ok = parse_size(&t, page);
    else
        ok = parse_margin(&t, decl->name, page->margin);
    if (!ok)
        sheet_warn_value(reader, decl);
}

static void
apply_style(struct sheet_reader *reader, const struct css_page_rule *rule,
    struct style *style, const struct style *parent)
{
    struct css_decl *rest =
        ARENA_ARRAY(reader->arena, struct css_decl, rule->decl_count);
    int count = 0;
    for (int i = 0; i < rule->decl_count; i++)
        if (!is_of_page(&rule->decls[i], rule->box >= 0))
            rest[count++] = rule->decls[i];
    struct settings settings = sheet_settings(reader, rest, count, NULL);
    const struct settings *list = &settings;
    sheet_apply(reader->sheet, &list, 1, style, parent);
}

/* One step of the cascade of pages. */
struct page_step {
    const char *name;
    bool first;
};

static bool
is_of_step(const struct css_page_rule *rule, const struct page_step *step)
{
    return text_is(rule->name, step->name) && rule->first == step->first;
}

static void
apply_rules(struct sheet_reader *reader, const struct css_rules *rules,
    struct page_style *page, const struct page_step *step, bool boxes,
    const struct style *base)
{
    for (int i = 0; i < rules->page_count; i++) {
        const struct css_page_rule *rule = &rules->pages[i];
        if (!is_of_step(rule, step) || (rule->box >= 0) != boxes)
            continue;
        for (int k = 0; k < rule->decl_count; k++)
            if (is_of_page(&rule->decls[k], rule->box >= 0))
                apply_own(reader, rule, &rule->decls[k], page);
        if (boxes)
            apply_style(reader, rule, &page->boxes[rule->box].style, base);
    }
}

/* Fonts and colours of @page are those of its margin boxes. */
static struct style
page_base(struct sheet_reader *reader, const struct css_rules *rules,
    const struct style *root, const struct page_step *steps, int count)
{
    struct style style = *root;
    for (int step = 0; step < count; step++)
        for (int i = 0; i < rules->page_count; i++)
            if (rules->pages[i].box < 0 &&
                is_of_step(&rules->pages[i], &steps[step]))
                apply_style(reader, &rules->pages[i], &style, root);
    return style;
}

/* A name weighs more than :first. */
static int
page_steps(const char *name, bool first, struct page_step steps[4])
{
    int count = 0;
    for (int named = 0; named <= (name != NULL); named++)
        for (int pass = 0; pass <= first; pass++)
            steps[count++] = (struct page_step){named ? name : NULL, pass};
    return count;
}

static struct page_style
make_page(struct sheet_reader *reader, const struct css_rules *rules,
    const struct style *root, const char *name, bool first)
{
    static const enum text_align aligns[3] = {
        TEXT_LEFT, TEXT_CENTER, TEXT_RIGHT};
    struct page_style page = {.width = 595276, .height = 841890};
    struct page_step steps[4];
    int count = page_steps(name, first, steps);
    for (int i = 0; i < 4; i++)
        page.margin[i] = PT(54);
    struct style base = page_base(reader, rules, root, steps, count);
    for (int i = 0; i < MARGIN_BOXES; i++) {
        page.boxes[i].style = style_inherit(&base);
        page.boxes[i].style.align = aligns[i % 3];
    }
    for (int i = 0; i < count; i++) {
        apply_rules(reader, rules, &page, &steps[i], false, &base);
        apply_rules(reader, rules, &page, &steps[i], true, &base);
    }
    return page;
}

static const struct named_page *
find_page(const struct stylesheet *sheet, const char *name)
{
    for (int i = 0; i < sheet->page_count; i++)
        if (text_is(sheet->pages[i].name, name))
            return &sheet->pages[i];
    return NULL;
}

static void
add_page(struct sheet_reader *reader, const struct css_rules *rules,
    const struct style *root, const char *name)
{
    struct stylesheet *sheet = reader->sheet;
    if (find_page(sheet, name))
        return;
    sheet->pages = arena_grow(reader->arena, sheet->pages, sheet->page_count,
        &sheet->page_room, sizeof *sheet->pages);
    sheet->pages[sheet->page_count++] =
        (struct named_page){name, make_page(reader, rules, root, name, false),
            make_page(reader, rules, root, name, true)};
}

void
sheet_pages(struct sheet_reader *reader, const struct css_rules *rules)
{
    struct tree html = {
        .kind = TREE_ELEMENT, .name = "html", .hash = tree_hash("html", 4)};
    struct style root = style_of(reader->sheet, &html, NULL);
    reader->sheet->root_size = root.font_size;
    add_page(reader, rules, &root, NULL);
    for (int i = 0; i < rules->page_count; i++)
        add_page(reader, rules, &root, rules->pages[i].name);
}

const struct page_style *
style_page(const struct stylesheet *sheet, const char *name, bool first)
{
    const struct named_page *page = find_page(sheet, name);
    if (!page)
        page = &sheet->pages[0];
    return first ? &page->first : &page->page;
}

static len
text_size(const struct page_style *page, len whole, int one, int other)
{
    len size = whole - page->margin[one] - page->margin[other];
    return size > PT(36) ? size : PT(36);
}

len
page_text_width(const struct page_style *page)
{
    return text_size(page, page->width, SIDE_LEFT, SIDE_RIGHT);
}

len
page_text_height(const struct page_style *page)
{
    return text_size(page, page->height, SIDE_TOP, SIDE_BOTTOM);
}

static bool
shows_string(const struct page_style *page)
{
    for (int box = 0; box < MARGIN_BOXES; box++)
        for (int i = 0; i < page->boxes[box].content.count; i++)
            if (page->boxes[box].content.pieces[i].kind == CONTENT_STRING)
                return true;
    return false;
}

bool
style_shows_strings(const struct stylesheet *sheet)
{
    for (int i = 0; i < sheet->page_count; i++)
        if (shows_string(&sheet->pages[i].page) ||
            shows_string(&sheet->pages[i].first))
            return true;
    return false;
}
