/* Outputs come to the disk while more is written, and all of them at the end.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/flush.h"

#define MEGABYTE ((size_t)1024 * 1024)

static atomic_int syncs;

/* In place of the C library's. */
int
syncfs(int fd)
{
    assert_true(fd >= 0);
    atomic_fetch_add(&syncs, 1);
    return 0;
}

/* Waits for so many syncs, ten seconds at most. */
static void
expect_syncs(int count)
{
    struct timespec moment = {0, 1000000};
    for (int i = 0; i < 10000 && atomic_load(&syncs) < count; i++)
        nanosleep(&moment, NULL);
    assert_int_equal(atomic_load(&syncs), count);
}

static void
little_is_brought_to_the_disk_at_the_end(void **state)
{
    (void)state;
    atomic_store(&syncs, 0);
    struct flush *flush = flush_new(".");
    flush_wrote(flush, MEGABYTE);
    flush_wrote(flush, MEGABYTE);
    assert_int_equal(atomic_load(&syncs), 0);
    flush_end(flush);
    assert_int_equal(atomic_load(&syncs), 1);
}

static void
much_is_brought_to_the_disk_beside(void **state)
{
    (void)state;
    atomic_store(&syncs, 0);
    struct flush *flush = flush_new(".");
    for (int round = 1; round <= 3; round++) {
        for (int i = 0; i < 20; i++)
            flush_wrote(flush, MEGABYTE);
        expect_syncs(round);
    }
    flush_end(flush);
    assert_int_equal(atomic_load(&syncs), 4);
}

static void
a_folder_that_is_gone_is_no_failure(void **state)
{
    (void)state;
    atomic_store(&syncs, 0);
    struct flush *flush = flush_new("/nowhere");
    flush_wrote(flush, 64 * MEGABYTE);
    flush_end(flush);
    assert_int_equal(atomic_load(&syncs), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(little_is_brought_to_the_disk_at_the_end),
        cmocka_unit_test(much_is_brought_to_the_disk_beside),
        cmocka_unit_test(a_folder_that_is_gone_is_no_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
