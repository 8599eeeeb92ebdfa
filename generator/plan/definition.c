/* One definition from one source: its kind, its fields, its prose. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plan/lost_head.h"
#include "plan/read.h"
#include "plan/workspace.h"
#include "plan/zone_name.h"
#include "source/repair.h"

#define FURTHER_MAX 2 /* outcomes beside the first */

/* --- ids --- */

char *
id_from_name(struct arena *arena, const char *name)
{
    char *id = arena_alloc(arena, strlen(name) + 1);
    size_t n = 0;
    for (; *name; name++) {
        const char one[2] = {*name, '\0'};
        bool fits = id_is_valid(one);
        if (fits || (n > 0 && id[n - 1] != '-'))
            id[n++] = fits ? *name : '-';
    }
    while (n > 0 && id[n - 1] == '-')
        n--;
    id[n] = '\0';
    return n > 0 ? id : arena_strdup(arena, "plan");
}

const char *
id_fix(struct reader *reader, const char *text)
{
    return report_text(reader->report,
        "Use letters, digits and hyphens, without spaces, such as `%s`.",
        text_lower(reader->arena, id_from_name(reader->arena, text)));
}

/* The folder that holds the file; of the root itself its own name. */
static const char *
folder_name(struct arena *arena, const struct root *root, const char *path)
{
    const char *folder = path_folder(arena, path);
    if (!text_is(folder, ".")) {
        const char *slash = strrchr(folder, '/');
        return slash ? slash + 1 : folder;
    }
    char *real = root ? realpath(root->path, NULL) : NULL;
    const char *slash = real ? strrchr(real, '/') : NULL;
    const char *name = arena_strdup(arena, slash ? slash + 1 : "plan");
    free(real);
    return name;
}

static const char *
default_id(struct arena *arena, const struct root *root, const char *path)
{
    const char *stem = path_stem(arena, path);
    return id_from_name(
        arena, text_is(stem, "plan") ? folder_name(arena, root, path) : stem);
}

static void
settle_id(struct reader *reader)
{
    struct definition *def = reader->def;
    if (is_set(def->id))
        return;
    def->id = (struct text){.state = VALUE_SET,
        .at = def->front ? node_head(def->front) : place_in(def->source, 0, 0),
        .s = default_id(reader->arena, reader->root, def->path)};
}

/* --- kind --- */

static const size_t kind_sizes[] = {
    [KIND_NONE] = sizeof(struct definition),
    [KIND_PLAN] = sizeof(struct plan),
    [KIND_QBR] = sizeof(struct qbr),
    [KIND_SEGMENT] = sizeof(struct segment),
    [KIND_INITIATIVE] = sizeof(struct initiative),
};

/* `kid: plan` */
static const struct front *
like_kind(const struct front *front)
{
    for (const struct front *p = front->first; p; p = p->next)
        if (p->key && p->kind == FRONT_SCALAR &&
            field_word_value(words_kind, p->text) &&
            text_distance(p->key, "kind", 2) <= 2)
            return p;
    return NULL;
}

/* The kind decides what the other fields are: without it nothing is read. */
static enum kind
read_kind(struct reader *reader, const struct front *front)
{
    const struct front *node = front_field(front, "kind");
    const struct field *field = record_field(record_of_kind(KIND_PLAN), "kind");
    struct word word = {0};
    if (node)
        read_field(reader, field, node, &word);
    if (!node || is_absent(word)) {
        int line = node ? place_start(node->key_at).line : 0;
        struct place at = node ? node->key_at : node_head(front);
        struct finding *finding = report_add(
            reader->report, CS005, at, "the file does not say its `kind`");
        const struct front *near = node ? NULL : like_kind(front);
        if (near) {
            finding->at = near->key_at;
            line = place_start(near->key_at).line;
        }
        finding->label = "expected `kind` here";
        finding->fix = line > 0 ? report_text(reader->report,
                                      "Write in line %d  kind: plan  (or qbr, "
                                      "segment or initiative).",
                                      line)
                                : "Write  kind: plan  (or qbr, segment or "
                                  "initiative) as line 2, directly under the "
                                  "first line of three hyphens.";
        finding->field = "kind";
    }
    return (enum kind)word.value;
}

