/* Pictures that plans name, and whether their logos can be shown.
 *
 * A run remembers which logos could: thousands of plans show the same few, and
 * each costs a decoder its time. */
#ifndef COMMANDS_LOGOS_H
#define COMMANDS_LOGOS_H

#include "base/file.h"
#include "html/html.h"
#include "plan/plan.h"
#include "report/report.h"
#include "type/layout.h"

/* Reads one picture for both printings; false with a sentence in *why. */
bool picture_read(struct arena *arena, const struct root *root, const char *src,
    struct picture *picture, struct html_image *image, const char **why);

struct logos;

/* One a worker. */
struct logos *logos_new(void);
void logos_free(struct logos *logos);
/* CS011 for each logo that is a file but no picture; false if there is one.
 * `plan` may be NULL, and so may `logos` where nothing is to be remembered:
 * what could be shown a moment ago is not decoded again. */
bool logos_check(struct logos *logos, struct arena *arena,
    const struct root *root, const struct plan *plan, struct report *report);

#endif
