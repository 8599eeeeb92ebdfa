#include "commands/changes.h"

#include <string.h>

#include "base/text.h"
#include "commands/verdict.h"
#include "plan/progress.h"

/* --- prose --- */

static const char *
prose_of(struct arena *arena, const struct section *section)
{
    struct buf text = {0};
    for (const struct prose *block = section->first;
         block && block != section->end; block = block->next)
        buf_printf(&text, "%s%s", text.n ? " " : "", prose_plain(arena, block));
    const char *made =
        text_collapse(arena, arena_strndup(arena, buf_slice(&text).p, text.n));
    buf_free(&text);
    return made;
}

static bool
same_section(const struct section *a, const struct section *b)
{
    return a->kind == b->kind && text_is(a->heading, b->heading) &&
           text_is(a->milestone, b->milestone);
}

/* The section of the same name, and of several the one with that number. */
static const struct section *
find_section(const struct prose_text *in, const struct prose_text *from,
    const struct section *like)
{
    int nth = 0;
    for (const struct section *s = from ? from->sections : like; s < like; s++)
        nth += same_section(s, like);
    for (int i = 0; in && i < in->count; i++)
        if (same_section(&in->sections[i], like) && nth-- == 0)
            return &in->sections[i];
    return NULL;
}

static void
say_section(struct arena *arena, struct differences *found,
    const struct section *before, const struct section *now)
{
    const struct section *any = now ? now : before;
    const char *was = before ? prose_of(arena, before) : NULL;
    const char *is = now ? prose_of(arena, now) : NULL;
    if (was && is && text_is(was, is))
        return;
    const char *name =
        any->heading ? arena_printf(arena, "the section \"%s\"", any->heading)
                     : "the text without a heading";
    found->items = arena_grow(
        arena, found->items, found->count, &found->room, sizeof *found->items);
    found->items[found->count++] = (struct difference){
        .kind = "prose",
        .name_day = DAY_NONE,
        .name = any->heading ? any->heading : "",
        .path = "prose",
        .sentence = arena_printf(arena, "%s was %s", name,
            !was  ? "added"
            : !is ? "taken out"
                  : "rewritten"),
        .before = was,
        .now = is,
        .at = any->heading_at,
    };
}

static void
add_prose(struct arena *arena, const struct plan *old, const struct plan *now,
    enum audience audience, struct differences *found)
{
    const struct prose_text *before = &old->def.prose;
    const struct prose_text *after = &now->def.prose;
    for (int i = 0; i < before->count; i++) {
        const struct section *one = &before->sections[i];
        if (one->kind != SECTION_INTERNAL || audience == AUDIENCE_INTERNAL)
            say_section(arena, found, one, find_section(after, before, one));
    }
    for (int i = 0; i < after->count; i++) {
        const struct section *one = &after->sections[i];
        if ((one->kind != SECTION_INTERNAL || audience == AUDIENCE_INTERNAL) &&
            !find_section(before, after, one))
            say_section(arena, found, NULL, one);
    }
}

/* --- all of it --- */

struct changes
changes_of(struct arena *arena, const struct version *old,
    const struct version *now, enum audience audience)
{
    const struct plan *plan = now->plan;
    struct changes changes = {.old = old,
        .now = now,
        .terms = terms_difference(arena, old->file, now->file, plan),
        .arrangements =
            arrangements_difference(arena, old->file, now->file, plan),
        .progress = progress_difference(arena, old->file, now->file, plan),
        .without_progress = !old->plan || !now->plan};
    if (!changes.without_progress)
        add_prose(arena, old->plan, now->plan, audience, &changes.progress);
    return changes;
}

int
changes_count(const struct changes *changes)
{
    return changes->terms.count + changes->arrangements.count +
           changes->progress.count;
}

const char *
changes_name(struct arena *arena, const struct version *version)
{
    const struct signoff *since = version->since;
    if (!since)
        return version->shown;
    const struct person *by = since->by.to;
    return arena_printf(arena, "what %s agreed to%s%s",
        by ? name_or_id(by->name, by->id) : "was",
        date_known(since->on) ? " on " : "",
        date_known(since->on) ? day_words(arena, since->on.day) : "");
}

