#include "source/prose.h"

#include <cmark.h>
#include <string.h>

#include "base/text.h"
#include "source/excerpt.h"
#include "source/pieces.h"
#include "source/prose_tree.h"

/* One walk over a tree of cmark's. */
struct walk {
    struct reading *reading;
    struct prose *open; /* new nodes go below it */
    int depth;          /* of cmark's nodes that are open */
    int quotes;         /* block quotes that are open */
    struct place block; /* where the inline content stands */
    uint32_t cursor;    /* up to here its pieces were found */
    struct buf text;    /* pieces of text that make one node */
    struct place text_at;
    bool in_cell;
};

struct prose *
prose_add(struct arena *arena, struct prose *parent, enum prose_kind kind,
    struct place at)
{
    struct prose *node = ARENA_NEW(arena, struct prose);
    node->kind = kind;
    node->at = at;
    node->parent = parent;
    node->block = kind <= PROSE_CELL;
    if (!parent)
        return node;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

static struct place
trimmed(const struct source *source, uint32_t begin, uint32_t end)
{
    while (end > begin && strchr(" \t\r\n", source->text[end - 1]))
        end--;
    return place_in(source, begin, end - begin);
}

static struct place
block_place(const struct walk *walk, cmark_node *node)
{
    const struct body *body = &walk->reading->body;
    int first = cmark_node_get_start_line(node);
    int last = cmark_node_get_end_line(node);
    uint32_t begin =
        body_offset(body, first, cmark_node_get_start_column(node));
    if (last < first)
        last = first;
    uint32_t end = body_offset(body, last, cmark_node_get_end_column(node) + 1);
    if (end <= begin) {
        struct place line = body_line(body, first);
        end = place_behind(line);
    }
    return trimmed(body->prose.source, begin, end < begin ? begin : end);
}

/* cmark's line of an inline node is never too far down, but may be too far
 * up. */
static void
move_to_line(struct walk *walk, cmark_node *node)
{
    int number = cmark_node_get_start_line(node);
    if (walk->in_cell || number < 1)
        return;
    struct place line = body_line(&walk->reading->body, number);
    if (line.at > walk->cursor && line.at < place_behind(walk->block))
        walk->cursor = line.at;
}

static struct place
inline_place(struct walk *walk, cmark_node *node, const char *literal)
{
    move_to_line(walk, node);
    struct slice text = {literal, literal ? strlen(literal) : 0};
    return body_find(&walk->reading->body, &walk->cursor, walk->block, text);
}

static void
flush_text(struct walk *walk)
{
    if (walk->text.n == 0)
        return;
    struct prose *node =
        prose_add(walk->reading->arena, walk->open, PROSE_TEXT, walk->text_at);
    node->text =
        arena_strndup(walk->reading->arena, walk->text.p, walk->text.n);
    buf_clear(&walk->text);
}

static void
add_text(struct walk *walk, cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);
    if (!literal || !*literal)
        return;
    struct place at = inline_place(walk, node, literal);
    walk->text_at = walk->text.n > 0 ? place_span(walk->text_at, at) : at;
    buf_str(&walk->text, literal);
}

static char *
copy_or_null(struct arena *arena, const char *text)
{
    return text && *text ? arena_strdup(arena, text) : NULL;
}

/* One or more HTML comments and nothing else. */
static bool
is_comment(const char *text)
{
    bool any = false;
    for (;;) {
        text += strspn(text, " \t\r\n");
        if (!*text)
            return any;
        const char *end =
            text_starts(text, "<!--") ? strstr(text + 4, "-->") : NULL;
        if (!end)
            return false;
        any = true;
        text = end + 3;
    }
}

static void
add_leaf(struct walk *walk, cmark_node *node, enum prose_kind kind, bool block)
{
    struct arena *arena = walk->reading->arena;
    const char *literal = cmark_node_get_literal(node);
    if (kind == PROSE_HTML && is_comment(literal ? literal : ""))
        return;
    struct place at;
    if (block)
        at = block_place(walk, node);
    else
        at = inline_place(walk, node, literal);
    struct prose *leaf = prose_add(arena, walk->open, kind, at);
    leaf->block = block;
    leaf->text = literal ? arena_strdup(arena, literal) : NULL;
}

static void
describe(struct prose *node, cmark_node *from, struct arena *arena)
{
    switch (node->kind) {
    case PROSE_HEADING:
        node->level = cmark_node_get_heading_level(from);
        break;
    case PROSE_LIST:
        node->ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
        node->start = cmark_node_get_list_start(from);
        node->tight = cmark_node_get_list_tight(from);
        break;
    case PROSE_LINK:
    case PROSE_IMAGE: {
        const char *url = cmark_node_get_url(from);
        node->url = arena_strdup(arena, url ? url : "");
        node->title = copy_or_null(arena, cmark_node_get_title(from));
        break;
    }
    default:
        break;
    }
}

