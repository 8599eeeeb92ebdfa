/* A QBR's documents: the packet that is read before, and the deck. */
#include "base/text.h"
#include "commands/packet.h"
#include "commands/render_work.h"
#include "criteria/judge.h"
#include "plan/quarter.h"

/* What could not be read would be missing from a page that looks whole. */
static bool
is_whole(const struct work *work)
{
    for (int i = 0; i < work->report.count; i++) {
        const struct finding *finding = &work->report.findings[i];
        if (finding->severity == SEVERITY_ERROR &&
            text_starts(rule_get(finding->rule)->code, "CS0"))
            return false;
    }
    return true;
}

/* CS006 for a quarter that lies wholly before the plan or after its end. */
static bool
is_in_plan(struct work *work, const struct qbr *qbr)
{
    const struct plan *plan = qbr->plan_to;
    if (!plan || !is_set(qbr->quarter))
        return true;
    struct stretch quarter =
        quarter_stretch(qbr->quarter.year, qbr->quarter.quarter);
    bool before = date_known(plan->start) && quarter.last < plan->start.day;
    bool after =
        date_known(plan->closed.on) && quarter.first > plan->closed.on.day;
    struct date bound = before ? plan->start : plan->closed.on;
    if (!before && !after)
        return true;
    struct finding *finding = report_add(&work->report, CS006, qbr->quarter.at,
        "%d-Q%d %s, on %s", qbr->quarter.year, qbr->quarter.quarter,
        before ? "was over before the plan began"
               : "began after the plan was closed",
        day_words(work->arena, bound.day));
    finding->second = bound.at;
    finding->second_label = before ? "its start" : "its end";
    finding->fix = "Write a quarter in which the plan ran, or the path of the "
                   "plan that did.";
    return false;
}

void
render_qbr(struct work *work, const struct qbr *qbr)
{
    struct view_options view = render_view(work, false);
    struct packet packet;
    if (!is_whole(work) || !is_in_plan(work, qbr) ||
        !packet_of(
            &packet, work->arena, work->rendering->workspace, qbr, &view)) {
        render_finish(work, false, WAS_REFUSED);
        return;
    }
    work->products.stem = packet.stem;
    struct printing printing = packet_printing(&packet, "qbr.xhtml");
    bool ok =
        render_print(work, "", &printing, packet_model(&packet, work->arena));
    packet.quarter.slides = true;
    printing = packet_printing(&packet, "deck.xhtml");
    ok = ok && render_print(work, "-deck", &printing,
                   packet_model(&packet, work->arena));
    render_finish(work, ok, WAS_PRINTED);
}
