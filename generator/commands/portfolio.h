/* All accounts at once: what a survey keeps of each, and what is made of it.
 *
 * An account is some 1.5 KB here, so ten thousand of them are 15 MB.  All of it
 * is for the vendor's own people. */
#ifndef COMMANDS_PORTFOLIO_H
#define COMMANDS_PORTFOLIO_H

#include "commands/survey.h"
#include "plan/benchmark.h"

struct portfolio_milestone {
    const char *name; /* NULL: there is none */
    day_t due, expected;
    enum standing standing;
};
struct portfolio_account {
    int number;       /* of its definition */
    const char *path; /* as the command line led to it */
    const char *id, *title, *customer;
    const char *csm, *segment, *segment_name; /* or NULL */
    const char *type, *stage;                 /* words of the format */
    bool live;
    struct health_score health;
    const char *metric, *unit; /* of the outcome; or NULL */
    struct level_on latest, target;
    struct lead lead;
    int reading_days; /* -1 for none */
    struct portfolio_milestone next;
    struct milestone_tally milestones; /* without the two themselves */
    struct review_count reviews;
    day_t last_review;
    struct account_sample sample;
    const char **drift;
    int drift_count;
    int map_days; /* when the segment's map has the first value; -1 */
};
struct portfolio_segment {
    const char *id, *name; /* id NULL: those of none */
    struct benchmark benchmark;
    struct diagnosis diagnosis;
    int drifting;
};
struct portfolio {
    struct arena *arena;
    day_t today, before; /* `before`: the last day of the quarter before */
    struct portfolio_account **accounts; /* those that drift first */
    int count, live, drifting;
    int green, amber, red;              /* of the live ones */
    struct portfolio_segment *segments; /* by name */
    int segment_count;
    struct benchmark all; /* of the live ones */
};

/* Surveys the paths of the options.  `survey` keeps what the portfolio is made
 * of: free it last. */
enum exit_status portfolio_collect(struct portfolio *portfolio,
    struct survey *survey, const struct options *options, struct arena *arena);

/* Its two feeds: one line or object an account; the JSON has the segments,
 * too, by the schema `portfolio`. */
void portfolio_csv(const struct portfolio *portfolio, struct buf *out);
void portfolio_json(const struct portfolio *portfolio, struct buf *out);
/* As a model for portfolio.xhtml: the summary and the first accounts. */
struct _xmlDoc *portfolio_model(
    struct arena *arena, const struct portfolio *portfolio, int shown);
/* Some accounts, without anything else. */
struct _xmlDoc *portfolio_model_rows(struct arena *arena,
    const struct portfolio *portfolio, int first, int count);

/* What the PDF holds: more than that nobody turns the pages of, and the HTML
 * and the feeds have all. */
#define PORTFOLIO_PRINTED 100
/* The page and its printing, added to `products`; false with *why. */
struct products;
bool portfolio_print(const struct portfolio *portfolio,
    const struct options *options, struct products *products, const char **why);

#endif
