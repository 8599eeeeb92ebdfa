/* Waivers that have run out, and those that nothing needs. */
#include "criteria/rules.h"
#include "seal/kept.h"

void
check_waivers_end(struct judging *judging)
{
    for (int i = 0; i < judging->waived.count && !judging->closed; i++) {
        const struct waived *waived = &judging->waived.items[i];
        const struct waiver *waiver = waived->waiver;
        if (waived->state != WAIVER_EXPIRED)
            continue;
        const struct rule *rule = rule_get(waiver->rule_id);
        struct finding *finding = judging_say(judging, CS804, waiver->until.at,
            judging_text(judging, "%s.until", waived->field),
            "the waiver of %s ended on %s", rule->name,
            say_day(judging, waiver->until.day));
        finding->fix =
            waived->matches > 0
                ? "Mend what it was for, or agree a later day with whoever "
                  "allowed it:  until: …"
                : "Nothing needs it any more: take it out.";
    }
}

void
check_waivers_used(struct judging *judging)
{
    if (!judging->plan || !kept_can_tell(judging->plan))
        return; /* what could not be read may need them */
    for (int i = 0; i < judging->waived.count; i++) {
        const struct waived *waived = &judging->waived.items[i];
        const struct waiver *waiver = waived->waiver;
        if (waived->state != WAIVER_IN_FORCE || waived->matches > 0 ||
            waiver->rule_id == CS804 || waiver->rule_id == CS805 ||
            waiver->rule_id == CS017) /* which is found by printing */
            continue;
        const struct rule *rule = rule_get(waiver->rule_id);
        struct finding *finding =
            judging_say(judging, CS805, waiver->rule.at, waived->field,
                "nothing in this plan needs the waiver of %s", rule->name);
        finding->fix = waiver->field.state == VALUE_SET
                           ? "Take it out, or correct the field that it is for:"
                             "  at: …"
                           : "Take it out.";
    }
}
