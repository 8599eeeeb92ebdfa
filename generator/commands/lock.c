#include "commands/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "commands/options.h"

#define LOCK_TRIES 100
#define LOCK_PAUSE 100000000 /* nanoseconds */

/* Whoever held the lock may have put another file in the place of this. */
static bool
is_still(int fd, const char *path)
{
    struct stat opened, named;
    return fstat(fd, &opened) == 0 && stat(path, &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

/* A file system without locks has none to wait for. */
static bool
take_lock(int fd)
{
    return flock(fd, LOCK_EX | LOCK_NB) == 0 || errno == ENOLCK ||
           errno == ENOTSUP || errno == EINVAL;
}

int
lock_file(const char *path)
{
    for (int i = 0; i < LOCK_TRIES; i++) {
        int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (fd < 0) {
            complain("\"%s\" cannot be read: %s", path, strerror(errno));
            return -1;
        }
        if (take_lock(fd) && is_still(fd, path))
            return fd;
        close(fd);
        nanosleep(&(struct timespec){0, LOCK_PAUSE}, NULL);
    }
    complain("\"%s\" is being written by another process", path);
    return -1;
}

bool
lock_is_link(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}