/* The first day under a misspelt name, which the reader says: what is counted
 * from it is not to be silent for that. */
static __attribute__((cold)) const struct front *
misspelt_start(const struct front *front)
{
    static const char *const names[] = {"start"};
    const struct record *top = record_of_kind(KIND_PLAN);
    for (const struct front *p = front->first; p; p = p->next)
        if (!record_field(top, p->key) && text_nearest(p->key, names, 1))
            return p;
    return NULL;
}

/* Dates are counted from the start, wherever in the file it stands. */
static day_t
read_start(struct reader *reader, const struct front *front)
{
    const struct front *node = front_field(front, "start");
    if (!node && reader->def->kind == KIND_PLAN)
        node = misspelt_start(front);
    struct date date = {.state = VALUE_SET};
    const char *why;
    if (!node || node->kind != FRONT_SCALAR ||
        !date_parse(reader->arena, node->text, &date, &why))
        return DAY_NONE;
    return date_resolve(date, DAY_NONE);
}

/* --- what a value is when it is absent --- */

static void
default_milestones(struct milestone *items, int count)
{
    for (int i = 0; i < count; i++)
        if (!is_set(items[i].status))
            items[i].status.value = STATUS_PLANNED;
}

static void
default_meetings(struct meeting *items, int count)
{
    for (int i = 0; i < count; i++)
        if (!is_set(items[i].phase))
            items[i].phase.value = PHASE_STEADY;
}

static void
canonical_units(struct reader *reader, struct metric *items, int count)
{
    for (int i = 0; i < count; i++)
        items[i].unit.s = unit_canonical(reader->arena, items[i].unit.s);
}

static void
settle_plan(struct reader *reader, struct plan *plan)
{
    default_milestones(plan->milestones.items, plan->milestones.count);
    default_meetings(plan->cadence.items, plan->cadence.count);
    canonical_units(reader, plan->metrics.items, plan->metrics.count);
    readings_load(reader, plan->metrics.items, plan->metrics.count);
}

static void
settle_segment(struct segment *segment)
{
    default_milestones(segment->milestones.items, segment->milestones.count);
    default_meetings(segment->cadence.items, segment->cadence.count);
}

static void
settle_qbr(struct reader *reader, struct qbr *qbr)
{
    if (is_set(qbr->stage))
        return;
    bool ahead = is_set(qbr->date) && qbr->date.day > reader->today;
    qbr->stage.value = ahead ? QBR_PREPARED : QBR_HELD;
}

static void
settle(struct reader *reader)
{
    struct definition *def = reader->def;
    switch (def->kind) {
    case KIND_PLAN:
        settle_plan(reader, (struct plan *)def);
        break;
    case KIND_SEGMENT:
        settle_segment((struct segment *)def);
        break;
    case KIND_QBR:
        settle_qbr(reader, (struct qbr *)def);
        break;
    case KIND_INITIATIVE: {
        struct initiative *own = (struct initiative *)def;
        canonical_units(reader, own->metrics.items, own->metrics.count);
        readings_load(reader, own->metrics.items, own->metrics.count);
        break;
    }
    case KIND_NONE:
        break;
    }
}

/* --- rules --- */

static void
find_rules(struct reader *reader, struct plan *plan)
{
    for (int i = 0; i < plan->waivers.count; i++) {
        struct waiver *waiver = &plan->waivers.items[i];
        if (!is_set(waiver->rule))
            continue;
        waiver->rule_id = rule_find(waiver->rule.s);
        const char *nearest =
            waiver->rule_id ? NULL : rule_nearest(waiver->rule.s);
        if (waiver->rule_id)
            continue;
        waiver->rule.state = VALUE_BAD;
        struct finding *finding =
            report_add(reader->report, CS006, waiver->rule.at,
                "%s is not a rule", reader_quoted(reader, waiver->rule.s));
        finding->fix = "`countersign explain` lists the rules.";
        if (nearest)
            offer_word(reader->report, finding, nearest);
        edit_spelling(finding, waiver->rule.at, waiver->rule.s, nearest);
    }
}

