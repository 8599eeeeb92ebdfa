/* One quarter's review: what was found, promised, asked and decided. */
#include "base/text.h"
#include "document/chart.h"
#include "document/view_review.h"
#include "plan/meetings.h"
#include "plan/progress.h"

const char *
review_count(struct view *view, int64_t n)
{
    return words_number(view->words, view->arena, n * 1000000, 0);
}

const char *
review_share(struct view *view, const char *key, int part, int all)
{
    const char *how = part == 0    ? "-none"
                      : part < all ? ""
                      : all == 2   ? "-both"
                                   : "-all";
    return words_count(view->words, view->arena,
        arena_printf(view->arena, "%s%s", key, how), all, "part",
        review_count(view, part), (char *)NULL);
}

const char *
review_more(struct view *view, const char *what, int more)
{
    return words_count(view->words, view->arena, "qbr.and-more", more, "what",
        view_sentence(view, what), (char *)NULL);
}

struct _xmlNode *
review_finding(struct reviewing *r, const char *name, const char *text)
{
    if (!r->findings)
        r->findings = model_add(r->node, "finding");
    return model_say(r->findings, name, text);
}

/* --- what was promised last time --- */

enum kept { KEPT_DONE, KEPT_LATE, KEPT_OPEN };
static const char *const kept_codes[] = {
    [KEPT_DONE] = "kept", [KEPT_LATE] = "late", [KEPT_OPEN] = "open"};

struct promise {
    const char *kind, *what;
    const person_list *vendor, *customer;
    struct person_ref owner;
    struct date due, done;
    const metric_list *moves;
};

static enum kept
became_of(const struct reviewing *r, const struct promise *promise)
{
    day_t today = r->view.options->today;
    if (date_known(promise->done) && promise->done.day <= today)
        return KEPT_DONE;
    return date_known(promise->due) && promise->due.day < today ? KEPT_LATE
                                                                : KEPT_OPEN;
}

/* "first response: 4.2 h to 2.9 h", for what was to move a metric. */
static const char *
effect_of(struct reviewing *r, const struct promise *promise)
{
    struct view *view = &r->view;
    const struct metric *metric =
        promise->moves && promise->moves->count > 0
            ? metric_find(view->plan, promise->moves->items[0].id)
            : NULL;
    struct level_change change = {.known = false};
    if (metric)
        change = metric_change(metric, r->stretch);
    if (!change.known)
        return NULL;
    return view_say(view, "qbr.effect", "metric",
        view_sentence(view, metric->name.s), "from",
        words_quantity(
            view->words, view->arena, change.from.micro, metric->unit.s),
        "to",
        words_quantity(
            view->words, view->arena, change.to.micro, metric->unit.s),
        (char *)NULL);
}

static const char *
owners_of(struct reviewing *r, const struct promise *promise)
{
    const char *names[3] = {view_person(&r->view, promise->owner)};
    int count = names[0] != NULL;
    const person_list *lists[] = {promise->vendor, promise->customer};
    for (int i = 0; i < 2; i++) {
        const char *who = lists[i] ? view_persons(&r->view, lists[i]) : "";
        if (*who)
            names[count++] = who;
    }
    return count ? view_names(&r->view, names, count) : NULL;
}

static void
add_promise(
    struct reviewing *r, struct _xmlNode *list, const struct promise *promise)
{
    struct view *view = &r->view;
    enum kept kept = became_of(r, promise);
    struct _xmlNode *item = model_add(list, "item");
    model_set(item, "kind", promise->kind);
    model_set(item, "state", kept_codes[kept]);
    model_say(item, "what", view_sentence(view, promise->what));
    model_say(item, "who", owners_of(r, promise));
    if (date_known(promise->due))
        view_date(view, item, "due", promise->due.day);
    if (kept == KEPT_DONE)
        view_date(view, item, "done", promise->done.day);
    model_say(item, "standing", view_code(view, "qbr.kept", kept_codes[kept]));
    model_say(item, "effect", effect_of(r, promise));
    r->promised++;
    r->kept += kept == KEPT_DONE;
    r->overdue += kept == KEPT_LATE;
}

