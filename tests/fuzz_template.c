/* Fuzz target: bytes as a template, or as the body of one, through every pass
 * behind it: compiled, run over a model, dumped, printed as HTML, with the
 * same bytes for a theme. */
#include <assert.h>
#include <stdint.h>
#include <string.h>
#include <libxml/parser.h>

#include "document/template.h"
#include "document/template_check.h"
#include "document/words_check.h"
#include "html/html.h"

#define HEAD                                                                   \
    "<html xmlns:c='urn:countersign:template'><head><title>t</title></head>"   \
    "<body>"
#define FOOT "</body></html>"

static const char model_text[] =
    "<m id='1'><a x='y'>one</a><a>two</a><p><b>prose</b> text</p>"
    "<svg viewBox='0 0 1 1'><path d='M0 0' onload='x'/></svg></m>";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void
print(const struct tree *document, struct slice theme)
{
    struct buf out = {0};
    struct html_parts parts = {
        .document = document, .css = theme, .script = {"x()", 3}};

    tree_dump(document, &out);
    html_write(&parts, &out);
    buf_free(&out);
}

/* Judged as a template and as a word file, whatever is in it. */
static void
check(struct arena *arena, struct slice text)
{
    /* The same for every input. */
    static struct languages *languages;
    static const struct language *english;
    static const struct model_names *names;
    if (!languages) {
        struct arena *kept = arena_new();
        languages = languages_new(kept, NULL);
        english = language_open(languages, "en");
        names = model_names_of(kept, "plan.xhtml");
    }
    const struct source *source = source_new(arena, "fuzz.xhtml", text);
    struct report report;

    report_init(&report, arena);
    template_check(arena, source, names, english, &report);
    words_check(arena, source, languages, english, "de", &report);
    for (int i = 0; i < report.count; i++) {
        assert(place_behind(report.findings[i].at) <= source->size);
    }
}

static void
run(struct arena *arena, struct slice text)
{
    const char *error = NULL;

    text.p = arena_strndup(arena, text.p, text.n);
    check(arena, text);
    struct template *template =
        template_compile(arena, "fuzz.xhtml", text, &error);
    if (!template) {
        return;
    }
    xmlDocPtr model =
        xmlReadMemory(model_text, (int)sizeof model_text - 1, NULL, NULL, 0);
    struct tree *document = template_run(template, model, arena, &error);
    if (document) {
        print(document, text);
    }
    xmlFreeDoc(model);
    template_free(template);
}

/* The first byte says whether the rest is a whole template. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_new();
    struct buf text = {0};

    if (size > 0 && bytes[0] % 2) {
        buf_str(&text, HEAD);
        buf_add(&text, bytes + 1, size - 1);
        buf_str(&text, FOOT);
        run(arena, buf_slice(&text));
    } else if (size > 0) {
        run(arena, (struct slice){(const char *)bytes + 1, size - 1});
    }
    buf_free(&text);
    arena_free(arena);
    return 0;
}
