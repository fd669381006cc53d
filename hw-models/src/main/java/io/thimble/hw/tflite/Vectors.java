package io.thimble.hw.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The vectors of a file. Those that follow from the architecture alone (shapes, indices, zero
 * points of weights) are stored once and pointed to many times, which the format allows. Those that
 * hold trained values never are, so that the file's length does not depend on training.
 */
final class Vectors {
  /** Alignment of weights (schema: {@code Buffer.data} has {@code force_align: 16}). */
  private static final int DATA_ALIGNMENT = 16;

  private final FlatBufferBuilder builder;
  private final boolean filled;
  private final VectorOffsets integers = new VectorOffsets();

  /** Counts of zero points, each with the place of that many. */
  private int[] zeroPoints = new int[16];

  private int zeroPointCounts;

  /**
   * Vectors of a file.
   *
   * @param filled whether trained values are asked for; else there is only room for them
   */
  Vectors(FlatBufferBuilder builder, boolean filled) {
    this.builder = builder;
    this.filled = filled;
  }

  /** Shapes or indices. */
  int ofIntegers(IntVector values) {
    int known = integers.get(values);
    if (known != 0) {
      return known;
    }
    var room = builder.createUnintializedVector(Integer.BYTES, values.size(), Integer.BYTES);
    if (filled) {
      for (int i = 0; i < values.size(); i++) {
        room.putInt(values.get(i));
      }
    }
    int offset = builder.endVector();
    integers.putMissed(values, offset);
    return offset;
  }

  /** As many zeros as there are scales, which TensorFlow Lite insists on. */
  int ofZeros(int scales) {
    for (int i = 0; i < zeroPointCounts; i += 2) {
      if (zeroPoints[i] == scales) {
        return zeroPoints[i + 1];
      }
    }
    clear(builder.createUnintializedVector(Long.BYTES, scales, Long.BYTES));
    int offset = builder.endVector();
    if (zeroPointCounts == zeroPoints.length) {
      zeroPoints = Arrays.copyOf(zeroPoints, 2 * zeroPointCounts);
    }
    zeroPoints[zeroPointCounts++] = scales;
    zeroPoints[zeroPointCounts++] = offset;
    return offset;
  }

  /** References to tables. */
  int ofTables(int[] offsets, int count) {
    if (!filled) {
      builder.createUnintializedVector(Integer.BYTES, count, Integer.BYTES);
      return builder.endVector();
    }
    builder.startVector(Integer.BYTES, count, Integer.BYTES);
    for (int i = count - 1; i >= 0; i--) {
      builder.addOffset(offsets[i]);
    }
    return builder.endVector();
  }

  /** Trained numbers; {@code fill} receives room for them, in little-endian order. */
  int ofNumbers(int elementBytes, int count, Consumer<ByteBuffer> fill) {
    return vector(elementBytes, count, elementBytes, fill);
  }

  /** Values of a tensor; {@code fill} receives room for them, in little-endian order. */
  int ofData(int bytes, Consumer<ByteBuffer> fill) {
    return vector(Byte.BYTES, bytes, DATA_ALIGNMENT, fill);
  }

  private int vector(int elementBytes, int count, int alignment, Consumer<ByteBuffer> fill) {
    var room = builder.createUnintializedVector(elementBytes, count, alignment);
    if (filled) {
      clear(room);
      fill.accept(room);
    }
    return builder.endVector();
  }

  /** The builder leaves the bytes of a vtable behind when it finds that it has an equal one. */
  private void clear(ByteBuffer room) {
    if (filled) {
      room.put(new byte[room.remaining()]).rewind();
    }
  }
}
