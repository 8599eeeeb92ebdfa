#include "pdf/object.h"

#include <assert.h>
#include <string.h>

#include <hpdf.h>
#include <hpdf_encrypt.h>

#include "base/text.h"

/* Fields of libharu's structures are read here, and newer releases move
 * them: only the release that was measured is taken. */
#if HPDF_VERSION_ID != 20300
#error "countersign reads fields of libharu 2.3.0; this is another release"
#endif

/* The dictionaries that libharu makes, in the order of their numbers, and what
 * is added to them. */
enum { CATALOG, PAGES, INFO, THEIRS };

struct pdf_file {
    struct arena *arena;
    HPDF_Doc doc;
    HPDF_Dict theirs[THEIRS];
    struct pdf_object *added[THEIRS];
    struct pdf_object *first, *last; /* ours, by number */
    int next;                        /* number */
    struct buf kids;                 /* of the page tree */
    int pages;
};

/* libharu calls this for what its convenience functions refuse; the sticky
 * error is looked at once, before saving. */
static void
on_error(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
    (void)error;
    (void)detail;
    (void)data;
}

/* HPDF_AddPage makes a page that takes five objects and as many streams and
 * lists; pages are ours, in libharu's tree, which would count its own. */
static void
take_dictionaries(struct pdf_file *file)
{
    HPDF_Doc doc = file->doc;
    file->theirs[CATALOG] = doc->catalog;
    file->theirs[PAGES] = doc->root_pages;
    file->theirs[INFO] = doc->info;
    for (int i = 0; i < THEIRS; i++) {
        file->added[i] = ARENA_NEW(file->arena, struct pdf_object);
        file->added[i]->number =
            (int)(file->theirs[i]->header.obj_id & 0xFFFFFF);
    }
    HPDF_Dict_RemoveElement(doc->info, "Producer");
    HPDF_Dict_RemoveElement(doc->root_pages, "Kids");
    HPDF_Dict_RemoveElement(doc->root_pages, "Count");
    doc->root_pages->before_write_fn = NULL;
}

struct pdf_file *
pdf_file_new(struct arena *arena)
{
    HPDF_Doc doc = HPDF_New(on_error, NULL);
    if (!doc)
        return NULL;
    struct pdf_file *file = ARENA_NEW(arena, struct pdf_file);
    file->arena = arena;
    file->doc = doc;
    doc->pdf_version = HPDF_VER_17;
    file->next = (int)doc->xref->entries->count;
    take_dictionaries(file);
    return file;
}

void
pdf_file_free(struct pdf_file *file)
{
    if (!file)
        return;
    HPDF_Free(file->doc);
    for (struct pdf_object *o = file->first; o; o = o->next) {
        buf_free(&o->entries);
        buf_free(&o->made);
    }
    for (int i = 0; i < THEIRS; i++)
        buf_free(&file->added[i]->entries);
    buf_free(&file->kids);
}

/* libharu would take five pieces of memory for each: its table of objects only
 * has those that it knows, whose numbers come first. */
struct pdf_object *
pdf_object(struct pdf_file *file)
{
    struct pdf_object *object = ARENA_NEW(file->arena, struct pdf_object);
    object->number = file->next++;
    if (file->last)
        file->last->next = object;
    else
        file->first = object;
    file->last = object;
    return object;
}

void
pdf_stream(struct pdf_object *object, struct slice bytes)
{
    object->stream = bytes;
    object->is_stream = true;
}

void
pdf_stream_made(struct pdf_object *object, struct buf *bytes)
{
    object->made = *bytes;
    *bytes = (struct buf){0};
    pdf_stream(object, buf_slice(&object->made));
}

struct pdf_object *
pdf_deflated(struct pdf_file *file, struct slice bytes)
{
    struct pdf_object *object = pdf_object(file);
    pdf_stream(object, bytes);
    object->form = STREAM_DEFLATED;
    return object;
}

void
pdf_entry(struct pdf_object *object, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(&object->entries, format, args);
    va_end(args);
}

void
pdf_entries(struct pdf_object *object, struct slice entries)
{
    object->whole = entries;
}

/* The character's code in PDFDocEncoding (annex D.2), which agrees with
 * Latin-1 for what plans are written in; 0 when it has none. */
