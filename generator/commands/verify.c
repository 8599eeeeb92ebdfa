/* verify: for every plan, whether what each side signed still holds, and for
 * every PDF that is named, whether its signatures do. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "commands/commands.h"
#include "commands/progress.h"
#include "commands/run.h"
#include "commands/verdict.h"

/* What is said of one definition. */
struct said {
    struct buf text, faults;
    bool plan, must_hold, holds;
    bool refused; /* it is no definition that can be read */
    bool lost;    /* the file cannot be read */
};

struct verifying {
    const struct options *options;
    char **pdfs;
    int pdf_count;
    struct said *pdf_said; /* one a PDF */
    struct workspace *workspace;
    struct arena **arenas; /* one a worker */
    struct said *said;     /* one a definition */
};

static void
say_unread(const struct verifying *verifying,
    const struct definition *definition, struct said *said)
{
    struct report_style style = {
        .format = REPORT_CONCISE, .color = verifying->options->color_messages};
    report_sort(definition->report);
    report_write(definition->report, style, &said->faults);
    said->lost = definition->error != FILE_OK;
    said->refused = !said->lost;
}

static void
verify_one(void *context, int job, int number)
{
    struct verifying *verifying = context;
    struct arena *arena = verifying->arenas[number];
    struct said *said = &verifying->said[job];
    arena_reset(arena);
    const struct definition *definition =
        workspace_load(verifying->workspace, arena, job);
    const struct plan *plan = definition_plan(definition);
    if (!definition->readable)
        say_unread(verifying, definition, said);
    if (!definition->readable || !plan)
        return;
    struct verdict verdict =
        verdict_of(arena, workspace_root(verifying->workspace), plan);
    const char *shown = workspace_shown(verifying->workspace, job);
    said->plan = true;
    said->must_hold = verdict.must_hold;
    said->holds = verdict.holds;
    if (verifying->options->verdict == VERDICT_JSON) {
        struct json_out json = {&said->text, false};
        verdict_json(&verdict, shown, &json);
    } else if (!verifying->options->quiet ||
               (verdict.must_hold && !verdict.holds))
        verdict_text(arena, &verdict, shown, &said->text);
}

static void
verify_pdf(
    const struct verifying *verifying, const char *path, struct said *said)
{
    struct arena *arena = arena_new();
    struct slice bytes;
    enum file_error error = file_read_any(arena, path, &bytes);
    if (error == FILE_OK) {
        struct signed_pdf pdf = signed_pdf_read(arena, bytes);
        struct json_out json = {&said->text, false};
        said->holds = pdf.fault == SIGNED_PDF_FINE;
        said->lost = pdf.fault == SIGNED_PDF_NO_LIBRARY;
        if (verifying->options->verdict == VERDICT_JSON)
            verdict_pdf_json(&pdf, path, &json);
        else if (!verifying->options->quiet || !said->holds)
            verdict_pdf_text(arena, &pdf, path, &said->text);
    } else {
        said->lost = true;
        complain("\"%s\" %s", path, file_error_text(error));
    }
    arena_free(arena);
}

/* --- all of them --- */

struct counts {
    int plans, must_hold, hold, refused, lost;
    int pdfs_hold;
};

static struct counts
count_all(const struct verifying *verifying, int count)
{
    struct counts counts = {0};
    for (int i = 0; i < count; i++) {
        const struct said *said = &verifying->said[i];
        counts.plans += said->plan;
        counts.must_hold += said->must_hold;
        counts.hold += said->must_hold && said->holds;
        counts.refused += said->refused;
        counts.lost += said->lost;
    }
    for (int i = 0; i < verifying->pdf_count; i++) {
        counts.pdfs_hold += verifying->pdf_said[i].holds;
        counts.lost += verifying->pdf_said[i].lost;
    }
    return counts;
}

static void
put_list(
    struct json_out *json, const char *name, const struct said *said, int count)
{
    json_out_open(json, name, '[');
    for (int i = 0; i < count; i++) {
        const struct buf *one = &said[i].text;
        if (one->n == 0)
            continue;
        json_out_line(json);
        buf_add(json->buf, one->p, one->n);
        json->begun = true;
    }
    json_out_close(json, ']');
}

static void
print_json(const struct verifying *verifying, int count, struct counts counts)
{
    struct buf out = {0};
    struct json_out json = {&out, false};
    json_out_open(&json, NULL, '{');
    json_out_text(&json, "format", "countersign-verify");
    json_out_number(&json, "version", 1);
    put_list(&json, "plans", verifying->said, count);
    put_list(&json, "pdfs", verifying->pdf_said, verifying->pdf_count);
    json_out_open(&json, "summary", '{');
    json_out_number(&json, "plans", counts.plans);
    json_out_number(&json, "must-hold", counts.must_hold);
    json_out_number(&json, "hold", counts.hold);
    json_out_flag(&json, "complete", counts.refused + counts.lost == 0);
    json_out_close(&json, '}');
    json_out_close(&json, '}');
    buf_char(&out, '\n');
    buf_write(&out, stdout);
    buf_free(&out);
}

