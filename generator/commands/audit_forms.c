/* The audit for a terminal and as Markdown. */
#include "base/text.h"
#include "commands/accounts.h"
#include "commands/audit.h"
#include "report/formats.h"

#define ONE 1000000

const char *
audit_segment_name(const struct audit_segment *segment)
{
    return segment->name ? segment->name : "No segment";
}

/* To the nearest whole number, away from zero. */
const char *
audit_median(struct arena *arena, const struct spread *spread)
{
    int64_t median = spread->median;
    if (spread->count == 0)
        return "–";
    return arena_printf(arena, "%d",
        (int)((median < 0 ? median - ONE / 2 : median + ONE / 2) / ONE));
}

/* "Fritz Kern (Head of Support, customer) left on 3 August 2026". */
static const char *
person_text(struct arena *arena, const struct audit_person *person)
{
    const char *side = field_word_text(words_side, (int)person->side);
    const char *what = person->left ? arena_printf(arena, "left on %s",
                                          day_words(arena, person->on))
                                    : "came since the signature";
    return person->role
               ? arena_printf(arena, "%s (%s, %s) %s", person->name,
                     person->role, side, what)
               : arena_printf(arena, "%s (%s) %s", person->name, side, what);
}

const char *
audit_person_rest(struct arena *arena, const struct audit_person *person)
{
    const char *holds =
        person->left    ? person->holds
                              ? arena_printf(arena, "still %s", person->holds)
                              : "nothing is left in their name"
        : person->holds ? arena_printf(arena, "now %s", person->holds)
                        : NULL;
    const char *told =
        person->told ? arena_printf(arena, "told on %s: %s",
                           day_words(arena, person->told_on), person->told)
                     : "the other side was not told";
    return holds ? arena_printf(arena, "%s; %s", holds, told) : told;
}

static const char *
iso(struct arena *arena, day_t day)
{
    char text[11];
    day_iso(day, text);
    return arena_strdup(arena, text);
}

/* --- for a terminal --- */

struct shown {
    struct arena *arena;
    struct buf *out;
};

static void
put(struct shown *shown, int depth, const char *text)
{
    for (int i = 0; i < depth; i++)
        buf_str(shown->out, "  ");
    buf_visible(shown->out, text, strlen(text));
    buf_char(shown->out, '\n');
}

static void
text_score(struct shown *shown, const char *name, const struct score *score)
{
    if (!score->known)
        return;
    put(shown, 1,
        arena_printf(shown->arena, "%s %d of 100", name, score->score));
    for (int i = 0; i < score->count; i++) {
        const struct score_line *line = &score->lines[i];
        put(shown, 2,
            arena_printf(shown->arena, "%3d of %2d  %s: %s", line->points,
                line->of, line->part, line->cause));
    }
}

static void
text_plan(struct shown *shown, const struct audit_plan *plan)
{
    struct arena *arena = shown->arena;
    put(shown, 0,
        arena_printf(arena, "%s  %s  %s", plan->customer, plan->path,
            account_keeper(plan->csm)));
    text_score(shown, "Quality", &plan->quality);
    text_score(shown, "Fidelity", &plan->fidelity);
    if (plan->people_count > 0)
        put(shown, 1, "People");
    for (int i = 0; i < plan->people_count; i++)
        put(shown, 2,
            arena_printf(arena, "%s: %s", person_text(arena, &plan->people[i]),
                audit_person_rest(arena, &plan->people[i])));
    if (plan->map_count > 0)
        put(shown, 1, "Not as the segment has it");
    for (int i = 0; i < plan->map_count; i++)
        put(shown, 2, plan->map[i].text);
    buf_char(shown->out, '\n');
}

static const char *
slip_text(struct arena *arena, const struct slip *slip)
{
    const char *advice = slip_advice(arena, slip);
    return arena_printf(arena,
        "%s: late in %d of %d, %s days at the median, %d at worst%s%s",
        slip->name, slip->late, slip->plans, audit_median(arena, &slip->days),
        slip->worst, advice ? "; " : "", advice ? advice : "");
}

static void
text_segment(struct shown *shown, const struct audit_segment *segment)
{
    struct arena *arena = shown->arena;
    put(shown, 0,
        arena_printf(arena, "%s: %d %s, quality %s, fidelity %s, %d %s",
            audit_segment_name(segment), segment->plans,
            plural(segment->plans, "plan", "plans"),
            audit_median(arena, &segment->quality),
            audit_median(arena, &segment->fidelity), segment->differ,
            plural(segment->differ, "differs from its map",
                "differ from the map")));
    for (int i = 0; i < segment->slip_count && segment->slips[i].late > 0; i++)
        put(shown, 1, slip_text(arena, &segment->slips[i]));
    buf_char(shown->out, '\n');
}

