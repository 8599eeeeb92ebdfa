#include "pdf/subset.h"

#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>
#include <hb-subset.h>

#include "pdf/cff.h"
#include "pdf/saver.h"
#include "pdf/smaller.h"
#include "pdf/unicode.h"
#include "type/font_face.h"
#include "type/font_work.h"

#define SIMPLE_CODES 256
#define BUCKETS 256
/* Some 5 KB each: half a megabyte a worker at most. */
#define KEPT 96

struct kept {
    uint64_t hash;
    const struct font *font;
    struct slice key;                 /* key_of */
    const uint16_t *codes, *advances; /* by glyph, as they were asked for */
    struct subset subset;
    struct kept *next;
};

struct subset_cache {
    struct libdeflate_compressor *deflate;
    struct smaller_faces *smaller;
    struct arena *arena; /* of what is kept */
    struct kept *kept[BUCKETS];
    int count;
    struct buf key, text; /* scratch */
};

struct subset_cache *
subset_cache_new(struct libdeflate_compressor *deflate)
{
    struct subset_cache *cache = xmalloc(sizeof *cache);
    *cache = (struct subset_cache){.deflate = deflate,
        .smaller = smaller_faces_new(),
        .arena = arena_new()};
    return cache;
}

void
subset_cache_free(struct subset_cache *cache)
{
    if (!cache)
        return;
    smaller_faces_free(cache->smaller);
    arena_free(cache->arena);
    buf_free(&cache->key);
    buf_free(&cache->text);
    free(cache);
}

void
subset_cache_trim(struct subset_cache *cache)
{
    if (cache->count < KEPT)
        return;
    arena_reset(cache->arena);
    memset(cache->kept, 0, sizeof cache->kept);
    cache->count = 0;
}

/* What each subset begins with: no hints, and without the tables that a PDF has
 * no use for; glyphs are shown by their ids, and across. */
static hb_subset_input_t *
input_of(const struct font *font)
{
    static const hb_tag_t dropped[] = {
        HB_TAG('G', 'S', 'U', 'B'),
        HB_TAG('G', 'P', 'O', 'S'),
        HB_TAG('G', 'D', 'E', 'F'),
        HB_TAG('n', 'a', 'm', 'e'),
        HB_TAG('O', 'S', '/', '2'),
        HB_TAG('p', 'o', 's', 't'),
        HB_TAG('k', 'e', 'r', 'n'),
        HB_TAG('S', 'T', 'A', 'T'),
        HB_TAG('B', 'A', 'S', 'E'),
        HB_TAG('D', 'S', 'I', 'G'),
        HB_TAG('m', 'e', 't', 'a'),
        HB_TAG('g', 'a', 's', 'p'),
        HB_TAG('c', 'm', 'a', 'p'),
        HB_TAG('v', 'h', 'e', 'a'),
        HB_TAG('v', 'm', 't', 'x'),
        HB_TAG('V', 'O', 'R', 'G'),
    };
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_subset_input_set_flags(
        input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
                   (font->cff ? (unsigned)HB_SUBSET_FLAGS_DESUBROUTINIZE : 0));
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        hb_set_add(drop, dropped[i]);
    return input;
}

static uint16_t
width_of(const struct font *font, const struct pdf_glyph *glyph)
{
    int em = font->units_per_em;
    int advance = hb_font_get_glyph_h_advance(font->hb, glyph->id);
    return (uint16_t)((advance * 1000 + em / 2) / em);
}

static void
set_codes(const struct font *font, const hb_subset_plan_t *plan,
    struct pdf_glyph *const *glyphs, int count)
{
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    for (int i = 0; i < count; i++) {
        struct pdf_glyph *glyph = glyphs[i];
        glyph->code =
            font->cid ? glyph->id : (uint16_t)hb_map_get(map, glyph->id);
        glyph->width = width_of(font, glyph);
    }
}

static void
set_program(
    struct subset_cache *cache, struct slice program, struct subset *subset)
{
    subset->program_size = program.n;
    subset->program = saver_deflate(cache->arena, cache->deflate, program);
}

/* The bytes to embed: a whole TrueType file, or the bare CFF table. */
static bool
take_program(struct subset_cache *cache, hb_face_t *face, bool cff,
    struct subset *subset)
{
    hb_blob_t *blob =
        cff ? hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '))
            : hb_face_reference_blob(face);
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    subset->code_size = 2;
    set_program(cache, (struct slice){bytes, length}, subset);
    hb_blob_destroy(blob);
    return length > 0;
}

/* Glyphs that were drawn before need only be copied. */
static bool
cut_program(struct subset_cache *cache, const struct font *font,
    struct pdf_glyph *const *glyphs, int count, enum subset_form form,
    struct subset *subset)
{
    struct cff_glyph cut[SIMPLE_CODES] = {{0, 0}}; /* the first is .notdef */
    struct smaller_source source =
        smaller_find(cache->smaller, font, glyphs, count);
    for (int i = 0; i < count; i++) {
        glyphs[i]->width = width_of(font, glyphs[i]);
        cut[i + 1].id = (uint16_t)smaller_id(&source, glyphs[i]);
        cut[i + 1].code = (uint8_t)glyphs[i]->code;
    }
    buf_clear(&cache->text);
    if (!(form == SUBSET_NAMED ? cff_cut_named : cff_cut)(
            source.cff, cut, (uint32_t)count + 1, &cache->text))
        return false;
    subset->code_size = 1;
    set_program(cache, buf_slice(&cache->text), subset);
    return true;
}

