#include "commands/packet.h"

#include <string.h>

#include "base/text.h"
#include "criteria/judge.h"
#include "plan/progress.h"
#include "seal/signed.h"

/* The terms that the documents name are those that they show: of what was
 * signed then, not of what the file says by now. */
static struct terms
terms_then(struct arena *arena, const struct plan *plan,
    const struct signed_terms *agreed)
{
    struct terms terms = terms_of(arena, plan);
    if (!agreed->file)
        return terms;
    memcpy(terms.digest, agreed->digest, sizeof terms.digest);
    memcpy(terms.short_digest, strchr(agreed->digest, ':') + 1,
        sizeof terms.short_digest - 1);
    return terms;
}

/* --- how the outcome was worded --- */

struct wordings {
    struct outcome_wording *items;
    int count;
};

/* In the order of their days; those of one day as they were found. */
static void
add_wording(struct wordings *wordings, day_t on, const char *statement,
    struct person_ref by)
{
    int at = wordings->count;
    if (!statement)
        return;
    for (; at > 0 && wordings->items[at - 1].on > on; at--)
        wordings->items[at] = wordings->items[at - 1];
    wordings->items[at] = (struct outcome_wording){on, statement, by};
    wordings->count++;
}

static const char *
signed_statement(const struct signed_terms *signed_then)
{
    if (!signed_then->file)
        return NULL;
    const struct json *terms = json_get(signed_then->file, "terms");
    const struct json *outcome = terms ? json_get(terms, "outcome") : NULL;
    const struct json *statement =
        outcome ? json_get(outcome, "statement") : NULL;
    return statement ? json_string_of(statement) : NULL;
}

static void
add_of_qbr(struct wordings *wordings, const struct qbr *qbr, day_t day)
{
    if (qbr->stage.value == QBR_HELD &&
        qbr->outcome.status.value == CONFIRM_CHANGED &&
        is_set(qbr->outcome.to) && date_known(qbr->date) &&
        qbr->date.day <= day)
        add_wording(
            wordings, qbr->date.day, qbr->outcome.to.s, qbr->outcome.by);
}

/* Without those that say what the one before them says. */
static void
drop_repeated(struct wordings *wordings)
{
    int kept = 0;
    for (int i = 0; i < wordings->count; i++)
        if (kept == 0 || !text_is(wordings->items[kept - 1].statement,
                             wordings->items[i].statement))
            wordings->items[kept++] = wordings->items[i];
    wordings->count = kept;
}

/* What the customer signed, and what the reviews made of it. */
static void
find_wordings(struct packet *packet, struct arena *arena,
    const struct plan *plan, const struct root *root, day_t day)
{
    struct quarter_review *quarter = &packet->quarter;
    struct wordings wordings = {
        ARENA_ARRAY(arena, struct outcome_wording,
            plan->signoff.count + quarter->earlier_count + 1),
        0};
    for (int i = 0; i < plan->signoff.count; i++) {
        const struct signoff *signoff = &plan->signoff.items[i];
        if (signoff->side.value != SIDE_CUSTOMER || !date_known(signoff->on) ||
            signoff->on.day > day)
            continue;
        struct signed_terms then = signed_read(arena, root, signoff);
        add_wording(
            &wordings, signoff->on.day, signed_statement(&then), signoff->by);
    }
    for (int i = 0; i < quarter->earlier_count; i++)
        add_of_qbr(&wordings, quarter->earlier[i], day);
    if (quarter->qbr)
        add_of_qbr(&wordings, quarter->qbr, day);
    drop_repeated(&wordings);
    quarter->wordings = wordings.items;
    quarter->wording_count = wordings.count;
}

/* Before the meeting the plan is seen as it stands, after it as it stood. */
static void
look_at(struct packet *packet, struct arena *arena, const struct plan *plan,
    const struct view_options *view)
{
    struct quarter_review *quarter = &packet->quarter;
    const struct text *customer = &plan->parties.customer.name;
    packet->view = *view;
    if (quarter->date != DAY_NONE && quarter->date < view->today)
        packet->view.today = quarter->date;
    day_t day = packet->view.today;
    struct signed_terms agreed = signed_on(arena, view->root, plan, day);
    packet->plan = plan_as_signed(arena, plan, day, &agreed);
    find_wordings(packet, arena, plan, view->root, day);
    packet->terms = terms_then(arena, packet->plan, &agreed);
    packet->stem =
        text_lower(arena, arena_printf(arena, "%s-%d-q%d", plan->def.id.s,
                              quarter->year, quarter->quarter));
    packet->title = arena_printf(arena, "%s, Q%d %d",
        is_set(*customer) ? customer->s : plan->def.id.s, quarter->quarter,
        quarter->year);
}

/* An error that came into the plan since does not unmake the record of a review
 * that was held. */
static bool
is_draft(
    struct arena *arena, const struct qbr *qbr, const struct view_options *view)
{
    const struct definition *definition = &qbr->plan_to->def;
    struct report report;
    if (qbr->stage.value == QBR_HELD)
        return qbr->plan_to->stage.value == STAGE_DRAFT;
    report_init(&report, arena);
    judge_definition(arena, view->root, definition, view->today, &report);
    return !judge_allows_signing(definition, &report);
}

bool
packet_of(struct packet *packet, struct arena *arena,
    struct workspace *workspace, const struct qbr *qbr,
    const struct view_options *view)
{
    if (!qbr->plan_to || !is_set(qbr->quarter))
        return false;
    struct qbr_list earlier = workspace_qbrs_before(workspace, arena, qbr);
    *packet = (struct packet){
        .quarter = {
            .qbr = qbr,
            .before = qbr_before_of(&earlier, qbr),
            .earlier = earlier.items,
            .earlier_count = earlier.count,
            .year = qbr->quarter.year,
            .quarter = qbr->quarter.quarter,
            .date = date_known(qbr->date) ? qbr->date.day : DAY_NONE,
            .held = qbr->stage.value == QBR_HELD,
        }};
    look_at(packet, arena, qbr->plan_to, view);
    packet->view.draft = is_draft(arena, qbr, view);
    return true;
}

void
packet_of_plan(struct packet *packet, struct arena *arena,
    const struct plan *plan, int year, int quarter,
    const struct view_options *view)
{
    *packet = (struct packet){
        .quarter = {.year = year, .quarter = quarter, .date = DAY_NONE}};
    day_t last = quarter_last_day(year, quarter);
    struct view_options then = *view;
    if (last < then.today)
        then.today = last;
    look_at(packet, arena, plan, &then);
}

struct _xmlDoc *
packet_model(const struct packet *packet, struct arena *arena)
{
    return view_review(
        arena, &packet->quarter, packet->plan, &packet->terms, &packet->view);
}

struct printing
packet_printing(const struct packet *packet, const char *template)
{
    struct printing printing = plan_printing(packet->plan, &packet->view);
    printing.template = template;
    printing.title = packet->title;
    return printing;
}
