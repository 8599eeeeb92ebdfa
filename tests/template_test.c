/* Templates: what they make, where they fail, what they are refused for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <libxml/parser.h>

#include "base/pool.h"
#include "document/assets.h"
#include "document/template.h"

#define HEAD                                                                   \
    "<html xmlns='http://www.w3.org/1999/xhtml' "                              \
    "xmlns:c='urn:countersign:template'><head><title>t</title></head><body>"
#define FOOT "</body></html>"

static const char *model_text =
    "<plan id='p1' note=''><title>Faster &amp; calmer</title>"
    "<who><n side='v'>Ann</n><n side='c'>Bo</n><n side='c'>Cy</n></who>"
    "<count>3</count><empty/>"
    "<prose><p>One <em class='x'>two</em></p><p>three</p></prose>"
    "<prose><p>four</p></prose>"
    "<chart><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>"
    "<path d='M0 0'/></svg></chart>"
    "<odd><font>x</font></odd><words>some words</words></plan>";

struct state {
    struct arena *arena;
    struct buf dump;
    const char *error;
};

static int
set_up(void **data)
{
    struct state *s = xmalloc(sizeof *s);

    *s = (struct state){.arena = arena_new()};
    *data = s;
    return 0;
}

static int
tear_down(void **data)
{
    struct state *s = *data;

    arena_free(s->arena);
    buf_free(&s->dump);
    free(s);
    xmlCleanupParser();
    return 0;
}

static struct slice
slice_of(const char *text)
{
    return (struct slice){text, strlen(text)};
}

static struct template *
compile(struct state *s, const char *text)
{
    s->error = NULL;
    return template_compile(s->arena, "t.xhtml", slice_of(text), &s->error);
}

/* Runs a whole template over a model and dumps the document. */
static const char *
run(struct state *s, const char *text, const char *model)
{
    struct template *template = compile(s, text);
    if (!template) {
        return NULL;
    }
    xmlDocPtr doc = xmlReadMemory(model, (int)strlen(model), NULL, NULL, 0);
    struct tree *tree = template_run(template, doc, s->arena, &s->error);
    buf_clear(&s->dump);
    if (tree) {
        tree_dump(tree, &s->dump);
    }
    template_free(template);
    xmlFreeDoc(doc);
    return tree ? s->dump.p : NULL;
}

/* The dump of what `body` makes, from the line after "  body". */
static const char *
body(struct state *s, const char *content)
{
    const char *whole = run(
        s, arena_printf(s->arena, "%s%s%s", HEAD, content, FOOT), model_text);
    const char *start = "html\n  head\n    title\n      \"t\"\n  body\n";

    if (!whole) {
        return s->error;
    }
    assert_memory_equal(whole, start, strlen(start));
    return whole + strlen(start);
}

static void
expressions_become_strings(void **data)
{
    struct state *s = *data;

    assert_string_equal(body(s, "{title}"), "    \"Faster & calmer\"\n");
    assert_string_equal(body(s, "<p>{@id}-{count + 1}-{1 = 1}</p>"),
        "    p\n      \"p1-4-true\"\n");
    assert_string_equal(
        body(s, "<p>{who/n}|{who}</p>"), "    p\n      \"Ann|AnnBoCy\"\n");
    assert_string_equal(body(s, "<p>{/plan/@id}</p>"), "    p\n      \"p1\"\n");
    assert_string_equal(body(s, "<p>{missing}{empty}</p>"), "    p\n");
}

static void
braces_and_quotes(void **data)
{
    struct state *s = *data;

    assert_string_equal(
        body(s, "<p>{{title}} {'}'}{\"{\"}{concat('{','}')}</p>"),
        "    p\n      \"{title} }{{}\"\n");
    assert_string_equal(
        body(s, "<p title='{{{@id}}}'/>"), "    p title=\"{p1}\"\n");
}

