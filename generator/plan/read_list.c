/* Lists, records, and lists and maps of records. */
#include <string.h>

#include "base/text.h"
#include "plan/read.h"
#include "source/excerpt.h"

#define LONGEST_FIGURE 24 /* bytes, with its unit */
#define LONGEST_SENTENCE 80

/* The field as it is for one item of its list. */
static struct field
item_field(const struct field *field)
{
    struct field item = *field;
    item.type = list_item_type(field->type);
    return item;
}

/* What could not be read leaves its room to the next item, zeroed as it was. */
static bool
keep_item(void *item, size_t size)
{
    if (((struct value *)item)->state == VALUE_SET)
        return true;
    memset(item, 0, size);
    return false;
}

static void
read_items(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    const struct field item = item_field(field);
    size_t size = list_item_size(field);
    char *items = arena_alloc(reader->arena, size * (size_t)node->count + 1);
    int count = 0;
    const struct front *child = node->first;
    for (; child; child = child->next) {
        void *at = items + (size_t)count * size;
        if (!node_is_empty(child))
            read_field(reader, &item, child, at);
        count += keep_item(at, size);
    }
    list_set(slot, count, items);
    bool nothing = count == 0 && node->count > 0;
    ((struct value *)slot)->state = nothing ? VALUE_BAD : VALUE_SET;
}

/* True if the text says the word, and not within another. */
static bool
says_word(const char *text, const char *word)
{
    size_t n = strlen(word);
    for (const char *p = strstr(text, word); n > 0 && p;
         p = strstr(p + 1, word))
        if ((p == text || !id_holds(p[-1])) && !id_holds(p[n]))
            return true;
    return false;
}

const char *
people_named(struct reader *reader, const char *text)
{
    if (id_is_valid(text)) /* as nearly all are: one, and no other within it */
        return NULL;
    const struct front *people = front_field(reader->def->front, "people");
    const char *list = "";
    int count = 0;
    for (const struct front *p = people ? people->first : NULL; p; p = p->next)
        if (p->key && says_word(text, p->key))
            list = arena_printf(
                reader->arena, "%s%s%s", list, count++ ? ", " : "", p->key);
    return count > 1 ? list : NULL;
}

/* Without the brackets that it has already. */
static const char *
without_brackets(struct reader *reader, const char *text)
{
    char *bare = arena_strdup(reader->arena, text), *to = bare;
    for (const char *p = text; *p; p++)
        if (!strchr("[](){}", *p))
            *to++ = *p;
    *to = '\0';
    return bare;
}

/* `owner: sam, dana` is one text to YAML. */
static bool
say_comma_list(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    bool ids = field->type == FIELD_PERSONS || field->type == FIELD_METRICS ||
               field->type == FIELD_WORDS;
    const char *people =
        field->type == FIELD_PERSONS ? people_named(reader, node->text) : NULL;
    if (!ids || (!people && !strchr(node->text, ',')))
        return false;
    ((struct value *)slot)->state = VALUE_BAD;
    if (node->quoted)
        reader_drop_torn(reader, node);
    reader_wrong(reader, node,
        report_text(reader->report, "Write it as a list: [%s]",
            people ? people : without_brackets(reader, node->text)),
        "`%s` takes a list, not one text", node_name(node));
    return true;
}

/* One value, or a list of them. */
void
read_list(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    struct value *list = slot;
    if (node->kind == FRONT_LIST) {
        read_items(reader, field, node, slot);
        return;
    }
    if (node->kind == FRONT_SCALAR && say_comma_list(reader, field, node, slot))
        return;
    const struct field item = item_field(field);
    void *only = arena_alloc(reader->arena, list_item_size(field));
    read_field(reader, &item, node, only);
    list->state = ((struct value *)only)->state;
    list_set(slot, list->state == VALUE_SET, only);
}

/* --- records --- */

/* "9 h", which can stand in braces as it is. */
static bool
is_figure(const struct front *node)
{
    return node->kind == FRONT_SCALAR && *node->text >= '0' &&
           *node->text <= '9' && !strpbrk(node->text, ",:#{}[]\"'") &&
           strlen(node->text) <= LONGEST_FIGURE;
}

static bool
names_word(const struct front *node, const char *word)
{
    if (node->kind == FRONT_SCALAR)
        return says_word(node->text, word);
    for (const struct front *child = node->first; child; child = child->next)
        if (node->kind == FRONT_LIST && names_word(child, word))
            return true;
    return false;
}

static const char *
scalar_of(const struct front *fields, const char *key)
{
    const struct front *field = front_field(fields, key);
    return field && field->kind == FRONT_SCALAR ? field->text : "";
}

