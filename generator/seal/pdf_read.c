#include "seal/pdf_read.h"

#include <pthread.h>
#include <qpdf/qpdf-c.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/library.h"
#include "base/text.h"

/* What is called of libqpdf, by name. */
#define QPDF_CALLS(X)                                                          \
    X(qpdf_init)                                                               \
    X(qpdf_cleanup)                                                            \
    X(qpdf_silence_errors)                                                     \
    X(qpdf_set_suppress_warnings)                                              \
    X(qpdf_set_attempt_recovery)                                               \
    X(qpdf_read_memory)                                                        \
    X(qpdf_has_error)                                                          \
    X(qpdf_get_error)                                                          \
    X(qpdf_more_warnings)                                                      \
    X(qpdf_is_encrypted)                                                       \
    X(qpdf_get_trailer)                                                        \
    X(qpdf_oh_release)                                                         \
    X(qpdf_oh_get_type_code)                                                   \
    X(qpdf_oh_get_object_id)                                                   \
    X(qpdf_oh_get_key)                                                         \
    X(qpdf_oh_get_dict)                                                        \
    X(qpdf_oh_begin_dict_key_iter)                                             \
    X(qpdf_oh_dict_more_keys)                                                  \
    X(qpdf_oh_dict_next_key)                                                   \
    X(qpdf_oh_get_array_n_items)                                               \
    X(qpdf_oh_get_array_item)                                                  \
    X(qpdf_oh_get_int_value)                                                   \
    X(qpdf_oh_get_numeric_value)                                               \
    X(qpdf_oh_get_name)                                                        \
    X(qpdf_oh_get_binary_utf8_value)                                           \
    X(qpdf_oh_get_binary_string_value)                                         \
    X(qpdf_oh_unparse)                                                         \
    X(qpdf_oh_get_stream_data)

#define LIBRARY "libqpdf.so.29"
#define MEMORY ((rlim_t)512 * 1024 * 1024)
#define PAGES 10000 /* and nodes above them */

static struct {
    pthread_mutex_t lock;
    bool asked, loaded;
    int open;            /* documents */
    struct rlimit usual; /* memory, while one is open */
#define X(name) __typeof__(&name) name;
    QPDF_CALLS(X)
#undef X
} lib = {.lock = PTHREAD_MUTEX_INITIALIZER};

struct pdf_reading {
    struct arena *arena;
    qpdf_data data;
};

/* --- the library --- */

static bool
load(void)
{
    const struct library_call calls[] = {
#define X(call) {#call, &lib.call},
        QPDF_CALLS(X)
#undef X
    };
    struct buf why = {0};
    bool loaded = library_load(
        LIBRARY, "signed PDFs need", calls, sizeof calls / sizeof *calls, &why);
    buf_free(&why);
    return loaded;
}

bool
pdf_read_available(const char **why)
{
    pthread_mutex_lock(&lib.lock);
    if (!lib.asked)
        lib.loaded = load();
    lib.asked = true;
    bool available = lib.loaded;
    pthread_mutex_unlock(&lib.lock);
    *why = available ? NULL
                     : "signed PDFs are read by the library libqpdf (" LIBRARY
                       "), which is not installed: install libqpdf29";
    return available;
}

