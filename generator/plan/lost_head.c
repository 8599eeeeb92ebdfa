/* Reads a definition anew with each first line that could be missing, and
 * keeps the one with which all falls into its place. */
#include "plan/lost_head.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plan/read.h"
#include "source/excerpt.h"
#include "source/repair.h"
#include "source/stray.h"

#define ROUNDS 3        /* first lines that can be missing in one file */
#define PLACES 12       /* lines with something wrong that are looked at */
#define LINES_ABOVE 8   /* of the block of such a line */
#define TIED_MAX 3      /* heads that do as well as each other */
#define LACKS_MAX 6     /* fields that went with the first line */
#define LEFT_OF 4       /* that many are gone for one that stays */
#define LONGEST 100000u /* bytes of a front matter that is looked through */
#define FAULTS_MAX 500  /* of more, no line that was lost is the cause */
#define FIELDS_TWICE 2  /* from so many on, they are another entry's */
#define IDS_TRIED 40
#define READ_MAX 4000000u /* bytes that are read again in all */

/* What is wrong with how the fields stand. */
struct faults {
    struct finding **all; /* in the order of their places in the file */
    int count;
    bool whole; /* the file could be read, but for these */
};

struct trial {
    struct head head;
    struct faults faults;
    const char *lacks[LACKS_MAX]; /* what the entry must have as well */
    int lack_count;
    bool odd; /* what is put in is not understood itself */
};

struct search {
    const struct read_from *from;
    const struct definition *def;
    read_plainly *read;
    struct place yaml;            /* the lines of the front matter */
    uint32_t line;                /* with something wrong, which is looked at */
    uint32_t left;                /* bytes that may still be read */
    const struct finding **edits; /* in the order of their places */
    int edit_count;
    struct faults now; /* with these */
    struct trial best[TIED_MAX];
    int best_count;
    uint32_t tried[PLACES * (LINES_ABOVE + 4)]; /* lines */
    int tried_count;
};

/* --- faults --- */

static bool
is_of_shape(const struct finding *finding)
{
    return finding->severity == SEVERITY_ERROR &&
           ((finding->rule >= CS002 && finding->rule <= CS007) ||
               finding->rule == CS013);
}

static int
by_place(const void *a, const void *b)
{
    const struct finding *left = *(struct finding *const *)a;
    const struct finding *right = *(struct finding *const *)b;
    return place_compare(left->at, right->at);
}

static void
add_fault(struct faults *faults, struct finding *finding)
{
    if (is_of_shape(finding))
        faults->all[faults->count++] = finding;
}

static struct faults
faults_of(struct arena *arena, const struct definition *def)
{
    struct report *report = def->report;
    struct faults faults = {.whole = def->readable};
    faults.all = ARENA_ARRAY(arena, struct finding *, report->count + 1);
    for (int i = 0; i < report->count; i++)
        add_fault(&faults, &report->findings[i]);
    qsort(faults.all, (size_t)faults.count, sizeof *faults.all, by_place);
    return faults;
}

/* Of a file that is read with the sure repairs of its faults, with places in
 * the file as it is. */
static struct faults
faults_behind(struct arena *arena, const struct definition *def)
{
    struct faults faults = faults_of(arena, def->mended);
    for (int i = 0; i < faults.count; i++) {
        struct finding *finding = ARENA_NEW(arena, struct finding);
        *finding = *faults.all[i];
        repaired_back(def->repaired, finding);
        faults.all[i] = finding;
    }
    return faults;
}

/* The same with those faults. */
static struct faults
faults_with_sure(struct arena *arena, const struct definition *def)
{
    struct faults own = faults_of(arena, def);
    if (!def->mended)
        return own;
    struct faults behind = faults_behind(arena, def);
    struct faults all = {.whole = behind.whole};
    all.all =
        ARENA_ARRAY(arena, struct finding *, own.count + behind.count + 1);
    for (int i = 0; i < own.count; i++)
        all.all[all.count++] = own.all[i];
    for (int i = 0; i < behind.count; i++)
        all.all[all.count++] = behind.all[i];
    qsort(all.all, (size_t)all.count, sizeof *all.all, by_place);
    return all;
}

static bool
has_fault(const struct faults *faults, const struct finding *other)
{
    for (int i = 0; i < faults->count; i++)
        if (faults->all[i]->rule == other->rule &&
            faults->all[i]->at.at == other->at.at)
            return true;
    return false;
}

