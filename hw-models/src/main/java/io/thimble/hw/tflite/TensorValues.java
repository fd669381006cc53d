package io.thimble.hw.tflite;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Scales, zero points and integers of one graph's tensors, filled in layer by layer. What does not
 * fit its tensor is refused, by the name of the layer that it belongs to.
 */
final class TensorValues {
  private record Value(float[] scales, int zeroPoint, @Nullable Consumer<ByteBuffer> integers) {}

  private final Graph graph;
  private final @Nullable Value[] values;
  private String place = "the input";

  TensorValues(Graph graph) {
    this.graph = graph;
    this.values = new Value[graph.tensors().size()];
  }

  /** Says which layer the following values belong to. */
  void enter(String layer) {
    place = layer;
  }

  /** Where values are filled in, for messages. */
  String place() {
    return place;
  }

  void activation(int tensor, Quantization quantization) {
    values[tensor] = new Value(new float[] {quantization.scale()}, quantization.zeroPoint(), null);
  }

  /** An activation without a zero point, or a state that begins with zeros. */
  void symmetric(int tensor, float scale) {
    requireScales("scale of an activation", scale);
    values[tensor] = new Value(new float[] {scale}, 0, _ -> {});
  }

  void weights(int tensor, byte[] weights, float... scales) {
    var what = graph.tensors().get(tensor);
    requireCount("weights", weights.length, what.elements());
    requireCount("weight scales", scales.length, what.scales());
    requireScales("weight scale", scales);
    values[tensor] = new Value(scales, 0, room -> room.put(weights));
  }

  void biases(int tensor, int[] biases, float... scales) {
    biases(tensor, Arrays.stream(biases).asLongStream().toArray(), scales);
  }

  void biases(int tensor, long[] biases, float... scales) {
    var what = graph.tensors().get(tensor);
    requireCount("biases", biases.length, what.elements());
    values[tensor] =
        new Value(
            scales,
            0,
            what.type() == ElementType.INT64
                ? room -> room.asLongBuffer().put(biases)
                : room -> Arrays.stream(biases).mapToInt(Math::toIntExact).forEach(room::putInt));
  }

  float scale(int tensor, int channel) {
    return value(tensor).scales()[channel];
  }

  int zeroPoint(int tensor) {
    return value(tensor).zeroPoint();
  }

  void put(int tensor, ByteBuffer room) {
    var integers = value(tensor).integers();
    if (integers == null) {
      throw new IllegalArgumentException(
          "The tensor (%d) is an activation, which has no values. Maybe the graph is of another network."
              .formatted(tensor));
    }
    integers.accept(room);
  }

  private Value value(int tensor) {
    var value = values[tensor];
    if (value == null) {
      throw new IllegalArgumentException(
          "The tensor (%d) belongs to no layer. Maybe the graph is of another network."
              .formatted(tensor));
    }
    return value;
  }

  private void requireCount(String what, long count, long wanted) {
    if (count != wanted) {
      throw new IllegalArgumentException(
          "The number of %s (%d) of %s is not %d. Maybe they belong to another architecture."
              .formatted(what, count, place, wanted));
    }
  }

  private void requireScales(String what, float... scales) {
    for (float scale : scales) {
      if (!(scale > 0) || !Float.isFinite(scale)) {
        throw new IllegalArgumentException(
            "A %s (%s) of %s is not above zero. Maybe a channel has no weights but zeros."
                .formatted(what, scale, place));
      }
    }
  }
}
