#include "plan/defaults.h"

#include <string.h>

#include "base/text.h"
#include "plan/read.h"
#include "source/front.h"

/* --- finding them --- */

static struct defaults
read_settings(struct arena *arena, const char *path, const char *shown,
    struct slice bytes)
{
    struct report unsaid;
    report_init(&unsaid, arena);
    struct source *source = source_new(arena, shown, bytes);
    const struct front *top = front_read_yaml(arena, source, &unsaid);
    const struct front *front = top ? front_field(top, "defaults") : NULL;
    bool fields = front && front->kind == FRONT_FIELDS;
    return (struct defaults){source, path, fields ? front : NULL};
}

/* As the command line would name it, which gave `shown` to `path`. */
static const char *
shown_above(struct arena *arena, const char *path, const char *shown,
    const char *settings)
{
    const char *up = SETTINGS_NAME;
    const char *below = path + strlen(settings) - strlen(SETTINGS_NAME);
    for (; *below; below++)
        if (*below == '/')
            up = arena_printf(arena, "../%s", up);
    return path_beside(arena, shown, up);
}

/* The folder that a thread last asked for in vain: plans lie side by side, and
 * most companies that write settings write one file of them. */
static _Thread_local struct {
    unsigned root; /* its number; 0: nothing is kept */
    char folder[124];
} in_vain;

static bool
was_in_vain(const struct root *root, const char *folder)
{
    return root->number && !root->overlay && in_vain.root == root->number &&
           text_is(in_vain.folder, folder);
}

static void
keep_in_vain(const struct root *root, const char *folder)
{
    size_t size = strlen(folder) + 1;
    if (size > sizeof in_vain.folder || root->overlay)
        return;
    in_vain.root = root->number;
    memcpy(in_vain.folder, folder, size);
}

struct defaults
defaults_find(struct arena *arena, const struct root *root, const char *path,
    const char *shown)
{
    struct slice bytes;
    enum file_error error = FILE_MISSING;
    if (!root)
        return (struct defaults){0};
    if (root->settings) {
        error = file_read_any(arena, root->settings, &bytes);
        return error == FILE_OK
                   ? read_settings(arena, SETTINGS_NAME, root->settings, bytes)
                   : (struct defaults){0};
    }
    const char *settings = NULL, *nearest = path_above(arena, path);
    if (was_in_vain(root, nearest))
        return (struct defaults){0};
    for (const char *folder = path; *folder && error == FILE_MISSING;) {
        folder = path_above(arena, folder);
        settings = path_in(arena, folder, SETTINGS_NAME);
        error = file_read(arena, root, settings, &bytes);
    }
    if (error == FILE_MISSING)
        keep_in_vain(root, nearest);
    if (error != FILE_OK)
        return (struct defaults){0};
    return read_settings(
        arena, settings, shown_above(arena, path, shown, settings), bytes);
}

const struct front *
defaults_people(const struct defaults *defaults)
{
    const struct front *people =
        defaults->front ? front_field(defaults->front, "people") : NULL;
    return people && people->kind == FRONT_FIELDS ? people : NULL;
}

/* --- reading them alone --- */

/* Who works for one customer belongs in that customer's plan alone. */
static void
check_sides(struct reader *reader, const struct plan *plan)
{
    for (int i = 0; i < plan->people.count; i++) {
        const struct person *person = &plan->people.items[i];
        if (person->side.value != SIDE_CUSTOMER)
            continue;
        struct finding *finding = report_add(reader->report, CS006,
            person->side.at, "settings name no people of a customer");
        finding->field = "defaults.people";
        finding->fix = "Move the person into that customer's plan.";
    }
}

const struct plan *
defaults_read(struct arena *arena, const struct root *root,
    const struct defaults *defaults, struct report *report)
{
    struct plan *plan = ARENA_NEW(arena, struct plan);
    struct reader reader = {.arena = arena,
        .report = report,
        .root = root,
        .def = &plan->def,
        .start = DAY_NONE};
    plan->def = (struct definition){.kind = KIND_PLAN,
        .source = defaults->source,
        .path = defaults->path,
        .report = report};
    read_record(&reader, record_of_defaults(), defaults->front, plan);
    check_sides(&reader, plan);
    places_check(&reader, plan);
    files_check(&reader);
    return plan;
}

