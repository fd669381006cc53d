package io.thimble.api.search;

import io.thimble.hw.budget.Budget;

/**
 * A budget that something fits.
 *
 * @param budget all of its limits, those that had to be raised and the others; null for none
 * @param sentence what was raised
 */
record NearestAnswer(Budget budget, String sentence) {
  static NearestAnswer of(Budget before, Budget budget) {
    return new NearestAnswer(budget, NearestSentence.of(before, budget));
  }
}
