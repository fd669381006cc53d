package io.thimble.worker.score;

import io.thimble.hw.tflite.ElementType;
import io.thimble.hw.tflite.Quantization;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What enters and leaves a model, between integers and the little-endian bytes that hold them. */
public final class Integers {
  private Integers() {}

  /** The bytes of real numbers in a quantization. */
  public static byte[] bytes(Quantization quantization, float[] reals) {
    boolean wide = quantization.type() == ElementType.INT16;
    var bytes = ByteBuffer.allocate(reals.length * quantization.type().bytes());
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    for (float real : reals) {
      int value = quantization.nearest(real);
      if (wide) {
        bytes.putShort((short) value);
      } else {
        bytes.put((byte) value);
      }
    }
    return bytes.array();
  }

  /**
   * The integers in bytes.
   *
   * @param type int8 or int16
   */
  public static int[] of(ElementType type, byte[] bytes) {
    boolean wide = type == ElementType.INT16;
    var values = new int[bytes.length / type.bytes()];
    var from = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length; i++) {
      values[i] = wide ? from.getShort() : from.get();
    }
    return values;
  }
}
