/* What may be in the file. */
#include "html/policy.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "document/element.h"
#include "seal/terms.h"

static void
write_hash(const char *directive, struct slice text, struct buf *out)
{
    unsigned char hash[32];

    if (text.n == 0) {
        buf_printf(out, "%s 'none'; ", directive);
        return;
    }
    seal_sha256(text, hash);
    buf_printf(out, "%s 'sha256-", directive);
    buf_base64(out, hash, sizeof hash);
    buf_str(out, "'; ");
}

void
policy_write(struct slice style, struct slice script, struct buf *out)
{
    buf_str(out, "default-src 'none'; ");
    write_hash("script-src", script, out);
    write_hash("style-src", style, out);
    buf_str(out, "img-src data:; font-src data:; base-uri 'none'; "
                 "form-action 'none'");
}

/* Browsers take tabs and line ends out of an address before they read it:
 * one that has such bytes is not what it seems. */
static bool
has_controls(const char *url)
{
    for (; *url; url++) {
        if ((unsigned char)*url <= 0x20 || *url == 0x7F) {
            return true;
        }
    }
    return false;
}

static bool
has_scheme(const char *url, const char *scheme)
{
    return strncasecmp(url, scheme, strlen(scheme)) == 0;
}

bool
policy_allows_url(const char *url)
{
    return !has_controls(url) &&
           (*url == '#' || has_scheme(url, "https://") ||
               has_scheme(url, "http://") || has_scheme(url, "mailto:"));
}

bool
policy_allows_image(const char *url)
{
    return !has_controls(url) &&
           (has_scheme(url, "data:image/png;base64,") ||
               has_scheme(url, "data:image/jpeg;base64,"));
}

enum attr_rule { ATTR_DROP, ATTR_URL };

/* Sorted by name. */
static const struct attr_row {
    const char *name;
    enum attr_rule rule;
} attr_rules[] = {
    {"action", ATTR_DROP},
    {"archive", ATTR_DROP},
    {"autofocus", ATTR_DROP},
    {"background", ATTR_DROP},
    {"cite", ATTR_URL},
    {"codebase", ATTR_DROP},
    {"data", ATTR_DROP},
    {"dynsrc", ATTR_DROP},
    {"formaction", ATTR_DROP},
    {"href", ATTR_URL},
    {"http-equiv", ATTR_DROP},
    {"is", ATTR_DROP},
    {"longdesc", ATTR_DROP},
    {"lowsrc", ATTR_DROP},
    {"manifest", ATTR_DROP},
    {"nonce", ATTR_DROP},
    {"ping", ATTR_DROP},
    {"poster", ATTR_DROP},
    {"profile", ATTR_DROP},
    {"src", ATTR_DROP}, /* img has its own way */
    {"srcdoc", ATTR_DROP},
    {"srcset", ATTR_DROP},
    {"style", ATTR_DROP},
    {"usemap", ATTR_DROP},
    {"xmlns", ATTR_DROP},
};

static bool
is_name(const char *name)
{
    bool begun = text_alnum(*name) && !(*name >= '0' && *name <= '9');

    if (!begun && *name != '_') {
        return false;
    }
    while (text_alnum(*name) || *name == '-' || *name == '_' || *name == '.') {
        name++;
    }
    return *name == '\0';
}

/* onclick and the like, whatever their case. */
static bool
runs_script(const char *name)
{
    return (name[0] | 0x20) == 'o' && (name[1] | 0x20) == 'n';
}

/* The rule of the name, whatever its case, or NULL.  Most names have none,
 * which their first letters tell. */
static const struct attr_row *
rule_of(const char *name)
{
    const struct attr_row *row = attr_rules,
                          *end = row + sizeof attr_rules / sizeof *attr_rules;
    char first = (char)(name[0] | 0x20), second = (char)(name[1] | 0x20);

    if (name[1] == '\0') { /* "x", "d" of a drawing */
        return NULL;
    }
    for (; row < end && row->name[0] <= first; row++) {
        if (row->name[0] == first && row->name[1] == second &&
            text_is_nocase(row->name, name)) {
            return row;
        }
    }
    return NULL;
}

/* In SVG an address may stand in many attributes, as url(…). */
static bool
svg_value_allowed(const struct tree *node, const struct tree_attr *attr)
{
    if (text_is_nocase(attr->name, "href") && !tree_is(node, "a")) {
        return attr->value[0] == '#';
    }
    for (const char *at = attr->value; *at; at++) {
        if ((*at | 0x20) == 'u' && strncasecmp(at, "url", 3) == 0 &&
            strncasecmp(at, "url(#", 5) != 0) {
            return false;
        }
    }
    return true;
}

bool
policy_allows_attr(
    const struct tree *node, const struct tree_attr *attr, bool in_svg)
{
    if (!is_name(attr->name) || runs_script(attr->name) ||
        (in_svg && !svg_value_allowed(node, attr))) {
        return false;
    }
    const struct attr_row *row = rule_of(attr->name);
    return !row || (row->rule == ATTR_URL && policy_allows_url(attr->value));
}

bool
policy_allows_element(const struct tree *node, bool in_svg)
{
    if (in_svg) {
        return element_is_svg(node->name);
    }
    if (tree_is(node, "meta")) {
        return tree_get(node, "name") && tree_get(node, "content");
    }
    return !tree_is(node, "link");
}
