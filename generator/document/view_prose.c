/* Prose becomes XHTML in the model, section by section.
 *
 * Headings are shifted so that the document's outline holds; raw HTML is left
 * out, links go to http, https and mailto only, and a picture that cannot be
 * shown is its alternative text. */
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "document/foreign.h"
#include "document/view_inner.h"

/* One walk: where the next node belongs. */
struct writer {
    struct view *view;
    int shift; /* added to a heading's level */
};

static bool
safe_url(const char *url)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:"};
    for (int i = 0; url && i < 3; i++)
        if (strncasecmp(url, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

/* A paragraph that runs the other way than the document: by most of its
 * letters, as it may begin with a name. */
static struct _xmlNode *
turned(const struct writer *w, struct _xmlNode *node, const struct prose *prose)
{
    const struct prose *p = prose;
    int lean = 0;
    bool to_left = words_right_to_left(w->view->words);
    while (!to_left && p && !(p->text && foreign_to_left(p->text)))
        p = prose_next(p, prose);
    if (!p)
        return node;
    for (p = prose; p; p = prose_next(p, prose))
        lean += p->text ? foreign_lean(p->text) : 0;
    if (to_left ? lean < 0 : lean > 0)
        model_set(node, "dir", to_left ? "ltr" : "rtl");
    return node;
}

static struct _xmlNode *
write_heading(
    struct writer *w, struct _xmlNode *parent, const struct prose *prose)
{
    static const char *const names[] = {"h3", "h4", "h5", "h6"};
    int level = prose->level + w->shift;
    level = level < 3 ? 3 : level > 6 ? 6 : level;
    return turned(w, model_add(parent, names[level - 3]), prose);
}

static struct _xmlNode *
write_list(struct writer *w, struct _xmlNode *parent, const struct prose *prose)
{
    struct _xmlNode *list = model_add(parent, prose->ordered ? "ol" : "ul");
    if (prose->ordered && prose->start > 1)
        model_set(
            list, "start", arena_printf(w->view->arena, "%d", prose->start));
    return list;
}

/* A tight list's paragraphs are their text. */
static struct _xmlNode *
write_paragraph(
    struct writer *w, struct _xmlNode *parent, const struct prose *prose)
{
    const struct prose *item = prose->parent;
    if (item && item->kind == PROSE_ITEM && item->parent && item->parent->tight)
        return turned(w, parent, prose);
    return turned(w, model_add(parent, "p"), prose);
}

static struct _xmlNode *
write_cell(struct writer *w, struct _xmlNode *parent, const struct prose *prose)
{
    static const char *const aligns[] = {[ALIGN_NONE] = NULL,
        [ALIGN_LEFT] = NULL,
        [ALIGN_CENTER] = "c",
        [ALIGN_RIGHT] = "r"};
    bool head = prose->parent && prose->parent->head;
    struct _xmlNode *cell = model_add(parent, head ? "th" : "td");
    if (head)
        model_set(cell, "scope", "col");
    model_set(cell, "class", aligns[prose->align]);
    return turned(w, cell, prose);
}

/* Rows stand in a head or a body. */
static struct _xmlNode *
write_row(struct writer *w, struct _xmlNode *parent, const struct prose *prose)
{
    const char *name = prose->head ? "thead" : "tbody";
    struct _xmlNode *part = model_find(parent, name);
    (void)w;
    return model_add(part ? part : model_add(parent, name), "tr");
}

static struct _xmlNode *
write_link(struct writer *w, struct _xmlNode *parent, const struct prose *prose)
{
    (void)w;
    if (!safe_url(prose->url))
        return parent;
    struct _xmlNode *link = model_add(parent, "a");
    model_set(link, "href", prose->url);
    return link;
}

static struct _xmlNode *
write_code_block(
    struct writer *w, struct _xmlNode *parent, const struct prose *prose)
{
    (void)w;
    model_say(model_add(parent, "pre"), "code", prose->text);
    return NULL;
}

static struct _xmlNode *
write_code(struct writer *w, struct _xmlNode *parent, const struct prose *prose)
{
    (void)w;
    model_say(parent, "code", prose->text);
    return NULL;
}

static struct _xmlNode *
write_text(struct writer *w, struct _xmlNode *parent, const struct prose *prose)
{
    model_text(parent, view_sentence(w->view, prose->text));
    return NULL;
}

static struct _xmlNode *
write_space(
    struct writer *w, struct _xmlNode *parent, const struct prose *prose)
{
    (void)w;
    (void)prose;
    model_text(parent, " ");
    return NULL;
}

static struct _xmlNode *
write_picture(
    struct writer *w, struct _xmlNode *parent, const struct prose *prose)
{
    const char *text = prose_plain(w->view->arena, prose);
    if (!prose->file) {
        model_text(parent, text);
        return NULL;
    }
    struct _xmlNode *picture = model_add(parent, "img");
    model_set(picture, "src", prose->file);
    model_set(picture, "alt", text);
    return NULL;
}

static struct _xmlNode *
write_nothing(
    struct writer *w, struct _xmlNode *parent, const struct prose *prose)
{
    (void)w;
    (void)parent;
    (void)prose;
    return NULL;
}

/* A task's box is a word, so that it is read aloud as well. */
static struct _xmlNode *
write_item(struct writer *w, struct _xmlNode *parent, const struct prose *prose)
{
    struct _xmlNode *item = model_add(parent, "li");
    if (prose->task) {
        const char *key = prose->task == 2 ? "task.done" : "task.open";
        struct _xmlNode *box =
            model_say(item, "span", view_say(w->view, key, (char *)NULL));
        model_set(box, "class", prose->task == 2 ? "pill done" : "pill");
        model_text(item, " ");
    }
    return item;
}

/* What a node writes: an element of that name, or what a function does,
 * which returns where its children belong, NULL to leave them out. */
struct writing {
    const char *name;
    struct _xmlNode *(*write)(
        struct writer *, struct _xmlNode *, const struct prose *);
};
static const struct writing writings[] = {
    [PROSE_ROOT] = {NULL, write_nothing},
    [PROSE_HEADING] = {NULL, write_heading},
    [PROSE_PARAGRAPH] = {NULL, write_paragraph},
    [PROSE_QUOTE] = {"blockquote", NULL},
    [PROSE_LIST] = {NULL, write_list},
    [PROSE_ITEM] = {NULL, write_item},
    [PROSE_CODE_BLOCK] = {NULL, write_code_block},
    [PROSE_RULE] = {"hr", NULL},
    [PROSE_TABLE] = {"table", NULL},
    [PROSE_ROW] = {NULL, write_row},
    [PROSE_CELL] = {NULL, write_cell},
    [PROSE_HTML] = {NULL, write_nothing},
    [PROSE_TEXT] = {NULL, write_text},
    [PROSE_SOFT_BREAK] = {NULL, write_space},
    [PROSE_LINE_BREAK] = {"br", NULL},
    [PROSE_EMPHASIS] = {"em", NULL},
    [PROSE_STRONG] = {"strong", NULL},
    [PROSE_CODE] = {NULL, write_code},
    [PROSE_LINK] = {NULL, write_link},
    [PROSE_IMAGE] = {NULL, write_picture},
};

static struct _xmlNode *
write_node(struct writer *w, struct _xmlNode *parent, const struct prose *prose)
{
    const struct writing *writing = &writings[prose->kind];
    return writing->write ? writing->write(w, parent, prose)
                          : model_add(parent, writing->name);
}

/* A walk with its own stack: prose nests as deep as source/prose.h lets it. */
struct level {
    struct _xmlNode *node;
    const struct prose *next;
};
enum { DEPTH = PROSE_DEPTH + 1 };

static void
write_blocks(struct writer *w, struct _xmlNode *top, const struct prose *first,
    const struct prose *end)
{
    struct level stack[DEPTH];
    int depth = 0;
    stack[0] = (struct level){top, first};
    while (depth >= 0) {
        struct level *level = &stack[depth];
        const struct prose *prose = level->next;
        if (!prose || prose == end) {
            depth--;
            continue;
        }
        level->next = prose->next;
        struct _xmlNode *node = write_node(w, level->node, prose);
        if (node && prose->first && depth + 1 < DEPTH)
            stack[++depth] = (struct level){node, prose->first};
    }
}

static void
write_section(struct view *view, struct _xmlNode *node,
    const struct section *section, int heading_level)
{
    struct writer w = {view, heading_level - section->level};
    write_blocks(&w, node, section->first, section->end);
}

static struct _xmlNode *
milestone_item(struct _xmlNode *plan, const char *id)
{
    struct _xmlNode *item = model_first(model_find(plan, "milestones"));
    while (item && !text_is(model_get(item, "id"), id))
        item = model_next(item);
    return item;
}

static bool
is_hidden(const struct view *view, const struct section *section)
{
    return section->kind == SECTION_INTERNAL &&
           view->options->audience == AUDIENCE_CUSTOMER;
}

/* Where the section's text goes: beside its milestone, or into the list. */
static void
place_section(struct view *view, struct _xmlNode *plan, struct _xmlNode *list,
    const struct section *section)
{
    if (is_hidden(view, section) || section->first == section->end)
        return;
    struct _xmlNode *item = section->kind == SECTION_MILESTONE
                                ? milestone_item(plan, section->milestone)
                                : NULL;
    if (item) {
        write_section(view, model_add(item, "prose"), section, 4);
        return;
    }
    struct _xmlNode *node = model_add(list, "section");
    if (section->kind == SECTION_INTERNAL)
        model_set(node, "internal", "yes");
    model_set(node, "heading", section->heading);
    write_section(view, model_add(node, "body"), section, 3);
}

void
view_prose(
    struct view *view, struct _xmlNode *plan, const struct prose_text *prose)
{
    struct _xmlNode *list = model_add(view->root, "prose");
    for (int i = 0; i < prose->count; i++)
        place_section(view, plan, list, &prose->sections[i]);
    if (model_empty(list))
        model_drop(list);
}