static void
attributes(void **data)
{
    struct state *s = *data;

    assert_string_equal(body(s, "<p class='a {@id}' title='{title}'/>"),
        "    p class=\"a p1\" title=\"Faster & calmer\"\n");
    /* only expressions and empty: left out; otherwise kept */
    assert_string_equal(body(s, "<p id='{missing}{@note}' class='x{@note}' "
                                "title=''/>"),
        "    p class=\"x\" title=\"\"\n");
    assert_string_equal(body(s, "<p title='a&amp;b&lt;&quot;&#233;'/>"),
        "    p title=\"a&b<\\\"\xC3\xA9\"\n");
}

static void
each(void **data)
{
    struct state *s = *data;

    assert_string_equal(
        body(s, "<p c:each='who/n'>{position()}/{last()} {.} {@side}</p>"),
        "    p\n      \"1/3 Ann v\"\n    p\n      \"2/3 Bo c\"\n"
        "    p\n      \"3/3 Cy c\"\n");
    assert_string_equal(body(s, "<p c:each='missing'>x</p>"), "");
    /* nested: the inner position is the inner one's, and comes back */
    assert_string_equal(
        body(s, "<div c:each='who/n[@side=\"c\"]'>"
                "<p c:each='../n'>{position()}</p>"
                "{position()} of {last()} in {/plan/@id}</div>"),
        "    div\n      p\n        \"1\"\n      p\n        \"2\"\n"
        "      p\n        \"3\"\n      \"1 of 2 in p1\"\n"
        "    div\n      p\n        \"1\"\n      p\n        \"2\"\n"
        "      p\n        \"3\"\n      \"2 of 2 in p1\"\n");
    /* document order, whatever the axis */
    assert_string_equal(
        body(s, "<p c:each='who/n[3]/preceding-sibling::n | who/n[3]'>{.}</p>"),
        "    p\n      \"Ann\"\n    p\n      \"Bo\"\n    p\n      \"Cy\"\n");
    assert_string_equal(body(s, "<p c:each='@*'>{name()}</p>"),
        "    p\n      \"id\"\n    p\n      \"note\"\n");
}

static void
conditions(void **data)
{
    struct state *s = *data;

    assert_string_equal(
        body(s, "<p c:if='title'>y</p>"), "    p\n      \"y\"\n");
    assert_string_equal(body(s, "<p c:if='missing'>y</p>"), "");
    assert_string_equal(body(s, "<p c:if='count &gt; 3'>y</p>"), "");
    assert_string_equal(body(s, "<p c:if='string(@note)'>y</p>"), "");
    /* a condition is asked for each item, where position() is the item's */
    assert_string_equal(
        body(s, "<p c:if='position() = last()' c:each='who/n'>{.}</p>"),
        "    p\n      \"Cy\"\n");
    /* what is left out is not evaluated */
    assert_string_equal(body(s, "<p c:if='false()'>{sum(missing)}</p>"), "");
}

static void
with(void **data)
{
    struct state *s = *data;

    assert_string_equal(body(s, "<p c:with='who/n[2]'>{.} {position()}</p>"),
        "    p\n      \"Bo 1\"\n");
    assert_string_equal(body(s, "<p c:with='missing'>x</p>"), "");
    assert_string_equal(
        body(s, "<p c:each='n' c:if='@side=\"c\"' c:with='who'>{.}</p>"),
        "    p\n      \"Bo\"\n    p\n      \"Cy\"\n");
}

static void
prose(void **data)
{
    struct state *s = *data;

    assert_string_equal(body(s, "<div><c:prose select='prose'/></div>"),
        "    div\n      p\n        \"One \"\n        em class=\"x\"\n"
        "          \"two\"\n      p\n        \"three\"\n      p\n"
        "        \"four\"\n");
    assert_string_equal(body(s, "<c:prose c:if='chart' select='chart'/>"),
        "    svg viewBox=\"0 0 1 1\"\n      path d=\"M0 0\"\n");
    assert_string_equal(body(s, "<p><c:prose select='words'/></p>"),
        "    p\n      \"some words\"\n");
    assert_string_equal(body(s, "<c:prose select='missing'/>"), "");
    assert_string_equal(body(s, "<c:prose c:each='prose[2]' select='.'/>"),
        "    p\n      \"four\"\n");
}

