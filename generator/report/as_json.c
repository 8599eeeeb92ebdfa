/* The program's own JSON, by templates/schema/findings.schema.json.  One
 * finding a line; members are added with time, never changed or taken out
 * without another version. */
#include "report/formats.h"

#define JSON_VERSION 1

void
json_head(const struct report_run *run, struct buf *out)
{
    struct json_out json = {out, false};
    json_out_open(&json, NULL, '{');
    json_out_text(&json, "format", "countersign-findings");
    json_out_number(&json, "version", JSON_VERSION);
    json_out_open(&json, "tool", '{');
    json_out_text(&json, "name", TOOL_NAME);
    json_out_text(&json, "version", run->version);
    json_out_close(&json, '}');
    json_out_open(&json, "findings", '[');
    json_out_line(&json);
}

static void
put_position(
    struct json_out *json, const char *name, struct line_column position)
{
    json_out_open(json, name, '{');
    json_out_number(json, "line", position.line);
    json_out_number(json, "column", position.column);
    json_out_close(json, '}');
}

static void
put_place(struct json_out *json, const char *path, struct place at)
{
    json_out_text(json, "path", path);
    if (!at.source)
        return;
    put_position(json, "start", place_start(at));
    put_position(json, "end", place_end(at));
}

static void
put_second(struct json_out *json, const struct finding *finding)
{
    if (!finding->second.source)
        return;
    json_out_open(json, "second", '{');
    put_place(json, finding->second.source->path, finding->second);
    json_out_text(json, "label", finding->second_label);
    json_out_close(json, '}');
}

static void
put_fingerprint(struct json_out *json, struct identity identity)
{
    struct buf text = {0};
    identity_put(&text, identity);
    json_out_text(json, "fingerprint", text.p);
    buf_free(&text);
}

static void
put_finding(struct json_out *json, const struct report_group *group,
    const struct finding *finding, struct identity identity)
{
    const struct rule *rule = rule_get(finding->rule);
    json_out_open(json, NULL, '{');
    json_out_text(json, "rule", rule->code);
    json_out_text(json, "name", rule->name);
    json_out_text(json, "severity", severity_name(finding->severity));
    put_place(json, finding_path(group, finding), finding->at);
    json_out_text(json, "message", finding->message);
    json_out_text(json, "label", finding->label);
    put_second(json, finding);
    json_out_text(json, "fix", finding_fix(finding));
    json_out_text(json, "waived", finding->waived);
    json_out_text(json, "definition",
        finding->subject ? finding->subject : group->subject);
    json_out_text(json, "field", finding->field);
    json_out_text(json, "csm", group->keeper);
    json_out_flag(json, "stops-signature", rule->stops);
    json_out_flag(json, "calendar-alone", rule->clock);
    put_fingerprint(json, identity);
    json_out_close(json, '}');
}

void
json_group(const struct report_style *style, const struct report_group *group,
    struct buf *out)
{
    (void)style;
    formats_put_json(group, out, put_finding);
}

void
json_foot(const struct report_run *run, struct buf *out)
{
    struct json_out json = {out, true};
    buf_char(out, '\n');
    json_out_close(&json, ']');
    json_out_open(&json, "definitions", '[');
    json_out_line(&json);
    buf_add(out, run->entries.p, run->entries.n);
    json_out_line(&json);
    json_out_close(&json, ']');
    json_out_open(&json, "summary", '{');
    json_out_number(&json, "definitions", run->definitions);
    json_out_number(&json, "errors", run->errors);
    json_out_number(&json, "warnings", run->warnings);
    json_out_number(&json, "notes", run->notes);
    json_out_number(&json, "waived", run->waived);
    json_out_flag(&json, "complete", !run->failed);
    json_out_close(&json, '}');
    json_out_close(&json, '}');
    buf_char(out, '\n');
}
