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
    const struct sign_entry *entry;
    struct sign_written *written;
    const char *terms_name; /* beside the plan */
    const char *terms_path;
    bool made; /* the file of terms was not there before */
    bool agrees;
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
    if (there.n == bytes.n && memcmp(there.p, bytes.p, bytes.n) == 0)
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

/* --- the plan --- */

static void
add_field(
    struct edit_field *fields, int *count, const char *name, const char *value)
{
    if (value)
        fields[(*count)++] = (struct edit_field){.name = name, .value = value};
}

static bool
plan_edits(const struct writing *w, struct edits *edits)
{
    const struct definition *def = &w->plan->def;
    const struct sign_entry *entry = w->entry;
    struct edit_field fields[9];
    char on[11];
    int count = 0;
    day_iso(entry->on, on);
    add_field(fields, &count, "side", field_word_text(words_side, entry->side));
    add_field(fields, &count, "by", entry->by);
    add_field(fields, &count, "on-behalf-of", entry->on_behalf_of);
    add_field(fields, &count, "on", on);
    add_field(fields, &count, "how", field_word_text(words_how, entry->how));
    add_field(fields, &count, "proof", entry->proof);
    add_field(fields, &count, "recorded-by", entry->recorded_by);
    add_field(fields, &count, "terms", w->terms->digest);
    add_field(fields, &count, "file", w->terms_name);
    const struct front *stage = front_field(def->front, "stage");
    return (!w->agrees || (stage && edit_word(edits, stage, "agreed"))) &&
           edit_append(w->arena, edits, def->source, def->front, "signoff",
               fields, count);
}

static bool
is_entry(const struct signoff *signoff, const struct writing *w)
{
    const struct sign_entry *entry = w->entry;
    return signoff->side.value == (int)entry->side && is_set(signoff->by) &&
           text_is(signoff->by.id, entry->by) && is_set(signoff->on) &&
           signoff->on.day == entry->on && is_set(signoff->terms) &&
           text_is(signoff->terms.s, w->terms->digest) &&
           is_set(signoff->file) && text_is(signoff->file.s, w->terms_name);
}

/* What was written is read again: the entry is there, and nothing else is
 * otherwise than before. */
static bool
reads_well(const struct writing *w, struct slice bytes)
{
    const struct definition *def = &w->plan->def;
    const struct source *source =
        source_new(w->arena, def->source->path, bytes);
    const struct plan *again = definition_plan(
        definition_read(w->arena, w->root, source, def->path, w->entry->on));
    int count = w->plan->signoff.count;
    if (!again || again->signoff.count != count + 1 ||
        again->stage.value !=
            (w->agrees ? STAGE_AGREED : w->plan->stage.value) ||
        report_count(again->def.report, SEVERITY_ERROR) >
            report_count(def->report, SEVERITY_ERROR))
        return false;
    struct terms terms = terms_of(w->arena, again);
    return text_is(terms.json.p, w->terms->json.p) &&
           is_entry(&again->signoff.items[count], w);
}

static enum exit_status
write_plan(struct writing *w)
{
    const struct source *source = w->plan->def.source;
    struct edits edits = {0};
    struct slice old = {source->text, source->size};
    bool edited = plan_edits(w, &edits), changed;
    struct slice bytes =
        edited ? edit_apply(w->arena, source, &edits) : (struct slice){"", 0};
    if (!edited || !reads_well(w, bytes)) {
        complain("\"%s\" has no sure place for the entry: write `signoff` as a "
                 "list whose items begin with a dash, each on its own line",
            source->path);
        return EXIT_FINDINGS;
    }
    if (file_replace(full_path(w, w->plan->def.path), old, bytes, &changed))
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
    const struct sign_entry *entry, struct sign_written *written)
{
    const struct definition *def = &plan->def;
    struct writing w = {.arena = arena,
        .root = root,
        .plan = plan,
        .terms = terms,
        .entry = entry,
        .written = written,
        .terms_name = signed_name(arena, def->id.s, terms->digest),
        .agrees = entry->side == SIDE_CUSTOMER &&
                  plan->stage.value == STAGE_PROPOSED};
    w.terms_path = full_path(&w, path_beside(arena, def->path, w.terms_name));
    *written = (struct sign_written){
        .terms_path = path_beside(arena, def->source->path, w.terms_name),
        .agreed = w.agrees};
    enum exit_status status = write_terms(&w);
    if (status == EXIT_CLEAN)
        status = write_plan(&w);
    if (status != EXIT_CLEAN && w.made)
        unlink(w.terms_path);
    return status;
}
