/* JUnit XML: a suite a definition, a case a rule and field.  What reaches the
 * gate fails its case; what does not is said in it; what is waived is
 * skipped.  A definition without findings has one case that passes. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/formats.h"
#include "report/xml_out.h"

void
junit_head(const struct report_run *run, struct buf *out)
{
    (void)run;
    buf_str(out, XML_HEAD "<testsuites name=\"" TOOL_NAME "\">\n");
}

void
junit_foot(const struct report_run *run, struct buf *out)
{
    (void)run;
    buf_str(out, "</testsuites>\n");
}

struct suite {
    const struct report_group *group;
    const struct finding **sorted; /* by rule and field */
    enum severity gate;
    int cases, failures, skipped;
    struct buf body;
};

/* Findings of one rule and field, in the report's order. */
struct test_case {
    const struct finding **findings;
    int count;
    enum severity worst;
};

static int
compare_cases(const void *a, const void *b)
{
    const struct finding *left = *(const struct finding *const *)a;
    const struct finding *right = *(const struct finding *const *)b;
    int order = (int)left->rule - (int)right->rule;
    if (order == 0)
        order = strcmp(
            left->field ? left->field : "", right->field ? right->field : "");
    if (order == 0)
        order = left < right ? -1 : left > right;
    return order;
}

static bool
is_same_case(const struct finding *a, const struct finding *b)
{
    return a->rule == b->rule &&
           text_is(a->field ? a->field : "", b->field ? b->field : "");
}

static void
put_texts(struct suite *suite, const struct test_case *test)
{
    struct buf text = {0};
    for (int i = 0; i < test->count; i++) {
        const struct finding *finding = test->findings[i];
        struct line_column start = place_start(finding->at);
        char *said = finding_said(finding);
        buf_printf(&text, "%s:%d:%d: %s: %s\n",
            finding_path(suite->group, finding), start.line, start.column,
            severity_name(finding->severity), said);
        free(said);
    }
    xml_out_text(&suite->body, text.p);
    buf_free(&text);
}

/* The element that says how the case went. */
static void
put_outcome(struct suite *suite, const struct test_case *test)
{
    struct buf *out = &suite->body;
    if (test->worst == SEVERITY_NONE) {
        suite->skipped++;
        struct buf message = {0};
        const char *waived = test->findings[0]->waived;
        buf_printf(
            &message, "waived%s%s", waived ? " " : "", waived ? waived : "");
        buf_str(out, "<skipped");
        xml_out_attribute(out, "message", message.p);
        buf_str(out, "/>");
        buf_free(&message);
        return;
    }
    bool fails = test->worst >= suite->gate;
    suite->failures += fails;
    buf_str(out, fails ? "<failure" : "<system-out");
    if (fails) {
        xml_out_attribute(out, "type", severity_name(test->worst));
        xml_out_attribute(out, "message", test->findings[0]->message);
    }
    buf_char(out, '>');
    put_texts(suite, test);
    buf_str(out, fails ? "</failure>" : "</system-out>");
}

static void
put_case(struct suite *suite, const struct test_case *test)
{
    const struct finding *first = test->findings[0];
    const struct rule *rule = rule_get(first->rule);
    struct buf *out = &suite->body, name = {0};
    buf_printf(&name, "%s %s%s%s", rule->code, rule->name,
        first->field ? ": " : "", first->field ? first->field : "");
    suite->cases++;
    buf_str(out, "<testcase");
    xml_out_attribute(out, "classname", finding_path(suite->group, first));
    xml_out_attribute(out, "name", name.p);
    xml_out_attribute(out, "file", finding_path(suite->group, first));
    xml_out_number(out, "line", place_start(first->at).line);
    buf_char(out, '>');
    put_outcome(suite, test);
    buf_str(out, "</testcase>\n");
    buf_free(&name);
}

static void
put_cases(struct suite *suite)
{
    int count = suite->group->report->count;
    for (int i = 0, n; i < count; i += n) {
        struct test_case test = {.findings = suite->sorted + i};
        for (n = 0; i + n < count &&
                    is_same_case(suite->sorted[i], suite->sorted[i + n]);
             n++)
            if (suite->sorted[i + n]->severity > test.worst)
                test.worst = suite->sorted[i + n]->severity;
        test.count = n;
        put_case(suite, &test);
    }
}

static void
put_clean(struct suite *suite)
{
    suite->cases = 1;
    buf_str(&suite->body, "<testcase");
    xml_out_attribute(&suite->body, "classname", suite->group->path);
    xml_out_attribute(&suite->body, "name", "no findings");
    buf_str(&suite->body, "/>\n");
}

static void
put_suite(struct suite *suite, struct buf *out)
{
    buf_str(out, "<testsuite");
    xml_out_attribute(out, "name", suite->group->path);
    xml_out_number(out, "tests", suite->cases);
    xml_out_number(out, "failures", suite->failures);
    xml_out_number(out, "errors", 0);
    xml_out_number(out, "skipped", suite->skipped);
    buf_str(out, ">\n");
    if (suite->group->keeper) {
        buf_str(out, "<properties><property name=\"csm\"");
        xml_out_attribute(out, "value", suite->group->keeper);
        buf_str(out, "/></properties>\n");
    }
    buf_add(out, suite->body.p, suite->body.n);
    buf_str(out, "</testsuite>\n");
}

void
junit_group(const struct report_style *style, const struct report_group *group,
    struct buf *out)
{
    size_t count = (size_t)group->report->count;
    struct suite suite = {.group = group};
    suite.gate = style->gate == SEVERITY_NONE ? SEVERITY_ERROR : style->gate;
    suite.sorted = xmalloc((count + 1) * sizeof *suite.sorted);
    for (size_t i = 0; i < count; i++)
        suite.sorted[i] = &group->report->findings[i];
    qsort(suite.sorted, count, sizeof *suite.sorted, compare_cases);
    put_cases(&suite);
    if (count == 0)
        put_clean(&suite);
    put_suite(&suite, out);
    free(suite.sorted);
    buf_free(&suite.body);
}
