/* Memory for libyaml's many small pieces: an event or a token is some ten
 * bytes that live for microseconds, a thousand times a plan.
 *
 * libyaml asks for memory through yaml_malloc and its kin, which it exports
 * and calls as anybody would; yaml_memory.c defines them anew, so that the
 * dynamic linker gives libyaml ours.  Pieces that were freed are kept by size
 * and handed out again without looking for neighbours to join, as malloc
 * must.  It halves what memory costs a parse, a tenth of libyaml's time.
 * Under a sanitizer malloc stays, so that a piece used too late is seen. */
#ifndef SOURCE_YAML_MEMORY_H
#define SOURCE_YAML_MEMORY_H

/* Between the two calls this thread's pieces come from blocks that the second
 * gives back as a whole, but for one that the thread keeps as long as it
 * lives; outside them from malloc. */
void yaml_memory_open(void);
void yaml_memory_close(void);

/* libyaml's own, which its header does not tell of: for the text of a scalar,
 * where yaml_event_delete would look for four pieces. */
void yaml_free(void *old);

#endif
