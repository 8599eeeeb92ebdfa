/* Sign-offs: who signed, what they signed, and what is different since. */
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "criteria/rules.h"
#include "plan/progress.h"
#include "seal/difference.h"
#include "seal/signed.h"

/* The customer's last sign-off beside the plan as it is. */
struct sealing {
    struct terms terms;
    struct seal seal;
    struct signed_terms copy;
};

static bool
has_signed(const struct plan *plan, enum side side)
{
    for (int i = 0; i < plan->signoff.count; i++)
        if (plan->signoff.items[i].side.value == (int)side)
            return true;
    return false;
}

/* Made once a plan, NULL where no customer signed. */
static const struct sealing *
sealing_of(struct judging *judging)
{
    if (judging->sealing || !judging->plan ||
        !has_signed(judging->plan, SIDE_CUSTOMER))
        return judging->sealing;
    struct sealing *sealing = ARENA_NEW(judging->arena, struct sealing);
    sealing->terms = terms_of(judging->arena, judging->plan);
    sealing->seal = seal_of(judging->plan, &sealing->terms, SIDE_CUSTOMER);
    if (sealing->seal.last && judging->root)
        sealing->copy =
            signed_read(judging->arena, judging->root, sealing->seal.last);
    judging->sealing = sealing;
    return sealing;
}

/* The command that has the side sign, for whoever may. */
static const char *
sign_command(struct judging *judging, enum side side)
{
    const struct person_ref *signer = seal_signer(judging->plan, side);
    return judging_text(judging,
        "countersign sign %s --side %s --by %s --how pdf", judging->def->path,
        say_side(side), signer->to ? signer->to->id.s : "…");
}

static const char *
signer_name(const struct signoff *signoff)
{
    return signoff->by.to ? say_person(signoff->by.to) : "the customer";
}

static const char *
signed_day(struct judging *judging, const struct signoff *signoff)
{
    return date_known(signoff->on) ? judging_text(judging, " on %s",
                                         say_day(judging, signoff->on.day))
                                   : "";
}

void
check_signed_off(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    if (!plan || plan->signoff.state == VALUE_BAD ||
        (judging->stage != STAGE_AGREED && judging->stage != STAGE_ACTIVE) ||
        has_signed(plan, SIDE_CUSTOMER) || !judging_lacks(judging, "signoff"))
        return;
    for (int i = 0; i < plan->signoff.count; i++)
        if (plan->signoff.items[i].side.state == VALUE_BAD)
            return;
    struct finding *finding = judging_say(judging, CS801, plan->stage.at,
        "signoff", "the plan is called %s, and nobody at %s has signed it",
        judging->stage == STAGE_AGREED ? "agreed" : "active",
        say_party(judging, SIDE_CUSTOMER));
    finding->fix = judging_text(judging,
        "Have it signed and record it:  %s   or set it back:  stage: proposed",
        sign_command(judging, SIDE_CUSTOMER));
}

static void
say_changed(struct judging *judging, const struct signoff *last,
    const struct difference *difference)
{
    struct finding *finding;
    if (difference)
        finding = judging_say(judging, CS802, difference->at, difference->path,
            "%s, and %s has not signed that", difference->sentence,
            signer_name(last));
    else
        finding = judging_say(judging, CS802, last->terms.at, "signoff",
            "the terms are not the ones that %s signed%s", signer_name(last),
            signed_day(judging, last));
    finding->second = difference ? last->at : judging->plan->outcome.at;
    finding->second_label = difference ? judging_text(judging, "signed%s",
                                             signed_day(judging, last))
                                       : "as it is now";
    finding->fix = judging_text(judging,
        "Have the customer sign it as it now is:  %s   or put back what was "
        "signed.",
        sign_command(judging, SIDE_CUSTOMER));
}

/* What the reader could not make out is not in the present terms: that they
 * differ then has the cause that was reported already. */
static bool
was_read_whole(const struct judging *judging)
{
    const struct report *read = judging->def->report;
    for (int i = 0; i < read->count; i++)
        if (read->findings[i].rule >= CS004 && read->findings[i].rule <= CS007)
            return false;
    return true;
}

void
check_terms_kept(struct judging *judging)
{
    const struct sealing *sealing = sealing_of(judging);
    if (!sealing || sealing->seal.state != SEAL_CHANGED || judging->closed ||
        !was_read_whole(judging))
        return;
    const struct signoff *last = sealing->seal.last;
    if (last->terms.state == VALUE_BAD)
        return;
    struct differences differences = {0};
    if (sealing->copy.state == SIGNED_FINE)
        differences = terms_difference(judging->arena, sealing->copy.file,
            sealing->terms.file, judging->plan);
    for (int i = 0; i < differences.count; i++)
        say_changed(judging, last, &differences.items[i]);
    if (differences.count == 0)
        say_changed(judging, last, NULL);
}

