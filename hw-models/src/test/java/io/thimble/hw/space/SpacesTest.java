package io.thimble.hw.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.ArchitectureJson;
import io.thimble.hw.arch.Family;
import io.thimble.hw.arch.InvalidArchitectureException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpacesTest {
  private static final int SAMPLES = 1000;

  /** Architectures with more parameters are not read (ArchitectureReader). */
  private static final long MOST_READ_PARAMETERS = 8_000_000;

  /** Least shares of the samples that are networks; only convolutions without padding may fail. */
  private static final Map<Family, Double> LEAST_DECODED = Map.of(Family.CNN, 0.8);

  private static final List<String> FRONT_END =
      List.of("fe_log_mel", "fe_coefficients", "fe_window_ms", "fe_stride_ms");

  @Test
  void everyFamilyHasItsSpace() {
    assertThat(Spaces.families()).containsExactly(Family.values());
    assertThat(Spaces.families())
        .allSatisfy(family -> assertThat(Spaces.of(family).family()).isEqualTo(family));
  }

  @ParameterizedTest
  @EnumSource
  void pointsAreNetworksOfTheFamilyAndSurviveJson(Family family) {
    var space = Spaces.of(family);
    int decoded = 0;
    for (long seed = 0; seed < SAMPLES; seed++) {
      var random = new SplittableRandom(seed);
      var classes = 2 + random.nextInt(50);
      var decisions = Spaces.sample(space, random);
      var decoding = decode(space, decisions, classes);
      assertThat(decode(space, decisions, classes)).as("seed %d", seed).isEqualTo(decoding);
      if (decoding.isPresent()) {
        decoded++;
        var architecture = decoding.get();
        assertThat(architecture.family()).as("seed %d", seed).isEqualTo(family);
        assertThat(architecture.classes()).as("seed %d", seed).isEqualTo(classes);
        assertThat(architecture.parameters()).as("seed %d", seed).isPositive();
        requireJsonRoundTrip(architecture, seed);
      }
    }
    System.out.printf("%s: %d of %d points are networks%n", family.label(), decoded, SAMPLES);
    assertThat((double) decoded / SAMPLES)
        .isGreaterThanOrEqualTo(LEAST_DECODED.getOrDefault(family, 1.0));
  }

  @ParameterizedTest
  @EnumSource
  void everyChoiceIsPartOfSomeNetwork(Family family) {
    var space = Spaces.of(family);
    var unseen = new HashSet<String>();
    space
        .decisions()
        .forEach(
            decision ->
                decision.choices().forEach(choice -> unseen.add(decision.name() + " " + choice)));
    for (long seed = 0; seed < SAMPLES && !unseen.isEmpty(); seed++) {
      var decisions = Spaces.sample(space, new SplittableRandom(seed));
      if (decode(space, decisions, 12).isPresent()) {
        decisions.values().forEach((name, value) -> unseen.remove(name + " " + value));
      }
    }
    assertThat(unseen).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void brokenDecisionsAreNamedAndNeverAnythingElseIsThrown(Family family) {
    var space = Spaces.of(family);
    for (long seed = 0; seed < SAMPLES; seed++) {
      var random = new SplittableRandom(seed);
      var values = new TreeMap<>(Spaces.sample(space, random).values());
      var name = space.decisions().get(random.nextInt(space.decisions().size())).name();
      switch (random.nextInt(3)) {
        case 0 -> values.remove(name);
        case 1 -> values.put(name, -1 - random.nextInt(Integer.MAX_VALUE));
        default -> values.put(name + "x", 1);
      }
      assertThatThrownBy(() -> space.decode(new Decisions(family, values), 12))
          .as("seed %d", seed)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(name);
    }
  }

  @Test
  void aKernelLargerThanItsInputIsRefused() {
    var values = new TreeMap<>(Presets.named("cnn-s").decisions().values());
    values.put("convolutions", 3);
    values.put("fe_coefficients", 8);
    values.put("conv3_kernel_frequency", 5);
    assertThatThrownBy(() -> Spaces.of(Family.CNN).decode(new Decisions(Family.CNN, values), 12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe the kernels or strides are larger than the input");
  }

  @Test
  void decisionsOfAnotherFamilyAreRefused() {
    var decisions = Presets.named("dnn-s").decisions();
    assertThatThrownBy(() -> Spaces.of(Family.DS_CNN).decode(decisions, 12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(dnn)");
  }

  @ParameterizedTest
  @EnumSource(names = {"DNN", "CNN", "DS_CNN"})
  void decisionsAboutAbsentLayersChangeNothing(Family family) {
    var space = Spaces.of(family);
    var preset = Presets.named(family.label() + "-s").decisions();
    var last = space.decisions().stream().filter(SpacesTest::isOfTheLastLayer).toList();
    assertThat(last).isNotEmpty();
    var values = new TreeMap<>(preset.values());
    last.forEach(decision -> values.put(decision.name(), decision.choices().getLast()));
    assertThat(space.decode(new Decisions(family, values), 12).id())
        .isEqualTo(space.decode(preset, 12).id());
  }

  @Test
  void widthsAreMultiplesOfFourButForPublishedOnes() {
    var published = Set.of(30, 58, 98, 118, 130, 154, 214, 250);
    for (var family : Spaces.families()) {
      for (var decision : Spaces.of(family).decisions()) {
        if (decision.name().endsWith("_filters") || decision.name().endsWith("_units")) {
          assertThat(decision.choices())
              .as(decision.name())
              .allMatch(choice -> choice % 4 == 0 || published.contains(choice));
        }
      }
    }
  }

  @Test
  void decisionNamesStayWhatStoredSearchesUse() {
    assertNames(
        Family.DNN, "layers", "layer1_units", "layer2_units", "layer3_units", "layer4_units");
    assertNames(
        Family.CNN,
        "convolutions",
        "conv1_filters",
        "conv1_kernel_time",
        "conv1_kernel_frequency",
        "conv1_stride_time",
        "conv1_stride_frequency",
        "conv2_filters",
        "conv2_kernel_time",
        "conv2_kernel_frequency",
        "conv2_stride_time",
        "conv2_stride_frequency",
        "conv3_filters",
        "conv3_kernel_time",
        "conv3_kernel_frequency",
        "conv3_stride_time",
        "conv3_stride_frequency",
        "linear_units",
        "dense_units");
    assertNames(
        Family.DS_CNN,
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
    assertNames(Family.LSTM_BASIC, "recurrent_units", "recurrent_layers", "dense_units");
    assertNames(Family.LSTM, "recurrent_units", "recurrent_layers", "dense_units", "projection");
    assertNames(Family.GRU, "recurrent_units", "recurrent_layers", "dense_units");
    assertNames(
        Family.CRNN,
        "conv_filters",
        "conv_kernel_time",
        "conv_kernel_frequency",
        "conv_stride_time",
        "conv_stride_frequency",
        "recurrent_units",
        "recurrent_layers",
        "dense_units");
  }

  private static void assertNames(Family family, String... own) {
    assertThat(Spaces.of(family).decisions())
        .extracting(Decision::name)
        .containsExactlyElementsOf(Stream.concat(FRONT_END.stream(), Stream.of(own)).toList());
  }

  /** Nothing where the shapes do not fit together, the one reason not to decode a sample. */
  private static Optional<Architecture> decode(Space space, Decisions decisions, int classes) {
    try {
      return Optional.of(space.decode(decisions, classes));
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("Maybe the kernels or strides are larger");
      return Optional.empty();
    }
  }

  private static void requireJsonRoundTrip(Architecture architecture, long seed) {
    var json = ArchitectureJson.write(architecture);
    if (architecture.parameters() > MOST_READ_PARAMETERS) {
      assertThatThrownBy(() -> ArchitectureJson.read(json))
          .as("seed %d", seed)
          .isInstanceOf(InvalidArchitectureException.class)
          .hasMessageContaining("too many parameters");
      return;
    }
    var read = ArchitectureJson.read(json);
    assertThat(read).as("seed %d", seed).isEqualTo(architecture);
    assertThat(read.id()).as("seed %d", seed).isEqualTo(architecture.id());
  }

  private static boolean isOfTheLastLayer(Decision decision) {
    return Stream.of("layer4_", "conv3_", "block7_").anyMatch(decision.name()::startsWith);
  }
}
