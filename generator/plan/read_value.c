/* One small function a field type, in the table at the end. */
#include "plan/read.h"

#include <string.h>

#include "base/text.h"
#include "plan/progress.h"

const char *
type_phrase(enum field_type type)
{
    static const char *const phrases[] = {
        [FIELD_TEXT] = "one text",
        [FIELD_ID] = "one id",
        [FIELD_WORD] = "one word",
        [FIELD_WORDS] = "a word or a list of words",
        [FIELD_FLAG] = "yes or no",
        [FIELD_NUMBER] = "one whole number",
        [FIELD_DATE] = "one date",
        [FIELD_QUANTITY] = "one quantity",
        [FIELD_DURATION] = "one length of time",
        [FIELD_EVERY] = "one interval",
        [FIELD_TIME] = "one time of day",
        [FIELD_QUARTER] = "one quarter",
        [FIELD_PATH] = "the path of one file",
        [FIELD_PERSON] = "one person",
        [FIELD_PERSONS] = "a person or a list of people",
        [FIELD_METRIC] = "one metric",
        [FIELD_METRICS] = "a metric or a list of metrics",
        [FIELD_TEXTS] = "a text or a list of texts",
        [FIELD_READINGS] = "dates with levels, or a CSV file",
        [FIELD_SIGNAL] = "a signal",
        [FIELD_RECORD] = "fields",
        [FIELD_RECORDS] = "a list",
        [FIELD_ROWS] = "a list, or a CSV file",
        [FIELD_RECORD_MAP] = "entries, each under its own id",
    };
    return phrases[type];
}

const char *
node_phrase(const struct front *node)
{
    return node->kind == FRONT_SCALAR ? "a text"
           : node->kind == FRONT_LIST ? "a list"
                                      : "fields";
}

const char *
node_name(const struct front *node)
{
    while (!node->key && node->parent)
        node = node->parent;
    return node->key ? node->key : "";
}

/* `Weekend queue: no agent` is a field to YAML. */
static bool
is_colon_text(const struct front *node)
{
    return node->kind == FRONT_FIELDS && node->count == 1 &&
           node->first->kind == FRONT_SCALAR && !node->first->quoted &&
           node->at.source;
}

/* What stands between the brackets of a list that is one text: "a, b" as
 * well; NULL where it is not. */
static const char *
text_in_brackets(struct reader *reader, const struct front *node)
{
    const struct source *source = node->at.source;
    if (node->kind != FRONT_LIST || !node->flow || !source ||
        node->at.length < 3 || source->text[node->at.at] != '[')
        return NULL;
    const char *inner = source->text + node->at.at + 1;
    size_t length = node->at.length - 2;
    if (memchr(inner, '\n', length) || strcspn(inner, "{[") < length)
        return NULL;
    return report_text(reader->report, "%.*s", (int)length, inner);
}

static void
say_wrong_kind(
    struct reader *reader, const struct field *field, const struct front *node)
{
    enum field_type type = list_item_type(field->type);
    if (type == FIELD_TEXT && is_colon_text(node)) {
        const char *fix =
            report_text(reader->report, "Put the text in quotes: \"%s: %s\".",
                node->first->key, node->first->text);
        reader_wrong(reader, node, fix,
            "the colon makes a field of the text of `%s`", node_name(node));
        return;
    }
    const char *only = node->count == 1 || type == FIELD_TEXT
                           ? text_in_brackets(reader, node)
                           : NULL;
    const char *fix = only ? report_text(reader->report,
                                 "Write it without the brackets: %s: %s",
                                 node_name(node), only)
                           : report_text(reader->report, "Write %s: %s",
                                 type_phrase(field->type), field->about);
    reader_wrong(reader, node, fix, "`%s` takes %s, not %s", node_name(node),
        type_phrase(field->type), node_phrase(node));
}

