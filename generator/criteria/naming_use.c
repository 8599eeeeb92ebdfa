/* Whether a clause says how much of the product is used, and by whom. */
#include "base/text.h"
#include "criteria/naming_clause.h"

/* "With an account": whoever has one, whatever else is said. */
static bool
is_had(const struct clause *clause, int i)
{
    return says(clause, i, WORD_USE, "have");
}

/* "Planen", "llevan": work that is use beside a tool alone, as time is spent
 * on anything. */
static bool
is_work(const struct clause *clause, int i)
{
    return says(clause, i, WORD_USE, "work") ||
           says(clause, i, WORD_USE, "spent");
}

/* People, then at most helping words, then a word of use: they use it. */
static bool
people_use(const struct clause *clause)
{
    for (int i = clause->first; i < clause->end; i++) {
        if (says(clause, i, WORD_MOVEMENT, "without"))
            break; /* "without a second engineer visit" */
        if (!is(clause, i, WORD_PEOPLE))
            continue;
        for (int next = i + 1; next < clause->end; next++) {
            if (says(clause, next, WORD_MOVEMENT, "without") ||
                says(clause, next, WORD_BREAK, "event"))
                break;
            if (is(clause, next, WORD_USE) && !is(clause, next, WORD_TOOL))
                return is_had(clause, next) || saw(clause, WORD_TOOL) ||
                       (!is_work(clause, next) &&
                           (clause->metric || clause->counted ||
                               clause->measure ||
                               next <= skip_small(clause, i + 1)));
        }
    }
    return false;
}

/* "Who report an accident": a tool's name as a verb of English. */
static bool
is_verb(const struct clause *clause, int i)
{
    const uint64_t small = BIT(WORD_ARTICLE) | BIT(WORD_SKIP);
    return !lexicon_head_first(clause->lexicon) &&
           !lexicon_comma_decimal(clause->lexicon) &&
           (classes_at(clause, i + 1) & small) &&
           !is(clause, i + 1, WORD_BREAK);
}

/* "Staff log their shifts in the app" */
static bool
people_at_tool(const struct clause *clause)
{
    int i = first_of(clause, WORD_PEOPLE);
    if (i == clause->end && clause->share && clause->head >= 0 &&
        !classes_at(clause, clause->head))
        i = clause->head; /* three in four of somebody */
    if (i > clause->head || i == clause->end || saw(clause, WORD_TASK) ||
        (saw(clause, WORD_FAILURE) &&
            ((clause->level && !clause->share) || saw(clause, WORD_MOVEMENT) ||
                first_of(clause, WORD_FAILURE) < i)))
        return false;
    for (; i + 1 < clause->end; i++) {
        int next = skip_small(clause, i + 1);
        bool joined = is(clause, i, WORD_BREAK) || is(clause, i, WORD_WITHIN) ||
                      (next > i + 1 && is(clause, i + 1, WORD_BREAK));
        if (joined && is(clause, next, WORD_TOOL) && !is_verb(clause, next))
            return true;
    }
    return false;
}

/* "Every manager runs the report", "80 % of managers": all of the people or a
 * share of them, a verb of no list, and a tool. */
static bool
all_handle_tool(const struct clause *clause)
{
    const uint64_t other = BIT(WORD_TASK) | BIT(WORD_STATE) |
                           BIT(WORD_MOVEMENT) | BIT(WORD_FAILURE) |
                           BIT(WORD_BREAK);
    int people = first_of(clause, WORD_PEOPLE);
    bool verb = false;
    if ((!saw(clause, WORD_ALL) && !clause->share) || clause->amount)
        return false;
    for (int i = people + 1; i < clause->end; i++) {
        uint64_t classes = classes_at(clause, i);
        if (is(clause, i, WORD_TOOL))
            return verb;
        if (classes & other && !is_order_only(clause, i))
            return false;
        verb |= is_word(clause, i) && !(classes & ~BIT(WORD_TASK));
    }
    return false;
}

/* "Zajęte miejsca w kinie": seats are of many things, so what stands behind
 * them has to be known. */
static bool
is_somewhere_else(const struct clause *clause, int i)
{
    const uint64_t known = BIT(WORD_PEOPLE) | BIT(WORD_TOOL) |
                           BIT(WORD_USE_THING) | BIT(WORD_USE_COUNT);
    if (!says(clause, i, WORD_USE_THING, "seat"))
        return false;
    for (i++; i < clause->end; i++) {
        int named = skip_small(clause, i);
        if (is(clause, i, WORD_BREAK) && is_word(clause, named) &&
            !(classes_at(clause, named) & known))
            return true;
    }
    return false;
}

