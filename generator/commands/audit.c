/* audit: how good the plans are, how faithfully they are carried out, and what
 * in them has to be mended. */
#include "commands/audit.h"

#include "base/text.h"
#include "commands/commands.h"
#include "commands/options_inner.h"

static bool
is_page(const char *form)
{
    return text_is(form, "html") || text_is(form, "pdf");
}

static bool
check_form(const struct options *options)
{
    static const char *const forms[] = {
        "text", "markdown", "json", "csv", "html", "pdf"};
    if (options->form && !option_is_one_of("--format", options->form, forms, 6))
        return false;
    if (!text_is(options->form, "pdf") || options->output)
        return true;
    complain("--format pdf goes into a file: say which, as in -o audit.pdf");
    return false;
}

static enum exit_status
print_audit(const struct audit *audit, const struct options *options)
{
    struct buf text = {0};
    const char *why = NULL;
    enum exit_status status = EXIT_CLEAN;
    if (is_page(options->form)) {
        if (!audit_page(
                audit, options, text_is(options->form, "pdf"), &text, &why)) {
            complain("%s", why);
            status = EXIT_USAGE;
        }
    } else if (text_is(options->form, "json")) {
        audit_json(audit, &text);
    } else if (text_is(options->form, "csv")) {
        audit_csv(audit, &text);
    } else if (text_is(options->form, "markdown")) {
        audit_markdown(audit, &text);
    } else {
        audit_text(audit, &text);
    }
    if (status == EXIT_CLEAN && !run_deliver(options, &text))
        status = EXIT_SYSTEM;
    buf_free(&text);
    return status;
}

static enum exit_status
audit(struct arena *arena, struct options *options)
{
    struct audit found;
    struct survey survey;
    if (!check_form(options))
        return EXIT_USAGE;
    enum exit_status status = audit_collect(&found, &survey, options, arena);
    if (status != EXIT_CLEAN)
        return status;
    status = print_audit(&found, options);
    return survey_end(&survey, status);
}

int
command_audit(int argc, char **argv)
{
    return run_command("audit",
        TAKES_FORM | TAKES_OUTPUT | TAKES_CSM | TAKES_TEMPLATES | TAKES_THEME,
        argc, argv, audit);
}
