/* Which lines of a record are replaced by others, and which are written
 * anew. */
#include <string.h>

#include "base/text.h"
#include "criteria/rules.h"
#include "plan/plan.h"
#include "source/front.h"

#define LINES_MAX 8

struct instead {
    const char *line, *path; /* "name: …", and of its field */
    int length;
    bool stands; /* on lines of its own */
    int indent;
};

static int
take_lines(struct judging *judging, const char *around, const char *lines,
    struct instead all[LINES_MAX])
{
    int count = 0;
    while (*lines && count < LINES_MAX) {
        struct instead *one = &all[count++];
        one->line = lines;
        one->length = (int)strcspn(lines, "\n");
        one->path = judging_text(
            judging, "%s.%.*s", around, (int)strcspn(lines, ":\n"), lines);
        one->stands = judging_stands_alone(judging, one->path, &one->indent);
        lines += one->length + (lines[one->length] == '\n');
    }
    return count;
}

/* The line reads so already. */
static bool
reads_so(struct judging *judging, const struct instead *one)
{
    struct place name = judging_place(judging, one->path);
    size_t left = name.source->size - name.at;
    const char *text = name.source->text + name.at;
    return left >= (size_t)one->length &&
           memcmp(text, one->line, (size_t)one->length) == 0 &&
           (left == (size_t)one->length || strchr("\r\n", text[one->length]));
}

/* The field stands on one line, below that of the one before. */
static bool
goes_on(struct judging *judging, const struct instead *one, int before)
{
    return place_start(judging_place(judging, one->path)).line == before + 1 &&
           text_starts(say_lines(judging, one->path), "line ");
}

/* The first of the lines from `at` on that are to be replaced by others, and
 * how many follow each other. */
static int
next_run(struct judging *judging, const struct instead *all, int count, int *at)
{
    while (*at < count && (!all[*at].stands || reads_so(judging, &all[*at])))
        ++*at;
    if (*at == count)
        return 0;
    int line = place_start(judging_place(judging, all[*at].path)).line, n = 1;
    bool one = text_starts(say_lines(judging, all[*at].path), "line ");
    while (one && *at + n < count && all[*at + n].stands &&
           !reads_so(judging, &all[*at + n]) &&
           goes_on(judging, &all[*at + n], line + n - 1))
        n++;
    return n;
}

/* "Replace line 12 with:" and the line, "and lines 14-15 with:" … */
static const char *
say_replaced(struct judging *judging, const struct instead *all, int count)
{
    const char *text = "";
    int n;
    for (int i = 0; (n = next_run(judging, all, count, &i)) > 0; i += n) {
        int line = place_start(judging_place(judging, all[i].path)).line;
        const char *which =
            n == 1 ? say_lines(judging, all[i].path)
                   : judging_text(judging, "lines %d-%d", line, line + n - 1);
        text = judging_text(
            judging, "%s%s %s with:", text, *text ? "\nand" : "Replace", which);
        for (int k = i; k < i + n; k++)
            text = judging_text(judging, "%s\n%*s%.*s", text, all[k].indent, "",
                all[k].length, all[k].line);
    }
    return text;
}

/* The line that the others go below: the last of those that stand there, and of
 * what they belong below. */
static int
line_above(struct judging *judging, const struct instead *all, int count)
{
    int last = 0;
    for (int i = 0; i < count; i++) {
        const struct front *above =
            all[i].stands ? NULL : judging_above(judging, all[i].path);
        int line = above ? front_last_line(above)
                   : all[i].stands
                       ? place_start(judging_place(judging, all[i].path)).line
                       : 0;
        last = line > last ? line : last;
    }
    return last;
}

const char *
judging_instead(struct judging *judging, const char *around, const char *lines)
{
    struct instead all[LINES_MAX];
    int count = take_lines(judging, around, lines, all), added = 0;
    const char *begin = NULL;
    for (int i = 0; i < count && !begin; i++)
        begin = judging_line_begin(judging, all[i].path);
    if (!begin)
        return judging_text(judging, "Write between its { }:%s",
            judging_lines(judging, around, lines));
    const char *text = say_replaced(judging, all, count);
    int above = line_above(judging, all, count);
    for (int i = 0; i < count; i++) {
        if (all[i].stands)
            continue;
        if (added++ == 0)
            text = judging_text(judging, "%s%s below line %d:", text,
                *text ? "\nand write" : "Write", above);
        text = judging_text(
            judging, "%s%s%.*s", text, begin, all[i].length, all[i].line);
    }
    return text;
}