const char *
defaults_home(struct report *report, const char *key)
{
    if (record_field(record_of_defaults(), key))
        return report_text(
            report, "`%s` belongs under `defaults`: move it there.", key);
    if (!record_field(record_of_kind(KIND_PLAN), key))
        return NULL;
    return report_text(report,
        "`%s` stands in each plan: take it out here. People whom several "
        "plans name stand once in the settings, under `defaults: people:`, "
        "and each plan names them by their id.",
        key);
}

/* --- laying them under a plan --- */

/* Its children become its own, to be changed. */
static void
unshare(struct arena *arena, struct front *node)
{
    struct front **at = &node->first;
    for (const struct front *child = *at; child; child = child->next) {
        struct front *copy = ARENA_NEW(arena, struct front);
        *copy = *child;
        copy->parent = node;
        *at = node->last = copy;
        at = &copy->next;
    }
}

static struct front *
graft(struct arena *arena, struct front *node, const struct front *child)
{
    struct front *copy = ARENA_NEW(arena, struct front);
    *copy = *child;
    copy->parent = node;
    copy->next = NULL;
    node->count++;
    *(node->last ? &node->last->next : &node->first) = copy;
    node->last = copy;
    return copy;
}

static struct front *
own_field(struct front *node, const char *key)
{
    struct front *child = node->first;
    while (child && !text_is(child->key, key))
        child = child->next;
    return child;
}

static void
merge(struct arena *arena, struct front *node, const struct front *defaults)
{
    unshare(arena, node);
    for (const struct front *child = defaults->first; child;
         child = child->next) {
        struct front *own = own_field(node, child->key);
        if (!own)
            graft(arena, node, child);
        else if (own->kind == FRONT_FIELDS && child->kind == FRONT_FIELDS)
            merge(arena, own, child);
    }
}

/* A value says just this word. */
static bool
says(const struct front *node, const char *word)
{
    if (node->kind == FRONT_SCALAR)
        return text_is(node->text, word);
    for (const struct front *child = node->first; child; child = child->next)
        if (says(child, word))
            return true;
    return false;
}

static bool
names_person(const struct front *front, const char *id)
{
    for (const struct front *child = front->first; child; child = child->next)
        if (!text_is(child->key, "people") && says(child, id))
            return true;
    return false;
}

/* Those whom the plan names. */
static void
merge_people(struct arena *arena, struct front *top, const struct front *front,
    const struct front *people)
{
    struct front named = *people;
    named.first = named.last = NULL;
    named.count = 0;
    for (const struct front *one = people->first; one; one = one->next)
        if (front_field(front_field(front, "people"), one->key) ||
            names_person(front, one->key))
            graft(arena, &named, one);
    struct front *own = own_field(top, "people");
    if (own && own->kind == FRONT_FIELDS)
        merge(arena, own, &named);
    else if (!own && named.first)
        graft(arena, top, &named);
}

const struct front *
defaults_merge(struct reader *reader, const struct front *front)
{
    const struct front *defaults = reader->defaults.front;
    if (!defaults)
        return front;
    struct front *top = ARENA_NEW(reader->arena, struct front);
    *top = *front;
    unshare(reader->arena, top);
    for (const struct front *child = defaults->first; child;
         child = child->next) {
        struct front *own = own_field(top, child->key);
        bool fields = child->kind == FRONT_FIELDS;
        if (text_is(child->key, "people") && fields)
            merge_people(reader->arena, top, front, child);
        else if (text_is(child->key, "parties") && fields && own &&
                 own->kind == FRONT_FIELDS)
            merge(reader->arena, own, child);
        else if (!own && !fields &&
                 record_field(record_of_defaults(), child->key))
            graft(reader->arena, top, child);
    }
    return top;
}
