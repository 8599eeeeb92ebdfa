/* What is wrong with a template: render stops at the first, check tells all.
 */
#ifndef DOCUMENT_TEMPLATE_FAULT_H
#define DOCUMENT_TEMPLATE_FAULT_H

#include <stdbool.h>
#include <stdint.h>

struct template_fault {
    int line;
    /* A text at or behind the beginning of the line, and its bytes under which
     * the caret stands; `within` NULL: the line. */
    const char *within;
    uint32_t from, length;
    bool asks; /* for what the model does not hold */
    const char *message;
    const char *fix; /* or NULL */
    struct template_fault *next;
};

#endif
