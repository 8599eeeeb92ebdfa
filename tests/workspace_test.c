/* Definitions below a root: found, read whole, tied together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/pool.h"
#include "base/text.h"
#include "plan/csv.h"
#include "plan/dump.h"
#include "plan/workspace.h"
#include "own_folder.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))
#define TODAY day_parse_iso("2026-08-20")
#define NORTHWIND "tests/plan/northwind"

#define PLAN(id)                                                               \
    "---\nkind: plan\nid: " id "\ntitle: A\ntype: growth\nstage: draft\n"      \
    "start: 2026-07-01\nparties: {vendor: {name: V}, customer: {name: C}}\n"   \
    "people: {sam: {name: Sam, side: vendor}}\ncsm: sam\n"

static struct workspace *
open_at(const char *path)
{
    struct workspace *workspace;
    const char *culprit;
    char *paths[] = {(char *)(uintptr_t)path};
    assert_int_equal(
        workspace_open(&workspace, paths, 1, TODAY, &culprit), WORKSPACE_OK);
    return workspace;
}

static void
show(const struct report *report)
{
    struct buf out = {0};
    report_write(report, (struct report_style){.format = REPORT_CONCISE}, &out);
    print_error("%s", out.p ? out.p : "(no finding)\n");
    buf_free(&out);
}

/* The only finding of the only definition at `path`. */
static void
expect_one(const char *path, enum rule_id rule, int line, const char *message,
    const char *fix)
{
    char full[256];
    snprintf(full, sizeof full, "%s/%s", folder, path);
    struct workspace *workspace = open_at(full);
    struct arena *arena = arena_new();
    const struct definition *def = workspace_load(workspace, arena, 0);
    if (def->report->count != 1) {
        show(def->report);
        fail_msg("%s: not one finding", path);
    }
    const struct finding *finding = &def->report->findings[0];
    bool good = finding->rule == rule &&
                place_start(finding->at).line == line &&
                strstr(finding->message, message) &&
                (!fix || (finding->fix && strstr(finding->fix, fix)));
    if (!good) {
        show(def->report);
        fail_msg("%s: another finding", path);
    }
    assert_string_equal(finding->subject, def->id.s);
    arena_free(arena);
    workspace_close(workspace);
}

/* --- the example of the format --- */

static void
compare_golden(const struct definition *def, const char *name)
{
    struct arena *arena = arena_new();
    struct buf out = {0};
    struct slice expected;
    char *path = arena_printf(arena, NORTHWIND "/%s.dump", name);
    plan_dump(def, &out);
    if (getenv("UPDATE"))
        assert_true(file_write(path, buf_slice(&out)));
    assert_int_equal(file_read_any(arena, path, &expected), FILE_OK);
    assert_string_equal(out.p, expected.p);
    buf_free(&out);
    arena_free(arena);
}

/* In the order in which the workspace has them. */
static const char *const names[] = {"2026-q3", "cs-2027", "mid-market", "plan"};

static void
several_are_loaded_step_by_step(void **state)
{
    (void)state;
    struct workspace *workspace = open_at(NORTHWIND);
    struct arena *arenas[COUNT(names)];
    struct loading loading[COUNT(names)];
    assert_int_equal(workspace_count(workspace), COUNT(names));
    for (int i = 0; i < workspace_count(workspace); i++) {
        arenas[i] = arena_new();
        loading[i] = workspace_begin(workspace, arenas[i], i);
        assert_int_equal(loading[i].error, FILE_OK);
    }
    for (int i = workspace_count(workspace); i-- > 0;) {
        const struct definition *def =
            workspace_finish(workspace, arenas[i], &loading[i]);
        assert_int_equal(def->report->count, 0);
        compare_golden(def, names[i]);
        arena_free(arenas[i]);
    }
    workspace_close(workspace);
}

