package io.thimble.worker.train;

import io.thimble.hw.arch.Architecture;
import io.thimble.worker.data.Standardisation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;

/**
 * A trained network's numbers as bytes: format version, then mean, deviation and each layer's
 * weights and biases, each array as its length and its float32 values, little endian. The
 * architecture is not repeated; who reads must know it.
 */
public final class TrainedNetworkFile {
  private static final int VERSION = 1;

  private TrainedNetworkFile() {}

  /** The network as bytes. */
  public static byte[] write(TrainedNetwork network) {
    var arrays = new ArrayList<float[]>();
    arrays.add(network.standardisation().mean());
    arrays.add(network.standardisation().deviation());
    for (var layer : network.layers()) {
      arrays.add(layer.weights());
      arrays.add(layer.biases());
    }
    int floats = arrays.stream().mapToInt(array -> array.length).sum();
    var buffer =
        ByteBuffer.allocate(Integer.BYTES * (1 + arrays.size()) + Float.BYTES * floats)
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(VERSION);
    for (var array : arrays) {
      buffer.putInt(array.length);
      for (float value : array) {
        buffer.putFloat(value);
      }
    }
    return buffer.array();
  }

  /**
   * The network that was written.
   *
   * @throws IllegalArgumentException when the bytes are not of this version, or cut short
   */
  public static TrainedNetwork read(byte[] bytes, Architecture architecture) {
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (buffer.remaining() < Integer.BYTES || buffer.getInt() != VERSION) {
      throw new IllegalArgumentException(
          "These %d bytes are no network of version %d.".formatted(bytes.length, VERSION));
    }
    var standardisation = new Standardisation(array(buffer), array(buffer));
    var layers = new ArrayList<TrainedLayer>();
    for (var layer : architecture.layers()) {
      layers.add(new TrainedLayer(layer, array(buffer), array(buffer)));
    }
    return new TrainedNetwork(architecture, standardisation, layers);
  }

  private static float[] array(ByteBuffer buffer) {
    int length = buffer.remaining() < Integer.BYTES ? -1 : buffer.getInt();
    if (length < 0 || length > buffer.remaining() / Float.BYTES) {
      throw new IllegalArgumentException(
          "The network's bytes end early (%d values, %d bytes left)."
              .formatted(length, buffer.remaining()));
    }
    var array = new float[length];
    for (int i = 0; i < length; i++) {
      array[i] = buffer.getFloat();
    }
    return array;
  }
}
