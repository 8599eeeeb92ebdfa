/* The plans held against themselves: what a survey keeps of each, and what is
 * made of it.  All of it is for the vendor's own people. */
#ifndef COMMANDS_AUDIT_H
#define COMMANDS_AUDIT_H

#include "commands/survey.h"
#include "plan/map.h"
#include "plan/score.h"
#include "plan/slip.h"

/* Somebody who left or came (stakeholders.h). */
struct audit_person {
    const char *name;
    const char *role; /* or NULL */
    enum side side;
    bool left;
    day_t on;          /* DAY_NONE for who came */
    const char *holds; /* or NULL */
    const char *told;  /* what was written, or NULL */
    day_t told_on;
};
struct audit_plan {
    int number;       /* of its definition */
    const char *path; /* as the command line led to it */
    const char *id, *customer;
    const char *csm, *segment, *segment_name; /* or NULL */
    const char *type, *stage;                 /* words of the format */
    struct score quality, fidelity; /* quality not known: a closed plan */
    struct audit_person *people;
    int people_count;
    int left, unfollowed; /* of those, who still hold something */
    bool mapped;          /* there is something to differ from */
    struct map_change *map;
    int map_count;
    struct slip_sample *slips; /* of this plan's milestones */
    int slip_count;
};
struct audit_segment {
    const char *id, *name; /* id NULL: those of none */
    int plans, differ;
    struct spread quality, fidelity; /* medians of the scores */
    struct slip *slips;              /* the most days lost first */
    int slip_count;
};
struct audit {
    struct arena *arena;
    day_t today;
    struct audit_plan **plans; /* the lowest of either score first */
    int count;
    struct spread quality, fidelity;
    int mapped, differ;             /* plans */
    int left, unfollowed, came;     /* people */
    struct audit_segment *segments; /* by id */
    int segment_count;
};

/* Surveys the paths of the options, those of one csm if they name one.
 * `survey` keeps what the audit is made of: free it last. */
enum exit_status audit_collect(struct audit *audit, struct survey *survey,
    const struct options *options, struct arena *arena);

/* The page shows so many plans; more nobody reads, and the feeds have all. */
#define AUDIT_SHOWN 100

void audit_text(const struct audit *audit, struct buf *out);
void audit_markdown(const struct audit *audit, struct buf *out);
/* By the schema `audit`. */
void audit_json(const struct audit *audit, struct buf *out);
/* One line a score's line, person, difference or milestone that slips. */
void audit_csv(const struct audit *audit, struct buf *out);
/* The page, or its printing; false with *why, in the audit's arena. */
bool audit_page(const struct audit *audit, const struct options *options,
    bool pdf, struct buf *out, const char **why);

/* What became of it: "still the champion", "all was taken over", "nobody was
 * told"; NULL: nothing to say. */
const char *audit_person_rest(
    struct arena *arena, const struct audit_person *person);
const char *audit_segment_name(const struct audit_segment *segment);
/* Of a spread of whole numbers, the median rounded; "–" without any. */
const char *audit_median(struct arena *arena, const struct spread *spread);

#endif
