/* Calendars: what another program makes of them is what meetings.h asks for. */
#include "plan_from_text.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/text.h"
#include "calendar/ical.h"
#include "calendar/ical_lines.h"
#include "calendar/schedule.h"
#include "calendar/zone.h"
#include "plan/meetings.h"

static const char head[] =
    "---\n"
    "kind: plan\n"
    "id: northwind\n"
    "title: \"Northwind, Brightdesk; a plan\"\n"
    "type: onboarding\n"
    "stage: active\n"
    "start: 2026-07-01\n"
    "parties: {vendor: {name: Brightdesk}, customer: {name: Northwind}}\n"
    "people:\n"
    "  sam:   {name: Sam Okafor, side: vendor, email: sam@brightdesk.example}\n"
    "  priya: {name: Priya Raman, side: vendor, email: p@brightdesk.example}\n"
    "  dana:  {name: \"Reyes, Dana\", side: customer, email: "
    "dana@northwind.example, buying-role: champion}\n"
    "  lena:  {name: Lena Vogt, side: customer, email: lena@n.example}\n"
    "  piet:  {name: Piet, side: customer, email: piet@n.example, left: "
    "2026-08-01}\n"
    "sponsors: {vendor: priya, customer: lena}\n"
    "outcome: {statement: Reduce it, metric: response}\n"
    "metrics:\n"
    "  response: {name: First response, role: outcome, unit: h, "
    "baseline: {value: 8, on: 2026-06-20, source: Report}, target: 2, by: "
    "2026-12-31}\n";
static const char foot[] = "internal: {notes: Secret}\n---\n";

struct fixture {
    struct arena *arena;
    struct words *words;
};

static int
set_up(void **state)
{
    struct fixture *f = xmalloc(sizeof *f);
    f->arena = arena_new();
    f->words = words_new(NULL);
    words_locale(f->words, "en-GB");
    *state = f;
    return 0;
}

static int
tear_down(void **state)
{
    struct fixture *f = *state;
    words_free(f->words);
    arena_free(f->arena);
    free(f);
    return 0;
}

static const struct plan *
plan_with(struct fixture *f, const char *rest)
{
    return plan_from_text(
        f->arena, arena_printf(f->arena, "%s%s%s", head, rest, foot));
}

static const char *
written(struct fixture *f, const struct plan *plan, const char *today)
{
    struct buf out = {0};
    struct schedule_options options = {
        day_parse_iso(today), SIDE_CUSTOMER, f->words, NULL, NULL};
    schedule_write(f->arena, plan, &options, &out);
    const char *text = arena_strdup(f->arena, out.p);
    buf_free(&out);
    return text;
}

/* Folded lines made whole. */
static const char *
unfolded(struct fixture *f, const char *text)
{
    struct buf out = {0};
    for (; *text; text++) {
        if (text_starts(text, "\r\n "))
            text += 3;
        buf_char(&out, *text);
    }
    const char *made = arena_strdup(f->arena, out.p);
    buf_free(&out);
    return made;
}

/* --- against meetings_between --- */

static void
expect(struct buf *out, const char *summary, day_t on, int minutes)
{
    char iso[11];
    day_iso(on, iso);
    buf_printf(out, "%s|%s|", summary, iso);
    if (minutes < 0)
        buf_str(out, "all day\n");
    else
        buf_printf(out, "%02d:%02d\n", minutes / 60, minutes % 60);
}

static const char *
put_file(struct fixture *f, const char *text)
{
    char path[] = "/tmp/countersign-calendar-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    return arena_strdup(f->arena, path);
}

static void
check_series(struct fixture *f, const char *rest, const char *today)
{
    const struct plan *plan = plan_with(f, rest);
    struct buf expected = {0};
    day_t end = plan_last_day(plan);
    struct meeting_days days = meetings_between(
        f->arena, plan, plan->start.day, end, day_parse_iso(today));
    assert_true(days.count > 0);
    for (int i = 0; i < days.count; i++)
        expect(&expected,
            arena_printf(f->arena, "%s: Northwind and Brightdesk",
                days.items[i].meeting->meeting.s),
            days.items[i].on,
            is_set(days.items[i].meeting->time)
                ? days.items[i].meeting->time.minutes
                : -1);
    expect(&expected, "Target date: First response (Northwind)",
        day_parse_iso("2026-12-31"), -1);
    const char *ics = put_file(f, written(f, plan, today));
    const char *list = put_file(f, expected.p);
    const char *command = arena_printf(f->arena,
        "/usr/bin/python3 tests/calendar_independent.py %s %s", ics, list);
    int status = system(command);
    unlink(ics);
    unlink(list);
    buf_free(&expected);
    if (status != 0)
        fail_msg("another program reads otherwise:%s", rest);
}