/* A field that stands where none like it does, or beside another one. */
static bool
is_misplaced(const struct finding *finding)
{
    return finding->rule == CS002 || finding->rule == CS003 ||
           finding->rule == CS004;
}

/* It is said of a field, and not of its value. */
static bool
is_of_name(const struct finding *finding)
{
    const struct source *source = finding->at.source;
    uint32_t behind = place_behind(finding->at);
    return finding->rule == CS005 ||
           (finding->rule == CS006 && behind < source->size &&
               source->text[behind] == ':');
}

/* --- one trial --- */

static struct finding *
edit_of(struct arena *arena, struct place at, const char *with)
{
    struct finding *finding = ARENA_NEW(arena, struct finding);
    finding->edit = (struct finding_edit){.at = at, .with = with};
    return finding;
}

static void
add_edit(const struct finding **edits, int *count, const struct finding *edit)
{
    int i = (*count)++;
    for (; i > 0 && edits[i - 1]->edit.at.at > edit->edit.at.at; i--)
        edits[i] = edits[i - 1];
    edits[i] = edit;
}

/* Adds what the head is to the file: a line, and where it stands alone that
 * line is taken out. */
static void
add_head(struct arena *arena, const struct source *source,
    const struct head *head, const struct finding **edits, int *count)
{
    add_edit(edits, count,
        edit_of(
            arena, place_in(source, head->above, 0), head_line(arena, head)));
    if (head->stray.source)
        add_edit(edits, count, edit_of(arena, head->stray, ""));
}

static struct repaired
repaired_with(struct arena *arena, const struct search *search,
    const struct finding **edits, int count)
{
    return (struct repaired){.of = search->def->source,
        .copy = source_repaired(arena, search->def->source, edits, count),
        .all = edits,
        .count = count};
}

/* What is said of the line itself that was put in: it lacks a field that was
 * lost with it, or has to be written anyway. */
static void
take_inserted(struct trial *trial, const struct finding *finding)
{
    const char *dot = finding->field ? strrchr(finding->field, '.') : NULL;
    if (finding->rule == CS005 && trial->lack_count < LACKS_MAX)
        trial->lacks[trial->lack_count++] = dot              ? dot + 1
                                            : finding->field ? finding->field
                                                             : "";
    else
        trial->odd |= trial->head.kind == HEAD_FIELD;
}

/* The file with what was found so far, and with this. */
static struct repaired
with_head(const struct search *search, const struct head *head)
{
    struct arena *arena = search->from->arena;
    const struct finding **edits =
        ARENA_ARRAY(arena, const struct finding *, search->edit_count + 2);
    int count = search->edit_count;
    memcpy(edits, search->edits, sizeof *edits * (size_t)count);
    add_head(arena, search->def->source, head, edits, &count);
    return repaired_with(arena, search, edits, count);
}

/* The line that was put in is read as the field that it is meant to be. */
static bool
is_read_so(const struct definition *def, const struct repaired *repaired,
    const struct head *head)
{
    if (head->kind != HEAD_FIELD || !def->front)
        return true;
    for (const struct front *p = def->front; p; p = front_next(p))
        if (p->field == head->field && repaired_adds(repaired, p->key_at))
            return true;
    return false;
}

static void
try_with(struct search *search, struct trial *trial)
{
    struct arena *arena = search->from->arena;
    struct repaired repaired = with_head(search, &trial->head);
    trial->lack_count = 0;
    struct definition *def = search->read(search->from, repaired.copy, false);
    struct faults all = faults_with_sure(arena, def);
    trial->odd = !is_read_so(def, &repaired, &trial->head);
    trial->faults = (struct faults){.all = all.all, .whole = all.whole};
    for (int i = 0; i < all.count; i++) {
        struct finding *finding = all.all[i];
        bool inserted = repaired_adds(&repaired, finding->at);
        repaired_back(&repaired, finding);
        if (inserted && finding->at.at == trial->head.above)
            take_inserted(trial, finding);
        else if (!inserted)
            trial->faults.all[trial->faults.count++] = finding;
    }
}

/* --- whether it was that --- */

/* First byte of the field at the left edge that the line above belongs to. */
static uint32_t
section_begin(const struct source *source, uint32_t line)
{
    while (line_before(source, line, &line))
        if (line_indent(source, line) == 0 && !line_is_item(source, line))
            break;
    return line;
}

