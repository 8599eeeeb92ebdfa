/* A face cut down to the glyphs that a document shows, ready to embed.
 *
 * What one document needed is kept for those that need the same of the face:
 * plans of one house set the same words in the same faces, and a subset with
 * its compression is a quarter of what a plan costs. */
#ifndef PDF_SUBSET_H
#define PDF_SUBSET_H

#include "base/arena.h"
#include "base/buf.h"
#include "type/font.h"

struct libdeflate_compressor;

/* One glyph that is shown; code and width hold once it is in a subset. */
struct pdf_glyph {
    const char *text; /* the characters it stands for, or NULL */
    uint32_t length;
    const char *part; /* text of a cluster that it is a part of, or NULL */
    uint32_t part_length;
    uint16_t id; /* in the face */
    uint16_t code;
    uint16_t width; /* thousandths of an em */
};

/* Lent: valid until the next subset_cache_trim. */
struct subset {
    const char *name;     /* "ABCDEF+Inter-Regular" */
    const char *widths;   /* "/W[…]", or of a simple font */
    int code_size;        /* bytes of a code; 1 for a simple font */
    size_t program_size;  /* before compression */
    struct slice program; /* deflated, as is the next */
    struct slice unicode; /* of a font that is not simple */
};

struct subset_cache; /* of a worker */
struct subset_cache *subset_cache_new(struct libdeflate_compressor *deflate);
void subset_cache_free(struct subset_cache *cache);
/* Forgets everything once much is kept: to be called between documents. */
void subset_cache_trim(struct subset_cache *cache);

/* What a subset is to be. */
enum subset_form {
    SUBSET_COMPOSITE,
    SUBSET_SIMPLE, /* the glyphs have codes of one byte, which stay when the
                      font can be a simple one */
    SUBSET_NAMED   /* the same, with names for whoever types with it */
};

/* The subset with these glyphs, which are in the order of their ids; sets
 * their codes and widths.  NULL when HarfBuzz cannot make it. */
const struct subset *subset_of(struct subset_cache *cache,
    const struct font *font, struct pdf_glyph **glyphs, int count,
    enum subset_form form);

#endif