#define PEOPLE "attendees: [sam, dana], calendars: [vendor, customer]"

/* Over the changes of clocks in October and in March. */
static void
series_are_what_the_plan_asks_for(void **state)
{
    static const char *const cases[] = {
        "timezone: Europe/London\ncadence: [{meeting: Weekly, every: week, at: "
        "10:00, from: 2026-07-08, " PEOPLE "}]\n",
        "timezone: Europe/Berlin\ncadence: [{meeting: Late, every: week, at: "
        "00:30, from: 2026-07-05, " PEOPLE "}]\n",
        "timezone: America/New_York\ncadence: [{meeting: Evening, every: 2 "
        "weeks, at: 22:00, " PEOPLE "}]\n",
        "timezone: Australia/Sydney\ncadence: [{meeting: Daily, every: day, "
        "at: 08:15, until: week 20, " PEOPLE "}]\n",
        "timezone: Asia/Kolkata\ncadence: [{meeting: Monthly, every: month, "
        "at: 02:00, from: 2026-07-31, " PEOPLE "}]\n",
        "timezone: Europe/Dublin\ncadence: [{meeting: Weekly, every: week, at: "
        "02:30, from: 2026-07-05, " PEOPLE "}]\n",
        "timezone: Africa/Casablanca\ncadence: [{meeting: Weekly, every: "
        "week, at: 09:00, " PEOPLE "}]\n",
        "timezone: Europe/London\ncadence: [{meeting: Last, every: month, "
        "from: 2026-08-31, " PEOPLE "}, {meeting: QBR, every: quarter, from: "
        "2026-08-30, at: 09:00, " PEOPLE "}, {meeting: Thirtieth, every: 2 "
        "months, at: 15:00, from: 2026-12-30, " PEOPLE "}]\n",
        "timezone: Europe/London\npaused: {from: 2026-10-20, until: "
        "2026-11-30, why: Move}\ncadence: [{meeting: Weekly, every: week, at: "
        "10:00, " PEOPLE "}, {meeting: Day, every: month, " PEOPLE "}]\n",
        "timezone: Europe/London\ncadence: [{meeting: Start, phase: "
        "onboarding, every: week, at: 10:00, until: week 12, " PEOPLE
        "}, {meeting: Steady, every: month, at: 10:00, " PEOPLE "}]\n",
        "cadence: [{meeting: Floating, every: week, at: 10:00, " PEOPLE "}]\n",
    };
    if (system(
            "/usr/bin/python3 -c 'import icalendar, dateutil' 2>/dev/null") !=
        0)
        skip();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_series(*state, cases[i], "2026-08-20");
}

/* --- what stands in it --- */

static const char meetings[] =
    "timezone: Europe/London\n"
    "milestones:\n"
    "  half: {name: Half of it, due: 2026-08-19, moves: response, target: 240 "
    "min, owners: {vendor: sam, customer: dana}}\n"
    "  gone: {name: Gone, due: 2026-09-19, moves: response, target: 3 h, "
    "status: dropped}\n"
    "cadence:\n"
    "  - {meeting: Weekly, phase: onboarding, every: week, at: 10:00, length: "
    "45 min, until: week 12, attendees: [dana, sam, piet], calendars: "
    "[vendor, customer]}\n"
    "  - {meeting: QBR, every: quarter, attendees: [sam, dana], calendars: "
    "[vendor, customer]}\n"
    "  - {meeting: Prepare, every: month, attendees: [sam], calendars: "
    "vendor}\n";

