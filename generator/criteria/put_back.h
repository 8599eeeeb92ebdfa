/* What was signed stands in the file of the terms: a finding of something that
 * is missing or wrong offers that, in the plan's own form, in place of gaps to
 * fill in. */
#ifndef CRITERIA_PUT_BACK_H
#define CRITERIA_PUT_BACK_H

#include "criteria/rules.h"
#include "seal/written.h"

/* Gives the findings of a plan that a customer signed the signed value as
 * their fix, wherever the plan has none or another one; and says of those that
 * are nothing but what follows from the change from which one. */
void put_back_signed(struct judging *judging, struct report *all);
/* "Put back below line 21 what was signed on 4 March 2026:" and the lines of
 * the part, to be copied. */
const char *put_back_part(
    struct judging *judging, const char *path, struct signed_part *part);
/* It is the id of somebody who has left, or a list that holds one: nobody is
 * to be put back there. */
bool put_back_left(const struct judging *judging, const struct json *value);
/* The same for a line that is written already. */
const char *put_back_line(
    struct judging *judging, const char *path, const char *line);
/* "what was signed on 4 March 2026" */
const char *put_back_what(struct judging *judging);

#endif
