/* Charts: from the model to SVG in the model, never from the plan, so that
 * what the audience may not see cannot be drawn.
 *
 * Each adds one element (named after the function) with an <svg> to
 * `parent`; none when there is too little to draw.  One unit of the view box
 * is about a point on A4.  Everything is coloured by classes of the theme;
 * role and aria-label say what is drawn.  Labels are set so that they do not
 * touch, by widths estimated on the safe side. */
#ifndef DOCUMENT_CHART_H
#define DOCUMENT_CHART_H

#include "document/words.h"

struct _xmlNode;

/* A page reads pictures close by, a slide from across a room: there they are
 * called "slide" instead of "chart", and divided where one would be too
 * high.  On the screen of a telephone they are "narrow", with each name above
 * what it names; those that a table replaces there have no such form. */
enum chart_size { CHART_PAGE, CHART_SLIDE, CHART_NARROW };

struct chart {
    struct arena *arena;
    struct words *words;
    day_t today;
    enum chart_size size;
    day_t from, until; /* the period that is spoken of; equal: none */
};

/* Draws at the chart's size, and once more narrow beside it. */
void chart_also_narrow(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *of,
    void (*draw)(const struct chart *chart, struct _xmlNode *parent,
        const struct _xmlNode *of));

/* An `item` of the model's metrics: baseline, line to the target, readings,
 * where the line stands today, and `forecast` as a fan: the text says when
 * the target is reached if the trend goes on, @iso is that day, @early
 * and @late bound it (no @late: it may be never). */
void chart_metric(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *metric);
/* The same as one bar from baseline to target. */
void chart_rail(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *metric);
/* The model's `milestones` as a path with its stations. */
void chart_path(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *milestones);
/* The same on a scale of days: the date that was signed (`signed`, else
 * `due`), and the date of completion or the one expected now. */
void chart_dates(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *milestones);
/* The model's `plan`: its reviews and blockers in the chart's period. */
void chart_weeks(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *plan);
/* The model's `expectations`: how far each is met. */
void chart_gaps(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *expectations);
/* The `health` of an internal model: each part's points with their cause. */
void chart_health(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *health);
/* The model's `chain` of an initiative: its measures and links. */
void chart_chain(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *chain);
/* Several metrics small in one picture, on the same days; those without a
 * reading are left out. */
void chart_multiples(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *const *metrics, int count);

#endif
