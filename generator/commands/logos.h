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

/* One picture for both printings. */
struct read_picture {
    struct picture picture;
    struct html_image image;
    struct read_picture *next;
};
/* The first pictures of a run, decoded: the vendor's logo is on every plan.  A
 * file that has changed since is another picture.  One a worker. */
#define PICTURES_KEPT 16                  /* whose ids are from 1 */
#define HOUSE_PICTURE (PICTURES_KEPT + 1) /* the id of a theme's logo */
struct picture_cache;
struct picture_cache *picture_cache_new(void);
void picture_cache_free(struct picture_cache *cache); /* NULL is fine */

/* Those that were read for one definition, whose documents share them; in the
 * arena that they were read into, or in `kept`. */
struct pictures {
    struct read_picture *all;
    struct picture_cache *kept; /* or NULL */
};

/* Reads the picture, unless it is among `pictures` (NULL: none), where it then
 * is.  NULL with a sentence in *why. */
const struct read_picture *picture_read(struct pictures *pictures,
    struct arena *arena, const struct root *root, const char *src,
    const char **why);

struct logos;

/* One a worker. */
struct logos *logos_new(void);
void logos_free(struct logos *logos);
/* CS011 for each logo, and each picture of the prose, that is a file but no
 * picture; false if there is one.  `logos` may be NULL where nothing is to be
 * remembered: what could be shown a moment ago is not decoded again; and so may
 * `pictures`, where nothing is printed. */
bool logos_check(struct logos *logos, struct pictures *pictures,
    const struct root *root, const struct definition *definition,
    struct report *report);

#endif
