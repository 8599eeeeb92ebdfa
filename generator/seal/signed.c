#include "seal/signed.h"

#include <string.h>

#include "base/text.h"
#include "plan/fields.h"
#include "plan/progress.h"

/* --- the file --- */

static struct slice
without_line_end(struct slice bytes)
{
    if (bytes.n > 0 && bytes.p[bytes.n - 1] == '\n')
        bytes.n--;
    if (bytes.n > 0 && bytes.p[bytes.n - 1] == '\r')
        bytes.n--;
    return bytes;
}

/* `now` may be NULL.  Most plans are as they were signed, so that nothing of
 * what is in the halves has to be read. */
static struct signed_terms
parse_beside(struct arena *arena, struct slice bytes, const char *digest,
    const struct terms *now)
{
    static const struct terms none;
    const struct terms *like = now ? now : &none;
    struct signed_terms terms = {.state = SIGNED_UNREADABLE,
        .why = "is not a file of terms as it was written at signing"};
    struct json_likely likely[] = {
        {.name = "arrangements", .bytes = like->arrangements},
        {.name = "terms", .bytes = like->terms}};
    const struct json *file =
        json_read_likely(arena, without_line_end(bytes), likely, 2);
    const char *format = json_string_of(json_get(file, "format"));
    if (!format || !text_is(format, TERMS_FORMAT) ||
        !json_is_object(json_get(file, "terms")) ||
        !json_is_object(json_get(file, "arrangements")))
        return terms;
    terms.file = file;
    if (likely[1].same)
        memcpy(terms.digest, like->digest, sizeof terms.digest);
    else
        seal_digest(likely[1].found, terms.digest);
    bool same = text_is_nocase(terms.digest, digest);
    terms.state = same ? SIGNED_FINE : SIGNED_EDITED;
    terms.why = same ? NULL : "holds other terms than those that were signed";
    return terms;
}

struct signed_terms
signed_parse(struct arena *arena, struct slice bytes, const char *digest)
{
    return parse_beside(arena, bytes, digest, NULL);
}

struct signed_terms
signed_read_beside(struct arena *arena, const struct root *root,
    const struct signoff *signoff, const struct terms *now)
{
    struct signed_terms terms = {.state = SIGNED_UNNAMED};
    struct slice bytes;
    if (!is_set(signoff->file))
        return terms;
    enum file_error error = file_read(arena, root, signoff->file.full, &bytes);
    if (error == FILE_OK)
        terms = parse_beside(arena, bytes, signoff->terms.s, now);
    else {
        terms.state =
            error == FILE_MISSING ? SIGNED_MISSING : SIGNED_UNREADABLE;
        terms.why = file_error_text(error);
    }
    terms.path = signoff->file.full;
    if (terms.state == SIGNED_EDITED &&
        text_ends(terms.path, signed_name(arena, "", terms.digest)))
        terms.state = SIGNED_OTHER;
    return terms;
}

struct signed_terms
signed_read(
    struct arena *arena, const struct root *root, const struct signoff *signoff)
{
    return signed_read_beside(arena, root, signoff, NULL);
}

#define DIGITS_ALIKE 48 /* of 64: of two digests some four are by chance */

bool
signed_digest_damaged(
    const struct signoff *signoff, const struct signed_terms *copy)
{
    const char *given = signoff->terms.s, *own = copy->digest;
    if (copy->state != SIGNED_OTHER || !is_set(signoff->terms) ||
        strlen(given) != strlen(own))
        return false;
    int alike = 0;
    for (const char *p = strchr(own, ':'); p && *++p;)
        alike += *p == given[p - own];
    return alike >= DIGITS_ALIKE;
}

char *
signed_name(struct arena *arena, const char *id, const char *digest)
{
    return arena_printf(arena, "%s.terms-%.12s.json", id, digest + 7);
}

/* --- the proof --- */

