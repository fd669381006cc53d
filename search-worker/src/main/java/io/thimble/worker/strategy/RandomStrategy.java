package io.thimble.worker.strategy;

/** Every architecture within the budget has the same chance; what others must beat. */
public final class RandomStrategy implements Strategy {
  @Override
  public String name() {
    return "random";
  }

  @Override
  public Suggestion propose(SearchScope scope, History history, int number) {
    history.resultsFor(number, scope.spec().parallelism());
    var screen = new Screen(scope, history.architecturesBefore(number));
    return screen.conclude(UniformDraws.next(screen, Randoms.of(scope.spec().seed(), number)));
  }
}
