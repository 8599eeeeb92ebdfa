/* How the customer agrees without signing: the form of the HTML page, and the
 * mail that says the same. */
#include <string.h>

#include "base/text.h"
#include "document/foreign.h"
#include "document/view_inner.h"
#include "seal/acceptance.h"
#include "seal/signed.h"

/* The customer's copy of a plan that the customer may sign and has not. */
static bool
is_asked(const struct view *view)
{
    return view->options->audience == AUDIENCE_CUSTOMER &&
           !view->options->draft &&
           seal_of(view->plan, view->terms, SIDE_CUSTOMER).state != SEAL_HOLDS;
}

static const char *
party_name(struct view *view, const struct party *party)
{
    return is_set(party->name) ? view_text(view, party->name.s) : "";
}

static bool
can_answer(const struct person *person)
{
    return person && person->side.value == SIDE_VENDOR &&
           is_set(person->email) && !is_set(person->left);
}

/* Who gets the answer: the first of the vendor's side whom the customer meets
 * or knows, and whose address the plan has; NULL for nobody. */
static const struct person *
answer_to(const struct plan *plan)
{
    for (int i = 0; i < plan->cadence.count; i++)
        for (int k = 0; k < plan->cadence.items[i].attendees.count; k++)
            if (can_answer(plan->cadence.items[i].attendees.items[k].to))
                return plan->cadence.items[i].attendees.items[k].to;
    for (int i = 0; i < plan->people.count; i++)
        if (can_answer(&plan->people.items[i]))
            return &plan->people.items[i];
    return NULL;
}

/* Percent-encoded (RFC 6068), with line ends as mail has them. */
static void
put_encoded(struct buf *out, const char *text)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~@";
    for (; *text; text++) {
        if (*text == '\n')
            buf_str(out, "%0D%0A");
        else if (strchr(plain, *text))
            buf_char(out, *text);
        else
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)*text);
    }
}

static const char *
mail_address(struct view *view, const char *subject, const char *body)
{
    const struct person *to = answer_to(view->plan);
    struct buf url = {0};
    buf_str(&url, "mailto:");
    put_encoded(&url, to ? to->email.s : "");
    buf_str(&url, "?subject=");
    put_encoded(&url, foreign_bare(view->arena, subject));
    buf_str(&url, "&body=");
    put_encoded(&url, foreign_bare(view->arena, body));
    const char *made = arena_strndup(view->arena, url.p, url.n);
    buf_free(&url);
    return made;
}

static const char *
signer_name(struct view *view)
{
    const char *name =
        view_person(view, *seal_signer(view->plan, SIDE_CUSTOMER));
    return name ? name : "";
}

static const char *
title_of(struct view *view)
{
    const char *title = model_string(model_find(view->root, "title"));
    return title ? title : "";
}

/* "I agree to the plan …", with its terms in full and who says so. */
static const char *
answer_body(struct view *view, const char *title)
{
    const char *words = view_say(view, "accept.words", "title", title, "terms",
        view->terms->short_digest, (char *)NULL);
    return arena_printf(view->arena, "%s\n\n%s\n\n%s\n", words,
        view->terms->digest, signer_name(view));
}

static const char *
answer_subject(struct view *view)
{
    return view_say(view, "accept.subject", "terms", view->terms->short_digest,
        (char *)NULL);
}

void
view_accept(struct view *view)
{
    if (!is_asked(view))
        return;
    const struct person_ref *signer = seal_signer(view->plan, SIDE_CUSTOMER);
    const char *vendor = party_name(view, &view->plan->parties.vendor);
    const char *id = view->plan->def.id.s;
    const char *file = arena_printf(
        view->arena, "%s.accepted-%s.json", id, view->terms->short_digest);
    struct _xmlNode *node = model_add(view->root, "accept");
    model_set(node, "format", ACCEPTANCE_FORMAT);
    model_set(node, "plan", id);
    model_set(node, "side", "customer");
    model_set(node, "terms", view->terms->digest);
    model_set(node, "file", file);
    model_say(node, "name", signer_name(view));
    if (signer->to && is_set(signer->to->role))
        model_say(node, "role", view_text(view, signer->to->role.s));
    model_say(node, "lede",
        view_say(view, "accept.lede", "party", vendor, (char *)NULL));
    model_say(node, "saved",
        view_say(
            view, "accept.saved", "file", file, "party", vendor, (char *)NULL));
    model_say(node, "mail",
        mail_address(
            view, answer_subject(view), answer_body(view, title_of(view))));
}

const char *
view_mail(struct arena *arena, const struct plan *plan,
    const struct terms *terms, const struct view_options *options)
{
    struct view view = {.arena = arena,
        .plan = plan,
        .terms = terms,
        .options = options,
        .words = options->words,
        .unit = ""};
    if (!is_asked(&view))
        return NULL;
    words_locale(options->words, view_locale(plan));
    const char *title =
        view_text(&view, is_set(plan->title) ? plan->title.s : plan->def.id.s);
    const char *subject =
        view_say(&view, "mail.subject", "title", title, (char *)NULL);
    const char *who = signer_name(&view);
    const char *greeting =
        *who ? view_say(&view, "mail.greeting", "who", who, (char *)NULL) : "";
    const char *lede = view_say(&view, "mail.lede", "title", title, "terms",
        terms->short_digest, (char *)NULL);
    const char *reply = view_say(
        &view, "mail.reply", "terms", terms->short_digest, (char *)NULL);
    const char *other = view_say(&view, "mail.other", "html",
        arena_printf(arena, "%s.html", plan->def.id.s), "pdf",
        arena_printf(arena, "%s.pdf", plan->def.id.s), (char *)NULL);
    return arena_printf(arena, "%s\n\n%s%s%s\n\n%s\n\n%s\n\n%s\n", subject,
        greeting, *greeting ? "\n\n" : "", lede, reply, other, terms->digest);
}
