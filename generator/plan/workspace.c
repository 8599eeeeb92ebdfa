#include "plan/workspace_inner.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plan/read.h"

#define STDIN_PATH "<stdin>"

/* --- opening --- */

static bool
is_readme(const char *path)
{
    const char *slash = strrchr(path, '/');
    return text_is(slash ? slash + 1 : path, "README.md");
}

static void
add_file(struct workspace *workspace, const char *path, const char *shown)
{
    if (is_readme(path))
        return;
    workspace->files = arena_grow(workspace->arena, workspace->files,
        workspace->count, &workspace->room, sizeof *workspace->files);
    workspace->files[workspace->count++] =
        (struct file){.path = path, .shown = shown};
}

/* Without `./` in front, which the readers of reports do not take for the path
 * that they know. */
static const char *
without_here(const char *given)
{
    while (text_starts(given, "./")) {
        const char *rest = given + 1 + strspn(given + 1, "/");
        if (!*rest || *rest == '-')
            break;
        given = rest;
    }
    return given;
}

/* `given` and what lies below it. */
static const char *
shown_path(struct arena *arena, const char *given, const char *below)
{
    given = without_here(given);
    size_t n = strlen(given);
    while (n > 1 && given[n - 1] == '/')
        n--;
    if (!*below)
        return arena_strndup(arena, given, n);
    if (n == 1 && given[0] == '.')
        return below;
    return arena_printf(arena, "%.*s%s%s", (int)n, given,
        given[n - 1] == '/' ? "" : "/", below);
}

static bool
skips_entry(void *context, const char *path)
{
    struct workspace *workspace = context;
    bool skips = exclude_entry(workspace->exclude, path) != NULL;
    workspace->left_out += skips;
    return skips;
}

static enum workspace_error
add_folder(struct workspace *workspace, const char *given, const char *below)
{
    struct file_list list;
    const struct file_filter filter = {skips_entry, workspace};
    enum file_error error = file_list_filtered(
        workspace->arena, &workspace->root, below, ".md", &filter, &list);
    if (error != FILE_OK)
        return error == FILE_MISSING ? WORKSPACE_MISSING : WORKSPACE_FAILED;
    size_t skip = text_is(below, ".") ? 0 : strlen(below) + 1;
    for (int i = 0; i < list.count; i++)
        add_file(workspace, list.paths[i],
            shown_path(workspace->arena, given, list.paths[i] + skip));
    return WORKSPACE_OK;
}

static bool
leaves_out(struct workspace *workspace, const char *path)
{
    bool leaves = exclude_find(workspace->exclude, path) != NULL;
    workspace->left_out += leaves;
    return leaves;
}

/* Under the name that it would be saved by; the file need not be there. */
static enum workspace_error
add_stdin(struct workspace *workspace, bool listed)
{
    struct arena *arena = workspace->arena;
    const char *name = workspace->wants.stdin_name;
    const char *path = STDIN_PATH;
    if (name) {
        const char *slash = strrchr(name, '/');
        const char *folder =
            path_below(arena, workspace->root.path, path_folder(arena, name));
        if (!folder)
            return WORKSPACE_MISSING;
        path = slash ? slash + 1 : name;
        if (!text_is(folder, "."))
            path = arena_printf(arena, "%s/%s", folder, path);
    }
    if (listed && leaves_out(workspace, path))
        return WORKSPACE_OK;
    int before = workspace->count;
    add_file(workspace, path, name ? name : STDIN_PATH);
    if (workspace->count > before)
        workspace->files[before].is_stdin = true;
    return WORKSPACE_OK;
}

static enum workspace_error
add_path(struct workspace *workspace, const char *given, bool listed)
{
    if (text_is(given, "-"))
        return add_stdin(workspace, listed);
    if (!path_exists(given))
        return WORKSPACE_MISSING;
    const char *below =
        path_below(workspace->arena, workspace->root.path, given);
    if (!below)
        return WORKSPACE_MISSING;
    if (listed && leaves_out(workspace, below))
        return WORKSPACE_OK;
    if (path_is_folder(given))
        return add_folder(workspace, given, below);
    add_file(workspace, below, shown_path(workspace->arena, given, ""));
    return WORKSPACE_OK;
}

static int
compare_files(const void *a, const void *b)
{
    const struct file *left = a, *right = b;
    int order = strcmp(left->path, right->path);
    if (order == 0)
        order = (int)right->is_stdin - (int)left->is_stdin;
    return order ? order : strcmp(left->shown, right->shown);
}

/* A file that two of the paths lead to is read once, and what is being
 * written takes the place of what was saved. */
static void
sort_files(struct workspace *workspace)
{
    struct file *files = workspace->files;
    int kept = 1;
    if (workspace->count < 2)
        return;
    qsort(files, (size_t)workspace->count, sizeof *files, compare_files);
    for (int i = 1; i < workspace->count; i++)
        if (!text_is(files[i].path, files[kept - 1].path))
            files[kept++] = files[i];
    workspace->count = kept;
}

