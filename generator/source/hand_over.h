/* A text given to libyaml in one piece.
 *
 * libyaml decodes each character and checks it before it scans it, which takes
 * an eighth of its time; what is handed over stands in its buffer as it would
 * have stood there.  That buffer is described in yaml.h but is no part of what
 * it promises, so this is done with the one version whose reader was looked at
 * (0.2.5, src/reader.c) and left to libyaml with any other.
 * tests/hand_over_test.c reads the same texts both ways. */
#ifndef SOURCE_HAND_OVER_H
#define SOURCE_HAND_OVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct yaml_parser_s;

/* YAML's printable characters (YAML 1.1, section 4.1): a text of any other
 * libyaml must refuse itself. */
static inline bool
hand_over_takes(uint32_t rune)
{
    if (rune < 0x20)
        return rune == '\t' || rune == '\n' || rune == '\r';
    return rune < 0x7F || rune == 0x85 ||
           (rune >= 0xA0 && rune != 0xFFFE && rune != 0xFFFF);
}

/* Puts all `size` bytes of the text, which is UTF-8 and was set as the new
 * parser's input, into its buffer.  False when libyaml reads it itself, which
 * it then does as ever: the text does not fit, or the version is another. */
bool hand_over(struct yaml_parser_s *parser, const char *text, size_t size,
    size_t characters);

#endif
