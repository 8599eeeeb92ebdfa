/* Options of the command line, the same words everywhere.
 *
 * A command names the options that it takes; anything else is refused with
 * the nearest one, and exit 2. */
#ifndef COMMANDS_OPTIONS_H
#define COMMANDS_OPTIONS_H

#include <stdbool.h>

#include "base/arena.h"
#include "plan/fields.h"
#include "report/report.h"

/* What a process says when it ends. */
enum exit_status {
    EXIT_CLEAN = 0,
    EXIT_FINDINGS = 1,
    EXIT_USAGE = 2, /* the run cannot be trusted */
    EXIT_SYSTEM = 3 /* it exists but could not be read or written */
};

/* Bits for the options that a command takes besides the common ones. */
enum {
    TAKES_FORMAT = 1,
    TAKES_OUTPUT = 2,
    TAKES_TEMPLATES = 4,
    TAKES_AUDIENCE = 8,
    TAKES_STRICT = 16,
    TAKES_STAGE = 32,
    TAKES_REPORTS = 64 /* every format, files beside it, their order */
};

/* A report of check that goes to a file. */
#define OUTPUTS_MAX 16
struct report_file {
    enum report_format format;
    const char *file;
};

struct options {
    char **paths; /* what is no option, in order */
    int path_count;
    day_t today;
    int jobs;
    bool quiet;
    bool strict;
    bool help;
    bool color;          /* for standard output */
    bool color_messages; /* for standard error */
    enum report_format format;
    struct report_file reports[OUTPUTS_MAX]; /* -o FORMAT:FILE */
    int report_count;
    bool by_keeper;        /* --by csm */
    const char *output;    /* -o DIR, or NULL */
    const char *templates; /* or NULL */
    const char *stage;     /* or NULL */
    enum audience audience;
};

/* False when an option was refused; the message is on standard error. */
bool options_read(struct arena *arena, const char *command, unsigned takes,
    int argc, char **argv, struct options *options);
/* "countersign: …" on standard error, control characters made visible. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
