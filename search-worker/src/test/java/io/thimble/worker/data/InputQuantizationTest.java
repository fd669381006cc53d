package io.thimble.worker.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.thimble.hw.frontend.FrontEnd;
import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.Quantization;
import io.thimble.worker.data.features.Coefficients;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InputQuantizationTest {
  /** Exact but for the mean's and the multiplier's own rounding: at a half either side may come. */
  @Test
  void integersGiveWhatTheDefinitionGives() {
    for (long seed = 0; seed < 500; seed++) {
      var random = new SplittableRandom(seed);
      float mean = (float) (random.nextDouble(-200, 200));
      float deviation = (float) Math.exp(random.nextDouble(-3, 4));
      float scale = (float) Math.exp(random.nextDouble(-6, -1));
      var standardisation = new Standardisation(new float[] {mean}, new float[] {deviation});
      var quantization = new Quantization(scale, random.nextInt(-128, 128));
      var integers = InputQuantization.of(standardisation, quantization);
      for (int i = 0; i < 50; i++) {
        float feature = random.nextInt(-(1 << 24), 1 << 24) * Coefficients.UNIT;
        double steps = ((double) feature - mean) / deviation / scale + quantization.zeroPoint();
        double slack = Coefficients.UNIT / ((double) deviation * scale) + 1e-6;

        assertThat((double) integers.quantize(feature, 0))
            .as("seed %d, feature %s", seed, feature)
            .isBetween(
                Math.clamp(Math.floor(steps - slack + 0.5), -128, 127),
                Math.clamp(Math.floor(steps + slack + 0.5), -128, 127));
      }
    }
  }

  @Test
  void everyStepIsTheStatedFormulaOfIntegers() {
    var standardisation = new Standardisation(new float[] {1.25f, -7}, new float[] {0.5f, 12.75f});
    var integers = InputQuantization.of(standardisation, new Quantization(0.03f, 5));
    for (int feature = -3_000_000; feature < 3_000_000; feature += 997) {
      for (int i = 0; i < 2; i++) {
        var steps =
            BigDecimal.valueOf((long) feature - integers.offsets()[i])
                .multiply(BigDecimal.valueOf(integers.multipliers()[i]))
                .divide(BigDecimal.TWO.pow(integers.shifts()[i]))
                .add(new BigDecimal("0.5"))
                .setScale(0, RoundingMode.FLOOR);
        assertThat(integers.quantize(feature * Coefficients.UNIT, i))
            .isEqualTo(Math.clamp(steps.longValueExact() + 5, -128, 127));
      }
    }
  }

  @Test
  void extremeSettingsSaturateInsteadOfOverflowing() {
    for (float mean : new float[] {-Float.MAX_VALUE, 0, Float.MAX_VALUE}) {
      for (float deviation : new float[] {Float.MIN_VALUE, 1, Float.MAX_VALUE}) {
        for (float scale : new float[] {Float.MIN_VALUE, 1, Float.MAX_VALUE}) {
          var integers =
              InputQuantization.of(
                  new Standardisation(new float[] {mean}, new float[] {deviation}),
                  new Quantization(scale, 3));
          float feature = mean == 0 ? 2 : 0;
          double steps = ((double) feature - mean) / deviation / scale + 3;
          // Beyond any feature, an offset only has to be far away.
          int expected = (int) Math.clamp(Math.floor(steps + 0.5), -128, 127);
          boolean clamped = mean != 0 && deviation * scale > 1;
          if (!clamped) {
            assertThat(integers.quantize(feature, 0))
                .as("mean %s, deviation %s, scale %s", mean, deviation, scale)
                .isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void bytesOf16BitsAreLittleEndian() {
    var frontEnd = FrontEnd.mfcc(1, 100, 100);
    var values = new float[frontEnd.values()];
    values[0] = 1;
    values[1] = -1;
    values[2] = 100;
    var set = new FeatureSet(frontEnd, values, new int[1], List.of("clip"));
    var none = Standardisation.none(1);
    var wide = new Quantization(1 / 1024f, 0, ElementType.INT16);

    assertThat(InputQuantization.of(none, wide).bytes(set, 0))
        .hasSize(20)
        .startsWith(0, 4, 0, -4, -1, 127, 0, 0);
    assertThat(InputQuantization.of(none, new Quantization(0.5f, -10)).bytes(set, 0))
        .hasSize(10)
        .startsWith(-8, -12, 127, -10);
  }
}