/* Nothing that is in no list says what they are of: "library seats",
 * "licencje taksówkowe". */
static bool
is_of_product(const struct clause *clause, int i)
{
    if (is_somewhere_else(clause, i))
        return false;
    if (lexicon_head_first(clause->lexicon)) {
        uint64_t next = classes_at(clause, i + 1);
        return !is_word(clause, i + 1) || next;
    }
    int of = i - 1 - joins_words(clause, i - 1); /* "Reha-Plätze" */
    return i == clause->first || clause->tokens->items[of].classes != 0 ||
           clause->tokens->items[of].kind != TOKEN_WORD;
}

/* "Order value per active account" */
static bool
is_for_each(const struct clause *clause, int i)
{
    int rate = is(clause, i - 1, WORD_TAKEN) ? i - 2 : i - 1;
    return says(clause, rate, WORD_MOVEMENT, "rate");
}

/* Seats and licences that were assigned, unless they are of another trade. */
static bool
things_taken(const struct clause *clause)
{
    if (!saw(clause, WORD_TAKEN))
        return false;
    for (int i = clause->first; i < clause->end; i++)
        if (is(clause, i, WORD_USE_THING))
            return is_of_product(clause, i) && !is_for_each(clause, i);
    return false;
}

/* Behind "by the", "durch die". */
static bool
is_by(const struct clause *clause, int i)
{
    while (i > clause->first && !says(clause, i - 1, WORD_BREAK, "agent") &&
           (classes_at(clause, i - 1) & SMALL))
        i--;
    return says(clause, i - 1, WORD_BREAK, "agent");
}

/* People to whom something was done, counted: "80 % of agents trained". */
static bool
people_counted(const struct clause *clause)
{
    bool done =
        saw(clause, WORD_TASK) || clause->behind & 1u << FORM_PARTICIPLE;
    if (saw_as(clause, WORD_MOVEMENT, "well"))
        return false; /* "passed at the first attempt by 95 %" */
    int people = first_of(clause, WORD_PEOPLE);
    if (says(clause, people - 1, WORD_MOVEMENT, "rate"))
        return false; /* "calls per technician up to six a day" */
    if (!lexicon_head_first(clause->lexicon) && is_by(clause, people))
        return false; /* "deliveries confirmed by the driver" */
    return saw(clause, WORD_PEOPLE) && !clause->amount && done &&
           (clause->level || clause->measure);
}

/* A tool with a word of use, and neither a failure nor an order to do it. */
static bool
tool_used(const struct clause *clause)
{
    if (!saw(clause, WORD_TOOL) || !saw(clause, WORD_USE))
        return false;
    bool somebody = saw(clause, WORD_PEOPLE) || clause->counted ||
                    clause->measure || clause->level;
    for (int i = clause->first; i < clause->end; i++)
        if (is(clause, i, WORD_USE) && !is(clause, i, WORD_TOOL) &&
            !is_had(clause, i))
            return somebody || i + 1 < clause->end ||
                   !(has_form(clause, i, FORM_PARTICIPLE) ||
                       is(clause, i, WORD_TASK));
    return false;
}

/* "Foremen who close their defects in the app", "defects that foremen close
 * there": whoever does something, and a tool to do it with; English says "who"
 * of persons alone. */
static bool
who_handle_tool(const struct clause *clause)
{
    const uint64_t other = BIT(WORD_FAILURE) | BIT(WORD_MOVEMENT);
    bool article = lexicon_capital_nouns(clause->lexicon); /* "die" */
    bool somebody = !lexicon_comma_decimal(clause->lexicon);
    bool who = false, where = false, tool = false, used = false;
    for (int i = clause->first; i < clause->end; i++) {
        const char *joins = value_at(clause, i, WORD_BREAK);
        if (text_is(joins, "who") &&
            (!article || token_sign(clause->tokens, i - 1, ',')))
            who = true;
        else if (text_is(joins, "where"))
            where = true;
        else if ((who || where) && (classes_at(clause, i) & other))
            return false;
        tool |=
            (who || where) && is(clause, i, WORD_TOOL) && !is_verb(clause, i);
        used |= where && !is(clause, i, WORD_TOOL) &&
                (classes_at(clause, i) & VERBAL);
        somebody |= is(clause, i, WORD_PEOPLE);
    }
    return somebody && tool && (who || used);
}