static void
people_are_invited_by_the_vendor(void **state)
{
    struct fixture *f = *state;
    const char *text =
        unfolded(f, written(f, plan_with(f, meetings), "2026-08-20"));
    const char *weekly = strstr(text, "SUMMARY:Weekly");
    const char *qbr = strstr(text, "SUMMARY:QBR");
    assert_true(weekly && qbr && weekly < qbr);
    assert_non_null(strstr(
        weekly, "ORGANIZER;CN=Sam Okafor:mailto:sam@brightdesk.example\r\n"));
    assert_non_null(strstr(weekly,
        "ATTENDEE;CN=\"Reyes, Dana\";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-"
        "ACTION:mailto:dana@northwind.example\r\n"));
    assert_null(strstr(text, "piet@n.example"));
    const char *lena = strstr(text, "mailto:lena@n.example");
    assert_true(lena && lena > qbr);
    assert_non_null(strstr(qbr, "mailto:p@brightdesk.example"));
}

static void
texts_are_escaped_and_nothing_internal_is_there(void **state)
{
    struct fixture *f = *state;
    const char *text =
        unfolded(f, written(f, plan_with(f, meetings), "2026-08-20"));
    assert_non_null(
        strstr(text, "X-WR-CALNAME:Northwind, Brightdesk; a plan\r\n"));
    assert_non_null(strstr(text,
        "DESCRIPTION:Northwind\\, Brightdesk\\; a plan\\nFirst response: "
        "4\xC2\xA0h\\nOwner: Sam Okafor and Reyes\\, Dana\r\n"));
    assert_null(strstr(text, "Secret"));
    assert_null(strstr(text, "champion"));
    assert_null(strstr(text, "Prepare"));
    assert_null(strstr(text, "Gone"));
    assert_null(strstr(text, "METHOD"));
    assert_non_null(strstr(text, "DTSTAMP:20260820T000000Z\r\n"));
    assert_non_null(strstr(text, "SEQUENCE:50\r\n"));
    assert_non_null(strstr(text, "DURATION:PT45M\r\n"));
    assert_non_null(strstr(text, "STATUS:CONFIRMED\r\n"));
}

static const char *
uids_of(struct fixture *f, const char *text)
{
    struct buf out = {0};
    for (const char *at = text; (at = strstr(at, "UID:")); at++)
        buf_printf(&out, "%.36s\n", at);
    const char *made = arena_strdup(f->arena, out.p);
    buf_free(&out);
    return made;
}

/* A new version puts new entries in the place of the old ones. */
static void
entries_keep_their_names(void **state)
{
    struct fixture *f = *state;
    const char *before = written(f, plan_with(f, meetings), "2026-08-20");
    char *moved = arena_strdup(f->arena, meetings);
    memcpy(strstr(moved, "at: 10:00"), "at: 11:30", 9);
    memcpy(strstr(moved, "due: 2026-08-19"), "due: 2026-08-29", 15);
    const char *now = written(f, plan_with(f, moved), "2026-08-21");
    assert_string_equal(uids_of(f, before), uids_of(f, now));
    assert_non_null(strstr(now, "SEQUENCE:51\r\n"));
    assert_non_null(strstr(now, "T113000\r\n"));
    assert_string_equal(
        before, written(f, plan_with(f, meetings), "2026-08-20"));
}

/* --- zones --- */

static day_t
day(const char *iso)
{
    return day_parse_iso(iso);
}

