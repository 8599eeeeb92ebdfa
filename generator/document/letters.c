#include "document/letters.h"

#include "base/text.h"
#include "document/view.h"
#include "plan/progress.h"

struct writing {
    struct arena *arena;
    struct words *words;
    const struct prep_review *review;
    const struct prep_list *list;
    day_t date;
};

#define say(w, ...) words_say((w)->words, (w)->arena, __VA_ARGS__)

static const char *
name_of(const struct person *person)
{
    return name_or_id(person->name, person->id);
}

static const char *
day_of(const struct writing *w, day_t day)
{
    return words_date(w->words, w->arena, day, DATE_LONG);
}

static const char *
quarter_of(const struct writing *w)
{
    day_t last = quarter_last_day(w->review->year, w->review->quarter);
    return words_date(w->words, w->arena, last, DATE_QUARTER_YEAR);
}

/* What is asked for, as a line of a list. */
static const char *
wish_text(const struct writing *w, const struct prep_item *item)
{
    switch (item->wish) {
    case WISH_COME:
        return say(
            w, "letter.come", "date", day_of(w, w->review->on), (char *)NULL);
    case WISH_FIGURE:
        if (item->on == DAY_NONE)
            return say(
                w, "letter.figure-first", "metric", item->name, (char *)NULL);
        return say(w, "letter.figure", "metric", item->name, "date",
            day_of(w, item->on), "level",
            words_quantity(w->words, w->arena, item->micro, item->unit),
            (char *)NULL);
    case WISH_OWNER:
        return say(w, "letter.owner", "what", item->name, (char *)NULL);
    case WISH_RESULT:
        return say(w, "letter.result", "what", item->name, "date",
            day_of(w, item->on), (char *)NULL);
    case WISH_STANDING:
        return say(w, "letter.standing", "what", item->name, "date",
            day_of(w, item->on), (char *)NULL);
    case WISH_NONE:
        break;
    }
    return NULL;
}

static bool
is_to(const struct prep_item *item, const struct person *person)
{
    return item->who && text_is(item->who->id.s, person->id.s);
}

static const char *
wishes_of(const struct writing *w, const struct person *person)
{
    const char *lines = "";
    for (int i = 0; i < w->list->count; i++) {
        const struct prep_item *item = &w->list->items[i];
        if (is_to(item, person))
            lines =
                arena_printf(w->arena, "%s- %s\n", lines, wish_text(w, item));
    }
    return lines;
}

/* Mail is read in any program: spaces as they are typed. */
static const char *
typed(const struct writing *w, const char *text)
{
    struct buf out = {0};
    while (*text) {
        bool wide = text_starts(text, "\xC2\xA0");
        bool thin = text_starts(text, "\xE2\x80\xAF");
        buf_char(&out, wide || thin ? ' ' : *text);
        text += wide ? 2 : thin ? 3 : 1;
    }
    const char *kept = arena_strndup(w->arena, out.p ? out.p : "", out.n);
    buf_free(&out);
    return kept;
}

static struct letter
write_letter(const struct writing *w, const struct person *to)
{
    const struct prep_review *review = w->review;
    const struct party *customer = &review->plan->parties.customer;
    const struct person *csm = review->plan->csm.to;
    const char *on = day_of(w, review->on), *quarter = quarter_of(w);
    day_t until = prep_answer_day(review->on);
    const char *thanks =
        say(w, csm ? "letter.thanks-by" : "letter.thanks", (char *)NULL);
    const char *ask = until <= w->date ? say(w, "letter.today", (char *)NULL)
                                       : say(w, "letter.by", "date",
                                             day_of(w, until), (char *)NULL);
    return (struct letter){
        .to = to,
        .subject = typed(w, say(w, "letter.subject", "customer",
                                is_set(customer->name) ? customer->name.s
                                                       : review->plan->def.id.s,
                                "quarter", quarter, "date", on, (char *)NULL)),
        .text = typed(
            w, arena_printf(w->arena, "%s\n\n%s\n\n%s\n%s\n\n%s%s%s\n",
                   say(w, "letter.greeting", "name", name_of(to), (char *)NULL),
                   say(w, "letter.opening", "date", on, "quarter", quarter,
                       (char *)NULL),
                   wishes_of(w, to), ask, thanks, csm ? "\n" : "",
                   csm ? name_of(csm) : "")),
    };
}

static bool
is_written(const struct letters *letters, const struct prep_item *item)
{
    for (int i = 0; i < letters->count; i++)
        if (is_to(item, letters->items[i].to))
            return true;
    return false;
}

struct letters
letters_for_review(struct arena *arena, struct words *words,
    const struct prep_review *review, const struct prep_list *list, day_t date)
{
    struct writing w = {arena, words, review, list, date};
    struct letters letters = {
        .items = ARENA_ARRAY(arena, struct letter, list->count)};
    words_locale(words, view_locale(review->plan));
    for (int i = 0; i < list->count; i++)
        if (list->items[i].who && !is_written(&letters, &list->items[i]))
            letters.items[letters.count++] =
                write_letter(&w, list->items[i].who);
    return letters;
}
