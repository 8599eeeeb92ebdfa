/* The words by which rules read a language, and texts cut into such words.
 *
 * The lists are data (templates/words/rules.<language>), built in; what
 * rules.all has is in each, for English stands in plans of every language.  A
 * file has sections `[class]` of entries that are separated by commas or line
 * ends: `word`, `several words`, `stem*` for all that begins with it, `*part`
 * for all that ends with it, `word~` and `*part~` for it with any of the
 * language's endings, and `word = value` where the class has one.  What is
 * written with accents is found without them as well.
 *
 * The section [settings] has, by name:
 *   decimal     point or comma; with a comma the day stands before the month
 *   head        last or first: where in a noun group its noun stands
 *   endings     what `~` may stand for, besides nothing
 *   elision     d' and l' are words of their own
 *   nouns       capital: they begin with one, and nothing else does
 *   umlauts     an unaccented text has ae for an a with two dots
 *   participle, action, infinitive
 *               how such words end that no list has, `ver^t` those that
 *               begin so as well, and `ge~t` those that have it near their
 *               beginning; an infinitive stands last where the head does,
 *               else first
 * Values that words may have beside a number or a unit:
 *   from, to, by
 *               any: it may mean less, so a clearer word beside it counts
 *   period      end: names a day by itself, as the quarter's end; clock: an
 *               hour of the day stands beside it
 *   break       of (whose use it is stands behind), who (begins a relative
 *               clause, or is an article that does), where (the same of a
 *               place), event ("before the market opens"), agent ("by the
 *               whole class"), rate (for each of the people behind it),
 *               means (how or why: nothing behind it is counted)
 *   use         have: an account is had, not used up; work: use beside a
 *               tool alone; spent: time, in a tool
 *   use-count   users: persons; own: of whatever it is; idle: as below
 *   taken       idle: there shall be less of it
 *   tool        own: only a vendor's product has such, as dashboards
 *   use-thing   seat: of many things, so what is behind it has to be known
 *   setup       people: counts them; product: counts beside a tool alone
 *   task-noun   learning: counts as use beside a tool; rollout: how far
 *               it has come is use; deployed: so too, of a tool
 *   movement    without (a failure or what is nobody's), ahead (of time),
 *               rate (per, a day), moved (down to: with a level a result,
 *               whatever moves), well (at once: so too, whoever did it)
 *   factor      times: how often, and no change
 *   feeling     strong: also where use is counted; tool: none beside a tool
 *   failure     asked: raised by anybody, "tickets"; stretch: of time, which
 *               may be spent in a tool
 *   state       how: a result beside a level or a movement
 *   task        first: a task only at the head of the clause
 *   link        on, using, with, in: what joins somebody and a tool
 *   public, trade
 *               served: those whom the trade serves
 *   team        of: never a surname
 *   role, department
 *               surname: people are called so; either: beside another name
 *   role, rank  before: "Head Baker" is no name
 *   nobody      name: one as well, with a word behind it
 *   gap         end, begin, label: where in its clause it is one; label is
 *               behind a colon or a dash and at the end; order: behind an
 *               order to who writes; yet, said: also behind "has", said
 *               wherever the clause goes on
 *               part, still: where its sentence is about a part that a plan
 *               lacks, part where the clause ends, as label does as well;
 *               end also before whom it waits for, "by finance"
 *               open: as still, and where a sentence begins
 *               what, put, write: before such a part, a text or a picture, a
 *               text; they open the sentence
 *   obliged     far: also where it does not stand beside the gap; format:
 *               letters for a date behind it are spoken of; why: begins a
 *               question that a writer is asked; once: when something can be
 *               written, "after the workshop"
 *   edit        please: before the order itself
 *               the others only where a reason is given, gap_reason.h: ask
 *               (what the writer has to do first), must, yet (before such a
 *               verb), tell (what somebody else does), later (begins a
 *               sentence of what will be told), asked (whom nobody has),
 *               where (to look), dummy (of a text or its name), topic (before
 *               a colon), states (verbs of a sentence that says something)
 *   editorial   about: what is to be written is about what is behind it
 *   marker      upper, shout, capitals, first, label; behind: only behind a
 *               label; alone: only as the whole text; head: label where a
 *               sentence begins, "fill in:"; roman: no numeral of a name
 *   blank       order: tells somebody to fill it in; text, picture, part: what
 *               a plan lacks that somebody has to write, to make, to find out;
 *               draft: of a plan that is being written, as its template; whom:
 *               the customer, who has a name in a plan; your: with `here`
 * Adding a language is adding its file to WORD_LISTS in the Makefile. */
