/* Broken YAML in the words of the plan's author.
 *
 * libyaml says what its grammar expected; the author has to hear what to
 * mend.  The cause is found from libyaml's sentence and from the line itself;
 * one finding (CS002) with a fix that can be pasted. */
#ifndef SOURCE_FRONT_FAULT_H
#define SOURCE_FRONT_FAULT_H

#include <stdbool.h>

#include "base/place.h"
#include "report/report.h"

struct fault {
    struct report *report;
    struct place yaml;   /* the front matter between its fences */
    const char *problem; /* libyaml's words */
    const char *context; /* what it was reading, or "" */
    uint32_t at;         /* where it noticed */
    uint32_t began;      /* where what it was reading began */
    bool flow;           /* inside { } or [ ] */
    struct place last;   /* the value that was read last, or none */
};

void fault_report(const struct fault *fault);
/* A value that begins with a character that means something in YAML. */
void fault_sign(const struct fault *fault, uint32_t at);
/* True if a quote that spans lines took fields into itself; reports it. */
bool fault_open_quote(const struct fault *fault, struct place value);

#endif
