package io.thimble.hw.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tensorflow.lite.schema.QuantizationParameters;

/**
 * The vectors of a file. Those that follow from the architecture alone (shapes, indices, zero
 * points of weights) are stored once and pointed to many times, which the format allows. Those that
 * hold trained values never are, so that the file's length does not depend on training.
 */
final class Vectors {
  /** Alignment of weights (schema: {@code Buffer.data} has {@code force_align: 16}). */
  static final int DATA_ALIGNMENT = 16;

  private final FlatBufferBuilder builder;
  private final Map<List<Integer>, Integer> integers = new HashMap<>();
  private final Map<Integer, Integer> zeroPoints = new HashMap<>();

  Vectors(FlatBufferBuilder builder) {
    this.builder = builder;
  }

  /** Shapes or indices. */
  int ofIntegers(List<Integer> values) {
    return integers.computeIfAbsent(
        values,
        _ -> {
          builder.startVector(Integer.BYTES, values.size(), Integer.BYTES);
          values.reversed().forEach(builder::addInt);
          return builder.endVector();
        });
  }

  /** As many zeros as there are scales, which TensorFlow Lite insists on. */
  int ofZeroPoints(int scales) {
    return zeroPoints.computeIfAbsent(
        scales, _ -> QuantizationParameters.createZeroPointVector(builder, new long[scales]));
  }

  /** Values of a tensor; {@code fill} receives room for them, in little-endian order. */
  int ofData(int bytes, Consumer<ByteBuffer> fill) {
    fill.accept(builder.createUnintializedVector(Byte.BYTES, bytes, DATA_ALIGNMENT));
    return builder.endVector();
  }
}
