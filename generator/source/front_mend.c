#include "source/front_mend.h"

#include <string.h>

#include "base/text.h"
#include "source/excerpt.h"

#define FIELDS_BESIDE 64 /* an entry with more is none to learn names from */

struct mend {
    struct arena *arena;
    struct report *report;
};

static char
sign_of(const struct front *value)
{
    return value->at.source->text[value->at.at];
}

static bool
is_word(const struct front *value)
{
    return value->kind == FRONT_SCALAR && !value->quoted;
}

/* A name inside { } that no colon follows: the rest of a sentence that a
 * comma tore, or a value without its name. */
static bool
is_torn(const struct front *value)
{
    if (!is_word(value) || *value->text || !value->key)
        return false;
    const char *text = value->key_at.source->text;
    uint32_t p = place_behind(value->key_at);
    while (text[p] && strchr(" \t\r\n", text[p]))
        p++;
    return text[p] != ':';
}

/* `name:Foo`, where only the space is missing. */
static const char *
tight_colon(const struct front *value)
{
    const char *p = value->key;
    while ((*p >= 'a' && *p <= 'z') || *p == '-')
        p++;
    return p > value->key && *p == ':' && p[1] && p[1] != '/' ? p : NULL;
}

/* Why a comma or a colon in a sentence matters. */
static const char torn_why[] =
    "Inside { } and [ ] a comma or a colon cuts a text that stands without "
    "quotes, and the customer would sign half of the sentence.";

static struct finding *
say(struct mend *mend, enum rule_id rule, const struct front *value,
    struct place at, const char *message)
{
    struct finding *finding = report_add(mend->report, rule, at, "%s", message);
    finding->field = front_path(mend->report->arena, value);
    return finding;
}

static void
mend_tight(struct mend *mend, struct front *value, const char *colon)
{
    struct place at = value->key_at;
    value->text = colon + 1;
    value->key =
        arena_strndup(mend->arena, value->key, (size_t)(colon - value->key));
    uint32_t name = (uint32_t)strlen(value->key);
    value->key_at.length = name;
    value->at = place_in(at.source, at.at + name + 1, at.length - name - 1);
    say(mend, CS002, value, at, "a space is missing after this colon")->fix =
        report_text(mend->report, "%s: %s", value->key, value->text);
}

static void
say_smart(struct mend *mend, struct front *value, struct slice inner)
{
    struct finding *finding = say(mend, CS002, value, value->at,
        "these are typographic quotes, which YAML takes for letters");
    finding->fix = excerpt_field(mend->report, value->at, inner);
    excerpt_smart_edit(finding, mend->report, value->at);
}

static bool
mend_quotes(struct mend *mend, struct front *value)
{
    struct slice inner;
    if (!smart_quoted((struct slice){value->text, strlen(value->text)}, &inner))
        return false;
    say_smart(mend, value, inner);
    value->text = arena_strndup(mend->arena, inner.p, inner.n);
    value->quoted = true;
    return true;
}

/* Nearly all texts begin with a byte that no such quote begins with. */
static inline bool
mend_smart(struct mend *mend, struct front *value)
{
    return value->kind == FRONT_SCALAR && !value->quoted &&
           (unsigned char)*value->text >= 0x80 && mend_quotes(mend, value);
}

/* "Close ticket #12": the number that a comment took from a sentence.  Whoever
 * comments writes a space behind the sign. */
static void
mend_number(struct mend *mend, struct front *value)
{
    const struct source *source = value->at.source;
    uint32_t at = place_behind(value->at);
    const char *text = source->text + at;
    if (value->kind != FRONT_SCALAR || value->quoted || text[0] != ' ' ||
        text[1] != '#' || (unsigned)(text[2] - '0') > 9 || !*value->text)
        return;
    struct place rest =
        place_in(source, at + 1, line_finish(source, at) - at - 1);
    struct place whole = place_span(value->at, rest);
    struct finding *finding = say(mend, CS004, value, rest,
        report_text(mend->report,
            "a # behind a space begins a comment, so \"%s\" was torn from its "
            "sentence: put the text in quotes",
            excerpt(mend->report, excerpt_slice(rest))));
    finding->why = "What stands behind a # is printed nowhere, and the "
                   "customer would sign half of the sentence.";
    struct slice all = slice_trim(excerpt_slice(whole));
    finding->fix = excerpt_field(mend->report, whole, all);
    value->at = whole;
    value->text = arena_strndup(mend->arena, all.p, all.n);
}

/* "#1 in service", but not "#2026-09-01 at first": a date was taken out on
 * purpose, and so was what has no words behind it. */
