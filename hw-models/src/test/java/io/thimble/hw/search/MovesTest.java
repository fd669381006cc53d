package io.thimble.hw.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MovesTest {
  @ParameterizedTest
  @EnumSource(TrialState.class)
  void aTrialLeavesEveryStateButThoseItEndsIn(TrialState state) {
    var moves = Arrays.stream(TrialMove.values()).filter(move -> move.from().contains(state));

    assertThat(moves.findAny().isEmpty()).isEqualTo(state.isFinal());
  }

  @ParameterizedTest
  @EnumSource(SearchState.class)
  void aSearchLeavesEveryStateButThoseItEndsInAndCompletion(SearchState state) {
    var moves = Arrays.stream(SearchMove.values()).filter(move -> move.from().contains(state));

    if (state == SearchState.COMPLETED) {
      assertThat(moves).containsExactly(SearchMove.EXTEND);
    } else {
      assertThat(moves.findAny().isEmpty()).isEqualTo(state.isFinal());
    }
  }

  @Test
  void everyStateIsReachedFromTheFirst() {
    var searches = EnumSet.of(SearchState.QUEUED);
    var trials = EnumSet.of(TrialState.QUEUED);
    for (int round = 0; round < SearchState.values().length + TrialState.values().length; round++) {
      for (var move : SearchMove.values()) {
        if (move.from().stream().anyMatch(searches::contains)) {
          searches.add(move.to());
        }
      }
      for (var move : TrialMove.values()) {
        if (move.from().stream().anyMatch(trials::contains)) {
          trials.add(move.to());
        }
      }
    }

    assertThat(searches).isEqualTo(Set.of(SearchState.values()));
    assertThat(trials).isEqualTo(Set.of(TrialState.values()));
  }
}
