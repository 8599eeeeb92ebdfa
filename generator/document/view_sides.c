/* What each side does, the time that asks of it, and how it agrees. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "document/view_inner.h"
#include "seal/signed.h"

enum {
    LINES = 7,    /* of deeds a side has on page 1; terms are never left out */
    COLUMNS = 48, /* of text in such a line */
    LONGEST = 10000 /* units that a meeting's length counts for at most */
};

static const enum side sides[] = {SIDE_VENDOR, SIDE_CUSTOMER};

static const char *
side_name(enum side side)
{
    return side == SIDE_VENDOR ? "vendor" : "customer";
}

static bool
is_of(struct person_ref ref, enum side side)
{
    return ref.to && (enum side)ref.to->side.value == side;
}

/* --- what it does --- */

struct deeds {
    struct view *view;
    struct _xmlNode *node;
    int count;
    int lines;
    int left_out; /* tasks for which there is no room */
};

static int
lines_of(const char *text, const char *who)
{
    int columns = text_columns(text, strlen(text));
    if (who)
        columns += text_columns(who, strlen(who)) + 12;
    return (columns + COLUMNS - 1) / COLUMNS;
}

static struct _xmlNode *
add_deed(struct deeds *deeds, const char *text, const char *who)
{
    struct _xmlNode *item = model_add(deeds->node, "item");
    deeds->count++;
    deeds->lines += lines_of(text, who);
    model_say(item, "what", view_sentence(deeds->view, text));
    model_say(item, "who", who);
    return item;
}

static void
add_expectations(struct deeds *deeds)
{
    const struct plan *plan = deeds->view->plan;
    for (int i = 0; i < plan->expectations.count; i++)
        if (is_set(plan->expectations.items[i].expects))
            add_deed(deeds, plan->expectations.items[i].expects.s, NULL);
}

static void
add_task(struct deeds *deeds, const struct task *task)
{
    struct view *view = deeds->view;
    const char *who = view_person(view, task->owner);
    if (deeds->lines + lines_of(task->what.s, who) > LINES) {
        deeds->left_out++;
        return;
    }
    struct _xmlNode *item = add_deed(deeds, task->what.s, who);
    if (is_set(task->due) && task->due.day != DAY_NONE)
        model_say(item, "by",
            view_say(view, "by", "date", view_day(view, task->due.day),
                (char *)NULL));
}

static void
add_tasks(struct deeds *deeds, enum side side)
{
    const struct plan *plan = deeds->view->plan;
    for (int i = 0; i < plan->milestones.count; i++) {
        const struct milestone *m = &plan->milestones.items[i];
        for (int t = 0; t < m->tasks.count; t++)
            if (is_of(m->tasks.items[t].owner, side) &&
                is_set(m->tasks.items[t].what))
                add_task(deeds, &m->tasks.items[t]);
    }
}

static void
add_reports(struct deeds *deeds, enum side side)
{
    struct view *view = deeds->view;
    for (int i = 0; i < view->plan->metrics.count; i++) {
        const struct metric *metric = &view->plan->metrics.items[i];
        if (!is_of(metric->reported_by, side))
            continue;
        const char *every =
            is_set(metric->every)
                ? words_every(view->words, view->arena, metric->every)
                : "";
        add_deed(deeds,
            view_say(view, *every ? "reports.every" : "reports", "metric",
                view_sentence(view, metric->name.s), "every", every,
                (char *)NULL),
            view_person(view, metric->reported_by));
    }
}

static void
say_deeds(struct view *view, struct _xmlNode *node, enum side side)
{
    struct deeds deeds = {view, model_add(node, "does"), 0, 0, 0};
    add_reports(&deeds, side);
    if (side == SIDE_VENDOR)
        add_expectations(&deeds);
    add_tasks(&deeds, side);
    if (deeds.left_out)
        model_say(node, "more",
            words_count(view->words, view->arena, "more-tasks", deeds.left_out,
                (char *)NULL));
    if (deeds.count == 0)
        model_drop(deeds.node);
}

