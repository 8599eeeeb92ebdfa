#include "criteria/where.h"

#include "base/text.h"
#include "source/front.h"

/* From the field's name, where it has one, to the end of its value. */
static bool
holds(const struct front *value, uint32_t at)
{
    uint32_t begin = value->at.at, end = value->at.at + value->at.length;
    if (value->key && value->key_at.source == value->at.source) {
        uint32_t name_end = value->key_at.at + value->key_at.length;
        begin = value->key_at.at;
        end = end > name_end ? end : name_end;
    }
    return begin <= at && at <= end;
}

static const struct front *
innermost(const struct front *value, uint32_t at)
{
    const struct front *found = NULL;
    for (const struct front *child = value->first; child;) {
        if (holds(child, at)) {
            found = child;
            child = child->first;
        } else {
            child = child->next;
        }
    }
    return found;
}

const char *
where_field(struct arena *arena, const struct definition *definition,
    struct place place)
{
    if (!definition->front || !place.source)
        return "file";
    if (place.source != definition->source)
        return place.source->path;
    const struct front *field = innermost(definition->front, place.at);
    if (field)
        return front_path(arena, field);
    const struct place top = definition->front->at;
    return place.at > top.at + top.length ? "prose" : "file";
}
