/* What commands share: options and help, opening, counting, exit. */
#ifndef COMMANDS_RUN_H
#define COMMANDS_RUN_H

#include "commands/options.h"
#include "commands/settings.h"
#include "plan/workspace.h"

/* What a command does once its options are read. */
typedef enum exit_status run_body(struct arena *arena, struct options *options);
/* Reads the options that the command takes; prints its help when that is
 * asked for, else runs the body.  Returns the exit status. */
int run_command(
    const char *name, unsigned takes, int argc, char **argv, run_body *body);

/* Opens the workspace for the paths given (the current folder when none is).
 * On failure says why and returns the exit status, else EXIT_CLEAN; for a
 * plan's id in place of its file it names the file.  Settings with a fault
 * that hold for any of the definitions are a failure, whether the command
 * asks them for something or not. */
enum exit_status run_open(
    struct workspace **workspace, const struct options *options);
/* The same for who has use for the settings; they are the arena's. */
enum exit_status run_open_with(struct workspace **workspace,
    struct settings **settings, struct arena *arena,
    const struct options *options);
/* The same for who looks for one plan among all, and then at its settings:
 * those of the others are not looked at. */
enum exit_status run_open_any(
    struct workspace **workspace, const struct options *options);

/* The same for what is below the current folder, whatever paths were given;
 * it may be nothing. */
enum exit_status run_open_here(
    struct workspace **workspace, const struct options *options);
/* The file of the plan with this id below the current folder, in the arena;
 * otherwise says why there is none, or not only one. */
enum exit_status run_find_plan(struct arena *arena,
    const struct options *options, const char *id, const char **file);

/* What is wrong with a file that is no plan, at length and on standard error:
 * standard output holds findings about plans. */
void run_say_findings(const struct options *options, struct report *report);

/* Sends off what is on its way to standard output; false, having said so,
 * when not all of it could be written. */
bool run_flush(void);
/* To standard output, or the file of `-o`, which then appears whole; false,
 * having said so, when it could not be written. */
bool run_deliver(const struct options *options, const struct buf *text);
/* The folder and those above it are there, or are made; else it was said why
 * they are not. */
enum exit_status run_folder(const char *folder);

/* "1 plan", "2 plans". */
const char *plural(int n, const char *one, const char *many);

struct tally {
    int errors, warnings, notes, waived;
};
void tally_add(struct tally *tally, const struct report *report);
void tally_join(struct tally *tally, const struct tally *more);
/* "2 errors, 1 warning" or "no findings". */
void tally_say(const struct tally *tally, struct buf *out);

#endif
