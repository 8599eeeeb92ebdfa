/* The paths of templates mean what libxml2's XPath says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>

#include "document/template_path.h"

static const char *model_text =
    "<model a='x' b=''><plan id='p1'><title>Faster &amp; <b>calmer</b></title>"
    "<who><n side='v'>Ann</n><n side='c'>Bo</n><m>Cy</m></who>"
    "<who><n side='c'>Di</n></who><and>1</and><col.when>then</col.when>"
    "<empty/><not-this>2</not-this></plan>"
    "<s:svg xmlns:s='urn:s'><n>in</n></s:svg></model>";

static const char *const selecting[] = {"plan", "@a", "@b", "@none", "*",
    "plan/who/n", "plan/*/n", "*/*", "plan/who/n/@side", "/model/plan/title",
    "/model/@a", "/plan", "plan/who[n]/n", "plan/who[m]/n",
    "plan/who[not(m)]/n", "plan/who/n[@side = 'c']", "plan/who/n[@side='v']",
    "plan/and", "plan/col.when", "plan/not-this", "plan/empty", "svg/n",
    "plan / who / m", "plan/who[n and m]", "plan/who[m or n]/m", "*[who]", ".",
    " . ", "(plan)", "plan/who/n[. = 'Bo']", "plan/*[name() = 'who']",
    "*[name() != 'plan']", "*[name() = 's:svg']", "*[name() = 'svg']",
    "plan/who[(n or m) and m]"};

static const char *const deciding[] = {"not(plan)", "not(nothing)", "@a = 'x'",
    "@a = 'y'", "@a != 'x'", "@b = ''", "@none = ''", "@none != ''",
    "plan/who/n = 'Bo'", "plan/who/n != 'Bo'", "plan and @a",
    "plan and nothing", "nothing or @a", "nothing or none", "not(@a = 'x')",
    "not(plan) or not(nothing) and @a", "plan/title = \"Faster & calmer\"",
    "plan/empty = ''", "name() = 'model'", "name() != 'model'",
    "name() = 'plan'", ". = ''", "plan and (nothing or @a = 'x')",
    "(plan and nothing) or none", "not((plan))"};

/* What is left to libxml2. */
static const char *const others[] = {"", "name()", "..", "./plan", ".5",
    "(plan)/who", "(plan)[1]", "(plan", "name(plan) = 'x'", "name() = plan",
    "plan = name()", "plan/", "//n", "@a/plan", "plan[1]",
    "plan/who[position() = 1]", "count(plan)", "'x'", "a:b", "@*", "plan | who",
    "plan/text()", "not plan", "plan = who", "plan]", "[plan]", "plan and",
    "or(plan)", "self::plan", "3", "-plan", "not(plan", "a b", "plan = 'x",
    "not(not(not(not(not(not(not(not(not(plan)))))))))"};

struct state {
    struct arena *arena;
    xmlDocPtr model;
    xmlXPathContextPtr xpath;
};

static int
set_up(void **data)
{
    static struct state state;
    state.arena = arena_new();
    state.model =
        xmlReadMemory(model_text, (int)strlen(model_text), "model", NULL, 0);
    state.xpath = xmlXPathNewContext(state.model);
    state.xpath->node = xmlDocGetRootElement(state.model);
    *data = &state;
    return 0;
}

static int
tear_down(void **data)
{
    struct state *s = *data;
    xmlXPathFreeContext(s->xpath);
    xmlFreeDoc(s->model);
    xmlCleanupParser();
    arena_free(s->arena);
    return 0;
}

