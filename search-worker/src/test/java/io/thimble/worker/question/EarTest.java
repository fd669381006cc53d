package io.thimble.worker.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.thimble.db.question.Answer.LabelScore;
import io.thimble.hw.arch.Architecture;
import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.tflite.Quantization;
import io.thimble.worker.Networks;
import io.thimble.worker.data.audio.Recording;
import io.thimble.worker.data.audio.UnreadableAudioException;
import io.thimble.worker.data.audio.WavWriter;
import io.thimble.worker.export.BundleContents;
import io.thimble.worker.export.Bundles;
import io.thimble.worker.export.Sound;
import io.thimble.worker.export.Spotter;
import io.thimble.worker.export.TestVector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EarTest {
  private static final int RATE = FrontEnd.SAMPLE_RATE_HZ;
  private static final BundleContents TINY = Bundles.contents(1, null);

  static Stream<Architecture> networks() {
    var classes = Bundles.LABELS.size();
    return Stream.of(
        Networks.tiny(FrontEnd.mfcc(10, 40, 20), classes), Networks.tinyConvolutional(classes));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void whatIsHeardIsWhatTheBundleSaysOfTheSameSound(Architecture architecture) {
    var contents = Bundles.contents(architecture, 2, null);

    for (var vector : contents.testVectors()) {
      var heard = ear(contents).hear(Sound.wav(vector.samples()));

      assertThat(heard.scores()).as(vector.name()).isEqualTo(scores(contents.output(), vector));
      assertThat(heard.fromSeconds()).isZero();
      assertThat(heard.seconds()).isEqualTo(1);
      assertThat(heard.worker()).isEqualTo("bench/4711");
      assertThat(heard.millis()).isPositive();
    }
    assertThat(contents.testVectors().stream().map(TestVector::output).map(Arrays::hashCode))
        .as("some differ, so that something is compared")
        .satisfies(outputs -> assertThat(new HashSet<>(outputs)).hasSizeGreaterThan(1));
  }

  @Test
  void theFirstOfTheLargestScoresIsHeard() {
    var vector = TINY.testVectors().getFirst();

    var heard = ear(TINY).hear(Sound.wav(vector.samples()));

    var largest = heard.scores().stream().mapToDouble(LabelScore::score).max().orElseThrow();
    assertThat(heard.heard())
        .isEqualTo(
            heard.scores().stream()
                .filter(score -> score.score() == largest)
                .findFirst()
                .orElseThrow()
                .label());
  }

  @Test
  void theLoudestSecondOfALongRecordingIsHeardAsIfItWereAlone() {
    var vector = TINY.testVectors().getFirst();
    var recording = new short[4 * RATE];
    System.arraycopy(vector.samples(), 0, recording, 8_000, RATE);

    var heard = ear(TINY).hear(Sound.wav(recording));

    assertThat(heard.scores()).isEqualTo(scores(TINY.output(), vector));
    assertThat(heard.fromSeconds()).isEqualTo(0.5);
    assertThat(heard.seconds()).isEqualTo(1);
  }

  @Test
  void otherRatesAndLengthsAreHeard() {
    for (int rate : new int[] {8_000, 44_100, 48_000}) {
      var short_ = ear(TINY).hear(WavWriter.encode(new Recording(rate, tone(rate, rate / 4))));
      assertThat(short_.seconds()).isEqualTo(0.25);
      var long_ = ear(TINY).hear(WavWriter.encode(new Recording(rate, tone(rate, 3 * rate))));
      assertThat(long_.seconds()).isEqualTo(1);
      assertThat(long_.scores()).extracting(LabelScore::label).isEqualTo(Bundles.LABELS);
    }
  }

  /** Of a megabyte; the server takes no more. */
  @Test
  void damagedFilesAreHeardOrRefusedAndNothingElse() {
    var right = Sound.wav(TINY.testVectors().getFirst().samples());
    for (long seed = 0; seed < 300; seed++) {
      var random = new SplittableRandom(seed);
      var wrong = Arrays.copyOf(right, random.nextInt(4) == 0 ? random.nextInt(64) : right.length);
      for (int flips = random.nextInt(1, 6); flips > 0 && wrong.length > 0; flips--) {
        wrong[random.nextInt(Math.min(wrong.length, 48))] = (byte) random.nextInt(256);
      }
      try {
        assertThat(ear(TINY).hear(wrong).scores()).hasSize(Bundles.LABELS.size());
      } catch (UnreadableAudioException e) {
        assertThat(e).as("seed %d", seed).hasMessageContaining("Maybe");
      }
    }
  }

  @Test
  void whatIsNoSoundIsRefusedWithAWordThatHelps() {
    assertThatExceptionOfType(UnreadableAudioException.class)
        .isThrownBy(() -> ear(TINY).hear("no sound at all".getBytes(StandardCharsets.UTF_8)))
        .withMessage(
            "The sound file that was sent is no WAV file (15 bytes, without a RIFF/WAVE header)."
                + " Maybe it has another format; convert it to WAV.");
  }

  private static List<LabelScore> scores(Quantization output, TestVector vector) {
    var scores = new ArrayList<LabelScore>();
    for (int label = 0; label < vector.output().length; label++) {
      scores.add(
          new LabelScore(Bundles.LABELS.get(label), output.dequantize(vector.output()[label])));
    }
    return scores;
  }

  private static float[] tone(int rate, int length) {
    var samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) Math.sin(2 * Math.PI * 440 * i / rate) / 2;
    }
    return samples;
  }

  private static Ear ear(BundleContents contents) {
    return new Ear(
        new Spotter(
            "for the test",
            contents.architecture().frontEnd(),
            contents.standardisation(),
            contents.labels(),
            1,
            contents.model()),
        "bench/4711");
  }
}
