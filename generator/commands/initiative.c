#include "commands/initiative.h"

#include "base/text.h"
#include "commands/portfolio.h"

static struct measure_counts
counts_of(const struct portfolio *portfolio)
{
    struct measure_counts counts = {.live = portfolio->live};
    for (int i = 0; i < portfolio->count; i++) {
        const struct portfolio_account *one = portfolio->accounts[i];
        counts.open += !text_is(one->stage, "closed");
        if (!one->live)
            continue;
        counts.lined += one->lead.known;
        counts.on_line += one->lead.known && one->lead.days >= 0;
        counts.held += one->reviews.held;
        counts.missed += one->reviews.missed;
    }
    return counts;
}

static void
take_insights(struct arena *arena, const struct portfolio *portfolio,
    struct initiative_view *view)
{
    struct initiative_insight *insights = ARENA_ARRAY(
        arena, struct initiative_insight, 3 * portfolio->segment_count + 1);
    for (int i = 0; i < portfolio->segment_count; i++) {
        const struct portfolio_segment *segment = &portfolio->segments[i];
        for (int k = 0; k < segment->diagnosis.count; k++)
            insights[view->insight_count++] =
                (struct initiative_insight){segment->name,
                    segment->diagnosis.kinds[k], segment->diagnosis.numbers[k]};
    }
    view->insights = insights;
}

/* The folder above, "" for the root; NULL for the root itself. */
static const char *
folder_above(struct arena *arena, const char *folder)
{
    const char *above;
    if (!*folder)
        return NULL;
    above = path_folder(arena, folder);
    return text_is(above, ".") ? "" : above;
}

static enum exit_status
survey_folder(struct portfolio *portfolio, struct survey *survey,
    const struct options *options, struct arena *arena, const char *path)
{
    char *paths[] = {arena_strdup(arena, path)};
    struct options own = *options;
    own.paths = paths;
    own.path_count = 1;
    own.quiet = true;
    own.allow_empty = true;
    return portfolio_collect(portfolio, survey, &own, arena);
}

/* EXIT_CLEAN with the portfolio of the first folder that has plans; `survey`
 * is then to be freed. */
static enum exit_status
survey_plans(struct portfolio *portfolio, struct survey *survey,
    const struct options *options, struct arena *arena, const struct root *root,
    const char *path)
{
    const char *folder = folder_above(arena, path);
    if (!folder || file_look(root, SETTINGS_NAME) == FILE_OK)
        folder = "";
    for (;;) {
        const char *whole =
            *folder ? arena_printf(arena, "%s/%s", root->path, folder)
                    : root->path;
        enum exit_status status =
            survey_folder(portfolio, survey, options, arena, whole);
        const char *above = folder_above(arena, folder);
        if (status != EXIT_CLEAN || portfolio->count > 0 || !above)
            return status;
        survey_free(survey);
        folder = above;
    }
}

struct _xmlDoc *
initiative_model(struct arena *arena, const struct initiative *initiative,
    const struct options *options, const struct view_options *view,
    int *left_out)
{
    struct portfolio portfolio;
    struct survey survey;
    if (survey_plans(&portfolio, &survey, options, arena, view->root,
            initiative->def.path) != EXIT_CLEAN)
        return NULL;
    struct measure_counts counts = counts_of(&portfolio);
    struct initiative_view of = {.initiative = initiative,
        .levels = measures_of(&portfolio.all, &counts),
        .before = portfolio.before,
        .live = portfolio.live,
        .drifting = portfolio.drifting};
    take_insights(arena, &portfolio, &of);
    *left_out = survey.unreadable;
    struct _xmlDoc *model = view_initiative(arena, &of, view);
    survey_free(&survey);
    return model;
}

struct printing
initiative_printing(
    const struct initiative *initiative, const struct view_options *view)
{
    return (struct printing){
        .template = "initiative.xhtml",
        .title = is_set(initiative->title) ? initiative->title.s
                                           : initiative->def.id.s,
        .locale = is_set(initiative->locale) ? initiative->locale.s : "en-GB",
        .root = view->root,
        .today = view->today,
    };
}
