package io.thimble.hw.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.hw.arch.Family;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpacesTest {
  @Test
  void depthwiseSeparableNetworksComeFirst() {
    assertThat(Spaces.families()).containsExactly(Family.DS_CNN, Family.DNN);
  }

  @ParameterizedTest
  @MethodSource("io.thimble.hw.space.Spaces#families")
  void everyPointIsANetworkOfTheFamily(Family family) {
    var space = Spaces.of(family);
    for (long seed = 0; seed < 1000; seed++) {
      var random = new Random(seed);
      var classes = 2 + random.nextInt(50);
      var architecture = space.decode(Spaces.sample(space, random), classes);
      assertThat(architecture.family()).as("seed %d", seed).isEqualTo(family);
      assertThat(architecture.classes()).as("seed %d", seed).isEqualTo(classes);
      assertThat(architecture.parameters()).as("seed %d", seed).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("io.thimble.hw.space.Spaces#families")
  void brokenDecisionsAreNamedAndNeverAnythingElseIsThrown(Family family) {
    var space = Spaces.of(family);
    for (long seed = 0; seed < 1000; seed++) {
      var random = new Random(seed);
      var values = new TreeMap<>(Spaces.sample(space, random).values());
      var name = space.decisions().get(random.nextInt(space.decisions().size())).name();
      switch (random.nextInt(3)) {
        case 0 -> values.remove(name);
        case 1 -> values.put(name, -random.nextInt());
        default -> values.put(name + "x", 1);
      }
      assertThatThrownBy(() -> space.decode(new Decisions(family, values), 12))
          .as("seed %d", seed)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(name);
    }
  }

  @Test
  void aFamilyWithoutASpaceIsNamedWithThoseThatHaveOne() {
    assertThatThrownBy(() -> Spaces.of(Family.GRU))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(gru)")
        .hasMessageContaining("Maybe use one of: ds-cnn, dnn.");
  }

  @Test
  void decisionsOfAnotherFamilyAreRefused() {
    var decisions = Presets.named("dnn-s").decisions();
    assertThatThrownBy(() -> Spaces.of(Family.DS_CNN).decode(decisions, 12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(dnn)");
  }

  @Test
  void decisionsAboutAbsentBlocksChangeNothing() {
    var space = Spaces.of(Family.DS_CNN);
    var preset = Presets.named("ds-cnn-s").decisions();
    var values = new TreeMap<>(preset.values());
    values.put("block7_filters", 276);
    assertThat(space.decode(new Decisions(Family.DS_CNN, values), 12).id())
        .isEqualTo(space.decode(preset, 12).id());
  }

  @Test
  void widthsAreMultiplesOfFour() {
    for (var family : Spaces.families()) {
      for (var decision : Spaces.of(family).decisions()) {
        if (decision.name().endsWith("_filters") || decision.name().endsWith("_units")) {
          assertThat(decision.choices()).as(decision.name()).allMatch(choice -> choice % 4 == 0);
        }
      }
    }
  }

  @Test
  void decisionNamesStayWhatStoredSearchesUse() {
    assertThat(Spaces.of(Family.DNN).decisions().stream().map(Decision::name))
        .containsExactly(
            "fe_coefficients",
            "fe_window_ms",
            "fe_stride_ms",
            "layers",
            "layer1_units",
            "layer2_units",
            "layer3_units",
            "layer4_units");
    assertThat(Spaces.of(Family.DS_CNN).decisions().stream().map(Decision::name))
        .containsExactly(
            "fe_coefficients",
            "fe_window_ms",
            "fe_stride_ms",
            "conv_filters",
            "conv_kernel_time",
            "conv_kernel_frequency",
            "conv_stride_time",
            "conv_stride_frequency",
            "blocks",
            "first_block_stride",
            "block1_filters",
            "block2_filters",
            "block3_filters",
            "block4_filters",
            "block5_filters",
            "block6_filters",
            "block7_filters");
  }
}
