/* What stands in the head of every page: the policy, the style with its fonts,
 * and for the end of the body the script, each as it is printed.
 *
 * Pages of one theme mostly share the same bytes of it, two thirds of a file:
 * the cache keeps the latest few, so that fonts are encoded and hashed once. */
#ifndef HTML_HEAD_H
#define HTML_HEAD_H

#include "html/html.h"

struct html_head {
    struct buf policy, style, script;
};

/* Lent by the cache until the next call; without a cache made in *own, for
 * html_head_free. */
const struct html_head *html_head_of(
    const struct html_parts *parts, struct html_head *own);
void html_head_free(struct html_head *head);

#endif
