#include "document/quotes.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

#define APOSTROPHE "\xE2\x80\x99"

struct setting {
    const struct formats_quotes *quotes;
    const char *start, *at; /* the text, and the mark in it */
    bool open, inner;       /* a quotation has begun, or one within it */
};

/* A letter or digit, or part of a character beyond ASCII. */
static bool
is_word(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool
after_space(const struct setting *s)
{
    if (s->at == s->start || (unsigned char)s->at[-1] <= ' ' ||
        strchr("([-/\"'", s->at[-1]))
        return true;
    return s->at - s->start >= 2 && s->at[-1] == '\xA0' && s->at[-2] == '\xC2';
}

static bool
begins(const struct setting *s)
{
    return after_space(s) && (unsigned char)s->at[1] > ' ' &&
           !strchr(".,;:!?)]", s->at[1]);
}

static const char *
double_mark(struct setting *s)
{
    if (s->at > s->start && text_digit(s->at[-1]) && !s->open)
        return "\"";
    s->open = begins(s);
    return s->open ? s->quotes->open : s->quotes->close;
}

/* Whether a later mark ends what this one would begin. */
static bool
is_ended(const struct setting *s)
{
    for (const char *p = s->at + 2; *p; p++)
        if (*p == '\'' && !is_word(p[1]) && p[-1] != ' ')
            return true;
    return false;
}

static const char *
single_mark(struct setting *s)
{
    char before = s->at > s->start ? s->at[-1] : ' ';
    if (is_word(before) && is_word(s->at[1]))
        return APOSTROPHE;
    if (text_digit(before) && !s->inner)
        return "'";
    if (begins(s) && is_ended(s)) {
        s->inner = true;
        return s->quotes->inner_open;
    }
    const char *mark = s->inner ? s->quotes->inner_close : APOSTROPHE;
    s->inner = false;
    return mark;
}

const char *
quotes_set(
    struct arena *arena, const char *text, const struct formats_quotes *quotes)
{
    if (!strpbrk(text, "\"'"))
        return text;
    struct setting setting = {quotes, text, text, false, false};
    struct buf out = {0};
    for (; *setting.at; setting.at++) {
        if (*setting.at == '"')
            buf_str(&out, double_mark(&setting));
        else if (*setting.at == '\'')
            buf_str(&out, single_mark(&setting));
        else
            buf_char(&out, *setting.at);
    }
    const char *kept = arena_strndup(arena, out.p, out.n);
    buf_free(&out);
    return kept;
}

bool
quotes_read(const char *marks, struct formats_quotes *quotes)
{
    struct formats_quotes read;
    memset(&read, 0, sizeof read);
    char *const all[] = {
        read.open, read.close, read.inner_open, read.inner_close};
    for (int i = 0; i < 4; i++) {
        const char *from = marks;
        utf8_next(&marks);
        size_t n = (size_t)(marks - from);
        if (*from == '\0' || n >= QUOTE_LENGTH)
            return false;
        memcpy(all[i], from, n);
    }
    if (*marks)
        return false;
    *quotes = read;
    return true;
}
