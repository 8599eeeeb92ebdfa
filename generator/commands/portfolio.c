/* portfolio: all accounts on one page, and as feeds. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "commands/commands.h"
#include "commands/portfolio.h"
#include "commands/products.h"

struct publishing {
    const struct options *options;
    const struct portfolio *portfolio;
    struct products products;
};

static enum exit_status
put_down(struct publishing *publishing)
{
    const char *culprit = publishing->products.folder;
    portfolio_csv(
        publishing->portfolio, products_add(&publishing->products, "", "csv"));
    portfolio_json(
        publishing->portfolio, products_add(&publishing->products, "", "json"));
    enum exit_status status = run_folder(publishing->products.folder);
    if (status != EXIT_CLEAN)
        return status;
    if (products_write(&publishing->products, &culprit))
        return EXIT_CLEAN;
    complain("%s cannot be written: %s", culprit, strerror(errno));
    return EXIT_SYSTEM;
}

static void
say_done(const struct publishing *publishing)
{
    const struct portfolio *portfolio = publishing->portfolio;
    struct buf line = {0};
    if (publishing->options->quiet)
        return;
    buf_printf(&line, "%d %s, %d %s; ", portfolio->count,
        plural(portfolio->count, "account", "accounts"), portfolio->drifting,
        plural(portfolio->drifting, "drifts", "drift"));
    buf_visible(&line, publishing->products.folder,
        strlen(publishing->products.folder));
    buf_str(&line, "/portfolio.html, .pdf, .csv and .json have them");
    if (portfolio->count > PORTFOLIO_PRINTED)
        buf_printf(&line, ", the PDF the first %d", PORTFOLIO_PRINTED);
    puts(line.p);
    buf_free(&line);
}

static enum exit_status
portfolio(struct arena *arena, struct options *options)
{
    struct portfolio portfolio;
    struct survey survey;
    enum exit_status status =
        portfolio_collect(&portfolio, &survey, options, arena);
    if (status != EXIT_CLEAN)
        return status;
    struct publishing publishing = {.options = options,
        .portfolio = &portfolio,
        .products = {.arena = arena,
            .folder = options->output ? options->output : "out",
            .stem = "portfolio"}};
    const char *why = NULL;
    status = EXIT_USAGE;
    if (portfolio_print(&portfolio, options, &publishing.products, &why))
        status = put_down(&publishing);
    else
        complain("%s", why);
    products_free(&publishing.products);
    if (status == EXIT_CLEAN)
        say_done(&publishing);
    status = survey_end(&survey, status);
    return run_flush() ? status : EXIT_SYSTEM;
}

int
command_portfolio(int argc, char **argv)
{
    return run_command("portfolio",
        TAKES_OUTPUT | TAKES_TEMPLATES | TAKES_THEME, argc, argv, portfolio);
}
