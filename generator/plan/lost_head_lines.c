/* Which first lines could be missing above a line, by what stands in it. */
#include <string.h>

#include "base/text.h"
#include "plan/lost_head.h"
#include "source/excerpt.h"
#include "source/note.h"

#define COLUMNS_MAX 4
#define RECORDS_MAX 64
#define STEP 2 /* spaces that a dash and the space behind it take */

struct looking {
    const struct source *source;
    uint32_t line;
    int indent;
    bool item;
    struct slice name;  /* the field of the line, or empty */
    struct slice inner; /* of an entry, the first field in it */
    struct slice next;  /* and the second, where each has a line of its own */
    int columns[COLUMNS_MAX], column_count; /* that the head may stand in */
    const struct record *seen[RECORDS_MAX];
    int seen_count;
    take_head *take;
    void *context;
};

/* --- the line --- */

/* Of `{name: …`. */
static struct slice
name_in_braces(const char *text)
{
    const char *begin = text + 1 + strspn(text + 1, " "), *p = begin;
    while (text_alnum(*p) || *p == '-')
        p++;
    return (struct slice){begin, *p == ':' ? (size_t)(p - begin) : 0};
}

static struct slice
inner_name(const struct source *source, uint32_t line)
{
    const char *p = source->text + line_colon(source, line);
    uint32_t below;
    if (!line_is_field(source, line))
        return (struct slice){"", 0};
    p += 1 + strspn(p + 1, " ");
    if (*p == '{')
        return name_in_braces(p);
    if ((*p && !strchr("\r\n#", *p)) || !line_after(source, line, &below) ||
        line_indent(source, below) <= line_indent(source, line))
        return (struct slice){"", 0};
    return line_name(source, below);
}

static struct slice
next_name(const struct source *source, uint32_t line)
{
    uint32_t first, second;
    bool stands = inner_name(source, line).n > 0 &&
                  line_after(source, line, &first) &&
                  line_after(source, first, &second) &&
                  line_indent(source, first) > line_indent(source, line) &&
                  line_indent(source, first) == line_indent(source, second);
    return stands ? line_name(source, second) : (struct slice){"", 0};
}

static void
add_column(struct looking *looking, int column)
{
    for (int i = 0; i < looking->column_count; i++)
        if (looking->columns[i] == column)
            return;
    if (looking->column_count < COLUMNS_MAX)
        looking->columns[looking->column_count++] = column;
}

/* Those of the lines around it that stand less far in. */
static void
find_columns(struct looking *looking)
{
    const struct source *source = looking->source;
    uint32_t line = looking->line;
    int least = looking->indent;
    if (looking->item)
        add_column(looking, least);
    while (least > 0 && line_after(source, line, &line) &&
           line_indent(source, line) >= least)
        continue;
    if (line_indent(source, line) < least)
        add_column(looking, line_indent(source, line));
    line = looking->line;
    while (least > 0 && line_before(source, line, &line))
        if (line_indent(source, line) < least) {
            least = line_indent(source, line);
            add_column(looking, least);
        }
}

/* --- what could open it --- */

int
place_in_record(const struct record *record, struct slice name)
{
    for (int i = 0; name.n > 0 && i < record->count; i++)
        if (slice_is(name, record->fields[i].name))
            return i;
    return -1;
}

static bool
has_field(const struct record *record, struct slice name)
{
    return record && place_in_record(record, name) >= 0;
}

/* `name:` */
static bool
opens(const struct source *source, uint32_t line)
{
    return place_behind(line_text(source, line)) ==
           line_colon(source, line) + 1;
}

/* The same, and nothing below it. */
static bool
opens_nothing(const struct source *source, uint32_t line)
{
    uint32_t below;
    if (line_is_item(source, line) || line_name(source, line).n == 0 ||
        !opens(source, line))
        return false;
    if (!line_after(source, line, &below))
        return true;
    int indent = line_indent(source, line), next = line_indent(source, below);
    return next < indent || (next == indent && !line_is_item(source, below));
}

/* Where the name of the block or of the list is missing. */
static int
name_columns(const struct head *head)
{
    return head->with_list ? head->columns - STEP : head->columns;
}

/* It opens the list below an entry of it, which changed places with it. */
static bool
opens_too_late(
    const struct source *source, const struct head *head, uint32_t *line)
{
    return head->kind == HEAD_FIELD && line_is_item(source, head->above) &&
           line_after(source, head->above, line) &&
           !line_is_item(source, *line) &&
           line_indent(source, *line) == head->columns &&
           slice_is(line_name(source, *line), head->field->name) &&
           opens(source, *line);
}

