/* The HTML file: what it looks like, and what never comes out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "document/tree.h"
#include "html/escape.h"
#include "html/html.h"
#include "html/policy.h"
#include "html/style.h"
#include "seal/terms.h"

struct state {
    struct arena *arena;
    struct buf out;
    struct tree *html, *head, *body;
    struct html_parts parts;
};

static struct tree *
add(struct state *s, struct tree *parent, const char *name)
{
    struct tree *node = tree_element(s->arena, name);

    tree_append(parent, node);
    return node;
}

/* An element with one attribute, in the body. */
static struct tree *
put(struct state *s, const char *name, const char *attr, const char *value)
{
    struct tree *node = add(s, s->body, name);

    if (attr) {
        tree_set(s->arena, node, attr, value);
    }
    return node;
}

static void
say(struct state *s, struct tree *parent, const char *text)
{
    tree_append(parent, tree_text(s->arena, text));
}

/* For screen readers alone; before every theme. */
#define UNSEEN                                                                 \
    "caption.unseen{position:absolute;width:1px;height:1px;overflow:hidden;"   \
    "clip-path:inset(50%);white-space:nowrap}"                                 \
    "@media print{caption.unseen{display:none}}\n"

static int
set_up(void **data)
{
    struct state *s = xmalloc(sizeof *s);

    *s = (struct state){.arena = arena_new()};
    s->html = tree_element(s->arena, "html");
    s->head = add(s, s->html, "head");
    s->body = add(s, s->html, "body");
    tree_set(s->arena, s->html, "lang", "en");
    say(s, add(s, s->head, "title"), "T");
    s->parts.document = s->html;
    *data = s;
    return 0;
}

static int
tear_down(void **data)
{
    struct state *s = *data;

    arena_free(s->arena);
    buf_free(&s->out);
    free(s);
    return 0;
}

static struct slice
slice_of(const char *text)
{
    return (struct slice){text, strlen(text)};
}

static const char *
print(struct state *s)
{
    buf_clear(&s->out);
    html_write(&s->parts, &s->out);
    return s->out.p;
}

/* What is printed between <body> and </body>. */
static const char *
print_body(struct state *s)
{
    const char *start = strstr(print(s), "<body>");
    const char *end = strstr(s->out.p, "</body>");

    assert_non_null(start);
    assert_non_null(end);
    start += strlen("<body>");
    return arena_strndup(s->arena, start, (size_t)(end - start));
}

/* The printed body when it holds just this element. */
static const char *
alone(struct state *s, const char *name, const char *attr, const char *value)
{
    put(s, name, attr, value);
    const char *text = print_body(s);
    tree_remove(s->body->last);
    return text;
}

static void
a_table_has_the_caption_of_its_heading(void **data)
{
    struct state *s = *data;

    assert_string_equal(alone(s, "table", NULL, NULL), "\n<table></table>\n");
    struct tree *heading = put(s, "h2", NULL, NULL);
    say(s, heading, "Who & ");
    say(s, add(s, heading, "b"), "\"what\" ");
    struct tree *german = add(s, heading, "a");
    tree_set(s->arena, german, "lang", "de");
    tree_set(s->arena, german, "id", "once");
    say(s, german, "hier");
    put(s, "table", NULL, NULL);
    put(s, "table", "aria-label", "Its own");
    say(s, add(s, put(s, "table", NULL, NULL), "caption"), "Said");
    assert_string_equal(print_body(s),
        "\n<h2>Who &amp; <b>\"what\" </b>"
        "<a lang=\"de\" id=\"once\">hier</a></h2>\n"
        "<table>\n<caption class=\"unseen\">Who &amp; \"what\" "
        "<span lang=\"de\">hier</span></caption></table>\n"
        "<table aria-label=\"Its own\"></table>\n"
        "<table>\n<caption>Said</caption>\n</table>\n");
}

