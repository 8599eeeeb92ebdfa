/* Canonical JSON by RFC 8785, made of what terms need: strings, lists and
 * objects.  There are no numbers, so nothing depends on how one is printed.
 *
 * Text is brought to NFC with white space collapsed when a string is made;
 * members are sorted by their names' UTF-16 code units when it is written. */
#ifndef SEAL_JSON_H
#define SEAL_JSON_H

#include "base/arena.h"
#include "base/buf.h"

struct json;

/* NFC, each run of white space one space, none at the ends; the arena's. */
const char *json_text(struct arena *arena, const char *text);

struct json *json_string(struct arena *arena, const char *text);
struct json *json_list(struct arena *arena);
struct json *json_object(struct arena *arena);
/* Appends.  NULL is skipped, and so are lists and objects without members:
 * what says nothing is absent. */
void json_add(struct json *list, struct json *item);
void json_set(struct json *object, const char *name, struct json *value);
/* The same for an empty value that means something by being there. */
void json_keep(struct json *object, const char *name, struct json *value);
/* Sorts a list's items from the one at `first` on, by how they are written. */
void json_sort(struct json *list, int first);
void json_write(struct buf *buf, const struct json *value);

#endif
