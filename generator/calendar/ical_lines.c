#include "calendar/ical_lines.h"

#include <stdlib.h>

#include "base/arena.h"
#include "document/tree.h"

#define KEPT 256 /* of 200 bytes each; a new one takes the place of another */

struct kept {
    struct buf bytes; /* the key, and the line behind it */
    size_t key;       /* bytes of it */
};

struct ical_lines {
    struct kept kept[KEPT]; /* by their keys' hashes */
};

struct ical_lines *
ical_lines_new(void)
{
    struct ical_lines *lines = xmalloc(sizeof *lines);
    *lines = (struct ical_lines){0};
    return lines;
}

void
ical_lines_free(struct ical_lines *lines)
{
    for (int i = 0; lines && i < KEPT; i++)
        buf_free(&lines->kept[i].bytes);
    free(lines);
}

static uint32_t
place_of(struct slice key)
{
    return tree_hash(key.p, key.n) % KEPT;
}

bool
ical_lines_find(
    const struct ical_lines *lines, struct slice key, struct slice *line)
{
    if (!lines)
        return false;
    const struct kept *kept = &lines->kept[place_of(key)];
    struct slice all = buf_slice(&kept->bytes);
    *line = (struct slice){all.p + kept->key, all.n - kept->key};
    return slice_same((struct slice){all.p, kept->key}, key);
}

void
ical_lines_keep(struct ical_lines *lines, struct slice key, const char *line)
{
    if (!lines)
        return;
    struct kept *kept = &lines->kept[place_of(key)];
    buf_clear(&kept->bytes);
    buf_add(&kept->bytes, key.p, key.n);
    buf_str(&kept->bytes, line);
    kept->key = key.n;
}
