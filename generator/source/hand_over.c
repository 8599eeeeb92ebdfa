#include "source/hand_over.h"

#include <string.h>
#include <yaml.h>

#define LOOKED_AHEAD 4 /* bytes that libyaml looks at behind where it is */

static bool
is_known_version(void)
{
    int major, minor, patch;
    yaml_get_version(&major, &minor, &patch);
    return major == 0 && minor == 2 && patch == 5;
}

/* Its reader ends a text with NUL, which counts as a character, and asks for
 * no more once `eof` is set and nothing is left in the raw buffer. */
bool
hand_over(struct yaml_parser_s *parser, const char *text, size_t size,
    size_t characters)
{
    size_t room = (size_t)(parser->buffer.end - parser->buffer.start);
    if (size + LOOKED_AHEAD > room || !is_known_version())
        return false;
    memcpy(parser->buffer.start, text, size);
    memset(parser->buffer.start + size, 0, LOOKED_AHEAD);
    parser->buffer.last = parser->buffer.start + size + 1;
    parser->unread = characters + 1;
    parser->offset = size;
    parser->eof = 1;
    return true;
}
