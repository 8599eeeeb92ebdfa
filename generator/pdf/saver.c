#include "pdf/saver.h"

#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

/* Pages and objects are most of what there is to deflate, and it was a fifth of
 * a plan: level 6 takes three times as long for 3 % less. */
#define LEVEL 1
#define GOOD_LEVEL 6
#define FILTER "/Filter/FlateDecode"
/* Readers take an object stream whole: what is common to the objects of a
 * usual plan is written once, that of a thousand does not wait for all. */
#define OBJECTS_A_STREAM 1000
#define SUMMED 512 /* bytes of a check sum */
#define ROW 7      /* bytes of an entry: /W[1 4 2] */

enum entry_type { ENTRY_FREE, ENTRY_PLAIN, ENTRY_COMPRESSED };

struct entry {
    enum entry_type type;
    uint32_t where; /* offset, or the number of the object stream */
    uint32_t index; /* in the object stream */
};

struct saver {
    struct arena *arena;
    struct libdeflate_compressor *deflate;
    struct buf *out;
    struct entry *entries; /* by object number */
    int size;              /* of entries in use */
};

static struct libdeflate_compressor *
compressor_new(int level)
{
    struct libdeflate_compressor *deflate = libdeflate_alloc_compressor(level);
    if (!deflate)
        (void)xmalloc(SIZE_MAX); /* says that memory ran out, and exits */
    return deflate;
}

struct libdeflate_compressor *
saver_compressor_new(void)
{
    return compressor_new(LEVEL);
}

void
saver_compressor_free(struct libdeflate_compressor *deflate)
{
    libdeflate_free_compressor(deflate);
}

struct slice
saver_deflate(struct arena *arena, struct libdeflate_compressor *deflate,
    struct slice bytes)
{
    size_t bound = libdeflate_zlib_compress_bound(deflate, bytes.n);
    char *packed = xmalloc(bound);
    size_t n =
        libdeflate_zlib_compress(deflate, bytes.p, bytes.n, packed, bound);
    struct slice result = {arena_strndup(arena, packed, n), n};
    free(packed);
    return result;
}

struct slice
saver_deflate_well(struct arena *arena, struct slice bytes)
{
    struct libdeflate_compressor *deflate = compressor_new(GOOD_LEVEL);
    struct slice result = saver_deflate(arena, deflate, bytes);
    saver_compressor_free(deflate);
    return result;
}

static void
put_stream(struct saver *saver, int number, struct slice entries,
    struct slice bytes, enum stream_form form)
{
    struct slice data = bytes;
    if (form == STREAM_PLAIN) {
        data = saver_deflate(saver->arena, saver->deflate, bytes);
        if (data.n + strlen(FILTER) >= bytes.n) {
            data = bytes;
            form = STREAM_STORED;
        }
    }
    saver->entries[number] =
        (struct entry){ENTRY_PLAIN, (uint32_t)saver->out->n, 0};
    buf_printf(saver->out, "%d 0 obj\n<<", number);
    buf_add(saver->out, entries.p, entries.n);
    buf_printf(saver->out, "%s/Length %zu>>\nstream\n",
        form == STREAM_STORED ? "" : FILTER, data.n);
    buf_add(saver->out, data.p, data.n);
    buf_str(saver->out, "\nendstream\nendobj\n");
}

/* One object stream of the objects that are no streams, from *next on. */
static void
put_object_stream(
    struct saver *saver, const struct pdf_written_list *list, int *next)
{
    struct buf head = {0}, body = {0}, entries = {0};
    int number = saver->size++;
    uint32_t count = 0;
    for (; *next < list->count && count < OBJECTS_A_STREAM; (*next)++) {
        const struct pdf_written *object = &list->items[*next];
        if (object->is_stream)
            continue;
        saver->entries[object->number] =
            (struct entry){ENTRY_COMPRESSED, (uint32_t)number, count++};
        buf_int(&head, object->number);
        buf_char(&head, ' ');
        buf_int(&head, (int64_t)body.n);
        buf_char(&head, ' ');
        buf_str(&body, "<<");
        buf_add(&body, object->entries.p, object->entries.n);
        buf_str(&body, ">>");
    }
    buf_printf(
        &entries, "/Type/ObjStm/N %u/First %zu", (unsigned)count, head.n);
    buf_add(&head, body.p, body.n);
    put_stream(
        saver, number, buf_slice(&entries), buf_slice(&head), STREAM_PLAIN);
    buf_free(&head);
    buf_free(&body);
    buf_free(&entries);
}

