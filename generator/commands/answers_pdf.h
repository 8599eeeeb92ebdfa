/* The answers in a PDF that somebody filled in on a screen. */
#ifndef COMMANDS_ANSWERS_PDF_H
#define COMMANDS_ANSWERS_PDF_H

#include "base/arena.h"
#include "base/buf.h"

/* It is a PDF, by its first bytes. */
bool answers_are_pdf(struct slice bytes);
/* The same answers as the file of answers has them, a line each in the order
 * of the page; `p` is NULL with a clause in *why ("it is damaged") when
 * they cannot be had.  The fields are those of questionnaire.xhtml: a place in
 * the file with hyphens between its parts, and behind a box to tick what the
 * tick says ("expectations-1-delivery-met"). */
struct slice answers_from_pdf(
    struct arena *arena, struct slice bytes, const char **why);

#endif
