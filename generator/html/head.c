#include "html/head.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "html/escape.h"
#include "html/policy.h"
#include "html/style.h"

#define KEPT 8 /* of up to 200 KB */
#define FONTS 16

struct kept {
    struct slice css, script;
    unsigned serials[FONTS];
    int count;
    struct html_head *head; /* NULL: free */
};

struct html_cache {
    struct kept kept[KEPT];
    int next; /* to be replaced */
};

struct html_cache *
html_cache_new(void)
{
    struct html_cache *cache = xmalloc(sizeof *cache);
    memset(cache, 0, sizeof *cache);
    return cache;
}

void
html_head_drop(struct html_head *head)
{
    if (!head || --head->users > 0) {
        return;
    }
    buf_free(&head->policy);
    buf_free(&head->style);
    buf_free(&head->script);
    free(head);
}

void
html_cache_free(struct html_cache *cache)
{
    for (int i = 0; cache && i < KEPT; i++) {
        html_head_drop(cache->kept[i].head);
    }
    free(cache);
}

/* What is there for screen readers alone.  It goes before the theme, so that
 * no theme has to know of it; the PDF leaves such a caption out
 * (type/style_default.c), and so does a browser that prints, whose table it
 * would move by a hair. */
static const char unseen[] =
    "caption.unseen{position:absolute;width:1px;height:1px;overflow:hidden;"
    "clip-path:inset(50%);white-space:nowrap}"
    "@media print{caption.unseen{display:none}}\n";

static const char *
font_type(const char *format)
{
    return text_is(format, "woff")       ? "font/woff"
           : text_is(format, "woff2")    ? "font/woff2"
           : text_is(format, "truetype") ? "font/ttf"
                                         : "font/otf";
}

static void
make_font_face(const struct html_font *font, struct buf *out)
{
    buf_str(out, "@font-face{font-family:");
    escape_css_string(font->family, out);
    buf_printf(out, ";font-weight:%d;font-style:%s;src:url(data:%s;base64,",
        font->weight, font->italic ? "italic" : "normal",
        font_type(font->format));
    buf_base64(out, font->bytes.p, font->bytes.n);
    buf_printf(out, ") format(\"%s\")}\n", font->format);
}

static struct html_head *
make_head(const struct html_parts *parts)
{
    struct html_head *head = xmalloc(sizeof *head);
    struct buf theme = {0};

    *head = (struct html_head){.users = 1};
    for (int i = 0; i < parts->font_count; i++) {
        make_font_face(&parts->fonts[i], &head->style);
    }
    buf_str(&head->style, unseen);
    style_write(parts->css, &theme);
    escape_raw(buf_slice(&theme), &head->style);
    buf_free(&theme);
    escape_raw(parts->script, &head->script);
    policy_write(
        buf_slice(&head->style), buf_slice(&head->script), &head->policy);
    return head;
}

static bool
can_keep(const struct html_parts *parts)
{
    for (int i = 0; i < parts->font_count; i++) {
        if (!parts->fonts[i].serial) {
            return false;
        }
    }
    return parts->cache && parts->font_count <= FONTS;
}

static bool
is_kept(const struct kept *kept, const struct html_parts *parts)
{
    bool same = kept->css.p == parts->css.p && kept->css.n == parts->css.n &&
                kept->script.p == parts->script.p &&
                kept->script.n == parts->script.n &&
                kept->count == parts->font_count;

    for (int i = 0; same && i < kept->count; i++) {
        same = kept->serials[i] == parts->fonts[i].serial;
    }
    return same;
}

/* Gives back what was reserved in vain: up to half of it. */
static void
fit(struct buf *buf)
{
    buf->room = buf->n + 1;
    buf->p = xrealloc(buf->p, buf->room);
}

static struct html_head *
keep(struct html_cache *cache, const struct html_parts *parts)
{
    struct kept *kept = &cache->kept[cache->next];

    cache->next = (cache->next + 1) % KEPT;
    html_head_drop(kept->head);
    *kept = (struct kept){
        parts->css, parts->script, {0}, parts->font_count, make_head(parts)};
    for (int i = 0; i < parts->font_count; i++) {
        kept->serials[i] = parts->fonts[i].serial;
    }
    fit(&kept->head->style);
    return kept->head;
}

static struct html_head *
kept_head(const struct html_parts *parts)
{
    for (int i = 0; i < KEPT; i++) {
        const struct kept *kept = &parts->cache->kept[i];
        if (kept->head && is_kept(kept, parts)) {
            return kept->head;
        }
    }
    return keep(parts->cache, parts);
}

struct html_head *
html_head_of(const struct html_parts *parts)
{
    if (!can_keep(parts)) {
        return make_head(parts);
    }
    struct html_head *head = kept_head(parts);
    head->users++;
    return head;
}
