#include "document/template_check.h"

#include <string.h>

#include "document/template_ask.h"

/* Where faults stand */

/* Lines that an expression may begin in behind its element's. */
#define LINES_LOOKED_AT 40

static struct place
place_of_line(const struct source *source, int line)
{
    struct slice text = source_line(source, line);
    uint32_t at = source_offset(source, line - 1, 0);
    uint32_t blank = 0;
    while (blank < text.n && strchr(" \t", text.p[blank]))
        blank++;
    return place_in(source, at + blank, (uint32_t)text.n - blank);
}

/* The first time that the text stands behind the beginning of the line. */
static const char *
find_behind(
    const struct source *source, int line, const char *text, size_t length)
{
    const char *from = source->text + source_offset(source, line - 1, 0);
    int last = line + LINES_LOOKED_AT;
    const char *end =
        source->text + (last > source->lines
                               ? source->size
                               : source_offset(source, last - 1, 0));
    for (; length > 0 && from + length <= end; from++)
        if (memcmp(from, text, length) == 0)
            return from;
    return NULL;
}

static struct place
place_of(const struct source *source, const struct template_fault *fault)
{
    const char *mark = fault->within ? fault->within + fault->from : NULL;
    const char *found = NULL;
    if (mark) {
        found = find_behind(
            source, fault->line, fault->within, strlen(fault->within));
        /* Within the quotes of an attribute signs may be written otherwise. */
        found = found ? found + fault->from
                      : find_behind(source, fault->line, mark, fault->length);
    }
    if (!found)
        return place_of_line(source, fault->line);
    return place_in(source, (uint32_t)(found - source->text), fault->length);
}

static void
report_faults(const struct source *source, const struct template_fault *fault,
    struct report *report)
{
    for (; fault; fault = fault->next) {
        struct finding *finding =
            report_add(report, fault->asks ? CS019 : CS018,
                place_of(source, fault), "%s", fault->message);
        finding->fix = fault->fix;
    }
}

/* What is asked of the model */

static void
ask_parts(struct asker *asker, const struct part *part, struct ask_nodes at)
{
    for (; part; part = part->next)
        if (part->expr)
            ask_expr(asker, part->expr, at);
}

static void
ask_op(struct asker *asker, const struct op *op, struct ask_nodes at)
{
    if (op->astray)
        at = ask_anywhere();
    if (op->with)
        at = ask_expr(asker, op->with, at);
    if (op->each)
        at = ask_expr(asker, op->each, at);
    if (op->condition)
        ask_expr(asker, op->condition, at);
    if (op->select)
        ask_expr(asker, op->select, at);
    for (const struct op_attr *a = op->attrs; a; a = a->next)
        ask_parts(asker, a->value, at);
    ask_parts(asker, op->text, at);
    for (const struct op *child = op->first; child; child = child->next)
        ask_op(asker, child, at);
}

void
template_check(struct arena *arena, const struct source *source,
    const struct model_names *names, const struct language *english,
    struct report *report)
{
    struct slice text = {source->text, source->size};
    struct template_fault *faults, *asked = NULL;
    struct template *template =
        template_read(arena, source->path, text, true, &faults);
    struct asker asker = {arena, names, english, &asked};
    if (template->root)
        ask_op(&asker, template->root, ask_root(&asker));
    report_faults(source, faults, report);
    report_faults(source, asked, report);
    template_free(template);
}