static void
check_further(struct reader *reader, struct plan *plan)
{
    if (plan->further_outcomes.count <= FURTHER_MAX)
        return;
    struct finding *finding = report_add(reader->report, CS006,
        plan->further_outcomes.items[FURTHER_MAX].at,
        "a plan has at most %d further outcomes, and this one has %d",
        FURTHER_MAX, plan->further_outcomes.count);
    finding->field = "further-outcomes";
    finding->fix = "Keep those that the customer would miss most.";
}

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

/* A language of two or three letters, then parts behind hyphens.  "UK" alone
 * is a country for whoever writes it, and Ukrainian for who reads it. */
static bool
is_locale(const char *text)
{
    size_t language = strcspn(text, "-");
    bool is_country = text[language] == '\0' && *text >= 'A' && *text <= 'Z';
    return !is_country && language >= 2 && language <= 3 &&
           text[strspn(text, LETTERS "-")] == '\0';
}

/* A name that other tables know, and which is not one of theirs. */
static struct finding *
wrong_name(struct reader *reader, struct text *text, const char *field,
    const char *what)
{
    struct finding *finding = report_add(reader->report, CS006, text->at,
        "%s is %s", reader_quoted(reader, text->s), what);
    finding->field = field;
    text->state = VALUE_BAD;
    text->s = "";
    return finding;
}

/* "german": what it is called as a locale. */
static const char *
locale_of_language(struct arena *arena, const char *name)
{
    static const struct {
        const char *name, *own, *locale;
    } languages[] = {{"english", "english", "en-GB"},
        {"german", "deutsch", "de-DE"}, {"french", "fran\u00e7ais", "fr-FR"},
        {"spanish", "espa\u00f1ol", "es-ES"}, {"polish", "polski", "pl-PL"},
        {"portuguese", "portugu\u00eas", "pt-PT"}};
    const char *plain = text_lower(arena, name);
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++)
        if (text_is(plain, languages[i].name) ||
            text_is(plain, languages[i].own))
            return languages[i].locale;
    return NULL;
}

/* The plan may have been written in another language than its locale says. */
static void
check_locale(struct reader *reader, struct text *locale)
{
    if (!is_set(*locale) || is_locale(locale->s))
        return;
    const char *given = arena_strdup(reader->arena, locale->s);
    const char *named = locale_of_language(reader->arena, given);
    struct finding *finding =
        wrong_name(reader, locale, "locale", "not a locale");
    finding->fix = "Write language and country with a hyphen, such as en-GB.";
    if (named && text_is(named, "en-GB"))
        finding->fix = "Write language and country with a hyphen, for instance "
                       "en-GB, en-US or en-IE.";
    else if (named)
        finding->fix = report_text(reader->report,
            "Write language and country with a hyphen: %s, or en-GB if the "
            "plan is written in English.",
            named);
}

/* "timezone: Europe/Berlin", and what else it may be. */
static const char *
zone_fix(struct reader *reader, const char *text, const char *locale)
{
    const char *offered[ZONES_OFFERED];
    int count = zone_candidates(text, locale, offered);
    if (count == 0)
        return "Write continent and the largest city of the country, such as "
               "Europe/London.";
    const char *others =
        count > 1 ? arena_printf(reader->report->arena,
                        "\nOr, where they meet by another clock, %s.",
                        text_any_of(
                            reader->report->arena, offered + 1, count - 1, ""))
                  : "";
    return arena_printf(reader->report->arena,
        "Write continent and city of the people who meet%s:\ntimezone: %s%s",
        zone_is_short(text) ? "" : ", for instance", offered[0], others);
}

/* An hour by the clock, "CET", is no place: whose summer time holds is not
 * said, and calendars do not know it. */
static void
check_zone(struct reader *reader, struct text *zone, const struct text *locale)
{
    if (!is_set(*zone) || !*zone->s || zone_is_known(zone->s))
        return;
    const char *text = zone->s;
    const char *meant = zone_meant(reader->arena, text);
    struct finding *finding = wrong_name(reader, zone, "timezone",
        zone_is_short(text) ? "short for an hour of the clock; a time zone is "
                              "named by a place, whose summer time is known"
                            : "not the name of a time zone");
    finding->fix = zone_fix(reader, text, is_set(*locale) ? locale->s : NULL);
    if (meant)
        offer_word(reader->report, finding, meant);
    edit_spelling(finding, zone->at, text, meant);
}

