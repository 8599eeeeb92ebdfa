/* check --templates, --theme: what documents are made with, read as render
 * reads it and printed nowhere.
 *
 * All templates that documents are made with are looked at, those of the
 * folder in front of the built-in ones; the theme and the rules beside each
 * template, and what the theme makes hard to read in any of them; the word
 * files.  It asks for no font. */
#ifndef COMMANDS_CHECK_TEMPLATES_H
#define COMMANDS_CHECK_TEMPLATES_H

#include "commands/options.h"
#include "commands/settings.h"

/* A file that was looked at, and what is wrong with it, settled by the
 * settings and sorted. */
struct template_file {
    const struct source *source;
    struct report report;
};

struct template_files {
    struct arena *arena;
    struct template_file *items;
    int count, room;
};

/* None where neither option is given.  On failure (a theme that is not there)
 * has said why, and returns the exit status. */
typedef enum exit_status template_judge(struct template_files *files,
    struct arena *arena, const struct options *options,
    const struct root *root);

#define CHECK_TAKES                                                            \
    (TAKES_REPORTS | TAKES_GATES | TAKES_TEMPLATES | TAKES_THEME)

/* `check`, of plans alone where there is no judge: he needs the whole press,
 * and the program that checks plans starts without it (check_main.c). */
enum exit_status check_with(
    struct arena *arena, struct options *options, template_judge *judge);

#endif
