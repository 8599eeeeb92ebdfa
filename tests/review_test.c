/* The sentences of a review: each finding for none, one, some and all, in
 * every language that is shipped. */
#include "plan_by_hand.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "document/view.h"
#include "document/words.h"

#define MOST 6

struct fixture {
    struct arena *arena;
    struct words *words;
    struct plan plan;
    struct metric metrics[4];
    struct reading readings[4][8];
    struct milestone milestones[MOST];
    struct blocker blockers[MOST];
    struct review reviews[MOST];
    struct expectation expectations[MOST];
    struct qbr qbr, before;
    struct commitment promised[MOST], next[MOST];
    struct decision decisions[MOST];
    struct quarter_review review;
    day_t today;
};
static struct fixture f;
static const struct qbr *const before = &f.before;

/* The line runs over a hundred days, by a tenth of the way each ten. */
static int
set_up(void **state)
{
    (void)state;
    struct words *words = f.words;
    f = (struct fixture){.arena = arena_new(), .words = words};
    f.plan.def.id = text("north");
    f.plan.start = on("2026-06-01");
    f.plan.metrics.state = VALUE_SET;
    f.plan.metrics.items = f.metrics;
    for (int i = 0; i < 4; i++) {
        f.metrics[i] = metric(11000, "2026-06-01", 1000, "2026-09-09");
        f.metrics[i].id = text(i == 0   ? "a"
                               : i == 1 ? "b"
                               : i == 2 ? "c"
                                        : "d");
        f.metrics[i].role = word(i == 0 ? ROLE_OUTCOME : ROLE_LEADING);
    }
    f.plan.metrics.count = 1;
    f.plan.outcome.state = VALUE_SET;
    f.plan.outcome.statement = text("Answer in an hour");
    f.plan.outcome.metric.to = &f.metrics[0];
    f.plan.milestones.items = f.milestones;
    f.plan.reviews.items = f.reviews;
    f.plan.expectations.items = f.expectations;
    f.qbr.def.report = xmalloc(sizeof *f.qbr.def.report);
    report_init(f.qbr.def.report, f.arena);
    f.qbr.decisions.items = f.decisions;
    f.qbr.next_quarter.items = f.next;
    f.before.next_quarter.items = f.promised;
    f.review = (struct quarter_review){.qbr = &f.qbr,
        .before = &f.before,
        .earlier = &before,
        .earlier_count = 1,
        .year = 2026,
        .quarter = 3,
        .date = day("2026-08-20")};
    f.today = day("2026-08-20");
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    free(f.qbr.def.report);
    arena_free(f.arena);
    return 0;
}

static int
begin(void **state)
{
    (void)state;
    f.words = words_new(NULL);
    return f.words == NULL;
}

static int
end(void **state)
{
    (void)state;
    words_free(f.words);
    return 0;
}

/* --- what the model says --- */

static const char *
dump(void)
{
    struct terms terms = terms_of(f.arena, &f.plan);
    struct view_options options = {
        .audience = AUDIENCE_CUSTOMER, .today = f.today, .words = f.words};
    struct buf out = {0};
    struct _xmlDoc *model =
        view_review(f.arena, &f.review, &f.plan, &terms, &options);
    view_dump(model, &out);
    const char *kept = arena_strndup(f.arena, out.p, out.n);
    buf_free(&out);
    return kept;
}

/* The text of the first element of that name within the review, or from
 * another place of the model on; spaces of every kind as they are typed. */
static const char *
said_from(const char *place, const char *name)
{
    const char *at = strstr(dump(), place);
    const char *open = arena_printf(f.arena, "<%s", name);
    for (at = at ? strstr(at, open) : NULL; at; at = strstr(at + 1, open))
        if (strchr(" >", at[strlen(open)]))
            break;
    if (!at)
        return NULL;
    at = strchr(at, '>') + 1;
    char *text = arena_strndup(f.arena, at, strcspn(at, "<"));
    char *out = text;
    for (const char *p = text; *p;) {
        bool wide = strncmp(p, "\xC2\xA0", 2) == 0;
        bool thin = strncmp(p, "\xE2\x80\xAF", 3) == 0;
        *out++ = wide || thin ? ' ' : *p;
        p += wide ? 2 : thin ? 3 : 1;
    }
    *out = '\0';
    return text;
}