const char *
read_scalar(struct reader *reader, const struct field *field,
    const struct front *node, struct value *value)
{
    if (node->kind == FRONT_SCALAR) {
        value->state = VALUE_SET;
        return node->text;
    }
    say_wrong_kind(reader, field, node);
    value->state = VALUE_BAD;
    return NULL;
}

void
reader_drop_torn(struct reader *reader, const struct front *node)
{
    struct report *report = reader->report;
    int kept = 0;
    for (int i = 0; i < report->count; i++) {
        const struct finding *finding = &report->findings[i];
        if (finding->rule != CS004 || finding->at.at != node->at.at ||
            finding->at.source != node->at.source)
            report->findings[kept++] = *finding;
    }
    report->count = kept;
}

/* CS006 for a scalar whose text is not what the type reads. */
static void
say_unreadable(struct reader *reader, const struct front *node, void *slot,
    const char *what, const char *why)
{
    ((struct value *)slot)->state = VALUE_BAD;
    if (node->quoted && strchr(node->text, ','))
        reader_drop_torn(reader, node);
    reader_wrong(reader, node, why, "%s is not %s",
        reader_quoted(reader, node->text), what);
}

static bool
is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The text itself, which lives as long, where nothing is to be cut off. */
static const char *
trim(struct arena *arena, const char *text)
{
    size_t n = strlen(text), skip = 0;
    if (n == 0 || (!is_white(text[0]) && !is_white(text[n - 1])))
        return text;
    while (n > 0 && is_white(text[n - 1]))
        n--;
    while (is_white(text[skip]))
        skip++;
    return skip < n ? arena_strndup(arena, text + skip, n - skip)
                    : arena_strdup(arena, "");
}

static void
read_text(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    const char *text = read_scalar(reader, field, node, slot);
    if (text)
        ((struct text *)slot)->s = trim(reader->arena, text);
}

bool
id_holds(char c)
{
    return text_alnum(c) || c == '-' || (c & 0x80);
}

bool
id_is_valid(const char *id)
{
    if (!*id)
        return false;
    for (; *id; id++)
        if (!id_holds(*id))
            return false;
    return true;
}

static void
read_id(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    read_text(reader, field, node, slot);
    struct text *id = slot;
    if (is_set(*id) && !id_is_valid(id->s)) {
        say_unreadable(reader, node, slot, "an id", id_fix(reader, id->s));
        id->s = "";
    }
}

/* --- words --- */

const char *
word_options(struct arena *arena, const struct field_word *words)
{
    int count = 0;
    while (words[count].word)
        count++;
    const char **texts = ARENA_ARRAY(arena, const char *, count);
    for (int i = 0; i < count; i++)
        texts[i] = words[i].word;
    return text_any_of(arena, texts, count, "`");
}

/* `side: Northwind Traders`: the side that is called so; NULL for none. */
static const char *
side_of_party(struct reader *reader, const char *text)
{
    const struct front *parties = front_field(reader->def->front, "parties");
    const struct front *party = parties ? parties->first : NULL;
    for (; party; party = party->next) {
        const struct front *name = front_field(party, "name");
        if (name && name->kind == FRONT_SCALAR && party->key &&
            text_is_nocase(name->text, text))
            return party->key;
    }
    return NULL;
}

/* `stage: Active` */
static bool
says_signed(const struct field *field, const char *meant)
{
    return text_is(field->name, "stage") &&
           (text_is(meant, "agreed") || text_is(meant, "active"));
}

static bool
nobody_signed(const struct front *front)
{
    const struct front *signoff = front_field(front, "signoff");
    return !signoff || node_is_empty(signoff);
}

