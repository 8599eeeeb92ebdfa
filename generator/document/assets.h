/* Templates, theme and words: those of --templates DIR in front of those
 * that are built into the binary, file by file. */
#ifndef DOCUMENT_ASSETS_H
#define DOCUMENT_ASSETS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

/* `name` such as "plan.xhtml" or "words/en.words"; `folder` may be NULL.
 * Returns false when there is no such asset; *path says where it came from
 * ("templates/plan.xhtml"), for messages. */
bool asset_read(struct arena *arena, const char *folder, const char *name,
    struct slice *bytes, const char **path);

#endif
