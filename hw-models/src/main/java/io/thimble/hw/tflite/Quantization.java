package io.thimble.hw.tflite;

import java.util.Locale;

/**
 * How an activation stands for real numbers: {@code real = scale * (integer - zeroPoint)}
 * (TensorFlow Lite 8-bit quantization specification; for int16, "16x8 quantization").
 *
 * @param scale size of one step, finite and above zero
 * @param zeroPoint the integer that stands for zero: -128 to 127 for int8, 0 for int16
 * @param type the integers: int8 or int16
 */
public record Quantization(float scale, int zeroPoint, ElementType type) {
  /** What TensorFlow Lite demands of an int8 softmax's output: 0 to 255/256. */
  public static final Quantization SOFTMAX = new Quantization(1 / 256f, -128);

  /** What it demands of an int16 softmax's output: 0 to 32767/32768 (activations.cc). */
  public static final Quantization SOFTMAX_INT16 =
      new Quantization(1 / 32768f, 0, ElementType.INT16);

  public Quantization {
    boolean fits =
        type == ElementType.INT8
            ? Byte.MIN_VALUE <= zeroPoint && zeroPoint <= Byte.MAX_VALUE
            : type == ElementType.INT16 && zeroPoint == 0;
    if (!(scale > 0) || !Float.isFinite(scale) || !fits) {
      throw new IllegalArgumentException(
          "A scale of %s with zero point %d is no %s quantization. Maybe the range it came from is empty."
              .formatted(scale, zeroPoint, type.name().toLowerCase(Locale.ROOT)));
    }
  }

  /** One of int8. */
  public Quantization(float scale, int zeroPoint) {
    this(scale, zeroPoint, ElementType.INT8);
  }

  /** What TensorFlow Lite demands of a softmax's output in these integers. */
  public static Quantization softmax(ElementType type) {
    return type == ElementType.INT16 ? SOFTMAX_INT16 : SOFTMAX;
  }

  /** The nearest int8 value, saturating. */
  public byte quantize(float real) {
    return (byte) Math.clamp(nearest(real), Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  /** The nearest value of the type, saturating. */
  public int nearest(float real) {
    long value = (long) Math.round(real / scale) + zeroPoint;
    return type == ElementType.INT16
        ? Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE)
        : Math.clamp(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  /** The real number that an integer stands for. */
  public float dequantize(int value) {
    return scale * (value - zeroPoint);
  }
}