static int
lines_of_body(const struct source *source, const struct head *head)
{
    uint32_t end = head_body_end(source, head);
    return text_lines(source->text + head->above, source->text + end);
}

/* Something is misplaced in these bytes, or for the first time.  Where most of
 * what was wrong is gone, a name may be misspelt as well. */
static bool
leaves_misplaced(const struct search *search, const struct trial *trial,
    uint32_t from, uint32_t until)
{
    const struct faults *now = &search->now;
    int left = 0, gone = now->count - trial->faults.count;
    for (int i = 0; i < trial->faults.count; i++) {
        const struct finding *finding = trial->faults.all[i];
        uint32_t at = finding->at.at;
        bool within = finding->at.source != search->def->source ||
                      (at >= from && at < until);
        bool fresh = !now->whole || !has_fault(now, finding);
        bool sure = finding->rule == CS002 && finding->edit.with &&
                    !finding->edit.guessed;
        if (sure)
            continue;
        if (is_misplaced(finding) && fresh && (within || now->whole))
            return true;
        if (within && !now->whole && is_of_name(finding))
            return true;
        left += is_misplaced(finding) && within;
    }
    return left > 0 && left * LEFT_OF > gone;
}

static int
rank(const struct trial *trial)
{
    return (trial->faults.whole ? 0 : 1000) + trial->faults.count +
           trial->lack_count;
}

/* The list's own name stands in the line above it. */
static bool
is_first_entry(const struct source *source, const struct head *head)
{
    uint32_t line;
    if (head->kind == HEAD_FIELD || !line_before(source, head->above, &line))
        return false;
    struct slice text = excerpt_slice(line_text(source, line));
    return text.n > 0 && text.p[text.n - 1] == ':' &&
           slice_is((struct slice){text.p, text.n - 1}, head->field->name);
}

/* In the order of the fields the line comes before the one above it, as that
 * belongs to another entry. */
static bool
begins_anew(const struct source *source, const struct head *head)
{
    const struct record *record = head->field->record;
    int indent = line_indent(source, head->above);
    uint32_t line = head->above;
    while (
        line_before(source, line, &line) && line_indent(source, line) > indent)
        continue;
    return place_in_record(record, line_name(source, head->above)) <
           place_in_record(record, line_name(source, line));
}

/* One field that is given twice may be just that. */
static bool
says_too_little(const struct search *search, const struct trial *trial)
{
    const struct source *source = search->def->source;
    const struct head *head = &trial->head;
    int gone = search->now.count - rank(trial);
    struct stray stray; /* the one entry that lacks it is there */
    if (is_first_entry(source, head))
        return stray_find(source, head->above, &stray) && stray.lacking == 1;
    return search->now.whole && head->kind == HEAD_ID
               ? gone < FIELDS_TWICE
               : !line_is_item(source, head->above) &&
                     lines_of_body(source, head) < 2;
}

/* An entry begins where something is wrong, or above it where its fields do. */
static bool
may_begin(const struct search *search, const struct head *head)
{
    const struct source *source = search->def->source;
    return head->kind == HEAD_FIELD || head->above == search->line ||
           is_first_entry(source, head) || begins_anew(source, head);
}

static bool
explains(const struct search *search, const struct trial *trial)
{
    const struct source *source = search->def->source;
    uint32_t begin = search->now.whole
                         ? trial->head.above
                         : section_begin(source, trial->head.above);
    uint32_t end = search->now.whole ? head_body_end(source, &trial->head)
                                     : section_end(source, trial->head.above);
    int before = (search->now.whole ? 0 : 1000) + search->now.count;
    return !trial->odd && rank(trial) < before &&
           !says_too_little(search, trial) && may_begin(search, &trial->head) &&
           (trial->faults.whole ||
               (trial->head.kind == HEAD_FIELD && trial->head.columns == 0 &&
                   head_fits(source, &trial->head))) &&
           !leaves_misplaced(search, trial, begin, end);
}

/* --- the search --- */

static void
keep_best(struct search *search, const struct trial *trial)
{
    int better = search->best_count ? rank(&search->best[0]) : INT32_MAX;
    if (rank(trial) > better)
        return;
    if (rank(trial) < better)
        search->best_count = 0;
    if (search->best_count < TIED_MAX)
        search->best[search->best_count++] = *trial;
}

