#include "pdf/cff.h"

#include <string.h>

#define HEADER "\x01\x00\x04\x04" /* version 1.0, its size, size of offsets */
#define HEADER_SIZE 4
/* Glyphs that the predefined charset ISOAdobe names (appendix C). */
#define STANDARD_GLYPHS 229
#define CODES 256
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
    OP_SUBROUTINES = 19,
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

/* An INDEX (section 5). */
struct index {
    struct slice whole;
    uint32_t count;
    int offset_size;
    const unsigned char *offsets; /* from 1, to the bytes before `data` */
    struct slice data;
};

struct parts {
    struct slice names, subroutines; /* INDEXes, whole */
    struct slice dict;               /* the Top DICT's data */
    struct slice private;
    uint32_t char_strings; /* bytes from the table's start */
    struct index glyphs;
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

static uint32_t
number_at(const unsigned char *p, int bytes)
{
    uint32_t n = 0;
    while (bytes-- > 0)
        n = n << 8 | *p++;
    return n;
}

static struct index
take_index(struct reader *r)
{
    size_t from = r->at;
    struct index index = {.count = take(r, 2)};
    if (index.count > 0) {
        index.offset_size = (int)take(r, 1);
        size_t size = ((size_t)index.count + 1) * (size_t)index.offset_size;
        r->failed |= index.offset_size < 1 || index.offset_size > 4;
        if (r->failed || r->n - r->at < size) {
            r->failed = true;
            return (struct index){0};
        }
        index.offsets = r->p + r->at;
        r->at += size;
        uint32_t end =
            number_at(r->p + r->at - index.offset_size, index.offset_size);
        if (end < 1 || r->n - r->at < end - 1) {
            r->failed = true;
            return (struct index){0};
        }
        index.data = (struct slice){(const char *)r->p + r->at, end - 1};
        r->at += end - 1;
    }
    index.whole = (struct slice){(const char *)r->p + from, r->at - from};
    return index;
}

/* Empty when its offsets are broken. */
static struct slice
item_of(const struct index *index, uint32_t i)
{
    int size = index->offset_size;
    const unsigned char *p = index->offsets + (size_t)i * (size_t)size;
    uint32_t from = number_at(p, size), to = number_at(p + size, size);
    if (from < 1 || to < from || to - 1 > index->data.n)
        return (struct slice){0};
    return (struct slice){index->data.p + from - 1, to - from};
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
is_inside(int64_t from, int64_t size, struct slice table)
{
    return from > 0 && size >= 0 && (uint64_t)from <= table.n &&
           (uint64_t)size <= table.n - (uint64_t)from;
}

/* Glyphs that call local subroutines cannot be copied alone. */
static bool has_subroutines(struct slice private)
{
    struct reader r = reader_of(private);
    for (struct entry e; take_entry(&r, &e);)
        if (e.operator== OP_SUBROUTINES)
            return true;
    return r.failed;
}

/* False for a font that is keyed by CIDs or made of another one. */
static bool
read_dict(struct slice table, struct parts *parts)
{
    struct reader r = reader_of(parts->dict);
    for (struct entry e; take_entry(&r, &e);) {
        int64_t size = e.last[0], at = e.last[1];
        if (e.operator== OP_ROS || e.operator== OP_SYNTHETIC_BASE)
            return false;
        if (e.operator== OP_CHAR_STRINGS && is_inside(at, 0, table))
            parts->char_strings = (uint32_t)at;
        if (e.operator== OP_PRIVATE && is_inside(at, size, table))
            parts->private = (struct slice){table.p + at, (size_t)size};
    }
    return !r.failed && parts->char_strings > 0 && parts->private.p &&
           !has_subroutines(parts->private);
}

static bool
read_parts(struct slice table, struct parts *parts)
{
    struct reader r = reader_of(table);
    take(&r, 2);
    size_t head = take(&r, 1);
    r.failed |= head > table.n;
    r.at = head;
    parts->names = take_index(&r).whole;
    struct index fonts = take_index(&r);
    parts->dict = fonts.data;
    take_index(&r); /* strings */
    struct index subroutines = take_index(&r);
    parts->subroutines = subroutines.whole;
    if (r.failed || fonts.count != 1 || subroutines.count > 0 ||
        !read_dict(table, parts))
        return false;
    r.at = parts->char_strings;
    parts->glyphs = take_index(&r);
    return !r.failed;
}

/* The name of a code of WinAnsiEncoding among the standard ones (appendix A);
 * 0 for what they lack. */
static uint8_t
standard_name(uint8_t code)
{
    static const uint8_t upper[128] = {0, 0, 117, 101, 118, 121, 112, 113, 126,
        122, 192, 107, 142, 0, 199, 0, 0, 65, 8, 105, 119, 116, 111, 137, 127,
        153, 221, 108, 148, 0, 228, 198, 0, 96, 97, 98, 103, 100, 160, 102, 131,
        170, 139, 106, 151, 0, 165, 128, 161, 156, 164, 169, 125, 152, 115, 114,
        133, 150, 143, 120, 158, 155, 163, 123, 174, 171, 172, 176, 173, 175,
        138, 177, 181, 178, 179, 180, 185, 182, 183, 184, 154, 186, 190, 187,
        188, 191, 189, 168, 141, 196, 193, 194, 195, 197, 157, 149, 203, 200,
        201, 205, 202, 204, 144, 206, 210, 207, 208, 209, 214, 211, 212, 213,
        167, 215, 219, 216, 217, 220, 218, 159, 147, 225, 222, 223, 224, 226,
        162, 227};
    if (code >= 128)
        return upper[code - 128];
    if (code == '\'' || code == '`')
        return code == '`' ? 124 : 104;
    return code >= ' ' && code < 127 ? (uint8_t)(code - 31) : 0;
}

/* Format 0 (table 17).  What has no name there gets one that no letter has. */
static void
put_names(struct buf *out, const struct cff_glyph *glyphs, uint32_t count)
{
    uint32_t spare = STANDARD_GLYPHS;
    buf_char(out, 0);
    for (uint32_t i = 1; i < count; i++) {
        uint32_t name = standard_name(glyphs[i].code);
        name = name ? name : spare++;
        buf_char(out, (char)(name >> 8));
        buf_char(out, (char)(name & 0xFF));
    }
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

/* The Top DICT with the places of its parts; the encoding is behind the
 * others, and the names, when there are any, behind that. */
static void
put_dict(struct buf *out, const struct parts *parts, size_t char_strings,
    size_t private, size_t names)
{
    put_number(out, (uint32_t)(private + parts->private.n));
    buf_char(out, OP_ENCODING);
    if (names > 0) {
        put_number(out, (uint32_t)names);
        buf_char(out, OP_CHARSET);
    }
    struct reader r = reader_of(parts->dict);
    for (struct entry e; take_entry(&r, &e);) {
        if (e.operator== OP_CHAR_STRINGS) {
            put_number(out, (uint32_t)char_strings);
            buf_char(out, (char)e.operator);
        } else if (e.operator== OP_PRIVATE) {
            put_number(out, (uint32_t)parts->private.n);
            put_number(out, (uint32_t) private);
            buf_char(out, (char)e.operator);
        } else if (!is_name(e.operator)) {
            buf_add(out, e.bytes.p, e.bytes.n);
        }
    }
}

static void
put_offset(struct buf *out, size_t n, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        buf_char(out, (char)(n >> shift & 0xFF));
}

/* No text of a document shows .notdef: it is blank, unless somebody types with
 * the font. */
static struct slice
outline_of(const struct parts *parts, uint32_t id, bool named)
{
    return id == 0 && !named ? (struct slice){"\x0E", 1} /* endchar */
                             : item_of(&parts->glyphs, id);
}

static void
put_glyphs(struct buf *out, const struct parts *parts,
    const struct cff_glyph *glyphs, uint32_t count, bool named)
{
    size_t end = 1;
    for (uint32_t i = 0; i < count; i++)
        end += outline_of(parts, glyphs[i].id, named).n;
    int size = end < 0x100 ? 1 : end < 0x10000 ? 2 : end < 0x1000000 ? 3 : 4;
    put_offset(out, count, 2);
    put_offset(out, (size_t)size, 1);
    end = 1;
    put_offset(out, end, size);
    for (uint32_t i = 0; i < count; i++)
        put_offset(out, end += outline_of(parts, glyphs[i].id, named).n, size);
    for (uint32_t i = 0; i < count; i++) {
        struct slice glyph = outline_of(parts, glyphs[i].id, named);
        buf_add(out, glyph.p, glyph.n);
    }
}

/* Format 1 (table 12): ranges of codes that follow one another, of all glyphs
 * but the first. */
static void
put_encoding(struct buf *out, const struct cff_glyph *glyphs, uint32_t count)
{
    buf_add(out, "\1\0", 2);
    size_t ranges = out->n - 1;
    for (uint32_t i = 1, n; i < count; i += n) {
        for (n = 1; i + n < count && glyphs[i + n].code == glyphs[i].code + n;)
            n++;
        buf_char(out, (char)glyphs[i].code);
        buf_char(out, (char)(n - 1));
        out->p[ranges]++;
    }
}

static bool
has_glyphs(const struct parts *parts, const struct cff_glyph *glyphs,
    uint32_t count, uint32_t most)
{
    if (count < 1 || count > most || glyphs[0].id != 0)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (glyphs[i].id >= parts->glyphs.count ||
            item_of(&parts->glyphs, glyphs[i].id).n == 0)
            return false;
    return true;
}

static bool
cut(struct slice table, const struct cff_glyph *glyphs, uint32_t count,
    bool named, struct buf *out)
{
    struct parts parts = {0};
    struct buf dict = {0};
    if (!read_parts(table, &parts))
        return false;
    put_dict(&dict, &parts, 0, 0, named);
    bool fits = dict.n < 255 && has_glyphs(&parts, glyphs, count,
                                    named ? CODES : STANDARD_GLYPHS);
    /* Places take five bytes whatever they are: sizes are known now. */
    size_t char_strings =
        HEADER_SIZE + parts.names.n + 5 + dict.n + 2 + parts.subroutines.n;
    if (fits) {
        size_t start = out->n;
        buf_add(out, HEADER, HEADER_SIZE);
        buf_add(out, parts.names.p, parts.names.n);
        buf_add(out, "\0\1\1\1", 4);
        buf_char(out, (char)(dict.n + 1));
        size_t at = out->n;
        buf_add(out, dict.p, dict.n);
        buf_add(out, "\0\0", 2); /* no strings */
        buf_add(out, parts.subroutines.p, parts.subroutines.n);
        put_glyphs(out, &parts, glyphs, count, named);
        size_t private = out->n - start;
        buf_add(out, parts.private.p, parts.private.n);
        put_encoding(out, glyphs, count);
        size_t names = named ? out->n - start : 0;
        if (named)
            put_names(out, glyphs, count);
        buf_clear(&dict);
        put_dict(&dict, &parts, char_strings, private, names);
        memcpy(out->p + at, dict.p, dict.n);
    }
    buf_free(&dict);
    return fits;
}

bool
cff_cut(struct slice table, const struct cff_glyph *glyphs, uint32_t count,
    struct buf *out)
{
    return cut(table, glyphs, count, false, out);
}

bool
cff_cut_named(struct slice table, const struct cff_glyph *glyphs,
    uint32_t count, struct buf *out)
{
    return cut(table, glyphs, count, true, out);
}