/* Irish winter is what has an offset of its own in the tables. */
static void
clocks_change_as_in_the_zone(void **state)
{
    struct fixture *f = *state;
    struct zone zone;
    assert_true(zone_read(f->arena, NULL, "Europe/Dublin", day("2026-01-01"),
        day("2026-12-31"), &zone));
    assert_int_equal(zone.offset, 0);
    assert_int_equal(zone.count, 2);
    const struct zone_change *spring = &zone.changes[0], *autumn = spring + 1;
    assert_int_equal(spring->day, day("2026-03-29"));
    assert_int_equal(spring->second, 3600);
    assert_int_equal(spring->from, 0);
    assert_int_equal(spring->to, 3600);
    assert_int_equal(autumn->day, day("2026-10-25"));
    assert_int_equal(autumn->second, 7200);
    static const struct {
        const char *day;
        int second, offset;
    } cases[] = {
        {"2026-03-29", 3599, 0},
        {"2026-03-29", 5400, 0}, /* clocks skip it */
        {"2026-03-29", 7200, 3600},
        {"2026-10-25", 5400, 3600}, /* the first of two */
        {"2026-10-25", 7199, 3600},
        {"2026-10-25", 7200, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(zone_offset(&zone, day(cases[i].day), cases[i].second),
            cases[i].offset);
}

static void
only_places_are_zones(void **state)
{
    struct fixture *f = *state;
    struct zone zone;
    static const char *const others[] = {"No/Where", "UTC+3", "EST5EDT", "",
        "/usr/share/zoneinfo/Europe/London", "Europe", "+03"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(zone_read(f->arena, NULL, others[i], 20000, 20001, &zone));
    assert_true(zone_read(f->arena, NULL, "UTC", 20000, 20001, &zone));
    assert_int_equal(zone.offset, 0);
    assert_int_equal(zone.count, 0);
}

/* --- any text --- */

static void
any_text_makes_a_file(void **state)
{
    struct fixture *f = *state;
    struct ical_person person = {"A\"b\nc\x01;d", "a b\r\nX:y@z"};
    struct ical_event event = {.uid = "u\r\nEVIL:1",
        .summary = "\x1b[2J one\r\ntwo; three, \\ \xF0\x9F\x98\x80 and very "
                   "much more text than one line of a calendar can hold",
        .on = 20000,
        .at = -1,
        .organizer = &person,
        .attendees = &person,
        .attendee_count = 1};
    struct ical calendar = {.name = "x\r\nEVIL:2",
        .zone = "No/Where",
        .stamp = 20000,
        .events = &event,
        .count = 1};
    struct buf out = {0};
    ical_write(f->arena, &calendar, &out);
    assert_null(strstr(out.p, "\nEVIL"));
    assert_null(strstr(out.p, "\nX:y"));
    assert_null(strchr(out.p, '\x1b'));
    assert_null(strstr(out.p, "VTIMEZONE"));
    for (const char *line = out.p; *line;) {
        const char *end = strstr(line, "\r\n");
        assert_non_null(end);
        assert_true(end - line <= 75);
        assert_null(memchr(line, '\n', (size_t)(end - line)));
        line = end + 2;
    }
    buf_free(&out);
}

/* --- lines that were kept --- */

static const char *
written_with(
    struct fixture *f, struct ical_lines *lines, const struct ical *calendar)
{
    struct ical one = *calendar;
    struct buf out = {0};
    one.lines = lines;
    ical_write(f->arena, &one, &out);
    const char *text = arena_strdup(f->arena, out.p);
    buf_free(&out);
    return text;
}

/* Each differs from the one before it in one thing that a line says. */
static void
kept_lines_are_the_same(void **state)
{
    struct fixture *f = *state;
    struct ical_person person = {"Ann", "ann@n.example"};
    struct ical_event event = {.uid = "one",
        .summary = "Met",
        .on = 20000,
        .at = -1,
        .minutes = 30,
        .organizer = &person,
        .attendees = &person,
        .attendee_count = 1};
    struct ical calendar = {
        .name = "Met", .stamp = 20000, .events = &event, .count = 1};
    struct ical_lines *lines = ical_lines_new();
    for (int step = 0; step < 12; step++) {
        switch (step / 2) {
        case 1:
            event.at = 600;
            break;
        case 2:
            calendar.zone = "Europe/London";
            break;
        case 3:
            person.name = "Bob";
            break;
        case 4:
            event.description = "Met";
            break;
        case 5:
            calendar.tentative = true;
            break;
        default:
            break;
        }
        assert_string_equal(written_with(f, lines, &calendar),
            written_with(f, NULL, &calendar));
    }
    ical_lines_free(lines);
}

static void
one_line_takes_anothers_place(void **state)
{
    struct ical_lines *lines = ical_lines_new();
    struct slice found;
    int left = 0;
    (void)state;
    for (int i = 0; i < 4000; i++)
        ical_lines_keep(
            lines, (struct slice){(const char *)&i, sizeof i}, "X\r\n");
    for (int i = 0; i < 4000; i++)
        left += ical_lines_find(
            lines, (struct slice){(const char *)&i, sizeof i}, &found);
    assert_in_range(left, 1, 256);
    assert_true(slice_is(found, "X\r\n"));
    ical_lines_free(lines);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(series_are_what_the_plan_asks_for),
        TEST(people_are_invited_by_the_vendor),
        TEST(texts_are_escaped_and_nothing_internal_is_there),
        TEST(entries_keep_their_names),
        TEST(clocks_change_as_in_the_zone),
        TEST(only_places_are_zones),
        TEST(any_text_makes_a_file),
        TEST(kept_lines_are_the_same),
        TEST(one_line_takes_anothers_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
