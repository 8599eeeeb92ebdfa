#include "plan/fields.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "base/text.h"
#include "plan/answers.h"

const struct field_word words_kind[] = {
    {"plan", KIND_PLAN},
    {"qbr", KIND_QBR},
    {"segment", KIND_SEGMENT},
    {"initiative", KIND_INITIATIVE},
    {NULL, 0},
};
const struct field_word words_side[] = {
    {"vendor", SIDE_VENDOR},
    {"customer", SIDE_CUSTOMER},
    {NULL, 0},
};
const struct field_word words_type[] = {
    {"onboarding", TYPE_ONBOARDING},
    {"growth", TYPE_GROWTH},
    {"retention", TYPE_RETENTION},
    {NULL, 0},
};
const struct field_word words_stage[] = {
    {"draft", STAGE_DRAFT},
    {"proposed", STAGE_PROPOSED},
    {"agreed", STAGE_AGREED},
    {"active", STAGE_ACTIVE},
    {"paused", STAGE_PAUSED},
    {"closed", STAGE_CLOSED},
    {NULL, 0},
};
const struct field_word words_closed[] = {
    {"achieved", CLOSED_ACHIEVED},
    {"superseded", CLOSED_SUPERSEDED},
    {"left", CLOSED_LEFT},
    {NULL, 0},
};
const struct field_word words_role[] = {
    {"outcome", ROLE_OUTCOME},
    {"leading", ROLE_LEADING},
    {"adoption", ROLE_ADOPTION},
    {NULL, 0},
};
const struct field_word words_buying[] = {
    {"economic buyer", BUYING_ECONOMIC},
    {"decision maker", BUYING_DECISION},
    {"champion", BUYING_CHAMPION},
    {"technical buyer", BUYING_TECHNICAL},
    {"influencer", BUYING_INFLUENCER},
    {"user", BUYING_USER},
    {NULL, 0},
};
const struct field_word words_status[] = {
    {"planned", STATUS_PLANNED},
    {"on-track", STATUS_ON_TRACK},
    {"at-risk", STATUS_AT_RISK},
    {"blocked", STATUS_BLOCKED},
    {"done", STATUS_DONE},
    {"dropped", STATUS_DROPPED},
    {NULL, 0},
};
const struct field_word words_phase[] = {
    {"onboarding", PHASE_ONBOARDING},
    {"steady", PHASE_STEADY},
    {"at-risk", PHASE_AT_RISK},
    {NULL, 0},
};
const struct field_word words_confirmation[] = {
    {"confirmed", CONFIRM_YES},
    {"changed", CONFIRM_CHANGED},
    {"not-discussed", CONFIRM_NOT},
    {NULL, 0},
};
const struct field_word words_delivery[] = {
    {"met", DELIVERY_MET},
    {"partly", DELIVERY_PARTLY},
    {"missed", DELIVERY_MISSED},
    {"unknown", DELIVERY_UNKNOWN},
    {NULL, 0},
};
const struct field_word words_degree[] = {
    {"low", DEGREE_LOW},
    {"medium", DEGREE_MEDIUM},
    {"high", DEGREE_HIGH},
    {NULL, 0},
};
const struct field_word words_how[] = {
    {"pdf", HOW_PDF},
    {"form", HOW_FORM},
    {"email", HOW_EMAIL},
    {"meeting", HOW_MEETING},
    {NULL, 0},
};
const struct field_word words_engagement[] = {
    {"high-touch", ENGAGE_HIGH},
    {"hybrid", ENGAGE_HYBRID},
    {"low-touch", ENGAGE_LOW},
    {NULL, 0},
};
const struct field_word words_qbr_stage[] = {
    {"prepared", QBR_PREPARED},
    {"held", QBR_HELD},
    {NULL, 0},
};

/* Where a record's fields are found by name: their numbers from 1, 0 for
 * none.  A check asks for a thousand names a plan. */
#define INDEX_SLOTS 128
struct record_index {
    uint8_t slots[INDEX_SLOTS];
    uint8_t by_name[INDEX_SLOTS]; /* their numbers from 0 */
};