static void
the_smallest_file(void **data)
{
    struct state *s = *data;

    assert_string_equal(print(s),
        "<!DOCTYPE html>\n"
        "<html lang=\"en\">\n"
        "<head>\n"
        "<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
        "'none'; script-src 'none'; style-src "
        "'sha256-0ppckZYT65liJowaL5wWHP45V9d8Oq+2BEf30pl8g0Y='; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'\">\n"
        "<title>T</title>\n"
        "<style>" UNSEEN "</style>\n"
        "</head>\n"
        "<body></body>\n"
        "</html>\n");
}

/* The hash that a browser would take of the text of the element. */
static const char *
hash_of(struct state *s, const char *element)
{
    const char *open = arena_printf(s->arena, "<%s>", element);
    const char *close = arena_printf(s->arena, "</%s>", element);
    const char *start = strstr(s->out.p, open) + strlen(open);
    unsigned char hash[32];
    struct buf text = {0};

    seal_sha256(
        (struct slice){start, (size_t)(strstr(start, close) - start)}, hash);
    buf_base64(&text, hash, sizeof hash);
    const char *result =
        arena_printf(s->arena, "%s-src 'sha256-%s';", element, text.p);
    buf_free(&text);
    return result;
}

/* Pages that share a head, and pages that do not, one after the other. */
static void
a_head_that_is_kept_is_the_same(void **data)
{
    struct state *s = *data;
    struct html_font fonts[] = {
        {"A", 400, false, "woff", {"aaaa", 4}, 1},
        {"B", 400, false, "woff", {"bbbb", 4}, 2},
        {"C", 400, false, "woff", {"cccc", 4}, 0},
    };
    struct html_cache *cache = html_cache_new();

    s->parts.css = slice_of("p{color:red}");
    s->parts.font_count = 1;
    for (int i = 0; i < 30; i++) {
        s->parts.fonts = &fonts[i % 3];
        s->parts.script = slice_of(i % 2 ? "" : "x()");
        s->parts.cache = NULL;
        char *plain = xstrdup(print(s));
        s->parts.cache = cache;
        assert_string_equal(print(s), plain);
        free(plain);
    }
    html_cache_free(cache);
}

/* Each holds its style longer than the cache does. */
static void
a_page_around_its_style_is_the_page(void **data)
{
    struct state *s = *data;
    struct html_font font = {"A", 400, false, "woff", {"aaaa", 4}, 0};
    struct html_cache *cache = html_cache_new();
    struct html_gap gaps[20];
    char *pages[20];
    struct buf around[20] = {{0}};

    s->parts.css = slice_of("p{color:red}");
    s->parts.fonts = &font;
    s->parts.font_count = 1;
    s->parts.cache = cache;
    for (int i = 0; i < 20; i++) {
        font.serial = (unsigned)i;
        pages[i] = xstrdup(print(s));
        html_write_around(&s->parts, &around[i], &gaps[i]);
    }
    html_cache_free(cache);
    for (int i = 0; i < 20; i++) {
        struct buf *own = &around[i], whole = {0};
        size_t at = gaps[i].at;
        assert_true(gaps[i].style.n > 0 && at > 0 && at < own->n);
        buf_add(&whole, own->p, at);
        buf_add(&whole, gaps[i].style.p, gaps[i].style.n);
        buf_add(&whole, own->p + at, own->n - at);
        assert_string_equal(whole.p, pages[i]);
        html_gap_drop(&gaps[i]);
        buf_free(&whole);
        buf_free(own);
        free(pages[i]);
    }
}

