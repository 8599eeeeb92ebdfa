#include "seal/signed_pdf.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "seal/pdf_compare.h"
#include "seal/pdf_range.h"
#include "seal/pdf_read.h"
#include "seal/pdf_text.h"
#include "seal/signed.h"

#define SIGNATURES 2

/* A signature while it is being verified. */
struct found {
    struct pdf_signature signature;
    pdf_ref value;
    struct pdf_range range;
    bool cades;
};

struct reader {
    struct arena *arena;
    struct slice bytes;
    struct signed_pdf *result;
    struct found found[SIGNATURES];
    int count;
};

static bool fail(struct reader *r, enum signed_pdf_fault fault,
    const char *format, ...) __attribute__((format(printf, 3, 4)));
static bool
fail(struct reader *r, enum signed_pdf_fault fault, const char *format, ...)
{
    struct buf why = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&why, format, args);
    va_end(args);
    r->result->fault = fault;
    r->result->why = arena_strndup(r->arena, why.p, why.n);
    buf_free(&why);
    return false;
}

/* --- the signatures --- */

static enum side
side_of(const char *field)
{
    return text_is(field, "customer_signature") ? SIDE_CUSTOMER
           : text_is(field, "vendor_signature") ? SIDE_VENDOR
                                                : SIDE_NONE;
}

/* The day of "D:20260820…", as it is written. */
static day_t
claimed_day(struct arena *arena, const char *date)
{
    if (!text_starts(date, "D:") || strlen(date) < 10)
        return DAY_NONE;
    return day_parse_iso(
        arena_printf(arena, "%.4s-%.2s-%.2s", date + 2, date + 6, date + 8));
}

static bool
read_range(struct reader *r, struct pdf_reading *pdf, struct found *found)
{
    const char *name = found->signature.field, *why;
    int64_t numbers[4];
    pdf_ref range = pdf_read_get(pdf, found->value, "/ByteRange");
    if (pdf_read_count(pdf, range) != 4)
        return fail(r, SIGNED_PDF_RANGE,
            "%s: its byte range is not one with one gap", name);
    for (int i = 0; i < 4; i++)
        if (!pdf_read_integer(pdf, pdf_read_at(pdf, range, i), &numbers[i]))
            return fail(r, SIGNED_PDF_RANGE,
                "%s: its byte range is not four numbers", name);
    if (!pdf_range_read(r->arena, r->bytes, numbers, &found->range, &why))
        return fail(r, SIGNED_PDF_RANGE, "%s: %s", name, why);
    struct slice said =
        pdf_read_bytes(pdf, pdf_read_get(pdf, found->value, "/Contents"));
    struct slice gap = found->range.contents;
    if (!slice_same(said, gap))
        return fail(r, SIGNED_PDF_RANGE,
            "%s: the gap in its byte range is not exactly its contents", name);
    found->signature.end = found->range.end;
    return !pdf_read_failed(pdf) ||
           fail(r, SIGNED_PDF_BROKEN,
               "%s: its signature is damaged, or says something twice", name);
}

static bool
add_signature(
    struct reader *r, struct pdf_reading *pdf, const char *name, pdf_ref value)
{
    enum side side = side_of(name);
    if (side == SIDE_NONE)
        return fail(r, SIGNED_PDF_FOREIGN,
            "the signed field \"%s\" is neither customer_signature nor "
            "vendor_signature",
            name);
    for (int i = 0; i < r->count; i++)
        if (r->found[i].signature.side == side)
            return fail(r, SIGNED_PDF_FOREIGN, "%s is there twice", name);
    struct found *found = &r->found[r->count++];
    *found = (struct found){.value = value,
        .signature = {.side = side,
            .field = name,
            .claimed = claimed_day(
                r->arena, pdf_read_text(pdf, pdf_read_get(pdf, value, "/M")))}};
    const char *filter =
        pdf_read_text(pdf, pdf_read_get(pdf, value, "/SubFilter"));
    found->cades = text_is(filter, "/ETSI.CAdES.detached");
    if (!found->cades && !text_is(filter, "/adbe.pkcs7.detached"))
        return fail(r, SIGNED_PDF_SIGNATURE,
            "%s: a signature of the kind \"%s\" is not read, only "
            "adbe.pkcs7.detached and ETSI.CAdES.detached",
            name, filter);
    return read_range(r, pdf, found);
}

