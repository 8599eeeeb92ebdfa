/* Sign-offs: who signed, what they signed, and what is different since. */
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "criteria/rules.h"
#include "plan/progress.h"
#include "seal/kept.h"

/* The customer's last sign-off beside the plan as it is. */
struct sealing {
    struct terms terms;
    struct kept kept;
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
    sealing->kept = kept_of(judging->arena, judging->root, judging->plan,
        &sealing->terms, SIDE_CUSTOMER);
    judging->sealing = sealing;
    return sealing;
}

/* The command that has the side sign, for whoever may. */
static const char *
sign_command(struct judging *judging, enum side side)
{
    const struct person_ref *signer = seal_signer(judging->plan, side);
    return judging_text(judging,
        "countersign sign %s --side %s --by %s --how pdf --proof signed.pdf",
        judging->def->path, say_side(side),
        signer->to ? signer->to->id.s : "…");
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
        sign_command(judging, SIDE_CUSTOMER));
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
    if (has_signed(plan, SIDE_CUSTOMER) || !judging_lacks(judging, "signoff"))
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

/* A short value of the sign-off to point at. */
static struct place
signed_place(const struct signoff *signoff)
{
    if (is_set(signoff->on))
        return signoff->on.at;
    return is_set(signoff->by) ? signoff->by.at : signoff->at;
}

static const char *
signed_label(struct judging *judging, const struct signoff *signoff)
{
    return judging_text(judging, "signed%s", signed_day(judging, signoff));
}

/* The value at a path of the signed terms, when it is a single one. */
static const char *
signed_value(struct judging *judging, const struct json *file, const char *path)
{
    const struct json *value = json_get(file, "terms");
    while (value && *path) {
        size_t length = strcspn(path, ".");
        char *step = arena_strndup(judging->arena, path, length);
        value = json_is_object(value) ? json_get(value, step) : NULL;
        path += length + (path[length] == '.');
    }
    return value && !json_is_object(value) && !json_is_list(value)
               ? json_string_of(value)
               : NULL;
}

/* `target: 75 %` as it was signed; NULL where one line cannot say it. */
static const char *
line_to_put_back(struct judging *judging, const struct difference *difference)
{
    const char *before = difference->before;
    const char *raw = signed_value(
        judging, judging->sealing->kept.copy.file, difference->path);
    const char *name = strrchr(difference->path, '.');
    if (!before || !raw || (*before == '"' && strpbrk(raw, "\"\\")))
        return NULL;
    /* Dates and references read otherwise than they are written. */
    bool as_said = *before == '"' || text_starts(before, raw) ||
                   (raw[0] == 'P' && day_parse_iso(raw) == DAY_NONE);
    return judging_text(judging, "%s: %s", name ? name + 1 : difference->path,
        as_said ? before : raw);
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
    finding->second = signed_place(last);
    finding->second_label = signed_label(judging, last);
    const char *line =
        difference ? line_to_put_back(judging, difference) : NULL;
    finding->fix = judging_text(judging,
        "Put back %s%s   or have the customer sign it as it now is:  %s",
        line ? " " : "what was signed,", line ? line : "",
        sign_command(judging, SIDE_CUSTOMER));
}

/* An entry that was taken out and one that was added have one name: the same
 * entry under another id. */
static const struct difference *
same_entry(const struct differences *changed, const struct difference *one)
{
    bool whole = !one->field && !one->value_before != !one->value_now;
    for (int i = 0; whole && i < changed->count; i++) {
        const struct difference *other = &changed->items[i];
        if (!other->field && text_is(other->kind, one->kind) &&
            text_is(other->name, one->name) &&
            !other->value_before == !one->value_now &&
            !other->value_now == !one->value_before)
            return other;
    }
    return NULL;
}

/* The id under which an entry of that name was signed. */
static const char *
signed_id(struct judging *judging, const struct json *file, const char *path,
    const char *name)
{
    char *list = arena_strndup(judging->arena, path, strcspn(path, "."));
    const struct json *entries = json_get(json_get(file, "terms"), list);
    for (int i = 0; json_is_object(entries) && i < json_count(entries); i++)
        if (text_is(difference_name(file, file, list, json_name_at(entries, i)),
                name))
            return json_name_at(entries, i);
    return NULL;
}

static void
say_renamed(struct judging *judging, const struct signoff *last,
    const struct difference *added)
{
    const char *id = strrchr(added->path, '.');
    const char *before = signed_id(
        judging, judging->sealing->kept.copy.file, added->path, added->name);
    if (!id || !before) {
        say_changed(judging, last, added);
        return;
    }
    struct finding *finding = judging_say(judging, CS802, added->at,
        added->path, "\"%s\" was signed as `%s`, and is called `%s` now",
        added->name, before, id + 1);
    finding->second = signed_place(last);
    finding->second_label = signed_label(judging, last);
    finding->fix = judging_text(judging,
        "Put back `%s`; an id is not read by the customer and needs no change.",
        before);
}

