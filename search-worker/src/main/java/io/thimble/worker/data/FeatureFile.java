package io.thimble.worker.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A file of int32 values, little endian, after a header: eight bytes of name and version, the
 * number of values and their CRC-32C, both as 64-bit integers.
 */
final class FeatureFile {
  private static final long NAME = 0x3230_5441_4546_4854L; // "THFEAT02"
  private static final int HEADER_BYTES = 3 * Long.BYTES;
  private static final int CHUNK_VALUES = 1 << 16;

  private FeatureFile() {}

  /**
   * The values, or nothing where the file is missing, damaged or of another length. They are read
   * from the file as they are asked for, so that a large set takes no room on the heap.
   */
  static Optional<IntBuffer> read(Path file, int values) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long bytes = HEADER_BYTES + (long) values * Integer.BYTES;
      if (channel.size() != bytes) {
        return Optional.empty();
      }
      var buffer = channel.map(MapMode.READ_ONLY, 0, bytes).order(ByteOrder.LITTLE_ENDIAN);
      if (buffer.getLong() != NAME
          || buffer.getLong() != values
          || buffer.getLong() != checksum(buffer.slice())) {
        return Optional.empty();
      }
      return Optional.of(buffer.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer());
    }
  }

  static void write(Path file, int[] values) throws IOException {
    var checksum = new CRC32C();
    forEachChunk(values, checksum::update);
    var header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(NAME).putLong(values.length).putLong(checksum.getValue()).flip();
    AtomicFiles.write(
        file,
        channel -> {
          channel.write(header);
          forEachChunk(values, channel::write);
        });
  }

  private static <E extends Exception> void forEachChunk(int[] values, Chunk<E> chunk) throws E {
    var bytes = ByteBuffer.allocate(CHUNK_VALUES * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += CHUNK_VALUES) {
      int count = Math.min(CHUNK_VALUES, values.length - from);
      bytes.clear().limit(count * Integer.BYTES);
      bytes.asIntBuffer().put(values, from, count);
      chunk.use(bytes);
    }
  }

  private interface Chunk<E extends Exception> {
    void use(ByteBuffer bytes) throws E;
  }

  private static long checksum(ByteBuffer bytes) {
    var checksum = new CRC32C();
    checksum.update(bytes);
    return checksum.getValue();
  }
}