static void
say_promised(struct reviewing *r)
{
    const struct qbr *before = r->review->before;
    struct _xmlNode *list = model_add(r->node, "promised");
    for (int i = 0; before && i < before->next_quarter.count; i++) {
        const struct commitment *one = &before->next_quarter.items[i];
        struct date due = one->due;
        if (!date_known(due))
            due = (struct date){.state = VALUE_SET, .day = r->stretch.last};
        add_promise(r, list,
            &(struct promise){"commitment", one->what.s, &one->owners.vendor,
                &one->owners.customer, {0}, due, one->done, &one->moves});
    }
    for (int i = 0; before && i < before->asks.count; i++) {
        const struct qbr_ask *one = &before->asks.items[i];
        add_promise(r, list,
            &(struct promise){"ask", one->what.s, NULL, NULL, one->owner,
                one->due, one->done, NULL});
    }
    for (int i = 0; before && i < before->decisions.count; i++) {
        const struct decision *one = &before->decisions.items[i];
        add_promise(r, list,
            &(struct promise){"decision", one->what.s, NULL, NULL, one->owner,
                one->due, one->done, NULL});
    }
    if (r->promised == 0) {
        model_drop(list);
        return;
    }
    const char *found =
        review_share(&r->view, "qbr.promised", r->kept, r->promised);
    if (r->overdue > 0)
        found = words_count(r->view.words, r->view.arena,
            "qbr.promised-overdue", r->overdue, "kept", found, (char *)NULL);
    review_finding(r, "promised", found);
}

/* --- what the review itself holds --- */

static struct _xmlNode *
add_item(struct reviewing *r, struct _xmlNode *list, const char *what,
    struct person_ref owner, struct date due)
{
    struct view *view = &r->view;
    struct _xmlNode *item = model_add(list, "item");
    model_say(item, "what", view_sentence(view, what));
    model_say(item, "who", view_person(view, owner));
    if (date_known(due))
        view_date(view, item, "due", due.day);
    return item;
}

/* An ask may be answered before the meeting, or be overdue by then. */
static void
say_answered(
    struct reviewing *r, struct _xmlNode *item, const struct qbr_ask *ask)
{
    day_t today = r->view.options->today;
    if (r->review->held)
        return;
    if (date_known(ask->done) && ask->done.day <= today)
        model_say(item, "state", view_code(&r->view, "qbr.kept", "kept"));
    else if (date_known(ask->due) && ask->due.day < today)
        model_say(item, "state", view_code(&r->view, "qbr.kept", "late"));
}

static void
say_asks(struct reviewing *r, enum side side, const char *name)
{
    const struct qbr *qbr = r->review->qbr;
    struct _xmlNode *list = model_add(r->node, name);
    for (int i = 0; qbr && i < qbr->asks.count; i++) {
        const struct qbr_ask *ask = &qbr->asks.items[i];
        /* Of whom it is asked; else the side that does not ask. */
        int of = ask->of.value                    ? ask->of.value
                 : ask->from.value == SIDE_VENDOR ? SIDE_CUSTOMER
                                                  : SIDE_VENDOR;
        if (of == (int)side)
            say_answered(
                r, add_item(r, list, ask->what.s, ask->owner, ask->due), ask);
    }
    if (model_empty(list))
        model_drop(list);
}

static void
say_decisions(struct reviewing *r)
{
    const struct qbr *qbr = r->review->qbr;
    if (!qbr || qbr->decisions.count == 0)
        return;
    struct _xmlNode *list = model_add(r->node, "decisions");
    for (int i = 0; i < qbr->decisions.count; i++)
        add_item(r, list, qbr->decisions.items[i].what.s,
            qbr->decisions.items[i].owner, qbr->decisions.items[i].due);
    const char *first = model_string(model_find(model_first(list), "what"));
    model_say(r->node, "needed", first);
    bool held = r->review->held;
    review_finding(r, "decisions",
        words_count(r->view.words, r->view.arena,
            held ? "qbr.decided" : "qbr.to-decide", qbr->decisions.count - 1,
            "what", first, (char *)NULL));
    review_finding(r, "decision-count",
        words_count(r->view.words, r->view.arena,
            held ? "qbr.decided-count" : "qbr.decide-count",
            qbr->decisions.count, (char *)NULL));
}

