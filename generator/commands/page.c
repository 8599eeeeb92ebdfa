#include "commands/page.h"

#include <ctype.h>

#include "document/model.h"
#include "document/quotes.h"

bool
page_print(struct arena *arena, const struct options *options,
    page_printer *printer, void *context, const char **why)
{
    struct house house;
    struct press press;
    bool ok = house_open_with(&house, options->templates, options->theme, why);
    if (ok) {
        press_open(&press, &house);
        ok = printer(context, &press, why);
        if (!ok)
            *why = arena_strdup(arena, *why);
        press_close(&press);
        house_say_warnings(&house);
    } else {
        *why = arena_strdup(arena, *why);
    }
    house_close(&house);
    return ok;
}

struct one_page {
    struct printing *printing;
    struct _xmlDoc *model;
    bool pdf;
    struct buf *out;
};

static bool
print_one(void *context, struct press *press, const char **why)
{
    struct one_page *page = context;
    struct report none;
    report_init(&none, press->arena);
    if (!press_document(
            press, press->arena, page->printing, page->model, &none, why))
        return false;
    press_layout(press, press->arena, page->printing);
    if (page->pdf)
        return press_pdf(press, press->arena, page->printing, page->out, why);
    press_html(press, press->arena, page->printing, page->out, NULL);
    return true;
}

bool
page_write(struct arena *arena, const struct options *options,
    struct printing *printing, struct _xmlDoc *model, bool pdf, struct buf *out,
    const char **why)
{
    struct one_page page = {printing, model, pdf, out};
    return page_print(arena, options, print_one, &page, why);
}

const char *
page_sentence(struct arena *arena, const char *text)
{
    static const struct formats_quotes english = {
        "\u201c", "\u201d", "\u2018", "\u2019"};
    struct buf out = {0};
    if (!text)
        return NULL;
    for (const char *c = text; *c; c++) {
        bool bound = *c == ' ' && c > text && isdigit((unsigned char)c[-1]) &&
                     (c[1] == '%' || isupper((unsigned char)c[1]));
        if (bound)
            buf_str(&out, "\u00a0");
        else
            buf_char(&out, *c);
    }
    const char *said = arena_strndup(arena, out.p ? out.p : "", out.n);
    buf_free(&out);
    return quotes_set(arena, said, &english);
}
