#include "base/buf.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/format.h"
#include "base/text.h"

void
buf_reserve(struct buf *buf, size_t more)
{
    size_t need = buf->n + more + 1;
    if (need <= buf->room)
        return;
    size_t room = buf->room ? buf->room : 256;
    while (room < need)
        room *= 2;
    buf->p = xrealloc(buf->p, room);
    buf->room = room;
}

void
buf_add(struct buf *buf, const void *bytes, size_t count)
{
    if (buf->n + count >= buf->room)
        buf_reserve(buf, count);
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

/* The digits of n before `end`; returns the first. */
static char *
put_digits(char *end, uint64_t n)
{
    do
        *--end = (char)('0' + n % 10);
    while (n /= 10);
    return end;
}

void
buf_int(struct buf *buf, int64_t n)
{
    char digits[24], *end = digits + sizeof digits;
    char *p = put_digits(end, n < 0 ? 0 - (uint64_t)n : (uint64_t)n);
    if (n < 0)
        *--p = '-';
    buf_add(buf, p, (size_t)(end - p));
}

void
buf_hex4(struct buf *buf, uint16_t n)
{
    static const char hex[] = "0123456789ABCDEF";
    const char digits[4] = {
        hex[n >> 12], hex[n >> 8 & 15], hex[n >> 4 & 15], hex[n & 15]};
    buf_add(buf, digits, sizeof digits);
}

void
buf_milli(struct buf *buf, int64_t thousandths)
{
    char digits[32], *end = digits + sizeof digits;
    bool negative = thousandths < 0;
    uint64_t n = negative ? 0 - (uint64_t)thousandths : (uint64_t)thousandths;
    unsigned fraction = (unsigned)(n % 1000);
    char *p = end;
    if (fraction > 0) {
        p -= 4;
        p[0] = '.';
        for (int i = 3; i > 0; i--, fraction /= 10)
            p[i] = (char)('0' + fraction % 10);
        while (end[-1] == '0')
            end--;
    }
    p = put_digits(p, n / 1000);
    if (negative)
        *--p = '-';
    buf_add(buf, p, (size_t)(end - p));
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
