#include <string.h>

#include "base/text.h"
#include "criteria/config_inner.h"
#include "criteria/config_select.h"
#include "plan/defaults.h"

/* --- faults --- */

struct finding *
config_say(struct config_reader *reader, enum rule_id rule, struct place at,
    const char *message, const char *fix)
{
    struct finding *finding =
        report_add(reader->report, rule, at, "%s", message);
    finding->fix = fix;
    return finding;
}

/* One of the words must be meant: the nearest, else all of them. */
const char *
config_words(
    struct config_reader *reader, const char *word, const char *const *words)
{
    int count = 0;
    while (words[count])
        count++;
    const char *near = text_nearest(word, words, count);
    if (near)
        return report_text(reader->report, "Write `%s`", near);
    return report_text(reader->report, "It may be %s",
        text_any_of(reader->report->arena, words, count, "`"));
}

struct finding *
config_refuse(struct config_reader *reader, const struct front *field,
    const char *const *words)
{
    return config_say(reader, CS004, field->key_at,
        report_text(
            reader->report, "`%s` is not a field of the settings", field->key),
        config_words(reader, field->key, words));
}

bool
config_is(struct config_reader *reader, const struct front *value,
    enum front_kind kind, const char *wanted, const char *fix)
{
    bool empty = value->kind == FRONT_SCALAR && !*value->text;
    if (value->kind == kind && !(kind == FRONT_SCALAR && empty))
        return true;
    config_say(reader, CS006, empty && value->key ? value->key_at : value->at,
        report_text(reader->report, "%s%s%s %s", value->key ? "`" : "",
            value->key ? value->key : "this", value->key ? "`" : "", wanted),
        fix);
    return false;
}

/* --- values --- */

static day_t
read_day(struct config_reader *reader, const struct front *value)
{
    static const char fix[] = "Write it as 2026-12-01";
    if (!config_is(reader, value, FRONT_SCALAR, "needs a date", fix))
        return DAY_NONE;
    day_t day = day_parse_iso(value->text);
    if (day == DAY_NONE)
        config_say(reader, CS006, value->at,
            report_text(reader->report, "\"%s\" is not a date", value->text),
            fix);
    return day;
}

static bool
read_severity(struct config_reader *reader, const struct front *value,
    struct config_rule *rule)
{
    static const char *const words[] = {
        "error", "warning", "note", "off", NULL};
    static const enum severity severities[] = {
        SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE, SEVERITY_NONE};
    if (!config_is(reader, value, FRONT_SCALAR, "needs a severity",
            "It may be `error`, `warning`, `note` or `off`"))
        return false;
    for (int i = 0; words[i]; i++) {
        if (!text_is(value->text, words[i]))
            continue;
        rule->severity = severities[i];
        rule->off = severities[i] == SEVERITY_NONE;
        return true;
    }
    config_say(reader, CS006, value->at,
        report_text(reader->report, "\"%s\" is not a severity", value->text),
        config_words(reader, value->text, words));
    return false;
}

/* What settings may not do, whoever writes them. */
static void
check_allowed(
    struct config_reader *reader, const struct config_rule *said, bool for_path)
{
    const struct rule *rule = rule_get(said->rule);
    bool is_error = rule->level == LEVEL_E || rule->level == LEVEL_EW;
    if (said->off && !for_path)
        config_say(reader, CS006, said->at,
            report_text(reader->report, "%s can be turned off only for a path",
                rule->name),
            report_text(reader->report,
                "Under `paths`, write:  - {path: pilots, rules: {%s: off}}",
                rule->name));
    else if (is_error && !said->off && said->severity != SEVERITY_NONE &&
             said->severity != SEVERITY_ERROR)
        config_say(reader, CS006, said->at,
            report_text(reader->report,
                "%s is an error, and settings lower no error", rule->name),
            "Waive it in the plan, with a reason and an end date, or give a "
            "path an `errors-from` date");
}

