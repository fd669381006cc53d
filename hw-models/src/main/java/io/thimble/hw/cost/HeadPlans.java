package io.thimble.hw.cost;

import io.thimble.hw.tflite.Model;
import java.util.Optional;

/**
 * What the arena's head takes with one plan or another.
 *
 * @param greedyBytes with the plan that the runtime makes by itself
 * @param bestBytes with the best plan that a search finds, for this library alone
 * @param proven whether it is sure that no plan takes less
 * @param inFile whether the file brings a plan along, which the runtime then follows
 */
public record HeadPlans(long greedyBytes, long bestBytes, boolean proven, boolean inFile) {
  /** Those of a model on a target. */
  static HeadPlans of(Model model, Target target) {
    var unplanned = new Model(model.graphs(), Optional.empty());
    var lifetimes = Lifetimes.of(unplanned);
    var buffers = lifetimes.buffers(target);
    long greedy = GreedyPlan.of(buffers).bytes();
    long bound = buffers.largestStepBytes();
    long chain = chainBytes(unplanned, lifetimes, bound, target);
    boolean inFile = model.plan().isPresent();
    if (Math.min(greedy, chain) == bound) {
      return new HeadPlans(greedy, bound, true, inFile);
    }
    var best = OptimalPlan.of(buffers);
    return new HeadPlans(greedy, best.bytes(), best.isProven(), inFile);
  }

  private static long chainBytes(Model model, Lifetimes lifetimes, long headBytes, Target target) {
    var plan = ChainPlan.of(model, lifetimes, headBytes);
    return plan == null
        ? Long.MAX_VALUE
        : GreedyPlan.of(Lifetimes.of(model.withPlan(plan)).buffers(target)).bytes();
  }
}
