/* PDF objects (ISO 32000-1, 7.3) on libharu's object layer.
 *
 * object.c is the only file that knows libharu.  Entries of a dictionary are
 * written as text, because libharu keeps a list and two 128-byte names for
 * each one; libharu gives the catalogue, the root of the pages and Info.
 * Bytes of a stream stay the caller's until the file is saved. */
#ifndef PDF_OBJECT_H
#define PDF_OBJECT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "type/device.h"

struct pdf_file;

/* How the bytes of a stream come. */
enum stream_form {
    STREAM_PLAIN,    /* the saver deflates them */
    STREAM_DEFLATED, /* they are deflated already */
    STREAM_STORED    /* written as they are: their filter, if they have one,
                        stands in the entries */
};

/* An indirect dictionary, or a stream when it has `stream` bytes. */
struct pdf_object {
    int number;         /* "12 0 R" */
    struct buf entries; /* text such as "/Type/Font/Subtype/Type0" */
    struct slice whole; /* instead of `entries` when it is not empty */
    struct slice stream;
    struct buf made; /* the bytes of the stream when the object has them */
    bool is_stream;
    enum stream_form form;
    struct pdf_object *next;
};

struct pdf_file *pdf_file_new(struct arena *arena); /* NULL: libharu failed */
void pdf_file_free(struct pdf_file *file);

struct pdf_object *pdf_object(struct pdf_file *file);
void pdf_stream(struct pdf_object *object, struct slice bytes);
/* The same; the object takes the bytes over and leaves the buffer empty. */
void pdf_stream_made(struct pdf_object *object, struct buf *bytes);
/* A stream of these bytes, which are deflated already. */
struct pdf_object *pdf_deflated(struct pdf_file *file, struct slice bytes);
void pdf_entry(struct pdf_object *object, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* All entries of an object, which stay the caller's until the file is saved:
 * for who writes those of hundreds into one buffer. */
void pdf_entries(struct pdf_object *object, struct slice entries);

/* Text as a literal string that any reader understands: in PDFDocEncoding where
 * that has all of its characters, else in UTF-16BE. */
void pdf_put_text(struct buf *out, const char *text);
/* The same for a text that is heard or read in a list: a no-break space is a
 * space there, and most texts have no other character for which a string takes
 * two bytes each. */
void pdf_put_spoken(struct buf *out, const char *text);
/* Writes a byte of a literal string (7.3.4.2), which takes two at most; returns
 * the end.  In the header for text, which is a third of a page. */
static inline char *
pdf_literal_byte(char *p, unsigned char byte)
{
    if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r')
        *p++ = '\\';
    *p++ = (char)(byte == '\r' ? 'r' : byte);
    return p;
}
/* A name's characters, escaped (7.3.5). */
void pdf_put_name(struct buf *out, const char *name);
/* The operands of a colour's operator: ".1 .2 .3". */
void pdf_put_color(struct buf *out, struct color color);

struct pdf_object *pdf_catalog(struct pdf_file *file);
struct pdf_object *pdf_info(struct pdf_file *file);

/* A page of the size, behind those before it. */
struct pdf_object *pdf_page(struct pdf_file *file, len width, len height);
/* What a page has, once all is known. */
struct pdf_page_parts {
    struct pdf_object *content;
    struct pdf_object *resources;
    struct pdf_object **annotations;
    int annotation_count;
    int struct_parents; /* its key in the parent tree */
    bool transparent;   /* something on it is not opaque */
};
void pdf_page_finish(
    struct pdf_object *page, const struct pdf_page_parts *parts);

/* An object as the saver takes it; all of it lies in the file. */
struct pdf_written {
    int number;
    struct slice entries; /* of its dictionary; for a stream without Length */
    struct slice stream;
    bool is_stream;
    enum stream_form form;
};
struct pdf_written_list {
    struct pdf_written *items; /* by number, orphans left out */
    int count;
    int root, info; /* numbers */
    int size;       /* the highest number and one */
};
/* Every object as text; false when libharu recorded an error. */
bool pdf_file_write(struct pdf_file *file, struct pdf_written_list *list);
/* MD5, for the file's identifier only. */
void pdf_digest(struct slice bytes, unsigned char out[16]);

#endif
