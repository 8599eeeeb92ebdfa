/* Prints the built-in lexicons as C, when the program is built: to read the
 * lists took four fifths of the time of a check of one plan.
 *
 * lexicon_table COMMON LIST...: COMMON is read after each of the lists, and the
 * ending of a list's name is its language. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "criteria/lexicon_rows.h"

#define WIDTH 4000 /* bytes of the text in a line */

static struct slice
list_at(struct arena *arena, const char *path)
{
    struct slice list;
    enum file_error error = file_read_any(arena, path, &list);
    if (error == FILE_OK)
        return list;
    fprintf(stderr, "%s %s\n", path, file_error_text(error));
    exit(3);
}

static void
print_text(const struct lexicon *lexicon)
{
    printf("static const char text_%s[] =", lexicon->language);
    for (uint32_t i = 0; i < lexicon->text_length; i++) {
        unsigned char c = (unsigned char)lexicon->text[i];
        if (i % WIDTH == 0)
            printf("%s\"", i ? "\"\n    " : "\n    ");
        printf(
            c >= ' ' && c < 0x7F && !strchr("\"\\?", c) ? "%c" : "\\%03o", c);
    }
    printf("\";\n");
}

static void
print_rows(const struct lexicon *lexicon)
{
    printf(
        "static const struct lexicon_row rows_%s[] = {\n", lexicon->language);
    for (int i = 0; i < lexicon->count; i++) {
        const struct lexicon_row *row = &lexicon->rows[i];
        printf("{%" PRIu64 "u,%uu,%uu,%uu,%uu,%u,%u,%u,%u,%d},\n", row->classes,
            row->key, row->hash, row->follow, row->gap_follow, row->values,
            row->words, row->length, row->match, row->plain);
    }
    printf("};\nstatic const struct lexicon_value values_%s[] = {\n",
        lexicon->language);
    for (int i = 0; i < lexicon->value_count; i++)
        printf("{%u,%u,%u},\n", lexicon->values[i].next,
            lexicon->values[i].class, lexicon->values[i].text);
    printf("};\n");
}

static void
print_slots(const struct lexicon *lexicon)
{
    printf("static const uint16_t slots_%s[] = {", lexicon->language);
    for (uint32_t i = 0; i <= lexicon->mask; i++)
        printf("%s%u,", i % 16 ? "" : "\n", lexicon->slots[i]);
    printf("\n};\nstatic const uint64_t taken_%s[] = {", lexicon->language);
    for (uint32_t i = 0; i <= lexicon->mask / 64; i++)
        printf("%s%" PRIu64 "u,", i % 4 ? "" : "\n", lexicon->taken[i]);
    printf("\n};\n");
}

static void
print_strings(const char *const *strings, int count)
{
    printf("{");
    for (int i = 0; i < count && strings[i]; i++)
        printf("\"%s\",", strings[i]);
    printf("NULL}");
}

static void
print_letters(const uint32_t letters[32][32])
{
    printf("{");
    for (int i = 0; i < 32; i++) {
        printf("{");
        for (int k = 0; k < 32; k++)
            printf("%uu,", letters[i][k]);
        printf("},\n");
    }
    printf("}");
}

static void
print_lexicon(const struct lexicon *lexicon, int serial)
{
    const char *name = lexicon->language;
    printf("{.language = \"%s\", .serial = %d,\n", name, serial);
    printf(".text = text_%s, .text_length = %u,\n", name, lexicon->text_length);
    printf(".rows = rows_%s, .count = %d,\n", name, lexicon->count);
    printf(".values = values_%s, .value_count = %d,\n", name,
        lexicon->value_count);
    printf(".slots = slots_%s, .mask = %u, .taken = taken_%s,\n", name,
        lexicon->mask, name);
    printf(".comma_decimal = %d, .head_first = %d, .elision = %d,\n",
        lexicon->comma_decimal, lexicon->head_first, lexicon->elision);
    printf(".umlauts = %d, .capital_nouns = %d,\n", lexicon->umlauts,
        lexicon->capital_nouns);
    printf(".endings = ");
    print_strings(lexicon->endings, lexicon->ending_count);
    printf(", .ending_count = %d,\n.forms = {", lexicon->ending_count);
    for (int i = 0; i < LEXICON_FORMS; i++) {
        print_strings(lexicon->forms[i], LEXICON_ENDINGS - 1);
        printf(",\n");
    }
    printf("},\n.gaps = ");
    print_letters(lexicon->gaps);
    printf(",\n.orders = ");
    print_letters(lexicon->orders);
    printf("},\n");
}

int
main(int argc, char **argv)
{
    struct arena *arena = arena_new();
    const struct lexicon **lexicons =
        ARENA_ARRAY(arena, const struct lexicon *, argc);
    printf("#include \"criteria/lexicon_rows.h\"\n"
           "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n");
    for (int i = 2; i < argc; i++) {
        const char *language = strrchr(argv[i], '.');
        const struct slice lists[] = {
            list_at(arena, argv[i]), list_at(arena, argv[1])};
        lexicons[i] =
            lexicon_read_lists(arena, language ? language + 1 : "", lists, 2);
        print_text(lexicons[i]);
        print_rows(lexicons[i]);
        print_slots(lexicons[i]);
    }
    printf("const struct lexicon lexicon_tables[] = {\n");
    for (int i = 2; i < argc; i++)
        print_lexicon(lexicons[i], i - 1);
    printf("};\nconst int lexicon_table_count = %d;\n", argc - 2);
    arena_free(arena);
    bool whole = fflush(stdout) == 0 && !ferror(stdout);
    return whole ? 0 : 3;
}
