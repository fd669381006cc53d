package io.thimble.hw.tflite;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of a flatbuffer, each access of which is checked. Fields are numbered as in TensorFlow
 * Lite's schema.fbs.
 */
final class CheckedTable {
  private static final int VTABLE_HEADER_BYTES = 4;

  private final CheckedBytes bytes;
  private final long position;
  private final long vtable;
  private final int vtableBytes;
  private final int tableBytes;
  private final String place;

  CheckedTable(CheckedBytes bytes, long position, String place) {
    bytes.spend(1, place);
    this.bytes = bytes;
    this.position = position;
    this.place = place;
    this.vtable = position - bytes.intAt(position, place);
    this.vtableBytes = bytes.unsignedShortAt(vtable, place);
    this.tableBytes = bytes.unsignedShortAt(vtable + Short.BYTES, place);
    bytes.require(vtable, vtableBytes, place);
    bytes.require(position, tableBytes, place);
    if (vtableBytes < VTABLE_HEADER_BYTES || vtableBytes % Short.BYTES != 0) {
      throw MalformedModelException.broken(
          place, "a vtable of %d bytes does not exist".formatted(vtableBytes));
    }
  }

  /** Where this table stands in the file, for messages. */
  String place() {
    return place;
  }

  /** Whether a field is there. */
  boolean has(int field) {
    return field(field, Byte.BYTES) != 0;
  }

  int byteField(int field, int otherwise) {
    long at = field(field, Byte.BYTES);
    return at == 0 ? otherwise : bytes.byteAt(at, place);
  }

  int intField(int field, int otherwise) {
    long at = field(field, Integer.BYTES);
    return at == 0 ? otherwise : bytes.intAt(at, place);
  }

  Optional<CheckedTable> table(int field, String name) {
    long at = field(field, Integer.BYTES);
    var inner = place + ", " + name;
    return at == 0
        ? Optional.empty()
        : Optional.of(new CheckedTable(bytes, bytes.follow(at, inner), inner));
  }

  /** The tables of a vector; none when the field is left out. */
  List<CheckedTable> tables(int field, String name) {
    long start = vector(field, name, Integer.BYTES);
    int count = count(start, name);
    bytes.spend(count, place);
    var tables = new ArrayList<CheckedTable>(count);
    for (int i = 0; i < count; i++) {
      var inner = "%s %d".formatted(name, i);
      long at = start + (1L + i) * Integer.BYTES;
      tables.add(new CheckedTable(bytes, bytes.follow(at, inner), inner));
    }
    return tables;
  }

  /** The integers of a vector; none when the field is left out. */
  List<Integer> integers(int field, String name) {
    long start = vector(field, name, Integer.BYTES);
    int count = count(start, name);
    bytes.spend(count, place);
    var integers = new ArrayList<Integer>(count);
    for (int i = 0; i < count; i++) {
      integers.add(bytes.intAt(start + (1L + i) * Integer.BYTES, place));
    }
    return integers;
  }

  /** The long integers of a vector; none when the field is left out. */
  List<Long> longs(int field, String name) {
    long start = vector(field, name, Long.BYTES);
    int count = count(start, name);
    bytes.spend(count, place);
    var longs = new ArrayList<Long>(count);
    for (int i = 0; i < count; i++) {
      long at = start + Integer.BYTES + (long) i * Long.BYTES;
      long low = Integer.toUnsignedLong(bytes.intAt(at, place));
      longs.add((long) bytes.intAt(at + Integer.BYTES, place) << Integer.SIZE | low);
    }
    return longs;
  }

  /** As {@link #integers}, for shapes and indices. */
  IntVector indices(int field, String name) {
    return IntVector.owning(integers(field, name).stream().mapToInt(Integer::intValue).toArray());
  }

  /** The number of elements of a vector; 0 when the field is left out. */
  int length(int field, String name, int elementBytes) {
    return count(vector(field, name, elementBytes), name);
  }

  /** Bytes of a vector as little-endian integers; what is left over at its end is not read. */
  List<Integer> bytesAsIntegers(int field, String name) {
    long start = vector(field, name, Byte.BYTES);
    int count = count(start, name) / Integer.BYTES;
    bytes.spend(count, place);
    var integers = new ArrayList<Integer>(count);
    for (int i = 0; i < count; i++) {
      integers.add(bytes.intAt(start + (1L + i) * Integer.BYTES, place));
    }
    return integers;
  }

  Optional<String> text(int field, String name) {
    long start = vector(field, name, Byte.BYTES);
    if (start == 0) {
      return Optional.empty();
    }
    byte[] text = new byte[count(start, name)];
    bytes.spend(text.length, place);
    for (int i = 0; i < text.length; i++) {
      text[i] = bytes.byteAt(start + Integer.BYTES + i, place);
    }
    return Optional.of(new String(text, StandardCharsets.UTF_8));
  }

  /** Where a vector starts, its elements all inside the file; 0 when the field is left out. */
  private long vector(int field, String name, int elementBytes) {
    long at = field(field, Integer.BYTES);
    if (at == 0) {
      return 0;
    }
    var inner = place + ", " + name;
    long start = bytes.follow(at, inner);
    long count = Integer.toUnsignedLong(bytes.intAt(start, inner));
    bytes.require(start + Integer.BYTES, count * elementBytes, inner);
    return start;
  }

  private int count(long start, String name) {
    return start == 0 ? 0 : bytes.intAt(start, place + ", " + name);
  }

  /** Where a field stands; 0 when it is left out. */
  private long field(int field, int size) {
    long entry = VTABLE_HEADER_BYTES + (long) field * Short.BYTES;
    if (entry + Short.BYTES > vtableBytes) {
      return 0;
    }
    int offset = bytes.unsignedShortAt(vtable + entry, place);
    if (offset == 0) {
      return 0;
    }
    if (offset + size > tableBytes) {
      throw MalformedModelException.broken(
          place,
          "field %d at %d lies outside of its table of %d bytes"
              .formatted(field, offset, tableBytes));
    }
    return position + offset;
  }
}
