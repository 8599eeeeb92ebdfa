/* Two devices that print: all calls, and the tag tree with its text. */
#ifndef TYPE_TRACE_H
#define TYPE_TRACE_H

#include "base/arena.h"
#include "base/buf.h"
#include "type/device.h"

struct device *trace_device(struct arena *arena, struct buf *out);
/* Prints the tree when tags_finish is called. */
struct device *tags_device(struct arena *arena, struct buf *out);
void tags_finish(struct device *device);

#endif
