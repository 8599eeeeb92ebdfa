#include "seal/kept.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/text.h"
#include "plan/fields.h"
#include "plan/progress.h"

struct kept
kept_of(struct arena *arena, const struct root *root, const struct plan *plan,
    const struct terms *terms, enum side side)
{
    struct kept kept = {.side = side,
        .seal = seal_of(plan, terms, side),
        .copy.state = SIGNED_UNNAMED};
    if (kept.seal.last && root)
        kept.copy = signed_read_beside(arena, root, kept.seal.last, terms);
    if (kept.seal.state == SEAL_CHANGED && kept.copy.state == SIGNED_FINE)
        kept.changed =
            terms_difference(arena, kept.copy.file, terms->file, plan);
    return kept;
}

/* Of the list, in the half of the signed copy that has it. */
static const struct json *
signed_entries(const struct json *file, const char *list)
{
    const struct json *entries = json_get(json_get(file, "terms"), list);
    return entries ? entries : json_get(json_get(file, "arrangements"), list);
}

const char *
kept_lost_id(struct arena *arena, const struct root *root,
    const struct plan *plan, const struct front *list, const char *name)
{
    struct terms terms = terms_of(arena, plan);
    struct kept kept = kept_of(arena, root, plan, &terms, SIDE_CUSTOMER);
    const struct json *file = kept.copy.file;
    const struct json *entries =
        kept.copy.state == SIGNED_FINE ? signed_entries(file, list->key) : NULL;
    const char *only = NULL;
    int count = 0;
    for (int i = 0; json_is_object(entries) && i < json_count(entries); i++) {
        const char *id = json_name_at(entries, i);
        if (front_field(list, id))
            continue;
        if (name && text_is(difference_name(file, file, list->key, id), name))
            return id;
        only = id;
        count++;
    }
    return count == 1 ? only : NULL;
}

/* What could not be read at the path is of no signature. */
static bool
is_unsigned(const char *path)
{
    char name[32];
    size_t length = path ? strcspn(path, ".") : 0;
    if (length == 0 || length >= sizeof name)
        return false;
    memcpy(name, path, length);
    name[length] = '\0';
    const struct field *field = record_field(record_of_kind(KIND_PLAN), name);
    if (!field)
        return false;
    if (field->half == HALF_NEITHER || !field->record)
        return field->half == HALF_NEITHER || field->half == HALF_PROGRESS;
    return !record_has_half(field->record, HALF_TERM) &&
           !record_has_half(field->record, HALF_ARRANGEMENT);
}

bool
kept_can_tell(const struct plan *plan)
{
    const struct report *read = plan->def.report;
    for (int i = 0; read && i < read->count; i++) {
        const struct finding *finding = &read->findings[i];
        bool unread = finding->rule >= CS004 && finding->rule <= CS006;
        if (finding->rule == CS007 || (unread && !is_unsigned(finding->field)))
            return false;
    }
    return true;
}

/* --- what the other side is told --- */

static bool
is_to_tell(const char *path)
{
    return text_starts(path, "cadence") || text_starts(path, "escalation") ||
           text_starts(path, "sponsors") ||
           (text_starts(path, "milestones.") && strstr(path, ".owners"));
}

#define TELLING 4 /* bytes: shorter words stand in any sentence */

/* The next word in lower case: a letter and what letters and digits follow.
 * False at the end. */
static bool
next_word(const char **p, struct buf *word)
{
    const char *behind = *p;
    uint32_t rune = utf8_next(&behind);
    buf_clear(word);
    while (rune && !u_isalpha((UChar32)rune))
        rune = utf8_next(&behind);
    while (rune && u_isalnum((UChar32)rune)) {
        buf_rune(word, (uint32_t)u_tolower((UChar32)rune));
        *p = behind;
        rune = utf8_next(&behind);
    }
    return word->n > 0;
}

static bool
has_word(const char *text, const struct buf *word)
{
    struct buf other = {0};
    bool found = false;
    while (!found && next_word(&text, &other))
        found = text_is(other.p, word->p);
    buf_free(&other);
    return found;
}

/* Words of `a` that tell something, a name or a meeting, and stand in `b`. */
static int
shared_words(const char *a, const char *b)
{
    struct buf word = {0};
    int shared = 0;
    while (next_word(&a, &word))
        shared += word.n >= TELLING && has_word(b, &word);
    buf_free(&word);
    return shared;
}

/* The entry that has most of the difference's words, of several the last. */
static const struct change *
told_of(const struct plan *plan, const struct signoff *last,
    const struct difference *difference)
{
    const struct change *best = NULL;
    int most = 1;
    for (int i = 0; i < plan->changes.count; i++) {
        const struct change *change = &plan->changes.items[i];
        if (!date_known(change->on) || !date_known(last->on) ||
            change->on.day < last->on.day || is_absent(change->told))
            continue;
        int shared = shared_words(change->what.s, difference->sentence);
        if (shared >= most) {
            most = shared;
            best = change;
        }
    }
    return best;
}

struct rearrangements
kept_rearranged(struct arena *arena, const struct plan *plan,
    const struct terms *terms, const struct kept *kept)
{
    struct rearrangements all = {0};
    if (kept->copy.state != SIGNED_FINE)
        return all;
    struct differences differences =
        arrangements_difference(arena, kept->copy.file, terms->file, plan);
    all.count = differences.count;
    all.items = ARENA_ARRAY(arena, struct rearranged, all.count + 1);
    for (int i = 0; i < all.count; i++)
        all.items[i] = (struct rearranged){
            .what = differences.items[i],
            .to_tell = is_to_tell(differences.items[i].path),
            .told = told_of(plan, kept->seal.last, &differences.items[i]),
        };
    return all;
}
