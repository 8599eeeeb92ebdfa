/* Elements become structure tags.
 *
 * Tags are made in document order over the whole box tree, then those that
 * never get ink are dropped: only the rest are numbered.  Empty cells stay,
 * because a table's rows must be equally long. */
#include "type/box.h"

#include <string.h>

#include "base/text.h"

#define ROLE_NONE (-1)

/* What a role may hold decides what is made inside it. */
enum role_kind {
    ROLE_GROUP, /* text in it needs a P */
    ROLE_TEXT,  /* text and inline tags only */
    ROLE_MIXED  /* text, and blocks beside it */
};

static enum role_kind
role_kind(int role)
{
    switch (role) {
    case TAG_H1:
    case TAG_H2:
    case TAG_H3:
    case TAG_H4:
    case TAG_H5:
    case TAG_H6:
    case TAG_P:
    case TAG_LBL:
    case TAG_LINK:
    case TAG_SPAN:
    case TAG_CODE:
    case TAG_FIGURE:
    case TAG_FORM:
        return ROLE_TEXT;
    case TAG_LBODY:
    case TAG_TH:
    case TAG_TD:
    case TAG_CAPTION:
        return ROLE_MIXED;
    default:
        return ROLE_GROUP;
    }
}

/* Sorted by name. */
static const struct role {
    const char *name;
    enum tag_role role;
} roles[] = {
    {"a", TAG_LINK},
    {"article", TAG_SECT},
    {"aside", TAG_SECT},
    {"blockquote", TAG_BLOCKQUOTE},
    {"caption", TAG_CAPTION},
    {"code", TAG_CODE},
    {"figcaption", TAG_CAPTION},
    {"figure", TAG_FIGURE},
    {"footer", TAG_SECT},
    {"h1", TAG_H1},
    {"h2", TAG_H2},
    {"h3", TAG_H3},
    {"h4", TAG_H4},
    {"h5", TAG_H5},
    {"h6", TAG_H6},
    {"header", TAG_SECT},
    {"img", TAG_FIGURE},
    {"li", TAG_LI},
    {"main", TAG_SECT},
    {"nav", TAG_SECT},
    {"ol", TAG_L},
    {"p", TAG_P},
    {"pre", TAG_P},
    {"section", TAG_SECT},
    {"svg", TAG_FIGURE},
    {"table", TAG_TABLE},
    {"tbody", TAG_TBODY},
    {"td", TAG_TD},
    {"tfoot", TAG_TBODY},
    {"th", TAG_TH},
    {"thead", TAG_THEAD},
    {"tr", TAG_TR},
    {"ul", TAG_L},
};

static int
find_role(const char *name)
{
    const struct role *found =
        text_row(name, roles, sizeof roles / sizeof *roles, sizeof *roles);
    return found ? (int)found->role : ROLE_NONE;
}

/* A document has hundreds of elements, of some twenty names. */
static int
role_of(struct layout *layout, const struct tree *node)
{
    struct seen_role *seen = &layout->roles[node->hash % ROLES_SEEN];
    if (!node->element)
        return find_role(node->name);
    if (seen->element != node->element)
        *seen = (struct seen_role){node->element, find_role(node->name)};
    return seen->role;
}

static struct tag *
tag_new(struct layout *layout, enum tag_role role, struct tag *parent)
{
    struct tag_list *tags = &layout->tags;
    struct tag *tag = ARENA_NEW(layout->arena, struct tag);
    tag->role = role;
    tag->parent = parent;
    tag->id = -1;
    tags->items = arena_grow(layout->arena, tags->items, tags->count,
        &tags->room, sizeof *tags->items);
    tags->items[tags->count++] = tag;
    return tag;
}

/* Tags get ids when they are known to hold ink; the path above does too. */
static void
tag_ink(struct tag *tag)
{
    for (; tag && tag->id == -1; tag = tag->parent)
        tag->id = 0;
}

static bool
is_in_text(const struct tag *tag)
{
    return role_kind((int)tag->role) == ROLE_TEXT;
}

static bool
is_graphic(const struct tree *node)
{
    return tree_is(node, "svg") || tree_is(node, "img");
}

static const struct tree *
graphic_in(const struct tree *figure)
{
    for (const struct tree *n = figure; n; n = tree_walk(n, figure))
        if (n != figure && is_graphic(n) &&
            !text_is(tree_get(n, "aria-hidden"), "true"))
            return n;
    return NULL;
}

/* What is said instead of a graphic; NULL when nothing is. */
static const char *
alt_of(struct layout *layout, const struct tree *node)
{
    const char *alt = tree_get(node, "aria-label");
    if (text_blank(alt) && tree_is(node, "img"))
        alt = tree_get(node, "alt");
    if (text_blank(alt) && tree_is(node, "svg")) {
        const struct tree *title = tree_find(node, "title");
        alt = title ? tree_plain(layout->arena, title) : NULL;
    }
    if (text_blank(alt) && tree_is(node, "figure")) {
        const struct tree *graphic = graphic_in(node);
        const struct tree *caption = tree_find(node, "figcaption");
        alt = graphic ? alt_of(layout, graphic) : NULL;
        if (text_blank(alt) && caption)
            alt = tree_plain(layout->arena, caption);
    }
    return text_blank(alt) ? NULL : text_collapse(layout->arena, alt);
}

static enum tag_scope
scope_of(const struct box *box)
{
    const char *scope = tree_get(box->node, "scope");
    if (text_is(scope, "row") || text_is(scope, "rowgroup"))
        return SCOPE_ROW;
    if (text_is(scope, "col") || text_is(scope, "colgroup"))
        return SCOPE_COLUMN;
    const struct tree *row = box->node->parent;
    bool head = row && row->parent && tree_is(row->parent, "thead");
    if (head || (row && row->parent && tree_is(row->parent, "table")))
        return SCOPE_COLUMN;
    return SCOPE_ROW;
}

