/* Files that are read where they lie, page by page. */
#include "base/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct slice
file_map(const char *path, size_t limit)
{
    struct slice file = {0};
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return file;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
        (size_t)st.st_size <= limit) {
        size_t size = (size_t)st.st_size;
        void *p = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (p != MAP_FAILED)
            file = (struct slice){p, size};
    }
    close(fd);
    return file;
}

void
file_unmap(struct slice file)
{
    if (file.n > 0)
        munmap((char *)file.p, file.n);
}

void
file_map_rest(struct slice file)
{
    if (file.n > 0)
        madvise((char *)file.p, file.n, MADV_DONTNEED);
}