static enum workspace_error
open_root(struct workspace *workspace, const char *first)
{
    const char *name = workspace->wants.stdin_name;
    if (text_is(first, "-") && name &&
        !path_is_folder(path_folder(workspace->arena, name)))
        return WORKSPACE_MISSING;
    if (text_is(first, "-"))
        first = name ? root_find(workspace->arena, name) : ".";
    else if (!path_exists(first))
        return WORKSPACE_MISSING;
    else
        first = root_find(workspace->arena, first);
    if (!root_open(&workspace->root, first))
        return WORKSPACE_FAILED;
    workspace->root.settings = workspace->wants.settings;
    return WORKSPACE_OK;
}

enum workspace_error
workspace_open(struct workspace **opened, char *const *paths, int count,
    day_t today, const char **culprit)
{
    return workspace_open_as(
        opened, paths, count, (struct workspace_wants){0}, today, culprit);
}

enum workspace_error
workspace_open_as(struct workspace **opened, char *const *paths, int count,
    struct workspace_wants wants, day_t today, const char **culprit)
{
    struct workspace *workspace = xmalloc(sizeof *workspace);
    *workspace = (struct workspace){
        .arena = arena_new(), .root.fd = -1, .wants = wants, .today = today};
    *culprit = count > 0 ? paths[0] : ".";
    enum workspace_error error = open_root(workspace, *culprit);
    workspace->exclude = exclude_new(workspace->arena, &workspace->root);
    for (int i = 0; i < count && error == WORKSPACE_OK; i++) {
        *culprit = paths[i];
        error = add_path(workspace, paths[i], i >= count - wants.listed);
    }
    if (error == WORKSPACE_OK && workspace->count == 0 && !wants.allow_empty) {
        *culprit = count > 0 ? paths[0] : ".";
        error = workspace->left_out > 0 ? WORKSPACE_EXCLUDED : WORKSPACE_EMPTY;
    }
    if (error != WORKSPACE_OK) {
        workspace_close(workspace);
        *opened = NULL;
        return error;
    }
    sort_files(workspace);
    workspace->segments = segments_new(&workspace->root, today);
    *opened = workspace;
    return WORKSPACE_OK;
}

void
workspace_close(struct workspace *workspace)
{
    if (!workspace)
        return;
    for (int i = 0; i < workspace->count; i++)
        free(workspace->files[i].name);
    segments_free(workspace->segments);
    arena_free(workspace->typed);
    root_close(&workspace->root);
    arena_free(workspace->arena);
    free(workspace);
}

void
workspace_skip_prose(struct workspace *workspace)
{
    workspace->skips_prose = true;
}

int
workspace_count(const struct workspace *workspace)
{
    return workspace->count;
}

const char *
workspace_path(const struct workspace *workspace, int index)
{
    return workspace->files[index].path;
}

const char *
workspace_shown(const struct workspace *workspace, int index)
{
    return workspace->files[index].shown;
}

const struct root *
workspace_root(const struct workspace *workspace)
{
    return &workspace->root;
}

day_t
workspace_today(const struct workspace *workspace)
{
    return workspace->today;
}

const struct segment *
workspace_segment(
    const struct workspace *workspace, const char *id, const char **nearest)
{
    return segments_find(workspace->segments, ".", id, nearest);
}

/* --- loading --- */

static void
say_no_plan(struct qbr *qbr, enum rule_id rule, const char *what)
{
    struct report *report = qbr->def.report;
    definition_finding(&qbr->def, rule, qbr->plan.at, "plan",
        report_text(report, "\"%s\" %s", qbr->plan.s, what))
        ->fix = "Write the path of the plan's file, seen from this one.";
    qbr->plan.state = VALUE_BAD;
}

static void
link_qbr(struct workspace *workspace, struct arena *arena, struct qbr *qbr)
{
    struct slice bytes;
    if (!is_set(qbr->plan))
        return;
    enum file_error error =
        file_read(arena, &workspace->root, qbr->plan.full, &bytes);
    if (error != FILE_OK) {
        say_no_plan(
            qbr, error == FILE_MISSING ? CS007 : CS011, file_error_text(error));
        return;
    }
    const char *shown = path_beside(arena, qbr->def.source->path, qbr->plan.s);
    struct definition *def = definition_read(arena, &workspace->root,
        source_new(arena, shown, bytes), qbr->plan.full, workspace->today);
    if (def->kind != KIND_PLAN) {
        say_no_plan(qbr, CS007,
            def->readable ? "is not a plan" : "is not a plan that can be read");
        return;
    }
    segments_link(workspace->segments, arena, (struct plan *)def);
    definition_link_qbr(
        arena, &workspace->root, qbr, (struct plan *)def, workspace->today);
}

