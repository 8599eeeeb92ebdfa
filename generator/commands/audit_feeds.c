/* The audit as JSON and CSV. */
#include "commands/accounts.h"
#include "commands/audit.h"
#include "report/csv_out.h"
#include "report/json_out.h"

/* --- JSON --- */

static void
json_score(struct json_out *json, const char *name, const struct score *score)
{
    if (!score->known)
        return;
    json_out_open(json, name, '{');
    json_out_number(json, "score", score->score);
    account_json_lines(json, "lines", score->lines, score->count);
    json_out_close(json, '}');
}

static void
json_people(struct json_out *json, const struct audit_plan *plan)
{
    json_out_open(json, "people", '[');
    for (int i = 0; i < plan->people_count; i++) {
        const struct audit_person *one = &plan->people[i];
        json_out_open(json, NULL, '{');
        json_out_text(json, "name", one->name);
        json_out_text(json, "role", one->role);
        json_out_text(
            json, "side", field_word_text(words_side, (int)one->side));
        json_out_text(json, "change", one->left ? "left" : "came");
        account_json_day(json, "on", one->on);
        json_out_text(json, "holds", one->holds);
        json_out_text(json, "told", one->told);
        account_json_day(json, "toldOn", one->told_on);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

static void
json_map(struct json_out *json, const struct audit_plan *plan)
{
    json_out_open(json, "differs", '[');
    for (int i = 0; i < plan->map_count; i++) {
        const struct map_change *one = &plan->map[i];
        json_out_open(json, NULL, '{');
        json_out_text(json, "kind", map_kind_word(one->kind));
        json_out_text(json, "name", one->name);
        if (one->kind == MAP_MOVED)
            json_out_number(json, "days", one->days);
        json_out_text(json, "text", one->text);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

static void
json_slip_samples(struct json_out *json, const struct audit_plan *plan)
{
    json_out_open(json, "milestones", '[');
    for (int i = 0; i < plan->slip_count; i++) {
        json_out_open(json, NULL, '{');
        json_out_text(json, "id", plan->slips[i].id);
        json_out_number(json, "daysLate", plan->slips[i].days);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

static void
json_plan(struct json_out *json, const struct audit_plan *plan)
{
    json_out_open(json, NULL, '{');
    json_out_text(json, "path", plan->path);
    json_out_text(json, "id", plan->id);
    json_out_text(json, "customer", plan->customer);
    json_out_text(json, "csm", plan->csm);
    json_out_text(json, "segment", plan->segment);
    json_out_text(json, "type", plan->type);
    json_out_text(json, "stage", plan->stage);
    json_score(json, "quality", &plan->quality);
    json_score(json, "fidelity", &plan->fidelity);
    json_people(json, plan);
    json_map(json, plan);
    json_slip_samples(json, plan);
    json_out_close(json, '}');
}

static void
json_spread(struct json_out *json, struct arena *arena, const char *name,
    const struct spread *spread)
{
    if (spread->count > 0)
        json_out_text(json, name, micro_text(arena, spread->median));
}

static void
json_slip(struct json_out *json, struct arena *arena, const struct slip *slip)
{
    json_out_open(json, NULL, '{');
    json_out_text(json, "id", slip->id);
    json_out_text(json, "name", slip->name);
    if (slip->due >= 0)
        json_out_number(json, "mapDay", slip->due);
    json_out_number(json, "plans", slip->plans);
    json_out_number(json, "late", slip->late);
    json_spread(json, arena, "medianDaysLate", &slip->days);
    json_out_number(json, "worst", slip->worst);
    json_out_number(json, "daysLost", slip->lost);
    json_out_text(json, "mend", slip_advice(arena, slip));
    json_out_close(json, '}');
}

static void
json_segment(struct json_out *json, struct arena *arena,
    const struct audit_segment *segment)
{
    json_out_open(json, NULL, '{');
    json_out_text(json, "id", segment->id);
    json_out_text(json, "name", segment->name);
    json_out_number(json, "plans", segment->plans);
    json_out_number(json, "differ", segment->differ);
    json_spread(json, arena, "quality", &segment->quality);
    json_spread(json, arena, "fidelity", &segment->fidelity);
    json_out_open(json, "slips", '[');
    for (int i = 0; i < segment->slip_count; i++)
        json_slip(json, arena, &segment->slips[i]);
    json_out_close(json, ']');
    json_out_close(json, '}');
}

void
audit_json(const struct audit *audit, struct buf *out)
{
    struct json_out json = {out, false};
    struct arena *arena = arena_new();
    json_out_open(&json, NULL, '{');
    json_out_text(&json, "format", "countersign-audit");
    json_out_number(&json, "version", 1);
    account_json_day(&json, "today", audit->today);
    json_spread(&json, arena, "quality", &audit->quality);
    json_spread(&json, arena, "fidelity", &audit->fidelity);
    json_out_open(&json, "segments", '[');
    for (int i = 0; i < audit->segment_count; i++) {
        json_out_line(&json);
        json_segment(&json, arena, &audit->segments[i]);
    }
    json_out_close(&json, ']');
    json_out_open(&json, "plans", '[');
    for (int i = 0; i < audit->count; i++) {
        json_out_line(&json);
        json_plan(&json, audit->plans[i]);
    }
    json_out_close(&json, ']');
    json_out_close(&json, '}');
    buf_char(out, '\n');
    arena_free(arena);
}

/* --- CSV --- */

/* What one line says besides whose it is; NULL and -1 are empty cells. */
struct line {
    const char *list, *subject;
    int points, of;
    const char *days; /* a decimal number */
    int plans, late;
    const char *text;
};

static void
csv_count(struct csv_out *csv, int number)
{
    if (number >= 0)
        csv_out_number(csv, number);
    else
        csv_out_plain(csv, NULL);
}

static void
csv_line(struct csv_out *csv, const struct audit_plan *plan,
    const char *segment, const struct line *line)
{
    csv_out_plain(csv, line->list);
    csv_out_text(csv, plan ? plan->id : NULL);
    csv_out_text(csv, plan ? plan->customer : NULL);
    csv_out_text(csv, plan ? plan->csm : NULL);
    csv_out_text(csv, segment);
    csv_out_text(csv, line->subject);
    csv_count(csv, line->points);
    csv_count(csv, line->of);
    csv_out_plain(csv, line->days);
    csv_count(csv, line->plans);
    csv_count(csv, line->late);
    csv_out_text(csv, line->text);
    csv_out_text(csv, plan ? plan->path : NULL);
    csv_out_line(csv);
}

static void
csv_score(struct csv_out *csv, const struct audit_plan *plan, const char *list,
    const struct score *score)
{
    for (int i = 0; i < score->count; i++)
        csv_line(csv, plan, plan->segment,
            &(struct line){list, score->lines[i].part, score->lines[i].points,
                score->lines[i].of, NULL, -1, -1, score->lines[i].cause});
}

static void
csv_plan(
    struct csv_out *csv, struct arena *arena, const struct audit_plan *plan)
{
    csv_score(csv, plan, "quality", &plan->quality);
    csv_score(csv, plan, "fidelity", &plan->fidelity);
    for (int i = 0; i < plan->people_count; i++) {
        const struct audit_person *one = &plan->people[i];
        csv_line(csv, plan, plan->segment,
            &(struct line){one->left ? "left" : "came", one->name, -1, -1, NULL,
                -1, -1, audit_person_rest(arena, one)});
    }
    for (int i = 0; i < plan->map_count; i++) {
        const struct map_change *one = &plan->map[i];
        csv_line(csv, plan, plan->segment,
            &(struct line){map_kind_word(one->kind), one->name, -1, -1,
                one->kind == MAP_MOVED ? arena_printf(arena, "%d", one->days)
                                       : NULL,
                -1, -1, one->text});
    }
}

void
audit_csv(const struct audit *audit, struct buf *out)
{
    static const char *const names[] = {"list", "plan", "customer", "csm",
        "segment", "subject", "points", "of", "days", "plans", "late", "text",
        "path"};
    struct csv_out csv = {out, false};
    struct arena *arena = arena_new();
    csv_out_head(&csv, names, (int)(sizeof names / sizeof *names));
    for (int i = 0; i < audit->count; i++) {
        arena_reset(arena);
        csv_plan(&csv, arena, audit->plans[i]);
    }
    for (int i = 0; i < audit->segment_count; i++) {
        const struct audit_segment *segment = &audit->segments[i];
        for (int k = 0; k < segment->slip_count; k++) {
            const struct slip *slip = &segment->slips[k];
            csv_line(&csv, NULL, segment->id,
                &(struct line){"slip", slip->id, -1, -1,
                    micro_text(arena, slip->days.median), slip->plans,
                    slip->late, slip_advice(arena, slip)});
        }
    }
    arena_free(arena);
}