static bool
begins_with_rank(struct slice text)
{
    size_t n = 1;
    if (text.n < 2 || text.p[0] != '#' || !memchr(text.p, ' ', text.n))
        return false;
    while (text.p[n] >= '0' && text.p[n] <= '9')
        n++;
    bool date = strchr("-./", text.p[n]) && text.p[n + 1] >= '0' &&
                text.p[n + 1] <= '9';
    return n > 1 && !date;
}

/* "title: #1 in service": nothing is left of the value. */
static void
mend_hash(struct mend *mend, struct front *value)
{
    if (value->kind != FRONT_SCALAR || value->quoted || *value->text ||
        !value->key)
        return;
    const struct source *source = value->key_at.source;
    uint32_t p = place_behind(value->key_at);
    p += source->text[p] == ':';
    p += (uint32_t)strspn(source->text + p, " \t");
    struct place whole = place_in(source, p, line_finish(source, p) - p);
    struct slice all = slice_trim(excerpt_slice(whole));
    if (!begins_with_rank(all))
        return;
    whole.length = (uint32_t)all.n;
    struct finding *finding = say(mend, CS004, value, whole,
        "a # behind a space begins a comment, so this value is not read: put "
        "it in quotes");
    finding->why = "What stands behind a # is printed nowhere.";
    finding->fix = excerpt_field(mend->report, whole, all);
    value->at = whole;
    value->text = arena_strndup(mend->arena, all.p, all.n);
    value->quoted = true;
}

/* Behind `name: Dana Ruiz, customer` the comma may stand for a field that was
 * forgotten: only what reads like more of a sentence surely is. */
static bool
is_sentence(const struct front *value, const char *rest)
{
    while (*rest && strchr(", \t\r\n", *rest))
        rest++;
    return !text_is(value->key, "name") && strchr(value->text, ' ') &&
           strchr(rest, ' ');
}

/* The value and the pieces that commas tore from it, in one again. */
static void
mend_sentence(struct mend *mend, struct front *value, struct place last)
{
    uint32_t begin = place_behind(value->at), end = place_behind(last);
    const char *rest =
        arena_strndup(mend->arena, value->at.source->text + begin, end - begin);
    const char *torn = excerpt(mend->report, excerpt_slice(last));
    bool sure = is_sentence(value, rest);
    value->text = text_collapse(
        mend->arena, arena_printf(mend->arena, "%s%s", value->text, rest));
    value->at = place_in(value->at.source, value->at.at, end - value->at.at);
    if (mend_smart(mend, value))
        return;
    bool quoted = value->quoted;
    value->quoted = true;
    struct finding *finding = say(mend, CS004, value, value->at,
        report_text(mend->report,
            "inside { } a comma begins a new field, so \"%s\" was torn from "
            "its sentence: put the text in quotes",
            torn));
    finding->why = torn_why;
    finding->fix = excerpt_field(mend->report, value->at,
        (struct slice){value->text, strlen(value->text)});
    if (sure && !quoted)
        excerpt_quote_edit(
            finding, mend->report, value->at, excerpt_slice(value->at));
}

static void
say_lone(struct mend *mend, struct front *value)
{
    const char *text = excerpt(mend->report, excerpt_slice(value->key_at));
    struct finding *finding = say(mend, CS004, value, value->key_at,
        report_text(
            mend->report, "\"%s\" stands inside { } without a value", text));
    finding->why = torn_why;
    finding->fix = report_text(mend->report,
        "Write it as `name: %s`, or put it in quotes together with the text "
        "it belongs to",
        text);
}

/* A name that the entries beside this one have: `{name: Priya, side, vendor}`
 * lacks a colon, and no sentence was torn. */
static bool
is_name_beside(const struct front *fields, const char *key)
{
    const struct front *beside = fields->parent ? fields->parent->first : NULL;
    for (int looked = 0; beside && looked < 8; beside = beside->next, looked++)
        if (beside != fields && beside->count < FIELDS_BESIDE &&
            front_field(beside, key))
            return true;
    return false;
}

/* An entry beside has a field of that name in its own part: `vendor` in the
 * `owners` of another milestone. */
static bool
is_name_in_part_beside(const struct front *fields, const char *key)
{
    const struct front *entry = fields->key ? fields->parent : NULL;
    const struct front *beside =
        entry && entry->parent ? entry->parent->first : NULL;
    for (int looked = 0; beside && looked < 8;
         beside = beside->next, looked++) {
        const struct front *part = beside->count < FIELDS_BESIDE
                                       ? front_field(beside, fields->key)
                                       : NULL;
        if (part && part != fields && part->count < FIELDS_BESIDE &&
            front_field(part, key))
            return true;
    }
    return false;
}

