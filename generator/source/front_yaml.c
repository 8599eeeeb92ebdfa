#include "source/front_yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/text.h"
#include "source/excerpt.h"
#include "source/front_fault.h"
#include "source/hand_over.h"
#include "source/pieces.h"

#define NODES_AT_ONCE 16

/* A character of several bytes. */
struct wide_char {
    uint32_t index; /* characters up to its end */
    uint32_t more;  /* bytes that these take beyond one each */
};

struct builder {
    struct arena *arena;
    struct report *report;
    front_is_name *is_name;
    struct place yaml;
    yaml_parser_t parser;
    struct wide_char *wide;
    int wide_count;
    bool sound; /* holds no character that libyaml would refuse */
    char *copy; /* of the YAML, in which the texts of the tree end with NUL */
    struct stretch {
        size_t from, until; /* marks between two wide characters */
        uint32_t more;      /* bytes that those before it take beyond one */
        int near;           /* how many these are */
    } stretch;              /* of the last mark */
    struct front *fresh;    /* nodes that nothing was written to yet */
    int fresh_count;
    struct front *root;
    struct front *open; /* the collection that is being filled */
    const char *key;    /* a field's name that waits for its value */
    struct place key_at;
    struct place last; /* the value that ended last */
    int depth, nodes;
    bool failed;
};

static bool
is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Sixteen characters of a byte each, from the space to the tilde, and ends of
 * lines. */
static bool
are_plain(const char *sixteen)
{
    typedef unsigned char __attribute__((vector_size(16))) vector;
    vector bytes, other;
    uint64_t halves[2];
    memcpy(&bytes, sixteen, sizeof bytes);
    other = (vector)(bytes - ' ' > '~' - ' ') & (vector)(bytes != '\n');
    memcpy(halves, &other, sizeof halves);
    return (halves[0] | halves[1]) == 0;
}

/* Notes the characters of several bytes, and whether all are YAML's. */
static void
find_wide(struct builder *b)
{
    const char *p = b->yaml.source->text + b->yaml.at;
    const char *begin = p, *end = p + b->yaml.length;
    uint32_t more = 0;
    int room = 0;
    b->sound = true;
    while (p < end) {
        if (end - p >= 16 && are_plain(p)) {
            p += 16;
            continue;
        }
        const char *start = p;
        uint32_t rune = utf8_next(&p);
        b->sound &= hand_over_takes(rune);
        if (rune < 0x80)
            continue;
        more += (uint32_t)(p - start) - 1;
        b->wide = arena_grow(
            b->arena, b->wide, b->wide_count, &room, sizeof *b->wide);
        b->wide[b->wide_count++] =
            (struct wide_char){(uint32_t)(p - begin) - more, more};
    }
}

static void
find_stretch(struct builder *b, size_t index)
{
    int near = b->stretch.near;
    while (near < b->wide_count && b->wide[near].index <= index)
        near++;
    while (near > 0 && b->wide[near - 1].index > index)
        near--;
    b->stretch = (struct stretch){
        .from = near > 0 ? b->wide[near - 1].index : 0,
        .until = near < b->wide_count ? b->wide[near].index : SIZE_MAX,
        .more = near > 0 ? b->wide[near - 1].more : 0,
        .near = near,
    };
}

/* Marks count characters, places bytes. */
static inline uint32_t
offset_of(struct builder *b, const yaml_mark_t *mark)
{
    if (mark->index < b->stretch.from || mark->index >= b->stretch.until)
        find_stretch(b, mark->index);
    uint32_t offset = (uint32_t)mark->index + b->stretch.more;
    return b->yaml.at + (offset < b->yaml.length ? offset : b->yaml.length);
}

static inline struct place
place_of(struct builder *b, const yaml_event_t *event)
{
    uint32_t from = offset_of(b, &event->start_mark);
    uint32_t to = offset_of(b, &event->end_mark);
    const char *text = b->yaml.source->text;
    while (to > from && text[to - 1] <= ' ' && is_white(text[to - 1]))
        to--;
    return place_in(b->yaml.source, from, to - from);
}

/* What the event says.  A plain text of one line is what stands there, and its
 * end is taken by a NUL in the copy, since some sign stands behind it that ends
 * it: nearly all texts are so, and need none of their own.  A value that is not
 * there has its place where the next name begins. */
