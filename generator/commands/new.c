/* new: a plan to fill in, from what its segment knows. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "commands/commands.h"
#include "commands/new_write.h"
#include "commands/run.h"
#include "criteria/statement.h"
#include "document/assets.h"
#include "plan/defaults.h"
#include "plan/progress.h"
#include "plan/segments.h"

/* Segments that come with the program, by how much of your people's time they
 * get. */
static const char *const shipped[] = {"high-touch", "hybrid", "low-touch"};
#define SHIPPED ((int)(sizeof shipped / sizeof *shipped))

struct starting {
    struct arena *arena;
    const struct options *options;
    struct workspace *workspace;
    struct segments *segments;
    struct new_plan plan;
    const char *folder;
    struct slice starter; /* a segment that is to be written as well */
    const char *starter_path;
};

/* --- the segment --- */

static bool
is_shipped(const char *id)
{
    for (int i = 0; i < SHIPPED; i++)
        if (text_is(shipped[i], id))
            return true;
    return false;
}

/* The starter of an engagement for a type of plan. */
static const struct segment *
read_starter(struct starting *s, const char *engagement, enum plan_type type,
    struct slice *bytes)
{
    const char *path;
    const char *name = arena_printf(s->arena, "starters/%s-%s.md", engagement,
        field_word_text(words_type, (int)type));
    if (!asset_read(s->arena, s->options->templates, name, bytes, &path)) {
        complain("\"%s\" cannot be read", path);
        return NULL;
    }
    const struct segment *segment = definition_segment(definition_read(s->arena,
        NULL, source_new(s->arena, path, *bytes), name, s->options->today));
    if (!segment)
        complain("\"%s\" is not a segment that can be read", path);
    return segment;
}

static enum exit_status
refuse_segment(struct starting *s, const char *id, const char *nearest)
{
    if (!nearest)
        nearest = text_nearest(id, shipped, SHIPPED);
    if (nearest)
        complain("there is no segment \"%s\": did you mean %s?", id, nearest);
    else
        complain("there is no segment \"%s\" below \"%s\": give one of yours, "
                 "or high-touch, hybrid or low-touch, which come with the "
                 "program",
            id, workspace_root(s->workspace)->path);
    return EXIT_USAGE;
}

static enum exit_status
find_segment(struct starting *s)
{
    const char *id = s->options->start.segment, *nearest;
    s->plan.segment = segments_find(s->segments, ".", id, &nearest);
    if (s->plan.segment)
        return EXIT_CLEAN;
    if (!is_shipped(id))
        return refuse_segment(s, id, nearest);
    s->plan.segment = read_starter(s, id, TYPE_ONBOARDING, &s->starter);
    s->starter_path =
        arena_printf(s->arena, "%s/segments/%s.md", s->folder, id);
    if (text_is(s->folder, "."))
        s->starter_path = arena_printf(s->arena, "segments/%s.md", id);
    return s->plan.segment ? EXIT_CLEAN : EXIT_SYSTEM;
}

/* The map of an onboarding plan is the segment's own; that of another type is
 * in the segment "ID-growth", else in the starter of its engagement. */
static enum exit_status
find_map(struct starting *s)
{
    static const char *const engagements[] = {
        "hybrid", "high-touch", "hybrid", "low-touch"};
    const char *nearest;
    struct slice bytes;
    const struct segment *segment = s->plan.segment;
    const char *type = field_word_text(words_type, (int)s->plan.type);
    s->plan.map = segments_find(s->segments, ".",
        arena_printf(s->arena, "%s-%s", segment->def.id.s, type), &nearest);
    if (!s->plan.map && s->plan.type == TYPE_ONBOARDING)
        s->plan.map = segment;
    if (!s->plan.map)
        s->plan.map = read_starter(
            s, engagements[segment->engagement.value], s->plan.type, &bytes);
    return s->plan.map ? EXIT_CLEAN : EXIT_SYSTEM;
}

