package io.thimble.hw.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import com.google.flatbuffers.Utf8;
import java.nio.ByteBuffer;
import java.util.Arrays;

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

  /** Its own length and the table's. */
  private static final int VTABLE_HEADER_SHORTS = 2;

  /** Room for a field's place in its table: tables of TensorFlow Lite's schema are shorter. */
  private static final int PLACE_BITS = 7;

  private int bytes;
  private int largestAlignment = 1;
  private int elements;
  private int tableStart;

  /** How far behind the table's start each field of the present table ends; 0: it has none. */
  private long places;

  /** The vtables so far: each one's places, and how long its table is. */
  private long[] vtables = new long[32];

  private int vtableCount;

  LengthBuilder() {
    super(1);
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
    largestAlignment = Math.max(largestAlignment, size);
    bytes += -Math.addExact(bytes, additionalBytes) & (size - 1);
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
    startVector(elementBytes, count, alignment);
    bytes = Math.addExact(bytes, Math.multiplyExact(elementBytes, count));
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
    int end = bytes;
    long tableBytes = end - tableStart;
    // Two tables share a vtable when their fields stand at the same places and they are as long.
    for (int i = 0; i < vtableCount; i += 2) {
      if (vtables[i] == places && vtables[i + 1] == tableBytes) {
        return end;
      }
    }
    if (vtableCount == vtables.length) {
      vtables = Arrays.copyOf(vtables, 2 * vtables.length);
    }
    vtables[vtableCount++] = places;
    vtables[vtableCount++] = tableBytes;
    int fields = Math.ceilDiv(Long.SIZE - Long.numberOfLeadingZeros(places), PLACE_BITS);
    bytes += Short.BYTES * (fields + VTABLE_HEADER_SHORTS);
    return end;
  }

  @Override
  public void finish(int root, String identifier) {
    prep(largestAlignment, OFFSET_BYTES + IDENTIFIER_BYTES);
    bytes += IDENTIFIER_BYTES;
    prep(largestAlignment, OFFSET_BYTES);
    bytes += OFFSET_BYTES;
  }
}
