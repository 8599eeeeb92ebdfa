/* Two texts word by word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/text.h"
#include "document/model.h"
#include "document/redline.h"

/* "[keep]a [del]b". */
static void
put_run(struct buf *out, const struct _xmlNode *node)
{
    for (const struct _xmlNode *n = model_first(node); n; n = model_next(n))
        buf_printf(out, "[%s]%s", model_name(n),
            model_string(n) ? model_string(n) : "");
}

static void
check(const char *old, const char *new, const char *before, const char *now)
{
    struct arena *arena = arena_new();
    struct _xmlDoc *model = model_new(arena, "model");
    struct _xmlNode *left = model_add(model_root(model), "before");
    struct _xmlNode *right = model_add(model_root(model), "now");
    struct buf was = {0}, is = {0};
    redline_words(arena, left, old, right, new);
    put_run(&was, left);
    put_run(&is, right);
    assert_string_equal(was.p ? was.p : "", before);
    assert_string_equal(is.p ? is.p : "", now);
    buf_free(&was);
    buf_free(&is);
    arena_free(arena);
}

static void
words_that_stay_are_kept(void **state)
{
    (void)state;
    check("from 8 h to 2 h by May", "from 8 h to 3 h by May",
        "[keep]from 8 h to [del]2[keep] h by May",
        "[keep]from 8 h to [ins]3[keep] h by May");
    check("a b", "a b c", "[keep]a b", "[keep]a b [ins]c");
    check("b c", "a b c", "[keep]b c", "[ins]a[keep] b c");
    check("a  b\nc", "a c", "[keep]a [del]b[keep] c", "[keep]a c");
    check("one two", "three", "[del]one two", "[ins]three");
    check("", "x", "", "[ins]x");
    check("x", "", "[del]x", "");
}

static void
long_texts_are_one_piece(void **state)
{
    (void)state;
    struct buf old = {0}, want = {0};
    for (int i = 0; i <= REDLINE_WORDS; i++)
        buf_str(&old, i ? " w" : "w");
    buf_printf(&want, "[del]%s", old.p);
    check(old.p, "w", want.p, "[ins]w");
    buf_free(&old);
    buf_free(&want);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_stay_are_kept),
        cmocka_unit_test(long_texts_are_one_piece),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
