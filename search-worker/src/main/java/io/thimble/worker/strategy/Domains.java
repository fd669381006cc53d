package io.thimble.worker.strategy;

import io.thimble.hw.space.Decision;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Effect;
import io.thimble.hw.space.Space;
import io.thimble.worker.strategy.problem.Domain;
import io.thimble.worker.strategy.problem.Point;
import io.thimble.worker.strategy.problem.Variable;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Spaces as domains, decisions as points. */
final class Domains {
  /** Answers that span a wider range than this lie on it by their logarithms. */
  private static final int WIDEST_LINEAR_RANGE = 4;

  private Domains() {}

  /** The domain of a space. */
  static Domain of(Space space) {
    var decisions = space.decisions();
    int depth =
        IntStream.range(0, decisions.size())
            .filter(i -> decisions.get(i).effect() == Effect.DEPTH)
            .findFirst()
            .orElse(-1);
    return new Domain(
        space.family().label(),
        decisions.stream()
            .map(
                decision ->
                    variable(decision, depth < 0 ? List.of() : decisions.get(depth).choices()))
            .toList(),
        depth);
  }

  /**
   * The point of these decisions.
   *
   * @throws IllegalArgumentException when an answer is missing or none of the space's choices
   */
  static Point point(Space space, int domain, Decisions decisions) {
    return new Point(
        domain, space.decisions().stream().map(decision -> answer(decision, decisions)).toList());
  }

  /** The decisions of this point. */
  static Decisions decisions(Space space, Point point) {
    var values = new TreeMap<String, Integer>();
    for (int i = 0; i < space.decisions().size(); i++) {
      var decision = space.decisions().get(i);
      values.put(decision.name(), decision.choices().get(point.answers().get(i)));
    }
    return new Decisions(space.family(), values);
  }

  private static int answer(Decision decision, Decisions decisions) {
    var value = decisions.get(decision.name());
    var answer = decision.choices().indexOf(value);
    if (answer < 0) {
      throw new IllegalArgumentException(
          "The decision %s has a value (%d) that is none of %s. Maybe the space has changed since the trial was stored."
              .formatted(decision.name(), value, decision.choices()));
    }
    return answer;
  }

  private static Variable variable(Decision decision, List<Integer> depths) {
    int fromDepth = (int) depths.stream().filter(depth -> depth < decision.fromDepth()).count();
    return new Variable(decision.name(), places(decision.choices()), true, fromDepth);
  }

  private static List<Double> places(List<Integer> choices) {
    var least = choices.getFirst();
    var most = choices.getLast();
    if (choices.size() == 1) {
      return List.of(0.0);
    }
    return least > 0 && most > WIDEST_LINEAR_RANGE * least
        ? choices.stream()
            .map(
                choice ->
                    StrictMath.log((double) choice / least) / StrictMath.log((double) most / least))
            .toList()
        : choices.stream().map(choice -> (double) (choice - least) / (most - least)).toList();
  }
}
