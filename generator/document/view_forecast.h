/* A forecast in plain words, the same in the plan and in its reviews; private
 * to view*.c. */
#ifndef DOCUMENT_VIEW_FORECAST_H
#define DOCUMENT_VIEW_FORECAST_H

#include "document/view_inner.h"
#include "plan/forecast.h"

struct forecast_words {
    struct forecast is;
    const char *code; /* "silent", "reached", "away", "dated"; "due" when the
                         likely day has come without a reading */
    const char *text; /* "early November 2026, give or take three weeks" */
};
struct forecast_words view_forecast(
    struct view *view, const struct metric *metric);
/* The same as the element "forecast" of a metric's item, with its days. */
void view_say_forecast(
    struct view *view, struct _xmlNode *item, const struct metric *metric);

#endif
