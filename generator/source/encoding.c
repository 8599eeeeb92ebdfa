#include "source/encoding.h"

#include <string.h>

#include "base/text.h"

/* Findings are one a line at most, and counted once there are too many. */
struct scan {
    const struct source *source;
    struct report *report;
    uint32_t line_end; /* up to here the line has its finding */
    int named;
    int more; /* lines at fault that were not named */
    struct place first_more;
    bool readable;
};

static bool
takes_line(struct scan *scan, uint32_t at, uint32_t n)
{
    const char *text = scan->source->text;
    if (at < scan->line_end)
        return false;
    const char *end = memchr(text + at, '\n', scan->source->size - at);
    scan->line_end = end ? (uint32_t)(end - text) : scan->source->size;
    if (scan->named < ENCODING_LINES) {
        scan->named++;
        return true;
    }
    if (scan->more++ == 0)
        scan->first_more = place_in(scan->source, at, n);
    return false;
}

static void
wrong_byte(struct scan *scan, uint32_t at)
{
    unsigned char byte = (unsigned char)scan->source->text[at];
    scan->readable = false;
    if (!takes_line(scan, at, 1))
        return;
    struct place place = place_in(scan->source, at, 1);
    struct finding *finding;
    if (byte == 0) {
        finding = report_add(scan->report, CS009, place,
            "a NUL byte stands here: this is not a text file");
        finding->fix = "Save the plan as plain text in UTF-8";
    } else {
        finding = report_add(scan->report, CS009, place,
            "the byte %02X is not UTF-8, so this character is lost", byte);
        finding->fix = "Save the file with the encoding UTF-8 (it looks like "
                       "Windows-1252 or Latin-1) and look at this character";
    }
}

static void
turning_character(struct scan *scan, uint32_t at, uint32_t rune)
{
    if (!takes_line(scan, at, 3))
        return;
    struct finding *finding =
        report_add(scan->report, CS009, place_in(scan->source, at, 3),
            "an invisible character (U+%04X) turns the direction of writing "
            "here, so the text reads differently from what is stored",
            (unsigned)rune);
    finding->fix = "Delete the invisible character";
}

/* U+202A..U+202E and U+2066..U+2069; 0 for any other sequence of three. */
static uint32_t
turning_rune(const char *p)
{
    const unsigned char *s = (const unsigned char *)p;
    if (s[0] != 0xE2)
        return 0;
    bool first = s[1] == 0x80 && s[2] >= 0xAA && s[2] <= 0xAE;
    bool second = s[1] == 0x81 && s[2] >= 0xA6 && s[2] <= 0xA9;
    return first || second ? 0x2000u + (s[1] - 0x80u) * 64 + (s[2] - 0x80u) : 0;
}

static void
scan_turning(struct scan *scan, uint32_t at, uint32_t end)
{
    const char *text = scan->source->text;
    for (const char *p = text + at; p && end - (p - text) >= 3;) {
        p = memchr(p, 0xE2, end - (size_t)(p - text));
        if (!p || end - (p - text) < 3)
            break;
        uint32_t rune = turning_rune(p);
        if (rune)
            turning_character(scan, (uint32_t)(p - text), rune);
        p++;
    }
}

static bool
is_utf16(const struct source *source)
{
    const char *t = source->text;
    if (source->size < 4)
        return false;
    bool mark = memcmp(t, "\xFF\xFE", 2) == 0 || memcmp(t, "\xFE\xFF", 2) == 0;
    bool little = t[0] && !t[1] && t[2] && !t[3];
    bool big = !t[0] && t[1] && !t[2] && t[3];
    return mark || little || big;
}

static void
say_more(struct scan *scan)
{
    if (scan->more == 0)
        return;
    bool one = scan->more == 1;
    report_add(scan->report, CS009, scan->first_more,
        "%d more %s from here on %s such characters", scan->more,
        one ? "line" : "lines", one ? "holds" : "hold");
}

bool
encoding_check(const struct source *source, struct report *report)
{
    if (is_utf16(source)) {
        struct finding *finding =
            report_add(report, CS009, place_in(source, 0, 2),
                "the file is saved as UTF-16 (some programs call it Unicode), "
                "which cannot be read");
        finding->fix = "Save it again with the encoding UTF-8";
        return false;
    }
    struct scan scan = {.source = source, .report = report, .readable = true};
    for (uint32_t at = 0; at < source->size;) {
        size_t good = utf8_check(source->text + at, source->size - at);
        uint32_t bad = at + (uint32_t)good;
        scan_turning(&scan, at, bad);
        if (bad < source->size)
            wrong_byte(&scan, bad);
        at = bad + 1;
    }
    say_more(&scan);
    return scan.readable;
}
