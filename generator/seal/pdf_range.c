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