static void
the_policy_names_the_style_and_the_script(void **data)
{
    struct state *s = *data;
    struct html_font font = {
        "Inter \"X\"\\", 600, true, "opentype", {"\x00\x01\x02", 3}, 0};

    s->parts.css = slice_of("p{color:red}\r\na{b:\"\\\r\n\"}\n");
    s->parts.script = slice_of("if (1 < 2) { x(\"</script><!--\"); }\r");
    s->parts.fonts = &font;
    s->parts.font_count = 1;
    const char *text = print(s);
    assert_non_null(strstr(text, hash_of(s, "style")));
    assert_non_null(strstr(text, hash_of(s, "script")));
    assert_non_null(strstr(text,
        "<style>@font-face{font-family:\"Inter \\22 X\\22 \\5c \";font-weight:"
        "600;font-style:italic;src:url(data:font/otf;base64,AAEC) "
        "format(\"opentype\")}\n" UNSEEN
        "p{color:red;}\na{b:\"\\\n\";}\n</style>\n</"
        "head>"));
    assert_non_null(strstr(text,
        "<script>if (1 < 2) { x(\"<\\/script><\\!--\"); }\n</script>\n"
        "</body>"));
    assert_null(strchr(text, '\r'));
    /* the known digest of a known text */
    s->parts.script = slice_of("abc");
    assert_non_null(strstr(
        print(s), "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='"));
}

static void
raw_text_cannot_end_itself(void **data)
{
    struct state *s = *data;

    s->parts.css = slice_of("a{b:\"</STYLE ><script>alert(1)</script><!--x\"}");
    const char *text = print(s);
    assert_non_null(
        strstr(text, "<style>" UNSEEN "a{b:\"<\\/STYLE ><\\script>alert(1)"
                     "<\\/script><\\!--x\";}\n</style>"));
    assert_null(strstr(text, "<script"));
}

/* A theme and what comes of it. */
static const struct {
    const char *css, *printed;
} themes[] = {
    {"", ""},
    {" a , b\n{ c : d ;\n e:f g }\n", "a , b{c : d;e:f g;}\n"},
    {"/* x */a/**/b{/* } */c:d/* ; */}", "a b{c:d;}\n"},
    {"a{b:\"; } /* x */\";c:'\\'}';d:\\};e:f}",
        "a{b:\"; } /* x */\";c:'\\'}';d:\\};e:f;}\n"},
    {"a[b=\"}\"]{c:d(\";}\",e;f})}", "a[b=\"}\"]{c:d(\";}\",e;f});}\n"},
    {"@media print{a{b:c}d{e:f}}g{h:i}",
        "@media print{a{b:c;}d{e:f;}}\ng{h:i;}\n"},
    {"@IMPORT 'x';@import url(x);@charset 'y';a{b:c}", "a{b:c;}\n"},
    {"@namespace x 'y';a{b:c}", "a{b:c;}\n"},
    {"a{b:url(x);c:URL( 'http://y');d:url(#e);f:url('data:x;y,}')}",
        "a{d:url(#e);f:url('data:x;y,}');}\n"},
    {"h1{string-set:t content();a:b}", "h1{a:b;}\n"},
    {"td{text-align:end;text-align:\".\" end}", "td{text-align:end;}\n"},
    {"a{break-before:balance}b{break-before:page}",
        "a{}\nb{break-before:page;}\n"},
    {"@page{size:A4;@top-left{content:string(t);font-feature-settings:'a'}"
     "@top-right{content:counter(page)}}b{font-feature-settings:'c'}",
        "@page{size:A4;@top-left{}@top-right{content:counter(page);}}\n"
        "b{font-feature-settings:'c';}\n"},
    {"a{b:c", "a{b:c;}\n"},
    {"a{b:'c\nd:e}", "a{b:'c d:e;}\n"},
    {"a{b:c(d", "a{b:c(d;}\n"},
    {"}}a{b:c}}", "a{b:c;}\n"},
    {"a{b:c;;}{d:e}", "a{b:c;}\n{d:e;}\n"},
    {"/*", ""},
    {"a{/*/b:c}", "a{}\n"},
    {"\\", "\\;"},
    {"'", "';"},
    {"@media x{@media y{@media z{a{b:c}", "@media x{@media y{@media z{a{b:c;"
                                          "}}}}\n"},
};

