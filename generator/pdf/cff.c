#include "pdf/cff.h"

#include <stdint.h>

#define HEADER "\x01\x00\x04\x04" /* version 1.0, its size, size of offsets */
#define HEADER_SIZE 4
/* Glyphs that the predefined charset ISOAdobe names (appendix C). */
#define STANDARD_GLYPHS 229
#define ESCAPE 12 /* the first byte of operators of two */

/* Operators of a Top DICT (table 9); those of two bytes from 0x100 on. */
enum operator{
    OP_VERSION = 0,
    OP_WEIGHT = 4,
    OP_UNIQUE_ID = 13,
    OP_XUID = 14,
    OP_CHARSET = 15,
    OP_ENCODING = 16,
    OP_CHAR_STRINGS = 17,
    OP_PRIVATE = 18,
    OP_COPYRIGHT = 0x100,
    OP_SYNTHETIC_BASE = 0x114,
    OP_POSTSCRIPT = 0x115,
    OP_BASE_FONT_NAME = 0x116,
    OP_ROS = 0x11E
};

struct reader {
    const unsigned char *p;
    size_t n, at;
    bool failed;
};

/* Where the parts of a table are: bytes from its start. */
struct parts {
    struct slice names, subroutines; /* INDEXes, whole */
    struct slice dict;               /* the Top DICT's data */
    uint32_t char_strings, private_size, private;
};

static uint32_t
take(struct reader *r, int bytes)
{
    uint32_t n = 0;
    if (r->failed || r->n - r->at < (size_t)bytes) {
        r->failed = true;
        return 0;
    }
    while (bytes-- > 0)
        n = n << 8 | r->p[r->at++];
    return n;
}

/* An INDEX (section 5), whole; *data is where its objects lie. */
static struct slice
take_index(struct reader *r, uint32_t *count, struct slice *data)
{
    size_t from = r->at;
    *data = (struct slice){0};
    *count = take(r, 2);
    if (*count > 0) {
        int size = (int)take(r, 1);
        size_t offsets = (size_t)*count * (size_t)size;
        if (r->failed || size < 1 || size > 4 || r->n - r->at < offsets) {
            r->failed = true;
            return (struct slice){0};
        }
        r->at += offsets;
        uint32_t end = take(r, size);
        if (r->failed || end < 1 || r->n - r->at < end - 1) {
            r->failed = true;
            return (struct slice){0};
        }
        *data = (struct slice){(const char *)r->p + r->at, end - 1};
        r->at += end - 1;
    }
    return (struct slice){(const char *)r->p + from, r->at - from};
}

/* One operand (table 3), of which only whole numbers are of interest. */
static int64_t
take_operand(struct reader *r, unsigned first)
{
    if (first == 28)
        return (int16_t)take(r, 2);
    if (first == 29)
        return (int32_t)take(r, 4);
    if (first == 30) { /* a real number, in digits of four bits up to 15 */
        uint32_t two = 0;
        while (!r->failed && (two & 15) != 15)
            two = take(r, 1);
        return 0;
    }
    if (first >= 32 && first <= 246)
        return (int64_t)first - 139;
    if (first >= 247 && first <= 250)
        return ((int64_t)first - 247) * 256 + take(r, 1) + 108;
    if (first >= 251 && first <= 254)
        return -((int64_t)first - 251) * 256 - (int64_t)take(r, 1) - 108;
    r->failed = true;
    return 0;
}

/* Operands and their operator; false at the end. */
struct entry {
    int64_t last[2]; /* operands */
    enum operator operator;
    struct slice bytes;
};

static bool
take_entry(struct reader *r, struct entry *entry)
{
    size_t from = r->at;
    *entry = (struct entry){0};
    while (r->at < r->n) {
        unsigned first = take(r, 1);
        if (first <= 21) {
            entry->operator= first == ESCAPE ? 0x100 + take(r, 1) : first;
            entry->bytes =
                (struct slice){(const char *)r->p + from, r->at - from};
            return !r->failed;
        }
        entry->last[0] = entry->last[1];
        entry->last[1] = take_operand(r, first);
    }
    r->failed |= r->at > from;
    return false;
}

static struct reader
reader_of(struct slice bytes)
{
    return (struct reader){(const unsigned char *)bytes.p, bytes.n, 0, false};
}

