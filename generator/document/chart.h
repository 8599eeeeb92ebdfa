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

struct chart {
    struct arena *arena;
    struct words *words;
    day_t today;
};

/* An `item` of the model's metrics: baseline, line to the target, readings,
 * and where the line stands today. */
void chart_metric(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *metric);
/* The same as one bar from baseline to target. */
void chart_rail(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *metric);
/* The model's `milestones` as a path with its stations. */
void chart_path(const struct chart *chart, struct _xmlNode *parent,
    const struct _xmlNode *milestones);

#endif
