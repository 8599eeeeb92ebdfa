#include "commands/options_inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/pool.h"
#include "base/text.h"
#include "commands/progress.h"

#define JOBS_MAX 64

void
complain(const char *format, ...)
{
    va_list args;
    struct buf text = {0}, shown = {0};
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    buf_visible(&shown, text.p ? text.p : "", text.n);
    progress_hide();
    fprintf(stderr, "countersign: %s\n", shown.p ? shown.p : "");
    progress_show();
    buf_free(&text);
    buf_free(&shown);
}

static bool
set_today(struct parsing *parsing, const char *value)
{
    parsing->options->today = day_parse_iso(value);
    if (parsing->options->today != DAY_NONE)
        return true;
    complain("--today takes a date such as 2026-08-20, not \"%s\"", value);
    return false;
}

static bool
set_jobs(struct parsing *parsing, const char *value)
{
    char *end;
    long jobs = strtol(value, &end, 10);
    if (*value && !*end && jobs >= 1 && jobs <= JOBS_MAX) {
        parsing->options->jobs = (int)jobs;
        return true;
    }
    complain("--jobs takes a number from 1 to %d, not \"%s\"", JOBS_MAX, value);
    return false;
}

static bool
set_quiet(struct parsing *parsing, const char *value)
{
    (void)value;
    parsing->options->quiet = true;
    return true;
}

static bool
set_strict(struct parsing *parsing, const char *value)
{
    (void)value;
    parsing->options->strict = true;
    return true;
}

static bool
set_help(struct parsing *parsing, const char *value)
{
    (void)value;
    parsing->options->help = true;
    return true;
}

