/* Fuzz target: bytes as a sentence, a name, a person and a text, through all
 * that reads words.  The first byte chooses the unit and the language. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "criteria/gap.h"
#include "criteria/gap_reason.h"
#include "criteria/naming.h"
#include "criteria/statement.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char *const languages[] = {"en", "de", "fr", "es", "pt", "pl"};
static const char *const units[] = {"h", "%", "EUR per month", "tickets", ""};

static void
read_statement(struct arena *arena, const struct lexicon *lexicon,
    const char *text, const char *unit)
{
    size_t length = strlen(text);
    struct statement_reading read = statement_read(arena, lexicon, text, unit);
    for (int i = 0; i < read.count; i++) {
        const struct statement_figure *figure = &read.figures[i];
        assert(figure->at + figure->length <= length);
        if (amount_fits(&figure->amount, unit))
            (void)amount_is(&figure->amount, 2000000, unit);
    }
    if (read.by.kind == DATE_ABSOLUTE)
        (void)sentence_date_is(&read.by, 20000);
    assert(read.by_at + read.by_length <= length);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size == 0)
        return 0;
    struct arena *arena = arena_new();
    const char *unit = units[bytes[0] % (sizeof units / sizeof *units)];
    char *text = arena_strndup(arena, (const char *)bytes + 1, size - 1);
    const struct lexicon *lexicon = lexicon_of(languages[bytes[0] / 5 % 6]);
    read_statement(arena, lexicon, text, unit);
    read_statement(arena, NULL, text, unit);
    (void)name_class(arena, lexicon, text);
    (void)calling_class(arena, lexicon, text);
    struct gap gap = {0};
    do {
        gap = gap_find(arena, lexicon, text, gap.at + gap.length);
        assert(gap.at + gap.length <= strlen(text));
    } while (gap.kind != GAP_NONE);
    gap = gap_of_reason(arena, lexicon, text);
    assert(gap.at + gap.length <= strlen(text));
    arena_free(arena);
    return 0;
}
