/* Escaping for HTML, a function a context. */
#include "html/escape.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

/* Length of a control character at `p` that HTML forbids, else 0. */
static size_t
control_at(const char *p)
{
    const unsigned char c = (unsigned char)*p;

    if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) {
        return 1;
    }
    /* C1 controls, U+0080 to U+009F */
    return c == 0xC2 && (unsigned char)p[1] >= 0x80 &&
                   (unsigned char)p[1] <= 0x9F
               ? 2
               : 0;
}

/* What stands for the byte, or NULL for itself. */
static const char *
entity(char c, bool attribute)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return attribute ? "&quot;" : NULL;
    case '\n':
        return attribute ? "&#10;" : NULL;
    case '\t':
        return attribute ? "&#9;" : NULL;
    default:
        return NULL;
    }
}

/* Every byte that may need something done, and the end of the text. */
static const bool special[0x100] = {true, true, true, true, true, true, true,
    true, true, true, true, true, true, true, true, true, true, true, true,
    true, true, true, true, true, true, true, true, true, true, true, true,
    true, ['"'] = true, ['&'] = true, ['<'] = true, ['>'] = true, [0x7F] = true,
    [0xC2] = true};

static void
escape(const char *text, bool attribute, struct buf *out)
{
    for (;;) {
        const char *plain = text;
        while (!special[(unsigned char)*text]) {
            text++;
        }
        buf_add(out, plain, (size_t)(text - plain));
        if (!*text) {
            return;
        }
        size_t skip = control_at(text);
        const char *instead = entity(*text, attribute);
        if (!skip && !instead) {
            buf_char(out, *text);
        } else if (!skip) {
            buf_str(out, instead);
        }
        text += skip ? skip : 1;
    }
}

void
escape_text(const char *text, struct buf *out)
{
    escape(text, false, out);
}

void
escape_attribute(const char *text, struct buf *out)
{
    escape(text, true, out);
}

static bool
has_at(struct slice text, size_t at, const char *word)
{
    size_t size = strlen(word);

    return text.n - at >= size && strncasecmp(text.p + at, word, size) == 0;
}

/* True for a '<' that HTML could read as markup within raw text.  In the
 * strings of CSS and scripts, where it can stand, a backslash after it is
 * nothing. */
static bool
ends_raw(struct slice text, size_t at)
{
    return has_at(text, at, "</") || has_at(text, at, "<!--") ||
           has_at(text, at, "<script");
}

/* Writes what stands for the byte at `at`; most stand for themselves. */
static void
write_raw(struct slice text, size_t at, struct buf *out)
{
    char c = text.p[at];

    if (c == '\r') {
        bool pair = at + 1 < text.n && text.p[at + 1] == '\n';
        buf_str(out, pair ? "" : "\n");
    } else if (c == '<') {
        buf_str(out, ends_raw(text, at) ? "<\\" : "<");
    }
}

void
escape_raw(struct slice text, struct buf *out)
{
    size_t run = 0;

    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '\r' || c == '<' || c == 0) {
            buf_add(out, text.p + run, i - run);
            write_raw(text, i, out);
            run = i + 1;
        }
    }
    buf_add(out, text.p + run, text.n - run);
}

void
escape_css_string(const char *text, struct buf *out)
{
    buf_char(out, '"');
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < 0x20 || c == 0x7F || c == '"' || c == '\\' || c == '<') {
            buf_printf(out, "\\%x ", c);
        } else {
            buf_char(out, *text);
        }
    }
    buf_char(out, '"');
}