bool
option_is_one_of(
    const char *option, const char *value, const char *const *words, int n)
{
    if (text_among(value, words, n))
        return true;
    struct arena *arena = arena_new();
    const char *near = text_nearest(value, words, n);
    complain("%s is %s, not \"%s\"%s%s%s", option,
        text_any_of(arena, words, n, ""), value,
        near ? ": did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    arena_free(arena);
    return false;
}

static bool
set_color(struct parsing *parsing, const char *value)
{
    static const char *const words[] = {"auto", "always", "never"};
    parsing->color = value;
    return option_is_one_of("--color", value, words, 3);
}

static bool
set_format(struct parsing *parsing, const char *value)
{
    static const char *const words[] = {"full", "concise"};
    parsing->options->format =
        text_is(value, "full") ? REPORT_FULL : REPORT_CONCISE;
    return option_is_one_of("--format", value, words, 2);
}

static bool
set_verdict(struct parsing *parsing, const char *value)
{
    static const char *const words[] = {[VERDICT_TEXT] = "text",
        [VERDICT_JSON] = "json",
        [VERDICT_MARKDOWN] = "markdown"};
    int count = parsing->takes & TAKES_DIFF ? 3 : 2;
    for (int i = 0; i < count; i++)
        if (text_is(value, words[i]))
            parsing->options->verdict = (enum verdict_format)i;
    return option_is_one_of("--format", value, words, count);
}

/* Every format; the word is the first `length` bytes. */
static bool
read_format(const char *option, const char *word, size_t length,
    enum report_format *format)
{
    const char *names[REPORT_FORMATS];
    struct buf name = {0};
    buf_add(&name, word, length);
    for (int i = 0; i < REPORT_FORMATS; i++)
        names[i] = report_writer((enum report_format)i)->name;
    *format = report_format_find(name.p);
    bool known = option_is_one_of(option, name.p, names, REPORT_FORMATS);
    buf_free(&name);
    return known;
}

static bool
set_report_format(struct parsing *parsing, const char *value)
{
    return read_format(
        "--format", value, strlen(value), &parsing->options->format);
}

static bool
add_report(struct parsing *parsing, const char *value)
{
    struct options *options = parsing->options;
    struct report_file *report = &options->reports[options->report_count];
    size_t length = strcspn(value, ":");
    if (!value[length] || !value[length + 1] || text_is(value + length, ":-")) {
        complain("-o takes a format and a file such as sarif:out/check.sarif, "
                 "not \"%s\"",
            value);
        return false;
    }
    if (options->report_count == OUTPUTS_MAX) {
        complain("-o can be given %d times at most", OUTPUTS_MAX);
        return false;
    }
    if (!read_format("the format of -o", value, length, &report->format))
        return false;
    report->file = value + length + 1;
    for (int i = 0; i < options->report_count; i++)
        if (text_is(options->reports[i].file, report->file)) {
            complain("two reports cannot be one file, \"%s\"", report->file);
            return false;
        }
    options->report_count++;
    return true;
}

static bool
set_order(struct parsing *parsing, const char *value)
{
    static const char *const words[] = {"csm"};
    parsing->options->by_keeper = true;
    return option_is_one_of("--by", value, words, 1);
}

static bool
set_output(struct parsing *parsing, const char *value)
{
    parsing->options->output = value;
    return true;
}

static bool
set_no_calendar(struct parsing *parsing, const char *value)
{
    (void)value;
    parsing->options->no_calendar = true;
    return true;
}

static bool
set_charts(struct parsing *parsing, const char *value)
{
    parsing->options->charts = value;
    return true;
}

static bool
set_theme(struct parsing *parsing, const char *value)
{
    parsing->options->theme = value;
    return true;
}

static bool
set_templates(struct parsing *parsing, const char *value)
{
    parsing->options->templates = value;
    if (path_is_folder(value))
        return true;
    complain("--templates names a folder, and there is none at \"%s\"", value);
    return false;
}

static bool
set_audience(struct parsing *parsing, const char *value)
{
    static const char *const words[] = {"customer", "internal"};
    parsing->options->audience =
        text_is(value, "internal") ? AUDIENCE_INTERNAL : AUDIENCE_CUSTOMER;
    return option_is_one_of("--audience", value, words, 2);
}

static bool
set_esign(struct parsing *parsing, const char *value)
{
    static const char *const words[] = {"docusign", "adobe"};
    parsing->options->esign =
        text_is(value, "adobe") ? ESIGN_ADOBE : ESIGN_DOCUSIGN;
    return option_is_one_of("--esign", value, words, 2);
}

static bool
set_stage(struct parsing *parsing, const char *value)
{
    static const char *const words[] = {"plan", "terms", "model", "document",
        "layout", "tags", "deck", "deck-layout", "deck-tags", "agenda",
        "minutes"};
    parsing->options->stage = value;
    return option_is_one_of(
        "--stage", value, words, sizeof words / sizeof *words);
}

static bool
set_severity(const char *option, const char *value, enum severity *severity)
{
    static const char *const words[] = {"note", "warning", "error"};
    static const enum severity severities[] = {
        SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR};
    for (int i = 0; i < 3; i++)
        if (text_is(value, words[i]))
            *severity = severities[i];
    return option_is_one_of(option, value, words, 3);
}

static bool
set_fail_on(struct parsing *parsing, const char *value)
{
    return set_severity("--fail-on", value, &parsing->options->fail_on);
}

static bool
set_show(struct parsing *parsing, const char *value)
{
    return set_severity("--show", value, &parsing->options->show);
}

static bool
set_rules(const char *option, struct selection *rules, const char *value,
    bool (*set)(struct selection *, const char *, struct buf *))
{
    struct buf why = {0};
    bool good = set(rules, value, &why);
    if (!good)
        complain("%s: %s", option, why.p);
    buf_free(&why);
    return good;
}

static bool
set_select(struct parsing *parsing, const char *value)
{
    return set_rules(
        "--select", &parsing->options->rules, value, selection_take);
}

static bool
set_ignore(struct parsing *parsing, const char *value)
{
    return set_rules(
        "--ignore", &parsing->options->rules, value, selection_leave);
}

/* Options that are kept as they stand. */
#define KEEP_TEXT(member)                                                      \
    static bool set_##member(struct parsing *parsing, const char *value)       \
    {                                                                          \
        parsing->options->member = value;                                      \
        return true;                                                           \
    }
#define KEEP_FLAG(member)                                                      \
    static bool set_##member(struct parsing *parsing, const char *value)       \
    {                                                                          \
        (void)value;                                                           \
        return parsing->options->member = true;                                \
    }
KEEP_TEXT(changed_since)
KEEP_TEXT(files_from)
KEEP_TEXT(stdin_name)
KEEP_TEXT(baseline)
KEEP_TEXT(config)
KEEP_TEXT(for_file)
KEEP_TEXT(form)
KEEP_TEXT(csm)
KEEP_FLAG(allow_empty)
KEEP_FLAG(force_exclude)
KEEP_FLAG(for_git)
KEEP_FLAG(write_baseline)
KEEP_FLAG(prune)
KEEP_FLAG(fix)
KEEP_FLAG(fix_spelling)
KEEP_FLAG(keep_order)

static bool
set_quarter(struct parsing *parsing, const char *value)
{
    const char *why;
    struct quarter *quarter = &parsing->options->quarter;
    if (quarter_parse(value, quarter, &why)) {
        quarter->state = VALUE_SET;
        return true;
    }
    complain("--quarter takes a quarter such as 2026-Q3, not \"%s\"", value);
    return false;
}

static bool
set_how(struct parsing *parsing, const char *value)
{
    static const char *const words[] = {"pdf", "form", "email", "meeting"};
    parsing->options->signoff.how =
        (enum how)field_word_value(words_how, value);
    return option_is_one_of("--how", value, words, 4);
}

static bool
set_by(struct parsing *parsing, const char *value)
{
    parsing->options->signoff.by = value;
    return true;
}

static bool
set_on_behalf_of(struct parsing *parsing, const char *value)
{
    parsing->options->signoff.on_behalf_of = value;
    return true;
}

static bool
set_recorded_by(struct parsing *parsing, const char *value)
{
    parsing->options->signoff.recorded_by = value;
    return true;
}

static bool
set_proof(struct parsing *parsing, const char *value)
{
    parsing->options->signoff.proof = value;
    return true;
}

static bool
set_pdf(struct parsing *parsing, const char *value)
{
    parsing->options->signoff.pdf = value;
    return true;
}

static bool
set_accept(struct parsing *parsing, const char *value)
{
    parsing->options->signoff.accept = value;
    return true;
}

static const struct option options_of_all[] = {
    {"--today", NULL, 0, true, set_today},
    {"--jobs", "-j", 0, true, set_jobs},
    {"--quiet", "-q", 0, false, set_quiet},
    {"--color", NULL, 0, true, set_color},
    {"--help", "-h", 0, false, set_help},
    {"--format", NULL, TAKES_FORMAT, true, set_format},
    {"--format", NULL, TAKES_VERDICT | TAKES_DIFF, true, set_verdict},
    {"--git", NULL, TAKES_DIFF, false, set_for_git},
    {"--output", "-o", TAKES_OUTPUT, true, set_output},
    {"--format", NULL, TAKES_REPORTS, true, set_report_format},
    {"--output", "-o", TAKES_REPORTS, true, add_report},
    {"--by", NULL, TAKES_REPORTS, true, set_order},
    {"--format", NULL, TAKES_FORM, true, set_form},
    {"--csm", NULL, TAKES_CSM, true, set_csm},
    {"--charts", NULL, TAKES_CHARTS, true, set_charts},
    {"--no-calendar", NULL, TAKES_CALENDAR, false, set_no_calendar},
    {"--quarter", NULL, TAKES_QUARTER, true, set_quarter},
    {"--templates", NULL, TAKES_TEMPLATES, true, set_templates},
    {"--theme", NULL, TAKES_THEME, true, set_theme},
    {"--audience", NULL, TAKES_AUDIENCE, true, set_audience},
    {"--esign", NULL, TAKES_ESIGN, true, set_esign},
    {"--strict", NULL, TAKES_STRICT, false, set_strict},
    {"--stage", NULL, TAKES_STAGE, true, set_stage},
    {"--by", NULL, TAKES_SIGNOFF, true, set_by},
    {"--how", NULL, TAKES_SIGNOFF, true, set_how},
    {"--proof", NULL, TAKES_SIGNOFF, true, set_proof},
    {"--pdf", NULL, TAKES_SIGNOFF, true, set_pdf},
    {"--accept", NULL, TAKES_SIGNOFF, true, set_accept},
    {"--recorded-by", NULL, TAKES_SIGNOFF, true, set_recorded_by},
    {"--on-behalf-of", NULL, TAKES_SIGNOFF, true, set_on_behalf_of},
    {"--fail-on", NULL, TAKES_GATES, true, set_fail_on},
    {"--show", NULL, TAKES_GATES, true, set_show},
    {"--select", NULL, TAKES_GATES, true, set_select},
    {"--ignore", NULL, TAKES_GATES, true, set_ignore},
    {"--changed-since", NULL, TAKES_GATES, true, set_changed_since},
    {"--files-from", NULL, TAKES_GATES, true, set_files_from},
    {"--stdin-name", NULL, TAKES_GATES, true, set_stdin_name},
    {"--allow-empty", NULL, TAKES_GATES, false, set_allow_empty},
    {"--force-exclude", NULL, TAKES_GATES, false, set_force_exclude},
    {"--baseline", NULL, TAKES_GATES, true, set_baseline},
    {"--write-baseline", NULL, TAKES_GATES, false, set_write_baseline},
    {"--prune", NULL, TAKES_GATES, false, set_prune},
    {"--fix", NULL, TAKES_GATES, false, set_fix},
    {"--fix-spelling", NULL, TAKES_GATES, false, set_fix_spelling},
    {"--keep-order", NULL, TAKES_GATES, false, set_keep_order},
    {"--config", NULL, TAKES_GATES | TAKES_FOR | TAKES_CONFIG, true,
        set_config},
    {"--for", NULL, TAKES_FOR, true, set_for_file},
    {0},
};

/* One subject each; every one ends with a row without a name. */
static const struct option *const tables[] = {options_of_all, options_of_keep};
#define TABLES (sizeof tables / sizeof *tables)
#define OPTIONS_MAX 100

/* "--name", "--name=value", "-o" and "-ovalue"; *value is what is attached. */
static bool
matches(const struct option *option, const char *argument, const char **value)
{
    size_t length = strlen(option->name);
    *value = NULL;
    if (strncmp(option->name, argument, length) == 0 &&
        (argument[length] == '=' || !argument[length])) {
        *value = argument[length] ? argument + length + 1 : NULL;
        return true;
    }
    if (!option->letter || !text_starts(argument, option->letter))
        return false;
    *value = argument[2] ? argument + 2 : NULL;
    return !*value || option->has_value;
}

/* The next option that the command takes, from the first on. */
static const struct option *
next_option(const struct parsing *parsing, size_t *table, int *row)
{
    for (; *table < TABLES; ++*table, *row = 0)
        while (tables[*table][*row].name) {
            const struct option *option = &tables[*table][(*row)++];
            if (option->takes == 0 || (option->takes & parsing->takes))
                return option;
        }
    return NULL;
}

static const struct option *
find_option(
    const struct parsing *parsing, const char *argument, const char **value)
{
    const struct option *option;
    size_t table = 0;
    int row = 0;
    while ((option = next_option(parsing, &table, &row)))
        if (matches(option, argument, value))
            return option;
    return NULL;
}

static bool
refuse_option(const struct parsing *parsing, const char *argument)
{
    const char *names[OPTIONS_MAX];
    const struct option *option;
    size_t table = 0;
    int row = 0, count = 0;
    while (count < OPTIONS_MAX && (option = next_option(parsing, &table, &row)))
        names[count++] = option->name;
    const char *near = text_nearest(argument, names, count);
    if (near)
        complain("%s has no option \"%s\": did you mean %s?", parsing->command,
            argument, near);
    else
        complain("%s has no option \"%s\"; `countersign %s --help` lists them",
            parsing->command, argument, parsing->command);
    return false;
}

static bool
read_option(struct parsing *parsing, char **argv, int *i, int argc)
{
    const char *value;
    const struct option *option = find_option(parsing, argv[*i], &value);
    if (!option)
        return refuse_option(parsing, argv[*i]);
    if (!option->has_value && value) {
        complain("%s takes no value", option->name);
        return false;
    }
    if (option->has_value && !value) {
        if (*i + 1 >= argc) {
            complain("%s needs a value", option->name);
            return false;
        }
        value = argv[++*i];
    }
    return option->set(parsing, value);
}

/* SOURCE_DATE_EPOCH, else the clock. */
static day_t
default_today(void)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    long long seconds = epoch ? strtoll(epoch, &end, 10) : 0;
    if (!epoch || !*epoch || *end)
        seconds = (long long)time(NULL);
    return (day_t)(seconds / 86400);
}