static bool
ends_as_file(const char *text)
{
    static const char *const endings[] = {"pdf", "eml", "msg", "mbox", "html",
        "htm", "txt", "md", "json", "png", "jpg", "jpeg", "tif", "tiff", "heic",
        "doc", "docx", "odt", "ics", "p7m", "p7s", "asice", "zip", "mp3", "m4a",
        "wav", "mp4"};
    const char *dot = strrchr(text, '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (text_is_nocase(dot + 1, endings[i]))
            return true;
    return false;
}

bool
signed_proof_is_file(const char *proof, enum how how)
{
    if (text_blank(proof))
        return false;
    return how == HOW_PDF || ends_as_file(proof);
}

const char *
signed_proof(
    struct arena *arena, const struct plan *plan, const struct signoff *signoff)
{
    if (!is_set(signoff->proof) ||
        !signed_proof_is_file(signoff->proof.s, (enum how)signoff->how.value))
        return NULL;
    return path_beside(arena, plan->def.path, signoff->proof.s);
}

/* --- what is wrong with either --- */

static const char *
signer_of(const struct signoff *signoff)
{
    const struct person *by = signoff->by.to;
    return by ? name_or_id(by->name, by->id) : "the customer";
}

const char *
signed_copy_fault(struct arena *arena, const struct signoff *signoff,
    const struct signed_terms *copy)
{
    const char *file = signoff->file.s, *who = signer_of(signoff);
    switch (copy->state) {
    case SIGNED_FINE:
    case SIGNED_UNNAMED:
        return NULL;
    case SIGNED_EDITED:
        return arena_printf(arena,
            "\"%s\" is not what %s signed: its terms have another digest", file,
            who);
    case SIGNED_OTHER:
        return arena_printf(arena,
            "\"%s\" is as it was written, but the digest that is recorded "
            "for %s is not its own",
            file, who);
    default:
        return arena_printf(
            arena, "\"%s\", which %s signed, %s", file, who, copy->why);
    }
}

/* Nothing is held against a proof without a digest. */
static bool
was_changed(struct arena *arena, const struct root *root, const char *proof,
    const struct signoff *signoff)
{
    struct slice bytes;
    char digest[72];
    if (!is_set(signoff->proof_digest) ||
        file_read(arena, root, proof, &bytes) != FILE_OK)
        return false;
    seal_digest(bytes, digest);
    return !text_is_nocase(digest, signoff->proof_digest.s);
}

const char *
signed_proof_fault(struct arena *arena, const struct root *root,
    const struct plan *plan, const struct signoff *signoff)
{
    const char *proof = signed_proof(arena, plan, signoff);
    if (!proof || !root || !root->path)
        return NULL;
    bool outside = text_starts(proof, "../") || *proof == '/';
    bool there = !outside &&
                 path_exists(arena_printf(arena, "%s/%s", root->path, proof));
    if (there && !was_changed(arena, root, proof, signoff))
        return NULL;
    return arena_printf(arena, "the proof of what %s signed, \"%s\", %s",
        signer_of(signoff), signoff->proof.s,
        outside ? "is outside of the plans' folder"
        : there ? "is not the file that was recorded"
                : "does not exist");
}

const char *
signed_fault(struct arena *arena, const struct root *root,
    const struct plan *plan, const struct signoff *signoff,
    const struct signed_terms *copy)
{
    const char *fault = signed_copy_fault(arena, signoff, copy);
    return fault ? fault : signed_proof_fault(arena, root, plan, signoff);
}

/* --- who may sign --- */

static const struct person_ref *
of_side(const struct each_side *pair, enum side side)
{
    return side == SIDE_VENDOR ? &pair->vendor : &pair->customer;
}

const struct person_ref *
seal_signer(const struct plan *plan, enum side side)
{
    const struct person_ref *signer = of_side(&plan->signers, side);
    return is_absent(*signer) ? of_side(&plan->sponsors, side) : signer;
}

static bool
is_entitled(
    const struct plan *plan, enum side side, const struct person_ref *who)
{
    const struct person_ref *sponsor = of_side(&plan->sponsors, side);
    if (!is_set(*who))
        return false;
    return text_is(who->id, seal_signer(plan, side)->id) ||
           text_is(who->id, sponsor->id);
}

bool
seal_is_entitled(const struct plan *plan, const struct signoff *signoff)
{
    enum side side = (enum side)signoff->side.value;
    return is_entitled(plan, side, &signoff->by) ||
           is_entitled(plan, side, &signoff->on_behalf_of);
}

static bool
is_unknown(const struct person_ref *person)
{
    return !is_absent(*person) && !person->to;
}

bool
seal_lacks_right(const struct plan *plan, const struct signoff *signoff)
{
    const struct person_ref *signer =
        seal_signer(plan, (enum side)signoff->side.value);
    return signoff->by.to && !is_unknown(&signoff->on_behalf_of) &&
           !is_absent(*signer) && !is_unknown(signer) &&
           !is_unknown(&plan->sponsors.vendor) &&
           !is_unknown(&plan->sponsors.customer) &&
           !seal_is_entitled(plan, signoff);
}

enum how
seal_asked(const struct plan *plan)
{
    const struct segment *segment = plan->segment_to;
    return segment && is_set(segment->signoff) && is_set(segment->signoff.how)
               ? (enum how)segment->signoff.how.value
               : HOW_NONE;
}

bool
seal_is_as_asked(const struct plan *plan, enum side side, enum how how)
{
    enum how asked = seal_asked(plan);
    return side != SIDE_CUSTOMER || asked == HOW_NONE ||
           (how != HOW_NONE && how <= asked);
}

const char *
seal_how_done(enum how how)
{
    static const char *const words[] = {[HOW_NONE] = "agreed",
        [HOW_PDF] = "signed",
        [HOW_FORM] = "accepted by form",
        [HOW_EMAIL] = "agreed by e-mail",
        [HOW_MEETING] = "agreed in a meeting"};
    return words[how];
}

const char *
seal_how_asked(enum how how)
{
    static const char *const words[] = {[HOW_NONE] = "any way",
        [HOW_PDF] = "a signed PDF",
        [HOW_FORM] = "a form or a signed PDF",
        [HOW_EMAIL] = "an e-mail, a form or a signed PDF",
        [HOW_MEETING] = "any way"};
    return words[how];
}

const char *
signed_how_fault(
    struct arena *arena, const struct plan *plan, const struct signoff *signoff)
{
    enum how how = (enum how)signoff->how.value;
    if (signoff->how.state == VALUE_BAD ||
        seal_is_as_asked(plan, (enum side)signoff->side.value, how))
        return NULL;
    bool dated = date_known(signoff->on);
    return arena_printf(arena,
        "%s %s%s%s, and in the segment `%s` only %s counts", signer_of(signoff),
        seal_how_done(how), dated ? " on " : "",
        dated ? day_words(arena, signoff->on.day) : "", plan->segment.s,
        seal_how_asked(seal_asked(plan)));
}
