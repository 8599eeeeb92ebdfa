/* A plan that has something of every term and arrangement, and its terms. */
#ifndef TESTS_SIGNED_PLAN_H
#define TESTS_SIGNED_PLAN_H

#include "plan_from_text.h"

#include <stdlib.h>

#include "seal/terms.h"

static const char signed_plan[] =
    "---\n"
    "kind: plan\n"
    "id: northwind\n"
    "title: Mutual success plan\n"
    "type: onboarding\n"
    "product: Routing\n"
    "stage: active\n"
    "start: 2026-07-01\n"
    "parties: {vendor: {name: Brightdesk}, customer: {name: Northwind}}\n"
    "people:\n"
    "  sam:   {name: Sam Okafor, side: vendor, role: Manager}\n"
    "  priya: {name: Priya Raman, side: vendor, role: VP}\n"
    "  dana:  {name: Dana Reyes, side: customer, role: Head}\n"
    "  lena:  {name: Lena Vogt, side: customer, role: COO}\n"
    "sponsors: {vendor: priya, customer: lena}\n"
    "signers: {vendor: priya, customer: lena}\n"
    "agreement: {name: Master agreement, on: 2026-06-15}\n"
    "outcome:\n"
    "  statement: Reduce it\n"
    "  metric: response\n"
    "  why: It counts\n"
    "  worth: {per: 1 h, is: 12000 EUR}\n"
    "further-outcomes:\n"
    "  - {statement: Route more, metric: routed}\n"
    "value: {seeks: Speed, gives: Help}\n"
    "metrics:\n"
    "  response:\n"
    "    name: First response\n"
    "    role: outcome\n"
    "    unit: h\n"
    "    measured: Weekly mean\n"
    "    reported-by: dana\n"
    "    every: week\n"
    "    baseline: {value: 8, on: 2026-06-20, over: 3 months, source: Report}\n"
    "    target: 2\n"
    "    by: 2026-09-30\n"
    "    readings: {2026-07-15: 7.1}\n"
    "  routed:\n"
    "    name: Routed\n"
    "    role: leading\n"
    "    leads-to: response\n"
    "    unit: \"%\"\n"
    "    baseline: {value: 0, on: 2026-07-01, source: Log}\n"
    "    target: 60\n"
    "    by: 2026-09-15\n"
    "milestones:\n"
    "  half:\n"
    "    name: Half target\n"
    "    due: 2026-08-19\n"
    "    moves: [response, routed]\n"
    "    target: 4 h\n"
    "    owners: {vendor: sam, customer: dana}\n"
    "  full:\n"
    "    name: Full target\n"
    "    due: 2026-09-30\n"
    "    moves: response\n"
    "    target: 2 h\n"
    "    first-value: yes\n"
    "    owners: {vendor: sam, customer: dana}\n"
    "cadence:\n"
    "  - {meeting: Checkpoint, phase: onboarding, every: week, length: 30 min, "
    "from: 2026-07-08, at: 10:00, until: week 12, attendees: [sam, dana], "
    "calendars: [vendor, customer]}\n"
    "  - {meeting: QBR, every: quarter, attendees: [sam, lena]}\n"
    "expectations:\n"
    "  - {expects: A named person answers, delivery: met}\n"
    "  - {expects: A fix, delivery: partly}\n"
    "escalation:\n"
    "  - {after: 5 days, when: A milestone is blocked, to: [priya, lena]}\n"
    "---\n";

struct fixture {
    struct arena *arena;
    const struct plan *plan;
    struct terms terms;
};

static int
set_up(void **state)
{
    struct fixture *f = xmalloc(sizeof *f);
    f->arena = arena_new();
    f->plan = plan_from_text(f->arena, signed_plan);
    f->terms = terms_of(f->arena, f->plan);
    *state = f;
    return 0;
}

static int
tear_down(void **state)
{
    struct fixture *f = *state;
    arena_free(f->arena);
    free(f);
    return 0;
}

#endif
