package io.thimble.hw.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import com.google.flatbuffers.Utf8;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts the bytes that {@link FlatBufferBuilder} would write, and writes none: the same
 * alignments, the same vtables, each distinct one once (FlatBuffers internals, "Format
 * components"). What is written twice is also counted twice, so whoever fills this builder decides
 * about sharing, as with the real one.
 */
final class LengthBuilder extends FlatBufferBuilder {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final int OFFSET_BYTES = Integer.BYTES;
  private static final int IDENTIFIER_BYTES = 4;

  /** The fields of those tables that are measured have at most 4 bytes. */
  private static final int ALIGNMENTS = 4;

  /**
   * What a table took that began at some alignment, by signature and alignment. Entries never
   * change, and it does not matter which thread's is kept.
   */
  private static final @Nullable Measured[] MEASURED =
      new @Nullable Measured[TableSignature.COUNT * ALIGNMENTS];

  /** Its own length and the table's. */
  private static final int VTABLE_HEADER_SHORTS = 2;

  /** Room for a field's place in its table: tables of TensorFlow Lite's schema are shorter. */
  private static final int PLACE_BITS = 7;

  private int bytes;
  private int largestAlignment = 1;
  private int elements;
  private int begin;
  private int tableStart;
  private int tableEnd;

  /** How far behind the table's start each field of the present table ends; 0: it has none. */
  private long places;

  /** The vtables so far: each one's places, and how long its table is. */
  private long[] vtables = new long[32];

  private int vtableCount;

  /** A bit for each entry of {@link #MEASURED} whose vtable is in this file. */
  private final long[] counted = new long[MEASURED.length / Long.SIZE];

  /**
   * A table that was counted field by field.
   *
   * @param bytes what it took, without its vtable
   * @param places where its fields are
   * @param tableBytes how long it is
   */
  private record Measured(int bytes, long places, long tableBytes) {}

  LengthBuilder() {
    super(NOTHING);
  }

  /**
   * Counts a table that has been counted before, at this alignment and in any file: the same fields
   * take the same bytes. Otherwise the caller builds it, and says so with {@link #learn}.
   *
   * @param signature which table it is and which of its fields it has, see {@link TableSignature}
   */
  boolean repeats(int signature) {
    int slot = signature * ALIGNMENTS + (bytes & ALIGNMENTS - 1);
    var measured = MEASURED[slot];
    if (measured == null) {
      begin = bytes;
      return false;
    }
    bytes += measured.bytes();
    long bit = 1L << slot;
    if ((counted[slot >> 6] & bit) == 0) {
      counted[slot >> 6] |= bit;
      addVtable(measured.places(), measured.tableBytes());
    }
    return true;
  }

  /** Remembers the table that was built after {@link #repeats} did not know it. */
  void learn(int signature) {
    MEASURED[signature * ALIGNMENTS + (begin & ALIGNMENTS - 1)] =
        new Measured(tableEnd - begin, places, tableEnd - tableStart);
  }

  /** The length of all that was added, in bytes. */
  int lengthBytes() {
    return bytes;
  }

  @Override
  public int offset() {
    return bytes;
  }

  @Override
  public void pad(int byteSize) {
    bytes = Math.addExact(bytes, byteSize);
  }

  @Override
  public void prep(int size, int additionalBytes) {
    if (size > largestAlignment) {
      largestAlignment = size;
    }
    bytes += -(bytes + additionalBytes) & (size - 1);
  }

  @Override
  public void putBoolean(boolean value) {
    bytes += Byte.BYTES;
  }

  @Override
  public void putByte(byte value) {
    bytes += Byte.BYTES;
  }

  @Override
  public void putShort(short value) {
    bytes += Short.BYTES;
  }

  @Override
  public void putInt(int value) {
    bytes += Integer.BYTES;
  }

  @Override
  public void putLong(long value) {
    bytes += Long.BYTES;
  }

  @Override
  public void putFloat(float value) {
    bytes += Float.BYTES;
  }

  @Override
  public void putDouble(double value) {
    bytes += Double.BYTES;
  }

  @Override
  public void startVector(int elementBytes, int count, int alignment) {
    elements = count;
    int size = Math.multiplyExact(elementBytes, count);
    prep(Integer.BYTES, size);
    prep(alignment, size);
  }

  @Override
  public int endVector() {
    putInt(elements);
    return offset();
  }

  @Override
  public ByteBuffer createUnintializedVector(int elementBytes, int count, int alignment) {
    elements = count;
    int size = Math.multiplyExact(elementBytes, count);
    int strictest = Math.max(alignment, Integer.BYTES);
    if (strictest > largestAlignment) {
      largestAlignment = strictest;
    }
    // Alignments are powers of two, so the strictest one keeps the other, too.
    int end = Math.addExact(bytes, size);
    bytes = Math.addExact(end, -end & (strictest - 1));
    return NOTHING;
  }

  @Override
  public int createString(CharSequence text) {
    int length = Utf8.getDefault().encodedLength(text);
    addByte((byte) 0);
    startVector(Byte.BYTES, length, Byte.BYTES);
    bytes = Math.addExact(bytes, length);
    return endVector();
  }

  @Override
  public void notNested() {
    // Nothing is written, so nothing can be written in the middle of something else.
  }

  @Override
  public void startTable(int fields) {
    places = 0;
    tableStart = bytes;
  }

  @Override
  public void slot(int field) {
    places |= (long) (bytes - tableStart) << PLACE_BITS * field;
  }

  @Override
  public int endTable() {
    prep(OFFSET_BYTES, 0);
    bytes += OFFSET_BYTES;
    tableEnd = bytes;
    addVtable(places, tableEnd - tableStart);
    return tableEnd;
  }

  /** Two tables share a vtable when their fields stand at the same places and they are as long. */
  private void addVtable(long fields, long tableBytes) {
    for (int i = 0; i < vtableCount; i += 2) {
      if (vtables[i] == fields && vtables[i + 1] == tableBytes) {
        return;
      }
    }
    if (vtableCount == vtables.length) {
      vtables = Arrays.copyOf(vtables, 2 * vtables.length);
    }
    vtables[vtableCount++] = fields;
    vtables[vtableCount++] = tableBytes;
    int slots = Math.ceilDiv(Long.SIZE - Long.numberOfLeadingZeros(fields), PLACE_BITS);
    bytes += Short.BYTES * (slots + VTABLE_HEADER_SHORTS);
  }

  @Override
  public void finish(int root, String identifier) {
    prep(largestAlignment, OFFSET_BYTES + IDENTIFIER_BYTES);
    bytes += IDENTIFIER_BYTES;
    prep(largestAlignment, OFFSET_BYTES);
    bytes += OFFSET_BYTES;
  }
}
