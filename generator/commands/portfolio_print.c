/* The portfolio as a page and in pages.
 *
 * One document is both: its PDF ends where nobody would turn on, and the HTML
 * goes on with the rows of all other accounts.  Those are made a batch at a
 * time, by all workers, so that neither their models nor their documents are
 * ever there at once. */
#include <stdlib.h>

#include "base/pool.h"
#include "base/text.h"
#include "commands/page.h"
#include "commands/portfolio.h"
#include "commands/products.h"

#define BATCH 250

struct rows_worker {
    struct press press;
    struct arena *arena;
};

struct rows {
    const struct portfolio *portfolio;
    struct house *house;
    struct rows_worker *workers;
    struct buf *batches;
    struct slice *slices;
    int count;
    bool failed;
};

static struct printing
printing_of(const struct portfolio *portfolio)
{
    return (struct printing){.template = "portfolio.xhtml",
        .title = "Portfolio",
        .locale = "en-GB",
        .today = portfolio->today};
}

/* The body of the table with the accounts, or NULL in a template that has
 * none. */
static const struct tree *
find_list(const struct tree *document)
{
    for (const struct tree *n = document; n; n = tree_walk(n, document)) {
        const char *id = tree_is(n, "table") ? tree_get(n, "id") : NULL;
        if (id && text_is(id, "list"))
            return tree_find(n, "tbody");
    }
    return NULL;
}

static void
make_batch(void *context, int job, int number)
{
    struct rows *rows = context;
    struct rows_worker *worker = &rows->workers[number];
    int first = PORTFOLIO_PRINTED + job * BATCH;
    int left = rows->portfolio->count - first;
    struct printing printing = printing_of(rows->portfolio);
    struct report none;
    const char *why;
    if (!worker->arena) {
        press_open(&worker->press, rows->house);
        worker->arena = arena_new();
    }
    arena_reset(worker->arena);
    report_init(&none, worker->arena);
    struct _xmlDoc *model = portfolio_model_rows(
        worker->arena, rows->portfolio, first, left < BATCH ? left : BATCH);
    if (!press_document(
            &worker->press, worker->arena, &printing, model, &none, &why)) {
        rows->failed = true; /* the first accounts said why */
        return;
    }
    const struct tree *list = find_list(printing.document);
    if (list)
        html_put(list, &rows->batches[job]);
    rows->slices[job] = buf_slice(&rows->batches[job]);
}

static void
rows_make(struct rows *rows, struct arena *arena, int jobs)
{
    int left = rows->portfolio->count - PORTFOLIO_PRINTED;
    rows->count = left > 0 ? (left + BATCH - 1) / BATCH : 0;
    rows->batches = ARENA_ARRAY(arena, struct buf, rows->count + 1);
    rows->slices = ARENA_ARRAY(arena, struct slice, rows->count + 1);
    rows->workers = ARENA_ARRAY(arena, struct rows_worker, jobs);
    pool_run(jobs, rows->count, make_batch, rows);
    for (int i = 0; i < jobs; i++)
        if (rows->workers[i].arena) {
            press_close(&rows->workers[i].press);
            arena_free(rows->workers[i].arena);
        }
}

static void
rows_free(struct rows *rows)
{
    for (int i = 0; i < rows->count; i++)
        buf_free(&rows->batches[i]);
}

/* The PDF, then the HTML with the rows that are not in it. */
struct both_pages {
    const struct portfolio *portfolio;
    int jobs;
    struct products *products;
};

static bool
print_both(void *context, struct press *press, const char **why)
{
    const struct both_pages *both = context;
    const struct portfolio *portfolio = both->portfolio;
    struct products *products = both->products;
    struct arena *arena = press->arena;
    struct printing pages = printing_of(portfolio);
    struct rows rows = {.portfolio = portfolio, .house = press->house};
    int shown = portfolio->count < PORTFOLIO_PRINTED ? portfolio->count
                                                     : PORTFOLIO_PRINTED;
    struct report none;
    report_init(&none, arena);
    if (!press_document(press, arena, &pages,
            portfolio_model(arena, portfolio, shown), &none, why))
        return false;
    press_layout(press, arena, &pages);
    products->pages = pages.layout.page_count;
    if (!press_pdf(
            press, arena, &pages, products_add(products, "", "pdf"), why))
        return false;
    rows_make(&rows, arena, both->jobs);
    pages.grows = find_list(pages.document);
    pages.more = rows.slices;
    pages.more_count = rows.count;
    press_html(press, arena, &pages, products_add(products, "", "html"), NULL);
    rows_free(&rows);
    *why = "the rows of portfolio.xhtml could not be made";
    return !rows.failed;
}

bool
portfolio_print(const struct portfolio *portfolio,
    const struct options *options, struct products *products, const char **why)
{
    struct both_pages both = {portfolio, options->jobs, products};
    return page_print(portfolio->arena, options, print_both, &both, why);
}