static const char *
text_of(struct builder *b, const yaml_event_t *event, struct place at)
{
    size_t n = event->data.scalar.length;
    const char *value = (const char *)event->data.scalar.value;
    if (n == 0)
        return "";
    if (event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE ||
        event->start_mark.line != event->end_mark.line || n != at.length)
        return arena_strndup(b->arena, value, n);
    char *text = b->copy + (at.at - b->yaml.at);
    text[n] = '\0';
    return text;
}

/* The innermost bracket that is open: `[a: b]` has fields without one of their
 * own. */
static uint32_t
opened_at(const struct builder *b, uint32_t at)
{
    const struct front *open = b->open;
    while (
        open && open->flow && !strchr("{[", b->yaml.source->text[open->at.at]))
        open = open->parent;
    return open && open->flow ? open->at.at : at;
}

static struct fault
fault_at(struct builder *b, uint32_t at)
{
    return (struct fault){
        .report = b->report,
        .is_name = b->is_name,
        .yaml = b->yaml,
        .problem = "",
        .context = "",
        .at = at,
        .began = at,
        .flow = b->open && b->open->flow,
        .opened = opened_at(b, at),
        .last = b->last,
    };
}

static struct finding *
fail(struct builder *b, struct place at, const char *message)
{
    b->failed = true;
    return report_add(b->report, CS002, at, "%s", message);
}

/* A block's text lines, without the line that holds the sign. */
static struct place
block_text_place(struct place whole)
{
    const char *text = whole.source->text;
    uint32_t end = place_behind(whole), at = whole.at;
    while (at < end && text[at] != '\n')
        at++;
    while (at < end && strchr(" \t\r\n", text[at]))
        at++;
    if (at == end)
        return whole;
    return place_in(whole.source, at, end - at);
}

static bool
room_for_node(struct builder *b, struct place at)
{
    if (++b->nodes > FRONT_NODES) {
        fail(b, at, "the front matter has too many values to be a plan");
        return false;
    }
    return true;
}

static struct front *
new_node(struct builder *b)
{
    if (b->fresh_count == 0) {
        b->fresh = ARENA_RAW(b->arena, struct front, NODES_AT_ONCE);
        b->fresh_count = NODES_AT_ONCE;
    }
    b->fresh_count--;
    return b->fresh++;
}

/* Links a value below the collection that is open. */
static struct front *
add_value(struct builder *b, enum front_kind kind, struct place at)
{
    if (!room_for_node(b, at))
        return NULL;
    struct front *value = new_node(b);
    struct front *parent = b->open;
    *value = (struct front){.parent = parent,
        .key = b->key,
        .text = kind == FRONT_SCALAR ? "" : NULL,
        .kind = kind,
        .key_at = b->key_at,
        .at = at};
    b->key = NULL;
    b->key_at = (struct place){0};
    if (!parent) {
        b->root = value;
    } else {
        if (parent->last)
            parent->last->next = value;
        else
            parent->first = value;
        parent->last = value;
        parent->count++;
    }
    return value;
}

static bool
waits_for_name(const struct builder *b)
{
    return b->open && b->open->kind == FRONT_FIELDS && !b->key;
}

static void
refuse_name(struct builder *b, struct place at)
{
    const char *text = b->yaml.source->text;
    struct finding *finding;
    if (at.at > b->yaml.at && text[at.at] == '{' && text[at.at - 1] == '{') {
        struct place meant = value_meant(b->yaml.source, at.at - 1, false);
        finding = fail(
            b, meant, "{{ }} is a gap in a template that was never filled in");
        finding->fix = "Write the text itself in place of the {{ }}";
        return;
    }
    finding =
        fail(b, at, "a field's name must be a word, not a list or fields");
    finding->fix = "Write the name as plain text before the colon";
}

static void
refuse_sign(struct builder *b, const yaml_event_t *event)
{
    uint32_t at = offset_of(b, &event->start_mark);
    struct fault fault = fault_at(b, at);
    fault_sign(&fault, at);
    b->failed = true;
}

