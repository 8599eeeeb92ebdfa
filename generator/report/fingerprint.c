#include "report/fingerprint.h"

#include <stdbool.h>
#include <string.h>

#define FNV_BASIS UINT64_C(0xcbf29ce484222325)
#define FNV_PRIME UINT64_C(0x100000001b3)

static uint64_t
hash_byte(uint64_t hash, char byte)
{
    return (hash ^ (unsigned char)byte) * FNV_PRIME;
}

/* With the NUL, so that "ab" + "c" is not "a" + "bc". */
static uint64_t
hash_text(uint64_t hash, const char *text)
{
    for (; text && *text; text++)
        hash = hash_byte(hash, *text);
    return hash_byte(hash, '\0');
}

static uint64_t
hash_value(uint64_t hash, const char *text, size_t size)
{
    bool gap = false, begun = false;
    for (size_t i = 0; i < size; i++) {
        if (text[i] && strchr(" \t\r\n", text[i])) {
            gap = true;
            continue;
        }
        if (gap && begun)
            hash = hash_byte(hash, ' ');
        gap = false;
        begun = true;
        hash = hash_byte(hash, text[i]);
    }
    return hash;
}

static uint64_t
hash_place(uint64_t hash, struct place place)
{
    if (!place.source || place.at > place.source->size)
        return hash;
    uint32_t room = place.source->size - place.at;
    return hash_value(hash, place.source->text + place.at,
        place.length < room ? place.length : room);
}

uint64_t
report_value_hash(const struct finding *finding)
{
    return hash_place(FNV_BASIS, finding->at);
}

uint64_t
report_fingerprint(const struct finding *finding)
{
    uint64_t hash = hash_text(FNV_BASIS, rule_get(finding->rule)->code);
    hash = hash_text(hash, finding->subject);
    hash = hash_text(hash, finding->field);
    return hash_place(hash, finding->at);
}
