/* What one definition becomes: files in one folder that appear together or
 * not at all. */
#ifndef COMMANDS_PRODUCTS_H
#define COMMANDS_PRODUCTS_H

#include "base/file.h"
#include "commands/press.h"

struct products {
    struct arena *arena; /* of the paths */
    const char *folder;
    const char *stem; /* "northwind" */
    bool internal;    /* ".internal" stands before each ending */
    struct buf bytes[FILE_OUTPUTS];
    struct html_gap gaps[FILE_OUTPUTS]; /* in those of the pages */
    struct file_output files[FILE_OUTPUTS];
    int count;
    int pages;           /* of all PDFs */
    size_t written;      /* bytes of them, but for those left alone */
    const char *dropped; /* a path, or NULL */
};

/* The file "<folder>/<stem><suffix>[.internal].<ending>"; fill in its bytes
 * before the next call. */
struct buf *products_add(
    struct products *products, const char *suffix, const char *ending);
/* The same of what is there in parts, which stay the caller's. */
void products_add_parts(struct products *products, const char *suffix,
    const char *ending, const struct slice *parts, int count);
/* Both printings of a document: its layout, HTML and PDF.  False with *why
 * when the PDF could not be made. */
bool products_print(struct products *products, const char *suffix,
    struct press *press, struct printing *printing, const char **why);
/* The file of this name is from a run before and says what is no longer so:
 * products_write takes it away. */
void products_drop(
    struct products *products, const char *suffix, const char *ending);
/* False when a file could not be written: *culprit names it, errno says why,
 * and all are as they were. */
bool products_write(struct products *products, const char **culprit);
void products_free(struct products *products);

#endif
