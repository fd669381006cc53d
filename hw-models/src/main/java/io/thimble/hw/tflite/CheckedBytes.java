package io.thimble.hw.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The bytes of a flatbuffer, where nothing outside of the file is ever read. Layout: FlatBuffers
 * internals, "Format components".
 *
 * <p>Parts of a flatbuffer may be shared, so a small file can unfold to a huge one. What may be
 * read in all is therefore limited.
 */
final class CheckedBytes {
  private static final long ELEMENTS_BESIDE_FILE = 1 << 16;

  private final ByteBuffer bytes;
  private long elementsLeft;

  CheckedBytes(byte[] file) {
    this.bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    this.elementsLeft = file.length + ELEMENTS_BESIDE_FILE;
  }

  int length() {
    return bytes.capacity();
  }

  /** Counts elements against what may be read in all. */
  void spend(int elements, String place) {
    elementsLeft -= 1L + elements;
    if (elementsLeft < 0) {
      throw new MalformedModelException(
          place,
          "it unfolds to more elements than its %d bytes account for".formatted(length()),
          "it was made to exhaust memory");
    }
  }

  /** Throws unless {@code size} bytes from {@code position} on are inside the file. */
  void require(long position, long size, String place) {
    if (position < 0 || size < 0 || position + size > length()) {
      throw MalformedModelException.broken(
          place,
          "%d bytes at offset %d reach beyond the end (%d)".formatted(size, position, length()));
    }
  }

  byte byteAt(long position, String place) {
    require(position, Byte.BYTES, place);
    return bytes.get((int) position);
  }

  int unsignedShortAt(long position, String place) {
    require(position, Short.BYTES, place);
    return Short.toUnsignedInt(bytes.getShort((int) position));
  }

  int intAt(long position, String place) {
    require(position, Integer.BYTES, place);
    return bytes.getInt((int) position);
  }

  /** Where the offset that stands at {@code position} leads. */
  long follow(long position, String place) {
    long offset = Integer.toUnsignedLong(intAt(position, place));
    if (offset == 0) {
      throw MalformedModelException.broken(
          place, "the offset (0) at %d leads nowhere".formatted(position));
    }
    long target = position + offset;
    require(target, Integer.BYTES, place);
    return target;
  }
}
