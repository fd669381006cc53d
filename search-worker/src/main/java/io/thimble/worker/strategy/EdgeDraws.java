package io.thimble.worker.strategy;

import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Space;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Draws where a tight budget leaves so little of a large space that uniform draws find nothing: at
 * the space's corners, where costs have their least values, and one decision away from what is
 * already known to fit.
 */
final class EdgeDraws {
  private static final int DRAWS = 4_096;

  private EdgeDraws() {}

  /** A new candidate, or nothing when all draws were in vain. */
  static Optional<Candidate> next(Screen screen, List<Evaluated> earlier, RandomGenerator random) {
    var large =
        screen.scope().spaces().stream().filter(space -> !UniformDraws.isListed(space)).toList();
    for (int i = 0; i < DRAWS && !large.isEmpty(); i++) {
      var space = Randoms.pick(large, random);
      var fitting =
          earlier.stream()
              .map(Evaluated::decisions)
              .filter(decisions -> decisions.family() == space.family())
              .toList();
      var candidate =
          screen.test(
              fitting.isEmpty() || random.nextInt(4) == 0
                  ? corner(space, random)
                  : neighbour(space, Randoms.pick(fitting, random), random));
      if (candidate.isPresent()) {
        return candidate;
      }
    }
    return Optional.empty();
  }

  private static Decisions corner(Space space, RandomGenerator random) {
    var values = new TreeMap<String, Integer>();
    for (var decision : space.decisions()) {
      var choices = decision.choices();
      values.put(decision.name(), random.nextBoolean() ? choices.getFirst() : choices.getLast());
    }
    return new Decisions(space.family(), values);
  }

  private static Decisions neighbour(Space space, Decisions point, RandomGenerator random) {
    var decision = Randoms.pick(space.decisions(), random);
    var values = new TreeMap<>(point.values());
    values.put(decision.name(), Randoms.pick(decision.choices(), random));
    return new Decisions(space.family(), values);
  }
}
