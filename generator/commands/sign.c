/* sign: record that a side has agreed to the terms of a plan.
 *
 * How it was done must be said, as documents call only a signed PDF signed;
 * whatever is not proved by a form needs its proof: a file, or the sentence
 * that was written or said. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "commands/commands.h"
#include "commands/lock.h"
#include "commands/people.h"
#include "commands/logos.h"
#include "commands/press.h"
#include "commands/run.h"
#include "commands/sign_inner.h"
#include "criteria/judge.h"
#include "seal/difference.h"
#include "seal/signed.h"

/* --- people --- */

static const char *
side_name(enum side side)
{
    return side == SIDE_VENDOR ? "vendor" : "customer";
}

const char *
sign_company(const struct signing *s, enum side side)
{
    const struct party *party = side == SIDE_VENDOR
                                    ? &s->plan->parties.vendor
                                    : &s->plan->parties.customer;
    return is_set(party->name) ? party->name.s : side_name(side);
}

/* NULL, having said why, for who is unknown or of the other side. */
static const struct person *
person_of(const struct signing *s, const char *option, const char *who,
    enum side side)
{
    const struct person *person = people_choose(s->arena, s->plan, who);
    if (!person) {
        people_complain(s->arena, s->plan, option, who);
        return NULL;
    }
    if (side != SIDE_NONE && person->side.value != (int)side) {
        complain("%s %s: %s is of the other side and cannot agree for %s",
            option, who, people_name(person), sign_company(s, side));
        return NULL;
    }
    return person;
}

static bool
has_left(const struct signing *s, const struct person *person, day_t on)
{
    if (!is_set(person->left) || person->left.day == DAY_NONE ||
        person->left.day >= on)
        return false;
    complain("%s left on %s, before the day of the sign-off",
        people_name(person), day_words(s->arena, person->left.day));
    return true;
}

bool
sign_people(struct signing *s, const char *who, struct sign_entry *entry)
{
    const struct signoff_options *said = &s->options->signoff;
    const struct person *by = person_of(s, "--by", who, entry->side);
    if (!by || has_left(s, by, entry->on))
        return false;
    entry->by = by->id.s;
    if (said->on_behalf_of) {
        const struct person *whom =
            person_of(s, "--on-behalf-of", said->on_behalf_of, entry->side);
        if (!whom)
            return false;
        entry->on_behalf_of = whom == by ? NULL : whom->id.s;
    }
    if (said->recorded_by) {
        const struct person *recorder =
            person_of(s, "--recorded-by", said->recorded_by, SIDE_NONE);
        if (!recorder)
            return false;
        entry->recorded_by = recorder->id.s;
    }
    return true;
}

bool
sign_day(struct signing *s, day_t day, struct sign_entry *entry)
{
    const struct options *options = s->options;
    bool given = options->on != DAY_NONE;
    entry->on = given ? options->on : day;
    if (entry->on <= options->today)
        return true;
    complain("%s %s is still to come: today is %s",
        given ? "--on" : "the day of the sign-off,",
        day_words(s->arena, entry->on), day_words(s->arena, options->today));
    return false;
}

/* --- what was signed before --- */

bool
sign_stands(const struct signing *s, enum side side)
{
    struct seal seal = seal_of(s->plan, &s->terms, side);
    return seal.state == SEAL_HOLDS &&
           seal_is_as_asked(s->plan, side, (enum how)seal.last->how.value);
}

/* As it will be read. */
static struct signoff
signoff_of(const struct signing *s, const struct sign_entry *entry)
{
    struct signoff signoff = {.side.value = (int)entry->side};
    signoff.by = (struct person_ref){VALUE_SET, .id = entry->by,
        .to = people_choose(s->arena, s->plan, entry->by)};
    if (entry->on_behalf_of)
        signoff.on_behalf_of =
            (struct person_ref){VALUE_SET, .id = entry->on_behalf_of,
                .to = people_choose(s->arena, s->plan, entry->on_behalf_of)};
    return signoff;
}

/* The one that is there may have been a slip, which only a hand takes out. */
static void
complain_agreed(const struct signing *s, const struct sign_entry *entry,
    const struct signoff *last)
{
    struct signoff signoff = signoff_of(s, entry);
    const char *company = sign_company(s, entry->side);
    if (seal_lacks_right(s->plan, last) && !seal_lacks_right(s->plan, &signoff))
        complain("%s has agreed to these terms already (terms %s), by %s, who "
                 "is neither its signer nor its sponsor: to replace that, take "
                 "the entry out from under `signoff` and sign again",
            company, s->terms.short_digest, people_name(last->by.to));
    else
        complain("%s has agreed to these terms already (terms %s)", company,
            s->terms.short_digest);
}

