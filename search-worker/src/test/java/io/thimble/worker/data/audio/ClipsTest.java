package io.thimble.worker.data.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipsTest {
  private static final int RATE = 16_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theLoudestSecondIsTheOneOfTheMostEnergy(long seed) {
    var random = new SplittableRandom(seed);
    var samples = new float[100 + random.nextInt(200)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) random.nextDouble(-1, 1);
    }
    int rate = 50;

    var part = Clips.loudest(new Recording(rate, samples));

    int from = (int) Math.round(part.fromSeconds() * rate);
    assertThat(part.sound().samples()).hasSize(rate).startsWith(samples[from]);
    for (int other = 0; other + rate <= samples.length; other++) {
      assertThat(energy(samples, other, rate))
          .as("seed %d, from %d", seed, other)
          .isLessThanOrEqualTo(energy(samples, from, rate) + 1e-6);
    }
  }

  @Test
  void aWordBetweenSilencesIsFoundToTheSample() {
    var samples = new float[3 * RATE];
    for (int i = 0; i < RATE; i++) {
      samples[20_001 + i] = i % 2 == 0 ? 0.5f : -0.5f;
    }

    var part = Clips.loudest(new Recording(RATE, samples));

    assertThat(part.fromSeconds()).isEqualTo(20_001.0 / RATE);
    assertThat(part.sound().samples()).startsWith(0.5f).endsWith(-0.5f).hasSize(RATE);
  }

  @Test
  void silenceIsHeardFromItsBeginning() {
    assertThat(Clips.loudest(new Recording(RATE, new float[5 * RATE])).fromSeconds()).isZero();
  }

  @Test
  void whatIsShorterThanASecondIsLeftWhole() {
    var part = Clips.loudest(new Recording(RATE, new float[] {0.1f, 0.2f}));

    assertThat(part.fromSeconds()).isZero();
    assertThat(part.sound().samples()).containsExactly(0.1f, 0.2f);
  }

  private static double energy(float[] samples, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return sum;
  }
}
