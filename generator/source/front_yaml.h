/* libyaml's events as a tree.  Only front.c uses it. */
#ifndef SOURCE_FRONT_YAML_H
#define SOURCE_FRONT_YAML_H

#include "source/front.h"

/* Reads the YAML at `yaml`.  NULL when it could not be read: then exactly one
 * finding (CS002) says why.  An empty front matter is empty FRONT_FIELDS. */
struct front *front_parse(struct arena *arena, struct place yaml,
    front_is_name *is_name, struct report *report);

#endif
