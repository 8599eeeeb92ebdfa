/* A plan's documents. */
#include "commands/render_work.h"
#include "criteria/judge.h"
#include "plan/as_of.h"

static void
say_draft(struct work *work, const struct plan *plan)
{
    int errors = report_count(&work->report, SEVERITY_ERROR);
    const char *path = work->definition->source->path;
    if (is_set(plan->stage) && plan->stage.value == STAGE_DRAFT)
        render_say(
            work, "%s: printed with a DRAFT mark: its stage is draft", path);
    else
        render_say(work,
            "%s: printed with a DRAFT mark: %d %s that would not be signed "
            "(`countersign check` says which)",
            path, errors, plural(errors, "error", "errors"));
}

void
render_plan(struct work *work, const struct plan *plan)
{
    bool draft = !judge_allows_signing(work->definition, &work->report);
    struct view_options view = render_view(work, draft);
    struct plan *now = plan_as_of(work->arena, plan, view.today);
    struct terms terms = terms_of(work->arena, plan);
    struct printing printing = plan_printing(now, &view);
    bool ok = render_print(work, "", &printing,
        view_plan(work->arena, now, &terms, &view, &work->report));
    render_finish(work, ok, draft ? WAS_DRAFT : WAS_PRINTED);
    if (work->rendered->outcome == WAS_DRAFT)
        say_draft(work, plan);
}
