/* Sign-offs: who signed, what they signed, and what is different since. */
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "criteria/sealing.h"
#include "plan/progress.h"

#define DIGEST_LENGTH 71 /* "sha256:" and its 64 digits */

static bool
has_signed(const struct plan *plan, enum side side)
{
    for (int i = 0; i < plan->signoff.count; i++)
        if (plan->signoff.items[i].side.value == (int)side)
            return true;
    return false;
}

const struct sealing *
sealing_of(struct judging *judging)
{
    if (judging->sealing || !judging->plan ||
        !has_signed(judging->plan, SIDE_CUSTOMER))
        return judging->sealing;
    struct sealing *sealing = ARENA_NEW(judging->arena, struct sealing);
    sealing->terms = terms_of(judging->arena, judging->plan);
    sealing->kept = kept_of(judging->arena, judging->root, judging->plan,
        &sealing->terms, SIDE_CUSTOMER);
    judging->sealing = sealing;
    return sealing;
}

const char *
sealing_command(struct judging *judging, enum side side)
{
    const struct person_ref *signer = seal_signer(judging->plan, side);
    return judging_text(judging,
        "countersign sign %s --side %s --by %s --how pdf --proof signed.pdf",
        judging->def->path, say_side(side),
        signer->to ? signer->to->id.s : "…");
}

const char *
sealing_signer(const struct signoff *signoff)
{
    return signoff->by.to ? say_person(signoff->by.to) : "the customer";
}

const char *
sealing_day(struct judging *judging, const struct signoff *signoff)
{
    return date_known(signoff->on) ? judging_text(judging, " on %s",
                                         say_day(judging, signoff->on.day))
                                   : "";
}

/* What the customer last said yes to, and not in the way that counts. */
static void
say_not_as_asked(struct judging *judging, const struct signoff *last)
{
    const struct plan *plan = judging->plan;
    struct finding *finding =
        judging_say(judging, CS801, is_set(last->how) ? last->how.at : last->at,
            judging_text(judging, "signoff.%d.how",
                (int)(last - plan->signoff.items) + 1),
            "%s", signed_how_fault(judging->arena, plan, last));
    finding->fix = judging_text(judging,
        "Have it signed that way and record it:  %s   or set it back:  "
        "stage: proposed",
        sealing_command(judging, SIDE_CUSTOMER));
}

/* The file of the present terms, which lies beside the plan where they were
 * signed before; NULL for none. */
static const char *
terms_beside(struct judging *judging, const char **digest)
{
    struct terms terms = terms_of(judging->arena, judging->plan);
    const char *name =
        signed_name(judging->arena, judging->def->id.s, terms.digest);
    struct slice bytes;
    if (!judging->root || !judging->root->path ||
        file_read(judging->arena, judging->root,
            path_beside(judging->arena, judging->def->path, name),
            &bytes) != FILE_OK ||
        signed_parse(judging->arena, bytes, terms.digest).state != SIGNED_FINE)
        return NULL;
    *digest = judging_text(judging, "%s", terms.digest);
    return judging_text(judging, "%s", name);
}

/* What was signed is there, and who signed it is not: nobody is to sign it
 * once more. */
static void
say_sign_off_lost(struct judging *judging, struct finding *finding,
    const char *file, const char *digest)
{
    const char *customer = say_party(judging, SIDE_CUSTOMER);
    finding->message = judging_text(judging,
        "the plan is called %s, and the sign-off of %s is not in it, though "
        "\"%s\" beside it holds the terms as they were signed: was `signoff` "
        "taken out?",
        judging->stage == STAGE_AGREED ? "agreed" : "active", customer, file);
    const char *entry = judging_text(judging,
        "- {side: customer, by: %s, on: …, how: …, terms: \"%s\", file: %s}",
        say_id(seal_signer(judging->plan, SIDE_CUSTOMER)), digest, file);
    bool begun = judging_has(judging, "signoff");
    const char *vendor =
        has_signed(judging->plan, SIDE_VENDOR)
            ? ""
            : judging_text(judging,
                  "\n  - {side: vendor, by: %s, on: …, how: "
                  "…, terms: \"%s\", file: %s}",
                  say_id(seal_signer(judging->plan, SIDE_VENDOR)), digest,
                  file);
    const char *lines =
        begun
            ? judging_text(judging, " under `signoff`:\n  %s%s", entry, vendor)
            : judging_line(judging, "signoff",
                  judging_text(judging, "signoff:\n  %s%s", entry, vendor));
    finding->fix = judging_text(judging,
        "Put it back from an older copy of the plan, or with who signed, when "
        "and how (pdf, form, email or meeting),%s%s\nOnly if nobody ever "
        "signed it:  stage: proposed",
        lines,
        *vendor
            ? judging_text(judging, "\nThe second line only if %s signed, too.",
                  say_party(judging, SIDE_VENDOR))
            : "");
}