static bool
make_program(struct subset_cache *cache, const struct font *font,
    struct pdf_glyph *const *glyphs, int count, enum subset_form form,
    struct subset *subset)
{
    if (form != SUBSET_COMPOSITE &&
        cut_program(cache, font, glyphs, count, form, subset))
        return true;
    hb_subset_input_t *input = input_of(font);
    if (!input)
        return false;
    hb_set_t *ids = hb_subset_input_glyph_set(input);
    for (int i = 0; i < count; i++)
        hb_set_add(ids, glyphs[i]->id);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(
        smaller_whole(cache->smaller, font), input);
    hb_face_t *face = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (face)
        set_codes(font, plan, glyphs, count);
    bool made = face && take_program(cache, face, font->cff, subset);
    hb_face_destroy(face);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    /* A file of 20 MB, of which HarfBuzz read what lies all over it: a run of
     * plans with rare characters would soon hold the whole of it. */
    if (font->cid)
        font_face_rest(font);
    return made;
}

static const char *
widths_of(
    struct subset_cache *cache, struct pdf_glyph *const *glyphs, int count)
{
    struct buf *out = &cache->text;
    buf_clear(out);
    buf_str(out, "/W[");
    for (int i = 0; i < count; i++) {
        bool follows = i > 0 && glyphs[i]->code == glyphs[i - 1]->code + 1;
        if (!follows) {
            buf_str(out, i > 0 ? "]" : "");
            buf_int(out, glyphs[i]->code);
        }
        buf_char(out, follows ? ' ' : '[');
        buf_int(out, glyphs[i]->width);
    }
    buf_str(out, count > 0 ? "]]" : "]");
    return arena_strndup(cache->arena, out->p, out->n);
}

/* Of a simple font, which has one for each code from the first to the last; 0
 * is the shortest for those between that it does not have. */
static const char *
simple_widths_of(
    struct subset_cache *cache, struct pdf_glyph *const *glyphs, int count)
{
    struct buf *out = &cache->text;
    uint16_t widths[SIMPLE_CODES] = {0};
    int first = SIMPLE_CODES, last = 0;
    for (int i = 0; i < count; i++) {
        int code = glyphs[i]->code;
        widths[code] = glyphs[i]->width;
        first = code < first ? code : first;
        last = code > last ? code : last;
    }
    buf_clear(out);
    buf_printf(out, "/FirstChar %d/LastChar %d/Widths[", first, last);
    for (int code = first; code <= last; code++) {
        buf_str(out, code > first ? " " : "");
        buf_int(out, widths[code]);
    }
    buf_char(out, ']');
    return arena_strndup(cache->arena, out->p, out->n);
}

/* What no simple font needs, which shares its map with the others. */
static struct slice
unicode_of(
    struct subset_cache *cache, struct pdf_glyph *const *glyphs, int count)
{
    buf_clear(&cache->text);
    unicode_map(&cache->text, glyphs, count, 2);
    return saver_deflate(cache->arena, cache->deflate, buf_slice(&cache->text));
}

/* Six letters that name the subset (9.6.4), from its glyphs: the same subset
 * has the same name. */
static const char *
name_of(struct subset_cache *cache, const struct font *font,
    struct pdf_glyph *const *glyphs, int count)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (int i = 0; i < count; i++) {
        hash = (hash ^ glyphs[i]->code) * 16777619u;
        for (uint32_t j = 0; j < glyphs[i]->length; j++)
            hash = (hash ^ (unsigned char)glyphs[i]->text[j]) * 16777619u;
    }
    char tag[7] = "";
    for (int i = 0; i < 6; i++, hash /= 26)
        tag[i] = (char)('A' + hash % 26);
    return arena_printf(cache->arena, "%s+%s", tag, font->postscript);
}

static struct slice
key_of(struct subset_cache *cache, struct pdf_glyph *const *glyphs, int count,
    enum subset_form form)
{
    struct buf *key = &cache->key;
    buf_clear(key);
    for (int i = 0; i < count; i++) {
        const struct pdf_glyph *glyph = glyphs[i];
        uint32_t code = form == SUBSET_COMPOSITE ? 0 : glyph->code;
        uint32_t head[2] = {glyph->id | code << 16, glyph->length};
        buf_add(key, head, sizeof head);
        buf_add(key, glyph->text, glyph->length);
    }
    buf_str(key, form == SUBSET_NAMED ? "named" : "");
    return buf_slice(key);
}

static uint64_t
hash_key(struct slice key)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < key.n; i++)
        hash = (hash ^ (unsigned char)key.p[i]) * 0x100000001b3u;
    return hash ^ hash >> 29;
}

