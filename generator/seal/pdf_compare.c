#include "seal/pdf_compare.h"

#include <string.h>

#include "base/text.h"

#define PAIRS 400000 /* compared; a document of ours has some thousand */

/* What an object is decides which of its members may differ. */
enum role {
    ROLE_PLAIN,
    ROLE_TRAILER,
    ROLE_CATALOG,
    ROLE_INFO,
    ROLE_FORM,
    ROLE_OPEN_FIELD /* of a side that had not signed */
};

struct pair {
    pdf_ref older, newer;
    enum role role;
    const char *part; /* of what both are */
};

/* A field by the number of its object. */
struct field {
    int number;
    bool sealed; /* it, or the signature of its side, has a value already */
};

struct comparison {
    struct arena *arena;
    struct pdf_reading *older, *newer;
    struct pair *stack;
    int depth, room;
    int pairs;
    struct field *fields;
    int field_count;
    int *seen; /* by number of the older: that of the newer */
    int seen_room;
};

/* --- fields --- */

/* "customer" of "customer_name"; its length. */
static size_t
side_length(const char *name)
{
    const char *end = strchr(name, '_');
    return end ? (size_t)(end - name) : strlen(name);
}

static const char *
field_name(struct pdf_reading *pdf, pdf_ref field)
{
    return pdf_read_text(pdf, pdf_read_get(pdf, field, "/T"));
}

static bool
is_signed(struct pdf_reading *pdf, pdf_ref field)
{
    return text_is(
               pdf_read_text(pdf, pdf_read_get(pdf, field, "/FT")), "/Sig") &&
           pdf_read_kind(pdf, pdf_read_get(pdf, field, "/V")) != PDF_NONE;
}

static pdf_ref
form_fields(struct pdf_reading *pdf)
{
    return pdf_read_find(pdf, pdf_read_trailer(pdf), "/Root", "/AcroForm",
        "/Fields", (char *)NULL);
}

/* True if a signature of the same side as `name` has a value. */
static bool
side_signed(struct pdf_reading *pdf, pdf_ref all, const char *name)
{
    size_t length = side_length(name);
    for (int i = 0; i < pdf_read_count(pdf, all); i++) {
        pdf_ref field = pdf_read_at(pdf, all, i);
        const char *other = field_name(pdf, field);
        if (is_signed(pdf, field) && side_length(other) == length &&
            strncmp(other, name, length) == 0)
            return true;
    }
    return false;
}

static void
list_fields(struct comparison *c)
{
    pdf_ref all = form_fields(c->older);
    int count = pdf_read_count(c->older, all);
    c->fields = ARENA_ARRAY(c->arena, struct field, count + 1);
    for (int i = 0; i < count && i < 1000; i++) {
        pdf_ref field = pdf_read_at(c->older, all, i);
        c->fields[c->field_count++] = (struct field){
            .number = pdf_read_number(c->older, field),
            .sealed = side_signed(c->older, all, field_name(c->older, field))};
    }
}

static const struct field *
find_field(const struct comparison *c, int number)
{
    for (int i = 0; number > 0 && i < c->field_count; i++)
        if (c->fields[i].number == number)
            return &c->fields[i];
    return NULL;
}

/* --- the walk --- */

static void
push(struct comparison *c, struct pair pair)
{
    const struct field *field =
        find_field(c, pdf_read_number(c->older, pair.older));
    if (field) {
        pair.role = field->sealed ? ROLE_PLAIN : ROLE_OPEN_FIELD;
        pair.part = field->sealed ? "a field of the side that had signed"
                                  : "the place of a field";
    }
    c->stack =
        arena_grow(c->arena, c->stack, c->depth, &c->room, sizeof *c->stack);
    c->stack[c->depth++] = pair;
}

/* Each pair of indirect objects is compared once. */
static bool
was_seen(struct comparison *c, const struct pair *pair)
{
    int older = pdf_read_number(c->older, pair->older);
    int newer = pdf_read_number(c->newer, pair->newer);
    if (older <= 0 || newer <= 0 || older > PAIRS)
        return false;
    while (older >= c->seen_room)
        c->seen = arena_grow(
            c->arena, c->seen, c->seen_room, &c->seen_room, sizeof *c->seen);
    if (c->seen[older] == newer)
        return true;
    c->seen[older] = newer;
    return false;
}

