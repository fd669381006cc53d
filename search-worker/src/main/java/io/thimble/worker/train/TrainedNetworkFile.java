package io.thimble.worker.train;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.arch.FeatureMap;
import io.thimble.worker.data.Standardisation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A trained network's numbers as bytes: format version, then mean, deviation and each layer's
 * weights, biases and the mean and deviation of its normalization (both empty where there was
 * none), each array as its length and its float32 values, little endian. The architecture is not
 * repeated; who reads must know it.
 */
public final class TrainedNetworkFile {
  private static final int VERSION = 2;
  private static final float[] NONE = {};

  private TrainedNetworkFile() {}

  /** The network as bytes. */
  public static byte[] write(TrainedNetwork network) {
    var arrays = new ArrayList<float[]>();
    arrays.add(network.standardisation().mean());
    arrays.add(network.standardisation().deviation());
    for (var layer : network.layers()) {
      arrays.add(layer.weights());
      arrays.add(layer.biases());
      var normalization = layer.normalization();
      arrays.add(normalization == null ? NONE : normalization.mean());
      arrays.add(normalization == null ? NONE : normalization.deviation());
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
   * @throws IllegalArgumentException when the bytes are not of this version, cut short, or of
   *     another architecture
   */
  public static TrainedNetwork read(byte[] bytes, Architecture architecture) {
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (buffer.remaining() < Integer.BYTES || buffer.getInt() != VERSION) {
      throw new IllegalArgumentException(
          "These %d bytes are no network of version %d.".formatted(bytes.length, VERSION));
    }
    var standardisation = new Standardisation(array(buffer), array(buffer));
    var layers = new ArrayList<TrainedLayer>();
    for (int i = 0; i < architecture.layers().size(); i++) {
      var layer = architecture.layers().get(i);
      var read = new TrainedLayer(layer, array(buffer), array(buffer), normalization(buffer));
      requireFitting(read, i, architecture.shapes().get(i));
      layers.add(read);
    }
    return new TrainedNetwork(architecture, standardisation, layers);
  }

  private static void requireFitting(TrainedLayer read, int index, FeatureMap input) {
    long values = (long) read.weights().length + read.biases().length;
    var normalization = read.normalization();
    if (values != read.layer().parameters(input)
        || (normalization != null && normalization.mean().length != read.biases().length)) {
      throw new IllegalArgumentException(
          "Layer %d (%s) comes with %d weights and biases instead of %d. Maybe they are another network's."
              .formatted(index, read.layer(), values, read.layer().parameters(input)));
    }
  }

  private static @Nullable Normalization normalization(ByteBuffer buffer) {
    var normalization = new Normalization(array(buffer), array(buffer));
    return normalization.mean().length == 0 ? null : normalization;
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
