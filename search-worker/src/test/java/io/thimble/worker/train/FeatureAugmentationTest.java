package io.thimble.worker.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.training.Augmentation;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeatureAugmentationTest {
  private static final int DRAWS = 20_000;
  private static final FrontEnd FRONT_END = FrontEnd.mfcc(10, 40, 20);
  private static final int FRAMES = FRONT_END.frames();

  @Test
  void nothingIsChangedWithoutSettings() {
    var random = new SplittableRandom(1);
    var untouched = new SplittableRandom(1);
    var clip = numbered();

    new FeatureAugmentation(Augmentation.NONE, FRONT_END).apply(clip, random);

    assertThat(clip).isEqualTo(numbered());
    assertThat(random.nextLong()).as("nothing is drawn").isEqualTo(untouched.nextLong());
  }

  @Test
  void everyShiftIsEquallyLikelyAndRepeatsTheEdge() {
    var augmentation = augmentation(100, 0, 0, 0, 0);
    var random = new SplittableRandom(2);
    var counts = new int[9];

    for (int draw = 0; draw < DRAWS; draw++) {
      var clip = numbered();
      augmentation.apply(clip, random);
      // The middle frame is never lost.
      int by = FRAMES / 2 - (int) clip[FRAMES / 2 * 10] / 10;
      counts[by + 4]++;
      for (int i = 0; i < clip.length; i++) {
        int frame = Math.clamp(i / 10 - by, 0, FRAMES - 1);
        assertThat(clip[i]).as("shift %d, value %d", by, i).isEqualTo(1 + frame * 10 + i % 10);
      }
    }

    for (int count : counts) {
      assertThat(count).isBetween(DRAWS / 9 - 200, DRAWS / 9 + 200);
    }
  }

  @Test
  void timeMaskIsAStretchOfFramesOfEveryWidthAndPlace() {
    var augmentation = augmentation(0, 1, 100, 0, 0);
    var random = new SplittableRandom(3);
    var widths = new int[6];
    var masked = new int[FRAMES];

    for (int draw = 0; draw < DRAWS; draw++) {
      var clip = numbered();
      augmentation.apply(clip, random);
      int first = -1;
      int width = 0;
      for (int frame = 0; frame < FRAMES; frame++) {
        var values = Arrays.copyOfRange(clip, frame * 10, frame * 10 + 10);
        if (values[0] == 0) {
          assertThat(values).containsOnly(0);
          first = first < 0 ? frame : first;
          assertThat(frame).as("one stretch").isEqualTo(first + width++);
          masked[frame]++;
        }
      }
      widths[width]++;
    }

    for (int count : widths) {
      assertThat(count).isBetween(DRAWS / 6 - 220, DRAWS / 6 + 220);
    }
    // A frame in the middle is in one of 49 - w + 1 places w times: 2.5 frames of about 47.5.
    assertThat(masked[FRAMES / 2] / (double) DRAWS).isBetween(0.045, 0.060);
    assertThat(masked[0]).isPositive();
    assertThat(masked[FRAMES - 1]).isPositive();
  }

  @Test
  void frequencyMaskTakesTheSameCoefficientsFromEveryFrame() {
    var augmentation = augmentation(0, 0, 0, 1, 0.3);
    var random = new SplittableRandom(4);
    var widths = new int[4];

    for (int draw = 0; draw < DRAWS; draw++) {
      var clip = numbered();
      augmentation.apply(clip, random);
      int width = 0;
      for (int i = 0; i < 10; i++) {
        width += clip[i] == 0 ? 1 : 0;
        for (int frame = 1; frame < FRAMES; frame++) {
          assertThat(clip[frame * 10 + i] == 0).isEqualTo(clip[i] == 0);
        }
      }
      widths[width]++;
    }

    for (int count : widths) {
      assertThat(count).isBetween(DRAWS / 4 - 250, DRAWS / 4 + 250);
    }
  }

  @Test
  void masksWiderThanTheClipFit() {
    var short1 = FrontEnd.mfcc(1, 100, 100);
    var augmentation =
        new FeatureAugmentation(new Augmentation(500, 0, 0, 0, 0, 10, 500, 10, 1), short1);
    var random = new SplittableRandom(5);

    for (int draw = 0; draw < 1000; draw++) {
      var clip = new float[short1.values()];
      Arrays.fill(clip, 1);
      augmentation.apply(clip, random);
      for (float value : clip) {
        assertThat(value).isIn(0f, 1f);
      }
    }
  }

  private static FeatureAugmentation augmentation(
      int shiftMillis, int timeMasks, int widestMillis, int frequencyMasks, double widest) {
    return new FeatureAugmentation(
        new Augmentation(shiftMillis, 0, 0, 0, 0, timeMasks, widestMillis, frequencyMasks, widest),
        FRONT_END);
  }

  /** Values that say where they come from, none of them 0. */
  private static float[] numbered() {
    var clip = new float[FRONT_END.values()];
    for (int i = 0; i < clip.length; i++) {
      clip[i] = 1 + i;
    }
    return clip;
  }
}