static void
read_rule_fields(struct config_reader *reader, const struct front *value,
    struct config_rule *rule, bool for_path)
{
    static const char *const everywhere[] = {"severity", "from", NULL};
    static const char *const path_only[] = {
        "severity", "from", "errors-from", NULL};
    for (const struct front *field = value->first; field; field = field->next) {
        if (text_is(field->key, "severity"))
            read_severity(reader, field, rule);
        else if (text_is(field->key, "from"))
            rule->from = read_day(reader, field);
        else if (for_path && text_is(field->key, "errors-from"))
            rule->errors_from = read_day(reader, field);
        else if (text_is(field->key, "errors-from"))
            config_say(reader, CS004, field->key_at,
                "errors are put off only for a path",
                "Under `paths`, write:  - {path: legacy, errors-from: "
                "2026-12-01}");
        else
            config_refuse(reader, field, for_path ? path_only : everywhere);
    }
    if (front_field(value, "from") && !front_field(value, "severity"))
        config_say(reader, CS005, front_field(value, "from")->key_at,
            "`from` says since when, and nothing says which severity",
            "Add `severity`");
}

static enum rule_id
read_rule_name(struct config_reader *reader, const struct front *field)
{
    enum rule_id id = rule_find(field->key);
    const char *near = id ? NULL : rule_nearest(field->key);
    if (!id)
        config_say(reader, CS007, field->key_at,
            report_text(reader->report, "there is no rule \"%s\"", field->key),
            near ? report_text(reader->report, "Write `%s`", near)
                 : "`countersign explain` lists the rules");
    return id;
}

static bool
is_twice(struct config_reader *reader, const struct config_rules *rules,
    const struct config_rule *rule)
{
    for (int i = 0; i < rules->count; i++) {
        if (rules->items[i].rule != rule->rule)
            continue;
        struct finding *finding = config_say(reader, CS003, rule->at,
            report_text(reader->report, "%s (%s) is set twice",
                rule_get(rule->rule)->name, rule_get(rule->rule)->code),
            "Keep the one that holds and take the other out");
        finding->second = rules->items[i].at;
        finding->second_label = "the other one";
        return true;
    }
    return false;
}

static void
read_rules(struct config_reader *reader, const struct front *value,
    struct config_rules *rules, bool for_path)
{
    if (!config_is(reader, value, FRONT_FIELDS, "names rules, one a line",
            "Write each as `cadence-too-thin: note`"))
        return;
    for (const struct front *field = value->first; field; field = field->next) {
        struct config_rule rule = {
            .rule = read_rule_name(reader, field),
            .from = DAY_NONE,
            .errors_from = DAY_NONE,
            .at = field->key_at,
        };
        if (field->kind == FRONT_FIELDS)
            read_rule_fields(reader, field, &rule, for_path);
        else
            read_severity(reader, field, &rule);
        if (rule.rule == RULE_NONE || is_twice(reader, rules, &rule))
            continue;
        check_allowed(reader, &rule, for_path);
        rules->items = arena_grow(reader->arena, rules->items, rules->count,
            &rules->room, sizeof *rules->items);
        rules->items[rules->count++] = rule;
    }
}

/* --- paths --- */

static const char *
read_pattern(struct config_reader *reader, const struct front *value)
{
    static const char fix[] = "Write it as `legacy`, seen from the folder "
                              "of this file";
    if (!config_is(reader, value, FRONT_SCALAR, "needs a path", fix))
        return NULL;
    const char *pattern = value->text;
    while (text_starts(pattern, "./"))
        pattern += 2;
    if (*pattern && *pattern != '/' && !text_starts(pattern, ".."))
        return pattern;
    config_say(reader, CS006, value->at,
        report_text(reader->report,
            "\"%s\" leads out of the folder of the settings", value->text),
        fix);
    return NULL;
}

