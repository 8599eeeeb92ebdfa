#include "commands/page.h"

#include <ctype.h>

#include "document/model.h"
#include "document/quotes.h"

static bool
print(struct press *press, struct printing *printing, struct _xmlDoc *model,
    bool pdf, struct buf *out, const char **why)
{
    struct report none;
    report_init(&none, press->arena);
    if (!press_document(press, press->arena, printing, model, &none, why))
        return false;
    press_layout(press, press->arena, printing);
    if (pdf)
        return press_pdf(press, press->arena, printing, out, why);
    press_html(press, press->arena, printing, out);
    return true;
}

bool
page_write(struct arena *arena, const struct options *options,
    struct printing *printing, struct _xmlDoc *model, bool pdf, struct buf *out,
    const char **why)
{
    struct house house;
    struct press press;
    bool ok = house_open_with(&house, options->templates, options->theme, why);
    if (ok) {
        press_open(&press, &house);
        ok = print(&press, printing, model, pdf, out, why);
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

const char *
page_sentence(struct arena *arena, const char *text)
{
    static const struct formats_quotes english = {
        "\u201c", "\u201d", "\u2018", "\u2019"};
    struct buf out = {0};
    if (!text)
        return NULL;
    for (const char *c = text; *c; c++) {
        bool sign = *c == ' ' && c[1] == '%' && c > text &&
                    isdigit((unsigned char)c[-1]);
        if (sign)
            buf_str(&out, "\u00a0");
        else
            buf_char(&out, *c);
    }
    const char *bound = arena_strndup(arena, out.p ? out.p : "", out.n);
    buf_free(&out);
    return quotes_set(arena, bound, &english);
}