/* --- the time it asks --- */

/* How often a month has it, in thousandths. */
static int64_t
times_a_month(struct duration every)
{
    static const int64_t milli[] = {[TIME_DAY] = 21700,
        [TIME_WEEK] = 4345,
        [TIME_MONTH] = 1000,
        [TIME_QUARTER] = 333};
    if (!is_set(every) || every.unit < TIME_DAY || every.count < 1)
        return 0;
    return milli[every.unit] / every.count;
}

static int64_t
minutes_of(struct duration length)
{
    static const int64_t minutes[] = {[TIME_MINUTE] = 1,
        [TIME_HOUR] = 60,
        [TIME_DAY] = 480,
        [TIME_WEEK] = 2400,
        [TIME_MONTH] = 0,
        [TIME_QUARTER] = 0};
    int count = length.count < LONGEST ? length.count : LONGEST;
    return is_set(length) ? minutes[length.unit] * count : 0;
}

/* To the half hour above an hour, to five minutes below. */
static const char *
about(struct view *view, int64_t minutes)
{
    if (minutes < 60) {
        struct duration some = {
            .count = (int)((minutes + 4) / 5 * 5), .unit = TIME_MINUTE};
        return words_duration(view->words, view->arena, some);
    }
    int64_t halves = (minutes + 15) / 30;
    return words_amount(
        view->words, view->arena, "duration.hour", halves * 500000, 1);
}

static bool
attends(const struct meeting *meeting, const struct person *person)
{
    for (int i = 0; i < meeting->attendees.count; i++)
        if (meeting->attendees.items[i].to == person)
            return true;
    return false;
}

/* Of one person, in thousandths of a minute a month, all meetings at once. */
static int64_t
time_of(const struct plan *plan, const struct person *person)
{
    int64_t milli = 0;
    for (int i = 0; i < plan->cadence.count; i++) {
        const struct meeting *meeting = &plan->cadence.items[i];
        if (attends(meeting, person))
            milli +=
                minutes_of(meeting->length) * times_a_month(meeting->every);
    }
    return milli;
}

static void
say_time(struct view *view, struct _xmlNode *node, enum side side)
{
    const struct plan *plan = view->plan;
    struct _xmlNode *time = model_add(node, "time");
    int64_t all = 0;
    for (int i = 0; i < plan->people.count; i++) {
        const struct person *person = &plan->people.items[i];
        int64_t milli = time_of(plan, person);
        if ((enum side)person->side.value != side || milli == 0)
            continue;
        struct _xmlNode *item = model_add(time, "item");
        model_say(item, "who", view_text(view, person->name.s));
        model_say(item, "time", about(view, milli / 1000));
        all += milli;
    }
    model_set(time, "total",
        all ? view_say(view, "time.total", "time", about(view, all / 1000),
                  (char *)NULL)
            : NULL);
    if (all == 0)
        model_drop(time);
}

/* --- how it agrees --- */

static const char *const hows[] = {[HOW_NONE] = "meeting",
    [HOW_PDF] = "pdf",
    [HOW_FORM] = "form",
    [HOW_EMAIL] = "email",
    [HOW_MEETING] = "meeting"};

static void
say_signer(struct view *view, struct _xmlNode *node, struct person_ref signer)
{
    const char *name = view_person(view, signer);
    if (!name)
        return;
    model_say(node, "name", name);
    if (signer.to && is_set(signer.to->role))
        model_say(node, "role", view_text(view, signer.to->role.s));
}

/* What nobody but the one who wrote it down has looked at: all but a PDF whose
 * signature was verified, and the form, which says of itself what it is. */
static bool
is_unverified(const struct signoff *signoff)
{
    return signoff->how.value != HOW_FORM && !is_set(signoff->certificate);
}

