/* The front matter as a tree in which every part has its place.
 *
 * Nothing later than this folder knows YAML.  libyaml's events are read under
 * the format's own rules: anchors, aliases, tags, directives and several
 * documents are refused (CS002), a field given twice is CS003, every scalar
 * is text.  What libyaml says of broken YAML is translated into a sentence for
 * the plan's author: one cause, one message. */
#ifndef SOURCE_FRONT_H
#define SOURCE_FRONT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/place.h"
#include "report/report.h"

#define FRONT_DEPTH 64    /* levels of nesting */
#define FRONT_NODES 20000 /* names and values in one front matter */
#define FRONT_TEXT 20000  /* bytes of one name or value */

struct field;
struct repaired;

enum front_kind { FRONT_SCALAR, FRONT_LIST, FRONT_FIELDS };

struct front {
    /* What a walk over the tree looks at, together: a plan has some hundreds of
     * these, and is walked over ten times. */
    struct front *next, *first, *parent;
    const struct field *field; /* what plan/ read it as, or NULL */
    const char *key;  /* in FRONT_FIELDS: the field's name; else NULL */
    const char *text; /* FRONT_SCALAR; "" for an empty value */
    __extension__ enum front_kind kind : 8;
    bool quoted; /* the author put it in quotes, or in block style */
    bool flow;   /* FRONT_LIST, FRONT_FIELDS: written in [ ] or { } */
    int count;   /* children */
    struct front *last;
    struct place key_at;
    struct place at; /* the whole value, with its quotes or brackets */
};

/* A definition file cut into its two parts. */
struct definition_text {
    const struct source *source;
    struct front
        *front;         /* NULL when it could not be read (a finding says so) */
    struct place prose; /* all that follows the front matter */
    const struct repaired *repaired; /* without a front: as the repairs of all
                                        findings make it, or NULL */
};

/* What the format has fields of that name in. */
enum front_name {
    NAME_OF_NONE,
    NAME_OF_PART,      /* also or only what stands in a definition */
    NAME_OF_DEFINITION /* only definitions themselves: `kind` */
};
typedef enum front_name front_is_name(struct slice name);

/* The first such name with its colon that stands in a text behind other words:
 * `name: Dana side: customer` is no sentence. */
bool front_hidden_name(
    struct slice text, front_is_name *is_name, struct slice *name);

/* Checks the encoding (CS009), finds the front matter (CS001) and reads it
 * (CS002, CS003).  A tree that comes back is whole: a file with a syntax
 * error has none, so that its followers stay silent; behind an error
 * others are looked for.  What was only torn or
 * misquoted (CS004, CS002) is reported and mended in the tree, and of a field
 * given twice the first is kept.  `is_name` may be NULL. */
struct definition_text front_read(struct arena *arena,
    const struct source *source, front_is_name *is_name, struct report *report);
/* The same for a file that is YAML from its first line to its last (a fence
 * at its head is passed over); NULL when it could not be read. */
struct front *front_read_yaml(
    struct arena *arena, const struct source *source, struct report *report);
/* First byte of the line that closes the front matter; 0 when none does. */
uint32_t front_end(const struct source *source);
const struct front *front_field(const struct front *fields, const char *key);
/* The value after this one in the order of the file: its first child, its next
 * sibling, or that of an ancestor; NULL after the last of the whole tree. */
struct front *front_next(const struct front *value);
/* The line on which the value ends with all that stands in it. */
int front_last_line(const struct front *value);
/* Path of a value from the top: "milestones.pilot.owners.customer",
 * "reviews.3.on" (items from 1). */
char *front_path(struct arena *arena, const struct front *value);

#endif