/* `vendor sam` among fields that others have, which this group lacks: the rest
 * is one word, or no sentence comes before it that it could go on with. */
static bool
lost_its_colon(const struct front *fields, const struct front *value,
    const char *name, const char *rest)
{
    bool first = value == fields->first;
    if (fields->count >= FIELDS_BESIDE || front_field(fields, name) ||
        (!first && strchr(rest, ' ')))
        return false;
    return is_name_beside(fields, name) || is_name_in_part_beside(fields, name);
}

/* `vendor; ines`, `vendor = ines` or `vendor ines`: the sign that stands where
 * the colon belongs; NULL where the text may be one.  What stands first in { }
 * is no rest of a sentence; elsewhere the name has to be one that others have.
 */
static const char *
wrong_colon(const struct front *fields, const struct front *value)
{
    const char *key = value->key, *p = key;
    while ((*p >= 'a' && *p <= 'z') || (*p == '-' && p > key))
        p++;
    const char *sign = p + (*p == ' ');
    bool lost = sign > p && !strchr(";=", *sign);
    if (p - key < 2 || !*sign || (!lost && !strchr(";=", *sign)) ||
        sign[1] == '=' || !sign[1 + strspn(sign + 1, " ")] || !is_torn(value))
        return NULL;
    char name[40];
    if ((size_t)(p - key) >= sizeof name)
        return NULL;
    memcpy(name, key, (size_t)(p - key));
    name[p - key] = '\0';
    if (lost)
        return lost_its_colon(fields, value, name, sign) ? p : NULL;
    bool first = value == fields->first && value->next && !is_torn(value->next);
    return first || is_name_beside(fields, name) ||
                   is_name_in_part_beside(fields, name)
               ? sign
               : NULL;
}

static bool
all_torn(const struct front *fields)
{
    for (const struct front *p = fields->first; p; p = p->next)
        if (!is_torn(p) || tight_colon(p) || wrong_colon(fields, p))
            return false;
    return fields->first != NULL;
}

/* { } around what is no field at all: a list, or one text. */
static void
mend_braces(struct mend *mend, struct front *fields)
{
    struct slice whole = excerpt_slice(fields->at);
    const char *fix;
    if (fields->count == 1) {
        fields->kind = FRONT_SCALAR;
        fields->text = fields->first->key;
        fields->quoted = true;
        fields->flow = false;
        fields->count = 0;
        fields->first = fields->last = NULL;
        if (!strpbrk(fields->text, " ,:"))
            whole = (struct slice){fields->text, strlen(fields->text)};
        fix = whole.p == fields->text
                  ? report_text(mend->report, "Without the { }: %s%s%s",
                        fields->key ? fields->key : "", fields->key ? ": " : "",
                        fields->text)
                  : excerpt_field(mend->report, fields->at, whole);
    } else {
        fields->kind = FRONT_LIST;
        for (struct front *p = fields->first; p; p = p->next) {
            p->text = p->key;
            p->at = p->key_at;
            p->key = NULL;
        }
        fix = whole.n < 2 ? "Write it in [ ]"
                          : report_text(mend->report, "[%.*s]",
                                (int)(whole.n - 2), whole.p + 1);
    }
    struct finding *finding = say(mend, CS004, fields, fields->at,
        "{ } holds fields with a name and a value, and here are none");
    finding->why = torn_why;
    finding->fix = fix;
}

void
front_drop_after(
    struct front *fields, struct front *before, struct front *value)
{
    if (before)
        before->next = value->next;
    else
        fields->first = value->next;
    if (fields->last == value)
        fields->last = before;
    fields->count--;
}

static void
mend_wrong_colon(struct mend *mend, struct front *value, const char *sign)
{
    struct place at = value->key_at;
    const char *key = value->key, *text = sign + 1 + strspn(sign + 1, " ");
    size_t length = (size_t)(sign - key);
    length -= sign[-1] == ' ';
    bool verbatim = strlen(key) == at.length; /* on one line, as it stands */
    struct finding *finding = say(mend, CS002, value, at,
        *sign == ';'   ? "a semicolon stands where a colon belongs"
        : *sign == '=' ? "an = stands where a colon belongs"
                       : "a colon is missing after this field's name");
    finding->fix =
        report_text(mend->report, "%.*s: %s", (int)length, key, text);
    if (verbatim) {
        finding->edit = (struct finding_edit){
            .at = place_in(at.source, at.at + (uint32_t)length,
                (uint32_t)((size_t)(text - key) - length)),
            .with = ": "};
        finding->fix = report_text(mend->report, "%s   The whole line: %s",
            finding->fix, excerpt_edited(mend->report, &finding->edit));
    }
    size_t n = strlen(text);
    value->quoted = n > 1 && strchr("\"'", *text) && text[n - 1] == *text;
    value->text =
        value->quoted ? arena_strndup(mend->arena, text + 1, n - 2) : text;
    value->at = verbatim ? place_in(at.source, at.at + (uint32_t)(text - key),
                               at.length - (uint32_t)(text - key))
                         : at;
    value->key = arena_strndup(mend->arena, key, length);
    value->key_at.length = (uint32_t)length;
}

