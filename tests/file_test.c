/* Reading beneath a root, paths in words, outputs that appear whole. */
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/pool.h"

struct place_on_disk {
    struct arena *arena;
    struct root root;
    char folder[64];
};

static void
put(const struct place_on_disk *disk, const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", disk->folder, name);
    assert_true(file_write(path, (struct slice){text, strlen(text)}));
}

static int
set_up(void **state)
{
    struct place_on_disk *disk = calloc(1, sizeof *disk);
    strcpy(disk->folder, "/tmp/countersign-file-XXXXXX");
    assert_non_null(mkdtemp(disk->folder));
    disk->arena = arena_new();
    assert_true(root_open(&disk->root, disk->folder));
    char below[128];
    snprintf(below, sizeof below, "%s/a/b", disk->folder);
    assert_true(folder_make(below));
    put(disk, "z.md", "z");
    put(disk, "a/one.md", "one");
    put(disk, "a/b/two.md", "two");
    put(disk, "a/readings.csv", "date");
    put(disk, ".hidden.md", "no");
    *state = disk;
    return 0;
}

static int
tear_down(void **state)
{
    struct place_on_disk *disk = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", disk->folder);
    assert_int_equal(system(command), 0);
    root_close(&disk->root);
    arena_free(disk->arena);
    free(disk);
    return 0;
}

static void
lists_by_ending_sorted_without_hidden(void **state)
{
    struct place_on_disk *disk = *state;
    struct file_list list;
    assert_int_equal(
        file_list(disk->arena, &disk->root, ".", ".md", &list), FILE_OK);
    assert_int_equal(list.count, 3);
    assert_string_equal(list.paths[0], "a/b/two.md");
    assert_string_equal(list.paths[1], "a/one.md");
    assert_string_equal(list.paths[2], "z.md");
    assert_int_equal(
        file_list(disk->arena, &disk->root, "a/b", ".md", &list), FILE_OK);
    assert_int_equal(list.count, 1);
    assert_int_equal(file_list(disk->arena, &disk->root, "none", ".md", &list),
        FILE_MISSING);
}

static enum file_error
reading(struct place_on_disk *disk, const char *path)
{
    struct slice bytes;
    return file_read(disk->arena, &disk->root, path, &bytes);
}

static void
reads_beneath_the_root_only(void **state)
{
    struct place_on_disk *disk = *state;
    struct slice bytes;
    assert_int_equal(
        file_read(disk->arena, &disk->root, "a/one.md", &bytes), FILE_OK);
    assert_int_equal(bytes.n, 3);
    assert_string_equal(bytes.p, "one");
    assert_int_equal(reading(disk, "../etc/passwd"), FILE_OUTSIDE);
    assert_int_equal(reading(disk, "/etc/passwd"), FILE_OUTSIDE);
    assert_int_equal(reading(disk, "a/../../x"), FILE_OUTSIDE);
    assert_int_equal(reading(disk, "a"), FILE_NOT_REGULAR);
    assert_int_equal(reading(disk, "missing.md"), FILE_MISSING);
}

static void
a_link_does_not_lead_out(void **state)
{
    struct place_on_disk *disk = *state;
    char link[128];
    snprintf(link, sizeof link, "%s/out.md", disk->folder);
    assert_int_equal(symlink("/etc/passwd", link), 0);
    assert_int_equal(reading(disk, "out.md"), FILE_OUTSIDE);
}

static void
a_pipe_is_refused_and_does_not_hang(void **state)
{
    struct place_on_disk *disk = *state;
    char pipe_path[128];
    snprintf(pipe_path, sizeof pipe_path, "%s/pipe.md", disk->folder);
    assert_int_equal(mkfifo(pipe_path, 0600), 0);
    assert_int_equal(reading(disk, "pipe.md"), FILE_NOT_REGULAR);
}

static void
a_large_file_is_refused(void **state)
{
    struct place_on_disk *disk = *state;
    char path[128];
    snprintf(path, sizeof path, "%s/z.md", disk->folder);
    assert_int_equal(truncate(path, (off_t)FILE_LIMIT + 1), 0);
    assert_int_equal(reading(disk, "z.md"), FILE_TOO_LARGE);
}