static void
read_word(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    struct word *word = slot;
    const char *text = read_scalar(reader, field, node, slot);
    if (!text)
        return;
    word->value = field_word_value(field->words, text);
    if (word->value)
        return;
    word->state = VALUE_BAD;
    bool misspelt = false;
    const char *meant =
        field->words == words_side ? side_of_party(reader, text) : NULL;
    if (!meant)
        meant = word_meant(reader->arena, field->words, text, &misspelt);
    struct finding *finding = reader_wrong(reader, node, NULL,
        "`%s` cannot be %s", node_name(node), reader_quoted(reader, text));
    if (!meant) {
        finding->fix = report_text(reader->report, "Write %s.",
            word_options(reader->arena, field->words));
        return;
    }
    offer_word(reader->report, finding, meant);
    if (says_signed(field, meant) && nobody_signed(reader->def->front))
        finding->fix = report_text(reader->report,
            "Write `%s` once the customer has signed. Nobody has yet, so until "
            "then:  stage: proposed",
            meant);
    else if (misspelt)
        edit_spelling(finding, node->at, text, meant);
}

static void
read_flag(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    static const struct {
        const char *word;
        bool on;
    } words[] = {
        {"yes", true}, {"no", false}, {"true", true}, {"false", false}};
    const char *text = read_scalar(reader, field, node, slot);
    for (size_t i = 0; text && i < sizeof words / sizeof *words; i++)
        if (text_is_nocase(text, words[i].word)) {
            ((struct flag *)slot)->on = words[i].on;
            return;
        }
    if (text)
        say_unreadable(reader, node, slot, "yes or no", "Write yes or no.");
}

/* Digits before a percent sign; 0 for any other value. */
static int
percent_digits(const struct front *node)
{
    if (node->kind != FRONT_SCALAR)
        return 0;
    size_t n = strspn(node->text, "0123456789");
    const char *sign = node->text + n + strspn(node->text + n, " ");
    return n <= 6 && text_is(sign, "%") ? (int)n : 0;
}

/* Of several that have a percent sign the first is told how to write them
 * all. */
static void
say_percents(struct reader *reader, const struct front *node, void *slot)
{
    const char *all = "";
    const struct front *first = NULL;
    for (const struct front *p = node->parent->first; p; p = p->next) {
        int n = percent_digits(p);
        first = first || !n ? first : p;
        if (n)
            all = report_text(reader->report, "%s%s%s: %.*s", all,
                *all ? ", " : "", p->key, n, p->text);
    }
    if (first == node)
        say_unreadable(reader, node, slot, "a whole number",
            report_text(reader->report, "Write it without the sign: %s", all));
    ((struct value *)slot)->state = VALUE_BAD;
    reader_ignore(reader, node);
}

static void
read_number(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    const char *text = read_scalar(reader, field, node, slot);
    if (!text)
        return;
    int n = 0;
    size_t length = strlen(text);
    if (length > 0 && length <= 6 && strspn(text, "0123456789") == length) {
        for (; *text; text++)
            n = n * 10 + (*text - '0');
        ((struct number *)slot)->n = n;
        return;
    }
    if (percent_digits(node) && node->key) {
        say_percents(reader, node, slot);
        return;
    }
    say_unreadable(reader, node, slot, "a whole number",
        text[0] == '-' ? "Write 0 or more." : "Write digits only, such as 40.");
}

/* --- values with a form of their own --- */

/* A date that counts from a start that is not known: a segment's stays as it
 * is, a plan's start was missed already. */
static void
resolve_date(struct reader *reader, const struct field *field,
    const struct front *node, struct date *date)
{
    if (date_is_counted(*date) && text_is(field->name, "start")) {
        say_unreadable(reader, node, date, "a day in the calendar",
            "Write the day as 2026-09-30; other dates count from it.");
        return;
    }
    date->day = date_resolve(*date, reader->start);
    enum kind kind = reader->def->kind;
    if (date->day != DAY_NONE || kind == KIND_SEGMENT || kind == KIND_QBR)
        return;
    date->state = VALUE_BAD;
    if (kind == KIND_INITIATIVE)
        reader_wrong(reader, node,
            "Write the day as 2026-09-30, or add `start` to the initiative.",
            "%s counts from a start that is not given",
            reader_quoted(reader, node->text));
}

