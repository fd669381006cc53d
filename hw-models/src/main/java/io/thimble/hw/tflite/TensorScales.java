package io.thimble.hw.tflite;

import java.util.List;

/**
 * The quantization that a file states of a tensor.
 *
 * @param scales one, or one for each channel; none for a tensor that is not quantized
 * @param zeroPoints as many
 * @param dimension along which scales change
 */
record TensorScales(List<Float> scales, List<Long> zeroPoints, int dimension) {
  /** Scales beyond these overflow the multipliers that kernels make of them. */
  private static final float SMALLEST = 1e-12f;

  private static final float LARGEST = 1e6f;

  /** Reads the quantization of a tensor, and holds it against the tensor's type and shape. */
  static TensorScales read(CheckedTable tensor, Tensor shape) {
    var table = tensor.table(4, "quantization");
    if (table.isEmpty()) {
      return new TensorScales(List.of(), List.of(), 0);
    }
    var quantization = table.get();
    var scales = quantization.integers(2, "scales").stream().map(Float::intBitsToFloat).toList();
    var zeroPoints = quantization.longs(3, "zero points");
    int dimension = quantization.intField(6, 0);
    var found = new TensorScales(scales, zeroPoints, dimension);
    if (quantization.byteField(4, 0) != 0) {
      throw refused(quantization, "it has details of a kind that is not known");
    }
    if (!scales.isEmpty()) {
      found.check(quantization, shape);
    }
    return found;
  }

  private void check(CheckedTable place, Tensor tensor) {
    for (float scale : scales) {
      if (!(scale >= SMALLEST && scale <= LARGEST)) {
        throw refused(
            place, "the scale (%s) is not within %s and %s".formatted(scale, SMALLEST, LARGEST));
      }
    }
    if (zeroPoints.size() != scales.size()) {
      throw refused(
          place, "%d zero points stand for %d scales".formatted(zeroPoints.size(), scales.size()));
    }
    for (long zeroPoint : zeroPoints) {
      boolean alone = scales.size() == 1;
      boolean fits =
          zeroPoint == 0
              || (alone && tensor.type() == ElementType.INT8 && zeroPoint == (byte) zeroPoint)
              || (alone && tensor.type() == ElementType.INT16 && zeroPoint == (short) zeroPoint);
      if (!fits) {
        throw refused(
            place, "the zero point (%d) does not fit %s".formatted(zeroPoint, tensor.type()));
      }
    }
    if (scales.size() > 1
        && (dimension < 0
            || dimension >= tensor.shape().size()
            || tensor.shape().get(dimension) != scales.size())) {
      throw refused(
          place,
          "%d scales do not stand along dimension %d of %s"
              .formatted(scales.size(), dimension, tensor.shape()));
    }
  }

  /** The scale of the whole tensor. */
  double scale() {
    return scales.getFirst();
  }

  private static MalformedModelException refused(CheckedTable place, String problem) {
    return new MalformedModelException(
        place.place(),
        problem,
        "it was not quantized as TensorFlow Lite's 8-bit specification says");
  }
}
