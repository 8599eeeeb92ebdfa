/* config: which severity is in force for a rule in one file, and why. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "commands/commands.h"
#include "commands/run.h"
#include "commands/settings.h"
#include "criteria/waive.h"
#include "plan/exclude.h"

struct answer {
    struct arena *arena;
    const struct options *options;
    struct workspace *workspace;
    const struct config *config;
    struct waived_list waivers; /* of the plan, where it can be read */
    const char *path;           /* relative to the root */
    struct buf out;
};

/* What the catalogue says. */
static const char *
usual(const struct rule *rule)
{
    static const char *const levels[] = {
        [LEVEL_N] = "note",
        [LEVEL_W] = "warning",
        [LEVEL_E] = "error",
        [LEVEL_EW] = "error, in a draft a warning",
    };
    return levels[rule->level];
}

/* False for what is no error by the catalogue or the settings. */
static bool
can_be_error(const struct rule *rule, const struct ruling *ruling)
{
    return !ruling->off && (rule->level == LEVEL_E || rule->level == LEVEL_EW ||
                               ruling->severity == SEVERITY_ERROR);
}

static const char *
in_force(const struct answer *answer, const struct rule *rule,
    const struct ruling *ruling)
{
    const char *severity = ruling->severity == SEVERITY_NONE
                               ? usual(rule)
                               : severity_name(ruling->severity);
    if (ruling->off)
        return "off";
    if (ruling->errors_from == DAY_NONE || !can_be_error(rule, ruling))
        return severity;
    return arena_printf(answer->arena, "%s, but errors count from %s", severity,
        day_words(answer->arena, ruling->errors_from));
}

static void
put_reason(struct answer *answer, struct place at, const char *what)
{
    buf_printf(&answer->out, "  %s:%d", at.source->path, place_start(at).line);
    buf_printf(&answer->out, "  %s\n", what);
}

/* By a line about this very rule. */
static bool
is_said(const struct ruling *ruling)
{
    return ruling->severity_at.source ||
           (ruling->errors_from_at.source && !ruling->errors_from_path);
}

static void
put_waivers(struct answer *answer, enum rule_id id)
{
    static const char *const states[] = {"waives nothing: it lacks a reason "
                                         "or an end",
        "waived it until", "waives it until"};
    for (int i = 0; i < answer->waivers.count; i++) {
        const struct waived *waived = &answer->waivers.items[i];
        const struct waiver *waiver = waived->waiver;
        if (waiver->rule_id != id)
            continue;
        buf_printf(&answer->out, "  %s:%d  the plan %s",
            waiver->at.source->path, place_start(waiver->at).line,
            states[waived->state]);
        if (waived->state != WAIVER_VOID)
            buf_printf(&answer->out, " %s%s%s: %s",
                day_words(answer->arena, waiver->until.day),
                is_set(waiver->field) ? " at " : "",
                is_set(waiver->field) ? waiver->field.s : "", waiver->reason.s);
        buf_char(&answer->out, '\n');
    }
}

static bool
has_waiver(const struct answer *answer, enum rule_id id)
{
    for (int i = 0; i < answer->waivers.count; i++)
        if (answer->waivers.items[i].waiver->rule_id == id)
            return true;
    return false;
}

/* False when nothing but the catalogue speaks of it, and nobody asked. */
static bool
put_rule(struct answer *answer, enum rule_id id, bool asked)
{
    const struct rule *rule = rule_get(id);
    struct ruling ruling =
        config_ruling(answer->config, answer->path, id, answer->options->today);
    if (!asked && !is_said(&ruling) && !has_waiver(answer, id))
        return false;
    buf_printf(&answer->out, "\n%s %s: %s\n", rule->code, rule->name,
        in_force(answer, rule, &ruling));
    if (!is_said(&ruling))
        buf_str(&answer->out, "  by the catalogue\n");
    if (ruling.severity_at.source && ruling.severity_from != DAY_NONE)
        put_reason(answer, ruling.severity_at,
            arena_printf(answer->arena, "changes it on %s",
                day_words(answer->arena, ruling.severity_from)));
    else if (ruling.severity_at.source)
        put_reason(answer, ruling.severity_at,
            arena_printf(
                answer->arena, "instead of the catalogue's %s", usual(rule)));
    if (ruling.errors_from_at.source && can_be_error(rule, &ruling))
        put_reason(answer, ruling.errors_from_at,
            ruling.errors_from == DAY_NONE
                ? "put errors off until a date that has passed"
                : "puts errors off; they are notes until then");
    put_waivers(answer, id);
    return true;
}