/* A repair that is made already lies there, or begins there. */
static bool
is_repaired_at(const struct search *search, uint32_t at, uint32_t length)
{
    for (int i = 0; i < search->edit_count; i++) {
        struct place edit = search->edits[i]->edit.at;
        if (edit.length + length > 0 &&
            (edit.at == at ||
                (edit.at < at + length && at < place_behind(edit))))
            return true;
    }
    return false;
}

static void
take_trial(void *context, const struct head *head)
{
    struct search *search = context;
    struct trial trial = {.head = *head};
    if (search->left < search->yaml.length ||
        is_repaired_at(search, head->above, 0) ||
        (head->stray.source &&
            is_repaired_at(search, head->stray.at, head->stray.length)))
        return;
    if (head->kind == HEAD_ID && head->stray.source && !head->with_list) {
        struct slice id = line_name(head->stray.source, head->stray.at);
        trial.head.id = arena_strndup(search->from->arena, id.p, id.n);
        if (!id_is_valid(trial.head.id))
            return;
    }
    search->left -= search->yaml.length;
    try_with(search, &trial);
    if (explains(search, &trial))
        keep_best(search, &trial);
}

static void
try_line(struct search *search, uint32_t line)
{
    const struct source *source = search->def->source;
    struct slice text = excerpt_slice(line_text(source, line));
    if (line <= search->yaml.at || line >= place_behind(search->yaml) ||
        text.n == 0 || *text.p == '#' ||
        search->tried_count ==
            (int)(sizeof search->tried / sizeof *search->tried))
        return;
    for (int i = 0; i < search->tried_count; i++)
        if (search->tried[i] == line)
            return;
    search->tried[search->tried_count++] = line;
    enum kind kind = search->def->kind ? search->def->kind : KIND_PLAN;
    heads_above(source, record_of_kind(kind), line, take_trial, search);
}

/* Where the part may begin of which this line is one. */
static void
try_around(struct search *search, uint32_t at)
{
    const struct source *source = search->def->source;
    uint32_t line = line_begin(source, at), deep = line, p = line;
    int indent = line_indent(source, line), beside = 0;
    search->line = line;
    try_line(search, line);
    while (line_before(source, p, &p) && line_indent(source, p) > indent)
        deep = p;
    if (deep != line)
        try_line(search, deep);
    p = line;
    if (line_after(source, p, &p) && line_indent(source, p) > indent)
        try_line(search, p);
    p = line;
    while (line_after(source, p, &p) && line_indent(source, p) >= indent)
        if (line_indent(source, p) == indent &&
            line_is_item(source, p) != line_is_item(source, line)) {
            try_line(search, p);
            break;
        }
    p = line;
    while (beside < LINES_ABOVE && line_before(source, p, &p) &&
           line_indent(source, p) >= indent)
        if (line_indent(source, p) == indent) {
            try_line(search, p);
            beside++;
        }
}

/* An id that stands where it makes the file unreadable hides what its entry is
 * without it: what is wrong once that line is out tells where to look. */
static void
try_without(struct search *search, uint32_t stray)
{
    struct arena *arena = search->from->arena;
    const struct source *source = search->def->source;
    const struct finding **edits =
        ARENA_ARRAY(arena, const struct finding *, search->edit_count + 1);
    int count = search->edit_count;
    struct place line =
        place_in(source, stray, line_next(source, stray) - stray);
    if (!head_is_stray_id(source, stray) ||
        search->left < search->yaml.length ||
        is_repaired_at(search, line.at, line.length))
        return;
    search->left -= search->yaml.length;
    memcpy(edits, search->edits, sizeof *edits * (size_t)count);
    add_edit(edits, &count, edit_of(arena, line, ""));
    struct repaired repaired = repaired_with(arena, search, edits, count);
    struct definition *def = search->read(search->from, repaired.copy, false);
    struct faults faults = faults_with_sure(arena, def);
    for (int i = 0; i < faults.count && i < PLACES; i++) {
        repaired_back(&repaired, faults.all[i]);
        if (faults.all[i]->at.source == source)
            try_around(search, faults.all[i]->at.at);
    }
}

/* True if the next first line that is missing was found. */
static bool
search_on(struct search *search)
{
    uint32_t before = UINT32_MAX;
    int places = 0;
    search->best_count = search->tried_count = 0;
    for (int i = 0; i < search->now.count && places < PLACES; i++) {
        const struct finding *finding = search->now.all[i];
        if (finding->at.source != search->def->source ||
            finding->rule == CS007 || finding->rule == CS013)
            continue;
        uint32_t line = line_begin(finding->at.source, finding->at.at);
        if (line == before)
            continue;
        before = line;
        places++;
        try_around(search, line);
        if (search->best_count > 0 && rank(&search->best[0]) == 0)
            break;
        if (search->best_count == 0 && !search->now.whole)
            try_without(search, line);
    }
    return search->best_count > 0;
}

