/* A definition as typed structures: what every later part reads.
 *
 * Made by the reader from the field tables (fields.h); the arena that was
 * given to it owns everything.  A reference's `to` is NULL when the reference
 * is absent, bad or dangling (a finding said so).  Lists keep the order in
 * which the author wrote them; what could not be read is left out of them,
 * except in maps, where an entry stays with its id and is BAD.  The place of
 * a record is its braces, or the name above it where it has none. */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include "base/file.h"
#include "plan/value.h"
#include "report/report.h"
#include "source/front.h"
#include "source/prose.h"

enum kind { KIND_NONE, KIND_PLAN, KIND_QBR, KIND_SEGMENT, KIND_INITIATIVE };
enum side { SIDE_NONE, SIDE_VENDOR, SIDE_CUSTOMER };
enum plan_type { TYPE_NONE, TYPE_ONBOARDING, TYPE_GROWTH, TYPE_RETENTION };
enum stage {
    STAGE_NONE,
    STAGE_DRAFT,
    STAGE_PROPOSED,
    STAGE_AGREED,
    STAGE_ACTIVE,
    STAGE_PAUSED,
    STAGE_CLOSED
};
enum closed_why {
    CLOSED_NONE,
    CLOSED_ACHIEVED,
    CLOSED_SUPERSEDED,
    CLOSED_LEFT
};
enum metric_role { ROLE_NONE, ROLE_OUTCOME, ROLE_LEADING, ROLE_ADOPTION };
enum buying_role {
    BUYING_NONE,
    BUYING_ECONOMIC,
    BUYING_DECISION,
    BUYING_CHAMPION,
    BUYING_TECHNICAL,
    BUYING_INFLUENCER,
    BUYING_USER
};
enum status {
    STATUS_NONE,
    STATUS_PLANNED, /* the default */
    STATUS_ON_TRACK,
    STATUS_AT_RISK,
    STATUS_BLOCKED,
    STATUS_DONE,
    STATUS_DROPPED
};
enum phase { PHASE_NONE, PHASE_ONBOARDING, PHASE_STEADY, PHASE_AT_RISK };
enum confirmation { CONFIRM_NONE, CONFIRM_YES, CONFIRM_CHANGED, CONFIRM_NOT };
enum delivery {
    DELIVERY_NONE,
    DELIVERY_MET,
    DELIVERY_PARTLY,
    DELIVERY_MISSED,
    DELIVERY_UNKNOWN
};
enum degree { DEGREE_NONE, DEGREE_LOW, DEGREE_MEDIUM, DEGREE_HIGH };
enum how { HOW_NONE, HOW_PDF, HOW_FORM, HOW_EMAIL, HOW_MEETING }; /* weaker */
enum engagement { ENGAGE_NONE, ENGAGE_HIGH, ENGAGE_HYBRID, ENGAGE_LOW };
enum qbr_stage { QBR_NONE, QBR_PREPARED, QBR_HELD };

struct person;
struct metric;
struct milestone;
struct plan;
struct segment;

struct person_ref {
    VALUE_HEAD
    const char *id;
    const struct person *to;
};
struct metric_ref {
    VALUE_HEAD
    const char *id;
    const struct metric *to;
};
struct milestone_ref {
    VALUE_HEAD
    const char *id;
    const struct milestone *to;
};
typedef LIST(struct person_ref) person_list;
typedef LIST(struct metric_ref) metric_list;
typedef LIST(struct text) text_list;
/* A single word or a list of words: `calendars: [vendor, customer]`. */
typedef LIST(struct word) word_list;

/* Owners of a side: two or more are kept, so that CS403 can name them. */
struct owners {
    VALUE_HEAD
    person_list vendor;
    person_list customer;
};
/* One person a side: sponsors, signers. */
struct each_side {
    VALUE_HEAD
    struct person_ref vendor;
    struct person_ref customer;
};

struct party {
    VALUE_HEAD
    struct text name;
    struct path logo;
};
struct parties {
    VALUE_HEAD
    struct party vendor;
    struct party customer;
};

/* In every record of a map, `id` is the field's name in the file and the
 * place of that name. */
struct person {
    VALUE_HEAD
    struct text id;
    struct text name;
    struct word side; /* enum side */
    struct text role;
    struct text email;
    struct word buying_role;
    struct date left;
};

/* Who confirmed, requested or accepted something, and when. */
struct by_on {
    VALUE_HEAD
    struct person_ref by;
    struct date on;
};
struct worth {
    VALUE_HEAD
    struct quantity per; /* of the metric's unit */
    struct quantity is;  /* money */
};
struct outcome {
    VALUE_HEAD
    struct text statement;
    struct metric_ref metric;
    struct text why;
    struct text source;
    struct by_on confirmed;
    struct worth worth;
};
struct value_sentences {
    VALUE_HEAD
    struct text seeks;
    struct text gives;
};

