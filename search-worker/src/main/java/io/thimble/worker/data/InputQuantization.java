package io.thimble.worker.data;

import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.Quantization;
import io.thimble.worker.data.features.Coefficients;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Standardisation and quantization of the input in one step of integers, as the chip does it: a
 * feature {@code x} in units of {@link Coefficients#UNIT} becomes {@code zeroPoint + ((x - offset)
 * * multiplier + 2^(shift - 1)) >> shift}, clipped to the type. The multiplier has 31 bits, as
 * those of TensorFlow Lite ({@code QuantizeMultiplier}); products have 64. Halves round up.
 *
 * @param offsets of each coefficient: its mean
 * @param multipliers of each coefficient, at most {@code 2^31 - 1}
 * @param shifts of each coefficient, 1 to 62
 * @param quantization of the input
 */
public record InputQuantization(
    int[] offsets, int[] multipliers, int[] shifts, Quantization quantization) {
  private static final int MULTIPLIER_BITS = 31;
  private static final int LARGEST_SHIFT = 62;

  /** Far beyond every feature; keeps the product within 64 bits. */
  private static final long LARGEST_OFFSET = 1L << 30;

  /** The step that stands for these two. */
  public static InputQuantization of(Standardisation standardisation, Quantization quantization) {
    int coefficients = standardisation.mean().length;
    var offsets = new int[coefficients];
    var multipliers = new int[coefficients];
    var shifts = new int[coefficients];
    for (int i = 0; i < coefficients; i++) {
      long mean = Math.round(standardisation.mean()[i] / (double) Coefficients.UNIT);
      offsets[i] = (int) Math.clamp(mean, -LARGEST_OFFSET, LARGEST_OFFSET);
      double steps =
          Coefficients.UNIT / ((double) standardisation.deviation()[i] * quantization.scale());
      shifts[i] = Math.clamp(MULTIPLIER_BITS - 1 - Math.getExponent(steps), 1, LARGEST_SHIFT);
      multipliers[i] = (int) Math.min(Math.round(Math.scalb(steps, shifts[i])), Integer.MAX_VALUE);
    }
    return new InputQuantization(offsets, multipliers, shifts, quantization);
  }

  /** The smallest value of the input. */
  public int smallest() {
    return quantization.type() == ElementType.INT16 ? Short.MIN_VALUE : Byte.MIN_VALUE;
  }

  /** The largest value of the input. */
  public int largest() {
    return quantization.type() == ElementType.INT16 ? Short.MAX_VALUE : Byte.MAX_VALUE;
  }

  /**
   * One feature.
   *
   * @param feature its value; what is no multiple of {@link Coefficients#UNIT} is rounded
   * @param coefficient which one of its frame it is
   */
  public int quantize(float feature, int coefficient) {
    int shift = shifts[coefficient];
    long distance = (long) Math.round(feature / Coefficients.UNIT) - offsets[coefficient];
    long steps = (distance * multipliers[coefficient] + (1L << (shift - 1))) >> shift;
    return (int) Math.clamp(steps + quantization.zeroPoint(), smallest(), largest());
  }

  /** The bytes of the input that one clip becomes; integers of 16 bits are little endian. */
  public byte[] bytes(FeatureSet features, int clip) {
    int values = features.valuesPerClip();
    boolean wide = quantization.type() == ElementType.INT16;
    var bytes = ByteBuffer.allocate(values * quantization.type().bytes());
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values; i++) {
      int value = quantize(features.value(clip, i), i % offsets.length);
      if (wide) {
        bytes.putShort((short) value);
      } else {
        bytes.put((byte) value);
      }
    }
    return bytes.array();
  }
}