static void
white_space(void **data)
{
    struct state *s = *data;

    assert_string_equal(body(s, "\n  <p>\n    one\n    <b>two</b>\n three <i>"
                                "4 </i> 5<br/>\n six\n  </p>\n  <p> </p>\n"),
        "    p\n      \"one \"\n      b\n        \"two\"\n      \" three \"\n"
        "      i\n        \"4 \"\n      \"5\"\n      br\n      \"six\"\n"
        "    p\n");
    assert_string_equal(
        body(s, "<pre> a\n  b </pre> <div> x <p>y</p> z </div>"),
        "    pre\n      \" a\\n  b \"\n    div\n      \"x\"\n      p\n"
        "        \"y\"\n      \"z\"\n");
    assert_string_equal(
        body(s, "<p>a <b> </b> b <img src='x' alt=''/> <b> </b></p>"),
        "    p\n      \"a \"\n      b\n      \"b \"\n"
        "      img src=\"x\" alt=\"\"\n      b\n");
    assert_string_equal(body(s, "<p>\xC2\xA0x\xC2\xA0</p>"),
        "    p\n      \"\xC2\xA0x\xC2\xA0\"\n");
    assert_string_equal(body(s, "<p>\n  <span c:if='missing'>a</span>\n"
                                "  <span>b</span>\n</p>"),
        "    p\n      span\n        \"b\"\n");
}

static void
comments_and_cdata(void **data)
{
    struct state *s = *data;

    assert_string_equal(body(s, "<p>a<!-- {title} -->b<![CDATA[<{count}>]]>"
                                "<?pi {x}?></p>"),
        "    p\n      \"a\"\n      \"b<3>\"\n");
}

static void
the_root_can_choose_its_context(void **data)
{
    struct state *s = *data;
    const char *text =
        "<html xmlns:c='urn:countersign:template' c:with='who' id='{n}'>"
        "<head><title/></head><body/></html>";

    assert_string_equal(run(s, text, model_text),
        "html id=\"Ann\"\n  head\n    title\n  body\n");
    assert_null(run(s, text, "<plan/>"));
    assert_string_equal(
        s->error, "t.xhtml:1: 'who' selects nothing, so there is no document");
}

static void
drawings_keep_their_case(void **data)
{
    struct state *s = *data;

    assert_string_equal(
        body(s, "<svg viewBox='0 0 {count} 1'><g><marker refX='1'/></g></svg>"),
        "    svg viewBox=\"0 0 3 1\"\n      g\n        marker refX=\"1\"\n");
}

/* What the workers of the next test share: results by job number. */
struct shared {
    char results[64][32];
};

/* A worker's whole life: its own template, model and arena. */
static void
work(void *context, int job, int worker)
{
    struct shared *shared = context;
    struct arena *arena = arena_new();
    const char *error;
    char model[64];

    (void)worker;
    snprintf(model, sizeof model, "<m><a>%d</a><a>x</a></m>", job);
    struct template *template = template_compile(arena, "t.xhtml",
        slice_of(HEAD "<p c:each='a'>{concat(., position())}</p>" FOOT),
        &error);
    xmlDocPtr doc = xmlReadMemory(model, (int)strlen(model), NULL, NULL, 0);
    struct tree *tree = template_run(template, doc, arena, &error);
    snprintf(shared->results[job], sizeof shared->results[job], "%s",
        tree_plain(arena, tree));
    template_free(template);
    xmlFreeDoc(doc);
    arena_free(arena);
}

