/* Expressions, walked over the names of a model.
 *
 * Not a second XPath: what is no XPath was refused before this is asked, so
 * only paths are told apart from all that stands between them. */
#include "document/template_ask.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

#define NESTING_MAX 40

struct walk {
    struct asker *asker;
    const struct expr *expr;
    const char *p;
    int depth;
};

static const struct ask_nodes anything = {.any = true};

static struct ask_nodes walk_expr(struct walk *w, struct ask_nodes at);

/* Names */

static bool
begins_name(char c)
{
    return isalpha((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool
is_in_name(char c)
{
    return begins_name(c) || isdigit((unsigned char)c) || c == '-' || c == '.';
}

static void
skip_space(struct walk *w)
{
    w->p += strspn(w->p, " \t\r\n");
}

static const char *
take_name(struct walk *w)
{
    const char *from = w->p;
    while (is_in_name(*w->p))
        w->p++;
    return arena_strndup(w->asker->arena, from, (size_t)(w->p - from));
}

static void
add(struct ask_nodes *nodes, const struct model_entry *entry)
{
    for (int i = 0; i < nodes->count; i++)
        if (nodes->items[i] == entry)
            return;
    if (nodes->count == ASK_ENTRIES)
        nodes->any = true;
    else
        nodes->items[nodes->count++] = entry;
}

static void
join(struct ask_nodes *nodes, const struct ask_nodes *more)
{
    nodes->any |= more->any;
    nodes->free |= more->free;
    for (int i = 0; i < more->count; i++)
        add(nodes, more->items[i]);
}

/* Faults */

static const char *
nearest_name(const struct ask_nodes *at, const char *name, bool attribute)
{
    const char *names[400];
    int count = 0;
    for (int i = 0; i < at->count; i++)
        for (int k = 0; k < at->items[i]->count && count < 400; k++)
            if ((at->items[i]->holds[k][0] == '@') == attribute)
                names[count++] = at->items[i]->holds[k];
    return text_nearest(name, names, count);
}

/* Where the name does stand, seen from the model. */
static const char *
elsewhere(const struct walk *w, const char *name)
{
    const struct model_entry *holder =
        model_names_holder(w->asker->names, name);
    if (!holder)
        return "`countersign dump --stage model PLAN` prints what the model "
               "of a plan holds, and templates/README.md says it for all.";
    struct arena *arena = w->asker->arena;
    const struct model_entry *root = model_names_root(w->asker->names);
    if (holder == root)
        return arena_printf(
            arena, "It stands beside `plan`: write /model/%s.", name);
    if (model_entry_holds(root, holder->key))
        return arena_printf(arena, "It stands in `%s`: write /model/%s/%s.",
            holder->key, holder->key, name);
    return arena_printf(arena,
        "It stands in `%s`: write the path to it from where you are.",
        holder->key);
}

static struct template_fault *
fault_at(struct walk *w, const char *name)
{
    struct template_fault *fault =
        ARENA_NEW(w->asker->arena, struct template_fault);
    size_t bare = strlen(name) - (*name == '@');
    fault->line = w->expr->line;
    fault->within = w->expr->text;
    fault->from = (uint32_t)((size_t)(w->p - w->expr->text) - bare);
    fault->length = (uint32_t)bare;
    fault->asks = true;
    *w->asker->next = fault;
    w->asker->next = &fault->next;
    return fault;
}

static void
fault_name(struct walk *w, const struct ask_nodes *at, const char *name)
{
    struct arena *arena = w->asker->arena;
    struct template_fault *fault = fault_at(w, name);
    const char *holder = at->count > 0 ? at->items[0]->key : NULL;
    const char *near = nearest_name(at, name, *name == '@');
    fault->message = !holder || text_is(holder, "model") || !*holder
                         ? arena_printf(arena, "the model has no `%s`", name)
                         : arena_printf(arena, "the model has no `%s` in `%s`",
                               name, holder);
    fault->fix = near ? arena_printf(arena, "Did you mean `%s`?", near)
                      : elsewhere(w, name);
}

/* A word of the language, "/model/words/path". */
static void
check_word(struct walk *w, const char *key)
{
    struct arena *arena = w->asker->arena;
    const struct language *english = w->asker->english;
    const char *text = language_text(english, key);
    if (text && !strchr(text, '{'))
        return;
    struct template_fault *fault = fault_at(w, key);
    if (text) {
        fault->message = arena_printf(arena,
            "the word `%s` is filled in by the program, and not in the model",
            key);
        fault->fix = "Take the sentence from where templates/README.md says "
                     "that the model has it.";
        return;
    }
    const char *near = language_nearest(arena, english, key);
    fault->message = arena_printf(arena, "there is no word `%s`", key);
    fault->fix = near ? arena_printf(arena, "Did you mean `%s`?", near)
                      : "The words are the keys of words/en.words.";
}

/* Paths */

static struct ask_nodes
child_of(struct walk *w, const struct ask_nodes *at, const char *name)
{
    struct asker *asker = w->asker;
    struct ask_nodes found = {.any = at->any, .free = at->free};
    bool known = false;
    for (int i = 0; i < at->count; i++) {
        const struct model_entry *entry = at->items[i];
        if (!model_entry_holds(entry, name))
            continue;
        known = true;
        if (entry->open && text_is(entry->key, "words"))
            check_word(w, name);
        if (entry->open)
            found.any = found.free = true;
        else if (*name != '@')
            add(&found,
                model_names_child(asker->arena, asker->names, entry, name));
    }
    /* Of what may stand anywhere only the name is known. */
    if (!known && at->any && model_names_holder(asker->names, name)) {
        const struct model_entry nowhere = {.key = ""};
        known = true;
        if (*name != '@')
            add(&found,
                model_names_child(asker->arena, asker->names, &nowhere, name));
    }
    if (!known && !at->free) {
        fault_name(w, at, name);
        found = anything;
    }
    return found;
}

/* `*`: all that is there. */
static struct ask_nodes
children_of(struct walk *w, const struct ask_nodes *at)
{
    struct asker *asker = w->asker;
    struct ask_nodes found = {.any = at->any, .free = at->free};
    for (int i = 0; i < at->count; i++) {
        const struct model_entry *entry = at->items[i];
        found.any |= entry->open;
        found.free |= entry->open;
        for (int k = 0; k < entry->count; k++)
            if (entry->holds[k][0] != '@')
                add(&found, model_names_child(asker->arena, asker->names, entry,
                                entry->holds[k]));
    }
    return found;
}

static bool
is_node_test(const char *name)
{
    return text_is(name, "node") || text_is(name, "text") ||
           text_is(name, "comment");
}

/* Behind the bracket that closes what is open. */
static void
walk_arguments(struct walk *w, struct ask_nodes at, char close)
{
    walk_expr(w, at);
    if (*w->p == close)
        w->p++;
}

/* A step that begins with a name: an element, an axis or a function. */
static struct ask_nodes
named_step(struct walk *w, const struct ask_nodes *at, struct ask_nodes context)
{
    const char *name = take_name(w);
    const char *behind = w->p;
    skip_space(w);
    if (*w->p == '(') {
        w->p++;
        walk_arguments(w, is_node_test(name) ? *at : context, ')');
        return anything;
    }
    if (w->p[0] == ':' && w->p[1] == ':') {
        w->p += 2;
        skip_space(w);
        const struct ask_nodes from = text_is(name, "child") ? *at : anything;
        if (!begins_name(*w->p))
            return anything;
        if (!text_is(name, "attribute"))
            return named_step(w, &from, context);
        take_name(w);
        return anything;
    }
    w->p = behind;
    return child_of(w, at, name);
}

static struct ask_nodes
attribute_step(struct walk *w, const struct ask_nodes *at)
{
    w->p++;
    skip_space(w);
    if (!begins_name(*w->p)) {
        w->p += *w->p == '*';
        return anything;
    }
    const char *name = take_name(w);
    return child_of(w, at, arena_printf(w->asker->arena, "@%s", name));
}

static struct ask_nodes
take_step(struct walk *w, const struct ask_nodes *at, struct ask_nodes context)
{
    if (text_starts(w->p, "..")) {
        w->p += 2;
        return anything;
    }
    if (*w->p == '.') {
        w->p++;
        return *at;
    }
    if (*w->p == '@')
        return attribute_step(w, at);
    if (*w->p == '*') {
        w->p++;
        return children_of(w, at);
    }
    return begins_name(*w->p) ? named_step(w, at, context) : *at;
}

/* Predicates, and the steps behind a slash. */
static struct ask_nodes
walk_on(struct walk *w, struct ask_nodes at, struct ask_nodes context)
{
    for (;;) {
        skip_space(w);
        if (*w->p == '[') {
            w->p++;
            walk_arguments(w, at, ']');
        } else if (*w->p == '/') {
            w->p++;
            if (*w->p == '/') {
                w->p++;
                at = anything;
            }
            skip_space(w);
            at = take_step(w, &at, context);
        } else {
            return at;
        }
    }
}

static struct ask_nodes
walk_path(struct walk *w, struct ask_nodes context)
{
    if (*w->p != '/')
        return walk_on(w, take_step(w, &context, context), context);
    /* The root of all holds the model. */
    struct model_entry *top = ARENA_NEW(w->asker->arena, struct model_entry);
    const char **holds = ARENA_ARRAY(w->asker->arena, const char *, 1);
    holds[0] = "model";
    *top = (struct model_entry){.key = "", .holds = holds, .count = 1};
    struct ask_nodes root = {.items = {top}, .count = 1};
    return walk_on(w, root, context);
}

/* Expressions */

static void
skip_quoted(struct walk *w)
{
    const char *end = strchr(w->p + 1, *w->p);
    w->p = end ? end + 1 : w->p + strlen(w->p);
}

static bool
begins_path(const struct walk *w)
{
    return begins_name(*w->p) || strchr("/@.*", *w->p);
}

/* Up to the bracket that closes it, or the end. */
static struct ask_nodes
walk_expr(struct walk *w, struct ask_nodes at)
{
    struct ask_nodes all = {.count = 0};
    bool operand = true; /* else an operator comes */
    if (++w->depth > NESTING_MAX)
        w->p += strlen(w->p);
    for (skip_space(w); *w->p && !strchr(")]", *w->p); skip_space(w)) {
        if (*w->p == '\'' || *w->p == '"') {
            skip_quoted(w);
            operand = false;
        } else if (isdigit((unsigned char)*w->p)) {
            w->p += strspn(w->p, "0123456789.");
            operand = false;
        } else if (operand && *w->p == '(') {
            w->p++;
            struct ask_nodes inner = walk_expr(w, at);
            w->p += *w->p == ')';
            inner = walk_on(w, inner, at);
            join(&all, &inner);
            operand = false;
        } else if (operand && begins_path(w)) {
            struct ask_nodes path = walk_path(w, at);
            join(&all, &path);
            operand = false;
        } else if (begins_name(*w->p)) {
            take_name(w); /* and, or, div, mod */
            operand = true;
        } else {
            w->p++;
            operand = true;
        }
    }
    w->depth--;
    return all;
}

struct ask_nodes
ask_root(const struct asker *asker)
{
    struct ask_nodes root = {
        .items = {model_names_root(asker->names)}, .count = 1};
    return root;
}

struct ask_nodes
ask_anywhere(void)
{
    return anything;
}

struct ask_nodes
ask_expr(struct asker *asker, const struct expr *expr, struct ask_nodes at)
{
    struct walk walk = {.asker = asker, .expr = expr, .p = expr->text};
    return walk_expr(&walk, at);
}
