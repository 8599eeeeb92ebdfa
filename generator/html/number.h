/* Numbers with hyphens in them, which a browser would divide. */
#ifndef HTML_NUMBER_H
#define HTML_NUMBER_H

#include "base/buf.h"

/* Puts each number such as "2024-118" that stands behind `from`, in text that
 * is escaped already, into a <span class="whole">: browsers end lines at a
 * hyphen between two digits, where Unicode's rules and the PDF do not. */
void number_keep(struct buf *out, size_t from);

#endif