static void
say_next(struct reviewing *r)
{
    const struct qbr *qbr = r->review->qbr;
    struct view *view = &r->view;
    if (!qbr || qbr->next_quarter.count == 0)
        return;
    struct _xmlNode *list = model_add(r->node, "next");
    for (int i = 0; i < qbr->next_quarter.count; i++) {
        const struct commitment *one = &qbr->next_quarter.items[i];
        struct _xmlNode *item = model_add(list, "item");
        model_say(item, "what", view_sentence(view, one->what.s));
        if (one->moves.count > 0) {
            const struct metric_ref *moved = &one->moves.items[0];
            model_say(item, "moves",
                moved->to ? view_sentence(view, moved->to->name.s) : moved->id);
        }
        const char *vendor = view_persons(view, &one->owners.vendor);
        const char *customer = view_persons(view, &one->owners.customer);
        model_say(item, "vendor", *vendor ? vendor : NULL);
        model_say(item, "customer", *customer ? customer : NULL);
        day_t due = date_known(one->due)
                        ? one->due.day
                        : quarter_last_day(r->next_year, r->next_quarter);
        view_date(view, item, "due", due);
    }
    review_finding(r, "next",
        words_count(view->words, view->arena, "qbr.next",
            qbr->next_quarter.count - 1, "quarter",
            model_string(model_find(r->node, "next-quarter-label")), "what",
            model_string(model_find(model_first(list), "what")), (char *)NULL));
}

static void
say_lists(struct reviewing *r)
{
    const struct qbr *qbr = r->review->qbr;
    struct view *view = &r->view;
    if (!qbr)
        return;
    struct _xmlNode *changed = model_add(r->node, "changed");
    for (int i = 0; i < qbr->changed_with_you.count; i++)
        model_say(changed, "item",
            view_sentence(view, qbr->changed_with_you.items[i].s));
    struct _xmlNode *service = model_add(r->node, "service");
    for (int i = 0; i < qbr->service.count; i++) {
        const struct service_issue *issue = &qbr->service.items[i];
        struct _xmlNode *item = model_add(service, "item");
        model_say(item, "what", view_sentence(view, issue->what.s));
        if (date_known(issue->since))
            view_date(view, item, "since", issue->since.day);
        if (is_set(issue->standing))
            model_say(item, "state", view_sentence(view, issue->standing.s));
    }
    if (qbr->changed_with_you.count > 0)
        review_finding(r, "changed", model_string(model_first(changed)));
    if (qbr->service.count > 0)
        review_finding(r, "service",
            words_count(view->words, view->arena, "qbr.service",
                qbr->service.count, (char *)NULL));
    if (model_empty(changed))
        model_drop(changed);
    if (model_empty(service))
        model_drop(service);
}

/* --- does the outcome still hold? --- */

static const char *const holds[] = {[CONFIRM_NONE] = "blank",
    [CONFIRM_YES] = "confirmed",
    [CONFIRM_CHANGED] = "changed",
    [CONFIRM_NOT] = "not-discussed"};

/* A review that was held and confirmed it. */
static bool
has_confirmed(const struct reviewing *r, const struct qbr *qbr)
{
    return qbr && qbr->stage.value == QBR_HELD && date_known(qbr->date) &&
           qbr->date.day <= r->view.options->today &&
           qbr->outcome.status.value == CONFIRM_YES;
}

/* The reviews with a file of their own, this one last. */
static int
review_files(const struct reviewing *r, const struct qbr ***files)
{
    const struct quarter_review *review = r->review;
    int count = review->earlier_count;
    *files = ARENA_ARRAY(r->view.arena, const struct qbr *, count + 1);
    for (int i = 0; i < count; i++)
        (*files)[i] = review->earlier[i];
    if (review->qbr)
        (*files)[count++] = review->qbr;
    return count;
}