static void
the_formats_example_is_read_whole(void **state)
{
    (void)state;
    static const enum kind kinds[] = {
        KIND_QBR, KIND_INITIATIVE, KIND_SEGMENT, KIND_PLAN};
    struct workspace *workspace = open_at(NORTHWIND);
    assert_int_equal(workspace_count(workspace), COUNT(names));
    for (int i = 0; i < workspace_count(workspace); i++) {
        struct arena *arena = arena_new();
        const struct definition *def = workspace_load(workspace, arena, i);
        if (def->report->count)
            show(def->report);
        assert_int_equal(def->report->count, 0);
        assert_int_equal(def->kind, kinds[i]);
        compare_golden(def, names[i]);
        arena_free(arena);
    }
    workspace_close(workspace);
}

static void
files_are_tied_together(void **state)
{
    (void)state;
    struct workspace *workspace = open_at(NORTHWIND "/2026-q3.md");
    struct arena *arena = arena_new();
    assert_int_equal(workspace_count(workspace), 1);
    const struct qbr *qbr = definition_qbr(workspace_load(workspace, arena, 0));
    assert_non_null(qbr->plan_to);
    assert_string_equal(qbr->plan_to->def.id.s, "northwind");
    assert_string_equal(qbr->plan_to->def.source->path, NORTHWIND "/plan.md");
    assert_non_null(qbr->plan_to->segment_to);
    assert_string_equal(
        qbr->plan_to->segment_to->name.s, "Mid-market support teams");
    assert_int_equal(qbr->stage.value, QBR_PREPARED);
    assert_ptr_equal(
        qbr->attendees.items[0].to, &qbr->plan_to->people.items[0]);
    assert_ptr_equal(qbr->next_quarter.items[0].moves.items[0].to,
        &qbr->plan_to->metrics.items[0]);
    arena_free(arena);
    workspace_close(workspace);
}

/* --- finding files --- */

static void
every_file_below_is_found_once(void **state)
{
    (void)state;
    put(".countersign.yaml", "");
    put("README.md", "not a plan");
    put("b/README.md", "nor this");
    put("b/plan.md", PLAN("b") "---\n");
    put("a.md", PLAN("a") "---\n");
    put("a.txt", "x");
    put(".hidden/c.md", "x");
    struct workspace *workspace;
    const char *culprit;
    char below[64], file[64];
    snprintf(below, sizeof below, "%s/b/", folder);
    snprintf(file, sizeof file, "%s/b/plan.md", folder);
    char *paths[] = {file, folder, below};
    assert_int_equal(
        workspace_open(&workspace, paths, 3, TODAY, &culprit), WORKSPACE_OK);
    assert_int_equal(workspace_count(workspace), 2);
    assert_string_equal(workspace_path(workspace, 0), "a.md");
    assert_string_equal(workspace_path(workspace, 1), "b/plan.md");
    assert_int_equal(workspace_today(workspace), TODAY);
    assert_non_null(workspace_root(workspace));
    struct arena *arena = arena_new();
    const struct definition *def = workspace_load(workspace, arena, 0);
    char shown[64];
    snprintf(shown, sizeof shown, "%s/a.md", folder);
    assert_string_equal(def->source->path, shown);
    assert_string_equal(def->path, "a.md");
    arena_free(arena);
    workspace_close(workspace);
}

static void
paths_that_lead_nowhere_are_named(void **state)
{
    (void)state;
    struct workspace *workspace;
    const char *culprit;
    char *missing[] = {folder, (char[]){"/nowhere/at/all"}};
    put(".countersign.yaml", "");
    put("README.md", "x");
    assert_int_equal(workspace_open(&workspace, missing, 1, TODAY, &culprit),
        WORKSPACE_EMPTY);
    assert_string_equal(culprit, folder);
    assert_null(workspace);
    assert_int_equal(workspace_open(&workspace, missing, 2, TODAY, &culprit),
        WORKSPACE_MISSING);
    assert_string_equal(culprit, "/nowhere/at/all");
    char *outside[] = {folder, (char[]){"/etc/hostname"}};
    assert_int_equal(workspace_open(&workspace, outside, 2, TODAY, &culprit),
        WORKSPACE_MISSING);
    workspace_close(NULL);
}

