/* Dividing what is too high for its box, so that it goes on in the next.
 *
 * The tree is divided, not its boxes: both printings and the tags then see
 * the same parts.  Works downwards along the boxes beside the tree.  What was
 * moved is set again, so that each division only has to be near the right
 * place and never endless: something stays, something goes. */
#include <string.h>

#include "base/text.h"
#include "type/page.h"

struct divider {
    struct arena *arena;
    coord limit; /* of the flow: what ends below it has to go */
    bool stays;  /* something does already, besides headers */
};

/* The child of `parent` that the box was made for; NULL when there is none. */
static struct tree *
child_of(struct tree *parent, const struct box *box)
{
    struct tree *child = parent->first;
    while (child && child != box->node)
        child = child->next;
    return child;
}

static bool
is_header(const struct tree *node)
{
    return tree_is(node, "header");
}

/* A copy of the element that is empty, and is not a second of its name. */
static struct tree *
shell_of(struct arena *arena, const struct tree *node)
{
    struct tree *shell = tree_copy(arena, node, false);
    for (struct tree_attr **a = &shell->attrs; *a;) {
        if (text_is((*a)->name, "id"))
            *a = (*a)->next;
        else
            a = &(*a)->next;
    }
    return shell;
}

/* The same of a box that has nothing left to go on with. */
static struct tree *
bare_of(struct arena *arena, const struct tree *node)
{
    struct tree *shell = shell_of(arena, node);
    const char *class = tree_get(node, "class");
    tree_set(arena, shell, "class",
        class ? arena_printf(arena, "%s bare", class) : "bare");
    return shell;
}

static void
move_to(struct tree *parent, struct tree *node)
{
    tree_remove(node);
    tree_append(parent, node);
}

static void
move_from(struct tree *parent, struct tree *node)
{
    while (node) {
        struct tree *next = node->next;
        move_to(parent, node);
        node = next;
    }
}

/* --- text --- */

/* The end of a word at or before `at`; 0 when there is none. */
static size_t
word_end(const char *text, size_t at)
{
    while (at > 0 && text[at] != ' ' && text[at] != '\n')
        at--;
    return at;
}

/* Divides the text of the element behind about `keep` bytes of it, and what
 * is above it up to `top`; NULL when that would leave nothing on a side. */
static struct tree *
divide_text(struct arena *arena, struct tree *top, size_t keep)
{
    const struct tree *walked = top;
    size_t size = 0;
    while (walked && (walked->kind != TREE_TEXT || size < keep)) {
        if (walked->kind == TREE_TEXT) {
            size_t n = strlen(walked->text);
            if (size + n > keep)
                break;
            size += n;
        }
        walked = tree_walk(walked, top);
    }
    if (!walked || walked->kind != TREE_TEXT)
        return NULL;
    struct tree *node = top;
    while (node != walked) { /* the same node, that may be changed */
        struct tree *child = node->first;
        const struct tree *up = walked;
        while (up->parent != node)
            up = up->parent;
        while (child != up)
            child = child->next;
        node = child;
    }
    size_t n = strlen(node->text);
    size_t at = word_end(node->text, keep - size < n ? keep - size : n - 1);
    if (at == 0 && size == 0)
        return NULL;
    struct tree *part = tree_text(arena, node->text + at);
    node->text = arena_strndup(arena, node->text, at);
    while (node != top) {
        struct tree *shell = shell_of(arena, node->parent);
        tree_append(shell, part);
        move_from(shell, node->next);
        part = shell;
        node = node->parent;
    }
    return part;
}

/* A paragraph that fills more than a slide of its own. */
static struct tree *
divide_lines(
    struct divider *d, const struct box *box, struct tree *node, coord y)
{
    int fit = 0;
    while (fit < box->line_count &&
           y + box->lines[fit].y + box->lines[fit].h <= d->limit)
        fit++;
    if (d->stays || fit < 2 || fit + 1 >= box->line_count)
        return NULL;
    char *text = tree_plain(d->arena, node);
    size_t keep = strlen(text) / (size_t)box->line_count * (size_t)fit;
    struct tree *rest = divide_text(d->arena, node, keep);
    d->stays = d->stays || rest;
    return rest;
}

/* --- boxes --- */

static bool
is_below(const struct divider *d, const struct box *box, coord y)
{
    return y + coord_max(box->h, box->extent) > d->limit;
}

static struct tree *divide_box(
    struct divider *d, const struct box *box, struct tree *node, coord y);

