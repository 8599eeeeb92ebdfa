/* Canonical JSON by RFC 8785, made of what terms need: strings, lists and
 * objects.  There are no numbers, so nothing depends on how one is printed.
 * It is read back as strictly as it is written.  This is the tree of it, for
 * what looks inside; canon.h writes it without one.
 *
 * Text is brought to NFC with white space collapsed when a string is made;
 * members are sorted by their names' UTF-16 code units when it is written. */
#ifndef SEAL_JSON_H
#define SEAL_JSON_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

struct json;

/* NFC, each run of white space one space, none at the ends; the arena's. */
const char *json_text(struct arena *arena, const char *text);

struct json *json_string(struct arena *arena, const char *text);
/* The same of a text that lives as long as the arena: it is lent, not copied,
 * where it is in the right form already. */
struct json *json_lend(struct arena *arena, const char *text);
struct json *json_list(struct arena *arena);
struct json *json_object(struct arena *arena);
/* An object that is read from its canonical bytes, which live as long as the
 * arena, once somebody looks inside: most checks of a signed plan never do. */
struct json *json_later(struct arena *arena, struct slice bytes);
/* Appends; NULL is skipped, and so are strings, lists and objects without
 * anything in them: what says nothing is absent. */
void json_add(struct json *list, struct json *item);
/* A member, whatever it says; its name is lent as well. */
void json_keep(struct json *object, const char *name, struct json *value);
void json_write(struct buf *buf, const struct json *value);

/* Reads what json_write wrote, and nothing else: NULL when writing the value
 * again would not give the same bytes, or when it is nested deeper than
 * JSON_DEPTH. */
#define JSON_DEPTH 16
const struct json *json_read(struct arena *arena, struct slice bytes);
/* A member of the object that is read, as it may well be: an object that, where
 * the file has the same bytes, is read when somebody looks inside. */
struct json_likely {
    const char *name;
    struct slice bytes; /* canonical, the arena's; none: nothing is known */
    bool same;          /* set: the file has these bytes there */
    struct slice found; /* set: the member's bytes in the file */
};
const struct json *json_read_likely(struct arena *arena, struct slice bytes,
    struct json_likely *likely, int count);

/* --- looking at a value; NULL is one that is not there --- */
const char *json_string_of(const struct json *value); /* NULL: no string */
bool json_is_list(const struct json *value);
bool json_is_object(const struct json *value);
/* Items of a list, members of an object that was written or read: sorted. */
int json_count(const struct json *value);
const struct json *json_at(const struct json *value, int i);
const char *json_name_at(const struct json *object, int i);
const struct json *json_get(const struct json *object, const char *name);
bool json_same(const struct json *a, const struct json *b);
/* The order of members: by the names' UTF-16 code units. */
int json_compare_names(const char *a, const char *b);

#endif