static bool
is_among_reviews(const struct plan *plan, day_t day)
{
    for (int i = 0; i < plan->reviews.count; i++) {
        const struct review *one = &plan->reviews.items[i];
        if (one->outcome.value == CONFIRM_YES && date_known(one->on) &&
            one->on.day == day)
            return true;
    }
    return false;
}

/* How often: in the plan's reviews, and in those that have a file of their own
 * and are not among them. */
static void
say_times(struct reviewing *r, struct _xmlNode *parent)
{
    struct view *view = &r->view;
    const struct plan *plan = view->plan;
    const struct qbr **files;
    int count = review_files(r, &files);
    day_t last = DAY_NONE;
    for (int i = 0; i < plan->reviews.count; i++) {
        const struct review *one = &plan->reviews.items[i];
        if (one->outcome.value != CONFIRM_YES || !date_known(one->on))
            continue;
        r->confirmed++;
        last = one->on.day > last ? one->on.day : last;
    }
    for (int i = 0; i < count; i++)
        if (has_confirmed(r, files[i]) &&
            !is_among_reviews(plan, files[i]->date.day)) {
            r->confirmed++;
            last = files[i]->date.day > last ? files[i]->date.day : last;
        }
    if (r->confirmed == 0)
        return;
    struct _xmlNode *node = model_say(parent, "times",
        words_count(view->words, view->arena, "qbr.confirmed-times",
            r->confirmed, (char *)NULL));
    model_set(node, "last", last != DAY_NONE ? view_day(view, last) : NULL);
}

static const char *
named_on(struct view *view, struct person_ref by, day_t on)
{
    const char *who = view_person(view, by);
    return who && on != DAY_NONE
               ? view_say(view, "qbr.confirmed-name", "who", who, "date",
                     words_date(view->words, view->arena, on, DATE_LONG),
                     (char *)NULL)
               : who;
}

/* By whom, as far as somebody is named. */
static void
say_names(struct reviewing *r, struct _xmlNode *parent)
{
    struct view *view = &r->view;
    const struct by_on *first = &view->plan->outcome.confirmed;
    const struct qbr **files;
    int file_count = review_files(r, &files), count = 0;
    const char **names = ARENA_ARRAY(view->arena, const char *, file_count + 1);
    if (is_set(*first))
        names[count] = named_on(
            view, first->by, date_known(first->on) ? first->on.day : DAY_NONE);
    count += is_set(*first) && names[count];
    for (int i = 0; i < file_count; i++) {
        if (!has_confirmed(r, files[i]))
            continue;
        names[count] = named_on(view, files[i]->outcome.by, files[i]->date.day);
        count += names[count] != NULL;
    }
    if (count > 0)
        model_say(parent, "names",
            view_say(view, "qbr.confirmed-names", "list",
                words_list(view->words, view->arena, names, count),
                (char *)NULL));
}

/* One wording since it was signed is a sentence, several are a list. */
static void
say_wordings(struct reviewing *r, struct _xmlNode *parent)
{
    struct view *view = &r->view;
    const struct quarter_review *review = r->review;
    if (review->wording_count == 1 &&
        text_is(review->wordings[0].statement, view->plan->outcome.statement.s))
        model_say(parent, "since",
            view_say(view, "qbr.worded-since", "date",
                words_date(view->words, view->arena, review->wordings[0].on,
                    DATE_LONG),
                (char *)NULL));
    if (review->wording_count < 2)
        return;
    struct _xmlNode *list = model_add(parent, "wordings");
    for (int i = 0; i < review->wording_count; i++) {
        const struct outcome_wording *one = &review->wordings[i];
        struct _xmlNode *item = model_add(list, "item");
        view_date(view, item, "on", one->on);
        model_say(item, "statement", view_sentence(view, one->statement));
        model_say(item, "who", view_person(view, one->by));
    }
}