static void
say_recorded(
    struct view *view, struct _xmlNode *node, const struct signoff *signoff)
{
    const char *recorder = view_person(view, signoff->recorded_by);
    bool unverified = is_unverified(signoff);
    if (!recorder && !unverified)
        return;
    const char *key = !recorder    ? "agreed.unverified"
                      : unverified ? "agreed.unverified.by"
                                   : "agreed.recorded";
    model_say(node, "recorded",
        view_say(view, key, "who", recorder ? recorder : "", (char *)NULL));
}

/* "Agreed by e-mail on 2 July 2026, recorded by Sam Okafor". */
static void
say_agreed(
    struct view *view, struct _xmlNode *node, const struct signoff *signoff)
{
    const char *code = hows[signoff->how.value];
    model_set(node, "how", code);
    say_signer(view, node, signoff->by);
    const char *on =
        is_set(signoff->on) && signoff->on.day != DAY_NONE
            ? words_date(view->words, view->arena, signoff->on.day, DATE_LONG)
            : "";
    model_say(node, "agreed",
        view_say(view, arena_printf(view->arena, "agreed.%s", code), "on", on,
            (char *)NULL));
    const char *for_whom = view_person(view, signoff->on_behalf_of);
    if (for_whom)
        model_say(node, "behalf",
            view_say(view, "agreed.behalf", "who", for_whom, (char *)NULL));
    say_recorded(view, node, signoff);
}

/* What the parts of a signature are called: fields of the PDF, or texts that a
 * service looks for. */
static const char *const parts[] = {"signature", "name", "role", "date"};
enum { PARTS = sizeof parts / sizeof *parts };

static void
say_fields(struct view *view, struct _xmlNode *node, enum side side)
{
    struct _xmlNode *fields = model_add(node, "fields");
    for (int i = 0; i < PARTS; i++)
        model_say(fields, parts[i],
            arena_printf(view->arena, "%s_%s", side_name(side), parts[i]));
}

/* Of Acrobat Sign the text is a tag that says whose field it is and of what
 * kind; short, as its width is the field's. */
static void
say_anchors(struct view *view, struct _xmlNode *node, enum side side)
{
    static const char *const kinds[] = {
        "signature", "fullname", "title", "date"};
    bool adobe = view->options->esign == ESIGN_ADOBE;
    struct _xmlNode *anchors = model_add(node, "anchors");
    for (int i = 0; i < PARTS; i++)
        model_say(anchors, parts[i],
            adobe ? arena_printf(view->arena, "{{%c_%s_es_:signer%d:%s}}",
                        side == SIDE_CUSTOMER ? 'C' : 'V', parts[i],
                        side == SIDE_CUSTOMER ? 1 : 2, kinds[i])
                  : arena_printf(
                        view->arena, "/%s_%s/", side_name(side), parts[i]));
}

static void
say_sign(struct view *view, struct _xmlNode *side_node, enum side side)
{
    struct _xmlNode *node = model_add(side_node, "sign");
    struct seal seal = seal_of(view->plan, view->terms, side);
    if (seal.state == SEAL_HOLDS && seal.last && !view->options->draft) {
        model_set(node, "state", "held");
        say_agreed(view, node, seal.last);
        return;
    }
    model_set(node, "state", view->options->draft ? "draft" : "blank");
    if (!view->options->draft && view->options->esign == ESIGN_NONE)
        say_fields(view, node, side);
    if (!view->options->draft && view->options->esign != ESIGN_NONE)
        say_anchors(view, node, side);
    say_signer(view, node, *seal_signer(view->plan, side));
    const char *who = seal.last ? view_person(view, seal.last->by) : NULL;
    if (seal.state == SEAL_CHANGED && who)
        model_say(node, "changed",
            view_say(view, "agreed.changed", "who", who, "on",
                words_date(
                    view->words, view->arena, seal.last->on.day, DATE_LONG),
                (char *)NULL));
}

/* --- who it is --- */

static bool
is_gone(const struct person *person, day_t today)
{
    return is_set(person->left) && person->left.day <= today;
}