/* --- the outcome --- */

static const char *
unit_of(struct arena *arena, const struct amount *amount)
{
    const char *unit = *amount->unit ? amount->unit : amount->noun;
    return *unit ? unit_canonical(arena, unit) : NULL;
}

/* From, to and by, where the sentence says all three in one unit. */
static void
read_outcome(struct starting *s)
{
    struct new_plan *plan = &s->plan;
    if (!plan->outcome)
        return;
    struct statement_reading read =
        statement_read(s->arena, lexicon_of("en"), plan->outcome, "");
    if (!read.from || !read.to || read.by.kind != DATE_ABSOLUTE ||
        read.by.year == 0)
        return;
    const char *unit = unit_of(s->arena, &read.to->amount);
    const char *before = unit_of(s->arena, &read.from->amount);
    if (!unit)
        unit = before;
    if (!unit || (before && !unit_converts(before, unit)))
        return;
    struct quantity from = {
        .micro = read.from->amount.micro, .unit = before ? before : unit};
    plan->unit = unit;
    plan->from = quantity_in(from, unit);
    plan->to = read.to->amount.micro;
    plan->by = sentence_date_day(&read.by, DAY_NONE);
    if (plan->by <= plan->start || plan->from == plan->to)
        plan->unit = NULL;
}

/* --- writing --- */

static enum exit_status
write_file(const char *path, struct slice bytes)
{
    if (file_write(path, bytes))
        return EXIT_CLEAN;
    complain("\"%s\" cannot be written: %s", path, strerror(errno));
    return EXIT_SYSTEM;
}

static enum exit_status
write_starter(const struct starting *s)
{
    const char *folder = path_folder(s->arena, s->starter_path);
    if (folder_make(folder))
        return write_file(s->starter_path, s->starter);
    complain("\"%s\" cannot be made: %s", folder, strerror(errno));
    return EXIT_SYSTEM;
}

static void
say_done(const struct starting *s, const char *path)
{
    if (s->options->quiet)
        return;
    if (s->starter_path)
        printf("%s: the segment %s, to be made your own\n", s->starter_path,
            s->plan.segment->def.id.s);
    printf("%s: a draft of type %s from the segment %s; %s\n", path,
        field_word_text(words_type, (int)s->plan.type), s->plan.map->def.id.s,
        s->plan.outcome ? "its lines with # and <…> say what is missing"
                        : "it has no outcome yet: its lines with # say what to "
                          "ask the customer");
}

static enum exit_status
write_all(struct starting *s)
{
    const char *path =
        text_is(s->folder, ".")
            ? arena_printf(s->arena, "%s.md", s->plan.id)
            : arena_printf(s->arena, "%s/%s.md", s->folder, s->plan.id);
    enum exit_status status = EXIT_CLEAN;
    struct buf text = {0};
    if (path_exists(path)) {
        complain("\"%s\" is there already, and is left as it is", path);
        return EXIT_FINDINGS;
    }
    if (s->starter_path)
        status = write_starter(s);
    new_plan_write(&s->plan, &text);
    if (status == EXIT_CLEAN)
        status = write_file(path, buf_slice(&text));
    buf_free(&text);
    if (status == EXIT_CLEAN)
        say_done(s, path);
    return status;
}

/* --- the whole --- */

static bool
id_fits(const char *id)
{
    return *id &&
           id[strspn(id, "abcdefghijklmnopqrstuvwxyz"
                         "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")] == '\0';
}

