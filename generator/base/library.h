/* A shared library that is loaded when it is needed: what one command alone
 * calls would cost every start of the program some milliseconds. */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include <stdbool.h>

#include "base/buf.h"

/* One of its functions, and the pointer that is to hold it. */
struct library_call {
    const char *name;
    void *slot;
};

/* Loads the library ("libqpdf.so.29") and finds the functions.  False, and
 * `why` says so, when it or one of them is not there: `wanted` is who needs
 * it, "signed PDFs need".  It stays until the program ends. */
bool library_load(const char *name, const char *wanted,
    const struct library_call *calls, size_t count, struct buf *why);

#endif