static void
standard_input_is_read(void **state)
{
    (void)state;
    put("in", PLAN("x") "---\n");
    char path[64];
    snprintf(path, sizeof path, "%s/in", folder);
    int old = dup(0);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(dup2(fileno(file), 0), 0);
    struct workspace *workspace = open_at("-");
    struct arena *arena = arena_new();
    const struct definition *def = workspace_load(workspace, arena, 0);
    assert_int_equal(def->report->count, 0);
    assert_string_equal(def->id.s, "x");
    assert_string_equal(def->source->path, "<stdin>");
    arena_free(arena);
    workspace_close(workspace);
    dup2(old, 0);
    close(old);
    fclose(file);
}

static void
ids_come_from_names(void **state)
{
    (void)state;
    static const struct {
        const char *path, *id;
    } cases[] = {
        {"acme/plan.md", "acme"},
        {"acme/pilot.md", "pilot"},
        {"Acme & Co. 2026.md", "Acme-Co-2026"},
        {"z/plan.v2.md", "plan-v2"},
    };
    put(".countersign.yaml", "");
    for (size_t i = 0; i < COUNT(cases); i++) {
        char full[256];
        snprintf(full, sizeof full, "%s/%s", folder, cases[i].path);
        put(cases[i].path, "---\nkind: initiative\ntitle: x\n---\n");
        struct workspace *workspace = open_at(full);
        struct arena *arena = arena_new();
        assert_string_equal(
            workspace_load(workspace, arena, 0)->id.s, cases[i].id);
        arena_free(arena);
        workspace_close(workspace);
    }
}

/* --- faults between files --- */

static void
expect_segment(const char *plan, const char *segment)
{
    char path[64];
    snprintf(path, sizeof path, "%s/%s", folder, plan);
    struct workspace *workspace = open_at(path);
    struct arena *arena = arena_new();
    const struct plan *read =
        definition_plan(workspace_load(workspace, arena, 0));
    assert_non_null(read->segment_to);
    assert_string_equal(read->segment_to->def.path, segment);
    arena_free(arena);
    workspace_close(workspace);
}

static void
segments_are_found_by_id(void **state)
{
    (void)state;
    put(".countersign.yaml", "");
    put("deep/er/any.md", "---\nkind: segment\nid: mid\nname: M\n---\n");
    put("mid.md", PLAN("mid") "---\n"); /* the name, but no segment */
    put("good.md", PLAN("good") "segment: mid\n---\n");
    put("near.md", PLAN("near") "segment: midd\n---\n");
    put("none.md", PLAN("none") "segment: enterprise\n---\n");
    expect_one("near.md", CS007, 11, "no segment has the id \"midd\"", "`mid`");
    expect_one("none.md", CS007, 11, "\"enterprise\"", "kind: segment");
    expect_segment("good.md", "deep/er/any.md");
    put("deep/torn.md", "---\nkind: segment\nname: a: b\n---\n");
    put("on-torn.md", PLAN("on-torn") "segment: torn\n---\n");
    expect_one("on-torn.md", CS007, 11, "the segment \"torn\" cannot be read",
        "deep/torn.md");
}

/* The same id may stand for something else in another team's folder. */
static void
segments_near_a_plan_go_first(void **state)
{
    (void)state;
    static const char segment[] = "---\nkind: segment\nid: mid\nname: M\n---\n";
    put(".countersign.yaml", "");
    put("a/other.md", segment);
    put("east/one/plan.md", PLAN("one") "segment: mid\n---\n");
    put("west/plan.md", PLAN("two") "segment: mid\n---\n");
    expect_segment("east/one/plan.md", "a/other.md");
    put("mid.md", segment);
    expect_segment("east/one/plan.md", "mid.md");
    put("east/segments/mid.md", segment);
    expect_segment("east/one/plan.md", "east/segments/mid.md");
    expect_segment("west/plan.md", "mid.md");
    put("west/mid.md", PLAN("mid") "---\n"); /* no segment */
    expect_segment("west/plan.md", "mid.md");
}

#define QBR(plan)                                                              \
    "---\nkind: qbr\nplan: " plan                                              \
    "\nquarter: 2026-Q2\ndate: 2026-07-02\nattendees: sam\n---\n"

