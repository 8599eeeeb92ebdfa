/* JSON written as it is said, valid for any bytes: what is not UTF-8 becomes
 * U+FFFD, and control characters (those of direction, too) are escaped. */
#ifndef REPORT_JSON_OUT_H
#define REPORT_JSON_OUT_H

#include <stdbool.h>

#include "base/buf.h"

/* Where the next value goes; begins as {buf}. */
struct json_out {
    struct buf *buf;
    bool begun; /* a comma is due */
};

/* `name` is NULL inside a list and for the outermost value. */
void json_out_open(struct json_out *json, const char *name, char bracket);
void json_out_close(struct json_out *json, char bracket);
/* Nothing at all for a text that is NULL. */
void json_out_text(struct json_out *json, const char *name, const char *text);
void json_out_slice(struct json_out *json, const char *name, struct slice text);
void json_out_number(struct json_out *json, const char *name, int64_t number);
void json_out_flag(struct json_out *json, const char *name, bool flag);
void json_out_null(struct json_out *json, const char *name);
/* Line ends between values, where a person may look. */
void json_out_line(struct json_out *json);

#endif
