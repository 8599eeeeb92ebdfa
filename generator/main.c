/* countersign: customer success plans as documents that a customer signs. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "commands/commands.h"
#include "commands/options.h"

static const struct command {
    const char *name;
    int (*run)(int argc, char **argv);
} commands[] = {
    {"check", command_check_all},
    {"render", command_render},
    {"select", command_select},
    {"new", command_new},
    {"questionnaire", command_questionnaire},
    {"import", command_import},
    {"log", command_log},
    {"reading", command_reading},
    {"done", command_done},
    {"block", command_block},
    {"resolve", command_resolve},
    {"expect", command_expect},
    {"owner", command_owner},
    {"sign", command_sign},
    {"verify", command_verify},
    {"diff", command_diff},
    {"due", command_due},
    {"portfolio", command_portfolio},
    {"audit", command_audit},
    {"qbr-prep", command_qbr_prep},
    {"export", command_export},
    {"explain", command_explain},
    {"config", command_config},
    {"schema", command_schema},
    {"dump", command_dump},
};
#define COMMANDS ((int)(sizeof commands / sizeof *commands))

static int
unknown(const char *word)
{
    const char *names[COMMANDS];
    for (int i = 0; i < COMMANDS; i++)
        names[i] = commands[i].name;
    const char *near = text_nearest(word, names, COMMANDS);
    complain("there is no command \"%s\"%s%s%s", word,
        near ? ": did you mean " : "; `countersign --help` lists them",
        near ? near : "", near ? "?" : "");
    return EXIT_USAGE;
}

int
main(int argc, char **argv)
{
    memory_open();
    const char *word = argc > 1 ? argv[1] : NULL;
    if (!word) {
        command_help(NULL);
        return EXIT_USAGE;
    }
    if (text_is(word, "--help") || text_is(word, "-h") ||
        text_is(word, "help")) {
        command_help(argc > 2 ? argv[2] : NULL);
        return EXIT_CLEAN;
    }
    if (text_is(word, "--version")) {
        puts(COUNTERSIGN_VERSION);
        return EXIT_CLEAN;
    }
    for (int i = 0; i < COMMANDS; i++)
        if (text_is(word, commands[i].name))
            return commands[i].run(argc - 2, argv + 2);
    return unknown(word);
}
