/* sign: record that a side has agreed to the terms of a plan.
 *
 * How it was done must be said, as documents call only a signed PDF signed;
 * whatever is not proved by a form needs its proof: a file below the root, or
 * the sentence that was written or said. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "commands/commands.h"
#include "commands/lock.h"
#include "commands/people.h"
#include "commands/press.h"
#include "commands/run.h"
#include "commands/sign_write.h"
#include "criteria/judge.h"
#include "seal/signed.h"

struct signing {
    struct arena *arena;
    const struct options *options;
    struct workspace *workspace;
    const struct plan *plan;
    const char *shown; /* the plan's file, as it was given */
    struct terms terms;
    struct sign_entry entry;
};

/* --- people --- */

static const char *
side_name(enum side side)
{
    return side == SIDE_VENDOR ? "vendor" : "customer";
}

static const char *
company(const struct signing *s, enum side side)
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
    const struct person *person = people_find(s->plan, who);
    if (!person) {
        people_complain(s->arena, s->plan, option, who);
        return NULL;
    }
    if (side != SIDE_NONE && person->side.value != (int)side) {
        complain("%s %s: %s is of the other side and cannot agree for %s",
            option, who, people_name(person), company(s, side));
        return NULL;
    }
    return person;
}

static bool
has_left(const struct signing *s, const struct person *person)
{
    if (!is_set(person->left) || person->left.day == DAY_NONE ||
        person->left.day >= s->entry.on)
        return false;
    complain("%s left on %s, before the day of the sign-off",
        people_name(person), day_words(s->arena, person->left.day));
    return true;
}

static bool
settle_people(struct signing *s)
{
    const struct signoff_options *said = &s->options->signoff;
    const struct person *by = person_of(s, "--by", said->by, s->options->side);
    if (!by || has_left(s, by))
        return false;
    s->entry.by = by->id.s;
    if (said->on_behalf_of) {
        const struct person *whom = person_of(
            s, "--on-behalf-of", said->on_behalf_of, s->options->side);
        if (!whom)
            return false;
        s->entry.on_behalf_of = whom == by ? NULL : whom->id.s;
    }
    if (said->recorded_by) {
        const struct person *recorder =
            person_of(s, "--recorded-by", said->recorded_by, SIDE_NONE);
        if (!recorder)
            return false;
        s->entry.recorded_by = recorder->id.s;
    }
    return true;
}

/* --- the proof --- */

/* From the folder of `file` to `to`; both are relative to the root. */
static const char *
path_from(struct arena *arena, const char *file, const char *to)
{
    struct buf path = {0};
    size_t same = 0;
    for (size_t i = 0; file[i] && file[i] == to[i]; i++)
        if (file[i] == '/')
            same = i + 1;
    for (const char *p = file + same; (p = strchr(p, '/')); p++)
        buf_str(&path, "../");
    buf_str(&path, to + same);
    char *made = arena_strndup(arena, path.p, path.n);
    buf_free(&path);
    return made;
}

/* Seen from the folder that the command runs in, else from the plan's. */
static const char *
find_proof(const struct signing *s, const char *given)
{
    if (path_exists(given))
        return given;
    const char *beside = path_beside(s->arena, s->shown, given);
    return path_exists(beside) ? beside : NULL;
}

static bool
settle_file(struct signing *s, const char *given, const char *path)
{
    const struct root *root = workspace_root(s->workspace);
    const char *below = path_below(s->arena, root->path, path);
    struct slice bytes;
    enum file_error error =
        below ? file_read(s->arena, root, below, &bytes) : FILE_OUTSIDE;
    if (error != FILE_OK && error != FILE_TOO_LARGE) {
        complain("--proof \"%s\" %s", given, file_error_text(error));
        return false;
    }
    s->entry.proof = path_from(s->arena, s->plan->def.path, below);
    if (signed_proof_is_file(s->entry.proof, s->entry.how))
        return true;
    complain("--proof \"%s\" is a file whose name does not show it: give it an "
             "ending such as .pdf or .eml",
        given);
    return false;
}

