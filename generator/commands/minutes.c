#include "commands/minutes.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "plan/progress.h"

struct writer {
    const struct packet *packet;
    const struct qbr *qbr; /* or NULL */
    struct buf *out;
};

/* In double quotes, so that no text is torn or taken for something else. */
static void
put_quoted(struct buf *out, const char *text)
{
    buf_char(out, '"');
    for (; text && *text; text++) {
        if (*text == '"' || *text == '\\')
            buf_char(out, '\\');
        buf_char(out, *text == '\n' ? ' ' : *text);
    }
    buf_char(out, '"');
}

static void
put_day(struct buf *out, const char *field, struct date date)
{
    char iso[11];
    if (!date_known(date))
        return;
    day_iso(date.day, iso);
    buf_printf(out, ", %s: %s", field, iso);
}

/* Those of the QBR's file, else who keeps the account and both sponsors. */
static void
put_people(struct writer *w, const char *field)
{
    const struct plan *plan = w->packet->plan;
    const struct person_ref usual[] = {
        plan->csm, plan->sponsors.vendor, plan->sponsors.customer};
    const struct person_ref *people = w->qbr ? w->qbr->attendees.items : usual;
    int count = w->qbr ? w->qbr->attendees.count : 3;
    bool any = false;
    buf_printf(w->out, "%s: [", field);
    for (int i = 0; i < count; i++) {
        bool again = i > 0 && !w->qbr && text_is(people[i].id, plan->csm.id);
        if (!people[i].id || again)
            continue;
        buf_printf(w->out, "%s%s", any ? ", " : "", people[i].id);
        any = true;
    }
    buf_str(w->out, "]");
}

static const char *
owner_id(struct person_ref owner)
{
    return owner.id ? owner.id : "";
}

static void
put_decisions(struct writer *w)
{
    buf_str(w->out, "decisions:                      # what was decided: each "
                    "with one owner and a day\n");
    for (int i = 0; w->qbr && i < w->qbr->decisions.count; i++) {
        const struct decision *one = &w->qbr->decisions.items[i];
        buf_str(w->out, "  - {what: ");
        put_quoted(w->out, one->what.s);
        buf_printf(w->out, ", owner: %s", owner_id(one->owner));
        put_day(w->out, "due", one->due);
        put_day(w->out, "done", one->done);
        buf_str(w->out, "}\n");
    }
    buf_str(w->out, "  # - {what: …, owner: …, due: …}\n");
}

static void
put_asks(struct writer *w)
{
    buf_str(w->out, "asks:\n");
    for (int i = 0; w->qbr && i < w->qbr->asks.count; i++) {
        const struct qbr_ask *one = &w->qbr->asks.items[i];
        const char *from = field_word_text(words_side, one->from.value);
        const char *of = field_word_text(words_side, one->of.value);
        buf_str(w->out, "  - {");
        if (from)
            buf_printf(w->out, "from: %s, ", from);
        if (of)
            buf_printf(w->out, "of: %s, ", of);
        buf_str(w->out, "what: ");
        put_quoted(w->out, one->what.s);
        buf_printf(w->out, ", owner: %s", owner_id(one->owner));
        put_day(w->out, "due", one->due);
        put_day(w->out, "done", one->done);
        buf_str(w->out, "}\n");
    }
    buf_str(w->out,
        "  # - {from: vendor, of: customer, what: …, owner: …, due: "
        "…}\n");
}

static void
put_commitments(struct writer *w)
{
    buf_str(w->out, "next-quarter:                   # what both sides commit "
                    "to, and the metric it moves\n");
    for (int i = 0; w->qbr && i < w->qbr->next_quarter.count; i++) {
        const struct commitment *one = &w->qbr->next_quarter.items[i];
        buf_str(w->out, "  - {what: ");
        put_quoted(w->out, one->what.s);
        if (one->moves.count > 0)
            buf_printf(w->out, ", moves: %s", one->moves.items[0].id);
        buf_printf(w->out, ", owners: {vendor: %s, customer: %s}",
            one->owners.vendor.count ? one->owners.vendor.items[0].id : "",
            one->owners.customer.count ? one->owners.customer.items[0].id : "");
        put_day(w->out, "due", one->due);
        put_day(w->out, "done", one->done);
        buf_str(w->out, "}\n");
    }
    buf_str(w->out, "  # - {what: …, moves: …, owners: {vendor: …, customer: "
                    "…}}\n");
}

