/* explain: what a rule finds, why it matters, how to mend it; or which rules
 * there are. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "commands/commands.h"
#include "commands/run.h"
#include "criteria/select.h"
#include "document/assets.h"

#define COLUMNS 78

/* Groups of the catalogue by the digit behind "CS". */
static const char *const groups[] = {
    "File",
    "Outcome",
    "Metrics",
    "Milestones",
    "Owners",
    "Cadence and reviews",
    "Health, risk and growth",
    "Segments and the initiative",
    "Sign-off",
    "QBR",
};

static const char *const levels[] = {
    [LEVEL_N] = "note",
    [LEVEL_W] = "warning",
    [LEVEL_E] = "error",
    [LEVEL_EW] = "error, in a draft a warning",
};

/* Prose in lines of COLUMNS, every line indented. */
static void
put_wrapped(const char *text, int indent)
{
    int column = indent;
    printf("%*s", indent, "");
    while (*text) {
        size_t word = strcspn(text, " \n");
        int columns = text_columns(text, word);
        if (column > indent && column + 1 + columns > COLUMNS) {
            printf("\n%*s", indent, "");
            column = indent;
        } else if (column > indent) {
            putchar(' ');
            column++;
        }
        fwrite(text, 1, word, stdout);
        column += columns;
        text += word;
        if (*text == '\n') {
            printf("\n%*s", indent, "");
            column = indent;
        }
        text += *text != '\0';
    }
    putchar('\n');
}

/* An example is part of a plan, else a file that documents are made with. */
static bool
read_example(struct arena *arena, const struct rule *rule, const char *ending,
    struct slice *text, bool *of_plan)
{
    static const char *const types[] = {"md", "xhtml", "css", "words"};
    const char *path;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        *of_plan = i == 0;
        if (asset_read(arena, NULL,
                arena_printf(
                    arena, "rules/%s.%s.%s", rule->code, ending, types[i]),
                text, &path))
            return true;
    }
    return false;
}

static void
put_example(struct arena *arena, const struct rule *rule, const char *ending,
    const char *title)
{
    struct slice text;
    bool of_plan;
    if (!read_example(arena, rule, ending, &text, &of_plan))
        return;
    bool fails = text_is(ending, "fail");
    printf("\n%s%s\n\n", title,
        fails && of_plan ? ", in a plan that is otherwise in order" : "");
    for (const char *p = text.p; *p;) {
        size_t length = strcspn(p, "\n");
        printf("    %.*s\n", (int)length, p);
        p += length + (p[length] == '\n');
    }
}

static void
explain_rule(struct arena *arena, const struct rule *rule)
{
    printf(
        "%s %s (%s)\n\nFinds\n", rule->code, rule->name, levels[rule->level]);
    put_wrapped(rule->title, 2);
    printf("\nWhy it matters\n");
    put_wrapped(rule->why, 2);
    printf("\nHow to mend it\n");
    put_wrapped(rule->fix, 2);
    printf("\nWhat it stops\n");
    bool error = rule->level == LEVEL_E || rule->level == LEVEL_EW;
    put_wrapped(
        rule->stops && error
            ? "With this error the plan is printed with a DRAFT mark, and "
              "cannot be signed."
            : "It fails or warns in the check, and stops no signature.",
        2);
    if (rule->clock)
        put_wrapped("The calendar alone can cause it.", 2);
    put_example(arena, rule, "fail", "It finds this");
    put_example(arena, rule, "pass", "This passes");
}

static void
list_rules(const struct selection *which)
{
    char group = 0;
    for (int id = 1; id < RULE_COUNT; id++) {
        const struct rule *rule = rule_get((enum rule_id)id);
        if (!selection_has(which, (enum rule_id)id))
            continue;
        if (rule->code[2] != group)
            printf("%s%s (CS%c, %s)\n", group ? "\n" : "",
                groups[rule->code[2] - '0'], rule->code[2],
                rule_group_word(rule->code[2] - '0'));
        group = rule->code[2];
        printf("  %s  %-26s %s\n", rule->code, rule->name, levels[rule->level]);
    }
    printf("\n`countersign explain NAME` says what a rule finds, why, and how "
           "to mend it.\n");
}

static void
say_no_rule(const char *word, const char *why)
{
    const char *near = rule_nearest(word);
    if (near)
        complain("there is no rule \"%s\": did you mean %s?", word, near);
    else
        complain("%s", why);
}

/* A rule, else what --select and --ignore know by that word. */
static bool
explain_word(struct arena *arena, const char *word)
{
    struct selection named = {0};
    struct buf why = {0};
    enum rule_id id = rule_find(word);
    bool known = id != RULE_NONE || selection_take(&named, word, &why);
    if (id != RULE_NONE)
        explain_rule(arena, rule_get(id));
    else if (known)
        list_rules(&named);
    else
        say_no_rule(word, why.p);
    buf_free(&why);
    return known;
}

static enum exit_status
explain(struct arena *arena, struct options *options)
{
    if (options->path_count == 0)
        list_rules(&(struct selection){0});
    for (int i = 0; i < options->path_count; i++) {
        if (i > 0)
            printf("\n");
        if (!explain_word(arena, options->paths[i]))
            return EXIT_USAGE;
    }
    return run_flush() ? EXIT_CLEAN : EXIT_SYSTEM;
}

int
command_explain(int argc, char **argv)
{
    return run_command("explain", 0, argc, argv, explain);
}
