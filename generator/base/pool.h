/* Workers that share a list of jobs by number.  Results belong into slots by
 * job number, so that the outcome does not depend on who did what when. */
#ifndef BASE_POOL_H
#define BASE_POOL_H

/* Called once a job.  `worker` is from 0 to jobs - 1 and names the caller's
 * own state (arena, caches). */
typedef void pool_job(void *context, int job, int worker);

/* Runs jobs 0 to count - 1 on at most `workers` threads and returns when all
 * are done.  With one worker everything runs on the calling thread. */
void pool_run(int workers, int count, pool_job *run, void *context);
int pool_processors(void);

#endif
