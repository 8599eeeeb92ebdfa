/* SARIF 2.1.0 for code scanning: every rule of the catalogue with its help,
 * and a result a finding.  Waived findings are results that the source
 * suppresses. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/formats.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"
/* What tells this analysis from others of the same commit. */
#define ANALYSIS "countersign/check/"

static const char *
level_of(enum severity severity)
{
    return severity == SEVERITY_NONE ? "none" : severity_name(severity);
}

static void
put_message(struct json_out *json, const char *name, const char *text)
{
    json_out_open(json, name, '{');
    json_out_text(json, "text", text);
    json_out_close(json, '}');
}

static void
put_help(struct json_out *json, const struct rule *rule)
{
    struct buf text = {0}, markdown = {0};
    buf_printf(&text, "%s\n\nFix: %s\n\nMore: countersign explain %s",
        rule->why, rule->fix, rule->name);
    markdown_put(&markdown, rule->why);
    buf_str(&markdown, "\n\n**Fix:** ");
    markdown_put(&markdown, rule->fix);
    buf_printf(
        &markdown, "\n\n`countersign explain %s` says more.", rule->name);
    json_out_open(json, "help", '{');
    json_out_text(json, "text", text.p);
    json_out_text(json, "markdown", markdown.p);
    json_out_close(json, '}');
    buf_free(&text);
    buf_free(&markdown);
}

static void
put_properties(struct json_out *json, enum rule_id id)
{
    static const char *const problems[] = {
        [SEVERITY_NONE] = "recommendation",
        [SEVERITY_NOTE] = "recommendation",
        [SEVERITY_WARNING] = "warning",
        [SEVERITY_ERROR] = "error",
    };
    json_out_open(json, "properties", '{');
    json_out_text(json, "problem.severity", problems[rule_severity(id)]);
    json_out_open(json, "tags", '[');
    json_out_text(json, NULL, "success-plan");
    json_out_text(json, NULL, rule_get(id)->stops ? "stops-signature" : NULL);
    json_out_text(json, NULL, rule_get(id)->clock ? "calendar" : NULL);
    json_out_close(json, ']');
    json_out_close(json, '}');
}

static void
put_rule(struct json_out *json, enum rule_id id)
{
    const struct rule *rule = rule_get(id);
    json_out_line(json);
    json_out_open(json, NULL, '{');
    json_out_text(json, "id", rule->code);
    json_out_text(json, "name", rule->name);
    put_message(json, "shortDescription", rule->title);
    put_message(json, "fullDescription", rule->why);
    put_help(json, rule);
    json_out_open(json, "defaultConfiguration", '{');
    json_out_text(json, "level", level_of(rule_severity(id)));
    json_out_close(json, '}');
    put_properties(json, id);
    json_out_close(json, '}');
}

static void
put_driver(struct json_out *json, const struct report_run *run)
{
    json_out_open(json, "tool", '{');
    json_out_open(json, "driver", '{');
    json_out_text(json, "name", TOOL_NAME);
    json_out_text(json, "version", run->version);
    json_out_open(json, "rules", '[');
    for (int id = 1; id < RULE_COUNT; id++)
        put_rule(json, (enum rule_id)id);
    json_out_close(json, ']');
    json_out_close(json, '}');
    json_out_close(json, '}');
}

void
sarif_head(const struct report_run *run, struct buf *out)
{
    struct json_out json = {out, false};
    json_out_open(&json, NULL, '{');
    json_out_text(&json, "$schema", SCHEMA);
    json_out_text(&json, "version", "2.1.0");
    json_out_open(&json, "runs", '[');
    json_out_open(&json, NULL, '{');
    put_driver(&json, run);
    json_out_open(&json, "automationDetails", '{');
    json_out_text(&json, "id", ANALYSIS);
    json_out_close(&json, '}');
    json_out_text(&json, "columnKind", "unicodeCodePoints");
    json_out_open(&json, "results", '[');
    json_out_line(&json);
}

/* The path as a relative URI; standard input has a name, too. */
static void
put_uri(struct json_out *json, const char *path)
{
    struct buf uri = {0};
    if (text_is(path, "-"))
        path = "stdin";
    if (path[0] == '/')
        buf_str(&uri, "file://");
    for (; *path; path++) {
        unsigned char c = (unsigned char)*path;
        if (c < 0x80 && (isalnum(c) || strchr("/-._~", c)))
            buf_char(&uri, (char)c);
        else
            buf_printf(&uri, "%%%02X", c);
    }
    json_out_open(json, "artifactLocation", '{');
    json_out_text(json, "uri", uri.p ? uri.p : "");
    if (!text_starts(uri.p ? uri.p : "", "file:"))
        json_out_text(json, "uriBaseId", "%SRCROOT%");
    json_out_close(json, '}');
    buf_free(&uri);
}

