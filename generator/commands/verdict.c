#include "commands/verdict.h"

#include <string.h>

#include "base/text.h"
#include "plan/account.h"
#include "plan/progress.h"

/* A PDF whose signature was verified when it was recorded still is so. */
static const char *
pdf_fault(struct arena *arena, const struct root *root, const struct plan *plan,
    const struct signoff *signoff)
{
    const char *proof = signed_proof(arena, plan, signoff);
    struct slice bytes;
    if (!proof || !is_set(signoff->certificate) ||
        file_read(arena, root, proof, &bytes) != FILE_OK)
        return NULL;
    struct signed_pdf pdf = signed_pdf_read(arena, bytes);
    if (pdf.fault == SIGNED_PDF_FINE && is_set(signoff->terms) &&
        !text_is_nocase(pdf.digest, signoff->terms.s))
        pdf.why = "its terms are others than those that were recorded";
    return pdf.why ? arena_printf(arena, "\"%s\" does not verify: %s",
                         signoff->proof.s, pdf.why)
                   : NULL;
}

static struct side_verdict
side_verdict_of(struct arena *arena, const struct root *root,
    const struct verdict *verdict, enum side side)
{
    struct side_verdict one = {
        kept_of(arena, root, verdict->plan, &verdict->terms, side), NULL};
    if (one.kept.seal.last)
        one.fault = signed_fault(
            arena, root, verdict->plan, one.kept.seal.last, &one.kept.copy);
    if (one.kept.seal.last && !one.fault)
        one.fault = pdf_fault(arena, root, verdict->plan, one.kept.seal.last);
    if (one.kept.seal.last && !one.fault)
        one.fault = signed_how_fault(arena, verdict->plan, one.kept.seal.last);
    return one;
}

struct verdict
verdict_of(
    struct arena *arena, const struct root *root, const struct plan *plan)
{
    struct verdict v = {.plan = plan,
        .terms = terms_of(arena, plan),
        .can_tell = kept_can_tell(plan),
        .must_hold = plan_is_live(plan)};
    v.customer = side_verdict_of(arena, root, &v, SIDE_CUSTOMER);
    v.vendor = side_verdict_of(arena, root, &v, SIDE_VENDOR);
    v.rearranged = kept_rearranged(arena, plan, &v.terms,
        v.customer.kept.seal.last ? &v.customer.kept : &v.vendor.kept);
    v.holds = v.can_tell && v.customer.kept.seal.state == SEAL_HOLDS &&
              !v.customer.fault;
    return v;
}

/* --- words --- */

static const char *
company(const struct plan *plan, enum side side)
{
    bool vendor = side == SIDE_VENDOR;
    const struct party *party =
        vendor ? &plan->parties.vendor : &plan->parties.customer;
    if (is_set(party->name))
        return party->name.s;
    return vendor ? "the vendor" : "the customer";
}

static const char *
who(const struct person_ref *person)
{
    if (person->to)
        return name_or_id(person->to->name, person->to->id);
    return person->id ? person->id : "somebody";
}

/* "Lena Vogt signed on 2 July 2026". */
static const char *
signing(struct arena *arena, const struct signoff *signoff)
{
    const char *behalf =
        is_absent(signoff->on_behalf_of)
            ? ""
            : arena_printf(arena, " for %s", who(&signoff->on_behalf_of));
    return arena_printf(arena, "%s %s%s%s%s", who(&signoff->by),
        seal_how_done((enum how)signoff->how.value), behalf,
        date_known(signoff->on) ? " on " : "",
        date_known(signoff->on) ? day_words(arena, signoff->on.day) : "");
}

static void
line(struct buf *out, int depth, const char *text)
{
    for (int i = 0; i < depth; i++)
        buf_str(out, "  ");
    buf_visible(out, text, strlen(text));
    buf_char(out, '\n');
}

