/* Files that a definition names: CS011 for what cannot be read. */
#include "plan/read.h"

void
file_complain(struct reader *reader, const struct path *path, const char *field,
    enum file_error error)
{
    struct finding *finding = report_add(reader->report, CS011, path->at,
        "%s %s", reader_quoted(reader, path->s), file_error_text(error));
    finding->field = field;
    finding->fix = "Put the file beside this one, and write its name.";
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

void
files_check(struct reader *reader)
{
    if (!reader->root || reader->def->kind != KIND_PLAN)
        return;
    struct parties *parties = &((struct plan *)reader->def)->parties;
    check_logo(reader, &parties->vendor.logo, "parties.vendor.logo");
    check_logo(reader, &parties->customer.logo, "parties.customer.logo");
}