/* The one person of a side whom the value names, by id or name; else NULL. */
static const char *
person_named(struct reader *reader, const struct front *node, const char *side)
{
    const struct front *people = front_field(reader->def->front, "people");
    const char *found = NULL;
    for (const struct front *p = people ? people->first : NULL; p; p = p->next)
        if (p->key && text_is(scalar_of(p, "side"), side) &&
            (names_word(node, p->key) ||
                names_word(node, scalar_of(p, "name")))) {
            if (found)
                return NULL;
            found = p->key;
        }
    return found;
}

static const char *
shape_value(struct reader *reader, const struct field *field,
    const struct field *first, const struct front *node)
{
    const char *person = NULL;
    if (list_item_type(field->type) == FIELD_PERSON)
        person = person_named(reader, node, field->name);
    if (person)
        return person;
    /* A sentence is what the first field of a task or a risk asks for. */
    if (node->kind == FRONT_SCALAR && field == first && *node->text &&
        field->type == FIELD_TEXT && strlen(node->text) <= LONGEST_SENTENCE)
        return strpbrk(node->text, ",:#{}[]\"'")
                   ? excerpt_quoted(reader->report,
                         (struct slice){node->text, strlen(node->text)})
                   : node->text;
    return is_figure(node) && text_is(field->name, "value") ? node->text
                                                            : "\u2026";
}

/* `40/30/20/10` for as many numbers: each by its name; NULL for any other
 * text. */
static const char *
shape_in_order(struct reader *reader, const struct record *record,
    const struct front *node)
{
    const char *text = node->text, *shape = "";
    for (int i = 0; i < record->count; i++) {
        size_t n = node->kind == FRONT_SCALAR ? strspn(text, "0123456789") : 0;
        if (n == 0 || record->fields[i].type != FIELD_NUMBER)
            return NULL;
        shape = arena_printf(reader->arena, "%s%s%s: %.*s", shape,
            i ? ", " : "", record->fields[i].name, (int)n, text);
        text += n;
        text += strspn(text, " %,;:/-");
    }
    return *text ? NULL : arena_printf(reader->arena, "{%s}", shape);
}

const char *
record_shape(struct reader *reader, const struct record *record,
    const struct front *node)
{
    const char *shape = shape_in_order(reader, record, node);
    if (shape)
        return shape;
    shape = "";
    for (int i = 0; i < record->count && i < 4; i++)
        shape = arena_printf(reader->arena, "%s%s%s: %s", shape, i ? ", " : "",
            record->fields[i].name,
            shape_value(reader, &record->fields[i], record->fields, node));
    return arena_printf(reader->arena, "{%s}", shape);
}

/* The id of an entry that stands in a list: its `id`, or the name before
 * nothing or before fields; else what its name makes. */
static const char *
id_of_item(struct reader *reader, const struct front *item)
{
    const struct front *id = front_field(item, "id");
    const struct front *name = front_field(item, "name");
    if (id && id->kind == FRONT_SCALAR && *id->text)
        return id->text;
    if (item->kind == FRONT_FIELDS && item->first &&
        (item->first->kind == FRONT_FIELDS || node_is_empty(item->first)))
        return item->first->key;
    return name && name->kind == FRONT_SCALAR
               ? text_lower(
                     reader->arena, id_from_name(reader->arena, name->text))
               : "some-id";
}

/* A list where each entry stands under an id of its own. */
static void
say_listed(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    const struct front *first = node->first;
    const char *id = first ? id_of_item(reader, first) : "some-id";
    bool below = first && first->kind == FRONT_FIELDS && !first->flow &&
                 !(first->count == 1 && first->first->flow);
    field_init(field, slot, VALUE_BAD, node_place(node));
    reader_wrong(reader, node,
        below ? report_text(reader->report,
                    "Begin each entry with its id in place of the dash:  %s:  "
                    "and write its fields below that",
                    id)
              : report_text(reader->report,
                    "Begin each entry with its id in place of the dash:  %s: "
                    "%s",
                    id, record_shape(reader, field->record, node)),
        "`%s` takes entries, each under its own id, and this is a list",
        node_name(node));
}

/* What belongs where the shape has its only gap. */
static const char *
about_gap(struct reader *reader, const struct record *record, const char *shape)
{
    const char *gap = strstr(shape, ": \u2026");
    if (!gap || strstr(gap + 1, ": \u2026"))
        return "";
    const char *name = gap;
    while (name > shape && name[-1] != ' ' && name[-1] != '{')
        name--;
    const struct field *field = record_field(
        record, arena_strndup(reader->arena, name, (size_t)(gap - name)));
    if (!field)
        return "";
    return report_text(reader->report, "   where %s is: %s%s", field->name,
        field->about,
        field->required == OPTIONAL ? " Leave it out if there is none." : "");
}

static void
say_record(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    const char *shape = record_shape(reader, field->record, node);
    const char *before = field->type == FIELD_RECORD_MAP ? "some-id: "
                         : field_is_records(field->type) ? "- "
                                                         : "";
    field_init(field, slot, VALUE_BAD, node_place(node));
    reader_wrong(reader, node,
        report_text(reader->report, "Write it as: %s%s%s", before, shape,
            about_gap(reader, field->record, shape)),
        "`%s` takes %s, not %s", node_name(node), type_phrase(field->type),
        node_phrase(node));
}

