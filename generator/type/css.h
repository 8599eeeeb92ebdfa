/* The theme as rules: selectors, and declarations as text with their place.
 *
 * Reading never fails; what is not known is warned about once and skipped. */
#ifndef TYPE_CSS_H
#define TYPE_CSS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "document/tree.h"
#include "type/layout.h"

/* Warnings of one theme; with `list` NULL (the built-in sheet) none. */
struct css_log {
    struct arena *arena;
    struct css_warnings *list; /* empty at first; in the order of lines */
    int *lines;                /* in `text`, of the list's items */
    int room, lines_room;
    const struct css_source *sources; /* what `text` is joined of */
    const size_t *starts;             /* of the sources, in `text` */
    int source_count;
    const char *text;
    size_t counted; /* bytes before which `line` has counted the lines */
    int line;
};
/* Whether nothing more is taken: then there is nothing to look for. */
bool css_log_full(const struct css_log *log);
/* Warns of `what `name`` unless that was said before; `at` is where it stands
 * in the text. */
void css_warn(
    struct css_log *log, const char *at, const char *what, struct slice name);
/* The same with something to add behind the name. */
void css_warn_more(struct css_log *log, const char *at, const char *what,
    struct slice name, const char *more);
/* From there to the end of the declaration, or of the line. */
uint32_t css_extent(struct slice css, size_t at);

/* One declaration; `value` is trimmed, with comments in it. */
struct css_decl {
    const char *name; /* lower case, but for custom properties */
    struct slice value;
    const char *at; /* in the theme, for warnings */
};

/* What an attribute must be like: there, or its value so. */
enum css_attr_test {
    ATTR_SET,
    ATTR_IS,     /* [a=v] */
    ATTR_WORD,   /* [a~=v] */
    ATTR_DASH,   /* [a|=v]: v, or v and a hyphen */
    ATTR_STARTS, /* [a^=v] */
    ATTR_ENDS,   /* [a$=v] */
    ATTR_HAS     /* [a*=v] */
};
struct css_attr {
    enum css_attr_test test;
    const char *name, *value;
    struct css_attr *next;
};

/* :nth-child(an+b), or counted from the end; :first-child is 0n+1. */
struct css_nth {
    int a, b;
    bool from_end;
    struct css_nth *next;
};

/* How a compound stands to `up`, the one that is written before it. */
enum css_combinator {
    CSS_DESCENDANT,
    CSS_CHILD,    /* > */
    CSS_NEXT,     /* + */
    CSS_FOLLOWING /* ~ */
};

struct css_compound {
    const char *type; /* or NULL */
    const char *id;   /* or NULL */
    uint32_t type_hash;
    uint32_t *class_hashes; /* tree_hash of each */
    const char **classes;
    int class_count;
    bool root;
    struct css_attr *attrs;
    struct css_nth *nths;
    struct css_compound *refused; /* :not(), each a compound of its own */
    struct css_compound *next;    /* in a list of such */
    enum css_combinator combinator;
    struct css_compound *up; /* or NULL */
};

/* The part of an element that a rule is for. */
enum css_part { PART_SELF, PART_MARKER, PART_BEFORE, PART_AFTER };

struct css_selector {
    struct css_compound *last;
    int specificity; /* ids * 65536 + classes * 256 + types */
    enum css_part part;
};

struct css_rule {
    struct css_selector *selectors;
    int selector_count;
    struct css_decl *decls;
    int decl_count;
};

/* @page, or a margin box in it. */
struct css_page_rule {
    const char *name; /* of the pages that it is for; NULL: of all */
    bool first;
    int box; /* enum margin_box, or -1 for the page itself */
    struct css_decl *decls;
    int decl_count;
};

struct css_rules {
    struct css_rule *rules;
    int count, room;
    struct css_page_rule *pages;
    int page_count, page_room;
};

/* What the rules are read for: those that are for others alone are left out. */
enum css_medium {
    CSS_PAPER,
    CSS_SCREEN,
    CSS_DARK /* a screen whose reader prefers dark */
};
void css_parse(struct arena *arena, struct slice css, enum css_medium medium,
    struct css_log *log, struct css_rules *rules);
/* css_match.c */
bool css_matches(const struct css_compound *compound, const struct tree *node);
/* Whether it could match an element of this name and these classes. */
bool css_may_match(
    const struct css_compound *compound, const struct tree *node);

/* Pieces of a value. */
enum css_kind {
    CSS_END,
    CSS_IDENT, /* lower case */
    CSS_NUMBER,
    CSS_HASH,
    CSS_STRING,
    CSS_FUNCTION, /* text: its name; args: what the parentheses hold */
    CSS_COMMA,
    CSS_SLASH,
    CSS_OTHER
};
struct css_token {
    enum css_kind kind;
    const char *text;  /* of an identifier, hash, string or function */
    const char *whole; /* as it stands, for colours and messages */
    struct slice args;
    int64_t number;   /* millionths */
    const char *unit; /* "" for none, "%", "pt", … */
};
struct css_tokens {
    struct css_token *items;
    int count;
};
/* Empty when there are too many to be a value. */
struct css_tokens css_tokenise(struct arena *arena, struct slice value);

/* The text with each var(--name, fallback) replaced; false when a name has no
 * value or they go in circles. */
struct css_vars;
struct css_vars *css_vars_new(struct arena *arena);
void css_vars_set(struct css_vars *vars, const char *name, struct slice value);
/* As it was set; false when it was not. */
bool css_vars_find(
    struct css_vars *vars, const char *name, struct slice *value);
/* The first variable of the value that is nowhere set, and the nearest that is,
 * or NULL; false when there is none. */
bool css_vars_missing(struct css_vars *vars, struct slice value,
    struct slice *name, const char **nearest);
bool css_vars_expand(
    struct css_vars *vars, struct slice value, struct slice *expanded);

#endif