static const char *
side_line(struct arena *arena, const struct verdict *v,
    const struct side_verdict *side)
{
    const struct signoff *last = side->kept.seal.last;
    const char *company_name = company(v->plan, side->kept.side);
    if (!last)
        return arena_printf(arena, "%s: unsigned%s", company_name,
            !v->must_hold                      ? ""
            : side->kept.side == SIDE_CUSTOMER ? ", and that is an error"
                                               : ", and both sides should");
    const char *signed_by = signing(arena, last);
    if (!v->can_tell)
        return arena_printf(arena,
            "%s: %s; whether that holds cannot be told before the plan's "
            "errors are mended",
            company_name, signed_by);
    if (side->kept.seal.state == SEAL_HOLDS)
        return arena_printf(arena, "%s: holds; %s, terms %.8s", company_name,
            signed_by, v->terms.short_digest);
    if (is_set(last->terms))
        return arena_printf(arena, "%s: changed since %s, terms %.8s, now %.8s",
            company_name, signed_by,
            text_starts(last->terms.s, "sha256:") ? last->terms.s + 7
                                                  : last->terms.s,
            v->terms.short_digest);
    return arena_printf(arena,
        "%s: cannot be told; %s, and the entry names no terms", company_name,
        signed_by);
}

/* Whether that counts is for the customer to say: the verdict stays. */
static const char *
right_line(struct arena *arena, const struct verdict *v,
    const struct signoff *signoff, const char *of)
{
    return seal_lacks_right(v->plan, signoff)
               ? arena_printf(arena,
                     "note: %s is neither the signer nor the sponsor of %s",
                     who(&signoff->by), of)
               : NULL;
}

static void
side_text(struct arena *arena, const struct verdict *v,
    const struct side_verdict *side, struct buf *out)
{
    line(out, 1, side_line(arena, v, side));
    const struct signoff *last = side->kept.seal.last;
    const char *right =
        last ? right_line(arena, v, last, company(v->plan, side->kept.side))
             : NULL;
    if (right)
        line(out, 2, right);
    if (side->fault)
        line(out, 2, side->fault);
    for (int i = 0; v->can_tell && i < side->kept.changed.count; i++)
        line(out, 2, side->kept.changed.items[i].sentence);
}

static const char *
rearranged_line(struct arena *arena, const struct rearranged *one)
{
    if (one->told)
        return arena_printf(arena, "%s; %s was told on %s: %s",
            one->what.sentence, who(&one->told->told),
            day_words(arena, one->told->on.day), one->told->what.s);
    return one->to_tell
               ? arena_printf(arena, "%s; nobody was told", one->what.sentence)
               : one->what.sentence;
}

void
verdict_text(struct arena *arena, const struct verdict *v, const char *shown,
    struct buf *out)
{
    const char *stage = field_word_text(words_stage, v->plan->stage.value);
    line(out, 0,
        arena_printf(
            arena, "%s (%s)", shown, stage ? stage : "without a stage"));
    side_text(arena, v, &v->customer, out);
    side_text(arena, v, &v->vendor, out);
    if (!v->can_tell || v->rearranged.count == 0)
        return;
    line(out, 1, "Arrangements that changed since, without a signature:");
    for (int i = 0; i < v->rearranged.count; i++)
        line(out, 2, rearranged_line(arena, &v->rearranged.items[i]));
}

/* --- JSON --- */

static void
day_json(struct json_out *json, const char *name, struct date date)
{
    char iso[11];
    if (!date_known(date))
        return;
    day_iso(date.day, iso);
    json_out_text(json, name, iso);
}

void
difference_json(const struct difference *difference, struct json_out *json)
{
    json_out_text(json, "field", difference->path);
    json_out_text(json, "sentence", difference->sentence);
    json_out_text(json, "before", difference->before);
    json_out_text(json, "now", difference->now);
}

static const char *
state_word(const struct verdict *v, const struct side_verdict *side)
{
    static const char *const words[] = {[SEAL_UNSIGNED] = "unsigned",
        [SEAL_HOLDS] = "holds",
        [SEAL_CHANGED] = "changed"};
    bool known = !side->kept.seal.last ||
                 (v->can_tell && is_set(side->kept.seal.last->terms));
    return known ? words[side->kept.seal.state] : "unknown";
}

static void
signoff_json(const struct signoff *signoff, struct json_out *json)
{
    json_out_text(json, "by", who(&signoff->by));
    if (!is_absent(signoff->on_behalf_of))
        json_out_text(json, "on-behalf-of", who(&signoff->on_behalf_of));
    day_json(json, "on", signoff->on);
    json_out_text(json, "how", field_word_text(words_how, signoff->how.value));
    if (is_set(signoff->terms))
        json_out_text(json, "terms", signoff->terms.s);
    if (is_set(signoff->file))
        json_out_text(json, "file", signoff->file.full);
}

