package io.thimble.worker.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.thimble.hw.arch.Family;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GenotypesTest {
  @ParameterizedTest
  @EnumSource
  void decisionsComeBackFromTheirGenotype(Family family) {
    var space = Spaces.of(family);
    var random = new Random(5);
    for (int i = 0; i < 1_000; i++) {
      var decisions = Spaces.sample(space, random);
      var genotype = Genotypes.of(space, decisions);
      assertThat(genotype.isValid()).isTrue();
      assertThat(Genotypes.decisions(space, genotype)).isEqualTo(decisions);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPresetHasAGenotype(Family family) {
    var space = Spaces.of(family);
    assertThat(Presets.all())
        .filteredOn(preset -> preset.decisions().family() == family)
        .isNotEmpty()
        .allSatisfy(
            preset ->
                assertThat(Genotypes.decisions(space, Genotypes.of(space, preset.decisions())))
                    .isEqualTo(preset.decisions()));
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerThatIsNoChoiceIsNamed(Family family) {
    var space = Spaces.of(family);
    var values = new TreeMap<>(Spaces.sample(space, new Random(6)).values());
    values.put("fe_coefficients", 11);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Genotypes.of(space, new Decisions(family, values)))
        .withMessageContaining("fe_coefficients")
        .withMessageContaining("(11)")
        .withMessageContaining("Maybe");
  }
}
