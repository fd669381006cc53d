package io.thimble.worker.data.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thimble.hw.arch.Family;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.space.Decisions;
import io.thimble.hw.space.Presets;
import io.thimble.hw.space.Spaces;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureExtractorTest {
  static Stream<FrontEnd> frontEnds() {
    return Stream.of(
        FrontEnd.mfcc(10, 40, 20),
        FrontEnd.mfcc(40, 30, 10),
        FrontEnd.mfcc(13, 64, 32),
        FrontEnd.mfcc(1, 10, 100),
        new FrontEnd(FrontEnd.Kind.LOG_MEL, 40, 40, 40),
        new FrontEnd(FrontEnd.Kind.LOG_MEL, 12, 25, 50),
        new FrontEnd(FrontEnd.Kind.LOG_MEL, 8, 20, 10),
        new FrontEnd(FrontEnd.Kind.LOG_MEL, 26, 30, 30));
  }

  @ParameterizedTest
  @MethodSource("frontEnds")
  void agreesWithTheDefinitionsWrittenOutPlainly(FrontEnd frontEnd) {
    long seed = 7;
    var clip = noise(seed);

    var features = new FeatureExtractor(frontEnd).extract(clip);

    assertThat(features).hasSize(frontEnd.values());
    for (int frame = 0; frame < frontEnd.frames(); frame += 12) {
      double[] expected = PlainFrontEnd.features(frontEnd, clip, frame);
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) features[frame * expected.length + i])
            .as("seed %d, frame %d, coefficient %d", seed, frame, i)
            .isCloseTo(expected[i], within(5e-3));
      }
    }
  }

  @Test
  void everyFrontEndThatASearchMayChooseTellsAWordFromSilence() {
    var frontEnds = searchable();
    assertThat(frontEnds).hasSize(2 * 8 * 4 * 4);
    var silence = new short[FrontEnd.CLIP_SAMPLES];
    for (var frontEnd : frontEnds) {
      var extractor = new FeatureExtractor(frontEnd);
      var features = extractor.extract(noise(3));
      var ofSilence = extractor.extract(silence);
      assertThat(features).as(frontEnd.canonicalForm()).hasSize(frontEnd.values());
      for (int i = 0; i < features.length; i++) {
        assertThat(features[i])
            .as("%s, value %d", frontEnd.canonicalForm(), i)
            .isFinite()
            .isNotEqualTo(ofSilence[i]);
      }
    }
  }

  @Test
  void silenceGivesZeros() {
    var features = new FeatureExtractor(FrontEnd.mfcc(10, 40, 20)).extract(new short[16_000]);

    assertThat(features).containsOnly(0);
  }

  @ParameterizedTest
  @MethodSource("frontEnds")
  void everyFeatureIsAnIntegerOf24BitsInItsUnit(FrontEnd frontEnd) {
    var loudest = new short[FrontEnd.CLIP_SAMPLES];
    for (int i = 0; i < loudest.length; i++) {
      loudest[i] = i % 80 < 40 ? Short.MIN_VALUE : Short.MAX_VALUE;
    }
    for (var clip : List.of(noise(5), loudest)) {
      for (float feature : new FeatureExtractor(frontEnd).extract(clip)) {
        double steps = feature / (double) Coefficients.UNIT;
        assertThat(steps).isEqualTo(Math.rint(steps)).isBetween(-0x1p24, 0x1p24);
      }
    }
  }

  @Test
  void oneExtractorGivesTheSameWhateverItComputedBefore() {
    var extractor = new FeatureExtractor(FrontEnd.mfcc(10, 40, 20));
    var first = extractor.extract(noise(1));
    extractor.extract(noise(2));

    assertThat(extractor.extract(noise(1))).isEqualTo(first);
    assertThat(new FeatureExtractor(FrontEnd.mfcc(10, 40, 20)).extract(noise(1))).isEqualTo(first);
  }

  @Test
  void wrongLengthIsRefused() {
    assertThatThrownBy(
            () -> new FeatureExtractor(FrontEnd.mfcc(10, 40, 20)).extract(new short[15_999]))
        .hasMessageContaining("15999")
        .hasMessageContaining("Maybe");
  }

  private static List<FrontEnd> searchable() {
    var space = Spaces.of(Family.DNN);
    var points = List.of(new TreeMap<>(Presets.named("dnn-s").decisions().values()));
    for (var decision : space.decisions()) {
      if (decision.name().startsWith("fe_")) {
        points =
            points.stream()
                .flatMap(
                    point ->
                        decision.choices().stream()
                            .map(
                                choice -> {
                                  var next = new TreeMap<>(point);
                                  next.put(decision.name(), choice);
                                  return next;
                                }))
                .toList();
      }
    }
    return points.stream()
        .map(point -> space.decode(new Decisions(Family.DNN, point), 12).frontEnd())
        .distinct()
        .toList();
  }

  private static short[] noise(long seed) {
    var random = new SplittableRandom(seed);
    var clip = new short[16_000];
    for (int i = 0; i < clip.length; i++) {
      clip[i] = (short) (32_767 * (random.nextDouble() - 0.5 + 0.3 * Math.sin(i * 0.2)));
    }
    return clip;
  }
}
