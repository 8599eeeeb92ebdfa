/* What a customer reads: nothing may be left to fill in. */
#include <string.h>

#include "base/text.h"
#include "criteria/gap.h"
#include "criteria/gap_field.h"
#include "criteria/gap_reason.h"
#include "criteria/rules.h"
#include "criteria/statement.h"
#include "plan/fields.h"

#define SENTENCE 300 /* bytes looked at on either side */
#define PROMISES 100 /* what one text may promise; no more are looked at */

static bool
names_a_day(struct judging *judging, const struct tokens *tokens)
{
    for (int i = 0; i < tokens->count; i++) {
        struct sentence_date date;
        if (token_is(tokens, i, WORD_DAY) ||
            (sentence_date_at(judging->lexicon, tokens, i, 0, &date) &&
                date.kind != DATE_VAGUE))
            return true;
    }
    return false;
}

static bool
is_of_name(const struct person *person, const char *word)
{
    size_t n = strlen(word);
    if (text_is_nocase(person->id.s, word))
        return true;
    for (const char *p = strstr(person->name.s, word); p;
         p = strstr(p + 1, word))
        if ((p == person->name.s || p[-1] == ' ') &&
            (p[n] == '\0' || p[n] == ' '))
            return true;
    return false;
}

static bool
names_a_person(struct judging *judging, const struct tokens *tokens)
{
    for (int i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        if (token->kind != TOKEN_WORD || !token->capital)
            continue;
        bool called =
            token_is(tokens, i, WORD_GIVEN) || token_is(tokens, i, WORD_TITLE);
        if (called && i + 1 < tokens->count &&
            tokens->items[i + 1].kind == TOKEN_WORD &&
            tokens->items[i + 1].capital)
            return true; /* whoever it is: "Sofia Lemos", "Mme Roux" */
        const char *word = arena_strndup(
            judging->arena, tokens->text + token->at, token->length);
        for (int p = 0; p < judging->people_count; p++)
            if (is_of_name(&judging->people[p], word))
                return true;
    }
    return false;
}

static bool
ends_sentence(char c)
{
    return c == '.' || c == '!' || c == '?' || c == '\n';
}

/* The sentence that the gap stands in. */
static struct tokens
sentence_around(
    struct judging *judging, const char *text, const struct gap *gap)
{
    size_t end = gap->at + strnlen(text + gap->at, SENTENCE);
    for (size_t at = gap->at; at < end; at++)
        if (ends_sentence(text[at]))
            end = at;
    size_t begin = gap->at;
    while (begin > 0 && gap->at - begin < SENTENCE &&
           !ends_sentence(text[begin - 1]))
        begin--;
    return tokens_of(judging->arena, judging->lexicon,
        arena_strndup(judging->arena, text + begin, end - begin));
}

/* "To be decided by Dana on 12 May" is a promise, not a gap. */
static bool
is_commitment(struct judging *judging, const char *text, const struct gap *gap)
{
    struct tokens tokens = sentence_around(judging, text, gap);
    return names_a_day(judging, &tokens) && names_a_person(judging, &tokens);
}

/* A promise lacks who makes it, or by when, or both. */
static const char *
promise_fix(struct judging *judging, const char *text, const struct gap *gap)
{
    struct tokens tokens = sentence_around(judging, text, gap);
    if (names_a_day(judging, &tokens))
        return "The day is there; say who will, too: \"… to be decided by Dana "
               "on 12 May\".";
    if (names_a_person(judging, &tokens))
        return "Who will is there; say by when, too: \"… to be decided by Dana "
               "on 12 May\".";
    return "Decide it, or say who will by when: \"… to be decided by Dana on "
           "12 May\".";
}

/* Somebody will by a day: the record says both.  And what is in the way may
 * well be that a date is missing, which a blocker says since when. */
static bool
is_somebodys_by_a_day(const struct front *record)
{
    return (front_field(record, "owner") || front_field(record, "owners")) &&
           (front_field(record, "due") || front_field(record, "by") ||
               front_field(record, "since"));
}