static const char *
finding(const char *name)
{
    return said_from("<finding>", name);
}

static void
assert_said(const char *text, const char *expected)
{
    if (!text)
        fail_msg("nothing is said where it should be: %s", expected);
    assert_string_equal(text, expected);
}

/* --- readings --- */

static void
put(int which, int at, const char *iso, int64_t milli)
{
    f.readings[which][at] = reading(iso, milli, "");
    read(&f.metrics[which], f.readings[which], at + 1);
    f.metrics[which].readings.state = VALUE_SET;
}

/* As many points, ten days apart, as given; 0 ends them. */
static void
falls(int which, const int64_t *levels)
{
    static const char *const days[] = {"2026-06-11", "2026-06-21", "2026-07-01",
        "2026-07-11", "2026-07-21", "2026-07-31", "2026-08-10"};
    for (int i = 0; levels[i]; i++)
        put(which, i, days[i], levels[i]);
}

static const char *
forecast(const int64_t *levels)
{
    falls(0, levels);
    return said_from("<metrics", "forecast");
}

static void
a_forecast_is_in_plain_words(void **state)
{
    (void)state;
    f.metrics[0].by = on("2026-12-31");
    assert_said(forecast((int64_t[]){10000, 9000, 0}), "cannot say yet");
    assert_said(forecast((int64_t[]){10000, 9000, 8000, 7000, 6000, 0}),
        "early September 2026, give or take a week");
    assert_said(forecast((int64_t[]){10000, 9300, 8000, 7600, 6700, 0}),
        "late September 2026, give or take two weeks");
    assert_said(forecast((int64_t[]){10600, 10100, 9500, 9400, 8700, 8500, 0}),
        "late January 2027, give or take three weeks");
    assert_said(
        forecast((int64_t[]){10900, 10000, 9900, 9700, 8900, 8800, 8400, 0}),
        "late February 2027, give or take five weeks");
    assert_said(
        forecast((int64_t[]){11000, 10000, 10600, 9800, 10200, 9700, 0}),
        "early October 2027, or much later");
    assert_said(
        forecast((int64_t[]){12000, 12500, 13000, 13500, 0}), "not on the way");
    assert_said(forecast((int64_t[]){10000, 7000, 4000, 1000, 0}), "reached");
}

static void
a_day_that_has_come_asks_for_a_reading(void **state)
{
    (void)state;
    f.metrics[0].by = on("2026-12-31");
    f.today = day("2026-09-30");
    assert_said(forecast((int64_t[]){10000, 9000, 8000, 7000, 6000, 0}),
        "by now, if it went on as until 21 July");
    assert_said(said_from("<qbr ", "verdict"),
        "First response: 6 h on 21 July; at the pace until then 1 h is "
        "reached by now, which only a new reading can show");
}

static void
the_verdict_answers_in_one_sentence(void **state)
{
    (void)state;
    assert_said(said_from("<qbr ", "verdict"),
        "First response: not read since its baseline, so nobody knows where it "
        "stands");
    struct baseline baseline = f.metrics[0].baseline;
    f.metrics[0].baseline = (struct baseline){0};
    assert_said(said_from("<qbr ", "verdict"),
        "First response: not read yet, so nobody knows where it stands");
    f.metrics[0].baseline = baseline;
    falls(0, (int64_t[]){10000, 9000, 0});
    assert_said(said_from("<qbr ", "verdict"),
        "First response: 9 h, on the line; it is too early to say when 1 h is "
        "reached; the date agreed is 9 September");
    falls(0, (int64_t[]){10000, 9000, 8000, 7000, 6000, 0});
    assert_said(said_from("<qbr ", "verdict"),
        "First response: at this pace 1 h is reached in time, early September "
        "2026, give or take a week; the date agreed is 9 September");
    f.metrics[0].by = on("2026-09-08");
    assert_said(said_from("<qbr ", "verdict"),
        "First response: at this pace 1 h is reached too late, early September "
        "2026, give or take a week; the date agreed is 8 September");
    falls(0, (int64_t[]){12000, 12500, 13000, 13500, 0});
    assert_said(said_from("<qbr ", "verdict"),
        "First response: 13.5 h, and not moving towards 1 h; the date agreed "
        "is "
        "8 September");
    falls(0, (int64_t[]){10000, 7000, 4000, 1000, 0});
    assert_said(said_from("<qbr ", "verdict"),
        "First response: target reached, with 1 h on 11 July; 1 h by 8 "
        "September was agreed");
}

