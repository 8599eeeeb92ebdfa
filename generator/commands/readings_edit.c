#include "commands/readings_edit.h"

/* The name of the last reading before the day. */
static const char *
earlier_than(const struct front *readings, day_t on)
{
    const char *found = EDIT_FIRST;
    day_t latest = DAY_NONE;
    for (const struct front *child = readings->first; child;
         child = child->next) {
        day_t day = day_parse_iso(child->key);
        if (day != DAY_NONE && day < on &&
            (latest == DAY_NONE || day > latest)) {
            latest = day;
            found = child->key;
        }
    }
    return found;
}

static struct edit_field *
fields_of(struct arena *arena, const struct new_reading *readings, int count)
{
    struct edit_field *fields = ARENA_ARRAY(arena, struct edit_field, count);
    for (int i = 0; i < count; i++) {
        char *iso = arena_alloc(arena, 11);
        day_iso(readings[i].on, iso);
        fields[i] = (struct edit_field){.name = iso, .value = readings[i].text};
    }
    return fields;
}

bool
readings_edit_table(struct arena *arena, struct edits *edits,
    const struct source *source, const struct front *metric,
    const struct new_reading *readings, int count)
{
    const struct front *table = front_field(metric, "readings");
    struct edit_field *fields = fields_of(arena, readings, count);
    struct edit_field whole = {
        .name = "readings", .fields = fields, .count = count};
    if (!table || table->kind != FRONT_FIELDS || !table->first)
        return edit_put(arena, edits, source, metric, &whole, NULL);
    for (int i = 0; i < count; i++)
        if (!edit_put(arena, edits, source, table, &fields[i],
                earlier_than(table, readings[i].on)))
            return false;
    return true;
}
