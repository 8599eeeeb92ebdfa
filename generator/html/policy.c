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

struct attr_row {
    const char *name;
    enum attr_rule rule;
};
#define ROWS(...) ((const struct attr_row[]){__VA_ARGS__, {NULL, ATTR_DROP}})

/* By the first letter of their names; most attributes have no rule. */
static const struct attr_row *const attr_rules[26] = {
    ['a' - 'a'] = ROWS({"action", ATTR_DROP}, {"archive", ATTR_DROP},
        {"autofocus", ATTR_DROP}),
    ['b' - 'a'] = ROWS({"background", ATTR_DROP}),
    ['c' - 'a'] = ROWS({"cite", ATTR_URL}, {"codebase", ATTR_DROP}),
    ['d' - 'a'] = ROWS({"data", ATTR_DROP}, {"dynsrc", ATTR_DROP}),
    ['f' - 'a'] = ROWS({"formaction", ATTR_DROP}),
    ['h' - 'a'] = ROWS({"href", ATTR_URL}, {"http-equiv", ATTR_DROP}),
    ['i' - 'a'] = ROWS({"is", ATTR_DROP}),
    ['l' - 'a'] = ROWS({"longdesc", ATTR_DROP}, {"lowsrc", ATTR_DROP}),
    ['m' - 'a'] = ROWS({"manifest", ATTR_DROP}),
    ['n' - 'a'] = ROWS({"nonce", ATTR_DROP}),
    ['p' - 'a'] = ROWS(
        {"ping", ATTR_DROP}, {"poster", ATTR_DROP}, {"profile", ATTR_DROP}),
    ['s' - 'a'] = ROWS({"src", ATTR_DROP}, /* img has its own way */
        {"srcdoc", ATTR_DROP}, {"srcset", ATTR_DROP}, {"style", ATTR_DROP}),
    ['u' - 'a'] = ROWS({"usemap", ATTR_DROP}),
    ['x' - 'a'] = ROWS({"xmlns", ATTR_DROP}),
};

static bool
is_letter(char c)
{
    return (unsigned)((c | 0x20) - 'a') < 26 || c == '_';
}

static bool
is_name(const char *name)
{
    if (!is_letter(*name)) {
        return false;
    }
    while (
        is_letter(*name) || text_digit(*name) || *name == '-' || *name == '.') {
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

/* The rule of the name, whatever its case, or NULL: most often the second
 * letter tells. */
static const struct attr_row *
rule_of(const char *name)
{
    unsigned letter = (unsigned)((name[0] | 0x20) - 'a');
    const struct attr_row *row = letter < 26 ? attr_rules[letter] : NULL;

    for (; row && row->name; row++) {
        if ((name[1] | 0x20) == row->name[1] &&
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