/* What the file could not be read for, as a definition without a kind. */
static struct definition *
unread_definition(
    struct arena *arena, const struct file *file, enum file_error error)
{
    struct definition *def = ARENA_NEW(arena, struct definition);
    struct report *report = ARENA_NEW(arena, struct report);
    report_init(report, arena);
    struct source *source =
        source_new(arena, file->shown, (struct slice){"", 0});
    *def = (struct definition){
        .id = {.state = VALUE_SET, .s = path_stem(arena, file->path)},
        .source = source,
        .path = file->path,
        .report = report,
        .error = error};
    bool is_folder = error == FILE_DENIED && path_is_folder(file->shown);
    struct finding *finding =
        definition_finding(def, CS011, place_in(source, 0, 0), NULL,
            report_text(report, "%s %s",
                error == FILE_NOT_REGULAR || error == FILE_LOOP ? "this"
                : is_folder                                     ? "the folder"
                                                                : "the file",
                file_error_text(error)));
    if (is_folder)
        finding->fix = "Ask for the right to read it, or leave it out by "
                       "`exclude` in the settings.";
    return def;
}

const char *
workspace_qbr_name(struct arena *arena, const char *plan, int year, int quarter)
{
    return arena_printf(arena, "%s-%d-q%d", plan, year, quarter);
}

static const char *
output_name(struct arena *arena, const struct definition *def)
{
    const struct qbr *qbr = definition_qbr(def);
    if (!def->readable)
        return NULL;
    if (def->kind == KIND_SEGMENT)
        return arena_printf(arena, "segment/%s", def->id.s);
    if (!qbr)
        return def->id.s;
    if (!qbr->plan_to || !is_set(qbr->quarter))
        return NULL;
    return workspace_qbr_name(
        arena, qbr->plan_to->def.id.s, qbr->quarter.year, qbr->quarter.quarter);
}

static void
remember(struct workspace *workspace, struct arena *arena, int index,
    const struct definition *def)
{
    struct file *file = &workspace->files[index];
    const char *name = output_name(arena, def);
    name = name ? text_lower(arena, name) : NULL;
    /* Others read the names while they load; a name learnt stays as it is. */
    if (file->name && text_is(file->name, name))
        return;
    free(file->name);
    file->name = name ? xstrdup(name) : NULL;
    file->kind = def->kind;
    file->id_at =
        def->kind == KIND_QBR ? definition_qbr(def)->quarter.at : def->id.at;
    file->id_at.source = NULL; /* the arena's, and gone with it */
}

static void
link_parts(
    struct workspace *workspace, struct arena *arena, struct definition *def)
{
    if (def->kind == KIND_PLAN)
        segments_link(workspace->segments, arena, (struct plan *)def);
    if (def->kind == KIND_QBR)
        link_qbr(workspace, arena, (struct qbr *)def);
}

static struct definition *
finish(struct workspace *workspace, struct arena *arena, int index,
    const struct definition_begun *begun)
{
    struct definition *def = definition_finish(arena, &workspace->root, begun,
        workspace->files[index].path, workspace->today,
        !workspace->skips_prose);
    link_parts(workspace, arena, def);
    if (def->mended)
        link_parts(workspace, arena, def->mended);
    return def;
}

struct definition *
workspace_read(struct workspace *workspace, struct arena *arena, int index,
    const struct source *source)
{
    struct definition_begun begun = definition_begin(arena, source);
    return finish(workspace, arena, index, &begun);
}

/* One file at most is standard input, and the first who reads it is alone with
 * it. */
static enum file_error
read_typed(struct workspace *workspace, struct slice *bytes)
{
    if (!workspace->typed) {
        workspace->typed = arena_new();
        workspace->typed_error =
            file_read_stdin(workspace->typed, &workspace->typed_bytes);
    }
    *bytes = workspace->typed_bytes;
    return workspace->typed_error;
}

enum file_error
workspace_bytes(struct workspace *workspace, struct arena *arena, int index,
    struct slice *bytes)
{
    const struct file *file = &workspace->files[index];
    return file->is_stdin
               ? read_typed(workspace, bytes)
               : file_read(arena, &workspace->root, file->path, bytes);
}

const struct source *
workspace_source(struct workspace *workspace, struct arena *arena, int index)
{
    struct slice bytes;
    if (workspace_bytes(workspace, arena, index, &bytes) != FILE_OK)
        bytes = (struct slice){"", 0};
    return source_new(arena, workspace->files[index].shown, bytes);
}

struct loading
workspace_begin(struct workspace *workspace, struct arena *arena, int index)
{
    const struct file *file = &workspace->files[index];
    struct loading loading = {.index = index};
    struct slice bytes;
    loading.error = workspace_bytes(workspace, arena, index, &bytes);
    if (loading.error == FILE_OK)
        loading.begun =
            definition_begin(arena, source_new(arena, file->shown, bytes));
    return loading;
}

struct definition *
workspace_finish(struct workspace *workspace, struct arena *arena,
    const struct loading *loading)
{
    int index = loading->index;
    if (loading->error != FILE_OK)
        return unread_definition(
            arena, &workspace->files[index], loading->error);
    struct definition *def = finish(workspace, arena, index, &loading->begun);
    remember(workspace, arena, index, def);
    return def;
}

struct definition *
workspace_load(struct workspace *workspace, struct arena *arena, int index)
{
    struct loading loading = workspace_begin(workspace, arena, index);
    return workspace_finish(workspace, arena, &loading);
}
