/* owner: a milestone changes hands, and the other side is told. */
#include <string.h>

#include "base/text.h"
#include "commands/ask.h"
#include "commands/commands.h"
#include "commands/keep.h"
#include "commands/people.h"
#include "commands/run.h"
#include "document/view.h"
#include "document/words.h"
#include "plan/progress.h"

struct handing {
    enum side side;
    const struct person *to, *from; /* from NULL: nobody had it */
    const struct person *told;      /* or NULL */
    const char *what;               /* the entry under `changes` */
};

static const char *
lacks(const struct keep *keep)
{
    const struct options *options = keep->options;
    return keep->word_count == 0        ? "a milestone"
           : options->side == SIDE_NONE ? "--side vendor or customer"
           : options->keep.to           ? NULL
                                        : "--to and who owns it from now on";
}

static bool
ask_side(struct keep *keep)
{
    static const char *const words[] = {"vendor", "customer"};
    const char *answer;
    if (!ask_choice(keep->arena, "Side", (struct ask_choices){words, NULL, 2},
            words[1], &answer))
        return false;
    keep->options->side =
        text_is(answer, "vendor") ? SIDE_VENDOR : SIDE_CUSTOMER;
    return true;
}

static bool
ask(struct keep *keep)
{
    struct options *options = keep->options;
    struct keep_options *said = &options->keep;
    const char *which;
    if (keep->word_count == 0) {
        if (!keep_ask_milestone(keep, &which))
            return false;
        keep->words[keep->word_count++] = arena_strdup(keep->arena, which);
    }
    if (options->side == SIDE_NONE && !ask_side(keep))
        return false;
    enum side other =
        options->side == SIDE_VENDOR ? SIDE_CUSTOMER : SIDE_VENDOR;
    return (said->to || keep_ask_person(keep, "New owner", options->side, NULL,
                            &said->to)) &&
           (said->told ||
               keep_ask_person(keep, "Who of the other side was told", other,
                   NULL, &said->told)) &&
           (options->on != DAY_NONE ||
               ask_day(keep->arena, "Since", options->today, options->today,
                   &options->on));
}

/* --- who --- */

static const struct person *
first_owner(const struct keep *keep, enum side side)
{
    const struct owners *owners = &keep->milestone->owners;
    const person_list *list =
        side == SIDE_VENDOR ? &owners->vendor : &owners->customer;
    return list->count > 0 ? list->items[0].to : NULL;
}

static enum exit_status
settle_people(const struct keep *keep, struct handing *h)
{
    const struct options *options = keep->options;
    h->side = options->side;
    h->to = people_choose(keep->arena, keep->plan, options->keep.to);
    h->from = first_owner(keep, h->side);
    if (!h->to) {
        people_complain(keep->arena, keep->plan, "--to", options->keep.to);
        return EXIT_USAGE;
    }
    if (options->keep.told)
        h->told = people_choose(keep->arena, keep->plan, options->keep.told);
    if (options->keep.told && !h->told) {
        people_complain(keep->arena, keep->plan, "--told", options->keep.told);
        return EXIT_USAGE;
    }
    if (h->to != h->from)
        return EXIT_CLEAN;
    complain("%s owns \"%s\" already", people_name(h->to),
        name_or_id(keep->milestone->name, keep->milestone->id));
    return EXIT_FINDINGS;
}

/* --- the edits --- */

static bool
put_owner(struct keep *keep, const struct handing *h)
{
    const struct source *source = keep->plan->def.source;
    const struct front *owners = front_field(keep->node, "owners");
    struct edit_field person = {
        .name = field_word_text(words_side, (int)h->side),
        .value = h->to->id.s};
    struct edit_field both = {.name = "owners", .fields = &person, .count = 1};
    if (owners && owners->kind == FRONT_FIELDS)
        return edit_put(
            keep->arena, &keep->edits, source, owners, &person, NULL);
    return edit_put(keep->arena, &keep->edits, source, keep->node, &both,
        front_field(keep->node, "target") ? "target" : "due");
}

