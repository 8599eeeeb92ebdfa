#include "seal/pdf_range.h"

#include <string.h>

static int
hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool
read_gap(struct arena *arena, struct slice gap, struct slice *contents)
{
    if (gap.n < 4 || gap.n % 2 != 0 || gap.p[0] != '<' ||
        gap.p[gap.n - 1] != '>')
        return false;
    size_t n = (gap.n - 2) / 2;
    char *bytes = arena_alloc(arena, n);
    for (size_t i = 0; i < n; i++) {
        int high = hex_digit(gap.p[1 + 2 * i]);
        int low = hex_digit(gap.p[2 + 2 * i]);
        if (high < 0 || low < 0)
            return false;
        bytes[i] = (char)(high * 16 + low);
    }
    *contents = (struct slice){bytes, n};
    return true;
}

/* Ends where the next object does, or with the file. */
static const char *
object_end(const char *p, const char *end)
{
    const char *found = memmem(p, (size_t)(end - p), "endobj", 6);
    return found ? found : end;
}

/* Behind the end of the object before. */
static const char *
object_begin(const char *begin, const char *p)
{
    for (const char *at = p - 6; at >= begin; at--)
        if (memcmp(at, "endobj", 6) == 0)
            return at + 6;
    return begin;
}

/* A name that is written with a code may be any. */
static bool
names_contents(const char *p, const char *end)
{
    for (; (p = memchr(p, '/', (size_t)(end - p))); p++) {
        const char *name = p + 1;
        if (end - name >= 8 && memcmp(name, "Contents", 8) == 0)
            return true;
        while (name<end && * name> ' ' && !strchr("()<>[]/%#", *name))
            name++;
        if (name < end && *name == '#')
            return true;
    }
    return false;
}

/* The gap is what the one /Contents of its object says. */
static bool
is_only_contents(struct slice file, size_t first, size_t second)
{
    const char *begin = file.p, *end = file.p + file.n;
    const char *gap = file.p + first, *rest = file.p + second;
    while (gap > begin && strchr(" \t\r\n", gap[-1]) && gap[-1])
        gap--;
    const char *key = gap - strlen("/Contents");
    return key >= begin && memcmp(key, "/Contents", 9) == 0 &&
           !names_contents(object_begin(begin, key), key) &&
           !names_contents(rest, object_end(rest, end));
}

bool
pdf_range_read(struct arena *arena, struct slice file, const int64_t numbers[4],
    struct pdf_range *range, const char **why)
{
    int64_t size = (int64_t)file.n;
    int64_t first = numbers[1], second = numbers[2], rest = numbers[3];
    *why = "its byte range does not begin at 0";
    if (numbers[0] != 0)
        return false;
    *why = "its byte range does not lie in the file";
    if (first <= 0 || first > size || second < first || second > size ||
        rest <= 0 || rest > size - second)
        return false;
    *why = "the gap in its byte range is not exactly its contents";
    struct slice gap = {file.p + first, (size_t)(second - first)};
    if (!read_gap(arena, gap, &range->contents))
        return false;
    *why = "it says its contents twice, or not where its gap is";
    if (!is_only_contents(file, (size_t)first, (size_t)second))
        return false;
    range->parts[0] = (struct slice){file.p, (size_t)first};
    range->parts[1] = (struct slice){file.p + second, (size_t)rest};
    range->end = (size_t)(second + rest);
    *why = NULL;
    return true;
}

size_t
pdf_first_revision(struct slice file)
{
    const char *mark = memmem(file.p, file.n, "%%EOF", 5);
    if (!mark)
        return 0;
    size_t end = (size_t)(mark - file.p) + 5;
    if (end < file.n && file.p[end] == '\r')
        end++;
    if (end < file.n && file.p[end] == '\n')
        end++;
    return end;
}
