/* Rendering one definition: what it says, its files. */
#include "commands/render_work.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "base/text.h"
#include "commands/settings.h"
#include "criteria/config.h"
#include "criteria/waive.h"
#include "criteria/where.h"

void
render_say(struct work *work, const char *format, ...)
{
    struct buf text = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    buf_visible(&work->rendered->said, text.p, text.n);
    buf_char(&work->rendered->said, '\n');
    buf_free(&text);
}

void
render_say_findings(struct work *work, enum severity least)
{
    const struct options *options = work->rendering->options;
    struct report shown;
    report_init(&shown, work->arena);
    for (int i = 0; i < work->report.count; i++)
        if (work->report.findings[i].severity >= least) {
            struct report one = work->report;
            one.findings += i;
            one.count = 1;
            report_merge(&shown, &one);
        }
    report_sort(&shown);
    struct report_style style = {
        .format = options->format, .color = options->color_messages};
    report_write(&shown, style, &work->rendered->said);
}

struct view_options
render_view(const struct work *work, bool draft)
{
    const struct options *options = work->rendering->options;
    return (struct view_options){
        .audience = options->audience,
        .esign = options->esign,
        .today = options->today,
        .draft = draft,
        .root = workspace_root(work->rendering->workspace),
        .words = work->press->words,
        .logo = house_logo_view(work->press->house),
    };
}

/* Where the file has the character first; its begin where it is another's,
 * such as the segment's. */
static struct place
place_of_rune(const struct source *source, const char *rune, size_t size)
{
    const char *at = memmem(source->text, source->size, rune, size);
    return place_in(source, at ? (uint32_t)(at - source->text) : 0,
        at ? (uint32_t)size : 0);
}

static void
settle(struct work *work, struct report *found)
{
    const struct rendering *rendering = work->rendering;
    const struct root *root = workspace_root(rendering->workspace);
    const char *path = work->definition->path;
    day_t today = rendering->options->today;
    const struct config *config = NULL;
    waive(work->arena, definition_plan(work->definition), today, found);
    if (settings_find(&config, work->arena, rendering->options, root, path) ==
            EXIT_CLEAN &&
        config)
        config_apply(config, path, today, found);
}

static void
say_missing(struct work *work, const struct layout_result *layout)
{
    const struct definition *definition = work->definition;
    struct report found, all = work->report;
    report_init(&found, work->arena);
    for (int i = 0; i < layout->missing_count; i++) {
        const struct missing_char *missing = &layout->missing[i];
        char rune[5] = "";
        size_t size = (size_t)utf8_encode(missing->rune, rune);
        struct finding *finding = report_add(&found, CS017,
            place_of_rune(definition->source, rune, size),
            "no font of this machine has %s (U+%04X), in \"%s\": a gap is "
            "printed in its place",
            rune, (unsigned)missing->rune, missing->text);
        finding->field = where_field(work->arena, definition, finding->at);
    }
    if (found.count > 0)
        settle(work, &found);
    work->report = found;
    render_say_findings(work, SEVERITY_NOTE);
    work->report = all;
}

bool
render_print(struct work *work, const char *suffix, struct printing *printing,
    struct _xmlDoc *model)
{
    const char *why = NULL;
    printing->shared = &work->pictures;
    bool ok =
        press_document(
            work->press, work->arena, printing, model, &work->report, &why) &&
        products_print(&work->products, suffix, work->press, printing, &why);
    if (ok)
        say_missing(work, &printing->layout);
    else if (why && !work->rendering->house.fault)
        render_say(work, "%s: %s", work->definition->source->path, why);
    return ok;
}

/* The findings of a review are not its plan's, so they are not counted. */
void
render_say_draft(struct work *work, const struct plan *plan)
{
    int errors = report_count(&work->report, SEVERITY_ERROR);
    const char *path = work->definition->source->path;
    bool own = &plan->def == work->definition;
    if (is_set(plan->stage) && plan->stage.value == STAGE_DRAFT)
        render_say(work, "%s: printed with a DRAFT mark: %s stage is draft",
            path, own ? "its" : "its plan's");
    else if (own)
        render_say(work,
            "%s: printed with a DRAFT mark: %d %s that would not be signed "
            "(`countersign check` says which)",
            path, errors, plural(errors, "error", "errors"));
    else
        render_say(work,
            "%s: printed with a DRAFT mark: its plan has an error that would "
            "not be signed (`countersign check %s` says which)",
            path, plan->def.source->path);
}

void
render_finish(struct work *work, bool ok, enum outcome_of outcome)
{
    const char *culprit;
    work->rendered->outcome = ok ? outcome : WAS_REFUSED;
    if (!ok) {
        render_say_findings(work, SEVERITY_ERROR);
    } else if (products_write(&work->products, &culprit)) {
        work->rendered->pages = work->products.pages;
        flush_wrote(work->rendering->flush, work->products.written);
    } else {
        render_say(work, "countersign: %s could not be written: %s", culprit,
            strerror(errno));
        work->rendered->outcome = WAS_LOST;
    }
}
