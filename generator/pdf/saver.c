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
/* Bytes of a stream from which deflating saves more than it costs: a reader's
 * time, and a table of 128 KB that the compressor clears for each. */
#define WORTH_DEFLATING 128
/* Bytes of a plan, and of its objects that are no streams: buffers that grew to
 * that would be copied on the way. */
#define USUAL_FILE 64000
#define USUAL_OBJECTS 50000
#define ROW_MAX 7 /* bytes of an entry */

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
    struct buf packed;     /* the stream that is being written */
    struct buf plain;      /* the object stream that is */
    struct entry *entries; /* by object number */
    int size;              /* of entries in use */
};

static struct libdeflate_compressor *
compressor_new(int level)
{
    struct libdeflate_compressor *deflate = libdeflate_alloc_compressor(level);
    if (!deflate)
        out_of_memory();
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

void
saver_deflate_into(struct buf *packed, struct libdeflate_compressor *deflate,
    struct slice bytes)
{
    size_t bound = libdeflate_zlib_compress_bound(deflate, bytes.n);
    buf_clear(packed);
    buf_reserve(packed, bound);
    packed->n =
        libdeflate_zlib_compress(deflate, bytes.p, bytes.n, packed->p, bound);
}

struct slice
saver_deflate(struct arena *arena, struct libdeflate_compressor *deflate,
    struct slice bytes)
{
    struct buf packed = {0};
    saver_deflate_into(&packed, deflate, bytes);
    struct slice result = {arena_strndup(arena, packed.p, packed.n), packed.n};
    buf_free(&packed);
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
    bool deflated = form == STREAM_DEFLATED;
    if (form == STREAM_PLAIN && bytes.n >= WORTH_DEFLATING) {
        saver_deflate_into(&saver->packed, saver->deflate, bytes);
        deflated = saver->packed.n + strlen(FILTER) < bytes.n;
        data = deflated ? buf_slice(&saver->packed) : bytes;
    }
    struct buf *out = saver->out;
    saver->entries[number] = (struct entry){ENTRY_PLAIN, (uint32_t)out->n, 0};
    buf_int(out, number);
    buf_str(out, " 0 obj\n<<");
    buf_add(out, entries.p, entries.n);
    buf_str(out, deflated ? FILTER "/Length " : "/Length ");
    buf_int(out, (int64_t)data.n);
    buf_str(out, ">>\nstream\n");
    buf_add(out, data.p, data.n);
    buf_str(out, "\nendstream\nendobj\n");
}

/* The numbers of the objects from `last` down to `first` that are no streams,
 * and where each begins behind the last of these numbers. */
static void
put_index(struct saver *saver, const struct pdf_written_list *list, int last,
    int first, int number)
{
    struct buf *out = &saver->plain;
    uint32_t index = 0;
    size_t at = 0;
    for (int i = last; i >= first; i--) {
        const struct pdf_written *object = &list->items[i];
        if (object->is_stream)
            continue;
        saver->entries[object->number] =
            (struct entry){ENTRY_COMPRESSED, (uint32_t)number, index++};
        buf_int(out, object->number);
        buf_char(out, ' ');
        buf_int(out, (int64_t)at);
        buf_char(out, ' ');
        at += object->entries.n + strlen("<<>>");
    }
}

/* One object stream of the objects that are no streams, of the first *left from
 * the last on: what lists the others comes before them, which compresses. */
static void
put_object_stream(
    struct saver *saver, const struct pdf_written_list *list, int *left)
{
    struct buf *out = &saver->plain, entries = {0};
    int number = saver->size++, last = *left - 1, count = 0;
    while (*left > 0 && count < OBJECTS_A_STREAM)
        count += !list->items[--*left].is_stream;
    buf_clear(out);
    put_index(saver, list, last, *left, number);
    buf_printf(&entries, "/Type/ObjStm/N %d/First %zu", count, out->n);
    for (int i = last; i >= *left; i--) {
        const struct pdf_written *object = &list->items[i];
        if (object->is_stream)
            continue;
        buf_str(out, "<<");
        buf_add(out, object->entries.p, object->entries.n);
        buf_str(out, ">>");
    }
    put_stream(
        saver, number, buf_slice(&entries), buf_slice(out), STREAM_PLAIN);
    buf_free(&entries);
}

/* Bytes that an offset or a number of the file takes. */
static int
width_of(const struct saver *saver)
{
    size_t most = saver->out->n + (size_t)saver->size;
    return most < 1 << 16 ? 2 : most < 1 << 24 ? 3 : 4;
}

static void
put_row(unsigned char *row, int width, const struct entry *entry)
{
    *row++ = (unsigned char)entry->type;
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        *row++ = (unsigned char)(entry->where >> shift);
    *row++ = (unsigned char)(entry->index >> 8);
    *row = (unsigned char)entry->index;
}

/* Rows under PNG's "up" predictor: neighbours differ little.  Deflated however
 * few they are, since readers undo the predictor with the filter alone. */
static struct slice
reference_rows(struct saver *saver, int width, int count)
{
    int size = 1 + width + 2;
    size_t bytes = (size_t)count * (size_t)(size + 1);
    unsigned char *rows = arena_alloc(saver->arena, bytes), *out = rows;
    unsigned char before[ROW_MAX] = {0}, row[ROW_MAX] = {0};
    for (int i = 0; i < count; i++) {
        put_row(row, width, &saver->entries[i]);
        *out++ = 2;
        for (int j = 0; j < size; j++)
            *out++ = (unsigned char)(row[j] - before[j]);
        memcpy(before, row, sizeof before);
    }
    return saver_deflate(saver->arena, saver->deflate,
        (struct slice){(const char *)rows, bytes});
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
    int width = width_of(saver);
    buf_printf(&entries,
        "/Type/XRef/Size %d/W[1 %d 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]"
        "/DecodeParms<</Predictor 12/Columns %d>>",
        saver->size, width, list->root, list->info, hex.p, hex.p,
        1 + width + 2);
    put_stream(saver, number, buf_slice(&entries),
        reference_rows(saver, width, saver->size), STREAM_DEFLATED);
    buf_printf(saver->out, "startxref\n%u\n%%%%EOF\n", (unsigned)start);
    buf_free(&hex);
    buf_free(&entries);
}

void
saver_write(struct arena *arena, struct libdeflate_compressor *deflate,
    const struct pdf_written_list *list, struct buf *out)
{
    int streams = list->count / OBJECTS_A_STREAM + 1;
    struct saver saver = {
        .arena = arena, .deflate = deflate, .out = out, .size = list->size};
    saver.entries = ARENA_ARRAY(arena, struct entry, list->size + streams + 1);
    saver.entries[0].index = 65535;
    buf_reserve(out, USUAL_FILE);
    buf_reserve(&saver.plain, USUAL_OBJECTS);
    buf_reserve(&saver.packed, USUAL_OBJECTS);
    /* Bytes above 127 in the second line say that the file is binary. */
    buf_str(out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    for (int i = 0; i < list->count; i++) {
        const struct pdf_written *object = &list->items[i];
        if (object->is_stream)
            put_stream(&saver, object->number, object->entries, object->stream,
                object->form);
    }
    for (int left = list->count; left > 0;)
        put_object_stream(&saver, list, &left);
    put_references(&saver, list);
    buf_free(&saver.packed);
    buf_free(&saver.plain);
}
