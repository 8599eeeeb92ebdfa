/* Reviews and blockers, week by week. */
#include "base/text.h"
#include "document/chart_inner.h"

enum {
    NAMES = 1500,  /* the column of names */
    TOP = 210,     /* with the date of today above the rows */
    TOP_BARE = 50, /* without */
    FOOT = 210,
    REVIEWS = 300,        /* the row of reviews */
    ROW = 270,            /* of a blocker, or of a meeting */
    HIGH_ROW = 360,       /* on a slide that has room */
    HIGH_OF_SLIDE = 1180, /* of all rows on one, below a title of two lines */
    NAME_LINES = 2,
    ABOVE = 2 * CHART_LINE + 50, /* for names above their row, when narrow */
    BAR = 56,
    SIGN = 110,   /* from one mark of a review to the next */
    LIFT = 130,   /* of one that would cover another */
    ROOM = 40,    /* reviews or blockers in one picture */
    BLOCKERS = 8, /* the rest is counted */
    MEETINGS = 4, /* that have a row each on a slide, when there is room */
    SLIDE_ROWS = 5
};

struct review_mark {
    day_t on;
    const char *code; /* "done", "missed", "skipped" */
    int meeting;      /* which of the meetings */
};
struct blocker_bar {
    const char *what;
    day_t since, until; /* until: DAY_NONE while it is open */
};
struct weeks {
    const struct chart *chart;
    struct review_mark reviews[ROOM];
    struct blocker_bar blockers[ROOM];
    int review_count, blocker_count, left_out;
    const char *meetings[MEETINGS + 1]; /* the last stands for all others */
    int meeting_count, review_rows;
    int names; /* how wide what stands on the left may be */
    int row;   /* how high each is, without that */
    int above; /* room for names over each row */
    int top;   /* where the first row begins */
    struct days days;
    struct svg svg;
    struct taken *taken;
};

/* --- reading the model --- */

static int
meeting_of(struct weeks *weeks, const char *name)
{
    int i = 0;
    while (i < weeks->meeting_count && !text_is(weeks->meetings[i], name))
        i++;
    if (i < weeks->meeting_count)
        return i;
    if (i <= MEETINGS)
        weeks->meetings[weeks->meeting_count++] = name;
    return i < MEETINGS ? i : MEETINGS;
}

static void
read_reviews(struct weeks *weeks, const struct _xmlNode *plan)
{
    const struct _xmlNode *item = model_first(model_find(plan, "reviews"));
    for (; item && weeks->review_count < ROOM; item = model_next(item)) {
        day_t on = chart_day(model_find(item, "on"));
        if (!days_hold(&weeks->days, on))
            continue;
        const char *code = model_find(item, "missed")    ? "missed"
                           : model_find(item, "skipped") ? "skipped"
                                                         : "done";
        weeks->reviews[weeks->review_count++] = (struct review_mark){
            on, code, meeting_of(weeks, chart_text(item, "meeting"))};
    }
}

/* Those of a milestone that were open at some time of the period. */
static void
read_blockers_of(struct weeks *weeks, const struct _xmlNode *milestone)
{
    const struct _xmlNode *item =
        model_first(model_find(milestone, "blockers"));
    for (; item; item = model_next(item)) {
        struct blocker_bar bar = {chart_text(item, "what"),
            chart_day(model_find(item, "since")),
            chart_day(model_find(item, "resolved"))};
        bool before = bar.until != DAY_NONE && bar.until < weeks->days.first;
        if (bar.since == DAY_NONE || before || bar.since > weeks->days.last)
            continue;
        if (weeks->blocker_count < BLOCKERS)
            weeks->blockers[weeks->blocker_count++] = bar;
        else
            weeks->left_out++;
    }
}

/* A slide that has room gives each row its share. */
static int
row_height(const struct weeks *weeks)
{
    int rows = weeks->review_rows + weeks->blocker_count;
    int share = HIGH_OF_SLIDE / (rows > 0 ? rows : 1);
    if (weeks->chart->size != CHART_SLIDE || share < ROW)
        return ROW;
    return share < HIGH_ROW ? share : HIGH_ROW;
}

static void
read_weeks(struct weeks *weeks, const struct _xmlNode *plan)
{
    read_reviews(weeks, plan);
    const struct _xmlNode *item = model_first(model_find(plan, "milestones"));
    for (; item; item = model_next(item))
        read_blockers_of(weeks, item);
    int rows = weeks->meeting_count + weeks->blocker_count;
    bool room = weeks->chart->size == CHART_SLIDE ? rows <= SLIDE_ROWS
                                                  : weeks->above > 0;
    bool apart =
        room && weeks->meeting_count > 0 && weeks->meeting_count <= MEETINGS;
    weeks->review_rows = apart ? weeks->meeting_count : 1;
    weeks->row = row_height(weeks);
}

/* --- drawing --- */

