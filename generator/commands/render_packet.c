/* A QBR's documents: the packet that is read before, and what the meeting is
 * held and recorded with. */
#include "base/text.h"
#include "commands/minutes.h"
#include "commands/charts.h"
#include "commands/packet.h"
#include "commands/render_work.h"
#include "criteria/judge.h"
#include "plan/quarter.h"

/* What could not be read would be missing from a page that looks whole. */
static bool
is_whole(const struct report *report)
{
    for (int i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        if (finding->severity == SEVERITY_ERROR &&
            text_starts(rule_get(finding->rule)->code, "CS0"))
            return false;
    }
    return true;
}

/* All numbers are the plan's; gaps of a draft are there to be seen. */
static bool
is_plan_whole(struct work *work, const struct plan *plan)
{
    if (!plan || plan->stage.value == STAGE_DRAFT || is_whole(plan->def.report))
        return true;
    report_merge(&work->report, plan->def.report);
    return false;
}

/* CS006 for a quarter that lies wholly before the plan or after its end; `at`
 * is where it was asked for, NULL on the command line. */
static bool
is_in_plan(struct work *work, const struct plan *plan, struct quarter quarter,
    const struct place *at)
{
    struct stretch stretch = quarter_stretch(quarter.year, quarter.quarter);
    bool before = date_known(plan->start) && stretch.last < plan->start.day;
    bool after =
        date_known(plan->closed.on) && stretch.first > plan->closed.on.day;
    struct date bound = before ? plan->start : plan->closed.on;
    if (!before && !after)
        return true;
    struct finding *finding = report_add(&work->report, CS006,
        at ? *at : bound.at, "%d-Q%d %s, on %s", quarter.year, quarter.quarter,
        before ? "was over before the plan began"
               : "began after the plan was closed",
        day_words(work->arena, bound.day));
    if (at) {
        finding->second = bound.at;
        finding->second_label = before ? "its start" : "its end";
    }
    finding->fix = at ? "Write a quarter in which the plan ran, or the path of "
                        "the plan that did."
                      : "Give `--quarter` one in which the plan ran.";
    return false;
}

static bool
is_qbr_in_plan(struct work *work, const struct qbr *qbr)
{
    return !qbr->plan_to || !is_set(qbr->quarter) ||
           is_in_plan(work, qbr->plan_to, qbr->quarter, &qbr->quarter.at);
}

static const struct {
    const char *suffix, *template;
    bool before; /* only before the meeting */
} documents[] = {
    {"", "qbr.xhtml", false},
    {"-deck", "deck.xhtml", false},
    {"-agenda", "agenda.xhtml", true},
    {"-minutes", "minutes.xhtml", true},
};
#define DOCUMENTS (sizeof documents / sizeof *documents)

/* All documents of the packet; after the meeting there is nothing left to
 * prepare, and the packet is the record. */
static bool
print_packet(struct work *work, const struct packet *packet)
{
    bool held = packet->quarter.held;
    struct _xmlDoc *model = packet_model(packet, work->arena);
    work->products.stem = packet->stem;
    for (size_t i = 0; i < DOCUMENTS; i++) {
        struct printing printing =
            packet_printing(packet, documents[i].template);
        if (!(held && documents[i].before) &&
            !render_print(work, documents[i].suffix, &printing, model))
            return false;
    }
    if (!held)
        minutes_write(work->arena, packet,
            products_add(&work->products, "-minutes", "txt"));
    const char *charts = work->rendering->options->charts;
    return !charts || charts_write(work, packet, model, charts);
}

static void
finish_packet(struct work *work, bool ok, bool draft, const struct plan *plan)
{
    render_finish(work, ok, draft ? WAS_DRAFT_REVIEW : WAS_REVIEW);
    if (work->rendered->outcome == WAS_DRAFT_REVIEW)
        render_say_draft(work, plan);
}

void
render_qbr(struct work *work, const struct qbr *qbr)
{
    struct view_options view = render_view(work, false);
    struct packet packet;
    bool ok = is_whole(&work->report) && is_plan_whole(work, qbr->plan_to) &&
              is_qbr_in_plan(work, qbr) &&
              packet_of(&packet, work->arena, work->rendering->workspace, qbr,
                  &view) &&
              print_packet(work, &packet);
    finish_packet(work, ok, ok && packet.view.draft, qbr->plan_to);
}

void
render_quarter(struct work *work, const struct plan *plan)
{
    struct quarter quarter = work->rendering->options->quarter;
    bool draft = !judge_allows_signing(work->definition, &work->report);
    struct view_options view = render_view(work, draft);
    struct packet packet;
    if (!is_in_plan(work, plan, quarter, NULL)) {
        render_finish(work, false, WAS_REFUSED);
        return;
    }
    packet_of_plan(
        &packet, work->arena, plan, quarter.year, quarter.quarter, &view);
    finish_packet(work, is_whole(&work->report) && print_packet(work, &packet),
        draft, plan);
}