static void
a_qbr_needs_its_plan(void **state)
{
    (void)state;
    put(".countersign.yaml", "");
    put("a/plan.md", PLAN("a") "---\n");
    put("a/segment.md", "---\nkind: segment\nname: x\n---\n");
    put("a/broken.md", "---\nkind: plan\n");
    put("none.md", QBR("a/plam.md"));
    put("folder.md", QBR("a"));
    put("other.md", QBR("a/segment.md"));
    put("broken.md", QBR("a/broken.md"));
    put("outside.md", QBR("../x.md"));
    put("who.md", "---\nkind: qbr\nplan: a/plan.md\nquarter: 2026-Q2\n"
                  "date: week 2\nattendees: [sam, dana]\n---\n");
    put("heading.md", QBR("a/plan.md") "\n## Milestone: pilot\n");
    expect_one("none.md", CS007, 3, "does not exist", "the plan's file");
    expect_one("folder.md", CS011, 3, "is not a file", NULL);
    expect_one("other.md", CS007, 3, "is not a plan", NULL);
    expect_one("broken.md", CS007, 3, "not a plan that can be read", NULL);
    expect_one("outside.md", CS011, 3, "leads out", NULL);
    expect_one("heading.md", CS014, 9,
        "\"pilot\" is not a milestone of the plan", NULL);
    expect_one(
        "who.md", CS007, 6, "\"dana\" is not a person of the plan", NULL);
}

static void
named_files_must_be_there(void **state)
{
    (void)state;
    put(".countersign.yaml", "");
    put("logo.md", "---\nkind: plan\ntitle: A\ntype: growth\nstage: draft\n"
                   "start: 2026-07-01\nparties: {vendor: {name: V, logo: "
                   "v.svg}, customer: {name: C}}\npeople: {}\n---\n");
    put("csv.md", PLAN("csv") "metrics:\n  m: {name: M, role: adoption, unit: "
                              "x, target: 1, by: 2026-09-01, readings: r.csv}"
                              "\n---\n");
    expect_one("logo.md", CS011, 7, "\"v.svg\" does not exist", NULL);
    expect_one("csv.md", CS011, 12, "\"r.csv\" does not exist", NULL);
    char command[160];
    snprintf(command, sizeof command,
        "ln -s /etc/hostname %s/r.csv; mkdir %s/v.svg", folder, folder);
    assert_int_equal(system(command), 0);
    expect_one("logo.md", CS011, 7, "\"v.svg\" is not a file", NULL);
    expect_one("csv.md", CS011, 12, "\"r.csv\" lies outside", NULL);
}

static void
a_file_that_cannot_be_read_is_a_finding(void **state)
{
    (void)state;
    put(".countersign.yaml", "");
    char command[160];
    snprintf(command, sizeof command,
        "ln -s /etc/hostname %s/x.md; "
        "ln -s /etc/hostname %s/y.md",
        folder, folder);
    assert_int_equal(system(command), 0);
    put("a.md", PLAN("a") "---\n");
    struct workspace *workspace = open_at(folder);
    struct arena *arena = arena_new();
    for (int i = 0; i < workspace_count(workspace); i++) {
        const struct definition *def = workspace_load(workspace, arena, i);
        bool good = text_is(def->path, "a.md");
        assert_int_equal(def->readable, good);
        assert_int_equal(def->report->count, !good);
        assert_int_equal(def->error, good ? FILE_OK : FILE_OUTSIDE);
    }
    arena_free(arena);
    workspace_close(workspace);
}

/* --- names --- */

static void
load_all(struct workspace *workspace)
{
    struct arena *arena = arena_new();
    for (int i = 0; i < workspace_count(workspace); i++) {
        workspace_load(workspace, arena, i);
        arena_reset(arena);
    }
    arena_free(arena);
}

static void
say_twins(struct workspace *workspace, struct report *report)
{
    const int *twins = workspace_twins(workspace, report->arena);
    for (int i = 0; i < workspace_count(workspace); i++)
        if (twins[i] >= 0)
            workspace_say_twin(workspace, i,
                workspace_source(workspace, report->arena, i), twins[i],
                report);
}

