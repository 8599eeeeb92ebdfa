#include "pdf/subset.h"

#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>
#include <hb-subset.h>

#include "base/text.h"
#include "pdf/saver.h"

/* Preparing a face costs as much as a hundred subsets of it save, so only
 * long runs of documents that differ do it. */
#define PREPARE_AFTER 60
#define BLOCK 100 /* entries of a bfchar block (Adobe note 5014) */
#define BUCKETS 256
/* Some 5 KB each: 2 MB a worker at most. */
#define KEPT 384

struct prepared {
    const struct font *font;
    hb_face_t *face; /* NULL until it is prepared */
    int subsets;
    struct prepared *next;
};

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
    struct prepared *prepared;
    struct arena *arena; /* of what is kept */
    struct kept *kept[BUCKETS];
    int count;
    struct buf key, text; /* scratch */
};

struct subset_cache *
subset_cache_new(struct libdeflate_compressor *deflate)
{
    struct subset_cache *cache = xmalloc(sizeof *cache);
    *cache = (struct subset_cache){.deflate = deflate, .arena = arena_new()};
    return cache;
}

void
subset_cache_free(struct subset_cache *cache)
{
    if (!cache)
        return;
    while (cache->prepared) {
        struct prepared *prepared = cache->prepared;
        cache->prepared = prepared->next;
        hb_face_destroy(prepared->face);
        free(prepared);
    }
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

/* The face to subset: prepared once it has shown itself to be in use. */
static hb_face_t *
face_to_subset(struct subset_cache *cache, const struct font *font)
{
    struct prepared *prepared = cache->prepared;
    while (prepared && prepared->font != font)
        prepared = prepared->next;
    if (!prepared) {
        prepared = xmalloc(sizeof *prepared);
        *prepared = (struct prepared){.font = font, .next = cache->prepared};
        cache->prepared = prepared;
    }
    /* Preparing a face of many thousand glyphs takes a second. */
    if (font->cid)
        return font->face;
    if (!prepared->face && ++prepared->subsets > PREPARE_AFTER) {
        prepared->face = hb_subset_preprocess(font->face);
        /* HarfBuzz 6 gives the face itself back, without a reference, when it
         * could not prepare it. */
        if (prepared->face == font->face)
            hb_face_reference(font->face);
    }
    return prepared->face ? prepared->face : font->face;
}

static hb_subset_input_t *
subset_input(const struct font *font, struct pdf_glyph *const *shown, int count)
{
    static const hb_tag_t dropped[] = {
        HB_TAG('G', 'S', 'U', 'B'),
        HB_TAG('G', 'P', 'O', 'S'),
        HB_TAG('G', 'D', 'E', 'F'),
        HB_TAG('n', 'a', 'm', 'e'),
        HB_TAG('O', 'S', '/', '2'),
        HB_TAG('p', 'o', 's', 't'),
        HB_TAG('c', 'm', 'a', 'p'),
        HB_TAG('k', 'e', 'r', 'n'),
        HB_TAG('v', 'h', 'e', 'a'),
        HB_TAG('v', 'm', 't', 'x'),
        HB_TAG('S', 'T', 'A', 'T'),
        HB_TAG('B', 'A', 'S', 'E'),
        HB_TAG('D', 'S', 'I', 'G'),
        HB_TAG('V', 'O', 'R', 'G'),
        HB_TAG('m', 'e', 't', 'a'),
        HB_TAG('g', 'a', 's', 'p'),
    };
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    unsigned flags =
        HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
    if (font->cff)
        flags |= HB_SUBSET_FLAGS_DESUBROUTINIZE;
    hb_subset_input_set_flags(input, flags);
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        hb_set_add(drop, dropped[i]);
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (int i = 0; i < count; i++)
        hb_set_add(glyphs, shown[i]->id);
    return input;
}

static void
set_codes(const struct font *font, const hb_subset_plan_t *plan,
    struct pdf_glyph *const *glyphs, int count)
{
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    int em = font->units_per_em;
    for (int i = 0; i < count; i++) {
        struct pdf_glyph *glyph = glyphs[i];
        glyph->code =
            font->cid ? glyph->id : (uint16_t)hb_map_get(map, glyph->id);
        int advance = hb_font_get_glyph_h_advance(font->hb, glyph->id);
        glyph->width = (uint16_t)((advance * 1000 + em / 2) / em);
    }
}

/* The bytes to embed, deflated: a whole TrueType file, or the bare CFF
 * table. */
static bool
take_program(struct subset_cache *cache, hb_face_t *face, bool cff,
    struct subset *subset)
{
    hb_blob_t *blob =
        cff ? hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '))
            : hb_face_reference_blob(face);
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    subset->program_size = length;
    subset->program = saver_deflate(
        cache->arena, cache->deflate, (struct slice){bytes, length});
    hb_blob_destroy(blob);
    return length > 0;
}

static bool
make_program(struct subset_cache *cache, const struct font *font,
    struct pdf_glyph *const *glyphs, int count, struct subset *subset)
{
    hb_subset_input_t *input = subset_input(font, glyphs, count);
    hb_subset_plan_t *plan = input ? hb_subset_plan_create_or_fail(
                                         face_to_subset(cache, font), input)
                                   : NULL;
    hb_face_t *face = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (face)
        set_codes(font, plan, glyphs, count);
    bool made = face && take_program(cache, face, font->cff, subset);
    hb_face_destroy(face);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
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

static void
put_utf16_hex(struct buf *out, const char *text, uint32_t length)
{
    const char *end = text + length;
    while (text < end && *text) {
        uint32_t rune = utf8_next(&text);
        if (rune >= 0x10000)
            buf_hex4(out, (uint16_t)(0xD7C0 + (rune >> 10)));
        buf_hex4(
            out, (uint16_t)(rune < 0x10000 ? rune : 0xDC00 + (rune & 0x3FF)));
    }
}

static struct slice
unicode_of(
    struct subset_cache *cache, struct pdf_glyph *const *glyphs, int count)
{
    struct buf *map = &cache->text;
    buf_clear(map);
    buf_str(map,
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    int left = 0;
    for (int i = 0; i < count; i++)
        left += glyphs[i]->text != NULL;
    for (int i = 0, in_block = 0; i < count; i++) {
        const struct pdf_glyph *glyph = glyphs[i];
        if (!glyph->text)
            continue;
        if (in_block == 0)
            buf_printf(map, "%d beginbfchar\n", left < BLOCK ? left : BLOCK);
        buf_char(map, '<');
        buf_hex4(map, glyph->code);
        buf_str(map, "><");
        put_utf16_hex(map, glyph->text, glyph->length);
        buf_str(map, ">\n");
        left--;
        if (++in_block == BLOCK || left == 0) {
            buf_str(map, "endbfchar\n");
            in_block = 0;
        }
    }
    buf_str(map,
        "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    return saver_deflate(cache->arena, cache->deflate, buf_slice(map));
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
key_of(struct subset_cache *cache, struct pdf_glyph *const *glyphs, int count)
{
    struct buf *key = &cache->key;
    buf_clear(key);
    for (int i = 0; i < count; i++) {
        const struct pdf_glyph *glyph = glyphs[i];
        uint32_t head[2] = {glyph->id, glyph->length};
        buf_add(key, head, sizeof head);
        buf_add(key, glyph->text, glyph->length);
    }
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

const struct subset *
subset_of(struct subset_cache *cache, const struct font *font,
    struct pdf_glyph **glyphs, int count)
{
    struct slice key = key_of(cache, glyphs, count);
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
    if (!make_program(cache, font, glyphs, count, &kept->subset))
        return NULL;
    kept->subset.name = name_of(cache, font, glyphs, count);
    kept->subset.widths = widths_of(cache, glyphs, count);
    kept->subset.unicode = unicode_of(cache, glyphs, count);
    keep(cache, kept, glyphs, count);
    return &kept->subset;
}
