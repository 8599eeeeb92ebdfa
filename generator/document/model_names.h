/* The names that the model of a template can hold: templates/model.names.
 *
 * An element is told by its name alone, an item by the list that it stands in
 * ("milestones/item"); so what is asked of a model is judged without one. */
#ifndef DOCUMENT_MODEL_NAMES_H
#define DOCUMENT_MODEL_NAMES_H

#include <stdbool.h>

#include "base/arena.h"

struct model_names;

/* What an element holds: children, and attributes with their @. */
struct model_entry {
    const char *key; /* "milestones/item" */
    const char **holds;
    int count, room;
    bool open; /* whatever: prose, pictures, words */
    struct model_entry *next;
};

/* NULL when no document is made with a template of that name ("plan.xhtml"). */
const struct model_names *model_names_of(
    struct arena *arena, const char *template);
/* The outermost element. */
const struct model_entry *model_names_root(const struct model_names *names);
bool model_entry_holds(const struct model_entry *entry, const char *name);
/* What a child of the entry holds; one without anything where no list has it.
 */
const struct model_entry *model_names_child(struct arena *arena,
    const struct model_names *names, const struct model_entry *entry,
    const char *name);
/* Who holds the name, first what stands highest in the model, or NULL. */
const struct model_entry *model_names_holder(
    const struct model_names *names, const char *name);
/* All templates that documents are made with, as the file has them first. */
const char *const *model_names_templates(struct arena *arena, int *count);

#endif
