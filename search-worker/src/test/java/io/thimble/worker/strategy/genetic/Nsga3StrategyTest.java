package io.thimble.worker.strategy.genetic;

import io.thimble.worker.strategy.StrategyContractTester;
import io.thimble.worker.strategy.problem.Strategy;
import java.util.stream.LongStream;

class Nsga3StrategyTest extends StrategyContractTester {
  /** Fewer than for strategies that make one child a trial. */
  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  @Override
  protected Strategy strategy() {
    return GeneticStrategy.nsga3();
  }
}
