/* Options of the command line, the same words everywhere.
 *
 * A command names the options that it takes; anything else is refused with
 * the nearest one, and exit 2. */
#ifndef COMMANDS_OPTIONS_H
#define COMMANDS_OPTIONS_H

#include <stdbool.h>

#include "base/arena.h"
#include "criteria/select.h"
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
    TAKES_REPORTS = 64,  /* every format, files beside it, their order */
    TAKES_GATES = 128,   /* what counts, and which files are looked at */
    TAKES_FOR = 256,     /* the file that a question is about */
    TAKES_SIGNOFF = 512, /* who agreed, and how */
    TAKES_ON = 1024,     /* the day of what is recorded */
    TAKES_REVIEW = 2048, /* a meeting, and what came of it */
    TAKES_EVIDENCE = 4096,
    TAKES_OWNER = 8192,
    TAKES_CHANGE = 16384,     /* of which side, to whom, and who was told */
    TAKES_REPLACE = 32768,    /* what stands there already gives way */
    TAKES_COLUMNS = 1 << 19,  /* what a table's columns are called */
    TAKES_START = 1 << 22,    /* what a new plan is for */
    TAKES_WHOM = 1 << 28,     /* which customer it is for */
    TAKES_ESIGN = 1 << 24,    /* anchors for a service */
    TAKES_THEME = 1 << 23,    /* a company's own look */
    TAKES_FORM = 1 << 16,     /* a word for --format of the command's own */
    TAKES_CSM = 1 << 17,      /* whose accounts */
    TAKES_TARGET = 1 << 27,   /* for which platform */
    TAKES_QUARTER = 1 << 18,  /* the quarter that is looked back on */
    TAKES_CHARTS = 1 << 26,   /* a folder for charts alone */
    TAKES_CALENDAR = 1 << 29, /* whether plans have one */
    TAKES_CONFIG = 1 << 25,   /* settings from a file that is named */
    TAKES_VERDICT = 1 << 20,  /* text or JSON */
    TAKES_DIFF = 1 << 21      /* text, JSON or Markdown, and a document */
};

/* What verify and diff print. */
enum verdict_format { VERDICT_TEXT, VERDICT_JSON, VERDICT_MARKDOWN };

/* A report of check that goes to a file. */
#define OUTPUTS_MAX 16
struct report_file {
    enum report_format format;
    const char *file;
};

/* What the sign command is told of a signature; NULL for what is not said. */
struct signoff_options {
    enum how how;
    const char *by, *on_behalf_of, *recorded_by; /* people */
    const char *proof;
    const char *pdf;    /* a file whose fields were signed */
    const char *accept; /* a file that the form of an HTML page made */
};

/* What the commands that keep a plan are told; NULL for what is not said. */
#define UNBLOCKED_MAX 20
struct keep_options {
    const char *meeting, *skipped;
    const char *unblocked[UNBLOCKED_MAX + 1]; /* closed by NULL */
    enum confirmation outcome;
    bool missed, replace;
    const char *columns; /* of an import: plan=Account,… */
    const char *evidence, *owner;
    const char *to, *told; /* people */
};

/* What a new plan starts from; NULL for what is not said. */
struct start_options {
    const char *segment, *customer, *vendor, *outcome;
    const char *from;    /* a list of accounts */
    const char *answers; /* the file of an interview's answers */
    enum plan_type type;
    day_t on; /* DAY_NONE: today */
};

struct options {
    char **paths; /* what is no option, in order */
    int path_count;
    int listed; /* so many of them, the last, --files-from gave */
    day_t today;
    int jobs;
    bool quiet;
    bool strict;
    bool help;
    bool color;          /* for standard output */
    bool color_messages; /* for standard error */
    enum report_format format;
    enum verdict_format verdict;
    struct report_file reports[OUTPUTS_MAX]; /* -o FORMAT:FILE */
    int report_count;
    bool by_keeper;     /* --by csm */
    const char *output; /* -o DIR, or NULL */
    const char *charts; /* a folder, or NULL */
    bool no_calendar;
    const char *form;       /* --format of the command's own, or NULL */
    const char *csm;        /* a name or an id, or NULL */
    const char *target;     /* a platform, or NULL */
    struct quarter quarter; /* --quarter; not set: none */
    const char *templates;  /* or NULL */
    const char *theme;      /* a company's own, or NULL */
    const char *stage;      /* or NULL */
    enum audience audience;
    enum esign esign;
    enum side side;
    day_t on; /* DAY_NONE: today */
    struct signoff_options signoff;
    struct keep_options keep;
    struct start_options start;
    enum severity fail_on;     /* findings from here on fail the run */
    enum severity show;        /* and from here on are shown */
    struct selection rules;    /* --select, --ignore */
    const char *changed_since; /* a revision, or NULL */
    const char *files_from;    /* a file with paths, or NULL */
    const char *stdin_name;    /* the path that "-" stands for, or NULL */
    bool allow_empty;          /* no plan is no error */
    bool force_exclude;        /* settings leave out what is named, too */
    bool for_git;              /* the paths are what git hands over */
    const char *baseline;      /* a file, or NULL */
    bool write_baseline;
    bool prune;
    bool fix;             /* repair what is sure first */
    bool fix_spelling;    /* and what is misspelt */
    bool keep_order;      /* but not the order of the fields */
    const char *config;   /* the settings for all, or NULL */
    const char *for_file; /* or NULL */
};

/* False when an option was refused; the message is on standard error. */
bool options_read(struct arena *arena, const char *command, unsigned takes,
    int argc, char **argv, struct options *options);
/* What may be the id of a new plan: letters, digits and hyphens. */
bool option_is_id(const char *id);
/* "countersign: …" on standard error, control characters made visible. */
void complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
