package io.thimble.hw.tflite;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a tensor's elements are. Codes are those of TensorFlow Lite's schema ({@code enum
 * TensorType}).
 */
public enum ElementType {
  FLOAT32(0, 4),
  FLOAT16(1, 2),
  INT32(2, 4),
  UINT8(3, 1),
  INT64(4, 8),
  BOOL(6, 1),
  INT16(7, 2),
  COMPLEX64(8, 8),
  INT8(9, 1),
  FLOAT64(10, 8),
  UINT64(12, 8),
  /** A handle to a variable that lives outside of the graph; TFLM keeps an int32. */
  RESOURCE(13, 4),
  UINT32(15, 4),
  UINT16(16, 2);

  private final int code;
  private final int bytes;

  ElementType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The number that stands for this type in a file. */
  public byte code() {
    return (byte) code;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }

  /** The type with this code, if it is one whose elements have a fixed size of whole bytes. */
  static Optional<ElementType> ofCode(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }
}
