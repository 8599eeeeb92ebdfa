/* What a property accepts: one parser a kind of value.
 *
 * Each takes its value from the front of the reader, which is not empty, and
 * returns false when it is another kind of value. */
#ifndef TYPE_STYLE_PARSE_H
#define TYPE_STYLE_PARSE_H

#include "type/style_value.h"

typedef bool value_parser(struct value_reader *reader,
    const struct property *property, struct value *value);

value_parser value_parse_word; /* one of the property's words */
value_parser value_parse_len;  /* a length or percentage, or one of the words */
value_parser value_parse_absolute; /* no percentage */
value_parser value_parse_size;     /* auto, none, a length or percentage */
value_parser value_parse_color;
value_parser value_parse_count;       /* a whole number from 1 */
value_parser value_parse_number;      /* thousandths */
value_parser value_parse_opacity;     /* 0.4 or 40% */
value_parser value_parse_line_height; /* normal, a factor or a length */
value_parser value_parse_weight;      /* a word or 1 to 1000 */
value_parser value_parse_families;    /* all that is left */
value_parser value_parse_features;    /* "tnum" 1, … */
value_parser value_parse_numeric;     /* tabular-nums … */
value_parser value_parse_page;        /* auto, or the name of a page */
value_parser value_parse_dashes;      /* one to four lengths */

value_parser value_parse_align; /* a word, or "." with end */
value_parser value_parse_list_style;
value_parser value_parse_content;   /* all that is left */
value_parser value_parse_reset;     /* none, or counters, from 0 */
value_parser value_parse_increment; /* none, or counters, by 1 */

#endif
