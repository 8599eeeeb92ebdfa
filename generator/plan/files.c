/* Files that a definition names: CS011 for what cannot be read. */
#include <string.h>

#include "base/text.h"
#include "plan/read.h"

const char *
file_beside(
    struct arena *arena, const char *from, const char *text, const char **why)
{
    if (strstr(text, "://") || text_starts(text, "//") ||
        text_starts(text, "data:")) {
        *why = "is on the network, and nothing is fetched";
        return NULL;
    }
    const char *full = path_beside(arena, from, text);
    if (text[0] != '/' && !text_is(full, "..") && !text_starts(full, "../") &&
        !strchr(text, '\\'))
        return full;
    *why = "leads out of the folder of the plans";
    return NULL;
}

void
file_complain(struct reader *reader, const struct path *path, const char *field,
    enum file_error error)
{
    struct finding *finding = report_add(reader->report, CS011, path->at,
        "%s %s", reader_quoted(reader, path->s), file_error_text(error));
    finding->field = field;
    finding->fix = FILE_FIX;
}

/* A logo is read by whoever draws it: here it only has to be there. */
static void
check_logo(struct reader *reader, struct path *logo, const char *field)
{
    if (!is_set(*logo))
        return;
    enum file_error error = file_look(reader->root, logo->full);
    if (error == FILE_OK)
        return;
    file_complain(reader, logo, field, error);
    logo->state = VALUE_BAD;
}

/* Faults of pictures that are told one by one. */
#define PICTURES_TOLD 20

/* Why a picture of the prose, the nth, cannot be shown; NULL: it is there. */
static const char *
fault_of_picture(struct reader *reader, struct prose *picture, int n)
{
    const char *why;
    if (n > PICTURES_MOST)
        return arena_printf(reader->arena,
            "is one too many: a prose may have %d pictures", PICTURES_MOST);
    const char *full =
        file_beside(reader->arena, reader->def->path, picture->url, &why);
    if (!full)
        return why;
    enum file_error error = file_look(reader->root, full);
    if (error != FILE_OK)
        return file_error_text(error);
    picture->file = full;
    return NULL;
}

static void
check_pictures(struct reader *reader)
{
    const struct prose_picture *last = NULL;
    int faults = 0, n = 0;
    for (const struct prose_picture *p = reader->def->prose.pictures; p;
         p = p->next) {
        const char *why = fault_of_picture(reader, p->node, ++n);
        if (!why || ++faults > PICTURES_TOLD) {
            last = why ? p : last;
            continue;
        }
        report_add(reader->report, CS011, p->at, "the picture %s %s",
            reader_quoted(reader, p->node->url), why)
            ->fix = n > PICTURES_MOST ? "Keep those that the customer needs."
                                      : FILE_FIX;
    }
    if (last)
        report_add(reader->report, CS011, last->at,
            "%d more pictures of the prose cannot be shown, this one the last",
            faults - PICTURES_TOLD)
            ->fix = FILE_FIX;
}

void
files_check(struct reader *reader)
{
    if (!reader->root)
        return;
    check_pictures(reader);
    if (reader->def->kind != KIND_PLAN)
        return;
    struct parties *parties = &((struct plan *)reader->def)->parties;
    check_logo(reader, &parties->vendor.logo, "parties.vendor.logo");
    check_logo(reader, &parties->customer.logo, "parties.customer.logo");
}
