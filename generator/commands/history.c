#include "commands/history.h"

#include <git2.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/library.h"
#include "base/text.h"

/* What is called of libgit2, by name. */
#define GIT_CALLS(X)                                                           \
    X(git_libgit2_init)                                                        \
    X(git_libgit2_shutdown)                                                    \
    X(git_libgit2_opts)                                                        \
    X(git_error_last)                                                          \
    X(git_repository_open_ext)                                                 \
    X(git_repository_workdir)                                                  \
    X(git_repository_head)                                                     \
    X(git_repository_free)                                                     \
    X(git_revparse_single)                                                     \
    X(git_object_peel)                                                         \
    X(git_object_id)                                                           \
    X(git_object_lookup)                                                       \
    X(git_object_lookup_bypath)                                                \
    X(git_object_type)                                                         \
    X(git_blob_rawsize)                                                        \
    X(git_blob_rawcontent)                                                     \
    X(git_object_free)                                                         \
    X(git_merge_base)                                                          \
    X(git_reference_target)                                                    \
    X(git_reference_list)                                                      \
    X(git_reference_free)                                                      \
    X(git_strarray_dispose)                                                    \
    X(git_diff_options_init)                                                   \
    X(git_diff_tree_to_workdir_with_index)                                     \
    X(git_diff_num_deltas)                                                     \
    X(git_diff_get_delta)                                                      \
    X(git_diff_free)

#define LIBRARY "libgit2.so." LIBGIT2_SOVERSION

struct git {
#define X(name) __typeof__(&name) name;
    GIT_CALLS(X)
#undef X
};

struct changed {
    char **paths; /* relative to the root, sorted */
    int count, room;
};

struct asking {
    struct arena *arena;
    struct git git;
    git_repository *repository;
    git_object *tree;
    git_diff *diff;
    const char *root;
    const char *revision;
    struct buf *why;
};

/* --- the library --- */

static bool
git_load(struct git *git, struct buf *why)
{
    const struct library_call calls[] = {
#define X(call) {#call, &git->call},
        GIT_CALLS(X)
#undef X
    };
    return library_load(LIBRARY, "the history of your plans needs", calls,
        sizeof calls / sizeof *calls, why);
}

/* Whoever owns the files may read them; what they configure is not run
 * anyway.  CI often checks out as one user and runs as another. */
static void
git_begin(const struct git *git)
{
    git->git_libgit2_init();
    git->git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
}

static const char *
git_said(const struct git *git)
{
    const git_error *error = git->git_error_last();
    return error && error->message ? error->message : "no reason is known";
}

/* --- the revision --- */

/* A branch or tag without what stands before its name. */
static const char *
short_name(const char *reference)
{
    static const char *const heads[] = {
        "refs/heads/", "refs/remotes/", "refs/tags/"};
    return reference +
           text_start_of(reference, heads, sizeof heads / sizeof *heads);
}

static void
say_no_revision(struct asking *asking)
{
    git_strarray names = {0};
    buf_printf(asking->why, "there is no commit, branch or tag \"%s\"",
        asking->revision);
    if (asking->git.git_reference_list(&names, asking->repository) != 0)
        return;
    const char **list = xmalloc((names.count + 1) * sizeof *list);
    for (size_t i = 0; i < names.count; i++)
        list[i] = short_name(names.strings[i]);
    const char *near = text_nearest(asking->revision, list, (int)names.count);
    if (near)
        buf_printf(asking->why, ": did you mean \"%s\"?", near);
    else
        buf_str(asking->why,
            "; a shallow clone may lack it (fetch more of its history)");
    free(list);
    asking->git.git_strarray_dispose(&names);
}

/* Where the revision and HEAD parted; the revision itself when that is not
 * known, as in a shallow clone. */
