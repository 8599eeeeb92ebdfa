/* Files: reading beneath a root, and outputs that appear whole or not at all.
 *
 * Nothing outside the root is read: paths are resolved by openat2 with
 * RESOLVE_BENEATH, so that neither `..` nor a link leads out.  Where the
 * kernel has no openat2, `..` and links are not followed at all.  Only regular
 * files of at most FILE_LIMIT bytes are read. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

#define FILE_LIMIT ((size_t)8 * 1024 * 1024)
#define FILE_LIST_LIMIT (8 * FILE_LIMIT)
#define SETTINGS_NAME ".countersign.yaml" /* marks a root, and may be empty */

/* Why a file could not be read, so that a message can say it in words. */
enum file_error {
    FILE_OK,
    FILE_MISSING,
    FILE_DENIED,
    FILE_OUTSIDE,     /* leaves the root */
    FILE_NOT_REGULAR, /* a folder, a pipe, a device */
    FILE_LOOP,        /* links that lead to each other */
    FILE_TOO_LARGE,
    FILE_FAILED /* anything else: an input or output error */
};
const char *file_error_text(enum file_error error); /* "does not exist" */

/* Where files are read instead of a folder: a revision of it, say. */
struct file_store {
    enum file_error (*read)(const struct file_store *store, struct arena *arena,
        const char *path, struct slice *bytes);
};
/* Files as they are to be: what is read in place of what they hold. */
struct file_overlay {
    const struct file_overlay *next;
    const char *path; /* relative to the root; NULL for none */
    struct slice bytes;
    const struct file_store *others; /* of all other files, or NULL */
};

/* The folder that bounds what may be read; owns its descriptor. */
struct root {
    char *path; /* as given, without a trailing slash */
    int fd;
    unsigned number; /* of all that were opened, from 1: what is kept about
                        one of them is kept by it */
    const struct file_overlay *overlay; /* the caller's, or NULL */
    /* Any path: the settings of all below it; NULL: each file's nearest. */
    const char *settings;
};

bool root_open(struct root *root, const char *path);
void root_close(struct root *root);
/* The root for a path given on the command line: the nearest folder at or
 * above it with SETTINGS_NAME, else with `.git`, else the folder
 * itself.  Allocated in the arena. */
char *root_find(struct arena *arena, const char *path);

/* Reads a file whose path is relative to the root.  The bytes are the
 * arena's and NUL-terminated. */
enum file_error file_read(struct arena *arena, const struct root *root,
    const char *path, struct slice *bytes);
/* The same for any path, for what the command line itself names. */
enum file_error file_read_any(
    struct arena *arena, const char *path, struct slice *bytes);
/* The same for a list over all customers, of at most FILE_LIST_LIMIT bytes. */
enum file_error file_read_list(
    struct arena *arena, const char *path, struct slice *bytes);
/* What file_read would say, without reading.  Of a file that was there when
 * the thread last looked for it, the answer is not asked for again: plans of
 * one company name one logo. */
enum file_error file_look(const struct root *root, const char *path);
enum file_error file_read_stdin(struct arena *arena, struct slice *bytes);

/* `relative` seen from the folder of `file` ("a/b.md", "x.csv": "a/x.csv"),
 * with `.` and `..` taken out where that can be done in words.  A result that
 * begins with "../" leaves the root. */
char *path_beside(struct arena *arena, const char *file, const char *relative);
/* The part of an absolute or relative path below `root`; NULL if outside. */
char *path_below(struct arena *arena, const char *root, const char *path);
/* A path below the root as somebody in the current folder would open it. */
const char *path_shown(
    struct arena *arena, const struct root *root, const char *path);
char *path_stem(struct arena *arena, const char *path); /* no folder, ending */
char *path_folder(struct arena *arena, const char *path); /* "." for none */
/* Below the root, whose own name is "": `name` in a folder; the folder of a
 * file or folder; whether a folder is another, or lies in it. */
const char *path_in(struct arena *arena, const char *folder, const char *name);
const char *path_above(struct arena *arena, const char *path);
bool path_inside(const char *folder, const char *above);
bool path_is_folder(const char *path);
bool path_exists(const char *path);

/* Paths, relative to the root and sorted by bytes, of all files below the
 * folder `below` ("." for all) whose name ends in `ending`.  Hidden folders
 * and links to folders are not entered.  A folder on the way that may not be
 * read stands among them, so that who reads it says so. */
struct file_list {
    char **paths;
    int count;
};
enum file_error file_list(struct arena *arena, const struct root *root,
    const char *below, const char *ending, struct file_list *list);
/* The same but for what the filter skips, which is asked for each of the files
 * and each folder on the way. */
struct file_filter {
    bool (*skips)(void *context, const char *path);
    void *context;
};
enum file_error file_list_filtered(struct arena *arena, const struct root *root,
    const char *below, const char *ending, const struct file_filter *filter,
    struct file_list *list);

/* file_map.c: a regular file of at most `limit` bytes, to be read where it
 * lies; empty when it cannot be.  For files that are only ever replaced as a
 * whole: what was mapped stays. */
struct slice file_map(const char *path, size_t limit);
void file_unmap(struct slice file); /* an empty one is fine */
/* Takes the pages that were read out of the process's memory.  The kernel keeps
 * them, and hands each in again when it is read. */
void file_map_rest(struct slice file);

/* file_write.c */

/* Writes the bytes to a temporary file beside `path` and renames it: the
 * output appears whole or not at all.  An existing file with the same bytes
 * is left alone, and a pipe or a device is written into.  On failure says why
 * in errno and leaves nothing behind. */
bool file_write(const char *path, struct slice bytes);
/* The outputs of one plan, at most FILE_OUTPUTS: all are written before the
 * first comes to its place, so that what fails leaves all of them as they were.
 * *written is how many bytes that were, less those that were left alone.  On
 * failure *culprit is the path and errno says why.  The first outputs of a
 * plan, where there was no file before, have no name until then if the file
 * system can do so: nothing is left of them when the process is ended. */
#define FILE_OUTPUTS 96
struct file_output {
    const char *path;
    struct slice bytes;
    /* If not NULL, in place of `bytes`: one after the other. */
    const struct slice *parts;
    int part_count;
};
bool file_write_all(const struct file_output *outputs, int count,
    size_t *written, const char **culprit);
/* As file_write, with the file and its folder synced: for what must not be
 * lost. */
bool file_write_durable(const char *path, struct slice bytes);
/* Puts `bytes` in the place of a file that holds `old`, durably and with its
 * rights kept.  When it holds anything else by now, false with *changed set,
 * and the file is as it was. */
bool file_replace(
    const char *path, struct slice old, struct slice bytes, bool *changed);
bool folder_make(const char *path); /* with those above it */

#endif