static bool
add_change(struct keep *keep, const struct handing *h)
{
    struct edit_field fields[3];
    char *on = arena_alloc(keep->arena, 11);
    int count = 0;
    day_iso(keep->on, on);
    fields[count++] = (struct edit_field){.name = "on", .value = on};
    fields[count++] = (struct edit_field){.name = "what", .value = h->what};
    if (h->told)
        fields[count++] =
            (struct edit_field){.name = "told", .value = h->told->id.s};
    return keep_append(keep, "changes", fields, count);
}

/* Both sides read it in the plan: it is in the plan's language. */
static const char *
hands_over(const struct keep *keep, const struct handing *h)
{
    struct words *words = words_new(keep->options->templates);
    const char *name = name_or_id(keep->milestone->name, keep->milestone->id);
    words_locale(words, view_locale(keep->plan));
    const char *said = words_typed(words, keep->arena,
        h->from ? "letter.takes-over" : "letter.takes-on", "who",
        people_name(h->to), "what", name, "before",
        h->from ? people_name(h->from) : "", (char *)NULL);
    words_free(words);
    return said;
}

static enum exit_status
edit(struct keep *keep)
{
    struct handing *h = keep->own;
    enum exit_status status = keep_milestone(keep, keep->words[0]);
    if (status == EXIT_CLEAN)
        status = settle_people(keep, h);
    if (status != EXIT_CLEAN)
        return status;
    h->what = hands_over(keep, h);
    return put_owner(keep, h) && add_change(keep, h)
               ? EXIT_CLEAN
               : keep_no_room(keep, "the owner");
}

static bool
reads_well(const struct keep *keep)
{
    const struct handing *h = keep->own;
    int i = (int)(keep->milestone - keep->plan->milestones.items);
    const struct milestone *after = &keep->after->milestones.items[i];
    const person_list *owners = h->side == SIDE_VENDOR
                                    ? &after->owners.vendor
                                    : &after->owners.customer;
    int count = keep->plan->changes.count;
    return owners->count == 1 && text_is(owners->items[0].id, h->to->id.s) &&
           keep->after->changes.count == count + 1 &&
           text_is(keep->after->changes.items[count].what.s, h->what);
}

/* Colleagues know anyway: it is the other side that relies on the owner. */
static void
say_told(const struct keep *keep, const struct handing *h, struct buf *out)
{
    const struct plan *plan = keep->plan;
    const struct party *other = h->side == SIDE_VENDOR ? &plan->parties.customer
                                                       : &plan->parties.vendor;
    buf_printf(out, "%s was told", people_name(h->told));
    if (h->told->side.value != (int)h->side)
        return;
    const char *company = is_set(other->name)      ? other->name.s
                          : h->side == SIDE_VENDOR ? "the customer"
                                                   : "the vendor";
    buf_printf(out,
        ", who is of the same side: %s still has to be told; then write who "
        "of them knows into `told` of the entry under `changes`",
        company);
}

static void
say(const struct keep *keep, struct buf *out)
{
    const struct handing *h = keep->own;
    buf_printf(out, "%s since %s; ", h->what, day_words(keep->arena, keep->on));
    if (h->told)
        say_told(keep, h, out);
    else
        buf_str(out, "recorded under `changes`: --told says who of the other "
                     "side knows");
}

static enum exit_status
run(struct arena *arena, struct options *options)
{
    static const struct keep_verb verb = {
        .name = "owner",
        .usage = "owner PLAN MILESTONE --side SIDE --to WHO",
        .words_least = 1,
        .words_most = 1,
        .lacks = lacks,
        .ask = ask,
        .edit = edit,
        .reads_well = reads_well,
        .say = say,
    };
    struct handing handing = {0};
    return keep_run(arena, options, &verb, &handing);
}

int
command_owner(int argc, char **argv)
{
    return run_command("owner", TAKES_ON | TAKES_CHANGE, argc, argv, run);
}
