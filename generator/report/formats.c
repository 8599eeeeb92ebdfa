/* The table of formats, and what their writers share. */
#include "report/formats.h"

#include <stdlib.h>

#include "base/text.h"

static const struct report_writer writers[REPORT_FORMATS] = {
    [REPORT_FULL] = {"full", "", .group = full_group, .keeper = full_keeper},
    [REPORT_CONCISE] = {"concise", "", .group = concise_group},
    [REPORT_JSON] = {"json", ",\n", json_head, json_group, .foot = json_foot,
        .lists = true},
    [REPORT_SARIF] = {"sarif", ",\n", sarif_head, sarif_group,
        .foot = sarif_foot},
    [REPORT_JUNIT] = {"junit", "", junit_head, junit_group, .foot = junit_foot},
    [REPORT_GITHUB] = {"github", "", .group = github_group,
        .settle = github_settle},
    [REPORT_GITLAB] = {"gitlab", ",\n", gitlab_head, gitlab_group,
        .settle = gitlab_settle, .foot = gitlab_foot},
    [REPORT_CHECKSTYLE] = {"checkstyle", "", checkstyle_head, checkstyle_group,
        .foot = checkstyle_foot},
    [REPORT_RDJSONL] = {"rdjsonl", "", .group = rdjsonl_group},
    [REPORT_MARKDOWN] = {"markdown", "\n", .group = markdown_group,
        .keeper = markdown_keeper, .settle = markdown_settle},
};

const struct report_writer *
report_writer(enum report_format format)
{
    return &writers[format];
}

enum report_format
report_format_find(const char *name)
{
    int format = 0;
    while (format < REPORT_FORMATS && !text_is(name, writers[format].name))
        format++;
    return (enum report_format)format;
}

const char *
finding_path(const struct report_group *group, const struct finding *finding)
{
    if (finding->at.source)
        return finding->at.source->path;
    return group->path ? group->path : "-";
}

char *
finding_said(const struct finding *finding)
{
    struct buf said = {0};
    buf_str(&said, finding->message);
    if (!text_blank(finding_fix(finding)))
        buf_printf(&said, "\nFix: %s", finding_fix(finding));
    return buf_detach(&said, NULL);
}

void
formats_put_json(
    const struct report_group *group, struct buf *out, put_json_finding *put)
{
    struct json_out json = {out, false};
    struct identity *identities = report_identities(group->report);
    for (int i = 0; i < group->report->count; i++) {
        if (i > 0)
            json_out_line(&json);
        put(&json, group, &group->report->findings[i], identities[i]);
    }
    free(identities);
}
