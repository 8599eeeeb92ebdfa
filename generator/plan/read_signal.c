/* What sets a play off: one of a few forms, known by their main field. */
#include "plan/read.h"

#include "base/text.h"

#define VALUE_FIELD(written, kind, member)                                     \
    {                                                                          \
        .name = written, .type = kind,                                         \
        .offset = offsetof(struct signal, member),                             \
        .about = "see the forms of a signal"                                   \
    }

static const struct field signal_fields[] = {
    VALUE_FIELD("metric", FIELD_METRIC, metric),
    VALUE_FIELD("falls", FIELD_QUANTITY, amount),
    VALUE_FIELD("rises", FIELD_QUANTITY, amount),
    VALUE_FIELD("above", FIELD_QUANTITY, amount),
    VALUE_FIELD("below", FIELD_QUANTITY, amount),
    VALUE_FIELD("silent", FIELD_DURATION, within),
    VALUE_FIELD("in", FIELD_DURATION, within),
    VALUE_FIELD("by", FIELD_DURATION, within),
    VALUE_FIELD("count", FIELD_NUMBER, count),
};
static const struct record signal_record = {"signal", sizeof(struct signal),
    signal_fields, sizeof signal_fields / sizeof *signal_fields, NULL};

static const struct form {
    enum signal_kind kind;
    const char *main;   /* the field that makes it this form */
    const char *word;   /* its only value, or NULL: a value of its own */
    const char *first;  /* a field that must stand beside it, or NULL */
    const char *second; /* another, or NULL */
    bool second_needed;
} forms[] = {
    {SIGNAL_FALLS, "falls", NULL, "metric", "in", true},
    {SIGNAL_RISES, "rises", NULL, "metric", "in", true},
    {SIGNAL_ABOVE, "above", NULL, "metric", NULL, false},
    {SIGNAL_BELOW, "below", NULL, "metric", NULL, false},
    {SIGNAL_SILENT, "silent", NULL, "metric", NULL, false},
    {SIGNAL_CHAMPION_LEFT, "champion", "left", NULL, NULL, false},
    {SIGNAL_SPONSOR_LEFT, "sponsor", "left", NULL, NULL, false},
    {SIGNAL_MILESTONE_OVERDUE, "milestone", "overdue", NULL, "by", false},
    {SIGNAL_REVIEWS_MISSED, "reviews", "missed", NULL, "count", false},
};

static const char forms_fix[] =
    "Write one of: {metric: \u2026, falls: 20 %, in: 30 d}, {metric: \u2026, "
    "below: 4 h}, {metric: \u2026, silent: 3 weeks}, {champion: left}, "
    "{sponsor: left}, {milestone: overdue, by: 1 week}, {reviews: missed, "
    "count: 2}.";

static const struct form *
form_of(const struct front *node)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (front_field(node, forms[i].main))
            return &forms[i];
    return NULL;
}

static bool
belongs(const struct form *form, const char *key)
{
    return text_is(key, form->main) || text_is(key, form->first) ||
           text_is(key, form->second);
}

/* `champion: left` and the like: the field allows one word only. */
static bool
read_form_word(
    struct reader *reader, const struct front *node, const struct form *form)
{
    if (node->kind == FRONT_SCALAR && text_is(node->text, form->word))
        return true;
    reader_wrong(reader, node,
        report_text(reader->report, "Write {%s: %s}.", form->main, form->word),
        "`%s` in a signal can only be `%s`", form->main, form->word);
    return false;
}

/* The field of the form that a misspelt one was meant for. */
static const char *
meant_in(const struct form *form, const struct front *node)
{
    const char *names[3] = {form->main};
    int count = 1;
    if (form->first)
        names[count++] = form->first;
    if (form->second)
        names[count++] = form->second;
    const char *meant = text_nearest(node->key, names, count);
    return meant && !front_field(node->parent, meant) ? meant : NULL;
}

static void
say_not_of_form(
    struct reader *reader, const struct front *node, const struct form *form)
{
    const char *meant = meant_in(form, node);
    reader_ignore(reader, node);
    struct finding *finding = reader_finding(reader, CS004, node, node->key_at,
        "`%s` does not belong to a signal with `%s`", node->key, form->main);
    finding->fix =
        meant ? report_text(reader->report, "Write `%s` instead.", meant)
              : forms_fix;
    if (meant)
        edit_spelling(finding, node->key_at, node->key, meant);
}

static bool
read_form_field(struct reader *reader, const struct front *node,
    const struct form *form, struct signal *signal)
{
    if (!belongs(form, node->key)) {
        say_not_of_form(reader, node, form);
        return false;
    }
    if (form->word && text_is(node->key, form->main))
        return read_form_word(reader, node, form);
    const struct field *field = record_field(&signal_record, node->key);
    void *slot = field_slot(field, signal);
    read_field(reader, field, node, slot);
    return is_set(*(struct value *)slot);
}

static bool
has_needed(struct reader *reader, const struct front *node,
    const struct form *form, const char *needed)
{
    if (!needed || front_field(node, needed))
        return true;
    for (const struct front *child = node->first; child; child = child->next)
        if (text_is(meant_in(form, child), needed))
            return false; /* it was said of the misspelt one */
    reader_finding(reader, CS005, node, node_place(node),
        "a signal with `%s` needs `%s` as well", form->main, needed)
        ->fix = forms_fix;
    return false;
}

void
read_signal(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    (void)field;
    struct signal *signal = slot;
    const struct form *form = node->kind == FRONT_FIELDS ? form_of(node) : NULL;
    signal->state = VALUE_BAD;
    record_init(&signal_record, slot, VALUE_ABSENT, node_place(node));
    if (!form) {
        reader_wrong(reader, node, forms_fix, "this is not a signal");
        return;
    }
    signal->signal = form->kind;
    signal->count.n = 1;
    bool good = true;
    for (const struct front *child = node->first; child; child = child->next)
        good &= read_form_field(reader, child, form, signal);
    good &= has_needed(reader, node, form, form->first);
    if (form->second_needed)
        good &= has_needed(reader, node, form, form->second);
    signal->state = good ? VALUE_SET : VALUE_BAD;
}