/* Boxes side by side go on side by side. */
static struct tree *
divide_beside(
    struct divider *d, const struct box *box, struct tree *node, coord y)
{
    struct tree *shell = shell_of(d->arena, node);
    bool outer = d->stays, stays = outer, moved = false;
    for (const struct box *child = box->first; child; child = child->next) {
        struct tree *item = child_of(node, child);
        if (!item)
            continue;
        d->stays = outer;
        struct tree *rest = divide_box(d, child, item, y + child->y);
        moved = moved || rest;
        stays = stays || d->stays;
        if (!rest)
            rest = bare_of(d->arena, item);
        if (outer && !rest->first && is_below(d, child, y + child->y)) {
            rest = shell_of(d->arena, item);
            move_from(rest, item->first);
            moved = true;
        }
        tree_append(shell, rest);
    }
    d->stays = stays;
    return moved ? shell : NULL;
}

/* The first child that does not fit. */
static const struct box *
first_below(const struct divider *d, const struct box *box, coord y)
{
    const struct box *child = box->first;
    while (
        child && y + child->y + coord_max(child->h, child->extent) <= d->limit)
        child = child->next;
    return child;
}

static bool
is_content(const struct tree *node)
{
    return node->kind == TREE_ELEMENT && !is_header(node);
}

/* Whether something of the element before the node stays, and counts. */
static bool
stays_before(const struct box *box, const struct tree *node)
{
    bool table = box->kind == BOX_TABLE;
    for (const struct tree *n = node->prev; n; n = n->prev)
        if (is_content(n) && !(table && tree_is(n, "thead")))
            return true;
    return false;
}

static void
repeat_heads(struct divider *d, const struct tree *node, struct tree *shell)
{
    for (const struct tree *n = node->first; n; n = n->next)
        if (tree_is(n, "thead") || tree_is(n, "colgroup"))
            tree_append(shell, tree_copy(d->arena, n, true));
}

/* A heading goes with what it is about. */
static struct tree *
with_heading(const struct box *box, struct tree *node, struct tree *moved)
{
    struct tree *from = moved;
    for (const struct box *child = box->first; child && child->node != moved;
         child = child->next) {
        struct tree *heading = child_of(node, child);
        bool heads = heading && !is_header(heading) &&
                     child->style->break_after == BREAK_AVOID;
        from = !heads ? moved : from == moved ? heading : from;
    }
    return from;
}

/* The first child of the element that goes whole; NULL when it is rather the
 * element that goes, or nothing can. */
static struct tree *
first_to_go(struct divider *d, const struct box *box, struct tree *node,
    struct tree *below)
{
    struct tree *from = with_heading(box, node, below);
    if (stays_before(box, from))
        return from;
    return d->stays ? NULL : below->next;
}

static struct tree *
divide_children(
    struct divider *d, const struct box *box, struct tree *node, coord y)
{
    const struct box *below = first_below(d, box, y);
    struct tree *first = below ? child_of(node, below) : NULL;
    if (!first || is_header(first))
        return NULL;
    bool outer = d->stays;
    d->stays = outer || stays_before(box, first);
    struct tree *rest = divide_box(d, below, first, y + below->y);
    d->stays = outer;
    first = rest ? first->next : first_to_go(d, box, node, first);
    if (!rest && !first)
        return NULL;
    struct tree *shell = shell_of(d->arena, node);
    if (box->kind == BOX_TABLE)
        repeat_heads(d, node, shell);
    if (rest)
        tree_append(shell, rest);
    move_from(shell, first);
    d->stays = true;
    return shell;
}

/* What of the element does not fit, in a copy of it; NULL when it cannot be
 * divided, and so goes or stays whole. */
static struct tree *
divide_box(struct divider *d, const struct box *box, struct tree *node, coord y)
{
    if (!is_below(d, box, y))
        return NULL;
    bool whole = box->style->break_inside == BREAK_AVOID && d->stays;
    if (whole || box->kind == BOX_PICTURE || box->kind == BOX_ROW)
        return NULL;
    if (box->inlines)
        return divide_lines(d, box, node, y);
    if (box->kind == BOX_FLEX)
        return divide_beside(d, box, node, y);
    return divide_children(d, box, node, y);
}

/* --- elements that go on --- */

static void
say_continued(struct arena *arena, struct tree *header, const char *text)
{
    for (const char *level = "123456"; *level; level++) {
        char name[] = {'h', *level, '\0'};
        for (struct tree *n = header->first; n; n = n->next)
            if (tree_is(n, name)) {
                struct tree *span = tree_element(arena, "span");
                tree_set(arena, span, "class", "continued");
                tree_append(n, tree_text(arena, " "));
                tree_append(n, span);
                tree_append(span, tree_text(arena, text));
                return;
            }
    }
}

