/* new: a plan to fill in, from what its segment knows. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "commands/commands.h"
#include "commands/lock.h"
#include "commands/new_answers.h"
#include "commands/new_write.h"
#include "commands/run.h"
#include "criteria/statement.h"
#include "document/assets.h"
#include "plan/answers.h"
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
    const char *unread;   /* why the outcome gives no levels, or NULL */
    struct slice starter; /* a segment that is to be written as well */
    const char *starter_path;
    const struct answers *answers; /* or NULL */
    /* The discovery plan that the answers are for, or NULL, and its file. */
    const struct plan *before;
    const char *before_path;
    const struct account *discovered; /* what it says of the account */
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
    const char *unread = segments_unread(s->segments, s->arena, id);
    if (unread) {
        complain("the segment \"%s\" cannot be read; countersign check %s", id,
            path_shown(s->arena, workspace_root(s->workspace), unread));
        return EXIT_USAGE;
    }
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

/* The word behind a figure that leads on: "from 3.9 to 4.5 by December". */
static bool
leads_on(struct arena *arena, const char *word)
{
    static const enum lexicon_class leading[] = {WORD_FROM, WORD_TO, WORD_BY,
        WORD_WITHIN, WORD_END, WORD_AND, WORD_NOW, WORD_BREAK};
    struct tokens tokens = tokens_of(arena, lexicon_of("en"), word);
    for (size_t i = 0; i < sizeof leading / sizeof *leading; i++)
        if (token_is(&tokens, 0, leading[i]))
            return true;
    return false;
}

static const char *
unit_of(struct arena *arena, const struct amount *amount)
{
    const char *unit = *amount->unit ? amount->unit : amount->noun;
    if (!*amount->unit && leads_on(arena, unit))
        return NULL;
    return *unit ? unit_canonical(arena, unit) : NULL;
}

#define AS_IN ": write it as in \"from 8 h to 2 h by 2026-12-18\""

/* Which of from, to, unit and by the sentence does not say; NULL for none. */
static const char *
lacking(struct arena *arena, const struct statement_reading *read)
{
    bool figures = read->from && read->to;
    bool unit = figures && (unit_of(arena, &read->to->amount) ||
                               unit_of(arena, &read->from->amount));
    bool day = read->by.kind == DATE_ABSOLUTE && read->by.year != 0;
    const char *level = !figures ? "no two figures" : unit ? "" : "no unit";
    if (unit && day)
        return NULL;
    return arena_printf(arena, "%s%s%s could be read from the outcome" AS_IN,
        level, *level && !day ? " and " : "", day ? "" : "no date with a year");
}

/* What is wrong with what the sentence does say; NULL for nothing. */
static const char *
contrary(const struct new_plan *plan)
{
    if (plan->by <= plan->start)
        return "the outcome's date is not after the start";
    return plan->from == plan->to
               ? "the outcome goes from a figure to the same one"
               : NULL;
}

/* The language of its documents. */
static const char *
locale_of(const struct new_plan *plan)
{
    if (plan->account && plan->account->said[ACCOUNT_LOCALE])
        return plan->account->said[ACCOUNT_LOCALE];
    if (plan->common && is_set(plan->common->locale))
        return plan->common->locale.s;
    return "en-GB";
}

