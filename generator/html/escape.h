/* Escaping for HTML, a function a context.  Control characters, which HTML
 * forbids, are left out everywhere. */
#ifndef HTML_ESCAPE_H
#define HTML_ESCAPE_H

#include "base/buf.h"

void escape_text(const char *text, struct buf *out);
/* Between double quotes. */
void escape_attribute(const char *text, struct buf *out);
/* The inside of <style> or <script>: cannot end it, and has the line ends
 * that a browser hashes. */
void escape_raw(struct slice text, struct buf *out);
/* A string of CSS with its quotes. */
void escape_css_string(const char *text, struct buf *out);

#endif