static bool
is_waived(const struct plan *plan, enum rule_id rule)
{
    for (int i = 0; i < plan->waivers.count; i++)
        if (plan->waivers.items[i].rule_id == rule)
            return true;
    return false;
}

static bool
is_at_or_below(const char *path, const char *field)
{
    return text_starts(path, field) &&
           (path[strlen(field)] == '\0' || path[strlen(field)] == '.');
}

/* Levels are in the unit of the metric that a record is or names: without it
 * all of them read otherwise. */
static bool
loses_its_unit(struct judging *judging, const char *path, const char *field)
{
    const char *step = strrchr(field, '.');
    if (!step || (!text_is(step, ".moves") && !text_is(step, ".metric") &&
                     !text_is(step, ".unit")))
        return false;
    size_t length = (size_t)(step - field);
    return is_at_or_below(path, arena_strndup(judging->arena, field, length));
}

/* A field that is missing is reported where it is, as an error of its own;
 * what else differs because of it is no change that anybody made. */
static bool
has_other_cause(struct judging *judging, const char *path)
{
    for (int i = 0; i < judging->report->count; i++) {
        const struct finding *found = &judging->report->findings[i];
        if (found->severity == SEVERITY_ERROR && found->rule < CS401 &&
            found->field && !is_waived(judging->plan, found->rule) &&
            (is_at_or_below(path, found->field) ||
                loses_its_unit(judging, path, found->field)) &&
            judging_lacks(judging, found->field))
            return true;
    }
    return false;
}

/* A change that its words do not show. */
static bool
reads_the_same(const struct difference *difference)
{
    return difference->before && difference->now &&
           text_is(difference->before, difference->now);
}

void
check_terms_kept(struct judging *judging)
{
    const struct sealing *sealing = sealing_of(judging);
    if (!sealing || sealing->kept.seal.state != SEAL_CHANGED ||
        judging->closed || !kept_can_tell(judging->plan))
        return;
    const struct signoff *last = sealing->kept.seal.last;
    if (last->terms.state == VALUE_BAD)
        return;
    const struct differences *changed = &sealing->kept.changed;
    bool told = false;
    for (int i = 0; i < changed->count; i++) {
        const struct difference *one = &changed->items[i];
        bool explained = has_other_cause(judging, one->path);
        const struct difference *same = same_entry(changed, one);
        told = told || explained || !reads_the_same(one);
        if (explained || reads_the_same(one) || (same && !one->value_now))
            continue;
        if (same)
            say_renamed(judging, last, one);
        else
            say_changed(judging, last, one);
    }
    if (!told)
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
    bool known = sealing && sealing->kept.seal.last &&
                 is_same_copy(sealing->kept.seal.last, signoff);
    struct signed_terms copy =
        known ? sealing->kept.copy
              : signed_read(judging->arena, judging->root, signoff);
    const char *fault = signed_copy_fault(judging->arena, signoff, &copy);
    if (!fault ||
        (copy.state == SIGNED_OTHER && signoff->terms.state == VALUE_BAD))
        return;
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

void
check_changes_told(struct judging *judging)
{
    const struct sealing *sealing = sealing_of(judging);
    if (!sealing || judging->closed || !kept_can_tell(judging->plan) ||
        judging->plan->changes.state == VALUE_BAD)
        return;
    const struct signoff *last = sealing->kept.seal.last;
    struct rearrangements since = kept_rearranged(
        judging->arena, judging->plan, &sealing->terms, &sealing->kept);
    for (int i = 0; i < since.count; i++) {
        const struct difference *one = &since.items[i].what;
        if (!since.items[i].to_tell || since.items[i].told)
            continue;
        struct finding *finding = judging_say(judging, CS808, one->at,
            one->path,
            "%s since it was signed, and since when and who was told is not "
            "said",
            one->sentence);
        finding->second = signed_place(last);
        finding->second_label = signed_label(judging, last);
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
        say_party(judging, SIDE_CUSTOMER), signed_day(judging, customer),
        say_party(judging, SIDE_VENDOR), signed_day(judging, vendor));
    finding->second = customer->terms.at;
    finding->second_label = "the terms as they are";
    finding->fix = judging_text(judging,
        "It is a mutual plan: sign what the customer signed:  %s",
        sign_command(judging, SIDE_VENDOR));
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
        last ? signed_day(judging, last) : "", say_party(judging, SIDE_VENDOR));
    finding->fix =
        judging_text(judging, "It is a mutual plan: sign it as well:  %s",
            sign_command(judging, SIDE_VENDOR));
}