static bool
is_inside(int64_t n, size_t size)
{
    return n > 0 && (uint64_t)n < size;
}

/* False for a font that is keyed by CIDs or made of another one. */
static bool
read_dict(struct slice table, struct parts *parts)
{
    struct reader r = reader_of(parts->dict);
    for (struct entry e; take_entry(&r, &e);) {
        if (e.operator== OP_ROS || e.operator== OP_SYNTHETIC_BASE)
            return false;
        if (e.operator!= OP_CHAR_STRINGS && e.operator!= OP_PRIVATE)
            continue;
        if (!is_inside(e.last[1], table.n))
            return false;
        if (e.operator== OP_CHAR_STRINGS) {
            parts->char_strings = (uint32_t)e.last[1];
        } else if (is_inside(e.last[0], table.n)) {
            parts->private = (uint32_t)e.last[1];
            parts->private_size = (uint32_t)e.last[0];
        }
    }
    return !r.failed && parts->char_strings > 0 && parts->private > 0;
}

static bool
read_parts(struct slice table, struct parts *parts)
{
    struct reader r = reader_of(table);
    struct slice data;
    uint32_t fonts, count;
    take(&r, 2);
    size_t head = take(&r, 1);
    r.failed |= head > table.n;
    r.at = head;
    parts->names = take_index(&r, &count, &data);
    take_index(&r, &fonts, &parts->dict);
    take_index(&r, &count, &data);
    parts->subroutines = take_index(&r, &count, &data);
    if (r.failed || fonts != 1 || !read_dict(table, parts))
        return false;
    r.at = parts->char_strings;
    return take(&r, 2) <= STANDARD_GLYPHS && !r.failed;
}

static void
put_number(struct buf *out, uint32_t n)
{
    buf_char(out, 29);
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_char(out, (char)(n >> shift & 0xFF));
}

/* What names something, or tells one font from all others. */
static bool is_name(enum operator operator)
{
    return operator<= OP_WEIGHT || operator== OP_UNIQUE_ID || operator==
        OP_XUID ||
        operator== OP_CHARSET ||
        operator== OP_ENCODING ||
        operator== OP_COPYRIGHT ||
        operator== OP_POSTSCRIPT ||
        operator== OP_BASE_FONT_NAME;
}

/* The Top DICT, its two places moved by `by` bytes. */
static void
put_dict(struct buf *out, const struct parts *parts, int64_t by)
{
    struct reader r = reader_of(parts->dict);
    for (struct entry e; take_entry(&r, &e);) {
        if (e.operator== OP_CHAR_STRINGS) {
            put_number(out, (uint32_t)(parts->char_strings + by));
            buf_char(out, (char)e.operator);
        } else if (e.operator== OP_PRIVATE) {
            put_number(out, parts->private_size);
            put_number(out, (uint32_t)(parts->private + by));
            buf_char(out, (char)e.operator);
        } else if (!is_name(e.operator)) {
            buf_add(out, e.bytes.p, e.bytes.n);
        }
    }
}

bool
cff_strip_names(struct slice table, struct buf *out)
{
    struct parts parts = {0};
    struct buf dict = {0};
    if (!read_parts(table, &parts))
        return false;
    put_dict(&dict, &parts, 0);
    /* Offsets have five bytes whatever they are: the size is known now. */
    size_t head =
        HEADER_SIZE + parts.names.n + 5 + dict.n + 2 + parts.subroutines.n;
    uint32_t tail =
        parts.char_strings < parts.private ? parts.char_strings : parts.private;
    bool fits = dict.n < 255;
    buf_clear(&dict);
    put_dict(&dict, &parts, (int64_t)head - tail);
    if (fits) {
        buf_add(out, HEADER, HEADER_SIZE);
        buf_add(out, parts.names.p, parts.names.n);
        buf_add(out, "\0\1\1\1", 4);
        buf_char(out, (char)(dict.n + 1));
        buf_add(out, dict.p, dict.n);
        buf_add(out, "\0\0", 2); /* no strings */
        buf_add(out, parts.subroutines.p, parts.subroutines.n);
        buf_add(out, table.p + tail, table.n - tail);
    }
    buf_free(&dict);
    return fits;
}
