/* An entry that is referred to and not there, as it is to be written. */
#include <string.h>

#include "base/text.h"
#include "plan/read.h"

static const char *
side_named(const char *field)
{
    return text_ends(field ? field : "", ".vendor")     ? "vendor"
           : text_ends(field ? field : "", ".customer") ? "customer"
                                                        : NULL;
}

/* The unit of the levels that milestones give of the metric, as it is
 * written. */
static const char *
unit_of_levels(const struct reader *reader, const char *id)
{
    const struct plan *plan = (const struct plan *)reader->def;
    for (int i = 0;
         reader->def->kind == KIND_PLAN && i < plan->milestones.count; i++) {
        const struct milestone *milestone = &plan->milestones.items[i];
        if (milestone->moves.count > 0 && is_set(milestone->target) &&
            text_is(milestone->moves.items[0].id, id) &&
            *milestone->target.unit)
            return text_is(milestone->target.unit, "%")
                       ? "\"%\""
                       : milestone->target.unit;
    }
    return "…";
}

static const char *
metric_lines(struct reader *reader, const char *id, int in)
{
    const struct plan *plan = (const struct plan *)reader->def;
    const char *outcome = reader->def->kind == KIND_PLAN &&
                                  is_set(plan->outcome) &&
                                  is_set(plan->outcome.metric)
                              ? plan->outcome.metric.id
                              : NULL;
    const char *role =
        !outcome || text_is(outcome, id)
            ? report_text(reader->report, "%*srole: outcome\n", in, "")
            : report_text(reader->report, "%*srole: leading\n%*sleads-to: %s\n",
                  in, "", in, "", outcome);
    return report_text(reader->report,
        "%*sname: …\n%s%*sunit: %s\n%*smeasured: …\n"
        "%*sbaseline: {value: …, on: …, source: …}\n%*starget: …\n%*sby: …",
        in, "", role, in, "", unit_of_levels(reader, id), in, "", in, "", in,
        "", in, "");
}

const char *
refs_entry_lines(struct reader *reader, const char *under, const char *id,
    const char *field, int indent)
{
    const char *side = side_named(field);
    if (text_is(under, "people"))
        return report_text(reader->report,
            "%*s%s: {name: …, side: %s, role: …}", indent, "", id,
            side ? side : "…");
    if (text_is(under, "metrics"))
        return report_text(reader->report, "%*s%s:\n%s", indent, "", id,
            metric_lines(reader, id, indent + 2));
    return report_text(reader->report,
        "%*s%s:\n%*sname: …\n%*sdue: …\n%*smoves: …\n%*starget: …\n"
        "%*sowners: {vendor: …, customer: …}",
        indent, "", id, indent + 2, "", indent + 2, "", indent + 2, "",
        indent + 2, "", indent + 2, "");
}

const struct front *
refs_entry_above(const struct reader *reader, const char *under)
{
    const struct front *list = front_field(reader->def->front, under);
    return list && list->kind == FRONT_FIELDS && !list->flow && list->last &&
                   list->last->key_at.source == reader->def->source
               ? list->last
               : NULL;
}
