#include "pdf/tags.h"

#include <string.h>

/* One kid: marked content, an annotation, or an element. */
struct kid {
    int mcid; /* or -1 */
    const struct page *page;
    const struct pdf_object *picture; /* whose content it is, not the page's */
    const struct pdf_object *annotation;
    const struct element *element;
    struct kid *next;
};

struct element {
    const struct tag *tag;
    struct element *parent;
    struct pdf_object *object;
    size_t from;             /* of its entries, among those of all */
    const struct page *page; /* of its first content */
    struct kid *first, *last;
    struct element *next; /* in order of making */
};

/* What a key of the parent tree leads to: an annotation's to one element, a
 * stream's to one for each MCID. */
struct parents {
    const struct element **items;
    int count, room;
    bool one;
};

struct structure {
    struct arena *arena;
    struct pdf_file *file;
    struct element **by_id; /* by struct tag's id */
    int room;
    struct element *first, *last;
    struct parents *keys; /* those of the pages first */
    int key_count, key_room;
};

struct structure *
structure_new(struct arena *arena, struct pdf_file *file, int page_count)
{
    struct structure *structure = ARENA_NEW(arena, struct structure);
    structure->arena = arena;
    structure->file = file;
    while (structure->key_count < page_count)
        structure_key(structure);
    return structure;
}

int
structure_key(struct structure *structure)
{
    structure->keys = arena_grow(structure->arena, structure->keys,
        structure->key_count, &structure->key_room, sizeof *structure->keys);
    structure->keys[structure->key_count] = (struct parents){0};
    return structure->key_count++;
}

static void
add_kid(struct structure *structure, struct element *element, struct kid kid)
{
    struct kid *copy = ARENA_NEW(structure->arena, struct kid);
    *copy = kid;
    if (element->last)
        element->last->next = copy;
    else
        element->first = copy;
    element->last = copy;
}

static void
add_parent(struct structure *structure, struct parents *parents,
    const struct element *element)
{
    parents->items = arena_grow(structure->arena, parents->items,
        parents->count, &parents->room, sizeof *parents->items);
    parents->items[parents->count++] = element;
}

static struct element *
make_element(struct structure *structure, const struct tag *tag)
{
    struct element *element = ARENA_NEW(structure->arena, struct element);
    element->tag = tag;
    element->object = pdf_object(structure->file);
    if (structure->last)
        structure->last->next = element;
    else
        structure->first = element;
    structure->last = element;
    structure->by_id[tag->id] = element;
    return element;
}

/* The tag's element; made together with those above it when it is new. */
static struct element *
element_of(struct structure *structure, const struct tag *tag)
{
    while (tag->id >= structure->room)
        structure->by_id = arena_grow(structure->arena, structure->by_id,
            structure->room, &structure->room, sizeof *structure->by_id);
    struct element *made = structure->by_id[tag->id];
    if (made)
        return made;
    struct element *bottom = NULL;
    while (tag && (tag->id >= structure->room || !structure->by_id[tag->id])) {
        struct element *element = make_element(structure, tag);
        if (bottom) {
            bottom->parent = element;
            add_kid(structure, element,
                (struct kid){.mcid = -1, .element = bottom});
        } else {
            made = element;
        }
        bottom = element;
        tag = tag->parent;
    }
    if (tag && bottom) {
        bottom->parent = structure->by_id[tag->id];
        add_kid(structure, bottom->parent,
            (struct kid){.mcid = -1, .element = bottom});
    }
    return made;
}

void
structure_begin(
    struct structure *structure, const struct tag *tag, const struct page *page)
{
    struct element *element = element_of(structure, tag);
    if (!element->page)
        element->page = page;
}

int
structure_content(struct structure *structure, const struct tag *tag,
    const struct page *page, int key, const struct pdf_object *picture)
{
    struct element *element = element_of(structure, tag);
    if (!element->page)
        element->page = page;
    struct parents *parents = &structure->keys[key];
    int mcid = parents->count;
    add_parent(structure, parents, element);
    add_kid(structure, element,
        (struct kid){.mcid = mcid, .page = page, .picture = picture});
    return mcid;
}

int
structure_annotation(struct structure *structure, const struct tag *tag,
    const struct page *page, const struct pdf_object *annotation)
{
    struct element *element = element_of(structure, tag);
    if (!element->page)
        element->page = page;
    add_kid(structure, element,
        (struct kid){.mcid = -1, .page = page, .annotation = annotation});
    int key = structure_key(structure);
    add_parent(structure, &structure->keys[key], element);
    structure->keys[key].one = true;
    return key;
}

static void
put_reference(struct buf *out, const char *name, int number)
{
    buf_str(out, name);
    buf_int(out, number);
    buf_str(out, " 0 R");
}

static void
put_kid(struct buf *out, const struct element *element, const struct kid *kid)
{
    if (kid->element) {
        put_reference(out, "", kid->element->object->number);
    } else if (kid->annotation) {
        buf_printf(out, "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>",
            kid->annotation->number, kid->page->object->number);
    } else if (kid->picture) {
        buf_printf(out, "<</Type/MCR/Pg %d 0 R/Stm %d 0 R/MCID %d>>",
            kid->page->object->number, kid->picture->number, kid->mcid);
    } else if (kid->page == element->page) {
        buf_int(out, kid->mcid);
    } else {
        buf_printf(out, "<</Type/MCR/Pg %d 0 R/MCID %d>>",
            kid->page->object->number, kid->mcid);
    }
}

