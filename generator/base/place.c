#include "base/place.h"

#include <string.h>

#include "base/text.h"

/* U+FEFF as UTF-8: a byte order mark, which no column counts. */
static const char BOM[] = "\xEF\xBB\xBF";

/* A line longer than this has its characters counted once. */
#define CHUNK 4096u

static void
count_chunks(struct arena *arena, struct source *source)
{
    uint32_t chunks = source->size / CHUNK;
    source->counts = ARENA_ARRAY(arena, uint32_t, chunks + 1);
    for (uint32_t i = 0; i < chunks; i++)
        source->counts[i + 1] =
            source->counts[i] +
            (uint32_t)utf8_count(source->text + i * CHUNK, CHUNK);
}

/* Characters of the file before `at`. */
static uint32_t
count_before(const struct source *source, uint32_t at)
{
    uint32_t whole = at / CHUNK;
    return source->counts[whole] +
           (uint32_t)utf8_count(source->text + whole * CHUNK, at % CHUNK);
}

static uint32_t
count_between(const struct source *source, uint32_t from, uint32_t to)
{
    if (source->counts && to - from > CHUNK)
        return count_before(source, to) - count_before(source, from);
    return (uint32_t)utf8_count(source->text + from, to - from);
}

#define SHORT_LINE 24 /* bytes: few texts have shorter ones throughout */

/* Returns how long the longest line is. */
static uint32_t
find_lines(struct arena *arena, struct source *source)
{
    const char *text = source->text, *end = text + source->size;
    int room = (int)(source->size / SHORT_LINE) + 2;
    uint32_t *starts = ARENA_ARRAY(arena, uint32_t, room), longest = 0;
    source->lines = 1;
    for (const char *p = text; (p = memchr(p, '\n', (size_t)(end - p)));) {
        uint32_t start = (uint32_t)(++p - text);
        uint32_t length = start - starts[source->lines - 1];
        longest = length > longest ? length : longest;
        if (source->lines == room)
            starts =
                arena_grow(arena, starts, source->lines, &room, sizeof *starts);
        starts[source->lines++] = start;
    }
    source->line_starts = starts;
    uint32_t last = source->size - starts[source->lines - 1];
    return last > longest ? last : longest;
}

struct source *
source_new(struct arena *arena, const char *path, struct slice bytes)
{
    struct source *source = ARENA_NEW(arena, struct source);
    source->path = arena_strdup(arena, path);
    source->text = bytes.p;
    source->size = (uint32_t)bytes.n;
    if (find_lines(arena, source) > CHUNK)
        count_chunks(arena, source);
    if (bytes.n >= 3 && memcmp(bytes.p, BOM, 3) == 0)
        source->line_starts[0] = 3;
    return source;
}

/* Index of the line that holds the offset. */
static int
line_of(const struct source *source, uint32_t at)
{
    int low = 0, high = source->lines - 1;
    while (low < high) {
        int middle = (low + high + 1) / 2;
        if (source->line_starts[middle] <= at)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

static struct line_column
line_column_at(const struct source *source, uint32_t at)
{
    if (!source)
        return (struct line_column){1, 1};
    if (at > source->size)
        at = source->size;
    int line = line_of(source, at);
    uint32_t start = source->line_starts[line];
    uint32_t before = at > start ? count_between(source, start, at) : 0;
    return (struct line_column){line + 1, (int)before + 1};
}

struct line_column
place_start(struct place place)
{
    return line_column_at(place.source, place.at);
}

struct line_column
place_end(struct place place)
{
    return line_column_at(place.source, place.at + place.length);
}

struct slice
source_line(const struct source *source, int line)
{
    if (line < 1 || line > source->lines)
        return (struct slice){"", 0};
    uint32_t start = source->line_starts[line - 1];
    uint32_t end =
        line < source->lines ? source->line_starts[line] : source->size;
    while (end > start &&
           (source->text[end - 1] == '\n' || source->text[end - 1] == '\r'))
        end--;
    return (struct slice){source->text + start, end - start};
}

uint32_t
source_offset(const struct source *source, int line, int column)
{
    if (line >= source->lines)
        return source->size;
    struct slice text = source_line(source, line + 1);
    const char *p = text.p, *end = text.p + text.n;
    while (column-- > 0 && p < end)
        utf8_next(&p);
    return (uint32_t)(p - source->text);
}

struct place
place_span(struct place a, struct place b)
{
    uint32_t end = b.at + b.length;
    return place_in(a.source, a.at, end > a.at ? end - a.at : 0);
}

int
place_compare(struct place a, struct place b)
{
    if (a.source != b.source) {
        const char *left = a.source ? a.source->path : "";
        const char *right = b.source ? b.source->path : "";
        int order = strcmp(left, right);
        if (order != 0)
            return order;
    }
    return a.at < b.at ? -1 : a.at > b.at;
}