static struct place
find_stray(const struct source *source, const struct head *head)
{
    uint32_t late;
    if (opens_too_late(source, head, &late))
        return place_in(source, late, line_next(source, late) - late);
    for (int i = 0; i < source->lines; i++) {
        uint32_t line = source->line_starts[i];
        if (line_indent(source, line) == name_columns(head) &&
            slice_is(line_name(source, line), head->field->name) &&
            opens_nothing(source, line))
            return place_in(source, line, line_next(source, line) - line);
    }
    return (struct place){0};
}

bool
head_is_stray_id(const struct source *source, uint32_t line)
{
    return opens_nothing(source, line) &&
           field_name_known(line_name(source, line)) == NAME_OF_NONE;
}

/* The line of the entry's id may stand elsewhere, as far in: once more with
 * each such line. */
static void
offer_ids(struct looking *looking, struct head head)
{
    const struct source *source = looking->source;
    for (uint32_t line = 0; line_after(source, line, &line);)
        if (line_indent(source, line) == head.columns &&
            head_is_stray_id(source, line)) {
            head.stray = place_in(source, line, line_next(source, line) - line);
            looking->take(looking->context, &head);
        }
}

/* The line above, as far in as the head would be, opens what stands here; a
 * note in between is told by itself. */
static bool
is_opened(const struct looking *looking, int columns)
{
    const struct source *source = looking->source;
    uint32_t before = looking->line;
    do {
        if (!line_before(source, before, &before))
            return false;
    } while (note_begins(excerpt_slice(line_text(source, before))));
    return line_indent(source, before) >= columns &&
           line_is_field(source, before) && opens(source, before);
}

/* The field stands in the file, with all that belongs to it: at the left edge,
 * or pushed in. */
static bool
stands_elsewhere(const struct source *source, const struct head *head)
{
    for (int i = 0; name_columns(head) == 0 && i < source->lines; i++) {
        uint32_t line = source->line_starts[i];
        if (!line_is_item(source, line) &&
            (opens(source, line) || line_indent(source, line) == 0) &&
            slice_is(line_name(source, line), head->field->name) &&
            (head->stray.source != source || line != head->stray.at))
            return true;
    }
    return false;
}

static void
offer_head(struct looking *looking, struct head head)
{
    bool named = head.kind == HEAD_FIELD || head.with_list;
    if (is_opened(looking, head.columns))
        return;
    head.above = looking->line;
    if (named)
        head.stray = find_stray(looking->source, &head);
    if (named && stands_elsewhere(looking->source, &head))
        return;
    looking->take(looking->context, &head);
    if (head.kind == HEAD_ID && !head.with_list)
        offer_ids(looking, head);
}

static void
offer(struct looking *looking, enum head_kind kind, const struct field *field,
    int columns)
{
    offer_head(looking,
        (struct head){.kind = kind, .field = field, .columns = columns});
}

/* The line can be the first below the field's name. */
static bool
can_open(const struct looking *looking, const struct field *field)
{
    bool records = field->type == FIELD_RECORDS || field->type == FIELD_ROWS;
    if (looking->item)
        return records && has_field(field->record, looking->name);
    if (field->type == FIELD_RECORD)
        return has_field(field->record, looking->name);
    if (field->type == FIELD_RECORD_MAP)
        return has_field(field->record, looking->inner) ||
               has_field(field->record, looking->next);
    return field->type == FIELD_READINGS && looking->name.n > 0 &&
           text_digit(looking->name.p[0]);
}

/* The lines stand below the field's own name, with an item or entry of it
 * between them or not. */
static bool
is_within(const struct looking *looking, const struct field *field, int columns)
{
    const struct source *source = looking->source;
    uint32_t line = looking->line;
    while (line_before(source, line, &line))
        if (line_indent(source, line) < columns ||
            (line_indent(source, line) == columns &&
                field->type != FIELD_RECORD_MAP && !line_is_item(source, line)))
            return slice_is(line_name(source, line), field->name);
    return false;
}

