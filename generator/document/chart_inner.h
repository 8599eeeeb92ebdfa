/* What the charts share; private to chart*.c.
 *
 * All lengths are tenths of a unit of the view box, all levels millionths. */
#ifndef DOCUMENT_CHART_INNER_H
#define DOCUMENT_CHART_INNER_H

#include "document/chart.h"
#include "document/model.h"
#include "document/svg.h"

enum {
    CHART_WIDTH = 4880,   /* of a chart across the page */
    CHART_NARROWS = 2240, /* of one across a telephone */
    CHART_LINE = 110,     /* from one baseline of text to the next */
    CHART_DROP = 28 /* from the middle of a line of text to its baseline */
};

/* The sentence under a key of the words, with names and values until NULL. */
#define chart_say(chart, ...)                                                  \
    words_say((chart)->words, (chart)->arena, __VA_ARGS__)
/* The <svg> in a new child of `parent`, named as the size is: "chart" or
 * "slide". */
struct svg chart_new(const struct chart *chart, struct _xmlNode *parent,
    const char *class, int width, int height, const char *alt);
/* How wide a picture of this size is that fills its room. */
int chart_width(const struct chart *chart);
bool chart_is_narrow(const struct chart *chart);
/* Ground under a row's names, so that no line of the scale runs through them;
 * nothing when the height is 0. */
void chart_ground(const struct svg *svg, int y, int height);
/* The text of a child, "" when there is none. */
const char *chart_text(const struct _xmlNode *node, const char *child);
/* The day of a node's attribute `iso`; DAY_NONE without. */
day_t chart_day(const struct _xmlNode *node);
/* "30 Sep", and with its year when `years`. */
const char *chart_short_day(const struct chart *chart, day_t day, bool years);
/* The text in at most `room` lines no wider than `width`, as even as can be,
 * cut at spaces where there are any; what does not fit ends in an ellipsis.
 * How many there are. */
int chart_wrap(const struct chart *chart, const char *text, int width, int room,
    const char **lines);
/* The same room for what names a row: on a slide that is set a sixteenth larger
 * than other text (deck.css). */
int chart_name_room(const struct chart *chart, int width);
/* True if it would take more than one. */
bool chart_is_wide(const char *text, int width);
/* The same as one line. */
const char *chart_fit(const struct chart *chart, const char *text, int width);
/* "<intro> <items>." for a picture of `count` items, by a key with {items}. */
const char *chart_alt_list(const struct chart *chart, const char *key,
    const char *const *items, int count);

/* How many of `count` stand in each picture when at most `room` do, so that
 * the last is not nearly empty. */
int chart_share(int count, int room);

/* --- levels --- */

/* Rounded ends and steps around what is drawn. */
struct levels {
    int64_t low, high, step;
    int top, bottom; /* where `high` and `low` are drawn */
};
/* At most `ticks` steps; `low` and `high` differ. */
struct levels levels_around(int64_t low, int64_t high, int ticks);
int levels_y(const struct levels *levels, int64_t micro);

/* --- days --- */

struct days {
    day_t first, last; /* differ */
    int left, right;   /* where they are drawn */
};
int days_x(const struct days *days, day_t day);
bool days_hold(const struct days *days, day_t day);
/* The dates of weeks, months, quarters or years below `bottom`, so many as
 * find room; none close to an end. */
void days_ticks(const struct chart *chart, const struct svg *svg,
    struct taken *taken, const struct days *days, int bottom);
/* Ticks at the beginnings of weeks, months, quarters or years, so many as
 * their dates find room in, with a line across the picture from `top` to
 * `bottom` and the date below it. */
void days_axis(const struct chart *chart, const struct svg *svg,
    struct taken *taken, const struct days *days, int top, int bottom);
/* The line of today, with its date above `top`. */
void days_today(const struct chart *chart, const struct svg *svg,
    struct taken *taken, const struct days *days, int top, int bottom);

/* --- a metric --- */

enum { SERIES_POINTS = 400 };

struct chart_point {
    bool known;
    int64_t micro;
    day_t on;
    const char *text; /* the level in words */
};

/* When the target is reached if the trend goes on: between two days. */
struct forecast {
    bool known;
    day_t early, likely, late; /* late: DAY_NONE when it may be never */
    const char *text;
};

struct series {
    const char *name, *unit;
    struct chart_point from, to, line_today;
    struct chart_point *readings; /* SERIES_POINTS at most */
    int count;
    struct forecast forecast;
    struct chart_point low, high; /* of what is drawn */
    day_t first, last;
};

void series_read(const struct chart *chart, const struct _xmlNode *metric,
    struct series *series);
/* Finds first, last, low and high; false when there is too little to draw.  A
 * forecast may make it half as long again, not more. */
bool series_ends(struct series *series, day_t today);

/* --- signs --- */

/* A disc with a sign in it, told apart by form: "done", "late", "missed",
 * "skipped", "risk", "overdue", "blocked", "partly", "unknown", "expected". */
void chart_sign(const struct svg *svg, const char *sign, int x, int y);

#endif
