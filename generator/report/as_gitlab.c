/* GitLab's Code Quality report.  GitLab shows one finding a fingerprint, so
 * that equal ones (two copies of a plan, say) get an ordinal in the end. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "report/formats.h"

/* Every line begins with the fingerprint, for gitlab_settle. */
#define LINE_START "{\"fingerprint\":\""
#define LINE_START_SIZE (sizeof LINE_START - 1)

void
gitlab_head(const struct report_run *run, struct buf *out)
{
    (void)run;
    buf_str(out, "[\n");
}

void
gitlab_foot(const struct report_run *run, struct buf *out)
{
    (void)run;
    buf_str(out, "\n]\n");
}

static const char *
severity_of(const struct finding *finding)
{
    switch (finding->severity) {
    case SEVERITY_ERROR:
        return rule_get(finding->rule)->stops ? "critical" : "major";
    case SEVERITY_WARNING:
        return "minor";
    default:
        return "info";
    }
}

static void
put_issue(struct buf *out, const struct report_group *group,
    const struct finding *finding)
{
    struct json_out json = {out, true};
    char *said = finding_said(finding);
    buf_printf(out, LINE_START "%016" PRIx64 "\"", finding_hash(finding));
    json_out_text(&json, "check_name", rule_get(finding->rule)->code);
    json_out_text(&json, "severity", severity_of(finding));
    json_out_text(&json, "description", said);
    json_out_open(&json, "location", '{');
    json_out_text(&json, "path", finding_path(group, finding));
    json_out_open(&json, "lines", '{');
    json_out_number(&json, "begin", place_start(finding->at).line);
    json_out_number(&json, "end", place_end(finding->at).line);
    json_out_close(&json, '}');
    json_out_close(&json, '}');
    buf_char(out, '}');
    free(said);
}

void
gitlab_group(const struct report_style *style, const struct report_group *group,
    struct buf *out)
{
    bool begun = false;
    (void)style;
    for (int i = 0; i < group->report->count; i++) {
        const struct finding *finding = &group->report->findings[i];
        if (finding->severity == SEVERITY_NONE)
            continue;
        if (begun)
            buf_str(out, ",\n");
        begun = true;
        put_issue(out, group, finding);
    }
}

struct line {
    const char *hash; /* HASH_DIGITS */
    int number;
    int ordinal;
};

static int
compare_hashes(const void *a, const void *b)
{
    const struct line *left = a, *right = b;
    int order = memcmp(left->hash, right->hash, HASH_DIGITS);
    return order != 0 ? order : left->number - right->number;
}

static int
compare_numbers(const void *a, const void *b)
{
    return ((const struct line *)a)->number - ((const struct line *)b)->number;
}

static struct line *
lines_of(const struct buf *body, int *count)
{
    int room = 1;
    for (size_t i = 0; i < body->n; i++)
        room += body->p[i] == '\n';
    struct line *lines = xmalloc((size_t)room * sizeof *lines);
    *count = 0;
    for (const char *p = body->p; p; p = strchr(p, '\n')) {
        p += *p == '\n';
        lines[*count] = (struct line){p + LINE_START_SIZE, *count, 1};
        ++*count;
    }
    return lines;
}

static void
number_lines(struct line *lines, int count)
{
    qsort(lines, (size_t)count, sizeof *lines, compare_hashes);
    for (int i = 1; i < count; i++)
        if (memcmp(lines[i].hash, lines[i - 1].hash, HASH_DIGITS) == 0)
            lines[i].ordinal = lines[i - 1].ordinal + 1;
    qsort(lines, (size_t)count, sizeof *lines, compare_numbers);
}

void
gitlab_settle(const struct report_run *run, struct buf *body)
{
    struct buf settled = {0};
    int count = 0;
    (void)run;
    if (body->n == 0)
        return;
    struct line *lines = lines_of(body, &count);
    number_lines(lines, count);
    const char *from = body->p;
    for (int i = 0; i < count; i++) {
        if (lines[i].ordinal == 1)
            continue;
        const char *to = lines[i].hash + HASH_DIGITS;
        buf_add(&settled, from, (size_t)(to - from));
        buf_printf(&settled, "-%d", lines[i].ordinal);
        from = to;
    }
    buf_str(&settled, from);
    free(lines);
    buf_free(body);
    *body = settled;
}
