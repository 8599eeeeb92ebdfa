#include "base/buf.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/format.h"
#include "base/text.h"

/* Out of line, so that what calls it keeps no registers for it. */
static __attribute__((noinline)) void
grow(struct buf *buf, size_t need)
{
    size_t room = buf->room ? buf->room : 256;
    while (room < need)
        room *= 2;
    buf->p = xrealloc(buf->p, room);
    buf->room = room;
}

void
buf_reserve(struct buf *buf, size_t more)
{
    if (more >= buf->room - buf->n)
        grow(buf, buf->n + more + 1);
}

static __attribute__((noinline)) void
grow_and_add(struct buf *buf, const void *bytes, size_t count)
{
    buf_reserve(buf, count);
    buf_add(buf, bytes, count);
}

void
buf_add(struct buf *buf, const void *bytes, size_t count)
{
    if (count >= buf->room - buf->n) {
        grow_and_add(buf, bytes, count);
        return;
    }
    char *to = buf->p + buf->n;
    buf->n += count;
    to[count] = '\0';
    if (count > 0)
        memcpy(to, bytes, count);
}

void
buf_rune(struct buf *buf, uint32_t rune)
{
    char bytes[4];
    buf_add(buf, bytes, (size_t)utf8_encode(rune, bytes));
}

void
buf_vprintf(struct buf *buf, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    buf_reserve(buf, 64); /* most pieces fit, and are made once */
    size_t room = buf->room - buf->n;
    int length = format_text(buf->p + buf->n, room, format, again);
    va_end(again);
    if (length < 0) {
        buf->p[buf->n] = '\0';
        return;
    }
    if ((size_t)length >= room) {
        buf_reserve(buf, (size_t)length);
        format_text(buf->p + buf->n, (size_t)length + 1, format, args);
    }
    buf->n += (size_t)length;
}

void
buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(buf, format, args);
    va_end(args);
}

/* Room for any number with its sign and point. */
#define NUMBER_ROOM 24

static uint64_t
magnitude(int64_t n)
{
    return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

/* Begins a number in the buffer itself; returns where its digits go. */
static char *
begin_number(struct buf *buf, bool negative)
{
    buf_reserve(buf, NUMBER_ROOM);
    char *p = buf->p + buf->n;
    if (negative)
        *p++ = '-';
    return p;
}

static void
end_number(struct buf *buf, char *p)
{
    *p = '\0';
    buf->n = (size_t)(p - buf->p);
}

/* The numbers below a hundred, two digits each: half the divisions. */
static const char pairs[] =
    "00010203040506070809101112131415161718192021222324"
    "25262728293031323334353637383940414243444546474849"
    "50515253545556575859606162636465666768697071727374"
    "75767778798081828384858687888990919293949596979899";

static char *
put_pair(char *p, unsigned n)
{
    memcpy(p, pairs + (size_t)n * 2, 2);
    return p + 2;
}

/* Writes the digits of n; returns where they end. */
static char *
put_digits(char *p, uint64_t n)
{
    if (n >= 100)
        return put_pair(put_digits(p, n / 100), (unsigned)(n % 100));
    if (n >= 10)
        return put_pair(p, (unsigned)n);
    *p = (char)('0' + n);
    return p + 1;
}

void
buf_int(struct buf *buf, int64_t n)
{
    end_number(buf, put_digits(begin_number(buf, n < 0), magnitude(n)));
}

void
buf_hex4(struct buf *buf, uint16_t n)
{
    static const char hex[] = "0123456789ABCDEF";
    const char digits[4] = {
        hex[n >> 12], hex[n >> 8 & 15], hex[n >> 4 & 15], hex[n & 15]};
    buf_add(buf, digits, sizeof digits);
}

/* A point and digits, the last of which is no zero. */
static char *
end_fraction(char *p)
{
    while (p[-1] == '0')
        p--;
    return p[-1] == '.' ? p - 1 : p;
}

void
buf_centi(struct buf *buf, int64_t hundredths)
{
    uint64_t n = magnitude(hundredths);
    char *p = begin_number(buf, hundredths < 0);
    if (n >= 100 || n == 0)
        p = put_digits(p, n / 100);
    *p++ = '.';
    end_number(buf, end_fraction(put_pair(p, (unsigned)(n % 100))));
}

void
buf_milli(struct buf *buf, int64_t thousandths)
{
    uint64_t n = magnitude(thousandths);
    unsigned fraction = (unsigned)(n % 1000);
    char *p = put_digits(begin_number(buf, thousandths < 0), n / 1000);
    *p++ = '.';
    p = put_pair(p, fraction / 10);
    *p++ = (char)('0' + fraction % 10);
    end_number(buf, end_fraction(p));
}

void
buf_base64(struct buf *buf, const void *bytes, size_t count)
{
    static const char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *p = bytes;
    buf_reserve(buf, (count + 2) / 3 * 4);
    char *out = buf->p + buf->n;
    for (size_t i = 0; i < count; i += 3) {
        size_t left = count - i;
        uint32_t bits = (uint32_t)p[i] << 16 |
                        (left > 1 ? (uint32_t)p[i + 1] << 8 : 0) |
                        (left > 2 ? p[i + 2] : 0);
        *out++ = alphabet[bits >> 18];
        *out++ = alphabet[bits >> 12 & 63];
        *out++ = left > 1 ? alphabet[bits >> 6 & 63] : '=';
        *out++ = left > 2 ? alphabet[bits & 63] : '=';
    }
    *out = '\0';
    buf->n = (size_t)(out - buf->p);
}

void
buf_clear(struct buf *buf)
{
    buf->n = 0;
    if (buf->p)
        buf->p[0] = '\0';
}

void
buf_free(struct buf *buf)
{
    if (buf->p) /* of half of them nothing was ever written */
        free(buf->p);
    *buf = (struct buf){0};
}

char *
buf_detach(struct buf *buf, size_t *count)
{
    buf_reserve(buf, 0);
    buf->p[buf->n] = '\0';
    char *bytes = buf->p;
    if (count)
        *count = buf->n;
    *buf = (struct buf){0};
    return bytes;
}

bool
buf_write(const struct buf *buf, FILE *stream)
{
    return buf->n == 0 || fwrite(buf->p, 1, buf->n, stream) == buf->n;
}
