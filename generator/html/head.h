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
    int users; /* the last of whom frees it; one of them may be the cache */
};

/* To be dropped. */
struct html_head *html_head_of(const struct html_parts *parts);
void html_head_drop(struct html_head *head); /* NULL is fine */

#endif