struct baseline {
    VALUE_HEAD
    struct quantity value;
    struct date on;
    struct duration over;
    struct text source;
};
struct reading {
    VALUE_HEAD /* of the date in the table, or of the row in the CSV file */
        day_t on;
    struct quantity value;
};
struct readings {
    VALUE_HEAD
    struct path file; /* when they stand in a CSV file */
    int count;
    struct reading *items; /* sorted by date; one a date */
};
struct metric {
    VALUE_HEAD
    struct text id;
    struct text name;
    struct word role;
    struct metric_ref leads_to;
    struct text unit; /* canonical */
    struct text measured;
    struct person_ref reported_by;
    struct duration every;
    struct baseline baseline;
    struct quantity target;
    struct date by;
    struct readings readings;
};

struct task {
    VALUE_HEAD
    struct text what; /* field `do` */
    struct person_ref owner;
    struct date due;
    struct date done;
};
struct blocker {
    VALUE_HEAD
    struct text what;
    struct person_ref owner;
    struct date since;
    struct date escalated;
    struct date resolved;
};
struct milestone {
    VALUE_HEAD
    struct text id;
    struct text name;
    struct date due;
    metric_list moves; /* the first is the one its target is a level of */
    struct quantity target;
    struct flag first_value;
    struct owners owners;
    struct word status; /* PLANNED when absent */
    struct date expected;
    struct date done;
    struct text evidence;
    LIST(struct task) tasks;
    LIST(struct blocker) blockers;
};

struct meeting {
    VALUE_HEAD
    struct text meeting;
    struct word phase; /* STEADY when absent */
    struct duration every;
    struct duration length;
    struct date from;
    struct date until;
    struct clock_time time; /* field `at` */
    person_list attendees;
    text_list attendee_roles; /* in a segment, where people are roles */
    word_list calendars;      /* enum side */
};
struct review {
    VALUE_HEAD
    struct date on;
    struct text meeting;
    struct word outcome; /* enum confirmation */
    text_list unblocked;
    struct flag missed;
    struct text skipped;
};
/* Begins like a LIST of them.  In the order written; a CSV file's are read
 * like fields, with the places of its cells. */
struct reviews {
    VALUE_HEAD
    int count;
    struct review *items;
    struct path file;         /* ABSENT: they stand in the plan */
    const struct front *rows; /* the file's, as a list of fields, or NULL */
};
struct change {
    VALUE_HEAD
    struct date on;
    struct text what;
    struct person_ref told;
};
struct communication {
    VALUE_HEAD
    struct text from; /* a person's id; in a segment a role */
    text_list to;
    const struct person *from_person;
    const struct person **to_people; /* as many as `to`; may hold NULL */
    struct text when;
    struct text channel;
    struct text intent;
};
struct expectation {
    VALUE_HEAD
    struct text expects;
    struct word delivery;
    struct text note;
};
struct roadmap_item {
    VALUE_HEAD
    struct date when;
    struct text need;
};
struct risk {
    VALUE_HEAD
    struct text what;
    struct person_ref owner;
    struct word likelihood;
    struct word impact;
    struct text mitigation;
};
struct escalation {
    VALUE_HEAD
    struct duration after;
    struct text when;
    person_list to;
};
struct platform {
    VALUE_HEAD
    struct text name;
    struct text account;
};
struct weights {
    VALUE_HEAD
    struct number milestones, outcome, reviews, adoption;
};
struct health {
    VALUE_HEAD
    struct text score; /* "milestones" */
    struct weights weights;
};

/* An expansion or advocacy ask. */
struct ask {
    VALUE_HEAD
    struct text what;  /* field `offer` or `ask` */
    struct text after; /* as written */
    const struct milestone *after_milestone;
    struct person_ref owner;
    struct by_on requested;
};
enum signal_kind {
    SIGNAL_NONE,
    SIGNAL_FALLS,
    SIGNAL_RISES,
    SIGNAL_ABOVE,
    SIGNAL_BELOW,
    SIGNAL_SILENT,
    SIGNAL_CHAMPION_LEFT,
    SIGNAL_SPONSOR_LEFT,
    SIGNAL_MILESTONE_OVERDUE,
    SIGNAL_REVIEWS_MISSED
};
struct signal {
    VALUE_HEAD
    enum signal_kind signal;
    struct metric_ref metric;
    struct quantity amount; /* relative when its unit is "%" and not points */
    struct duration within; /* `in`, `silent`, `by` */
    struct number count;
};
struct play {
    VALUE_HEAD
    struct signal signal;
    struct text play;
    struct person_ref owner; /* in a segment absent */
};
struct commercial {
    VALUE_HEAD
    struct quantity arr_start;
    struct quantity arr_now;
};
struct referral {
    VALUE_HEAD
    struct date on;
    struct text to;
    struct flag qualified;
    struct flag converted;
};
struct handover {
    VALUE_HEAD
    struct text promised;
    text_list foreseen;
    struct by_on accepted;
};
struct internal {
    VALUE_HEAD
    LIST(struct ask) expansion;
    LIST(struct ask) advocacy;
    struct commercial commercial;
    LIST(struct referral) referrals;
    LIST(struct play) plays;
    struct handover handover;
    struct text notes;
};