static enum exit_status
check_earlier(const struct signing *s, const struct sign_entry *entry)
{
    enum side side = entry->side;
    struct seal seal = seal_of(s->plan, &s->terms, side);
    if (seal.state == SEAL_HOLDS &&
        (sign_stands(s, side) ||
            !seal_is_as_asked(s->plan, side, entry->how))) {
        complain_agreed(s, entry, seal.last);
        return EXIT_FINDINGS;
    }
    if (seal.last && is_set(seal.last->on) && seal.last->on.day > entry->on) {
        complain("%s agreed to other terms on %s, and the later day counts: "
                 "--on must not be before it",
            sign_company(s, side), day_words(s->arena, seal.last->on.day));
        return EXIT_USAGE;
    }
    return EXIT_CLEAN;
}

#define CHANGES_SHOWN 3

enum exit_status
sign_same_terms(const struct signing *s, const char *path, const char *plan,
    const char *digest, const struct json *file)
{
    if (!text_is(plan, s->plan->def.id.s)) {
        complain("\"%s\" is of the plan %s, not of %s", path, plan,
            s->plan->def.id.s);
        return EXIT_FINDINGS;
    }
    if (text_is(digest, s->terms.digest))
        return EXIT_CLEAN;
    complain("\"%s\" is over the terms %.8s, and the plan's are %s now", path,
        digest + strlen("sha256:"), s->terms.short_digest);
    struct differences all = {0};
    if (file)
        all = terms_difference(s->arena, file, s->terms.file, s->plan);
    for (int i = 0; i < all.count && i < CHANGES_SHOWN; i++)
        complain("%s", all.items[i].sentence);
    return EXIT_FINDINGS;
}

/* --- the plan's own faults --- */

static void
print_findings(const struct signing *s, const struct report *report)
{
    struct buf text = {0};
    struct report_style style = {
        .format = s->options->format, .color = s->options->color};
    report_write(report, style, &text);
    fwrite(text.p ? text.p : "", 1, text.n, stdout);
    buf_free(&text);
}

/* Only what stops the signature. */
static int
print_stopping(const struct signing *s, const struct report *all)
{
    struct report stopping;
    report_init(&stopping, s->arena);
    for (int i = 0; i < all->count; i++) {
        const struct finding *finding = &all->findings[i];
        if (finding->severity == SEVERITY_ERROR &&
            rule_get(finding->rule)->stops)
            *report_add(&stopping, finding->rule, finding->at, "%s", "") =
                *finding;
    }
    report_fold(&stopping);
    print_findings(s, &stopping);
    return stopping.count;
}

static enum exit_status
check_plan(struct signing *s, const struct definition *definition)
{
    const struct root *root = workspace_root(s->workspace);
    struct report report;
    report_init(&report, s->arena);
    judge_definition(s->arena, root, definition, s->options->today, &report);
    if (definition->error != FILE_OK) {
        print_findings(s, &report);
        return EXIT_SYSTEM;
    }
    s->plan = definition_plan(definition);
    if (definition->readable && !s->plan) {
        complain("\"%s\" is not a plan: only plans are agreed to", s->shown);
        return EXIT_USAGE;
    }
    logos_check(NULL, NULL, root, definition, &report);
    report_sort(&report);
    if (judge_allows_signing(definition, &report))
        return EXIT_CLEAN;
    if (s->plan && s->plan->stage.value == STAGE_DRAFT) {
        complain("\"%s\" is a draft: nobody agrees to it before its `stage` is "
                 "proposed",
            s->shown);
        return EXIT_FINDINGS;
    }
    int count = print_stopping(s, &report);
    complain("\"%s\" is not signed: %d %s in the way", s->shown, count,
        plural(count, "error stands", "errors stand"));
    return EXIT_FINDINGS;
}

/* --- the whole --- */

/* The file of terms goes only where nothing else names it. */
static void
note_right(const struct signing *s, const struct sign_entry *entry,
    const struct person *by, const struct sign_written *written)
{
    bool moved = written->agreed && entry->side == SIDE_CUSTOMER;
    bool alone = written->made && s->record.count == 1;
    complain("note: %s is neither the signer nor the sponsor of %s; to undo "
             "it, take the entry out from under `signoff`%s%s%s%s; if it was "
             "for one of them, then sign again with --on-behalf-of and who",
        people_name(by), sign_company(s, entry->side),
        !moved  ? ""
        : alone ? ", put `stage` back to "
                : " and put `stage` back to ",
        moved ? field_word_text(words_stage, s->plan->stage.value) : "",
        alone ? " and delete " : "", alone ? written->terms_path : "");
}

static void
say_entry(const struct signing *s, const struct sign_entry *entry,
    const struct sign_written *written)
{
    struct signoff signoff = signoff_of(s, entry);
    const struct person *by = signoff.by.to;
    if (!s->options->quiet) {
        printf("%s: %s %s for %s on %s, terms %s in %s\n", s->plan->def.id.s,
            people_name(by), entry->how == HOW_PDF ? "signed" : "agreed",
            sign_company(s, entry->side), day_words(s->arena, entry->on),
            s->terms.short_digest, written->terms_path);
        if (entry->certificate)
            printf("%s: with the certificate %s, whose trust is yours to "
                   "judge\n",
                s->plan->def.id.s, entry->certificate);
    }
    if (seal_lacks_right(s->plan, &signoff))
        note_right(s, entry, by, written);
    if (!seal_is_as_asked(s->plan, entry->side, entry->how))
        complain("note: in the segment \"%s\" only %s counts",
            s->plan->segment.s, seal_how_asked(seal_asked(s->plan)));
}