static bool
find_signatures(struct reader *r, struct pdf_reading *pdf)
{
    pdf_ref fields = pdf_read_find(pdf, pdf_read_trailer(pdf), "/Root",
        "/AcroForm", "/Fields", (char *)NULL);
    for (int i = 0; i < pdf_read_count(pdf, fields); i++) {
        pdf_ref field = pdf_read_at(pdf, fields, i);
        pdf_ref value = pdf_read_get(pdf, field, "/V");
        const char *type = pdf_read_text(pdf, pdf_read_get(pdf, field, "/FT"));
        if (!text_is(type, "/Sig") || pdf_read_kind(pdf, value) != PDF_DICT)
            continue;
        const char *name = pdf_read_text(pdf, pdf_read_get(pdf, field, "/T"));
        if (!add_signature(r, pdf, name, value))
            return false;
    }
    if (pdf_read_failed(pdf))
        return fail(r, SIGNED_PDF_BROKEN, "it is no PDF, or a damaged one");
    if (r->count == 0)
        return fail(r, SIGNED_PDF_UNSIGNED,
            "none of its fields is signed; a file that a service has sealed "
            "with its own signature is kept with --how pdf --proof");
    if (r->count == 2 && r->found[0].range.end > r->found[1].range.end) {
        struct found first = r->found[0];
        r->found[0] = r->found[1];
        r->found[1] = first;
    }
    return true;
}

/* --- what they cover --- */

static bool
verify_signature(struct reader *r, struct found *found)
{
    const char *why;
    if (cms_verify(r->arena, found->range.contents, found->range.parts, 2,
            found->cades, &found->signature.signer, &why))
        return true;
    return fail(r, SIGNED_PDF_SIGNATURE, "%s: %s", found->signature.field, why);
}

/* The revision that the first `count` signatures made is the one in which
 * these are signed, and no other. */
static bool
check_revision(struct reader *r, struct pdf_reading *pdf, int count)
{
    struct reader inner = {.arena = r->arena,
        .bytes = {r->bytes.p, r->found[count - 1].range.end},
        .result = r->result};
    if (!find_signatures(&inner, pdf))
        return false;
    bool same = inner.count == count;
    for (int i = 0; same && i < count; i++)
        same = inner.found[i].range.end == r->found[i].range.end &&
               inner.found[i].signature.side == r->found[i].signature.side;
    return same || fail(r, SIGNED_PDF_CHANGED,
                       "%s covers a file in which other fields are signed",
                       r->found[count - 1].signature.field);
}

static struct pdf_reading *
open_revision(struct reader *r, size_t end, const char *name)
{
    const char *why;
    struct pdf_reading *pdf =
        pdf_read_open(r->arena, (struct slice){r->bytes.p, end}, &why);
    if (!pdf)
        fail(r, SIGNED_PDF_BROKEN, "what %s covers is no document: %s", name,
            why);
    return pdf;
}

static bool
compare_revisions(struct reader *r, struct pdf_reading *older,
    struct pdf_reading *newer, const char *name, bool printed)
{
    const char *what = pdf_compare(r->arena, older, newer);
    if (pdf_read_failed(older) || pdf_read_failed(newer))
        return fail(r, SIGNED_PDF_BROKEN, "what %s covers is damaged", name);
    if (!what)
        return true;
    return printed ? fail(r, SIGNED_PDF_CHANGED,
                         "%s was changed before %s was signed", what, name)
                   : fail(r, SIGNED_PDF_CHANGED,
                         "%s was changed between the signatures, before %s "
                         "was signed",
                         what, name);
}

/* From the file as it was printed, if that still begins it, over each
 * revision to the whole.  Closes what it opened. */
static bool
check_revisions(struct reader *r)
{
    const char *why;
    size_t first = pdf_first_revision(r->bytes);
    bool whole = first > 0 && first < r->found[0].range.end;
    struct pdf_reading *older =
        whole ? pdf_read_open(r->arena, (struct slice){r->bytes.p, first}, &why)
              : NULL;
    bool ok = true;
    for (int i = 0; ok && i < r->count; i++) {
        const char *name = r->found[i].signature.field;
        struct pdf_reading *newer =
            open_revision(r, r->found[i].range.end, name);
        ok = newer && check_revision(r, newer, i + 1) &&
             (!older || compare_revisions(r, older, newer, name, i == 0));
        pdf_read_close(older);
        older = newer;
    }
    pdf_read_close(older);
    return ok;
}