static void
paths_are_joined_in_words(void **state)
{
    struct place_on_disk *disk = *state;
    static const char *const cases[][3] = {
        {"a/b.md", "x.csv", "a/x.csv"},
        {"b.md", "x.csv", "x.csv"},
        {"a/b/c.md", "../x.csv", "a/x.csv"},
        {"a/b.md", "../../x", "../x"},
        {"a/b.md", "./d//e", "a/d/e"},
        {"a/b.md", "/abs", "/abs"},
        {"a/b.md", "..", "."},
        {"/a/b.md", "x.csv", "/a/x.csv"},
        {"/a/b.md", "../x.csv", "/x.csv"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            path_beside(disk->arena, cases[i][0], cases[i][1]), cases[i][2]);
    assert_string_equal(path_stem(disk->arena, "a/b.c.md"), "b.c");
    assert_string_equal(path_stem(disk->arena, ".md"), ".md");
    assert_string_equal(path_folder(disk->arena, "a/b.md"), "a");
    assert_string_equal(path_folder(disk->arena, "b.md"), ".");
}

static void
a_path_is_told_below_the_root(void **state)
{
    struct place_on_disk *disk = *state;
    char path[128];
    snprintf(path, sizeof path, "%s/a/one.md", disk->folder);
    assert_string_equal(
        path_below(disk->arena, disk->folder, path), "a/one.md");
    assert_string_equal(
        path_below(disk->arena, disk->folder, disk->folder), ".");
    assert_null(path_below(disk->arena, disk->folder, "/etc"));
    assert_null(path_below(disk->arena, disk->folder, "/nowhere/at/all"));
}

static void
the_root_is_the_nearest_marked_folder(void **state)
{
    struct place_on_disk *disk = *state;
    char path[128], marked[128];
    snprintf(path, sizeof path, "%s/a/b/two.md", disk->folder);
    snprintf(marked, sizeof marked, "%s/a", disk->folder);
    put(disk, "a/.countersign.yaml", "");
    assert_string_equal(root_find(disk->arena, path), marked);
}

static void
a_failed_output_leaves_nothing_behind(void **state)
{
    struct place_on_disk *disk = *state;
    struct file_list list;
    char path[128];
    snprintf(path, sizeof path, "%s/a/b", disk->folder);
    /* The target is a folder: the rename must fail. */
    assert_false(file_write(path, (struct slice){"x", 1}));
    snprintf(path, sizeof path, "%s/none/x", disk->folder);
    assert_false(file_write(path, (struct slice){"x", 1}));
    assert_int_equal(
        file_list(disk->arena, &disk->root, ".", "", &list), FILE_OK);
    assert_int_equal(list.count, 4);
}

static void
an_output_is_replaced_whole(void **state)
{
    struct place_on_disk *disk = *state;
    struct slice bytes;
    put(disk, "a/one.md", "longer than before");
    assert_int_equal(
        file_read(disk->arena, &disk->root, "a/one.md", &bytes), FILE_OK);
    assert_string_equal(bytes.p, "longer than before");
}

static void
an_output_that_is_the_same_is_left_alone(void **state)
{
    struct place_on_disk *disk = *state;
    struct stat before, after;
    char path[128];
    snprintf(path, sizeof path, "%s/a/one.md", disk->folder);
    assert_int_equal(stat(path, &before), 0);
    put(disk, "a/one.md", "one");
    assert_int_equal(stat(path, &after), 0);
    assert_true(before.st_ino == after.st_ino);
}

static void
count_job(void *context, int job, int worker)
{
    int *slots = context;
    assert_in_range(worker, 0, 3);
    slots[job]++;
}

static void
every_job_is_done_once(void **state)
{
    (void)state;
    enum { JOBS = 1000 };
    int slots[JOBS];
    for (int workers = 1; workers <= 4; workers++) {
        memset(slots, 0, sizeof slots);
        pool_run(workers, JOBS, count_job, slots);
        for (int i = 0; i < JOBS; i++)
            assert_int_equal(slots[i], 1);
    }
    pool_run(4, 0, count_job, NULL);
}

static struct slice
slice(const char *text)
{
    return (struct slice){text, strlen(text)};
}

static void
file_is_replaced_only_as_it_was_read(void **state)
{
    struct place_on_disk *disk = *state;
    char path[128];
    bool changed = true;
    struct stat info;
    struct slice bytes;
    snprintf(path, sizeof path, "%s/z.md", disk->folder);
    assert_int_equal(chmod(path, 0600), 0);
    assert_true(file_replace(path, slice("z"), slice("new"), &changed));
    assert_false(changed);
    assert_int_equal(file_read_any(disk->arena, path, &bytes), FILE_OK);
    assert_string_equal(bytes.p, "new");
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0600);
    assert_false(file_replace(path, slice("z"), slice("newer"), &changed));
    assert_true(changed);
    assert_int_equal(file_read_any(disk->arena, path, &bytes), FILE_OK);
    assert_string_equal(bytes.p, "new");
    unlink(path);
    assert_false(file_replace(path, slice("new"), slice("newer"), &changed));
    assert_false(changed);
    struct file_list list;
    assert_int_equal(
        file_list(disk->arena, &disk->root, ".", "", &list), FILE_OK);
    assert_int_equal(list.count, 3); /* nothing is left behind */
    snprintf(path, sizeof path, "test -z \"$(find %s -name '.countersign-*')\"",
        disk->folder);
    assert_int_equal(system(path), 0);
}

