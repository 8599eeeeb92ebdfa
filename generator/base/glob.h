/* Paths by pattern, as settings name them. */
#ifndef BASE_GLOB_H
#define BASE_GLOB_H

#include <stdbool.h>

#include "base/arena.h"

/* `?` is one character but a slash, `*` any number of them, `**` any number
 * of any; a folder and `**` with a slash behind it fit the folder's own files
 * as well.  A pattern that fits a folder fits all below it. */
bool glob_fits(const char *pattern, const char *path);
/* As people write it, without `./` in front and a slash behind. */
const char *glob_plain(struct arena *arena, const char *written);

#endif
