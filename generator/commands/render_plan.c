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

/* The meetings and dates for calendars. */
static void
add_calendar(struct work *work, const struct plan *plan)
{
    const struct options *options = work->rendering->options;
    struct schedule_options schedule = {
        .today = options->today,
        .side = options->audience == AUDIENCE_INTERNAL ? SIDE_VENDOR
                                                       : SIDE_CUSTOMER,
        .words = work->press->words,
        .tables = work->press->zones,
    };
    schedule_write(
        work->arena, plan, &schedule, products_add(&work->products, "", "ics"));
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

void
render_plan(struct work *work, const struct plan *plan)
{
    bool draft = !judge_allows_signing(work->definition, &work->report);
    struct view_options view = render_view(work, draft);
    struct plan *now = plan_as_of(work->arena, plan, view.today);
    struct terms terms = terms_of(work->arena, plan);
    struct printing printing = plan_printing(now, &view);
    struct making making = {work, now, &terms, &view, printing.template, NULL};
    pool_run(work->press->has_helper ? 2 : 1, 2, make_one, &making);
    struct pdf_attachment attachment = attached_terms(work, plan, &terms);
    printing.attachment = &attachment;
    const char *mail = view_mail(work->arena, now, &terms, &view);
    printing.unscripted = !mail;
    bool ok = render_print(work, "", &printing, making.model);
    if (ok)
        add_calendar(work, now);
    if (ok && mail)
        buf_str(products_add(&work->products, "", "mail.txt"), mail);
    else if (ok)
        products_drop(&work->products, "", "mail.txt");
    render_finish(work, ok, draft ? WAS_DRAFT : WAS_PRINTED);
    if (work->rendered->outcome == WAS_DRAFT)
        render_say_draft(work, plan);
}
