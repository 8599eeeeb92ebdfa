/* vsnprintf for what nearly all formats hold: `%s`, `%.*s`, `%d`, `%c`, `%%`.
 *
 * A check of a plan makes some two hundred paths and texts of a few words,
 * most of them for findings that are not there; the C library takes a
 * thousand instructions for each, this one a tenth.  Other formats are
 * vsnprintf's. */
#ifndef BASE_FORMAT_H
#define BASE_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/* As vsnprintf: at most `size` bytes with the NUL; returns the length that
 * the whole has. */
int format_text(char *out, size_t size, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

#endif