/* What the process has mapped, in bytes. */
static rlim_t
mapped(void)
{
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    if (file && fscanf(file, "%ld", &pages) != 1)
        pages = 0;
    if (file)
        fclose(file);
    return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

static void
bound_memory(void)
{
    pthread_mutex_lock(&lib.lock);
    if (lib.open++ == 0 && getrlimit(RLIMIT_AS, &lib.usual) == 0) {
        struct rlimit bound = lib.usual;
        rlim_t now = mapped();
        if (now > 0 && now + MEMORY < bound.rlim_cur) {
            bound.rlim_cur = now + MEMORY;
            setrlimit(RLIMIT_AS, &bound);
        }
    }
    pthread_mutex_unlock(&lib.lock);
}

static void
free_memory(void)
{
    pthread_mutex_lock(&lib.lock);
    if (--lib.open == 0)
        setrlimit(RLIMIT_AS, &lib.usual);
    pthread_mutex_unlock(&lib.lock);
}

/* --- a document --- */

struct pdf_reading *
pdf_read_open(struct arena *arena, struct slice bytes, const char **why)
{
    if (!pdf_read_available(why))
        return NULL;
    *why = "it is no PDF, or a damaged one";
    if (bytes.n < 16 || memcmp(bytes.p, "%PDF-", 5) != 0)
        return NULL;
    bound_memory();
    struct pdf_reading *pdf = ARENA_NEW(arena, struct pdf_reading);
    pdf->arena = arena;
    pdf->data = lib.qpdf_init();
    lib.qpdf_silence_errors(pdf->data);
    lib.qpdf_set_suppress_warnings(pdf->data, QPDF_TRUE);
    lib.qpdf_set_attempt_recovery(pdf->data, QPDF_FALSE);
    lib.qpdf_read_memory(pdf->data, "the PDF", bytes.p, bytes.n, NULL);
    bool encrypted = !pdf_read_failed(pdf) && lib.qpdf_is_encrypted(pdf->data);
    if (encrypted)
        *why = "it is encrypted";
    if (!encrypted && !pdf_read_failed(pdf)) {
        *why = NULL;
        return pdf;
    }
    pdf_read_close(pdf);
    return NULL;
}

void
pdf_read_close(struct pdf_reading *pdf)
{
    if (!pdf)
        return;
    if (lib.qpdf_has_error(pdf->data))
        lib.qpdf_get_error(pdf->data);
    lib.qpdf_cleanup(&pdf->data);
    free_memory();
}

bool
pdf_read_failed(struct pdf_reading *pdf)
{
    return lib.qpdf_has_error(pdf->data) || lib.qpdf_more_warnings(pdf->data);
}

/* --- its objects --- */

pdf_ref
pdf_read_trailer(struct pdf_reading *pdf)
{
    return lib.qpdf_get_trailer(pdf->data);
}

enum pdf_kind
pdf_read_kind(struct pdf_reading *pdf, pdf_ref object)
{
    if (!object)
        return PDF_NONE;
    switch (lib.qpdf_oh_get_type_code(pdf->data, object)) {
    case ot_boolean:
        return PDF_BOOL;
    case ot_integer:
    case ot_real:
        return PDF_NUMBER;
    case ot_string:
        return PDF_STRING;
    case ot_name:
        return PDF_NAME;
    case ot_array:
        return PDF_ARRAY;
    case ot_dictionary:
        return PDF_DICT;
    case ot_stream:
        return PDF_STREAM;
    default:
        return PDF_NONE;
    }
}

int
pdf_read_number(struct pdf_reading *pdf, pdf_ref object)
{
    return object ? lib.qpdf_oh_get_object_id(pdf->data, object) : 0;
}

/* The dictionary of a stream, else the object: a handle of its own. */
static pdf_ref
dict_of(struct pdf_reading *pdf, pdf_ref object)
{
    switch (pdf_read_kind(pdf, object)) {
    case PDF_DICT:
        return object;
    case PDF_STREAM:
        return lib.qpdf_oh_get_dict(pdf->data, object);
    default:
        return 0;
    }
}

pdf_ref
pdf_read_get(struct pdf_reading *pdf, pdf_ref object, const char *key)
{
    pdf_ref dict = dict_of(pdf, object);
    return dict ? lib.qpdf_oh_get_key(pdf->data, dict, key) : 0;
}

pdf_ref
pdf_read_find(struct pdf_reading *pdf, pdf_ref dict, ...)
{
    va_list keys;
    va_start(keys, dict);
    const char *key = va_arg(keys, const char *);
    for (; key; key = va_arg(keys, const char *))
        dict = pdf_read_get(pdf, dict, key);
    va_end(keys);
    return dict;
}

const char **
pdf_read_keys(struct pdf_reading *pdf, pdf_ref object)
{
    const char **keys = ARENA_ARRAY(pdf->arena, const char *, 1);
    int count = 0, room = 1;
    pdf_ref dict = dict_of(pdf, object);
    if (!dict)
        return keys;
    lib.qpdf_oh_begin_dict_key_iter(pdf->data, dict);
    while (lib.qpdf_oh_dict_more_keys(pdf->data)) {
        const char *key = lib.qpdf_oh_dict_next_key(pdf->data);
        if (count + 1 >= room)
            keys = arena_grow(pdf->arena, keys, count + 1, &room, sizeof *keys);
        keys[count++] = arena_strdup(pdf->arena, key ? key : "");
    }
    keys[count] = NULL;
    return keys;
}

int
pdf_read_count(struct pdf_reading *pdf, pdf_ref array)
{
    return pdf_read_kind(pdf, array) == PDF_ARRAY
               ? lib.qpdf_oh_get_array_n_items(pdf->data, array)
               : 0;
}

pdf_ref
pdf_read_at(struct pdf_reading *pdf, pdf_ref array, int i)
{
    return i < pdf_read_count(pdf, array)
               ? lib.qpdf_oh_get_array_item(pdf->data, array, i)
               : 0;
}

bool
pdf_read_integer(struct pdf_reading *pdf, pdf_ref object, int64_t *n)
{
    if (!object || lib.qpdf_oh_get_type_code(pdf->data, object) != ot_integer)
        return false;
    *n = lib.qpdf_oh_get_int_value(pdf->data, object);
    return true;
}

const char *
pdf_read_text(struct pdf_reading *pdf, pdf_ref object)
{
    size_t n = 0;
    const char *text;
    switch (pdf_read_kind(pdf, object)) {
    case PDF_STRING:
        text = lib.qpdf_oh_get_binary_utf8_value(pdf->data, object, &n);
        return arena_strndup(pdf->arena, text ? text : "", text ? n : 0);
    case PDF_NAME:
        return arena_strdup(
            pdf->arena, lib.qpdf_oh_get_name(pdf->data, object));
    case PDF_BOOL:
    case PDF_NUMBER:
        return arena_strdup(pdf->arena, lib.qpdf_oh_unparse(pdf->data, object));
    default:
        return "";
    }
}

struct slice
pdf_read_bytes(struct pdf_reading *pdf, pdf_ref string)
{
    size_t n = 0;
    if (pdf_read_kind(pdf, string) != PDF_STRING)
        return (struct slice){"", 0};
    const char *p = lib.qpdf_oh_get_binary_string_value(pdf->data, string, &n);
    return (struct slice){arena_strndup(pdf->arena, p, n), n};
}

bool
pdf_read_same(
    struct pdf_reading *one, pdf_ref a, struct pdf_reading *two, pdf_ref b)
{
    enum pdf_kind kind = pdf_read_kind(one, a);
    if (kind != pdf_read_kind(two, b))
        return false;
    if (kind == PDF_NUMBER) {
        double left = lib.qpdf_oh_get_numeric_value(one->data, a);
        double right = lib.qpdf_oh_get_numeric_value(two->data, b);
        return left - right < 0.001 && right - left < 0.001;
    }
    if (kind == PDF_STRING) {
        return slice_same(pdf_read_bytes(one, a), pdf_read_bytes(two, b));
    }
    return kind == PDF_NONE ||
           text_is(pdf_read_text(one, a), pdf_read_text(two, b));
}

struct slice
pdf_read_stream(struct pdf_reading *pdf, pdf_ref stream, bool unpacked)
{
    struct slice none = {NULL, 0};
    unsigned char *bytes = NULL;
    size_t n = 0;
    QPDF_BOOL filtered = QPDF_FALSE;
    if (pdf_read_kind(pdf, stream) != PDF_STREAM)
        return none;
    enum qpdf_stream_decode_level_e level =
        unpacked ? qpdf_dl_generalized : qpdf_dl_none;
    QPDF_ERROR_CODE error = lib.qpdf_oh_get_stream_data(
        pdf->data, stream, level, &filtered, &bytes, &n);
    if ((error & QPDF_ERRORS) || (unpacked && !filtered && n > 0)) {
        free(bytes);
        return none;
    }
    struct slice copy = {arena_strndup(pdf->arena, (const char *)bytes, n), n};
    free(bytes);
    return copy;
}

/* --- pages --- */

struct pages {
    pdf_ref stack[PAGES];
    int depth, nodes, count;
    pdf_ref *found;
};

pdf_ref *
pdf_read_pages(struct pdf_reading *pdf)
{
    struct pages *pages = ARENA_NEW(pdf->arena, struct pages);
    pages->found = ARENA_ARRAY(pdf->arena, pdf_ref, PAGES + 1);
    pages->stack[pages->depth++] = pdf_read_find(
        pdf, pdf_read_trailer(pdf), "/Root", "/Pages", (char *)NULL);
    while (pages->depth > 0 && pages->nodes++ < PAGES) {
        pdf_ref node = pages->stack[--pages->depth];
        pdf_ref kids = pdf_read_get(pdf, node, "/Kids");
        if (pdf_read_kind(pdf, kids) != PDF_ARRAY) {
            pages->found[pages->count++] = node;
            continue;
        }
        for (int i = pdf_read_count(pdf, kids); i-- > 0;)
            if (pages->depth < PAGES)
                pages->stack[pages->depth++] = pdf_read_at(pdf, kids, i);
    }
    return pages->found;
}

void
pdf_read_release(struct pdf_reading *pdf, pdf_ref object)
{
    if (object)
        lib.qpdf_oh_release(pdf->data, object);
}
