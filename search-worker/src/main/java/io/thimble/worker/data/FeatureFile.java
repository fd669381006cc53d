package io.thimble.worker.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A file of 32-bit values, integers or floats, after a header: eight bytes of name and version, the
 * number of values and their CRC-32C, both as 64-bit integers. All stand in this machine's order of
 * bytes, so that they are read where they lie; a file of another machine has another name.
 */
final class FeatureFile {
  /** Bytes of one value. */
  static final int VALUE_BYTES = Integer.BYTES;

  private static final long NAME = 0x3330_5441_4546_4854L; // "THFEAT03"
  private static final int HEADER_BYTES = 3 * Long.BYTES;
  private static final int CHUNK_BYTES = 1 << 20;

  /** Of files up to this size, what is in memory is what was checked. */
  private static final long LARGEST_COPY_BYTES = 16L << 20;

  private FeatureFile() {}

  /**
   * The values, or nothing where the file is missing, damaged or of another length. Those of a
   * large file stay there and are read as they are asked for, so that even a set larger than memory
   * can be used; others are copied, so that nothing that happens to the file or to the system's
   * copy of its pages reaches a training. The file may be removed meanwhile.
   */
  static Optional<MemorySegment> open(Path file, long values) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() != HEADER_BYTES + values * VALUE_BYTES) {
        return Optional.empty();
      }
      var header = buffer(HEADER_BYTES);
      channel.read(header);
      header.flip();
      if (header.remaining() != HEADER_BYTES
          || header.getLong() != NAME
          || header.getLong() != values) {
        return Optional.empty();
      }
      var content = Content.of(channel, values);
      return content.checksum() == header.getLong()
          ? Optional.of(content.values())
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Writes values that are computed piece by piece.
   *
   * @param unfinished where they stand until all are there
   * @return the values, read from the file
   */
  static MemorySegment write(Path file, Path unfinished, long values, Computation computation)
      throws IOException {
    return AtomicFiles.write(
        file,
        unfinished,
        channel -> {
          computation.into((first, piece) -> put(channel, first, piece));
          if (channel.size() != HEADER_BYTES + values * VALUE_BYTES) {
            throw new IOException(
                "%d bytes were written for %d values".formatted(channel.size(), values));
          }
          var content = Content.of(channel, values);
          var header = buffer(HEADER_BYTES).putLong(NAME).putLong(values);
          channel.write(header.putLong(content.checksum()).flip(), 0);
          return content.values();
        });
  }

  private static void put(FileChannel channel, long first, ByteBuffer piece) throws IOException {
    long position = HEADER_BYTES + first * VALUE_BYTES;
    while (piece.hasRemaining()) {
      position += channel.write(piece, position);
    }
  }

  private static MemorySegment copy(FileChannel channel, long values) throws IOException {
    var copy = Arena.ofAuto().allocate(values * VALUE_BYTES, VALUE_BYTES);
    var rest = copy.asByteBuffer();
    long position = HEADER_BYTES;
    for (int read = channel.read(rest, position); read > 0; read = channel.read(rest, position)) {
      position += read;
    }
    return copy.asReadOnly();
  }

  private static long checksum(MemorySegment values) {
    var checksum = new CRC32C();
    checksum.update(values.asByteBuffer());
    return checksum.getValue();
  }

  private static MemorySegment map(FileChannel channel, long values) throws IOException {
    return channel.map(MapMode.READ_ONLY, HEADER_BYTES, values * VALUE_BYTES, Arena.ofAuto());
  }

  /** Of all values; read, not mapped, so that checking a file leaves nothing in memory. */
  private static long checksum(FileChannel channel) throws IOException {
    var checksum = new CRC32C();
    var chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
    long position = HEADER_BYTES;
    for (int read = channel.read(chunk, position); read > 0; read = channel.read(chunk, position)) {
      position += read;
      checksum.update(chunk.flip());
      chunk.clear();
    }
    return checksum.getValue();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
  }

  /**
   * The values as trainings get them, and the CRC-32C of all of them: of a small file, both from
   * the same copy.
   */
  private record Content(MemorySegment values, long checksum) {
    static Content of(FileChannel channel, long values) throws IOException {
      if (values * VALUE_BYTES > LARGEST_COPY_BYTES) {
        return new Content(map(channel, values), FeatureFile.checksum(channel));
      }
      var copy = copy(channel, values);
      return new Content(copy, FeatureFile.checksum(copy));
    }
  }

  /** Computes all values of a file. */
  @FunctionalInterface
  interface Computation {
    /** Puts every value into its place, in any order, from one thread or several. */
    void into(Values values);
  }

  /** Where the values of a file go; safe for several threads. */
  interface Values {
    /**
     * Takes some values.
     *
     * @param first number of the first of them
     * @param piece the values, in this machine's order of bytes; empty afterwards
     */
    void put(long first, ByteBuffer piece) throws IOException;
  }
}