static git_object *
parted(const struct asking *asking, git_object *commit)
{
    const struct git *git = &asking->git;
    git_reference *head = NULL;
    git_object *base = NULL;
    git_oid id;
    if (git->git_repository_head(&head, asking->repository) != 0)
        return NULL;
    const git_oid *here = git->git_reference_target(head);
    if (here && git->git_merge_base(&id, asking->repository,
                    git->git_object_id(commit), here) == 0)
        git->git_object_lookup(
            &base, asking->repository, &id, GIT_OBJECT_COMMIT);
    git->git_reference_free(head);
    return base;
}

/* The revision's own tree, or that of where it and HEAD parted. */
static bool
find_tree(struct asking *asking, bool where_parted)
{
    const struct git *git = &asking->git;
    git_object *named = NULL, *commit = NULL;
    if (git->git_revparse_single(
            &named, asking->repository, asking->revision) != 0) {
        say_no_revision(asking);
        return false;
    }
    bool found = git->git_object_peel(&commit, named, GIT_OBJECT_COMMIT) == 0;
    if (found) {
        git_object *base = where_parted ? parted(asking, commit) : NULL;
        found = git->git_object_peel(
                    &asking->tree, base ? base : commit, GIT_OBJECT_TREE) == 0;
        git->git_object_free(base);
    }
    if (!found)
        buf_printf(asking->why, "\"%s\" is not a commit", asking->revision);
    git->git_object_free(commit);
    git->git_object_free(named);
    return found;
}

/* --- the files --- */

static bool
open_repository(struct asking *asking, const char *wanted)
{
    const struct git *git = &asking->git;
    if (git->git_repository_open_ext(
            &asking->repository, asking->root, 0, NULL) == 0)
        return true;
    buf_printf(asking->why, "%s needs a git repository, and \"%s\" is in none",
        wanted, asking->root);
    return false;
}

static bool
has_files(struct asking *asking)
{
    if (asking->git.git_repository_workdir(asking->repository))
        return true;
    buf_str(asking->why, "--changed-since needs a repository with files, and "
                         "this one is bare");
    return false;
}

static bool
compare_trees(struct asking *asking)
{
    const struct git *git = &asking->git;
    git_diff_options options;
    git->git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
    options.flags = GIT_DIFF_INCLUDE_UNTRACKED |
                    GIT_DIFF_RECURSE_UNTRACKED_DIRS |
                    GIT_DIFF_INCLUDE_TYPECHANGE;
    options.ignore_submodules = GIT_SUBMODULE_IGNORE_ALL;
    if (git->git_diff_tree_to_workdir_with_index(&asking->diff,
            asking->repository, (git_tree *)asking->tree, &options) == 0)
        return true;
    buf_printf(asking->why, "the changes since \"%s\" cannot be told: %s",
        asking->revision, git_said(git));
    return false;
}

/* Relative to the work tree, then to the root, of which either may lie below
 * the other. */
static struct changed *
collect(const struct asking *asking)
{
    struct changed *changed = ARENA_NEW(asking->arena, struct changed);
    const struct git *git = &asking->git;
    char folder[PATH_MAX], root[PATH_MAX];
    if (!realpath(git->git_repository_workdir(asking->repository), folder) ||
        !realpath(asking->root, root))
        return changed;
    size_t skip = strcmp(root, "/") == 0 ? 0 : strlen(root);
    size_t count = git->git_diff_num_deltas(asking->diff);
    for (size_t i = 0; i < count; i++) {
        const git_diff_delta *delta = git->git_diff_get_delta(asking->diff, i);
        const char *whole = arena_printf(asking->arena, "%s/%s",
            strcmp(folder, "/") == 0 ? "" : folder, delta->new_file.path);
        if (strncmp(whole, root, skip) != 0 || whole[skip] != '/')
            continue;
        changed->paths = arena_grow(asking->arena, changed->paths,
            changed->count, &changed->room, sizeof *changed->paths);
        changed->paths[changed->count++] =
            arena_strdup(asking->arena, whole + skip + 1);
    }
    if (changed->count > 1)
        qsort(changed->paths, (size_t)changed->count, sizeof *changed->paths,
            text_compare);
    return changed;
}