static void
say_reconfirmed(struct reviewing *r)
{
    struct view *view = &r->view;
    const struct qbr *qbr = r->review->qbr;
    struct _xmlNode *node = model_add(r->node, "reconfirm");
    int status =
        qbr && r->review->held ? qbr->outcome.status.value : CONFIRM_NONE;
    model_set(node, "state", holds[status]);
    model_say(node, "statement",
        view_sentence(view, view->plan->outcome.statement.s));
    const char *who = qbr ? view_person(view, qbr->outcome.by) : NULL;
    const char *key = arena_printf(view->arena, "qbr.holds.%s%s", holds[status],
        who && status != CONFIRM_NONE ? "-by" : "");
    review_finding(r, "reconfirm",
        view_say(view, key, "who", who ? who : "", (char *)NULL));
    if (status == CONFIRM_CHANGED && is_set(qbr->outcome.to))
        model_say(node, "to", view_sentence(view, qbr->outcome.to.s));
    say_times(r, node);
    say_names(r, node);
    say_wordings(r, node);
}

/* --- when both meet again --- */

static void
say_next_meeting(struct reviewing *r)
{
    struct view *view = &r->view;
    day_t after =
        r->review->date != DAY_NONE ? r->review->date : view->options->today;
    struct meeting_days days = meetings_between(
        view->arena, view->plan, after + 45, after + 230, view->options->today);
    const struct meeting_day *next = NULL;
    for (int i = 0; i < days.count; i++)
        if (meeting_interval(days.items[i].meeting) > 80 &&
            (!next || days.items[i].on < next->on))
            next = &days.items[i];
    if (!next)
        return;
    struct _xmlNode *node = view_date(view, r->node, "next-meeting", next->on);
    model_set(node, "meeting", view_text(view, next->meeting->meeting.s));
    if (is_set(next->meeting->time))
        model_set(node, "time",
            words_time(view->words, view->arena, next->meeting->time.minutes));
}

/* The meeting's length; an hour where the cadence does not say. */
static int
minutes_of(const struct reviewing *r)
{
    const struct plan *plan = r->view.plan;
    for (int i = 0; i < plan->cadence.count; i++) {
        const struct meeting *one = &plan->cadence.items[i];
        if (meeting_interval(one) > 80 && is_set(one->length) &&
            one->length.unit <= TIME_HOUR)
            return one->length.unit == TIME_HOUR ? one->length.count * 60
                                                 : one->length.count;
    }
    return 60;
}

/* The parts in the order of the packet; what there is nothing to say of gives
 * its time to the decisions. */
static void
say_agenda(struct reviewing *r)
{
    static const struct {
        const char *name;
        int share;        /* of sixty */
        const char *asks; /* a finding without which it is left out */
    } parts[] = {{"outcome", 10, NULL}, {"promised", 10, "promised"},
        {"changed", 5, NULL}, {"milestones", 10, "milestones"},
        {"decisions", 15, NULL}, {"next", 10, NULL}};
    enum { PARTS = sizeof parts / sizeof *parts, DECISIONS = 4 };
    int minutes[PARTS], whole = minutes_of(r), left = whole;
    for (int i = 0; i < PARTS; i++) {
        bool said =
            !parts[i].asks || model_find(r->findings, parts[i].asks) != NULL;
        minutes[i] = said ? (whole * parts[i].share / 60 + 2) / 5 * 5 : 0;
        left -= minutes[i];
    }
    minutes[DECISIONS] += left;
    struct _xmlNode *list = model_add(r->node, "agenda");
    for (int i = 0; i < PARTS; i++) {
        struct view *view = &r->view;
        if (minutes[i] <= 0)
            continue;
        struct _xmlNode *item = model_add(list, "item");
        model_say(item, "what", view_code(view, "qbr.agenda", parts[i].name));
        model_say(item, "time",
            words_count(view->words, view->arena, "qbr.minute", minutes[i],
                (char *)NULL));
        model_say(item, "finding",
            model_string(model_find(
                r->findings, parts[i].asks ? parts[i].asks : parts[i].name)));
    }
}

static void
say_people(struct reviewing *r, const person_list *list, const char *name)
{
    if (!is_set(*list))
        return;
    struct _xmlNode *node =
        model_say(r->node, name, view_persons(&r->view, list));
    model_set(node, "count", arena_printf(r->view.arena, "%d", list->count));
}

