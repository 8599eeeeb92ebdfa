#include <string.h>

#include "base/text.h"
#include "source/excerpt.h"
#include "source/prose_tree.h"

static void
say_html(const struct prose *node, struct report *report)
{
    struct slice text = {node->text, strcspn(node->text, "\n")};
    if (text_starts(node->text, "<!--")) {
        report_add(report, CS012, node->at,
            strstr(node->text, "-->")
                ? "text stands on the line of an HTML comment's end, and is "
                  "left out with it"
                : "the HTML comment that begins here never ends, and hides "
                  "all below it")
            ->fix = "End the comment with --> on a line of its own";
        return;
    }
    report_add(report, CS012, node->at,
        "the HTML \"%s\" is left out of every document", excerpt(report, text))
        ->fix = "Write it in Markdown, or put it between backquotes to show "
                "it as it stands";
}

/* The block that an inline node stands in. */
static const struct prose *
block_of(const struct prose *node)
{
    while (!node->block)
        node = node->parent;
    return node;
}

void
prose_html(struct prose *root, struct report *report)
{
    /* Once a paragraph is enough: tags come in pairs. */
    const struct prose *told = NULL;
    for (const struct prose *p = prose_next(root, root); p;
         p = prose_next(p, root)) {
        if (p->kind != PROSE_HTML || block_of(p) == told)
            continue;
        told = block_of(p);
        say_html(p, report);
    }
}