static void
end_asking(const struct asking *asking)
{
    const struct git *git = &asking->git;
    git->git_diff_free(asking->diff);
    git->git_object_free(asking->tree);
    git->git_repository_free(asking->repository);
    git->git_libgit2_shutdown();
}

const struct changed *
history_changed(struct arena *arena, const char *root, const char *revision,
    struct buf *why)
{
    struct asking asking = {
        .arena = arena, .root = root, .revision = revision, .why = why};
    const struct git *git = &asking.git;
    struct changed *changed = NULL;
    if (!git_load(&asking.git, why))
        return NULL;
    git_begin(git);
    if (open_repository(&asking, "--changed-since") && has_files(&asking) &&
        find_tree(&asking, true) && compare_trees(&asking))
        changed = collect(&asking);
    end_asking(&asking);
    return changed;
}

bool
history_has(const struct changed *changed, const char *path)
{
    return changed->count > 0 &&
           bsearch(&path, changed->paths, (size_t)changed->count,
               sizeof *changed->paths, text_compare) != NULL;
}

/* --- a revision's files --- */

struct history {
    struct file_store store; /* first */
    struct asking asking;
    const char *below; /* the current folder from the top: "plans/", "" */
};

static enum file_error
read_then(const struct file_store *store, struct arena *arena, const char *path,
    struct slice *bytes)
{
    const struct history *history = (const void *)store;
    const struct git *git = &history->asking.git;
    git_object *found = NULL;
    enum file_error error = FILE_OK;
    if (text_starts(path, "../") || *path == '/')
        return FILE_OUTSIDE;
    if (git->git_object_lookup_bypath(
            &found, history->asking.tree, path, GIT_OBJECT_ANY) != 0)
        return FILE_MISSING;
    if (git->git_object_type(found) != GIT_OBJECT_BLOB) {
        error = FILE_NOT_REGULAR;
    } else {
        const git_blob *blob = (const git_blob *)found;
        git_object_size_t size = git->git_blob_rawsize(blob);
        if (size > FILE_LIMIT)
            error = FILE_TOO_LARGE;
        else
            *bytes = (struct slice){
                arena_strndup(
                    arena, git->git_blob_rawcontent(blob), (size_t)size),
                (size_t)size};
    }
    git->git_object_free(found);
    return error;
}

/* Where the current folder lies in the work tree. */
static const char *
current_below(const struct asking *asking)
{
    char top[PATH_MAX], here[PATH_MAX];
    const char *workdir =
        asking->git.git_repository_workdir(asking->repository);
    if (!workdir || !realpath(workdir, top) || !realpath(".", here))
        return "";
    const char *below = path_below(asking->arena, top, here);
    return below && *below && !text_is(below, ".")
               ? arena_printf(asking->arena, "%s/", below)
               : "";
}

struct history *
history_open(struct arena *arena, const char *revision, struct buf *why)
{
    struct history *history = ARENA_NEW(arena, struct history);
    history->store.read = read_then;
    history->asking = (struct asking){
        .arena = arena, .root = ".", .revision = revision, .why = why};
    if (!git_load(&history->asking.git, why))
        return NULL;
    git_begin(&history->asking.git);
    if (open_repository(&history->asking, "a revision") &&
        find_tree(&history->asking, false)) {
        history->below = current_below(&history->asking);
        return history;
    }
    end_asking(&history->asking);
    return NULL;
}

void
history_close(struct history *history)
{
    end_asking(&history->asking);
}

const char *
history_path(const struct history *history, const char *path)
{
    bool from_here = text_starts(path, "./") || text_starts(path, "../");
    const char *beside = arena_printf(
        history->asking.arena, "%sx", from_here ? history->below : "");
    const char *whole = path_beside(history->asking.arena, beside, path);
    return text_starts(whole, "../") || *whole == '/' ? NULL : whole;
}

const struct file_store *
history_files(const struct history *history)
{
    return &history->store;
}
