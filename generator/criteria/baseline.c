#include "criteria/baseline.h"

#include <inttypes.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "report/fingerprint.h"

#define HEAD "# countersign baseline 1"

struct entry {
    enum rule_id rule;
    const char *plan;
    const char *field; /* escaped, as the file has it */
    uint64_t hash;
    int line;
    atomic_int used;     /* 1 + the owner of the finding that has it */
    atomic_bool renewed; /* the same finding had it again */
    atomic_bool seen;    /* its plan was looked at */
};

struct baseline {
    const struct source *source;
    struct entry *entries; /* by plan, so that one's stand together */
    int count;
};

/* --- lines --- */

/* What would break a line apart is written as \xHH. */
static void
add_escaped(struct buf *out, const char *text)
{
    for (const char *p = text ? text : ""; *p; p++) {
        if ((unsigned char)*p < ' ' || *p == '\\' || *p == 0x7F)
            buf_printf(out, "\\x%02x", (unsigned)(unsigned char)*p);
        else
            buf_char(out, *p);
    }
}

static void
add_entry(struct buf *out, const char *code, const char *plan,
    const char *field, uint64_t hash)
{
    buf_printf(out, "%s\t%s\t%s\t%016" PRIx64 "\n", code, plan, field, hash);
}

void
baseline_line(const struct finding *finding, struct buf *lines)
{
    buf_printf(lines, "%s\t", rule_get(finding->rule)->code);
    add_escaped(lines, finding->subject);
    buf_char(lines, '\t');
    add_escaped(lines, finding->field);
    buf_printf(lines, "\t%016" PRIx64 "\n", finding_text_hash(finding));
}

static int
compare_lines(const void *a, const void *b)
{
    const struct slice *left = a, *right = b;
    size_t n = left->n < right->n ? left->n : right->n;
    int order = memcmp(left->p, right->p, n);
    return order ? order : (left->n > right->n) - (left->n < right->n);
}

void
baseline_file(const struct buf *lines, struct buf *file)
{
    struct slice *all = xmalloc((lines->n + 1) * sizeof *all);
    int count = 0;
    for (size_t at = 0; at < lines->n;) {
        size_t n = strcspn(lines->p + at, "\n");
        all[count++] = (struct slice){lines->p + at, n};
        at += n + 1;
    }
    if (count > 1)
        qsort(all, (size_t)count, sizeof *all, compare_lines);
    buf_str(file, HEAD "\n");
    for (int i = 0; i < count; i++) {
        buf_add(file, all[i].p, all[i].n);
        buf_char(file, '\n');
    }
    free(all);
}

/* --- reading --- */

struct cells {
    char *cell[4];
    int count;
};

static struct cells
split(char *line)
{
    struct cells cells = {0};
    for (char *p = line; p; cells.count++) {
        if (cells.count < 4)
            cells.cell[cells.count] = p;
        p = strchr(p, '\t');
        if (p)
            *p++ = '\0';
    }
    return cells;
}

static void
say_fault(const struct source *source, int line, int column, const char *what,
    struct buf *why)
{
    buf_printf(why, "%s:%d:%d: %s", source->path, line, column, what);
}

static bool
say_no_rule(
    const struct source *source, int line, const char *word, struct buf *why)
{
    const char *near = rule_nearest(word);
    buf_printf(
        why, "%s:%d:1: there is no rule \"%s\"", source->path, line, word);
    if (near)
        buf_printf(why, ": did you mean \"%s\"?", near);
    return false;
}

static bool
read_hash(const char *text, uint64_t *hash)
{
    if (strlen(text) != HASH_DIGITS ||
        strspn(text, "0123456789abcdef") != HASH_DIGITS)
        return false;
    *hash = strtoull(text, NULL, 16);
    return true;
}

static bool
read_entry(
    struct arena *arena, struct baseline *baseline, int line, struct buf *why)
{
    const struct source *source = baseline->source;
    struct slice text = source_line(source, line);
    char *copy = arena_strndup(arena, text.p, text.n);
    if (text_starts(copy, "<<<<<<<") || text_starts(copy, "=======") ||
        text_starts(copy, ">>>>>>>")) {
        say_fault(source, line, 1,
            "a merge was not finished here; keep the lines of both sides", why);
        return false;
    }
    struct cells cells = split(copy);
    struct entry *entry = &baseline->entries[baseline->count];
    if (cells.count != 4) {
        say_fault(source, line, 1,
            "an entry is a rule, a plan's id, a field and a hash, with tabs "
            "between them; --write-baseline makes the file anew",
            why);
        return false;
    }
    *entry = (struct entry){.rule = rule_find(cells.cell[0]),
        .plan = cells.cell[1],
        .field = cells.cell[2],
        .line = line};
    if (!entry->rule)
        return say_no_rule(source, line, cells.cell[0], why);
    if (!read_hash(cells.cell[3], &entry->hash)) {
        say_fault(source, line, (int)(cells.cell[3] - copy) + 1,
            "the hash must be 16 digits, 0 to 9 and a to f; --write-baseline "
            "makes the file anew",
            why);
        return false;
    }
    baseline->count++;
    return true;
}

static int
compare_entries(const void *a, const void *b)
{
    const struct entry *left = a, *right = b;
    int order = strcmp(left->plan, right->plan);
    if (order == 0)
        order = (int)left->rule - (int)right->rule;
    if (order == 0)
        order = strcmp(left->field, right->field);
    if (order == 0)
        order = (left->hash > right->hash) - (left->hash < right->hash);
    return order;
}

