/* The PDF device, judged by independent tools where they are installed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "pdf/pdf.h"
#include "type/layout.h"
#include "type/shape.h"

struct bench {
    struct arena *arena;
    struct font_set *fonts;
    struct shaper shaper;
    struct pdf_cache *cache;
    struct device *device;
    struct tag tags[128];
    int tag_count;
};

static const struct text_style body = {
    .families = "Inter, DejaVu Sans, sans-serif",
    .weight = 400,
    .size = PT(10),
    .language = "en",
};

static void
bench_open(struct bench *bench)
{
    static const struct pdf_info info = {
        .title = "Plan for Zażółć & <friends>",
        .author = "Brightdesk",
        .language = "en-GB",
        .producer = "countersign test",
        .date = 1787184000, /* 2026-08-20 */
    };
    bench->arena = arena_new();
    bench->fonts = font_set_new();
    bench->cache = pdf_cache_new();
    bench->shaper =
        (struct shaper){.fonts = bench->fonts, .arena = bench->arena};
    bench->device = pdf_device(bench->arena, bench->cache, &info);
    bench->tag_count = 0;
}

static void
bench_close(struct bench *bench)
{
    pdf_cache_free(bench->cache);
    font_set_free(bench->fonts);
    arena_free(bench->arena);
}

static struct tag *
tag(struct bench *bench, enum tag_role role, struct tag *parent)
{
    struct tag *tag = &bench->tags[bench->tag_count];
    *tag = (struct tag){.role = role,
        .parent = parent,
        .id = bench->tag_count++,
        .colspan = 1,
        .rowspan = 1};
    return tag;
}

/* Returns where the text ends. */
static len
styled_text(struct bench *bench, const struct text_style *style,
    const char *words, len x, len y)
{
    struct shaped_list shaped =
        shape_text(&bench->shaper, style, words, (uint32_t)strlen(words));
    for (int i = 0; i < shaped.count; i++) {
        const struct shaped *part = &shaped.items[i];
        struct glyph_run run = {
            .font = part->font,
            .size = part->size,
            .color = {20, 32, 43, 255},
            .x = x,
            .y = y,
            .glyphs = part->glyphs,
            .count = part->count,
            .text = part->text,
            .text_length = part->text_length,
            .rtl = part->rtl,
        };
        device_glyphs(bench->device, &run);
        x += part->width;
    }
    return x;
}

static void
text(struct bench *bench, const char *words, len x, len y)
{
    styled_text(bench, &body, words, x, y);
}

static void
tagged_text(struct bench *bench, struct tag *t, const char *words, len x, len y)
{
    device_tag_begin(bench->device, t);
    text(bench, words, x, y);
    device_tag_end(bench->device);
}

static void
rectangle(struct bench *bench, struct rect r, struct paint paint)
{
    struct path_step steps[] = {
        {PATH_MOVE, {{r.x, r.y}}},
        {PATH_LINE, {{r.x + r.w, r.y}}},
        {PATH_LINE, {{r.x + r.w, r.y + r.h}}},
        {PATH_LINE, {{r.x, r.y + r.h}}},
        {PATH_CLOSE, {{0, 0}}},
    };
    struct contour contour = {steps, 5};
    device_path(bench->device, &contour, &paint);
}

static void
draw_figure(struct bench *bench, struct tag *document)
{
    static unsigned char rgb[2 * 2 * 3] = {255, 0, 0, 0, 255, 0, 0, 0, 255};
    static unsigned char alpha[4] = {255, 128, 64, 0};
    static struct image image = {
        .width = 2, .height = 2, .rgb = rgb, .alpha = alpha};
    struct tag *figure = tag(bench, TAG_FIGURE, document);
    figure->alt = "Response time fell from 8 h to 4.2 h";
    figure->bbox = (struct rect){PT(60), PT(200), PT(200), PT(100)};
    device_tag_begin(bench->device, figure);
    rectangle(bench, figure->bbox,
        (struct paint){.fill = {11, 85, 99, 40},
            .stroke = {11, 85, 99, 255},
            .width = PT(1),
            .dash = {PT(3), PT(2)},
            .dashes = 2,
            .cap = CAP_ROUND});
    device_image(
        bench->device, &image, (struct rect){PT(300), PT(200), PT(40), PT(40)});
    device_clip_begin(bench->device, figure->bbox);
    text(bench, "clipped label", PT(70), PT(250));
    device_clip_end(bench->device);
    device_tag_end(bench->device);
}

