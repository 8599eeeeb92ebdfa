/* Where a line of plain text may end, from a table of pairs.
 *
 * Between most characters of European text the rules of UAX 14 come down to
 * the class before and the class behind, with spaces between them or without.
 * Where they look further ICU is asked, and so it is for every character that
 * has no class here. */
#include "type/segment.h"

#include "base/text.h"

/* Line breaking classes of UAX 14. */
enum line_class {
    OTHER,
    SP,
    AL, /* letters */
    NU, /* digits */
    GL, /* no-break spaces */
    IS, /* , . : ; */
    EX, /* ! ? */
    QU, /* quotation marks */
    OP, /* ( [ */
    CP, /* ) ] */
    PO, /* % */
    PR, /* currencies, + */
    HY, /* - */
    BA, /* the en dash, soft hyphens */
    SY, /* the slash */
    B2, /* the em dash */
    IN, /* the ellipsis */
    CB, /* what stands for an atom */
    LF, /* a break by force */
    CLASSES
};

/* 0 is OTHER. */
static const uint8_t ascii[0x80] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, LF, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, SP, EX, QU, AL, PR,
    PO, AL, QU, OP, CP, AL, PR, IS, HY, IS, SY, NU, NU, NU, NU, NU, NU, NU, NU,
    NU, NU, IS, IS, AL, AL, AL, EX, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
    AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, OP, 0, CP,
    AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
    AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, 0, 0, 0, 0, 0};

static enum line_class
class_of_rune(uint32_t rune)
{
    if (rune >= 0xC0 && rune < 0x250)
        return rune == 0xD7 || rune == 0xF7 ? OTHER : AL;
    switch (rune) {
    case 0xA0: /* no-break spaces */
    case 0x202F:
        return GL;
    case 0xA3: /* pound, euro, minus */
    case 0x20AC:
    case 0x2212:
        return PR;
    case 0xAB: /* quotation marks */
    case 0xBB:
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
        return QU;
    case 0x201E: /* the low one */
        return OP;
    case 0xAD: /* soft hyphen, en dash */
    case 0x2013:
        return BA;
    case 0x2014: /* em dash */
        return B2;
    case 0xB0: /* degree */
        return PO;
    case 0xB7: /* middle dot, arrow */
    case 0x2192:
        return AL;
    case 0x2026:
        return IN;
    case 0xFFFC:
        return CB;
    default:
        return OTHER;
    }
}

static enum line_class
next_class(const char **at)
{
    unsigned char byte = (unsigned char)**at;
    if (byte >= 0x80)
        return class_of_rune(utf8_next(at));
    ++*at;
    return ascii[byte];
}

/* Between each class and the one right behind it: '/' a break, 'x' none, '?'
 * more than the two decide. */
static const char right_behind[CLASSES][CLASSES + 1] = {
    /*     ..ANGIEQOCPPHBSBICL */
    /*     ..LULSXUPPORYAY2NBF */
    [AL] = "..xxxxxxxxxxxxx/x/x",
    [NU] = "..xxxxxxxxxxxxx/x/x",
    [GL] = "..xxxxxxxxxxxxxxxxx",
    [IS] = "..xxxxxx/x??xxx/x/x",
    [EX] = "..//xxxx/x//xxx/x/x",
    [QU] = "..xxxxxxxxxxxxxxxxx",
    [OP] = "..xxxxxxxxxxxxxxxxx",
    [CP] = "..xxxxxx/x??xxx/x/x",
    [PO] = "..xxxxxx?x//xxx/x/x",
    [PR] = "..xxxxxx?x//xxx/x/x",
    [HY] = "..?x/xxx/x//xxx/x/x",
    [BA] = "..///xxx/x//xxx/x/x",
    [SY] = "../?xxxx/x??xxx/x/x",
    [B2] = "..//xxxx/x//xxxxx/x",
    [IN] = "..//xxxx/x//xxx/x/x",
    [CB] = "..//xxxx/x////x///x",
    [LF] = "../////////////////",
};
/* Before each class that spaces come before. */
static const char behind_space[CLASSES + 1] = "..///?x//x////x///x";

struct scan {
    enum line_class before, last; /* the last two, but for spaces */
    bool spaced;                  /* spaces follow the last */
};

static char
between(const struct scan *scan, enum line_class next)
{
    enum line_class last = scan->last;
    if (next == SP)
        return last == LF && !scan->spaced ? '/' : 'x';
    if (!scan->spaced && last == HY && next == AL &&
        (scan->before == AL || scan->before == NU))
        return '/';
    if (!scan->spaced)
        return right_behind[last][next];
    bool kept =
        last == OP || (last == QU && next == OP) || (last == B2 && next == B2);
    return kept ? 'x' : behind_space[next];
}

static void
move_on(struct scan *scan, enum line_class next)
{
    if (next != SP) {
        scan->before = scan->spaced ? SP : scan->last;
        scan->last = next;
    }
    scan->spaced = next == SP;
}

int
breaks_of_plain(const char *text, size_t size, int32_t *breaks)
{
    const char *at = text, *end = text + size;
    int count = 0;
    struct scan scan = {.last = size > 0 ? next_class(&at) : OTHER};
    if (scan.last == OTHER || scan.last == SP)
        return NOT_PLAIN;
    while (at < end) {
        int32_t offset = (int32_t)(at - text);
        enum line_class next = next_class(&at);
        char pair = next == OTHER ? '?' : between(&scan, next);
        if (pair == '?')
            return NOT_PLAIN;
        if (pair == '/')
            breaks[count++] = offset;
        move_on(&scan, next);
    }
    breaks[count++] = (int32_t)size;
    return count;
}
