package io.thimble.api.soak;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.thimble.hw.search.SearchState;
import io.thimble.hw.search.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A checker that overlooks something would let everything else pass. */
class CheckerTest {
  private static final UUID SEARCH = new UUID(0, 1);
  private static final Trial TRIAL = new Trial(SEARCH, 0);
  private static final Duration LIMIT = Duration.ofSeconds(70);

  /** A worker that dies, and another that takes its trial up and scores it. */
  private static final List<Operation> GOOD =
      List.of(
          new Acknowledged(second(0), "a", SEARCH),
          new Unanswered(second(0), "b"),
          new Began(second(1), TRIAL, 1, 11),
          new Progressed(second(2), TRIAL, 1, 1),
          new Reported(second(2), 11, TRIAL, 1, true),
          Disturbed.killed(second(3), 11),
          new Began(second(60), TRIAL, 2, 12),
          new Reported(second(61), 11, TRIAL, 2, false),
          new Progressed(second(62), TRIAL, 2, 2),
          new Rested(second(63), TRIAL, TrialState.SCORED),
          new Left(second(70), TRIAL, TrialState.SCORED, 2, "f00d"),
          stored("a", SEARCH),
          new FrontRead(second(70), SEARCH, "one", 1, "f00d"));

  @Test
  void goodLogHasNoViolation() {
    assertThat(Checker.violations(GOOD, LIMIT)).isEmpty();
  }

  @Test
  void lostDoubledAndUnknownSearchesAreTold() {
    assertThat(told(without(11))).contains("a", "acknowledged and is lost");
    assertThat(told(with(stored("a", new UUID(0, 2))))).contains("2 times");
    assertThat(told(with(stored("b", new UUID(0, 2))))).isEmpty();
    assertThat(told(with(stored("c", new UUID(0, 2))))).contains("never posted");
  }

  @Test
  void trialsThatEndNeverOrTwiceAreTold() {
    assertThat(told(without(9))).contains("ended 0 times");
    assertThat(told(with(new Rested(second(64), TRIAL, TrialState.SCORED))))
        .contains("ended 2 times");
    assertThat(told(without(10))).contains("is there 0 times");
    var failed = new Left(second(70), TRIAL, TrialState.FAILED, 2, null);
    assertThat(told(without(10), failed)).contains("ended as SCORED", "FAILED");
  }

  @Test
  void attemptsThatDoNotCountUpAreTold() {
    assertThat(told(with(new Began(second(61), TRIAL, 2, 13)))).contains("[1, 2, 2]");
    var miscounted = new Left(second(70), TRIAL, TrialState.SCORED, 3, "f00d");
    assertThat(told(without(10), miscounted)).contains("began 2 attempts and counts 3");
  }

  @Test
  void writesOfAFencedAttemptAreTold() {
    assertThat(told(with(new Progressed(second(61), TRIAL, 1, 2))))
        .contains("attempt 1", "not the latest");
    assertThat(told(with(new Reported(second(61), 11, TRIAL, 2, true))))
        .contains("worker 11", "after another had begun");
  }

  @Test
  void deathThatIsFoundLateOrNeverIsTold() {
    assertThat(Checker.violations(GOOD, Duration.ofSeconds(56)))
        .singleElement()
        .asString()
        .contains("worker 11", "not taken up within PT56S");
    assertThat(Checker.violations(GOOD, Duration.ofSeconds(57))).isEmpty();
    assertThat(told(with(Disturbed.killed(second(64), 12)))).isEmpty();
  }

  @Test
  void trialThatIsTakenByAWorkerThatDiesBeforeItBeginsIsThatDeathsConcern() {
    var slow = Duration.ofSeconds(56);
    var taken = new ArrayList<>(GOOD);
    taken.add(Disturbed.killed(second(50), 13));
    taken.add(new LeftBehind(second(50), 13, TRIAL));

    assertThat(Checker.violations(taken, slow)).isEmpty();
    assertThat(Checker.violations(taken, Duration.ofSeconds(9)))
        .hasSize(2)
        .anySatisfy(told -> assertThat(told).contains("worker 13", "not taken up"));
    assertThat(told(with(new LeftBehind(second(64), 12, TRIAL)))).as("it was over").isEmpty();
  }

  @Test
  void frontsThatDifferAreTold() {
    assertThat(told(with(new FrontRead(second(70), new UUID(0, 2), "one", 1, "beef"))))
        .contains("different fronts");
    assertThat(told(with(new FrontRead(second(70), new UUID(0, 2), "two", 1, "beef")))).isEmpty();
  }

  @Test
  void failuresAreTold() {
    var failed = new Stored(second(70), "a", SEARCH, SearchState.FAILED);
    assertThat(told(without(11), failed)).contains("search a is FAILED");
    var end = new Rested(second(63), TRIAL, TrialState.FAILED);
    assertThat(told(without(9), end)).contains("ended as FAILED");
    var empty = new FrontRead(second(70), SEARCH, "one", 0, "f00d");
    assertThat(told(without(12), empty)).contains("empty front");
  }

  @Test
  void deathsWithATrialInHandAreCounted() {
    assertThat(Checker.trialsLeftBehind(GOOD)).isEqualTo(1);
    assertThat(Checker.trialsLeftBehind(with(Disturbed.killed(second(64), 12)))).isEqualTo(1);
    assertThat(Checker.trialsLeftBehind(with(Disturbed.killed(second(61), 12)))).isEqualTo(2);
    assertThat(Checker.trialsLeftBehind(without(5))).isZero();
  }

  private static Stored stored(String name, UUID search) {
    return new Stored(second(70), name, search, SearchState.COMPLETED);
  }

  private static String told(List<Operation> log, Operation... more) {
    var all = new ArrayList<>(log);
    all.addAll(List.of(more));
    return String.join("\n", Checker.violations(all, LIMIT));
  }

  private static List<Operation> with(Operation more) {
    var log = new ArrayList<>(GOOD);
    log.add(more);
    return log;
  }

  private static List<Operation> without(int line) {
    var log = new ArrayList<>(GOOD);
    log.remove(line);
    return log;
  }

  private static Instant second(int second) {
    return Instant.EPOCH.plusSeconds(second);
  }
}
