/* A plan's documents. */
#include "base/pool.h"
#include "calendar/schedule.h"
#include "commands/render_work.h"
#include "criteria/judge.h"
#include "document/words.h"
#include "plan/as_of.h"
#include "seal/signed.h"

/* In the words of the plan's locale, which the view has chosen. */
static struct pdf_attachment
attached_terms(
    struct work *work, const struct plan *plan, const struct terms *terms)
{
    return (struct pdf_attachment){
        .name = signed_name(work->arena, plan->def.id.s, terms->digest),
        .type = "application/json",
        .description = words_say(
            work->press->words, work->arena, "attached", (char *)NULL),
        .bytes = terms_file(work->arena, terms),
    };
}

static bool
wants_calendar(const struct work *work)
{
    return !work->rendering->options->no_calendar;
}

/* The meetings and dates for calendars. */
static void
write_calendar(const struct work *work, struct arena *arena,
    const struct plan *plan, struct buf *out)
{
    const struct options *options = work->rendering->options;
    struct schedule_options schedule = {
        .today = options->today,
        .side = options->audience == AUDIENCE_INTERNAL ? SIDE_VENDOR
                                                       : SIDE_CUSTOMER,
        .words = work->press->words,
        .tables = work->press->zones,
        .lines = work->press->calendars,
    };
    schedule_write(arena, plan, &schedule, out);
}

/* What is printed, and what it is set with: a plan alone takes as long to say
 * as its template to compile. */
struct making {
    struct work *work;
    const struct plan *now;
    const struct terms *terms;
    const struct view_options *view;
    const char *template;
    struct _xmlDoc *model;
};

static void
make_one(void *context, int job, int worker)
{
    struct making *making = context;
    struct work *work = making->work;
    (void)worker;
    if (job == 0)
        making->model = view_plan(work->arena, making->now, making->terms,
            making->view, &work->report);
    else
        press_ready(work->press, making->template);
}

/* The documents, whose layout is one thread's work, and what needs nothing of
 * them. */
struct writing {
    struct work *work;
    const struct plan *now;
    struct printing *printing;
    struct _xmlDoc *model;
    struct arena *beside;
    struct buf calendar;
    bool ok;
};

static void
write_one(void *context, int job, int worker)
{
    struct writing *writing = context;
    struct work *work = writing->work;
    (void)worker;
    if (job == 0) {
        writing->ok = render_print(work, "", writing->printing, writing->model);
        return;
    }
    pdf_cache_ready(work->press->pdf);
    if (wants_calendar(work))
        write_calendar(work, writing->beside, writing->now, &writing->calendar);
}

static bool
print_plan(struct work *work, const struct plan *now, struct printing *printing,
    struct _xmlDoc *model)
{
    bool helped = work->press->has_helper;
    struct writing writing = {work, now, printing, model,
        helped ? arena_new() : work->arena, {0}, false};
    pool_run(helped ? 2 : 1, 2, write_one, &writing);
    if (helped)
        arena_free(writing.beside);
    if (writing.ok && wants_calendar(work))
        *products_add(&work->products, "", "ics") = writing.calendar;
    else
        buf_free(&writing.calendar);
    return writing.ok;
}

void
render_plan(struct work *work, const struct plan *plan)
{
    bool draft = !judge_allows_signing(work->definition, &work->report);
    struct view_options view = render_view(work, draft);
    struct plan *now = plan_as_of(work->arena, plan, view.today);
    struct terms terms =
        work->terms ? *work->terms : terms_of(work->arena, plan);
    struct printing printing = plan_printing(now, &view);
    struct making making = {work, now, &terms, &view, printing.template, NULL};
    pool_run(work->press->has_helper ? 2 : 1, 2, make_one, &making);
    struct pdf_attachment attachment = attached_terms(work, plan, &terms);
    printing.attachment = &attachment;
    const char *mail = view_mail(work->arena, now, &terms, &view);
    printing.unscripted = !mail;
    bool ok = print_plan(work, now, &printing, making.model);
    if (ok && mail)
        buf_str(products_add(&work->products, "", "mail.txt"), mail);
    else if (ok)
        products_drop(&work->products, "", "mail.txt");
    render_finish(work, ok, draft ? WAS_DRAFT : WAS_PRINTED);
    if (work->rendered->outcome == WAS_DRAFT)
        render_say_draft(work, plan);
}