static void
themes_lose_what_only_paper_knows(void **data)
{
    struct state *s = *data;

    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
        buf_clear(&s->out);
        buf_str(&s->out, "");
        style_write(slice_of(themes[i].css), &s->out);
        assert_string_equal(s->out.p ? s->out.p : "", themes[i].printed);
    }
}

static void
the_head_has_only_the_policy_of_ours(void **data)
{
    struct state *s = *data;
    struct tree *node = add(s, s->head, "meta");

    tree_set(s->arena, node, "charset", "latin1");
    node = add(s, s->head, "meta");
    tree_set(s->arena, node, "http-equiv", "refresh");
    tree_set(s->arena, node, "content", "0;url=http://x");
    node = add(s, s->head, "link");
    tree_set(s->arena, node, "href", "theme.css");
    node = add(s, s->head, "meta");
    tree_set(s->arena, node, "name", "viewport");
    tree_set(s->arena, node, "content", "width=device-width");
    const char *text = print(s);
    assert_non_null(
        strstr(text, "form-action 'none'\">\n<title>T</title>\n"
                     "<meta name=\"viewport\" content=\"width="
                     "device-width\">\n<style>" UNSEEN "</style>\n</head>"));
    assert_null(strstr(text, "latin1"));
    assert_null(strstr(text, "refresh"));
    assert_null(strstr(text, "theme.css"));
}

static void
lines_break_between_blocks_only(void **data)
{
    struct state *s = *data;
    struct tree *div = put(s, "div", NULL, NULL);
    struct tree *p = add(s, div, "p");

    say(s, p, "a ");
    say(s, add(s, p, "b"), "b");
    say(s, p, " c");
    add(s, p, "br");
    say(s, p, "d");
    struct tree *ul = add(s, div, "ul");
    struct tree *li = add(s, ul, "li");
    say(s, li, "x");
    say(s, add(s, add(s, li, "ul"), "li"), "y");
    add(s, div, "hr");
    assert_string_equal(print_body(s),
        "\n<div>\n<p>a <b>b</b> c<br>d</p>\n<ul>\n<li>x\n<ul>\n<li>y</li>\n"
        "</ul>\n</li>\n</ul>\n<hr>\n</div>\n");
}

static void
pre_keeps_its_first_line_end(void **data)
{
    struct state *s = *data;

    say(s, put(s, "pre", NULL, NULL), "\n a\n");
    assert_string_equal(print_body(s), "\n<pre>\n\n a\n</pre>\n");
}

static void
text_and_attributes_are_escaped(void **data)
{
    struct state *s = *data;
    struct tree *p = put(s, "p", "title",
        "\"><script>\n\t'&amp;\x01\x7F\xC2\x85\xC3\xA9\xC2\xA0");

    say(s, p, "</p><script>alert('&amp;\"')\x01\x08\xC2\x9F</script>\xC2\xA0");
    assert_string_equal(print_body(s),
        "\n<p title=\"&quot;&gt;&lt;script&gt;&#10;&#9;'&amp;amp;\xC3\xA9"
        "\xC2\xA0\">&lt;/p&gt;&lt;script&gt;alert('&amp;amp;\"')"
        "&lt;/script&gt;\xC2\xA0</p>\n");
}

static void
numbers_with_hyphens_stay_whole(void **data)
{
    struct state *s = *data;

    say(s, put(s, "p", NULL, NULL), "2024-118 & no. A/2024-118, of mid-May.");
    say(s, put(s, "p", NULL, NULL), "1-1234567890-123456789 - 2");
    say(s, put(s, "pre", NULL, NULL), "2024-118");
    assert_string_equal(print_body(s),
        "\n<p><span class=\"whole\">2024-118</span> &amp; no. "
        "<span class=\"whole\">A/2024-118</span>, of mid-May.</p>\n"
        "<p>1-1234567890-123456789 - 2</p>\n"
        "<pre>2024-118</pre>\n");
}

