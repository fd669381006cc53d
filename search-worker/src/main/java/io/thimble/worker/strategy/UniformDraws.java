package io.thimble.worker.strategy;

import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Space;
import io.thimble.hw.space.Spaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Draws new architectures within the budget: every family with the same chance, and within a family
 * every point that is new and within the budget with the same chance.
 *
 * <p>Points are drawn and thrown away until one will do (rejection sampling; von Neumann, "Various
 * techniques used in connection with random digits", 1951). A small space that was drawn from in
 * vain is listed to its end, so that its last architectures are found too.
 */
final class UniformDraws {
  /** Points of a space up to which it is listed when drawing fails. */
  private static final int LISTED_POINTS = 4_096;

  private static final int DRAWS = 4_096;
  private static final int DRAWS_BEFORE_LISTING = 256;

  private UniformDraws() {}

  /** A new candidate, or nothing when every family was tried in vain. */
  static Optional<Candidate> next(Screen screen, RandomGenerator random) {
    for (var space : Randoms.shuffled(screen.scope().spaces(), random)) {
      var candidate = next(space, screen, random);
      if (candidate.isPresent()) {
        return candidate;
      }
    }
    return Optional.empty();
  }

  private static Optional<Candidate> next(Space space, Screen screen, RandomGenerator random) {
    var listed = isListed(space);
    for (int i = 0; i < (listed ? DRAWS_BEFORE_LISTING : DRAWS); i++) {
      var candidate = screen.test(Spaces.sample(space, random));
      if (candidate.isPresent()) {
        return candidate;
      }
    }
    var remaining = listed ? remaining(space, screen) : List.<Candidate>of();
    return remaining.isEmpty() ? Optional.empty() : Optional.of(Randoms.pick(remaining, random));
  }

  private static List<Candidate> remaining(Space space, Screen screen) {
    return allPoints(space).stream()
        .flatMap(point -> screen.scope().candidate(point).stream())
        .filter(screen::isNew)
        .toList();
  }

  /** Every point of a space. */
  static List<Decisions> allPoints(Space space) {
    var points = List.of(new TreeMap<String, Integer>());
    for (var decision : space.decisions()) {
      var longer = new ArrayList<TreeMap<String, Integer>>();
      for (var point : points) {
        for (var choice : decision.choices()) {
          var next = new TreeMap<>(point);
          next.put(decision.name(), choice);
          longer.add(next);
        }
      }
      points = longer;
    }
    return points.stream().map(values -> new Decisions(space.family(), values)).toList();
  }

  /** Whether the space is small enough that a new candidate is found if there is one. */
  static boolean isListed(Space space) {
    return space.decisions().stream()
            .mapToDouble(decision -> decision.choices().size())
            .reduce(1, (a, b) -> a * b)
        <= LISTED_POINTS;
  }
}
