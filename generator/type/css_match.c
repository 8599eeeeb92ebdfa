/* Whether an element is one that a selector means.
 *
 * From the right to the left, trying other ancestors and siblings only where
 * that can help: what failed for want of any ancestor fails for good, so the
 * work is at most the depth of the tree times the length of the selector. */
#include "type/css.h"

#include <string.h>

#include "base/text.h"

static const struct tree *
sibling(const struct tree *node, bool before)
{
    do
        node = before ? node->prev : node->next;
    while (node && node->kind != TREE_ELEMENT);
    return node;
}

static bool
nth_matches(const struct css_nth *nth, const struct tree *node)
{
    int n = 1;
    if (nth->a == 0 && nth->b == 1)
        return !sibling(node, !nth->from_end);
    while ((node = sibling(node, !nth->from_end)))
        n++;
    n -= nth->b;
    return nth->a == 0 ? n == 0 : n % nth->a == 0 && n / nth->a >= 0;
}

static bool
has_word(const char *list, const char *word)
{
    size_t size = strlen(word);
    while (*(list += strspn(list, " \t\r\n\f"))) {
        size_t n = strcspn(list, " \t\r\n\f");
        if (n == size && memcmp(list, word, n) == 0)
            return true;
        list += n;
    }
    return false;
}

static bool
attr_matches(const struct css_attr *attr, const struct tree *node)
{
    const char *value = tree_get(node, attr->name);
    size_t n = attr->value ? strlen(attr->value) : 0;
    if (!value)
        return false;
    switch (attr->test) {
    case ATTR_SET:
        return true;
    case ATTR_IS:
        return strcmp(value, attr->value) == 0;
    case ATTR_WORD:
        return n > 0 && has_word(value, attr->value);
    case ATTR_DASH:
        return strncmp(value, attr->value, n) == 0 &&
               (value[n] == '\0' || value[n] == '-');
    case ATTR_STARTS:
        return n > 0 && text_starts(value, attr->value);
    case ATTR_ENDS:
        return n > 0 && text_ends(value, attr->value);
    case ATTR_HAS:
        return n > 0 && strstr(value, attr->value);
    }
    return false;
}

static bool
has_class(const struct tree *node, const struct css_compound *compound, int i)
{
    for (int k = 0; k < node->class_count; k++)
        if (node->classes[k].hash == compound->class_hashes[i])
            return tree_has_class(node, compound->classes[i]);
    return false;
}

bool
css_may_match(const struct css_compound *compound, const struct tree *node)
{
    if (compound->type &&
        (compound->type_hash != node->hash || !tree_is(node, compound->type)))
        return false;
    for (int i = 0; i < compound->class_count; i++)
        if (!has_class(node, compound, i))
            return false;
    return true;
}

static bool
matches_one(const struct css_compound *compound, const struct tree *node)
{
    if (!css_may_match(compound, node))
        return false;
    if (compound->id && !text_is(tree_get(node, "id"), compound->id))
        return false;
    if (compound->root && node->parent)
        return false;
    for (const struct css_attr *a = compound->attrs; a; a = a->next)
        if (!attr_matches(a, node))
            return false;
    for (const struct css_nth *n = compound->nths; n; n = n->next)
        if (!nth_matches(n, node))
            return false;
    for (const struct css_compound *c = compound->refused; c; c = c->next)
        if (matches_one(c, node))
            return false;
    return true;
}

enum match {
    MATCH,
    FAIL_HERE,     /* another candidate may do */
    FAIL_SIBLINGS, /* another ancestor may do */
    FAIL_ALL
};

static enum match
match(const struct css_compound *compound, const struct tree *node)
{
    if (!matches_one(compound, node))
        return FAIL_HERE;
    if (!compound->up)
        return MATCH;
    switch (compound->combinator) {
    case CSS_CHILD:
        return node->parent ? match(compound->up, node->parent) : FAIL_ALL;
    case CSS_NEXT:
        node = sibling(node, true);
        return node ? match(compound->up, node) : FAIL_SIBLINGS;
    case CSS_FOLLOWING:
        while ((node = sibling(node, true))) {
            enum match result = match(compound->up, node);
            if (result != FAIL_HERE)
                return result;
        }
        return FAIL_SIBLINGS;
    case CSS_DESCENDANT:
        break;
    }
    while ((node = node->parent)) {
        enum match result = match(compound->up, node);
        if (result == MATCH || result == FAIL_ALL)
            return result;
    }
    return FAIL_ALL;
}

bool
css_matches(const struct css_compound *compound, const struct tree *node)
{
    return match(compound, node) == MATCH;
}