static void
put_head(struct answer *answer)
{
    buf_printf(&answer->out, "%s\n", answer->options->for_file);
    if (answer->config)
        buf_printf(&answer->out, "settings: %s, %s\n",
            answer->config->source->path,
            answer->options->config ? "by --config"
                                    : "the nearest above the file");
    else
        buf_printf(&answer->out,
            "settings: none; there is no %s from its folder up to %s\n",
            SETTINGS_NAME, workspace_root(answer->workspace)->path);
}

/* What settings above it make of a file that nobody names. */
static void
put_exclusion(struct answer *answer)
{
    const struct root *root = workspace_root(answer->workspace);
    const struct front *pattern =
        exclude_find(exclude_new(answer->arena, root), answer->path);
    if (!pattern)
        return;
    buf_str(
        &answer->out, "\nleft out: it is read only where it is named itself\n");
    put_reason(answer, pattern->at,
        arena_printf(answer->arena, "`exclude` has \"%s\"", pattern->text));
}

static enum exit_status
put_asked(struct answer *answer)
{
    for (int i = 0; i < answer->options->path_count; i++) {
        const char *word = answer->options->paths[i];
        enum rule_id id = rule_find(word);
        const char *near = id ? NULL : rule_nearest(word);
        if (!id) {
            complain("there is no rule \"%s\"%s%s%s", word,
                near ? ": did you mean " : "; `countersign explain` lists them",
                near ? near : "", near ? "?" : "");
            return EXIT_USAGE;
        }
        put_rule(answer, id, true);
    }
    return EXIT_CLEAN;
}

/* What is said of all rules at once stands above them. */
static void
put_path_date(struct answer *answer)
{
    struct ruling ruling = config_ruling(
        answer->config, answer->path, RULE_NONE, answer->options->today);
    if (!ruling.errors_from_path || ruling.errors_from == DAY_NONE)
        return;
    buf_printf(&answer->out, "\nall rules: errors count from %s\n",
        day_words(answer->arena, ruling.errors_from));
    put_reason(answer, ruling.errors_from_at,
        "puts errors off; they are notes until then");
}

static void
put_all(struct answer *answer)
{
    int told = 0;
    put_path_date(answer);
    for (int id = 1; id < RULE_COUNT; id++)
        told += put_rule(answer, (enum rule_id)id, false);
    buf_printf(&answer->out,
        "\n%s rules are as `countersign explain` lists "
        "them.\n",
        told > 0 ? "All other" : "All");
}

static enum exit_status
put_answer(struct answer *answer)
{
    enum exit_status status = EXIT_CLEAN;
    put_head(answer);
    put_exclusion(answer);
    if (answer->options->path_count > 0)
        status = put_asked(answer);
    else
        put_all(answer);
    struct buf shown = {0};
    for (size_t at = 0; status == EXIT_CLEAN && at < answer->out.n;) {
        size_t n = strcspn(answer->out.p + at, "\n");
        buf_visible(&shown, answer->out.p + at, n);
        buf_char(&shown, '\n');
        at += n + 1;
    }
    fwrite(buf_slice(&shown).p, 1, shown.n, stdout);
    buf_free(&shown);
    buf_free(&answer->out);
    if (!run_flush())
        return EXIT_SYSTEM;
    return status;
}

static void
read_waivers(struct answer *answer)
{
    struct report none;
    report_init(&none, answer->arena);
    const struct definition *definition =
        workspace_load(answer->workspace, answer->arena, 0);
    const struct plan *plan = definition_plan(definition);
    if (definition->readable && plan)
        answer->waivers =
            waive(answer->arena, plan, answer->options->today, &none);
}

/* The file need not be there: who writes a new one may ask before. */
static enum exit_status
answer_for(struct answer *answer)
{
    char *name = arena_strdup(answer->arena, answer->options->for_file);
    static char standard[] = "-";
    bool there = path_exists(name);
    struct options of_file = *answer->options;
    of_file.paths = (char *[]){there ? name : standard};
    of_file.path_count = 1;
    of_file.stdin_name = name;
    if (path_is_folder(name)) {
        complain("--for takes a plan's file, and \"%s\" is a folder", name);
        return EXIT_USAGE;
    }
    enum exit_status status = run_open(&answer->workspace, &of_file);
    if (status != EXIT_CLEAN)
        return status;
    answer->path = workspace_path(answer->workspace, 0);
    if (there)
        read_waivers(answer);
    status = settings_find(&answer->config, answer->arena, answer->options,
        workspace_root(answer->workspace), answer->path);
    if (status == EXIT_CLEAN)
        status = put_answer(answer);
    workspace_close(answer->workspace);
    return status;
}

static enum exit_status
config(struct arena *arena, struct options *options)
{
    struct answer answer = {.arena = arena, .options = options};
    if (options->for_file)
        return answer_for(&answer);
    complain("config needs --for FILE, the plan that the question is about");
    return EXIT_USAGE;
}

int
command_config(int argc, char **argv)
{
    return run_command("config", TAKES_FOR, argc, argv, config);
}
