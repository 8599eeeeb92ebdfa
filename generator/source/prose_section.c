#include <string.h>

#include "base/text.h"
#include "source/excerpt.h"
#include "source/prose_tree.h"

/* The headings in force around the one that is read: a section cut in two by
 * a deeper special heading goes on behind it. */
struct outline {
    struct arena *arena;
    struct report *report;
    struct prose_text *text;
    int room;
    struct section around[6];
    int depth;
};

/* A letter or digit; of what is not ASCII all but spaces and punctuation. */
static bool
is_letter(uint32_t rune)
{
    if (rune < 0x80)
        return (rune >= '0' && rune <= '9') || (rune >= 'A' && rune <= 'Z') ||
               (rune >= 'a' && rune <= 'z') || rune == '_';
    return !((rune >= 0x80 && rune <= 0xBF) ||
             (rune >= 0x2000 && rune <= 0x2BFF) ||
             (rune >= 0x3000 && rune <= 0x303F) ||
             (rune >= 0xFE00 && rune <= 0xFE6F) ||
             (rune >= 0xFF00 && rune <= 0xFF0F) ||
             (rune >= 0xFF1A && rune <= 0xFF20) || rune >= 0x1F000);
}

/* Whatever its case, and with brackets, quotes or signs before it. */
static bool
begins_internal(const char *heading)
{
    const char *p = heading, *word = heading;
    for (uint32_t rune = utf8_next(&p); rune && !is_letter(rune);
         rune = utf8_next(&p))
        word = p;
    size_t n = strlen("internal");
    if (strncasecmp(word, "internal", n) != 0)
        return false;
    p = word + n;
    return !is_letter(utf8_next(&p));
}

static bool
is_internal(const char *heading)
{
    return text_is(heading, "Internal") || text_starts(heading, "Internal:");
}

static void
say_ambiguous(struct outline *outline, struct place at, const char *heading)
{
    report_add(outline->report, CS016, at,
        "the heading \"%s\" leaves open whether a customer may read what is "
        "under it",
        excerpt(outline->report, (struct slice){heading, strlen(heading)}))
        ->fix = "Write `Internal: …` to keep all under it from customers, or "
                "begin it with another word";
}

/* Text of the heading as it stands in its line. */
static struct place
heading_place(const struct prose *heading)
{
    if (!heading->first)
        return heading->at;
    return place_span(heading->first->at, heading->last->at);
}

static void
read_milestone(struct section *section)
{
    const char *id = section->heading + strlen("Milestone:");
    id += strspn(id, " \t");
    section->kind = SECTION_MILESTONE;
    section->milestone = id;
    struct place at = section->heading_at;
    uint32_t from = at.at;
    const char *colon = memchr(at.source->text + from, ':', at.length);
    if (colon)
        from = (uint32_t)(colon - at.source->text) + 1;
    const char *hit =
        memmem(at.source->text + from, place_behind(at) - from, id, strlen(id));
    if (hit)
        at = place_in(
            at.source, (uint32_t)(hit - at.source->text), (uint32_t)strlen(id));
    section->milestone_at = at;
}

static struct section
section_of(struct outline *outline, const struct prose *heading)
{
    struct section section = {
        .kind = SECTION_GENERAL,
        .heading =
            text_collapse(outline->arena, prose_plain(outline->arena, heading)),
        .heading_at = heading_place(heading),
        .level = heading->level,
        .first = heading->next,
    };
    if (is_internal(section.heading))
        section.kind = SECTION_INTERNAL;
    else if (text_starts(section.heading, "Milestone:"))
        read_milestone(&section);
    return section;
}

static struct section *
add_section(struct outline *outline, struct section section)
{
    struct prose_text *text = outline->text;
    text->sections = arena_grow(outline->arena, text->sections, text->count,
        &outline->room, sizeof *text->sections);
    text->sections[text->count] = section;
    return &text->sections[text->count++];
}

static void
end_section(struct outline *outline, const struct prose *heading)
{
    if (outline->text->count > 0)
        outline->text->sections[outline->text->count - 1].end = heading;
}

/* What a heading that is none of the special ones goes on with. */
static void
resume(struct outline *outline, const struct prose *heading)
{
    struct section section = outline->around[outline->depth - 1];
    section.heading = NULL;
    section.first = heading;
    section.end = NULL;
    add_section(outline, section);
}

