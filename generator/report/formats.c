/* The table of formats, and what their writers share. */
#include "report/formats.h"

#include "base/text.h"

static const struct report_writer writers[REPORT_FORMATS] = {
    [REPORT_FULL] = {"full", "", .group = full_group, .keeper = full_keeper},
    [REPORT_CONCISE] = {"concise", "", .group = concise_group},
    [REPORT_JSON] = {"json", "", .group = concise_group},
    [REPORT_SARIF] = {"sarif", "", .group = concise_group},
    [REPORT_JUNIT] = {"junit", "", .group = concise_group},
    [REPORT_GITHUB] = {"github", "", .group = concise_group},
    [REPORT_GITLAB] = {"gitlab", "", .group = concise_group},
    [REPORT_CHECKSTYLE] = {"checkstyle", "", .group = concise_group},
    [REPORT_RDJSONL] = {"rdjsonl", "", .group = concise_group},
    [REPORT_MARKDOWN] = {"markdown", "", .group = concise_group},
};

const struct report_writer *
report_writer(enum report_format format)
{
    return &writers[format];
}

enum report_format
report_format_find(const char *name)
{
    int format = 0;
    while (format < REPORT_FORMATS && !text_is(name, writers[format].name))
        format++;
    return (enum report_format)format;
}
