/* The theme, read and indexed.  Immutable once made: workers share it. */
#ifndef TYPE_STYLE_SHEET_H
#define TYPE_STYLE_SHEET_H

#include "type/css.h"
#include "type/style.h"
#include "type/style_value.h"

/* A rule is found through one thing that its element must have. */
enum key_kind { KEY_ID, KEY_CLASS, KEY_TYPE, KEY_ANY };

/* A selector with what it sets. */
struct style_rule {
    struct css_compound *last;
    enum key_kind key_kind;
    uint32_t key; /* tree_hash of that id, class or type */
    enum css_part part;
    int rank;  /* by origin, then specificity */
    int order; /* among equal ranks */
    struct settings settings;
    const char *string_set;       /* or NULL */
    const struct css_decl *decls; /* which `settings` are made of */
    int decl_count;
    struct style_rule *next; /* in its bucket */
};

#define RULE_BUCKETS 256
#define AUTHOR_RANK (1 << 26) /* the theme's rules, over the built-in ones */

/* Features from both of their properties, joined. */
struct feature_pair {
    const char *settings, *numeric, *joined;
};

/* @page of one name, and as page :first. */
struct named_page {
    const char *name; /* NULL: those without one, which come first */
    struct page_style page, first;
};

struct stylesheet {
    struct style_rule *buckets[RULE_BUCKETS];
    struct feature_pair *features;
    int feature_count, feature_room;
    struct named_page *pages;
    int page_count, page_room;
    len root_size;          /* font size of the root element, for rem */
    struct font_set *fonts; /* for ex and ch, or NULL */
    int rules;
    struct slice own; /* the text of the last source */
};

/* A sheet being made. */
struct sheet_reader {
    struct arena *arena;
    struct stylesheet *sheet;
    struct css_log *log;
    struct css_vars *vars;
};
/* stylesheet_read_all, for another medium than paper. */
struct stylesheet *stylesheet_read_for(struct arena *arena,
    const struct css_source *sources, int count, enum css_medium medium,
    struct css_warnings *warnings);
/* One text of all sources, and where each starts in it. */
struct slice sheet_join(struct arena *arena, const struct css_source *sources,
    int count, size_t *starts);
/* What :root sets of variables. */
void sheet_collect_vars(
    struct sheet_reader *reader, const struct css_rules *rules);
/* Compiles declarations; *string_set may be NULL. */
struct settings sheet_settings(struct sheet_reader *reader,
    const struct css_decl *decls, int count, const char **string_set);
/* A value with its variables replaced; false, with a warning, if it cannot. */
bool sheet_value(struct sheet_reader *reader, const struct css_decl *decl,
    struct slice *value);
void sheet_warn_value(struct sheet_reader *reader, const struct css_decl *decl);
/* Makes the pages of every name from the rules. */
void sheet_pages(struct sheet_reader *reader, const struct css_rules *rules);
/* The declaration, in a theme, that has the last word on a property ("color")
 * of the element or a part of it, or NULL: none has a word on it. */
const struct css_decl *style_decl(const struct stylesheet *sheet,
    const struct tree *node, enum css_part part, const char *property);
/* What a child begins with. */
struct style style_inherit(const struct style *parent);
/* Whether an element's text runs to the left, which that above it does. */
bool style_runs_left(const struct tree *node, bool above);
/* Those attributes of an SVG element that are declarations. */
void style_put_presentation(const struct tree *node, struct buf *out);
/* Applies settings over `style`, whose parent is `parent`, and finishes it. */
void sheet_apply(const struct stylesheet *sheet,
    const struct settings *const *list, int count, struct style *style,
    const struct style *parent);

#endif