void
places_check(struct reader *reader, struct plan *plan)
{
    check_locale(reader, &plan->locale);
    check_zone(reader, &plan->timezone, &plan->locale);
}

/* --- the whole --- */

static struct definition *
definition_new(struct reader *reader, enum kind kind, const char *path,
    const struct definition_text *text, struct report *report)
{
    struct definition *def = arena_alloc(reader->arena, kind_sizes[kind]);
    *def = (struct definition){
        .kind = kind,
        .id.s = "",
        .source = text->source,
        .path = path,
        .front = text->front,
        .report = report,
        .readable = kind != KIND_NONE,
    };
    reader->def = def;
    return def;
}

static void
name_subject(struct definition *def)
{
    for (int i = 0; i < def->report->count; i++)
        if (!def->report->findings[i].subject)
            def->report->findings[i].subject = def->id.s;
}

static bool
is_of_unit(const struct finding *finding)
{
    const char *dot = finding->field ? strrchr(finding->field, '.') : NULL;
    return finding->rule == CS006 && dot && text_is(dot, ".unit");
}

/* `unit: %` of a metric whose values are all in hours: to put the sign in
 * quotes would only bring up what is wrong. */
static void
prefer_unit(struct report *report, const struct finding *unit)
{
    for (int i = 0; i < report->count; i++) {
        struct finding *finding = &report->findings[i];
        if (!finding->edit.with || !text_starts(finding->edit.with, "\"%") ||
            place_compare(finding->at, unit->at) != 0)
            continue;
        finding->message = unit->message;
        finding->fix = unit->fix;
        finding->field = unit->field;
        finding->edit = (struct finding_edit){0};
    }
}

/* What cannot be read is judged by its units alone, as its repairs have it. */
static void
prefer_units(const struct definition *def, struct report *report)
{
    const struct report *mended = def->mended->report;
    for (int i = 0; i < mended->count; i++) {
        struct finding unit = mended->findings[i];
        if (!is_of_unit(&unit))
            continue;
        repaired_back(def->repaired, &unit);
        prefer_unit(report, &unit);
    }
}

struct definition_begun
definition_begin(struct arena *arena, const struct source *source)
{
    struct report *report = ARENA_NEW(arena, struct report);
    report_init(report, arena);
    return (struct definition_begun){
        front_read(arena, source, field_name_known, report), report};
}

static struct definition *
finish_plainly(struct arena *arena, const struct root *root,
    const struct definition_begun *begun, const char *path, day_t today,
    bool prose)
{
    struct definition_text text = begun->text;
    struct report *report = begun->report;
    struct reader reader = {.arena = arena,
        .report = report,
        .root = root,
        .today = today,
        .start = DAY_NONE};
    struct definition *def =
        definition_new(&reader, KIND_NONE, path, &text, report);
    if (text.repaired) {
        def->repaired = text.repaired;
        struct definition_begun mended =
            definition_begin(arena, text.repaired->copy);
        def->mended = finish_plainly(arena, root, &mended, path, today, prose);
        prefer_units(def, report);
    }
    enum kind kind = text.front ? read_kind(&reader, text.front) : KIND_NONE;
    if (kind != KIND_NONE) {
        def = definition_new(&reader, kind, path, &text, report);
        reader.start = read_start(&reader, text.front);
        if (kind == KIND_PLAN) {
            reader.defaults =
                defaults_find(arena, root, path, text.source->path);
            ((struct plan *)def)->common_people =
                defaults_people(&reader.defaults);
        }
        read_record(&reader, record_of_kind(kind),
            defaults_merge(&reader, text.front), def);
        settle(&reader);
    }
    settle_id(&reader);
    if (prose)
        def->prose = prose_read(arena, text.prose, report);
    if (kind == KIND_PLAN) {
        find_rules(&reader, (struct plan *)def);
        check_further(&reader, (struct plan *)def);
        places_check(&reader, (struct plan *)def);
    }
    if (kind != KIND_NONE && kind != KIND_QBR)
        refs_resolve(&reader);
    levels_check(&reader);
    files_check(&reader);
    name_subject(def);
    return def;
}