static void
say_done(const struct signing *s, const struct sign_written *written)
{
    for (int i = 0; i < s->record.count; i++)
        say_entry(s, &s->record.entries[i], written);
    if (!s->options->quiet && s->record.kept_name)
        printf("%s: the proof is kept as %s\n", s->plan->def.id.s,
            path_beside(
                s->arena, s->plan->def.source->path, s->record.kept_name));
    if (!s->options->quiet && written->agreed)
        printf("%s: its stage is now agreed\n", s->plan->def.id.s);
    if (written->kept)
        complain("note: arrangements have changed since the other sign-off of "
                 "these terms; enter under `changes` who was told");
}

static enum exit_status
sign_told(struct signing *s)
{
    struct sign_entry *entry = &s->record.entries[s->record.count++];
    entry->side = s->options->side;
    entry->how = s->options->signoff.how;
    return sign_day(s, s->options->today, entry) &&
                   sign_people(s, s->options->signoff.by, entry) &&
                   sign_proof(s, entry)
               ? EXIT_CLEAN
               : EXIT_USAGE;
}

static enum exit_status
record(struct signing *s)
{
    struct sign_written written;
    const struct signoff_options *said = &s->options->signoff;
    s->terms = terms_of(s->arena, s->plan);
    enum exit_status status = said->pdf      ? sign_pdf(s)
                              : said->accept ? sign_form(s)
                                             : sign_told(s);
    for (int i = 0; status == EXIT_CLEAN && i < s->record.count; i++)
        status = check_earlier(s, &s->record.entries[i]);
    if (status == EXIT_CLEAN)
        status = sign_write(s->arena, workspace_root(s->workspace), s->plan,
            &s->terms, &s->record, &written);
    if (status == EXIT_CLEAN)
        say_done(s, &written);
    return status;
}

static enum exit_status
sign(struct signing *s)
{
    enum exit_status status =
        check_plan(s, workspace_load(s->workspace, s->arena, 0));
    if (status == EXIT_CLEAN)
        status = record(s);
    return run_flush() ? status : EXIT_SYSTEM;
}

static bool
lacks(bool given, const char *option)
{
    if (!given)
        complain("sign needs %s", option);
    return !given;
}

/* A file that says itself how it was done takes no other words for it. */
static bool
clashes(const struct signoff_options *said)
{
    const char *file = said->pdf ? "--pdf" : "--accept";
    const char *other = said->how != HOW_NONE       ? "--how"
                        : said->proof               ? "--proof"
                        : said->pdf && said->accept ? "--accept"
                                                    : NULL;
    if (other)
        complain("%s and %s cannot be given together", file, other);
    return other != NULL;
}

static bool
settle_options(struct signing *s)
{
    const struct options *options = s->options;
    const struct signoff_options *said = &options->signoff;
    if (options->path_count != 1 || text_is(options->paths[0], "-") ||
        path_is_folder(options->paths[0])) {
        complain("sign takes the file of one plan");
        return false;
    }
    s->shown = options->paths[0];
    if (said->pdf)
        return !clashes(said);
    if (said->accept)
        return !clashes(said) && !lacks(said->by, "--by and who agreed");
    return !lacks(options->side != SIDE_NONE, "--side vendor or customer") &&
           !lacks(said->by, "--by and who agreed") &&
           !lacks(said->how != HOW_NONE, "--how pdf, form, email or meeting");
}

/* The plan's file, which its id may stand for. */
static enum exit_status
find_file(struct signing *s, struct options *options)
{
    if (path_exists(s->shown))
        return EXIT_CLEAN;
    if (!option_is_id(s->shown)) {
        complain("there is no file or folder \"%s\"", s->shown);
        return EXIT_USAGE;
    }
    enum exit_status status =
        run_find_plan(s->arena, options, s->shown, &s->shown);
    if (status == EXIT_CLEAN)
        options->paths[0] = arena_strdup(s->arena, s->shown);
    return status;
}

static enum exit_status
open_and_sign(struct arena *arena, struct options *options)
{
    struct signing signing = {.arena = arena, .options = options};
    struct signing *s = &signing;
    if (!settle_options(s))
        return EXIT_USAGE;
    enum exit_status status = find_file(s, options);
    if (status != EXIT_CLEAN)
        return status;
    int lock = lock_file(s->shown);
    if (lock < 0)
        return EXIT_SYSTEM;
    status = run_open(&s->workspace, s->options);
    if (status == EXIT_CLEAN) {
        status = sign(s);
        workspace_close(s->workspace);
    }
    close(lock);
    return status;
}

int
command_sign(int argc, char **argv)
{
    return run_command(
        "sign", TAKES_SIGNOFF | TAKES_FORMAT, argc, argv, open_and_sign);
}