static void
draw_link(struct bench *bench, struct tag *document)
{
    struct tag *p = tag(bench, TAG_P, document);
    struct tag *a = tag(bench, TAG_LINK, p);
    device_tag_begin(bench->device, p);
    text(bench, "See ", PT(60), PT(340));
    device_tag_begin(bench->device, a);
    text(bench, "the second page", PT(82), PT(340));
    device_link(bench->device, (struct rect){PT(82), PT(330), PT(80), PT(12)},
        NULL, "second", "the second page");
    device_tag_end(bench->device);
    device_tag_end(bench->device);
    struct tag *uri = tag(bench, TAG_LINK, document);
    device_tag_begin(bench->device, uri);
    text(bench, "example", PT(60), PT(360));
    device_link(bench->device, (struct rect){PT(60), PT(350), PT(40), PT(12)},
        "https://example.com/a(b)", NULL, "example");
    device_tag_end(bench->device);
}

static void
draw_table(struct bench *bench, struct tag *document)
{
    struct tag *table = tag(bench, TAG_TABLE, document);
    struct tag *row = tag(bench, TAG_TR, table);
    device_tag_begin(bench->device, table);
    device_tag_begin(bench->device, row);
    for (int i = 0; i < 2; i++) {
        struct tag *th = tag(bench, TAG_TH, row);
        th->scope = SCOPE_COLUMN;
        tagged_text(bench, th, i ? "Result" : "Due", PT(60 + 100 * i), PT(400));
    }
    device_tag_end(bench->device);
    struct tag *second = tag(bench, TAG_TR, table);
    struct tag *td = tag(bench, TAG_TD, second);
    td->colspan = 2;
    device_tag_begin(bench->device, second);
    tagged_text(bench, td, "Both columns", PT(60), PT(420));
    device_tag_end(bench->device);
    device_tag_end(bench->device);
}

static void
draw_document(struct bench *bench)
{
    struct tag *document = tag(bench, TAG_DOCUMENT, NULL);
    struct tag *h1 = tag(bench, TAG_H1, document);
    struct tag *p = tag(bench, TAG_P, document);
    device_page_begin(bench->device, PT(595), PT(842));
    device_tag_begin(bench->device, document);
    device_outline(bench->device, 1, "Plan (first)", (struct point){0, PT(50)});
    tagged_text(bench, h1, "Office first: AVATAR \xEF\xAC\x81 \xC2\xA0x",
        PT(60), PT(80));
    tagged_text(
        bench, p, "Zażółć gęślą jaźń, e\xCC\x81, Ωmega", PT(60), PT(120));
    draw_figure(bench, document);
    draw_link(bench, document);
    draw_table(bench, document);
    device_tag_end(bench->device);
    device_artifact_begin(bench->device, ARTIFACT_FOOTER);
    text(bench, "1 of 2", PT(60), PT(800));
    device_artifact_end(bench->device);
    device_page_end(bench->device);
    device_page_begin(bench->device, PT(595), PT(842));
    device_tag_begin(bench->device, document);
    device_anchor(bench->device, "second", (struct point){0, PT(60)});
    device_outline(bench->device, 2, "Zweite Süd", (struct point){0, PT(60)});
    tagged_text(bench, p, "the paragraph goes on", PT(60), PT(80));
    device_tag_end(bench->device);
    rectangle(bench, (struct rect){0, 0, PT(595), PT(4)},
        (struct paint){.fill = {11, 85, 99, 255}});
    device_page_end(bench->device);
}

static struct buf
make_file(void (*draw)(struct bench *))
{
    struct bench bench;
    struct buf out = {0};
    const char *why = NULL;
    bench_open(&bench);
    draw(&bench);
    bool ok = pdf_finish(bench.device, &out, &why);
    if (!ok)
        print_error("%s\n", why);
    assert_true(ok);
    bench_close(&bench);
    return out;
}

static void
same_calls_make_the_same_bytes(void **state)
{
    (void)state;
    struct buf first = make_file(draw_document),
               second = make_file(draw_document);
    assert_int_equal(first.n, second.n);
    assert_memory_equal(first.p, second.p, first.n);
    buf_free(&first);
    buf_free(&second);
}

static void
a_document_without_pages_is_refused(void **state)
{
    (void)state;
    struct bench bench;
    struct buf out = {0};
    const char *why = NULL;
    bench_open(&bench);
    assert_false(pdf_finish(bench.device, &out, &why));
    assert_string_equal(why, "the document has no page");
    assert_int_equal(out.n, 0);
    bench_close(&bench);
}

/* Runs a command on the file; its output, or NULL when the tool is not
 * installed. */
