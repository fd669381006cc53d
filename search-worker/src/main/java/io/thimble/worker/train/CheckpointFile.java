package io.thimble.worker.train;

import io.thimble.hw.digest.Sha256;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A training's state as bytes: version, SHA-256 of what is trained and how, epoch, optimizer steps,
 * the loss watch, then each array as a count and its values, and a CRC-32C of all that; little
 * endian.
 */
final class CheckpointFile {
  private static final int VERSION = 1;
  private static final int OWNER_BYTES = 32;
  private static final int HEADER_BYTES =
      4 * Integer.BYTES + OWNER_BYTES + Double.BYTES + Integer.BYTES;

  private CheckpointFile() {}

  /** Bytes of a state. */
  static Checkpoint write(String owner, State state) {
    int arrays = state.arrays().stream().mapToInt(array -> 1 + array.length).sum();
    var buffer =
        ByteBuffer.allocate(HEADER_BYTES + Integer.BYTES * arrays + Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(VERSION).put(hash(owner)).putInt(state.epoch()).putInt(state.steps());
    buffer.putDouble(state.watch().lowest()).putInt(state.watch().risen());
    buffer.putInt(state.arrays().size());
    for (var array : state.arrays()) {
      buffer.putInt(array.length);
      buffer.asFloatBuffer().put(array);
      buffer.position(buffer.position() + array.length * Float.BYTES);
    }
    buffer.putLong(checksum(buffer.array(), buffer.position()));
    return new Checkpoint(state.epoch(), buffer.array());
  }

  /**
   * The state that was written.
   *
   * @param owner what is trained and how; has to be what the writer said
   * @throws IllegalArgumentException when the bytes are damaged, of another version or of another
   *     training
   */
  static State read(String owner, Checkpoint checkpoint) {
    var bytes = checkpoint.bytes();
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEADER_BYTES + Long.BYTES
        || buffer.getLong(bytes.length - Long.BYTES)
            != checksum(bytes, bytes.length - Long.BYTES)) {
      throw new IllegalArgumentException(
          "The checkpoint (%d bytes) is damaged. Maybe it was cut short; train from the start."
              .formatted(bytes.length));
    }
    int version = buffer.getInt();
    var writer = new byte[OWNER_BYTES];
    buffer.get(writer);
    if (version != VERSION || !Arrays.equals(writer, hash(owner))) {
      throw new IllegalArgumentException(
          "The checkpoint (version %d) is another training's. Maybe its settings were changed; train from the start."
              .formatted(version));
    }
    return state(buffer);
  }

  private static State state(ByteBuffer buffer) {
    try {
      int epoch = buffer.getInt();
      int steps = buffer.getInt();
      var watch = new LossWatch(buffer.getDouble(), buffer.getInt());
      int count = buffer.getInt();
      var arrays = new ArrayList<float[]>();
      for (int i = 0; i < count; i++) {
        var array = new float[buffer.getInt()];
        buffer.asFloatBuffer().get(array);
        buffer.position(buffer.position() + array.length * Float.BYTES);
        arrays.add(array);
      }
      return new State(epoch, steps, watch, arrays);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(
          "The checkpoint ends early. Maybe train from the start.", e);
    }
  }

  private static byte[] hash(String owner) {
    return HexFormat.of().parseHex(Sha256.of(owner));
  }

  private static long checksum(byte[] bytes, int length) {
    var checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return checksum.getValue();
  }

  /**
   * What a training consists of between two epochs.
   *
   * @param epoch epochs done
   * @param steps optimizer steps done
   * @param watch what the losses came to
   * @param arrays parameters, first moment, second moment, then running mean and variance of each
   *     layer
   */
  record State(int epoch, int steps, LossWatch watch, List<float[]> arrays) {}
}
