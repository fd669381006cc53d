package io.thimble.worker.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A file of float32 values, little endian, after a header: eight bytes of name and version, the
 * number of values and their CRC-32C, both as 64-bit integers.
 */
final class FeatureFile {
  private static final long NAME = 0x3130_5441_4546_4854L; // "THFEAT01"
  private static final int HEADER_BYTES = 3 * Long.BYTES;

  private FeatureFile() {}

  /** The values, or nothing where the file is missing, damaged or of another length. */
  static Optional<float[]> read(Path file, int values) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      int bytes = Math.addExact(HEADER_BYTES, Math.multiplyExact(values, Float.BYTES));
      if (channel.size() != bytes) {
        return Optional.empty();
      }
      var buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
      buffer.flip();
      if (buffer.remaining() != bytes
          || buffer.getLong() != NAME
          || buffer.getLong() != values
          || buffer.getLong() != checksum(buffer.slice())) {
        return Optional.empty();
      }
      var result = new float[values];
      buffer.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(result);
      return Optional.of(result);
    }
  }

  static void write(Path file, float[] values) throws IOException {
    var body = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    body.asFloatBuffer().put(values);
    var header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(NAME).putLong(values.length).putLong(checksum(body.duplicate())).flip();
    AtomicFiles.write(file, header, body);
  }

  private static long checksum(ByteBuffer bytes) {
    var checksum = new CRC32C();
    checksum.update(bytes);
    return checksum.getValue();
  }
}