static bool
is_of_other(const struct person *person, enum side side)
{
    return person->side.value != SIDE_NONE && person->side.value != (int)side;
}

static bool
is_other_side(const struct signoff *signoff)
{
    const struct person *by = signoff->by.to;
    return by && signoff->side.value != SIDE_NONE &&
           is_of_other(by, (enum side)signoff->side.value);
}

/* Under this side signed somebody who belongs to it, or, not `own`, to the
 * other one. */
static bool
has_signer(const struct plan *plan, enum side side, bool own)
{
    for (int i = 0; i < plan->signoff.count; i++)
        if (plan->signoff.items[i].side.value == (int)side &&
            plan->signoff.items[i].by.to &&
            is_other_side(&plan->signoff.items[i]) != own)
            return true;
    return false;
}

void
check_signed_off(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    if (!plan || plan->signoff.state == VALUE_BAD ||
        (judging->stage != STAGE_AGREED && judging->stage != STAGE_ACTIVE))
        return;
    const struct sealing *sealing = sealing_of(judging);
    const struct signoff *last = sealing ? sealing->kept.seal.last : NULL;
    if (last && signed_how_fault(judging->arena, plan, last))
        say_not_as_asked(judging, last);
    if (has_signed(plan, SIDE_CUSTOMER) || !judging_lacks(judging, "signoff") ||
        has_signer(plan, SIDE_VENDOR, false)) /* told as CS803 */
        return;
    for (int i = 0; i < plan->signoff.count; i++)
        if (plan->signoff.items[i].side.state == VALUE_BAD)
            return;
    struct finding *finding = judging_say(judging, CS801, plan->stage.at,
        "signoff", "the plan is called %s, and nobody at %s has signed it",
        judging->stage == STAGE_AGREED ? "agreed" : "active",
        say_party(judging, SIDE_CUSTOMER));
    finding->fix = judging_text(judging,
        "Have it signed and record it:  %s   or set it back:  stage: proposed"
        "   If it was signed and `signoff` was lost, take that back from an "
        "older copy of the plan",
        sealing_command(judging, SIDE_CUSTOMER));
    const char *digest, *file = terms_beside(judging, &digest);
    if (file)
        say_sign_off_lost(judging, finding, file, digest);
}

/* A short value of the sign-off to point at. */
static struct place
signed_place(const struct signoff *signoff)
{
    if (is_set(signoff->on))
        return signoff->on.at;
    return is_set(signoff->by) ? signoff->by.at : signoff->at;
}

void
sealing_point(struct judging *judging, struct finding *finding,
    const struct signoff *signoff)
{
    for (int i = 0; i < judging->report->count; i++)
        if (judging->report->findings[i].second.source &&
            judging->report->findings[i].cause.rule == RULE_NONE &&
            (judging->report->findings[i].rule == CS802 ||
                judging->report->findings[i].rule == CS808))
            return;
    finding->second = signed_place(signoff);
    finding->second_label =
        judging_text(judging, "signed%s", sealing_day(judging, signoff));
}

void
check_signers_side(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && i < plan->signoff.count; i++) {
        const struct signoff *signoff = &plan->signoff.items[i];
        if (!is_other_side(signoff))
            continue;
        enum side side = (enum side)signoff->side.value;
        const struct person *by = signoff->by.to;
        struct finding *finding = judging_say(judging, CS803, signoff->by.at,
            judging_text(judging, "signoff.%d.by", i + 1),
            "%s signed for %s, but belongs to %s", say_person(by),
            say_party(judging, side),
            say_party(judging, (enum side)by->side.value));
        finding->second = by->side.at;
        finding->second_label = "the side that is given";
        finding->cause = side_cause(judging, by);
        if (has_signer(plan, side, true)) {
            finding->fix = judging_text(judging,
                "Write `side: %s` here: somebody of %s has signed beside.",
                side == SIDE_VENDOR ? "customer" : "vendor",
                say_party(judging, side));
            continue;
        }
        const struct person *signer = seal_signer(plan, side)->to;
        bool other = signer && signer != by && !is_of_other(signer, side);
        finding->fix = judging_text(judging,
            "Have somebody of %s sign%s%s%s, or correct `side` here or in line "
            "%d.",
            say_party(judging, side), other ? ", " : "",
            other ? say_person(signer) : "", other ? " for instance" : "",
            place_start(by->side.at).line);
    }
}