/* The text as it stands in the file, with or without its quotes. */
static bool
stands_at(const char *text, struct place at)
{
    const char *p = at.source ? at.source->text + at.at : "";
    size_t n = at.source ? at.length : 0;
    if (n >= 2 && (*p == '"' || *p == '\'') && p[n - 1] == *p) {
        p++;
        n -= 2;
    }
    return n > 0 && strlen(text) == n && strncmp(p, text, n) == 0;
}

void
edit_date(struct reader *reader, struct place at, const char *text)
{
    struct finding *finding =
        &reader->report->findings[reader->report->count - 1];
    const char *sure =
        stands_at(text, at) ? date_sure(reader->report->arena, text) : NULL;
    if (sure)
        finding->edit = (struct finding_edit){.at = at, .with = sure};
}

void
edit_spelling(struct finding *finding, struct place at, const char *text,
    const char *meant)
{
    if (!meant || !stands_at(text, at))
        return;
    uint32_t quote = at.length > strlen(text);
    finding->edit = (struct finding_edit){
        .at = place_in(at.source, at.at + quote, at.length - 2 * quote),
        .with = meant,
        .guessed = true};
}

void
offer_word(struct report *report, struct finding *finding, const char *meant)
{
    finding->label = report_text(report, "did you mean `%s`?", meant);
    finding->fix = report_text(report, "Write `%s`.", meant);
}

/* A date on which something has happened. */
static bool
is_past(const struct field *field)
{
    static const char *const names[] = {
        "on", "done", "since", "escalated", "resolved"};
    return text_among(field->name, names, sizeof names / sizeof *names);
}

static bool
is_yes(const char *text)
{
    static const char *const words[] = {
        "yes", "true", "done", "x", "ja", "oui", "s\u00ED", "tak", "sim"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is_nocase(text, words[i]))
            return true;
    return false;
}

/* Whoever left, or is still there. */
static const char *
fix_left(struct reader *reader, const struct front *node)
{
    const struct front *name = front_field(node->parent, "name");
    return report_text(reader->report,
        "Write the day on which %s left:  left: \u2026   Or take it out, if "
        "they are still there.",
        name && name->kind == FRONT_SCALAR && *name->text ? name->text
                                                          : "this person");
}

static void
read_date(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    const char *why, *text = read_scalar(reader, field, node, slot);
    if (!text)
        return;
    if (date_parse(reader->arena, text, slot, &why)) {
        resolve_date(reader, field, node, slot);
    } else {
        if (is_past(field) && reader->today != DAY_NONE) {
            const char *happened =
                date_happened(reader->arena, text, reader->today);
            why = happened ? happened : why;
        }
        if (is_past(field) && is_yes(text))
            why = "Write the day on which that was, as 2026-09-30.";
        if (text_is(field->name, "left") && !strpbrk(text, "0123456789"))
            why = fix_left(reader, node);
        say_unreadable(reader, node, slot, "a date that can be read", why);
        edit_date(reader, node->at, text);
    }
}

static void
read_quantity(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    const char *why, *text = read_scalar(reader, field, node, slot);
    if (text && !quantity_parse(reader->arena, text, slot, &why))
        say_unreadable(reader, node, slot, "a quantity", why);
}

static void
read_duration(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    const char *why, *text = read_scalar(reader, field, node, slot);
    if (text && !duration_parse(reader->arena, text, slot, &why))
        say_unreadable(reader, node, slot, "a length of time", why);
}

static void
read_every(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    const char *why, *text = read_scalar(reader, field, node, slot);
    if (text && !every_parse(reader->arena, text, slot, &why))
        say_unreadable(reader, node, slot, "an interval", why);
}

static void
read_time(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    const char *text = read_scalar(reader, field, node, slot);
    if (text && !clock_parse(text, slot))
        say_unreadable(reader, node, slot, "a time of day",
            clock_offer(reader->arena, text));
}