/* From here on the kernel refuses this process a call, where the argument of
 * this number has all the bits. */
static bool
refuse(unsigned call, int argument, unsigned bits, unsigned why)
{
    struct sock_filter steps[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 4),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
            (unsigned)offsetof(struct seccomp_data, args) +
                (unsigned)argument * 8),
        BPF_STMT(BPF_ALU | BPF_AND | BPF_K, bits),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, bits, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | why),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog filter = {sizeof steps / sizeof *steps, steps};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

/* The number of the first thing that is wrong without openat2, 0 for none,
 * 99 where it cannot be taken away. */
static int
read_without_openat2(const struct place_on_disk *disk)
{
    static const struct {
        const char *path;
        enum file_error error;
    } cases[] = {
        {"a/one.md", FILE_OK},
        {"a//b/./two.md", FILE_OK},
        {"a/", FILE_NOT_REGULAR},
        {"a/two.md", FILE_MISSING},
        {"a/one.md/x", FILE_MISSING},
        {"a/../z.md", FILE_OUTSIDE},
        {"../passwd", FILE_OUTSIDE},
        {"in", FILE_OUTSIDE},         /* a link to a file */
        {"etc/passwd", FILE_MISSING}, /* a link to a folder is no folder */
        {"/etc/passwd", FILE_OUTSIDE},
    };
    struct slice bytes;
    struct file_list list;
    if (!refuse(SYS_openat2, 0, 0, ENOSYS))
        return 99;
    for (int i = 0; i < (int)(sizeof cases / sizeof *cases); i++)
        if (file_read(disk->arena, &disk->root, cases[i].path, &bytes) !=
            cases[i].error)
            return i + 1;
    if (file_list(disk->arena, &disk->root, ".", ".md", &list) != FILE_OK)
        return 50;
    return list.count == 3 ? 0 : 51;
}

