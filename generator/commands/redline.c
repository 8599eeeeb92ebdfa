#include "commands/redline.h"

#include <errno.h>
#include <string.h>

#include "base/text.h"
#include "commands/press.h"

struct drawing {
    struct arena *arena;
    const struct options *options;
    const struct changes *changes;
    const struct plan *plan;
    struct house house;
    struct press press;
    struct report report;
    struct buf html, pdf;
    const char *why;
};

static struct _xmlDoc *
model_of(struct drawing *d)
{
    const struct changes *changes = d->changes;
    char *digest = arena_strndup(d->arena, changes->now->digest + 7, 8);
    struct difference_view view = {
        .plan = d->plan,
        .since = changes->old->since,
        .terms = &changes->terms,
        .arrangements = &changes->arrangements,
        .progress = &changes->progress,
        .before = changes->old->file,
        .now = changes->now->file,
        .short_digest = digest,
    };
    struct view_options options = {
        .audience = d->options->audience,
        .today = d->options->today,
        .words = d->press.words,
    };
    return view_difference(d->arena, &view, &options);
}

static bool
draw(struct drawing *d)
{
    if (!house_open_with(
            &d->house, d->options->templates, d->options->theme, &d->why))
        return false;
    press_open(&d->press, &d->house);
    struct view_options view = {.today = d->options->today};
    struct printing printing = plan_printing(d->plan, &view);
    printing.template = "diff.xhtml";
    report_init(&d->report, d->arena);
    if (!press_document(
            &d->press, d->arena, &printing, model_of(d), &d->report, &d->why))
        return false;
    press_layout(&d->press, d->arena, &printing);
    press_html(&d->press, d->arena, &printing, &d->html, NULL);
    return press_pdf(&d->press, d->arena, &printing, &d->pdf, &d->why);
}

static enum exit_status
write_files(struct drawing *d)
{
    const char *path = d->options->output, *culprit;
    size_t written;
    bool html = text_ends(path, ".html"), pdf = text_ends(path, ".pdf");
    bool both = !html && !pdf;
    struct file_output files[2];
    int count = 0;
    if (!pdf)
        files[count++] = (struct file_output){
            .path = both ? arena_printf(d->arena, "%s.html", path) : path,
            .bytes = buf_slice(&d->html)};
    if (!html)
        files[count++] = (struct file_output){
            .path = both ? arena_printf(d->arena, "%s.pdf", path) : path,
            .bytes = buf_slice(&d->pdf)};
    if (file_write_all(files, count, &written, &culprit))
        return EXIT_CLEAN;
    complain("%s could not be written: %s", culprit, strerror(errno));
    return EXIT_SYSTEM;
}

enum exit_status
redline_write(struct arena *arena, const struct options *options,
    const struct changes *changes)
{
    struct drawing d = {.arena = arena,
        .options = options,
        .changes = changes,
        .plan = changes->now->plan ? changes->now->plan : changes->old->plan};
    if (!d.plan) {
        complain("-o needs a plan on one side: two files of terms do not say "
                 "in which language it is to be");
        return EXIT_USAGE;
    }
    enum exit_status status = EXIT_USAGE;
    if (draw(&d))
        status = write_files(&d);
    else
        complain("%s", d.why ? d.why : d.house.fault);
    if (d.press.arena)
        press_close(&d.press);
    if (d.house.arena)
        house_close(&d.house);
    buf_free(&d.html);
    buf_free(&d.pdf);
    return status;
}