static bool
is_other_side(const struct signoff *signoff)
{
    const struct person *by = signoff->by.to;
    return by && by->side.value != SIDE_NONE &&
           signoff->side.value != SIDE_NONE &&
           by->side.value != signoff->side.value;
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
        const struct person_ref *signer = seal_signer(plan, side);
        finding->fix = judging_text(judging,
            "Have somebody of %s sign, %s for instance, or correct `side`.",
            say_party(judging, side),
            signer->to ? say_person(signer->to) : "its sponsor");
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

static void
check_copy(struct judging *judging, const struct signoff *signoff, int nth)
{
    const struct sealing *sealing = sealing_of(judging);
    bool known = sealing && sealing->seal.last &&
                 is_same_copy(sealing->seal.last, signoff);
    struct signed_terms copy =
        known ? sealing->copy
              : signed_read(judging->arena, judging->root, signoff);
    if (copy.state == SIGNED_FINE || copy.state == SIGNED_UNNAMED)
        return;
    struct finding *finding = judging_say(judging, CS807, signoff->file.at,
        judging_text(judging, "signoff.%d.file", nth),
        copy.state == SIGNED_EDITED
            ? "\"%s\" is not what %s signed: its terms have another digest"
            : "\"%s\", which %s signed, %s",
        signoff->file.s, signer_name(signoff), copy.why ? copy.why : "");
    if (copy.state == SIGNED_EDITED) {
        finding->second = signoff->terms.at;
        finding->second_label = "the digest that was recorded";
    }
    finding->fix = "Bring it back from the history of your plans; what was "
                   "signed is never edited.";
}

static void
check_proof_there(
    struct judging *judging, const struct signoff *signoff, int nth)
{
    const char *proof = signed_proof(judging->arena, judging->plan, signoff);
    if (!proof)
        return;
    bool outside = text_starts(proof, "../") || *proof == '/';
    if (!outside && path_exists(arena_printf(
                        judging->arena, "%s/%s", judging->root->path, proof)))
        return;
    struct finding *finding = judging_say(judging, CS807, signoff->proof.at,
        judging_text(judging, "signoff.%d.proof", nth),
        "the proof of what %s signed, \"%s\", %s", signer_name(signoff),
        signoff->proof.s,
        outside ? "is outside of the plans' folder" : "does not exist");
    finding->fix = "Put the file beside the plan; if the proof is a sentence, "
                   "quote it:  how: email   proof: \"…\"";
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

static bool
is_arrangement_to_tell(const char *path)
{
    return text_starts(path, "cadence") || text_starts(path, "escalation") ||
           text_starts(path, "sponsors") ||
           (text_starts(path, "milestones.") && strstr(path, ".owners"));
}

#define TELLING 4 /* bytes: shorter words stand in any sentence */

/* The two sentences share a word that tells something: a name, a meeting. */
static bool
share_a_word(struct judging *judging, const char *a, const char *b)
{
    struct tokens x = tokens_of(judging->arena, NULL, a);
    struct tokens y = tokens_of(judging->arena, NULL, b);
    for (int i = 0; i < x.count; i++) {
        if (x.items[i].kind != TOKEN_WORD || x.items[i].length < TELLING)
            continue;
        const char *word = token_folded(judging->arena, &x, i);
        for (int k = 0; k < y.count; k++)
            if (y.items[k].kind == TOKEN_WORD &&
                text_is(token_folded(judging->arena, &y, k), word))
                return true;
    }
    return false;
}

static bool
was_told(struct judging *judging, const struct signoff *last,
    const struct difference *difference)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; i < plan->changes.count; i++) {
        const struct change *change = &plan->changes.items[i];
        if (date_known(change->on) && date_known(last->on) &&
            change->on.day >= last->on.day && !is_absent(change->told) &&
            share_a_word(judging, change->what.s, difference->sentence))
            return true;
    }
    return false;
}

void
check_changes_told(struct judging *judging)
{
    const struct sealing *sealing = sealing_of(judging);
    if (!sealing || judging->closed || sealing->copy.state != SIGNED_FINE ||
        !was_read_whole(judging) || judging->plan->changes.state == VALUE_BAD)
        return;
    const struct signoff *last = sealing->seal.last;
    struct differences differences = arrangements_difference(
        judging->arena, sealing->copy.file, sealing->terms.file, judging->plan);
    for (int i = 0; i < differences.count; i++) {
        const struct difference *one = &differences.items[i];
        if (!is_arrangement_to_tell(one->path) || was_told(judging, last, one))
            continue;
        struct finding *finding = judging_say(judging, CS808, one->at,
            one->path,
            "%s since it was signed, and since when and who was told is not "
            "said",
            one->sentence);
        finding->second = last->at;
        finding->second_label = "signed";
        finding->fix = judging_text(judging,
            "Tell the other side, and write it down:  changes: [{on: %s, what: "
            "\"%s\", told: …}]",
            say_iso(judging, judging->today), one->sentence);
    }
}

void
check_authority(struct judging *judging)
{
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && i < plan->signoff.count; i++) {
        const struct signoff *signoff = &plan->signoff.items[i];
        enum side side = (enum side)signoff->side.value;
        if (side == SIDE_NONE || !signoff->by.to || is_other_side(signoff) ||
            signoff->on_behalf_of.state == VALUE_BAD ||
            is_absent(*seal_signer(plan, side)) ||
            seal_is_entitled(plan, signoff))
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

void
check_both_signed(struct judging *judging)
{
    const struct sealing *sealing = sealing_of(judging);
    if (!sealing || judging->closed || has_signed(judging->plan, SIDE_VENDOR))
        return;
    const struct signoff *last = sealing->seal.last;
    struct finding *finding = judging_say(judging, CS810,
        last ? last->at : judging->plan->signoff.at, "signoff",
        "%s signed%s, and nobody at %s has", say_party(judging, SIDE_CUSTOMER),
        last ? signed_day(judging, last) : "", say_party(judging, SIDE_VENDOR));
    finding->fix =
        judging_text(judging, "It is a mutual plan: sign it as well:  %s",
            sign_command(judging, SIDE_VENDOR));
}
