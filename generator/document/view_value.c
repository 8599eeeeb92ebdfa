/* Values of a plan, said in the words, dates and numbers of its locale. */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "document/view_inner.h"

#define NO_BREAK "\xC2\xA0"
#define TIED_NAME 18   /* columns */
#define UNIT_LETTERS 6 /* "8 h", "14 days", "23 agents" */

const char *
view_day(struct view *view, day_t day)
{
    int year, this_year, month, of_month;
    day_to_civil(day, &year, &month, &of_month);
    day_to_civil(view->options->today, &this_year, &month, &of_month);
    return words_date(view->words, view->arena, day,
        year == this_year ? DATE_DAY_MONTH : DATE_LONG);
}

struct _xmlNode *
view_date(
    struct view *view, struct _xmlNode *parent, const char *name, day_t day)
{
    if (day == DAY_NONE)
        return NULL;
    char iso[11];
    day_iso(day, iso);
    struct _xmlNode *node = model_say(
        parent, name, words_date(view->words, view->arena, day, DATE_LONG));
    model_set(node, "iso", iso);
    model_set(
        node, "short", words_date(view->words, view->arena, day, DATE_SHORT));
    model_set(node, "day", view_day(view, day));
    return node;
}

struct _xmlNode *
view_level(struct view *view, struct _xmlNode *parent, const char *name,
    int64_t micro, const char *unit)
{
    struct _xmlNode *node = model_say(
        parent, name, words_quantity(view->words, view->arena, micro, unit));
    model_set(node, "value", micro_text(view->arena, micro));
    model_set(node, "unit", unit);
    return node;
}

int64_t
view_amount(struct view *view, struct quantity quantity, const char **unit)
{
    *unit = quantity.unit ? quantity.unit : "";
    if (text_blank(view->unit) || !unit_converts(*unit, view->unit))
        return quantity.micro;
    *unit = view->unit;
    return quantity_in(quantity, view->unit);
}

const char *
view_quantity(struct view *view, struct quantity quantity)
{
    if (quantity.points)
        return words_amount(
            view->words, view->arena, "points", quantity.micro, -1);
    const char *unit;
    int64_t micro = view_amount(view, quantity, &unit);
    return words_quantity(view->words, view->arena, micro, unit);
}

/* --- sentences --- */

/* The day of an ISO date that stands at `text` by itself. */
static day_t
day_at(const char *text, const char *start)
{
    char iso[11];
    if (strnlen(text, 10) < 10 ||
        (text > start && isalnum((unsigned char)text[-1])) ||
        isalnum((unsigned char)text[10]))
        return DAY_NONE;
    memcpy(iso, text, 10);
    iso[10] = '\0';
    return day_parse_iso(iso);
}

/* A year after a month's name: "September 2026". */
static bool
is_year(const char *text)
{
    return (text[0] == '1' || text[0] == '2') &&
           strspn(text, "0123456789") == 4;
}

#define WORD_ENDS " ,.;:)"

/* A space that must not become a line's end: between a figure and what may
 * be its unit ("8 h", "14 days"), between a day, its month and its year. */
static bool
is_tied(const char *at, const char *start)
{
    if (*at != ' ' || at == start)
        return false;
    bool ordinal = at[-1] == '.' && at - start >= 2 && text_digit(at[-2]);
    if (!text_digit(at[-1]) && !ordinal)
        return is_year(at + 1) && strcspn(at + 1, WORD_ENDS) == 4 &&
               isalpha((unsigned char)at[-1]);
    size_t next = strcspn(at + 1, WORD_ENDS);
    if (next == 0 || text_digit(at[1]))
        return false;
    bool capital = isupper((unsigned char)at[1]);
    bool dated = at[1 + next] == ' ' && is_year(at + 2 + next);
    if (ordinal) /* "30. September", but not "in 2026. The" */
        return capital && (dated || at - start < 4 || !text_digit(at[-4])) &&
               (at - start < 5 || !text_digit(at[-5]));
    bool small = at - start < 3 || !text_digit(at[-3]);
    return next <= 3 || (small && (next <= UNIT_LETTERS || capital || dated));
}

/* The longest that is looked for: more than fifteen digits. */
#define PHONE 24

/* A space in a telephone number as it is written abroad: "+49 40 3617-0". */
static bool
in_phone(const char *at, const char *start)
{
    const char *from = at;
    if (*at != ' ' || (!text_digit(at[1]) && at[1] != '('))
        return false;
    while (from > start && at - from < PHONE &&
           strchr("0123456789 ()/-.", from[-1]))
        from--;
    return from > start && from[-1] == '+' && text_digit(*from);
}

