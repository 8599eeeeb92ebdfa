#include "commands/answers_write.h"

#include <string.h>

#include "base/text.h"
#include "plan/fields.h"
#include "plan/progress.h"
#include "source/edit.h"

#define COMMENT 24 /* the column of the questions */
#define ITEMS 3    /* of a list */

struct writer {
    struct arena *arena;
    struct words *words;
    struct buf *out;
};

/* A field of the file, what is asked for, and what may be said. */
struct asked {
    const char *name, *word, *options;
};

#define DEGREES "low, medium or high"
static const struct asked success[] = {{"goal", "ask.goal", NULL},
    {"metric", "ask.metric", NULL}, {"measured", "ask.measured", NULL},
    {"from", "ask.from", "8 h"}, {"on", "ask.read-on", "2026-08-20"},
    {"source", "ask.source", NULL}, {"to", "ask.to", "2 h"},
    {"by", "ask.by", "2026-12-18"}, {"reported-by", "ask.reported-by", NULL},
    {"why", "ask.why", NULL}, {"early", "ask.early", NULL}, {0}};
static const struct asked expectation[] = {{"expects", "ask.expects", NULL},
    {"delivery", "ask.delivery", "met, partly, missed or unknown"},
    {"note", "ask.note", NULL}, {0}};
static const struct asked today[] = {
    {"keep", "ask.keep", NULL}, {"mend", "ask.mend", NULL}, {0}};
static const struct asked need[] = {
    {"need", "ask.need", NULL}, {"when", "ask.when", "2027-Q1"}, {0}};
static const struct asked pressure[] = {{"what", "ask.pressure", NULL},
    {"impact", "ask.impact", DEGREES}, {"mitigation", "ask.help", NULL}, {0}};
static const struct asked gap[] = {{"what", "ask.gap", NULL},
    {"impact", "ask.impact", DEGREES}, {"mitigation", "ask.help", NULL}, {0}};
static const struct asked person[] = {{"name", "ask.name", NULL},
    {"role", "ask.role", NULL}, {"email", "ask.email", NULL}, {0}};

const char *
answers_name(struct arena *arena, const char *id)
{
    return arena_printf(arena, "%s-answers.txt", id);
}

static const char *
word(struct writer *w, const char *key)
{
    return words_say(w->words, w->arena, key, (char *)NULL);
}

/* `lead` is what stands before the name. */
static void
put_field(struct writer *w, const char *lead, const char *name,
    const char *value, const char *asks)
{
    size_t start = w->out->n;
    buf_printf(w->out, "%s%s:", lead, name);
    if (value) {
        buf_char(w->out, ' ');
        edit_scalar(w->out, text_collapse(w->arena, value));
    }
    if (asks) {
        buf_char(w->out, ' ');
        while (w->out->n - start < COMMENT)
            buf_char(w->out, ' ');
        buf_printf(w->out, "# %s", asks);
    }
    buf_char(w->out, '\n');
}

static void
put_asked(struct writer *w, const char *lead, const struct asked *asked,
    const char *value)
{
    const char *asks = word(w, asked->word);
    if (asked->options)
        asks = arena_printf(w->arena, "%s (%s)", asks, asked->options);
    put_field(w, lead, asked->name, value, asks);
}

static void
put_heading(struct writer *w, const char *field, const char *key)
{
    if (key)
        buf_printf(w->out, "\n# %s\n", word(w, key));
    buf_printf(w->out, "%s:\n", field);
}

static void
put_fields(struct writer *w, const struct asked *asked)
{
    for (; asked->name; asked++)
        put_asked(w, "  ", asked, NULL);
}

/* Asked once, and then again. */
static void
put_item(
    struct writer *w, const struct asked *asked, bool first, const char *value)
{
    const char *lead = "  - ";
    for (; asked->name; asked++, lead = "    ", value = NULL) {
        if (first)
            put_asked(w, lead, asked, value);
        else
            put_field(w, lead, asked->name, value, NULL);
    }
}

static void
put_items(struct writer *w, const struct asked *asked)
{
    for (int i = 0; i < ITEMS; i++)
        put_item(w, asked, i == 0, NULL);
}

static void
put_expectations(struct writer *w, const struct plan *plan)
{
    int said = plan->expectations.count;
    for (int i = 0; i < ITEMS || i < said; i++)
        put_item(w, expectation, i == 0,
            i < said && is_set(plan->expectations.items[i].expects)
                ? plan->expectations.items[i].expects.s
                : NULL);
}

static void
put_person(
    struct writer *w, const char *field, const char *key, struct person_ref who)
{
    const struct person *known = who.to;
    const char *values[] = {known ? text_filled(&known->name) : NULL,
        known ? text_filled(&known->role) : NULL,
        known ? text_filled(&known->email) : NULL};
    put_heading(w, field, key);
    for (int i = 0; person[i].name; i++)
        put_asked(w, "  ", &person[i], values[i]);
}

static void
put_head(struct writer *w, const struct plan *plan)
{
    const char *id = plan->def.id.s;
    buf_printf(w->out,
        "# %s\n# Write behind the colons what was said, leave empty what "
        "nobody knows, and make\n# the plan of it:\n"
        "#   countersign new %s --answers %s\n",
        word(w, "ask.kind"), id, answers_name(w->arena, id));
    put_field(w, "", "answers", id, NULL);
    put_field(
        w, "", "customer", text_filled(&plan->parties.customer.name), NULL);
    put_field(w, "", "segment", is_set(plan->segment) ? plan->segment.s : NULL,
        is_set(plan->segment) ? NULL : "high-touch, hybrid, low-touch");
    put_field(w, "", "type", field_word_text(words_type, plan->type.value),
        plan->type.value ? NULL : "onboarding, growth or retention");
    put_field(w, "", "on", NULL, word(w, "ask.on"));
    put_field(w, "", "with", NULL, word(w, "ask.with"));
}

void
answers_write(struct arena *arena, struct words *words, const struct plan *plan,
    struct buf *out)
{
    struct writer w = {arena, words, out};
    put_head(&w, plan);
    put_heading(&w, "success", "ask.success");
    put_fields(&w, success);
    put_heading(&w, "expectations", "ask.expectations");
    put_expectations(&w, plan);
    put_heading(&w, "today", NULL);
    put_fields(&w, today);
    put_heading(&w, "needs", "ask.needs");
    put_items(&w, need);
    put_heading(&w, "pressures", "ask.pressures");
    put_items(&w, pressure);
    put_heading(&w, "gaps", NULL);
    put_items(&w, gap);
    put_person(&w, "champion", "ask.champion", plan->champion);
    put_person(&w, "sponsor", "ask.sponsor", plan->sponsors.customer);
    buf_str(out, "\n# Your own notes: the customer never reads them.\n");
    put_field(&w, "", "notes", NULL, NULL);
}