/* "Curators with a profile in the records module" */
static bool
have_at_tool(const struct clause *clause)
{
    bool had = false;
    for (int i = clause->first + 1; i < clause->end; i++) {
        if (is(clause, i, WORD_FAILURE))
            return false;
        if (had && is(clause, i, WORD_TOOL))
            return true;
        had |= is_had(clause, i) &&
               (is(clause, i - 1, WORD_BREAK) || is(clause, i - 2, WORD_BREAK));
    }
    return false;
}

/* What the group from `i` names, behind what only tells more of it: "der
 * gekauften Arbeitsplatzlizenzen". */
static int
find_named(const struct clause *clause, int i)
{
    int of = skip_small(clause, i);
    if (!lexicon_capital_nouns(clause->lexicon))
        return of;
    while (is_word(clause, of) && is_word(clause, of + 1) &&
           !clause->tokens->items[of].capital)
        of++;
    return of;
}

/* "Taux d'utilisation des blocs", "Anmeldungen zum Schuljahr": the use of what
 * is neither the tool nor of those who use it. */
static bool
is_of_other(const struct clause *clause, int i)
{
    const char *joins = value_at(clause, i + 1, WORD_BREAK);
    bool article = lexicon_comma_decimal(clause->lexicon) &&
                   text_is(joins, "who"); /* "der", "des" */
    if (!text_is(joins, "of") && !article)
        return false;
    int of = find_named(clause, i + 1);
    bool proper = lexicon_head_first(clause->lexicon) && is_word(clause, of) &&
                  clause->tokens->items[of].capital;
    return is_word(clause, of) && !proper &&
           !(classes_at(clause, of) &
               ~(BIT(WORD_TRADE) | BIT(WORD_TASK_NOUN))) &&
           !saw(clause, WORD_TOOL);
}

/* "Nutzung des Schichtbretts durch die Vorarbeiter": by those who work. */
static bool
by_people(const struct clause *clause, int i)
{
    for (; i < clause->end; i++)
        if (says(clause, i, WORD_BREAK, "agent") &&
            is(clause, skip_small(clause, i + 1), WORD_PEOPLE))
            return true;
    return false;
}

static bool
use_counted(const struct clause *clause)
{
    for (int i = clause->first; i < clause->end; i++)
        if (is(clause, i, WORD_USE_COUNT) &&
            (says(clause, i, WORD_USE_COUNT, "own") ||
                !is_of_other(clause, i) || by_people(clause, i + 1)))
            return true;
    return false;
}

/* "Nutzungsquote", "usage rate": a measure of a word of use. */
static bool
use_measured(const struct clause *clause)
{
    for (int i = clause->first; i < clause->end; i++) {
        if (!is(clause, i, WORD_MEASURE) || !is(clause, i, WORD_USE))
            continue;
        if (!saw(clause, WORD_PEOPLE) && !is_of_other(clause, i))
            return !saw(clause, WORD_FAILURE);
    }
    return false;
}

/* Whose use it is: not that of those whom the customer serves, but staff may
 * "take orders on the tablet", and so may "sales reps". */
static bool
is_of_trade(const struct clause *clause)
{
    int trade = first_of(clause, WORD_TRADE);
    bool names_people = !lexicon_head_first(clause->lexicon) &&
                        is(clause, trade + 1, WORD_PEOPLE);
    if (trade == clause->end || !saw(clause, WORD_TOOL))
        return trade < clause->end && !names_people;
    return !names_people && trade <= first_of(clause, WORD_PEOPLE);
}

/* "Train the agents": as an order, whatever is counted in it; "trained" is
 * what was done to people. */
static bool
is_order(const struct clause *clause)
{
    int first = first_word(clause);
    return !clause->metric && is(clause, first, WORD_TASK) &&
           !is(clause, first, WORD_PEOPLE) &&
           !value_at(clause, first, WORD_SETUP) &&
           !has_form(clause, first, FORM_PARTICIPLE);
}

/* "Number of workflows switched on", "workspaces created": nobody but the
 * vendor has such tools. */
static bool
tools_counted(const struct clause *clause)
{
    bool own = clause->metric && says(clause, clause->head, WORD_TOOL, "own");
    return (clause->measure || own) && !clause->amount &&
           head_is(clause, BIT(WORD_TOOL)) && !saw_movement(clause) &&
           (clause->seen & (BIT(WORD_TASK) | BIT(WORD_TAKEN) |
                               (own ? BIT(WORD_USE) | BIT(WORD_PEOPLE) : 0)));
}

