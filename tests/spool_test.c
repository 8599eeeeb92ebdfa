/* What is set aside comes back, wherever it was. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "base/spool.h"

#define COUNT 500

/* Texts of 0 to 60 bytes, each another. */
static void
put_all(struct spool *spool, struct spooled places[COUNT])
{
    struct buf text = {0};
    for (int i = 0; i < COUNT; i++) {
        buf_clear(&text);
        for (int k = 0; k < i % 13; k++)
            buf_printf(&text, "%d,", i);
        places[i] = spool_put(spool, buf_slice(&text));
    }
    buf_free(&text);
}

static void
expect_all(const struct spool *spool, const struct spooled places[COUNT])
{
    struct buf text = {0}, expected = {0};
    for (int i = COUNT - 1; i >= 0; i--) {
        buf_clear(&text);
        buf_clear(&expected);
        buf_str(&text, "so far: ");
        buf_str(&expected, "so far: ");
        for (int k = 0; k < i % 13; k++)
            buf_printf(&expected, "%d,", i);
        assert_true(spool_get(spool, places[i], &text));
        assert_string_equal(text.p, expected.p);
        assert_int_equal(text.n, expected.n);
    }
    buf_free(&text);
    buf_free(&expected);
}

static void
comes_back(size_t limit)
{
    struct spooled places[COUNT];
    struct spool *spool = spool_new(limit);
    put_all(spool, places);
    expect_all(spool, places);
    spool_free(spool);
}

static void
what_fits_stays_in_memory(void **state)
{
    (void)state;
    comes_back(1 << 20);
}

static void
what_does_not_fit_comes_back_from_a_file(void **state)
{
    (void)state;
    comes_back(100);
    comes_back(1);
}

static void
without_a_folder_for_it_all_stays_in_memory(void **state)
{
    (void)state;
    setenv("TMPDIR", "/nowhere", 1);
    comes_back(100);
    unsetenv("TMPDIR");
}

/* A full disk: there is no more room than for the first of it. */
static void
what_cannot_be_written_stays_in_memory(void **state)
{
    (void)state;
    struct rlimit old, small;
    getrlimit(RLIMIT_FSIZE, &old);
    signal(SIGXFSZ, SIG_IGN);
    small = (struct rlimit){1000, old.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    comes_back(300);
    setrlimit(RLIMIT_FSIZE, &old);
    signal(SIGXFSZ, SIG_DFL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fits_stays_in_memory),
        cmocka_unit_test(what_does_not_fit_comes_back_from_a_file),
        cmocka_unit_test(without_a_folder_for_it_all_stays_in_memory),
        cmocka_unit_test(what_cannot_be_written_stays_in_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