static bool
lost_colon(const struct front *fields, const struct front *name)
{
    return name && name->next && is_torn(name) && is_torn(name->next) &&
           !tight_colon(name->next) && is_name_beside(fields, name->key);
}

static void
mend_lost_colon(struct mend *mend, struct front *fields, struct front *name)
{
    struct front *value = name->next;
    struct place at = name->key_at;
    const char *text = value->key;
    say(mend, CS002, name, at, "a colon is missing after this field's name")
        ->fix = report_text(mend->report, "%s: %s", name->key, text);
    name->text = text;
    name->at = value->key_at;
    front_drop_after(fields, name, value);
}

/* The last of the torn pieces that follow the value; they are dropped. */
static bool
drop_torn(struct front *fields, struct front *value, struct place *last)
{
    bool any = false;
    while (value->next && is_torn(value->next) && !tight_colon(value->next) &&
           !lost_colon(fields, value->next) &&
           !wrong_colon(fields, value->next)) {
        *last = value->next->key_at;
        front_drop_after(fields, value, value->next);
        any = true;
    }
    return any;
}

static void
mend_torn(struct mend *mend, struct front *fields)
{
    if (!fields->flow || sign_of(fields) != '{')
        return;
    if (all_torn(fields)) {
        mend_braces(mend, fields);
        return;
    }
    struct front *before = NULL, *next;
    for (struct front *p = fields->first; p; p = next) {
        struct place last;
        if (is_torn(p)) {
            const char *tight = tight_colon(p);
            const char *wrong = wrong_colon(fields, p);
            if (tight) {
                mend_tight(mend, p, tight);
            } else if (lost_colon(fields, p)) {
                mend_lost_colon(mend, fields, p);
            } else if (wrong) {
                mend_wrong_colon(mend, p, wrong);
            } else {
                next = p->next;
                say_lone(mend, p);
                front_drop_after(fields, before, p);
                continue;
            }
        }
        if (p->kind == FRONT_SCALAR && *p->text && drop_torn(fields, p, &last))
            mend_sentence(mend, p, last);
        next = p->next;
        before = p;
    }
}

/* `[Weekend queue: no agent]`: no field's name holds a space, so that it can
 * only be a sentence. */
static void
mend_pair(struct mend *mend, struct front *pair)
{
    bool implied = pair->kind == FRONT_FIELDS && pair->flow &&
                   pair->count == 1 && sign_of(pair) != '{';
    if (!implied || !strchr(pair->first->key, ' ') ||
        pair->first->kind != FRONT_SCALAR)
        return;
    struct place at = place_span(pair->first->key_at, pair->first->at);
    pair->at = at;
    pair->kind = FRONT_SCALAR;
    pair->text = text_collapse(mend->arena,
        arena_strndup(mend->arena, at.source->text + at.at, at.length));
    pair->flow = false;
    pair->count = 0;
    pair->first = pair->last = NULL;
    if (mend_smart(mend, pair))
        return;
    pair->quoted = true;
    struct finding *finding = say(mend, CS004, pair, at,
        "a colon inside [ ] makes a field of this sentence: put the text in "
        "quotes");
    finding->why = torn_why;
    finding->fix = excerpt_field(mend->report, at, excerpt_slice(at));
    excerpt_quote_edit(finding, mend->report, at, excerpt_slice(at));
}

void
front_mend(struct arena *arena, struct front *root, struct report *report)
{
    struct mend mend = {arena, report};
    for (struct front *p = root; p; p = front_next(p)) {
        if (p->parent && p->parent->kind == FRONT_LIST)
            mend_pair(&mend, p);
        if (p->kind == FRONT_FIELDS) {
            mend_torn(&mend, p);
            if (p->kind == FRONT_FIELDS)
                front_twice(p, report);
        } else {
            mend_smart(&mend, p);
            mend_number(&mend, p);
            mend_hash(&mend, p);
        }
    }
}