/* "Why it matters", which says no more than that somebody shall tell it. */
static struct gap
find_no_reason(struct judging *judging, const char *text)
{
    struct gap gap = gap_of_reason(judging->arena, judging->lexicon, text);
    return gap.kind != GAP_NONE && is_commitment(judging, text, &gap)
               ? (struct gap){GAP_NONE, 0, 0}
               : gap;
}

/* `record` is what the text is a field of, or NULL in prose. */
static struct gap
find_gap(struct judging *judging, const char *text, const struct front *record)
{
    struct gap gap = {GAP_NONE, 0, 0};
    for (int kept = 0; kept < PROMISES; kept++) {
        gap = gap_find(
            judging->arena, judging->lexicon, text, gap.at + gap.length);
        if (gap.kind != GAP_PHRASE ||
            !((record && is_somebodys_by_a_day(record)) ||
                is_commitment(judging, text, &gap)))
            return gap;
    }
    return (struct gap){GAP_NONE, 0, 0};
}

/* "XX days", "Owner: ____": the words beside the signs say what goes there,
 * unless they are all that a field has. */
static bool
is_among_words(
    const struct text *text, const struct gap *gap, const struct field *field)
{
    size_t signs = strspn(text->s + gap->at, "Xx#?_");
    return gap->length > 1 && signs >= gap->length &&
           (!field || strlen(text->s) > gap->length);
}

/* `field` is NULL in prose. */
static const char *
gap_fix(struct judging *judging, const struct text *text, const struct gap *gap,
    const struct field *field)
{
    if (gap->kind == GAP_PHRASE)
        return promise_fix(judging, text->s, gap);
    if (is_among_words(text, gap, field))
        return judging_text(judging,
            "Write what goes in place of %.*s, or take the sentence out.",
            (int)gap->length, text->s + gap->at);
    if (!field)
        return NULL;
    return judging_text(judging, "Write into `%s` what belongs there: %s %s",
        field->name, field->about,
        field->required == OPTIONAL ? "Or take the field out."
                                    : "If nobody knows yet, write who finds "
                                      "out by when.");
}

static void
say_gap(struct judging *judging, const struct text *text, const struct gap *gap,
    const struct front *front, const struct field *field)
{
    struct finding *finding = judging_say(judging, CS010,
        judging_within(text, gap->at, gap->length),
        front ? front_path(judging->report->arena, front) : NULL,
        "\"%.*s\" was left to fill in, and %s would read it", (int)gap->length,
        text->s + gap->at, say_party(judging, SIDE_CUSTOMER));
    finding->fix = gap_fix(judging, text, gap, field);
}

/* `front` is the field of `record`; all three are NULL in prose. */
static void
check_text(struct judging *judging, const struct text *text,
    const struct front *front, const struct front *record,
    const struct field *field)
{
    struct gap gap = find_gap(judging, text->s, record);
    if (gap.kind == GAP_NONE && field && text_is(field->name, "why"))
        gap = find_no_reason(judging, text->s);
    if (gap.kind != GAP_NONE)
        say_gap(judging, text, &gap, front, field);
}

/* --- the front matter --- */

static bool
is_read_as_text(enum field_type type)
{
    return type == FIELD_TEXT || type == FIELD_TEXTS;
}

static void
check_scalars(struct judging *judging, const struct front *front,
    const struct front *record, const struct field *field)
{
    if (front->kind == FRONT_SCALAR) {
        struct text text = {VALUE_SET, front->at, front->text};
        check_text(judging, &text, front, record, field);
        return;
    }
    for (const struct front *child = front->first; child; child = child->next)
        if (child->kind == FRONT_SCALAR)
            check_scalars(judging, child, record, field);
}

/* `intent: [insert value here]`: a gap in brackets is a list to YAML. */
static void
check_bracketed(struct judging *judging, const struct front *front,
    const struct field *field)
{
    const struct source *source = front->at.source;
    if (!source || !front->flow || source->text[front->at.at] != '[')
        return;
    struct text text = {VALUE_SET, front->at,
        arena_strndup(
            judging->arena, source->text + front->at.at, front->at.length)};
    struct gap gap = find_gap(judging, text.s, NULL);
    gap.at = 0;
    gap.length = front->at.length;
    if (gap.kind != GAP_NONE)
        say_gap(judging, &text, &gap, front, field);
}