static void
read_quarter(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    const char *why, *text = read_scalar(reader, field, node, slot);
    if (text && !quarter_parse(text, slot, &why))
        say_unreadable(reader, node, slot, "a quarter", why);
}

static void
read_path(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    struct path *path = slot;
    const char *text = read_scalar(reader, field, node, slot);
    if (!text)
        return;
    bool ours = node->at.source == reader->def->source;
    const char *why,
        *full = file_beside(reader->arena,
            ours ? reader->def->path : reader->defaults.path, text, &why);
    if (full) {
        path->s = text;
        path->full = full;
        return;
    }
    path->state = VALUE_BAD;
    reader_ignore(reader, node);
    struct finding *finding = reader_finding(reader, CS011, node,
        node_place(node), "%s %s", reader_quoted(reader, text), why);
    finding->fix = FILE_FIX;
}

static void
read_person(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    const char *text = read_scalar(reader, field, node, slot);
    if (text)
        ((struct person_ref *)slot)->id = trim(reader->arena, text);
}

static void
read_metric(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    const char *text = read_scalar(reader, field, node, slot);
    if (text)
        ((struct metric_ref *)slot)->id = trim(reader->arena, text);
}

/* --- dispatch --- */

typedef void read_type(struct reader *reader, const struct field *field,
    const struct front *node, void *slot);

bool
node_is_empty(const struct front *node)
{
    return node->kind == FRONT_SCALAR && text_blank(node->text);
}

/* A field that nothing asks for, and that stands there without a value: its
 * text was forgotten, or the field is left over.  What people are asked for is
 * missed by rules. */
static __attribute__((cold)) void
say_empty(
    struct reader *reader, const struct field *field, const struct front *node)
{
    enum field_type type = list_item_type(field->type);
    if (!reader->def || reader->def->kind == KIND_NONE ||
        field->required != OPTIONAL || type == FIELD_PERSON)
        return;
    struct finding *finding = reader_finding(reader, CS008, node, node->key_at,
        "`%s` stands here without a value", field->name);
    finding->fix = report_text(reader->report,
        "Write what belongs there: %s Or take the line out.", field->about);
}

void
read_laid_out(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    static read_type *const readers[] = {
        [FIELD_TEXT] = read_text,
        [FIELD_ID] = read_id,
        [FIELD_WORD] = read_word,
        [FIELD_WORDS] = read_list,
        [FIELD_FLAG] = read_flag,
        [FIELD_NUMBER] = read_number,
        [FIELD_DATE] = read_date,
        [FIELD_QUANTITY] = read_quantity,
        [FIELD_DURATION] = read_duration,
        [FIELD_EVERY] = read_every,
        [FIELD_TIME] = read_time,
        [FIELD_QUARTER] = read_quarter,
        [FIELD_PATH] = read_path,
        [FIELD_PERSON] = read_person,
        [FIELD_PERSONS] = read_list,
        [FIELD_METRIC] = read_metric,
        [FIELD_METRICS] = read_list,
        [FIELD_TEXTS] = read_list,
        [FIELD_READINGS] = read_readings,
        [FIELD_SIGNAL] = read_signal,
        [FIELD_RECORD] = read_record_field,
        [FIELD_RECORDS] = read_records,
        [FIELD_ROWS] = read_rows,
        [FIELD_RECORD_MAP] = read_record_map,
    };
    struct value *value = slot;
    struct place at = node_place(node);
    bool empty = node_is_empty(node);
    if (empty && field->type == FIELD_RECORD)
        field_init(field, slot, VALUE_ABSENT, node->key_at);
    value->at = empty ? node->key_at : at;
    if (!empty)
        readers[field->type](reader, field, node, slot);
    else
        say_empty(reader, field, node);
    if (value->state != VALUE_ABSENT)
        value->at = at;
}

void
read_field(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    if (field->type != FIELD_RECORD) /* whose reader does it */
        field_init(field, slot, VALUE_ABSENT, node->key_at);
    read_laid_out(reader, field, node, slot);
}