static void
a_change_has_its_way(void **state)
{
    (void)state;
    falls(0, (int64_t[]){10000, 9000, 8000, 7000, 0});
    assert_said(said_from("<quarter ", "text"), "down from 9 h to 7 h");
    assert_said(
        said_from("<quarter ", "before"), "the quarter before: 11 h to 9 h");
    falls(0, (int64_t[]){10000, 9000, 9000, 9500, 0});
    assert_said(said_from("<quarter ", "text"), "up from 9 h to 9.5 h");
    falls(0, (int64_t[]){10000, 9000, 9000, 9000, 0});
    assert_said(said_from("<quarter ", "text"), "unchanged at 9 h");
}

/* "behind", and what the lead says of the distance; NULL: nothing. */
static bool
is_by(const char *code, const char *distance)
{
    const char *lead = distance
                           ? arena_printf(f.arena,
                                 "<lead code=\"%s\" by=\"%s\">", code, distance)
                           : arena_printf(f.arena, "<lead code=\"%s\">", code);
    return strstr(dump(), lead) != NULL;
}

/* How far from the line, in the unit: a difference of shares is one in
 * points. */
static void
a_distance_is_in_the_unit(void **state)
{
    (void)state;
    falls(0, (int64_t[]){10000, 9000, 0});
    assert_true(is_by("on-line", NULL));
    falls(0, (int64_t[]){10000, 9500, 0});
    assert_true(is_by("behind", "0.5&#xA0;h short"));
    falls(0, (int64_t[]){10000, 7800, 0});
    assert_true(is_by("ahead", "1.2&#xA0;h better"));
    f.metrics[0].unit = text("%");
    assert_true(is_by("ahead", "1.2&#xA0;points better"));
    falls(0, (int64_t[]){10000, 10000, 0});
    assert_true(is_by("behind", "1 point short"));
}

/* --- none, one, some, all --- */

static void
figures_are_counted(void **state)
{
    (void)state;
    assert_null(finding("moved"));
    falls(0, (int64_t[]){10000, 9000, 8000, 7000, 0});
    assert_said(finding("moved"),
        "The figure moved the right way; it keeps to the agreed line");
    falls(0, (int64_t[]){10000, 9000, 9000, 9500, 0});
    assert_said(finding("moved"),
        "The figure did not move the right way; it is behind the agreed line");
    f.plan.metrics.count = 3;
    falls(1, (int64_t[]){10000, 9000, 8000, 7000, 0});
    falls(2, (int64_t[]){10000, 9000, 8500, 8400, 0});
    assert_said(finding("moved"),
        "2 of 3 figures moved the right way; 1 of 3 on the agreed line");
    falls(0, (int64_t[]){10000, 9000, 8000, 7000, 0});
    falls(2, (int64_t[]){10000, 9000, 8000, 6000, 0});
    assert_said(finding("moved"),
        "All 3 figures moved the right way; all keep to the agreed line");
    /* One that was reached before the quarter keeps to its line. */
    falls(2, (int64_t[]){10000, 1000, 0});
    assert_said(finding("moved"),
        "2 of 3 figures moved the right way; all keep to the agreed line");
    for (int i = 0; i < 3; i++)
        falls(i, (int64_t[]){10000, 10000, 10000, 10500, 0});
    assert_said(finding("moved"),
        "None of the 3 figures moved the right way; none keeps to the agreed "
        "line");
}