static unsigned char
document_code(uint32_t rune)
{
    static const uint16_t marks[] = {0x2022, 0x2020, 0x2021, 0x2026, 0x2014,
        0x2013, 0x0192, 0x2044, 0x2039, 0x203A, 0x2212, 0x2030, 0x201E, 0x201C,
        0x201D, 0x2018, 0x2019, 0x201A, 0x2122};
    if ((rune >= 0x20 && rune <= 0x7E) ||
        (rune >= 0xA1 && rune <= 0xFF && rune != 0xAD))
        return (unsigned char)rune;
    if (rune == 0x20AC)
        return 0xA0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == rune)
            return (unsigned char)(0x80 + i);
    return 0;
}

/* Whether every character has a code, and the first do not look like the mark
 * of another encoding. */
static bool
has_document_codes(const char *text)
{
    const char *p = text;
    uint32_t first = utf8_next(&p), rune;
    if (first == 0xFE || first == 0xFF || first == 0xEF)
        return false;
    while ((rune = utf8_next(&text)))
        if (!document_code(rune))
            return false;
    return true;
}

static char *
put_unit(char *p, uint32_t unit)
{
    p = pdf_literal_byte(p, (unsigned char)(unit >> 8));
    return pdf_literal_byte(p, (unsigned char)(unit & 0xFF));
}

static char *
put_utf16(char *p, uint32_t rune)
{
    if (rune >= 0x10000) {
        rune -= 0x10000;
        p = put_unit(p, 0xD800 + (rune >> 10));
        rune = 0xDC00 + (rune & 0x3FF);
    }
    return put_unit(p, rune);
}

void
pdf_put_text(struct buf *out, const char *text)
{
    bool narrow = has_document_codes(text);
    buf_str(out, narrow ? "(" : "(\xFE\xFF");
    /* At most two bytes of UTF-16 for one of UTF-8, and both escaped. */
    buf_reserve(out, 4 * strlen(text));
    char *p = out->p + out->n;
    uint32_t rune;
    while ((rune = utf8_next(&text)))
        p = narrow ? pdf_literal_byte(p, document_code(rune))
                   : put_utf16(p, rune);
    out->n = (size_t)(p - out->p);
    buf_char(out, ')');
}

void
pdf_put_spoken(struct buf *out, const char *text)
{
    struct buf spoken = {0};
    for (const char *at; (at = strstr(text, "\xC2\xA0")); text = at + 2) {
        buf_add(&spoken, text, (size_t)(at - text));
        buf_char(&spoken, ' ');
    }
    buf_str(&spoken, text);
    pdf_put_text(out, spoken.p);
    buf_free(&spoken);
}

void
pdf_put_name(struct buf *out, const char *name)
{
    for (; *name; name++) {
        unsigned char c = (unsigned char)*name;
        if (c <= 0x20 || c >= 0x7F || strchr("#/()<>[]{}%", c))
            buf_printf(out, "#%02X", (unsigned)c);
        else
            buf_char(out, (char)c);
    }
}

#define PART_ROOM 5 /* bytes of ".123 " */

/* A part of a colour is 1, or less.  Returns the end. */
static char *
put_part(char *p, uint8_t part)
{
    int thousandths = (part * 1000 + 127) / 255;
    if (part == 0 || part == 255) {
        *p = part ? '1' : '0';
        return p + 1;
    }
    p[0] = '.';
    p[1] = (char)('0' + thousandths / 100);
    p[2] = (char)('0' + thousandths / 10 % 10);
    p[3] = (char)('0' + thousandths % 10);
    p += 4;
    while (p[-1] == '0')
        p--;
    return p;
}

void
pdf_put_color(struct buf *out, struct color color)
{
    buf_reserve(out, 3 * PART_ROOM);
    char *p = put_part(out->p + out->n, color.r);
    *p++ = ' ';
    p = put_part(p, color.g);
    *p++ = ' ';
    p = put_part(p, color.b);
    *p = '\0';
    out->n = (size_t)(p - out->p);
}

struct pdf_object *
pdf_catalog(struct pdf_file *file)
{
    return file->added[CATALOG];
}

struct pdf_object *
pdf_info(struct pdf_file *file)
{
    return file->added[INFO];
}