struct baseline *
baseline_read(struct arena *arena, const struct source *source, struct buf *why)
{
    struct baseline *baseline = ARENA_NEW(arena, struct baseline);
    struct slice head = source_line(source, 1);
    baseline->source = source;
    if (!slice_is(head, HEAD)) {
        say_fault(source, 1, 1,
            "this is no baseline: one begins with \"" HEAD
            "\"; --write-baseline makes one",
            why);
        return NULL;
    }
    if (utf8_check(source->text, source->size) != source->size) {
        say_fault(
            source, 1, 1, "this is no baseline: it is not text in UTF-8", why);
        return NULL;
    }
    baseline->entries = ARENA_ARRAY(arena, struct entry, source->lines);
    for (int line = 2; line <= source->lines; line++)
        if (source_line(source, line).n > 0 &&
            !read_entry(arena, baseline, line, why))
            return NULL;
    if (baseline->count > 1)
        qsort(baseline->entries, (size_t)baseline->count,
            sizeof *baseline->entries, compare_entries);
    return baseline;
}

/* --- marking --- */

/* The first entry that does not stand before `wanted`. */
static int
first_from(const struct baseline *baseline, const struct entry *wanted)
{
    int low = 0, high = baseline->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (compare_entries(&baseline->entries[middle], wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool
take(struct entry *entry, int owner, bool again)
{
    int nobody = 0;
    if (!again)
        return atomic_compare_exchange_strong(&entry->used, &nobody, owner + 1);
    return atomic_load(&entry->used) == owner + 1 &&
           !atomic_exchange(&entry->renewed, true);
}

/* Takes one of the entries that are alike; false when all are taken. */
static bool
claim(struct baseline *baseline, const struct entry *wanted, int owner,
    bool again)
{
    for (int i = first_from(baseline, wanted); i < baseline->count; i++) {
        struct entry *entry = &baseline->entries[i];
        if (compare_entries(entry, wanted) != 0)
            return false;
        if (take(entry, owner, again))
            return true;
    }
    return false;
}

static bool
is_known(struct baseline *baseline, int owner, bool again,
    const struct finding *finding)
{
    struct buf plan = {0}, field = {0};
    add_escaped(&plan, finding->subject);
    add_escaped(&field, finding->field);
    struct entry wanted = {
        .rule = finding->rule,
        .plan = buf_slice(&plan).p,
        .field = buf_slice(&field).p,
        .hash = finding_text_hash(finding),
    };
    bool known = claim(baseline, &wanted, owner, again);
    buf_free(&plan);
    buf_free(&field);
    return known;
}

int
baseline_apply(
    struct baseline *baseline, int owner, bool again, struct report *report)
{
    int kept = 0;
    for (int i = 0; i < report->count; i++) {
        struct finding finding = report->findings[i];
        if (!is_known(baseline, owner, again, &finding) ||
            finding.severity == SEVERITY_NONE)
            report->findings[kept++] = finding;
    }
    int known = report->count - kept;
    report->count = kept;
    return known;
}

void
baseline_seen(struct baseline *baseline, const char *plan)
{
    struct buf name = {0};
    add_escaped(&name, plan);
    struct entry wanted = {.plan = buf_slice(&name).p, .field = ""};
    for (int i = first_from(baseline, &wanted); i < baseline->count; i++) {
        if (!text_is(baseline->entries[i].plan, wanted.plan))
            break;
        atomic_store(&baseline->entries[i].seen, true);
    }
    buf_free(&name);
}

/* --- what is left of it --- */

static bool
was_looked_at(const struct entry *entry, struct baseline_scope scope)
{
    return selection_has(scope.rules, entry->rule) &&
           (scope.whole || atomic_load(&entry->seen));
}

static bool
was_repaired(const struct entry *entry, struct baseline_scope scope)
{
    return was_looked_at(entry, scope) && !atomic_load(&entry->used);
}

int
baseline_repaired(const struct baseline *baseline, struct baseline_scope scope,
    struct buf *out)
{
    int count = 0;
    for (int i = 0; i < baseline->count; i++) {
        const struct entry *entry = &baseline->entries[i];
        const struct rule *rule = rule_get(entry->rule);
        if (!was_repaired(entry, scope))
            continue;
        count++;
        buf_printf(out, "%s:%d: note: %s %s at ", baseline->source->path,
            entry->line, rule->code, rule->name);
        buf_visible(out, entry->field, strlen(entry->field));
        buf_str(out, " of ");
        buf_visible(out, entry->plan, strlen(entry->plan));
        buf_str(out, atomic_load(&entry->seen) ? " was repaired\n"
                                               : " is gone with its plan\n");
    }
    return count;
}

void
baseline_pruned(const struct baseline *baseline, struct baseline_scope scope,
    struct buf *lines)
{
    for (int i = 0; i < baseline->count; i++) {
        const struct entry *entry = &baseline->entries[i];
        if (!was_repaired(entry, scope))
            add_entry(lines, rule_get(entry->rule)->code, entry->plan,
                entry->field, entry->hash);
    }
}

void
baseline_unseen(const struct baseline *baseline, struct baseline_scope scope,
    struct buf *lines)
{
    for (int i = 0; i < baseline->count; i++) {
        const struct entry *entry = &baseline->entries[i];
        if (!was_looked_at(entry, scope))
            add_entry(lines, rule_get(entry->rule)->code, entry->plan,
                entry->field, entry->hash);
    }
}
