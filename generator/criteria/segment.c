/* Segments: what their customers share, want and stumble over. */
#include "base/text.h"
#include "criteria/rules.h"

/* It speaks of money paid and of nothing else that would tell customers
 * apart. */
static bool
is_revenue(const struct judging *judging, const struct text *text)
{
    struct tokens tokens = tokens_of(judging->arena, judging->lexicon, text->s);
    for (int i = 0; i < tokens.count; i++)
        if (token_is(&tokens, i, WORD_REVENUE))
            return true;
    return false;
}

void
check_grouping(struct judging *judging)
{
    const struct segment *segment = judging->segment;
    if (!segment || !is_set(segment->grouped_by) ||
        segment->grouped_by.count == 0)
        return;
    for (int i = 0; i < segment->grouped_by.count; i++)
        if (!is_revenue(judging, &segment->grouped_by.items[i]))
            return;
    struct finding *finding = judging_say(judging, CS701,
        segment->grouped_by.items[0].at, "grouped-by",
        "these customers have in common what they pay, and nothing that says "
        "what they need");
    finding->fix = "Group them by what they have in common in their work:  "
                   "grouped-by: [customer goal, daily routine, experience with "
                   "the category]";
}

void
check_segment_outcome(struct judging *judging)
{
    const struct segment *segment = judging->segment;
    if (!segment || segment->outcome.state == VALUE_BAD ||
        !text_blank(segment->outcome.s) || !judging_lacks(judging, "outcome"))
        return;
    struct finding *finding = judging_say(judging, CS702,
        judging_place(judging, "outcome"), "outcome",
        "what success is for the customers of this segment is not said");
    finding->label = "expected `outcome`";
    finding->fix = "Say in one sentence what they want to reach:  outcome: …";
}

void
check_failure_modes(struct judging *judging)
{
    const struct segment *segment = judging->segment;
    if (!segment || segment->failure_modes.state == VALUE_BAD ||
        segment->failure_modes.count > 0 ||
        !judging_lacks(judging, "failure-modes"))
        return;
    struct finding *finding = judging_say(judging, CS703,
        judging_place(judging, "failure-modes"), "failure-modes",
        "how plans of this segment usually go wrong is not said");
    finding->label = "expected `failure-modes`";
    finding->fix = "Ask those who kept the last ten:  failure-modes: [No "
                   "administrator named by week 1]";
}