static bool
may_differ(enum role role, const char *key)
{
    static const char *const allowed[][12] = {
        [ROLE_PLAIN] = {NULL},
        [ROLE_TRAILER] = {"/Prev", "/Size", "/ID", "/XRefStm", "/Type", "/W",
            "/Index", "/Length", "/Filter", "/DecodeParms", NULL},
        [ROLE_CATALOG] = {"/DSS", "/Perms", "/Extensions", "/Metadata",
            "/Version", NULL},
        [ROLE_INFO] = {"/ModDate", NULL},
        [ROLE_FORM] = {"/SigFlags", "/DR", "/DA", "/NeedAppearances", NULL},
        [ROLE_OPEN_FIELD] = {"/V", "/AP", "/AS", "/M", "/DA", "/Ff", "/Lock",
            NULL},
    };
    for (const char *const *name = allowed[role]; *name; name++)
        if (text_is(*name, key))
            return true;
    return false;
}

static enum role
role_of(enum role above, const char *key)
{
    if (above == ROLE_TRAILER)
        return text_is(key, "/Root")   ? ROLE_CATALOG
               : text_is(key, "/Info") ? ROLE_INFO
                                       : ROLE_PLAIN;
    return above == ROLE_CATALOG && text_is(key, "/AcroForm") ? ROLE_FORM
                                                              : ROLE_PLAIN;
}

static const char *
part_of(const struct pair *above, const char *key)
{
    static const struct {
        const char *key, *part;
    } parts[] = {
        {"/Pages", "a page"},
        {"/Names", "the attachment"},
        {"/AF", "the attachment"},
        {"/AcroForm", "the form"},
        {"/StructTreeRoot", "the structure of the text"},
    };
    for (size_t i = 0;
         above->role == ROLE_CATALOG && i < sizeof parts / sizeof *parts; i++)
        if (text_is(key, parts[i].key))
            return parts[i].part;
    return above->part;
}

static void
push_member(struct comparison *c, const struct pair *pair, const char *key)
{
    if (may_differ(pair->role, key))
        return;
    push(c, (struct pair){pdf_read_get(c->older, pair->older, key),
                pdf_read_get(c->newer, pair->newer, key),
                role_of(pair->role, key), part_of(pair, key)});
}

/* The member that tells most comes last, as what is pushed last is compared
 * first: pages and attachments before what refers to them. */
static bool
compare_dicts(struct comparison *c, const struct pair *pair)
{
    static const char *const first[] = {"/AcroForm", "/AF", "/Names", "/Pages"};
    const char **keys = pdf_read_keys(c->older, pair->older);
    for (const char **key = keys; *key; key++)
        push_member(c, pair, *key);
    for (const char **key = pdf_read_keys(c->newer, pair->newer); *key; key++)
        if (!may_differ(pair->role, *key) &&
            pdf_read_kind(c->older,
                pdf_read_get(c->older, pair->older, *key)) == PDF_NONE)
            return false;
    for (size_t i = 0; pair->role == ROLE_CATALOG && i < 4; i++)
        push_member(c, pair, first[i]);
    return true;
}

static bool
compare_arrays(struct comparison *c, const struct pair *pair)
{
    int count = pdf_read_count(c->older, pair->older);
    if (count != pdf_read_count(c->newer, pair->newer))
        return false;
    for (int i = 0; i < count; i++)
        push(c,
            (struct pair){pdf_read_at(c->older, pair->older, i),
                pdf_read_at(c->newer, pair->newer, i), ROLE_PLAIN, pair->part});
    return true;
}

static bool
same_data(struct comparison *c, const struct pair *pair)
{
    struct slice a = pdf_read_stream(c->older, pair->older, false);
    struct slice b = pdf_read_stream(c->newer, pair->newer, false);
    return a.p && b.p && slice_same(a, b);
}

static bool
compare(struct comparison *c, const struct pair *pair)
{
    enum pdf_kind kind = pdf_read_kind(c->older, pair->older);
    if (kind != pdf_read_kind(c->newer, pair->newer))
        return false;
    switch (kind) {
    case PDF_ARRAY:
        return compare_arrays(c, pair);
    case PDF_DICT:
        return compare_dicts(c, pair);
    case PDF_STREAM:
        return same_data(c, pair) && compare_dicts(c, pair);
    default:
        return pdf_read_same(c->older, pair->older, c->newer, pair->newer);
    }
}

const char *
pdf_compare(
    struct arena *arena, struct pdf_reading *older, struct pdf_reading *newer)
{
    struct comparison c = {.arena = arena, .older = older, .newer = newer};
    list_fields(&c);
    push(&c, (struct pair){pdf_read_trailer(older), pdf_read_trailer(newer),
                 ROLE_TRAILER, "what is no part of its form"});
    while (c.depth > 0) {
        struct pair pair = c.stack[--c.depth];
        if (++c.pairs > PAIRS)
            return "more than can be compared";
        if (!was_seen(&c, &pair) && !compare(&c, &pair))
            return pair.part;
        pdf_read_release(older, pair.older);
        pdf_read_release(newer, pair.newer);
    }
    return NULL;
}
