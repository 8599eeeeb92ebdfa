#include "source/front_fault.h"

#include <string.h>

#include "source/excerpt.h"

void
fault_sign(const struct fault *fault, uint32_t at)
{
    struct place value = value_meant(fault->yaml.source, at, fault->flow);
    report_add(fault->report, CS002, value,
        "a value cannot begin with %c unless it stands in quotes",
        fault->yaml.source->text[at])
        ->fix = excerpt_field(
        fault->report, fault->yaml.source, at, excerpt_slice(value));
}

bool
fault_open_quote(const struct fault *fault, struct place value)
{
    (void)fault;
    (void)value;
    return false;
}

void
fault_report(const struct fault *fault)
{
    struct place at = place_in(fault->yaml.source, fault->at, 0);
    report_add(fault->report, CS002, at, "this line cannot be read");
}