static void
shared_names_are_found(void **state)
{
    (void)state;
    put(".countersign.yaml", "");
    put("a.md", PLAN("acme") "---\n");
    put("b.md", PLAN("Acme") "---\n");
    put("c.md", PLAN("acme-2026-q2") "---\n");
    put("q1.md", QBR("a.md"));
    put("q2.md", QBR("a.md"));
    put("s1.md", "---\nkind: segment\nid: acme\nname: x\n---\n");
    put("s2.md", "---\nkind: segment\nid: other\nname: x\n---\n");
    struct workspace *workspace = open_at(folder);
    struct arena *arena = arena_new();
    struct report report;
    report_init(&report, arena);
    say_twins(workspace, &report);
    assert_int_equal(report.count, 0); /* nothing is loaded yet */
    load_all(workspace);
    say_twins(workspace, &report);
    report_sort(&report);
    assert_int_equal(report.count, 3);
    static const char *const files[] = {"b.md", "q1.md", "q2.md"};
    for (int i = 0; i < report.count; i++) {
        const struct finding *finding = &report.findings[i];
        assert_int_equal(finding->rule, CS013);
        assert_non_null(strstr(finding->at.source->path, files[i]));
        assert_non_null(finding->second.source);
    }
    assert_int_equal(place_start(report.findings[0].at).line, 3);
    assert_string_equal(
        report.findings[0].message, "two plans have the name acme");
    arena_free(arena);
    workspace_close(workspace);
}

/* --- many at once --- */

struct many {
    struct workspace *workspace;
    int bad[64];
};

static void
load_one(void *context, int job, int worker)
{
    struct many *many = context;
    struct arena *arena = arena_new();
    (void)worker;
    const struct plan *plan =
        definition_plan(workspace_load(many->workspace, arena, job));
    many->bad[job] =
        !plan || (job % 3 ? !plan->segment_to : plan->def.report->count != 1);
    arena_free(arena);
}

static void
many_are_loaded_at_once(void **state)
{
    (void)state;
    struct many many = {0};
    put(".countersign.yaml", "");
    for (int i = 0; i < 64; i++) {
        char path[32], text[512];
        snprintf(path, sizeof path, "plans/p%02d.md", i);
        snprintf(text, sizeof text, PLAN("p%02d") "segment: %s%d\n---\n", i,
            i % 3 ? "seg" : "zebra", i % 3);
        put(path, text);
    }
    put("seg1.md", "---\nkind: segment\nname: x\n---\n");
    put("any.md", "---\nkind: segment\nid: seg2\nname: x\n---\n");
    char path[64];
    snprintf(path, sizeof path, "%s/plans", folder);
    many.workspace = open_at(path);
    assert_int_equal(workspace_count(many.workspace), 64);
    pool_run(4, 64, load_one, &many);
    for (int i = 0; i < 64; i++)
        assert_int_equal(many.bad[i], 0);
    workspace_close(many.workspace);
}

/* --- readings files --- */

struct row_fault {
    const char *text;
    int line, column;
    const char *message, *fix;
};

static const struct report *
read_reviews_of(struct arena *arena, const char *text)
{
    static const char plan[] = "---\nkind: plan\nreviews: r.csv\n---\n";
    const struct file_overlay file = {
        .path = "r.csv", .bytes = {text, strlen(text)}};
    char here[] = ".";
    const struct root root = {.path = here, .fd = -1, .overlay = &file};
    return definition_read(arena, &root,
        source_new(arena, "a.md", (struct slice){plan, sizeof plan - 1}),
        "a.md", DAY_NONE)
        ->report;
}

/* The only one about that file. */
static const struct finding *
find_in(const struct report *report, const char *file)
{
    const struct finding *found = NULL;
    for (int i = 0; i < report->count; i++)
        if (text_is(report->findings[i].at.source->path, file)) {
            if (found)
                return NULL;
            found = &report->findings[i];
        }
    return found;
}