static void
workers_do_not_meet(void **data)
{
    struct shared shared;
    char expected[32];

    (void)data;
    xmlInitParser();
    pool_run(4, 64, work, &shared);
    for (int i = 0; i < 64; i++) {
        snprintf(expected, sizeof expected, "t%d1x2", i);
        assert_string_equal(shared.results[i], expected);
    }
}

static void
built_in_templates_compile(void **data)
{
    struct state *s = *data;

    for (int i = 0; i < asset_count; i++) {
        const char *end = strstr(assets[i].name, ".xhtml");
        if (!end || end[6] || strchr(assets[i].name, '/')) {
            continue; /* or the example of a rule */
        }
        struct slice text = {
            assets[i].start, (size_t)(assets[i].end - assets[i].start)};
        struct template *template =
            template_compile(s->arena, assets[i].name, text, &s->error);
        if (!template) {
            fail_msg("%s", s->error);
        }
        template_free(template);
    }
}

static void
one_template_makes_many_documents(void **data)
{
    struct state *s = *data;
    struct template *template = compile(s, HEAD "<p c:each='a'>{.}</p>" FOOT);
    const char *models[] = {"<m><a>1</a></m>", "<m/>", "<m><a>2</a></m>"};
    const char *plain[] = {"t1", "t", "t2"};

    for (int i = 0; i < 3; i++) {
        xmlDocPtr doc =
            xmlReadMemory(models[i], (int)strlen(models[i]), NULL, NULL, 0);
        struct tree *tree = template_run(template, doc, s->arena, &s->error);
        assert_string_equal(tree_plain(s->arena, tree), plain[i]);
        xmlFreeDoc(doc);
    }
    template_free(template);
}

