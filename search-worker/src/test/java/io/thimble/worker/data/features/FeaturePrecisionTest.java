package io.thimble.worker.data.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.worker.data.DataSet;
import io.thimble.worker.data.SpeechCommandsMini;
import io.thimble.worker.data.audio.Clips;
import io.thimble.worker.data.audio.Pcm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far integers are from double precision, on real speech. */
class FeaturePrecisionTest {
  private static final int CLIPS = 20;
  private static final int FRAMES_APART = 7;
  private static final float LOUDEST = 0.999f;

  /** A level of NaN brings each clip's peak to full scale. */
  @ParameterizedTest(name = "{0} of {1}, {2} ms every {3} ms, times {4}")
  @CsvSource({
    "MFCC, 10, 40, 20, NaN, 85",
    "MFCC, 10, 40, 20, 1, 85",
    "MFCC, 10, 40, 20, 0.01, 85",
    "MFCC, 40, 20, 10, NaN, 80",
    "MFCC, 40, 20, 10, 1, 80",
    "MFCC, 40, 20, 10, 0.01, 80",
    "LOG_MEL, 40, 30, 10, NaN, 80",
    "LOG_MEL, 40, 30, 10, 1, 80",
    "LOG_MEL, 40, 30, 10, 0.01, 80",
    "LOG_MEL, 8, 40, 40, 0.01, 85"
  })
  void errorsAreFarBelowTheSignal(
      FrontEnd.Kind kind,
      int coefficients,
      int windowMillis,
      int strideMillis,
      float level,
      double fewestDecibels) {
    var frontEnd = new FrontEnd(kind, coefficients, windowMillis, strideMillis);
    var extractor = new FeatureExtractor(frontEnd);
    var integers = new ArrayList<double[]>();
    var doubles = new ArrayList<double[]>();
    for (var clip : clips(level)) {
      var features = extractor.extract(clip);
      for (int frame = 0; frame < frontEnd.frames(); frame += FRAMES_APART) {
        var row = new double[coefficients];
        for (int i = 0; i < coefficients; i++) {
          row[i] = features[frame * coefficients + i];
        }
        integers.add(row);
        doubles.add(PlainFrontEnd.features(frontEnd, clip, frame));
      }
    }
    double decibels = signalToError(doubles, integers);
    System.out.printf(
        Locale.ROOT, "%s times %s: %.1f dB%n", frontEnd.canonicalForm(), level, decibels);
    assertThat(decibels).isGreaterThan(fewestDecibels);
  }

  /** The variance of each coefficient against the mean square of its errors, in decibels. */
  private static double signalToError(List<double[]> expected, List<double[]> actual) {
    double variance = 0;
    double error = 0;
    for (int i = 0; i < expected.getFirst().length; i++) {
      int coefficient = i;
      double mean = expected.stream().mapToDouble(row -> row[coefficient]).average().orElseThrow();
      for (int row = 0; row < expected.size(); row++) {
        variance += Math.pow(expected.get(row)[i] - mean, 2);
        error += Math.pow(expected.get(row)[i] - actual.get(row)[i], 2);
      }
    }
    return 10 * Math.log10(variance / error);
  }

  private static List<short[]> clips(float level) {
    var folder = SpeechCommandsMini.folder();
    var set = DataSet.scan(folder);
    var clips = new ArrayList<short[]>();
    for (int i = 0; i < CLIPS; i++) {
      var file = set.clips().get(i * (set.clips().size() / CLIPS)).name();
      var samples = Clips.load(folder.resolve(file));
      float peak = 0;
      for (float sample : samples) {
        peak = Math.max(peak, Math.abs(sample));
      }
      float gain = Float.isNaN(level) ? LOUDEST / peak : level;
      for (int n = 0; n < samples.length; n++) {
        samples[n] *= gain;
      }
      clips.add(Pcm.of(samples));
    }
    return clips;
  }
}