/* The element's parent once more, with what is left of it. */
static void
continue_in_copy(struct arena *arena, struct tree *node, struct tree *rest)
{
    struct tree *parent = shell_of(arena, node->parent);
    bool first = !tree_get(node, "data-part");
    tree_set(arena, rest, "data-part", "more");
    for (const struct tree *n = node->first; n; n = n->next)
        if (is_header(n)) {
            struct tree *header = tree_copy(arena, n, true);
            header->parent = rest;
            header->next = rest->first;
            *(rest->first ? &rest->first->prev : &rest->last) = header;
            rest->first = header;
            if (first)
                say_continued(arena, header, tree_get(node, "data-continued"));
        }
    tree_append(parent, rest);
    for (const struct tree *n = node->next; n; n = n->next)
        if (!tree_is(n, "aside"))
            tree_append(parent, tree_copy(arena, n, true));
    tree_insert_after(node->parent, parent);
}

/* Where the first thing that stays whole and reaches below `mark` ends; or
 * `limit`, where there is none, it ends below that, or boxes stand side by
 * side. */
static coord
end_across(const struct box *box, coord y, coord mark, coord limit)
{
    while (box && box->kind != BOX_FLEX && !box->inlines &&
           box->kind != BOX_ROW && box->kind != BOX_PICTURE &&
           box->style->break_inside != BREAK_AVOID) {
        const struct divider at_mark = {.limit = mark};
        box = first_below(&at_mark, box, y);
        y += box ? box->y : 0;
    }
    if (!box || box->kind == BOX_FLEX)
        return limit;
    coord end = y + coord_max(box->h, box->extent);
    return end < limit ? end : limit;
}

static coord
bottom_of(const struct box *box, coord y)
{
    return y + box->h - box->padding[SIDE_BOTTOM] - box->border[SIDE_BOTTOM];
}

/* What the box, which begins at `y`, holds below its header. */
struct filling {
    coord top, end;
};

static struct filling
filling_of(const struct box *box, coord y)
{
    struct filling f = {y, y};
    for (const struct box *child = box->first; child; child = child->next) {
        coord below = y + child->y + coord_max(child->h, child->extent);
        if (child->node && is_header(child->node))
            f.top = below;
        f.end = coord_max(f.end, below);
    }
    return f;
}

/* So that the last part is not nearly empty, each holds its share: of what
 * stands below the header, as many parts as there have to be. */
static coord
even_limit(const struct box *box, coord y, coord limit)
{
    struct filling f = filling_of(box, y);
    coord top = f.top, high = f.end - top;
    if (f.end <= limit || top >= limit)
        return limit;
    int parts = (int)((high - 1) / (limit - top)) + 1;
    return end_across(box, y, top + high / parts, limit);
}

static bool
divide_element(struct arena *arena, const struct box *box, struct tree *node)
{
    coord y = flow_y(box);
    struct divider d = {
        .arena = arena, .limit = even_limit(box, y, bottom_of(box, y))};
    struct tree *rest = divide_children(&d, box, node, y);
    if (!rest)
        return false;
    continue_in_copy(arena, node, rest);
    return true;
}

/* The same node, found from above, where the tree may be changed; NULL when it
 * is no longer in the tree. */
static struct tree *
node_of(struct tree *top, const struct tree *node)
{
    if (!node || node == top)
        return node ? top : NULL;
    struct tree *parent = node_of(top, node->parent);
    struct tree *child = parent ? parent->first : NULL;
    while (child && child != node)
        child = child->next;
    return child;
}

/* A box that goes on is set closer first, where it may be. */
static bool
amend_element(struct arena *arena, const struct pages *pages,
    const struct box *box, struct tree *node)
{
    coord y = flow_y(box);
    bool goes_on =
        tree_get(node, "data-continued") && box->style->height.kind == SIZE_LEN;
    if (!goes_on)
        return tree_get(node, "data-fit") &&
               fit_closer(arena, pages, box, node);
    return (tree_get(node, "data-fit") &&
               filling_of(box, y).end > bottom_of(box, y) &&
               fit_next(arena, node)) ||
           divide_element(arena, box, node);
}

static bool
amend_pages(
    struct arena *arena, const struct pages *pages, struct tree *document)
{
    bool amended = false;
    for (int i = 0; i < pages->amended.count; i++) {
        const struct box *box = pages->amended.items[i];
        struct tree *node = node_of(document, box->node);
        amended |= node && amend_element(arena, pages, box, node);
    }
    return amended;
}

bool
layout_amend(struct arena *arena, const struct layout_result *result,
    struct tree *document)
{
    return result->unfit ? fit_next(arena, node_of(document, result->unfit))
                         : amend_pages(arena, result->pages, document);
}
