/* A growable byte buffer that owns its memory, and a borrowed slice.
 *
 * All output is made in buffers; buf_detach is the only way in which the
 * bytes leave one.  A zeroed struct buf is an empty buffer. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdint.h>
#include <string.h>

struct slice {
    const char *p;
    size_t n; /* bytes */
};

static inline bool
slice_same(struct slice a, struct slice b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}
static inline bool
slice_is(struct slice text, const char *word)
{
    return slice_same(text, (struct slice){word, strlen(word)});
}
/* Takes the next line off the text, without its end; false once there is none:
 * nothing stands behind the last end of a line. */
static inline bool
slice_line(struct slice *text, struct slice *line)
{
    if (text->n == 0)
        return false;
    const char *end = memchr(text->p, '\n', text->n);
    *line = (struct slice){text->p, end ? (size_t)(end - text->p) : text->n};
    text->p += line->n + (end != NULL);
    text->n -= line->n + (end != NULL);
    return true;
}

struct buf {
    char *p;     /* NUL-terminated when not NULL */
    size_t n;    /* bytes in use, without the NUL */
    size_t room; /* bytes allocated */
};

void buf_add(struct buf *buf, const void *bytes, size_t count);
void buf_reserve(struct buf *buf, size_t more); /* and a NUL behind them */
/* In the header so that a constant, which most texts are, is copied in place
 * while there is room: half of what is written to a PDF are words of three
 * letters. */
static inline void
buf_str(struct buf *buf, const char *text)
{
    size_t n = strlen(text);
    if (!__builtin_constant_p(n) || buf->n + n >= buf->room) {
        buf_add(buf, text, n);
        return;
    }
    memcpy(buf->p + buf->n, text, n + 1);
    buf->n += n;
}
/* In the header for the streams of a PDF, which are made byte by byte. */
static inline void
buf_char(struct buf *buf, char c)
{
    if (buf->n + 2 > buf->room)
        buf_reserve(buf, 1);
    buf->p[buf->n++] = c;
    buf->p[buf->n] = '\0';
}
/* One code point as UTF-8. */
void buf_rune(struct buf *buf, uint32_t rune);
void buf_printf(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *buf, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));
/* The hot paths of the PDF write millions of small numbers; these take a
 * twentieth of what printf takes. */
void buf_int(struct buf *buf, int64_t n);
void buf_hex4(struct buf *buf, uint16_t n); /* "00FF" */
/* `thousandths` / 1000 with a point whatever the locale, without trailing
 * zeros: 1500 is "1.5", -20 is "-0.02". */
void buf_milli(struct buf *buf, int64_t thousandths);
/* The same of hundredths, as PDF has numbers: 150 is "1.5", 50 is ".5". */
void buf_centi(struct buf *buf, int64_t hundredths);
void buf_base64(struct buf *buf, const void *bytes, size_t count);
void buf_clear(struct buf *buf); /* empties it, keeps the memory */
void buf_free(struct buf *buf);  /* empties it, gives the memory back */
/* Hands the bytes (free() them) over and leaves the buffer empty. */
char *buf_detach(struct buf *buf, size_t *count);

static inline struct slice
buf_slice(const struct buf *buf)
{
    return (struct slice){buf->p ? buf->p : "", buf->n};
}

/* To the stream; an empty buffer has no bytes to point at.  False when not all
 * of it was taken. */
bool buf_write(const struct buf *buf, FILE *stream);

#endif