/* From, to and by, where the sentence says all three in one unit. */
static void
read_outcome(struct starting *s)
{
    struct new_plan *plan = &s->plan;
    if (!plan->outcome)
        return;
    const struct lexicon *lexicon = lexicon_of(locale_of(plan));
    struct statement_reading read =
        statement_read(s->arena, lexicon, plan->outcome, "");
    s->unread = lacking(s->arena, &read);
    if (s->unread && lexicon != lexicon_of("en")) {
        lexicon = lexicon_of("en");
        read = statement_read(s->arena, lexicon, plan->outcome, "");
        s->unread = lacking(s->arena, &read);
    }
    if (s->unread)
        return;
    plan->measure = statement_subject(s->arena, lexicon, &read);
    const char *unit = unit_of(s->arena, &read.to->amount);
    const char *before = unit_of(s->arena, &read.from->amount);
    if (!unit)
        unit = before;
    if (before && !unit_converts(before, unit)) {
        s->unread = "the outcome's figures are in two units" AS_IN;
        return;
    }
    struct quantity from = {
        .micro = read.from->amount.micro, .unit = before ? before : unit};
    plan->from = quantity_in(from, unit);
    plan->to = read.to->amount.micro;
    plan->by = sentence_date_day(&read.by, DAY_NONE);
    s->unread = contrary(plan);
    plan->unit = s->unread ? NULL : unit;
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

/* Where two texts part. */
static int
line_that_differs(struct slice a, struct slice b)
{
    int line = 1;
    for (size_t i = 0; i < a.n && i < b.n && a.p[i] == b.p[i]; i++)
        line += a.p[i] == '\n';
    return line;
}

/* The plan that is there becomes the one with the answers, where it is still
 * as `new` wrote it: what somebody wrote into it since is not lost. */
static enum exit_status
write_over(struct starting *s, struct slice bytes)
{
    const struct source *source = s->before->def.source;
    struct slice old = {source->text, source->size};
    struct new_plan without = s->plan;
    struct buf again = {0};
    bool changed;
    without.answers = NULL;
    without.outcome = without.unit = NULL;
    without.account = s->discovered;
    new_plan_write(&without, &again);
    if (again.n != old.n || memcmp(again.p, old.p, old.n) != 0) {
        complain("\"%s\" is not as it was started any more (line %d): move it "
                 "away, start the plan anew with the answers, and put back "
                 "what you had changed",
            s->before_path, line_that_differs(buf_slice(&again), old));
        buf_free(&again);
        return EXIT_FINDINGS;
    }
    buf_free(&again);
    int lock = lock_is_link(s->before_path) ? -1 : lock_file(s->before_path);
    bool ok = lock >= 0 && file_replace(s->before_path, old, bytes, &changed);
    if (!ok)
        complain("\"%s\" is not written%s%s", s->before_path,
            lock < 0 ? "" : ": ",
            lock < 0  ? ""
            : changed ? "somebody else changed it meanwhile"
                      : strerror(errno));
    if (lock >= 0)
        close(lock);
    return ok ? EXIT_CLEAN : EXIT_SYSTEM;
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
    printf("%s: a draft of type %s from the segment %s%s; %s", path,
        field_word_text(words_type, (int)s->plan.type), s->plan.map->def.id.s,
        s->answers ? " and the answers" : "",
        s->plan.outcome ? "its lines with # and <…> say what is missing"
                        : "it has no outcome yet: its lines with # say what to "
                          "ask the customer");
    /* Answers have figures of their own. */
    if (s->unread && !s->answers)
        printf("; metric and milestones have no levels yet: %s", s->unread);
    putchar('\n');
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
    if (s->before)
        path = s->before_path;
    else if (path_exists(path)) {
        complain("\"%s\" is there already, and is left as it is", path);
        return EXIT_FINDINGS;
    }
    if (s->starter_path)
        status = write_starter(s);
    new_plan_write(&s->plan, &text);
    if (status == EXIT_CLEAN)
        status = s->before ? write_over(s, buf_slice(&text))
                           : write_file(path, buf_slice(&text));
    buf_free(&text);
    if (status == EXIT_CLEAN)
        say_done(s, path);
    return status;
}

/* --- the whole --- */

static bool
settle_options(struct starting *s)
{
    const struct options *options = s->options;
    s->folder = options->output ? options->output : ".";
    if (run_folder(s->folder) != EXIT_CLEAN)
        return false;
    if (!s->plan.id || !option_is_id(s->plan.id)) {
        complain("new takes the plan's id: letters, digits and hyphens, such "
                 "as northwind");
        return false;
    }
    return true;
}

/* Once the options, a list of accounts, the answers and the plan that is there
 * have said what they know. */
static bool
settle_plan(struct starting *s)
{
    const struct start_options *said = &s->options->start;
    if (!said->segment) {
        complain("new needs --segment: one of yours, or high-touch, hybrid or "
                 "low-touch");
        return false;
    }
    if (said->type == TYPE_NONE) {
        complain("new needs --type onboarding, growth or retention");
        return false;
    }
    s->plan.customer = said->customer;
    s->plan.vendor = said->vendor;
    s->plan.type = said->type;
    s->plan.outcome = said->outcome;
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

/* What the answers say of the plan stands where nothing else does. */
static void
take_answers(struct options *options, const struct answers *answers)
{
    struct start_options *told = &options->start;
    if (!told->customer && is_set(answers->customer))
        told->customer = answers->customer.s;
    if (!told->segment && is_set(answers->segment))
        told->segment = answers->segment.s;
    if (told->type == TYPE_NONE)
        told->type = (enum plan_type)answers->type.value;
}

/* The texts of the plan's own fields; what the settings gave it is none. */
static const char *
own_text(const struct plan *plan, const char *name)
{
    const struct front *field = front_field(plan->def.front, name);
    return field && field->kind == FRONT_SCALAR && *field->text ? field->text
                                                                : NULL;
}

static void
take_person(const struct plan *plan, const char *id, struct account *account,
    enum account_field name)
{
    const struct front *all = front_field(plan->def.front, "people");
    for (int i = 0; all && i < plan->people.count; i++) {
        const struct person *person = &plan->people.items[i];
        if (!text_is(person->id.s, id) || !front_field(all, id))
            continue;
        account->said[name] = text_filled(&person->name);
        account->said[name + 1] = text_filled(&person->email);
    }
}

/* What the discovery plan knows; options may say otherwise. */
static void
take_before(struct starting *s, struct options *options)
{
    struct start_options *told = &options->start;
    const struct plan *plan = s->before;
    struct account *account = ARENA_NEW(s->arena, struct account);
    const struct front *parties = front_field(plan->def.front, "parties");
    *account = (struct account){{0}};
    account->said[ACCOUNT_RENEWAL] = own_text(plan, "renewal");
    account->said[ACCOUNT_PRODUCT] = own_text(plan, "product");
    account->said[ACCOUNT_LOCALE] = own_text(plan, "locale");
    account->said[ACCOUNT_TIMEZONE] = own_text(plan, "timezone");
    take_person(plan, "csm", account, ACCOUNT_CSM);
    take_person(plan, "our-sponsor", account, ACCOUNT_OUR_SPONSOR);
    take_person(plan, "champion", account, ACCOUNT_CHAMPION);
    take_person(plan, "sponsor", account, ACCOUNT_SPONSOR);
    s->discovered = s->plan.account = account;
    told->customer = text_filled(&plan->parties.customer.name);
    if (parties && front_field(parties, "vendor"))
        told->vendor = text_filled(&plan->parties.vendor.name);
    told->segment = is_set(plan->segment) ? plan->segment.s : told->segment;
    if (plan->type.value != TYPE_NONE)
        told->type = (enum plan_type)plan->type.value;
    if (date_known(plan->start))
        s->plan.start = plan->start.day;
}

/* The id is free, or it is that of a discovery plan, which the answers are
 * for. */
static enum exit_status
find_before(struct starting *s, struct options *options)
{
    const char *nearest;
    int second;
    int found = workspace_find_plan(
        s->workspace, s->arena, s->plan.id, &second, &nearest);
    if (found < 0)
        return EXIT_CLEAN;
    const char *shown = workspace_shown(s->workspace, found);
    const char *below = path_below(s->arena, ".", shown);
    s->before_path = below ? below : shown;
    s->before = s->answers ? definition_plan(
                                 workspace_load(s->workspace, s->arena, found))
                           : NULL;
    if (s->before && !is_set(s->before->outcome) &&
        s->before->stage.value == STAGE_DRAFT) {
        take_before(s, options);
        return EXIT_CLEAN;
    }
    complain("the plan \"%s\" has the id %s already%s", s->before_path,
        s->plan.id,
        s->answers ? ", and an outcome: answers become a plan without one"
                   : "");
    return EXIT_FINDINGS;
}

/* The id by which the settings have the person whom the list of accounts, or
 * the plan before, has for this; else the usual one. */
static const char *
id_in_settings(const struct new_plan *plan, const struct person_ref *before,
    enum account_field name, const char *usual)
{
    const char *said = plan->account ? plan->account->said[name] : NULL;
    for (int i = 0; plan->common && i < plan->common->people.count; i++) {
        const struct person *one = &plan->common->people.items[i];
        if ((before && is_set(*before) && text_is(before->id, one->id.s)) ||
            (said && is_set(one->name) &&
                text_is_nocase(text_collapse(plan->arena, said),
                    text_collapse(plan->arena, one->name.s))))
            return one->id.s;
    }
    return usual;
}

static void
name_ours(struct starting *s)
{
    const struct plan *before = s->before;
    s->plan.csm = id_in_settings(
        &s->plan, before ? &before->csm : NULL, ACCOUNT_CSM, "csm");
    s->plan.our_sponsor =
        id_in_settings(&s->plan, before ? &before->sponsors.vendor : NULL,
            ACCOUNT_OUR_SPONSOR, "our-sponsor");
}

/* What the settings of its folder give the plan. */
static enum exit_status
find_common(struct starting *s)
{
    const struct root *root = workspace_root(s->workspace);
    const struct config *config;
    struct report unsaid;
    report_init(&unsaid, s->arena);
    const char *below = path_below(s->arena, root->path, s->folder);
    const char *path =
        path_in(s->arena, !below || text_is(below, ".") ? "" : below, "new.md");
    enum exit_status status =
        settings_find(&config, s->arena, s->options, root, path);
    if (status != EXIT_CLEAN || !below)
        return status;
    struct defaults defaults = defaults_find(
        s->arena, root, path, path_in(s->arena, s->folder, "new.md"));
    if (defaults.front)
        s->plan.common = defaults_read(s->arena, root, &defaults, &unsaid);
    return EXIT_CLEAN;
}

static enum exit_status
answer_and_write(struct starting *s)
{
    struct words *words = words_new(s->options->templates);
    words_locale(words, locale_of(&s->plan));
    new_answers_take(&s->plan, s->answers, words);
    enum exit_status status = write_all(s);
    words_free(words);
    return status;
}

static enum exit_status
start(struct starting *s, struct options *options)
{
    enum exit_status status = find_before(s, options);
    if (status == EXIT_CLEAN && !settle_plan(s))
        status = EXIT_USAGE;
    if (status == EXIT_CLEAN)
        status = find_segment(s);
    if (status == EXIT_CLEAN)
        status = find_map(s);
    if (status == EXIT_CLEAN)
        status = find_common(s);
    if (status != EXIT_CLEAN)
        return status;
    read_outcome(s);
    name_ours(s);
    return s->answers ? answer_and_write(s) : write_all(s);
}

/* The file of answers, which may say which plan it is for. */
static enum exit_status
open_answers(struct starting *s, struct options *options)
{
    s->answers = new_answers_read(
        s->arena, options, options->start.answers, s->plan.start);
    if (!s->answers)
        return EXIT_FINDINGS;
    const char *id = is_set(s->answers->plan) ? s->answers->plan.s : NULL;
    if (s->plan.id && id && !text_is_nocase(id, s->plan.id)) {
        complain("\"%s\" holds the answers for %s, not for %s",
            options->start.answers, id, s->plan.id);
        return EXIT_USAGE;
    }
    if (!s->plan.id)
        s->plan.id = id;
    take_answers(options, s->answers);
    return EXIT_CLEAN;
}

static enum exit_status
open_and_start(struct arena *arena, struct options *options)
{
    struct starting starting = {.arena = arena, .options = options};
    struct starting *s = &starting;
    struct account account;
    enum exit_status status = EXIT_CLEAN;
    const struct start_options *said = &options->start;
    s->plan.arena = arena;
    s->plan.id = options->path_count == 1 ? options->paths[0] : NULL;
    s->plan.start = said->on == DAY_NONE ? options->today : said->on;
    if (said->from && s->plan.id)
        status = take_account(arena, options, &account);
    if (status == EXIT_CLEAN && said->answers)
        status = open_answers(s, options);
    if (status != EXIT_CLEAN)
        return status;
    if (!settle_options(s))
        return EXIT_USAGE;
    if (said->from)
        s->plan.account = &account;
    char *paths[] = {root_find(arena, s->folder)};
    struct options all = *options;
    all.paths = paths;
    all.path_count = 1;
    all.allow_empty = true;
    status = run_open_any(&s->workspace, &all);
    if (status != EXIT_CLEAN)
        return status;
    s->segments = segments_new(workspace_root(s->workspace), options->today);
    status = start(s, options);
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
