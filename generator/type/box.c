#include "type/box.h"

#include <string.h>

#include "base/text.h"
#include "document/element.h"
#include "type/style_memo.h"

static struct box *build_element(struct layout *layout, const struct tree *node,
    const struct box *parent, int depth);
static void normalise(struct layout *layout, struct box *box);

const struct extras no_extras;

static struct box *
box_new(struct layout *layout, enum box_kind kind, const struct style *style)
{
    struct box *box = ARENA_NEW(layout->arena, struct box);
    box->kind = kind;
    box->style = style;
    box->colspan = box->rowspan = 1;
    box->inline_level =
        kind == BOX_INLINE || kind == BOX_TEXT || kind == BOX_BREAK;
    return box;
}

static void
box_append(struct box *parent, struct box *child)
{
    child->parent = parent;
    child->next = NULL;
    parent->pictured |= child->pictured;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

struct extras *
box_own_extras(struct layout *layout, struct box *box)
{
    if (!box->extras)
        box->extras = ARENA_NEW(layout->arena, struct extras);
    return box->extras;
}

bool
box_is_atom(const struct box *box)
{
    return box->inline_level && box->kind != BOX_INLINE &&
           box->kind != BOX_TEXT && box->kind != BOX_BREAK;
}

struct box *
box_after(const struct box *box, const struct box *top)
{
    while (box != top && !box->next)
        box = box->parent;
    return box == top ? NULL : box->next;
}

struct box *
box_next(const struct box *box, const struct box *top)
{
    return box->first ? box->first : box_after(box, top);
}

static struct box *
anonymous(struct layout *layout, enum box_kind kind, const struct box *parent)
{
    const struct style *style = style_find_anonymous(
        layout->input->styles, layout->arena, parent->style);
    struct box *box = box_new(layout, kind, style);
    box->lang = parent->lang;
    box->artifact = parent->artifact;
    return box;
}

static bool
is_space(const struct box *box)
{
    return box->kind == BOX_TEXT && box->style->white != WHITE_PRE &&
           box->style->white != WHITE_PRE_WRAP &&
           box->text[strspn(box->text, " \t\r\n\f")] == '\0';
}

static bool
has_block(const struct box *box)
{
    for (const struct box *child = box->first; child; child = child->next)
        if (!child->inline_level)
            return true;
    return false;
}

typedef bool box_test(const struct box *box);

/* Takes the children apart and puts them back with each run of those that
 * `belongs` refuses wrapped into an anonymous box; runs of space vanish. */
static void
wrap_children(struct layout *layout, struct box *box, box_test *belongs,
    enum box_kind wrapper)
{
    struct box *child = box->first, *run = NULL;
    box->first = box->last = NULL;
    while (child) {
        struct box *next = child->next;
        if (belongs(child)) {
            run = NULL;
            box_append(box, child);
        } else if (run || !is_space(child)) {
            if (!run) {
                run = anonymous(layout, wrapper, box);
                box_append(box, run);
            }
            box_append(run, child);
        }
        child = next;
    }
    for (child = box->first; child; child = child->next)
        if (!child->node && child->kind == wrapper)
            normalise(layout, child);
}

static bool
is_block_level(const struct box *box)
{
    return !box->inline_level;
}

static bool
is_flex_item(const struct box *box)
{
    return box->kind != BOX_TEXT && box->kind != BOX_BREAK;
}

static bool
is_table_part(const struct box *box)
{
    return box->kind == BOX_ROW_GROUP || box->kind == BOX_ROW ||
           (box->node && box->style->display == DISPLAY_TABLE_CAPTION);
}

static bool
is_row(const struct box *box)
{
    return box->kind == BOX_ROW;
}

static bool
is_cell(const struct box *box)
{
    return box->kind == BOX_CELL;
}

/* Parts of a table that stand outside of one are ordinary blocks. */
static void
demote(struct layout *layout, struct box *box)
{
    if (box->kind != BOX_ROW_GROUP && box->kind != BOX_ROW &&
        box->kind != BOX_CELL)
        return;
    box->kind = BOX_BLOCK;
    normalise(layout, box);
}

static void
normalise_block(struct layout *layout, struct box *box)
{
    for (struct box *child = box->first; child; child = child->next)
        demote(layout, child);
    if (has_block(box))
        wrap_children(layout, box, is_block_level, BOX_BLOCK);
    else
        box->inlines = box->first != NULL;
}

static void
normalise_flex(struct layout *layout, struct box *box)
{
    wrap_children(layout, box, is_flex_item, BOX_BLOCK);
    for (struct box *child = box->first; child; child = child->next) {
        child->inline_level = false;
        demote(layout, child);
        if (child->kind == BOX_INLINE) {
            child->kind = BOX_BLOCK;
            normalise(layout, child);
        }
    }
}

/* An inline box with blocks in it becomes a block itself. */
static void
normalise_inline(struct layout *layout, struct box *box)
{
    for (struct box *child = box->first; child; child = child->next)
        demote(layout, child);
    if (has_block(box)) {
        box->kind = BOX_BLOCK;
        box->inline_level = false;
        normalise_block(layout, box);
    }
}

static void
normalise(struct layout *layout, struct box *box)
{
    switch (box->kind) {
    case BOX_BLOCK:
    case BOX_CELL:
        normalise_block(layout, box);
        break;
    case BOX_FLEX:
        normalise_flex(layout, box);
        break;
    case BOX_TABLE:
        wrap_children(layout, box, is_table_part, BOX_ROW);
        break;
    case BOX_ROW_GROUP:
        wrap_children(layout, box, is_row, BOX_ROW);
        break;
    case BOX_ROW:
        wrap_children(layout, box, is_cell, BOX_CELL);
        break;
    case BOX_INLINE:
        normalise_inline(layout, box);
        break;
    case BOX_PICTURE:
    case BOX_TEXT:
    case BOX_BREAK:
        break;
    }
}

static enum box_kind
kind_of(enum display display)
{
    switch (display) {
    case DISPLAY_FLEX:
        return BOX_FLEX;
    case DISPLAY_TABLE:
        return BOX_TABLE;
    case DISPLAY_TABLE_HEAD:
    case DISPLAY_TABLE_BODY:
        return BOX_ROW_GROUP;
    case DISPLAY_TABLE_ROW:
        return BOX_ROW;
    case DISPLAY_TABLE_CELL:
        return BOX_CELL;
    case DISPLAY_INLINE:
        return BOX_INLINE;
    default:
        return BOX_BLOCK;
    }
}

static bool
is_never_shown(const struct tree *node)
{
    if (node->element)
        return node->element->hidden;
    return tree_is(node, "script") || tree_is(node, "style") ||
           tree_is(node, "template");
}

static int
span_of(const struct tree *node, const char *name, int most)
{
    const char *text = tree_get(node, name);
    int n = 0;
    for (; text && *text >= '0' && *text <= '9' && n < most; text++)
        n = n * 10 + (*text - '0');
    return n < 1 ? 1 : n > most ? most : n;
}

static const char *
plain_of(struct layout *layout, const struct tree *node)
{
    return text_collapse(layout->arena, tree_plain(layout->arena, node));
}

static void
set_link(struct layout *layout, struct box *box)
{
    const char *href = tree_get(box->node, "href");
    if (!tree_is(box->node, "a") || !href)
        return;
    struct link_target *link = ARENA_NEW(layout->arena, struct link_target);
    if (href[0] == '#' && href[1])
        link->anchor = href + 1;
    else if (text_starts(href, "http://") || text_starts(href, "https://") ||
             text_starts(href, "mailto:"))
        link->uri = href;
    else
        return;
    link->label = plain_of(layout, box->node);
    box_own_extras(layout, box)->link = link;
}

static void
add_box(struct layout *layout, struct box_list *list, struct box *box)
{
    list->items = arena_grow(layout->arena, list->items, list->count,
        &list->room, sizeof *list->items);
    list->items[list->count++] = box;
}

static void
set_running_string(struct layout *layout, struct box *box)
{
    if (!layout->strings || !box->style->string_set)
        return;
    box_own_extras(layout, box)->string_text = plain_of(layout, box->node);
    add_box(layout, &layout->string_boxes, box);
}

static void
set_field(struct layout *layout, struct box *box)
{
    if (box->artifact || box->kind == BOX_INLINE)
        return;
    const struct form_field *field = field_of(layout, box->node, box->style);
    if (field)
        box_own_extras(layout, box)->field = field;
}

static void
set_attributes(struct layout *layout, struct box *box)
{
    const struct tree *node = box->node;
    const char *lang = tree_get(node, "lang");
    if (lang && *lang)
        box->lang = lang;
    box->artifact |= text_is(tree_get(node, "aria-hidden"), "true");
    const char *id = tree_get(node, "id");
    if (id)
        box_own_extras(layout, box)->id = id;
    box->fits = tree_get(node, "data-fit") != NULL;
    if (box->fits || tree_get(node, "data-continued"))
        add_box(layout, &layout->amended, box);
    set_field(layout, box);
    set_link(layout, box);
    set_running_string(layout, box);
    if (node->name[0] == 'h' && node->name[1] >= '1' && node->name[1] <= '3' &&
        node->name[2] == '\0') {
        struct extras *extras = box_own_extras(layout, box);
        extras->outline = node->name[1] - '0';
        extras->outline_title = plain_of(layout, node);
    }
    if (box->kind == BOX_CELL) {
        box->colspan = (uint16_t)span_of(node, "colspan", 1000);
        box->rowspan = (uint16_t)span_of(node, "rowspan", 65534);
    }
}

static const struct picture *
find_picture(const struct layout_input *input, const char *src)
{
    for (int i = 0; src && i < input->picture_count; i++)
        if (text_is(input->pictures[i].src, src))
            return &input->pictures[i];
    return NULL;
}

/* Pictures and line breaks are known by name; true if it is one. */
static bool
set_replaced(struct layout *layout, struct box *box)
{
    const struct tree *node = box->node;
    if (tree_is(node, "br")) {
        box->kind = BOX_BREAK;
        box->inline_level = true;
        return true;
    }
    if (tree_is(node, "img")) {
        struct extras *extras = box_own_extras(layout, box);
        extras->picture = find_picture(layout->input, tree_get(node, "src"));
        extras->svg = extras->picture ? extras->picture->svg : NULL;
    } else if (tree_is(node, "svg")) {
        box_own_extras(layout, box)->svg = node;
    } else {
        return false;
    }
    box->kind = BOX_PICTURE;
    box->pictured = true;
    return true;
}

static struct box *
build_text(struct layout *layout, const char *text, const struct box *parent)
{
    struct box *box = box_new(layout, BOX_TEXT, parent->style);
    box->lang = parent->lang;
    box->artifact = parent->artifact;
    box->text =
        text_transform(layout->arena, text, box->style->transform, box->lang);
    return box;
}

/* ::before and ::after, where they have content. */
static void
build_part(
    struct layout *layout, struct box *box, enum css_part part, int depth)
{
    if (!style_has_part(box->style, part))
        return;
    const struct style *style = style_find_part(layout->input->styles,
        layout->arena, layout->input->sheet, box->node, part, box->style);
    if (!style->content || style->display == DISPLAY_NONE)
        return;
    counters_change(layout, style, depth);
    struct box *made = box_new(layout, kind_of(style->display), style);
    made->lang = box->lang;
    made->artifact = box->artifact;
    made->inline_level |= style->display == DISPLAY_INLINE_BLOCK;
    const char *text = content_text(layout, style->content, box->node);
    if (*text)
        box_append(made, build_text(layout, text, made));
    normalise(layout, made);
    box_append(box, made);
}

/* What is nested too deep keeps its text. */
static void
build_flat(struct layout *layout, const struct tree *top, struct box *box)
{
    for (const struct tree *n = tree_walk(top, top); n; n = tree_walk(n, top))
        if (n->kind == TREE_TEXT && !is_never_shown(n->parent))
            box_append(box, build_text(layout, n->text, box));
}

static void
number_items(struct layout *layout, struct box *list)
{
    int number = span_of(list->node, "start", 1000000);
    if (!tree_get(list->node, "start"))
        number = 1;
    for (struct box *item = list->first; item; item = item->next)
        if (item->node && item->style->display == DISPLAY_LIST_ITEM)
            box_own_extras(layout, item)->list_number = number++;
}

static void
build_children(struct layout *layout, struct box *box, int depth)
{
    build_part(layout, box, PART_BEFORE, depth + 1);
    for (const struct tree *n = box->node->first; n; n = n->next) {
        struct box *child = n->kind == TREE_TEXT
                                ? build_text(layout, n->text, box)
                                : build_element(layout, n, box, depth + 1);
        if (child)
            box_append(box, child);
    }
    build_part(layout, box, PART_AFTER, depth + 1);
    counters_end(layout, depth);
    if (tree_is(box->node, "ol") || tree_is(box->node, "ul"))
        number_items(layout, box);
}

static struct box *
build_element(struct layout *layout, const struct tree *node,
    const struct box *parent, int depth)
{
    if (is_never_shown(node))
        return NULL;
    const struct style *style = style_find(layout->input->styles, layout->arena,
        layout->input->sheet, node, parent ? parent->style : NULL);
    if (style->display == DISPLAY_NONE)
        return NULL;
    counters_change(layout, style, depth);
    struct box *box = box_new(layout, kind_of(style->display), style);
    box->node = node;
    if (style->display == DISPLAY_INLINE_BLOCK)
        box->inline_level = true;
    if (parent) {
        box->lang = parent->lang;
        box->artifact = parent->artifact;
    }
    bool replaced = set_replaced(layout, box);
    if (box->kind == BOX_PICTURE)
        box->inline_level = style->display == DISPLAY_INLINE ||
                            style->display == DISPLAY_INLINE_BLOCK;
    set_attributes(layout, box);
    if (replaced)
        return box;
    if (depth >= BOX_DEPTH)
        build_flat(layout, node, box);
    else
        build_children(layout, box, depth);
    normalise(layout, box);
    return box;
}

struct box *
box_build(struct layout *layout)
{
    struct box *root = build_element(layout, layout->input->document, NULL, 0);
    if (!root)
        return NULL;
    if (root->kind == BOX_INLINE || box_is_atom(root) ||
        root->kind == BOX_PICTURE) {
        struct box *wrapper = anonymous(layout, BOX_BLOCK, root);
        box_append(wrapper, root);
        normalise(layout, wrapper);
        return wrapper;
    }
    demote(layout, root);
    return root;
}