/* Puts what was made where it is found again. */
static void
keep(struct subset_cache *cache, struct kept *kept,
    struct pdf_glyph *const *glyphs, int count)
{
    uint16_t *codes = ARENA_ARRAY(cache->arena, uint16_t, count * 2);
    for (int i = 0; i < count; i++) {
        codes[i] = glyphs[i]->code;
        codes[count + i] = glyphs[i]->width;
    }
    kept->codes = codes;
    kept->advances = codes + count;
    kept->key.p = arena_strndup(cache->arena, kept->key.p, kept->key.n);
    kept->next = cache->kept[kept->hash % BUCKETS];
    cache->kept[kept->hash % BUCKETS] = kept;
    cache->count++;
}

static struct kept *
find_kept(struct subset_cache *cache, const struct font *font, struct slice key,
    uint64_t hash)
{
    struct kept *kept = cache->kept[hash % BUCKETS];
    while (kept &&
           (kept->hash != hash || kept->font != font || kept->key.n != key.n ||
               memcmp(kept->key.p, key.p, key.n) != 0))
        kept = kept->next;
    return kept;
}

/* A subset as it is kept over runs of the program.  Codes and advances follow,
 * then the name and the widths, each with its NUL, and the two streams. */
struct kept_subset {
    uint32_t count, code_size, program_size;
    uint32_t name, widths, program, unicode; /* bytes */
};

static void
remember(const struct font *font, struct slice key, const struct kept *kept,
    int count)
{
    const struct subset *subset = &kept->subset;
    struct kept_subset head = {(uint32_t)count, (uint32_t)subset->code_size,
        (uint32_t)subset->program_size, (uint32_t)strlen(subset->name) + 1,
        (uint32_t)strlen(subset->widths) + 1, (uint32_t)subset->program.n,
        (uint32_t)subset->unicode.n};
    struct buf value = {0};
    buf_add(&value, &head, sizeof head);
    buf_add(&value, kept->codes, (size_t)count * sizeof *kept->codes);
    buf_add(&value, kept->advances, (size_t)count * sizeof *kept->advances);
    buf_add(&value, subset->name, head.name);
    buf_add(&value, subset->widths, head.widths);
    buf_add(&value, subset->program.p, subset->program.n);
    buf_add(&value, subset->unicode.p, subset->unicode.n);
    font_work_keep(
        font->work, WORK_SUBSET, font->stamp, key, buf_slice(&value));
    buf_free(&value);
}

/* Sets codes and widths of the glyphs, too. */
static bool
recall(const struct font *font, struct slice key, struct subset *subset,
    struct pdf_glyph **glyphs, int count)
{
    struct slice value;
    if (!font_work_find(font->work, WORK_SUBSET, font->stamp, key, &value))
        return false;
    const struct kept_subset *head =
        (const struct kept_subset *)(const void *)value.p;
    if (value.n < sizeof *head || head->count != (uint32_t)count)
        return false;
    const uint16_t *codes = (const uint16_t *)(const void *)(head + 1);
    const char *p = (const char *)(codes + (size_t)count * 2);
    size_t texts = (size_t)head->name + head->widths;
    if (value.n !=
        (size_t)(p - value.p) + texts + head->program + (size_t)head->unicode)
        return false;
    for (int i = 0; i < count; i++) {
        glyphs[i]->code = codes[i];
        glyphs[i]->width = codes[count + i];
    }
    *subset = (struct subset){.name = p,
        .widths = p + head->name,
        .code_size = (int)head->code_size,
        .program_size = head->program_size,
        .program = {p + texts, head->program},
        .unicode = {p + texts + head->program, head->unicode}};
    return true;
}

/* All of it anew. */
static bool
make(struct subset_cache *cache, const struct font *font,
    struct pdf_glyph **glyphs, int count, enum subset_form form,
    struct subset *subset)
{
    if (!make_program(cache, font, glyphs, count, form, subset))
        return false;
    subset->name = name_of(cache, font, glyphs, count);
    subset->widths = subset->code_size == 1
                         ? simple_widths_of(cache, glyphs, count)
                         : widths_of(cache, glyphs, count);
    if (subset->code_size == 2)
        subset->unicode = unicode_of(cache, glyphs, count);
    return true;
}

const struct subset *
subset_of(struct subset_cache *cache, const struct font *font,
    struct pdf_glyph **glyphs, int count, enum subset_form form)
{
    struct slice key = key_of(cache, glyphs, count, form);
    uint64_t hash = hash_key(key);
    struct kept *kept = find_kept(cache, font, key, hash);
    if (kept) {
        for (int i = 0; i < count; i++) {
            glyphs[i]->code = kept->codes[i];
            glyphs[i]->width = kept->advances[i];
        }
        return &kept->subset;
    }
    kept = ARENA_NEW(cache->arena, struct kept);
    *kept = (struct kept){.hash = hash, .font = font, .key = key};
    bool recalled = recall(font, key, &kept->subset, glyphs, count);
    if (!recalled && !make(cache, font, glyphs, count, form, &kept->subset))
        return NULL;
    keep(cache, kept, glyphs, count);
    if (!recalled)
        remember(font, kept->key, kept, count);
    return &kept->subset;
}
