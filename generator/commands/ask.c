#include "commands/ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

bool
ask_can(void)
{
    return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

static void
say(const char *text)
{
    struct buf shown = {0};
    buf_visible(&shown, text, strlen(text));
    fputs(shown.p ? shown.p : "", stderr);
    buf_free(&shown);
}

static bool
take_line(struct arena *arena, const char **line)
{
    char *text = NULL;
    size_t room = 0;
    fflush(stderr);
    ssize_t length = getline(&text, &room, stdin);
    if (length >= 0)
        *line = arena_strndup(arena, text, strcspn(text, "\r\n"));
    else
        fputc('\n', stderr);
    free(text);
    return length >= 0;
}

bool
ask_text(struct arena *arena, const char *question, const char *fallback,
    const char **answer)
{
    const char *line;
    for (;;) {
        say(question);
        if (fallback && *fallback) {
            fputs(" [", stderr);
            say(fallback);
            fputs("]", stderr);
        }
        fputs(": ", stderr);
        if (!take_line(arena, &line))
            return false;
        if (!text_is_clean(line))
            fputs("That holds what is no text.\n", stderr);
        else if (!text_blank(line) || fallback)
            break;
    }
    *answer = text_blank(line) ? fallback : text_collapse(arena, line);
    return true;
}

/* NULL when the answer is none of them, or could be several. */
static const char *
choice_of(struct ask_choices choices, const char *answer)
{
    const char *found = NULL;
    size_t length = strlen(answer);
    char *end;
    long number = strtol(answer, &end, 10);
    if (*end == '\0' && number >= 1 && number <= choices.count)
        return choices.words[number - 1];
    for (int i = 0; i < choices.count; i++) {
        if (text_is_nocase(choices.words[i], answer))
            return choices.words[i];
        if (strncasecmp(choices.words[i], answer, length) == 0) {
            if (found)
                return NULL;
            found = choices.words[i];
        }
    }
    return found;
}

static void
list_choices(struct ask_choices choices)
{
    for (int i = 0; i < choices.count; i++) {
        fprintf(stderr, "  %d  ", i + 1);
        say(choices.words[i]);
        if (choices.about && choices.about[i]) {
            fputs("  ", stderr);
            say(choices.about[i]);
        }
        fputc('\n', stderr);
    }
}

bool
ask_open(struct arena *arena, const char *question, struct ask_choices choices,
    const char *fallback, const char **answer)
{
    list_choices(choices);
    if (!ask_text(arena, question, fallback, answer))
        return false;
    const char *choice = choice_of(choices, *answer);
    if (choice)
        *answer = choice;
    return true;
}

bool
ask_choice(struct arena *arena, const char *question,
    struct ask_choices choices, const char *fallback, const char **answer)
{
    list_choices(choices);
    for (;;) {
        if (!ask_text(arena, question, fallback, answer))
            return false;
        const char *choice = **answer ? choice_of(choices, *answer) : fallback;
        if (choice) {
            *answer = choice;
            return true;
        }
        fprintf(stderr, "One of those above, by its name or number.\n");
    }
}

bool
ask_day(struct arena *arena, const char *question, day_t fallback, day_t latest,
    day_t *day)
{
    char iso[11] = "";
    const char *answer;
    if (fallback != DAY_NONE)
        day_iso(fallback, iso);
    for (;;) {
        if (!ask_text(arena, question, *iso ? iso : NULL, &answer))
            return false;
        *day = day_parse_iso(answer);
        if (*day != DAY_NONE && (latest == DAY_NONE || *day <= latest))
            return true;
        fputs(*day == DAY_NONE ? "A date such as 2026-08-20.\n"
                               : "That day is still to come.\n",
            stderr);
    }
}
