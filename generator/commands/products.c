#include "commands/products.h"

#include <assert.h>

struct buf *
products_add(struct products *products, const char *suffix, const char *ending)
{
    assert(products->count < FILE_OUTPUTS);
    int i = products->count++;
    products->files[i].path = arena_printf(products->arena, "%s/%s%s%s.%s",
        products->folder, products->stem, suffix,
        products->internal ? ".internal" : "", ending);
    return &products->bytes[i];
}

bool
products_print(struct products *products, const char *suffix,
    struct press *press, struct printing *printing, const char **why)
{
    press_layout(press, products->arena, printing);
    products->pages += printing->layout.page_count;
    press_html(press, products->arena, printing,
        products_add(products, suffix, "html"));
    return press_pdf(press, products->arena, printing,
        products_add(products, suffix, "pdf"), why);
}

bool
products_write(struct products *products, const char **culprit)
{
    for (int i = 0; i < products->count; i++)
        products->files[i].bytes = buf_slice(&products->bytes[i]);
    return file_write_all(products->files, products->count, culprit);
}

void
products_free(struct products *products)
{
    for (int i = 0; i < products->count; i++)
        buf_free(&products->bytes[i]);
    products->count = 0;
}