static void
print_all(const struct verifying *verifying, int count, struct counts counts)
{
    if (verifying->options->verdict == VERDICT_JSON)
        print_json(verifying, count, counts);
    for (int i = 0; i < count; i++) {
        const struct said *said = &verifying->said[i];
        if (verifying->options->verdict == VERDICT_TEXT)
            buf_write(&said->text, stdout);
        buf_write(&said->faults, stderr);
    }
    for (int i = 0; i < verifying->pdf_count; i++)
        if (verifying->options->verdict == VERDICT_TEXT)
            buf_write(&verifying->pdf_said[i].text, stdout);
    if (verifying->options->quiet || count == 0)
        return;
    fflush(stdout);
    fprintf(stderr,
        "%d %s verified: the customer's sign-off holds in %d of %d that %s "
        "agreed or active%s\n",
        counts.plans, plural(counts.plans, "plan", "plans"), counts.hold,
        counts.must_hold, plural(counts.must_hold, "is", "are"),
        counts.hold < counts.must_hold
            ? "; have the others signed anew, or put back what was signed"
            : "");
}

static enum exit_status
verify_all(struct arena *arena, struct verifying *verifying, int count)
{
    int jobs = verifying->options->jobs;
    verifying->arenas = ARENA_ARRAY(arena, struct arena *, jobs);
    verifying->said = ARENA_ARRAY(arena, struct said, count);
    for (int i = 0; i < jobs; i++)
        verifying->arenas[i] = arena_new();
    progress_pool(
        verifying->options, "verifying", count, verify_one, verifying);
    verifying->pdf_said =
        ARENA_ARRAY(arena, struct said, verifying->pdf_count + 1);
    for (int i = 0; i < verifying->pdf_count; i++)
        verify_pdf(verifying, verifying->pdfs[i], &verifying->pdf_said[i]);
    struct counts counts = count_all(verifying, count);
    print_all(verifying, count, counts);
    for (int i = 0; i < jobs; i++)
        arena_free(verifying->arenas[i]);
    for (int i = 0; i < count; i++) {
        buf_free(&verifying->said[i].text);
        buf_free(&verifying->said[i].faults);
    }
    for (int i = 0; i < verifying->pdf_count; i++)
        buf_free(&verifying->pdf_said[i].text);
    if (counts.lost > 0)
        return EXIT_SYSTEM;
    return counts.refused > 0 || counts.hold < counts.must_hold ||
                   counts.pdfs_hold < verifying->pdf_count
               ? EXIT_FINDINGS
               : EXIT_CLEAN;
}

/* PDFs are no definitions: they are taken out of the paths. */
static bool
take_pdfs(
    struct arena *arena, struct verifying *verifying, struct options *options)
{
    int kept = 0;
    verifying->pdfs = ARENA_ARRAY(arena, char *, options->path_count + 1);
    for (int i = 0; i < options->path_count; i++) {
        char *path = options->paths[i];
        size_t n = strlen(path);
        bool pdf = n > 4 && text_is_nocase(path + n - 4, ".pdf") &&
                   !path_is_folder(path);
        if (pdf && !path_exists(path)) {
            complain("there is no file or folder \"%s\"", path);
            return false;
        }
        if (pdf)
            verifying->pdfs[verifying->pdf_count++] = path;
        else
            options->paths[kept++] = path;
    }
    options->path_count = kept;
    return true;
}

static enum exit_status
verify(struct arena *arena, struct options *options)
{
    struct verifying verifying = {.options = options};
    if (!take_pdfs(arena, &verifying, options))
        return EXIT_USAGE;
    if (options->path_count == 0 && verifying.pdf_count > 0) {
        enum exit_status pdfs = verify_all(arena, &verifying, 0);
        return run_flush() ? pdfs : EXIT_SYSTEM;
    }
    enum exit_status status = run_open(&verifying.workspace, options);
    if (status != EXIT_CLEAN)
        return status;
    status =
        verify_all(arena, &verifying, workspace_count(verifying.workspace));
    workspace_close(verifying.workspace);
    return run_flush() ? status : EXIT_SYSTEM;
}

int
command_verify(int argc, char **argv)
{
    return run_command("verify", TAKES_VERDICT, argc, argv, verify);
}
