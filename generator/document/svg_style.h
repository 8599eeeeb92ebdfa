/* What an SVG file says of looks by style= and by a <style> of classes, as
 * drawing programs write them, in attributes of its elements. */
#ifndef DOCUMENT_SVG_STYLE_H
#define DOCUMENT_SVG_STYLE_H

#include "document/tree.h"

struct svg_rule {
    struct slice name; /* of the class */
    struct slice declarations;
};
struct svg_rules {
    struct svg_rule *items;
    int count, room;
};

/* Adds the rules of a style element's text; false when one is for more than
 * classes. */
bool svg_style_read(
    struct arena *arena, struct svg_rules *rules, const char *text);

/* What a property means for the painting. */
enum svg_property { SVG_PAINTED, SVG_HARMLESS, SVG_HIDES, SVG_REFUSED };
struct svg_said {
    struct slice name, value;
};
/* Of an attribute that is a property, or of a declaration. */
bool svg_property_is(const char *attribute);
enum svg_property svg_property_of(const struct svg_said *said);

/* Sets the declarations' properties as attributes.  SVG_REFUSED when there is
 * one that is not painted, SVG_HIDES when the element does not show; *said is
 * the last that was looked at. */
enum svg_property svg_style_set(struct arena *arena, struct tree *node,
    struct slice declarations, struct svg_said *said);
/* The same of all rules for the classes. */
enum svg_property svg_classes_set(struct arena *arena, struct tree *node,
    const struct svg_rules *rules, const char *classes, struct svg_said *said);

#endif