static void
side_json(const struct verdict *v, const struct side_verdict *side,
    struct json_out *json)
{
    json_out_open(json, NULL, '{');
    json_out_text(
        json, "side", field_word_text(words_side, (int)side->kept.side));
    json_out_text(json, "party", company(v->plan, side->kept.side));
    json_out_text(json, "state", state_word(v, side));
    if (side->kept.seal.last)
        signoff_json(side->kept.seal.last, json);
    json_out_text(json, "fault", side->fault);
    json_out_open(json, "changes", '[');
    for (int i = 0; v->can_tell && i < side->kept.changed.count; i++) {
        json_out_open(json, NULL, '{');
        difference_json(&side->kept.changed.items[i], json);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
    json_out_close(json, '}');
}

static void
rearranged_json(const struct rearranged *one, struct json_out *json)
{
    json_out_open(json, NULL, '{');
    difference_json(&one->what, json);
    json_out_flag(json, "to-tell", one->to_tell);
    if (one->told) {
        json_out_open(json, "told", '{');
        json_out_text(json, "who", who(&one->told->told));
        json_out_text(json, "what", one->told->what.s);
        day_json(json, "on", one->told->on);
        json_out_close(json, '}');
    }
    json_out_close(json, '}');
}

void
verdict_json(const struct verdict *v, const char *shown, struct json_out *json)
{
    json_out_open(json, NULL, '{');
    json_out_text(json, "path", shown);
    json_out_text(json, "plan", v->plan->def.id.s);
    json_out_text(
        json, "stage", field_word_text(words_stage, v->plan->stage.value));
    json_out_text(json, "terms", v->terms.digest);
    json_out_flag(json, "read-whole", v->can_tell);
    json_out_flag(json, "must-hold", v->must_hold);
    json_out_flag(json, "holds", v->holds);
    json_out_open(json, "sides", '[');
    side_json(v, &v->customer, json);
    side_json(v, &v->vendor, json);
    json_out_close(json, ']');
    json_out_open(json, "arrangements", '[');
    for (int i = 0; v->can_tell && i < v->rearranged.count; i++)
        rearranged_json(&v->rearranged.items[i], json);
    json_out_close(json, ']');
    json_out_close(json, '}');
}

/* --- a PDF on its own --- */

static const char *
signature_line(struct arena *arena, const struct pdf_signature *signature)
{
    const char *side = field_word_text(words_side, (int)signature->side);
    return arena_printf(arena, "%s: signed%s%s by %s, certificate %.23s", side,
        signature->claimed == DAY_NONE ? "" : " on ",
        signature->claimed == DAY_NONE ? ""
                                       : day_words(arena, signature->claimed),
        signature->signer.subject, signature->signer.fingerprint);
}

void
verdict_pdf_text(struct arena *arena, const struct signed_pdf *pdf,
    const char *shown, struct buf *out)
{
    if (pdf->fault != SIGNED_PDF_FINE) {
        line(out, 0, arena_printf(arena, "%s: does not verify", shown));
        line(out, 1, pdf->why);
        return;
    }
    line(out, 0,
        arena_printf(arena, "%s (terms %.8s of the plan %s)", shown,
            pdf->digest + 7, pdf->plan));
    for (int i = 0; i < pdf->count; i++)
        line(out, 1, signature_line(arena, &pdf->signatures[i]));
    line(out, 1,
        "Nothing but that was changed; whose certificates they are is yours "
        "to judge.");
}

void
verdict_pdf_json(
    const struct signed_pdf *pdf, const char *shown, struct json_out *json)
{
    bool fine = pdf->fault == SIGNED_PDF_FINE;
    json_out_open(json, NULL, '{');
    json_out_text(json, "path", shown);
    json_out_flag(json, "holds", fine);
    json_out_text(json, "fault", pdf->why);
    json_out_text(json, "plan", fine ? pdf->plan : NULL);
    json_out_text(json, "terms", fine ? pdf->digest : NULL);
    json_out_open(json, "signatures", '[');
    for (int i = 0; fine && i < pdf->count; i++) {
        const struct pdf_signature *one = &pdf->signatures[i];
        char iso[11];
        json_out_open(json, NULL, '{');
        json_out_text(
            json, "side", field_word_text(words_side, (int)one->side));
        if (one->claimed != DAY_NONE) {
            day_iso(one->claimed, iso);
            json_out_text(json, "on", iso);
        }
        json_out_text(json, "subject", one->signer.subject);
        json_out_text(json, "fingerprint", one->signer.fingerprint);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
    json_out_close(json, '}');
}