static void
attributes_that_run_or_restyle_go(void **data)
{
    struct state *s = *data;
    static const char *const names[] = {"style", "STYLE", "onclick", "OnLoad",
        "onanything", "srcset", "action", "formaction", "ping", "background",
        "poster", "srcdoc", "xmlns", "http-equiv", "nonce", "a b", "x\"y", "x>",
        "=", "", "<", "xlink:href", "autofocus"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_string_equal(alone(s, "p", names[i], "x"), "\n<p></p>\n");
    }
    assert_string_equal(
        alone(s, "p", "data-x", "y"), "\n<p data-x=\"y\"></p>\n");
    assert_string_equal(
        alone(s, "p", "aria-label", "y"), "\n<p aria-label=\"y\"></p>\n");
}

static void
addresses_are_allowed_by_list(void **data)
{
    struct state *s = *data;
    static const char *const good[] = {"http://a.b/c?d=e", "https://a.b",
        "HTTPS://A.B", "mailto:a@b.c", "#part", "#"};
    static const char *const bad[] = {"javascript:alert(1)", "JavaScript:x",
        "java\nscript:x", "\tjavascript:x", " https://a.b", "https://a.b/\n",
        "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//a.b/c",
        "/etc", "../x", "x.html", "", "https:evil", "ftp://a.b",
        "\x01https://a", "blob:x", "view-source:http://a"};

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(policy_allows_url(good[i]));
        assert_non_null(strstr(alone(s, "a", "href", good[i]), " href=\""));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(policy_allows_url(bad[i]));
        assert_string_equal(alone(s, "a", "href", bad[i]), "<a></a>");
        assert_string_equal(alone(s, "a", "HREF", bad[i]), "<a></a>");
    }
}

static void
pictures_are_within_the_file(void **data)
{
    struct state *s = *data;
    struct html_image image = {"logos/a.png", "image/png", {"\xFF\xFE", 2}};
    struct tree *img = put(s, "img", "src", "logos/a.png");

    s->parts.images = &image;
    s->parts.image_count = 1;
    assert_string_equal(
        print_body(s), "<img src=\"data:image/png;base64,//4=\" alt=\"\">");
    tree_set(s->arena, img, "alt", "A & B");
    tree_set(s->arena, img, "width", "10");
    assert_string_equal(print_body(s),
        "<img src=\"data:image/png;base64,//4=\" alt=\"A &amp; B\" "
        "width=\"10\">");
    tree_set(s->arena, img, "src", "data:image/jpeg;base64,AAAA");
    assert_non_null(
        strstr(print_body(s), "<img src=\"data:image/jpeg;base64,AAAA\""));
}

static void
other_pictures_become_their_text(void **data)
{
    struct state *s = *data;
    static const char *const bad[] = {"https://tracker/x.png", "other.png",
        "data:image/svg+xml,<svg onload=x>", "data:text/html,x", "javascript:x",
        ""};
    struct tree *img = put(s, "img", "alt", "<Acme>");

    assert_string_equal(print_body(s), "&lt;Acme&gt;");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        tree_set(s->arena, img, "src", bad[i]);
        assert_string_equal(print_body(s), "&lt;Acme&gt;");
    }
}

static void
drawings_keep_their_case(void **data)
{
    struct state *s = *data;
    struct tree *p = put(s, "p", NULL, NULL);
    struct tree *svg = add(s, p, "svg");
    struct tree *gradient = add(s, add(s, svg, "defs"), "linearGradient");
    struct tree *text = add(s, svg, "text");

    tree_set(s->arena, svg, "viewBox", "0 0 1 1");
    tree_set(s->arena, gradient, "id", "g");
    tree_set(s->arena, add(s, svg, "path"), "fill", "url(#g)");
    say(s, text, "a<");
    say(s, add(s, text, "tspan"), "b");
    say(s, p, " c");
    assert_string_equal(print_body(s),
        "\n<p><svg viewBox=\"0 0 1 1\"><defs><linearGradient id=\"g\"/></defs>"
        "<text>a&lt;<tspan>b</tspan></text><path fill=\"url(#g)\"/></svg> c"
        "</p>\n");
}

