package io.thimble.hw.cost;

import io.thimble.hw.tflite.Model;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the arena's head takes with one plan or another, and where each plan puts the buffers. Both
 * plans have the same buffers, in the order of {@link ArenaDetail#plan}.
 *
 * @param greedyBytes with the plan that the runtime makes by itself
 * @param bestBytes with the best plan that a search finds, for this library alone
 * @param proven whether it is sure that no plan takes less
 * @param inFile whether the file brings a plan along, which the runtime then follows
 * @param greedyBuffers the runtime's own plan
 * @param bestBuffers the best plan; the runtime's own where that is the best
 */
public record HeadPlans(
    long greedyBytes,
    long bestBytes,
    boolean proven,
    boolean inFile,
    List<PlacedBuffer> greedyBuffers,
    List<PlacedBuffer> bestBuffers) {
  public HeadPlans {
    greedyBuffers = List.copyOf(greedyBuffers);
    bestBuffers = List.copyOf(bestBuffers);
  }

  /**
   * Those of a model on a target.
   *
   * @param names of the buffers, in the order of {@link Lifetimes#buffers}
   */
  static HeadPlans of(Model model, Target target, List<String> names) {
    var unplanned = new Model(model.graphs(), Optional.empty());
    var lifetimes = Lifetimes.of(unplanned);
    var buffers = lifetimes.buffers(target);
    long bound = buffers.largestStepBytes();
    boolean inFile = model.plan().isPresent();
    var greedy = GreedyPlan.of(buffers);
    var greedyBuffers = PlacedBuffer.all(names, buffers, greedy::offsetBytes);
    if (greedy.bytes() == bound) {
      return new HeadPlans(bound, bound, true, inFile, greedyBuffers, greedyBuffers);
    }
    var chain = chain(unplanned, lifetimes, bound, target);
    if (chain != null && chain.bytes() == bound) {
      var best = PlacedBuffer.all(names, buffers, chain::offsetBytes);
      return new HeadPlans(greedy.bytes(), bound, true, inFile, greedyBuffers, best);
    }
    var best = OptimalPlan.of(buffers);
    return new HeadPlans(
        greedy.bytes(),
        best.bytes(),
        best.isProven(),
        inFile,
        greedyBuffers,
        PlacedBuffer.all(names, buffers, best::offsetBytes));
  }

  /** As the runtime follows it; null for a model that is no chain. */
  private static @Nullable GreedyPlan chain(
      Model model, Lifetimes lifetimes, long headBytes, Target target) {
    var plan = ChainPlan.of(model, lifetimes, headBytes);
    return plan == null ? null : GreedyPlan.of(Lifetimes.of(model.withPlan(plan)).buffers(target));
  }
}
