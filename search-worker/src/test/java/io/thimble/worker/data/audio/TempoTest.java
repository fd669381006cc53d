package io.thimble.worker.data.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TempoTest {
  private static final int LENGTH = 16_000;

  @Test
  void sameSpeedShiftsWholeSamples() {
    var clip = Noise.white(LENGTH, new SplittableRandom(1));

    assertThat(Tempo.change(clip, 1, 0)).isEqualTo(clip);
    var later = Tempo.change(clip, 1, 5);
    assertThat(Arrays.copyOf(later, 5)).containsOnly(0);
    assertThat(Arrays.copyOfRange(later, 5, LENGTH)).isEqualTo(Arrays.copyOf(clip, LENGTH - 5));
    var earlier = Tempo.change(clip, 1, -5);
    assertThat(Arrays.copyOf(earlier, LENGTH - 5)).isEqualTo(Arrays.copyOfRange(clip, 5, LENGTH));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.9, 1.1, 1.5})
  void toneBecomesHigherBySpeedAroundTheMiddle(double speed) {
    var changed = Tempo.change(tone(500), speed, 0);

    double middle = (LENGTH - 1) / 2.0;
    for (int i = LENGTH / 4; i < 3 * LENGTH / 4; i++) {
      double position = middle + (i - middle) * speed;
      assertThat((double) changed[i])
          .isCloseTo(Math.sin(2 * Math.PI * 500 / LENGTH * position), within(0.01));
    }
  }

  @Test
  void fasterSpeechLeavesSilenceAtBothEnds() {
    var changed = Tempo.change(tone(500), 1.25, 0);

    assertThat(Arrays.copyOf(changed, LENGTH / 10 - 2)).containsOnly(0);
    assertThat(Arrays.copyOfRange(changed, LENGTH - LENGTH / 10 + 2, LENGTH)).containsOnly(0);
    assertThat(Noise.level(Arrays.copyOfRange(changed, LENGTH / 10 + 2, LENGTH / 5)))
        .isCloseTo(Math.sqrt(0.5), within(0.02));
  }

  @Test
  void fourKilohertzLosesLittle() {
    var changed = Tempo.change(tone(4_000), 1.0001, 0);
    var middle = Arrays.copyOfRange(changed, 1000, LENGTH - 1000);
    double lowest = 1;
    for (int i = 0; i + 16 < middle.length; i += 16) {
      lowest = Math.min(lowest, Noise.level(Arrays.copyOfRange(middle, i, i + 16)));
    }

    assertThat(20 * Math.log10(lowest / Math.sqrt(0.5))).isBetween(-1.2, 0.0);
  }

  private static float[] tone(double hertz) {
    var tone = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      tone[i] = (float) Math.sin(2 * Math.PI * hertz / LENGTH * i);
    }
    return tone;
  }
}
