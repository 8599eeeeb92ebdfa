/* Definitions judged from texts: the examples of the rules, and what one edit
 * makes of them. */
#ifndef TESTS_JUDGED_H
#define TESTS_JUDGED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/text.h"
#include "criteria/judge.h"
#include "example.h"
#include "plan/read.h"
#include "plan/workspace.h"
#include "seal/terms.h"

#define RULES "templates/rules/"
#define ROWS(table) (sizeof(table) / sizeof(*(table)))

static inline day_t
today(void)
{
    return day_parse_iso("2026-08-20");
}

/* One definition, judged. */
struct judged {
    struct arena *arena;
    struct root root;
    const struct definition *def;
    struct report report;
    const struct terms *terms; /* where a rule made them */
};

static inline char *
example_file(struct arena *arena, const char *name)
{
    struct slice bytes;
    const char *path = arena_printf(arena, RULES "%s", name);
    if (file_read_any(arena, path, &bytes) != FILE_OK)
        return NULL;
    return arena_strndup(arena, bytes.p, bytes.n);
}

/* Sign-offs over "sha256:PRESENT" are over the terms as they are. */
static inline char *
sign(struct judged *judged, const char *text)
{
    char *signed_text = arena_strdup(judged->arena, text);
    struct slice bytes = {text, strlen(text)};
    const struct definition *def = definition_read(judged->arena, &judged->root,
        source_new(judged->arena, "northwind.md", bytes), "northwind.md",
        today());
    const struct plan *plan = definition_plan(def);
    return strstr(text, EXAMPLE_PRESENT) && plan
               ? example_sign(judged->arena, signed_text,
                     terms_of(judged->arena, plan).digest)
               : signed_text;
}

static inline struct definition *
read_text(struct judged *judged, const char *path, const char *text)
{
    text = sign(judged, text);
    struct slice bytes = {text, strlen(text)};
    return definition_read(judged->arena, &judged->root,
        source_new(judged->arena, path, bytes), path, today());
}

/* What a QBR of the examples looks back on. */
static inline struct plan *
reviewed_plan(struct judged *judged)
{
    char *text =
        example_whole(judged->arena, example_file(judged->arena, "base.md"),
            example_file(judged->arena, "reviewed.md"));
    return (struct plan *)definition_plan(
        read_text(judged, "northwind.md", text));
}

static inline void
judge_text(struct judged *judged, const char *text)
{
    struct definition *def = read_text(judged, "northwind.md", text);
    if (definition_qbr(def))
        definition_link_qbr(judged->arena, &judged->root, (struct qbr *)def,
            reviewed_plan(judged), today());
    judged->def = def;
    report_init(&judged->report, judged->arena);
    judged->terms = judge_definition(
        judged->arena, &judged->root, judged->def, today(), &judged->report);
    report_fold(&judged->report);
}

static inline void
setup(struct judged *judged)
{
    judged->arena = arena_new();
    assert_true(root_open(&judged->root, "templates/rules"));
}

static inline void
teardown(struct judged *judged)
{
    root_close(&judged->root);
    arena_free(judged->arena);
}

static inline const struct finding *
finding_of(const struct judged *judged, enum rule_id rule)
{
    for (int i = 0; i < judged->report.count; i++)
        if (judged->report.findings[i].rule == rule)
            return &judged->report.findings[i];
    return NULL;
}

static inline void
print_findings(const struct judged *judged)
{
    struct buf out = {0};
    report_write(
        &judged->report, (struct report_style){.format = REPORT_CONCISE}, &out);
    print_error("%s", out.p ? out.p : "");
    buf_free(&out);
}

struct edit {
    const char *text, *with;
};

/* The codes of all findings once, in order, with spaces between. */
static inline const char *
codes_of(const struct judged *judged)
{
    const char *codes = "";
    for (int rule = 1; rule < RULE_COUNT; rule++)
        if (finding_of(judged, (enum rule_id)rule))
            codes = arena_printf(judged->arena, "%s%s%s", codes,
                *codes ? " " : "", rule_get((enum rule_id)rule)->code);
    return codes;
}

static inline char *
changed(struct judged *judged, const char *text, const struct edit *change)
{
    const char *at = strstr(text, change->text);
    return at ? splice(judged->arena, text, at, strlen(change->text),
                    change->with, strlen(change->with))
              : NULL;
}

#endif