/* The tables.  The macros' lines are kept whole. */
/* clang-format off */
#define PLAIN NULL, NULL
#define WORDS(set) NULL, words_##set
#define RECORD(of) &record_##of, NULL
#define BEGIN(of) \
    static struct record_index index_##of; \
    static const struct field fields_##of[] = {
#define FIELD(tag, name, member, type, required, audience, half, refers, \
    about) \
    {name, FIELD_##type, required, AUDIENCE_##audience, HALF_##half, \
        offsetof(struct tag, member), refers, about},
#define END(of, tag, label) \
    }; \
    static const struct record record_##of = {label, sizeof(struct tag), \
        fields_##of, sizeof fields_##of / sizeof *fields_##of, &index_##of};
#include "plan/fields.def"
#undef BEGIN
#undef FIELD
#undef END

/* A row whose member is not of the type that its reader fills does not
 * compile.  Lists of records are types without a name: their size must do. */
typedef LIST(struct value) any_list;
#define IS(member, of) _Generic(&(member), of *: 1, default: 0)
#define IS_TEXT(m) IS(m, struct text)
#define IS_ID(m) IS(m, struct text)
#define IS_WORD(m) IS(m, struct word)
#define IS_WORDS(m) IS(m, word_list)
#define IS_FLAG(m) IS(m, struct flag)
#define IS_NUMBER(m) IS(m, struct number)
#define IS_DATE(m) IS(m, struct date)
#define IS_QUANTITY(m) IS(m, struct quantity)
#define IS_DURATION(m) IS(m, struct duration)
#define IS_EVERY(m) IS(m, struct duration)
#define IS_TIME(m) IS(m, struct clock_time)
#define IS_QUARTER(m) IS(m, struct quarter)
#define IS_PATH(m) IS(m, struct path)
#define IS_PERSON(m) IS(m, struct person_ref)
#define IS_PERSONS(m) IS(m, person_list)
#define IS_METRIC(m) IS(m, struct metric_ref)
#define IS_METRICS(m) IS(m, metric_list)
#define IS_TEXTS(m) IS(m, text_list)
#define IS_READINGS(m) IS(m, struct readings)
#define IS_SIGNAL(m) IS(m, struct signal)
#define IS_RECORD(m) (sizeof(m) >= sizeof(struct value))
#define IS_RECORDS(m) (sizeof(m) == sizeof(any_list))
#define IS_ROWS(m) IS(m, struct reviews)
#define IS_RECORD_MAP(m) (sizeof(m) == sizeof(any_list))
#define BEGIN(of)
#define FIELD(tag, name, member, type, required, audience, half, refers, \
    about) \
    _Static_assert(IS_##type(((struct tag *)0)->member), name);
#define END(of, tag, label)
#include "plan/fields.def"
#undef BEGIN
#undef FIELD
#undef END

#define BEGIN(of)
#define FIELD(tag, name, member, type, required, audience, half, refers, about)
#define END(of, tag, label) &record_##of,
static const struct record *const all_records[] = {
#include "plan/fields.def"
};
/* clang-format on */

bool
field_is_records(enum field_type type)
{
    return type == FIELD_RECORDS || type == FIELD_ROWS ||
           type == FIELD_RECORD_MAP;
}

const struct record *
record_of_kind(enum kind kind)
{
    static const struct record *const records[] = {
        [KIND_NONE] = NULL,
        [KIND_PLAN] = &record_plan,
        [KIND_QBR] = &record_qbr,
        [KIND_SEGMENT] = &record_segment,
        [KIND_INITIATIVE] = &record_initiative,
    };
    return records[kind];
}

const struct record *
record_of_defaults(void)
{
    return &record_defaults;
}

/* By the first three letters, which most names of a record differ in. */
static unsigned
slot_of(const char *name)
{
    unsigned hash = (unsigned char)name[0];
    if (name[0] && name[1])
        hash += (unsigned char)name[1] * 7u + (unsigned char)name[2] * 31u;
    return hash % INDEX_SLOTS;
}

static void
sort_in(const struct record *record, int added)
{
    uint8_t *by_name = record->index->by_name;
    const char *name = record->fields[added].name;
    int at = added;
    for (; at > 0 && strcmp(record->fields[by_name[at - 1]].name, name) > 0;
         at--)
        by_name[at] = by_name[at - 1];
    by_name[at] = (uint8_t)added;
}

static atomic_bool indexed;

static void
index_all(void)
{
    for (size_t r = 0; r < sizeof all_records / sizeof *all_records; r++) {
        const struct record *record = all_records[r];
        assert(record->count < INDEX_SLOTS);
        for (int i = 0; i < record->count; i++) {
            unsigned slot = slot_of(record->fields[i].name);
            while (record->index->slots[slot])
                slot = (slot + 1) % INDEX_SLOTS;
            record->index->slots[slot] = (uint8_t)(i + 1);
            sort_in(record, i);
        }
    }
    atomic_store_explicit(&indexed, true, memory_order_release);
}

/* The flag is asked first: this is called for every name in a plan. */
static inline const struct record_index *
index_of(const struct record *record)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    if (!atomic_load_explicit(&indexed, memory_order_acquire))
        pthread_once(&once, index_all);
    return record->index;
}