#ifndef CRITERIA_LEXICON_H
#define CRITERIA_LEXICON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

/* Each class is one section of the file. */
#define LEXICON_CLASSES(CLASS)                                                 \
    CLASS(NUMBER, "number")     /* two = 2 */                                  \
    CLASS(FRACTION, "fraction") /* third = 3: one of so many */                \
    CLASS(MULTIPLE, "multiple") /* thousand = 1000 */                          \
    CLASS(ARTICLE, "article")   /* one of the thing: an hour */                \
    CLASS(UNIT, "unit")         /* hours = h */                                \
    CLASS(PERIOD, "period")     /* months, quarters: never a level */          \
    CLASS(MONTH, "month")       /* september = 9 */                            \
    CLASS(QUARTER, "quarter")   /* the word quarter itself */                  \
    CLASS(ORDINAL, "ordinal")   /* third = 3 */                                \
    CLASS(SUFFIX, "suffix")     /* th: makes a figure an ordinal */            \
    CLASS(FROM, "from")         /* before a figure: where it stands */         \
    CLASS(NOW, "now")           /* the same before or after it */              \
    CLASS(TO, "to")             /* before a figure: where it shall go */       \
    CLASS(BEYOND, "beyond")     /* under, at least: bounds a level */          \
    CLASS(BY, "by")             /* before a date; by a figure is relative */   \
    CLASS(WITHIN, "within")     /* before a stretch of time */                 \
    CLASS(OF, "of")             /* nine of ten */                              \
    CLASS(END, "end")           /* the end of */                               \
    CLASS(PART, "part")         /* mid, early: only part of a time */          \
    CLASS(YEAR, "year")         /* the word year itself */                     \
    CLASS(VAGUE, "vague")       /* a time nobody can point at */               \
    CLASS(SKIP, "skip")         /* between a preposition and its figure */     \
    CLASS(RELATIVE, "relative") /* after a figure: less, more */               \
    CLASS(FACTOR, "factor")     /* halve, twice */                             \
    CLASS(LABEL, "label")       /* the number after it is a name */            \
    CLASS(AND, "and")                                                          \
    CLASS(TASK, "task")           /* doing words, imperative or participle */  \
    CLASS(SETUP, "setup")         /* tasks that set a tool up */               \
    CLASS(NONE, "none")           /* nobody, no: what did not happen */        \
    CLASS(TASK_NOUN, "task-noun") /* meetings, papers, phases */               \
    CLASS(USE, "use")             /* words of use that need a tool or user */  \
    CLASS(USE_COUNT, "use-count") /* counts of use by themselves */            \
    CLASS(USE_THING, "use-thing") /* seats, licences: use if assigned */       \
    CLASS(USE_HEAD, "use-head")   /* views, users: of the tool before them */  \
    CLASS(PUBLIC, "public")       /* library, pool: with users of its own */   \
    CLASS(LINK, "link")           /* on, with: somebody and a tool */          \
    CLASS(TAKEN, "taken")         /* assigned, active: with those */           \
    CLASS(TOOL, "tool")           /* what the vendor sells */                  \
    CLASS(PEOPLE, "people")       /* whose use it could be */                  \
    CLASS(FAILURE, "failure")     /* as the head: a result */                  \
    CLASS(MOVEMENT, "movement")   /* down to, fewer */                         \
    CLASS(FEELING, "feeling")     /* satisfaction, a class of its own */       \
    CLASS(TRADE, "trade")         /* sold, rented: the customer's business */  \
    CLASS(BREAK, "break")         /* where a noun group ends */                \
    CLASS(MEASURE, "measure")     /* number, share: of what stands beside */   \
    CLASS(ALL, "all")             /* every, half the: counts people */         \
    CLASS(STATE, "state")         /* behind a noun: it is done */              \
    CLASS(TEAM, "team")           /* a name with it is no person */            \
    CLASS(ROLE, "role")                                                        \
    CLASS(DEPARTMENT, "department")                                            \
    CLASS(RANK, "rank")           /* senior, second: beside a role */          \
    CLASS(NOBODY, "nobody")       /* to be named */                            \
    CLASS(TITLE, "title")         /* Dr, Captain: before a surname */          \
    CLASS(GIVEN, "given")         /* Anna: with a surname behind it a name */  \
    CLASS(MARKER, "marker")       /* TODO */                                   \
    CLASS(GAP, "gap")             /* to be decided */                          \
    CLASS(OBLIGED, "obliged")     /* has to be decided: no gap */              \
    CLASS(BLANK, "blank")         /* what a field in brackets stands for */    \
    CLASS(EDITORIAL, "editorial") /* in brackets, but no field */              \
    CLASS(EDIT, "edit")           /* said to who writes: add, describe */      \
    CLASS(DAY, "day")             /* monday, tomorrow */                       \
    CLASS(REVENUE, "revenue")     /* what a customer pays, or its size */

