#include "base/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"

struct spool {
    size_t limit;
    int fd;         /* of the temporary file; -1: none yet */
    bool stays;     /* there is no place but memory */
    uint64_t moved; /* bytes that are in the file */
    struct buf latest;
};

struct spool *
spool_new(size_t limit)
{
    struct spool *spool = xmalloc(sizeof *spool);
    *spool = (struct spool){.limit = limit, .fd = -1};
    return spool;
}

void
spool_free(struct spool *spool)
{
    if (spool->fd >= 0)
        close(spool->fd);
    buf_free(&spool->latest);
    free(spool);
}

static int
open_nameless(void)
{
    const char *folder = getenv("TMPDIR");
    struct buf name = {0};
    buf_printf(
        &name, "%s/countersign.XXXXXX", folder && *folder ? folder : "/tmp");
    int fd = mkostemp(name.p, O_CLOEXEC);
    if (fd >= 0)
        unlink(name.p);
    buf_free(&name);
    return fd;
}

/* What a write left half done is written again, at the same place. */
static bool
write_at(int fd, uint64_t at, struct slice bytes)
{
    while (bytes.n > 0) {
        ssize_t put = pwrite(fd, bytes.p, bytes.n, (off_t)at);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes.p += put;
        bytes.n -= (size_t)put;
        at += (uint64_t)put;
    }
    return true;
}

static bool
read_at(int fd, struct spooled spooled, char *to)
{
    while (spooled.n > 0) {
        ssize_t got = pread(fd, to, spooled.n, (off_t)spooled.at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got == 0)
            errno = EIO;
        if (got <= 0)
            return false;
        to += got;
        spooled.n -= (size_t)got;
        spooled.at += (uint64_t)got;
    }
    return true;
}

static void
move_out(struct spool *spool)
{
    if (spool->fd < 0)
        spool->fd = open_nameless();
    spool->stays = spool->fd < 0 || !write_at(spool->fd, spool->moved,
                                        buf_slice(&spool->latest));
    if (spool->stays)
        return;
    spool->moved += spool->latest.n;
    buf_clear(&spool->latest);
}

struct spooled
spool_put(struct spool *spool, struct slice bytes)
{
    if (spool->latest.n > 0 && spool->latest.n + bytes.n > spool->limit &&
        !spool->stays)
        move_out(spool);
    struct spooled spooled = {spool->moved + spool->latest.n, bytes.n};
    buf_add(&spool->latest, bytes.p, bytes.n);
    return spooled;
}

bool
spool_get(const struct spool *spool, struct spooled spooled, struct buf *out)
{
    if (spooled.at >= spool->moved) {
        buf_add(out, buf_slice(&spool->latest).p + (spooled.at - spool->moved),
            spooled.n);
        return true;
    }
    buf_reserve(out, spooled.n);
    if (!read_at(spool->fd, spooled, out->p + out->n))
        return false;
    out->n += spooled.n;
    out->p[out->n] = '\0';
    return true;
}
