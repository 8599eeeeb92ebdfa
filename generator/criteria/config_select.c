#include "criteria/config_select.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define WEIGHT_MAX 1000
#define PLANS_MAX 1000000

/* From 0 to `most`, or -1 with a finding. */
static int
read_number(struct config_reader *reader, const struct front *value, int most)
{
    const char *fix =
        report_text(reader->report, "Write a number from 0 to %d", most);
    if (!config_is(reader, value, FRONT_SCALAR, "needs a number", fix))
        return -1;
    char *end;
    long n = strtol(value->text, &end, 10);
    if (strspn(value->text, "0123456789") && !*end && n >= 0 && n <= most)
        return (int)n;
    config_say(reader, CS006, value->at,
        report_text(reader->report, "\"%s\" is not a number from 0 to %d",
            value->text, most),
        fix);
    return -1;
}

/* The fact that the field names, or -1 with a finding. */
static int
read_fact(struct config_reader *reader, const struct front *field)
{
    for (int fact = 0; fact < MERIT_FACTS; fact++)
        if (text_is(field->key, merit_names[fact]))
            return fact;
    config_say(reader, CS004, field->key_at,
        report_text(
            reader->report, "`%s` is not one of the seven facts", field->key),
        config_words(reader, field->key, merit_names));
    return -1;
}

static bool
is_facts(struct config_reader *reader, const struct front *value)
{
    return config_is(reader, value, FRONT_FIELDS, "names facts, one a line",
        "Write each as `profit: …`");
}

static void
read_weights(struct config_reader *reader, const struct front *value)
{
    struct merit_rules *rules = &reader->config->merit;
    int sum = 0;
    if (!is_facts(reader, value))
        return;
    for (const struct front *field = value->first; field; field = field->next) {
        int fact = read_fact(reader, field);
        int weight = fact < 0 ? -1 : read_number(reader, field, WEIGHT_MAX);
        if (weight >= 0)
            rules->weight[fact] = weight;
    }
    for (int fact = 0; fact < MERIT_FACTS; fact++)
        sum += rules->weight[fact];
    if (sum == 0)
        config_say(reader, CS006, value->key_at, "no fact has any weight",
            "Give one of them a number above 0");
}

static void
read_levels(struct config_reader *reader, const struct front *value)
{
    static const char fix[] = "Write them from the least to the best, as "
                              "`fit: [poor, fair, good]`";
    if (!is_facts(reader, value))
        return;
    for (const struct front *field = value->first; field; field = field->next) {
        int fact = read_fact(reader, field), count = 0;
        if (fact < 0 ||
            !config_is(reader, field, FRONT_LIST, "is a list of levels", fix))
            continue;
        const char **levels = reader->config->merit.levels[fact];
        for (const struct front *item = field->first; item; item = item->next)
            if (config_is(reader, item, FRONT_SCALAR, "needs a word", fix) &&
                count++ < MERIT_LEVELS_MAX)
                levels[count - 1] = item->text;
        if (count < 2 || count > MERIT_LEVELS_MAX)
            config_say(reader, CS006, field->key_at,
                report_text(reader->report, "`%s` has %d %s", field->key, count,
                    count == 1 ? "level" : "levels"),
                report_text(reader->report,
                    "Write 2 to %d, as `fit: [poor, "
                    "fair, good]`",
                    MERIT_LEVELS_MAX));
    }
}

static void
read_best(struct config_reader *reader, const struct front *value)
{
    static const char *const words[] = {"high", "low", NULL};
    static const char fix[] = "It may be `high` or `low`";
    if (!is_facts(reader, value))
        return;
    for (const struct front *field = value->first; field; field = field->next) {
        int fact = read_fact(reader, field);
        if (fact < 0 ||
            !config_is(reader, field, FRONT_SCALAR, "needs a word", fix))
            continue;
        bool low = text_is(field->text, "low");
        if (!low && !text_is(field->text, "high"))
            config_say(reader, CS006, field->at,
                report_text(reader->report,
                    "\"%s\" does not say which end is the best", field->text),
                config_words(reader, field->text, words));
        reader->config->merit.lowest[fact] = low;
    }
}

static void
read_columns(struct config_reader *reader, const struct front *value)
{
    static const char *const words[] = {"id", "customer", "segment", "fit",
        "profit", "satisfaction", "share-of-wallet", "footprint",
        "growth-market", "influence", NULL};
    static const char fix[] = "Write it as `profit: Gross margin`";
    struct merit_rules *rules = &reader->config->merit;
    const char **columns[] = {&rules->id, &rules->name, &rules->segment};
    if (!is_facts(reader, value))
        return;
    for (const struct front *field = value->first; field; field = field->next) {
        int i = 0;
        while (words[i] && !text_is(field->key, words[i]))
            i++;
        if (!words[i])
            config_refuse(reader, field, words);
        else if (config_is(reader, field, FRONT_SCALAR,
                     "needs the name of a column", fix))
            *(i < 3 ? columns[i] : &rules->column[i - 3]) = field->text;
    }
}

void
config_read_select(struct config_reader *reader, const struct front *value)
{
    static const char *const words[] = {
        "weights", "levels", "best", "columns", "score", "plans", NULL};
    struct merit_rules *rules = &reader->config->merit;
    if (!config_is(reader, value, FRONT_FIELDS, "says who gets a plan",
            "Write under it `weights`, `score` or `columns`"))
        return;
    for (const struct front *field = value->first; field; field = field->next) {
        if (text_is(field->key, "weights"))
            read_weights(reader, field);
        else if (text_is(field->key, "levels"))
            read_levels(reader, field);
        else if (text_is(field->key, "best"))
            read_best(reader, field);
        else if (text_is(field->key, "columns"))
            read_columns(reader, field);
        else if (text_is(field->key, "score"))
            rules->score = read_number(reader, field, 100);
        else if (text_is(field->key, "plans"))
            rules->plans = read_number(reader, field, PLANS_MAX);
        else
            config_refuse(reader, field, words);
    }
}
