/* The program as it is called: `check` itself and what keeps a plan, and the
 * way to all the rest.
 *
 * Editors and hooks check one plan at a time, and what fonts, PDF and HTML
 * take from ten libraries would have to be loaded each time: twice as long as
 * the check takes.  So this program holds what a check needs, and the commands
 * that record something, which are a check before and after, and hands any
 * other command to the program beside it, which has everything (main.c). */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "commands/commands.h"
#include "commands/options.h"

#define WHOLE "countersign-press" /* in the same folder */

/* Where this program lies, whatever it was called as; false if nobody says. */
static bool
own_folder(char path[PATH_MAX])
{
    ssize_t n = readlink("/proc/self/exe", path, PATH_MAX - 1);
    if (n <= 0)
        return false;
    path[n] = '\0';
    *strrchr(path, '/') = '\0';
    return true;
}

static int
hand_over(char **argv)
{
    char folder[PATH_MAX], path[PATH_MAX + sizeof WHOLE + 1];
    if (!own_folder(folder)) {
        complain("/proc is not mounted, so nobody knows where " WHOLE " is");
        return EXIT_SYSTEM;
    }
    snprintf(path, sizeof path, "%s/" WHOLE, folder);
    execv(path, argv);
    complain("\"%s\" cannot be run: %s; it belongs beside this program", path,
        strerror(errno));
    return EXIT_SYSTEM;
}

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
} commands[] = {
    {"check", command_check},
    {"log", command_log},
    {"reading", command_reading},
    {"done", command_done},
    {"block", command_block},
    {"resolve", command_resolve},
    {"expect", command_expect},
    {"owner", command_owner},
};

/* Templates are judged by the press, which is in the other one; so is a path
 * of such a name, behind --, where it makes no difference. */
static bool
asks_for_templates(int argc, char **argv)
{
    for (int i = 2; i < argc; i++)
        if (text_starts(argv[i], "--templates") ||
            text_starts(argv[i], "--theme"))
            return true;
    return false;
}

int
main(int argc, char **argv)
{
    if (asks_for_templates(argc, argv))
        return hand_over(argv);
    for (size_t i = 0; argc > 1 && i < sizeof commands / sizeof *commands; i++)
        if (text_is(argv[1], commands[i].name)) {
            memory_open();
            return commands[i].run(argc - 2, argv + 2);
        }
    return hand_over(argv);
}