static void
put_region(struct json_out *json, const char *name, struct place at)
{
    struct line_column start = place_start(at), end = place_end(at);
    json_out_open(json, name, '{');
    json_out_number(json, "startLine", start.line);
    json_out_number(json, "startColumn", start.column);
    if (at.length > 0) {
        json_out_number(json, "endLine", end.line);
        json_out_number(json, "endColumn", end.column);
    }
    json_out_close(json, '}');
}

static void
put_location(
    struct json_out *json, const char *path, struct place at, const char *label)
{
    json_out_open(json, NULL, '{');
    json_out_open(json, "physicalLocation", '{');
    put_uri(json, path);
    put_region(json, "region", at);
    json_out_close(json, '}');
    if (label)
        put_message(json, "message", label);
    json_out_close(json, '}');
}

static void
put_locations(struct json_out *json, const struct report_group *group,
    const struct finding *finding)
{
    json_out_open(json, "locations", '[');
    put_location(
        json, finding_path(group, finding), finding->at, finding->label);
    json_out_close(json, ']');
    if (!finding->second.source)
        return;
    json_out_open(json, "relatedLocations", '[');
    put_location(json, finding->second.source->path, finding->second,
        finding->second_label);
    json_out_close(json, ']');
}

/* The repair that is sure. */
static void
put_fix(struct json_out *json, const struct report_group *group,
    const struct finding *finding)
{
    if (!finding->edit.with || finding->edit.at.source != finding->at.source)
        return;
    json_out_open(json, "fixes", '[');
    json_out_open(json, NULL, '{');
    json_out_open(json, "artifactChanges", '[');
    json_out_open(json, NULL, '{');
    put_uri(json, finding_path(group, finding));
    json_out_open(json, "replacements", '[');
    json_out_open(json, NULL, '{');
    put_region(json, "deletedRegion", finding->edit.at);
    put_message(json, "insertedContent", finding->edit.with);
    json_out_close(json, '}');
    json_out_close(json, ']');
    json_out_close(json, '}');
    json_out_close(json, ']');
    json_out_close(json, '}');
    json_out_close(json, ']');
}

static void
put_fingerprint(struct json_out *json, struct identity identity)
{
    struct buf text = {0};
    identity_put(&text, identity);
    json_out_open(json, "partialFingerprints", '{');
    json_out_text(json, "countersign/v1", text.p);
    json_out_close(json, '}');
    buf_free(&text);
}

static void
put_result(struct json_out *json, const struct report_group *group,
    const struct finding *finding, struct identity identity)
{
    bool waived = finding->severity == SEVERITY_NONE;
    char *said = finding_said(finding);
    json_out_open(json, NULL, '{');
    json_out_text(json, "ruleId", rule_get(finding->rule)->code);
    json_out_text(json, "level",
        level_of(waived ? rule_severity(finding->rule) : finding->severity));
    put_message(json, "message", said);
    put_locations(json, group, finding);
    put_fix(json, group, finding);
    put_fingerprint(json, identity);
    if (waived) {
        json_out_open(json, "suppressions", '[');
        json_out_open(json, NULL, '{');
        json_out_text(json, "kind", "inSource");
        json_out_text(json, "justification", finding->waived);
        json_out_close(json, '}');
        json_out_close(json, ']');
    }
    json_out_open(json, "properties", '{');
    json_out_text(json, "definition",
        finding->subject ? finding->subject : group->subject);
    json_out_text(json, "field", finding->field);
    json_out_text(json, "csm", group->keeper);
    json_out_close(json, '}');
    json_out_close(json, '}');
    free(said);
}

void
sarif_group(const struct report_style *style, const struct report_group *group,
    struct buf *out)
{
    (void)style;
    formats_put_json(group, out, put_result);
}

void
sarif_foot(const struct report_run *run, struct buf *out)
{
    struct json_out json = {out, true};
    buf_char(out, '\n');
    json_out_close(&json, ']');
    json_out_open(&json, "invocations", '[');
    json_out_open(&json, NULL, '{');
    json_out_flag(&json, "executionSuccessful", !run->failed);
    json_out_close(&json, '}');
    json_out_close(&json, ']');
    json_out_close(&json, '}');
    json_out_close(&json, ']');
    json_out_close(&json, '}');
    buf_char(out, '\n');
}
