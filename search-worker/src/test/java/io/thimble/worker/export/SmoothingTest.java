package io.thimble.worker.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The smoothing of scores on the chip, against the same in doubles. */
class SmoothingTest {
  private static final int SMOOTHED = 4;
  private static final int QUIET = 3;
  private static final double THRESHOLD = 0.5;
  private static final int INFERENCES = 5_000;

  private static final String MAIN =
      """
      #include <stdio.h>
      #include "thimble.h"

      int main(void) {
        thimble_score_t scores[THIMBLE_LABELS];
        FILE *file = fopen("scores.bin", "rb");
        thimble_smooth_reset();
        while (fread(scores, sizeof(scores), 1, file) == 1) printf("%d\\n", thimble_smooth(scores));
        return fclose(file);
      }
      """;

  @TempDir private Path folder = Path.of(".");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void chipAndDoublesHearTheSame(long seed) throws IOException, InterruptedException {
    assumeThat(Toolchain.has("gcc")).isTrue();
    var project = Toolchain.unpacked(folder, Bundles.contents(9, null));
    int labels = Bundles.LABELS.size();
    var scores = new byte[INFERENCES * labels];
    var random = new SplittableRandom(seed);
    int sure = 0;
    for (int i = 0; i < INFERENCES; i++) {
      sure = random.nextInt(6) == 0 ? random.nextInt(labels) : sure;
      for (int label = 0; label < labels; label++) {
        int centre = label == sure ? 60 : -110;
        scores[i * labels + label] = (byte) Math.max(-128, centre + random.nextInt(-60, 61));
      }
    }
    Files.write(folder.resolve("scores.bin"), scores);
    Files.writeString(folder.resolve("main.c"), MAIN);
    project.compile(
        "gcc",
        ("-std=c99 -fsanitize=address,undefined -DTHIMBLE_SMOOTHED_INFERENCES=%d"
                + " -DTHIMBLE_QUIET_INFERENCES=%d -DTHIMBLE_THRESHOLD_PERCENT=%.0f -o smooth main.c"
                + " smoothing.c")
            .formatted(SMOOTHED, QUIET, 100 * THRESHOLD));

    var heard = project.run("./smooth").said().lines().map(Integer::valueOf).toList();

    var expected = expected(scores, labels);
    assertThat(heard).as("seed %d", seed).isEqualTo(expected);
    assertThat(expected).contains(2, 3).doesNotContain(0, 1);
  }

  /** Means of the last scores, the first of the largest, then a pause. */
  private static ArrayList<Integer> expected(byte[] scores, int labels) {
    var heard = new ArrayList<Integer>();
    int quiet = 0;
    for (int i = 0; i < scores.length / labels; i++) {
      int best = 0;
      double most = -1;
      for (int label = 0; label < labels; label++) {
        double sum = 0;
        for (int back = Math.max(0, i - SMOOTHED + 1); back <= i; back++) {
          sum += (scores[back * labels + label] + 128) / 256.0;
        }
        if (sum / SMOOTHED > most) {
          most = sum / SMOOTHED;
          best = label;
        }
      }
      boolean speaks = quiet == 0 && i >= SMOOTHED - 1 && best >= 2 && most >= THRESHOLD;
      quiet = speaks ? QUIET : Math.max(0, quiet - 1);
      heard.add(speaks ? best : -1);
    }
    return heard;
  }
}