static bool
settle_options(struct starting *s)
{
    const struct options *options = s->options;
    const struct start_options *said = &options->start;
    if (options->path_count != 1 || !id_fits(options->paths[0])) {
        complain("new takes the plan's id: letters, digits and hyphens, such "
                 "as northwind");
        return false;
    }
    if (!said->segment) {
        complain("new needs --segment: one of yours, or high-touch, hybrid or "
                 "low-touch");
        return false;
    }
    if (said->type == TYPE_NONE) {
        complain("new needs --type onboarding, growth or retention");
        return false;
    }
    s->folder = options->output ? options->output : ".";
    if (!path_is_folder(s->folder) && !folder_make(s->folder)) {
        complain(
            "the folder \"%s\" cannot be made: %s", s->folder, strerror(errno));
        return false;
    }
    s->plan = (struct new_plan){.arena = s->arena,
        .id = options->paths[0],
        .customer = said->customer,
        .vendor = said->vendor,
        .type = said->type,
        .outcome = said->outcome,
        .start = said->on == DAY_NONE ? options->today : said->on};
    return true;
}

static enum plan_type
type_called(const char *word)
{
    for (const struct field_word *one = words_type; word && one->word; one++)
        if (text_is_nocase(one->word, word))
            return (enum plan_type)one->value;
    return TYPE_NONE;
}

/* What the list of accounts says stands where no option does. */
static enum exit_status
take_account(
    struct arena *arena, struct options *options, struct account *account)
{
    struct start_options *told = &options->start;
    enum exit_status status =
        new_account_read(arena, told->from, options->paths[0], account);
    if (!told->customer)
        told->customer = account->said[ACCOUNT_NAME];
    if (!told->segment)
        told->segment = account->said[ACCOUNT_SEGMENT];
    if (told->type == TYPE_NONE)
        told->type = type_called(account->said[ACCOUNT_TYPE]);
    return status;
}

static bool
is_taken(struct starting *s)
{
    const char *nearest;
    int second;
    int found = workspace_find_plan(
        s->workspace, s->arena, s->plan.id, &second, &nearest);
    if (found >= 0)
        complain("the plan \"%s\" has the id %s already",
            workspace_shown(s->workspace, found), s->plan.id);
    return found >= 0;
}

static void
find_common(struct starting *s)
{
    const struct root *root = workspace_root(s->workspace);
    struct report unsaid;
    report_init(&unsaid, s->arena);
    const char *below = path_below(s->arena, root->path, s->folder);
    if (!below)
        return;
    struct defaults defaults = defaults_find(s->arena, root,
        path_in(s->arena, text_is(below, ".") ? "" : below, "new.md"),
        path_in(s->arena, s->folder, "new.md"));
    if (defaults.front)
        s->plan.common = defaults_read(s->arena, root, &defaults, &unsaid);
}

static enum exit_status
start(struct starting *s)
{
    enum exit_status status = is_taken(s) ? EXIT_FINDINGS : find_segment(s);
    if (status == EXIT_CLEAN)
        status = find_map(s);
    if (status != EXIT_CLEAN)
        return status;
    read_outcome(s);
    find_common(s);
    return write_all(s);
}

static enum exit_status
open_and_start(struct arena *arena, struct options *options)
{
    struct starting starting = {.arena = arena, .options = options};
    struct starting *s = &starting;
    struct account account;
    enum exit_status status = EXIT_CLEAN;
    if (options->start.from && options->path_count == 1)
        status = take_account(arena, options, &account);
    if (status != EXIT_CLEAN)
        return status;
    if (!settle_options(s))
        return EXIT_USAGE;
    if (options->start.from)
        s->plan.account = &account;
    char *paths[] = {root_find(arena, s->folder)};
    struct options all = *options;
    all.paths = paths;
    all.path_count = 1;
    all.allow_empty = true;
    status = run_open(&s->workspace, &all);
    if (status != EXIT_CLEAN)
        return status;
    s->segments = segments_new(workspace_root(s->workspace), options->today);
    status = start(s);
    segments_free(s->segments);
    workspace_close(s->workspace);
    return run_flush() ? status : EXIT_SYSTEM;
}

int
command_new(int argc, char **argv)
{
    return run_command("new", TAKES_START | TAKES_OUTPUT | TAKES_TEMPLATES,
        argc, argv, open_and_start);
}
