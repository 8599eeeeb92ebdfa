#include "commands/progress.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"

/* Milliseconds before anybody wonders, and those between two looks. */
#define PATIENCE 500
#define PACE 100

#define CLEAR_LINE "\r\033[K"

struct run {
    pool_job *job;
    void *context;
    const char *doing;
    int count;
    atomic_int done;
    atomic_llong next; /* when the line is due again */
};

/* The terminal, and whether a line stands on it. */
static pthread_mutex_t terminal = PTHREAD_MUTEX_INITIALIZER;
static bool drawn;

static long long
milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reports for machines come in pieces of lines, which leave no line free; a
 * terminal of no kind is one that nobody knows how to clear. */
static bool
is_watched(const struct options *options)
{
    const char *term = getenv("TERM");
    bool in_lines =
        options->format == REPORT_FULL || options->format == REPORT_CONCISE;
    return !options->quiet && term && *term && !text_is(term, "dumb") &&
           isatty(STDERR_FILENO) && (in_lines || !isatty(STDOUT_FILENO));
}

/* Whoever finds the terminal taken goes on: somebody else draws or writes. */
static void
step(struct run *run)
{
    int done = atomic_fetch_add(&run->done, 1) + 1;
    if (done == run->count || milliseconds() < atomic_load(&run->next) ||
        pthread_mutex_trylock(&terminal) != 0)
        return;
    fprintf(stderr, CLEAR_LINE "%s %d of %d", run->doing,
        atomic_load(&run->done), run->count);
    fflush(stderr);
    drawn = true;
    atomic_store(&run->next, milliseconds() + PACE);
    pthread_mutex_unlock(&terminal);
}

static void
run_one(void *context, int job, int worker)
{
    struct run *run = context;
    run->job(run->context, job, worker);
    step(run);
}

void
progress_pool(const struct options *options, const char *doing, int count,
    pool_job *job, void *context)
{
    if (!is_watched(options)) {
        pool_run(options->jobs, count, job, context);
        return;
    }
    struct run run = {
        .job = job, .context = context, .doing = doing, .count = count};
    atomic_init(&run.done, 0);
    atomic_init(&run.next, milliseconds() + PATIENCE);
    pool_run(options->jobs, count, run_one, &run);
    progress_hide();
    progress_show();
}

void
progress_hide(void)
{
    pthread_mutex_lock(&terminal);
    if (drawn)
        fputs(CLEAR_LINE, stderr);
    drawn = false;
}

void
progress_show(void)
{
    pthread_mutex_unlock(&terminal);
}