/* Most spaces stand before or behind a word that can begin no name. */
static bool
may_be_in_name(const char *at, const char *start)
{
    if (*at != ' ' || at == start)
        return false;
    const char *word = at;
    while (word > start && word[-1] != ' ')
        word--;
    return !islower((unsigned char)at[1]) || !islower((unsigned char)*word);
}

/* A space within the name of somebody of the plan. */
struct name_space {
    const char *name;
    size_t size, at; /* of the name; of the space */
};

/* Those of names that are short enough to be kept together. */
static void
find_name_spaces(struct view *view)
{
    struct name_space *spaces = NULL;
    int room = 0;
    for (int i = 0; i < view->plan->people.count; i++) {
        const char *name = view->plan->people.items[i].name.s;
        const char *space = name ? strchr(name, ' ') : NULL;
        size_t size = space ? strlen(name) : 0;
        if (!space || text_columns(name, size) > TIED_NAME)
            continue;
        for (; space; space = strchr(space + 1, ' ')) {
            spaces = arena_grow(view->arena, spaces, view->name_space_count,
                &room, sizeof *spaces);
            spaces[view->name_space_count++] =
                (struct name_space){name, size, (size_t)(space - name)};
        }
    }
    view->name_spaces = spaces;
}

static bool
in_name(const struct view *view, const char *at, const char *start)
{
    if (view->name_space_count == 0 || !may_be_in_name(at, start))
        return false;
    const struct name_space *end = view->name_spaces + view->name_space_count;
    for (const struct name_space *in = view->name_spaces; in < end; in++)
        if (in->name[in->at + 1] == at[1] && in->at <= (size_t)(at - start) &&
            strncmp(at - in->at, in->name, in->size) == 0)
            return true;
    return false;
}

const char *
view_sentence(struct view *view, const char *text)
{
    struct buf out = {0};
    if (!view->name_spaces)
        find_name_spaces(view);
    text = words_quoted(view->words, view->arena, text);
    const char *plain = text; /* what is still to be copied as it is */
    for (const char *p = text; *p;) {
        day_t day = text_digit(*p) ? day_at(p, text) : DAY_NONE;
        bool tie = *p == ' ' && (is_tied(p, text) || in_name(view, p, text) ||
                                    in_phone(p, text));
        if (day == DAY_NONE && !tie) {
            p++;
            continue;
        }
        buf_add(&out, plain, (size_t)(p - plain));
        buf_str(
            &out, tie ? NO_BREAK
                      : words_date(view->words, view->arena, day, DATE_LONG));
        p += tie ? 1 : 10;
        plain = p;
    }
    if (plain == text)
        return text;
    buf_str(&out, plain);
    const char *kept = arena_strndup(view->arena, out.p, out.n);
    buf_free(&out);
    return kept;
}

/* --- people and codes --- */

const char *
view_person(struct view *view, struct person_ref ref)
{
    if (ref.to && is_set(ref.to->name))
        return view_text(view, ref.to->name.s);
    return text_blank(ref.id) ? NULL : ref.id;
}

const char *
view_tied_name(struct view *view, const char *name)
{
    struct buf out = {0};
    if (text_columns(name, strlen(name)) > TIED_NAME || !strchr(name, ' '))
        return name;
    for (; *name; name++)
        if (*name == ' ')
            buf_str(&out, NO_BREAK);
        else
            buf_char(&out, *name);
    struct slice whole = buf_slice(&out);
    const char *tied = arena_strndup(view->arena, whole.p, whole.n);
    buf_free(&out);
    return tied;
}

const char *
view_names(struct view *view, const char *const *names, int count)
{
    const char *list = words_list(view->words, view->arena, names, count);
    size_t all = count > 1 ? strlen(list) : 0;
    size_t last = count > 1 ? strlen(names[count - 1]) : 0;
    if (all <= last || list[all - last - 1] != ' ')
        return list;
    return arena_printf(view->arena, "%.*s" NO_BREAK "%s",
        (int)(all - last - 1), list, list + all - last);
}

const char *
view_persons(struct view *view, const person_list *list)
{
    const char **names =
        ARENA_ARRAY(view->arena, const char *, list->count + 1);
    int count = 0;
    for (int i = 0; i < list->count; i++) {
        const char *name = view_person(view, list->items[i]);
        if (name)
            names[count++] = view_tied_name(view, name);
    }
    return view_names(view, names, count);
}

const char *
view_code(struct view *view, const char *set, const char *code)
{
    const char *key = arena_printf(view->arena, "%s.%s", set, code);
    const char *text = words_word(view->words, view->arena, key);
    return text ? text : code;
}