/* The first line of the list's first entry, and with it the list's name. */
static void
try_with_list(struct looking *looking, const struct field *field)
{
    bool map = field->type == FIELD_RECORD_MAP;
    if ((!map && field->type != FIELD_RECORDS && field->type != FIELD_ROWS) ||
        looking->item || looking->indent != 2 * STEP ||
        !has_field(field->record, looking->name) ||
        (!map && slice_is(looking->name, field->record->fields->name)))
        return;
    offer_head(looking, (struct head){.kind = map ? HEAD_ID : HEAD_ITEM,
                            .field = field,
                            .columns = STEP,
                            .with_list = true});
}

static void
try_field(struct looking *looking, const struct field *field, bool top)
{
    bool can = can_open(looking, field);
    bool entry = field->type == FIELD_RECORD_MAP && !looking->item &&
                 has_field(field->record, looking->name);
    for (int i = 0; i < looking->column_count; i++) {
        int column = looking->columns[i];
        if (can && (column == 0) == top)
            offer(looking, HEAD_FIELD, field, column);
        if (entry && column > 0 && is_within(looking, field, column))
            offer(looking, HEAD_ID, field, column);
    }
    bool records = field->type == FIELD_RECORDS || field->type == FIELD_ROWS;
    if (records && !looking->item && looking->indent >= STEP &&
        has_field(field->record, looking->name) &&
        !slice_is(looking->name, field->record->fields->name) &&
        is_within(looking, field, looking->indent - STEP))
        offer(looking, HEAD_ITEM, field, looking->indent - STEP);
    if (top)
        try_with_list(looking, field);
}

static void
try_record(struct looking *looking, const struct record *record, bool top)
{
    for (int i = 0; i < looking->seen_count; i++)
        if (looking->seen[i] == record)
            return;
    if (looking->seen_count == RECORDS_MAX)
        return;
    looking->seen[looking->seen_count++] = record;
    for (int i = 0; i < record->count; i++)
        try_field(looking, &record->fields[i], top);
    for (int i = 0; i < record->count; i++)
        if (record->fields[i].record)
            try_record(looking, record->fields[i].record, false);
}

void
heads_above(const struct source *source, const struct record *top,
    uint32_t line, take_head *take, void *context)
{
    struct looking looking = {.source = source,
        .line = line_begin(source, line),
        .indent = line_indent(source, line),
        .item = line_is_item(source, line),
        .name = line_name(source, line),
        .inner = inner_name(source, line),
        .next = next_name(source, line),
        .take = take,
        .context = context};
    if (looking.item && looking.name.n == 0)
        looking.name =
            source->text[line_content(source, line)] == '{'
                ? name_in_braces(source->text + line_content(source, line))
                : looking.name;
    find_columns(&looking);
    try_record(&looking, top, true);
}

/* --- the head itself --- */

uint32_t
head_body_end(const struct source *source, const struct head *head)
{
    uint32_t line = head->above, below;
    while (line_after(source, line, &below)) {
        int indent = line_indent(source, below);
        bool item = head->kind == HEAD_FIELD && line_is_item(source, below) &&
                    line_is_item(source, head->above);
        if (indent < head->columns + (item ? 0 : 1))
            break;
        line = below;
    }
    return line_next(source, line);
}

bool
head_fits(const struct source *source, const struct head *head)
{
    uint32_t line = head->above, end = head_body_end(source, head);
    int indent = line_indent(source, line);
    bool ids = head->kind == HEAD_FIELD &&
               (head->field->type == FIELD_RECORD_MAP || !head->field->record);
    bool more = true;
    for (; !ids && more && line < end; more = line_after(source, line, &line))
        if (line_indent(source, line) == indent &&
            line_is_field(source, line) &&
            !has_field(head->field->record, line_name(source, line)))
            return false;
    return true;
}

const struct field *
head_first_field(const struct head *head)
{
    return head->field->record->fields;
}

static const char *
own_line(struct arena *arena, const struct head *head)
{
    switch (head->kind) {
    case HEAD_ID:
        return arena_printf(arena, "%*s%s:\n", head->columns, "",
            head->id ? head->id : LOST_ID);
    case HEAD_ITEM:
        return arena_printf(arena, "%*s- %s: \u2026\n", head->columns, "",
            head_first_field(head)->name);
    default:
        return arena_printf(
            arena, "%*s%s:\n", head->columns, "", head->field->name);
    }
}

const char *
head_line(struct arena *arena, const struct head *head)
{
    const char *line = own_line(arena, head);
    return head->with_list
               ? arena_printf(arena, "%*s%s:\n%s", name_columns(head), "",
                     head->field->name, line)
               : line;
}
