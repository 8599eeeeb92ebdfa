/* The forms in which `select` prints what it chose. */
#include <string.h>

#include "base/text.h"
#include "commands/choosing.h"
#include "commands/run.h"
#include "plan/fields.h"
#include "report/csv_out.h"
#include "report/formats.h"
#include "report/json_out.h"

#define SHOWN 40 /* of one choice, on a terminal */

/* --- words --- */

static const char *
choice_word(enum choice choice)
{
    static const char *const words[CHOICES] = {
        [CHOICE_START] = "start",
        [CHOICE_KEEP] = "keep",
        [CHOICE_WAIT] = "wait",
        [CHOICE_QUESTION] = "question",
        [CHOICE_SERVED] = "serve-without",
        [CHOICE_ASK] = "ask",
    };
    return words[choice];
}

static const char *
choice_words(const struct choosing *choosing, enum choice choice)
{
    static const char *const words[CHOICES] = {
        [CHOICE_START] = "Earn a plan and have none",
        [CHOICE_KEEP] = "Earn the plan that they have",
        [CHOICE_WAIT] = "Would earn one, but no more can be kept",
        [CHOICE_QUESTION] = "Have a plan that they do not earn",
        [CHOICE_SERVED] = "Are served without a plan",
        [CHOICE_ASK] = "Too little is known to say",
    };
    if (choice == CHOICE_START && !choosing->has_plans)
        return "Earn a plan";
    return words[choice];
}

static const char *
engagement_word(const struct chosen_segment *segment)
{
    return field_word_text(words_engagement, (int)segment->engagement);
}

static const char *
candidate_segments(
    const struct choosing *choosing, const struct candidate *candidate)
{
    const char *list = "";
    for (int i = 0; i < candidate->segment_count; i++)
        list = arena_printf(choosing->arena, "%s%s%s", list, i ? "; " : "",
            choosing->segments[candidate->segments[i]].id);
    return list;
}

/* The engagement, where the segment's id does not say it already. */
static const char *
engagement_besides(const struct chosen_segment *segment)
{
    const char *engagement = engagement_word(segment);
    return engagement && !text_is_nocase(engagement, segment->id) ? engagement
                                                                  : NULL;
}

/* How those without a plan are served, as far as the segment says it. */
static const char *
service(const struct choosing *choosing, const struct candidate *one)
{
    if (one->segment_count == 0)
        return NULL;
    const struct chosen_segment *segment =
        &choosing->segments[one->segments[0]];
    const char *engagement = engagement_besides(segment);
    return engagement ? arena_printf(choosing->arena, "%s, %s",
                            candidate_segments(choosing, one), engagement)
                      : candidate_segments(choosing, one);
}

static int
count_overlaps(const struct choosing *choosing)
{
    int count = 0;
    for (int i = 0; i < choosing->count; i++)
        count += choosing->candidates[i]->segment_count > 1;
    return count;
}

/* The candidates come by choice; those of one begin at this number. */
static int
first_of(const struct choosing *choosing, enum choice choice)
{
    int first = 0;
    for (int i = 0; i < (int)choice; i++)
        first += choosing->chosen[i];
    return first;
}

static void
put_summary(const struct choosing *choosing, struct buf *out)
{
    const int *chosen = choosing->chosen;
    int earn = chosen[CHOICE_START] + chosen[CHOICE_KEEP];
    int without = chosen[CHOICE_SERVED] + chosen[CHOICE_WAIT];
    int question = chosen[CHOICE_QUESTION], ask = chosen[CHOICE_ASK];
    buf_printf(out, "%d of %d %s %s a plan", earn, choosing->count,
        plural(choosing->count, "account", "accounts"),
        plural(earn, "earns", "earn"));
    if (question > 0)
        buf_printf(out, ", %d %s one unearned", question,
            plural(question, "has", "have"));
    if (without > 0)
        buf_printf(out, ", %d %s served without", without,
            plural(without, "is", "are"));
    if (ask > 0)
        buf_printf(out, ", too little is known of %d", ask);
}