/* --- the terms --- */

static bool
read_attachment(struct reader *r, struct pdf_reading *pdf)
{
    struct signed_pdf *result = r->result;
    pdf_ref root = pdf_read_get(pdf, pdf_read_trailer(pdf), "/Root");
    pdf_ref all = pdf_read_get(pdf, root, "/AF");
    pdf_ref names = pdf_read_find(
        pdf, root, "/Names", "/EmbeddedFiles", "/Names", (char *)NULL);
    pdf_ref spec = pdf_read_at(pdf, all, 0);
    bool one = pdf_read_count(pdf, all) == 1 &&
               pdf_read_count(pdf, names) == 2 &&
               pdf_read_number(pdf, spec) > 0 &&
               pdf_read_number(pdf, pdf_read_at(pdf, names, 1)) ==
                   pdf_read_number(pdf, spec);
    if (!one)
        return fail(r, SIGNED_PDF_TERMS,
            "it has not exactly one attachment, the terms");
    result->terms = pdf_read_stream(
        pdf, pdf_read_find(pdf, spec, "/EF", "/F", (char *)NULL), true);
    struct signed_terms terms = result->terms.p && result->terms.n <= FILE_LIMIT
                                    ? signed_parse(r->arena, result->terms, "")
                                    : (struct signed_terms){0};
    const char *plan = json_string_of(json_get(terms.file, "plan"));
    if (!terms.file || !plan)
        return fail(r, SIGNED_PDF_TERMS,
            "its attachment is not a file of terms as countersign writes it");
    result->file = terms.file;
    result->plan = plan;
    memcpy(result->digest, terms.digest, sizeof result->digest);
    return true;
}

static bool
is_digit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/* The first eight digits, as a word of their own. */
static bool
prints_digest(const char *text, const char *digest)
{
    char shown[9];
    memcpy(shown, digest + 7, 8);
    shown[8] = '\0';
    for (const char *at = text; (at = strstr(at, shown)); at++)
        if ((at == text || !is_digit(at[-1])) && !is_digit(at[8]))
            return true;
    return false;
}

static bool
check_print(struct reader *r, struct pdf_reading *pdf)
{
    struct buf text = {0};
    pdf_ref first = pdf_read_pages(pdf)[0];
    if (first)
        pdf_text_of(pdf, first, &text);
    bool printed = text.n > 0 && prints_digest(text.p, r->result->digest);
    buf_free(&text);
    return printed ||
           fail(r, SIGNED_PDF_TERMS,
               "its first page does not print the digest of the terms that "
               "are attached (%.8s)",
               r->result->digest + 7);
}

/* --- the whole --- */

static bool
check_end(struct reader *r)
{
    const struct found *last = &r->found[r->count - 1];
    return last->range.end == r->bytes.n ||
           fail(r, SIGNED_PDF_APPENDED,
               "%zu bytes were added after %s was signed, and nobody signed "
               "them",
               r->bytes.n - last->range.end, last->signature.field);
}

static bool
read_whole(struct reader *r, struct pdf_reading *pdf)
{
    if (!find_signatures(r, pdf))
        return false;
    for (int i = 0; i < r->count; i++)
        if (!verify_signature(r, &r->found[i]))
            return false;
    if (!check_end(r) || !check_revisions(r) || !read_attachment(r, pdf) ||
        !check_print(r, pdf))
        return false;
    return !pdf_read_failed(pdf) || fail(r, SIGNED_PDF_BROKEN, "it is damaged");
}

struct signed_pdf
signed_pdf_read(struct arena *arena, struct slice bytes)
{
    const char *why;
    struct signed_pdf result = {.fault = SIGNED_PDF_FINE};
    struct reader r = {.arena = arena, .bytes = bytes, .result = &result};
    seal_digest(bytes, result.sha256);
    if (!pdf_read_available(&why)) {
        fail(&r, SIGNED_PDF_NO_LIBRARY, "%s", why);
        return result;
    }
    struct pdf_reading *pdf = pdf_read_open(arena, bytes, &why);
    if (!pdf)
        fail(&r, SIGNED_PDF_BROKEN, "%s", why);
    else
        read_whole(&r, pdf);
    pdf_read_close(pdf);
    result.count = r.count;
    for (int i = 0; i < r.count; i++)
        result.signatures[i] = r.found[i].signature;
    return result;
}
