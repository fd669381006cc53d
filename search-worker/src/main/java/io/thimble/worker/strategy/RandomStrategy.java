package io.thimble.worker.strategy;

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
  public Suggestion propose(SearchScope scope, History history, int number) {
    history.resultsFor(number, scope.spec().parallelism());
    var screen = new Screen(scope, history.architecturesBefore(number));
    var random = Randoms.of(scope.spec().seed(), number);
    return screen.conclude(
        UniformDraws.next(screen, random)
            .or(() -> EdgeDraws.next(screen, history.proposedBefore(number), random)));
  }
}
