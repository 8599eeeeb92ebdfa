/* How close page 1 has to be set to stay one page.
 *
 * An estimate in tenths of a millimetre, from the lengths of the texts and
 * the measures of theme.css; the limits were found by setting plans.  It only
 * saves the layout from trying: what does not fit, is set closer there. */
#include <limits.h>
#include <string.h>

#include "base/text.h"
#include "document/view_inner.h"

enum {
    MARK = 85, /* of a draft or an internal copy */
    LINE = 45,
    SMALL = 41,
    FIXED = 1020, /* all that does not depend on lengths */
    RAIL = 55
};

static int
length_of(const struct _xmlNode *node)
{
    const char *text = model_string(node);
    return text ? text_columns(text, strlen(text)) : 0;
}

static int
lines_of(int length, int columns)
{
    return (length + columns - 1) / columns;
}

static int
larger(int a, int b)
{
    return a > b ? a : b;
}

static int
head_height(const struct _xmlNode *root)
{
    const struct _xmlNode *value =
        model_find(model_find(root, "plan"), "value");
    int seeks = lines_of(length_of(model_find(value, "seeks")), 50);
    int gives = lines_of(length_of(model_find(value, "gives")), 50);
    return 85 * lines_of(length_of(model_find(root, "title")), 54) +
           (value ? 60 : 0) + LINE * larger(seeks, gives);
}

static int
outcome_height(const struct _xmlNode *root)
{
    const struct _xmlNode *plan = model_find(root, "plan");
    const struct _xmlNode *said = model_find(plan, "outcome");
    const struct _xmlNode *node = model_find(root, "outcome");
    int why = length_of(model_find(said, "why")) + 15 +
              (model_find(said, "worth") ? 35 : 0);
    int stands = length_of(model_find(node, "standing")) +
                 length_of(model_find(node, "confirmed"));
    int further = 0;
    const struct _xmlNode *item =
        model_first(model_find(plan, "further-outcomes"));
    for (; item; item = model_next(item))
        further +=
            LINE * lines_of(length_of(model_find(item, "statement")), 105);
    return 64 * lines_of(length_of(model_find(said, "statement")), 62) +
           (model_find(node, "from") ? 160 : 0) +
           (model_find(node, "rail") ? RAIL : 0) +
           (further ? 60 + further : 0) +
           SMALL * larger(lines_of(why, 50), lines_of(stands, 50));
}

static int
milestones_height(const struct _xmlNode *root)
{
    int height = 0;
    const struct _xmlNode *item =
        model_first(model_find(model_find(root, "plan"), "milestones"));
    for (; item; item = model_next(item)) {
        const struct _xmlNode *owned = model_find(item, "owned");
        int name = length_of(model_find(item, "name")) +
                   (model_find(item, "first-value") ? 14 : 0);
        int owner = larger(length_of(model_find(owned, "vendor")),
            length_of(model_find(owned, "customer")));
        int text = LINE * lines_of(name, 38) +
                   SMALL * lines_of(length_of(model_find(item, "measure")), 42);
        height += 24 + larger(text, LINE * lines_of(owner, 17));
    }
    return height;
}

static int
side_height(const struct _xmlNode *side)
{
    int height = model_find(side, "more") ? SMALL : 0;
    const struct _xmlNode *item = model_first(model_find(side, "does"));
    for (; item; item = model_next(item)) {
        int length = length_of(model_find(item, "what")) +
                     length_of(model_find(item, "who")) +
                     length_of(model_find(item, "by"));
        height += 4 + LINE * lines_of(length + 4, 48);
    }
    const struct _xmlNode *time = model_find(side, "time");
    int length = time ? 50 : 0;
    for (item = model_first(time); item; item = model_next(item))
        length += length_of(model_find(item, "who")) +
                  length_of(model_find(item, "time")) + 3;
    return height + SMALL * lines_of(length, 54);
}

/* A signer whose name and title do not fit beside the date. */
static int
signer_lines(const struct _xmlNode *side)
{
    const struct _xmlNode *sign = model_find(side, "sign");
    return lines_of(length_of(model_find(sign, "name")) +
                        length_of(model_find(sign, "role")) + 2,
        38);
}

#define CLOSEST "close dense, close dense tight, close dense tight least"

/* In the order of closeness, with what is estimated to fit in each. */
static const struct {
    int most;
    const char *classes;
} steps[] = {
    {2520, "roomy, even, close, " CLOSEST},
    {2860, "even, close, " CLOSEST},
    {3000, "close, " CLOSEST},
    {INT_MAX, CLOSEST},
};

const char *
view_density(const struct _xmlNode *root)
{
    const struct _xmlNode *sides = model_find(root, "sides");
    int height = FIXED + head_height(root) + outcome_height(root) +
                 milestones_height(root) +
                 larger(side_height(model_find(sides, "vendor")),
                     side_height(model_find(sides, "customer"))) +
                 SMALL * lines_of(length_of(model_find(root, "contract")), 112);
    const int signers = larger(signer_lines(model_find(sides, "vendor")),
        signer_lines(model_find(sides, "customer")));
    height += signers > 1 ? LINE * (signers - 1) : 0;
    if (model_get(root, "draft") ||
        text_is(model_get(root, "audience"), "internal"))
        height += MARK;
    int step = 0;
    while (height > steps[step].most)
        step++;
    return steps[step].classes;
}
