/* The logical structure (ISO 32000-1, 14.7 and 14.8).
 *
 * An element is made when its tag is begun for the first time, after its
 * parents; its kids are marked content, annotations and elements in the order
 * in which they came. */
#ifndef PDF_TAGS_H
#define PDF_TAGS_H

#include "pdf/document.h"

struct structure;

struct structure *structure_new(
    struct arena *arena, struct pdf_file *file, int page_count);
/* A key of the parent tree for a stream that is no page's own content; a
 * page's key is its index. */
int structure_key(struct structure *structure);
/* Notes content of the tag on a page, in the stream with the key: `picture`,
 * or the page's own content where it is NULL.  Returns its MCID there. */
int structure_content(struct structure *structure, const struct tag *tag,
    const struct page *page, int key, const struct pdf_object *picture);
/* Makes the tag's element without content of its own. */
void structure_begin(struct structure *structure, const struct tag *tag,
    const struct page *page);
/* Ties an annotation to the tag; returns its /StructParent key. */
int structure_annotation(struct structure *structure, const struct tag *tag,
    const struct page *page, const struct pdf_object *annotation);
/* Writes all elements and the parent tree; returns the root's number. */
int structure_write(struct structure *structure);

#endif