static const char *
promised(int all, int kept)
{
    f.before.next_quarter.count = all;
    for (int i = 0; i < all; i++) {
        f.promised[i] =
            (struct commitment){.state = VALUE_SET, .what = text("Something")};
        if (i < kept)
            f.promised[i].done = on("2026-08-01");
    }
    return finding("promised");
}

static void
promises_are_counted(void **state)
{
    (void)state;
    assert_null(promised(0, 0));
    assert_said(promised(1, 1), "The promise from last time is kept");
    assert_said(promised(1, 0), "The promise from last time is not kept yet");
    assert_said(promised(5, 2), "2 of 5 promises from last time kept");
    assert_said(promised(2, 2), "Both promises from last time are kept");
    assert_said(promised(5, 5), "All 5 promises from last time are kept");
    assert_said(
        promised(5, 0), "None of the 5 promises from last time is kept yet");
    promised(5, 2);
    f.promised[3].due = f.promised[4].due = on("2026-08-01");
    assert_said(
        finding("promised"), "2 of 5 promises from last time kept, 2 overdue");
}

static const char *
expected(int all, int met)
{
    f.plan.expectations.count = all;
    for (int i = 0; i < all; i++)
        f.expectations[i] = (struct expectation){.state = VALUE_SET,
            .expects = text("An answer"),
            .delivery = word(i < met ? DELIVERY_MET : DELIVERY_MISSED)};
    return finding("expectations");
}

static void
expectations_are_counted(void **state)
{
    (void)state;
    assert_null(expected(0, 0));
    assert_said(expected(1, 1), "The expectation is met");
    assert_said(
        expected(1, 0), "The expectation is not met; missed: An answer");
    assert_said(expected(3, 2), "2 of 3 expectations met; missed: An answer");
    assert_said(expected(2, 2), "Both expectations are met");
    assert_said(expected(3, 3), "All 3 expectations are met");
    assert_said(expected(3, 0),
        "None of the 3 expectations is met; missed: An answer, and 2 more");
    /* What nobody has asked yet is not one that is not met. */
    f.expectations[0].delivery = word(DELIVERY_UNKNOWN);
    assert_said(finding("expectations"),
        "None of the 2 expectations is met; missed: An answer, and one more");
    /* What was missed weighs more than what was partly met. */
    f.expectations[1].delivery = word(DELIVERY_PARTLY);
    f.expectations[1].expects = text("A call");
    assert_said(finding("expectations"),
        "None of the 2 expectations is met; missed: An answer, and one more");
    f.expectations[2].delivery = word(DELIVERY_MET);
    assert_said(finding("expectations"),
        "1 of 2 expectations met; only partly: A call");
}

static const char *
reached(int all, int on_time, int late, int overdue)
{
    f.plan.milestones.count = all;
    for (int i = 0; i < all; i++)
        f.milestones[i] = i < on_time ? done("2026-08-01", "2026-08-01")
                          : i < on_time + late
                              ? done("2026-08-01", "2026-08-05")
                          : i < on_time + late + overdue
                              ? milestone("2026-08-10", STATUS_PLANNED)
                              : milestone("2026-10-10", STATUS_PLANNED);
    return finding("milestones");
}

static void
milestones_are_counted(void **state)
{
    (void)state;
    assert_null(reached(0, 0, 0, 0));
    assert_said(reached(1, 0, 0, 0), "The milestone is not reached yet");
    assert_said(reached(1, 1, 0, 0), "The milestone is reached, on time");
    assert_said(reached(1, 0, 1, 0), "The milestone is reached, late");
    assert_said(reached(4, 0, 0, 0), "None of the 4 milestones is reached yet");
    assert_said(reached(4, 1, 0, 0), "1 of 4 milestones reached, on time");
    assert_said(reached(4, 2, 0, 0), "2 of 4 milestones reached, all on time");
    assert_said(
        reached(4, 2, 1, 0), "3 of 4 milestones reached, 1 of them late");
    assert_said(reached(4, 0, 2, 0), "2 of 4 milestones reached, all late");
    assert_said(reached(4, 1, 1, 2),
        "2 of 4 milestones reached; overdue: Half target, and one more");
    assert_null(said_from("<milestones all", "next"));
    assert_said(reached(4, 0, 0, 1),
        "None of the 4 milestones is reached yet; overdue: Half target");
    assert_said(said_from("<milestones all", "next"),
        "Next: Half target, due 10 October");
    assert_said(
        reached(2, 2, 0, 0), "Both milestones are reached, all on time");
    assert_said(
        reached(4, 4, 0, 0), "All 4 milestones are reached, all on time");
}