static char *
judge(const char *tool, const char *arguments, struct slice file, int *status)
{
    char path[] = "/tmp/countersign-pdf-XXXXXX", command[512];
    snprintf(command, sizeof command, "command -v %s >/dev/null", tool);
    if (system(command) != 0) {
        print_message("%s is not installed\n", tool);
        return NULL;
    }
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, file.p, file.n), (ssize_t)file.n);
    close(fd);
    snprintf(command, sizeof command, "%s %s 2>&1", tool, arguments);
    char *at = strstr(command, "FILE");
    if (at) {
        char rest[256];
        snprintf(rest, sizeof rest, "%s", at + 4);
        snprintf(
            at, sizeof command - (size_t)(at - command), "%s%s", path, rest);
    }
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    struct buf output = {0};
    char chunk[4096];
    size_t n;
    while ((n = fread(chunk, 1, sizeof chunk, pipe)) > 0)
        buf_add(&output, chunk, n);
    *status = pclose(pipe);
    unlink(path);
    return buf_detach(&output, NULL);
}

/* The test is left out where the tool is not installed. */
static char *
what_is_said(
    void (*draw)(struct bench *bench), const char *tool, const char *arguments)
{
    struct buf file = make_file(draw);
    int status;
    char *said = judge(tool, arguments, buf_slice(&file), &status);
    buf_free(&file);
    if (!said)
        skip();
    return said;
}

static void
qpdf_finds_no_fault(void **state)
{
    (void)state;
    struct buf file = make_file(draw_document);
    int status;
    char *said = judge("qpdf", "--check FILE", buf_slice(&file), &status);
    if (said && status != 0)
        print_error("%s\n", said);
    if (said)
        assert_int_equal(status, 0);
    buf_free(&file);
    if (!said)
        skip();
    free(said);
}

static void
every_font_is_embedded_and_can_be_read(void **state)
{
    (void)state;
    char *said = what_is_said(draw_document, "pdffonts", "FILE");
    int fonts = 0;
    char *line = strchr(said, '\n');
    line = line ? strchr(line + 1, '\n') : NULL;
    for (line = line ? line + 1 : NULL; line && *line; fonts++) {
        char *end = strchr(line, '\n');
        *end = '\0';
        assert_non_null(strstr(line, "yes yes yes"));
        line = end + 1;
    }
    assert_true(fonts >= 1);
    free(said);
}

static void
every_text_comes_out_in_order(void **state)
{
    (void)state;
    static const char *const texts[] = {"Office first: AVATAR", "gęślą jaźń",
        "clipped label", "the second page", "Both columns",
        "the paragraph goes on"};
    char *said = what_is_said(draw_document, "pdftotext", "FILE -");
    const char *from = said;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        from = strstr(from, texts[i]);
        if (!from)
            print_error("%s is not in order in:\n%s", texts[i], said);
        assert_non_null(from);
    }
    free(said);
}

static void
the_structure_reaches_its_text(void **state)
{
    (void)state;
    static const char *const texts[] = {"H1", "AVATAR", "Figure", "Link",
        "the second page", "Table", "TH", "/Column", "/ColSpan 2",
        "Both columns"};
    char *said = what_is_said(draw_document, "pdfinfo", "-struct-text FILE");
    const char *from = said;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (!strstr(from, texts[i]))
            print_error("%s is not in:\n%s", texts[i], said);
        assert_non_null(strstr(from, texts[i]));
    }
    free(said);
}

/* A list in a list, and so on, and a paragraph behind it in the first. */
#define DEEP 100
static void
draw_deep_list(struct bench *bench)
{
    struct tag *outer = NULL, *first = NULL;
    device_page_begin(bench->device, PT(595), PT(842));
    for (int i = 0; i < DEEP; i++) {
        outer = tag(bench, i % 2 ? TAG_SECT : TAG_DIV, outer);
        first = i == 0 ? outer : first;
        device_tag_begin(bench->device, outer);
    }
    text(bench, "innermost", PT(10), PT(60));
    for (int i = 1; i < DEEP; i++)
        device_tag_end(bench->device);
    text(bench, "behind", PT(10), PT(80));
    device_tag_end(bench->device);
    device_page_end(bench->device);
}

static int
spaces_before(const char *p)
{
    int count = 0;
    while (p[-count - 1] == ' ')
        count++;
    return count;
}

static void
text_belongs_to_the_innermost_of_many_tags(void **state)
{
    (void)state;
    char *said = what_is_said(draw_deep_list, "pdfinfo", "-struct-text FILE");
    const char *in = strstr(said, "\"innermost"), *behind = strstr(said, "\"b");
    assert_true(in && behind && in < behind);
    assert_int_equal(spaces_before(behind), 2);
    assert_int_equal(spaces_before(in), 2 * DEEP);
    free(said);
}

/* Filled next to each other: by the even-odd rule, as logos are, over what is
 * there and from right to left; and as the first thing in a field. */