static bool
is_same_copy(const struct signoff *a, const struct signoff *b)
{
    return text_is(a->file.full, b->file.full) &&
           text_is(a->terms.s, b->terms.s);
}

static bool
was_looked_at(const struct plan *plan, int index)
{
    const struct signoff *one = &plan->signoff.items[index];
    for (int i = 0; i < index; i++)
        if (is_same_copy(&plan->signoff.items[i], one))
            return true;
    return false;
}

/* The file is what was signed, and its digest is known from itself. */
static void
say_damaged_digest(struct judging *judging, const struct signoff *signoff,
    const struct signed_terms *copy, int nth)
{
    struct finding *finding = judging_say(judging, CS807, signoff->terms.at,
        judging_text(judging, "signoff.%d.terms", nth),
        "the digest that is recorded for %s does not belong to \"%s\": some "
        "of its characters were changed",
        sealing_signer(signoff), signoff->file.s);
    finding->second = signoff->file.at;
    finding->second_label = "is as it was written";
    finding->fix = judging_text(judging,
        "Put back the digest of that file:  terms: \"%s\"", copy->digest);
}

/* The file of these very terms under the name that it was written with, in the
 * same folder; NULL where there is none. */
static const char *
name_it_has(struct judging *judging, const struct signoff *signoff)
{
    if (!is_set(signoff->terms) || strlen(signoff->terms.s) != DIGEST_LENGTH)
        return NULL;
    const char *name =
        signed_name(judging->arena, judging->def->id.s, signoff->terms.s);
    const char *full = signoff->file.full, *slash = strrchr(full, '/');
    const char *path = judging_text(
        judging, "%.*s%s", (int)(slash ? slash + 1 - full : 0), full, name);
    struct slice bytes;
    if (file_read(judging->arena, judging->root, path, &bytes) != FILE_OK ||
        signed_parse(judging->arena, bytes, signoff->terms.s).state !=
            SIGNED_FINE)
        return NULL;
    slash = strrchr(signoff->file.s, '/');
    return judging_text(judging, "%.*s%s",
        (int)(slash ? slash + 1 - signoff->file.s : 0), signoff->file.s, name);
}

static void
say_other_name(struct judging *judging, const struct signoff *signoff,
    const char *name, int nth)
{
    struct finding *finding = judging_say(judging, CS807, signoff->file.at,
        judging_text(judging, "signoff.%d.file", nth),
        "there is no file \"%s\"; what %s signed lies beside it under "
        "another name",
        signoff->file.s, sealing_signer(signoff));
    finding->fix = judging_text(
        judging, "Write the name that the file has:  file: %s", name);
}

static void
check_copy(struct judging *judging, const struct signoff *signoff, int nth)
{
    const struct sealing *sealing = sealing_of(judging);
    bool known = sealing && sealing->kept.seal.last &&
                 is_same_copy(sealing->kept.seal.last, signoff);
    struct signed_terms copy =
        known ? sealing->kept.copy
              : signed_read(judging->arena, judging->root, signoff);
    const char *fault = signed_copy_fault(judging->arena, signoff, &copy);
    if (!fault ||
        (copy.state == SIGNED_OTHER && signoff->terms.state == VALUE_BAD))
        return;
    if (signed_digest_damaged(signoff, &copy)) {
        say_damaged_digest(judging, signoff, &copy, nth);
        return;
    }
    const char *other =
        copy.state == SIGNED_MISSING ? name_it_has(judging, signoff) : NULL;
    if (other) {
        say_other_name(judging, signoff, other, nth);
        return;
    }
    struct finding *finding = judging_say(judging, CS807, signoff->file.at,
        judging_text(judging, "signoff.%d.file", nth), "%s", fault);
    if (copy.state == SIGNED_EDITED || copy.state == SIGNED_OTHER) {
        finding->second = signoff->terms.at;
        finding->second_label = "the digest that was recorded";
    }
    finding->fix =
        copy.state == SIGNED_OTHER
            ? "Bring `terms` of the sign-off back from the history of your "
              "plans; what was recorded is never edited."
            : "Bring it back from the history of your plans; what was "
              "signed is never edited.";
}