/* How high the mark stands in its row: above those that it would cover. */
static int
lift_of(const struct weeks *weeks, int mark)
{
    int x = days_x(&weeks->days, weeks->reviews[mark].on), lift = 0;
    for (int i = 0; i < mark; i++) {
        int other = days_x(&weeks->days, weeks->reviews[i].on);
        if (weeks->review_rows > 1 &&
            weeks->reviews[i].meeting != weeks->reviews[mark].meeting)
            continue;
        lift += x - other < SIGN && other - x < SIGN ? LIFT : 0;
    }
    return lift < 2 * LIFT ? lift : LIFT;
}

static int
reviews_height(const struct weeks *weeks)
{
    int rows = weeks->review_rows;
    int one = weeks->row > REVIEWS ? weeks->row : REVIEWS;
    return rows * weeks->above + (rows > 1 ? rows * weeks->row : one);
}

static int
blocker_height(const struct weeks *weeks)
{
    return weeks->row + weeks->above;
}

/* "3 held, 1 missed and 1 skipped". */
static const char *
counts_text(const struct weeks *weeks, const int counts[3])
{
    static const char *const keys[] = {
        "weeks.held", "weeks.missed", "weeks.skipped"};
    const struct chart *chart = weeks->chart;
    const char *items[3];
    int count = 0;
    for (int i = 0; i < 3; i++)
        if (counts[i] > 0)
            items[count++] = words_count(
                chart->words, chart->arena, keys[i], counts[i], (char *)NULL);
    return count > 0 ? words_list(chart->words, chart->arena, items, count)
                     : chart_say(chart, "weeks.no-review", (char *)NULL);
}

/* What the marks of a row at `y` say together, beside them or above. */
static void
draw_counts(struct weeks *weeks, int row, const int counts[3], int y)
{
    const struct chart *chart = weeks->chart;
    const char *lines[NAME_LINES];
    int line_count = chart_wrap(chart, counts_text(weeks, counts),
        weeks->names - 60, NAME_LINES, lines);
    if (weeks->above > 0)
        y -= (line_count - 1) * CHART_LINE / 2 + ABOVE + 30;
    else
        y += (1 - line_count) * (CHART_LINE / 2 + 20) - 20;
    svg_text(&weeks->svg, "name", 0, y, ANCHOR_START,
        weeks->review_rows > 1
            ? chart_fit(chart, weeks->meetings[row],
                  chart_name_room(chart, weeks->names - 60))
            : chart_say(chart, "weeks.reviews", (char *)NULL));
    for (int i = 0; i < line_count; i++)
        svg_text(&weeks->svg, NULL, 0, y + (i + 1) * CHART_LINE, ANCHOR_START,
            lines[i]);
}

/* The reviews of one meeting, or all of them in one row. */
static void
draw_reviews_of(struct weeks *weeks, int row, int y)
{
    bool apart = weeks->review_rows > 1;
    int counts[3] = {0}, most = 0;
    for (int i = 0; i < weeks->review_count; i++) {
        bool here = !apart || weeks->reviews[i].meeting == row;
        int lift = here ? lift_of(weeks, i) : 0;
        most = lift > most ? lift : most;
    }
    for (int i = 0; i < weeks->review_count; i++) {
        const struct review_mark *mark = &weeks->reviews[i];
        if (apart && mark->meeting != row)
            continue;
        counts[text_is(mark->code, "done")     ? 0
               : text_is(mark->code, "missed") ? 1
                                               : 2]++;
        chart_sign(&weeks->svg, mark->code, days_x(&weeks->days, mark->on),
            y + most / 2 - lift_of(weeks, i));
    }
    draw_counts(weeks, row, counts, y);
}

static void
draw_reviews(struct weeks *weeks)
{
    int height = reviews_height(weeks) / weeks->review_rows;
    for (int i = 0, y = weeks->top; i < weeks->review_rows; i++, y += height) {
        if (i > 0)
            svg_line(&weeks->svg, "between", 0, y, weeks->svg.width, y);
        chart_ground(&weeks->svg, y, weeks->above);
        draw_reviews_of(weeks, i, y + (height + weeks->above) / 2);
    }
}

/* "12 days", or for how long it has been open. */
static const char *
bar_text(const struct weeks *weeks, const struct blocker_bar *bar)
{
    const struct chart *chart = weeks->chart;
    bool open = bar->until == DAY_NONE;
    day_t last = open ? chart->today : bar->until;
    int days = last > bar->since ? last - bar->since : 0;
    return words_count(chart->words, chart->arena,
        open ? "weeks.open" : "weeks.resolved", days, (char *)NULL);
}

