#include "commands/version.h"

#include <string.h>

#include "base/text.h"
#include "commands/commands.h"

/* --- plans --- */

static void
print_findings(const struct options *options, struct report *report)
{
    struct buf text = {0};
    struct report_style style = {
        .format = REPORT_CONCISE, .color = options->color_messages};
    report_sort(report);
    report_write(report, style, &text);
    buf_write(&text, stderr);
    buf_free(&text);
}

static enum exit_status
take_plan(struct arena *arena, const struct options *options,
    const struct definition *def, struct version *version)
{
    const struct plan *plan = definition_plan(def);
    if (!def->readable) {
        print_findings(options, def->report);
        complain("\"%s\" cannot be read as a plan, so nothing is compared",
            version->shown);
        return def->error == FILE_OK ? EXIT_USAGE : EXIT_SYSTEM;
    }
    if (!plan) {
        complain("\"%s\" is no plan: only plans are compared", version->shown);
        return EXIT_USAGE;
    }
    if (!kept_can_tell(plan))
        complain("\"%s\" has fields that cannot be read; they are compared as "
                 "if they were not there (`countersign check` says which)",
            version->shown);
    version->plan = plan;
    version->file = terms_and_progress(arena, plan);
    version->id = plan->def.id.s;
    version->digest = arena_strdup(arena, terms_of(arena, plan).digest);
    return EXIT_CLEAN;
}

static enum exit_status
load_file(
    struct arena *arena, const struct options *options, struct version *version)
{
    struct options one = *options;
    char *path = arena_strdup(arena, version->shown);
    one.paths = &path;
    one.path_count = 1;
    enum exit_status status = run_open(&version->workspace, &one);
    if (status != EXIT_CLEAN)
        return status;
    if (workspace_count(version->workspace) == 1)
        return take_plan(arena, options,
            workspace_load(version->workspace, arena, 0), version);
    complain("diff takes one plan, and there are %d below \"%s\"",
        workspace_count(version->workspace), version->shown);
    return EXIT_USAGE;
}

/* --- revisions --- */

static enum exit_status
read_then(struct arena *arena, const struct options *options,
    const char *revision, const char *given, struct version *version)
{
    struct slice bytes;
    const char *path = history_path(version->history, given);
    if (!path) {
        complain("\"%s\" lies outside the repository", given);
        return EXIT_USAGE;
    }
    version->overlay.others = history_files(version->history);
    version->root = (struct root){.fd = -1, .overlay = &version->overlay};
    enum file_error error = file_read(arena, &version->root, path, &bytes);
    if (error == FILE_MISSING) {
        complain("there is no \"%s\" in %s; a path is seen from the top of the "
                 "repository, or with ./ in front from the current folder",
            path, revision);
        return EXIT_USAGE;
    }
    if (error != FILE_OK) {
        complain("\"%s\" %s", version->shown, file_error_text(error));
        return EXIT_SYSTEM;
    }
    return take_plan(arena, options,
        definition_read(arena, &version->root,
            source_new(arena, version->shown, bytes), path, options->today),
        version);
}

static enum exit_status
load_revision(struct arena *arena, const struct options *options,
    const char *colon, struct version *version)
{
    struct buf why = {0};
    enum exit_status status = EXIT_USAGE;
    const char *revision =
        arena_strndup(arena, version->shown, (size_t)(colon - version->shown));
    version->history = history_open(arena, revision, &why);
    if (version->history)
        status = read_then(arena, options, revision, colon + 1, version);
    else
        complain("%s", why.p);
    buf_free(&why);
    return status;
}

/* --- files of terms --- */

static enum exit_status
load_terms(struct arena *arena, struct version *version)
{
    struct slice bytes;
    enum file_error error = file_read_any(arena, version->shown, &bytes);
    if (error != FILE_OK) {
        complain("\"%s\" %s", version->shown, file_error_text(error));
        return EXIT_SYSTEM;
    }
    struct signed_terms terms = signed_parse(arena, bytes, "");
    const char *id = json_string_of(json_get(terms.file, "plan"));
    if (!terms.file || !id) {
        complain("\"%s\" %s", version->shown,
            "is not a file of terms as it was written at signing");
        return EXIT_USAGE;
    }
    version->id = id;
    version->file = terms.file;
    version->digest = arena_strdup(arena, terms.digest);
    if (!text_ends(version->shown, signed_name(arena, "", terms.digest)))
        complain("\"%s\" was edited or renamed: its terms are not those of its "
                 "name",
            version->shown);
    return EXIT_CLEAN;
}

enum exit_status
version_load(struct arena *arena, const struct options *options,
    const char *name, struct version *version)
{
    *version = (struct version){.shown = name};
    size_t n = strlen(name);
    const char *colon = strchr(name, ':');
    if (text_is(name, "-") || path_is_folder(name))
        return load_file(arena, options, version);
    if (path_exists(name) && n > 5 && text_is(name + n - 5, ".json"))
        return load_terms(arena, version);
    if (path_exists(name) || !colon)
        return load_file(arena, options, version);
    return load_revision(arena, options, colon, version);
}

enum exit_status
version_signed(
    struct arena *arena, const struct version *of, struct version *version)
{
    *version = (struct version){.shown = "what was signed"};
    if (!of->plan) {
        complain("\"%s\" is what was signed itself: give a plan to compare it "
                 "with",
            of->shown);
        return EXIT_USAGE;
    }
    const struct root *root =
        of->workspace ? workspace_root(of->workspace) : &of->root;
    struct terms terms = terms_of(arena, of->plan);
    struct kept kept = kept_of(arena, root, of->plan, &terms, SIDE_CUSTOMER);
    if (!kept.seal.last)
        kept = kept_of(arena, root, of->plan, &terms, SIDE_VENDOR);
    if (!kept.seal.last) {
        complain("nobody has signed \"%s\": diff takes OLD and NEW, such as "
                 "main:%s and %s",
            of->shown, of->plan->def.path, of->shown);
        return EXIT_USAGE;
    }
    const char *fault = signed_copy_fault(arena, kept.seal.last, &kept.copy);
    if (fault || kept.copy.state != SIGNED_FINE) {
        complain("%s: %s", of->shown,
            fault ? fault : "its sign-off names no file of terms");
        return EXIT_USAGE;
    }
    version->file = kept.copy.file;
    version->since = kept.seal.last;
    version->id = of->id;
    version->digest = arena_strdup(arena, kept.copy.digest);
    return EXIT_CLEAN;
}

/* --- what git hands over --- */

enum exit_status
version_of_bytes(struct arena *arena, const struct options *options,
    const char *file, const char *path, struct version *version)
{
    struct slice bytes;
    *version = (struct version){.shown = path};
    if (text_is(file, "/dev/null"))
        return EXIT_CLEAN;
    enum file_error error = file_read_any(arena, file, &bytes);
    if (error != FILE_OK) {
        complain("\"%s\" %s", file, file_error_text(error));
        return EXIT_SYSTEM;
    }
    root_open(&version->root, ".");
    return take_plan(arena, options,
        definition_read(arena, &version->root, source_new(arena, path, bytes),
            path, options->today),
        version);
}

void
version_close(struct version *version)
{
    if (version->workspace)
        workspace_close(version->workspace);
    if (version->history)
        history_close(version->history);
    else if (version->root.path)
        root_close(&version->root);
}
