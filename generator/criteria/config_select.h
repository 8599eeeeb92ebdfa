/* What settings say of choosing who gets a plan:
 *
 *     select:
 *       weights: {fit: 25, profit: 20, influence: 0}
 *       levels: {fit: [poor, fair, good]}
 *       best: {share-of-wallet: low}
 *       columns: {customer: Account Name, profit: Gross margin}
 *       score: 60
 *       plans: 40
 *
 * Weights that are not given stay as they are usually (plan/merit.h). */
#ifndef CRITERIA_CONFIG_SELECT_H
#define CRITERIA_CONFIG_SELECT_H

#include "criteria/config_inner.h"

void config_read_select(
    struct config_reader *reader, const struct front *value);

#endif
