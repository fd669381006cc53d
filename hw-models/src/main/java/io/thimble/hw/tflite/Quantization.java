package io.thimble.hw.tflite;

/**
 * How an int8 activation stands for real numbers: {@code real = scale * (int8 - zeroPoint)}
 * (TensorFlow Lite 8-bit quantization specification).
 *
 * @param scale size of one step, finite and above zero
 * @param zeroPoint the int8 value that stands for zero, -128 to 127
 */
public record Quantization(float scale, int zeroPoint) {
  /** What TensorFlow Lite demands of an int8 softmax's output: 0 to 255/256. */
  public static final Quantization SOFTMAX = new Quantization(1 / 256f, -128);

  public Quantization {
    if (!(scale > 0) || !Float.isFinite(scale) || zeroPoint < -128 || zeroPoint > 127) {
      throw new IllegalArgumentException(
          "A scale of %s with zero point %d is no int8 quantization. Maybe the range it came from is empty."
              .formatted(scale, zeroPoint));
    }
  }

  /** The nearest int8 value, saturating. */
  public byte quantize(float real) {
    var value = Math.round(real / scale) + zeroPoint;
    return (byte) Math.clamp(value, -128, 127);
  }

  /** The real number that an int8 value stands for. */
  public float dequantize(byte value) {
    return scale * (value - zeroPoint);
  }
}
