#include "document/words_check.h"

#include <string.h>

#include "base/text.h"

/* Words to be added that a finding shows. */
#define SHOWN 5

struct reading {
    struct arena *arena;
    const struct source *source;
    const struct language *english;
    struct report *report;
};

/* Forms of a plural. */
static const char *const forms[] = {
    "zero", "one", "two", "few", "many", "other"};

/* "weeks" for "weeks.few", or NULL. */
static const char *
without_form(struct arena *arena, const char *key)
{
    const char *dot = strrchr(key, '.');
    for (size_t i = 0; dot && i < sizeof forms / sizeof *forms; i++)
        if (text_is(dot + 1, forms[i]))
            return arena_strndup(arena, key, (size_t)(dot - key));
    return NULL;
}

/* The English text that one of this key stands in for; "" for what only other
 * languages have, NULL when no document says it. */
static const char *
english_text(const struct reading *r, const char *key)
{
    static const char *const besides[] = {
        "percent", "day.first", "quotes", "tied"};
    const char *text = language_text(r->english, key);
    const char *plain = text ? NULL : without_form(r->arena, key);
    if (text_among(key, besides, sizeof besides / sizeof *besides))
        return "";
    return plain ? language_text(
                       r->english, arena_printf(r->arena, "%s.other", plain))
                 : text;
}

static struct place
place_of(const struct reading *r, const char *at, size_t length)
{
    return place_in(
        r->source, (uint32_t)(at - r->source->text), (uint32_t)length);
}

static void
say_unknown(struct reading *r, const char *line, const char *key)
{
    const char *near = language_nearest(r->arena, r->english, key);
    struct finding *finding = report_add(r->report, CS021,
        place_of(r, line + strspn(line, " \t"), strlen(key)),
        "no document says the word `%s`", key);
    finding->fix = near ? report_text(r->report, "Did you mean `%s`?", near)
                        : "Take the line out, or use a key of English: "
                          "words/en.words has all of them.";
}

/* The next "{name}" from here, or NULL; what is not closed is none. */
static const char *
next_name(const char *at, const char *end, size_t *length)
{
    for (; at < end; at++) {
        const char *close =
            *at == '{' ? memchr(at, '}', (size_t)(end - at)) : NULL;
        if (close) {
            *length = (size_t)(close + 1 - at);
            return at;
        }
    }
    return NULL;
}

static bool
has_name(const char *text, const char *name, size_t length)
{
    return memmem(text, strlen(text), name, length) != NULL;
}

/* The names of a text, between commas. */
static const char *
list_names(struct reading *r, const char *text)
{
    const char *list = "", *end = text + strlen(text);
    size_t n;
    for (const char *p = text; (p = next_name(p, end, &n)); p += n)
        list = arena_printf(
            r->arena, "%s%s%.*s", list, *list ? ", " : "", (int)n, p);
    return list;
}

/* Each form of a plural may say its number, and none has to. */
static bool
is_number(const struct reading *r, const char *key, const char *name, size_t n)
{
    return n == 3 && memcmp(name, "{n}", 3) == 0 && without_form(r->arena, key);
}

/* What nothing fills in would be printed as it stands; false if there is such.
 */
static bool
check_names(struct reading *r, const char *line, const char *end,
    const char *key, const char *english)
{
    size_t n;
    bool fine = true;
    for (const char *p = line; (p = next_name(p, end, &n)); p += n) {
        if (has_name(english, p, n) || is_number(r, key, p, n))
            continue;
        fine = false;
        const char *known = list_names(r, english);
        struct finding *finding =
            report_add(r->report, CS021, place_of(r, p, n),
                "nothing fills in %.*s in the word `%s`", (int)n, p, key);
        finding->fix =
            *known ? report_text(r->report, "English has %s here.", known)
                   : "English has no name in braces here.";
    }
    return fine;
}

/* Polish has a form for calling somebody by name, which nobody can make of a
 * name; so its letters call nobody. */
static bool
may_leave_names_out(const char *key)
{
    return text_ends(key, ".greeting");
}

static void
check_lacks(struct reading *r, const char *line, const char *end,
    const char *key, const char *english)
{
    const char *stop = english + strlen(english);
    const char *text = arena_strndup(r->arena, line, (size_t)(end - line));
    size_t n;
    if (may_leave_names_out(key))
        return;
    for (const char *p = english; (p = next_name(p, stop, &n)); p += n) {
        if (has_name(text, p, n) || is_number(r, key, p, n))
            continue;
        struct finding *finding = report_add(r->report, CS021,
            place_of(r, line, (size_t)(end - line)),
            "the word `%s` leaves %.*s out", key, (int)n, p);
        finding->fix = report_text(r->report, "English says: %s", english);
    }
}

static void
check_line(struct reading *r, const char *line, const char *end)
{
    const char *key, *text;
    while (end > line && strchr(" \t\r", end[-1]))
        end--;
    if (end == line || *line == '#')
        return;
    if (!language_row(r->arena, line, end, &key, &text)) {
        report_add(r->report, CS021, place_of(r, line, (size_t)(end - line)),
            "a line of words has no = in it, and is not read")
            ->fix = "Write  key = text,  or # before a comment.";
        return;
    }
    const char *english = english_text(r, key);
    if (!english) {
        say_unknown(r, line, key);
    } else if (*english && check_names(r, line, end, key, english)) {
        check_lacks(r, line, end, key, english);
    }
}

static void
check_missing(struct reading *r, const struct language_chain *chain)
{
    int count;
    const char **missing =
        languages_missing(r->arena, chain, r->english, &count);
    if (count == 0)
        return;
    const char *lines = "";
    for (int i = 0; i < count && i < SHOWN; i++)
        lines = arena_printf(r->arena, "%s\n  %s = %s", lines, missing[i],
            language_text(r->english, missing[i]));
    struct finding *finding =
        report_add(r->report, CS021, place_in(r->source, 0, 0),
            "%d %s missing: English stands in %s place", count,
            count == 1 ? "word is" : "words are", count == 1 ? "its" : "their");
    finding->fix = report_text(r->report, "Translate and add%s:%s",
        count > SHOWN ? arena_printf(r->arena, ", with %d more", count - SHOWN)
                      : "",
        lines);
}

void
words_check(struct arena *arena, const struct source *source,
    struct languages *languages, const struct language *english,
    const char *name, struct report *report)
{
    struct reading reading = {arena, source, english, report};
    struct slice text = {source->text, source->size}, line;
    while (slice_line(&text, &line))
        check_line(&reading, line.p, line.p + line.n);
    struct language_chain chain = languages_of(languages, name);
    if (!text_is(name, "en"))
        check_missing(&reading, &chain);
}
