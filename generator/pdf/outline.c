/* Bookmarks (ISO 32000-1, 12.3.3) from the headings in the order drawn. */
#include "pdf/document.h"

#define LEVELS 6

struct item {
    struct pdf_object *object;
    const struct bookmark *bookmark;
    int level; /* 1 at the top: a skipped level is closed up */
    int parent, first, last, next, prev; /* indexes, -1 for none */
    int descendants;
};

void
outline_put_destination(
    struct buf *out, const struct page *page, struct point at)
{
    buf_printf(out, "[%d 0 R/XYZ ", page->object->number);
    /* Whole points: it is where a reader scrolls to. */
    buf_int(out, at.x / 1000);
    buf_char(out, ' ');
    buf_int(out, (page->height - at.y + 999) / 1000);
    buf_str(out, " 0]");
}

/* Ties item `i` to those before it; `open` holds the last item a level. */
static void
link_item(struct item *items, int i, int open[LEVELS + 1])
{
    struct item *item = &items[i];
    int level = item->bookmark->level;
    if (level > LEVELS)
        level = LEVELS;
    while (level > 1 && open[level - 1] < 0)
        level--;
    item->level = level;
    item->parent = level > 1 ? open[level - 1] : -1;
    item->prev = open[level];
    item->first = item->last = item->next = -1;
    if (item->prev >= 0)
        items[item->prev].next = i;
    if (item->parent >= 0) {
        if (items[item->parent].first < 0)
            items[item->parent].first = i;
        items[item->parent].last = i;
    }
    open[level] = i;
    for (int deeper = level + 1; deeper <= LEVELS; deeper++)
        open[deeper] = -1;
    for (int p = item->parent; p >= 0; p = items[p].parent)
        items[p].descendants++;
}

static void
put_reference(struct item *items, struct item *item, const char *name, int to)
{
    if (to >= 0)
        pdf_entry(item->object, "/%s %d 0 R", name, items[to].object->number);
}

static void
write_item(struct item *items, struct item *item, int root)
{
    pdf_entry(item->object, "/Title");
    pdf_put_spoken(&item->object->entries, item->bookmark->title);
    pdf_entry(item->object, "/Parent %d 0 R",
        item->parent >= 0 ? items[item->parent].object->number : root);
    put_reference(items, item, "Prev", item->prev);
    put_reference(items, item, "Next", item->next);
    put_reference(items, item, "First", item->first);
    put_reference(items, item, "Last", item->last);
    if (item->descendants > 0)
        pdf_entry(item->object, "/Count %d", item->descendants);
    pdf_entry(item->object, "/Dest");
    outline_put_destination(
        &item->object->entries, item->bookmark->page, item->bookmark->at);
}

void
outline_write(struct pdf_document *document)
{
    int count = 0, open[LEVELS + 1], first = -1, last = -1;
    for (struct bookmark *b = document->bookmarks; b; b = b->next)
        count++;
    if (count == 0)
        return;
    for (int i = 0; i <= LEVELS; i++)
        open[i] = -1;
    struct item *items = ARENA_ARRAY(document->arena, struct item, count);
    struct pdf_object *root = pdf_object(document->file);
    int i = 0;
    for (struct bookmark *b = document->bookmarks; b; b = b->next, i++) {
        items[i].bookmark = b;
        items[i].object = pdf_object(document->file);
        link_item(items, i, open);
        if (items[i].parent < 0) {
            first = first < 0 ? i : first;
            last = i;
        }
    }
    for (i = 0; i < count; i++)
        write_item(items, &items[i], root->number);
    pdf_entry(root, "/Type/Outlines/First %d 0 R/Last %d 0 R/Count %d",
        items[first].object->number, items[last].object->number, count);
    pdf_entry(pdf_catalog(document->file),
        "/Outlines %d 0 R/PageMode/UseOutlines", root->number);
}