static void
read_name(struct builder *b, const yaml_event_t *event, struct place at)
{
    if (event->data.scalar.length == 0) {
        at.length = at.length ? at.length : 1;
        fail(b, at, "no field's name stands before this colon")->fix =
            "Write the name before the colon, or put the text in quotes";
        return;
    }
    bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (plain && odd_space(b->yaml.source->text + at.at)) {
        struct fault fault = fault_at(b, at.at);
        b->failed = fault_space(&fault, at.at);
    }
    if (b->failed)
        return;
    if (!room_for_node(b, at))
        return;
    b->key = text_of(b, event, at);
    b->key_at = at;
}

static void
refuse_length(struct builder *b, struct place at)
{
    at.length = 1;
    fail(b, at, "this text is too long to be a value of a plan")->fix =
        "Write it as text below the closing ---, and here at most a few "
        "sentences";
}

static void
on_scalar(struct builder *b, const yaml_event_t *event)
{
    if (event->data.scalar.anchor || event->data.scalar.tag) {
        refuse_sign(b, event);
        return;
    }
    yaml_scalar_style_t style = event->data.scalar.style;
    struct place at = place_of(b, event);
    bool quoted = style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
                  style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    if (quoted) {
        struct fault fault = fault_at(b, at.at);
        b->failed = fault_open_quote(&fault, at);
    }
    if (!b->failed && event->data.scalar.length > FRONT_TEXT)
        refuse_length(b, at);
    if (b->failed)
        return;
    if (waits_for_name(b)) {
        read_name(b, event, at);
        b->last = at;
        return;
    }
    bool block =
        style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
    if (block)
        at = block_text_place(at);
    b->last = at;
    struct front *value = add_value(b, FRONT_SCALAR, at);
    if (!value)
        return;
    value->text = text_of(b, event, at);
    value->quoted = quoted || block;
}

static void
open_collection(struct builder *b, const yaml_event_t *event,
    enum front_kind kind, bool flow)
{
    struct place at = place_of(b, event);
    if (waits_for_name(b)) {
        refuse_name(b, at);
        return;
    }
    if (++b->depth > FRONT_DEPTH) {
        fail(b, at, "the front matter is nested too deep to be a plan");
        return;
    }
    struct front *value = add_value(b, kind, at);
    if (!value)
        return;
    value->flow = flow;
    b->open = value;
}

