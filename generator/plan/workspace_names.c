#include "plan/workspace_inner.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plan/glance.h"

/* --- names --- */

static void
rename_file(struct file *file, const char *name, enum kind kind, size_t at,
    size_t length)
{
    free(file->name);
    file->name = xstrdup(name);
    file->kind = kind;
    file->id_at = place_in(NULL, (uint32_t)at, (uint32_t)length);
}

/* The id of the plan that a QBR is of; NULL where a glance does not show it. */
static const char *
plan_id_at(struct workspace *workspace, struct arena *arena, const char *path)
{
    struct slice bytes;
    if (file_read(arena, &workspace->root, path, &bytes) != FILE_OK)
        return NULL;
    struct glance glance = glance_at(arena, bytes);
    return glance.kind == KIND_PLAN
               ? arena_strndup(arena, glance.id.p, glance.id.n)
               : NULL;
}

static bool
name_by_glance(struct workspace *workspace, struct arena *arena,
    struct file *file, struct slice bytes)
{
    struct glance glance = glance_at(arena, bytes);
    struct slice at = glance.kind == KIND_PLAN ? glance.id : glance.at;
    const char *id = NULL;
    if (glance.kind == KIND_PLAN)
        id = arena_strndup(arena, glance.id.p, glance.id.n);
    else if (glance.kind == KIND_QBR)
        id = plan_id_at(
            workspace, arena, path_beside(arena, file->path, glance.plan));
    if (!id)
        return false;
    const char *name = glance.kind == KIND_PLAN
                           ? id
                           : workspace_qbr_name(arena, id, glance.when.year,
                                 glance.when.quarter);
    rename_file(file, text_lower(arena, name), glance.kind,
        (size_t)(at.p - bytes.p), at.n);
    return true;
}

void
workspace_name(struct workspace *workspace, struct arena *arena, int index)
{
    struct file *file = &workspace->files[index];
    struct slice bytes;
    if (file->is_stdin ||
        file_read(arena, &workspace->root, file->path, &bytes) != FILE_OK)
        return;
    if (!name_by_glance(workspace, arena, file, bytes))
        (void)workspace_load(workspace, arena, index);
}

/* --- one plan by its id --- */

const char *
workspace_plan_id(const struct workspace *workspace, int index)
{
    const struct file *file = &workspace->files[index];
    return file->kind == KIND_PLAN ? file->name : NULL;
}

/* The file is called by the id, or is the plan of a folder that is. */
static bool
is_called(struct arena *arena, const char *path, const char *id)
{
    const char *stem = path_stem(arena, path);
    const char *folder = path_folder(arena, path);
    const char *slash = strrchr(folder, '/');
    return text_is(stem, id) ||
           (text_is(stem, "plan") && text_is(slash ? slash + 1 : folder, id));
}

static const char *
nearest_plan(
    const struct workspace *workspace, struct arena *arena, const char *id)
{
    const char **ids = ARENA_ARRAY(arena, const char *, workspace->count + 1);
    int count = 0;
    for (int i = 0; i < workspace->count; i++)
        if (workspace->files[i].kind == KIND_PLAN && workspace->files[i].name)
            ids[count++] = workspace->files[i].name;
    const char *near = text_nearest(id, ids, count);
    return near ? arena_strdup(arena, near) : NULL;
}

int
workspace_find_plan(struct workspace *workspace, struct arena *arena,
    const char *id, int *second, const char **nearest)
{
    const char *name = text_lower(arena, id);
    int found = *second = -1;
    *nearest = NULL;
    for (int pass = 0; pass < 2 && found < 0; pass++)
        for (int i = 0; i < workspace->count && *second < 0; i++) {
            const struct file *file = &workspace->files[i];
            if (is_called(arena, file->path, id) != (pass == 0))
                continue;
            workspace_name(workspace, arena, i);
            if (file->kind != KIND_PLAN || !text_is(file->name, name))
                continue;
            *(found < 0 ? &found : second) = i;
        }
    if (found < 0)
        *nearest = nearest_plan(workspace, arena, name);
    return found;
}

/* --- names that two definitions share --- */

static int
compare_names(const void *a, const void *b)
{
    const struct file *left = *(struct file *const *)a;
    const struct file *right = *(struct file *const *)b;
    int order = strcmp(left->name, right->name);
    return order ? order : strcmp(left->path, right->path);
}

/* Where the id stands in a text of the file. */
static struct place
id_in(const struct source *source, const struct file *file)
{
    return place_within(source, file->id_at.at, file->id_at.length);
}

void
workspace_say_twin(struct workspace *workspace, int index,
    const struct source *source, int twin, struct report *report)
{
    static const char *const kinds[] = {
        "definitions", "plans", "QBRs", "segments", "initiatives"};
    const struct file *first = &workspace->files[twin];
    const struct file *second = &workspace->files[index];
    const char *name = strrchr(second->name, '/');
    name = name ? name + 1 : second->name;
    bool alike = first->kind == second->kind;
    struct finding *finding = report_add(report, CS013, id_in(source, second),
        "two %s have the name %s", kinds[alike ? second->kind : 0], name);
    finding->second =
        id_in(workspace_source(workspace, report->arena, twin), first);
    finding->second_label = "the other one";
    finding->field = second->kind == KIND_QBR ? "quarter" : "id";
    finding->subject = report_text(report, "%s", name);
    finding->fix = second->kind == KIND_QBR
                       ? "One plan has one QBR a quarter: change `quarter`."
                       : "Give one of them another `id`.";
}

/* The files that have a name, sorted by it. */
static struct file **
named_files(const struct workspace *workspace, int *count)
{
    struct file **named = xmalloc(sizeof *named * (size_t)workspace->count);
    *count = 0;
    for (int i = 0; i < workspace->count; i++)
        if (workspace->files[i].name)
            named[(*count)++] = &workspace->files[i];
    if (*count > 1)
        qsort(named, (size_t)*count, sizeof *named, compare_names);
    return named;
}

int *
workspace_twins(const struct workspace *workspace, struct arena *arena)
{
    int count;
    struct file **named = named_files(workspace, &count);
    int *twins = ARENA_RAW(arena, int, workspace->count);
    for (int i = 0; i < workspace->count; i++)
        twins[i] = -1;
    for (int first = 0, i = 1; i < count; i++) {
        if (text_is(named[i]->name, named[first]->name))
            twins[named[i] - workspace->files] =
                (int)(named[first] - workspace->files);
        else
            first = i;
    }
    free(named);
    return twins;
}
