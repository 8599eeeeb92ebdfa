#include "base/file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

/* So many parts are handed over together. */
#define PARTS_AT_ONCE 8
/* So many files without a name are held open for one plan, which is few enough
 * for sixty-four threads. */
#define NAMELESS_LIMIT 8

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

/* At most PARTS_AT_ONCE. */
static bool
write_together(int fd, const struct slice *parts, int count)
{
    struct iovec all[PARTS_AT_ONCE] = {0};
    for (int i = 0; i < count; i++)
        all[i] = (struct iovec){(char *)parts[i].p, parts[i].n};
    ssize_t put = writev(fd, all, count);
    if (put < 0 && errno != EINTR)
        return false;
    size_t done = put < 0 ? 0 : (size_t)put;
    for (int i = 0; i < count; i++) {
        size_t n = done < parts[i].n ? done : parts[i].n;
        if (!write_all(fd, (struct slice){parts[i].p + n, parts[i].n - n}))
            return false;
        done -= n;
    }
    return true;
}

static bool
write_parts(int fd, struct parts parts)
{
    for (int i = 0, n; i < parts.count; i += n) {
        n = parts.count - i < PARTS_AT_ONCE ? parts.count - i : PARTS_AT_ONCE;
        if (!write_together(fd, parts.items + i, n))
            return false;
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
    bool ok = write_parts(fd, parts) && (!durable || fsync(fd) == 0);
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

/* An output that is on the disk and not in its place: it has no name, which
 * leaves nothing behind when the process is ended, or a temporary one. */
struct pending {
    bool nameless;
    int fd;          /* of the nameless */
    struct buf name; /* else; empty when there is nothing to do */
};

static bool
is_new(const struct pending *pending)
{
    return pending->nameless || pending->name.n > 0;
}

static void
drop_pending(struct pending *pending)
{
    int why = errno;
    if (pending->nameless)
        close(pending->fd);
    pending->nameless = false;
    errno = why;
    drop_temporary(&pending->name);
}

/* A file without a name in the folder of `path`.  Some file systems know none:
 * negative. */
static int
open_nameless(const char *path)
{
    struct buf folder = {0};
    const char *slash = strrchr(path, '/');
    buf_add(&folder, path, slash ? (size_t)(slash - path) + 1 : 0);
    int fd =
        open(slash ? folder.p : ".", O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666);
    buf_free(&folder);
    return fd;
}

/* A name is given only where there is none.  A kernel before 6.10 does not give
 * one to a descriptor, but to what /proc calls it. */
static bool
link_nameless(int fd, const char *path)
{
    char name[64];
    if (linkat(fd, "", AT_FDCWD, path, AT_EMPTY_PATH) == 0)
        return true;
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    return errno == ENOENT &&
           linkat(AT_FDCWD, name, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
}

static struct parts
parts_of(const struct file_output *output)
{
    if (output->parts)
        return (struct parts){output->parts, output->part_count};
    return (struct parts){&output->bytes, 1};
}

/* Puts the bytes on the disk, without a name where `nameless` is asked for and
 * can be had. */
static bool
prepare_new(
    const struct file_output *output, bool nameless, struct pending *pending)
{
    pending->fd = nameless ? open_nameless(output->path) : -1;
    pending->nameless = pending->fd >= 0;
    return pending->nameless ? write_parts(pending->fd, parts_of(output))
                             : write_temporary(output->path, parts_of(output),
                                   false, &pending->name);
}

/* A rename over a folder fails, which must show before the first rename. */
static bool
prepare_output(
    const struct file_output *output, bool nameless, struct pending *pending)
{
    struct stat info;
    bool is_there = stat(output->path, &info) == 0;
    if (is_there && S_ISDIR(info.st_mode)) {
        errno = EISDIR;
        return false;
    }
    return (is_there && has_same(output->path, &info, parts_of(output))) ||
           prepare_new(output, nameless && !is_there, pending);
}

/* What could get no name, because somebody put a file there in between or the
 * file system gives none, is written once more. */
static bool
place_output(const struct file_output *output, struct pending *pending)
{
    if (pending->nameless) {
        if (link_nameless(pending->fd, output->path))
            return true;
        drop_pending(pending);
        if (!prepare_new(output, false, pending))
            return false;
    }
    if (pending->name.n > 0 && rename(pending->name.p, output->path) != 0)
        return false;
    pending->name.n = 0;
    return true;
}

bool
file_write_all(const struct file_output *outputs, int count, size_t *written,
    const char **culprit)
{
    struct pending pending[FILE_OUTPUTS] = {0};
    bool ok = true;
    *written = 0;
    assert(count <= FILE_OUTPUTS);
    for (int i = 0; i < count && ok; i++) {
        *culprit = outputs[i].path;
        ok = prepare_output(&outputs[i], i < NAMELESS_LIMIT, &pending[i]);
        if (ok && is_new(&pending[i]))
            *written += parts_size(parts_of(&outputs[i]));
    }
    for (int i = 0; i < count && ok; i++) {
        *culprit = outputs[i].path;
        ok = place_output(&outputs[i], &pending[i]);
    }
    for (int i = 0; i < count; i++)
        drop_pending(&pending[i]);
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