/* A list is a mistake there. */
static bool
takes_one(enum field_type type)
{
    return type == FIELD_TEXT || type == FIELD_DATE || type == FIELD_QUANTITY ||
           type == FIELD_DURATION || type == FIELD_TIME || type == FIELD_EVERY;
}

static void check_record(struct judging *judging, const struct front *front,
    const struct record *record);

/* The lines of the CSV file that the plan keeps its reviews in. */
static void
check_rows(struct judging *judging, const struct record *record)
{
    const struct front *rows =
        judging->plan ? judging->plan->reviews.rows : NULL;
    for (const struct front *row = rows ? rows->first : NULL; row;
         row = row->next)
        check_record(judging, row, record);
}

/* CS408 reads it. */
static bool
is_persons_name(const struct record *record, const struct field *field)
{
    return text_is(field->name, "name") && text_is(record->name, "person");
}

static void
check_field(struct judging *judging, const struct front *front,
    const struct record *record, const struct field *field)
{
    if (front->kind == FRONT_LIST && takes_one(field->type))
        check_bracketed(judging, front, field);
    else if (is_read_as_text(field->type) && !is_persons_name(record, field))
        check_scalars(judging, front, front->parent, field);
    else if (field->type == FIELD_RECORD)
        check_record(judging, front, field->record);
    else if (field->type == FIELD_ROWS && front->kind == FRONT_SCALAR)
        check_rows(judging, field->record);
    else if (field_is_records(field->type))
        for (const struct front *child = front->first; child;
             child = child->next)
            check_record(judging, child, field->record);
}

/* A plan without communications prints those of its segment. */
static bool
reaches_plans(const struct judging *judging, const struct front *field)
{
    return judging->segment && field->parent == judging->def->front &&
           text_is(field->key, "communications");
}

static void
check_record(struct judging *judging, const struct front *front,
    const struct record *record)
{
    if (front->kind != FRONT_FIELDS)
        return;
    for (const struct front *child = front->first; child; child = child->next) {
        const struct field *field = field_read(record, child);
        if (field && (field->audience == AUDIENCE_CUSTOMER ||
                         reaches_plans(judging, child)))
            check_field(judging, child, record, field);
    }
}

/* --- the prose --- */

/* `<customer>` is raw HTML to Markdown. */
static bool
is_field_in_html(struct judging *judging, const struct prose *node)
{
    size_t n = node->text ? strlen(node->text) : 0;
    return n > 2 && node->text[0] == '<' && node->text[n - 1] == '>' &&
           gap_is_field(
               judging->arena, judging->lexicon, node->text + 1, n - 2, '<');
}

static void
check_node(struct judging *judging, const struct prose *node)
{
    if (node->kind == PROSE_TEXT && node->text) {
        struct text text = {VALUE_SET, node->at, node->text};
        check_text(judging, &text, NULL, NULL, NULL);
    } else if (node->kind == PROSE_HTML && judging->lexicon &&
               is_field_in_html(judging, node))
        judging_say(judging, CS010, node->at, NULL,
            "\"%s\" was left to fill in, and is not even printed", node->text);
}

static void
check_section(struct judging *judging, const struct section *section)
{
    if (section->kind == SECTION_INTERNAL)
        return;
    if (section->heading) {
        struct text text = {VALUE_SET, section->heading_at, section->heading};
        check_text(judging, &text, NULL, NULL, NULL);
    }
    for (const struct prose *block = section->first;
         block && block != section->end; block = block->next)
        for (const struct prose *node = block; node;
             node = prose_next(node, block))
            check_node(judging, node);
}

void
check_placeholder(struct judging *judging)
{
    const struct definition *def = judging->def;
    if (!judging->lexicon || !def->front)
        return;
    check_record(judging, def->front, record_of_kind(def->kind));
    /* The prose of a segment or an initiative reaches no customer. */
    bool read = judging->plan || judging->qbr;
    for (int i = 0; read && i < def->prose.count; i++)
        check_section(judging, &def->prose.sections[i]);
}