static void
decisions_and_commitments_name_the_first(void **state)
{
    (void)state;
    for (int i = 0; i < MOST; i++) {
        f.decisions[i] =
            (struct decision){.state = VALUE_SET, .what = text("Hire")};
        f.next[i] =
            (struct commitment){.state = VALUE_SET, .what = text("Ship")};
    }
    assert_null(finding("decisions"));
    f.qbr.decisions.count = f.qbr.next_quarter.count = 1;
    assert_said(finding("decisions"), "To decide: Hire");
    assert_said(finding("decision-count"), "One decision is needed");
    assert_said(finding("next"), "Q4 2026: Ship");
    f.qbr.decisions.count = f.qbr.next_quarter.count = 2;
    assert_said(finding("decisions"), "To decide: Hire, and one decision more");
    assert_said(finding("next"), "Q4 2026: Ship, and one commitment more");
    f.qbr.decisions.count = f.qbr.next_quarter.count = 6;
    assert_said(finding("decisions"), "To decide: Hire, and 5 decisions more");
    assert_said(finding("next"), "Q4 2026: Ship, and 5 commitments more");
    f.review.held = true;
    assert_said(finding("decisions"), "Decided: Hire, and 5 things more");
    assert_said(finding("decision-count"), "6 decisions were taken");
}

static void
meetings_and_blockers_are_counted(void **state)
{
    (void)state;
    assert_said(said_from("<meetings ", "reviews"), "No meeting held");
    assert_said(said_from("<meetings ", "blockers"),
        "No new blocker; 0 resolved, 0 open");
    f.reviews[0] = review("2026-07-10", false, NULL);
    f.reviews[1] = review("2026-07-20", true, NULL);
    f.plan.reviews.count = 2;
    assert_said(
        said_from("<meetings ", "reviews"), "One meeting held, 1 missed");
    reached(1, 0, 0, 0);
    f.blockers[0] = (struct blocker){
        .state = VALUE_SET, .what = text("Access"), .since = on("2026-08-19")};
    f.milestones[0].blockers.items = f.blockers;
    f.milestones[0].blockers.count = 1;
    assert_said(said_from("<meetings ", "blockers"),
        "One new blocker; 0 resolved, 1 open");
    assert_said(said_from("<meetings ", "oldest"), "the oldest for one day");
}

/* --- the title of the slide of what is open --- */

static const char *
open_title(void)
{
    return said_from("<open>", "title");
}

static struct risk
risk(const char *what, enum degree likelihood, enum degree impact)
{
    return (struct risk){.state = VALUE_SET,
        .what = text(what),
        .likelihood = word(likelihood),
        .impact = word(impact)};
}

static void
what_is_open_is_named_by_weight(void **state)
{
    (void)state;
    struct risk risks[] = {risk("The season", DEGREE_HIGH, DEGREE_LOW),
        risk("The council", DEGREE_LOW, DEGREE_HIGH)};
    struct service_issue issue = {
        .state = VALUE_SET, .what = text("Search is slow")};
    assert_null(open_title());
    f.plan.risks.state = VALUE_SET;
    f.plan.risks.items = risks;
    f.plan.risks.count = 2;
    assert_said(open_title(), "The greatest risk: The council, and one more");
    f.plan.risks.count = 1;
    assert_said(open_title(), "The greatest risk: The season");
    f.qbr.service.items = &issue;
    f.qbr.service.count = 1;
    assert_said(open_title(), "Open: Search is slow, and one more");
    reached(1, 0, 0, 0);
    for (int i = 0; i < 3; i++)
        f.blockers[i] =
            (struct blocker){.state = VALUE_SET, .what = text("Access")};
    f.plan.milestones.state = f.milestones[0].state = VALUE_SET;
    f.milestones[0].blockers.state = VALUE_SET;
    f.milestones[0].blockers.items = f.blockers;
    f.milestones[0].blockers.count = 1;
    assert_said(open_title(), "In the way: Access, and 2 more");
    /* The oldest counts, and none that is out of the way. */
    f.blockers[1].what = text("A budget");
    f.blockers[1].since = on("2026-08-12");
    f.blockers[2].since = on("2026-08-02");
    f.blockers[2].resolved = on("2026-08-14");
    f.milestones[0].blockers.count = 3;
    assert_said(
        open_title(), "In the way since 12 August: A budget, and 3 more");
}

