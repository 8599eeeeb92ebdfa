/* The proof of a sign-off: a file that is kept, or a sentence. */
#include <string.h>

#include "base/text.h"
#include "commands/sign_inner.h"
#include "seal/signed.h"

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

/* Where the file lies below the root; NULL when it does not, or only a link
 * to it does. */
static const char *
place_below(struct signing *s, const char *path, enum file_error *error)
{
    const struct root *root = workspace_root(s->workspace);
    const char *below = path_below(s->arena, root->path, path);
    struct slice bytes;
    *error = below ? file_read(s->arena, root, below, &bytes) : FILE_OUTSIDE;
    return *error == FILE_OK || *error == FILE_TOO_LARGE ? below : NULL;
}

static const char *
digest_of(struct signing *s, struct slice bytes)
{
    char digest[72];
    seal_digest(bytes, digest);
    return arena_strdup(s->arena, digest);
}

void
sign_keep(struct signing *s, const char *path, struct slice bytes,
    const char *kind, struct sign_entry *entry)
{
    enum file_error error;
    const char *below = place_below(s, path, &error);
    const char *dot = strrchr(path, '.');
    entry->proof_digest = digest_of(s, bytes);
    if (below) {
        entry->proof = path_from(s->arena, s->plan->def.path, below);
        return;
    }
    entry->proof = arena_printf(s->arena, "%s.%s-%.12s%s", s->plan->def.id.s,
        kind, entry->proof_digest + strlen("sha256:"), dot ? dot : "");
    s->record.kept_name = entry->proof;
    s->record.kept = bytes;
}

bool
sign_read(struct signing *s, const char *option, const char *path,
    struct slice *bytes)
{
    enum file_error error = file_read_any(s->arena, path, bytes);
    if (error != FILE_OK)
        complain("%s \"%s\" %s", option, path, file_error_text(error));
    return error == FILE_OK;
}

/* A recording may be larger than what is read: it stays where it is. */
static bool
keep_large(struct signing *s, const char *given, const char *path,
    struct sign_entry *entry)
{
    enum file_error error;
    const char *below = place_below(s, path, &error);
    if (!below || error != FILE_TOO_LARGE)
        return false;
    entry->proof = path_from(s->arena, s->plan->def.path, below);
    complain(
        "note: \"%s\" is larger than 8 MB: its digest is not recorded", given);
    return true;
}

static bool
settle_file(struct signing *s, const char *given, const char *path,
    struct sign_entry *entry)
{
    struct slice bytes;
    if (!signed_proof_is_file(path_beside(s->arena, path, path), entry->how)) {
        complain(
            "--proof \"%s\" is a file whose name does not show it: give it "
            "an ending such as .pdf or .eml",
            given);
        return false;
    }
    if (keep_large(s, given, path, entry))
        return true;
    if (!sign_read(s, "--proof", given == path ? given : path, &bytes))
        return false;
    sign_keep(s, path, bytes, "proof", entry);
    return true;
}

bool
sign_proof(struct signing *s, struct sign_entry *entry)
{
    const char *given = s->options->signoff.proof;
    if (text_blank(given)) {
        if (!given && entry->how == HOW_FORM)
            return true;
        complain(entry->how == HOW_PDF
                     ? "--how pdf needs --proof: the PDF that was signed"
                     : "--how %s needs --proof: a file, or the sentence in "
                       "quotes",
            field_word_text(words_how, (int)entry->how));
        return false;
    }
    if (!text_is_clean(given)) {
        complain("--proof \"%s\" holds what is no text", given);
        return false;
    }
    const char *path = find_proof(s, given);
    if (path)
        return settle_file(s, given, path, entry);
    if (signed_proof_is_file(given, entry->how)) {
        complain("--proof \"%s\" does not exist", given);
        return false;
    }
    entry->proof = text_collapse(s->arena, given);
    return true;
}
