/* Languages of an outcome's sentence: read in another than the plan's, and
 * offered in the plan's. */
#include <string.h>

#include "base/text.h"
#include "criteria/sentence_inner.h"

/* More are no sentence that was meant in any of them. */
#define FIGURES_READ 50
#define NAMES_READ 20 /* of a plan, to tell its language */
/* Bytes of a plan, to see how a word is written: each outcome may ask. */
#define TEXT_READ 50000

/* The languages that sentences are read in. */
static const struct language {
    const char *tag, *name, *locale;
    const char *from, *to, *by;
    /* What is done to a level, where no article or case stands between: before
     * the metric, "Raise", or behind the levels, "steigern". */
    struct {
        const char *up, *down;
        bool last;
    } verb;
} languages[] = {
    {"en", "English", "en-GB", "from", "to", "by", {"Raise", "Reduce", false}},
    {"de", "German", "de-DE", "von", "auf", "bis",
        {"steigern", "senken", true}},
    {"fr", "French", "fr-FR", "de", "à", "d'ici le", {NULL, NULL, false}},
    {"es", "Spanish", "es-ES", "de", "a", "para el", {NULL, NULL, false}},
    {"pl", "Polish", "pl-PL", "z", "do", "do", {NULL, NULL, false}},
    {"pt", "Portuguese", "pt-PT", "de", "para", "até", {NULL, NULL, false}},
};

#define LANGUAGES (sizeof languages / sizeof *languages)

/* Takes the parts that this language's reading has and the plan's has not. */
static void
take_foreign(struct sentence *sentence, const struct language *language,
    const struct statement_reading *other)
{
    struct statement_reading *read = &sentence->read;
    bool levels = !(read->from && read->to) && other->from && other->to;
    bool by = read->by.kind == DATE_NONE && other->by.kind == DATE_ABSOLUTE;
    if (levels) {
        read->figures = other->figures;
        read->count = other->count;
        read->from = other->from;
        read->to = other->to;
        read->open[0] = read->open[1] = NULL;
    }
    if (by) {
        read->by = other->by;
        read->by_at = other->by_at;
        read->by_length = other->by_length;
    }
    if (levels || by)
        sentence->foreign = language;
    sentence->foreign_levels |= levels;
}

static bool
is_complete(const struct statement_reading *read)
{
    return read->from && read->to && read->by.kind != DATE_NONE;
}

void
sentence_read_foreign(struct judging *judging, struct sentence *sentence)
{
    if (!judging->lexicon || sentence->read.count < 2 ||
        sentence->read.count > FIGURES_READ)
        return;
    for (size_t i = 0; i < LANGUAGES && !is_complete(&sentence->read); i++) {
        const struct lexicon *lexicon = lexicon_of(languages[i].tag);
        if (lexicon == judging->lexicon)
            continue;
        struct statement_reading other = statement_read(judging->arena, lexicon,
            sentence->outcome->statement.s, sentence->unit);
        take_foreign(sentence, &languages[i], &other);
    }
}

static const struct language *
language_of(const struct judging *judging)
{
    for (size_t i = 0; i < LANGUAGES && judging->lexicon; i++)
        if (text_is(languages[i].tag, lexicon_language(judging->lexicon)))
            return &languages[i];
    return &languages[0];
}

/* The plan itself has the word without its capital somewhere: " booking". */
static bool
stands_small(const struct judging *judging, const char *word)
{
    const struct source *source = judging->def->source;
    if (!source)
        return false;
    const char *text = source->text, *p = text;
    const char *end =
        text + (source->size < TEXT_READ ? source->size : TEXT_READ);
    size_t n = strlen(word);
    for (; (p = memmem(p, (size_t)(end - p), word, n)); p++)
        if (p > text && p[-1] == ' ' && strchr(" .,\n", p[n]))
            return true;
    return false;
}

/* A name that does not stand first: "Average response time" without its
 * capital, unless that may belong to the name of somebody or something. */
static const char *
within_sentence(struct judging *judging, const char *name)
{
    struct tokens tokens = tokens_of(judging->arena, judging->lexicon, name);
    if (*name < 'A' || *name > 'Z' || name[1] < 'a' || name[1] > 'z' ||
        token_is(&tokens, 0, WORD_GIVEN))
        return name;
    char *small = arena_strdup(judging->arena, name);
    *small = text_lower_byte(*small);
    const char *word =
        arena_strndup(judging->arena, small, strcspn(small, " "));
    bool known = (tokens.count > 1 && tokens.items[0].classes != 0) ||
                 stands_small(judging, word);
    return known ? small : name;
}