struct pdf_object *
pdf_page(struct pdf_file *file, len width, len height)
{
    struct pdf_object *page = pdf_object(file);
    buf_printf(&file->kids, file->pages++ ? " %d 0 R" : "%d 0 R", page->number);
    pdf_entry(page, "/Type/Page/Parent %d 0 R/MediaBox[0 0 ",
        file->added[PAGES]->number);
    buf_milli(&page->entries, width);
    buf_char(&page->entries, ' ');
    buf_milli(&page->entries, height);
    buf_char(&page->entries, ']');
    return page;
}

void
pdf_page_finish(struct pdf_object *page, const struct pdf_page_parts *parts)
{
    pdf_entry(page, "/Contents %d 0 R/Resources %d 0 R/StructParents %d/Tabs/S",
        parts->content->number, parts->resources->number,
        parts->struct_parents);
    if (parts->annotation_count > 0)
        pdf_entry(page, "/Annots[");
    for (int i = 0; i < parts->annotation_count; i++)
        pdf_entry(
            page, i ? " %d 0 R" : "%d 0 R", parts->annotations[i]->number);
    if (parts->annotation_count > 0)
        pdf_entry(page, "]");
    if (parts->transparent)
        pdf_entry(page, "/Group<</S/Transparency/CS/DeviceRGB>>");
}

/* What libharu writes of a dictionary, without the brackets, and what is
 * added to it. */
static bool
write_one(struct pdf_file *file, HPDF_Stream memory, int which,
    struct pdf_written *written)
{
    const struct pdf_object *added = file->added[which];
    written->number = added->number;
    HPDF_MemStream_FreeData(memory);
    if (HPDF_Obj_WriteValue(file->theirs[which], memory, NULL) != HPDF_OK)
        return false;
    struct buf bytes = {0};
    for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(memory); i++) {
        HPDF_UINT length;
        HPDF_BYTE *p = HPDF_MemStream_GetBufPtr(memory, i, &length);
        buf_add(&bytes, p, length);
    }
    bool bracketed = bytes.n >= 4 && memcmp(bytes.p, "<<", 2) == 0;
    if (bracketed)
        bytes.n -= 2;
    if (bracketed)
        buf_add(&bytes, added->entries.p, added->entries.n);
    if (bracketed)
        written->entries = (struct slice){
            arena_strndup(file->arena, bytes.p + 2, bytes.n - 2), bytes.n - 2};
    buf_free(&bytes);
    return bracketed;
}

static bool
write_theirs(struct pdf_file *file, struct pdf_written_list *list)
{
    HPDF_Doc doc = file->doc;
    HPDF_Stream memory = HPDF_MemStream_New(doc->mmgr, 4096);
    bool ok = memory && HPDF_GetError(doc) == HPDF_OK;
    pdf_entry(
        file->added[PAGES], "/Kids[%s]/Count %d", file->kids.p, file->pages);
    for (int i = 0; ok && i < THEIRS; i++)
        ok = write_one(file, memory, i, &list->items[list->count++]);
    if (memory)
        HPDF_Stream_Free(memory);
    return ok && HPDF_GetError(doc) == HPDF_OK;
}

bool
pdf_file_write(struct pdf_file *file, struct pdf_written_list *list)
{
    int count = file->next;
    *list = (struct pdf_written_list){
        .root = file->added[CATALOG]->number,
        .info = file->added[INFO]->number,
        .size = count,
        .items = ARENA_ARRAY(file->arena, struct pdf_written, count),
    };
    if (file->pages == 0 || !write_theirs(file, list))
        return false;
    for (const struct pdf_object *o = file->first; o; o = o->next)
        list->items[list->count++] = (struct pdf_written){o->number,
            o->whole.n > 0 ? o->whole : buf_slice(&o->entries), o->stream,
            o->is_stream, o->form};
    return true;
}

void
pdf_digest(struct slice bytes, unsigned char out[16])
{
    HPDF_MD5_CTX context;
    HPDF_MD5Init(&context);
    HPDF_MD5Update(&context, (const HPDF_BYTE *)bytes.p, (HPDF_UINT32)bytes.n);
    HPDF_MD5Final(out, &context);
}
