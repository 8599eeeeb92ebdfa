#include "pdf/annotation.h"

#include <string.h>

#include "base/text.h"

void
annotation_add(struct annotations *annotations, struct pdf_document *document,
    const struct page *page, const struct tag *tag,
    struct pdf_object *annotation)
{
    if (tag)
        pdf_entry(annotation, "/StructParent %d",
            structure_annotation(document->structure, tag, page, annotation));
    annotations->items = arena_grow(document->arena, annotations->items,
        annotations->count, &annotations->room, sizeof *annotations->items);
    annotations->items[annotations->count++] = annotation;
}

static const struct anchor *
find_anchor(const struct pdf_document *document, const char *name)
{
    const struct anchor *anchor = document->anchors;
    while (anchor && strcmp(anchor->name, name) != 0)
        anchor = anchor->next;
    return anchor;
}

/* The nearest Link among what is begun, else the innermost tag. */
static const struct tag *
link_tag(const struct tag *tag)
{
    for (const struct tag *t = tag; t; t = t->parent)
        if (t->role == TAG_LINK)
            return t;
    return tag;
}

void
annotation_add_link(struct annotations *annotations,
    struct pdf_document *document, const struct page *page,
    const struct tag *tag, const struct draw *draw)
{
    const struct anchor *anchor =
        draw->anchor ? find_anchor(document, draw->anchor) : NULL;
    if (!draw->uri && !anchor)
        return;
    struct pdf_object *link = pdf_object(document->file);
    pdf_entry(link, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect");
    page_put_rect(&link->entries, page, draw->box);
    pdf_entry(link, "/Contents");
    const char *to = draw->uri ? draw->uri : draw->anchor;
    pdf_put_text(&link->entries, text_blank(draw->label) ? to : draw->label);
    if (draw->uri) {
        pdf_entry(link, "/A<</S/URI/URI");
        pdf_put_text(&link->entries, draw->uri);
        pdf_entry(link, ">>");
    } else {
        pdf_entry(link, "/Dest");
        outline_put_destination(&link->entries, anchor->page, anchor->at);
    }
    annotation_add(annotations, document, page, link_tag(tag), link);
}
