/* Checkstyle's XML, which many viewers of reviews read. */
#include <stdlib.h>

#include "base/text.h"
#include "report/formats.h"
#include "report/xml_out.h"

void
checkstyle_head(const struct report_run *run, struct buf *out)
{
    (void)run;
    buf_str(out, XML_HEAD "<checkstyle version=\"4.3\">\n");
}

void
checkstyle_foot(const struct report_run *run, struct buf *out)
{
    (void)run;
    buf_str(out, "</checkstyle>\n");
}

static void
put_error(struct buf *out, const struct finding *finding)
{
    const struct rule *rule = rule_get(finding->rule);
    struct line_column start = place_start(finding->at);
    struct buf source = {0};
    char *said = finding_said(finding);
    buf_printf(&source, TOOL_NAME ".%s.%s", rule->code, rule->name);
    buf_str(out, "<error");
    xml_out_number(out, "line", start.line);
    xml_out_number(out, "column", start.column);
    xml_out_attribute(out, "severity",
        finding->severity == SEVERITY_NOTE ? "info"
                                           : severity_name(finding->severity));
    xml_out_attribute(out, "message", said);
    xml_out_attribute(out, "source", source.p);
    buf_str(out, "/>\n");
    buf_free(&source);
    free(said);
}

/* Findings are sorted by path, so that a file's stand together. */
void
checkstyle_group(const struct report_style *style,
    const struct report_group *group, struct buf *out)
{
    const char *open = NULL;
    (void)style;
    for (int i = 0; i < group->report->count; i++) {
        const struct finding *finding = &group->report->findings[i];
        const char *path = finding_path(group, finding);
        if (finding->severity == SEVERITY_NONE)
            continue;
        if (!text_is(open, path)) {
            buf_str(out, open ? "</file>\n<file" : "<file");
            xml_out_attribute(out, "name", path);
            buf_str(out, ">\n");
            open = path;
        }
        put_error(out, finding);
    }
    if (open)
        buf_str(out, "</file>\n");
}
