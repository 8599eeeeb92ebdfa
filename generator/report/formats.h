/* The formats' own writers, and what they share; the table of them is in
 * formats.c, and each has a file of its own. */
#ifndef REPORT_FORMATS_H
#define REPORT_FORMATS_H

#include "report/fingerprint.h"
#include "report/json_out.h"
#include "report/report.h"

#define TOOL_NAME "countersign"

typedef void report_group_writer(const struct report_style *style,
    const struct report_group *group, struct buf *out);
typedef void report_end_writer(const struct report_run *run, struct buf *out);
typedef void report_keeper_writer(const char *name, struct buf *out);

extern report_group_writer full_group, concise_group, json_group, sarif_group,
    junit_group, github_group, gitlab_group, checkstyle_group, rdjsonl_group,
    markdown_group;
extern report_end_writer json_head, json_foot, sarif_head, sarif_foot,
    junit_head, junit_foot, github_settle, gitlab_head, gitlab_settle,
    gitlab_foot, checkstyle_head, checkstyle_foot, markdown_settle;
extern report_keeper_writer full_keeper, markdown_keeper;

/* The file that the finding is shown in: where it stands, else the
 * definition's. */
const char *finding_path(
    const struct report_group *group, const struct finding *finding);
/* What it says and, in a second line, how to mend it; free() it. */
char *finding_said(const struct finding *finding);
/* Writes every finding of the group as a member of a JSON array that the head
 * of the format opened. */
typedef void put_json_finding(struct json_out *json,
    const struct report_group *group, const struct finding *finding,
    struct identity identity);
void formats_put_json(
    const struct report_group *group, struct buf *out, put_json_finding *put);
/* Characters that Markdown takes for its own are escaped; a line end becomes
 * a break inside a table's cell. */
void markdown_put(struct buf *out, const char *text);

#endif