/* What a list cannot decide: segments that overlap or that nobody defined. */
static void
each_doubt(const struct choosing *choosing, struct buf *out,
    void (*put)(struct buf *out, const char *text))
{
    struct arena *arena = choosing->arena;
    int shown = 0, overlaps = count_overlaps(choosing);
    for (int i = 0; choosing->has_plans && i < choosing->segment_count; i++) {
        const struct chosen_segment *one = &choosing->segments[i];
        if (one->known)
            continue;
        put(out,
            arena_printf(arena, "\"%s\" (%d %s) is no segment here%s%s%s",
                one->id, one->accounts,
                plural(one->accounts, "account", "accounts"),
                one->nearest ? ": did you mean " : "",
                one->nearest ? one->nearest : "", one->nearest ? "?" : ""));
    }
    for (int i = 0; i < choosing->count && shown < SHOWN; i++) {
        const struct candidate *one = choosing->candidates[i];
        if (one->segment_count < 2)
            continue;
        put(out, arena_printf(arena,
                     "%s is in %d segments (%s): choose the one whose outcome "
                     "it wants",
                     one->customer, one->segment_count,
                     candidate_segments(choosing, one)));
        shown++;
    }
    if (overlaps > shown)
        put(out, arena_printf(arena, "… and %d more in several segments",
                     overlaps - shown));
}

/* --- for a terminal --- */

static void
put_shown(struct buf *out, const char *text)
{
    buf_visible(out, text, strlen(text));
}

static void
text_doubt(struct buf *out, const char *text)
{
    buf_str(out, "  ");
    put_shown(out, text);
    buf_char(out, '\n');
}

static void
text_candidate(const struct choosing *choosing, const struct candidate *one,
    struct buf *out)
{
    const char *served = service(choosing, one);
    if (one->merit.score < 0)
        buf_str(out, "    –  ");
    else
        buf_printf(out, "  %3d  ", one->merit.score);
    put_shown(out, one->customer);
    if (served) {
        buf_str(out, " (");
        put_shown(out, served);
        buf_char(out, ')');
    }
    if (one->plan) {
        buf_str(out, "  ");
        put_shown(out, one->plan);
    }
    buf_str(out, "\n       ");
    put_shown(out, one->reason);
    buf_char(out, '\n');
}

static void
text_choice(
    const struct choosing *choosing, enum choice choice, struct buf *out)
{
    int count = choosing->chosen[choice], first = first_of(choosing, choice);
    if (count == 0)
        return;
    buf_printf(out, "\n%s (%d)\n", choice_words(choosing, choice), count);
    for (int i = 0; i < count && i < SHOWN; i++)
        text_candidate(choosing, choosing->candidates[first + i], out);
    if (count > SHOWN)
        buf_printf(
            out, "       … and %d more: --format csv has all\n", count - SHOWN);
}

static void
text_segments(const struct choosing *choosing, struct buf *out)
{
    if (choosing->segment_count == 0)
        return;
    buf_str(out, "\nSegments\n");
    for (int i = 0; i < choosing->segment_count && i < SHOWN; i++) {
        const struct chosen_segment *one = &choosing->segments[i];
        const char *engagement = engagement_besides(one);
        buf_str(out, "  ");
        put_shown(out, one->id);
        buf_printf(out, "%s%s: %d of %d %s a plan\n", engagement ? ", " : "",
            engagement ? engagement : "", one->earn, one->accounts,
            plural(one->earn, "earns", "earn"));
    }
    each_doubt(choosing, out, text_doubt);
}

/* The command that starts the best one's plan. */
static void
text_next(const struct choosing *choosing, struct buf *out)
{
    if (choosing->chosen[CHOICE_START] == 0 || choosing->options->quiet)
        return;
    const struct candidate *one =
        choosing->candidates[first_of(choosing, CHOICE_START)];
    buf_str(out, "\nnext: countersign new ");
    put_shown(out, one->id);
    buf_str(out, " --from ");
    put_shown(out, choosing->list);
    buf_str(out, one->typed ? "\n" : " --type onboarding\n");
}

static void
write_text(const struct choosing *choosing, struct buf *out)
{
    put_summary(choosing, out);
    buf_printf(out, " (%d of 100 points earn one)\n", choosing->rules.score);
    for (int choice = 0; choice < CHOICES; choice++)
        text_choice(choosing, (enum choice)choice, out);
    text_segments(choosing, out);
    text_next(choosing, out);
}

/* --- Markdown --- */

static void
markdown_doubt(struct buf *out, const char *text)
{
    buf_str(out, "- ");
    markdown_put(out, text);
    buf_char(out, '\n');
}

static void
markdown_candidate(const struct choosing *choosing, const struct candidate *one,
    struct buf *out)
{
    if (one->merit.score < 0)
        buf_str(out, "| – | ");
    else
        buf_printf(out, "| %d | ", one->merit.score);
    markdown_put(out, one->customer);
    buf_str(out, " | ");
    markdown_put(out, candidate_segments(choosing, one));
    buf_str(out, " | ");
    markdown_put(out, one->reason);
    buf_str(out, " |\n");
}

