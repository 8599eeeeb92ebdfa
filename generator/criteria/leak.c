/* Internal sentences in what a customer reads. */
#include "base/text.h"
#include "criteria/leak_words.h"
#include "criteria/rules.h"
#include "plan/fields.h"

#define WORDS_LEAST 6
#define SHOWN 60 /* bytes of a sentence in a message */

struct leaks {
    struct judging *judging;
    struct sentences *sentences; /* NULL while no text is internal */
    struct place *places;        /* of the internal texts, by tag */
    int place_count, place_room;
    /* What is searched. */
    struct sentence_search search;
    struct place at;
    const char *field;
};

/* --- what is internal --- */

static void
add_internal(struct leaks *leaks, const char *text, struct place at)
{
    if (!leaks->sentences)
        leaks->sentences = sentences_new(leaks->judging->arena, WORDS_LEAST);
    leaks->places = arena_grow(leaks->judging->arena, leaks->places,
        leaks->place_count, &leaks->place_room, sizeof *leaks->places);
    leaks->places[leaks->place_count] = at;
    sentences_add(leaks->sentences, text, leaks->place_count++);
}

typedef void block_done(struct leaks *leaks, const char *text, struct place at);

static bool
holds_text(const struct prose *node)
{
    return node->kind == PROSE_PARAGRAPH || node->kind == PROSE_HEADING ||
           node->kind == PROSE_CELL || node->kind == PROSE_CODE_BLOCK;
}

static void
each_block(struct leaks *leaks, const struct section *section, block_done *done)
{
    for (const struct prose *top = section->first; top && top != section->end;
         top = top->next)
        for (const struct prose *node = top; node; node = prose_next(node, top))
            if (holds_text(node))
                done(leaks,
                    node->kind == PROSE_CODE_BLOCK && node->text
                        ? node->text
                        : prose_plain(leaks->judging->arena, node),
                    node->at);
}

static void
gather(struct leaks *leaks)
{
    const struct definition *def = leaks->judging->def;
    const struct plan *plan = leaks->judging->plan;
    if (plan && is_set(plan->internal.notes))
        add_internal(leaks, plan->internal.notes.s, plan->internal.notes.at);
    for (int i = 0; i < def->prose.count; i++)
        if (def->prose.sections[i].kind == SECTION_INTERNAL)
            each_block(leaks, &def->prose.sections[i], add_internal);
}

/* --- what a customer reads --- */

static const char *
shown(struct judging *judging, struct slice text)
{
    while (text.n > 0 && *text.p == ' ')
        text.p++, text.n--;
    size_t n = text.n;
    if (n > SHOWN)
        for (n = SHOWN; n > 0 && text.p[n] != ' ';)
            n--;
    if (n == 0) /* no space in it */
        for (n = SHOWN; n > 0 && (text.p[n] & 0xC0) == 0x80;)
            n--;
    return judging_text(
        judging, "%.*s%s", (int)n, text.p, n < text.n ? " …" : "");
}

static void
say_leak(void *context, const struct sentence_found *found)
{
    struct leaks *leaks = context;
    struct judging *judging = leaks->judging;
    struct finding *finding = judging_say(judging, CS806, leaks->at,
        leaks->field, "\"%s\" is internal, and stands where %s reads it",
        shown(judging, found->text), say_party(judging, SIDE_CUSTOMER));
    finding->second = leaks->places[found->tag];
    finding->second_label = "internal";
    finding->fix = "Take it out here, or say it in words that are meant for "
                   "both sides.";
}

static void
search_block(struct leaks *leaks, const char *text, struct place at)
{
    leaks->at = at;
    sentences_search(leaks->sentences, &leaks->search, text, say_leak, leaks);
}

static void
search_text(struct leaks *leaks, const struct text *text)
{
    leaks->search = (struct sentence_search){0};
    if (is_set(*text))
        search_block(leaks, text->s, text->at);
}

static void search_record(
    struct leaks *leaks, const struct record *record, const void *from);

struct records {
    VALUE_HEAD
    int count;
    const char *items;
};

static void
search_field(
    struct leaks *leaks, const struct field *field, const struct value *value)
{
    if (field->audience != AUDIENCE_CUSTOMER || !is_set(*value))
        return;
    if (field->type == FIELD_TEXT)
        search_text(leaks, (const struct text *)value);
    if (field->type == FIELD_TEXTS) {
        const text_list *list = (const text_list *)value;
        for (int i = 0; i < list->count; i++)
            search_text(leaks, &list->items[i]);
    }
    if (field->type == FIELD_RECORD)
        search_record(leaks, field->record, value);
    if (field_is_records(field->type)) {
        const struct records *list = (const struct records *)value;
        for (int i = 0; i < list->count; i++)
            search_record(leaks, field->record,
                list->items + (size_t)i * field->record->size);
    }
}

static void
search_record(
    struct leaks *leaks, const struct record *record, const void *from)
{
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        search_field(leaks, field,
            (const struct value *)(const void *)((const char *)from +
                                                 field->offset));
    }
}

static void
search_prose(struct leaks *leaks)
{
    const struct prose_text *prose = &leaks->judging->def->prose;
    leaks->field = "prose";
    for (int i = 0; i < prose->count; i++) {
        const struct section *section = &prose->sections[i];
        leaks->search = (struct sentence_search){0};
        if (section->kind == SECTION_INTERNAL)
            continue;
        if (section->heading)
            search_block(leaks, section->heading, section->heading_at);
        each_block(leaks, section, search_block);
    }
}

void
check_leaks(struct judging *judging)
{
    if (!judging->plan && !judging->qbr)
        return;
    struct leaks leaks = {.judging = judging};
    gather(&leaks);
    if (!leaks.sentences || sentences_empty(leaks.sentences))
        return;
    search_record(&leaks, record_of_kind(judging->def->kind), judging->def);
    search_prose(&leaks);
}