static void
drawings_run_and_fetch_nothing(void **data)
{
    struct state *s = *data;
    static const char *const elements[] = {"script", "style", "foreignObject",
        "animate", "set", "image", "iframe", "p", "svg", "handler", "feImage"};
    static const char *const attrs[][2] = {
        {"href", "https://a.b"},
        {"href", "data:x"},
        {"fill", "url(https://a.b)"},
        {"filter", "x URL( '#a')"},
        {"mask", "url(#a) url(//b)"},
        {"style", "fill:red"},
        {"onload", "x"},
        {"xlink:href", "#a"},
    };
    struct tree *svg = put(s, "svg", NULL, NULL);

    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        struct tree *node = add(s, svg, elements[i]);
        say(s, node, "alert(1)");
        add(s, node, "path");
        assert_string_equal(print_body(s), "<svg></svg>");
        tree_remove(node);
    }
    for (size_t i = 0; i < sizeof attrs / sizeof *attrs; i++) {
        struct tree *node = add(s, svg, "use");
        tree_set(s->arena, node, attrs[i][0], attrs[i][1]);
        assert_string_equal(print_body(s), "<svg><use/></svg>");
        tree_remove(node);
    }
    tree_set(s->arena, add(s, svg, "use"), "href", "#a");
    tree_set(s->arena, add(s, svg, "a"), "href", "https://a.b");
    tree_set(s->arena, add(s, svg, "a"), "href", "javascript:x");
    assert_string_equal(print_body(s),
        "<svg><use href=\"#a\"/><a href=\"https://a.b\"/><a/></svg>");
}

static void
forms_stay_and_send_nothing(void **data)
{
    struct state *s = *data;
    struct tree *form = put(s, "form", "action", "https://a.b");
    struct tree *input = add(s, add(s, form, "p"), "input");

    tree_set(s->arena, input, "type", "text");
    tree_set(s->arena, input, "disabled", "");
    say(s, add(s, form, "textarea"), "\n</textarea><b>");
    assert_string_equal(print_body(s),
        "\n<form>\n<p><input type=\"text\" disabled=\"\"></p>\n<textarea>\n\n"
        "&lt;/textarea&gt;&lt;b&gt;</textarea></form>\n");
}

static void
the_same_document_is_the_same_file(void **data)
{
    struct state *s = *data;

    say(s, put(s, "p", "class", "x"), "y");
    s->parts.css = slice_of("p{}");
    const char *first = arena_strdup(s->arena, print(s));
    assert_string_equal(print(s), first);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
        TEST(the_smallest_file),
        TEST(a_table_has_the_caption_of_its_heading),
        TEST(a_head_that_is_kept_is_the_same),
        TEST(a_page_around_its_style_is_the_page),
        TEST(the_policy_names_the_style_and_the_script),
        TEST(raw_text_cannot_end_itself),
        TEST(themes_lose_what_only_paper_knows),
        TEST(the_head_has_only_the_policy_of_ours),
        TEST(lines_break_between_blocks_only),
        TEST(pre_keeps_its_first_line_end),
        TEST(text_and_attributes_are_escaped),
        TEST(numbers_with_hyphens_stay_whole),
        TEST(attributes_that_run_or_restyle_go),
        TEST(addresses_are_allowed_by_list),
        TEST(pictures_are_within_the_file),
        TEST(other_pictures_become_their_text),
        TEST(drawings_keep_their_case),
        TEST(drawings_run_and_fetch_nothing),
        TEST(forms_stay_and_send_nothing),
        TEST(the_same_document_is_the_same_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
