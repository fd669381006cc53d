package io.thimble.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrontsTest {
  @Test
  void winnerIsTheMostAccurateOnTheValidationSplit() {
    assertThat(winner(member(0, 0.90, 10), member(1, 0.95, 99), member(2, 0.94, 10))).isEqualTo(1);
  }

  @Test
  void smallerFileWinsAmongEquals() {
    assertThat(winner(member(0, 0.95, 99), member(1, 0.95, 98))).isEqualTo(1);
  }

  @Test
  void earlierTrialWinsAmongEqualsOfOneSize() {
    assertThat(winner(member(4, 0.95, 99), member(3, 0.95, 99))).isEqualTo(3);
  }

  @Test
  void emptyFrontHasNoWinner() {
    assertThat(Fronts.winner(new Answers.Front("id", 0, List.of()))).isEmpty();
  }

  @Test
  void tableHasTheBestFirstAndADashForWhatWasNotMeasured() {
    var front = new Answers.Front("id", 2, List.of(member(0, 0.9, 1_000), member(1, 0.95, 20_000)));

    var lines = Fronts.table(front).lines();

    assertThat(lines.getFirst())
        .contains("int8 validation %", "int8 test %", "on front %", "arena B");
    assertThat(lines.get(2))
        .startsWith("    1  dnn")
        .contains("95.0 (94.0–96.0)", "–", "75.0", "20,000");
    assertThat(lines.get(3)).startsWith("    0  dnn");
  }

  private static @Nullable Integer winner(Answers.Member... members) {
    return Fronts.winner(new Answers.Front("id", members.length, List.of(members)))
        .map(Answers.Member::trial)
        .orElse(null);
  }

  private static Answers.Member member(int trial, double accuracy, long flashBytes) {
    var validation = new Answers.Accuracy(accuracy, accuracy - 0.01, accuracy + 0.01);
    return new Answers.Member(
        trial,
        "dnn",
        accuracy,
        new Answers.Splits(validation, null),
        6_000,
        flashBytes,
        2_000,
        0.75);
  }
}