void
read_record_field(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    if (node->kind != FRONT_FIELDS) {
        say_record(reader, field, node, slot);
        return;
    }
    read_record(reader, field->record, node, slot);
    ((struct value *)slot)->state = VALUE_SET;
    ((struct value *)slot)->at = node_place(node);
}

static struct field
record_item(const struct field *field)
{
    struct field item = *field;
    item.type = FIELD_RECORD;
    return item;
}

void
read_records(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    const struct field item = record_item(field);
    size_t size = field->record->size;
    if (node->kind != FRONT_LIST) {
        say_record(reader, field, node, slot);
        return;
    }
    char *items = arena_alloc(reader->arena, size * (size_t)node->count + 1);
    int count = 0;
    const struct front *child = node->first;
    for (; child; child = child->next) {
        void *at = items + (size_t)count * size;
        if (!node_is_empty(child))
            read_record_field(reader, &item, child, at);
        count += keep_item(at, size);
    }
    list_set(slot, count, items);
    ((struct value *)slot)->state =
        count == 0 && node->count > 0 ? VALUE_BAD : VALUE_SET;
}

/* What every record of a map begins with. */
struct named {
    VALUE_HEAD
    struct text id;
};

/* Where the line of a value among the entries of a map belongs: to the
 * definition, or to one of the entries. */
static const char *
place_of_value(struct reader *reader, const struct front *node, bool of_top)
{
    if (!of_top)
        return node->parent->flow
                   ? "Write it into the { } of the entry that it belongs to."
                   : "Begin the line farther in, below the id that it belongs "
                     "to.";
    if (front_field(reader->def->front, node->key))
        return "It is given there already: take this one out.";
    return node->parent->flow
               ? report_text(reader->report,
                     "Write it on a line of its own, at the left edge:  %s: "
                     "%s",
                     node->key, node->text)
               : report_text(reader->report,
                     "Take line %d out, and write it above line %d, at the "
                     "left edge:  %s: %s",
                     place_start(node->key_at).line,
                     place_start(node->parent->key_at).line, node->key,
                     node->text);
}

/* One value among entries whose name is a field of the definition or of the
 * entries: its line begins too far in, or not far enough.  No entry is to be
 * made of it. */
static bool
say_misplaced(
    struct reader *reader, const struct record *entry, const struct front *node)
{
    const struct record *top = record_of_kind(reader->def->kind);
    const struct front *map = node->parent;
    if (node->kind != FRONT_SCALAR || !top || !map || !map->key ||
        map->parent != reader->def->front)
        return false;
    bool of_top = record_field(top, node->key) != NULL;
    if (!of_top && !record_field(entry, node->key))
        return false;
    struct finding *finding =
        reader_wrong(reader, node, place_of_value(reader, node, of_top),
            "`%s` is a field of %s, and stands among the entries of `%s`",
            node->key,
            of_top ? report_text(reader->report, "the %s", top->name)
                   : record_phrase(reader->arena, entry),
            map->key);
    finding->at = node->key_at;
    return true;
}

/* An entry that could not be read stays, so that its id can be found. */
static void
read_entry(struct reader *reader, const struct field *field,
    const struct front *node, struct named *entry)
{
    if (node_is_empty(node)) {
        struct front nothing = *node;
        nothing.kind = FRONT_FIELDS;
        read_record(reader, field->record, &nothing, entry);
        entry->state = VALUE_SET;
        entry->at = node->key_at;
    } else if (say_misplaced(reader, field->record, node)) {
        field_init(field, entry, VALUE_BAD, node_place(node));
    } else {
        read_record_field(reader, field, node, entry);
    }
    entry->id.state = VALUE_SET;
    entry->id.s = node->key;
    entry->id.at = node->key_at;
    if (!id_is_valid(node->key))
        reader_finding(reader, CS006, node, node->key_at, "%s is not an id",
            reader_quoted(reader, node->key))
            ->fix = id_fix(reader, node->key);
}

void
read_record_map(struct reader *reader, const struct field *field,
    const struct front *node, void *slot)
{
    const struct field item = record_item(field);
    size_t size = field->record->size;
    if (node->kind != FRONT_FIELDS) {
        if (node->kind == FRONT_LIST)
            say_listed(reader, field, node, slot);
        else
            say_record(reader, field, node, slot);
        return;
    }
    char *items = arena_alloc(reader->arena, size * (size_t)node->count + 1);
    int count = 0;
    for (const struct front *child = node->first; child; child = child->next)
        read_entry(reader, &item, child,
            (struct named *)(void *)(items + (size_t)count++ * size));
    list_set(slot, count, items);
    ((struct value *)slot)->state = VALUE_SET;
}