static void
put_row(unsigned char row[ROW], const struct entry *entry)
{
    row[0] = (unsigned char)entry->type;
    for (int i = 0; i < 4; i++)
        row[1 + i] = (unsigned char)(entry->where >> (24 - 8 * i));
    row[5] = (unsigned char)(entry->index >> 8);
    row[6] = (unsigned char)entry->index;
}

/* Rows under PNG's "up" predictor: neighbours differ little. */
static struct slice
reference_rows(struct saver *saver, int count)
{
    unsigned char *rows = arena_alloc(saver->arena, (size_t)count * (ROW + 1));
    unsigned char before[ROW] = {0}, row[ROW];
    for (int i = 0; i < count; i++) {
        unsigned char *out = rows + (size_t)i * (ROW + 1);
        put_row(row, &saver->entries[i]);
        out[0] = 2;
        for (int j = 0; j < ROW; j++)
            out[1 + j] = (unsigned char)(row[j] - before[j]);
        memcpy(before, row, ROW);
    }
    return (struct slice){(const char *)rows, (size_t)count * (ROW + 1)};
}

/* The file's identifier (14.4): MD5 of what is in it, but over check sums,
 * which take a thirtieth of the time; nobody's safety rests on it. */
static void
identify(struct slice bytes, unsigned char id[16])
{
    struct buf sums = {0};
    for (size_t at = 0; at < bytes.n; at += SUMMED) {
        size_t n = bytes.n - at < SUMMED ? bytes.n - at : SUMMED;
        uint32_t sum = libdeflate_crc32(0, bytes.p + at, n);
        for (int shift = 24; shift >= 0; shift -= 8)
            buf_char(&sums, (char)(sum >> shift & 0xFF));
    }
    pdf_digest(buf_slice(&sums), id);
    buf_free(&sums);
}

static void
put_references(struct saver *saver, const struct pdf_written_list *list)
{
    unsigned char id[16];
    identify(buf_slice(saver->out), id);
    struct buf hex = {0}, entries = {0};
    for (int i = 0; i < 16; i++)
        buf_printf(&hex, "%02X", (unsigned)id[i]);
    int number = saver->size++;
    uint32_t start = (uint32_t)saver->out->n;
    saver->entries[number] = (struct entry){ENTRY_PLAIN, start, 0};
    buf_printf(&entries,
        "/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]"
        "/DecodeParms<</Predictor 12/Columns %d>>",
        saver->size, list->root, list->info, hex.p, hex.p, ROW);
    put_stream(saver, number, buf_slice(&entries),
        reference_rows(saver, saver->size), STREAM_PLAIN);
    buf_printf(saver->out, "startxref\n%u\n%%%%EOF\n", (unsigned)start);
    buf_free(&hex);
    buf_free(&entries);
}

void
saver_write(struct arena *arena, struct libdeflate_compressor *deflate,
    const struct pdf_written_list *list, struct buf *out)
{
    int streams = list->count / OBJECTS_A_STREAM + 1;
    struct saver saver = {arena, deflate, out, NULL, list->size};
    saver.entries = ARENA_ARRAY(arena, struct entry, list->size + streams + 1);
    saver.entries[0].index = 65535;
    /* Bytes above 127 in the second line say that the file is binary. */
    buf_str(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    for (int i = 0; i < list->count; i++) {
        const struct pdf_written *object = &list->items[i];
        if (object->is_stream)
            put_stream(&saver, object->number, object->entries, object->stream,
                object->form);
    }
    for (int next = 0; next < list->count;)
        put_object_stream(&saver, list, &next);
    put_references(&saver, list);
}
