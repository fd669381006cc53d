package io.thimble.worker.production;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.cost.Estimate;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Spaces;

/**
 * What a trial is made from; the same particulars give the same file.
 *
 * @param search what its search asks for
 * @param number 0, 1, 2 … within the search
 * @param decisions what was proposed
 * @param estimate what it costs
 */
public record TrialSpec(SearchSpec search, int number, Decisions decisions, Estimate estimate) {
  /** The network that is trained. */
  public Architecture architecture() {
    return Spaces.of(decisions.family()).decode(decisions, search.labels().size());
  }

  /** The seed of its training. */
  long seed() {
    return Seeds.ofTrial(search.seed(), number);
  }
}
