package io.thimble.worker.strategy.draw;

import io.thimble.worker.strategy.problem.History;
import io.thimble.worker.strategy.problem.Randoms;
import io.thimble.worker.strategy.problem.Search;
import io.thimble.worker.strategy.problem.Strategy;
import io.thimble.worker.strategy.problem.Suggestion;

/**
 * Draws a family, and then any of its points that is new and within the budget, all with the same
 * chance; what other strategies must beat. An architecture that several points describe, because
 * some of their decisions have no effect, has so many chances; so each depth is as likely as the
 * budget allows.
 */
public final class RandomStrategy implements Strategy {
  @Override
  public String name() {
    return "random";
  }

  @Override
  public Suggestion propose(Search search, History history, int number) {
    history.requireReadyFor(search, number);
    var screen = new Screen(search, history, number);
    var random = Randoms.of(search.seed(), number);
    return screen.conclude(
        UniformDraws.propose(screen, random)
            .or(() -> EdgeDraws.propose(screen, history.proposedBefore(number), random)));
  }
}