/* --- whether the outcome still holds --- */

static void
who_confirmed_it_is_named(void **state)
{
    (void)state;
    sam.id = text("sam");
    sam.name = text("Sam");
    dana.id = text("dana");
    dana.name = text("Dana");
    assert_null(said_from("<reconfirm ", "times"));
    assert_null(said_from("<reconfirm ", "names"));
    f.plan.outcome.confirmed = (struct by_on){
        .state = VALUE_SET, .by = to_sam[0], .on = on("2026-06-02")};
    assert_said(said_from("<reconfirm ", "names"),
        "Confirmed by name: Sam (2 June 2026)");
    f.reviews[0] = review("2026-07-10", false, NULL);
    f.reviews[0].outcome = word(CONFIRM_YES);
    f.plan.reviews.count = 1;
    assert_said(said_from("<reconfirm ", "times"),
        "Confirmed once in our meetings so far");
    f.before.stage = word(QBR_HELD);
    f.before.date = on("2026-07-10");
    f.before.outcome.status = word(CONFIRM_YES);
    f.before.outcome.by = to_dana[0];
    /* One meeting, in the plan and in a file of its own, is one. */
    assert_said(said_from("<reconfirm ", "times"),
        "Confirmed once in our meetings so far");
    assert_said(said_from("<reconfirm ", "names"),
        "Confirmed by name: Sam (2 June 2026) and Dana (10 July 2026)");
    f.before.date = on("2026-07-11");
    assert_said(said_from("<reconfirm ", "times"),
        "Confirmed 2 times in our meetings so far");
    /* So are all reviews before, however long ago. */
    struct qbr first = {.stage = word(QBR_HELD), .date = on("2026-01-10")};
    first.outcome.status = word(CONFIRM_YES);
    first.outcome.by = to_sam[0];
    const struct qbr *const files[] = {&first, &f.before};
    f.review.earlier = files;
    f.review.earlier_count = 2;
    assert_said(said_from("<reconfirm ", "times"),
        "Confirmed 3 times in our meetings so far");
    assert_said(said_from("<reconfirm ", "names"),
        "Confirmed by name: Sam (2 June 2026), Sam (10 January 2026) and Dana "
        "(11 July 2026)");
}

static void
a_wording_that_stood_is_a_sentence(void **state)
{
    (void)state;
    static const struct outcome_wording stood[] = {
        {.statement = "Answer in an hour"},
        {.statement = "Answer in half an hour"}};
    struct outcome_wording wordings[] = {stood[0], stood[1]};
    wordings[0].on = day("2026-06-03");
    wordings[1].on = day("2026-07-10");
    f.review.wordings = wordings;
    f.review.wording_count = 1;
    assert_said(said_from("<reconfirm ", "since"),
        "In these words since it was signed on 3 June 2026");
    f.review.wording_count = 2;
    assert_null(said_from("<reconfirm ", "since"));
    assert_said(said_from("<wordings>", "statement"), "Answer in an hour");
    /* What was signed is no longer what the plan says. */
    wordings[0].statement = "Answer in two hours";
    f.review.wording_count = 1;
    assert_null(said_from("<reconfirm ", "since"));
}

/* --- early signs --- */

