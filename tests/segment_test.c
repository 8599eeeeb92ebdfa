/* Where lines may end: what the table of pairs says is what ICU says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/text.h"
#include "type/segment.h"

#define TEXT_MAX 64

static struct {
    UBreakIterator *iterator;
    UText *text;
    int plain; /* texts that the table knew */
} icu;

static void
use_language(const char *language)
{
    UErrorCode error = U_ZERO_ERROR;
    if (icu.iterator)
        ubrk_close(icu.iterator);
    icu.iterator = ubrk_open(UBRK_LINE, language, NULL, 0, &error);
    assert_true(U_SUCCESS(error));
}

static int
breaks_of_icu(const char *text, size_t size, int32_t *breaks)
{
    UErrorCode error = U_ZERO_ERROR;
    icu.text = utext_openUTF8(icu.text, text, (int64_t)size, &error);
    ubrk_setUText(icu.iterator, icu.text, &error);
    assert_true(U_SUCCESS(error));
    int count = 0;
    ubrk_first(icu.iterator);
    for (int32_t at; (at = ubrk_next(icu.iterator)) != UBRK_DONE;)
        breaks[count++] = at;
    return count;
}

static void
compare(const char *text)
{
    size_t size = strlen(text);
    int32_t ours[TEXT_MAX + 1], theirs[TEXT_MAX + 1];
    int count = breaks_of_plain(text, size, ours);
    if (count == NOT_PLAIN)
        return;
    icu.plain++;
    bool same = count == breaks_of_icu(text, size, theirs) &&
                memcmp(ours, theirs, sizeof *ours * (size_t)count) == 0;
    if (!same)
        fail_msg("other breaks in \"%s\"", text);
}

/* One character of each class. */
static const char *const classes[] = {"a", "1", "\xc2\xa0", ".", "!", "\"", "(",
    ")", "%", "$", "-", "\xe2\x80\x93", "/", "\xe2\x80\x94", "\xe2\x80\xa6",
    "\xef\xbf\xbc", "\n", " "};
#define CLASSES (sizeof classes / sizeof *classes)

/* The number's digits are the classes of the text. */
static void
spell(char *text, unsigned long number, int length)
{
    *text = '\0';
    for (int i = 0; i < length; i++, number /= CLASSES)
        strcat(text, classes[number % CLASSES]);
}

static void
test_every_sequence_of_four(void **state)
{
    (void)state;
    char text[TEXT_MAX];
    use_language("en");
    icu.plain = 0;
    for (unsigned long n = 0; n < CLASSES * CLASSES * CLASSES * CLASSES; n++) {
        spell(text, n, 4);
        compare(text);
    }
    assert_true(icu.plain > 70000);
}

/* Longer ones, in languages with rules of their own. */
static void
test_long_sequences(void **state)
{
    (void)state;
    static const char *const languages[] = {
        "en", "de", "fr", "pl", "pt", "fi", "he", "ja", "ko", "zh", ""};
    char text[TEXT_MAX];
    uint64_t seed = 1;
    for (size_t l = 0; l < sizeof languages / sizeof *languages; l++) {
        use_language(languages[l]);
        icu.plain = 0;
        for (int i = 0; i < 5000; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            spell(text, (unsigned long)(seed >> 20), 5 + i % 5);
            compare(text);
        }
        assert_true(icu.plain > 1000);
    }
}

/* Each character is of the class that the table gives it. */
static void
test_every_character(void **state)
{
    (void)state;
    static const char *const before[] = {"", "a", "1 ", ") ", "-", "a-"};
    static const char *const behind[] = {"", "a", " 1", "(", "-a", "%", "!"};
    use_language("en");
    icu.plain = 0;
    for (uint32_t rune = 1; rune < 0x10000; rune++) {
        char bytes[5] = "", text[TEXT_MAX];
        if (rune >= 0xD800 && rune < 0xE000)
            continue;
        utf8_encode(rune, bytes);
        int32_t breaks[8];
        if (breaks_of_plain(bytes, strlen(bytes), breaks) == NOT_PLAIN)
            continue;
        for (size_t i = 0; i < sizeof before / sizeof *before; i++)
            for (size_t k = 0; k < sizeof behind / sizeof *behind; k++) {
                snprintf(
                    text, sizeof text, "%s%s%s", before[i], bytes, behind[k]);
                compare(text);
            }
    }
    assert_true(icu.plain > 15000);
}

static void
test_others_are_left_to_icu(void **state)
{
    (void)state;
    static const char *const texts[] = {"", " a", "a\tb", "\xd7\x90",
        "\xe6\x97\xa5", "a .b",
        "a\xe2\x80\x8b"
        "b"};
    int32_t breaks[TEXT_MAX];
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(
            breaks_of_plain(texts[i], strlen(texts[i]), breaks), NOT_PLAIN);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_sequence_of_four),
        cmocka_unit_test(test_long_sequences),
        cmocka_unit_test(test_every_character),
        cmocka_unit_test(test_others_are_left_to_icu),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    ubrk_close(icu.iterator);
    utext_close(icu.text);
    return failed;
}
