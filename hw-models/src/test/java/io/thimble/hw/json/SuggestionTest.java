package io.thimble.hw.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  @Test
  void aNameThatNearlyFitsIsSuggested() {
    assertThat(Suggestion.sentence("ds-cn", List.of("dnn", "ds-cnn")))
        .isEqualTo("Maybe you mean ds-cnn.");
    assertThat(Suggestion.sentence("FLASHbytes", List.of("sramBytes", "flashBytes")))
        .isEqualTo("Maybe you mean flashBytes.");
    assertThat(Suggestion.sentence("flash", List.of("sramBytes", "flashBytes")))
        .isEqualTo("Maybe you mean flashBytes.");
  }

  @Test
  void allNamesAreListedWhenNoneIsNear() {
    assertThat(Suggestion.sentence("transformer", List.of("dnn", "ds-cnn")))
        .isEqualTo("Maybe use one of: dnn, ds-cnn.");
    assertThat(Suggestion.sentence("", List.of("dnn"))).isEqualTo("Maybe use one of: dnn.");
  }

  @Test
  void distanceCountsSingleEdits() {
    assertThat(Suggestion.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Suggestion.distance("", "abc")).isEqualTo(3);
    assertThat(Suggestion.distance("abc", "abc")).isZero();
  }
}
