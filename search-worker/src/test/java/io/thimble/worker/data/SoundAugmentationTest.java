package io.thimble.worker.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.training.Augmentation;
import io.thimble.worker.data.audio.Noise;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoundAugmentationTest {
  private static final FrontEnd FRONT_END = FrontEnd.mfcc(10, 40, 40);
  private static final int VARIANTS = 400;
  private static final Background BACKGROUND =
      new Background(
          List.of("quiet", "loud"), List.of(noise(80_000, 2, 0.001), noise(80_000, 3, 0.3)));
  private static final Example WORD = new Example("yes/a.wav", 2, new Example.Word("yes/a.wav"));
  private static final float[] CLIP = noise(FrontEnd.CLIP_SAMPLES, 1, 0.05);

  @Test
  void noiseHasTheDrawnPowerBelowItsClip() {
    var augmentation = augmentation(new Augmentation(0, 1, 0, 20, 0, 0, 0, 0, 0), 1);

    var decibels =
        IntStream.rangeClosed(1, VARIANTS)
            .mapToDouble(variant -> decibels(augmentation.apply(WORD, CLIP, variant)))
            .sorted()
            .toArray();

    // Kolmogorov and Smirnov's distance to the uniform distribution: beyond 1.63 one time in 100.
    double distance = 0;
    for (int i = 0; i < VARIANTS; i++) {
      assertThat(decibels[i]).isBetween(-0.01, 20.01);
      distance = Math.max(distance, Math.abs(decibels[i] / 20 - (i + 0.5) / VARIANTS));
    }
    assertThat(distance * Math.sqrt(VARIANTS)).isLessThan(1.63);
  }

  @Test
  void thatShareOfVersionsHasNoise() {
    var augmentation = augmentation(new Augmentation(0, 0.25, 10, 10, 0, 0, 0, 0, 0), 2);

    long noisy =
        IntStream.rangeClosed(1, VARIANTS)
            .filter(variant -> !sameAs(CLIP, augmentation.apply(WORD, CLIP, variant)))
            .count();

    assertThat(noisy).isBetween(75L, 125L);
  }

  @Test
  void clipWithoutSoundGetsNoiseUpToATenth() {
    var augmentation = augmentation(new Augmentation(0, 1, 0, 20, 0, 0, 0, 0, 0), 3);
    var silent = new float[FrontEnd.CLIP_SAMPLES];

    var levels =
        IntStream.rangeClosed(1, VARIANTS)
            .mapToDouble(variant -> Noise.level(augmentation.apply(WORD, silent, variant)))
            .summaryStatistics();

    assertThat(levels.getMin()).isGreaterThan(0);
    assertThat(levels.getMax()).isBetween(0.025, 0.031);
  }

  @Test
  void noiseWithoutSoundAddsNothing() {
    var silence = new Background(List.of("silence"), List.of(new float[80_000]));
    var settings = new Augmentation(0, 1, 0, 20, 0, 0, 0, 0, 0);

    assertThat(new SoundAugmentation(silence, settings, FRONT_END, 1).apply(WORD, CLIP, 1))
        .isEqualTo(CLIP);
  }

  @Test
  void soundIsShiftedByHalfAStrideAtMostAndFeaturesByTheRest() {
    var settings = new Augmentation(100, 0, 0, 0, 0, 0, 0, 0, 0);
    var augmentation = augmentation(settings, 4);
    var impulse = new float[FrontEnd.CLIP_SAMPLES];
    impulse[8000] = 1;

    var shifts = new HashSet<Integer>();
    for (int variant = 1; variant <= VARIANTS; variant++) {
      var changed = augmentation.apply(WORD, impulse, variant);
      shifts.add(IntStream.range(0, changed.length).filter(i -> changed[i] == 1).sum() - 8000);
    }

    assertThat(shifts).allMatch(shift -> Math.abs(shift) <= 320).hasSizeGreaterThan(200);
    assertThat(shifts).anyMatch(shift -> shift > 300).anyMatch(shift -> shift < -300);
    assertThat(TimeShift.of(settings, FRONT_END)).isEqualTo(new TimeShift(320, 2));
    assertThat(TimeShift.of(settings, FrontEnd.mfcc(10, 40, 20))).isEqualTo(new TimeShift(160, 4));
    var little = new Augmentation(5, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(TimeShift.of(little, FRONT_END)).isEqualTo(new TimeShift(80, 0));
    assertThat(TimeShift.of(Augmentation.NONE, FRONT_END)).isEqualTo(new TimeShift(0, 0));
  }

  @Test
  void speedStaysWithinItsRange() {
    var augmentation = augmentation(new Augmentation(0, 0, 0, 0, 0.2, 0, 0, 0, 0), 5);
    var impulse = new float[FrontEnd.CLIP_SAMPLES];
    impulse[12_000] = 1;

    var places =
        IntStream.rangeClosed(1, VARIANTS)
            .map(variant -> largest(augmentation.apply(WORD, impulse, variant)))
            .summaryStatistics();

    assertThat(places.getMin()).isBetween((int) (8000 + 4000 / 1.2) - 1, 11_400);
    assertThat(places.getMax()).isBetween(12_900, 8000 + (int) (4000 / 0.8) + 1);
  }

  @Test
  void versionsComeBackTheSameAndFollowTheSeed() {
    var settings = new Augmentation(100, 0.8, 5, 40, 0.1, 0, 0, 0, 0);
    var one = augmentation(settings, 6);

    assertThat(one.apply(WORD, CLIP, 0)).isSameAs(CLIP);
    assertThat(one.apply(WORD, CLIP, 1)).isEqualTo(augmentation(settings, 6).apply(WORD, CLIP, 1));
    assertThat(one.apply(WORD, CLIP, 1)).isNotEqualTo(one.apply(WORD, CLIP, 2));
    assertThat(one.apply(WORD, CLIP, 1))
        .isNotEqualTo(augmentation(settings, 7).apply(WORD, CLIP, 1));
  }

  @Test
  void silenceIsAnotherCutInEachVersion() {
    var augmentation = augmentation(Augmentation.NONE, 8);
    var cut = new Example.Cut(1, 0, 1);
    var silence = new Example("loud@0*1.000 #0", 0, cut);

    assertThat(augmentation.apply(silence, CLIP, 0)).isSameAs(CLIP);
    assertThat(augmentation.apply(silence, CLIP, 1))
        .isNotEqualTo(CLIP)
        .isNotEqualTo(augmentation.apply(silence, CLIP, 2))
        .isEqualTo(augmentation.apply(silence, CLIP, 1));
  }

  private static SoundAugmentation augmentation(Augmentation settings, long seed) {
    return new SoundAugmentation(BACKGROUND, settings, FRONT_END, seed);
  }

  private static double decibels(float[] noisy) {
    var noise = new float[noisy.length];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = noisy[i] - CLIP[i];
    }
    return 20 * Math.log10(Noise.level(CLIP) / Noise.level(noise));
  }

  private static boolean sameAs(float[] clip, float[] other) {
    return java.util.Arrays.equals(clip, other);
  }

  private static int largest(float[] clip) {
    int best = 0;
    for (int i = 0; i < clip.length; i++) {
      best = clip[i] > clip[best] ? i : best;
    }
    return best;
  }

  private static float[] noise(int samples, long seed, double level) {
    return Noise.scaled(Noise.white(samples, new SplittableRandom(seed)), level);
  }
}