static void
check_proof_there(
    struct judging *judging, const struct signoff *signoff, int nth)
{
    const char *fault = signed_proof_fault(
        judging->arena, judging->root, judging->plan, signoff);
    if (!fault)
        return;
    struct finding *finding = judging_say(judging, CS807, signoff->proof.at,
        judging_text(judging, "signoff.%d.proof", nth), "%s", fault);
    finding->fix = "Put the file beside the plan; if the proof is a sentence, "
                   "quote it:  how: email, proof: \"…\"";
}

void
check_copies(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    if (!plan || !judging->root || !judging->root->path)
        return;
    for (int i = 0; i < plan->signoff.count; i++) {
        if (!was_looked_at(plan, i))
            check_copy(judging, &plan->signoff.items[i], i + 1);
        check_proof_there(judging, &plan->signoff.items[i], i + 1);
    }
}

void
check_authority(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && i < plan->signoff.count; i++) {
        const struct signoff *signoff = &plan->signoff.items[i];
        enum side side = (enum side)signoff->side.value;
        if (side == SIDE_NONE || is_other_side(signoff) ||
            !seal_lacks_right(plan, signoff))
            continue;
        const struct person_ref *signer = seal_signer(plan, side);
        struct finding *finding = judging_say(judging, CS809, signoff->by.at,
            judging_text(judging, "signoff.%d.by", i + 1),
            "%s signed for %s, but is neither its signer nor its sponsor",
            say_person(signoff->by.to), say_party(judging, side));
        finding->second = signer->at;
        finding->second_label = "who may sign";
        finding->fix = judging_text(judging,
            "If %s asked for it, say so:  on-behalf-of: %s   or name who may:  "
            "signers: {%s: %s}",
            signer->to ? say_person(signer->to) : "the sponsor", signer->id,
            say_side(side), signoff->by.id);
    }
}

/* The customer signed the terms as they are, and the vendor older ones. */
static void
say_signed_older(struct judging *judging, const struct signoff *vendor,
    const struct signoff *customer)
{
    struct finding *finding = judging_say(judging, CS810, vendor->terms.at,
        "signoff", "%s signed%s, and what %s signed%s are older terms",
        say_party(judging, SIDE_CUSTOMER), sealing_day(judging, customer),
        say_party(judging, SIDE_VENDOR), sealing_day(judging, vendor));
    finding->second = customer->terms.at;
    finding->second_label = "the terms as they are";
    finding->fix = judging_text(judging,
        "It is a mutual plan: sign what the customer signed:  %s",
        sealing_command(judging, SIDE_VENDOR));
}

void
check_both_signed(struct judging *judging)
{
    const struct sealing *sealing = sealing_of(judging);
    if (!sealing || judging->closed)
        return;
    for (int i = 0; i < judging->plan->signoff.count; i++)
        if (judging->plan->signoff.items[i].side.state == VALUE_BAD)
            return;
    if (has_signed(judging->plan, SIDE_VENDOR)) {
        struct seal seal = seal_of(judging->plan, &sealing->terms, SIDE_VENDOR);
        if (sealing->kept.seal.state == SEAL_HOLDS &&
            seal.state == SEAL_CHANGED && is_set(seal.last->terms) &&
            kept_can_tell(judging->plan))
            say_signed_older(judging, seal.last, sealing->kept.seal.last);
        return;
    }
    const struct signoff *last = sealing->kept.seal.last;
    struct finding *finding = judging_say(judging, CS810,
        last ? last->at : judging->plan->signoff.at, "signoff",
        "%s signed%s, and nobody at %s has", say_party(judging, SIDE_CUSTOMER),
        last ? sealing_day(judging, last) : "",
        say_party(judging, SIDE_VENDOR));
    finding->fix =
        judging_text(judging, "It is a mutual plan: sign it as well:  %s",
            sealing_command(judging, SIDE_VENDOR));
}
