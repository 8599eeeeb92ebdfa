#include "base/flush.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"

/* So much is brought to the disk at a time: of plans about ninety.  With five
 * times as much a run of a thousand is as slow as without. */
#define AT_ONCE ((size_t)16 * 1024 * 1024)

struct flush {
    const char *folder;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    pthread_t thread;
    bool has_thread;
    bool ended;
    size_t waiting; /* bytes written since the thread last looked */
};

/* The file system that holds the folder, whose names are to be there as well.
 */
static void
sync_folder(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)syncfs(fd);
    close(fd);
}

static void *
sync_beside(void *argument)
{
    struct flush *flush = argument;
    pthread_mutex_lock(&flush->lock);
    while (!flush->ended) {
        if (flush->waiting < AT_ONCE) {
            pthread_cond_wait(&flush->wake, &flush->lock);
            continue;
        }
        flush->waiting = 0;
        pthread_mutex_unlock(&flush->lock);
        sync_folder(flush->folder);
        pthread_mutex_lock(&flush->lock);
    }
    pthread_mutex_unlock(&flush->lock);
    return NULL;
}

struct flush *
flush_new(const char *folder)
{
    struct flush *flush = xmalloc(sizeof *flush);
    *flush = (struct flush){.folder = folder};
    pthread_mutex_init(&flush->lock, NULL);
    pthread_cond_init(&flush->wake, NULL);
    return flush;
}

/* Without a thread all is brought to the disk at the end. */
void
flush_wrote(struct flush *flush, size_t bytes)
{
    pthread_mutex_lock(&flush->lock);
    flush->waiting += bytes;
    if (flush->waiting >= AT_ONCE && !flush->has_thread)
        flush->has_thread =
            pthread_create(&flush->thread, NULL, sync_beside, flush) == 0;
    else if (flush->waiting >= AT_ONCE)
        pthread_cond_signal(&flush->wake);
    pthread_mutex_unlock(&flush->lock);
}

void
flush_end(struct flush *flush)
{
    pthread_mutex_lock(&flush->lock);
    flush->ended = true;
    pthread_cond_signal(&flush->wake);
    pthread_mutex_unlock(&flush->lock);
    if (flush->has_thread)
        pthread_join(flush->thread, NULL);
    sync_folder(flush->folder);
    pthread_cond_destroy(&flush->wake);
    pthread_mutex_destroy(&flush->lock);
    free(flush);
}
