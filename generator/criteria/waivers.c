/* Waivers that have run out, and those that nothing needs. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "criteria/sealing.h"
#include "seal/kept.h"
#include "source/excerpt.h"

/* The rules that found something in the plan, by name; "" for none. */
static const char *
rules_found(struct judging *judging, const struct report *all)
{
    const char *list = "";
    bool told[RULE_COUNT] = {false};
    for (int i = 0; i < all->count; i++) {
        const struct finding *finding = &all->findings[i];
        bool about =
            judging->def->source == finding->at.source &&
            text_starts(finding->field ? finding->field : "", "waivers");
        if (told[finding->rule] || about || finding->severity == SEVERITY_NONE)
            continue;
        told[finding->rule] = true;
        list = judging_text(judging, "%s%s`%s`", list, *list ? ", " : "",
            rule_get(finding->rule)->name);
    }
    return list;
}

static bool
means_all(struct slice text)
{
    static const char *const words[] = {
        "all", "any", "every", "everything", "\"*\"", "'*'", "alle"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text.n == strlen(words[i]) &&
            strncasecmp(text.p, words[i], text.n) == 0)
            return true;
    return false;
}

/* The reader found its rule unknown, and could not know what else is found. */
static void
say_all(struct judging *judging, struct finding *finding, const char *found,
    const char *waiver)
{
    const char *only = judging->plan->waivers.count == 1 ? "waivers" : waiver;
    finding->message = judging_text(judging,
        "a waiver allows one rule, which it names, and \"%.*s\" is none",
        (int)finding->at.length, excerpt_slice(finding->at).p);
    finding->fix =
        *found
            ? judging_text(judging,
                  "Mend what is found and take the waiver out; or write one "
                  "for each of these that may stay, in place of %.*s: %s",
                  (int)finding->at.length, excerpt_slice(finding->at).p, found)
            : judging_text(judging,
                  "Nothing else is found in this plan, so that nothing needs "
                  "it: take out %s.",
                  say_lines(judging, only));
}

/* Whose rule stands there, from 1; 0: nobody's. */
static int
waiver_at(const struct plan *plan, struct place at)
{
    for (int i = 0; i < plan->waivers.count; i++) {
        const struct place rule = plan->waivers.items[i].rule.at;
        if (rule.source == at.source && rule.at == at.at)
            return i + 1;
    }
    return 0;
}

/* Whose end it says, from 1; 0: nobody's. */
static int
waiver_ending(const struct plan *plan, const char *field)
{
    if (!field || !text_starts(field, "waivers."))
        return 0;
    char *rest;
    long nth = strtol(field + strlen("waivers."), &rest, 10);
    return text_is(rest, ".until") && nth > 0 && nth <= plan->waivers.count
               ? (int)nth
               : 0;
}

/* Something is found that the waiver would allow, if it were of this rule. */
static bool
is_needed(const struct report *all, enum rule_id rule)
{
    for (int i = 0; i < all->count; i++)
        if (all->findings[i].rule == rule)
            return true;
    return false;
}

static const char *
lines_of_waiver(struct judging *judging, int nth)
{
    return say_lines(judging, judging->plan->waivers.count == 1
                                  ? "waivers"
                                  : judging_text(judging, "waivers.%d", nth));
}

/* An end that is missing or cannot be read, of what need not be. */
static void
say_endless(
    struct judging *judging, struct finding *finding, const struct report *all)
{
    int nth = waiver_ending(judging->plan, finding->field);
    enum rule_id rule =
        nth > 0 ? judging->plan->waivers.items[nth - 1].rule_id : RULE_NONE;
    if (rule != RULE_NONE && !is_needed(all, rule))
        finding->fix = judging_text(judging,
            "Take out %s: nothing that is found here needs this waiver. If it "
            "is to stay, write the day on which it ends:  until: …",
            lines_of_waiver(judging, nth));
}

