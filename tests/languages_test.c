/* The word files that ship: complete, and each in its language's own forms. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/text.h"
#include "document/languages.h"
#include "document/numbers.h"
#include "document/words.h"

#define MICRO INT64_C(1000000)

static const char *const shipped[] = {"de", "es", "fr", "pl", "pt"};
enum { SHIPPED = sizeof shipped / sizeof *shipped };

/* Countries that say some things otherwise, and their languages. */
static const char *const countries[][2] = {{"de-CH", "de"}, {"pt-BR", "pt"}};
enum { COUNTRIES = sizeof countries / sizeof *countries };

struct set {
    struct arena *arena;
    struct languages *languages;
    const struct language *english;
};

static int
begin(void **state)
{
    struct set *set = xmalloc(sizeof *set);
    set->arena = arena_new();
    set->languages = languages_new(set->arena, NULL);
    set->english = language_open(set->languages, "en");
    *state = set;
    return 0;
}

static int
end(void **state)
{
    struct set *set = *state;
    arena_free(set->arena);
    free(set);
    return 0;
}

static const char *const forms[] = {
    "zero", "one", "two", "few", "many", "other"};

/* The key without its plural form; *form is the form or NULL. */
static const char *
stem_of(struct arena *arena, const char *key, const char **form)
{
    const char *dot = strrchr(key, '.');
    *form = NULL;
    for (size_t i = 0; dot && i < sizeof forms / sizeof *forms; i++)
        if (text_is(dot + 1, forms[i]))
            *form = dot + 1;
    return *form ? arena_strndup(arena, key, (size_t)(dot - key)) : key;
}

static const char *
form_text(struct set *set, const struct language *language, const char *stem,
    const char *form)
{
    return language_text(
        language, arena_printf(set->arena, "%s.%s", stem, form));
}

static void
every_language_has_every_text(void **state)
{
    struct set *set = *state;
    for (int l = 0; l < SHIPPED; l++) {
        struct words *words = words_new(NULL);
        words_locale(words, shipped[l]);
        int count;
        const char **gaps = words_gaps(words, set->arena, &count);
        if (count)
            fail_msg("%s", gaps[0]);
        words_free(words);
    }
}

static void
no_language_has_texts_that_nothing_says(void **state)
{
    struct set *set = *state;
    for (int l = 0; l < SHIPPED; l++) {
        const struct language *language =
            language_open(set->languages, shipped[l]);
        for (int i = 0; i < language_count(language); i++) {
            const char *form, *key = language_key(language, i);
            const char *stem = stem_of(set->arena, key, &form);
            if (!text_is(key, "day.first") && !text_is(key, "tied") &&
                !language_text(set->english, key) &&
                !(form && form_text(set, set->english, stem, "other")))
                fail_msg("%s.words has %s", shipped[l], key);
        }
    }
}

/* Whether each of the text's {names} stands in the other. */
static bool
names_within(const char *text, const char *other)
{
    for (const char *p = strchr(text, '{'); p; p = strchr(p + 1, '{')) {
        char name[32];
        size_t n = strcspn(p, "}") + 1;
        assert_true(n < sizeof name);
        memcpy(name, p, n);
        name[n] = '\0';
        if (!strstr(other, name))
            return false;
    }
    return true;
}

/* "One day" need not say its number, nor a greeting whom it greets. */
static void
sentences_are_filled_from_the_same_names(void **state)
{
    struct set *set = *state;
    for (int l = 0; l < SHIPPED; l++) {
        const struct language *language =
            language_open(set->languages, shipped[l]);
        for (int i = 0; i < language_count(language); i++) {
            const char *form, *key = language_key(language, i);
            const char *stem = stem_of(set->arena, key, &form);
            const char *text = language_text(language, key);
            const char *english =
                form ? form_text(set, set->english, stem, "other")
                     : language_text(set->english, key);
            if (!english)
                continue;
            bool few = (form && !text_is(form, "other")) ||
                       text_ends(key, ".greeting");
            if (!names_within(text, english) ||
                (!few && !names_within(english, text)))
                fail_msg("%s.words: %s = %s", shipped[l], key, text);
        }
    }
}

/* A word that never changes has one form, all others those that numbers of a
 * plan can ask for. */
