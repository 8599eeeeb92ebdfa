/* A quarter's review, made ready to be viewed: from a QBR's file, or from the
 * plan alone. */
#ifndef COMMANDS_PACKET_H
#define COMMANDS_PACKET_H

#include "commands/press.h"
#include "plan/workspace.h"

struct packet {
    struct quarter_review quarter;
    const struct plan *plan; /* as it stood, and as it was signed */
    struct terms terms;
    struct view_options view; /* `today` is the day that it is seen from */
    const char *stem;         /* "northwind-2026-q3" */
    const char *title;
};

/* False when the QBR has no plan that can be read: its findings say so.  It is
 * a draft (`view.draft`) as its plan is one, or, until it was held, has an
 * error that stops a signature. */
bool packet_of(struct packet *packet, struct arena *arena,
    struct workspace *workspace, const struct qbr *qbr,
    const struct view_options *view);
/* Of the plan alone, a draft as `view` says; the quarter may be running
 * still. */
void packet_of_plan(struct packet *packet, struct arena *arena,
    const struct plan *plan, int year, int quarter,
    const struct view_options *view);
/* All documents of the packet are made from one model. */
struct _xmlDoc *packet_model(const struct packet *packet, struct arena *arena);
struct printing packet_printing(
    const struct packet *packet, const char *template);

#endif