/* --- the id of an entry --- */

/* References that lead nowhere. */
static int
count_lost_ids(const struct report *report)
{
    int count = 0;
    for (int i = 0; i < report->count; i++)
        count += report->findings[i].rule == CS007 ||
                 report->findings[i].rule == CS014;
    return count;
}

/* The id that such a reference names, or that was meant by the entry's. */
static const char *
id_named(struct arena *arena, const struct finding *finding)
{
    if (finding->rule != CS007 && finding->rule != CS014)
        return NULL;
    if (finding->edit.with)
        return finding->edit.with;
    struct slice text = excerpt_slice(finding->at);
    return text.n > 0 ? arena_strndup(arena, text.p, text.n) : NULL;
}

/* `after: nine-days`, where no such milestone is there: an ask may wait for
 * anything, so that the reader takes it as it is. */
static const char *
id_awaited(const struct front *front)
{
    const struct front *milestones = front_field(front, "milestones");
    for (const struct front *p = front; p; p = front_next(p))
        if (text_is(p->key, "after") && p->kind == FRONT_SCALAR && p->field &&
            p->field->type == FIELD_TEXT && id_is_valid(p->text) &&
            !text_digit(*p->text) && !front_field(milestones, p->text))
            return p->text;
    return NULL;
}

/* What refers to an entry that is not there tells its id. */
static void
find_id(struct search *search, struct head *head)
{
    struct arena *arena = search->from->arena;
    struct repaired repaired = with_head(search, head);
    const struct definition *whole =
        search->read(search->from, repaired.copy, true);
    const struct report *report = whole->report;
    int least = count_lost_ids(report);
    for (int i = 0; i < report->count && i < IDS_TRIED; i++) {
        struct head named = *head;
        named.id = id_named(arena, &report->findings[i]);
        if (!named.id || !id_is_valid(named.id))
            continue;
        repaired = with_head(search, &named);
        struct definition *def =
            search->read(search->from, repaired.copy, true);
        int count = count_lost_ids(def->report);
        if (count < least && def->readable) {
            least = count;
            head->id = named.id;
        }
    }
    if (!head->id && text_is(head->field->name, "milestones") && whole->front)
        head->id = id_awaited(whole->front);
}

const struct repaired *
lost_heads(const struct read_from *from, const struct definition *def,
    read_plainly *read, struct report *report)
{
    struct arena *arena = from->arena;
    const struct definition *read_as = def->mended ? def->mended : def;
    const struct repaired *sure = def->mended ? def->repaired : NULL;
    int begun = sure ? sure->count : 0;
    if (read_as->report->count > FAULTS_MAX || front_end(def->source) > LONGEST)
        return NULL;
    struct search search = {.from = from,
        .def = def,
        .read = read,
        .yaml = place_in(def->source, 0, front_end(def->source)),
        .left = READ_MAX,
        .now = sure ? faults_behind(arena, def) : faults_of(arena, def),
        .edits =
            ARENA_ARRAY(arena, const struct finding *, begun + 2 * ROUNDS)};
    for (int i = 0; i < begun; i++)
        add_edit(search.edits, &search.edit_count, sure->all[i]);
    bool gap = false;
    for (int round = 0; round < ROUNDS && search_on(&search); round++) {
        struct trial *best = &search.best[0];
        if (best->head.kind == HEAD_ID && !best->head.id)
            find_id(&search, &best->head);
        try_with(&search, best);
        head_say(
            report, def->source, &best->head, best->lacks, best->lack_count);
        gap |= best->lack_count > 0 || head_has_gap(&best->head);
        search.now = best->faults;
        add_head(
            arena, def->source, &best->head, search.edits, &search.edit_count);
    }
    if (search.edit_count == begun)
        return NULL;
    if (sure)
        report_merge(report, def->report);
    struct repaired *repaired = ARENA_NEW(arena, struct repaired);
    *repaired = repaired_with(arena, &search, search.edits, search.edit_count);
    repaired->lost = true;
    repaired->gap = gap;
    return repaired;
}