static void
draw_blocker(struct weeks *weeks, const struct blocker_bar *bar, int y)
{
    const struct days *days = &weeks->days;
    bool open = bar->until == DAY_NONE || bar->until > days->last;
    day_t last = open ? weeks->chart->today : bar->until;
    last = last > days->last ? days->last : last;
    day_t first = bar->since < days->first ? days->first : bar->since;
    int x = days_x(days, first), w = days_x(days, last) - x;
    w = w > BAR ? w : BAR;
    const char *lines[NAME_LINES];
    int count = chart_wrap(
        weeks->chart, bar->what, weeks->names - 80, NAME_LINES, lines);
    int at = weeks->above > 0 ? y - weeks->row / 2 - weeks->above + 130
                              : y + CHART_DROP - (count - 1) * CHART_LINE / 2;
    for (int i = 0; i < count; i++, at += CHART_LINE)
        svg_text(&weeks->svg, NULL, 0, at, ANCHOR_START, lines[i]);
    svg_rect(&weeks->svg, open ? "bar open" : "bar", x, y - BAR / 2, w, BAR,
        BAR / 2);
    struct label_place places[] = {{x + w + 50, y + CHART_DROP, ANCHOR_START},
        {x - 50, y + CHART_DROP, ANCHOR_END}, {x + w, y - 62, ANCHOR_END},
        {x, y - 62, ANCHOR_START}, {x + w, y + 116, ANCHOR_END},
        {x, y + 116, ANCHOR_START}};
    taken_add(weeks->taken, 0, y - weeks->row / 2 - weeks->above,
        weeks->names - 40, weeks->above > 0 ? weeks->above : weeks->row);
    taken_add(weeks->taken, x, y - BAR / 2, w, BAR);
    svg_label(&weeks->svg, weeks->taken, open ? "verdict overdue" : "verdict",
        bar_text(weeks, bar), places, 6);
}

static void
draw_blockers(struct weeks *weeks)
{
    int y = weeks->top + reviews_height(weeks);
    for (int i = 0; i < weeks->blocker_count; i++) {
        svg_line(&weeks->svg, "between", 0, y, weeks->svg.width, y);
        chart_ground(&weeks->svg, y, weeks->above);
        draw_blocker(
            weeks, &weeks->blockers[i], y + weeks->above + weeks->row / 2);
        y += blocker_height(weeks);
    }
    if (weeks->left_out > 0)
        svg_text(&weeks->svg, NULL, 0, y + weeks->row / 2, ANCHOR_START,
            words_count(weeks->chart->words, weeks->chart->arena, "weeks.more",
                weeks->left_out, (char *)NULL));
}

static void
draw_grid(struct weeks *weeks, int bottom)
{
    const struct days *days = &weeks->days;
    /* Above names that stand over the first row only tips would show. */
    int top = weeks->top + (weeks->above > 0 ? weeks->above : -20);
    svg_line(&weeks->svg, "axis", days->left, bottom, days->right, bottom);
    day_t monday = days->first + (7 - day_weekday(days->first)) % 7;
    for (; monday <= days->last; monday += 7) {
        int x = days_x(days, monday);
        struct label_place place = {x, bottom + 130, ANCHOR_MIDDLE};
        svg_line(&weeks->svg, "grid", x, top, x, bottom + 30);
        svg_label(&weeks->svg, weeks->taken, "tick",
            chart_short_day(weeks->chart, monday, false), &place, 1);
    }
}

/* --- the alternative text --- */

static const char *
alt_text(const struct weeks *weeks)
{
    const struct chart *chart = weeks->chart;
    const char *items[ROOM + BLOCKERS];
    int count = 0;
    static const struct {
        const char *code, *key;
    } kinds[] = {{"done", "weeks.alt-held"}, {"missed", "weeks.alt-missed"},
        {"skipped", "weeks.alt-skipped"}};
    for (int i = 0; i < weeks->review_count; i++)
        for (int k = 0; k < 3; k++)
            if (text_is(weeks->reviews[i].code, kinds[k].code))
                items[count++] = chart_say(chart, kinds[k].key, "date",
                    chart_short_day(chart, weeks->reviews[i].on, false),
                    (char *)NULL);
    for (int i = 0; i < weeks->blocker_count; i++)
        items[count++] = chart_say(chart, "weeks.alt-blocker", "what",
            weeks->blockers[i].what, "days",
            bar_text(weeks, &weeks->blockers[i]), (char *)NULL);
    return chart_alt_list(chart, "weeks.alt", items, count);
}

void
chart_weeks(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *plan)
{
    struct weeks *weeks = ARENA_NEW(chart->arena, struct weeks);
    weeks->chart = chart;
    if (chart->until <= chart->from)
        return;
    bool narrow = chart_is_narrow(chart);
    int width = chart_width(chart);
    weeks->above = narrow ? ABOVE : 0;
    weeks->names = narrow ? width : NAMES;
    weeks->days = (struct days){
        chart->from, chart->until, narrow ? 60 : NAMES, width - 60};
    weeks->top = days_hold(&weeks->days, chart->today) ? TOP : TOP_BARE;
    weeks->taken = taken_new(chart->arena);
    read_weeks(weeks, plan);
    if (weeks->review_count + weeks->blocker_count == 0)
        return;
    int bottom = weeks->top + reviews_height(weeks) +
                 weeks->blocker_count * blocker_height(weeks) +
                 (weeks->left_out > 0 ? weeks->row : 0);
    weeks->svg = chart_new(
        chart, parent, "chart weeks", width, bottom + FOOT, alt_text(weeks));
    draw_grid(weeks, bottom);
    days_today(chart, &weeks->svg, weeks->taken, &weeks->days, weeks->top - 20,
        bottom);
    weeks->taken->ground = true;
    draw_reviews(weeks);
    draw_blockers(weeks);
}
