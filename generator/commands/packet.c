#include "commands/packet.h"

#include <string.h>

#include "base/text.h"
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
    packet->terms = terms_then(arena, packet->plan, &agreed);
    packet->stem =
        text_lower(arena, arena_printf(arena, "%s-%d-q%d", plan->def.id.s,
                              quarter->year, quarter->quarter));
    packet->title = arena_printf(arena, "%s, Q%d %d",
        is_set(*customer) ? customer->s : plan->def.id.s, quarter->quarter,
        quarter->year);
}

bool
packet_of(struct packet *packet, struct arena *arena,
    struct workspace *workspace, const struct qbr *qbr,
    const struct view_options *view)
{
    if (!qbr->plan_to || !is_set(qbr->quarter))
        return false;
    *packet = (struct packet){
        .quarter = {
            .qbr = qbr,
            .before = workspace_qbr_before(workspace, arena, qbr),
            .year = qbr->quarter.year,
            .quarter = qbr->quarter.quarter,
            .date = date_known(qbr->date) ? qbr->date.day : DAY_NONE,
            .held = qbr->stage.value == QBR_HELD,
        }};
    look_at(packet, arena, qbr->plan_to, view);
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
