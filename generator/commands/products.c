#include "commands/products.h"

#include <assert.h>
#include <unistd.h>

#include "base/pool.h"

static char *
path_of(const struct products *products, const char *suffix, const char *ending)
{
    return arena_printf(products->arena, "%s/%s%s%s.%s", products->folder,
        products->stem, suffix, products->internal ? ".internal" : "", ending);
}

struct buf *
products_add(struct products *products, const char *suffix, const char *ending)
{
    assert(products->count < FILE_OUTPUTS);
    int i = products->count++;
    products->files[i].path = path_of(products, suffix, ending);
    return &products->bytes[i];
}

void
products_add_parts(struct products *products, const char *suffix,
    const char *ending, const struct slice *parts, int count)
{
    products_add(products, suffix, ending);
    struct file_output *file = &products->files[products->count - 1];
    file->parts = parts;
    file->part_count = count;
}

void
products_drop(struct products *products, const char *suffix, const char *ending)
{
    products->dropped = path_of(products, suffix, ending);
}

/* Two printings of one layout, which neither changes. */
struct printings {
    struct press *press;
    const struct printing *printing;
    struct arena *arenas[2];
    struct buf *html, *pdf;
    struct html_gap *gap;
    bool ok;
    const char *why;
};

static void
print_one(void *context, int job, int worker)
{
    struct printings *both = context;
    (void)worker;
    if (job == 0)
        both->ok = press_pdf(both->press, both->arenas[0], both->printing,
            both->pdf, &both->why);
    else
        press_html(both->press, both->arenas[1], both->printing, both->html,
            both->gap);
}

/* The bytes of a page, with those that it shares in their gap. */
static void
put_parts(struct products *products, int file)
{
    struct slice own = buf_slice(&products->bytes[file]);
    const struct html_gap *gap = &products->gaps[file];
    struct slice *parts = ARENA_ARRAY(products->arena, struct slice, 3);
    parts[0] = (struct slice){own.p, gap->at};
    parts[1] = gap->style;
    parts[2] = (struct slice){own.p + gap->at, own.n - gap->at};
    products->files[file].parts = parts;
    products->files[file].part_count = 3;
}

bool
products_print(struct products *products, const char *suffix,
    struct press *press, struct printing *printing, const char **why)
{
    press_layout(press, products->arena, printing);
    products->pages += printing->layout.page_count;
    struct arena *beside = press->has_helper ? arena_new() : products->arena;
    int page = products->count;
    struct printings both = {.press = press,
        .printing = printing,
        .arenas = {products->arena, beside},
        .html = products_add(products, suffix, "html"),
        .gap = &products->gaps[page],
        .pdf = products_add(products, suffix, "pdf")};
    pool_run(press->has_helper ? 2 : 1, 2, print_one, &both);
    if (press->has_helper)
        arena_free(beside);
    put_parts(products, page);
    if (both.why)
        *why = both.why;
    return both.ok;
}

bool
products_write(struct products *products, const char **culprit)
{
    for (int i = 0; i < products->count; i++)
        products->files[i].bytes = buf_slice(&products->bytes[i]);
    if (!file_write_all(
            products->files, products->count, &products->written, culprit))
        return false;
    if (products->dropped)
        unlink(products->dropped); /* most often it is not there */
    return true;
}

void
products_free(struct products *products)
{
    for (int i = 0; i < products->count; i++)
        buf_free(&products->bytes[i]);
    for (int i = 0; i < products->count; i++)
        html_gap_drop(&products->gaps[i]);
    products->count = 0;
}