static void
say_people(struct view *view, struct _xmlNode *node, enum side side)
{
    const struct plan *plan = view->plan;
    const struct person *sponsor = side == SIDE_VENDOR
                                       ? plan->sponsors.vendor.to
                                       : plan->sponsors.customer.to;
    struct _xmlNode *people = model_add(node, "people");
    for (int i = 0; i < plan->people.count; i++) {
        const struct person *person = &plan->people.items[i];
        if ((enum side)person->side.value != side ||
            is_gone(person, view->options->today))
            continue;
        struct _xmlNode *item = model_add(people, "item");
        model_say(item, "name",
            is_set(person->name) ? view_text(view, person->name.s)
                                 : person->id.s);
        model_say(item, "role",
            is_set(person->role) ? view_text(view, person->role.s) : NULL);
        model_say(
            item, "email", is_set(person->email) ? person->email.s : NULL);
        model_set(item, "sponsor", person == sponsor ? "yes" : NULL);
    }
    if (model_empty(people))
        model_drop(people);
}

/* A picture by its first bytes; the reader said what is wrong with others. */
static bool
is_picture(struct slice bytes)
{
    if (bytes.n >= 8 && memcmp(bytes.p, "\x89PNG\r\n\x1a\n", 8) == 0)
        return true;
    if (bytes.n >= 3 && memcmp(bytes.p, "\xFF\xD8\xFF", 3) == 0)
        return true;
    return memmem(bytes.p, bytes.n, "<svg", 4) != NULL;
}

/* A figure of a PNG's header. */
static unsigned
png_figure(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    return (unsigned)b[0] << 24 | (unsigned)b[1] << 16 | (unsigned)b[2] << 8 |
           b[3];
}

/* A wide logo is taken to hold the name; beside a mark the name is set. */
static bool
is_wide(struct slice bytes)
{
    if (bytes.n >= 24 && bytes.p[0] == '\x89')
        return png_figure(bytes.p + 16) / 2 >= png_figure(bytes.p + 20);
    const char *box = memmem(bytes.p, bytes.n, "viewBox=", 8);
    int x, y, w, h;
    return box && sscanf(box + 9, "%d %d %d %d", &x, &y, &w, &h) == 4 &&
           w / 2 >= h;
}

static void
say_logo(struct _xmlNode *node, const char *src, struct slice bytes)
{
    model_set(
        model_say(node, "logo", src), "wide", is_wide(bytes) ? "yes" : NULL);
}

static void
say_party(struct view *view, struct _xmlNode *node, const struct party *party)
{
    struct slice bytes;
    bool vendor = party == &view->plan->parties.vendor;
    model_say(node, "name",
        is_set(party->name) ? view_text(view, party->name.s) : NULL);
    if (is_set(party->logo) && party->logo.full && view->options->root &&
        file_read(view->arena, view->options->root, party->logo.full, &bytes) ==
            FILE_OK &&
        is_picture(bytes))
        say_logo(node, party->logo.full, bytes);
    else if (vendor && !is_set(party->logo) && view->options->logo.src)
        say_logo(node, view->options->logo.src, view->options->logo.bytes);
}

void
view_sides(struct view *view)
{
    struct _xmlNode *all = model_add(view->root, "sides");
    for (int i = 0; i < 2; i++) {
        enum side side = sides[i];
        bool vendor = side == SIDE_VENDOR;
        struct _xmlNode *node = model_add(all, side_name(side));
        say_party(view, node,
            vendor ? &view->plan->parties.vendor
                   : &view->plan->parties.customer);
        const char *name = model_string(model_find(node, "name"));
        model_say(node, "does-title",
            view_say(view, "does", "party", name, (char *)NULL));
        model_say(node, "value-title",
            view_say(
                view, vendor ? "gives" : "seeks", "party", name, (char *)NULL));
        say_deeds(view, node, side);
        say_time(view, node, side);
        say_sign(view, node, side);
        say_people(view, node, side);
    }
}