static struct definition *
read_plainly_from(
    const struct read_from *from, const struct source *source, bool prose)
{
    struct definition_begun begun = definition_begin(from->arena, source);
    return finish_plainly(
        from->arena, from->root, &begun, from->path, from->today, prose);
}

/* The definition without the first line that it lost, and what it is with
 * it. */
static __attribute__((cold)) struct definition *
without_heads(const struct read_from *from, struct definition *def, bool prose)
{
    struct report *report = ARENA_NEW(from->arena, struct report);
    report_init(report, from->arena);
    const struct repaired *repaired =
        lost_heads(from, def, read_plainly_from, report);
    if (!repaired)
        return def;
    struct definition *whole = read_plainly_from(from, repaired->copy, prose);
    if (!whole->readable) {
        for (int i = 0; i < whole->report->count; i++)
            repaired_back(repaired, &whole->report->findings[i]);
        report_merge(report, whole->report);
    }
    struct definition *lost = ARENA_NEW(from->arena, struct definition);
    *lost = (struct definition){.id = def->id,
        .source = def->source,
        .path = def->path,
        .report = report,
        .prose = def->prose,
        .mended = whole->readable ? whole : NULL,
        .repaired = whole->readable ? repaired : NULL};
    name_subject(lost);
    return lost;
}

struct definition *
definition_finish(struct arena *arena, const struct root *root,
    const struct definition_begun *begun, const char *path, day_t today,
    bool prose)
{
    struct definition *def =
        finish_plainly(arena, root, begun, path, today, prose);
    const struct read_from from = {arena, root, path, today};
    return def->report->count > 0 ? without_heads(&from, def, prose) : def;
}

struct definition *
definition_read(struct arena *arena, const struct root *root,
    const struct source *source, const char *path, day_t today)
{
    struct definition_begun begun = definition_begin(arena, source);
    return definition_finish(arena, root, &begun, path, today, true);
}

static void
visit_date(
    const struct field *field, enum field_type type, void *slot, void *context)
{
    (void)field;
    struct date *date = slot;
    if (type != FIELD_DATE || date->day != DAY_NONE)
        return;
    date->day = date_resolve(*date, *(const day_t *)context);
    if (date->day == DAY_NONE)
        date->state = VALUE_BAD; /* the plan has no start, and says so */
}

void
definition_link_qbr(struct arena *arena, const struct root *root,
    struct qbr *qbr, const struct plan *plan, day_t today)
{
    struct reader reader = {.arena = arena,
        .report = qbr->def.report,
        .def = &qbr->def,
        .root = root,
        .today = today,
        .start = is_set(plan->start) ? plan->start.day : DAY_NONE};
    qbr->plan_to = plan;
    record_walk(record_of_kind(KIND_QBR), qbr, visit_date, &reader.start);
    settle_qbr(&reader, qbr);
    refs_resolve(&reader);
    name_subject(&qbr->def);
}

struct finding *
definition_finding(struct definition *def, enum rule_id rule, struct place at,
    const char *field, const char *message)
{
    struct finding *finding = report_add(def->report, rule, at, "%s", message);
    finding->field = field;
    finding->subject = def->id.s;
    return finding;
}

const struct plan *
definition_plan(const struct definition *definition)
{
    return definition->kind == KIND_PLAN ? (const struct plan *)definition
                                         : NULL;
}

const struct qbr *
definition_qbr(const struct definition *definition)
{
    return definition->kind == KIND_QBR ? (const struct qbr *)definition : NULL;
}

const struct segment *
definition_segment(const struct definition *definition)
{
    return definition->kind == KIND_SEGMENT ? (const struct segment *)definition
                                            : NULL;
}

const struct initiative *
definition_initiative(const struct definition *definition)
{
    return definition->kind == KIND_INITIATIVE
               ? (const struct initiative *)definition
               : NULL;
}
