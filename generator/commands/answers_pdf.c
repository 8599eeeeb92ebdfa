#include "commands/answers_pdf.h"

#include <string.h>

#include "base/text.h"
#include "plan/fields.h"
#include "seal/pdf_read.h"
#include "source/edit.h"

struct filled {
    struct arena *arena;
    struct pdf_reading *pdf;
    struct buf out;
    const char *part; /* of the last line, or NULL */
    const char *item; /* its number in a list, or "" */
    int count;
};

bool
answers_are_pdf(struct slice bytes)
{
    return bytes.n > 5 && memcmp(bytes.p, "%PDF-", 5) == 0;
}

static const char *
cut(struct arena *arena, const char **text)
{
    size_t n = strcspn(*text, "-");
    const char *head = arena_strndup(arena, *text, n);
    *text += n + ((*text)[n] == '-');
    return head;
}

/* In the place that the field's name says. */
static void
put_answer(struct filled *f, const char *name, const char *value)
{
    const char *part = cut(f->arena, &name), *item = "";
    if (!*name) { /* a field of the file itself */
        buf_printf(&f->out, "%s: ", part);
    } else {
        if (!text_is(part, f->part))
            buf_printf(&f->out, "%s:\n", part);
        if (*name >= '0' && *name <= '9')
            item = cut(f->arena, &name);
        bool again = text_is(part, f->part) && text_is(item, f->item);
        buf_printf(&f->out, "%s%s: ",
            !*item  ? "  "
            : again ? "    "
                    : "  - ",
            name);
    }
    edit_scalar(&f->out, value);
    buf_char(&f->out, '\n');
    f->part = part;
    f->item = item;
    f->count++;
}

/* One line end for all that programs write. */
static const char *
plain_text(struct arena *arena, const char *text)
{
    struct buf out = {0};
    for (; *text; text++)
        if (*text == '\r')
            buf_str(&out, text[1] == '\n' ? "" : "\n");
        else
            buf_char(&out, *text);
    const char *plain = arena_strndup(arena, buf_slice(&out).p, out.n);
    buf_free(&out);
    return plain;
}

/* A tick is the last part of its field's name. */
static void
take_tick(struct filled *f, const char *name, pdf_ref value)
{
    const char *said = pdf_read_text(f->pdf, value);
    const char *tick = strrchr(name, '-');
    if (said && tick && !text_is(said, "/Off"))
        put_answer(
            f, arena_strndup(f->arena, name, (size_t)(tick - name)), tick + 1);
}

static void
take_field(struct filled *f, pdf_ref field)
{
    pdf_ref value = pdf_read_get(f->pdf, field, "/V");
    const char *name = pdf_read_text(f->pdf, pdf_read_get(f->pdf, field, "/T"));
    if (!name || !*name)
        return;
    if (pdf_read_kind(f->pdf, value) == PDF_NAME)
        take_tick(f, name, value);
    if (pdf_read_kind(f->pdf, value) != PDF_STRING)
        return;
    const char *text = plain_text(f->arena, pdf_read_text(f->pdf, value));
    if (!text_blank(text))
        put_answer(f, name, text);
}

struct slice
answers_from_pdf(struct arena *arena, struct slice bytes, const char **why)
{
    struct slice answers = {NULL, 0};
    struct filled f = {.arena = arena, .item = ""};
    f.pdf = pdf_read_open(arena, bytes, why);
    if (!f.pdf)
        return answers;
    pdf_ref fields = pdf_read_find(f.pdf, pdf_read_trailer(f.pdf), "/Root",
        "/AcroForm", "/Fields", (char *)NULL);
    int count = pdf_read_kind(f.pdf, fields) == PDF_ARRAY
                    ? pdf_read_count(f.pdf, fields)
                    : 0;
    for (int i = 0; i < count; i++)
        take_field(&f, pdf_read_at(f.pdf, fields, i));
    *why = pdf_read_failed(f.pdf) ? "it is damaged"
           : f.count == 0         ? "no field of it is filled in"
                                  : NULL;
    if (!*why)
        answers =
            (struct slice){arena_strndup(arena, f.out.p, f.out.n), f.out.n};
    buf_free(&f.out);
    pdf_read_close(f.pdf);
    return answers;
}