static bool
enter_table(struct walk *walk, cmark_node *node)
{
    struct paragraph_lines lines = {
        .first = cmark_node_get_start_line(node),
        .last = cmark_node_get_end_line(node),
        .column = cmark_node_get_start_column(node),
        .quotes = walk->quotes,
        .at = block_place(walk, node),
    };
    return prose_table(walk->reading, walk->open, &lines);
}

static void
enter(struct walk *walk, cmark_node *node, enum prose_kind kind, bool block)
{
    if (kind == PROSE_QUOTE)
        walk->quotes++;
    if (++walk->depth > PROSE_DEPTH)
        return;
    struct place at;
    if (block)
        at = block_place(walk, node);
    else
        at = inline_place(walk, node, NULL);
    if (kind == PROSE_PARAGRAPH || kind == PROSE_HEADING) {
        walk->block = at;
        walk->cursor = at.at;
    }
    walk->open = prose_add(walk->reading->arena, walk->open, kind, at);
    describe(walk->open, node, walk->reading->arena);
}

/* `[ ] ` or `[x] ` before an item's text. */
static void
read_task(struct prose *item)
{
    struct prose *text = item->first && item->first->kind == PROSE_PARAGRAPH
                             ? item->first->first
                             : NULL;
    if (!text || text->kind != PROSE_TEXT)
        return;
    bool open = text_starts(text->text, "[ ] ");
    bool done =
        text_starts(text->text, "[x] ") || text_starts(text->text, "[X] ");
    if (!open && !done)
        return;
    item->task = done ? 2 : 1;
    text->text += 4;
    if (text->at.length > 4 && text->at.source->text[text->at.at] == '[') {
        text->at.at += 4;
        text->at.length -= 4;
    }
}

/* The address that stands behind the picture's text. */
static struct place
address_of(const struct prose *node)
{
    struct place at = node->at;
    size_t size = strlen(node->url), end = at.at + at.length;
    const char *text = at.source->text;
    if (size == 0 || end + 2 + size > at.source->size ||
        memcmp(text + end, "](", 2) != 0 ||
        memcmp(text + end + 2, node->url, size) != 0)
        return at;
    return place_in(at.source, end + 2, size);
}

static void
note_picture(struct reading *reading, struct prose *node)
{
    struct prose_picture *picture =
        ARENA_NEW(reading->arena, struct prose_picture);
    *picture = (struct prose_picture){.node = node, .at = address_of(node)};
    *reading->pictures_end = picture;
    reading->pictures_end = &picture->next;
}

static void
leave(struct walk *walk, enum prose_kind kind)
{
    if (kind == PROSE_QUOTE)
        walk->quotes--;
    if (walk->depth-- > PROSE_DEPTH)
        return;
    struct prose *node = walk->open;
    if (kind == PROSE_ITEM)
        read_task(node);
    if (!node->block && node->first)
        node->at = place_span(node->first->at, node->last->at);
    if (node->kind == PROSE_IMAGE)
        note_picture(walk->reading, node);
    if (node->url)
        body_skip_target(&walk->cursor, walk->block,
            (struct slice){node->url, strlen(node->url)});
    walk->open = node->parent;
}

static const struct {
    enum prose_kind kind;
    bool leaf, block;
} kinds[] = {
    [CMARK_NODE_BLOCK_QUOTE] = {PROSE_QUOTE, false, true},
    [CMARK_NODE_LIST] = {PROSE_LIST, false, true},
    [CMARK_NODE_ITEM] = {PROSE_ITEM, false, true},
    [CMARK_NODE_CODE_BLOCK] = {PROSE_CODE_BLOCK, true, true},
    [CMARK_NODE_HTML_BLOCK] = {PROSE_HTML, true, true},
    [CMARK_NODE_PARAGRAPH] = {PROSE_PARAGRAPH, false, true},
    [CMARK_NODE_HEADING] = {PROSE_HEADING, false, true},
    [CMARK_NODE_THEMATIC_BREAK] = {PROSE_RULE, true, true},
    [CMARK_NODE_SOFTBREAK] = {PROSE_SOFT_BREAK, true, false},
    [CMARK_NODE_LINEBREAK] = {PROSE_LINE_BREAK, true, false},
    [CMARK_NODE_CODE] = {PROSE_CODE, true, false},
    [CMARK_NODE_HTML_INLINE] = {PROSE_HTML, true, false},
    [CMARK_NODE_EMPH] = {PROSE_EMPHASIS, false, false},
    [CMARK_NODE_STRONG] = {PROSE_STRONG, false, false},
    [CMARK_NODE_LINK] = {PROSE_LINK, false, false},
    [CMARK_NODE_IMAGE] = {PROSE_IMAGE, false, false},
};