struct signoff {
    VALUE_HEAD
    struct word side;
    struct person_ref by;
    struct person_ref on_behalf_of;
    struct date on;
    struct word how;
    struct text proof; /* a path beside the plan, or the sentence quoted */
    struct text proof_digest; /* of that file */
    struct text certificate;  /* that a signature was verified with */
    struct person_ref recorded_by;
    struct text terms; /* "sha256:" and 64 hex digits */
    struct path file;
};
struct waiver {
    VALUE_HEAD
    struct text rule;
    enum rule_id rule_id;
    struct text field; /* `at` */
    struct text reason;
    struct date until;
    struct person_ref by;
};
struct agreement {
    VALUE_HEAD
    struct text name;
    struct date on;
};
struct paused {
    VALUE_HEAD
    struct date from;
    struct date until;
    struct text why;
};
struct closed {
    VALUE_HEAD
    struct date on;
    struct word why;
};

/* What every kind has. */
struct definition {
    enum kind kind;
    struct word kind_word; /* the same as written, with its place */
    struct text id;        /* never unset: its default is the file's name */
    const struct source *source;
    const char *path; /* relative to the root */
    const struct front *front;
    struct prose_text prose;
    struct report *report; /* the reader's findings about this file */
    bool readable;         /* false: nothing below can be relied on */
    /* Not readable, but the repairs of all its faults are sure: what they make
     * of it, with places in their copy; else NULL. */
    struct definition *mended;
    const struct repaired *repaired;
    enum file_error error; /* why the file itself could not be read */
};

struct plan {
    struct definition def; /* first */
    struct text title;
    struct word type;
    text_list product;
    struct word stage;
    struct text segment;
    const struct segment *segment_to;
    struct date start;
    struct date renewal;
    struct flag show_renewal;
    struct text locale;   /* "en-GB" */
    struct text timezone; /* IANA */
    struct parties parties;
    LIST(struct person) people;
    const struct front *common_people; /* whom the settings have for every
                                          plan, named here or not; or NULL */
    struct each_side sponsors;
    struct each_side signers;
    struct person_ref champion;
    struct person_ref csm;
    struct agreement agreement;
    struct outcome outcome;
    LIST(struct outcome) further_outcomes;
    struct value_sentences value;
    LIST(struct metric) metrics;
    LIST(struct milestone) milestones;
    LIST(struct meeting) cadence;
    struct reviews reviews;
    LIST(struct change) changes;
    LIST(struct communication) communications;
    LIST(struct expectation) expectations;
    LIST(struct roadmap_item) roadmap;
    LIST(struct risk) risks;
    LIST(struct escalation) escalation;
    struct platform platform;
    struct health health;
    struct internal internal;
    struct paused paused;
    struct closed closed;
    struct text follows;
    LIST(struct signoff) signoff;
    LIST(struct waiver) waivers;
};

struct decision {
    VALUE_HEAD
    struct text what;
    struct person_ref owner;
    struct date due;
    struct date done;
};
struct qbr_ask {
    VALUE_HEAD
    struct word from; /* enum side */
    struct word of;
    struct text what;
    struct person_ref owner;
    struct date due;
    struct date done;
};
struct commitment {
    VALUE_HEAD
    struct text what;
    metric_list moves;
    struct owners owners;
    struct date due;
    struct date done;
};
struct service_issue {
    VALUE_HEAD
    struct text what;
    struct date since;
    struct text standing; /* field `state` */
};
struct qbr_outcome {
    VALUE_HEAD
    struct word status; /* enum confirmation */
    struct person_ref by;
    struct text to;
};
struct qbr {
    struct definition def;
    struct path plan;
    const struct plan *plan_to;
    struct quarter quarter;
    struct date date;
    struct word stage; /* enum qbr_stage; by `date` when absent */
    person_list attendees;
    person_list attended;
    struct qbr_outcome outcome;
    text_list changed_with_you;
    LIST(struct service_issue) service;
    LIST(struct decision) decisions;
    LIST(struct qbr_ask) asks;
    LIST(struct commitment) next_quarter;
};

struct segment_signoff {
    VALUE_HEAD
    struct word how; /* the least that counts: enum how, from strong to weak */
};
struct segment {
    struct definition def;
    struct text name;
    text_list grouped_by;
    struct word engagement;
    struct text outcome;
    LIST(struct milestone) milestones;
    LIST(struct meeting) cadence;
    LIST(struct communication) communications;
    LIST(struct play) plays;
    text_list failure_modes;
    text_list early_warnings;
    struct health health;
    struct segment_signoff signoff;
};

struct chain_link {
    VALUE_HEAD
    struct text measure; /* a metric's id or "portfolio.<measure>" */
    struct text drives;
    struct quantity target;
};
/* What is set out to be done for one measure. */
struct objective {
    VALUE_HEAD
    struct text what;
    struct text measure; /* as in a link */
    struct person_ref owner;
    struct date by;
};
struct initiative {
    struct definition def;
    struct text title;
    struct text locale; /* "en-GB" */
    struct date start;
    LIST(struct person) people;
    struct outcome outcome;
    LIST(struct metric) metrics;
    LIST(struct chain_link) chain;
    LIST(struct objective) objectives;
};

#endif
