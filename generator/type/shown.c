/* What the pages show, without where: for who asks for characters alone. */
#include "type/page.h"
#include "type/svg.h"

struct viewer {
    glyph_run_seen *see;
    void *context;
};

static void
see_runs(const struct viewer *viewer, const struct glyph_run *runs, int count)
{
    for (int i = 0; i < count; i++)
        viewer->see(viewer->context, &runs[i]);
}

static void see_box(const struct viewer *viewer, const struct box *box);

static void
see_line(const struct viewer *viewer, const struct line *line)
{
    for (int i = 0; i < line->count; i++) {
        const struct line_item *item = &line->items[i];
        if (item->kind == LINE_RUN)
            viewer->see(viewer->context, item->run);
        else if (item->kind == LINE_ATOM)
            see_box(viewer, item->box);
    }
}

/* In the order in which draw.c draws. */
static void
see_box(const struct viewer *viewer, const struct box *box)
{
    const struct extras *extras = box_extras(box);
    if (extras->marker)
        see_runs(viewer, extras->marker->runs, extras->marker->count);
    if (extras->drawing)
        svg_see_runs(extras->drawing, viewer->see, viewer->context);
    for (int i = 0; i < box->line_count; i++)
        see_line(viewer, &box->lines[i]);
    for (const struct box *child = box->first; child && !box->inlines;
         child = child->next)
        see_box(viewer, child);
}

void
layout_see_runs(const struct pages *pages, glyph_run_seen *see, void *context)
{
    const struct viewer viewer = {see, context};
    if (pages->root)
        see_box(&viewer, pages->root);
    for (int i = 0; i < pages->count; i++)
        for (int k = 0; k < pages->items[i].running_count; k++) {
            const struct running *running = &pages->items[i].running[k];
            see_runs(&viewer, running->runs, running->count);
        }
}