static void
csv_cells_have_places(void **state)
{
    (void)state;
    static const struct row_fault faults[] = {
        {"day,metric,value\n", 1, 1, "three columns", "date,metric,value"},
        {"date;metric;value\n2026-07-01;m;1\n", 1, 1, "three columns",
            "commas"},
        {"", 1, 1, "three columns", NULL},
        {"date,metric,value\n01/07/2026,m,1\n", 2, 1, "\"01/07/2026\"",
            "2026-07-01"},
        {"date,metric,value\nweek 2,m,1\n", 2, 1, "\"week 2\"", "2026-09-30"},
        {"date,metric,value\r\n2026-07-01,m,\"1,5\"\r\n", 2, 14, "\"1,5\"",
            "1.5"},
        {"date,metric,value\n2026-07-01,m,1,5\n", 2, 1, "4 cells", "point"},
        {"date,metric,value\n2026-07-01,m\n", 2, 1, "2 cells", NULL},
        {"date,metric,value\n2026-07-01,m,\"1\n", 2, 14, "quotation marks",
            NULL},
        {"date,metric,value\n2026-07-01,\"m\"x,1\n", 2, 12, "quotation marks",
            NULL},
    };
    for (size_t i = 0; i < COUNT(faults); i++) {
        struct arena *arena = arena_new();
        struct report report;
        report_init(&report, arena);
        struct slice bytes = {faults[i].text, strlen(faults[i].text)};
        csv_read(arena, source_new(arena, "r.csv", bytes), &report);
        assert_int_equal(report.count, 1);
        const struct finding *finding = &report.findings[0];
        struct line_column at = place_start(finding->at);
        bool good = finding->rule == CS006 && at.line == faults[i].line &&
                    at.column == faults[i].column &&
                    strstr(finding->message, faults[i].message) &&
                    (!faults[i].fix || strstr(finding->fix, faults[i].fix));
        if (!good) {
            show(&report);
            fail_msg("%s", faults[i].text);
        }
        arena_free(arena);
    }
}

/* What is wrong in a file of reviews, by its line and column. */
static void
reviews_in_a_file_have_places(void **state)
{
    (void)state;
#define NAMES "on,meeting,unblocked\n"
    static const struct row_fault faults[] = {
        {"day,date\n", 1, 1, "`on` is not among them",
            "on,meeting,outcome,unblocked,missed,skipped"},
        {"on;meeting\n2026-07-08;QBR\n", 1, 1, "`on`", "with commas"},
        {"", 1, 1, "`on`", "Make the first line"},
        {"on,missed\n2026-07-08,yes\n", 1, 1, "`meeting` is not", NULL},
        {"on,meeting,outcom\n", 1, 12, "no field \"outcom\"", "outcome"},
        {"on,meeting,on\n", 1, 12, "second column", "Keep one"},
        {NAMES "8 July,QBR,\n", 2, 1, "\"8 July\" is not a date", NULL},
        {NAMES "2026-07-08,,\n", 2, 1, "no `meeting`", "Add `meeting`"},
        {NAMES "2026-07-08,QBR\n", 2, 1, "2 cells, not 3", "comma"},
        {NAMES "2026-07-08,QBR,a,b\n", 2, 1, "4 cells", "quotation"},
        {NAMES "2026-07-08,QBR,\"a\n", 2, 16, "does not end", NULL},
        {"on,meeting,outcome\r\n2026-07-08,QBR,confirmd\r\n", 2, 16,
            "\"confirmd\"", "confirmed"},
        {"on,meeting\n2026-07-08,\377\n", 2, 12, "UTF-8", "CSV UTF-8"},
    };
    for (size_t i = 0; i < COUNT(faults); i++) {
        struct arena *arena = arena_new();
        const struct report *report = read_reviews_of(arena, faults[i].text);
        const struct finding *finding = find_in(report, "r.csv");
        struct line_column at = {0};
        if (finding)
            at = place_start(finding->at);
        if (!finding || at.line != faults[i].line ||
            at.column != faults[i].column ||
            !strstr(finding->message, faults[i].message) ||
            (faults[i].fix && !strstr(finding_fix(finding), faults[i].fix))) {
            show(report);
            fail_msg("%s", faults[i].text);
        }
        arena_free(arena);
    }
}

