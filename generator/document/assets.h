/* Templates, theme and words: those of --templates DIR in front of those
 * that are built into the binary, file by file. */
#ifndef DOCUMENT_ASSETS_H
#define DOCUMENT_ASSETS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

/* `name` such as "plan.xhtml" or "words/en.words"; `folder` may be NULL.
 * Returns false when there is no such asset, or when the folder has one that
 * cannot be read: the built-in one does not silently take its place.  *path
 * says where it came from or should have ("templates/plan.xhtml"), for
 * messages.  A name that leaves the folder is never an asset. */
bool asset_read(struct arena *arena, const char *folder, const char *name,
    struct slice *bytes, const char **path);

/* What the build makes of templates/ (see assets.awk), sorted by name; each
 * is followed by a NUL. */
struct asset {
    const char *name;
    const char *start, *end;
};
extern const struct asset assets[];
extern const int asset_count;

#endif