void
audit_text(const struct audit *audit, struct buf *out)
{
    struct shown shown = {arena_new(), out};
    for (int i = 0; i < audit->count; i++) {
        arena_reset(shown.arena);
        text_plan(&shown, audit->plans[i]);
    }
    for (int i = 0; i < audit->segment_count; i++)
        text_segment(&shown, &audit->segments[i]);
    put(&shown, 0,
        arena_printf(shown.arena,
            "%d %s, at the median quality %s and fidelity %s", audit->count,
            plural(audit->count, "plan", "plans"),
            audit_median(shown.arena, &audit->quality),
            audit_median(shown.arena, &audit->fidelity)));
    arena_free(shown.arena);
}

/* --- Markdown --- */

static void
markdown_row(struct buf *out, const char *const *cells, int count)
{
    buf_char(out, '|');
    for (int i = 0; i < count; i++) {
        buf_char(out, ' ');
        markdown_put(out, cells[i] ? cells[i] : "");
        buf_str(out, " |");
    }
    buf_char(out, '\n');
}

static void
markdown_scores(struct shown *shown, const char *name, const struct score *of)
{
    struct arena *arena = shown->arena;
    if (!of->known)
        return;
    buf_printf(shown->out,
        "\n%s %d of 100\n\n| Points | Part | Why |\n| --- | --- | --- |\n",
        name, of->score);
    for (int i = 0; i < of->count; i++)
        markdown_row(shown->out,
            (const char *[]){arena_printf(arena, "%d of %d",
                                 of->lines[i].points, of->lines[i].of),
                of->lines[i].part, of->lines[i].cause},
            3);
}

static void
markdown_item(struct buf *out, const char *text)
{
    buf_str(out, "- ");
    markdown_put(out, text);
    buf_char(out, '\n');
}

static void
markdown_plan(struct shown *shown, const struct audit_plan *plan)
{
    struct arena *arena = shown->arena;
    struct buf *out = shown->out;
    buf_str(out, "\n## ");
    markdown_put(out, plan->customer);
    buf_char(out, '\n');
    markdown_scores(shown, "Quality", &plan->quality);
    markdown_scores(shown, "Fidelity", &plan->fidelity);
    if (plan->people_count + plan->map_count > 0)
        buf_char(out, '\n');
    for (int i = 0; i < plan->people_count; i++)
        markdown_item(out,
            arena_printf(arena, "%s: %s", person_text(arena, &plan->people[i]),
                audit_person_rest(arena, &plan->people[i])));
    for (int i = 0; i < plan->map_count; i++)
        markdown_item(out, plan->map[i].text);
}

static void
markdown_segment(struct shown *shown, const struct audit_segment *segment)
{
    struct arena *arena = shown->arena;
    buf_str(shown->out, "\n## Segment: ");
    markdown_put(shown->out, audit_segment_name(segment));
    buf_str(shown->out,
        "\n\n| Milestone | Late | Days, median | At worst | Mend |\n"
        "| --- | --- | --- | --- | --- |\n");
    for (int i = 0; i < segment->slip_count && segment->slips[i].late > 0;
         i++) {
        const struct slip *slip = &segment->slips[i];
        markdown_row(shown->out,
            (const char *[]){slip->name,
                arena_printf(arena, "%d of %d", slip->late, slip->plans),
                audit_median(arena, &slip->days),
                arena_printf(arena, "%d", slip->worst),
                slip_advice(arena, slip)},
            5);
    }
}

void
audit_markdown(const struct audit *audit, struct buf *out)
{
    struct shown shown = {arena_new(), out};
    buf_printf(out,
        "# Audit on %s\n\n%d %s, at the median quality %s and fidelity %s.\n",
        iso(shown.arena, audit->today), audit->count,
        plural(audit->count, "plan", "plans"),
        audit_median(shown.arena, &audit->quality),
        audit_median(shown.arena, &audit->fidelity));
    for (int i = 0; i < audit->count; i++) {
        arena_reset(shown.arena);
        markdown_plan(&shown, audit->plans[i]);
    }
    for (int i = 0; i < audit->segment_count; i++)
        if (audit->segments[i].slip_count > 0 &&
            audit->segments[i].slips[0].late > 0)
            markdown_segment(&shown, &audit->segments[i]);
    arena_free(shown.arena);
}
