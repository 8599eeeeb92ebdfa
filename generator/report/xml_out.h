/* Text for XML 1.0, valid for any bytes: what is not UTF-8, and characters
 * that XML cannot hold, become U+FFFD. */
#ifndef REPORT_XML_OUT_H
#define REPORT_XML_OUT_H

#include "base/buf.h"

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

void xml_out_text(struct buf *out, const char *text);
/* ` name="value"`, line ends kept; nothing when the value is NULL. */
void xml_out_attribute(struct buf *out, const char *name, const char *value);
void xml_out_number(struct buf *out, const char *name, int number);

#endif