static void
write_markdown(const struct choosing *choosing, struct buf *out)
{
    buf_str(out, "# Who earns a plan\n\n");
    put_summary(choosing, out);
    buf_str(out, ".\n");
    for (int choice = 0; choice < CHOICES; choice++) {
        int count = choosing->chosen[choice];
        int first = first_of(choosing, (enum choice)choice);
        if (count == 0)
            continue;
        buf_printf(out, "\n## %s\n\n", choice_words(choosing, choice));
        buf_str(out, "| Points | Account | Segment | Why |\n"
                     "| ---: | --- | --- | --- |\n");
        for (int i = 0; i < count; i++)
            markdown_candidate(choosing, choosing->candidates[first + i], out);
    }
    struct buf doubts = {0};
    each_doubt(choosing, &doubts, markdown_doubt);
    if (doubts.n > 0) {
        buf_str(out, "\n## To decide\n\n");
        buf_add(out, doubts.p, doubts.n);
    }
    buf_free(&doubts);
}

/* --- CSV: one line an account --- */

static void
write_csv(const struct choosing *choosing, struct buf *out)
{
    static const char *const names[] = {
        "id", "customer", "segments", "choice", "score", "why", "plan"};
    struct csv_out csv = {.buf = out};
    csv_out_head(&csv, names, sizeof names / sizeof *names);
    for (int i = 0; i < choosing->count; i++) {
        const struct candidate *one = choosing->candidates[i];
        csv_out_text(&csv, one->id);
        csv_out_text(&csv, one->customer);
        csv_out_text(&csv, candidate_segments(choosing, one));
        csv_out_plain(&csv, choice_word(one->choice));
        if (one->merit.score < 0)
            csv_out_plain(&csv, NULL);
        else
            csv_out_number(&csv, one->merit.score);
        csv_out_text(&csv, one->reason);
        csv_out_text(&csv, one->plan);
        csv_out_line(&csv);
    }
}

/* --- JSON --- */

static void
json_facts(const struct choosing *choosing, const struct candidate *one,
    struct json_out *json)
{
    json_out_open(json, "facts", '[');
    for (int fact = 0; fact < MERIT_FACTS; fact++) {
        const struct merit_value *value = &one->merit.values[fact];
        if (!value->known)
            continue;
        json_out_open(json, NULL, '{');
        json_out_text(json, "fact", merit_names[fact]);
        json_out_text(json, "value", value->text);
        json_out_number(json, "weight", choosing->rules.weight[fact]);
        json_out_number(json, "share", value->share);
        if (value->place > 0)
            json_out_number(json, "place", value->place);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

static void
json_candidate(const struct choosing *choosing, const struct candidate *one,
    struct json_out *json)
{
    json_out_open(json, NULL, '{');
    json_out_text(json, "id", one->id);
    json_out_text(json, "customer", one->customer);
    json_out_open(json, "segments", '[');
    for (int i = 0; i < one->segment_count; i++)
        json_out_text(json, NULL, choosing->segments[one->segments[i]].id);
    json_out_close(json, ']');
    json_out_text(json, "choice", choice_word(one->choice));
    if (one->merit.score >= 0)
        json_out_number(json, "score", one->merit.score);
    json_facts(choosing, one, json);
    json_out_text(json, "why", one->reason);
    json_out_text(json, "plan", one->plan);
    json_out_close(json, '}');
}

static void
write_json(const struct choosing *choosing, struct buf *out)
{
    struct json_out json = {out, false};
    json_out_open(&json, NULL, '{');
    json_out_text(&json, "format", "countersign-select");
    json_out_number(&json, "version", 1);
    json_out_number(&json, "earnsFrom", choosing->rules.score);
    json_out_open(&json, "accounts", '[');
    for (int i = 0; i < choosing->count; i++) {
        json_out_line(&json);
        json_candidate(choosing, choosing->candidates[i], &json);
    }
    json_out_close(&json, ']');
    json_out_close(&json, '}');
    buf_char(out, '\n');
}

void
choosing_write(const struct choosing *choosing, struct buf *out)
{
    const char *form = choosing->options->form;
    if (text_is(form, "json"))
        write_json(choosing, out);
    else if (text_is(form, "csv"))
        write_csv(choosing, out);
    else if (text_is(form, "markdown"))
        write_markdown(choosing, out);
    else
        write_text(choosing, out);
}