static bool
wants_color(const char *word, int descriptor)
{
    const char *term = getenv("TERM"), *no_color = getenv("NO_COLOR");
    if (!text_is(word, "auto"))
        return text_is(word, "always");
    return isatty(descriptor) && !(no_color && *no_color) &&
           !(term && text_is(term, "dumb"));
}

bool
options_read(struct arena *arena, const char *command, unsigned takes, int argc,
    char **argv, struct options *options)
{
    *options = (struct options){
        .today = DAY_NONE,
        .on = DAY_NONE,
        .start.on = DAY_NONE,
        .jobs = pool_processors(),
        .format = isatty(STDOUT_FILENO) ? REPORT_FULL : REPORT_CONCISE,
        .paths = ARENA_ARRAY(arena, char *, argc + 1),
        .fail_on = SEVERITY_ERROR,
        .show = SEVERITY_NOTE,
    };
    struct parsing parsing = {arena, command, takes, options, "auto"};
    bool only_paths = false;
    for (int i = 0; i < argc; i++) {
        bool is_path = only_paths || argv[i][0] != '-' || !argv[i][1];
        if (is_path)
            options->paths[options->path_count++] = argv[i];
        else if (text_is(argv[i], "--"))
            only_paths = true;
        else if (!read_option(&parsing, argv, &i, argc))
            return false;
    }
    if (options->today == DAY_NONE)
        options->today = default_today();
    options->color = wants_color(parsing.color, STDOUT_FILENO);
    options->color_messages = wants_color(parsing.color, STDERR_FILENO);
    return true;
}
