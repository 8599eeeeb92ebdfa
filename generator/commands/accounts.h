/* Accounts as the lists over many plans show them: whose they are, and what
 * the customer and the people are called. */
#ifndef COMMANDS_ACCOUNTS_H
#define COMMANDS_ACCOUNTS_H

#include "plan/health.h"
#include "report/json_out.h"

/* `csm` is an id, or a name in any case; NULL: everybody's. */
bool account_is_of(const struct plan *plan, const char *csm);
/* What a list calls who keeps an account (plan_keeper). */
const char *account_keeper(const char *keeper);
/* For order: by keeper, those of nobody (NULL) last. */
int account_compare(const char *keeper, const char *other);
/* Copied into the arena; NULL for nobody. */
const char *account_person(struct arena *arena, const struct person *person);
/* A score's lines, each with its cause. */
void account_json_lines(struct json_out *json, const char *name,
    const struct score_line *lines, int count);
/* As the member "health"; nothing where it is not known. */
void account_json_health(
    struct json_out *json, const struct health_score *health);
/* As "2026-08-20"; nothing for DAY_NONE. */
void account_json_day(struct json_out *json, const char *name, day_t day);

#endif