const unsigned char *
record_by_name(const struct record *record)
{
    return index_of(record)->by_name;
}

static const struct field *
find_field(const struct record *record, const char *name)
{
    for (int i = 0; i < record->count; i++)
        if (text_is(record->fields[i].name, name))
            return &record->fields[i];
    return NULL;
}

const struct record *
record_of_answers(void)
{
    return &record_answers;
}

const struct field *
record_field(const struct record *record, const char *name)
{
    const struct record_index *index = index_of(record);
    if (!index)
        return find_field(record, name);
    const uint8_t *slots = index->slots;
    for (unsigned slot = slot_of(name); slots[slot];
         slot = (slot + 1) % INDEX_SLOTS)
        if (text_is(record->fields[slots[slot] - 1].name, name))
            return &record->fields[slots[slot] - 1];
    return NULL;
}

const struct field *
field_read(const struct record *record, const struct front *value)
{
    const struct field *field = value->field;
    if (field >= record->fields && field < record->fields + record->count)
        return field;
    return value->key ? record_field(record, value->key) : NULL;
}

const struct front *
field_stands_below(const struct field *field, const struct front *fields,
    const struct source *source)
{
    const struct front *before = NULL;
    if (fields->flow || fields->kind != FRONT_FIELDS)
        return NULL;
    for (const struct front *p = fields->first; p; p = p->next)
        if (p->key_at.source == source && p->field && p->field < field &&
            (!before || p->field > before->field))
            before = p;
    if (!before && fields->first && fields->first->key_at.source == source)
        before = fields->first;
    return before;
}

static enum front_name
name_in(const struct record *record, struct slice name)
{
    enum front_name found = NAME_OF_NONE;
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        if (field->record && name_in(field->record, name))
            return NAME_OF_PART;
        if (slice_is(name, field->name))
            found = NAME_OF_DEFINITION;
    }
    return found;
}

enum front_name
field_name_known(struct slice name)
{
    enum front_name known = NAME_OF_NONE;
    for (int kind = KIND_PLAN; kind <= KIND_INITIATIVE; kind++) {
        enum front_name found = name_in(record_of_kind((enum kind)kind), name);
        if (found == NAME_OF_PART)
            return found;
        known = found ? found : known;
    }
    return known;
}

bool
record_has_half(const struct record *record, enum half half)
{
    for (int i = 0; i < record->count; i++) {
        const struct field *field = &record->fields[i];
        if (field->record && field->half != HALF_NEITHER
                ? record_has_half(field->record, half)
                : field->half == half)
            return true;
    }
    return false;
}

const char *
field_word_text(const struct field_word *words, int value)
{
    for (; words->word; words++)
        if (words->value == value)
            return words->word;
    return NULL;
}

int
field_word_value(const struct field_word *words, const char *text)
{
    for (; words->word; words++)
        if (text_is(words->word, text))
            return words->value;
    return 0;
}
