/* sign --pdf: a PDF whose fields were signed. */
#include <string.h>

#include "base/text.h"
#include "commands/sign_inner.h"
#include "seal/signed.h"
#include "seal/signed_pdf.h"

/* By --by, else the one whom the plan names as that side's signer. */
static const char *
signer_of(const struct signing *s, enum side side)
{
    const struct person_ref *signer = seal_signer(s->plan, side);
    if (s->options->signoff.by)
        return s->options->signoff.by;
    if (is_set(*signer))
        return signer->id;
    complain("the plan names no signer and no sponsor of %s: give --by",
        sign_company(s, side));
    return NULL;
}

static enum exit_status
add_entry(struct signing *s, const struct pdf_signature *signature)
{
    struct sign_entry *entry = &s->record.entries[s->record.count];
    *entry = (struct sign_entry){.side = signature->side,
        .how = HOW_PDF,
        .certificate = arena_printf(s->arena, "%s %s",
            signature->signer.subject, signature->signer.fingerprint)};
    day_t day =
        signature->claimed == DAY_NONE ? s->options->today : signature->claimed;
    const char *who = signer_of(s, entry->side);
    if (!who || !sign_day(s, day, entry) || !sign_people(s, who, entry))
        return EXIT_USAGE;
    s->record.count++;
    return EXIT_CLEAN;
}

/* A side that has agreed already is passed over while another has not. */
static bool
is_wanted(const struct signing *s, const struct signed_pdf *pdf,
    const struct pdf_signature *signature)
{
    enum side asked = s->options->side;
    if (asked != SIDE_NONE)
        return signature->side == asked;
    return pdf->count == 1 || !sign_stands(s, signature->side);
}

static enum exit_status
add_entries(struct signing *s, const struct signed_pdf *pdf)
{
    const char *path = s->options->signoff.pdf;
    enum exit_status status = EXIT_CLEAN;
    int wanted = 0;
    for (int i = 0; i < pdf->count; i++)
        wanted += is_wanted(s, pdf, &pdf->signatures[i]);
    if (wanted == 0 && s->options->side != SIDE_NONE) {
        complain("\"%s\" is not signed by %s", path,
            sign_company(s, s->options->side));
        return EXIT_FINDINGS;
    }
    if (wanted == 0) {
        complain("both sides have agreed to these terms already (terms %s)",
            s->terms.short_digest);
        return EXIT_FINDINGS;
    }
    if (wanted > 1 &&
        (s->options->signoff.by || s->options->signoff.on_behalf_of)) {
        complain("\"%s\" is signed by both sides: --side says whom --by or "
                 "--on-behalf-of is for",
            path);
        return EXIT_USAGE;
    }
    for (int i = 0; status == EXIT_CLEAN && i < pdf->count; i++)
        if (is_wanted(s, pdf, &pdf->signatures[i]))
            status = add_entry(s, &pdf->signatures[i]);
    return status;
}

enum exit_status
sign_pdf(struct signing *s)
{
    const char *path = s->options->signoff.pdf;
    struct slice bytes;
    if (!sign_read(s, "--pdf", path, &bytes))
        return EXIT_USAGE;
    struct signed_pdf pdf = signed_pdf_read(s->arena, bytes);
    if (pdf.fault == SIGNED_PDF_NO_LIBRARY) {
        complain("%s", pdf.why);
        return EXIT_SYSTEM;
    }
    if (pdf.fault != SIGNED_PDF_FINE) {
        complain("\"%s\" is not accepted: %s", path, pdf.why);
        return EXIT_FINDINGS;
    }
    enum exit_status status =
        sign_same_terms(s, path, pdf.plan, pdf.digest, pdf.file);
    if (status == EXIT_CLEAN)
        status = add_entries(s, &pdf);
    for (int i = 0; status == EXIT_CLEAN && i < s->record.count; i++)
        sign_keep(s, path, bytes, "signed", &s->record.entries[i]);
    return status;
}
