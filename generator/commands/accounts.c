#include "commands/accounts.h"

#include "base/text.h"
#include "plan/account.h"
#include "plan/progress.h"

bool
account_is_of(const struct plan *plan, const char *csm)
{
    return !csm || text_is(plan->csm.id, csm) ||
           (plan->csm.to && text_is_nocase(plan->csm.to->name.s, csm));
}

const char *
account_person(struct arena *arena, const struct person *person)
{
    return person ? arena_strdup(arena, name_or_id(person->name, person->id))
                  : NULL;
}

const char *
account_keeper(const char *keeper)
{
    return keeper ? keeper : "No csm named";
}

int
account_compare(const char *keeper, const char *other)
{
    if (!keeper || !other)
        return !keeper - !other;
    return strcmp(keeper, other);
}

void
account_json_day(struct json_out *json, const char *name, day_t day)
{
    char iso[11];
    if (day == DAY_NONE)
        return;
    day_iso(day, iso);
    json_out_text(json, name, iso);
}

void
account_json_lines(struct json_out *json, const char *name,
    const struct score_line *lines, int count)
{
    json_out_open(json, name, '[');
    for (int i = 0; i < count; i++) {
        json_out_open(json, NULL, '{');
        json_out_text(json, "part", lines[i].part);
        json_out_number(json, "points", lines[i].points);
        json_out_number(json, "of", lines[i].of);
        json_out_text(json, "cause", lines[i].cause);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

void
account_json_health(struct json_out *json, const struct health_score *health)
{
    if (!health->known)
        return;
    json_out_open(json, "health", '{');
    json_out_number(json, "score", health->score);
    json_out_text(json, "colour", health_colour(health));
    account_json_lines(json, "causes", health->lines, health->count);
    json_out_close(json, '}');
}
