#include "type/style.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

static const struct {
    const char *name;
    struct color color;
} names[] = {
    {"aqua", {0, 255, 255, 255}},
    {"black", {0, 0, 0, 255}},
    {"blue", {0, 0, 255, 255}},
    {"fuchsia", {255, 0, 255, 255}},
    {"gray", {128, 128, 128, 255}},
    {"green", {0, 128, 0, 255}},
    {"lime", {0, 255, 0, 255}},
    {"maroon", {128, 0, 0, 255}},
    {"navy", {0, 0, 128, 255}},
    {"none", {0, 0, 0, 0}},
    {"olive", {128, 128, 0, 255}},
    {"orange", {255, 165, 0, 255}},
    {"purple", {128, 0, 128, 255}},
    {"red", {255, 0, 0, 255}},
    {"silver", {192, 192, 192, 255}},
    {"teal", {0, 128, 128, 255}},
    {"transparent", {0, 0, 0, 0}},
    {"white", {255, 255, 255, 255}},
    {"yellow", {255, 255, 0, 255}},
};

static int
hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool
parse_hex(const char *text, struct color *color)
{
    int digit[8];
    size_t n = strlen(text);
    if (n != 3 && n != 4 && n != 6 && n != 8)
        return false;
    for (size_t i = 0; i < n; i++)
        if ((digit[i] = hex_digit(text[i])) < 0)
            return false;
    uint8_t parts[4] = {0, 0, 0, 255};
    for (size_t i = 0; i < (n < 6 ? n : n / 2); i++)
        parts[i] = (uint8_t)(n < 6 ? digit[i] * 17
                                   : digit[2 * i] * 16 + digit[2 * i + 1]);
    *color = (struct color){parts[0], parts[1], parts[2], parts[3]};
    return true;
}

/* A number or percentage of rgb(), scaled so that `full` is 255. */
static bool
parse_part(const char **p, int full, uint8_t *part)
{
    const char *s = *p;
    int64_t n = 0, unit = 1000;
    if (*s != '.' && (*s < '0' || *s > '9'))
        return false;
    for (; *s >= '0' && *s <= '9'; s++)
        n = n < 1000000 ? n * 10 + (*s - '0') : n;
    n *= 1000;
    if (*s == '.')
        for (s++; *s >= '0' && *s <= '9'; s++)
            n += (*s - '0') * (unit /= 10);
    if (*s == '%') {
        full = 100;
        s++;
    }
    int64_t value =
        (n * 255 * 2 + (int64_t)full * 1000) / ((int64_t)full * 2000);
    *part = (uint8_t)(value > 255 ? 255 : value);
    *p = s;
    return true;
}

/* "r, g, b[, a])" or "r g b[ / a])" */
static bool
parse_rgb(const char *p, struct color *color)
{
    uint8_t parts[4] = {0, 0, 0, 255};
    int n = 0;
    for (p += strspn(p, " \t\n"); *p && *p != ')'; n++) {
        if (n == 4 || !parse_part(&p, n == 3 ? 1 : 255, &parts[n]))
            return false;
        p += strspn(p, " \t\n");
        if (*p == (n == 2 ? '/' : ',') || *p == ',')
            p++;
        p += strspn(p, " \t\n");
    }
    *color = (struct color){parts[0], parts[1], parts[2], parts[3]};
    return n >= 3 && *p == ')' && p[1] == '\0';
}

bool
color_parse(const char *text, struct color *color)
{
    if (text[0] == '#')
        return parse_hex(text + 1, color);
    if (text_starts(text, "rgb("))
        return parse_rgb(text + 4, color);
    if (text_starts(text, "rgba("))
        return parse_rgb(text + 5, color);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (text_is_nocase(text, names[i].name)) {
            *color = names[i].color;
            return true;
        }
    return false;
}

static double
linear(unsigned char c)
{
    double part = c / 255.0;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double
luminance(struct color color)
{
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) +
           0.0722 * linear(color.b);
}

int
color_contrast(struct color a, struct color b)
{
    double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return (int)(10 * (one > other ? one / other : other / one));
}

static uint8_t
mixed(uint8_t from, uint8_t to, int part)
{
    return (uint8_t)((from * (255 - part) + to * part + 127) / 255);
}

/* `part` of 255 of the way from the one to the other. */
static struct color
toward(struct color from, struct color to, int part)
{
    return (struct color){mixed(from.r, to.r, part), mixed(from.g, to.g, part),
        mixed(from.b, to.b, part), 255};
}

struct color
color_over(struct color top, struct color under)
{
    return toward(under, top, top.a);
}

/* Towards black and towards white no colour changes its hue. */
bool
color_readable(
    struct color color, struct color against, int tenths, struct color *near)
{
    static const struct color ends[] = {{0, 0, 0, 255}, {255, 255, 255, 255}};
    for (int part = 0; part <= 255; part++)
        for (int i = 0; i < 2; i++) {
            *near = toward(color, ends[i], part);
            if (color_contrast(*near, against) >= tenths)
                return true;
        }
    return false;
}
