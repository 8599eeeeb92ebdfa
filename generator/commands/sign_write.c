#include "commands/sign_write.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "plan/workspace.h"
#include "seal/signed.h"
#include "source/edit.h"

/* --- the file of terms --- */

struct writing {
    struct arena *arena;
    const struct root *root;
    const struct plan *plan;
    const struct terms *terms;
    const struct sign_record *record;
    struct sign_written *written;
    const char *terms_name; /* beside the plan */
    const char *terms_path, *kept_path;
    struct terms later; /* as they are with the entries */
    struct slice bytes; /* the plan's, with the entries */
    bool made, kept;    /* the file was not there before */
};

/* As it is opened, whatever folder the command runs in. */
static const char *
full_path(const struct writing *w, const char *below)
{
    return arena_printf(w->arena, "%s/%s", w->root->path, below);
}

static enum exit_status
fail_to_write(const char *path)
{
    complain("\"%s\" cannot be written: %s", path, strerror(errno));
    return EXIT_SYSTEM;
}

/* The same terms may have been signed when other people owned the work: that
 * file stays, and what changed since is told from it. */
static enum exit_status
keep_terms(struct writing *w, struct slice bytes, struct slice there)
{
    if (slice_same(there, bytes))
        return EXIT_CLEAN;
    w->written->kept =
        signed_parse(w->arena, there, w->terms->digest).state == SIGNED_FINE;
    if (w->written->kept)
        return EXIT_CLEAN;
    complain("\"%s\" is there already and does not hold these terms; signed "
             "terms are never overwritten",
        w->written->terms_path);
    return EXIT_FINDINGS;
}

static enum exit_status
write_terms(struct writing *w)
{
    struct slice there, bytes = terms_file(w->arena, w->terms);
    switch (file_read_any(w->arena, w->terms_path, &there)) {
    case FILE_OK:
        return keep_terms(w, bytes, there);
    case FILE_MISSING:
        break;
    default:
        complain("\"%s\" cannot be read", w->written->terms_path);
        return EXIT_SYSTEM;
    }
    w->made = file_write_durable(w->terms_path, bytes);
    return w->made ? EXIT_CLEAN : fail_to_write(w->written->terms_path);
}

/* --- the proof --- */

static enum exit_status
write_kept(struct writing *w)
{
    const struct sign_record *record = w->record;
    struct slice there;
    if (!record->kept_name)
        return EXIT_CLEAN;
    switch (file_read_any(w->arena, w->kept_path, &there)) {
    case FILE_OK:
        if (slice_same(there, record->kept))
            return EXIT_CLEAN;
        complain("\"%s\" is there already and is another file; proofs are "
                 "never overwritten",
            w->kept_path);
        return EXIT_FINDINGS;
    case FILE_MISSING:
        break;
    default:
        complain("\"%s\" cannot be read", w->kept_path);
        return EXIT_SYSTEM;
    }
    w->kept = file_write_durable(w->kept_path, record->kept);
    return w->kept ? EXIT_CLEAN : fail_to_write(w->kept_path);
}

/* --- the plan --- */

static void
add_field(
    struct edit_field *fields, int *count, const char *name, const char *value)
{
    if (value)
        fields[(*count)++] = (struct edit_field){.name = name, .value = value};
}

static bool
agrees(const struct plan *plan, const struct sign_entry *entry)
{
    return entry->side == SIDE_CUSTOMER && plan->stage.value == STAGE_PROPOSED;
}

static bool
plan_edits(const struct writing *w, const struct plan *plan,
    const struct sign_entry *entry, struct edits *edits)
{
    const struct definition *def = &plan->def;
    struct edit_field fields[11];
    char on[11];
    int count = 0;
    day_iso(entry->on, on);
    add_field(fields, &count, "side", field_word_text(words_side, entry->side));
    add_field(fields, &count, "by", entry->by);
    add_field(fields, &count, "on-behalf-of", entry->on_behalf_of);
    add_field(fields, &count, "on", on);
    add_field(fields, &count, "how", field_word_text(words_how, entry->how));
    add_field(fields, &count, "proof", entry->proof);
    add_field(fields, &count, "proof-digest", entry->proof_digest);
    add_field(fields, &count, "certificate", entry->certificate);
    add_field(fields, &count, "recorded-by", entry->recorded_by);
    add_field(fields, &count, "terms", w->terms->digest);
    add_field(fields, &count, "file", w->terms_name);
    const struct front *stage = front_field(def->front, "stage");
    bool moves = agrees(plan, entry);
    return (!moves || (stage && edit_word(w->arena, edits, stage, "agreed"))) &&
           edit_append(w->arena, edits, def->source, def->front, "signoff",
               fields, count, NULL);
}

