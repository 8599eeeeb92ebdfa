#include "type/woff.h"

#include <stdlib.h>

#include <libdeflate.h>

#include "base/arena.h"

#define LEVEL 6
#define SFNT_HEAD 12
#define SFNT_ENTRY 16
#define WOFF_HEAD 44
#define WOFF_ENTRY 20

static uint32_t
get32(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 |
           b[3];
}

static void
put32(struct buf *out, uint32_t n)
{
    const char bytes[4] = {
        (char)(n >> 24), (char)(n >> 16), (char)(n >> 8), (char)n};
    buf_add(out, bytes, sizeof bytes);
}

static void
pad(struct buf *out)
{
    while (out->n % 4 != 0)
        buf_char(out, '\0');
}

static uint32_t
padded(uint32_t n)
{
    return (n + 3) & ~3u;
}

/* Appends a table's data, compressed where that is shorter, and its entry. */
static void
put_table(struct libdeflate_compressor *deflate, const char *entry,
    struct slice table, uint32_t base, struct buf *entries, struct buf *data)
{
    size_t bound = libdeflate_zlib_compress_bound(deflate, table.n);
    char *packed = xmalloc(bound);
    size_t n =
        libdeflate_zlib_compress(deflate, table.p, table.n, packed, bound);
    bool shorter = n > 0 && n < table.n;
    buf_add(entries, entry, 4); /* the tag */
    put32(entries, base + (uint32_t)data->n);
    put32(entries, (uint32_t)(shorter ? n : table.n));
    put32(entries, (uint32_t)table.n);
    buf_add(entries, entry + 4, 4); /* the checksum */
    buf_add(data, shorter ? packed : table.p, shorter ? n : table.n);
    pad(data);
    free(packed);
}

/* The number of tables; 0 when the file is not whole. */
static uint32_t
table_count(struct slice font)
{
    if (font.n < SFNT_HEAD)
        return 0;
    uint32_t count = get32(font.p + 4) >> 16;
    if (font.n < SFNT_HEAD + (size_t)count * SFNT_ENTRY)
        return 0;
    for (uint32_t i = 0; i < count; i++) {
        const char *entry = font.p + SFNT_HEAD + (size_t)i * SFNT_ENTRY;
        uint64_t end = (uint64_t)get32(entry + 8) + get32(entry + 12);
        if (end > font.n)
            return 0;
    }
    return count;
}

static void
put_head(struct buf *out, struct slice font, uint32_t count, uint32_t size,
    uint32_t unpacked)
{
    buf_str(out, "wOFF");
    buf_add(out, font.p, 4); /* the flavour */
    put32(out, size);
    put32(out, count << 16);
    put32(out, unpacked);
    /* Version 1.0; no metadata, no private data. */
    put32(out, 0x00010000);
    for (int i = 0; i < 5; i++)
        put32(out, 0);
}

bool
woff_pack(struct slice font, struct buf *out)
{
    uint32_t count = table_count(font);
    if (count == 0)
        return false;
    struct libdeflate_compressor *deflate = libdeflate_alloc_compressor(LEVEL);
    if (!deflate)
        return false;
    struct buf entries = {0}, data = {0};
    uint32_t base = WOFF_HEAD + count * WOFF_ENTRY;
    uint32_t unpacked = SFNT_HEAD + count * SFNT_ENTRY;
    for (uint32_t i = 0; i < count; i++) {
        const char *entry = font.p + SFNT_HEAD + (size_t)i * SFNT_ENTRY;
        struct slice table = {font.p + get32(entry + 8), get32(entry + 12)};
        put_table(deflate, entry, table, base, &entries, &data);
        unpacked += padded((uint32_t)table.n);
    }
    libdeflate_free_compressor(deflate);
    put_head(out, font, count, base + (uint32_t)data.n, unpacked);
    buf_add(out, entries.p, entries.n);
    buf_add(out, data.p, data.n);
    buf_free(&entries);
    buf_free(&data);
    return true;
}
