#include "plan/workspace_inner.h"

#include <string.h>

#include "base/text.h"
#include "plan/read.h"

/* Whether the text may name the file: it has to write its last part. */
static bool
may_name(struct slice text, const char *path)
{
    const char *slash = strrchr(path, '/'), *last = slash ? slash + 1 : path;
    return memmem(text.p, text.n, last, strlen(last)) != NULL;
}

/* A QBR of the same plan, which both then share; NULL for any other file. */
static const struct qbr *
load_sibling(struct workspace *workspace, struct arena *arena,
    const struct qbr *qbr, const char *path, const char *shown)
{
    struct slice bytes;
    if (file_read(arena, &workspace->root, path, &bytes) != FILE_OK ||
        !may_name(bytes, qbr->plan.full))
        return NULL;
    struct definition *def = definition_read(arena, &workspace->root,
        source_new(arena, shown, bytes), path, workspace->today);
    struct qbr *found = (struct qbr *)def;
    if (def->kind != KIND_QBR || !def->readable || !is_set(found->plan) ||
        !text_is(found->plan.full, qbr->plan.full))
        return NULL;
    definition_link_qbr(
        arena, &workspace->root, found, qbr->plan_to, workspace->today);
    return found;
}

static int
quarter_number(struct quarter quarter)
{
    return quarter.year * 4 + quarter.quarter;
}

/* Into its place by quarter, unless it is no earlier one than `qbr` or its
 * quarter is there. */
static void
add_earlier(
    struct qbr_list *list, const struct qbr *qbr, const struct qbr *found)
{
    if (!found || !is_set(found->quarter))
        return;
    int number = quarter_number(found->quarter), at = list->count;
    if (number >= quarter_number(qbr->quarter))
        return;
    while (at > 0 && quarter_number(list->items[at - 1]->quarter) >= number)
        at--;
    if (at < list->count && quarter_number(list->items[at]->quarter) == number)
        return;
    memmove(list->items + at + 1, list->items + at,
        (size_t)(list->count - at) * sizeof(const struct qbr *));
    list->items[at] = found;
    list->count++;
}

/* "northwind-2026-q3" of the plan "northwind". */
static bool
names_review_of(const char *name, const char *plan)
{
    size_t n = strlen(plan);
    return text_starts(name, plan) && strlen(name) == n + strlen("-2026-q3") &&
           name[n] == '-';
}

static void
add_beside(struct qbr_list *list, struct workspace *workspace,
    struct arena *arena, const struct qbr *qbr)
{
    struct file_list files;
    if (file_list(arena, &workspace->root, path_folder(arena, qbr->def.path),
            ".md", &files) != FILE_OK)
        return;
    const struct qbr **grown =
        ARENA_ARRAY(arena, const struct qbr *, list->count + files.count + 1);
    for (int i = 0; i < list->count; i++)
        grown[i] = list->items[i];
    list->items = grown;
    for (int i = 0; i < files.count; i++)
        add_earlier(list, qbr,
            load_sibling(
                workspace, arena, qbr, files.paths[i], files.paths[i]));
}

struct qbr_list
workspace_qbrs_before(
    struct workspace *workspace, struct arena *arena, const struct qbr *qbr)
{
    struct qbr_list list = {NULL, 0};
    if (!qbr->plan_to || !is_set(qbr->quarter))
        return list;
    const char *plan = text_lower(arena, qbr->plan_to->def.id.s);
    list.items = ARENA_ARRAY(arena, const struct qbr *, workspace->count + 1);
    for (int i = 0; i < workspace->count; i++) {
        const struct file *file = &workspace->files[i];
        if (file->kind == KIND_QBR && file->name &&
            names_review_of(file->name, plan))
            add_earlier(&list, qbr,
                load_sibling(workspace, arena, qbr, file->path, file->shown));
    }
    if (!qbr_before_of(&list, qbr))
        add_beside(&list, workspace, arena, qbr);
    return list;
}

const struct qbr *
qbr_before_of(const struct qbr_list *earlier, const struct qbr *qbr)
{
    const struct qbr *last =
        earlier->count > 0 ? earlier->items[earlier->count - 1] : NULL;
    return last && quarter_number(last->quarter) + 1 ==
                       quarter_number(qbr->quarter)
               ? last
               : NULL;
}

bool
workspace_has_qbr(const struct workspace *workspace, struct arena *arena,
    const struct plan *plan, struct quarter quarter)
{
    const char *name =
        text_lower(arena, workspace_qbr_name(arena, plan->def.id.s,
                              quarter.year, quarter.quarter));
    for (int i = 0; i < workspace->count; i++)
        if (workspace->files[i].kind == KIND_QBR &&
            text_is(workspace->files[i].name, name))
            return true;
    return false;
}