/* "statement: Raise …", or NULL where the metric lacks a part. */
static const char *
statement_of(struct judging *judging, const struct sentence *sentence)
{
    const struct metric *metric = sentence->metric;
    const struct language *language = language_of(judging);
    if (!metric || !sentence->from.known || !sentence->to.known ||
        !is_set(metric->by) || metric->by.day == DAY_NONE)
        return NULL;
    bool english = language == &languages[0];
    const char *verb = sentence->to.micro > sentence->from.micro
                           ? language->verb.up
                           : language->verb.down;
    const char *first = verb && !language->verb.last ? verb : "";
    const char *last = verb && language->verb.last ? verb : "";
    return judging_text(judging, "statement: %s%s%s %s %s %s %s%s%s %s %s",
        first, *first ? " " : "",
        *first ? within_sentence(judging, say_metric(metric))
               : say_metric(metric),
        language->from,
        say_micro(judging, sentence->from.micro, metric->unit.s), language->to,
        say_micro(judging, sentence->to.micro, metric->unit.s),
        *last ? " " : "", last, language->by,
        english ? say_day(judging, metric->by.day)
                : say_iso(judging, metric->by.day));
}

const char *
sentence_model(struct judging *judging, const struct sentence *sentence)
{
    const char *statement = statement_of(judging, sentence);
    return statement
               ? judging_text(
                     judging, "Say all three, for instance:  %s", statement)
               : "Say from which level, to which level and by which day, for "
                 "instance:  statement: Reduce first-response time from 8 h to "
                 "under 2 h by 30 September 2026";
}

static int
count_known(
    struct judging *judging, const struct language *language, const char *name)
{
    struct tokens tokens =
        tokens_of(judging->arena, lexicon_of(language->tag), name);
    int known = 0;
    for (int i = 0; i < tokens.count; i++)
        known +=
            tokens.items[i].kind == TOKEN_WORD && tokens.items[i].classes != 0;
    return known;
}

/* The names of metrics and milestones have more words of the one language than
 * of the other. */
static bool
names_are_in(struct judging *judging, const struct language *one,
    const struct language *other)
{
    int more = 0;
    for (int i = 0; i < judging->metric_count && i < NAMES_READ; i++)
        more += count_known(judging, one, say_metric(&judging->metrics[i])) -
                count_known(judging, other, say_metric(&judging->metrics[i]));
    const struct plan *plan = judging->plan;
    for (int i = 0; plan && i < plan->milestones.count && i < NAMES_READ; i++) {
        const char *name = say_milestone(&plan->milestones.items[i]);
        more +=
            count_known(judging, one, name) - count_known(judging, other, name);
    }
    return more > 0;
}

/* "15 November 2026" in a Polish plan. */
void
sentence_say_foreign(struct judging *judging, const struct sentence *sentence)
{
    const struct language *is = sentence->foreign;
    const struct plan *plan = judging->plan;
    const struct text *statement = &sentence->outcome->statement;
    bool whole = sentence->foreign_levels;
    struct finding *finding = judging_say(judging, CS102,
        whole ? statement->at
              : judging_within(
                    statement, sentence->read.by_at, sentence->read.by_length),
        sentence_path(judging, sentence), "%s is %s, and the plan is %s",
        whole ? "the outcome's sentence"
              : judging_text(judging, "\"%.*s\"", (int)sentence->read.by_length,
                    statement->s + sentence->read.by_at),
        is->name, language_of(judging)->name);
    finding->severity = SEVERITY_WARNING;
    if (plan && is_set(plan->locale)) {
        finding->second = plan->locale.at;
        finding->second_label = "the plan's language";
    }
    finding->why = "A customer reads a document in one language; a sentence in "
                   "another looks as if it was copied from somewhere.";
    const char *what = whole ? "the sentence" : "it";
    const char *own = language_of(judging)->name;
    const char *offered = whole ? statement_of(judging, sentence) : NULL;
    const char *instance =
        offered ? judging_text(judging, ", for instance:  %s", offered)
                : "; a date may be written as 2026-09-30";
    finding->fix =
        names_are_in(judging, language_of(judging), is)
            ? judging_text(judging,
                  "Write %s in %s, as all else is%s\nIf the whole plan is to "
                  "be %s, write:  locale: %s",
                  what, own, instance, is->name, is->locale)
            : judging_text(judging,
                  "If the plan is to be %s, write:  locale: %s   Else write %s "
                  "in %s; a date may be written as 2026-09-30.",
                  is->name, is->locale, what, own);
}