static void
many_early_signs_are_small_beside_each_other(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++)
        falls(i, (int64_t[]){10000, 9000, 8000, 7000, 0});
    f.plan.metrics.count = 3;
    assert_null(strstr(dump(), "<signs>\n        <chart>"));
    f.plan.metrics.count = 4;
    assert_non_null(strstr(dump(), "<signs>\n        <chart>"));
}

/* --- other languages --- */

static void
languages_have_their_own_forms(void **state)
{
    (void)state;
    falls(0, (int64_t[]){10000, 9300, 8000, 7600, 6700, 0});
    static const char *const said[][3] = {
        {"de", "Ende September 2026, plus oder minus zwei Wochen",
            "Zusagen vom letzten Mal eingehalten: 2 von 5"},
        {"fr", "fin septembre 2026, à deux semaines près",
            "Engagements de la dernière fois tenus : 2 sur 5"},
        {"es", "finales de septiembre de 2026, ± dos semanas",
            "Compromisos de la última vez cumplidos: 2 de 5"},
        {"pl", "koniec września 2026, plus minus dwa tygodnie",
            "Dotrzymane zobowiązania z ostatniego razu: 2 z 5"},
        {"pt", "fim de setembro de 2026, ± duas semanas",
            "Compromissos da última vez cumpridos: 2 de 5"}};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        f.plan.locale = text(said[i][0]);
        assert_said(said_from("<metrics", "forecast"), said[i][1]);
        assert_said(promised(5, 2), said[i][2]);
        promised(0, 0);
    }
}

static void
polish_counts_in_four_forms(void **state)
{
    (void)state;
    f.plan.locale = text("pl");
    for (int i = 0; i < MOST; i++)
        f.decisions[i] =
            (struct decision){.state = VALUE_SET, .what = text("Etat")};
    static const char *const said[] = {"Do decyzji: Etat",
        "Do decyzji: Etat i jeszcze jedna decyzja",
        "Do decyzji: Etat i jeszcze 2 decyzje",
        "Do decyzji: Etat i jeszcze 3 decyzje",
        "Do decyzji: Etat i jeszcze 4 decyzje",
        "Do decyzji: Etat i jeszcze 5 decyzji"};
    for (int i = 0; i < MOST; i++) {
        f.qbr.decisions.count = i + 1;
        assert_said(finding("decisions"), said[i]);
    }
}

/* Every sentence above is filled in every language: no gap is left, and none
 * falls back to English. */
static void
no_language_leaves_a_gap(void **state)
{
    (void)state;
    static const char *const languages[] = {"de", "fr", "es", "pl", "pt"};
    for (size_t l = 0; l < sizeof languages / sizeof *languages; l++)
        for (int n = 1; n <= 5; n++)
            for (int part = 0; part <= n; part++) {
                f.plan.locale = text(languages[l]);
                promised(n, part);
                expected(n, part);
                reached(n, part, 0, 0);
                assert_null(strchr(finding("promised"), '{'));
                assert_null(strstr(finding("promised"), "promises"));
                assert_null(strchr(finding("expectations"), '{'));
                assert_null(strstr(finding("expectations"), "expectations"));
                assert_null(strchr(finding("milestones"), '{'));
                assert_null(strstr(finding("milestones"), "milestones"));
            }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_forecast_is_in_plain_words),
        TEST(a_day_that_has_come_asks_for_a_reading),
        TEST(the_verdict_answers_in_one_sentence),
        TEST(a_change_has_its_way),
        TEST(a_distance_is_in_the_unit),
        TEST(figures_are_counted),
        TEST(promises_are_counted),
        TEST(expectations_are_counted),
        TEST(milestones_are_counted),
        TEST(decisions_and_commitments_name_the_first),
        TEST(meetings_and_blockers_are_counted),
        TEST(what_is_open_is_named_by_weight),
        TEST(who_confirmed_it_is_named),
        TEST(a_wording_that_stood_is_a_sentence),
        TEST(many_early_signs_are_small_beside_each_other),
        TEST(languages_have_their_own_forms),
        TEST(polish_counts_in_four_forms),
        TEST(no_language_leaves_a_gap),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
