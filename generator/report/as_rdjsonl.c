/* reviewdog's diagnostics, one a line.  Its columns count bytes. */
#include <stdlib.h>

#include "report/formats.h"

static void
put_position(struct json_out *json, const char *name, struct place at)
{
    int line = place_start(at).line;
    uint32_t column = 1;
    if (at.source) {
        size_t begin =
            (size_t)(source_line(at.source, line).p - at.source->text);
        column += at.at > begin ? (uint32_t)(at.at - begin) : 0;
    }
    json_out_open(json, name, '{');
    json_out_number(json, "line", line);
    json_out_number(json, "column", column);
    json_out_close(json, '}');
}

static void
put_range(struct json_out *json, struct place at)
{
    json_out_open(json, "range", '{');
    put_position(json, "start", at);
    if (at.length > 0)
        put_position(json, "end", place_in(at.source, place_behind(at), 0));
    json_out_close(json, '}');
}

static void
put_location(struct json_out *json, const char *path, struct place at)
{
    json_out_open(json, "location", '{');
    json_out_text(json, "path", path);
    put_range(json, at);
    json_out_close(json, '}');
}

/* The repair that is sure. */
static void
put_suggestion(struct json_out *json, const struct finding *finding)
{
    if (!finding->edit.with || finding->edit.at.source != finding->at.source)
        return;
    json_out_open(json, "suggestions", '[');
    json_out_open(json, NULL, '{');
    put_range(json, finding->edit.at);
    json_out_text(json, "text", finding->edit.with);
    json_out_close(json, '}');
    json_out_close(json, ']');
}

static void
put_related(struct json_out *json, const struct finding *finding)
{
    if (!finding->second.source)
        return;
    json_out_open(json, "relatedLocations", '[');
    json_out_open(json, NULL, '{');
    json_out_text(json, "message", finding->second_label);
    put_location(json, finding->second.source->path, finding->second);
    json_out_close(json, '}');
    json_out_close(json, ']');
}

static void
put_diagnostic(struct json_out *json, const struct report_group *group,
    const struct finding *finding)
{
    static const char *const severities[] = {
        [SEVERITY_NONE] = NULL,
        [SEVERITY_NOTE] = "INFO",
        [SEVERITY_WARNING] = "WARNING",
        [SEVERITY_ERROR] = "ERROR",
    };
    char *said = finding_said(finding);
    json_out_open(json, NULL, '{');
    json_out_text(json, "message", said);
    put_location(json, finding_path(group, finding), finding->at);
    json_out_text(json, "severity", severities[finding->severity]);
    json_out_open(json, "source", '{');
    json_out_text(json, "name", TOOL_NAME);
    json_out_close(json, '}');
    json_out_open(json, "code", '{');
    json_out_text(json, "value", rule_get(finding->rule)->code);
    json_out_close(json, '}');
    put_related(json, finding);
    put_suggestion(json, finding);
    json_out_close(json, '}');
    free(said);
}

void
rdjsonl_group(const struct report_style *style,
    const struct report_group *group, struct buf *out)
{
    (void)style;
    for (int i = 0; i < group->report->count; i++) {
        struct json_out json = {out, false};
        if (group->report->findings[i].severity == SEVERITY_NONE)
            continue;
        put_diagnostic(&json, group, &group->report->findings[i]);
        buf_char(out, '\n');
    }
}