static void
draw_rectangles(struct bench *bench)
{
    static const struct form_field field = {.kind = FORM_TEXT,
        .name = "name",
        .label = "Name",
        .box = {PT(60), PT(60), PT(20), PT(20)},
        .size = PT(9)};
    static const struct paint black = {.fill = {0, 0, 0, 255}};
    static const struct paint even = {.fill = {0, 0, 0, 255}, .even_odd = true};
    device_page_begin(bench->device, PT(100), PT(100));
    rectangle(bench, (struct rect){PT(10), PT(10), PT(20), PT(20)}, even);
    rectangle(bench, (struct rect){PT(20), PT(20), PT(20), PT(20)}, even);
    rectangle(bench, (struct rect){PT(50), PT(30), PT(-20), PT(20)}, black);
    device_field_begin(bench->device, &field);
    rectangle(bench, (struct rect){PT(70), PT(70), PT(5), PT(5)}, black);
    device_field_end(bench->device);
    device_page_end(bench->device);
}

static void
rectangles_are_whole_where_they_overlap(void **state)
{
    (void)state;
    static const char head[] = "P5\n100 100\n255\n";
    static const int full[] = {15, 25, 35, 45, 72}, empty[] = {5, 55, 95};
    char *said = what_is_said(draw_rectangles, "pdftoppm", "-r 72 -gray FILE");
    assert_memory_equal(said, head, strlen(head)); /* and no complaint */
    const char *pixels = said + strlen(head);
    for (size_t i = 0; i < sizeof full / sizeof *full; i++)
        assert_int_equal(pixels[full[i] * 101], 0);
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        assert_int_equal((unsigned char)pixels[empty[i] * 101], 255);
    free(said);
}

static len long_line_ends;

/* A size that is written shorter than it is, and letters that are spaced by
 * such a length. */
static void
draw_long_line(struct bench *bench)
{
    struct text_style style = body;
    style.size = 8464;
    style.letter_spacing = 4;
    device_page_begin(bench->device, PT(595), PT(842));
    long_line_ends = styled_text(bench, &style,
        "Reservations were made by hand, and every fourth of them went through "
        "two colleagues before a guest was told that the room is free for him",
        PT(10), PT(60));
    device_page_end(bench->device);
}

static void
a_line_ends_where_it_was_laid_out(void **state)
{
    (void)state;
    char *said = what_is_said(draw_long_line, "pdftotext", "-bbox FILE -");
    const char *last = strstr(said, ">him</word>");
    assert_non_null(last);
    while (strncmp(last, "xMax=\"", 6) != 0)
        last--;
    double ends = strtod(last + 6, NULL) * 1000;
    assert_true(long_line_ends > PT(500));
    /* A correction may be missing behind the last glyphs. */
    assert_in_range((intmax_t)ends, long_line_ends - 80, long_line_ends + 80);
    free(said);
}

/* Sizes below what the stream has digits for: nothing is to be seen. */
static void
draw_points(struct bench *bench)
{
    struct text_style style = body;
    device_page_begin(bench->device, PT(595), PT(842));
    for (style.size = 1; style.size < 5; style.size++)
        styled_text(bench, &style, "point", PT(10), PT(60));
    style.size = 5;
    styled_text(bench, &style, "speck", PT(10), PT(80));
    device_page_end(bench->device);
}

static void
text_too_small_to_write_is_left_out(void **state)
{
    (void)state;
    char *said = what_is_said(draw_points, "pdftotext", "FILE -");
    assert_non_null(strstr(said, "speck"));
    assert_null(strstr(said, "point"));
    free(said);
}

int
main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_calls_make_the_same_bytes),
        cmocka_unit_test(a_document_without_pages_is_refused),
        cmocka_unit_test(qpdf_finds_no_fault),
        cmocka_unit_test(every_font_is_embedded_and_can_be_read),
        cmocka_unit_test(every_text_comes_out_in_order),
        cmocka_unit_test(the_structure_reaches_its_text),
        cmocka_unit_test(text_belongs_to_the_innermost_of_many_tags),
        cmocka_unit_test(rectangles_are_whole_where_they_overlap),
        cmocka_unit_test(a_line_ends_where_it_was_laid_out),
        cmocka_unit_test(text_too_small_to_write_is_left_out),
    };
    if (argc > 1) { /* writes the file, to be looked at */
        struct buf file = make_file(draw_document);
        FILE *out = fopen(argv[1], "wb");
        bool ok =
            out && fwrite(file.p, 1, file.n, out) == file.n && fclose(out) == 0;
        buf_free(&file);
        return ok ? 0 : 1;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
