/* What the parts of sign share; private to sign*.c.
 *
 * A sign-off comes in one of three ways: told on the command line (sign.c), as
 * the acceptance that an HTML page saved (sign_form.c), or as a PDF whose
 * fields were signed (sign_pdf.c).  Each fills in the record and writes
 * nothing itself. */
#ifndef COMMANDS_SIGN_INNER_H
#define COMMANDS_SIGN_INNER_H

#include "commands/options.h"
#include "commands/sign_write.h"
#include "plan/workspace.h"

struct signing {
    struct arena *arena;
    const struct options *options;
    struct workspace *workspace;
    const struct plan *plan;
    const char *shown; /* the plan's file, as it was given */
    struct terms terms;
    struct sign_record record;
};

/* --- sign.c --- */

const char *sign_company(const struct signing *s, enum side side);
/* Who agreed for the side and for whom, by the options or else by the id
 * `who`: fills the entry's people in.  False, having said why, for somebody
 * who is unknown, of the other side, or left before. */
bool sign_people(struct signing *s, const char *who, struct sign_entry *entry);
/* The day: --on, else `day`, which must not be to come. */
bool sign_day(struct signing *s, day_t day, struct sign_entry *entry);

/* The side has agreed to the present terms, in a way that counts. */
bool sign_stands(const struct signing *s, enum side side);

/* --- sign_proof.c --- */

/* What --proof says for the entry. */
bool sign_proof(struct signing *s, struct sign_entry *entry);
/* The file as the proof of the entry: where it is, when that is below the
 * plan's root, else as a copy beside the plan, "<id>.<kind>-<digits>.<end>". */
void sign_keep(struct signing *s, const char *path, struct slice bytes,
    const char *kind, struct sign_entry *entry);
/* The file that an option names; false, having said why. */
bool sign_read(struct signing *s, const char *option, const char *path,
    struct slice *bytes);

/* --- the two ways with a file --- */

enum exit_status sign_form(struct signing *s);
enum exit_status sign_pdf(struct signing *s);
/* EXIT_FINDINGS, having said so, when a file is of another plan, or over other
 * terms than the plan's; `file` is the terms in it, or NULL. */
enum exit_status sign_same_terms(const struct signing *s, const char *path,
    const char *plan, const char *digest, const struct json *file);

#endif