/* Everything that is refused, with the line and the reason. */
static const struct {
    const char *body, *error;
} faults[] = {
    {"\n<p c:loop='x'/>",
        "t.xhtml:2: c:loop is not known; there are c:each, c:if and c:with"},
    {"\n\n<c:text/>", "t.xhtml:3: c:text is not known; there is c:prose"},
    {"<p>\nx\n{title/}</p>", "t.xhtml:3: 'title/' is not an XPath expression"},
    {"<p class='a'\n  id='{1 +}'\n  title='x'>y</p>",
        "t.xhtml:2: '1 +' is not an XPath expression"},
    {"<!-- \n\n --><p\n\n\nc:if =\n'((('\n/>",
        "t.xhtml:6: '(((' is not an XPath expression"},
    {"<p>a\n</p>\n{a b}", "t.xhtml:3: 'a b' is not an XPath expression"},
    {"<p>&amp;\n\xC3\xA9\n{</p>",
        "t.xhtml:3: '{' has no '}' (a brace itself is written '{{')"},
    {"<p>}</p>", "t.xhtml:1: '}' has no '{' (a brace itself is written '}}')"},
    {"<p>{}</p>", "t.xhtml:1: an expression is empty"},
    {"<p>{ {x} }</p>",
        "t.xhtml:1: '{' has no '}' (a brace itself is written '{{')"},
    {"<p c:if=''/>", "t.xhtml:1: an expression is empty"},
    {"<p>{uppercase(x)}</p>",
        "t.xhtml:1: 'uppercase(x)' cannot work: XPath has no such function"},
    {"<p>{m:x}</p>", "t.xhtml:1: 'm:x' cannot work: the model has no prefixes"},
    {"<p>{$x}</p>", "t.xhtml:1: '$x' cannot work: there are no variables"},
    {"<p>{concat('a')}</p>",
        "t.xhtml:1: 'concat('a')' cannot work: wrong number of arguments"},
    {"<p>{document('/etc/passwd')}</p>",
        "t.xhtml:1: 'document('/etc/passwd')' cannot work: "
        "XPath has no such function"},
    {"<p c:each='1 + 1'/>", "t.xhtml:1: '1 + 1' does not select nodes"},
    {"<p c:with='\"x\"'/>", "t.xhtml:1: '\"x\"' does not select nodes"},
    {"<c:prose/>", "t.xhtml:1: c:prose needs the attribute select"},
    {"<c:prose select='a'>x</c:prose>", "t.xhtml:1: c:prose must be empty"},
    {"<c:prose select='a' id='x'/>",
        "t.xhtml:1: c:prose has no attribute 'id'"},
    {"<p>\n<table></table></p>", "t.xhtml:2: p may not hold table"},
    {"<ul>x</ul>", "t.xhtml:1: ul may not hold text"},
    {"<ul><p/></ul>", "t.xhtml:1: ul may not hold p"},
    {"<li/>", "t.xhtml:1: body may not hold li"},
    {"<p><a><div/></a></p>", "t.xhtml:1: a may not hold div"},
    {"<br>x</br>", "t.xhtml:1: br may not hold text"},
    {"<script>x</script>", "t.xhtml:1: documents have no element 'script'"},
    {"<P/>", "t.xhtml:1: documents have no element 'P'"},
    {"<svg><script/></svg>",
        "t.xhtml:1: documents have no SVG element 'script'"},
    {"<x:y xmlns:x='urn:y'/>",
        "t.xhtml:1: the element 'y' is neither XHTML nor SVG"},
    {"<p xml:lang='en'/>", "t.xhtml:1: the attribute xml:lang is not known"},
    {"<p\nstyle='x'/>", "t.xhtml:2: style= is never printed; write a class "
                        "and a rule of it in theme.css"},
    {"<p onclick='x'/>", "t.xhtml:1: onclick= is never printed; write a class "
                         "and a rule of it in theme.css"},
    {"<p ID='x'/>", "t.xhtml:1: the attribute ID is not in lower case"},
    {"<a href='#a'>x<b><a href='#b'>y</a></b></a>",
        "t.xhtml:1: a may not stand within another a"},
    {"<p>\n</q>", "t.xhtml:2: not well-formed XML: </q> stands where <p> of "
                  "line 1 is to be closed"},
    {"&nbsp;",
        "t.xhtml:1: not well-formed XML: &nbsp; is a name of HTML's that "
        "XML does not know"},
    {"a & b", "t.xhtml:1: not well-formed XML: an & stands alone"},
    {"<p d:x='1'/>", "t.xhtml:1: the prefix of d:x is not declared"},
    {"<d:x/>", "t.xhtml:1: the prefix of d:x is not declared"},
};

static void
faults_have_a_line(void **data)
{
    struct state *s = *data;

    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const char *got = body(s, faults[i].body);
        assert_string_equal(got, faults[i].error);
    }
}

static void
templates_have_a_frame(void **data)
{
    struct state *s = *data;
    static const char *const texts[][2] = {
        {"<p/>", "t.xhtml:1: the outermost element of a template is html"},
        {"<html/>", "t.xhtml:1: html holds head and body, without conditions"},
        {"<html><head><title/></head></html>",
            "t.xhtml:1: html holds head and body, without conditions"},
        {"<html>\n<head/>\n<body/></html>", "t.xhtml:2: head needs a title"},
        {"<html xmlns:c='urn:countersign:template' c:if='x'>"
         "<head><title/></head><body/></html>",
            "t.xhtml:1: html takes no c:each and no c:if"},
        {"", "t.xhtml:1: not well-formed XML: Document is empty"},
        {"<!-- x -->\n",
            "t.xhtml:2: not well-formed XML: Start tag expected, '<' not "
            "found"},
        {"<html\xFF/>", "t.xhtml:1: a template is UTF-8 text"},
        {"\n<!DOCTYPE html><html/>", "t.xhtml:2: a template has no DOCTYPE"},
        {"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
            "t.xhtml:1: a template has no DOCTYPE"},
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_null(compile(s, texts[i][0]));
        assert_string_equal(s->error, texts[i][1]);
    }
}