/* "Teachers trained", "automations switched on"; whoever is trained is one of
 * the people, but who is certified may be so in anything. */
static bool
set_up_counted(const struct clause *clause)
{
    const uint64_t counted =
        BIT(WORD_PEOPLE) | BIT(WORD_TOOL) | BIT(WORD_TASK_NOUN);
    int thing = first_of(clause, WORD_USE_THING);
    bool things = thing < clause->end && is_of_product(clause, thing);
    bool done = false;
    if (clause->amount || saw(clause, WORD_MOVEMENT) ||
        saw(clause, WORD_FAILURE))
        return false;
    for (int i = clause->first; i < clause->end; i++) {
        const char *value = value_at(clause, i, WORD_SETUP);
        done |= is(clause, i, WORD_SETUP) &&
                (!text_is(value, "product") || saw(clause, WORD_TOOL)) &&
                (text_is(value, "people") || things || clause->seen & counted);
    }
    return done;
}

/* "Reports created in the tool" */
static bool
done_in_tool(const struct clause *clause)
{
    bool done = clause->seen & (BIT(WORD_TASK) | BIT(WORD_TAKEN)) ||
                clause->behind & 1u << FORM_PARTICIPLE;
    for (int i = clause->first + 1; i < clause->end; i++)
        if (is(clause, i, WORD_TOOL) && done &&
            (is(clause, i - 1, WORD_BREAK) || is(clause, i - 2, WORD_BREAK)) &&
            lexicon_comma_decimal(clause->lexicon))
            return !clause->amount && !saw_movement(clause) &&
                   !saw(clause, WORD_FAILURE);
    return false;
}

/* "Courses on the app completed" */
static bool
learning_counted(const struct clause *clause)
{
    return !clause->amount && saw(clause, WORD_TOOL) &&
           !saw(clause, WORD_FAILURE) &&
           saw_as(clause, WORD_TASK_NOUN, "learning");
}

/* "Intégrations actives", "aktywne integracje" */
static bool
active_counted(const struct clause *clause)
{
    int head = clause->head;
    bool beside = is(clause, head + 1, WORD_TAKEN) ||
                  (head > clause->first && is(clause, head - 1, WORD_TAKEN));
    return lexicon_head_first(clause->lexicon) && beside &&
           head_is(clause, BIT(WORD_TOOL) | BIT(WORD_TASK_NOUN)) &&
           !clause->amount && !saw_movement(clause) &&
           !saw(clause, WORD_FAILURE);
}

/* "Reservas hechas por el personal en la aplicación" */
static bool
made_by_staff(const struct clause *clause)
{
    int head = clause->head;
    bool of_other = !lexicon_comma_decimal(clause->lexicon) &&
                    head > clause->first && is_word(clause, head - 1) &&
                    !classes_at(clause, head - 1); /* "hazard reports" */
    return clause->metric && saw(clause, WORD_TOOL) && !of_other &&
           !saw(clause, WORD_FAILURE) && !clause->amount &&
           by_people(clause, clause->first);
}

/* "Time spent in the tool" */
static bool
spent_in_tool(const struct clause *clause)
{
    bool spent = false;
    for (int i = clause->first; i < clause->end; i++) {
        spent |= says(clause, i, WORD_USE, "spent");
        if (spent && is(clause, i, WORD_TOOL))
            return is(clause, i - 1, WORD_BREAK) ||
                   is(clause, i - 2, WORD_BREAK);
    }
    return false;
}

bool
naming_is_use(const struct clause *clause)
{
    if (made_by_staff(clause) || spent_in_tool(clause))
        return true;
    if (is_of_trade(clause) ||
        (head_is(clause, BIT(WORD_FAILURE)) && !head_is(clause, BIT(WORD_USE))))
        return false;
    if (is_order(clause))
        return clause->level && (people_counted(clause) || tool_used(clause));
    return use_counted(clause) || things_taken(clause) || tool_used(clause) ||
           people_counted(clause) || people_use(clause) ||
           people_at_tool(clause) || all_handle_tool(clause) ||
           who_handle_tool(clause) || have_at_tool(clause) ||
           use_measured(clause) || tools_counted(clause) ||
           (clause->metric &&
               (active_counted(clause) || set_up_counted(clause) ||
                   learning_counted(clause) || done_in_tool(clause)));
}