static void
put_kids(struct buf *out, const struct element *element)
{
    if (!element->first)
        return;
    if (!element->first->next) {
        buf_str(out, "/K ");
        put_kid(out, element, element->first);
        return;
    }
    buf_str(out, "/K[");
    for (const struct kid *kid = element->first; kid; kid = kid->next) {
        if (kid != element->first)
            buf_char(out, ' ');
        put_kid(out, element, kid);
    }
    buf_char(out, ']');
}

static void
put_cell(struct buf *out, const struct tag *tag)
{
    bool spans = tag->colspan > 1 || tag->rowspan > 1;
    if (!spans && tag->scope == SCOPE_NONE)
        return;
    buf_str(out, "/A<</O/Table");
    if (tag->scope != SCOPE_NONE)
        buf_printf(
            out, "/Scope/%s", tag->scope == SCOPE_COLUMN ? "Column" : "Row");
    if (tag->colspan > 1)
        buf_printf(out, "/ColSpan %d", tag->colspan);
    if (tag->rowspan > 1)
        buf_printf(out, "/RowSpan %d", tag->rowspan);
    buf_str(out, ">>");
}

static void
put_box(struct buf *out, const struct tag *tag, const struct page *page)
{
    if (!page || tag->bbox.w <= 0)
        return;
    const struct rect *box = &tag->bbox;
    buf_str(out, "/A<</O/Layout/Placement/Block/BBox[");
    buf_milli(out, box->x);
    buf_char(out, ' ');
    buf_milli(out, page->height - box->y - box->h);
    buf_char(out, ' ');
    buf_milli(out, box->x + box->w);
    buf_char(out, ' ');
    buf_milli(out, page->height - box->y);
    buf_str(out, "]>>");
}

static void
put_attributes(struct buf *out, const struct element *element)
{
    const struct tag *tag = element->tag;
    switch (tag->role) {
    case TAG_TH:
    case TAG_TD:
        put_cell(out, tag);
        break;
    case TAG_FIGURE:
        put_box(out, tag, element->page);
        break;
    case TAG_L:
        buf_printf(out, "/A<</O/List/ListNumbering/%s>>",
            tag->ordered ? "Decimal" : "Disc");
        break;
    default:
        break;
    }
}

static void
put_text_entry(struct buf *out, const char *name, const char *text)
{
    if (!text)
        return;
    buf_char(out, '/');
    buf_str(out, name);
    pdf_put_spoken(out, text);
}

/* The page of an element is what the numbers among its kids belong to. */
static bool
needs_page(const struct element *element)
{
    for (const struct kid *kid = element->first; kid; kid = kid->next)
        if (kid->mcid >= 0 && !kid->picture && kid->page == element->page)
            return true;
    return false;
}

/* Without /Type, which is optional here (table 323): it would be a third of
 * the bytes of most elements. */
static void
write_element(struct buf *out, const struct element *element, int root)
{
    const struct tag *tag = element->tag;
    buf_str(out, "/S/");
    buf_str(out, tag_role_names[tag->role]);
    put_reference(
        out, "/P ", element->parent ? element->parent->object->number : root);
    if (needs_page(element))
        put_reference(out, "/Pg ", element->page->object->number);
    put_kids(out, element);
    put_text_entry(out, "Alt", tag->alt);
    put_text_entry(out, "Lang", tag->lang);
    put_attributes(out, element);
}

static int
write_parent_tree(struct structure *structure)
{
    struct pdf_object *tree = pdf_object(structure->file);
    pdf_entry(tree, "/Nums[");
    for (int key = 0; key < structure->key_count; key++) {
        const struct parents *parents = &structure->keys[key];
        bool apart = parents->one || (key > 0 && parents[-1].one);
        pdf_entry(tree, apart ? " %d" : "%d", key);
        pdf_entry(tree, parents->one ? "" : "[");
        for (int j = 0; j < parents->count; j++)
            put_reference(
                &tree->entries, " ", parents->items[j]->object->number);
        pdf_entry(tree, parents->one ? "" : "]");
    }
    pdf_entry(tree, "]");
    return tree->number;
}

/* Elements are nine tenths of a file's objects: their entries share a buffer.
 */
static void
write_elements(struct structure *structure, int root)
{
    struct buf out = {0};
    for (struct element *e = structure->first; e; e = e->next) {
        e->from = out.n;
        write_element(&out, e, root);
    }
    const char *all = arena_strndup(structure->arena, out.p, out.n);
    for (struct element *e = structure->first; e; e = e->next)
        pdf_entries(
            e->object, (struct slice){all + e->from,
                           (e->next ? e->next->from : out.n) - e->from});
    buf_free(&out);
}

int
structure_write(struct structure *structure)
{
    struct pdf_object *root = pdf_object(structure->file);
    if (structure->first)
        write_elements(structure, root->number);
    pdf_entry(root, "/Type/StructTreeRoot/K[");
    for (const struct element *e = structure->first; e; e = e->next)
        if (!e->parent)
            pdf_entry(root, "%d 0 R ", e->object->number);
    pdf_entry(root, "]/ParentTree %d 0 R/ParentTreeNextKey %d",
        write_parent_tree(structure), structure->key_count);
    return root->number;
}