static void
a_declared_encoding_changes_nothing(void **data)
{
    struct state *s = *data;

    const char *dump = run(s,
        "<?xml version='1.0' encoding='iso-8859-1'?>"
        "<html><head><title>\xC3\xA9</title></head><body/></html>",
        model_text);
    assert_string_equal(
        dump, "html\n  head\n    title\n      \"\xC3\xA9\"\n  body\n");
}

static void
failures_at_run_time_have_a_line(void **data)
{
    struct state *s = *data;

    assert_string_equal(body(s, "<p>\n<c:prose select='prose'/></p>"),
        "t.xhtml:2: in this c:prose, p may not hold p");
    assert_string_equal(body(s, "\n\n<c:prose select='odd'/>"),
        "t.xhtml:3: in this c:prose, documents have no element 'font'");
    assert_string_equal(body(s, "<table><c:prose select='words'/></table>"),
        "t.xhtml:1: in this c:prose, table may not hold text");
}

/* n elements of one parent */
static char *
model_of(struct state *s, int n)
{
    struct buf text = {0};

    buf_str(&text, "<m>");
    for (int i = 0; i < n; i++) {
        buf_str(&text, "<a>x</a>");
    }
    buf_str(&text, "</m>");
    char *model = arena_strdup(s->arena, text.p);
    buf_free(&text);
    return model;
}

static void
output_is_limited(void **data)
{
    struct state *s = *data;
    char *model = model_of(s, 600);

    assert_null(
        run(s, HEAD "<p c:each='a'><b c:each='../a'>x</b></p>" FOOT, model));
    assert_string_equal(s->error, "t.xhtml:1: the document has more than "
                                  "200000 elements and texts");
    assert_null(run(s,
        HEAD "<p c:each='a'><b c:each='../a' title='{string(/)}'/></p>" FOOT,
        model));
    assert_string_equal(
        s->error, "t.xhtml:1: the document's text is larger than 16 MB");
}

static void
work_is_limited(void **data)
{
    struct state *s = *data;
    char *model = model_of(s, 1000);

    assert_null(run(s,
        HEAD "\n<p>{count(//a[count(//a[count(//a) &gt; 0]) &gt; 0])}</p>" FOOT,
        model));
    assert_string_equal(s->error,
        "t.xhtml:2: 'count(//a[count(//a[count(//a) > 0]) > 0])' failed: "
        "too much work");
}

/* "(((…x…)))" */
static char *
nested(struct state *s, const char *open, const char *close, int depth)
{
    struct buf text = {0};

    for (int i = 0; i < depth; i++) {
        buf_str(&text, open);
    }
    buf_char(&text, 'x');
    for (int i = 0; i < depth; i++) {
        buf_str(&text, close);
    }
    char *result = arena_strdup(s->arena, text.p);
    buf_free(&text);
    return result;
}

static void
depth_is_limited(void **data)
{
    struct state *s = *data;

    assert_string_equal(body(s, nested(s, "<b>", "</b>", 240)),
        "t.xhtml:1: elements nest "
        "deeper than 200");
    body(s, nested(s, "<b>", "</b>", 100000));
    assert_non_null(strstr(s->error, "t.xhtml:1: not well-formed XML"));
    body(s, arena_printf(s->arena, "<p>{%s}</p>", nested(s, "(", ")", 490)));
    assert_null(s->error);
    assert_string_equal(body(s, arena_printf(s->arena, "<p>{%s}</p>",
                                    nested(s, "(", ")", 100000))),
        "t.xhtml:1: an expression is longer than 1000 characters");
}

#define FOREIGN(dir)                                                           \
    "<html xmlns='http://www.w3.org/1999/xhtml' "                              \
    "xmlns:c='urn:countersign:template' c:with='/m' dir='" dir "'>"            \
    "<head><title>{a}</title></head><body><p title='{a}'>{a}</p></body>"       \
    "</html>"

