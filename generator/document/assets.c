/* Templates, theme and words, from a folder or from the binary. */
#include "document/assets.h"

#include <ctype.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"

/* Part of a name can come from a plan (its locale): folders and plain
 * letters only. */
static bool
is_asset_name(const char *name)
{
    if (!isalnum((unsigned char)*name) || strstr(name, "..")) {
        return false;
    }
    for (; *name; name++) {
        if (!isalnum((unsigned char)*name) && !strchr("-_./", *name)) {
            return false;
        }
    }
    return true;
}

static bool
read_builtin(const char *name, struct slice *bytes)
{
    for (int i = 0; i < asset_count; i++) {
        if (text_is(assets[i].name, name)) {
            bytes->p = assets[i].start;
            bytes->n = (size_t)(assets[i].end - assets[i].start);
            return true;
        }
    }
    return false;
}

bool
asset_read(struct arena *arena, const char *folder, const char *name,
    struct slice *bytes, const char **path)
{
    *path = arena_printf(arena, "templates/%s", name);
    if (!is_asset_name(name)) {
        return false;
    }
    if (folder) {
        const char *own = arena_printf(arena, "%s/%s", folder, name);
        enum file_error error = file_read_any(arena, own, bytes);
        if (error != FILE_MISSING) {
            *path = own;
            return error == FILE_OK;
        }
    }
    return read_builtin(name, bytes);
}