static void
without_openat2_links_are_not_followed(void **state)
{
    const struct place_on_disk *disk = *state;
    char path[128];
    int status = -1;
    snprintf(path, sizeof path, "%s/in", disk->folder);
    assert_int_equal(symlink("z.md", path), 0);
    snprintf(path, sizeof path, "%s/etc", disk->folder);
    assert_int_equal(symlink("/etc", path), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(read_without_openat2(disk));
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    if (WEXITSTATUS(status) == 99)
        skip();
    assert_int_equal(WEXITSTATUS(status), 0);
}

/* Whether a plan's two outputs stand in the folder `a` afterwards, where they
 * or a link were or were not before, and nothing else that is new; so many
 * bytes were written for it. */
static bool
outputs_appear(const struct place_on_disk *disk, const char *pdf, size_t size)
{
    char paths[2][128];
    const char *culprit;
    struct slice parts[] = {
        slice("<p>"), slice(""), slice("one"), slice("</p>")};
    struct slice bytes[2];
    struct file_list list;
    size_t written;
    snprintf(paths[0], sizeof paths[0], "%s/a/one.html", disk->folder);
    snprintf(paths[1], sizeof paths[1], "%s/a/one.pdf", disk->folder);
    struct file_output outputs[] = {
        {.path = paths[0], .parts = parts, .part_count = 4},
        {.path = paths[1], .bytes = slice(pdf)},
    };
    return file_write_all(outputs, 2, &written, &culprit) && written == size &&
           file_read_any(disk->arena, paths[0], &bytes[0]) == FILE_OK &&
           file_read_any(disk->arena, paths[1], &bytes[1]) == FILE_OK &&
           strcmp(bytes[0].p, "<p>one</p>") == 0 &&
           strcmp(bytes[1].p, pdf) == 0 &&
           file_list(disk->arena, &disk->root, "a", "", &list) == FILE_OK &&
           list.count == 5;
}

/* The same where the kernel refuses a call: 0 for yes, 99 where it cannot be
 * made to. */
static int
outputs_appear_without(const struct place_on_disk *disk, unsigned call,
    int argument, unsigned bits, unsigned why)
{
    int status = -1;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (!refuse(call, argument, bits, why))
            _exit(99);
        _exit(outputs_appear(disk, "%PDF", 14) ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* A process that is ended leaves no temporary name where it needs none. */
static void
new_outputs_have_no_name_before_their_own(void **state)
{
    int status = outputs_appear_without(*state, SYS_openat, 2, O_CREAT, EACCES);
    if (status == 99)
        skip();
    assert_int_equal(status, 0);
}

static void
outputs_appear_where_a_file_must_have_a_name(void **state)
{
    int status =
        outputs_appear_without(*state, SYS_openat, 2, O_TMPFILE, EOPNOTSUPP);
    if (status == 99)
        skip();
    assert_int_equal(status, 0);
}

static void
outputs_appear_where_no_file_is_given_a_name(void **state)
{
    int status = outputs_appear_without(*state, SYS_linkat, 0, 0, EPERM);
    if (status == 99)
        skip();
    assert_int_equal(status, 0);
}

static void
outputs_are_replaced_with_what_stands_in_their_place(void **state)
{
    const struct place_on_disk *disk = *state;
    char path[128];
    struct stat before, after;
    snprintf(path, sizeof path, "%s/a/one.html", disk->folder);
    assert_int_equal(symlink("nowhere", path), 0);
    assert_true(outputs_appear(disk, "%PDF-1", 16));
    assert_int_equal(lstat(path, &before), 0);
    assert_true(S_ISREG(before.st_mode));
    assert_true(outputs_appear(disk, "%PDF-2", 6));
    assert_int_equal(lstat(path, &after), 0);
    assert_true(before.st_ino == after.st_ino); /* it has the same bytes */
}

static void
a_mapped_file_is_read_where_it_lies(void **state)
{
    const struct place_on_disk *disk = *state;
    char path[256], missing[256];
    snprintf(path, sizeof path, "%s/a/one.md", disk->folder);
    snprintf(missing, sizeof missing, "%s/a/none.md", disk->folder);
    struct slice file = file_map(path, 3);
    assert_int_equal(file.n, 3);
    assert_memory_equal(file.p, "one", 3);
    file_map_rest(file);
    assert_memory_equal(file.p, "one", 3);
    file_unmap(file);
    assert_int_equal(file_map(path, 2).n, 0);
    assert_int_equal(file_map(missing, 3).n, 0);
    assert_int_equal(file_map(disk->folder, 4096).n, 0);
}

int
main(void)
{
#define ON_DISK(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        ON_DISK(lists_by_ending_sorted_without_hidden),
        ON_DISK(reads_beneath_the_root_only),
        ON_DISK(a_link_does_not_lead_out),
        ON_DISK(without_openat2_links_are_not_followed),
        ON_DISK(a_pipe_is_refused_and_does_not_hang),
        ON_DISK(a_large_file_is_refused),
        ON_DISK(a_mapped_file_is_read_where_it_lies),
        ON_DISK(paths_are_joined_in_words),
        ON_DISK(a_path_is_told_below_the_root),
        ON_DISK(the_root_is_the_nearest_marked_folder),
        ON_DISK(a_failed_output_leaves_nothing_behind),
        ON_DISK(an_output_is_replaced_whole),
        ON_DISK(an_output_that_is_the_same_is_left_alone),
        ON_DISK(new_outputs_have_no_name_before_their_own),
        ON_DISK(outputs_appear_where_a_file_must_have_a_name),
        ON_DISK(outputs_appear_where_no_file_is_given_a_name),
        ON_DISK(outputs_are_replaced_with_what_stands_in_their_place),
        ON_DISK(file_is_replaced_only_as_it_was_read),
        cmocka_unit_test(every_job_is_done_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