static void
put_head(struct writer *w, struct arena *arena)
{
    const struct quarter_review *quarter = &w->packet->quarter;
    char iso[11] = "…";
    if (quarter->date != DAY_NONE)
        day_iso(quarter->date, iso);
    const char *plan = w->qbr
                           ? w->qbr->plan.s
                           : arena_printf(arena, "%s.md",
                                 path_stem(arena, w->packet->plan->def.path));
    buf_str(w->out, "---\n# Fill in what ends in …, take out what is not "
                    "needed, and save this ");
    if (w->qbr)
        buf_str(w->out, "in place of\n# the QBR's file");
    else
        buf_printf(w->out, "beside the\n# plan as %s.md", w->packet->stem);
    buf_str(w->out, ": it is the record then.\nkind: qbr\n");
    buf_printf(w->out, "plan: %s\nquarter: %d-Q%d\ndate: %s\nstage: held\n",
        plan, quarter->year, quarter->quarter, iso);
    put_people(w, "attendees");
    buf_char(w->out, '\n');
    put_people(w, "attended");
    buf_str(w->out, "   # take out who was not there\n");
    const struct person_ref *sponsor = &w->packet->plan->sponsors.customer;
    buf_printf(w->out,
        "outcome: {status: confirmed, by: %s}   # or changed, with the new "
        "sentence in `to`; or not-discussed\n",
        sponsor->id ? sponsor->id : "…");
}

static void
put_lists(struct writer *w)
{
    const struct qbr *qbr = w->qbr;
    buf_str(w->out, "changed-with-you:\n");
    for (int i = 0; qbr && i < qbr->changed_with_you.count; i++) {
        buf_str(w->out, "  - ");
        put_quoted(w->out, qbr->changed_with_you.items[i].s);
        buf_char(w->out, '\n');
    }
    buf_str(w->out, "  # - …\n");
    if (!qbr || qbr->service.count == 0)
        return;
    buf_str(w->out, "service:\n");
    for (int i = 0; i < qbr->service.count; i++) {
        const struct service_issue *one = &qbr->service.items[i];
        buf_str(w->out, "  - {what: ");
        put_quoted(w->out, one->what.s);
        put_day(w->out, "since", one->since);
        if (is_set(one->standing)) {
            buf_str(w->out, ", state: ");
            put_quoted(w->out, one->standing.s);
        }
        buf_str(w->out, "}\n");
    }
}

/* --- prose --- */

/* The block as it is written, with all of its first and its last line. */
static struct slice
lines_of(const struct prose *block)
{
    const struct source *source = block->at.source;
    uint32_t from = block->at.at, until = from + block->at.length;
    while (from > 0 && source->text[from - 1] != '\n')
        from--;
    while (until < source->size && source->text[until] != '\n')
        until++;
    return (struct slice){source->text + from, until - from};
}

/* A comment among colleagues, or HTML that no copy shows. */
static bool
has_hidden(const struct prose *block, struct slice lines)
{
    const struct prose *p = block;
    while (p && p->kind != PROSE_HTML)
        p = prose_next(p, block);
    return p || memmem(lines.p, lines.n, "<!--", 4);
}

/* For customers without what they are not shown in other copies either. */
static void
put_section(struct writer *w, const struct section *section)
{
    if (section->kind == SECTION_INTERNAL)
        return;
    if (section->heading)
        buf_printf(
            w->out, "\n%.*s %s\n", section->level, "######", section->heading);
    const struct prose *block = section->first;
    for (; block && block != section->end; block = block->next) {
        struct slice lines = lines_of(block);
        if (has_hidden(block, lines))
            continue;
        buf_char(w->out, '\n');
        buf_add(w->out, lines.p, lines.n);
        buf_char(w->out, '\n');
    }
}

/* What was written before the meeting stays, as far as nobody changes it. */
static void
put_prose(struct writer *w)
{
    const struct prose_text *prose = w->qbr ? &w->qbr->def.prose : NULL;
    size_t before = w->out->n;
    if (prose && prose->count > 0 &&
        w->packet->view.audience == AUDIENCE_INTERNAL) {
        const struct source *source = w->qbr->def.source;
        const char *from = lines_of(prose->root->first).p;
        buf_char(w->out, '\n');
        buf_add(w->out, from, (size_t)(source->text + source->size - from));
        return;
    }
    for (int i = 0; prose && i < prose->count; i++)
        put_section(w, &prose->sections[i]);
    if (w->out->n == before)
        buf_str(w->out, "\n## Summary\n\n…\n");
}

void
minutes_write(struct arena *arena, const struct packet *packet, struct buf *out)
{
    struct writer w = {packet, packet->quarter.qbr, out};
    put_head(&w, arena);
    put_lists(&w);
    put_decisions(&w);
    put_asks(&w);
    put_commitments(&w);
    buf_str(out, "---\n");
    put_prose(&w);
}