struct part {
    const char *name;    /* of its member */
    const char *heading; /* for people */
    const struct differences *found;
};

static void
parts_of(const struct changes *changes, struct part parts[3])
{
    parts[0] = (struct part){
        "terms", "Terms: each needs a new signature", &changes->terms};
    parts[1] = (struct part){"arrangements",
        "Arrangements: the other side is told", &changes->arrangements};
    parts[2] = (struct part){
        "progress", "Progress: nobody signs it", &changes->progress};
}

/* --- text --- */

static void
put_line(struct buf *out, const char *before, const char *text)
{
    buf_str(out, before);
    buf_visible(out, text, strlen(text));
    buf_char(out, '\n');
}

void
changes_text(
    struct arena *arena, const struct changes *changes, struct buf *out)
{
    struct part parts[3];
    parts_of(changes, parts);
    if (changes_count(changes) == 0)
        return;
    put_line(out, "--- ", changes_name(arena, changes->old));
    put_line(out, "+++ ", changes_name(arena, changes->now));
    for (int i = 0; i < 3; i++) {
        if (parts[i].found->count == 0)
            continue;
        put_line(out, "", parts[i].heading);
        for (int k = 0; k < parts[i].found->count; k++)
            put_line(out, "  ", parts[i].found->items[k].sentence);
    }
}

/* --- Markdown --- */

/* A sentence in which nothing is markup. */
static void
put_marked(struct buf *out, const char *text)
{
    struct buf plain = {0};
    buf_visible(&plain, text, strlen(text));
    for (const char *p = plain.p ? plain.p : ""; *p; p++) {
        if (strchr("\\`*_[]<>#|~&!", *p))
            buf_char(out, '\\');
        buf_char(out, *p);
    }
    buf_free(&plain);
}

void
changes_markdown(
    struct arena *arena, const struct changes *changes, struct buf *out)
{
    struct part parts[3];
    parts_of(changes, parts);
    buf_str(out, "### ");
    put_marked(out, changes->now->id);
    buf_str(out, ": from ");
    put_marked(out, changes_name(arena, changes->old));
    buf_str(out, " to ");
    put_marked(out, changes_name(arena, changes->now));
    buf_str(out, "\n");
    if (changes_count(changes) == 0)
        buf_str(out, "\nNothing differs.\n");
    for (int i = 0; i < 3; i++) {
        if (parts[i].found->count == 0)
            continue;
        buf_printf(out, "\n**%s**\n\n", parts[i].heading);
        for (int k = 0; k < parts[i].found->count; k++) {
            buf_str(out, "- ");
            put_marked(out, parts[i].found->items[k].sentence);
            buf_char(out, '\n');
        }
    }
}

/* --- JSON --- */

static void
version_json(struct arena *arena, const char *name,
    const struct version *version, struct json_out *json)
{
    json_out_open(json, name, '{');
    json_out_text(json, "name", changes_name(arena, version));
    json_out_text(json, "plan", version->id);
    json_out_text(json, "terms", version->digest);
    json_out_close(json, '}');
}

void
changes_json(
    struct arena *arena, const struct changes *changes, struct buf *out)
{
    struct json_out json = {out, false};
    struct part parts[3];
    parts_of(changes, parts);
    json_out_open(&json, NULL, '{');
    json_out_text(&json, "format", "countersign-diff");
    json_out_number(&json, "version", 1);
    version_json(arena, "old", changes->old, &json);
    version_json(arena, "new", changes->now, &json);
    json_out_flag(&json, "same", changes_count(changes) == 0);
    json_out_flag(&json, "progress-compared", !changes->without_progress);
    for (int i = 0; i < 3; i++) {
        json_out_open(&json, parts[i].name, '[');
        for (int k = 0; k < parts[i].found->count; k++) {
            json_out_line(&json);
            json_out_open(&json, NULL, '{');
            difference_json(&parts[i].found->items[k], &json);
            json_out_close(&json, '}');
        }
        json_out_close(&json, ']');
    }
    json_out_close(&json, '}');
    buf_char(out, '\n');
}
