#include "criteria/lexicon_key.h"

/* The letters of the six languages without their accents, by the two bytes
 * of each: the first is 0xC3 to 0xC5, of the second six bits count. */
static const char *const plain_letters[3][64] = {
    {[0x1F] = "ss",
        [0x20] = "a",
        "a",
        "a",
        "a",
        "a",
        "a",
        "ae",
        "c",
        "e",
        "e",
        "e",
        "e",
        "i",
        "i",
        "i",
        "i",
        [0x31] = "n",
        "o",
        "o",
        "o",
        "o",
        "o",
        [0x39] = "u",
        "u",
        "u",
        "u",
        [0x3F] = "y"},
    {[0x05] = "a", [0x07] = "c", [0x19] = "e"},
    {[0x02] = "l",
        [0x04] = "n",
        [0x13] = "oe",
        [0x1B] = "s",
        [0x3A] = "z",
        [0x3C] = "z"},
};

static const char *
plain_letter(const struct lexicon *lexicon, const char *p)
{
    unsigned first = (unsigned char)p[0], second = (unsigned char)p[1] & 0x3F;
    if (first == 0xCC)
        return ""; /* an accent of its own */
    if (first < 0xC3 || first > 0xC5)
        return NULL;
    if (lexicon->umlauts && first == 0xC3 &&
        (second == 0x24 || second == 0x36 || second == 0x3C))
        return second == 0x24 ? "ae" : second == 0x36 ? "oe" : "ue";
    return plain_letters[first - 0xC3][second];
}

bool
lexicon_plain(const struct lexicon *lexicon, const char *key, size_t length,
    char out[LEXICON_LONGEST], size_t *n)
{
    *n = 0;
    for (size_t i = 0; i < length; i++) {
        if (*n + 2 >= LEXICON_LONGEST)
            return false;
        const char *plain = (unsigned char)key[i] >= 0xC3 && i + 1 < length
                                ? plain_letter(lexicon, key + i)
                                : NULL;
        if (!plain) {
            out[(*n)++] = key[i];
            continue;
        }
        while (*plain)
            out[(*n)++] = *plain++;
        i++;
    }
    return true;
}
