#include "type/font_face.h"

#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include "base/file.h"
#include "base/text.h"

/* No font of Debian's has a fifth of it. */
#define FILE_MAX ((size_t)256 * 1024 * 1024)

struct bytes { /* a table's */
    const unsigned char *p;
    size_t n;
};

static unsigned
get_u16(struct bytes b, size_t at)
{
    return at + 2 <= b.n ? (unsigned)(b.p[at] << 8 | b.p[at + 1]) : 0;
}

static int
get_i16(struct bytes b, size_t at)
{
    return (int16_t)get_u16(b, at);
}

static struct bytes
blob_bytes(hb_blob_t *blob)
{
    unsigned n = 0;
    const char *p = hb_blob_get_data(blob, &n);
    return (struct bytes){(const unsigned char *)p, n};
}

/* An INDEX of a CFF table (Adobe technical note 5176): offset of what comes
 * after it, and of its first item; 0 when it is broken. */
static size_t
cff_index(struct bytes b, size_t at, size_t *item, size_t *item_end)
{
    unsigned count = get_u16(b, at);
    *item = *item_end = 0;
    if (count == 0)
        return at + 2;
    if (at + 3 > b.n)
        return 0;
    size_t size = b.p[at + 2], table = at + 3;
    size_t data = table + size * ((size_t)count + 1) - 1;
    if (size < 1 || size > 4 || data > b.n)
        return 0;
    size_t offsets[3] = {0};
    unsigned wanted[3] = {0, 1, count};
    for (int i = 0; i < 3; i++)
        for (size_t k = 0; k < size; k++)
            offsets[i] = offsets[i] << 8 | b.p[table + wanted[i] * size + k];
    *item = data + offsets[0];
    *item_end = data + offsets[1];
    size_t end = data + offsets[2];
    return *item <= *item_end && *item_end <= b.n && end <= b.n ? end : 0;
}

/* Length of the operand at p[0], 0 for an operator. */
static size_t
cff_operand(struct bytes b, size_t at)
{
    unsigned first = b.p[at];
    if (first == 28)
        return 3;
    if (first == 29)
        return 5;
    if (first == 30) { /* a real number ends with a nibble of 15 */
        size_t n = 1;
        while (
            at + n < b.n && (b.p[at + n] & 15) != 15 && b.p[at + n] >> 4 != 15)
            n++;
        return n + 1;
    }
    return first < 32 ? 0 : first < 247 ? 1 : 2;
}

/* CID-keyed fonts have the operator ROS (12 30) in their top dictionary. */
static bool
cff_has_cids(struct bytes b)
{
    size_t item, item_end;
    if (b.n < 4)
        return false;
    size_t top = cff_index(b, b.p[2], &item, &item_end);
    if (top == 0 || cff_index(b, top, &item, &item_end) == 0)
        return false;
    for (size_t at = item; at < item_end;) {
        size_t operand = cff_operand(b, at);
        if (operand == 0 && b.p[at] == 12) {
            if (at + 1 < item_end && b.p[at + 1] == 30)
                return true;
            operand = 2;
        }
        at += operand ? operand : 1;
    }
    return false;
}

static void
read_outlines(struct font *font)
{
    hb_blob_t *cff =
        hb_face_reference_table(font->face, HB_TAG('C', 'F', 'F', ' '));
    struct bytes b = blob_bytes(cff);
    hb_blob_t *glyf =
        hb_face_reference_table(font->face, HB_TAG('g', 'l', 'y', 'f'));
    font->cff = b.n > 0;
    font->outlines = font->cff || hb_blob_get_length(glyf) > 0;
    font->cid = cff_has_cids(b);
    hb_blob_destroy(cff);
    hb_blob_destroy(glyf);
}

static void
read_head(struct font *font)
{
    hb_blob_t *head =
        hb_face_reference_table(font->face, HB_TAG('h', 'e', 'a', 'd'));
    for (size_t i = 0; i < 4; i++)
        font->box[i] = get_i16(blob_bytes(head), 36 + 2 * i);
    hb_blob_destroy(head);
    hb_blob_t *post =
        hb_face_reference_table(font->face, HB_TAG('p', 'o', 's', 't'));
    font->italic_angle = get_i16(blob_bytes(post), 4);
    hb_blob_destroy(post);
}

static int
metric(const struct font *font, hb_ot_metrics_tag_t tag)
{
    hb_position_t value = 0;
    hb_ot_metrics_get_position_with_fallback(font->hb, tag, &value);
    return value;
}

static void
read_metrics(struct font *font)
{
    font->ascent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
    font->descent = -metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
    font->line_gap = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_LINE_GAP);
    font->cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT);
    font->x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT);
    hb_codepoint_t zero;
    if (hb_font_get_nominal_glyph(font->hb, '0', &zero))
        font->zero_width = hb_font_get_glyph_h_advance(font->hb, zero);
}

static bool
read_name(const struct font *font, hb_ot_name_id_t id, char *name, size_t size)
{
    unsigned n = (unsigned)size;
    return hb_ot_name_get_utf8(font->face, id, HB_LANGUAGE_INVALID, &n, name) >
           0;
}

