/* Which findings of a run count: settings, selection, what a branch touched,
 * the baseline, and from which severity on they are shown. */
#ifndef COMMANDS_SIEVE_H
#define COMMANDS_SIEVE_H

#include "commands/options.h"
#include "plan/workspace.h"

struct sieve;
struct settings;

/* What became of the findings that are not in the report any more. */
struct sifted {
    int known;          /* in the baseline */
    int hidden;         /* below --show */
    bool fails;         /* a finding at or above the gate is left */
    bool untrusted;     /* a waiver names a rule that does not exist */
    struct buf entries; /* for --write-baseline; of all findings so far */
    bool again; /* they were sifted before: the baseline knows the same ones */
};

void sifted_join(struct sifted *sifted, struct sifted *more);
/* Appends ", 12 in the baseline", ", 3 not shown", where there are any. */
void sifted_say(const struct sifted *sifted, struct buf *out);

/* Reads revision and baseline.  On failure has said why, and returns the exit
 * status. */
enum exit_status sieve_open(struct sieve **sieve, struct arena *arena,
    const struct options *options, const struct workspace *workspace,
    const struct settings *settings);

/* Settles the findings of definition `index` and adds to `sifted`; false when
 * it is no part of the report.  Safe from any thread, each with its own
 * `sifted`. */
bool sieve_definition(struct sieve *sieve, int index,
    const struct definition *definition, struct report *report,
    struct sifted *sifted);
/* The same for findings that the settings have settled, in a file that is no
 * definition; what a branch touched is not asked. */
void sieve_settled(
    struct sieve *sieve, struct report *report, struct sifted *sifted);
/* The same for findings in definition `index` that others show. */
void sieve_across(struct sieve *sieve, int index, struct report *report,
    struct sifted *sifted);

/* After all: writes the baseline, or says what of it was repaired.  EXIT_CLEAN
 * unless that failed.  Frees `all->entries`. */
enum exit_status sieve_close(struct sieve *sieve, struct sifted *all);

#endif
