/* Reading a sentence for its from, its to and its by.
 *
 * "Reduce first-response time from 8 h to under 2 h by 30 September 2026":
 * figures with the part each plays, and the date.  The reader decides by the
 * words around a figure, then by what the metric's unit leaves open; what it
 * cannot decide it says so.  Any text is fine. */
#ifndef CRITERIA_STATEMENT_H
#define CRITERIA_STATEMENT_H

#include "criteria/lexicon.h"
#include "plan/value.h"

/* An amount in a text: "2 h", "half", "€1.2M", "one in forty". */
struct amount {
    int first, last; /* tokens */
    int64_t micro;
    const char *unit; /* canonical; "" for none or a noun */
    const char *noun; /* the word behind it in lower case, or "" */
    bool rounded;     /* a third, which no decimal says exactly */
    bool spelt;       /* a bare number word: often no level at all */
};

/* Reads an amount that begins at token `i`; false if none does. */
bool amount_at(struct arena *arena, const struct lexicon *lexicon,
    const struct tokens *tokens, int i, struct amount *amount);
/* The amount is in the unit, or can be meant to be. */
bool amount_fits(const struct amount *amount, const char *unit);
/* The amount says this level; call only if it fits. */
bool amount_is(const struct amount *amount, int64_t micro, const char *unit);

enum date_kind {
    DATE_NONE,
    DATE_ABSOLUTE, /* only this one can be compared; its year may lack */
    DATE_RELATIVE, /* within three months, mid-September */
    DATE_VAGUE     /* before the holidays */
};
struct sentence_date {
    enum date_kind kind;
    int first, last; /* tokens */
    int year;        /* 0: not said */
    int month, day;  /* day 0: the month's last */
    bool either_order;
    bool bound; /* follows by, until, before */
};

/* Reads a date that begins at token `i`.  `level` is the unit of the levels in
 * seconds, 0 where they are no times: what is no much longer stretch, "in two
 * days", may be a level and is left alone. */
bool sentence_date_at(const struct lexicon *lexicon,
    const struct tokens *tokens, int i, int64_t level,
    struct sentence_date *date);
#define LEVEL_ANY_TIME INT64_MAX
/* The day that is meant; a lacking year is the one of `target`. */
day_t sentence_date_day(const struct sentence_date *date, day_t target);
bool sentence_date_is(const struct sentence_date *date, day_t target);

enum figure_role {
    FIGURE_OPEN, /* nothing says which part it plays */
    FIGURE_FROM,
    FIGURE_TO,
    FIGURE_RELATIVE /* a third less, by 20 % */
};
struct statement_figure {
    enum figure_role role;
    bool strong; /* from or to itself, not only under or at least */
    bool weak;   /* of, per: from or to only if nothing speaks against it */
    struct amount amount;
    size_t at, length; /* bytes of the text */
};
struct statement_reading {
    struct tokens tokens; /* of the text, in the lexicon it was read with */
    struct statement_figure *figures; /* in the order of the text */
    int count;
    const struct statement_figure *from, *to; /* NULL: not there */
    /* Two figures of which either may be the from: the first two. */
    const struct statement_figure *open[2];
    bool relative; /* it says how much changes */
    struct sentence_date by;
    size_t by_at, by_length; /* bytes of the text */
};

/* `unit` is the metric's, or "" if it is not known. */
struct statement_reading statement_read(struct arena *arena,
    const struct lexicon *lexicon, const char *text, const char *unit);
/* What its figures are of: "First-response time" of "Reduce the first-response
 * time from 8 h to 2 h"; NULL where nobody can tell where that begins. */
const char *statement_subject(struct arena *arena,
    const struct lexicon *lexicon, const struct statement_reading *read);
/* A bool a token, as many as there are: true for what only says by what means
 * or why, "with 90 % of planners in the tool, …", "…, as agents find answers
 * in the sidebar". */
const bool *statement_asides(struct arena *arena, const struct lexicon *lexicon,
    const struct statement_reading *read);
/* The sentence without its asides, its figures, its date and what leads up to
 * them: "Share of wards using the board" of "By 5 May the share of wards using
 * the board rises from 1 % to 2 %". */
const char *statement_topic(struct arena *arena, const struct lexicon *lexicon,
    const struct statement_reading *read, const bool *asides);
/* True if that counts how much the product is used. */
bool statement_is_use(struct arena *arena, const struct lexicon *lexicon,
    const struct statement_reading *read);

#endif
