/* Options of the commands that record something in a plan. */
#include <string.h>

#include "base/text.h"
#include "commands/options_inner.h"

static bool
set_side(struct parsing *parsing, const char *value)
{
    static const char *const words[] = {"vendor", "customer"};
    parsing->options->side =
        text_is(value, "vendor") ? SIDE_VENDOR : SIDE_CUSTOMER;
    return option_is_one_of("--side", value, words, 2);
}

static bool
set_on(struct parsing *parsing, const char *value)
{
    parsing->options->on = day_parse_iso(value);
    if (parsing->options->on != DAY_NONE)
        return true;
    complain("--on takes a date such as 2026-08-20, not \"%s\"", value);
    return false;
}

/* Text that goes into a plan as it stands, but for its white space. */
static bool
take_text(struct parsing *parsing, const char *option, const char *value,
    const char **text)
{
    if (text_blank(value)) {
        complain("%s needs a text", option);
        return false;
    }
    if (!text_is_clean(value)) {
        complain("%s \"%s\" holds what is no text", option, value);
        return false;
    }
    *text = text_collapse(parsing->arena, value);
    return true;
}

#define TAKE_TEXT(member)                                                      \
    static bool set_##member(struct parsing *parsing, const char *value)       \
    {                                                                          \
        return take_text(                                                      \
            parsing, "--" #member, value, &parsing->options->keep.member);     \
    }
TAKE_TEXT(meeting)
TAKE_TEXT(skipped)
TAKE_TEXT(evidence)
TAKE_TEXT(owner)
TAKE_TEXT(to)
TAKE_TEXT(told)
TAKE_TEXT(columns)

static bool
add_unblocked(struct parsing *parsing, const char *value)
{
    const char **items = parsing->options->keep.unblocked;
    int count = 0;
    while (items[count])
        count++;
    if (count == UNBLOCKED_MAX) {
        complain("--unblocked can be given %d times at most", UNBLOCKED_MAX);
        return false;
    }
    return take_text(parsing, "--unblocked", value, &items[count]);
}

static bool
set_missed(struct parsing *parsing, const char *value)
{
    (void)value;
    return parsing->options->keep.missed = true;
}

static bool
set_replace(struct parsing *parsing, const char *value)
{
    (void)value;
    return parsing->options->keep.replace = true;
}

static bool
set_outcome(struct parsing *parsing, const char *value)
{
    static const char *const words[] = {
        "confirmed", "changed", "not-discussed"};
    parsing->options->keep.outcome =
        (enum confirmation)field_word_value(words_confirmation, value);
    return option_is_one_of("--outcome", value, words, 3);
}

/* --- a new plan --- */

bool
option_is_id(const char *id)
{
    return *id &&
           id[strspn(id, "abcdefghijklmnopqrstuvwxyz"
                         "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")] == '\0';
}

#define START_TEXT(member)                                                     \
    static bool start_##member(struct parsing *parsing, const char *value)     \
    {                                                                          \
        return take_text(                                                      \
            parsing, "--" #member, value, &parsing->options->start.member);    \
    }
START_TEXT(segment)
START_TEXT(customer)
START_TEXT(vendor)
START_TEXT(outcome)
START_TEXT(from)
START_TEXT(answers)

static bool
start_type(struct parsing *parsing, const char *value)
{
    static const char *const words[] = {"onboarding", "growth", "retention"};
    parsing->options->start.type =
        (enum plan_type)field_word_value(words_type, value);
    return option_is_one_of("--type", value, words, 3);
}

static bool
start_on(struct parsing *parsing, const char *value)
{
    parsing->options->start.on = day_parse_iso(value);
    if (parsing->options->start.on != DAY_NONE)
        return true;
    complain("--start takes a date such as 2026-08-20, not \"%s\"", value);
    return false;
}

static bool
set_target(struct parsing *parsing, const char *value)
{
    parsing->options->target = value;
    return true;
}

const struct option options_of_keep[] = {
    {"--side", NULL, TAKES_SIGNOFF | TAKES_CHANGE, true, set_side},
    {"--on", NULL, TAKES_SIGNOFF | TAKES_ON, true, set_on},
    {"--meeting", NULL, TAKES_REVIEW, true, set_meeting},
    {"--unblocked", NULL, TAKES_REVIEW, true, add_unblocked},
    {"--missed", NULL, TAKES_REVIEW, false, set_missed},
    {"--skipped", NULL, TAKES_REVIEW, true, set_skipped},
    {"--outcome", NULL, TAKES_REVIEW, true, set_outcome},
    {"--evidence", NULL, TAKES_EVIDENCE, true, set_evidence},
    {"--owner", NULL, TAKES_OWNER, true, set_owner},
    {"--to", NULL, TAKES_CHANGE, true, set_to},
    {"--to", NULL, TAKES_TARGET, true, set_target},
    {"--told", NULL, TAKES_CHANGE, true, set_told},
    {"--replace", NULL, TAKES_REPLACE, false, set_replace},
    {"--columns", NULL, TAKES_COLUMNS, true, set_columns},
    {"--segment", NULL, TAKES_START | TAKES_WHOM, true, start_segment},
    {"--type", NULL, TAKES_START | TAKES_WHOM, true, start_type},
    {"--customer", NULL, TAKES_START | TAKES_WHOM, true, start_customer},
    {"--vendor", NULL, TAKES_START | TAKES_WHOM, true, start_vendor},
    {"--outcome", NULL, TAKES_START, true, start_outcome},
    {"--from", NULL, TAKES_START, true, start_from},
    {"--answers", NULL, TAKES_START, true, start_answers},
    {"--start", NULL, TAKES_START, true, start_on},
    {0},
};
