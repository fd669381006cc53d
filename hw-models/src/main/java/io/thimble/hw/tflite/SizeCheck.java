package io.thimble.hw.tflite;

/**
 * Refuses models that no file can hold: its offsets are signed 32-bit numbers (FlatBuffers
 * internals, "Offsets"), so that it ends below 2 GiB.
 */
final class SizeCheck {
  /** What is left for tables, which take a few hundred bytes for each operator. */
  private static final long STRUCTURE_BYTES = 1 << 24;

  private static final long MOST_BYTES = Integer.MAX_VALUE - STRUCTURE_BYTES;

  /** A float scale and an int64 zero point. */
  private static final long SCALE_BYTES = Float.BYTES + Long.BYTES;

  private SizeCheck() {}

  /**
   * The bytes of all constants and their scales.
   *
   * @throws IllegalArgumentException when they are too many for a file
   */
  static long constantBytes(Model model) {
    long total = 0;
    for (int graph = 0; graph < model.graphs().size(); graph++) {
      var tensors = model.graphs().get(graph).tensors();
      for (int i = 0; i < tensors.size(); i++) {
        var tensor = tensors.get(i);
        if (tensor.constant()) {
          double bytes = bytes(tensor);
          if (total + bytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                "The constants up to tensor %d of graph %d (%s of %s) take %.0f bytes, and a file holds less than 2 GiB. Maybe a layer has far too many units or filters."
                    .formatted(i, graph, tensor.shape(), tensor.type(), total + bytes));
          }
          total += (long) bytes;
        }
      }
    }
    return total;
  }

  /** As a double, which does not overflow. */
  private static double bytes(Tensor tensor) {
    double bytes = tensor.type().bytes();
    for (int i = 0; i < tensor.shape().size(); i++) {
      bytes *= tensor.shape().get(i);
    }
    return bytes + (double) SCALE_BYTES * tensor.scales();
  }
}
