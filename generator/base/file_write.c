#include "base/file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is to stand in a file, one after the other. */
struct parts {
    const struct slice *items;
    int count;
};

static size_t
parts_size(struct parts parts)
{
    size_t size = 0;
    for (int i = 0; i < parts.count; i++)
        size += parts.items[i].n;
    return size;
}

/* The next bytes that can be read are these. */
static bool
reads_same(int fd, struct slice bytes)
{
    char old[1 << 16];
    while (bytes.n > 0) {
        size_t want = bytes.n < sizeof old ? bytes.n : sizeof old;
        ssize_t got = read(fd, old, want);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0 || memcmp(old, bytes.p, (size_t)got) != 0)
            return false;
        bytes.p += got;
        bytes.n -= (size_t)got;
    }
    return true;
}

/* Whether what stands at the path, as it was looked at, has just these bytes.
 */
static bool
has_same(const char *path, const struct stat *info, struct parts parts)
{
    if (!S_ISREG(info->st_mode) || (size_t)info->st_size != parts_size(parts))
        return false;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool same = fd >= 0;
    for (int i = 0; same && i < parts.count; i++)
        same = reads_same(fd, parts.items[i]);
    if (fd >= 0)
        close(fd);
    return same;
}

static bool
same_bytes(const char *path, struct slice bytes)
{
    struct stat info;
    return stat(path, &info) == 0 &&
           has_same(path, &info, (struct parts){&bytes, 1});
}

static bool
write_all(int fd, struct slice bytes)
{
    while (bytes.n > 0) {
        ssize_t put = write(fd, bytes.p, bytes.n);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes.p += put;
        bytes.n -= (size_t)put;
    }
    return true;
}

static bool
sync_folder_of(const char *path)
{
    struct arena *arena = arena_new();
    int fd = open(path_folder(arena, path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    arena_free(arena);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    return ok;
}

/* A new file beside `path`, with the rights that any output would have.  Two
 * processes, or two threads of one, never choose the same name. */
static int
open_temporary(const char *path, struct buf *name)
{
    static atomic_uint counter;
    const char *slash = strrchr(path, '/');
    buf_add(name, path, slash ? (size_t)(slash - path) + 1 : 0);
    buf_printf(name, ".countersign-%ld-%u", (long)getpid(),
        atomic_fetch_add(&counter, 1));
    return open(name->p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
}

/* Writes the bytes to a new file beside `path`; its name is in `name`, empty
 * when there is none.  On failure errno says why. */
static bool
write_temporary(
    const char *path, struct parts parts, bool durable, struct buf *name)
{
    int fd = open_temporary(path, name);
    if (fd < 0) {
        name->n = 0;
        return false;
    }
    bool ok = true;
    for (int i = 0; i < parts.count && ok; i++)
        ok = write_all(fd, parts.items[i]);
    ok = ok && (!durable || fsync(fd) == 0);
    int why = errno;
    if (close(fd) != 0 && ok) {
        why = errno;
        ok = false;
    }
    errno = why;
    return ok;
}

/* Takes away what has not been renamed, and keeps errno. */
static void
drop_temporary(struct buf *name)
{
    int why = errno;
    if (name->n > 0)
        unlink(name->p);
    buf_free(name);
    errno = why;
}

static bool
write_and_rename(const char *path, struct slice bytes, bool durable)
{
    struct buf temporary = {0};
    struct parts parts = {&bytes, 1};
    bool ok = write_temporary(path, parts, durable, &temporary) &&
              rename(temporary.p, path) == 0;
    if (ok)
        temporary.n = 0;
    drop_temporary(&temporary);
    return ok;
}

static bool
is_pipe_or_device(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && !S_ISREG(info.st_mode) &&
           !S_ISDIR(info.st_mode);
}

/* Whoever reads the pipe has it open: a file in its place would never reach
 * them, and would take /dev/null away from everybody. */
static bool
write_into(const char *path, struct slice bytes)
{
    int fd = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
    bool ok = fd >= 0 && write_all(fd, bytes);
    int why = errno;
    if (fd >= 0)
        close(fd);
    errno = why;
    return ok;
}

bool
file_write(const char *path, struct slice bytes)
{
    if (is_pipe_or_device(path))
        return write_into(path, bytes);
    return same_bytes(path, bytes) || write_and_rename(path, bytes, false);
}

/* A rename over a folder fails, which must show before the first rename. */
static bool
prepare_output(const struct file_output *output, struct buf *temporary)
{
    struct stat info;
    bool is_there = stat(output->path, &info) == 0;
    if (is_there && S_ISDIR(info.st_mode)) {
        errno = EISDIR;
        return false;
    }
    struct parts parts = {&output->bytes, 1};
    if (output->parts)
        parts = (struct parts){output->parts, output->part_count};
    return (is_there && has_same(output->path, &info, parts)) ||
           write_temporary(output->path, parts, false, temporary);
}

bool
file_write_all(
    const struct file_output *outputs, int count, const char **culprit)
{
    struct buf temporary[FILE_OUTPUTS] = {0};
    bool ok = true;
    assert(count <= FILE_OUTPUTS);
    for (int i = 0; i < count && ok; i++) {
        *culprit = outputs[i].path;
        ok = prepare_output(&outputs[i], &temporary[i]);
    }
    for (int i = 0; i < count && ok; i++) {
        *culprit = outputs[i].path;
        ok =
            temporary[i].n == 0 || rename(temporary[i].p, outputs[i].path) == 0;
        if (ok)
            temporary[i].n = 0;
    }
    for (int i = 0; i < count; i++)
        drop_temporary(&temporary[i]);
    return ok;
}

bool
file_write_durable(const char *path, struct slice bytes)
{
    return write_and_rename(path, bytes, true) && sync_folder_of(path);
}

bool
file_replace(
    const char *path, struct slice old, struct slice bytes, bool *changed)
{
    struct buf temporary = {0};
    struct parts parts = {&bytes, 1};
    struct stat info;
    *changed = false;
    bool ok = stat(path, &info) == 0 &&
              write_temporary(path, parts, true, &temporary) &&
              chmod(temporary.p, info.st_mode & 07777) == 0;
    if (ok && !same_bytes(path, old)) {
        *changed = true;
        ok = false;
    }
    ok = ok && rename(temporary.p, path) == 0;
    if (ok)
        temporary.n = 0;
    drop_temporary(&temporary);
    return ok && sync_folder_of(path);
}

bool
folder_make(const char *path)
{
    char partial[PATH_MAX];
    size_t length = strlen(path);
    if (length >= sizeof partial) {
        errno = ENAMETOOLONG;
        return false;
    }
    for (size_t i = 1; i <= length; i++) {
        if (path[i] != '/' && path[i] != '\0')
            continue;
        memcpy(partial, path, i);
        partial[i] = '\0';
        if (mkdir(partial, 0777) != 0 && errno != EEXIST)
            return false;
    }
    if (path_is_folder(path))
        return true;
    errno = ENOTDIR;
    return false;
}

void
folder_sync(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)syncfs(fd);
    close(fd);
}
