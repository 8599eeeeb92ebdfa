#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <unistd.h>

#define WORKERS_MAX 64

struct pool {
    atomic_int next;
    int count;
    pool_job *run;
    void *context;
};

struct worker {
    struct pool *pool;
    int number;
    pthread_t thread;
};

static void *
work(void *argument)
{
    struct worker *worker = argument;
    struct pool *pool = worker->pool;
    int job;
    while ((job = atomic_fetch_add(&pool->next, 1)) < pool->count)
        pool->run(pool->context, job, worker->number);
    return NULL;
}

void
pool_run(int workers, int count, pool_job *run, void *context)
{
    struct pool pool = {.count = count, .run = run, .context = context};
    struct worker all[WORKERS_MAX];
    if (workers > count)
        workers = count;
    if (workers > WORKERS_MAX)
        workers = WORKERS_MAX;
    int started = 0;
    for (int i = 1; i < workers; i++) {
        all[i] = (struct worker){.pool = &pool, .number = i};
        /* With fewer threads than wished the work is still done. */
        if (pthread_create(&all[i].thread, NULL, work, &all[i]) != 0)
            break;
        started = i;
    }
    all[0] = (struct worker){.pool = &pool};
    work(&all[0]);
    for (int i = 1; i <= started; i++)
        pthread_join(all[i].thread, NULL);
}

int
pool_processors(void)
{
    cpu_set_t ours;
    int count = sched_getaffinity(0, sizeof ours, &ours) == 0
                    ? CPU_COUNT(&ours)
                    : (int)sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > WORKERS_MAX ? WORKERS_MAX : count;
}