static void
on_node(struct walk *walk, cmark_iter *iter, bool entering)
{
    cmark_node *node = cmark_iter_get_node(iter);
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT) {
        add_text(walk, node);
        return;
    }
    flush_text(walk);
    if (type >= sizeof kinds / sizeof kinds[0] || !kinds[type].kind)
        return;
    if (kinds[type].leaf)
        add_leaf(walk, node, kinds[type].kind, kinds[type].block);
    else if (!entering)
        leave(walk, kinds[type].kind);
    else if (type == CMARK_NODE_PARAGRAPH && enter_table(walk, node))
        cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
    else
        enter(walk, node, kinds[type].kind, kinds[type].block);
}

/* Everything below `top`, without itself, becomes children of walk->open. */
static void
walk_below(struct walk *walk, cmark_node *top)
{
    cmark_iter *iter = cmark_iter_new(top);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
        if (cmark_iter_get_node(iter) != top)
            on_node(walk, iter, event == CMARK_EVENT_ENTER);
    flush_text(walk);
    cmark_iter_free(iter);
}

static cmark_node *
parse(struct slice text)
{
    static cmark_mem memory = {pieces_calloc, pieces_realloc, pieces_free};
    cmark_parser *parser =
        cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
    cmark_parser_feed(parser, text.p, text.n);
    cmark_node *document = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return document;
}

/* They may use the link definitions of the whole text, so that it is read
 * again behind them when it has any. */
static void
read_waiting(struct reading *reading)
{
    if (reading->waiting == 0)
        return;
    struct buf text = {0};
    for (int i = 0; i < reading->waiting; i++) {
        /* A heading reads its line as inline content and nothing else; the
         * closing sign is there so that hash signs of the text's own stay. */
        buf_printf(&text, "# %s #\n", reading->lines[i].text);
    }
    buf_char(&text, '\n');
    if (memmem(reading->text.p, reading->text.n, "]:", 2))
        buf_add(&text, reading->text.p, reading->text.n);
    cmark_node *document = parse(buf_slice(&text));
    buf_free(&text);
    struct walk walk = {.reading = reading, .in_cell = true};
    cmark_node *heading = cmark_node_first_child(document);
    for (int i = 0; i < reading->waiting && heading; i++) {
        walk.open = reading->lines[i].node;
        walk.block = walk.open->at;
        walk.cursor = walk.block.at;
        walk_below(&walk, heading);
        heading = cmark_node_next(heading);
    }
    buf_free(&walk.text);
    cmark_node_free(document);
}

static struct place
within_limit(struct place prose, struct report *report)
{
    if (prose.length <= PROSE_LIMIT)
        return prose;
    struct place behind =
        place_in(prose.source, prose.at + (uint32_t)PROSE_LIMIT, 1);
    report_add(report, CS009, behind,
        "the text below the fields is longer than %d KB", PROSE_LIMIT / 1000)
        ->fix = "Keep what the customer is to read, and move the rest to a "
                "file of its own.";
    const char *text = prose.source->text + prose.at;
    const char *line = memrchr(text, '\n', PROSE_LIMIT);
    prose.length = line ? (uint32_t)(line + 1 - text) : 0;
    return prose;
}

struct prose_text
prose_read(struct arena *arena, struct place prose, struct report *report)
{
    prose = within_limit(prose, report);
    struct reading reading = {.arena = arena,
        .report = report,
        .body = body_new(arena, prose),
        .text = body_text(arena, prose)};
    reading.pictures_end = &reading.pictures;
    struct prose_text text = {
        .root = prose_add(arena, NULL, PROSE_ROOT, prose)};
    pieces_open();
    cmark_node *document = parse(reading.text);
    struct walk walk = {.reading = &reading, .open = text.root};
    walk_below(&walk, document);
    buf_free(&walk.text);
    cmark_node_free(document);
    read_waiting(&reading);
    pieces_close();
    prose_html(text.root, report);
    prose_sections(arena, &text, report);
    text.pictures = reading.pictures;
    return text;
}

const struct prose *
prose_next(const struct prose *node, const struct prose *top)
{
    if (node->first)
        return node->first;
    while (node != top && !node->next)
        node = node->parent;
    return node == top ? NULL : node->next;
}

static void
add_space(struct buf *buf)
{
    if (buf->n > 0 && buf->p[buf->n - 1] != ' ')
        buf_char(buf, ' ');
}

char *
prose_plain(struct arena *arena, const struct prose *node)
{
    struct buf buf = {0};
    for (const struct prose *p = node; p; p = prose_next(p, node)) {
        bool line_end =
            p->kind == PROSE_SOFT_BREAK || p->kind == PROSE_LINE_BREAK;
        if (line_end || p->block)
            add_space(&buf);
        if (p->text && p->kind != PROSE_HTML)
            buf_str(&buf, p->text);
    }
    while (buf.n > 0 && strchr(" \n", buf.p[buf.n - 1]))
        buf.n--;
    char *text = arena_strndup(arena, buf.p ? buf.p : "", buf.n);
    buf_free(&buf);
    return text;
}