static void
no_plural_form_is_missing(void **state)
{
    struct set *set = *state;
    for (int l = 0; l < SHIPPED; l++) {
        const struct language *language =
            language_open(set->languages, shipped[l]);
        struct numbers *numbers = numbers_new(shipped[l]);
        for (int i = 0; i < language_count(language); i++) {
            const char *form, *key = language_key(language, i);
            const char *stem = stem_of(set->arena, key, &form);
            if (!form || text_is(form, "other"))
                continue;
            for (int64_t n = 0; n <= 120 * MICRO; n += MICRO / 2)
                if (!form_text(set, language, stem, numbers_plural(numbers, n)))
                    fail_msg("%s.words lacks %s.%s", shipped[l], stem,
                        numbers_plural(numbers, n));
        }
        numbers_free(numbers);
    }
}

/* Some words are alike in two languages, sentences are not. */
static void
nothing_was_left_in_english(void **state)
{
    struct set *set = *state;
    for (int l = 0; l < SHIPPED; l++) {
        const struct language *language =
            language_open(set->languages, shipped[l]);
        for (int i = 0; i < language_count(language); i++) {
            const char *key = language_key(language, i);
            const char *text = language_text(language, key);
            const char *english = language_text(set->english, key);
            if (english && strchr(english, ' ') && !strchr(english, '{') &&
                !text_is(key, "internal.csm") && text_is(text, english))
                fail_msg("%s.words: %s = %s", shipped[l], key, text);
        }
    }
}

/* --- countries --- */

static bool
is_only_ours(const char *key)
{
    return text_is(key, "day.first") || text_is(key, "quotes");
}

/* What is the same stands once, and a form of a plural alone would be taken
 * for all of them. */
static void
a_country_has_only_what_it_says_otherwise(void **state)
{
    struct set *set = *state;
    for (int c = 0; c < COUNTRIES; c++) {
        const struct language *country =
            language_open(set->languages, countries[c][0]);
        const struct language *whole =
            language_open(set->languages, countries[c][1]);
        assert_true(language_count(country) > 0);
        for (int i = 0; i < language_count(country); i++) {
            const char *form, *key = language_key(country, i);
            const char *stem = stem_of(set->arena, key, &form);
            const char *text = language_text(country, key);
            const char *other = language_text(whole, key);
            if (is_only_ours(key))
                continue;
            if (!other || text_is(text, other) || !names_within(text, other) ||
                !names_within(other, text))
                fail_msg("%s.words: %s = %s", countries[c][0], key, text);
            for (size_t k = 0; form && k < sizeof forms / sizeof *forms; k++)
                if (form_text(set, whole, stem, forms[k]) &&
                    !form_text(set, country, stem, forms[k]))
                    fail_msg("%s.words lacks %s.%s", countries[c][0], stem,
                        forms[k]);
        }
    }
}

static const char *
with_ss(struct arena *arena, const char *text)
{
    const char *sharp = strstr(text, "ß");
    return sharp ? arena_printf(arena, "%.*sss%s", (int)(sharp - text), text,
                       with_ss(arena, sharp + strlen("ß")))
                 : text;
}

static void
switzerland_has_no_sharp_s(void **state)
{
    struct set *set = *state;
    struct words *words = words_new(NULL);
    const struct language *german = language_open(set->languages, "de");
    words_locale(words, "de-CH");
    for (int i = 0; i < language_count(german); i++) {
        const char *key = language_key(german, i);
        assert_string_equal(words_find(words, key),
            with_ss(set->arena, language_text(german, key)));
    }
    assert_string_equal(
        words_quoted(words, set->arena, "der \"Plan\""), "der «Plan»");
    words_free(words);
}

/* What documents in Portuguese call things here and there. */
static void
brazil_and_portugal_keep_their_own_words(void **state)
{
    struct set *set = *state;
    static const char *const portugal[] = {"ficheiro", "uarda", "equipa",
        "diapositivo", "registad", "spetos", "numa ", "até à", "até ao",
        "acordám", " si,", " si ", "a este ritmo", "demasiado", "Rever ",
        "ntrevista de", NULL};
    static const char *const brazil[] = {"arquivo", "alvar", "você", "equipe",
        "slide", "registrad", "spectos", "em um", "acordamos", "neste ritmo",
        "tarde demais", "evisar", "Pauta", "Gerente", NULL};
    static const struct {
        const char *locale;
        const char *const * not ;
    } both[] = {{"pt-BR", portugal}, {"pt-PT", brazil}, {"pt", brazil}};
    for (size_t i = 0; i < sizeof both / sizeof *both; i++) {
        struct words *words = words_new(NULL);
        words_locale(words, both[i].locale);
        for (int k = 0; k < language_count(set->english); k++) {
            const char *key = language_key(set->english, k);
            const char *text = words_find(words, key);
            for (const char *const *not = both[i].not ; *not ; not ++)
                if (strstr(text, *not ))
                    fail_msg("%s says \"%s\": %s", both[i].locale, *not, text);
        }
        words_free(words);
    }
}