static void
csv_is_read_by_its_standard(void **state)
{
    (void)state;
    static const char text[] = "\xEF\xBB\xBF"
                               "date,metric,value\r\n"
                               "2026-07-01,\"m\"\"x, y\",2 h\r\n"
                               "\r\n"
                               " 2026-07-02 , m , 3\n"
                               "2026-07-03,m,\"4\"";
    struct arena *arena = arena_new();
    struct report report;
    report_init(&report, arena);
    struct slice bytes = {text, sizeof text - 1};
    struct csv_rows rows =
        csv_read(arena, source_new(arena, "r.csv", bytes), &report);
    assert_int_equal(report.count, 0);
    assert_int_equal(rows.count, 3);
    assert_string_equal(rows.items[0].metric, "m\"x, y");
    assert_string_equal(rows.items[0].value.unit, "h");
    assert_string_equal(rows.items[1].metric, "m");
    assert_int_equal(rows.items[2].value.micro, 4000000);
    assert_int_equal(place_start(rows.items[2].at).line, 5);
    arena_free(arena);
}

static void
csv_faults_are_counted_not_repeated(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct report report;
    struct buf text = {0};
    buf_str(&text, "date,metric,value\n");
    for (int i = 0; i < 5000; i++)
        buf_str(&text, "x,y\n");
    report_init(&report, arena);
    csv_read(arena, source_new(arena, "r.csv", buf_slice(&text)), &report);
    assert_int_equal(report.count, 21);
    assert_non_null(strstr(report.findings[20].message, "4980 more"));
    report_init(&report, arena);
    csv_read(arena, source_new(arena, "r.csv", (struct slice){"date\xFF", 5}),
        &report);
    assert_int_equal(report.findings[0].rule, CS009);
    buf_free(&text);
    arena_free(arena);
}

static void
readings_of_a_file_reach_their_metrics(void **state)
{
    (void)state;
    put(".countersign.yaml", "");
    put("two.md", PLAN("two") "metrics:\n  m: {name: M, role: adoption, unit: "
                              "x, target: 1, by: 2026-09-01, readings: r.csv}"
                              "\n---\n");
    put("r.csv", "date,metric,value\n2026-07-02,m,1\n2026-07-01,m,2\n"
                 "2026-07-02,other,1\n2026-07-02,m,3\n");
    expect_one("two.md", CS003, 5, "second reading of m on 2026-07-02", NULL);
    put("r.csv", "date,metric,value\n2026-07-02,m,1 y\n");
    expect_one("two.md", CS006, 2, "is x, not y", NULL);
    put("long.md", PLAN("long") "metrics:\n  tickets: {name: M, role: adoption,"
                                " unit: x, target: 1, by: 2026-09-01, "
                                "readings: r.csv}\n---\n");
    put("r.csv", "date,metric,value\n2026-07-02,tickest,1\n");
    expect_one("long.md", CS007, 2, "\"tickest\"", "`tickets`");
}

int
main(void)
{
#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_formats_example_is_read_whole),
        cmocka_unit_test(several_are_loaded_step_by_step),
        cmocka_unit_test(files_are_tied_together),
        TEST(every_file_below_is_found_once),
        TEST(paths_that_lead_nowhere_are_named),
        TEST(standard_input_is_read),
        TEST(ids_come_from_names),
        TEST(segments_are_found_by_id),
        TEST(segments_near_a_plan_go_first),
        TEST(a_qbr_needs_its_plan),
        TEST(named_files_must_be_there),
        TEST(a_file_that_cannot_be_read_is_a_finding),
        TEST(shared_names_are_found),
        TEST(many_are_loaded_at_once),
        cmocka_unit_test(csv_cells_have_places),
        cmocka_unit_test(reviews_in_a_file_have_places),
        cmocka_unit_test(csv_is_read_by_its_standard),
        cmocka_unit_test(csv_faults_are_counted_not_repeated),
        TEST(readings_of_a_file_reach_their_metrics),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
