#include "criteria/config.h"

#include <string.h>

#include "base/text.h"
#include "base/glob.h"

/* --- what is in force --- */

static void
take_rule(struct ruling *ruling, const struct config_rule *said, day_t today)
{
    if (said->errors_from != DAY_NONE) {
        ruling->errors_from = said->errors_from;
        ruling->errors_from_at = said->at;
        ruling->errors_from_path = false;
    }
    if (!said->off && said->severity == SEVERITY_NONE)
        return;
    ruling->severity_at = said->at;
    if (said->from != DAY_NONE && said->from > today) {
        ruling->severity_from = said->from;
        return;
    }
    ruling->severity_from = DAY_NONE;
    ruling->off = said->off;
    ruling->severity = said->severity;
}

static void
take_rules(struct ruling *ruling, const struct config_rules *rules,
    enum rule_id rule, day_t today)
{
    for (int i = 0; i < rules->count; i++)
        if (rules->items[i].rule == rule)
            take_rule(ruling, &rules->items[i], today);
}

/* The path as the settings' folder sees it; NULL outside of it. */
static const char *
seen_from(const char *folder, const char *path)
{
    size_t n = strlen(folder);
    if (n == 0)
        return path;
    return text_starts(path, folder) && path[n] == '/' ? path + n + 1 : NULL;
}

struct ruling
config_ruling(const struct config *config, const char *path, enum rule_id rule,
    day_t today)
{
    struct ruling ruling = {.severity_from = DAY_NONE, .errors_from = DAY_NONE};
    const char *seen = config ? seen_from(config->folder, path) : NULL;
    if (!config)
        return ruling;
    take_rules(&ruling, &config->rules, rule, today);
    for (int i = 0; seen && i < config->count; i++) {
        const struct config_path *part = &config->paths[i];
        if (!glob_fits(part->pattern, seen))
            continue;
        if (part->errors_from != DAY_NONE) {
            ruling.errors_from = part->errors_from;
            ruling.errors_from_at = part->errors_from_at;
            ruling.errors_from_path = true;
        }
        take_rules(&ruling, &part->rules, rule, today);
    }
    if (ruling.errors_from != DAY_NONE && ruling.errors_from <= today)
        ruling.errors_from = DAY_NONE;
    return ruling;
}

/* --- settling findings --- */

/* True if the finding stays. */
static bool
settle(struct report *report, struct finding *finding, struct ruling ruling)
{
    if (finding->severity == SEVERITY_NONE)
        return true;
    if (ruling.off)
        return false;
    if (ruling.severity != SEVERITY_NONE &&
        (finding->severity != SEVERITY_ERROR))
        finding->severity = ruling.severity;
    if (finding->severity == SEVERITY_ERROR && ruling.errors_from != DAY_NONE) {
        finding->severity = SEVERITY_NOTE;
        finding->deferred = true;
        finding->message =
            report_text(report, "%s (counts as an error from %s)",
                finding->message, day_words(report->arena, ruling.errors_from));
    }
    return true;
}

void
config_apply(const struct config *config, const char *path, day_t today,
    struct report *report)
{
    int kept = 0;
    for (int i = 0; config && i < report->count; i++) {
        struct finding finding = report->findings[i];
        struct ruling ruling = config_ruling(config, path, finding.rule, today);
        if (settle(report, &finding, ruling))
            report->findings[kept++] = finding;
    }
    if (config)
        report->count = kept;
}