static bool
is_entry(const struct signoff *signoff, const struct writing *w,
    const struct sign_entry *entry)
{
    return signoff->side.value == (int)entry->side && is_set(signoff->by) &&
           text_is(signoff->by.id, entry->by) && is_set(signoff->on) &&
           signoff->on.day == entry->on && is_set(signoff->terms) &&
           text_is(signoff->terms.s, w->terms->digest) &&
           is_set(signoff->file) && text_is(signoff->file.s, w->terms_name);
}

/* What is to be written is read again: the plan as it is then when the entry
 * is there and nothing else is otherwise than before, else NULL. */
static const struct plan *
read_again(const struct writing *w, const struct plan *plan,
    const struct sign_entry *entry, struct slice bytes)
{
    const struct definition *def = &plan->def;
    const struct source *source =
        source_new(w->arena, def->source->path, bytes);
    const struct plan *again = definition_plan(
        definition_read(w->arena, w->root, source, def->path, entry->on));
    int count = plan->signoff.count;
    if (!again || again->signoff.count != count + 1 ||
        again->stage.value !=
            (agrees(plan, entry) ? STAGE_AGREED : plan->stage.value) ||
        report_count(again->def.report, SEVERITY_ERROR) >
            report_count(def->report, SEVERITY_ERROR))
        return NULL;
    struct terms terms = terms_of(w->arena, again);
    bool same = again->people.count > plan->people.count
                    ? text_is(terms.digest, w->terms->digest)
                    : text_is(terms.json.p, w->terms->json.p);
    return same && is_entry(&again->signoff.items[count], w, entry) ? again
                                                                    : NULL;
}

/* The plan with all entries and its bytes; NULL when there is no sure place. */
static const struct plan *
with_entries(const struct writing *w, struct slice *bytes)
{
    const struct plan *plan = w->plan;
    for (int i = 0; plan && i < w->record->count; i++) {
        const struct sign_entry *entry = &w->record->entries[i];
        struct edits edits = {0};
        if (!plan_edits(w, plan, entry, &edits))
            return NULL;
        *bytes = edit_apply(w->arena, plan->def.source, &edits);
        plan = read_again(w, plan, entry, *bytes);
    }
    return plan;
}

/* Whom the settings have is in the plan as soon as they agree to it: then its
 * arrangements have that person, too. */
static enum exit_status
add_entries(struct writing *w)
{
    const struct source *source = w->plan->def.source;
    w->bytes = (struct slice){source->text, source->size};
    const struct plan *later = with_entries(w, &w->bytes);
    if (!later) {
        complain("\"%s\" has no sure place for the entry: write `signoff` as a "
                 "list whose items begin with a dash, each on its own line",
            source->path);
        return EXIT_FINDINGS;
    }
    w->later = *w->terms;
    if (later->people.count > w->plan->people.count)
        w->later = terms_of(w->arena, later);
    w->terms = &w->later;
    return EXIT_CLEAN;
}

static enum exit_status
write_plan(struct writing *w)
{
    const struct source *source = w->plan->def.source;
    struct slice old = {source->text, source->size};
    bool changed;
    if (file_replace(full_path(w, w->plan->def.path), old, w->bytes, &changed))
        return EXIT_CLEAN;
    if (!changed)
        return fail_to_write(source->path);
    complain("\"%s\" was changed while it was being signed, and is left as it "
             "is now: sign again",
        source->path);
    return EXIT_FINDINGS;
}

enum exit_status
sign_write(struct arena *arena, const struct root *root,
    const struct plan *plan, const struct terms *terms,
    const struct sign_record *record, struct sign_written *written)
{
    const struct definition *def = &plan->def;
    struct writing w = {.arena = arena,
        .root = root,
        .plan = plan,
        .terms = terms,
        .record = record,
        .written = written,
        .terms_name = signed_name(arena, def->id.s, terms->digest)};
    w.terms_path = full_path(&w, path_beside(arena, def->path, w.terms_name));
    if (record->kept_name)
        w.kept_path =
            full_path(&w, path_beside(arena, def->path, record->kept_name));
    *written = (struct sign_written){
        .terms_path = path_beside(arena, def->source->path, w.terms_name)};
    for (int i = 0; i < record->count; i++)
        written->agreed |= agrees(plan, &record->entries[i]);
    enum exit_status status = add_entries(&w);
    if (status == EXIT_CLEAN)
        status = write_terms(&w);
    if (status == EXIT_CLEAN)
        status = write_kept(&w);
    if (status == EXIT_CLEAN)
        status = write_plan(&w);
    written->made = w.made;
    if (status != EXIT_CLEAN && w.made)
        unlink(w.terms_path);
    if (status != EXIT_CLEAN && w.kept)
        unlink(w.kept_path);
    return status;
}
