/* Work on fonts kept over runs: found again whole, or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/text.h"
#include "type/font_work.h"

static char folder[] = "/tmp/font_work_test.XXXXXX";

static struct slice
slice_of(const char *text)
{
    return (struct slice){text, strlen(text)};
}

static void
keep(uint64_t face, const char *key, const char *value)
{
    struct font_work *work = font_work_open(folder);
    font_work_keep(work, WORK_WORD, face, slice_of(key), slice_of(value));
    font_work_close(work);
}

static bool
finds(enum font_work_kind kind, uint64_t face, const char *key,
    const char *expected)
{
    struct font_work *work = font_work_open(folder);
    struct slice value = {0};
    bool found = font_work_find(work, kind, face, slice_of(key), &value);
    if (found) {
        assert_int_equal((uintptr_t)value.p % 8, 0);
        assert_int_equal(value.n, strlen(expected));
        assert_memory_equal(value.p, expected, value.n);
    }
    font_work_close(work);
    return found;
}

static char *
path_of_file(struct arena *arena)
{
    return arena_printf(arena, "%s/work", folder);
}

static int
empty_folder(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    unlink(path_of_file(arena));
    arena_free(arena);
    return 0;
}

static void
what_one_run_keeps_the_next_finds(void **state)
{
    (void)state;
    assert_false(finds(WORK_WORD, 7, "plan", ""));
    keep(7, "plan", "the glyphs of plan");
    keep(7, "plans", "");
    keep(8, "plan", "those of another face");
    assert_true(finds(WORK_WORD, 7, "plan", "the glyphs of plan"));
    assert_true(finds(WORK_WORD, 7, "plans", ""));
    assert_true(finds(WORK_WORD, 8, "plan", "those of another face"));
    assert_false(finds(WORK_WORD, 9, "plan", ""));
    assert_false(finds(WORK_SUBSET, 7, "plan", ""));
    assert_false(finds(WORK_WORD, 7, "pla", ""));
}

static void
the_same_piece_of_two_workers_is_kept_once(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct slice once, twice;
    keep(1, "word", "value");
    assert_int_equal(file_read_any(arena, path_of_file(arena), &once), FILE_OK);
    unlink(path_of_file(arena));
    struct font_work *work = font_work_open(folder);
    for (int i = 0; i < 2; i++)
        font_work_keep(work, WORK_WORD, 1, slice_of("word"), slice_of("value"));
    font_work_close(work);
    assert_int_equal(
        file_read_any(arena, path_of_file(arena), &twice), FILE_OK);
    assert_int_equal(once.n, twice.n);
    arena_free(arena);
}

/* What is found is right (finds), whatever happened to the file. */
static void
a_spoilt_file_gives_nothing_wrong(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct slice file;
    for (int i = 0; i < 40; i++)
        keep(3, arena_printf(arena, "word %d", i), "value");
    assert_int_equal(file_read_any(arena, path_of_file(arena), &file), FILE_OK);
    for (size_t at = 0; at < file.n; at += at < 64 ? 1 : 7) {
        char *spoilt = arena_strndup(arena, file.p, file.n);
        spoilt[at] ^= 0x41;
        assert_true(
            file_write(path_of_file(arena), (struct slice){spoilt, file.n}));
        finds(WORK_WORD, 3, "word 7", "value");
        assert_true(
            file_write(path_of_file(arena), (struct slice){file.p, at}));
        assert_false(finds(WORK_WORD, 3, "word 7", "value"));
    }
    keep(3, "word 7", "value"); /* and is written anew */
    assert_true(finds(WORK_WORD, 3, "word 7", "value"));
    arena_free(arena);
}

/* The file stays small: what is new and what was used stays in it. */
static void
what_nobody_uses_makes_room(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    size_t size = 900 * 1024;
    char *big = arena_alloc(arena, size);
    for (int run = 0; run < 8; run++) {
        struct font_work *work = font_work_open(folder);
        struct slice key = slice_of(arena_printf(arena, "run %d", run));
        struct slice found, first = slice_of("run 0");
        assert_true(
            run == 0 || font_work_find(work, WORK_WORD, 1, first, &found));
        font_work_keep(work, WORK_WORD, 1, key, (struct slice){big, size});
        font_work_close(work);
        struct slice file;
        assert_int_equal(
            file_read_any(arena, path_of_file(arena), &file), FILE_OK);
        assert_true(file.n < (size_t)5 * 1024 * 1024);
    }
    arena_free(arena);
}

static void
without_a_folder_nothing_is_kept(void **state)
{
    (void)state;
    struct font_work *work = font_work_open(NULL);
    struct slice value;
    font_work_keep(work, WORK_WORD, 1, slice_of("a"), slice_of("b"));
    assert_false(font_work_find(work, WORK_WORD, 1, slice_of("a"), &value));
    font_work_close(work);
    font_work_close(font_work_open("/proc/none"));
    font_work_close(NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(what_one_run_keeps_the_next_finds, empty_folder),
        cmocka_unit_test_setup(
            the_same_piece_of_two_workers_is_kept_once, empty_folder),
        cmocka_unit_test_setup(a_spoilt_file_gives_nothing_wrong, empty_folder),
        cmocka_unit_test_setup(what_nobody_uses_makes_room, empty_folder),
        cmocka_unit_test_setup(without_a_folder_nothing_is_kept, empty_folder),
    };
    if (!mkdtemp(folder))
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    empty_folder(NULL);
    rmdir(folder);
    return failed;
}