static const char *
folder_with(struct set *set, const char *file, const char *text)
{
    char *folder = arena_strdup(set->arena, "/tmp/languages_test.XXXXXX");
    assert_non_null(mkdtemp(folder));
    assert_true(folder_make(arena_printf(set->arena, "%s/words", folder)));
    struct slice bytes = {text, strlen(text)};
    assert_true(file_write(
        arena_printf(set->arena, "%s/words/%s", folder, file), bytes));
    return folder;
}

static void
remove_folder(struct set *set, const char *folder, const char *file)
{
    remove(arena_printf(set->arena, "%s/words/%s", folder, file));
    remove(arena_printf(set->arena, "%s/words", folder));
    remove(folder);
}

static void
a_companys_words_go_before_the_built_in_ones(void **state)
{
    struct set *set = *state;
    const char *folder = folder_with(set, "de.words",
        "milestones = Etappen\n# milestones = x\nmilestones = y\n = z\n\xFF\n");
    struct words *words = words_new(folder);
    words_locale(words, "de-AT");
    assert_string_equal(words_find(words, "milestones"), "Etappen");
    assert_string_equal(words_find(words, "risks"), "Risiken");
    words_free(words);
    remove_folder(set, folder, "de.words");
}

static void
a_country_adds_to_its_language(void **state)
{
    struct set *set = *state;
    const char *folder =
        folder_with(set, "de-CH.words", "draft-mark = Entwurf \"CH\" ?\n");
    struct words *words = words_new(folder);
    words_locale(words, "de-CH");
    assert_string_equal(
        words_say(words, set->arena, "draft-mark", (char *)NULL),
        "Entwurf «CH»\xC2\xA0?");
    assert_string_equal(words_find(words, "risks"), "Risiken");
    words_locale(words, "de-DE");
    assert_null(strstr(words_find(words, "draft-mark"), "CH"));
    words_free(words);
    remove_folder(set, folder, "de-CH.words");
}

/* Four in a row; what is none is as if it were not there. */
static void
a_file_may_have_quotation_marks(void **state)
{
    struct set *set = *state;
    static const char *const cases[][2] = {{"quotes = »«›‹\n", "»der ›Plan‹«"},
        {"quotes = »«›\n", "„der ‚Plan‘“"},
        {"quotes = »«›‹!\n", "„der ‚Plan‘“"}, {"quotes =\n", "„der ‚Plan‘“"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *folder = folder_with(set, "de-AT.words", cases[i][0]);
        struct words *words = words_new(folder);
        words_locale(words, "de-AT");
        assert_string_equal(
            words_quoted(words, set->arena, "\"der 'Plan'\""), cases[i][1]);
        words_free(words);
        remove_folder(set, folder, "de-AT.words");
    }
}

static void
what_a_language_lacks_is_named_once(void **state)
{
    struct set *set = *state;
    const char *folder = folder_with(
        set, "nl.words", "milestones = Mijlpalen\nrisks = Risico's\n");
    struct words *words = words_new(folder);
    int count;
    assert_int_equal((words_gaps(words, set->arena, &count), count), 0);
    words_locale(words, "nl-NL");
    words_locale(words, "nl-BE");
    words_locale(words, "de-DE");
    words_locale(words, "ja-JP");
    const char **gaps = words_gaps(words, set->arena, &count);
    assert_int_equal(count, 2);
    assert_non_null(strstr(gaps[0], "there are no words in \"ja\""));
    assert_non_null(strstr(gaps[1], "words/nl.words has no text for "));
    assert_non_null(strstr(gaps[1], " more: English"));
    assert_string_equal(
        words_say(words, set->arena, "why", (char *)NULL), "Why it matters");
    words_free(words);
    remove_folder(set, folder, "nl.words");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_has_every_text),
        cmocka_unit_test(no_language_has_texts_that_nothing_says),
        cmocka_unit_test(sentences_are_filled_from_the_same_names),
        cmocka_unit_test(no_plural_form_is_missing),
        cmocka_unit_test(nothing_was_left_in_english),
        cmocka_unit_test(a_country_has_only_what_it_says_otherwise),
        cmocka_unit_test(switzerland_has_no_sharp_s),
        cmocka_unit_test(brazil_and_portugal_keep_their_own_words),
        cmocka_unit_test(a_companys_words_go_before_the_built_in_ones),
        cmocka_unit_test(a_country_adds_to_its_language),
        cmocka_unit_test(a_file_may_have_quotation_marks),
        cmocka_unit_test(what_a_language_lacks_is_named_once),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
