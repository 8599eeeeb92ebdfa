#include "report/fingerprint.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* FNV-1a with 64 bits. */
#define HASH_START UINT64_C(0xcbf29ce484222325)
#define HASH_PRIME UINT64_C(0x100000001b3)

static uint64_t
hash_byte(uint64_t hash, char byte)
{
    return (hash ^ (unsigned char)byte) * HASH_PRIME;
}

/* With the NUL, so that two texts cannot run into one. */
static uint64_t
hash_text(uint64_t hash, const char *text)
{
    for (; text && *text; text++)
        hash = hash_byte(hash, *text);
    return hash_byte(hash, '\0');
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static struct slice
text_at(struct place at)
{
    if (!at.source || at.at >= at.source->size)
        return (struct slice){"", 0};
    uint32_t left = at.source->size - at.at;
    return (struct slice){
        at.source->text + at.at, at.length < left ? at.length : left};
}

uint64_t
finding_text_hash(const struct finding *finding)
{
    struct slice text = text_at(finding->at);
    uint64_t hash = HASH_START;
    bool space = false, begun = false;
    for (size_t i = 0; i < text.n; i++) {
        if (is_blank(text.p[i])) {
            space = begun;
            continue;
        }
        if (space)
            hash = hash_byte(hash, ' ');
        hash = hash_byte(hash, text.p[i]);
        space = false;
        begun = true;
    }
    return hash;
}

uint64_t
finding_hash(const struct finding *finding)
{
    uint64_t hash = HASH_START, text = finding_text_hash(finding);
    hash = hash_text(hash, rule_get(finding->rule)->code);
    hash = hash_text(hash, finding->subject);
    hash = hash_text(hash, finding->field);
    for (int shift = 0; shift < 64; shift += 8)
        hash = hash_byte(hash, (char)(text >> shift & 0xFF));
    return hash;
}

struct numbered {
    uint64_t hash;
    int number;
};

static int
compare_numbered(const void *a, const void *b)
{
    const struct numbered *left = a, *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return left->number - right->number;
}

struct identity *
report_identities(const struct report *report)
{
    size_t count = (size_t)report->count;
    struct identity *identities = xmalloc((count + 1) * sizeof *identities);
    struct numbered *sorted = xmalloc((count + 1) * sizeof *sorted);
    for (int i = 0; i < report->count; i++)
        sorted[i] = (struct numbered){finding_hash(&report->findings[i]), i};
    qsort(sorted, count, sizeof *sorted, compare_numbered);
    int ordinal = 0;
    for (int i = 0; i < report->count; i++) {
        bool same = i > 0 && sorted[i].hash == sorted[i - 1].hash;
        ordinal = same ? ordinal + 1 : 1;
        identities[sorted[i].number] =
            (struct identity){sorted[i].hash, ordinal};
    }
    free(sorted);
    return identities;
}

void
identity_put(struct buf *out, struct identity identity)
{
    buf_printf(out, "%016" PRIx64, identity.hash);
    if (identity.ordinal > 1)
        buf_printf(out, "-%d", identity.ordinal);
}