static void
on_list(struct builder *b, const yaml_event_t *event)
{
    if (event->data.sequence_start.anchor || event->data.sequence_start.tag)
        refuse_sign(b, event);
    else
        open_collection(b, event, FRONT_LIST,
            event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
}

static void
on_fields(struct builder *b, const yaml_event_t *event)
{
    if (event->data.mapping_start.anchor || event->data.mapping_start.tag)
        refuse_sign(b, event);
    else
        open_collection(b, event, FRONT_FIELDS,
            event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
}

/* A collection in brackets ends with its bracket, any other with its last
 * child. */
static void
on_end(struct builder *b, const yaml_event_t *event)
{
    struct front *value = b->open;
    if (value->flow) {
        struct place end = place_of(b, event);
        value->at = place_span(value->at, end);
    } else if (value->first) {
        struct front *first = value->first;
        struct place from = first->key ? first->key_at : first->at;
        struct place to = value->last->at;
        if (value->last->key && to.at < value->last->key_at.at)
            to = value->last->key_at;
        value->at = place_span(from, to);
    }
    b->last = value->at;
    b->open = value->parent;
    b->depth--;
}

static void
on_document(struct builder *b, const yaml_event_t *event)
{
    struct place at = place_of(b, event);
    bool directive = event->data.document_start.version_directive ||
                     event->data.document_start.tag_directives.start !=
                         event->data.document_start.tag_directives.end;
    if (directive)
        fail(b, at, "a line that begins with % is not part of the format")
            ->fix = "Delete the line";
    else if (!event->data.document_start.implicit || b->root)
        fail(b, at, "a second document begins here: a plan is one")->fix =
            "Delete the line, or give the other document its own file";
}

static void
on_document_end(struct builder *b, const yaml_event_t *event)
{
    if (event->data.document_end.implicit)
        return;
    struct place at = place_of(b, event);
    fail(b, at, "\"...\" does not end the front matter")->fix =
        "End it with a line that holds only ---";
}

/* Three of four are scalars, which a branch tells better than a table. */
static void
on_event(struct builder *b, const yaml_event_t *event)
{
    if (event->type == YAML_SCALAR_EVENT) {
        on_scalar(b, event);
        return;
    }
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        on_document(b, event);
        break;
    case YAML_DOCUMENT_END_EVENT:
        on_document_end(b, event);
        break;
    case YAML_ALIAS_EVENT:
        refuse_sign(b, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        on_list(b, event);
        break;
    case YAML_MAPPING_START_EVENT:
        on_fields(b, event);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        on_end(b, event);
        break;
    default:
        break;
    }
}

static void
translate(struct builder *b)
{
    const yaml_parser_t *parser = &b->parser;
    if (parser->error == YAML_MEMORY_ERROR)
        out_of_memory();
    struct fault fault = fault_at(b, b->yaml.at);
    fault.problem = parser->problem ? parser->problem : "";
    fault.context = parser->context ? parser->context : "";
    /* The scanner may be ahead of what the parser stumbled over. */
    if (parser->error == YAML_SCANNER_ERROR)
        fault.flow = parser->flow_level > 0;
    if (parser->error == YAML_READER_ERROR) {
        fault.at = b->yaml.at + (uint32_t)parser->problem_offset;
        fault.began = fault.at;
    } else {
        fault.at = offset_of(b, &parser->problem_mark);
        fault.began =
            *fault.context ? offset_of(b, &parser->context_mark) : fault.at;
    }
    b->failed = true;
    fault_report(&fault);
}

/* What nearly all events own is one text, or nothing: to ask libyaml for each
 * costs more than it does. */
static void
release(yaml_event_t *event)
{
    if (event->type == YAML_SCALAR_EVENT && !event->data.scalar.anchor &&
        !event->data.scalar.tag) {
        yaml_free(event->data.scalar.value);
        return;
    }
    switch (event->type) {
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        break;
    case YAML_SEQUENCE_START_EVENT:
        if (event->data.sequence_start.anchor || event->data.sequence_start.tag)
            yaml_event_delete(event);
        break;
    case YAML_MAPPING_START_EVENT:
        if (event->data.mapping_start.anchor || event->data.mapping_start.tag)
            yaml_event_delete(event);
        break;
    default:
        yaml_event_delete(event);
    }
}

static void
read_events(struct builder *b)
{
    bool more = true;
    while (more && !b->failed) {
        yaml_event_t event;
        if (!yaml_parser_parse(&b->parser, &event)) {
            translate(b);
            return;
        }
        on_event(b, &event);
        more = event.type != YAML_STREAM_END_EVENT;
        release(&event);
    }
}

static void
check_root(struct builder *b)
{
    if (b->failed || !b->root || b->root->kind == FRONT_FIELDS)
        return;
    struct place at = line_text(b->yaml.source, b->root->at.at);
    /* Settings have no fence before them. */
    if (b->yaml.at == 0)
        fail(b, at, "the file must be fields, one a line")->fix =
            "Write each as `name: value`";
    else
        fail(b, at, "the front matter must be fields, one a line")->fix =
            "Write each as `name: value`, beginning with `kind: plan`";
}

static void
open_parser(struct builder *b)
{
    const char *text = b->yaml.source->text + b->yaml.at;
    uint32_t n = b->yaml.length;
    uint32_t more = b->wide_count ? b->wide[b->wide_count - 1].more : 0;
    if (!yaml_parser_initialize(&b->parser))
        out_of_memory();
    yaml_parser_set_input_string(&b->parser, (const unsigned char *)text, n);
    yaml_parser_set_encoding(&b->parser, YAML_UTF8_ENCODING);
    if (b->sound)
        (void)hand_over(&b->parser, text, n, n - more);
}

struct front *
front_parse(struct arena *arena, struct place yaml, front_is_name *is_name,
    struct report *report)
{
    struct builder b = {.arena = arena,
        .report = report,
        .is_name = is_name,
        .yaml = yaml,
        .copy = arena_strndup(arena, yaml.source->text + yaml.at, yaml.length)};
    find_wide(&b);
    pieces_open();
    open_parser(&b);
    read_events(&b);
    yaml_parser_delete(&b.parser);
    pieces_close();
    check_root(&b);
    if (b.failed)
        return NULL;
    if (!b.root)
        add_value(&b, FRONT_FIELDS, place_in(yaml.source, yaml.at, 0));
    return b.root;
}