static void
selects_the_same(struct state *s, const char *text)
{
    const struct path *path = path_compile(s->arena, text);
    assert_non_null(path);
    assert_true(path_selects(path));
    xmlNodePtr at = s->xpath->node;
    struct path_nodes nodes = path_all(s->arena, path, at);
    xmlXPathObjectPtr value = xmlXPathEvalExpression(BAD_CAST text, s->xpath);
    int count = value->nodesetval ? value->nodesetval->nodeNr : 0;
    assert_int_equal(nodes.count, count);
    for (int i = 0; i < count; i++)
        assert_ptr_equal(nodes.items[i], value->nodesetval->nodeTab[i]);
    assert_ptr_equal(path_first(path, at), count ? nodes.items[0] : NULL);
    assert_int_equal(path_is_true(path, at), count > 0);
    struct buf out = {0};
    path_put_text(path, at, &out);
    xmlChar *content = xmlXPathCastToString(value);
    assert_string_equal(out.p ? out.p : "", (const char *)content);
    xmlFree(content);
    buf_free(&out);
    xmlXPathFreeObject(value);
}

static void
paths_select_the_same_nodes(void **data)
{
    for (size_t i = 0; i < sizeof selecting / sizeof *selecting; i++)
        selects_the_same(*data, selecting[i]);
}

static void
conditions_decide_the_same(void **data)
{
    struct state *s = *data;
    for (size_t i = 0; i < sizeof deciding / sizeof *deciding; i++) {
        const struct path *path = path_compile(s->arena, deciding[i]);
        assert_non_null(path);
        assert_false(path_selects(path));
        xmlXPathObjectPtr value =
            xmlXPathEvalExpression(BAD_CAST deciding[i], s->xpath);
        assert_int_equal(path_is_true(path, s->xpath->node),
            xmlXPathCastToBoolean(value) != 0);
        xmlXPathFreeObject(value);
    }
}

/* An attribute has no children, though libxml2 gives it a text. */
static void
attributes_are_leaves(void **data)
{
    struct state *s = *data;
    xmlNodePtr a = path_first(path_compile(s->arena, "@a"), s->xpath->node);
    assert_non_null(a);
    assert_null(path_first(path_compile(s->arena, "*"), a));
    assert_non_null(path_first(path_compile(s->arena, "/model"), a));
}

/* The node itself may be anything that libxml2 selects. */
static void
any_node_is_itself(void **data)
{
    struct state *s = *data;
    const struct path *self = path_compile(s->arena, ".");
    const struct path *nameless = path_compile(s->arena, "name() = ''");
    static const char *const nodes[] = {
        "/", "plan/title/text()", "plan/title", "@a", "@b", "*/n/text()"};
    for (size_t i = 0; i < sizeof nodes / sizeof *nodes; i++) {
        xmlNodePtr model = s->xpath->node;
        xmlXPathObjectPtr value =
            xmlXPathEvalExpression(BAD_CAST nodes[i], s->xpath);
        s->xpath->node = value->nodesetval->nodeTab[0];
        selects_the_same(s, ".");
        xmlXPathObjectPtr named =
            xmlXPathEvalExpression(BAD_CAST "name() = ''", s->xpath);
        assert_true(path_is_true(self, s->xpath->node));
        assert_int_equal(
            path_is_true(nameless, s->xpath->node), named->boolval);
        s->xpath->node = model;
        xmlXPathFreeObject(named);
        xmlXPathFreeObject(value);
    }
}

/* Which libxml2 has no node for. */
static void
a_namespace_has_a_text_only(void **data)
{
    struct state *s = *data;
    xmlXPathObjectPtr value =
        xmlXPathEvalExpression(BAD_CAST "namespace::*", s->xpath);
    xmlNodePtr at = value->nodesetval->nodeTab[0];
    struct buf out = {0};
    path_put_text(path_compile(s->arena, "."), at, &out);
    assert_string_equal(out.p, "http://www.w3.org/XML/1998/namespace");
    assert_null(path_first(path_compile(s->arena, "*"), at));
    assert_null(path_first(path_compile(s->arena, "/model"), at));
    buf_free(&out);
    xmlXPathFreeObject(value);
}

static void
other_expressions_are_left(void **data)
{
    struct state *s = *data;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_null(path_compile(s->arena, others[i]));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            paths_select_the_same_nodes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            conditions_decide_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            attributes_are_leaves, set_up, tear_down),
        cmocka_unit_test_setup_teardown(any_node_is_itself, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_namespace_has_a_text_only, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            other_expressions_are_left, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