/* Each of those invited, for who ticks off who is there. */
static void
say_invited(struct reviewing *r, const person_list *list)
{
    struct _xmlNode *node = model_add(r->node, "invited");
    for (int i = 0; i < list->count; i++) {
        const struct person *person = list->items[i].to;
        struct _xmlNode *item =
            model_say(node, "item", view_person(&r->view, list->items[i]));
        if (person && is_set(person->role))
            model_set(item, "role", view_text(&r->view, person->role.s));
    }
    if (model_empty(node))
        model_drop(node);
}

static void
say_sponsor(struct reviewing *r, struct person_ref sponsor, const char *side)
{
    const char *name = view_person(&r->view, sponsor);
    if (!name)
        return;
    struct _xmlNode *sponsors = model_find(r->node, "sponsors");
    if (!sponsors)
        sponsors = model_add(r->node, "sponsors");
    struct _xmlNode *node = model_say(sponsors, side, name);
    if (sponsor.to && is_set(sponsor.to->role))
        model_set(node, "role", view_text(&r->view, sponsor.to->role.s));
}

static void
say_when(struct reviewing *r)
{
    struct view *view = &r->view;
    const struct quarter_review *review = r->review;
    const char *label = words_date(
        view->words, view->arena, r->stretch.last, DATE_QUARTER_YEAR);
    model_set(r->node, "stage", review->held ? "held" : "prepared");
    model_set(r->node, "file", review->qbr ? "yes" : NULL);
    model_say(r->node, "quarter", label);
    day_quarter(r->stretch.last + 1, &r->next_year, &r->next_quarter);
    model_say(r->node, "next-quarter-label",
        words_date(
            view->words, view->arena, r->stretch.last + 1, DATE_QUARTER_YEAR));
    view_date(view, r->node, "first", r->stretch.first);
    view_date(view, r->node, "last", r->stretch.last);
    view_date(view, r->node, "date", review->date);
    const char *date =
        review->date == DAY_NONE
            ? words_date(
                  view->words, view->arena, view->options->today, DATE_LONG)
            : words_date(view->words, view->arena, review->date, DATE_LONG);
    model_say(r->node, "when",
        view_say(view,
            review->date == DAY_NONE ? "qbr.of-plan"
            : review->held           ? "qbr.held"
                                     : "qbr.prepared",
            "date", date, (char *)NULL));
    const struct text *customer = &view->plan->parties.customer.name;
    model_say(r->node, "title",
        view_say(view, "qbr.title", "customer",
            is_set(*customer) ? view_text(view, customer->s)
                              : view->plan->def.id.s,
            "quarter", label, (char *)NULL));
}

struct _xmlDoc *
view_review(struct arena *arena, const struct quarter_review *review,
    const struct plan *plan, const struct terms *terms,
    const struct view_options *options)
{
    struct _xmlDoc *model = model_new(arena, "model");
    struct reviewing r = {
        .view = view_begin(model, arena, plan, terms, options),
        .review = review,
        .stretch = quarter_stretch(review->year, review->quarter)};
    view_words(&r.view, VIEW_REVIEW_WORDS);
    r.plan = view_parts(&r.view);
    r.node = model_add(r.view.root, "qbr");
    say_when(&r);
    if (review->qbr) {
        say_people(&r, &review->qbr->attendees, "attendees");
        say_invited(&r, &review->qbr->attendees);
        if (review->held)
            say_people(&r, &review->qbr->attended, "attended");
    }
    say_sponsor(&r, plan->sponsors.vendor, "vendor");
    say_sponsor(&r, plan->sponsors.customer, "customer");
    review_numbers(&r);
    say_promised(&r);
    say_lists(&r);
    say_decisions(&r);
    say_asks(&r, SIDE_VENDOR, "asks-of-vendor");
    say_asks(&r, SIDE_CUSTOMER, "asks-of-customer");
    say_next(&r);
    say_reconfirmed(&r);
    say_next_meeting(&r);
    say_agenda(&r);
    if (review->qbr)
        view_prose(&r.view, r.plan, &review->qbr->def.prose);
    view_internal(&r.view);
    review_deck(&r);
    view_end(&r.view);
    return model;
}