static void
on_heading(struct outline *outline, const struct prose *heading)
{
    int count = outline->text->count;
    struct section *now =
        count > 0 ? &outline->text->sections[count - 1] : NULL;
    bool deeper = outline->depth > 0 && now && heading->level > now->level;
    if (deeper && now->kind == SECTION_INTERNAL)
        return;
    struct section section = section_of(outline, heading);
    /* Better a paragraph that a customer misses than one they must not see. */
    if (section.kind == SECTION_GENERAL && begins_internal(section.heading)) {
        say_ambiguous(outline, section.heading_at, section.heading);
        section.kind = SECTION_INTERNAL;
    }
    if (deeper && section.kind == SECTION_GENERAL)
        return;
    end_section(outline, heading);
    while (outline->depth > 0 &&
           outline->around[outline->depth - 1].level >= heading->level)
        outline->depth--;
    if (section.kind == SECTION_GENERAL && outline->depth > 0) {
        resume(outline, heading);
        return;
    }
    add_section(outline, section);
    outline->around[outline->depth++] = section;
}

/* A line that was written as the heading Internal and is none: inside code
 * or HTML, or without the space behind its hash signs.  One hash sign alone
 * may be a comment of the code, or a channel's name. */
static bool
is_lost_heading(const char *line, enum prose_kind kind)
{
    line += strspn(line, " \t>");
    size_t hashes = strspn(line, "#");
    const char *word = line + hashes + strspn(line + hashes, " \t");
    if (hashes == 0 || !begins_internal(word))
        return false;
    size_t n = strlen("Internal");
    bool exact = strncmp(word, "Internal", n) == 0 &&
                 (word[n] == ':' || !word[n] || word[n] == '\n');
    return hashes > 1 || exact || (kind == PROSE_TEXT && *word == 'I');
}

static void
say_lost(struct outline *outline, const struct prose *node, const char *line)
{
    struct slice text = {line, strcspn(line, "\n")};
    struct place at = node->at;
    const char *hit =
        memmem(at.source->text + at.at, at.length, text.p, text.n);
    if (hit)
        at = place_in(
            at.source, (uint32_t)(hit - at.source->text), (uint32_t)text.n);
    report_add(outline->report, CS016, at,
        "\"%s\" looks like a heading and is none here, so that customers "
        "read what is under it",
        excerpt(outline->report, text))
        ->fix = "Write `## Internal: …` at the left edge, with a space behind "
                "the # and outside of code and HTML";
}

static void
check_lines(struct outline *outline, const struct prose *node)
{
    const char *line = node->text;
    while (line) {
        if (is_lost_heading(line, node->kind)) {
            say_lost(outline, node, line);
            return;
        }
        const char *end = strchr(line, '\n');
        line = end ? end + 1 : NULL;
    }
}

static void
check_nested_heading(struct outline *outline, const struct prose *node)
{
    const char *heading =
        text_collapse(outline->arena, prose_plain(outline->arena, node));
    if (begins_internal(heading))
        say_ambiguous(outline, heading_place(node), heading);
}

/* A heading inside a quote or a list opens no section, so that Internal there
 * would hide nothing. */
static void
check_nested(struct outline *outline, const struct prose *block)
{
    bool fresh = true; /* nothing stands before it on its line */
    for (const struct prose *p = block; p; p = prose_next(p, block)) {
        if (p->kind == PROSE_HEADING)
            check_nested_heading(outline, p);
        else if (p->text && (p->block || fresh) && p->kind != PROSE_CODE)
            check_lines(outline, p);
        if (p->block || p->kind == PROSE_SOFT_BREAK ||
            p->kind == PROSE_LINE_BREAK)
            fresh = true;
        else if (p->text)
            fresh = false;
    }
}

static bool
is_hidden(const struct prose_text *text)
{
    return text->count > 0 &&
           text->sections[text->count - 1].kind == SECTION_INTERNAL;
}

void
prose_sections(
    struct arena *arena, struct prose_text *text, struct report *report)
{
    struct outline outline = {.arena = arena, .report = report, .text = text};
    for (struct prose *block = text->root->first; block; block = block->next) {
        if (block->kind == PROSE_HEADING) {
            on_heading(&outline, block);
            continue;
        }
        if (text->count == 0)
            add_section(&outline, (struct section){.first = block});
        if (!is_hidden(text))
            check_nested(&outline, block);
    }
}
