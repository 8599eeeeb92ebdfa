/* sign --accept: the acceptance that the form of an HTML page saved. */
#include "base/text.h"
#include "commands/people.h"
#include "commands/sign_inner.h"
#include "seal/acceptance.h"
#include "seal/json.h"

static enum exit_status
refuse(const char *path, const struct acceptance *acceptance)
{
    if (acceptance->line > 0)
        complain("%s:%d:%d: the acceptance %s", path, acceptance->line,
            acceptance->column, acceptance->why);
    else
        complain("%s: the acceptance %s", path, acceptance->why);
    return EXIT_FINDINGS;
}

/* The page sets apostrophes and quotation marks as its language does. */
static const char *
plain_name(struct arena *arena, const char *name)
{
    struct buf plain = {0};
    for (uint32_t rune; (rune = utf8_next(&name));)
        if (rune == 0x2018 || rune == 0x2019)
            buf_char(&plain, '\'');
        else if ((rune >= 0x201C && rune <= 0x201F) || rune == 0xAB ||
                 rune == 0xBB)
            buf_char(&plain, '"');
        else
            buf_rune(&plain, rune);
    const char *made =
        json_text(arena, arena_strndup(arena, plain.p ? plain.p : "", plain.n));
    buf_free(&plain);
    return made;
}

/* The file says a name, and whoever records it says whom that is. */
static bool
is_name(const struct signing *s, const struct acceptance *acceptance,
    const struct sign_entry *entry)
{
    const struct person *by = people_choose(s->arena, s->plan, entry->by);
    const char *name = plain_name(s->arena, people_name(by));
    if (text_is_nocase(name, plain_name(s->arena, acceptance->name)))
        return true;
    complain("%s: the acceptance is by \"%s\", and --by says %s",
        s->options->signoff.accept, acceptance->name, people_name(by));
    return false;
}

static bool
is_side(const struct signing *s, const struct acceptance *acceptance)
{
    enum side asked = s->options->side;
    if (asked == SIDE_NONE || asked == acceptance->side)
        return true;
    complain("%s: the acceptance is for %s, and --side says %s",
        s->options->signoff.accept, sign_company(s, acceptance->side),
        field_word_text(words_side, (int)asked));
    return false;
}

enum exit_status
sign_form(struct signing *s)
{
    const char *path = s->options->signoff.accept;
    struct slice bytes;
    if (!sign_read(s, "--accept", path, &bytes))
        return EXIT_USAGE;
    struct acceptance acceptance = acceptance_read(s->arena, bytes);
    if (acceptance.why)
        return refuse(path, &acceptance);
    enum exit_status status =
        sign_same_terms(s, path, acceptance.plan, acceptance.terms, NULL);
    if (status != EXIT_CLEAN)
        return status;
    struct sign_entry *entry = &s->record.entries[s->record.count++];
    entry->side = acceptance.side;
    entry->how = HOW_FORM;
    if (!is_side(s, &acceptance))
        return EXIT_FINDINGS;
    if (!sign_day(s, acceptance.date, entry) ||
        !sign_people(s, s->options->signoff.by, entry))
        return EXIT_USAGE;
    if (!is_name(s, &acceptance, entry))
        return EXIT_FINDINGS;
    sign_keep(s, path, bytes, "accepted", entry);
    return EXIT_CLEAN;
}