/* Names go into PDF names and must need no escapes there. */
static const char *
postscript_name(struct arena *arena, const struct font *font)
{
    char name[128] = "";
    read_name(font, HB_OT_NAME_ID_POSTSCRIPT_NAME, name, sizeof name);
    char *kept = name;
    for (const char *p = name; *p; p++)
        if ((*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z') ||
            (*p >= '0' && *p <= '9') || strchr("._+-", *p))
            *kept++ = *p;
    *kept = '\0';
    return name[0] ? arena_strdup(arena, name) : "Font";
}

static const char *
own_family(struct arena *arena, const struct font *font)
{
    char name[128] = "";
    if (!read_name(font, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, name, sizeof name))
        read_name(font, HB_OT_NAME_ID_FONT_FAMILY, name, sizeof name);
    return arena_strdup(arena, name);
}

static void
unmap(void *mapped)
{
    struct slice *file = mapped;
    file_unmap(*file);
    free(file);
}

/* NULL when the file cannot be read. */
static hb_blob_t *
map_file(struct font *font)
{
    font->bytes = file_map(font->file, FILE_MAX);
    if (font->bytes.n == 0)
        return NULL;
    struct slice *mapped = xmalloc(sizeof *mapped);
    *mapped = font->bytes;
    hb_blob_t *blob = hb_blob_create(font->bytes.p, (unsigned)font->bytes.n,
        HB_MEMORY_MODE_READONLY, mapped, unmap);
    hb_blob_make_immutable(blob);
    return blob;
}

bool
font_face_open(struct arena *arena, struct font *font)
{
    hb_blob_t *blob = map_file(font);
    if (!blob)
        return false;
    bool there = font->index < hb_face_count(blob);
    font->face = there ? hb_face_create(blob, font->index) : NULL;
    hb_blob_destroy(blob);
    if (!there)
        return false;
    if (hb_face_get_glyph_count(font->face) == 0) {
        hb_face_destroy(font->face);
        return false;
    }
    font->units_per_em = (int)hb_face_get_upem(font->face);
    hb_face_make_immutable(font->face);
    font->hb = hb_font_create(font->face);
    hb_font_set_scale(font->hb, font->units_per_em, font->units_per_em);
    read_outlines(font);
    read_head(font);
    read_metrics(font);
    font->postscript = postscript_name(arena, font);
    if (!font->family)
        font->family = own_family(arena, font);
    hb_font_make_immutable(font->hb);
    return true;
}

void
font_face_rest(const struct font *font)
{
    file_map_rest(font->bytes);
}

void
font_face_close(struct font *font)
{
    hb_font_destroy(font->hb);
    hb_face_destroy(font->face);
}

bool
font_has(const struct font *font, uint32_t rune)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(font->hb, rune, &glyph) && glyph != 0;
}

/* Adds the characters of the text; returns the highest that is no punctuation,
 * arrow or sign, which all languages share. */
static uint32_t
add_characters(hb_set_t *set, const char *text, size_t size)
{
    const char *end = text + size;
    uint32_t highest = 0;
    while (text < end && *text) {
        uint32_t rune = utf8_next(&text);
        hb_set_add(set, rune);
        bool shared = rune >= 0x2000 && rune < 0x2300;
        if (rune > highest && !shared)
            highest = rune;
    }
    return highest;
}

static void
add_features(hb_set_t *set, const char *list)
{
    for (const char *p = list; p && *p;) {
        size_t n = strcspn(p, ",");
        if (n >= 4)
            hb_set_add(set, hb_tag_from_string(p, 4));
        p += n + (p[n] == ',');
    }
}

/* Below it are no letters that differ by language and no combining marks. */
#define FIRST_VARIED 0x0100
/* Below it are the scripts that need neither joining nor reordering. */
#define FIRST_COMPLEX 0x0590

/* hb-subset would keep all usual features, and every glyph that they lead
 * to: three times the work, and half as many bytes more. */
static void
keep_features(hb_set_t *set, const char *wanted, uint32_t highest)
{
    hb_set_clear(set);
    add_features(set, "liga,tnum");
    if (highest >= FIRST_VARIED)
        add_features(set, "ccmp,locl,mark,mkmk");
    if (highest >= FIRST_COMPLEX)
        add_features(set,
            "kern,rlig,rclt,init,medi,fina,isol,curs,ljmo,vjmo,tjmo,nukt,akhn,"
            "rphf,rkrf,pref,blwf,abvf,half,pstf,vatu,cjct,pres,abvs,blws,psts,"
            "haln,dist,abvm,blwm");
    add_features(set, wanted);
}

bool
font_subset_web(const struct font *font, const char *text, size_t size,
    const char *features, struct buf *out)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return false;
    uint32_t highest =
        add_characters(hb_subset_input_unicode_set(input), text, size);
    keep_features(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG),
        features, highest);
    hb_subset_input_set_flags(
        input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    hb_face_t *subset = hb_subset_or_fail(font->face, input);
    hb_subset_input_destroy(input);
    if (!subset)
        return false;
    hb_blob_t *blob = hb_face_reference_blob(subset);
    struct bytes b = blob_bytes(blob);
    buf_add(out, b.p, b.n);
    hb_blob_destroy(blob);
    hb_face_destroy(subset);
    return b.n > 0;
}
