#include "base/format.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct out {
    char *p;
    size_t size, n; /* `n` goes on where `size` ends */
};

static void
put(struct out *out, const char *bytes, size_t count)
{
    size_t room = out->n < out->size ? out->size - out->n : 0;
    if (room > 0)
        memcpy(out->p + out->n, bytes, count < room ? count : room);
    out->n += count;
}

static void
put_number(struct out *out, long long number)
{
    char digits[24], *end = digits + sizeof digits, *p = end;
    unsigned long long left = number < 0 ? 0 - (unsigned long long)number
                                         : (unsigned long long)number;
    do
        *--p = (char)('0' + left % 10);
    while (left /= 10);
    if (number < 0)
        *--p = '-';
    put(out, p, (size_t)(end - p));
}

/* False for NULL, of which the C library has a word. */
static bool
put_text(struct out *out, const char *text, int most)
{
    if (!text)
        return false;
    put(out, text, most < 0 ? strlen(text) : strnlen(text, (size_t)most));
    return true;
}

/* What stands behind a `%`; false for what is not known here. */
static bool
put_one(struct out *out, const char **format, va_list *args)
{
    char c;
    switch (*(*format)++) {
    case 's':
        return put_text(out, va_arg(*args, const char *), -1);
    case 'd':
        put_number(out, va_arg(*args, int));
        return true;
    case 'c':
        c = (char)va_arg(*args, int);
        put(out, &c, 1);
        return true;
    case '%':
        put(out, "%", 1);
        return true;
    case '0': {
        if ((*format)[0] != '2' || (*format)[1] != 'd')
            return false;
        *format += 2;
        int two = va_arg(*args, int);
        if (two >= 0 && two < 10)
            put(out, "0", 1);
        put_number(out, two);
        return true;
    }
    case 'l':
        if ((*format)[0] != 'l' || (*format)[1] != 'd')
            return false;
        *format += 2;
        put_number(out, va_arg(*args, long long));
        return true;
    case '.':
        if ((*format)[0] != '*' || (*format)[1] != 's')
            return false;
        *format += 2;
        int most = va_arg(*args, int);
        return put_text(out, va_arg(*args, const char *), most);
    default:
        return false;
    }
}

int
format_text(char *out, size_t size, const char *format, va_list args)
{
    struct out made = {out, size, 0};
    const char *p = format;
    va_list mine;
    va_copy(mine, args);
    bool known = true;
    while (known && *p) {
        const char *sign = strchrnul(p, '%');
        put(&made, p, (size_t)(sign - p));
        if (!*sign)
            break;
        p = sign + 1;
        known = put_one(&made, &p, &mine);
    }
    va_end(mine);
    if (!known || made.n > INT32_MAX)
        return vsnprintf(out, size, format, args);
    if (size > 0)
        out[made.n < size ? made.n : size - 1] = '\0';
    return (int)made.n;
}
