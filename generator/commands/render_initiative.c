/* The document of the vendor's own plan. */
#include "commands/initiative.h"
#include "commands/render_work.h"
#include "criteria/judge.h"

static void
say_state(struct work *work, bool draft, int left_out)
{
    const char *path = work->definition->source->path;
    int errors = report_count(&work->report, SEVERITY_ERROR);
    if (left_out > 0)
        render_say(work,
            "%s: %d %s could not be read and %s left out of its "
            "figures (`countersign check` says why)",
            path, left_out, plural(left_out, "file", "files"),
            plural(left_out, "is", "are"));
    if (draft)
        render_say(work,
            "%s: printed with a DRAFT mark: %d %s (`countersign check` says "
            "which)",
            path, errors, plural(errors, "error", "errors"));
}

void
render_initiative(struct work *work, const struct initiative *initiative)
{
    bool draft = report_count(&work->report, SEVERITY_ERROR) > 0;
    struct view_options view = render_view(work, draft);
    struct printing printing = initiative_printing(initiative, &view);
    int left_out = 0;
    struct _xmlDoc *model = initiative_model(
        work->arena, initiative, work->rendering->options, &view, &left_out);
    bool ok = model && render_print(work, "", &printing, model);
    render_finish(work, ok, WAS_INITIATIVE);
    if (work->rendered->outcome == WAS_INITIATIVE)
        say_state(work, draft, left_out);
}
