/* How the process takes memory from the system. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

/* To be called before anything is taken: lays the heap of malloc out in pages
 * of 2 MB.  A print of one plan takes 10 MB, and to get and to return them by
 * 4 KB took as long as the type did.  Where the system has no large pages,
 * nothing is lost. */
void memory_open(void);
/* To be called before there are threads that help with one plan: they take from
 * that heap, and not each from one of its own in pages of 4 KB, which are 500
 * more for it.  Threads that all work the whole time would wait for each
 * other: two of them take 5 % longer for a thousand plans. */
void memory_share(void);

#endif