static bool
settle_proof(struct signing *s)
{
    const char *given = s->options->signoff.proof;
    if (text_blank(given)) {
        if (!given && s->entry.how == HOW_FORM)
            return true;
        complain(s->entry.how == HOW_PDF
                     ? "--how pdf needs --proof: the PDF that was signed"
                     : "--how %s needs --proof: a file, or the sentence in "
                       "quotes",
            field_word_text(words_how, (int)s->entry.how));
        return false;
    }
    if (!text_is_clean(given)) {
        complain("--proof \"%s\" holds what is no text", given);
        return false;
    }
    const char *path = find_proof(s, given);
    if (path)
        return settle_file(s, given, path);
    if (signed_proof_is_file(given, s->entry.how)) {
        complain("--proof \"%s\" does not exist", given);
        return false;
    }
    s->entry.proof = text_collapse(s->arena, given);
    return true;
}

/* --- what was signed before --- */

static enum exit_status
check_earlier(const struct signing *s)
{
    enum side side = s->entry.side;
    struct seal seal = seal_of(s->plan, &s->terms, side);
    if (seal.state == SEAL_HOLDS) {
        complain("%s has agreed to these terms already (terms %s)",
            company(s, side), s->terms.short_digest);
        return EXIT_FINDINGS;
    }
    if (seal.last && is_set(seal.last->on) && seal.last->on.day > s->entry.on) {
        complain("%s agreed to other terms on %s, and the later day counts: "
                 "--on must not be before it",
            company(s, side), day_words(s->arena, seal.last->on.day));
        return EXIT_USAGE;
    }
    return EXIT_CLEAN;
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
    press_check_logos(s->arena, root, s->plan, &report);
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

static void
say_done(const struct signing *s, const struct sign_written *written)
{
    const struct sign_entry *entry = &s->entry;
    const struct person *by = people_find(s->plan, entry->by);
    struct signoff signoff = {.side.value = (int)entry->side};
    signoff.by = (struct person_ref){VALUE_SET, .id = entry->by};
    if (entry->on_behalf_of)
        signoff.on_behalf_of =
            (struct person_ref){VALUE_SET, .id = entry->on_behalf_of};
    if (!s->options->quiet) {
        printf("%s: %s %s for %s on %s, terms %s in %s\n", s->plan->def.id.s,
            people_name(by), entry->how == HOW_PDF ? "signed" : "agreed",
            company(s, entry->side), day_words(s->arena, entry->on),
            s->terms.short_digest, written->terms_path);
        if (written->agreed)
            printf("%s: its stage is now agreed\n", s->plan->def.id.s);
    }
    if (written->kept)
        complain("note: arrangements have changed since the other sign-off of "
                 "these terms; enter under `changes` who was told");
    if (!seal_is_entitled(s->plan, &signoff))
        complain("note: %s is neither the signer nor the sponsor of %s; "
                 "--on-behalf-of says for whom it was",
            people_name(by), company(s, entry->side));
}

static enum exit_status
record(struct signing *s)
{
    struct sign_written written;
    s->terms = terms_of(s->arena, s->plan);
    if (!settle_people(s) || !settle_proof(s))
        return EXIT_USAGE;
    enum exit_status status = check_earlier(s);
    if (status == EXIT_CLEAN)
        status = sign_write(s->arena, workspace_root(s->workspace), s->plan,
            &s->terms, &s->entry, &written);
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
    if (lacks(s->options->side != SIDE_NONE, "--side vendor or customer") ||
        lacks(said->by, "--by and who agreed") ||
        lacks(said->how != HOW_NONE, "--how pdf, form, email or meeting"))
        return false;
    s->shown = options->paths[0];
    s->entry.side = s->options->side;
    s->entry.how = said->how;
    s->entry.on = options->on == DAY_NONE ? options->today : options->on;
    if (s->entry.on <= options->today)
        return true;
    complain("--on %s is still to come: today is %s",
        day_words(s->arena, s->entry.on), day_words(s->arena, options->today));
    return false;
}

static enum exit_status
open_and_sign(struct arena *arena, struct options *options)
{
    struct signing signing = {.arena = arena, .options = options};
    struct signing *s = &signing;
    if (!settle_options(s))
        return EXIT_USAGE;
    if (!path_exists(s->shown)) {
        complain("there is no file or folder \"%s\"", s->shown);
        return EXIT_USAGE;
    }
    int lock = lock_file(s->shown);
    if (lock < 0)
        return EXIT_SYSTEM;
    enum exit_status status = run_open(&s->workspace, s->options);
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
