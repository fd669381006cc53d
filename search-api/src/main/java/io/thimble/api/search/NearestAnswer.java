package io.thimble.api.search;

import io.swagger.v3.oas.annotations.media.Schema;
import io.thimble.hw.budget.Budget;
import io.thimble.hw.search.SearchSpecJson;
import tools.jackson.databind.JsonNode;

/**
 * A budget that something fits.
 *
 * @param budget all of its limits, those that had to be raised and the others, as a spec has it
 * @param sentence what was raised
 */
record NearestAnswer(@Schema(type = "object") JsonNode budget, String sentence) {
  static NearestAnswer of(Budget before, Budget budget) {
    return new NearestAnswer(SearchSpecJson.write(budget), NearestSentence.of(before, budget));
  }
}
