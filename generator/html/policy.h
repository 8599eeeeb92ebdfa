/* What may be in the file: the policy it states, and the attributes and
 * addresses that come out. */
#ifndef HTML_POLICY_H
#define HTML_POLICY_H

#include <stdbool.h>

#include "base/buf.h"
#include "document/tree.h"

/* The content of the policy's <meta>: nothing is loaded, and only the style
 * and the script with these texts, as they are printed, have effect.  An
 * empty text is nothing. */
void policy_write(struct slice style, struct slice script, struct buf *out);

/* http, https, mailto, or a fragment of the same file. */
bool policy_allows_url(const char *url);
/* A picture within the address itself. */
bool policy_allows_image(const char *url);
/* False for attributes that run or fetch something or restyle: style, on…,
 * srcset, action and the like; addresses must be allowed, too. */
bool policy_allows_attr(
    const struct tree *node, const struct tree_attr *attr, bool in_svg);
/* False for elements that are left out whole. */
bool policy_allows_element(const struct tree *node, bool in_svg);

#endif