/* They are followed where plans are looked for: plan/exclude.h. */
static void
read_exclude(struct config_reader *reader, const struct front *value)
{
    if (!config_is(reader, value, FRONT_LIST, "is a list of paths",
            "Write each in a line of its own:  - archive"))
        return;
    for (const struct front *item = value->first; item; item = item->next)
        (void)read_pattern(reader, item);
}

static void
read_path(struct config_reader *reader, const struct front *item)
{
    static const char *const words[] = {"path", "rules", "errors-from", NULL};
    struct config *config = reader->config;
    struct config_path path = {.errors_from = DAY_NONE};
    bool known = true; /* no field that may be a misspelt `path` */
    if (!config_is(reader, item, FRONT_FIELDS, "needs a `path`",
            "Write it as `- path: legacy` with its rules below"))
        return;
    for (const struct front *field = item->first; field; field = field->next) {
        if (text_is(field->key, "path")) {
            path.pattern = read_pattern(reader, field);
        } else if (text_is(field->key, "rules")) {
            read_rules(reader, field, &path.rules, true);
        } else if (text_is(field->key, "errors-from")) {
            path.errors_from = read_day(reader, field);
            path.errors_from_at = field->key_at;
        } else {
            config_refuse(reader, field, words);
            known = false;
        }
    }
    if (!front_field(item, "path") && known)
        config_say(reader, CS005, item->at, "these settings are for no path",
            "Add `path: legacy`");
    config->paths = arena_grow(reader->arena, config->paths, config->count,
        &config->room, sizeof *config->paths);
    config->paths[config->count++] = path;
}

static void
read_paths(struct config_reader *reader, const struct front *value)
{
    if (!config_is(reader, value, FRONT_LIST, "is a list of paths",
            "Begin each with `- path: legacy`"))
        return;
    for (const struct front *item = value->first; item; item = item->next)
        read_path(reader, item);
}

/* What a plan takes from here is read with the plan; here it is only seen that
 * it can be. */
static void
read_defaults(struct config_reader *reader, const struct front *value,
    const struct root *root)
{
    struct defaults defaults = {.source = reader->config->source,
        .path = path_in(reader->arena, reader->config->folder, SETTINGS_NAME),
        .front = value};
    if (config_is(reader, value, FRONT_FIELDS,
            "holds what plans have in common",
            "Write under it `parties`, `people`, `locale` or `timezone`, as "
            "in a plan"))
        (void)defaults_read(reader->arena, root, &defaults, reader->report);
}

/* What stands beside `rules` and is none of the words: mostly a plan's. */
static void
refuse_top(struct config_reader *reader, const struct front *field,
    const char *const *words)
{
    const char *home = defaults_home(reader->report, field->key);
    struct finding *finding = config_refuse(reader, field, words);
    if (home)
        finding->fix = home;
}

struct config *
config_read(struct arena *arena, const struct source *source,
    const char *folder, const struct root *root, struct report *report)
{
    static const char *const words[] = {
        "rules", "paths", "exclude", "defaults", "select", "import", NULL};
    struct config *config = ARENA_NEW(arena, struct config);
    struct config_reader reader = {arena, report, config};
    int before = report->count;
    *config = (struct config){
        .source = source, .folder = folder, .merit = merit_rules_usual()};
    const struct front *top = front_read_yaml(arena, source, report);
    for (const struct front *field = top ? top->first : NULL; field;
         field = field->next) {
        if (text_is(field->key, "rules"))
            read_rules(&reader, field, &config->rules, false);
        else if (text_is(field->key, "paths"))
            read_paths(&reader, field);
        else if (text_is(field->key, "exclude"))
            read_exclude(&reader, field);
        else if (text_is(field->key, "defaults"))
            read_defaults(&reader, field, root);
        else if (text_is(field->key, "select"))
            config_read_select(&reader, field);
        else if (text_is(field->key, "import"))
            config_read_import(&reader, field);
        else
            refuse_top(&reader, field, words);
    }
    return report->count == before ? config : NULL;
}