/* Whether an element of this role can get a tag where it stands. */
static bool
role_fits(const struct box *box, int role, const struct tag *parent)
{
    static const enum tag_role rows[] = {
        TAG_THEAD, TAG_TBODY, TAG_TR, TAG_TH, TAG_TD};
    if (role == TAG_LINK && !box_extras(box)->link)
        return false;
    if (is_in_text(parent) && parent->role != TAG_FIGURE)
        return role == TAG_LINK || role == TAG_CODE || role == TAG_FIGURE ||
               role == TAG_SPAN || role == TAG_FORM;
    if (parent->role == TAG_FIGURE)
        return role == TAG_CAPTION || role == TAG_LINK;
    if (role == TAG_LI)
        return parent->role == TAG_L;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (role == (int)rows[i])
            return box->kind == BOX_ROW_GROUP || box->kind == BOX_ROW ||
                   box->kind == BOX_CELL;
    return true;
}

static void
describe(const struct box *box, struct tag *tag)
{
    if (tag->role == TAG_TH)
        tag->scope = scope_of(box);
    if (tag->role == TAG_TH || tag->role == TAG_TD) {
        tag->colspan = box->colspan;
        tag->rowspan = box->rowspan;
        tag_ink(tag);
    }
    tag->ordered = tag->role == TAG_L && tree_is(box->node, "ol");
}

/* A figure that shows nothing, or says nothing, is only decoration; of another
 * one, *alt is what it says. */
static int
role_of_box(struct layout *layout, const struct box *box, const char **alt)
{
    int role = box_extras(box)->field ? TAG_FORM : role_of(layout, box->node);
    if (role == TAG_FIGURE && tree_is(box->node, "figure") &&
        !graphic_in(box->node))
        return TAG_DIV;
    if (role == TAG_FIGURE && !(*alt = alt_of(layout, box->node)))
        return tree_is(box->node, "figure") ? TAG_DIV : ROLE_NONE;
    if (role == ROLE_NONE && box->kind == BOX_INLINE &&
        tree_get(box->node, "lang"))
        return TAG_SPAN;
    return role;
}

static void
set_language(const struct box *box, struct tag *tag)
{
    const char *above = box->parent ? box->parent->lang : box->lang;
    if (box->node && box->lang && !text_is(box->lang, above))
        tag->lang = box->lang;
}

/* Text stands in a paragraph, unless its tag may hold text and holds only
 * this one. */
static bool
needs_paragraph(const struct box *box, const struct tag *tag, bool inherited)
{
    switch (role_kind((int)tag->role)) {
    case ROLE_GROUP:
        return true;
    case ROLE_MIXED:
        return inherited && !box->inline_level &&
               box->parent->first != box->parent->last;
    case ROLE_TEXT:
        break;
    }
    return false;
}

/* The tag for what the box holds, below `parent`. */
static struct tag *
tag_for(struct layout *layout, struct box *box, struct tag *parent)
{
    struct tag *tag = parent;
    const char *alt = NULL;
    int role = box->node ? role_of_box(layout, box, &alt) : ROLE_NONE;
    if (role != ROLE_NONE && role_fits(box, role, parent)) {
        tag = tag_new(layout, (enum tag_role)role, parent);
        tag->alt = alt;
        set_language(box, tag);
        describe(box, tag);
    }
    if (tag->role == TAG_LI) {
        box_own_extras(layout, box)->label_tag = tag_new(layout, TAG_LBL, tag);
        tag = tag_new(layout, TAG_LBODY, tag);
    }
    if (box->inlines && needs_paragraph(box, tag, tag == parent)) {
        tag = tag_new(layout, TAG_P, tag);
        set_language(box, tag);
    }
    return tag;
}

/* A decoration is a picture without words that no figure speaks for. */
static bool
is_decoration(const struct box *box)
{
    return box->kind == BOX_PICTURE && box->tag->role != TAG_FIGURE;
}

static bool
has_ink(const struct box *box)
{
    if (box->kind == BOX_TEXT)
        return !text_blank(box->text);
    if (box_extras(box)->link)
        return box->tag->role == TAG_LINK && box->first;
    return box->kind == BOX_PICTURE || box->tag->role == TAG_FORM;
}

static bool
is_marked(const struct box *box)
{
    return box->style->display == DISPLAY_LIST_ITEM &&
           box->style->list_style != LIST_NONE;
}

static void
assign(struct layout *layout, struct box *box)
{
    if (box->artifact)
        return;
    box->tag = tag_for(layout, box, box->parent->tag);
    if (is_decoration(box))
        box->tag = NULL;
    else if (has_ink(box))
        tag_ink(box->tag);
    struct tag *label = box_extras(box)->label_tag;
    if (is_marked(box) && label)
        tag_ink(label);
}

void
tags_assign(struct layout *layout, struct box *root)
{
    struct tag *document = tag_new(layout, TAG_DOCUMENT, NULL);
    tag_ink(document);
    struct box above = {.tag = document, .lang = root->lang};
    root->parent = &above;
    assign(layout, root);
    root->parent = NULL;
    for (struct box *box = box_next(root, root); box; box = box_next(box, root))
        assign(layout, box);
    int count = 0;
    for (int i = 0; i < layout->tags.count; i++)
        if (layout->tags.items[i]->id == 0)
            layout->tags.items[i]->id = count++;
}
