package io.thimble.worker.strategy.bayesian;

import io.thimble.worker.strategy.StrategyContractTester;
import io.thimble.worker.strategy.problem.Strategy;
import java.util.stream.LongStream;

class BayesianStrategyTest extends StrategyContractTester {
  /** Fewer than the others have, for each proposal costs milliseconds. */
  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @Override
  protected Strategy strategy() {
    return BayesianStrategy.expectedImprovement();
  }
}
