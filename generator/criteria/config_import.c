/* The part of the settings that says how a platform writes its exports. */
#include "base/text.h"
#include "criteria/config_inner.h"

const char *const import_columns[] = {"plan", "date", "metric", "value", NULL};

/* The number of the word in the list; -1, having said so, for none. */
static int
read_word(struct config_reader *reader, const struct front *value,
    const char *wanted, const char *const *words)
{
    if (!config_is(reader, value, FRONT_SCALAR, wanted,
            config_words(reader, "", words)))
        return -1;
    for (int i = 0; words[i]; i++)
        if (text_is(value->text, words[i]))
            return i;
    config_say(reader, CS006, value->at,
        report_text(
            reader->report, "`%s` cannot be \"%s\"", value->key, value->text),
        config_words(reader, value->text, words));
    return -1;
}

static void
read_columns(struct config_reader *reader, const struct front *value)
{
    struct config_import *import = &reader->config->import;
    if (!config_is(reader, value, FRONT_FIELDS, "names the export's columns",
            "Write it as {plan: Account ID, date: Day}"))
        return;
    for (const struct front *field = value->first; field; field = field->next) {
        int column = 0;
        while (import_columns[column] &&
               !text_is(field->key, import_columns[column]))
            column++;
        if (!import_columns[column])
            config_refuse(reader, field, import_columns);
        else if (config_is(reader, field, FRONT_SCALAR,
                     "needs the name of a column",
                     "Write it as the export's first line has it"))
            import->columns[column] = field->text;
    }
}

void
config_read_import(struct config_reader *reader, const struct front *value)
{
    static const char *const words[] = {"columns", "dates", "decimals", NULL};
    static const char *const orders[] = {
        "year-month-day", "day-month-year", "month-day-year", NULL};
    static const char *const marks[] = {"point", "comma", NULL};
    struct config_import *import = &reader->config->import;
    if (!config_is(reader, value, FRONT_FIELDS, "says how exports are written",
            "Write under it `columns`, `dates` or `decimals`"))
        return;
    for (const struct front *field = value->first; field; field = field->next) {
        if (text_is(field->key, "columns")) {
            read_columns(reader, field);
        } else if (text_is(field->key, "dates")) {
            int order = read_word(reader, field, "needs an order", orders);
            import->dates = order < 0 ? DATES_YEAR_FIRST
                : (enum date_order)order;
        } else if (text_is(field->key, "decimals")) {
            int mark = read_word(reader, field, "needs a word", marks);
            import->decimal = mark < 0 ? '\0' : ".,"[mark];
        } else {
            config_refuse(reader, field, words);
        }
    }
}
