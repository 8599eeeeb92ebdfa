/* Prints what the written reference takes from the program's own tables:
 *
 *   print_reference fields   plans/README.md, the tables of fields
 *   print_reference rules    plans/README.md, the table of rules
 *   print_reference manual   countersign.1, the list of rules in mdoc
 *
 * `make docs` writes it between the markers; tests/cases/docs.sh compares. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "plan/dump.h"
#include "report/catalogue.h"

#define COLUMNS 72

static const char *
level_text(enum rule_level level)
{
    static const char *const texts[] = {
        [LEVEL_N] = "note",
        [LEVEL_W] = "warning",
        [LEVEL_E] = "error",
        [LEVEL_EW] = "error, in a draft a warning",
    };
    return texts[level];
}

static void
print_fields(void)
{
    struct buf out = {0};
    fields_reference(&out);
    fwrite(out.p, 1, out.n, stdout);
    buf_free(&out);
}

/* A bar would end the table's cell. */
static void
print_cell(const char *text)
{
    for (; *text; text++) {
        if (*text == '|')
            putchar('\\');
        putchar(*text);
    }
}

static void
print_rules(void)
{
    puts("| code | name | level | it finds |\n| --- | --- | --- | --- |");
    for (int id = 1; id < RULE_COUNT; id++) {
        const struct rule *rule = rule_get((enum rule_id)id);
        printf("| %s | `%s` | %s%s%s | ", rule->code, rule->name,
            level_text(rule->level), rule->clock ? " ◷" : "",
            rule->stops ? "" : " ○");
        print_cell(rule->title);
        puts(" |");
    }
}

/* Text in short lines, a new one for each sentence, as mdoc wants it. */
static void
print_mdoc(const char *text)
{
    size_t column = 0;
    bool ends = false;
    while (*text) {
        size_t word = strcspn(text, " ");
        bool starts = ends && isupper((unsigned char)text[0]);
        if (column > 0 && (starts || column + 1 + word > COLUMNS)) {
            putchar('\n');
            column = 0;
        }
        if (column > 0)
            column += (size_t)printf(" ");
        else if (*text == '.' || *text == '\'')
            printf("\\&");
        fwrite(text, 1, word, stdout);
        column += word;
        ends = strchr(".?", text[word - 1]);
        text += word + (text[word] == ' ');
    }
    puts(ends ? "" : ".");
}

static void
print_manual(void)
{
    for (int id = 1; id < RULE_COUNT; id++) {
        const struct rule *rule = rule_get((enum rule_id)id);
        printf(".It %s Sy %s Pq %s\n", rule->code, rule->name,
            level_text(rule->level));
        print_mdoc(rule->title);
    }
}

int
main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*print)(void);
    } parts[] = {
        {"fields", print_fields},
        {"rules", print_rules},
        {"manual", print_manual},
    };
    for (size_t i = 0; argc == 2 && i < sizeof parts / sizeof *parts; i++)
        if (text_is(argv[1], parts[i].name)) {
            parts[i].print();
            return 0;
        }
    fputs("usage: print_reference fields|rules|manual\n", stderr);
    return 2;
}