/* Marked as foreign.h says: a span where one may stand, else the bare text. */
static void
foreign_text_has_a_language_of_its_own(void **data)
{
    struct state *s = *data;
    const char *model = "<m><a>\xEF\xB7\x90One \xEF\xB7\x90of\xEF\xB7\x91 "
                        "two\xEF\xB7\x91, x</a></m>";
    const char *dump = run(s, FOREIGN("rtl"), model);

    assert_string_equal(dump,
        "html dir=\"rtl\"\n  head\n    title\n      \"One of two, x\"\n"
        "  body\n    p title=\"One of two, x\"\n"
        "      span lang=\"en\" dir=\"ltr\"\n        \"One of two\"\n"
        "      \", x\"\n");
    dump = run(s, FOREIGN("ltr"), model);
    assert_non_null(strstr(dump, "span lang=\"en\"\n"));
}

/* A name of the other direction, by itself and in words of another language;
 * ends that nothing began, and a beginning without an end. */
static void
a_name_keeps_its_direction_to_itself(void **data)
{
    struct state *s = *data;
    const char *dump = run(s, FOREIGN("ltr"),
        "<m><a>by \xEF\xB7\x92"
        "Dana\xEF\xB7\x93, \xEF\xB7\x90then "
        "\xEF\xB7\x92Omar\xEF\xB7\x93\xEF\xB7\x91"
        "</a></m>");
    assert_string_equal(dump,
        "html dir=\"ltr\"\n  head\n    title\n      \"by Dana, then Omar\"\n"
        "  body\n    p title=\"by Dana, then Omar\"\n"
        "      \"by \"\n      bdi\n        \"Dana\"\n      \", \"\n"
        "      span lang=\"en\"\n        \"then \"\n"
        "        bdi\n          \"Omar\"\n");
    dump = run(s, FOREIGN("ltr"),
        "<m><a>\xEF\xB7\x93one \xEF\xB7\x91two \xEF\xB7\x92"
        "three \xEF\xB7\x90 four</a></m>");
    assert_non_null(strstr(dump, "      \"one \"\n      \"two \"\n      bdi\n  "
                                 "      \"three four\"\n"));
}

/* A model whose prose is nested deeper than any parser would read it. */
static void
deep_prose_is_refused(void **data)
{
    struct state *s = *data;
    struct template *template = compile(s, HEAD "<c:prose select='.'/>" FOOT);
    xmlDocPtr doc = xmlNewDoc(BAD_CAST "1.0");
    xmlNodePtr node = xmlNewNode(NULL, BAD_CAST "m");

    xmlDocSetRootElement(doc, node);
    for (int i = 0; i < 500; i++) {
        node = xmlNewChild(node, NULL, BAD_CAST "b", NULL);
    }
    assert_null(template_run(template, doc, s->arena, &s->error));
    assert_string_equal(s->error, "t.xhtml:1: the prose nests deeper than 400");
    xmlFreeDoc(doc);
    template_free(template);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
        TEST(expressions_become_strings),
        TEST(braces_and_quotes),
        TEST(attributes),
        TEST(each),
        TEST(conditions),
        TEST(with),
        TEST(prose),
        TEST(white_space),
        TEST(comments_and_cdata),
        TEST(the_root_can_choose_its_context),
        TEST(drawings_keep_their_case),
        TEST(workers_do_not_meet),
        TEST(built_in_templates_compile),
        TEST(one_template_makes_many_documents),
        TEST(faults_have_a_line),
        TEST(templates_have_a_frame),
        TEST(a_declared_encoding_changes_nothing),
        TEST(failures_at_run_time_have_a_line),
        TEST(output_is_limited),
        TEST(work_is_limited),
        TEST(depth_is_limited),
        TEST(deep_prose_is_refused),
        TEST(foreign_text_has_a_language_of_its_own),
        TEST(a_name_keeps_its_direction_to_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