enum lexicon_class {
#define CLASS(id, name) WORD_##id,
    LEXICON_CLASSES(CLASS)
#undef CLASS
        WORD_CLASSES
};
/* In the classes of a token. */
#define BIT(class) ((uint64_t)1 << (class))

struct lexicon;

/* The lexicon of a locale's language ("en-GB"); NULL for an unlisted one.
 * They are tables that are made of the lists when the program is built. */
const struct lexicon *lexicon_of(const char *locale);
/* "en"; NULL for a list that is read by lexicon_read. */
const char *lexicon_language(const struct lexicon *lexicon);
/* Reads a list; the arena owns the result. */
const struct lexicon *lexicon_read(struct arena *arena, struct slice list);
bool lexicon_comma_decimal(const struct lexicon *lexicon);
bool lexicon_head_first(const struct lexicon *lexicon);
bool lexicon_capital_nouns(const struct lexicon *lexicon);

/* What a word's ending tells where no list has the word. */
enum lexicon_form {
    FORM_PARTICIPLE,
    FORM_ACTION, /* a noun of doing: "cabling" */
    FORM_INFINITIVE,
    LEXICON_FORMS
};
bool lexicon_ends_as(const struct lexicon *lexicon, enum lexicon_form form,
    const char *word, size_t length);

enum token_kind {
    TOKEN_WORD,
    TOKEN_NUMBER, /* micro */
    TOKEN_DATE,   /* year, month, day; or the other way round */
    TOKEN_SIGN    /* rune */
};

struct token {
    uint64_t classes; /* of a word: a bit a class */
    int64_t micro;
    uint32_t at, length; /* bytes of the text; a phrase is one token */
    int entry;           /* of a word: its row in the lexicon, or -1 */
    uint32_t forms; /* of a word in no list: a bit a form that it ends as */
    int digits;     /* before the decimal sign */
    int year, month, day;
    uint32_t rune;
    enum token_kind kind;
    bool whole;        /* no decimal sign */
    bool either_order; /* day and month may be meant the other way round */
    bool glued;        /* nothing stands between it and the token before */
    bool capital;      /* begins with an upper-case letter */
};

struct tokens {
    const char *text;
    struct token *items;
    int count;
};

/* Cuts a text into words, numbers, dates and signs.  Without a lexicon no
 * word has a class. */
struct tokens tokens_of(
    struct arena *arena, const struct lexicon *lexicon, const char *text);
/* The first of them alone, of a text that begins with a letter. */
struct token token_first(
    struct arena *arena, const struct lexicon *lexicon, const char *text);
/* Those of a name, whose words are compared with each other: of one that is
 * made to be slow no more than a reader would look at. */
struct tokens tokens_of_name(
    struct arena *arena, const struct lexicon *lexicon, const char *name);
/* True if `i` is a token of the text and has the class.  In the header, as
 * token_sign: asked a thousand times a plan. */
static inline bool
token_is(const struct tokens *tokens, int i, enum lexicon_class class)
{
    return i >= 0 && i < tokens->count &&
           (tokens->items[i].classes & BIT(class));
}
static inline bool
token_sign(const struct tokens *tokens, int i, uint32_t rune)
{
    return i >= 0 && i < tokens->count && tokens->items[i].kind == TOKEN_SIGN &&
           tokens->items[i].rune == rune;
}
/* The value after `=` in the class, or NULL. */
const char *token_value(const struct lexicon *lexicon,
    const struct token *token, enum lexicon_class class);
/* True if `i` is a token of the text and the list has `= value` there. */
static inline bool
token_says(const struct lexicon *lexicon, const struct tokens *tokens, int i,
    enum lexicon_class class, const char *value)
{
    return token_is(tokens, i, class) &&
           text_is(token_value(lexicon, &tokens->items[i], class), value);
}
/* A copy of the token's text in lower case, spaces collapsed. */
char *token_folded(struct arena *arena, const struct tokens *tokens, int i);

#endif
