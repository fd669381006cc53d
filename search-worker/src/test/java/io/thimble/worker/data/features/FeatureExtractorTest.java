package io.thimble.worker.data.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.thimble.hw.frontend.FrontEnd;
import java.util.SplittableRandom;
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
        new FrontEnd(FrontEnd.Kind.LOG_MEL, 12, 25, 50));
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
            .isCloseTo(expected[i], within(2e-4));
      }
    }
  }

  @Test
  void silenceGivesFiniteFeatures() {
    var features = new FeatureExtractor(FrontEnd.mfcc(10, 40, 20)).extract(new float[16_000]);

    for (float value : features) {
      assertThat(value).isFinite();
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
            () -> new FeatureExtractor(FrontEnd.mfcc(10, 40, 20)).extract(new float[15_999]))
        .hasMessageContaining("15999")
        .hasMessageContaining("Maybe");
  }

  private static float[] noise(long seed) {
    var random = new SplittableRandom(seed);
    var clip = new float[16_000];
    for (int i = 0; i < clip.length; i++) {
      clip[i] = (float) (random.nextDouble() - 0.5 + 0.3 * Math.sin(i * 0.2));
    }
    return clip;
  }
}