/* A rule that is misspelt, and found nothing either. */
static void
say_misspelt(
    struct judging *judging, struct finding *finding, const struct report *all)
{
    int nth = waiver_at(judging->plan, finding->at);
    enum rule_id meant = nth > 0 && finding->edit.with
                             ? rule_find(finding->edit.with)
                             : RULE_NONE;
    if (meant != RULE_NONE && !is_needed(all, meant))
        finding->fix = judging_text(judging,
            "Take out %s: %s finds nothing here, so that nothing needs this "
            "waiver. If it is to stay, write `%s`.",
            lines_of_waiver(judging, nth), rule_get(meant)->name,
            rule_get(meant)->name);
}

void
waivers_unneeded(struct judging *judging, struct report *all)
{
    for (int i = 0; judging->plan && i < all->count; i++) {
        struct finding *finding = &all->findings[i];
        if (finding->rule == CS005 || finding->rule == CS006)
            say_endless(judging, finding, all);
        if (finding->rule == CS006)
            say_misspelt(judging, finding, all);
    }
}

void
waivers_of_all(struct judging *judging, struct report *all)
{
    const char *found = NULL;
    for (int i = 0; judging->plan && i < all->count; i++) {
        struct finding *finding = &all->findings[i];
        if (finding->rule != CS006 || !finding->at.source ||
            !means_all(excerpt_slice(finding->at)))
            continue;
        int waiver = waiver_at(judging->plan, finding->at);
        if (waiver == 0)
            continue;
        found = found ? found : rules_found(judging, all);
        say_all(judging, finding, found,
            judging_text(judging, "waivers.%d", waiver));
    }
}

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

static bool
all_was_read(const struct judging *judging)
{
    const struct report *read = judging->def->report;
    for (int i = 0; read && i < read->count; i++)
        if (read->findings[i].rule >= CS004 && read->findings[i].rule <= CS007)
            return false;
    return true;
}

/* It is about sign-offs, of which the plan should have one: CS801. */
static bool
waits_for_signature(struct judging *judging, enum rule_id rule)
{
    return rule > CS801 && rule <= CS810 && !sealing_of(judging) &&
           (judging->stage == STAGE_AGREED || judging->stage == STAGE_ACTIVE);
}

/* It is for a field where its rule finds nothing, or for none of the plan. */
static void
say_elsewhere(struct judging *judging, struct finding *finding,
    const struct waived *waived)
{
    const struct text *at = &waived->waiver->field;
    finding->at = at->at;
    finding->message = judging_text(judging,
        judging_has(judging, at->s)
            ? "the waiver of %s is for `%s`, where nothing needs it"
            : "the waiver of %s is for `%s`, which this plan does not have",
        rule_get(waived->waiver->rule_id)->name, at->s);
    finding->fix = judging_text(judging,
        "Write the field that needs it:  at: %s   or take the waiver out.",
        waived->elsewhere);
}

void
check_waivers_used(struct judging *judging)
{
    if (!judging->plan || !all_was_read(judging))
        return; /* what could not be read may need them */
    for (int i = 0; i < judging->waived.count; i++) {
        const struct waived *waived = &judging->waived.items[i];
        const struct waiver *waiver = waived->waiver;
        if (waived->state != WAIVER_IN_FORCE || waived->matches > 0 ||
            waiver->rule_id == CS804 || waiver->rule_id == CS805 ||
            waiver->rule_id == CS017 || /* which is found by printing */
            waits_for_signature(judging, waiver->rule_id))
            continue;
        const struct rule *rule = rule_get(waiver->rule_id);
        struct finding *finding =
            judging_say(judging, CS805, waiver->rule.at, waived->field,
                "nothing in this plan needs the waiver of %s", rule->name);
        finding->fix = "Take it out.";
        if (is_set(waiver->field) && waived->elsewhere)
            say_elsewhere(judging, finding, waived);
    }
}
