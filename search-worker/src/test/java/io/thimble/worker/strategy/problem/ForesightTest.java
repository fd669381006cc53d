package io.thimble.worker.strategy.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForesightTest {
  private static final double FLASH = 20_000;

  @Test
  void whatWasMeasuredStaysAndWhatHasNoResultIsLeftOut() {
    var results =
        Foresight.complete(
            List.of(
                measured(0, 0.3, 0.2),
                new Evaluated(1, candidate(1), new Outcome.Failed()),
                new Evaluated(2, candidate(2), new Outcome.Pending())));
    assertThat(results).containsExactly(new Result(0, candidate(0), List.of(0.2, FLASH), 0));
  }

  @Test
  void whatWasStoppedIsForeseenFromThoseThatPassedTheSameRung() {
    var trials = new ArrayList<Evaluated>();
    for (int number = 0; number < 20; number++) {
      trials.add(measured(number, 0.2 + 0.01 * number, 0.1 + 0.005 * number));
    }
    trials.add(stopped(20, 0.5));

    var foreseen = Foresight.complete(trials).getLast();

    assertThat(foreseen.number()).isEqualTo(20);
    assertThat(foreseen.objectives().get(0)).isCloseTo(0.28, within(0.03));
    assertThat(foreseen.objectives().get(1)).isEqualTo(FLASH);
    assertThat(foreseen.deviation()).isBetween(0.005, 0.05);
  }

  @Test
  void pairsOfAnotherRungSayNothing() {
    var trials = new ArrayList<Evaluated>();
    for (int number = 0; number < 20; number++) {
      trials.add(measured(number, 0.4, 0.1));
    }
    var second = List.of(List.of(0.4, FLASH), List.of(0.35, FLASH));
    trials.add(
        new Evaluated(20, candidate(20), new Outcome.Stopped(1, List.of(0.35, FLASH)), second));

    var foreseen = Foresight.complete(trials).getLast();

    assertThat(foreseen.objectives().get(0)).isCloseTo(0.35, within(1e-9));
    assertThat(foreseen.deviation()).isGreaterThan(0.1);
  }

  private static Evaluated measured(int number, double rung, double end) {
    return new Evaluated(
        number,
        candidate(number),
        new Outcome.Measured(List.of(end, FLASH)),
        List.of(List.of(rung, FLASH)));
  }

  private static Evaluated stopped(int number, double rung) {
    var look = List.of(rung, FLASH);
    return new Evaluated(number, candidate(number), new Outcome.Stopped(0, look), List.of(look));
  }

  private static Candidate candidate(int number) {
    return new Candidate(
        new Point(0, List.of(number)), "c" + number, List.of(Double.NaN, FLASH), List.of());
  }
}
