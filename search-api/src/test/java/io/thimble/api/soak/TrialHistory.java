package io.thimble.api.soak;

import io.thimble.api.soak.Operation.Acknowledged;
import io.thimble.api.soak.Operation.Began;
import io.thimble.api.soak.Operation.Disturbed;
import io.thimble.api.soak.Operation.FrontRead;
import io.thimble.api.soak.Operation.Left;
import io.thimble.api.soak.Operation.LeftBehind;
import io.thimble.api.soak.Operation.Progressed;
import io.thimble.api.soak.Operation.Reported;
import io.thimble.api.soak.Operation.Rested;
import io.thimble.api.soak.Operation.Stored;
import io.thimble.api.soak.Operation.Trial;
import io.thimble.api.soak.Operation.Unanswered;
import io.thimble.hw.search.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a log says of one trial, and what of it must not be. */
final class TrialHistory {
  private final Trial trial;
  private final List<Operation> operations = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();

  TrialHistory(Trial trial) {
    this.trial = trial;
  }

  /** The trial that an operation is about. */
  static Optional<Trial> trialOf(Operation operation) {
    return switch (operation) {
      case Reported reported -> Optional.of(reported.trial());
      case Began began -> Optional.of(began.trial());
      case Progressed progressed -> Optional.of(progressed.trial());
      case Rested rested -> Optional.of(rested.trial());
      case Left left -> Optional.of(left.trial());
      case LeftBehind leftBehind -> Optional.of(leftBehind.trial());
      case Acknowledged _, Unanswered _, Stored _, Disturbed _, FrontRead _ -> Optional.empty();
    };
  }

  void add(Operation operation) {
    operations.add(operation);
  }

  List<String> violations(List<Disturbed> deaths, Duration deathFound) {
    endsOnce();
    attemptsCountUp();
    onlyTheLatestAttemptIsNoted();
    onlyTheLatestWorkerIsHeard();
    deaths.stream()
        .filter(this::isHeld)
        .forEach(death -> isTakenUp(death.process(), death.at(), deathFound));
    all(LeftBehind.class)
        .filter(left -> !isOver(left.at()))
        .forEach(left -> isTakenUp(left.worker(), left.at(), deathFound));
    return violations;
  }

  private void endsOnce() {
    var ends = all(Rested.class).filter(rested -> rested.state().isFinal()).toList();
    require(ends.size() == 1, "ended %d times", ends.size());
    var left = all(Left.class).toList();
    require(left.size() == 1, "is there %d times", left.size());
    for (var end : ends) {
      require(end.state() == TrialState.SCORED, "ended as %s", end.state());
      require(
          left.stream().allMatch(row -> row.state() == end.state()),
          "ended as %s, and is there as %s",
          end.state(),
          left);
    }
  }

  private void attemptsCountUp() {
    var attempts = all(Began.class).map(Began::attempt).toList();
    require(
        attempts.equals(IntStream.rangeClosed(1, attempts.size()).boxed().toList()),
        "began the attempts %s",
        attempts);
    all(Left.class)
        .forEach(
            left ->
                require(
                    left.attempt() == attempts.size(),
                    "began %d attempts and counts %d",
                    attempts.size(),
                    left.attempt()));
  }

  private void onlyTheLatestAttemptIsNoted() {
    all(Progressed.class)
        .forEach(
            progressed ->
                require(
                    latest(progressed.at())
                        .filter(began -> began.attempt() == progressed.attempt())
                        .isPresent(),
                    "noted epoch %d of attempt %d at %s, which was not the latest",
                    progressed.epoch(),
                    progressed.attempt(),
                    progressed.at()));
  }

  private void onlyTheLatestWorkerIsHeard() {
    all(Reported.class)
        .filter(Reported::accepted)
        .forEach(
            reported ->
                require(
                    latest(reported.at())
                        .filter(began -> began.worker() == reported.worker())
                        .isPresent(),
                    "took epoch %d of worker %d at %s, after another had begun",
                    reported.epoch(),
                    reported.worker(),
                    reported.at()));
  }

  /** Somebody begins it in time, or takes it and dies before that, which is a death of its own. */
  private void isTakenUp(long worker, Instant death, Duration deathFound) {
    var until = death.plus(deathFound);
    var takings =
        Stream.concat(moves(), all(LeftBehind.class).filter(left -> left.worker() != worker));
    require(
        takings.anyMatch(taking -> taking.at().isAfter(death) && !taking.at().isAfter(until)),
        "was worker %d's when it died at %s, and was not taken up within %s",
        worker,
        death,
        deathFound);
  }

  /** Whether the worker that died had begun the trial, and neither ended nor lost it. */
  boolean isHeld(Disturbed death) {
    return last(death.at())
        .filter(last -> last instanceof Began began && began.worker() == death.process())
        .isPresent();
  }

  /** The task of a trial that is over stays until its worker removes it. */
  private boolean isOver(Instant at) {
    return last(at)
        .filter(last -> last instanceof Rested rested && rested.state().isFinal())
        .isPresent();
  }

  private Optional<Began> latest(Instant at) {
    return all(Began.class).filter(began -> !began.at().isAfter(at)).reduce((_, later) -> later);
  }

  /** Where the trial stood at a time. */
  private Optional<Operation> last(Instant at) {
    return moves().filter(move -> !move.at().isAfter(at)).reduce((_, later) -> later);
  }

  private Stream<Operation> moves() {
    return operations.stream().filter(o -> o instanceof Began || o instanceof Rested);
  }

  private <T extends Operation> Stream<T> all(Class<T> kind) {
    return operations.stream().filter(kind::isInstance).map(kind::cast);
  }

  private void require(boolean holds, String otherwise, Object... values) {
    if (!holds) {
      violations.add("trial %s ".formatted(trial) + otherwise.formatted(values));
    }
  }
}
